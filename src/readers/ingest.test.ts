import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDb } from '../engines/duckdb/index.ts'
import type { Engine, TableColumnType } from '../plan/engine.ts'
import { ColumnSource } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Scalar, ValueType } from '../types/value.ts'
import { type Ingested, type IngestOptions, ingest, type Rejected, type SourceSpec } from './ingest.ts'

let root = ''
let temporary = ''
let engine: Engine
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ingest-test-'))
  temporary = join(root, 'temporary')
  await mkdir(temporary)
  engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
})
afterEach(async () => {
  await engine.close()
  expect(await readdir(temporary)).toEqual([])
  await rm(root, { recursive: true })
})

function run(sources: readonly (SourceSpec | string)[], options: Partial<IngestOptions> = {}): Promise<Ingested> {
  const specs = sources.map((source) => (typeof source === 'string' ? { kind: 'path' as const, path: source } : source))
  return ingest(specs, engine, {
    carve: false,
    tempDirectory: temporary,
    platformColumns: () => ({ columns: {} }),
    ...options,
  })
}

async function file(name: string, content: string | Buffer | readonly object[]): Promise<string> {
  const path = join(root, name)
  const isRows = Array.isArray(content)
  await writeFile(
    path,
    isRows ? content.map((row) => `${JSON.stringify(row)}\n`).join('') : (content as string | Buffer),
  )
  return path
}

async function rowsOf(table: string, columns: readonly TableColumnType[]): Promise<readonly (readonly Scalar[])[]> {
  const ids = new ColumnSource()
  const scanned = columns.map((column) => ids.fresh(column.name, column.type))
  const result = await engine.query({ kind: 'scan', table, columns: scanned, span: NO_SPAN })
  const rows: (readonly Scalar[])[] = []
  for await (const batch of result.batches()) rows.push(...batch)
  return rows
}

const processStart = (n: number): object => ({
  SourceName: 'Microsoft-Windows-Sysmon',
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  EventID: 1,
  Hostname: 'pc',
  RecordNumber: n,
  TimeCreated: '2026-01-09T00:00:00Z',
  UtcTime: `2026-01-01 00:00:${String(n % 60).padStart(2, '0')}.500`,
  ProcessId: String(n),
  Image: 'C:\\a.exe',
  CommandLine: `a ${n}`,
  Custom: 'kept',
})
const codes = (ingested: Ingested): readonly string[] => ingested.diagnostics.map((d) => d.code).sort()

describe('sources', () => {
  it('walks directories in order, through links that lead in circles', async () => {
    await mkdir(join(root, 'logs/sub'), { recursive: true })
    await file('logs/b.json', [processStart(1), processStart(2)])
    await file('logs/sub/a.json', [processStart(3), processStart(4)])
    await symlink(join(root, 'logs'), join(root, 'logs/sub/loop'))
    const { files, counts } = await run([join(root, 'logs'), join(root, 'logs/**/*.json')])
    expect(files.map((f) => f.name)).toEqual([join(root, 'logs/b.json'), join(root, 'logs/sub/a.json')])
    expect(counts).toEqual({ files: 2, read: 4, mapped: 4, unmapped: 0, rejected: 0 })
  })

  it('reports what is missing, unreadable, empty or no log, and reads the rest', async () => {
    const good = await file('good.json', [processStart(1), processStart(2)])
    const closed = await file('closed.json', 'x')
    await chmod(closed, 0)
    const isRoot = process.getuid?.() === 0
    const result = await run([
      join(root, 'nowhere'),
      join(root, '*.none'),
      await file('empty.json', ''),
      await file('page.html', '<html>not a log at all</html>\n'),
      ...(isRoot ? [] : [closed]),
      good,
    ])
    expect(codes(result)).toEqual(
      [
        'reader/empty',
        'reader/no-match',
        'reader/not-found',
        'reader/not-recognised',
        ...(isRoot ? [] : ['reader/unreadable']),
      ].sort(),
    )
    expect(result.counts.mapped).toBe(2)
  })

  it('refuses a shape that does not exist, naming those that do', async () => {
    const result = await run([await file('a.json', [processStart(1)])], { as: 'windows-flt' })
    expect(codes(result)).toEqual(['reader/unknown-shape'])
    expect(result.diagnostics[0]?.hints.join()).toContain('windows-flat')
  })

  it('leaves nothing behind when it is aborted midway', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => processStart(i))
    const path = await file('a.json.gz', gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join('')))
    const abort = new AbortController()
    const promise = run([path, path], { signal: abort.signal, progress: () => abort.abort() })
    await expect(promise).rejects.toThrow()
  })
})

