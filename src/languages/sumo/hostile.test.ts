import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors, Report } from '../../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../../diagnostics/render.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import { SUMO_LANGUAGE } from './index.ts'
import { printQuery } from './print.ts'
import { parseQuery } from './query-parser.ts'

const columns = ['_messageTime', '_raw', '_sourceCategory', 'a', 'b', 'c'].map((name) => ({
  name,
  type: name === '_messageTime' ? ('long' as const) : ('string' as const),
  standing: 'schema' as const,
}))

const OPTIONS: CompileOptions = {
  catalog: { tables: new Map([['messages', { name: 'messages', columns, timeColumn: '_messageTime' }]]) },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

function compile(text: string, options: CompileOptions = OPTIONS): Compilation {
  const compiled = SUMO_LANGUAGE.compile({ name: 'hostile.sumo', text }, options)
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
    ['a list', `* | where a in (${list(3000, (i) => `"f${i}"`, ',')})`, true],
    ['a string', `* | where a = "${'x'.repeat(100_000)}"`, true],
    ['a keyword', 'x'.repeat(100_000), undefined],
    ['keywords', list(1500, (i) => `f${i}`, ' '), undefined],
    ['alternative keywords', list(1500, (i) => `f${i}`, ' or '), undefined],
    ['alternatives', `* | where ${list(1500, (i) => `a=f${i}`, ' or ')}`, undefined],
    ['many alternatives', `* | where ${list(6000, (i) => `a="f${i}"`, ' or ')}`, true],
    ['operators', list(1500, (i) => `| where a != "f${i}"`, '\n'), false],
    ['comments', `${'// x\n'.repeat(20_000)}a | count`, true],
    ['comments in one', `a | count /*${'/* '.repeat(20_000)}*/`, true],
    ['quotes', '"'.repeat(50_001), undefined],
    ['single quotes', "'".repeat(50_001), undefined],
    ['quotes on lines', '"\n'.repeat(4000), undefined],
    ['quotes behind a pipe', `* | ${'"\n'.repeat(4000)}`, undefined],
    ['slashes on lines', `* | where a matches ${'/[\n'.repeat(20_000)}`, undefined],
    ['digits', `* | where a > ${'9'.repeat(50_000)}`, undefined],
    ['sums', `* | ${list(3000, (i) => `a${i}`, '+')} as b`, false],
    ['comparisons', `* | where ${list(3000, (i) => `a${i}`, '=')}`, false],
    ['functions nobody knows', list(150, (i) => `| f${i}(a) as b${i}`, '\n'), false],
    ['pipes', '|'.repeat(20_000), undefined],
    ['parameters', list(2000, (i) => `{{p${i}}}`, ' '), true],
    ['braces', '{'.repeat(50_000), undefined],
    ['braces behind a pipe', `* | ${'{{'.repeat(25_000)}`, undefined],
    ['a regular expression', `* | where a matches /${'(x|y)?'.repeat(3000)}/`, undefined],
    ['a pattern', `* | parse "${'a*'.repeat(3000)}" as ${list(3000, (i) => `f${i}`, ',')}`, undefined],
    ['wildcards', `* | where a matches "${'*a'.repeat(5000)}"`, undefined],
    ['keywords of wildcards', `${'*a'.repeat(5000)} | count`, undefined],
    ['classes that open', `* | where a matches /${'['.repeat(20_000)}/`, false],
    ['subqueries that open', '[subquery: '.repeat(2000), false],
  ])('%s', { timeout: 60_000 }, (_, text, isPlan) => {
    const { plan, probe } = compile(text)
    if (isPlan !== undefined) expect(plan !== undefined || probe !== undefined).toBe(isPlan)
  })
})

