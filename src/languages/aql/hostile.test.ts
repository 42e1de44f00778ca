import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../../diagnostics/render.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import { AQL_LANGUAGE } from './index.ts'

const columns = ['starttime', 'sourceip', 'username', 'payload', 'a', 'b'].map((name) => ({
  name,
  type: name === 'starttime' || name === 'a' ? ('long' as const) : ('string' as const),
  standing: 'schema' as const,
}))

const OPTIONS: CompileOptions = {
  catalog: { tables: new Map([['events', { name: 'events', columns, timeColumn: 'starttime' }]]) },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

function compile(text: string): Compilation {
  const compiled = AQL_LANGUAGE.compile({ name: 'hostile.aql', text }, OPTIONS)
  expect(compiled.plan === undefined).toBe(hasErrors(compiled.diagnostics))
  compiled.printAst()
  for (const found of compiled.diagnostics) {
    expect(found.message.length).toBeLessThan(2000)
    expect(found.span.start).toBeGreaterThanOrEqual(0)
    expect(found.span.end).toBeLessThanOrEqual(text.length)
    if (found.span.start > 2000) continue
    expect(renderDiagnostic(found, text, { color: false })).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u009b]/)
  }
  return compiled
}

const list = (count: number, one: (i: number) => string, between: string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(between)

const FROM = 'SELECT a FROM events WHERE'

describe('large texts become a plan or a diagnostic', () => {
  test.each([
    ['a list', `${FROM} username IN (${list(3000, (i) => `'u${i}'`, ',')})`, true],
    ['a string', `${FROM} username = '${'x'.repeat(100_000)}'`, true],
    ['alternatives', `${FROM} ${list(1500, (i) => `a = ${i}`, ' OR ')}`, true],
    ['networks', `${FROM} ${list(1500, (i) => `INCIDR('10.${i % 256}.0.0/16', sourceip)`, ' OR ')}`, true],
    ['items', `SELECT ${list(1500, (i) => `a AS c${i}`, ', ')} FROM events`, true],
    ['arms', `SELECT CASE ${list(1000, (i) => `WHEN a = ${i} THEN '${i}'`, ' ')} END AS c FROM events`, true],
    ['comments', `${'-- x\n'.repeat(20_000)}SELECT a FROM events`, true],
    [
      'aliases in a chain that doubles',
      `SELECT a + 1 AS c0, ${list(25, (i) => `c${i} + c${i} AS c${i + 1}`, ', ')} FROM events`,
      undefined,
    ],
    [
      'a long chain of aliases',
      `SELECT a AS c0, ${list(400, (i) => `c${i} AS c${i + 1}`, ', ')} FROM events`,
      undefined,
    ],
    ['aliases in a circle', `SELECT c1 AS c0, c0 AS c1 FROM events WHERE c0 = 1`, undefined],
    ['a sum', `SELECT ${list(3000, () => 'a', ' + ')} AS c FROM events`, undefined],
    ['quotes', "'".repeat(50_001), false],
    ['double quotes', `SELECT ${'"'.repeat(50_001)}`, false],
    ['digits', `${FROM} a > ${'9'.repeat(50_000)}`, undefined],
    ['semicolons', `SELECT a FROM events ${';'.repeat(20_000)}`, undefined],
    ['open comments', '/*'.repeat(20_000), false],
    ['a pattern', `${FROM} username MATCHES '${'(x|y)?'.repeat(3000)}'`, undefined],
    ['repetition of repetition', `${FROM} username MATCHES '((((x{1000}){1000}){1000}){1000})(?=y)'`, false],
    ['a long search', `${FROM} TEXT SEARCH '${list(5000, () => 'x', ' AND ')}'`, false],
    ['a search', `${FROM} TEXT SEARCH '${list(200, (i) => `x${i}`, ' AND ')}'`, true],
    ['clauses', `SELECT a FROM events ${'WHERE a = 1 '.repeat(2000)}`, false],
    ['time clauses', `${FROM} ${list(500, () => 'LAST 1 HOURS', ' AND ')}`, false],
  ])('%s', { timeout: 60_000 }, (_, text, isPlan) => {
    const { plan } = compile(text)
    if (isPlan !== undefined) expect(plan !== undefined).toBe(isPlan)
  })
})

describe('nesting of thousands is refused', () => {
  test.each([
    ['parentheses', `${FROM} ${'('.repeat(5000)}a=1${')'.repeat(5000)}`],
    ['calls', `SELECT ${'LOWER('.repeat(5000)}username${')'.repeat(5000)} FROM events`],
    ['negations', `${FROM} ${'NOT '.repeat(5000)}a=1`],
    ['signs', `SELECT ${'- '.repeat(5000)}a FROM events`],
    ['complements', `SELECT ${'~'.repeat(5000)}a FROM events`],
    ['cases', `SELECT ${'CASE WHEN a=1 THEN '.repeat(3000)}`],
    ['choices', `SELECT ${'IF a=1 THEN '.repeat(3000)}`],
    ['powers', `SELECT ${'a ^ '.repeat(5000)}a FROM events`],
    ['sub-selects', `${'SELECT a FROM ('.repeat(3000)}SELECT a FROM events${')'.repeat(3000)}`],
    ['sub-selects after IN', `${`${FROM} a IN (`.repeat(3000)}1${')'.repeat(3000)}`],
    ['searches', `${FROM} TEXT SEARCH '${'('.repeat(900)}x${')'.repeat(900)}'`],
    ['groups', `${FROM} username MATCHES '${'('.repeat(5000)}x${')'.repeat(5000)}(?=y)'`],
  ])('%s', { timeout: 60_000 }, (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

describe('what is never closed is told where it begins', () => {
  test.each([
    ["SELECT a FROM events WHERE username = 'x", 38],
    ['SELECT "a FROM events', 7],
    ['SELECT a FROM events WHERE a = 1 /* x', 33],
    ['SELECT a FROM events LAST 1 HOURS\n/* x', 34],
    ["SELECT a FROM events LAST 1 HOURS\n'x", 34],
    ['/* x', 0],
  ])('%s', (text, start) => {
    const [error] = compile(text).diagnostics.filter((d) => d.severity === 'error')
    expect([error?.code, error?.span.start]).toEqual(['syntax/unterminated', start])
  })
})

describe('strange characters', () => {
  test.each([
    ['CRLF', 'SELECT a\r\nFROM events\r\nWHERE a = 1\r\n'],
    ['NUL in a string', "SELECT a FROM events WHERE username = 'x\u0000y'"],
    ['half of a pair in a string', "SELECT a FROM events WHERE username = '\ud800'"],
    ['headings behind a query', 'SELECT a FROM events LAST 1 HOURS\n# Notes\n| x |'],
  ])('%s is read', (_, text) => {
    expect(compile(text).plan).toBeDefined()
  })

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['NUL', '\u0000'],
    ['NUL between', 'SELECT a FROM events \u0000 WHERE a = 1'],
    ['terminal sequences', 'SELECT a FROM events WHERE \u001b[31m'],
    ['curly quotes', 'SELECT a FROM events WHERE username = ‘x’'],
  ])('%s is refused', (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

const GOLDENS = join(import.meta.dirname, '../../../test/golden/aql')
const OWN = readdirSync(GOLDENS).map((name) => readFileSync(join(GOLDENS, name, 'query.aql'), 'utf8'))

describe('texts that were cut or mixed', () => {
  test('own queries up to any place', { timeout: 60_000 }, () => {
    for (const text of OWN) for (let end = 0; end < text.length; end += 7) compile(text.slice(0, end))
  })

  test('own queries with pieces of others', { timeout: 60_000 }, () => {
    const piece = fc.tuple(fc.constantFrom(...OWN), fc.nat(400), fc.nat(400))
    const mixed = fc.array(piece, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(mixed, (pieces) => {
        compile(pieces.map(([text, from, count]) => text.slice(from, from + count)).join(' '))
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  test('words in any order', { timeout: 60_000 }, () => {
    const words = [...new Set(OWN.flatMap((text) => text.match(/\w+|'[^']*'|"[^"]*"|\S/g) ?? []))]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (chosen) => {
        compile(`SELECT ${chosen.join(' ')}`)
      }),
      { numRuns: 500, seed: 6 },
    )
  })
})