describe('events', () => {
  it('counts every record once, keeps what no mapping takes and says why records were set aside', async () => {
    const rejected: Rejected[] = []
    const lines = [
      JSON.stringify(processStart(1)),
      '{"broken": ',
      JSON.stringify({ ...processStart(2), EventID: 999 }),
      JSON.stringify({ other: { nested: 1 } }),
      '[1]',
    ]
    const path = await file('mixed.json', lines.join('\n'))
    const result = await run([path], { reject: (item) => void rejected.push(item) })
    expect(result.files).toMatchObject([{ shape: 'windows-flat', read: 5, mapped: 1, unmapped: 2, rejected: 2 }])
    expect(rejected.map((r) => [r.file, r.place])).toEqual([
      [path, 'line 2'],
      [path, 'line 5'],
    ])
    expect(codes(result)).toContain('reader/rejected')
    const kept = await rowsOf('base_event', [{ name: 'unmapped', type: 'dynamic' }])
    expect(kept.map(([unmapped]) => unmapped)).toContainEqual(expect.stringContaining('nested'))
  })

  it('gives the time of the event, not of its export', async () => {
    const { earliest, latest } = await run([await file('a.json', [processStart(1), processStart(2)])])
    expect(earliest).toBe(BigInt(Date.parse('2026-01-01T00:00:01.500Z')) * 10_000n)
    expect(latest).toBe(BigInt(Date.parse('2026-01-01T00:00:02.500Z')) * 10_000n)
  })

  it('gives the same events whether the engine reads the lines or they pass one by one', async () => {
    const rows = Array.from({ length: 15_000 }, (_, i) => ({ ...processStart(i), Filler: 'x'.repeat(100) }))
    const columns: readonly TableColumnType[] = [
      { name: 'time', type: 'datetime' },
      { name: 'process.cmd_line', type: 'string' },
      { name: 'process.pid', type: 'long' },
      { name: 'metadata.uid', type: 'string' },
      { name: 'metadata.log_name', type: 'string' },
      { name: 'unmapped', type: 'dynamic' },
    ]
    const sorted = async (): Promise<readonly string[]> =>
      (await rowsOf('process_activity', columns)).map((row) => row.join('|')).sort()
    const direct = await run([await file('direct.json', rows)])
    expect(direct.files).toMatchObject([{ shape: 'windows-flat', read: 15_000, mapped: 15_000 }])
    const first = await sorted()
    await engine.close()
    engine = await openDuckDb({ memoryLimit: '500MB', tempDirectory: join(root, 'engine') })
    const damaged = await run([await file('spooled.json', `${rows.map((r) => JSON.stringify(r)).join('\n')}\n{"cut`)])
    expect(damaged.files).toMatchObject([{ read: 15_001, mapped: 15_000, rejected: 1 }])
    expect(await sorted()).toEqual(first)
    expect(first[0]).toContain('kept')
  })
})

