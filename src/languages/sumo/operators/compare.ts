import { compute, keep, project } from '../../../plan/build.ts'
import { copyPlan } from '../../../plan/copy.ts'
import { and, type Column, call, type Expr, literal, long, reference, type SortKey } from '../../../plan/expr.ts'
import { outputColumns, type Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Comparison } from '../ast.ts'
import type { Field, Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import { toReal } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

/** The page's limit of additional queries. */
const MOST = 7

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/compare/ */
export const COMPARE: OperatorDefinition<'compare'> = {
  words: ['compare'],
  parse: (p, start) => {
    p.acceptWord('with')
    const comparisons = [parseComparison(p)]
    while (p.acceptSymbol(',')) comparisons.push(parseComparison(p))
    return { kind: 'compare', comparisons, span: p.spanFrom(start) }
  },
  print: ({ comparisons }) => `compare with ${comparisons.map(printComparison).join(', ')}`,
  lower: ({ comparisons, span }, frame) => {
    if (frame.opaque) return
    const shifts = comparisons.flatMap((c) => shiftsOf(c, frame))
    if (!isPossible(comparisons, shifts, span, frame)) return
    if (comparisons.some((c) => c.fold === 'avg')) {
      frame.choose('`compare .. avg`', 'an earlier time without such a row does not count', span)
    }
    lowerCompare(comparisons, shifts, span, frame)
  },
}

function parseComparison(p: Parser): Comparison {
  const { start } = p.peek().span
  p.acceptWord('with')
  p.expectWord('timeshift')
  p.acceptSymbol('-')
  const shift = p.accept('parameter') ?? p.accept('number') ?? p.fail('a time such as `1d`')
  const count = p.is('number') ? p.expectCount() : undefined
  const fold = p.acceptWord('avg', 'min', 'max')?.text.toLowerCase()
  const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
  // One of the words just accepted.
  return { shift: shift.text, count, fold: fold as Comparison['fold'], alias, span: p.spanFrom(start) }
}

function printComparison({ shift, count, fold, alias }: Comparison): string {
  const times = `${count === undefined ? '' : ` ${count}`}${fold === undefined ? '' : ` ${fold}`}`
  return `timeshift ${shift}${times}${alias === undefined ? '' : ` as ${printName(alias)}`}`
}

/** One search of an earlier time. */
interface Shift {
  readonly of: Comparison
  readonly milliseconds: number
  /** `2d` */
  readonly label: string
}

function shiftsOf(of: Comparison, frame: Frame): readonly Shift[] {
  const [, digits = '', unit = ''] = /^([0-9]+)([smhdw])$/.exec(of.shift) ?? []
  if (unit === '' || Number(digits) === 0) {
    const what = of.shift.startsWith('{{') ? `the template parameter \`${of.shift}\`` : `the time shift \`${of.shift}\``
    frame.refuse(what, of.span, ['a number with `s`, `m`, `h`, `d` or `w`, such as `1d`'])
    return []
  }
  const count = Math.min(of.count ?? 1, MOST + 1)
  return Array.from({ length: count }, (_, i) => {
    const times = i + 1
    return { of, milliseconds: numberValue(of.shift) * times, label: `${Number(digits) * times}${unit}` }
  })
}

function isPossible(comparisons: readonly Comparison[], shifts: readonly Shift[], span: Span, frame: Frame): boolean {
  if (shifts.length === 0) return false
  if (!frame.aggregated) {
    frame.refuse('`compare` of messages', span, ['it compares what a group operator such as `count by a` gives'])
    return false
  }
  if (shifts.length > MOST) frame.refuse(`more than ${MOST} searches by one \`compare\``, span)
  const names = comparisons.flatMap((c) => (c.alias === undefined ? [] : [c.alias.text.toLowerCase()]))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) frame.refuse(`two comparisons named \`${twice}\``, span)
  if (frame.compared) frame.refuse('a second `compare`', span)
  if (frame.ranged) {
    frame.refuse('`compare` after an operator that counts on the searched range', span, [
      '`fillmissing timeslice` may follow it instead',
    ])
  }
  const { interval, openTables } = frame.options
  const known = interval?.start !== undefined && interval.end !== undefined
  if (known) return true
  const hint = ['`--since` and `--until` give the searched range; earlier messages are in the same files']
  if (openTables === true) frame.choose('`compare`', 'running it needs `--since` and `--until`', span)
  else frame.refuse('`compare` without the range to search', span, hint)
  return openTables === true
}

/** One of the results side by side: key columns (in the order of the key fields) and the others' by name. */
interface Side {
  readonly plan: Plan
  readonly keys: readonly Column[]
  readonly values: readonly Column[]
}

