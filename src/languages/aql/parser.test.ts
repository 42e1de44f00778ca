import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFixes, Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Query } from './ast.ts'
import { parse } from './parser.ts'
import { printQuery } from './printer.ts'
import { printTree } from './tree.ts'

function read(
  text: string,
  profile: Profile = 'vendor',
): { readonly query: Query | undefined; readonly report: Report } {
  const report = new Report({ name: 'query.aql', text })
  return { query: parse(report, profile), report }
}

/** The tree without spans, so that two texts of one query compare equal. */
function shape(query: Query | undefined): unknown {
  return JSON.parse(
    JSON.stringify(query ?? null, (key, value: unknown) => {
      if (key === 'span') return undefined
      return typeof value === 'bigint' ? value.toString() : value
    }),
  )
}

const roundTrips = (text: string): void => {
  const { query, report } = read(text, 'lenient')
  expect(report.hasErrors).toBe(false)
  const printed = query === undefined ? '' : printQuery(query)
  const again = read(printed, 'lenient')
  expect(again.report.hasErrors).toBe(false)
  expect(shape(again.query)).toEqual(shape(query))
}

describe('printing and reading again', () => {
  it.each([
    `SELECT * FROM events`,
    `select a, "b ""c""" as 'it''s', count(*) n from flows group by a, "b" having n > 1 order by 'n' desc, a collate 'de' limit 5 last 3 days parameters x='y', z=1`,
    `SELECT a FROM events WHERE (a = 1 OR b <> 2) AND NOT (c == 3 AND d IS NOT NULL) OR NOT NOT e`,
    `SELECT (a AND b) AND c, a OR (b OR c), (a = b) = c, a = (b = c) FROM events`,
    `SELECT (1 - 2) - 3, 1 - (2 - 3), (2 ^ 3) ^ 2, 2 ^ 3 ^ 2, (1 + 2) * 3, 1 & 2 & 3, - - 1, -(a + b), - a ^ 2 FROM events`,
    `SELECT a BETWEEN 1 + 1 AND 2, (a BETWEEN 1 AND 2) IS NULL, a NOT IN (1, '2', 0x1F) FROM events`,
    `SELECT a ILIKE ENUMERATION('x', 'y%'), a NOT MATCHES 'x' FROM events WHERE TEXT SEARCH 'x'`,
    `SELECT CASE a WHEN 1 THEN 'x' ELSE 'y' END, CASE WHEN a > 1 THEN 2 END, IF a THEN 1 ELSE IF b THEN 2 ELSE 3 FROM events`,
    `SELECT (IF a THEN 1 ELSE 2) + 1 FROM events`,
    `SELECT a FROM (SELECT a FROM events LAST 1 HOURS) AS "x y" WHERE a IN (SELECT b FROM flows LIMIT 3) START '2026-11-20 12:00' STOP PARSEDATETIME('now')`,
    `SELECT GEO::LOOKUP(a, 'x') FROM GLOBALVIEW('s', 'NORMAL') START 1785695700000`,
    `SELECT COUNT(DISTINCT a), CAST(b AS VARCHAR), NOW() - INTERVAL '5' MINUTE FROM events e WHERE e.a = 1`,
    `SELECT a /* one */ -- two\n FROM events ;`,
    `SELECT a FROM events WHERE TRUE = NULL`,
    `SELECT a FROM events WHERE INOFFENSE(7) TIMES OFFENSE_TIME(7)`,
    `SELECT times FROM events WHERE times > 3`,
  ])('%s', roundTrips)

  const name = fc.constantFrom('a', 'starttime', '"Event ID"')
  const leaf = fc.oneof(name, fc.constantFrom('1', '2.5', '0x1F', "'t'", "''''", 'NULL', 'TRUE'))
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom(...'+ - * / % ^ & | # << >> >>> = < AND OR'.split(' ')),
          tie('expression'),
        )
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      fc
        .array(fc.tuple(fc.constantFrom(...'+ - * / % ^ & | # << >> >>> >= AND OR'.split(' ')), leaf), { maxLength: 5 })
        .map((chain) => `a ${chain.map(([op, operand]) => `${op} ${operand}`).join(' ')}`),
      tie('expression').map((a) => `NOT (${a})`),
      tie('expression').map((a) => `- (${a})`),
      tie('expression').map((a) => `~(${a})`),
      tie('expression').map((a) => `(${a}) NOT LIKE 'x%'`),
      tie('expression').map((a) => `(${a}) ILIKE ENUMERATION('x', ${a})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) NOT BETWEEN (${b}) AND (${a})`),
      fc.tuple(tie('expression'), leaf).map(([a, b]) => `CASE (${a}) WHEN ${b} THEN ${b} ELSE (${a}) END`),
      tie('expression').map((a) => `(${a}) IN (SELECT x FROM flows WHERE ${a} LIMIT 2 LAST 1 DAYS)`),
      tie('expression').map((a) => `(${a}) IN (1, ${a})`),
      tie('expression').map((a) => `(${a}) IS NOT NULL`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `CASE WHEN ${a} THEN ${b} END`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(IF ${a} THEN ${b} ELSE 1)`),
    ),
  }))

  it('holds for random expressions', () => {
    fc.assert(
      fc.property(expression, (e) => roundTrips(`SELECT ${e} FROM events WHERE ${e} LAST 1 HOURS`)),
      {
        numRuns: 300,
        seed: 48,
      },
    )
  })
})

describe('spans', () => {
  it('slice the clauses out of the text', () => {
    const text = `SELECT a FROM events WHERE (a = 1) AND LAST 3 HOURS ORDER BY a`
    const { query, report } = read(text, 'lenient')
    const slice = (span: { readonly start: number; readonly end: number } | undefined): string =>
      span === undefined ? '' : text.slice(span.start, span.end)
    expect(slice(query?.time?.span)).toBe('LAST 3 HOURS')
    expect(slice(query?.where?.span)).toBe('(a = 1)')
    expect(slice(query?.orderBy[0]?.span)).toBe('a')
    expect(slice(query?.span)).toBe(text)
    expect(report.diagnostics.map((d) => slice(d.span))).toEqual(['LAST 3 HOURS'])
  })
})

describe('text after the query', () => {
  it.each([
    `SELECT a FROM events WHERE a = 1\nThis finds ann's events.`,
    `SELECT a FROM events ORDER BY a DESC high severity when new`,
    `SELECT a FROM events LAST 1 HOURS; Notes: none`,
    `SELECT a FROM events\nTools like rclone are not in scope`,
  ])('is a warning where it reads like prose: %s', (text) => {
    const { report } = read(text, 'lenient')
    expect(report.diagnostics.map((d) => [d.code, d.severity])).toEqual([['syntax/trailing-text', 'warning']])
    expect(read(text).report.hasErrors).toBe(true)
  })

  it.each([
    `SELECT a FROM events WHERE a = 1 b = 2`,
    `SELECT a FROM events WHERE a = 1\nb = 2`,
    `SELECT a FROM events WHERE a = 1\nb LIKE 'x' OR c`,
    `SELECT a FROM events WHERE a = 1\n(b = 2)`,
    `SELECT a FROM events WHERE a = 1\nb IS NOT NULL`,
    `SELECT a FROM events WHERE a = 1\nb IN (1, 2)`,
    `SELECT a FROM events LAST 1 HOURS AND a = 1`,
    `SELECT a FROM events WHERE a = 1) AND b = 2`,
  ])('is an error where it could be part of the query: %s', (text) => {
    expect(read(text, 'lenient').report.hasErrors).toBe(true)
  })
})

