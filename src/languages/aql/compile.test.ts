import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../diagnostics/diagnostic.ts'
import type { Catalog, TableColumn } from '../../schemas/table.ts'
import { parseIsoTicks } from '../../types/time.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import { AQL_LANGUAGE } from './index.ts'

const COLUMNS: readonly TableColumn[] = [
  { name: 'starttime', type: 'long', standing: 'schema' },
  { name: 'sourceip', type: 'string', standing: 'schema' },
  { name: 'username', type: 'string', standing: 'schema' },
  { name: 'magnitude', type: 'int', standing: 'schema' },
  { name: 'devicetype', type: 'int', standing: 'schema' },
  { name: 'Command', type: 'string', standing: 'schema' },
  { name: 'CommandLine', type: 'string', standing: 'alias', target: 'Command' },
]

const catalog: Catalog = {
  tables: new Map([['events', { name: 'events', platform: 'qradar', columns: COLUMNS, timeColumn: 'starttime' }]]),
}

function compile(text: string, overrides: Partial<CompileOptions> = {}): Compilation {
  const now = parseIsoTicks('2026-11-20T12:00:00Z') ?? 0n
  const options: CompileOptions = {
    catalog,
    profile: 'lenient',
    now,
    timeZone: 'UTC',
    vendorLimits: false,
    ...overrides,
  }
  return AQL_LANGUAGE.compile({ name: 'query.aql', text }, options)
}

const fixed = (text: string): string =>
  applyFixes(
    text,
    compile(text).diagnostics.flatMap((d) => d.fixes),
  )

describe('what lies in a console', () => {
  it.each([
    [`SELECT username FROM events WHERE magnitude > 1 TIMES OFFENSE_TIME(7)`, 'TIMES OFFENSE_TIME(7)'],
    [`SELECT COMPONENTID(magnitude) FROM events`, 'COMPONENTID(magnitude)'],
  ])('is refused by name: %s', (text, place) => {
    const found = compile(text).diagnostics.filter((d) => d.severity === 'error')
    expect(found.map((d) => [d.code, text.slice(d.span.start, d.span.end)])).toEqual([['aql/needs-data', place]])
    expect(compile(text, { openTables: true }).plan).toBeDefined()
  })
})

it('tells of a text that is looked up where an alias has its name', () => {
  const text = (key: string): string =>
    `SELECT LOWER(username) AS 'My User', REFERENCETABLE('t', 'My User', ${key}) AS n FROM events`
  const codes = (key: string): readonly string[] =>
    compile(text(key), { openTables: true }).diagnostics.map((d) => d.code)
  expect(codes(`'My User'`)).toContain('aql/text-names-column')
  expect(codes(`"My User"`)).not.toContain('aql/text-names-column')
})

