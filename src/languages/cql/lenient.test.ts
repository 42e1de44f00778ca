import { expect, test } from 'vitest'
import { applyFixes } from '../../diagnostics/diagnostic.ts'
import type { CompileOptions } from '../language.ts'
import { CQL_LANGUAGE } from './index.ts'

const columns = ['@timestamp', 'a', 'b', 'c'].map((name) => ({
  name,
  type: name === '@timestamp' ? ('long' as const) : ('string' as const),
  standing: 'schema' as const,
}))

const options = (profile: CompileOptions['profile']): CompileOptions => ({
  catalog: { tables: new Map([['events', { name: 'events', columns, timeColumn: '@timestamp' }]]) },
  profile,
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
})

function compile(text: string, profile: CompileOptions['profile']) {
  return CQL_LANGUAGE.compile({ name: 'query', text }, options(profile))
}

test.each([
  ['a=1 | where b=2', 'a=1 | b=2'],
  ['eval x = a + 1', 'x := a + 1'],
  ['a in ("x", "y z")', 'in(a, values=["x", "y z"])'],
  ['a not in (x)', '!in(a, values=[x])'],
  ['not a in (x)', '!in(a, values=[x])'],
  ['b=1 and (a in (x, y) or c=2)', 'b=1 and ((a=x or a=y) or c=2)'],
  ['a != null or b = null', 'a=* or b!=*'],
  ['true() a=1', 'true a=1'],
  ['a != null and !in(b, values=[x]) and c=1', 'a=* | !in(b, values=[x]) | c=1'],
  ['in(a, values=[x]) or b=1', 'a=x or b=1'],
  ['eval x = if(a == 1, "p", "q")', 'x := if(a == 1, then="p", else="q")'],
  ['groupBy(a, function=[count() as n, max(b) as m])', 'groupBy(a, function=[count(as=n), max(b, as=m)])'],
  ['sort(-a)', 'sort(a)'],
  ['a = """x\\y""" "z"', 'a = "x\\\\y" "z"'],
  ['cidr(a, subnet="10.0.0.0/8") or b=1', 'case { cidr(a, subnet="10.0.0.0/8"); b=1; }'],
  [
    'x := if(a=1, if(b=2, "p", "q"), "r")',
    'case {\n    a=1 | case {\n    b=2 | x := "p";\n    * | x := "q";\n  };\n    * | x := "r";\n  }',
  ],
  ['a=1 || b == 2', 'a=1 or b = 2'],
  ["a='x y'", 'a="x y"'],
  ['a in ["x", y]', 'in(a, values=["x", y])'],
  ['table a, b', 'table([a, b])'],
  ['fields - a b', 'drop([a, b])'],
  ['fields a', 'select([a])'],
  ['sort -a', 'sort([a], order=desc)'],
  ['sort by a asc, b asc', 'sort([a, b], order=asc)'],
  ['head 3', 'head(3)'],
  ['take 3', 'head(3)'],
  ['top 5 a', 'top([a], limit=5)'],
  ['stats count by a, b', 'groupBy([a, b], function=[count(as=count)])'],
  ['stats dc(a) as n, max(b) by c', 'groupBy([c], function=[count(a, distinct=true, as=n), max(b, as="max(b)")])'],
  ['stats sum(b) as s', 'stats([sum(b, as=s)])'],
  ['count by a', 'groupBy([a], function=[count(as=count)])'],
  ['count() by a', 'groupBy([a], function=[count()])'],
  ['a=1 | max(b) as m by a, c', 'a=1 | groupBy([a, c], function=[max(b, as=m)])'],
  ['summarize dcount(a) by b', 'groupBy([b], function=[count(a, distinct=true, as="dcount(a)")])'],
  ['groupby a, b', 'groupBy([a, b])'],
  ['select a b', 'select([a, b])'],
  ['rename a as x, b as y', 'rename([[a, x], [b, y]])'],
  ['table([a as x, b])', 'x := a | table([x, b])'],
  ['join({a=1} key=b, field=b)', 'join({a=1} , key=b, field=b)'],
  ['a=* count()', 'a=* | count()'],
  ['x := """p"q"""', 'x := "p\\"q"'],
  [
    'eval x = case(a=1 and b in (2), "p", true(), "q")',
    'case {\n    a=1 | in(b, values=[2]) | x := "p";\n    * | x := "q";\n  }',
  ],
  [
    'x := if(a=1, "p", if(b=/q/, "r", "s"))',
    'case {\n    a=1 | x := "p";\n    b=/q/ | x := "r";\n    * | x := "s";\n  }',
  ],
])('%s is mended', (text, mended) => {
  const written = compile(text, 'vendor')
  // A pipe that is missing is no error.
  if (!written.diagnostics.every((d) => d.code === 'syntax/cql-missing-pipe' || d.severity === 'info')) {
    expect(written.plan).toBeUndefined()
  }
  expect(compile(text, 'lenient').plan).toBeDefined()
  const fixed = applyFixes(
    text,
    written.diagnostics.flatMap((d) => d.fixes),
  )
  expect(fixed).toBe(mended)
  const again = compile(fixed, 'vendor')
  expect(again.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
})

test('where and eval are words where nothing makes them more', () => {
  expect(compile('where', 'vendor').plan).toBeDefined()
  expect(compile('where=1', 'vendor').plan).toBeDefined()
  expect(compile('eval=1', 'vendor').plan).toBeDefined()
})

test.each([
  ['a contains "x y"', 'lint/cql-operator-word', 'a="*x y*"'],
  ['b=1 and a startswith "x" and c=2', 'lint/cql-operator-word', 'b=1 and a="x*" and c=2'],
  ['a endswith ".exe"', 'lint/cql-operator-word', 'a="*.exe"'],
  ['a matches /x/i', 'lint/cql-operator-word', 'a=/x/i'],
  ['a=1 && b=2', 'lint/cql-operator-word', 'a=1 and b=2'],
  ['a contains "x*y"', 'lint/cql-operator-word', 'a contains "x*y"'],
  ['a between b', 'lint/cql-operator-word', 'a between b'],
  ['a=1 | dedup b', 'lint/cql-command-word', 'a=1 | dedup b'],
  ['groupBy(a) | having _count > 3', 'lint/cql-command-word', 'groupBy(a) | _count > 3'],
  ['filter a=1', 'lint/cql-command-word', 'a=1'],
  ['b = upper(a)', 'lint/cql-call-as-value', 'b := upper(a)'],
  ['a like "%x%"', 'lint/cql-like-percent', 'a like "x"'],
  ['a like "%x%y"', 'lint/cql-like-percent', 'a like "%x%y"'],
])('%s is told as %s', (text, code, fixed) => {
  const { diagnostics } = compile(text, 'vendor')
  expect(diagnostics.map((d) => d.code)).toContain(code)
  expect(
    applyFixes(
      text,
      diagnostics.flatMap((d) => d.fixes),
    ),
  ).toBe(fixed)
})

test.each(['a=filter', 'dedup', '"contains" a', 'b=win (a=1 or c=2)', 'a like "50%off"'])('%s is plain CQL', (text) => {
  expect(compile(text, 'vendor').diagnostics.filter((d) => d.severity === 'warning')).toEqual([])
})

test.each([
  ['x := len(a)', 'CQL has `length()`'],
  ['groupBy(a, function=dcount(b))', 'CQL has `count(field, distinct=true)`'],
  ['grupBy(a)', 'near: `groupBy`'],
  ['timeChart(by=a)', 'it has `series=`'],
])('%s: the hint begins with %s', (text, hint) => {
  const [error] = compile(text, 'lenient').diagnostics
  expect(error?.severity).toBe('error')
  expect(error?.hints[0]?.slice(0, hint.length)).toBe(hint)
})

test('fields that a refused step would make are not told to be absent', () => {
  const codes = compile('zz=1 | neighbor(a, prefix=p) | p.a=1', 'lenient').diagnostics.map((d) => d.code)
  expect(codes).toEqual(['schema/column-absent', 'fidelity/not-supported'])
})

test('`order` is one of two words', () => {
  expect(compile('sort(a, order=upwards)', 'lenient').diagnostics.map((d) => d.code)).toContain('type/mismatch')
})
