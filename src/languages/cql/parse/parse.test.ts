import { expect, test } from 'vitest'
import { Report } from '../../../diagnostics/diagnostic.ts'
import type { Condition } from '../ast.ts'
import { printQuery } from '../print.ts'
import { parseQuery } from './index.ts'

function parse(text: string) {
  const report = new Report({ name: 'query', text })
  const query = parseQuery(report.source, report)
  return { query, errors: report.diagnostics.filter((d) => d.severity === 'error') }
}

/** A condition with all its parentheses. */
function grouped(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.items.map(grouped).join(` ${condition.kind} `)})`
    case 'not':
      return `not ${grouped(condition.item)}`
    case 'text':
      return condition.value.kind === 'pattern' ? condition.value.text : condition.value.kind
    case 'compare':
      return `${condition.field.name}${condition.operator}`
    default:
      return condition.kind
  }
}

function conditionOf(text: string): string {
  const [step] = parse(text).query.steps
  return step?.kind === 'filter' ? grouped(step.condition) : `a ${step?.kind}`
}

test.each([
  ['a or b and c', '((a or b) and c)'],
  ['a and b or c', '(a and (b or c))'],
  ['foo and not bar or baz', '(foo and (not bar or baz))'],
  ['not foo bar', '(not foo and bar)'],
  ['a b or c', '(a and (b or c))'],
  ['!a b', '(not a and b)'],
  ['(a and b) or c', '((a and b) or c)'],
  ['not (a or b)', 'not (a or b)'],
  ['x=1 y!=2 AND z<3', '(x= and y!= and z<)'],
])('%s reads as %s', (text, expected) => {
  expect(conditionOf(text)).toBe(expected)
})

test('what follows a value after a blank is no call', () => {
  expect(conditionOf('event_platform=Win (a=1 or b=2)')).toBe('(event_platform= and (a= or b=))')
})

test('an address is one text, with a blank it begins a comment', () => {
  expect(conditionOf('https://x.y/z')).toBe('https://x.y/z')
  expect(conditionOf('https: //x.y/z')).toBe('https:')
})

test('a filter is no expression', () => {
  expect(conditionOf('foo < 42 + 3')).toBe('(foo< and + and 3)')
})

test.each([
  ['a := b - c', 'a := b - c'],
  ['a:=m/fisk/i', 'a := m / fisk / i'],
  ['foo=m/fisk/i', 'foo=m/fisk/i'],
  ['f=/a\\/b/i', 'f=/a\\/b/i'],
  ['| a=1 |', 'a=1'],
  ['groupby(x)', 'groupby(x)'],
  ['in(x, values=[5*, "a b", -1])', 'in(x, values=[5*, "a b", -1])'],
  ['x =~ !in(values=[a])', 'x =~ !in(values=[a])'],
  ['not cidr(ip, subnet="10.0.0.0/8")', '!cidr(ip, subnet="10.0.0.0/8")'],
  ['timeChart(span=5m, timezone=Europe/Berlin)', 'timeChart(span=5m, timezone=Europe/Berlin)'],
  ['eval(a=b-c, d=(a+1)*2)', 'eval(a=b - c, d=(a + 1) * 2)'],
  ['[x := count(), {a=1 | max(b)}]', '[x := count(), {a=1 | max(b)}]'],
  ['a=?p b=?{q=x y}', 'a=?p and b=?{q="x y"}'],
  ['`key` := v', '`key` := v'],
  ['$"a/b:c d"(x=1)', '$"a/b:c d"(x=1)'],
  ['x[0].y="q\\"\\\\"', 'x[0].y="q\\"\\\\"'],
])('%s prints as %s', (text, printed) => {
  const { query, errors } = parse(text)
  expect(errors).toEqual([])
  expect(printQuery(query)).toBe(printed)
  expect(printQuery(parse(printed).query)).toBe(printed)
})

test('a name of a keyword in any case', () => {
  expect(conditionOf('a AND NOT b OR c')).toBe('(a and (not b or c))')
  expect(parse('CASE { a=1; * }').query.steps[0]?.kind).toBe('case')
})

test('steps after an error are read', () => {
  const { query, errors } = parse('a= | b=1 | groupBy(x, | c=2')
  expect(errors.length).toBe(2)
  expect(query.steps.map((s) => s.kind)).toEqual(['filter'])
  expect(parse('a=1 | b= | c=2').query.steps.length).toBe(2)
  expect(parse('case { a= ; b=1 }').query.steps.length).toBe(1)
})

test('spans cover what was written', () => {
  const text = 'a=1 | lower(x) | case { b=2; * }'
  expect(parse(text).query.steps.map((s) => text.slice(s.span.start, s.span.end))).toEqual([
    'a=1',
    'lower(x)',
    'case { b=2; * }',
  ])
})

test('deep nesting is refused, not fatal', () => {
  expect(parse('('.repeat(100_000)).errors.length).toBeGreaterThan(0)
  expect(parse(`x := ${'if(a,'.repeat(500)}`).errors.length).toBeGreaterThan(0)
  expect(parse(`f(${'['.repeat(5000)}`).errors.length).toBeGreaterThan(0)
  expect(parse(`${'case{'.repeat(5000)}`).errors.length).toBeGreaterThan(0)
})
