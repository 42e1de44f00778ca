import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDuckDb } from '../../engines/duckdb/index.ts'
import { ColumnSource } from '../../plan/plan.ts'
import { platformColumns } from '../../schemas/platform-columns.ts'
import { NO_SPAN } from '../../source/text.ts'
import { ingest } from '../ingest.ts'
import { Recogniser } from '../shapes.ts'

const COMMON = {
  timestamp: '2026-01-02T03:04:05.678901+0100',
  flow_id: 1_234_567_890_123_456,
  src_ip: '10.0.0.7',
  src_port: 50_000,
  dest_ip: '10.0.0.53',
  dest_port: 53,
  proto: 'UDP',
}
const EVENTS = [
  { ...COMMON, event_type: 'dns', dns: { type: 'query', rrname: 'a.test', rrtype: 'A' } },
  {
    ...COMMON,
    event_type: 'dns',
    dns: {
      version: 3,
      type: 'response',
      queries: [{ rrname: 'b.test', rrtype: 'TXT' }],
      rcode: 'NOERROR',
      grouped: { TXT: ['x;y', 'z'] },
    },
  },
  {
    ...COMMON,
    event_type: 'http',
    http: { hostname: 'h.test', url: '/a.php?b=1', http_method: 'GET', status: 200, length: 9 },
  },
  {
    ...COMMON,
    event_type: 'flow',
    flow: { bytes_toserver: 10, bytes_toclient: 20, pkts_toserver: 1, pkts_toclient: 2 },
  },
  { ...COMMON, event_type: 'alert', alert: { action: 'allowed', signature: 'ODD', category: 'Misc', signature_id: 7 } },
]

it('is told by type, time and an end of the connection', () => {
  const shapeOf = (values: Record<string, unknown>) => new Recogniser(undefined, () => undefined).take(values)?.shape
  expect(shapeOf(EVENTS[0] ?? {})).toBe('suricata')
  expect(shapeOf({ timestamp: COMMON.timestamp, event_type: 'stats', stats: {} })).toBe('suricata')
  expect(shapeOf({ timestamp: COMMON.timestamp, event_type: 'login', user: 'bob' })).toBeUndefined()
  expect(shapeOf({ timestamp: 'yesterday', event_type: 'dns', flow_id: 1 })).toBeUndefined()
  expect(shapeOf({ event_simpleName: 'X', aid: 'a', timestamp: '1767225600123', event_type: 'dns' })).toBe('falcon')
})

it('gives a table a type, and events of the classes that fit', async () => {
  const root = await mkdtemp(join(tmpdir(), 'suricata-test-'))
  const engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
  const rows = async (table: string, types: Record<string, 'string' | 'long'>): Promise<readonly unknown[]> => {
    const ids = new ColumnSource()
    const columns = Object.entries(types).map(([name, type]) => ids.fresh(name, type))
    const result = await engine.query({ kind: 'scan', table, columns, span: NO_SPAN })
    const found: unknown[] = []
    for await (const batch of result.batches()) found.push(...batch)
    return found
  }
  try {
    const path = join(root, 'eve.json')
    await writeFile(path, EVENTS.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const options = { carve: false, tempDirectory: root, platformColumns }
    const result = await ingest([{ kind: 'path', path }], engine, options)
    expect(result.files).toMatchObject([{ shape: 'suricata', read: 5, mapped: 5, unmapped: 0, rejected: 0 }])
    expect(result.bound.map((bound) => bound.name)).toEqual([
      'suricata/dns',
      'suricata/http',
      'suricata/flow',
      'suricata/alert',
    ])
    expect(result.earliest).toBe(17_673_194_456_789_010n)
    expect(
      await rows('dns_activity', { 'query.hostname': 'string', 'query.type': 'string', answers: 'string' }),
    ).toEqual([
      ['a.test', 'A', null],
      ['b.test', 'TXT', 'x;y;z'],
    ])
    expect(
      await rows('http_activity', {
        'http_request.url.path': 'string',
        'http_request.url.query_string': 'string',
        'http_response.code': 'long',
      }),
    ).toEqual([['/a.php', 'b=1', 200n]])
    expect(await rows('network_activity', { 'traffic.bytes_out': 'long', 'traffic.packets_in': 'long' })).toEqual([
      [10n, 2n],
    ])
    expect(await rows('base_event', { message: 'string', 'metadata.origin': 'string' })).toEqual([
      ['Misc: ODD', 'suricata'],
    ])
  } finally {
    await engine.close()
    await rm(root, { recursive: true })
  }
})