describe('nesting of thousands is refused', () => {
  test.each([
    ['a scope', `${'('.repeat(5000)}a${')'.repeat(5000)}`],
    ['negations of a scope', `${'not '.repeat(5000)}a`],
    ['parentheses', `* | where ${'('.repeat(5000)}a=1${')'.repeat(5000)}`],
    ['calls', `* | ${'toLowerCase('.repeat(5000)}a${')'.repeat(5000)} as b`],
    ['negations', `* | where ${'!'.repeat(5000)}a`],
    ['signs', `* | ${'-'.repeat(5000)}a as b`],
    ['choices', `* | ${'if(a=1, '.repeat(3000)}`],
    ['ternaries', `* | ${'a ? b : '.repeat(3000)} c as d`],
    ['groups', `* | where a matches /${'('.repeat(5000)}x${')'.repeat(5000)}(?=y)/`],
  ])('%s', { timeout: 60_000 }, (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

describe('what is never closed is told where it begins', () => {
  test.each([
    ['"x', 0],
    ['a="x', 2],
    ['a | where b = "x | count', 14],
    ['a | count\n| where b = "x', 22],
    ['/* x', 0],
    ['a /* x | count', 2],
    ['a | count /* x | y', 10],
    ['a | where b = 1 /* x\n| count', 16],
  ])('%s', (text, start) => {
    const found = compile(text).diagnostics.filter((d) => d.severity === 'error')
    expect(found.map((d) => [d.code, d.span.start])).toEqual([['syntax/unterminated', start]])
  })

  test.each([
    ['(a', 2],
    ['a | where (b=1', 14],
    ['a | if(b=1, 2', 13],
    ['a | where b in ("c"', 19],
  ])('%s', (text, start) => {
    const [error] = compile(text).diagnostics.filter((d) => d.severity === 'error')
    expect([error?.code, error?.span.start]).toEqual(['syntax/unexpected', start])
  })
})

describe('strange characters', () => {
  test.each([
    ['CRLF', 'a\r\n| where b="2"\r\n| limit 1\r\n'],
    ['NUL in a string', '* | where a="x\u0000y"'],
    ['half of a pair in a string', '* | where a="\ud800"'],
    ['letters of all scripts', 'größe 中文 | where a = "Ωmega"'],
    ['an empty comment', '* /**/ | count /***/'],
    ['a comment only', '// x'],
  ])('%s is read', (_, text) => {
    const { plan, probe } = compile(text)
    expect(plan ?? probe).toBeDefined()
  })

  test.each([
    ['NUL', '* | \u0000'],
    ['NUL between', '* | where a=1 \u0000 | count'],
    ['terminal sequences', '* | where a=1 \u001b[31m | count'],
    ['reserved characters', '* | where a=«x»'],
  ])('%s is refused', (_, text) => {
    expect(compile(text).plan).toBeUndefined()
  })
})

const GOLDENS = join(import.meta.dirname, '../../../test/golden/sumo')
const OWN = readdirSync(GOLDENS).map((name) => readFileSync(join(GOLDENS, name, 'query.sumo'), 'utf8'))

const RICH = [
  '_sourceCategory=a/b* (x or "y z" NOT q!=r) %"s t"="u" {{v}} // w\n| where !(a matches "b*") and c not in ("d", "e") | count',
  '* | parse "a=*,b=*" as c, d nodrop | parse regex field=e "(?<f>\\d+)" multi | json field=g "h.i[0]", "j[*].k" as l, m nodrop',
  '* | if(a = 1 or b >= 2.5Ki, "c", d matches /e\\/f/ ? g : - h) as i | concat(j, %"k l", m.n) as o /* p */ | fields - q, r',
  '* | timeslice 5m | count as a, sum(b) as c, pct(d, 50, 95) by _timeslice, e | sort by a desc, +c | limit 10 | transpose row _timeslice column e',
  '* | eval a = b | where c like \'%d%\' or e is not null and f =~ "g.h" or matches(i, "j\\\\.k") and l startswith “m”',
  '* | [subquery: a | count by b | compose b keywords] | lookup c from path://"/d/e" on f=g | join (parse "a*" as b) as t1, (where c) as t2 on t1.b=t2.b',
  '[subquery from=(-15m) to=(-5m): {{a}} | top 3 b by count | compose b maxresults=5] | where [subquery: c | compose d] | limit {{e}}\n{{f}}',
  '* | accum a as b by c | smooth d, 3 | total e | topk(2, f) by g | dedup 2 by h | withtime i | most_recent(i_withtime) by j',
]

test('text cut anywhere', { timeout: 120_000 }, () => {
  for (const text of RICH) for (let end = 0; end <= text.length; end += 1) compile(text.slice(0, end))
  for (const text of OWN) for (let end = 1; end < text.length; end += 23) compile(text.slice(0, end))
})

const WORDS = [...new Set([...RICH, ...OWN].flatMap((text) => text.match(/\w+|"[^"\n]*"|[^\s\w]/g) ?? []))]

test('words in any order', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (picked) => {
      compile(picked.join(' '))
      compile(`* | ${picked.join(' ')}`)
    }),
    { numRuns: 200 },
  )
})

test('what is read from any words prints as text that reads back as the same tree', { timeout: 120_000 }, () => {
  const read = (text: string): { readonly shape: string; readonly printed: string } | undefined => {
    const report = new Report({ name: 'q', text })
    const { query } = parseQuery(report)
    const shape = JSON.stringify(query, (key, part: unknown) =>
      key === 'span' || key === 'assigned' ? undefined : part,
    )
    return report.hasErrors ? undefined : { shape, printed: printQuery(query) }
  }
  const operand = fc.constantFrom(
    'a',
    '%"b c"',
    '"d*"',
    '1.5',
    '2Ki',
    '- e',
    'f(g, "h")',
    '(i + j * k)',
    '{{l}}',
    'true',
  )
  const glue = fc.constantFrom(
    ' and ',
    ' or ',
    ' = ',
    ' != ',
    ' + ',
    ' - ',
    ' / ',
    ' * ',
    ' matches ',
    ' in ("x") and ',
  )
  const word = fc.tuple(fc.constantFrom('', '!', '(', 'not '), operand)
  const expression = fc.tuple(word, fc.array(fc.tuple(glue, word), { maxLength: 6 })).map(([first, rest]) => {
    const text = first.join('') + rest.map(([join_, parts]) => join_ + parts.join('')).join('')
    return text + ')'.repeat((text.match(/\(/g) ?? []).length - (text.match(/\)/g) ?? []).length)
  })
  const scope = fc.array(
    fc.constantFrom('a', '"b c"', 'd=e*', 'NOT', 'or', 'AND', '(', ')', '!f', '{{g}}', '%"h i"="j"'),
    {
      maxLength: 8,
    },
  )
  const text = fc.tuple(scope, expression, expression).map(([s, w, e]) => `${s.join(' ')} | where ${w} | ${e} as x`)
  let count = 0
  fc.assert(
    fc.property(text, (written) => {
      const first = read(written)
      if (first === undefined) return
      count += 1
      expect(read(first.printed)?.shape).toBe(first.shape)
    }),
    { numRuns: 1500 },
  )
  expect(count).toBeGreaterThan(50)
})

test('an error does not hide or make others', () => {
  const places = (text: string): readonly number[] =>
    compile(text)
      .diagnostics.filter((d) => d.severity === 'error')
      .map((d) => d.span.start)
  expect(places('* | where = | count by a | limit x')).toEqual([10, 33])
})

test('parameters may hold anything', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RICH, '{{v}} | {{e}} {{f}}'),
      fc.constantFrom(...RICH, '', '|', '"', '*/'),
      (text, value) => {
        compile(text, { ...OPTIONS, parameters: new Map(['a', 'e', 'f', 'v'].map((name) => [name, value])) })
      },
    ),
  )
})
