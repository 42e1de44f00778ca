import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../engines/duckdb/index.ts'
import type { Engine } from '../../plan/engine.ts'
import { ColumnSource } from '../../plan/plan.ts'
import { platformColumns } from '../../schemas/platform-columns.ts'
import { NO_SPAN } from '../../source/text.ts'
import { type Ingested, type IngestOptions, ingest, type Rejected } from '../ingest.ts'
import { Recogniser } from '../shapes.ts'

const take = (values: Record<string, unknown>, file?: string) =>
  new Recogniser(undefined, () => undefined, file).take(values)

const ends = { 'id.orig_h': '10.0.0.5', 'id.orig_p': 50_000, 'id.resp_h': '10.0.0.9', 'id.resp_p': 445 }

describe('Zeek as JSON', () => {
  it('takes native names, the log by `_path`', () => {
    const found = take({
      _path: 'dns',
      ts: 1_767_225_600.25,
      uid: 'CAbc1234567890',
      ...ends,
      query: 'a.test',
      answers: ['1.2.3.4', 'b.test'],
    })
    expect(found).toMatchObject({
      shape: 'zeek',
      taken: [
        {
          platform: 'sigma',
          table: 'zeek/dns',
          values: {
            '@time': '2026-01-01T00:00:00.250000Z',
            '@destination': 'a.test',
            '@port': '445',
            'id.orig_h': '10.0.0.5',
            answers: ['1.2.3.4', 'b.test'],
          },
        },
      ],
    })
  })

  it('gives names with underscores and nested objects their points again', () => {
    const found = take({
      '@stream': 'smb_files',
      '@system': 'sensor',
      '@proc': 'zeek',
      ts: '2026-01-01T00:00:00.5Z',
      uid: 'CAbc1234567890',
      id_orig_h: '10.0.0.5',
      action: 'SMB::FILE_OPEN',
      times_modified: 1,
      file_name: 'kept',
    })?.taken[0]
    expect(found).toMatchObject({
      table: 'zeek/smb_files',
      values: { '@host': 'sensor', 'id.orig_h': '10.0.0.5', 'times.modified': 1, file_name: 'kept' },
    })
    expect(Object.keys(found?.kind === 'row' ? found.values : {})).not.toContain('@stream')
    expect(take({ ts: 1, uid: 'CAbc1234567890', id: { orig_h: '::1' }, conn_state: 'SF' })?.taken[0]).toMatchObject({
      table: 'zeek/conn',
      values: { 'id.orig_h': '::1' },
    })
  })

  it('tells the log by members, else by the name of the file', () => {
    const base = { ts: 1_767_225_600, uid: 'CAbc1234567890', ...ends }
    const tableOf = (values: Record<string, unknown>, file?: string): unknown =>
      take(values, file)?.taken.flatMap((taken) => (taken.kind === 'row' ? taken.table : []))[0]
    expect(tableOf({ ...base, conn_state: 'SF' })).toBe('zeek/conn')
    expect(tableOf({ ...base, trans_depth: 1, method: 'GET' })).toBe('zeek/http')
    expect(tableOf({ ...base, endpoint: 'svcctl', operation: 'StartServiceW' })).toBe('zeek/dce_rpc')
    expect(tableOf({ ts: 1, 'certificate.serial': '01' })).toBe('zeek/x509')
    expect(tableOf({ ...base, own: 1 }, 'logs/mqtt_publish.12:00:00-13:00:00.log')).toBe('zeek/mqtt_publish')
    expect(tableOf({ ...base, own: 1 }, 'export.bin')).toBeUndefined()
    expect(tableOf({ ts: 1, uid: 'user', message: 'x' }, 'http.log')).toBeUndefined()
    expect(tableOf({ ts: 'never', conn_state: 'SF', uid: 'x' })).toBeUndefined()
  })
})

const TSV = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tdns',
  '#open\t2026-01-01-00-00-00',
  '#fields\tts\tuid\tid.orig_h\tid.resp_p\tquery\tanswers\trejected\tAA',
  '#types\ttime\tstring\taddr\tport\tstring\tvector[string]\tbool\tbool',
  '1767225600.123456\tCa1\t10.0.0.5\t53\tcaf\\xc3\\xa9.test\t1.2.3.4,b\\x2cc\tF\tT',
  '1767225601.000000\tCa2\t10.0.0.5\t53\t-\t(empty)\tF\t-',
  'broken\tline',
  '#close\t2026-01-01-01-00-00',
  '',
].join('\n')