describe('a statement in a comment', () => {
  it.each([
    [`SELECT a FROM events -- ; drop table x`, `SELECT a FROM events `],
    [`SELECT a /* ; SELECT b */ FROM events`, `SELECT a  FROM events`],
  ])('is reported: %s', (text, without) => {
    const { report } = read(text, 'lenient')
    expect(report.diagnostics.map((d) => [d.code, d.severity])).toEqual([['aql/statement-in-comment', 'warning']])
    expect(read(text).report.hasErrors).toBe(true)
    expect(applyFixes(text, report.diagnostics[0]?.fixes ?? [])).toBe(without)
  })

  it.each([
    `SELECT a FROM events -- selects; then drops nothing`,
    `SELECT a FROM events WHERE a = '-- ; SELECT b' /* ; */`,
  ])('is none: %s', (text) => {
    expect(read(text).report.diagnostics).toEqual([])
  })
})

describe('the tree', () => {
  it('prints one node a line', () => {
    const { query } = read(`SELECT COUNT(*) AS n FROM events WHERE a NOT LIKE 'x' LAST 1 HOURS`)
    expect(query === undefined ? '' : printTree(query)).toBe(
      [
        'query',
        '  items expression alias=n',
        '    value call name=COUNT star',
        '  source table name=events',
        '  where match operator="LIKE" negated',
        '    value name name=a',
        '    patterns text value="x"',
        '  time last count=1 unit="HOURS"',
        '',
      ].join('\n'),
    )
  })
})
