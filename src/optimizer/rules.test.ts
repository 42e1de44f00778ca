import { describe, expect, test } from 'vitest'
import { filter, keep, limit, project } from '../plan/build.ts'
import { aggregateCall, and, boolean, call, type Expr, literal, long, not, or, reference, text } from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import { printPlan } from '../plan/print.ts'
import { NO_SPAN } from '../source/text.ts'
import { RULES } from './rules.ts'

const ids = new ColumnSource()
const a = ids.fresh('a', 'string')
const n = ids.fresh('n', 'long')
const b = ids.fresh('b', 'string')
const m = ids.fresh('m', 'long')
const out = ids.fresh('out', 'string')
const outN = ids.fresh('outN', 'long')

const T: Plan = { kind: 'scan', table: 'T', columns: [a, n], span: NO_SPAN }
const U: Plan = { kind: 'scan', table: 'U', columns: [b, m], span: NO_SPAN }
const big = (column = n): Expr => call('compare.gt', [reference(column), long(1)])
const found = (column = a): Expr => call('regex.matches', [reference(column), text('x')])
const shout = { ...ids.fresh('loud', 'string'), expr: call('text.upper', [reference(a)]) }
const renamed = { ...ids.fresh('r', 'long'), expr: reference(n) }
const yes = boolean(true)
const no = boolean(false)

const sorted = (input: Plan): Plan => ({
  kind: 'sort',
  input,
  keys: [{ expr: reference(n), direction: 'asc', nulls: 'last' }],
  span: NO_SPAN,
})
const union: Plan = { kind: 'union', inputs: [T, U], columns: [out, outN], span: NO_SPAN }
const join = (kind: 'inner' | 'left' | 'full', left: Plan = T, right: Plan = U): Plan => ({
  kind: 'join',
  join: kind,
  left,
  right,
  on: call('compare.eq', [reference(a), reference(b)]),
  span: NO_SPAN,
})
const count = { ...ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }

/** Per rule: plan before, plan after; `null`: nothing changes. */
const EXAMPLES: Readonly<Record<string, readonly (readonly [string, Plan, Plan | null])[]>> = {
  'fold-constants': [
    ['arithmetic on constants', filter(T, call('compare.eq', [text('x'), text('x')])), filter(T, yes)],
    ['a neutral condition', filter(T, and([big(), yes])), filter(T, big())],
    ['a deciding condition', filter(T, or([big(), yes])), filter(T, yes)],
    ['null decides nothing', filter(T, and([big(), literal('boolean', null)])), null],
    [
      'a case whose first condition is never true',
      project(T, [{ ...out, expr: call('logic.case', [no, text('p'), big(), text('q'), text('r')]) }]),
      project(T, [{ ...out, expr: call('logic.case', [big(), text('q'), text('r')]) }]),
    ],
  ],
  'simplify-conditions': [
    ['a filter that lets all through', filter(T, yes), T],
    ['is_true', filter(T, call('logic.is_true', [big()])), filter(T, big())],
    ['is_true below NOT tells null from false', filter(T, not(call('logic.is_true', [big()]))), null],
    [
      'an empty default of a search',
      filter(T, call('text.contains_ci', [call('logic.coalesce', [reference(a), text('')]), text('x')])),
      filter(T, call('text.contains_ci', [reference(a), text('x')])),
    ],
    [
      'the empty text holds the empty text',
      filter(T, call('text.contains_ci', [call('logic.coalesce', [reference(a), text('')]), text('')])),
      null,
    ],
  ],
  'push-filters': [
    [
      'below a projection that renames',
      filter(project(T, [keep(a), renamed]), big(renamed)),
      project(filter(T, big()), [keep(a), renamed]),
    ],
    ['not below what it would compute twice', filter(project(T, [shout]), found(shout)), null],
    ['below a sort', filter(sorted(T), big()), sorted(filter(T, big()))],
    ['not below a limit', filter(limit(T, 5), big()), null],
    ['into a union', filter(union, big(outN)), { ...union, inputs: [filter(T, big()), filter(U, big(m))] }],
    [
      'below both sides of a join',
      filter(join('inner'), and([big(), big(m)])),
      join('inner', filter(T, big()), filter(U, big(m))),
    ],
    ['not below the side that a join fills with null', filter(join('left'), big(m)), null],
    ['not below a full join', filter(join('full'), big()), null],
  ],
  'merge-filters': [
    ['filters', filter(filter(T, big()), found()), filter(T, and([big(), found()]))],
    ['limits', limit(limit(T, 5), 9, NO_SPAN, 2), limit(T, 3, NO_SPAN, 2)],
  ],
  'order-conditions': [
    ['the cheap one first', filter(T, and([found(), big()])), filter(T, and([big(), found()]))],
    ['an order that is right stays', filter(T, and([big(), found()])), null],
  ],
  'prune-columns': [
    ['a scan', project(T, [keep(a)]), project({ ...T, columns: [a] }, [keep(a)])],
    [
      'a computation',
      project(project(T, [keep(a), shout]), [keep(a)]),
      project(project({ ...T, columns: [a] }, [keep(a)]), [keep(a)]),
    ],
    [
      'what only a count reads',
      { kind: 'aggregate', input: T, keys: [], aggregates: [count], span: NO_SPAN },
      { kind: 'aggregate', input: { ...T, columns: [] }, keys: [], aggregates: [count], span: NO_SPAN },
    ],
  ],
}

test('every rule has examples', () => {
  expect(Object.keys(EXAMPLES)).toEqual(RULES.map((rule) => rule.name))
})

describe.each(RULES)('$name', ({ name, rewrite }) => {
  test.each(EXAMPLES[name] ?? [])('%s', (_, before, after) => {
    if (after === null) expect(rewrite(before)).toBe(before)
    else expect(printPlan(rewrite(before))).toBe(printPlan(after))
  })
})
