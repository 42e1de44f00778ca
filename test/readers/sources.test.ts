import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSession, type Row, type Source } from '../../src/index.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-sources-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

async function rowsOf(sources: readonly Source[], query: string): Promise<readonly Row[]> {
  const session = await openSession({ sources })
  try {
    const result = await session.query(query, { language: 'kql' })
    const errors = result.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)
    expect(errors).toEqual([])
    return await result.rows()
  } finally {
    await session.close()
  }
}

const lines = (...rows: readonly object[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`

describe('files bound to one table', () => {
  test('two files with different columns are united by name', async () => {
    const a = await file('a.jsonl', lines({ n: 1, a: 'x' }, { n: 2 }))
    const b = await file('b.csv', 'n,b\r\n3,"y, z"\r\n')
    const rows = await rowsOf(
      [
        { table: 'T', path: a },
        { table: 'T', path: b },
      ],
      'T | sort by n asc | project n, a, b',
    )
    expect(rows.map((r) => Number(r['n']))).toEqual([1, 2, 3])
    expect(rows.map((r) => r['b'] || null)).toEqual([null, null, 'y, z'])
  })

  test('a glob binds every file that it names', async () => {
    await file('logs/1.jsonl', lines({ n: 1 }))
    await file('logs/2.jsonl', lines({ n: 2 }))
    await file('logs/3.txt.bak', 'no log')
    const rows = await rowsOf([{ table: 'T', path: join(directory, 'logs', '*.jsonl') }], 'T | count')
    expect(rows).toEqual([{ Count: 2 }])
  })

  test.each([
    ['a JSON array', 'a.json', JSON.stringify([{ n: 1 }, { n: 2 }, { n: 3 }])],
    ['an array over lines with CRLF', 'b.json', '[\r\n {"n": 1},\r\n {"n": 2},\r\n {"n": 3}\r\n]\r\n'],
    ['lines with CRLF and blanks between', 'c.jsonl', '{"n":1}\r\n\r\n{"n":2}\r\n{"n":3}'],
    ['gzip', 'd.jsonl.gz', gzipSync(lines({ n: 1 }, { n: 2 }, { n: 3 }))],
    ['gzip of several members', 'e.jsonl.gz', Buffer.concat([gzipSync('{"n":1}\n{"n":2}\n'), gzipSync('{"n":3}\n')])],
  ])('%s', async (_, name, content) => {
    const rows = await rowsOf(
      [{ table: 'T', path: await file(name, content) }],
      'T | summarize s = sum(n), c = count()',
    )
    expect(rows).toEqual([{ s: 6, c: 3 }])
  })

  test('a tar of several files', async () => {
    await file('in/1.jsonl', lines({ n: 1 }))
    await file('in/2.jsonl', lines({ n: 2 }))
    const path = join(directory, 'all.tar.gz')
    await promisify(execFile)('tar', ['-czf', path, '-C', join(directory, 'in'), '.'])
    expect(await rowsOf([{ table: 'T', path }], 'T | summarize s = sum(n)')).toEqual([{ s: 3 }])
  })

  test('Parquet keeps types and nulls', async () => {
    const path = join(directory, 'a.parquet')
    const instance = await DuckDBInstance.create()
    const connection = await instance.connect()
    await connection.run(
      `COPY (SELECT * FROM (VALUES (1::BIGINT, 'é', 1.5::DOUBLE, true), (2, NULL, NULL, false)) AS t(n, s, r, b)) TO '${path}' (FORMAT parquet)`,
    )
    connection.closeSync()
    instance.closeSync()
    const rows = await rowsOf([{ table: 'T', path }], 'T | sort by n asc | project n, s, r, b')
    expect(rows).toEqual([{ n: 1, s: 'é', r: 1.5, b: true }, expect.objectContaining({ n: 2, r: null, b: false })])
  })
})

describe('standard input', () => {
  test('is bound like a file, whatever its form', async () => {
    const stdin = Readable.from([Buffer.from('{"n":1}\n{"n"'), Buffer.from(':2}\n')])
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(
      // Only what a stream can do is read of it.
      stdin as unknown as typeof process.stdin,
    )
    try {
      expect(await rowsOf([{ table: 'T', path: '-' }], 'T | summarize s = sum(n)')).toEqual([{ s: 3 }])
    } finally {
      vi.restoreAllMocks()
    }
  })
})

describe('hostile JSON', () => {
  test('names that look like SQL or like other columns are names', async () => {
    const name = `x"; DROP TABLE bound_1; --`
    const path = await file('a.jsonl', lines({ [name]: 'a', "it's": 'b', '': 'c', N: 1, n: 2 }))
    const rows = await rowsOf([{ table: 'T', path }], `T | project a = ['${name}'], b = ["it's"]`)
    expect(rows).toEqual([{ a: 'a', b: 'b' }])
    expect(await rowsOf([{ table: 'T', path }], 'T | count')).toEqual([{ Count: 1 }])
  })

  test('deep nesting neither ends the process nor loses other lines', async () => {
    const deep = `{"n":1,"d":${'['.repeat(5000)}${']'.repeat(5000)}}`
    const path = await file('a.jsonl', `${deep}\n{"n":2}\n`)
    const rows = await rowsOf([{ table: 'T', path }], 'T | where n == 2 | count')
    expect(rows).toEqual([{ Count: 1 }])
  })

  test('NUL, lone surrogates and bytes that are no UTF-8 leave the other lines as they are', async () => {
    const bad = Buffer.concat([
      Buffer.from('{"n":1,"s":"a\\u0000b"}\n{"n":2,"s":"\\ud800"}\n{"n":3,"s":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"n":4,"s":"ok"}\n'),
    ])
    const rows = await rowsOf([{ table: 'T', path: await file('a.jsonl', bad) }], 'T | where n == 4 | project s')
    expect(rows).toEqual([{ s: 'ok' }])
  })

  test('a broken line is counted and the rest is read', async () => {
    const path = await file('a.jsonl', '{"n":1}\n{"n":\n{"n":3}\n')
    const session = await openSession({ sources: [{ table: 'T', path }] })
    const result = await session.query('T | summarize s = sum(n)', { language: 'kql' })
    expect(await result.rows()).toEqual([{ s: 4 }])
    expect(session.ingested.files.reduce((sum, f) => sum + f.rejected, 0)).toBe(1)
    await session.close()
  })
})

describe('times of QRadar and Sumo Logic', () => {
  test('ISO 8601 text in a column of epoch milliseconds is that time', async () => {
    const at = '2026-11-20T10:00:00Z'
    const rows = [{ starttime: at, username: 'a', 'Event ID': '1', Command: 'x' }]
    const session = await openSession({ sources: [{ table: 'events', rows }], now: '2026-11-20T10:30:00Z' })
    const query = `SELECT starttime, username FROM events WHERE "EventID" = 1 AND "Process CommandLine" = 'x' LAST 1 HOURS`
    const result = await session.query(query, { language: 'aql', profile: 'vendor' })
    expect(await result.rows()).toEqual([{ starttime: Date.parse(at), username: 'a' }])
    await session.close()
  })
})
