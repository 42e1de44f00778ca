import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../../diagnostics/render.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import { CQL_LANGUAGE } from './index.ts'

const columns = ['@timestamp', '@rawstring', 'a', 'b', 'c'].map((name) => ({
  name,
  type: name === '@timestamp' ? ('long' as const) : ('string' as const),
  standing: 'schema' as const,
}))

const OPTIONS: CompileOptions = {
  catalog: { tables: new Map([['events', { name: 'events', columns, timeColumn: '@timestamp' }]]) },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

function compile(text: string): Compilation {
  const compiled = CQL_LANGUAGE.compile({ name: 'hostile.cql', text }, OPTIONS)
  expect(compiled.plan === undefined && compiled.probe === undefined).toBe(hasErrors(compiled.diagnostics))
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

describe('large texts become a plan or a diagnostic', () => {
  test.each([
    ['a list', `in(a, values=[${list(3000, (i) => `"f${i}"`, ',')}])`, true],
    ['globs', `in(a, values=[${list(500, (i) => `*f${i}*`, ',')}])`, true],
    ['a string', `a="${'x'.repeat(100_000)}"`, true],
    ['alternatives', list(1500, (i) => `a=f${i}`, ' or '), true],
    ['filters', list(1500, (i) => `a!=f${i}`, ' '), true],
    ['steps', list(1500, (i) => `a!=f${i}`, ' | '), true],
    ['comments', `${'// x\n'.repeat(20_000)}a=1`, true],
    ['quotes', '"'.repeat(50_001), undefined],
    ['single quotes', "'".repeat(50_001), undefined],
    ['quotes on lines', '"\n'.repeat(4000), undefined],
    ['slashes on lines', '/[\n'.repeat(20_000), undefined],
    ['digits', `a > ${'9'.repeat(50_000)}`, undefined],
    ['names', list(3000, (i) => `f${i}`, ' '), undefined],
    ['functions nobody knows', list(1000, (i) => `f${i}()`, ' | '), false],
    ['branches', `case { ${list(1000, (i) => `a=${i} | b:=${i}`, '; ')} }`, undefined],
    ['branches of nothing', `case {${';'.repeat(50_000)}}`, undefined],
    ['pipes', '|'.repeat(20_000), undefined],
    ['parameters', list(2000, (i) => `?p${i}`, ' '), undefined],
    ['a regular expression', `a=/${'(x|y)?'.repeat(3000)}/`, undefined],
    ['repetition of repetition', 'a=/((((x{1000}){1000}){1000}){1000})(?=y)/', false],
    ['classes that open', `a=/${'['.repeat(20_000)}/`, false],
  ])('%s', { timeout: 60_000 }, (_, text, isPlan) => {
    const { plan, probe } = compile(text)
    if (isPlan !== undefined) expect(plan !== undefined || probe !== undefined).toBe(isPlan)
  })
})

describe('nesting of thousands is refused', () => {
  test.each([
    ['parentheses', `${'('.repeat(5000)}a=1${')'.repeat(5000)}`],
    ['brackets', `f(${'['.repeat(5000)}${']'.repeat(5000)})`],
    ['braces', `f(${'{'.repeat(5000)}${'}'.repeat(5000)})`],
    ['calls', `x := ${'lower('.repeat(5000)}a${')'.repeat(5000)}`],
    ['branches', `${'case { '.repeat(5000)}a=1${' }'.repeat(5000)}`],
    ['matches', `${'a match { * => '.repeat(5000)}a=1${' }'.repeat(5000)}`],
    ['negations', `${'not '.repeat(5000)}a=1`],
    ['signs', `x := ${'-'.repeat(5000)}a`],
    ['subqueries', `${'join({ '.repeat(5000)}a=1${' }, field=a)'.repeat(5000)}`],
    ['choices', `x := ${'if(a=1, '.repeat(3000)}`],
    ['groups', `a=/${'('.repeat(5000)}x${')'.repeat(5000)}(?=y)/`],
  ])('%s', { timeout: 60_000 }, (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

describe('what is never closed is told where it begins', () => {
  test.each([
    ['a="x', 2],
    ['a=/x', 2],
    ["a='x", 2],
    ['b=1 | a="x | c=2', 8],
    ['b=1\n| a=/x | c=2', 8],
  ])('%s', (text, start) => {
    const [error] = compile(text).diagnostics
    expect([error?.code, error?.span.start]).toEqual(['syntax/unterminated', start])
  })

  test.each([
    ['f(a', 3],
    ['(a=1', 4],
    ['case { a=1', 10],
    ['in(a, values=[x', 15],
    ['join({a=1', 9],
    ['a match { * => b=1', 18],
    ['$x(a=1', 6],
  ])('%s', (text, start) => {
    const [error] = compile(text).diagnostics
    expect([error?.code, error?.span.start]).toEqual(['syntax/unexpected', start])
  })
})

describe('strange characters', () => {
  test.each([
    ['CRLF', 'a=1\r\n| b=2\r\n| head(1)\r\n'],
    ['NUL in a string', 'a="x\u0000y"'],
    ['half of a pair in a string', 'a="\ud800"'],
    ['letters of all scripts', 'ärger=größe Ωmega=中文'],
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['a comment', '// x'],
    ['a comment that does not end', '/* x'],
  ])('%s is read', (_, text) => {
    const { plan, probe } = compile(text)
    expect(plan ?? probe).toBeDefined()
  })

  test.each([
    ['NUL', '\u0000'],
    ['NUL between', 'a=1 \u0000 | b=2'],
    ['terminal sequences', 'a=1 \u001b[31m | b=2'],
    ['reserved characters', 'a=«x»'],
  ])('%s is refused', (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

const GOLDENS = join(import.meta.dirname, '../../../test/golden/cql')
const OWN = readdirSync(GOLDENS).map((name) => readFileSync(join(GOLDENS, name, 'query.cql'), 'utf8'))

const RICH = [
  '#a=x b!="y z*" or not (c=/p\\/q[/]/i and d like *e*) | f := g * 2 - h / 3 | i := lower(a)',
  'case { a=1 | b := "x"; c match { /y/i => d := 1; in(values=[p, "q"]) => e := 2; * => * }; * | f := "z" }',
  'groupBy([a, b], function=[count(as=n), {c=5* | max(d, as=m)}, collect([e], limit=5)], limit=max) | sort(n, limit=3)',
  'join({#e=f | g=?h}, field=[a, b], key=[c, d], include=[i], mode=left) | select([a, i])',
  'defineTable(name="t", query={a=* | groupBy(a)}, include=[a]) | match(table="t", field=b, column=a, strict=false)',
  'correlate(A: {a=1} include: [b], B: {a=2 | c <=> A.b}, within=5m, sequence=true)',
  'regex("(?<x.y>\\\\d+)(?=\\\\s)", field=@rawstring, flags="im", repeat=true) | [count(), avg(x.y)]',
  'a in ("x", \'y\') and b != null or c not in [1, 2] | where d == 1 || !in(e, values=[f]) | eval g = if(h=1, "i", "j")',
  '$"pkg/name:saved"(a="b", c=d) | `k` := v | x[0].y =~ !in(values=[?{p="q"}]) | timeChart(span=5m, function=[p := percentile(a)])',
  'x := case(a=1, "b", c like "d", e, true(), "f") | table([a as b, "c d"]) | sort(-x) | head(3)',
]

test('text cut anywhere', { timeout: 120_000 }, () => {
  for (const text of RICH) for (let end = 0; end <= text.length; end += 1) compile(text.slice(0, end))
  for (const text of OWN) for (let end = 1; end < text.length; end += 23) compile(text.slice(0, end))
})

test('words in any order', { timeout: 120_000 }, () => {
  const words = fc.constantFrom(
    ...new Set([...RICH, ...OWN].flatMap((text) => text.match(/\w+|"[^"\n]*"|[^\s\w]/g) ?? [])),
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (picked) => {
      compile(picked.join(' '))
    }),
    { numRuns: 300 },
  )
})

test('an error does not hide or make others', () => {
  const places = (text: string): readonly number[] =>
    compile(text)
      .diagnostics.filter((d) => d.severity === 'error')
      .map((d) => d.span.start)
  expect(places('a= | b=1 | c= | d=2')).toEqual([3, 14])
  expect(places('case { a= ; b=1; c= }')).toEqual([10, 20])
  expect(places('groupBy(a, | c=1) | d= | b=1')).toEqual([11, 23])
})

test('a pipeline of ten thousand steps is refused where it becomes too long', () => {
  const text = `a=1\n${list(10_000, (i) => `| b=${i}`, '\n')}`
  const { diagnostics } = compile(text)
  expect(diagnostics.map((d) => [d.code, d.span.start])).toEqual([['fidelity/not-supported', text.indexOf('b=2999')]])
})

test.each(['head(-1)', 'tail(1.5)', 'sort(a, limit=99999999999999999999)', 'table(a, limit=-3)'])(
  '%s: a limit is a number of rows',
  (text) => {
    expect(compile(text).diagnostics.map((d) => d.code)).toContain('type/mismatch')
  },
)
