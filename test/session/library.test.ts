import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Finding, openSession, type Session } from '../../src/index.ts'

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'siemless-library-test-'))
const bound = path.join(folder, 'p.jsonl')
writeFileSync(
  bound,
  [
    '{"Timestamp":"2026-03-01T10:00:00.1234567Z","FileName":"a.exe","big":9007199254740993,"nested":{"k":[1,null]}}',
    '{"Timestamp":"2026-03-01T09:00:00Z","FileName":"b.exe","big":7,"nested":null}',
  ].join('\n'),
)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a session over sources of all three kinds', () => {
  let session: Session
  const before = process.env['TMPDIR']

  beforeAll(async () => {
    process.env['TMPDIR'] = folder
    session = await openSession({
      sources: [
        SAMPLES,
        { table: 'Bound', path: bound },
        {
          table: 'Given',
          rows: [
            { a: 1, when: '2026-03-02T00:00:00Z' },
            { a: 2, when: null },
          ],
        },
      ],
    })
  })

  afterAll(async () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  })

  test('the clock stands at the latest event and says so', async () => {
    const { rows } = await session.query('print n = now()', { language: 'kql' })
    expect(await rows()).toEqual([{ n: session.now }])
    expect(session.now.slice(0, 10)).toBe('2026-03-01')
  })

  test('columns have names and types; rows keep every digit and nest', async () => {
    const result = await session.query('Bound | sort by FileName asc', { language: 'kql' })
    expect(result.diagnostics).toEqual([])
    expect(result.columns).toContainEqual({ name: 'big', type: 'long' })
    expect(await result.rows()).toEqual([
      {
        Timestamp: '2026-03-01T10:00:00.1234567Z',
        FileName: 'a.exe',
        big: '9007199254740993',
        nested: { k: [1, null] },
      },
      { Timestamp: '2026-03-01T09:00:00Z', FileName: 'b.exe', big: 7, nested: null },
    ])
  })

  test('rows may be asked for again, or taken in batches', async () => {
    const result = await session.query('Given | project a | sort by a asc', { language: 'kql' })
    expect(await result.rows()).toEqual([{ a: 1 }, { a: 2 }])
    expect(await result.rows()).toEqual([{ a: 1 }, { a: 2 }])
    const again = await session.query('Given | project a', { language: 'kql' })
    const seen: unknown[] = []
    for await (const batch of again.batches()) seen.push(...batch)
    expect(seen).toHaveLength(2)
  })

  test('an error gives no rows, does not throw, and has its place, hints and fixes', async () => {
    const result = await session.query('DeviceProcesEvents | take 1', { language: 'kql', file: 'x.kql' })
    expect(await result.rows()).toEqual([])
    expect(result.diagnostics).toEqual([
      {
        code: 'name/unknown-table',
        severity: 'error',
        message: expect.stringContaining('DeviceProcesEvents'),
        file: 'x.kql',
        span: { start: 0, end: 18 },
        hints: [expect.stringContaining('`DeviceProcessEvents`')],
        related: [],
        fixes: [],
      },
    ])
  })

  test('a table that nothing is known of can be explained and cannot be run', async () => {
    const text = 'Custom_CL | where Name_s == "x" | project Name_s'
    const explained = await session.explain(text, { language: 'kql' })
    expect(explained.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual(['warning name/table-without-schema'])
    expect(explained.sql).toContain('Name_s')
    const result = await session.query(text, { language: 'kql' })
    expect(result.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual(['error name/unknown-table'])
    expect(await result.rows()).toEqual([])
  })

  test('an aborted query is an error, too', async () => {
    const signal = AbortSignal.abort()
    const result = await session.query('Bound', { language: 'kql', signal })
    expect(result.diagnostics.map((d) => d.code)).toEqual(['engine/interrupted'])
    expect(await result.rows()).toEqual([])
  })

  test('the vendor profile refuses what the lenient one reports', async () => {
    const text = 'DeviceProcessEvents | where Nope == 1'
    const lenient = await session.query(text, { language: 'kql' })
    const vendor = await session.query(text, { language: 'kql', profile: 'vendor' })
    expect(lenient.diagnostics.map((d) => d.severity)).toEqual(['warning'])
    expect(vendor.diagnostics.map((d) => d.severity)).toEqual(['error'])
  })

  test('hunt gives findings one by one and then what each query did', async () => {
    const hunt = session.hunt()
    const found: Finding[] = []
    for await (const finding of hunt) found.push(finding)
    expect(found).toHaveLength(30)
    expect(hunt.runs).not.toHaveLength(0)
    expect(hunt.runs.filter((run) => run.outcome !== 'ran')).toEqual([])
    expect(hunt.diagnostics).toEqual([])
    expect(new Set(found.map((f) => f.finding_info.uid)).size).toBe(30)
  })

  test('close removes the temporary files', async () => {
    expect(readdirSync(folder).some((name) => name.startsWith('siemless-'))).toBe(true)
    await session.close()
    expect(readdirSync(folder)).toEqual(['p.jsonl'])
  })
})

describe('without sources', () => {
  test('compile knows the schemas of all platforms', async () => {
    const session = await openSession()
    const kql = await session.compile('DeviceProcessEvents | project Timestamp, FileName', { language: 'kql' })
    expect(kql.columns).toEqual([
      { name: 'Timestamp', type: 'datetime' },
      { name: 'FileName', type: 'string' },
    ])
    expect(kql.plan).toBeDefined()
    const profile = 'vendor'
    const texts = [
      ['cql', '#event_simpleName=ProcessRollup2 | select([ImageFileName])'],
      ['aql', 'SELECT sourceip FROM events LAST 1 HOURS'],
      ['sumo', '_sourceCategory=x | count by _sourceHost'],
    ] as const
    for (const [language, text] of texts) {
      const { diagnostics } = await session.compile(text, { language, profile })
      expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    }
    const wrong = await session.compile('DeviceProcessEvents | where Nope == 1', { language: 'kql', profile })
    expect(wrong.plan).toBeUndefined()
    await session.close()
  })
})

describe('two sessions at once', () => {
  test('do not see each other', async () => {
    const open = (a: number) =>
      openSession({ sources: [{ table: 'T', rows: [{ a }] }], now: `2026-01-0${a}T00:00:00Z` })
    const [one, two] = await Promise.all([open(1), open(2)])
    const ask = async (session: Session) =>
      (await session.query('T | project a, day = dayofmonth(now())', { language: 'kql' })).rows()
    expect(await Promise.all([ask(one), ask(two)])).toEqual([[{ a: 1, day: 1 }], [{ a: 2, day: 2 }]])
    await Promise.all([one.close(), two.close()])
  })
})

test('fields may have the names of what every object has', async () => {
  const rows = [{ a: '1', constructor: 'c', toString: 't', hasOwnProperty: '5' }]
  const session = await openSession({ sources: [{ table: 'events', rows }] })
  const query = 'constructor=c | hasOwnProperty > 4 | __proto__ := 7 | select([toString, hasOwnProperty, "__proto__"])'
  const result = await session.query(query, { language: 'cql' })
  const found = await result.rows()
  await session.close()
  expect(found.map((row) => Object.entries(row))).toEqual([
    [
      ['toString', 't'],
      ['hasOwnProperty', '5'],
      ['__proto__', 7],
    ],
  ])
})