it('reads names joined by hyphens as one where none of them is a column', () => {
  const absent = (items: string): readonly string[] =>
    compile(`SELECT ${items} FROM events`)
      .diagnostics.filter((d) => d.code === 'schema/column-absent')
      .map((d) => /`([^`]*)` /.exec(d.message.replace('`events`', ''))?.[1] ?? d.message)
  expect(absent('Web-Proxy-Host')).toHaveLength(1)
  expect(absent('a-b, magnitude-c, starttime-1')).toHaveLength(2)
})

it('takes any column of a saved search that is not there', () => {
  const text = `SELECT "Some Count" / 2 AS n FROM GLOBALVIEW('s', 'NORMAL') ORDER BY "Time" LAST 2 DAYS`
  for (const profile of ['vendor', 'lenient'] as const) {
    expect(compile(text, { openTables: true, profile }).plan).toBeDefined()
  }
  expect(compile(text).plan).toBeUndefined()
})

describe('COLLATE', () => {
  it('changes nothing of addresses and numbers, and is refused of texts', () => {
    expect(
      compile(`SELECT username FROM events ORDER BY sourceip COLLATE 'de-CH', magnitude COLLATE 'de'`).plan,
    ).toBeDefined()
    expect(compile(`SELECT username FROM events ORDER BY username COLLATE 'de-CH'`).plan).toBeUndefined()
  })
})

describe('fixes', () => {
  it.each([
    [
      `SELECT "CommandLine" FROM events WHERE LOGSOURCETYPEID = 12 AND LAST 24 HOURS ORDER BY username`,
      `SELECT "Command" FROM events WHERE devicetype = 12 ORDER BY username LAST 24 HOURS`,
    ],
    [
      `SELECT username FROM events WHERE LAST 1 HOUR AND sourceip ILIKE '10.%' LIMIT 5`,
      `SELECT username FROM events WHERE INCIDR('10.0.0.0/8', sourceip) LIMIT 5 LAST 1 HOUR`,
    ],
    [`SELECT username FROM events WHERE LAST 1 DAYS`, `SELECT username FROM events LAST 1 DAYS`],
    [
      `SELECT username FROM events WHERE magnitude > 1 AND (LAST 1 DAYS AND username = 'a');`,
      `SELECT username FROM events WHERE magnitude > 1 AND (username = 'a') LAST 1 DAYS;`,
    ],
    [`SELECT COUNT(DISTINCT username) FROM events LAST 1 DAYS`, `SELECT UNIQUECOUNT(username) FROM events LAST 1 DAYS`],
    [
      `SELECT username FROM events WHERE username IMATCHES '(?i)scp' LAST 1 DAYS`,
      `SELECT username FROM events WHERE username IMATCHES 'scp' LAST 1 DAYS`,
    ],
  ])('%s', (written, mended) => {
    expect(fixed(written)).toBe(mended)
  })

  it('lead to what the vendor takes', () => {
    let text = `SELECT e.username FROM events e WHERE LAST 1 HOUR AND e.sourceip = 10.0.0.1 LIMIT 3 ORDER BY username`
    for (let i = 0; i < 3; i += 1) text = fixed(text)
    expect(text).toBe(
      `SELECT username FROM events e WHERE sourceip = '10.0.0.1' ORDER BY username LIMIT 3 LAST 1 HOURS`,
    )
    expect(compile(text, { profile: 'vendor' }).diagnostics).toEqual([])
  })
})

describe('compile', () => {
  it('gives the columns in the order of SELECT', () => {
    const { columns } = compile(`SELECT magnitude AS m, sourceIP, COUNT(*) FROM events GROUP BY sourceip LAST 1 HOURS`)
    expect(columns.map((c) => [c.name, c.type])).toEqual([
      ['m', 'int'],
      ['sourceIP', 'string'],
      ['COUNT', 'long'],
    ])
  })

  it('refuses under the vendor profile what it reads under the lenient one', () => {
    const text = `SELECT username FROM events WHERE LAST 1 HOURS`
    expect(compile(text).plan).toBeDefined()
    const strict = compile(text, { profile: 'vendor' })
    expect(strict.plan).toBeUndefined()
    expect(strict.diagnostics.map((d) => [d.code, d.severity])).toEqual([['aql/time-condition', 'error']])
  })

  it('finds tables whatever their case', () => {
    expect(compile(`SELECT username FROM EvEnTs LAST 1 HOURS`).plan).toBeDefined()
  })

  it('survives long chains and deep nesting', () => {
    const chain = `SELECT ${Array.from({ length: 20_000 }, () => '1').join(' + ')} FROM events`
    const nested = `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)} FROM events`
    const negated = `SELECT ${'NOT '.repeat(20_000)}TRUE FROM events`
    for (const text of [chain, nested, negated]) {
      expect(compile(text).diagnostics.map((d) => d.code)).toContain('aql/too-deep')
    }
    const many = Array.from({ length: 5000 }, (_, i) => `username = 'u${i}'`).join(' OR ')
    expect(compile(`SELECT username FROM events WHERE ${many} LAST 1 HOURS`).plan).toBeDefined()
  })

  const pieces = fc.constantFrom(
    ..."SELECT FROM WHERE AND OR NOT IN LIKE IMATCHES BETWEEN IS NULL GROUP BY HAVING ORDER LIMIT LAST START STOP HOURS CASE WHEN THEN ELSE END IF events username magnitude starttime COUNT SUM FIRST DATEFORMAT INCIDR SUBSTRING ( ) , * + - / ^ & = < . :: ; '10.%' 'x' \"Command\" 'unclosed 24 0x1F 1.2.3.4 INTERVAL CAST DISTINCT UNION JOIN TEXT SEARCH é \u0000 \ud800".split(
      ' ',
    ),
  )

  it('never throws for any sequence of words', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (words) => {
        const { diagnostics, printAst } = compile(words.join(' '))
        printAst()
        for (const d of diagnostics) expect(d.span.start).toBeLessThanOrEqual(d.span.end)
      }),
      { numRuns: 1500, seed: 7 },
    )
  })

  const SAMPLE = `SELECT LOWER(username) AS u, COUNT(*) AS "n n", IF magnitude > 3 THEN 'a' ELSE 'b' FROM (SELECT * FROM events WHERE INCIDR('10.0.0.0/8', sourceip) LAST 2 DAYS) WHERE username NOT IN (SELECT username FROM events LAST 1 HOURS) AND "Command" IMATCHES '\\bscp\\b' GROUP BY u HAVING "n n" > 2 ORDER BY 'n n' DESC LIMIT 5 START '2026-11-20 12:00'`

  it('never throws for a damaged query', () => {
    const edit = fc.tuple(fc.nat(SAMPLE.length), fc.nat(12), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = SAMPLE
        for (const [at, cut, put] of edits) text = text.slice(0, at) + put + text.slice(at + cut)
        const { plan, diagnostics } = compile(text)
        expect(plan === undefined).toBe(diagnostics.some((d) => d.severity === 'error'))
      }),
      { numRuns: 1500, seed: 11 },
    )
  })

  it('is not damaged to begin with', () => {
    expect(compile(SAMPLE).plan).toBeDefined()
  })
})
