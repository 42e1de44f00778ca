import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from './built.ts'
import { SAMPLES, Scratch } from './run.ts'

const place = new Scratch()

beforeAll(() => {
  builtCli()
  const rows = [
    { Timestamp: '2026-01-01T10:00:00.1234567Z', FileName: 'a.exe', n: 9007199254740993n, extra: { k: [1] } },
    { Timestamp: '2026-01-01T11:00:00Z', FileName: 'b.exe', n: 2n, extra: null },
  ]
  const lines = rows.map((row) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `#${value}#` : value)).replace(
      /"#(\d+)#"/,
      '$1',
    ),
  )
  writeFileSync(place.path('p.jsonl'), `${lines.join('\n')}\n`)
  writeFileSync(
    place.path('count.kql'),
    'DeviceProcessEvents | where Timestamp between (ago(30m) .. now()) | project FileName\n',
  )
  writeFileSync(place.path('files.cql'), 'FileName=/\\.exe$/ | groupBy(FileName) | sort(FileName, order=asc)\n')
  writeFileSync(
    place.path('files.aql'),
    'SELECT FileName, COUNT(*) AS c FROM events GROUP BY FileName ORDER BY FileName\n',
  )
  writeFileSync(place.path('files.sumo'), '* | count by FileName | sort by FileName asc\n')
}, 120_000)
afterAll(() => place.remove())

const json = (text: string): unknown => JSON.parse(text)

describe('query', () => {
  test('from a file over a bound table; now is the latest event', async () => {
    const { out, err, code } = await place.run([
      'query',
      '-f',
      'count.kql',
      'DeviceProcessEvents=p.jsonl',
      '--format',
      'json',
    ])
    expect(json(out)).toEqual([{ FileName: 'b.exe' }])
    expect(err).toContain('now = 2026-01-01T11:00:00Z (the latest event)\n1 row\n')
    expect(code).toBe(0)
  })

  test.each([
    ['files.cql', 'events', '_count'],
    ['files.aql', 'events', 'c'],
    ['files.sumo', 'messages', '_count'],
  ])('%s over %s', async (file, table, count) => {
    const { out, code } = await place.run(['query', '-f', file, `${table}=p.jsonl`, '--format', 'csv'])
    expect(code).toBe(0)
    const [head, ...rows] = out.trim().split('\r\n')
    expect(head?.split(',').toSorted()).toEqual(['FileName', count].toSorted())
    expect(rows.map((row) => row.split(',').toSorted())).toEqual([
      ['1', 'a.exe'],
      ['1', 'b.exe'],
    ])
  })

  test('--now sets the clock and --quiet leaves only rows', async () => {
    const args = ['query', '-f', 'count.kql', 'DeviceProcessEvents=p.jsonl', '--now', '2026-01-01T10:10:00Z', '--quiet']
    expect(await place.run(args)).toEqual({ out: '{"FileName":"a.exe"}\n', err: '', code: 0 })
  })

  test('values keep every digit and nest', async () => {
    const { out } = await place.run(['query', '-l', 'kql', 'T | take 1', 'T=p.jsonl', '--quiet', '--format', 'json'])
    expect(json(out)).toEqual([
      { Timestamp: '2026-01-01T10:00:00.1234567Z', FileName: 'a.exe', n: '9007199254740993', extra: { k: [1] } },
    ])
  })

  test('standard input, a glob and a gzip file that is cut off', async () => {
    const log = readFileSync(path.join(SAMPLES, 'ws-acct-01-sysmon.jsonl'))
    const count = ['query', '-l', 'kql', 'DeviceProcessEvents | count', '--quiet', '--format', 'csv']
    const piped = await place.run([...count, '-'], { stdin: log.toString() })
    expect(piped).toMatchObject({ out: expect.stringMatching(/^Count\r\n\d\d\r\n$/), code: 0 })
    expect((await place.run([...count, `${SAMPLES}/ws-*.jsonl`])).out).toBe(piped.out)
    writeFileSync(place.path('cut.jsonl.gz'), gzipSync(log).subarray(0, 3000))
    const cut = await place.run([...count, 'cut.jsonl.gz'])
    expect(cut.err).toContain('the gzip data is cut off')
    expect(cut.code).toBe(0)
  })
})

describe('a query that cannot be run ends with 2 and points at its place', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['another language', ['-l', 'aql', 'T | where FileName == "a"'], ['error[syntax/', '--> <query>:1:1']],
    [
      'an unknown table',
      ['-l', 'kql', 'DeviceProcesEvents | take 1'],
      ['near: `DeviceProcessEvents`', '`DeviceProcesEvents=PATH` among the sources binds'],
    ],
    [
      'a column that is unknown',
      ['-l', 'kql', '--profile', 'vendor', 'DeviceProcessEvents | where FileNam == "x"'],
      ['has no column `FileNam`', 'near: `FileName`', '1 | DeviceProcessEvents | where FileNam'],
    ],
    [
      'no time left',
      ['-l', 'kql', '--timeout', '0.0001', 'T | count'],
      ['error[engine/timeout]', '`--timeout SECONDS` allows more'],
    ],
  ])('%s', async (_, args, said) => {
    const { out, err, code } = await place.run(['query', ...args, 'T=p.jsonl'])
    for (const part of said) expect(err).toContain(part)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('under the lenient profile an unknown column is a warning', async () => {
    const text = 'DeviceProcessEvents | where FileNam == "x"'
    const { err, code } = await place.run(['query', '-l', 'kql', text, 'T=p.jsonl', '--format', 'csv'])
    expect(err).toMatch(/^warning\[schema\//m)
    expect(code).toBe(0)
  })
})

describe('what stops a run from outside', () => {
  const all = ['query', '-l', 'kql', 'T', 'T=p.jsonl', '--quiet', '--format', 'csv']

  test('a disk that is full', async () => {
    const { err, code } = await place.run([...all, '-o', 'csv=/dev/full'])
    expect(err).toContain('error: `/dev/full` could not be written: no space left on the disk')
    expect(code).toBe(4)
    expect(place.leftovers).toEqual([])
  })

  test('no place for temporary files', async () => {
    const { err, code } = await place.run(all, { env: { TMPDIR: '/nowhere' } })
    expect(err).toContain('no temporary files can be made in `/nowhere`')
    expect(err).toContain('`TMPDIR` names')
    expect(code).toBe(4)
  })

  test('a reader that goes away is no failure', async () => {
    const { err, code } = await place.run(all, { onStart: (child) => child.stdout?.destroy() })
    expect({ err, code }).toEqual({ err: '', code: 0 })
    expect(place.leftovers).toEqual([])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run with 130 and leaves no temporary file', async (signal) => {
    mkdirSync(place.path('many'), { recursive: true })
    for (let i = readdirSync(place.path('many')).length; i < 1500; i += 1) {
      writeFileSync(place.path(`many/${i}.jsonl`), '{"Channel":"Security","EventID":4688}\n')
    }
    // Interrupted once the session has made its folder, so amid reading.
    const wait = (kill: () => void): void => {
      if (place.leftovers.length > 0) kill()
      else setTimeout(() => wait(kill), 10)
    }
    const { out, err, code } = await place.run(['query', '-l', 'kql', 'SecurityEvent', 'many'], {
      onStart: (child) => wait(() => child.kill(signal)),
    })
    expect(err).toMatch(signal === 'SIGINT' ? /interrupted: finishing \(Ctrl-C again/ : /terminated: finishing/)
    expect(err).toContain('no query was run')
    expect(out).toBe('')
    expect(code).toBe(130)
    expect(place.leftovers).toEqual([])
  })
})