function lowerCompare(comparisons: readonly Comparison[], shifts: readonly Shift[], span: Span, frame: Frame): void {
  const fields = [...frame.fields.values()].filter((f) => f.withTime === undefined)
  // Numbers are compared; anything else tells which rows belong together.
  const isKey = (f: Field): boolean =>
    frame.keys.has(f.name.toLowerCase()) || !['int', 'long', 'real'].includes(f.column.type)
  const keys = fields.filter(isKey)
  const values = fields.filter((f) => !isKey(f))
  const present: Side = sideOf(frame.plan, (c) => c, keys, values, 0, frame)
  let joined = present
  const found = new Map<Shift, readonly Column[]>()
  for (const shift of shifts) {
    const { plan, column } = copyPlan(frame.plan, frame.columns)
    const earlier = frame.lowering.withinEarlier(plan, shift.milliseconds)
    const side = sideOf(earlier, column, keys, values, shift.milliseconds, frame)
    joined = joinSides(joined, side, frame)
    found.set(shift, side.values)
  }
  frame.plan = joined.plan
  frame.compared = true
  frame.fields = new Map()
  const names = new Set<string>()
  const show = (name: string, column: Column): void => {
    if (names.has(name.toLowerCase())) frame.refuse(`two columns named \`${name}\` after \`compare\``, span)
    names.add(name.toLowerCase())
    frame.name(name, column)
  }
  for (const field of fields) {
    const [own, columns] = isKey(field) ? [keys, joined.keys] : [values, present.values]
    const column = columns[own.indexOf(field)]
    if (column !== undefined) show(field.name, column)
  }
  for (const comparison of comparisons) {
    const own = shifts.filter((s) => s.of === comparison)
    for (const [i, value] of values.entries()) {
      const columns = own.flatMap((s) => found.get(s)?.[i] ?? [])
      const { fold, alias } = comparison
      if (fold !== undefined) {
        const folded = frame.hold(
          value.name,
          foldOf(
            fold,
            columns.map((c) => reference(c)),
            span,
          ),
        )
        const label = alias?.text ?? `${own.at(-1)?.label ?? ''}_${fold}`
        if (folded.kind === 'column') show(`${value.name}_${label}`, frame.column(folded.id))
        continue
      }
      for (const [j, shift] of own.entries()) {
        const column = columns[j]
        const several = own.length > 1 ? `_${shift.label}` : ''
        const label = alias === undefined ? shift.label : `${alias.text}${several}`
        if (column !== undefined) show(`${value.name}_${label}`, column)
      }
    }
  }
  frame.order = joined.keys
    .slice(0, keys.length)
    .map((key): SortKey => ({ expr: reference(key), direction: 'asc', nulls: 'last' }))
}

/** Keys, a constant that makes results without keys meet, and values; time slices of an earlier search are moved up. */
function sideOf(
  plan: Plan,
  column: (original: Column) => Column,
  keys: readonly Field[],
  values: readonly Field[],
  shift: number,
  frame: Frame,
): Side {
  const made = (field: Field): { readonly column: Column; readonly expr: Expr } => {
    const own = reference(column(field.column))
    const isSlice = shift > 0 && field.name.toLowerCase() === '_timeslice'
    const expr = isSlice ? call('number.add', [own, long(shift)]) : own
    return { column: frame.columns.fresh(field.name, expr.type), expr }
  }
  const keyColumns = [...keys.map(made), { column: frame.columns.fresh('one', 'long'), expr: literal('long', 1n) }]
  const valueColumns = values.map(made)
  return {
    plan: project(
      plan,
      [...keyColumns, ...valueColumns].map((m) => compute(m.column, m.expr)),
    ),
    keys: keyColumns.map((m) => m.column),
    values: valueColumns.map((m) => m.column),
  }
}

/** All rows of both, side by side where the keys agree. */
function joinSides(left: Side, right: Side, frame: Frame): Side {
  const on = and(left.keys.map((key, i) => call('logic.same', [reference(key), reference(right.keys[i] ?? key)])))
  const both: Plan = { kind: 'join', join: 'full', left: left.plan, right: right.plan, on, span: left.plan.span }
  const keys = left.keys.map((key, i) =>
    compute(
      frame.columns.fresh(key.name, key.type),
      call('logic.coalesce', [reference(key), reference(right.keys[i] ?? key)]),
    ),
  )
  const others = outputColumns(both).filter((c) => ![...left.keys, ...right.keys].some((k) => k.id === c.id))
  const plan = project(both, [...keys, ...others.map(keep)])
  return { plan, keys: keys.map(({ id, name, type }) => ({ id, name, type })), values: left.values }
}

/** Of the results that there are: one that has no such row does not count. */
function foldOf(fold: 'avg' | 'min' | 'max', values: readonly Expr[], span: Span): Expr {
  const [first = literal('real', null), ...others] = values
  if (fold !== 'avg') {
    return others.length === 0 ? first : call(fold === 'min' ? 'compare.least' : 'compare.greatest', [first, ...others])
  }
  const zero = (value: Expr): Expr => call('logic.coalesce', [toReal(value), literal('real', 0)])
  const one = (value: Expr): Expr => call('logic.case', [call('logic.is_null', [value]), long(0), long(1)])
  const add = (a: Expr, b: Expr): Expr => call('number.add', [a, b])
  return call('number.divide_real', [values.map(zero).reduce(add), values.map(one).reduce(add)], span)
}