describe('files of Zeek', () => {
  let root = ''
  let engine: Engine
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'zeek-test-'))
    engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
  })
  afterEach(async () => {
    await engine.close()
    await rm(root, { recursive: true })
  })

  async function run(name: string, content: string, options: Partial<IngestOptions> = {}): Promise<Ingested> {
    const path = join(root, name)
    await writeFile(path, content)
    return ingest([{ kind: 'path', path }], engine, { carve: false, tempDirectory: root, platformColumns, ...options })
  }

  async function rows(table: string, names: Record<string, 'string' | 'long' | 'datetime' | 'dynamic' | 'boolean'>) {
    const ids = new ColumnSource()
    const columns = Object.entries(names).map(([name, type]) => ids.fresh(name, type))
    const result = await engine.query({ kind: 'scan', table, columns, span: NO_SPAN })
    const found: unknown[] = []
    for await (const batch of result.batches()) found.push(...batch)
    return found
  }

  it('tab-separated: types, escapes, lists, unset and empty, bad lines with their place', async () => {
    const rejected: Rejected[] = []
    const result = await run('any.log', TSV, { reject: (item) => void rejected.push(item) })
    expect(result.files).toMatchObject([
      { shape: 'zeek', format: 'zeek', read: 3, mapped: 2, unmapped: 0, rejected: 1 },
    ])
    expect(rejected).toMatchObject([{ place: 'line 11', reason: '2 fields where `#fields` names 8' }])
    const [bound] = result.bound
    expect(bound).toMatchObject({ name: 'zeek/dns', platform: 'sigma', explicit: false })
    expect(
      await rows(bound?.table ?? '', {
        '@time': 'datetime',
        query: 'string',
        answers: 'dynamic',
        rejected: 'boolean',
        'id.resp_p': 'long',
      }),
    ).toEqual([
      [17_672_256_001_234_560n, 'café.test', '["1.2.3.4","b,c"]', false, 53n],
      [17_672_256_010_000_000n, null, '[]', false, 53n],
    ])
    expect(
      await rows('dns_activity', { 'query.hostname': 'string', answers: 'string', 'metadata.origin': 'string' }),
    ).toEqual([
      ['café.test', '1.2.3.4;b,c', 'zeek'],
      [null, '', 'zeek'],
    ])
    expect(result.earliest).toBe(17_672_256_001_234_560n)
  })

  it('large JSON lines are read by the engine and say the same', async () => {
    const record = (n: number): string =>
      JSON.stringify({
        _path: 'conn',
        ts: 1_767_225_600.5 + n,
        uid: `C${String(n).padStart(12, '0')}`,
        ...ends,
        proto: 'tcp',
        orig_bytes: n,
        resp_bytes: 7,
        conn_state: 'SF',
        local_orig: true,
        tunnel_parents: ['x'],
      })
    const lines = Array.from({ length: 20_000 }, (_, n) => record(n)).join('\n')
    const started = performance.now()
    const large = await run('conn.json', `${lines}\n`)
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(large.files).toMatchObject([{ shape: 'zeek', read: 20_000, mapped: 20_000, rejected: 0 }])
    expect(large.earliest).toBe(17_672_256_005_000_000n)
    const shown = {
      '@time': 'datetime',
      '@port': 'string',
      '@destination': 'string',
      '@values': 'string',
      tunnel_parents: 'dynamic',
    } as const
    const [first] = await rows(large.bound[0]?.table ?? '', shown)
    const small = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'small') })
    const before = engine
    engine = small
    const one = await run('one.json', `${record(0)}\n${record(1)}\n`)
    expect((await rows(one.bound[0]?.table ?? '', shown))[0]).toEqual(first)
    expect(
      await rows('network_activity', {
        'traffic.bytes_in': 'long',
        activity_id: 'long',
        'connection_info.protocol_num': 'long',
      }),
    ).toEqual([
      [7n, 6n, 6n],
      [7n, 6n, 6n],
    ])
    engine = before
    await small.close()
  })
})
