import { describe, expect, test } from 'vitest'
import { filter, keep, limit, project } from '../plan/build.ts'
import { aggregateCall, and, boolean, call, type Expr, literal, long, not, or, reference, text } from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import { printPlan } from '../plan/print.ts'
import { greatestColumnId } from '../plan/traverse.ts'
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
const costly = { ...ids.fresh('part', 'string'), expr: call('regex.extract', [reference(a), text('(x.)'), long(1)]) }
const is = (value: string): Expr => call('compare.eq', [reference(a), text(value)])
const term = (value: string): Expr => call('text.has_any_term_ci', [reference(a), text(value)])
const part = (how: 'contains' | 'starts_with' | 'ends_with', needle: string): Expr =>
  call(`text.${how}`, [call('text.lower', [reference(a)]), text(needle)])
const joined = call('text.concat', [text('x/'), call('logic.coalesce', [reference(a), text('none')])])
const fixed = { ...ids.fresh('fixed', 'long'), expr: long(7) }
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
const none: Plan = { kind: 'values', columns: [a, n], rows: [], span: NO_SPAN }
const json = ids.fresh('json', 'dynamic')
const object = (...members: readonly (string | Expr)[]): Expr =>
  call(
    'dynamic.object_present',
    members.map((part) => (typeof part === 'string' ? text(part) : part)),
  )
const memberText = (value: Expr, name: string): Expr =>
  call('dynamic.to_text', [call('dynamic.member', [value, text(name)])])
const built = { ...ids.fresh('built', 'dynamic'), expr: object('x', reference(a), 'y', reference(b)) }
const text1 = (expr: Expr): Plan => project({ ...T, columns: [a, b, n, json] }, [{ ...out, expr }])
const building = project(T, [built])
const buildingUnion: Plan = { kind: 'union', inputs: [building, U], columns: [json], span: NO_SPAN }
const reading = project(buildingUnion, [{ ...out, expr: memberText(reference(json), 'x') }])
const fresh = new ColumnSource(greatestColumnId(reading))
const count = { ...ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }

