import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource } from '../../src/plan/plan.ts'
import { type Ingested, ingest } from '../../src/readers/ingest.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import { expandScans } from '../../src/schemas/expand.ts'
import { platformColumns } from '../../src/schemas/platform-columns.ts'
import { NO_SPAN } from '../../src/source/text.ts'

let root = ''
let engine: Engine
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'network-sources-'))
  engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
})
afterEach(async () => {
  await engine.close()
  await rm(root, { recursive: true })
})

async function read(files: Readonly<Record<string, string>>): Promise<Ingested> {
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(root, name))
    await writeFile(join(root, name), content)
  }
  const options = { carve: false, tempDirectory: root, platformColumns }
  return ingest(
    paths.map((path) => ({ kind: 'path', path })),
    engine,
    options,
  )
}

/** The columns of a log source, as rules of Sigma see it. */
async function see({ bound, filled }: Ingested, name: string, names: readonly string[]): Promise<readonly unknown[]> {
  const sources = { platforms: ['sigma'] as const, bound, filled }
  const table = buildCatalog(sources).tables.get(name)
  const ids = new ColumnSource()
  const columns = names.map((column) => {
    const found = table?.columns.find((known) => known.name === column)
    expect(found, `${name}: ${column}`).toBeDefined()
    return ids.fresh(column, found?.type ?? 'string')
  })
  const result = await engine.query(expandScans({ kind: 'scan', table: name, columns, span: NO_SPAN }, sources))
  const rows: unknown[] = []
  for await (const batch of result.batches()) rows.push(...batch)
  return rows
}

const ends = {
  uid: 'CAbc1234567890',
  'id.orig_h': '10.0.0.7',
  'id.orig_p': 50_000,
  'id.resp_h': '203.0.113.4',
  'id.resp_p': 80,
}
const lines = (...records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('log sources of networks', () => {
  it('what Zeek tells is there for rules of its own logs and for those of any product, once each', async () => {
    const read1 = await read({
      'zeek.json': lines(
        { _path: 'conn', ts: 1_767_225_600, ...ends, proto: 'tcp', conn_state: 'SF' },
        {
          _path: 'http',
          ts: 1_767_225_600,
          ...ends,
          trans_depth: 1,
          method: 'GET',
          host: 'h.test',
          uri: '/a.exe?b=c',
          user_agent: 'x',
        },
        {
          _path: 'dns',
          ts: 1_767_225_600,
          ...ends,
          trans_id: 1,
          query: 'q.test',
          qtype_name: 'TXT',
          answers: ['TXT 3 abc'],
        },
        { _path: 'mqtt_publish', ts: 1_767_225_600, ...ends, topic: 'own' },
      ),
    })
    expect(await see(read1, 'zeek/http', ['method', 'user_agent', 'id.resp_p', '@destination'])).toEqual([
      ['GET', 'x', 80n, '203.0.113.4'],
    ])
    expect(await see(read1, 'zeek/mqtt_publish', ['topic', '@time'])).toEqual([['own', 17_672_256_000_000_000n]])
    expect(await see(read1, 'proxy', ['c-uri', 'c-useragent', 'cs-host', 'src_ip'])).toEqual([
      ['http://h.test/a.exe?b=c', 'x', 'h.test', '10.0.0.7'],
    ])
    expect(await see(read1, 'webserver', ['cs-uri', 'cs-uri-stem', 'cs-uri-query', 'cs-method'])).toEqual([
      ['/a.exe?b=c', '/a.exe', 'b=c', 'GET'],
    ])
    expect(await see(read1, 'dns', ['query', 'record_type', 'answer'])).toEqual([['q.test', 'TXT', 'TXT 3 abc']])
    expect(await see(read1, 'firewall', ['src_ip', 'dst_ip', 'dst_port', 'action', 'blocked'])).toEqual([
      ['10.0.0.7', '203.0.113.4', '80', null, null],
    ])
  })

  it('access logs are rows of their log source once, and none of another', async () => {
    const line = '10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a?b HTTP/1.1" 200 5 "-" "agent"'
    const found = await read({ 'access.log': `${line}\n` })
    expect(await see(found, 'webserver', ['cs-uri-stem', '@values'])).toEqual([['/a', line]])
    expect(await see(found, 'webserver', ['c-uri', 'cs-uri', 'c-useragent', 'src_ip'])).toEqual([
      ['/a?b', '/a?b', 'agent', '10.0.0.7'],
    ])
    expect(await see(found, 'proxy', ['c-uri'])).toEqual([])
  })

  it('firewalls in CEF and LEEF tell traffic, and whether it was let through', async () => {
    const found = await read({
      'fw.log': [
        'Jan  2 2026 03:04:05 fw CEF:0|Acme|Wall|1|100|traffic|3|src=10.0.0.7 spt=50000 dst=203.0.113.4 dpt=23 proto=TCP act=accept suser=bob',
        'Jan  2 2026 03:04:06 fw LEEF:1.0|Acme|Wall|1|deny|src=10.0.0.8\tsrcPort=1\tdst=203.0.113.4\tdstPort=80\tproto=6\taction=Deny',
      ].join('\n'),
    })
    const shown = ['src_ip', 'src_port', 'dst_ip', 'dst_port', 'action', 'blocked', 'username', 'protocol', '@host']
    expect(await see(found, 'firewall', shown)).toEqual([
      ['10.0.0.7', '50000', '203.0.113.4', '23', 'accept', 'false', 'bob', '6', 'fw'],
      ['10.0.0.8', '1', '203.0.113.4', '80', 'Deny', 'true', null, '6', 'fw'],
    ])
  })
})
