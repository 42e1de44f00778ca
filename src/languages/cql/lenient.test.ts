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