/** Per rule: plan before, plan after; `null`: nothing changes. */
const EXAMPLES: Readonly<Record<string, readonly (readonly [string, Plan, Plan | null])[]>> = {
  'drop-empty': [
    ['a filter that lets nothing through', filter(T, no), none],
    ['a filter that is never true', filter(T, literal('boolean', null)), none],
    ['what is computed of nothing', project(none, [{ ...out, expr: reference(a) }]), { ...none, columns: [out] }],
    ['an input of a union', { ...union, inputs: [none, U, U] }, { ...union, inputs: [U, U] }],
    [
      'all inputs of a union but one',
      { ...union, inputs: [none, U] },
      project(U, [
        { ...out, expr: reference(b) },
        { ...outN, expr: reference(m) },
      ]),
    ],
    ['an inner join', join('inner', T, { ...none, columns: [b, m] }), { ...none, columns: [a, n, b, m] }],
    ['not a left join', join('left', T, { ...none, columns: [b, m] }), null],
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
  'push-projections': [
    [
      'into a union whose inputs build what it reads',
      reading,
      {
        ...buildingUnion,
        inputs: [
          project(building, [{ ...fresh.fresh('out', 'string'), expr: memberText(reference(built), 'x') }]),
          project(U, [{ ...fresh.fresh('out', 'string'), expr: memberText(reference(b), 'x') }]),
        ],
        columns: [out],
      },
    ],
    [
      'not into a union that builds nothing',
      project(union, [{ ...shout, expr: call('text.upper', [reference(out)]) }]),
      null,
    ],
  ],
  'merge-projections': [
    [
      'what is used once',
      project(project(T, [shout]), [{ ...out, expr: call('text.lower', [reference(shout)]) }]),
      project(T, [{ ...out, expr: call('text.lower', [shout.expr]) }]),
    ],
    [
      'not what would be computed twice',
      project(project(T, [shout]), [{ ...out, expr: call('text.concat', [reference(shout), reference(shout)]) }]),
      null,
    ],
    [
      'an object of which only members are used',
      project(project(T, [built]), [
        { ...out, expr: memberText(reference(built), 'x') },
        { ...outN, expr: call('convert.text_to_long', [memberText(reference(built), 'y')]) },
      ]),
      project(T, [
        { ...out, expr: reference(a) },
        { ...outN, expr: call('convert.text_to_long', [reference(b)]) },
      ]),
    ],
  ],
  'read-members': [
    ['a text member', text1(memberText(object('x', reference(a)), 'x')), text1(reference(a))],
    ['a member that is not there', text1(memberText(object('x', reference(a)), 'y')), text1(literal('string', null))],
    [
      'another spelling is another name',
      text1(memberText(object('x', reference(a)), 'X')),
      text1(literal('string', null)),
    ],
    [
      'an object that went through text',
      text1(memberText(call('dynamic.parse', [call('dynamic.to_text', [object('x', reference(a))])]), 'x')),
      text1(reference(a)),
    ],
    [
      'a nested member',
      text1(memberText(call('dynamic.member', [object('o', object('x', reference(a))), text('o')]), 'x')),
      text1(reference(a)),
    ],
    [
      'a number keeps the text form of JSON',
      text1(memberText(object('x', reference(n)), 'x')),
      text1(call('dynamic.to_text', [call('dynamic.from', [reference(n)])])),
    ],
    [
      'a JSON value loses its null members',
      text1(memberText(object('x', reference(json)), 'x')),
      text1(call('dynamic.to_text', [call('dynamic.without_nulls', [reference(json)])])),
    ],
    [
      'a merge with a known second object',
      text1(memberText(call('dynamic.merge_objects', [reference(json), object('x', reference(a))]), 'x')),
      text1(call('logic.coalesce', [reference(a), memberText(reference(json), 'x')])),
    ],
    [
      'names that are not known',
      text1(memberText(call('dynamic.object_present', [reference(a), reference(a)]), 'x')),
      null,
    ],
    ['a name that comes twice', text1(memberText(object('x', reference(a), 'x', reference(b)), 'x')), null],
    ['a value from outside', text1(memberText(reference(json), 'x')), null],
  ],
  'fold-constants': [
    ['arithmetic on constants', filter(T, call('compare.eq', [text('x'), text('x')])), filter(T, yes)],
    ['a neutral condition', filter(T, and([big(), yes])), filter(T, big())],
    ['a deciding condition', filter(T, or([big(), yes])), filter(T, yes)],
    [
      'a text with a constant part holds that part',
      filter(T, call('text.contains_ci', [joined, text('X/')])),
      filter(T, yes),
    ],
    [
      'unless it may be null',
      filter(T, call('text.contains_ci', [call('text.concat', [text('x/'), reference(a)]), text('x')])),
      null,
    ],
    [
      'is null when its part is',
      filter(T, call('logic.is_null', [shout.expr])),
      filter(T, call('logic.is_null', [reference(a)])),
    ],
    ['what has a default is not null', filter(T, call('logic.is_null', [joined])), filter(T, no)],
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
    [
      'without the part that a constant column decides',
      filter(
        project(T, [costly, fixed]),
        or([and([call('compare.eq', [reference(fixed), long(8)]), big(fixed)]), found(costly)]),
      ),
      filter(project(T, [costly, fixed]), found(costly)),
    ],
    ['not below what it would compute twice', filter(project(T, [costly]), found(costly)), null],
    [
      'below what costs little',
      filter(project(T, [shout]), found(shout)),
      project(filter(T, call('regex.matches', [shout.expr, text('x')])), [shout]),
    ],
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
  'fold-alternatives': [
    [
      'equalities',
      filter(T, or([is('p'), big(), is('q')])),
      filter(T, or([call('logic.in', [reference(a), text('p'), text('q')]), big()])),
    ],
    [
      'patterns',
      filter(T, or([found(), call('regex.matches', [reference(a), text('(?i)y')])])),
      filter(T, call('regex.matches', [reference(a), text('(?:x)|(?:(?i)y)')])),
    ],
    ['not patterns that repeat', filter(T, or([found(), call('regex.matches', [reference(a), text('y+')])])), null],
    ['not of different columns', filter(join('inner'), or([found(a), found(b)])), null],
    ['not with null', filter(T, or([is('p'), call('compare.eq', [reference(a), literal('string', null)])])), null],
    [
      'terms',
      filter(T, or([term('p'), term('q')])),
      filter(T, call('text.has_any_term_ci', [reference(a), text('p'), text('q')])),
    ],
  ],
  'fold-parts': [
    [
      'the ends of a text',
      filter(T, or([part('ends_with', '.a'), big(), part('ends_with', 'b$'), part('ends_with', 'c')])),
      filter(T, or([call('regex.matches', [call('text.lower', [reference(a)]), text('(?:\\.a|b\\$|c)$')]), big()])),
    ],
    [
      'the start of a text',
      filter(T, or(['p', 'q', 'r'].map((needle) => part('starts_with', needle)))),
      filter(T, call('regex.matches', [call('text.lower', [reference(a)]), text('^(?:p|q|r)')])),
    ],
    [
      'what a text holds',
      filter(T, or(['a', 'b', 'c', 'd', 'e', 'f'].map((needle) => part('contains', needle)))),
      filter(T, call('regex.matches', [call('text.lower', [reference(a)]), text('a|b|c|d|e|f')])),
    ],
    ['not a few', filter(T, or(['a', 'b', 'c'].map((needle) => part('contains', needle)))), null],
    ['not the empty text', filter(T, or(['a', 'b', ''].map((needle) => part('ends_with', needle)))), null],
    ['not long lists', filter(T, or(['a', 'b', 'c'].map((n) => part('ends_with', n.repeat(999))))), null],
    [
      'not of a column that is not lower-cased',
      filter(T, or(['a', 'b', 'c'].map((needle) => call('text.ends_with', [reference(a), text(needle)])))),
      null,
    ],
  ],
  'order-conditions': [
    ['the cheap one first', filter(T, and([found(), big()])), filter(T, and([big(), found()]))],
    ['an order that is right stays', filter(T, and([big(), found()])), null],
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