describe('bound tables', () => {
  const bound = (path: string, table = 'T'): SourceSpec => ({ kind: 'bound', table, path })

  it('infers types over all values and unites columns by name', async () => {
    const one = await file('one.json', [
      { n: 1, r: 1, s: 'x', b: true, t: '2026-01-01T00:00:00.1234567Z', o: { a: [1] }, id: '007' },
      { n: 9007199254740993n.toString(), r: 2.5, s: 3, b: false, t: '2026-01-02 00:00:00', o: 'text' },
    ])
    const two = await file('two.csv', 'n,extra,when\n5,1,2026-01-01T00:00:00Z\n,2.5,\n')
    const result = await run([bound(one), bound(two)])
    const [table] = result.bound
    expect(table).toMatchObject({ name: 'T', explicit: true })
    const types = Object.fromEntries((table?.columns ?? []).map((c) => [c.name, c.type]))
    expect(types).toEqual({
      n: 'string',
      r: 'real',
      s: 'string',
      b: 'boolean',
      t: 'datetime',
      o: 'dynamic',
      id: 'string',
      extra: 'real',
      when: 'datetime',
    })
    const rows = await rowsOf(table?.table ?? '', table?.columns ?? [])
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual(['1', 1, 'x', true, 17_672_256_001_234_567n, '{"a":[1]}', '007', null, null])
    expect(rows[1]?.slice(0, 6)).toEqual(['9007199254740993', 2.5, '3', false, 17_673_120_000_000_000n, '"text"'])
  })

  it('takes the types of the platform and counts what does not fit', async () => {
    const schema: Record<string, ValueType> = {
      Timestamp: 'datetime',
      ProcessId: 'long',
      AccountSid: 'string',
      Extra: 'dynamic',
    }
    const path = await file('rows.json', [
      { Timestamp: '2026-01-01T00:00:00Z', ProcessId: '12', AccountSid: 5, Extra: '{"a":1}' },
      { Timestamp: 'yesterday', ProcessId: 13, AccountSid: 'S', Extra: '' },
      { Timestamp: '', ProcessId: 'x' },
    ])
    const result = await run([bound(path, 'DeviceProcessEvents')], {
      platformColumns: () => ({ platform: 'defender', columns: schema }),
    })
    const table = result.bound[0]
    expect(table?.platform).toBe('defender')
    expect(await rowsOf(table?.table ?? '', table?.columns ?? [])).toEqual([
      [17_672_256_000_000_000n, 12n, '5', '{"a":1}'],
      [null, 13n, 'S', null],
      [null, null, null, null],
    ])
    expect(result.diagnostics.filter((d) => d.code === 'reader/value-not-of-type').map((d) => d.message)).toEqual([
      expect.stringContaining('1 value of `Timestamp`'),
      expect.stringContaining('1 value of `ProcessId`'),
    ])
  })

  it('keeps hostile names, in rows of memory too', async () => {
    const names = ['a"b', "a'b", 'A', 'a', 'x; DROP TABLE bound_1; --', '', '@timestamp', '#event_simpleName', '0']
    const row = Object.fromEntries(names.map((name, i) => [name, `v${i}`]))
    const result = await run([{ kind: 'rows', table: 'events', rows: [row, { a: 'only' }] }])
    const table = result.bound[0]
    expect(table?.columns.map((c) => c.name).sort()).toEqual(
      [...names.filter((n) => n !== '' && n !== 'a'), 'a_2', 'column'].sort(),
    )
    expect(await rowsOf(table?.table ?? '', table?.columns ?? [])).toHaveLength(2)
  })

  it('lets the engine read large files and reads them record by record when it cannot', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => ({
      n: i,
      text: `${'x'.repeat(100)}${i}`,
      at: '2026-01-01T00:00:00Z',
    }))
    const good = await file('good.json', rows)
    const bad = await file(
      'bad.json',
      `${rows.map((r) => JSON.stringify(r)).join('\n')}\n{"n":1,"n":2,"text":"twice"}\n{"n":"\\ud800"}\n`,
    )
    const result = await run([bound(good, 'good'), bound(bad, 'bad')])
    expect(result.files.map((f) => [f.read, f.mapped, f.rejected])).toEqual([
      [40_000, 40_000, 0],
      [40_002, 40_002, 0],
    ])
    expect(result.bound.map((t) => t.columns.map((c) => c.type))).toEqual([
      ['long', 'string', 'datetime'],
      ['string', 'string', 'datetime'],
    ])
  })

  it('binds rows of platforms that it recognises, also several tables in one file', async () => {
    const row = { Timestamp: '2026-01-01T00:00:00Z', DeviceName: 'pc', DeviceId: 'd' }
    const result = await run([
      await file('defender.json', [
        { ...row, ActionType: 'ProcessCreated', ProcessCommandLine: 'x' },
        { ...row, ActionType: 'ConnectionSuccess', RemoteIP: '1.2.3.4' },
        { ...row, ActionType: 'ConnectionSuccess', RemoteIP: '1.2.3.5' },
      ]),
      await file('falcon.json', [
        { event_simpleName: 'ProcessRollup2', aid: 'a', timestamp: '1767225600000' },
        { event_simpleName: 'DnsRequest', aid: 'a', timestamp: '1767225600001' },
      ]),
    ])
    expect(result.bound.map((t) => [t.platform, t.name, t.explicit])).toEqual([
      ['defender', 'DeviceProcessEvents', false],
      ['defender', 'DeviceNetworkEvents', false],
      ['falcon', 'events', false],
    ])
    expect(result.counts).toEqual({ files: 2, read: 5, mapped: 5, unmapped: 0, rejected: 0 })
  })
})
