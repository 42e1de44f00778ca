import type { WindowId } from '../../../functions/index.ts'
import { aggregateCall, call, type Expr, literal, long, or, reference, windowCall } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { isNumeric } from '../../../types/value.ts'
import type { Rows } from '../binding.ts'
import { constantInteger, convertTo, isInteger, orEmpty, retype, toDynamic } from '../values.ts'
import type { Builtin, CallSite } from './builtin.ts'

const ALL_BEFORE = { preceding: 'all' } as const
const EVERY_ROW = 1_000_000_000n

/** The rows that a window function looks around in; `undefined` after a refusal. */
function orderedRows({ scope, cx, span }: CallSite): Rows | undefined {
  const { rows } = scope
  if (rows === undefined || scope.sides !== undefined || scope.aggregates !== undefined) {
    cx.refuse(span, 'a window function at this place')
    return undefined
  }
  if (rows.serialized !== true) {
    cx.refuse(span, 'a window function over rows that are not serialized (by `sort`, `top` or `serialize`)')
    return undefined
  }
  return rows
}

/** Adds the window to the rows and gives its value. */
function over(
  site: CallSite,
  rows: Rows,
  fn: WindowId,
  args: readonly Expr[],
  partitionBy: readonly Expr[],
  runs = false,
): Expr {
  const frame = runs ? { frame: ALL_BEFORE } : {}
  const made = windowCall(fn, args, { partitionBy, orderBy: [], ...frame }, site.span)
  const column: Computed<typeof made> = { ...site.cx.columns.fresh(fn.replace('window.', ''), made.type), expr: made }
  rows.plan = { kind: 'window', input: rows.plan, columns: [column], span: site.span }
  return reference(column, site.span)
}

/** The number of rows up to here for which the condition is true. */
function running(site: CallSite, rows: Rows, condition: Expr, partitionBy: readonly Expr[]): Expr {
  const one = call('logic.case', [condition, long(1), long(0)], site.span)
  return over(site, rows, 'window.sum', [one], partitionBy, true)
}

/** Rows with the same values of these belong together: a restart begins a new group. */
function groupsOf(site: CallSite, rows: Rows, restart: Expr | undefined): readonly Expr[] {
  if (restart === undefined || (restart.kind === 'literal' && restart.value !== true)) return []
  return [running(site, rows, convertTo(site.cx, restart, 'boolean'), [])]
}

/** `prev` and `next`: beyond the edge the default, or what is missing (`prev-function.md`, `next-function.md`). */
const neighbour =
  (fn: 'window.previous' | 'window.next'): Builtin =>
  (site) => {
    const [valueNode, offsetNode, defaultNode] = site.nodes
    if (valueNode === undefined) return undefined
    const rows = orderedRows(site)
    const value = site.lower(valueNode)
    const offset = offsetNode === undefined ? 1n : constantInteger(site.lower(offsetNode))
    if (offset === undefined || offset < 0n || offset > 2n ** 31n - 1n) return undefined
    const otherwise = defaultNode === undefined ? undefined : site.lower(defaultNode)
    if (rows === undefined) return value
    const found = over(site, rows, fn, [value, long(offset)], [])
    const shown = value.type === 'string' ? orEmpty(found) : found
    if (otherwise === undefined) return shown
    const inside = over(site, rows, fn, [literal('boolean', true), long(offset)], [])
    const arms = [call('logic.is_null', [inside]), convertTo(site.cx, otherwise, value.type), shown]
    return call('logic.case', arms, site.span)
  }

const rowNumber: Builtin = (site) => {
  const [startNode, restartNode] = site.nodes
  const rows = orderedRows(site)
  const start = startNode === undefined ? long(1) : site.lower(startNode)
  const restart = restartNode === undefined ? undefined : site.lower(restartNode)
  if (rows === undefined) return start
  if (!isInteger(start.type)) return undefined
  const place = over(site, rows, 'window.row_number', [], groupsOf(site, rows, restart))
  if (constantInteger(start) === 1n) return place
  return call('number.add', [start, call('number.subtract', [place, long(1)])], site.span)
}

/** Nulls add nothing. */
const cumulativeSum: Builtin = (site) => {
  const [termNode, restartNode] = site.nodes
  if (termNode === undefined) return undefined
  const rows = orderedRows(site)
  const term = site.lower(termNode)
  const restart = restartNode === undefined ? undefined : site.lower(restartNode)
  if (rows === undefined) return term
  if (!isNumeric(term.type)) return undefined
  const zero = term.type === 'real' ? literal('real', 0) : long(0)
  const addend = call('logic.coalesce', [term.type === 'int' ? retype(term, 'long') : term, zero])
  const total = over(site, rows, 'window.sum', [addend], groupsOf(site, rows, restart), true)
  return term.type === 'int' ? retype(total, 'int') : total
}

/** Whether the row begins a new run of equal values. */
function beginsRun(site: CallSite, rows: Rows, term: Expr, groups: readonly Expr[]): Expr {
  const before = over(site, rows, 'window.previous', [term, long(1)], groups)
  const inside = over(site, rows, 'window.previous', [literal('boolean', true), long(1)], groups)
  const isNull = call('logic.is_null', [term])
  const wasNull = call('logic.is_null', [before])
  const differs = call('logic.case', [
    isNull,
    call('logic.not', [wasNull]),
    wasNull,
    literal('boolean', true),
    call('compare.ne', [term, before]),
  ])
  return or([call('logic.is_null', [inside]), differs], site.span)
}

const rank =
  (dense: boolean): Builtin =>
  (site) => {
    const [termNode, restartNode] = site.nodes
    if (termNode === undefined) return undefined
    const rows = orderedRows(site)
    const term = site.lower(termNode)
    const restart = restartNode === undefined ? undefined : site.lower(restartNode)
    if (rows === undefined) return long(1)
    if (term.type === 'dynamic') return undefined
    const groups = groupsOf(site, rows, restart)
    const run = running(site, rows, beginsRun(site, rows, term, groups), groups)
    if (dense) return run
    const place = over(site, rows, 'window.row_number', [], groups)
    const within = over(site, rows, 'window.row_number', [], [...groups, run])
    return call('number.add', [call('number.subtract', [place, within]), long(1)], site.span)
  }

/**
 * The first value of each session. Where a session surely begins (after a gap, a null or a restart) the rows are cut
 * into groups; within one only the distance from the first value counts (`row-window-session-function.md`).
 */
const windowSession: Builtin = (site) => {
  const { cx, span, nodes } = site
  const [valueNode, widthNode, gapNode, restartNode] = nodes
  if (valueNode === undefined || widthNode === undefined || gapNode === undefined) return undefined
  const rows = orderedRows(site)
  const [value, width, gap] = [valueNode, widthNode, gapNode].map(site.lower)
  const restart = restartNode === undefined ? undefined : convertTo(cx, site.lower(restartNode), 'boolean')
  if (value === undefined || width === undefined || gap === undefined || rows === undefined) return value
  const isConstant = width.kind === 'literal' && width.value !== null
  if (value.type !== 'datetime' || width.type !== 'timespan' || gap.type !== 'timespan' || !isConstant) return undefined
  const at = retype(value, 'long')
  const before = over(site, rows, 'window.previous', [at, long(1)], [])
  const gapEnds = call('compare.ge', [at, call('number.add', [before, retype(gap, 'long')])])
  const begins = [call('logic.is_null', [before]), gapEnds, ...(restart === undefined ? [] : [restart])]
  const group = running(site, rows, or(begins, span), [])
  const place = over(site, rows, 'window.row_number', [], [group])
  const whole = over(site, rows, 'window.row_number', [], [])
  const starts = sessionStarts(site, rows.plan, { at, group, width: retype(width, 'long') })
  const joined: Plan = {
    kind: 'join',
    join: 'left',
    left: rows.plan,
    right: starts.plan,
    on: call('logic.and', [
      call('compare.eq', [group, starts.group]),
      call('compare.eq', [place, call('number.add', [starts.place, long(1)])]),
    ]),
    span,
  }
  rows.plan = { kind: 'sort', input: joined, keys: [{ expr: whole, direction: 'asc', nulls: 'first' }], span }
  return starts.value
}

/** The starts of the sessions of each group by their place in it. */
function sessionStarts(
  { cx, span }: CallSite,
  input: Plan,
  from: { readonly at: Expr; readonly group: Expr; readonly width: Expr },
): { readonly plan: Plan; readonly group: Expr; readonly place: Expr; readonly value: Expr } {
  const group = cx.columns.fresh('group', 'long')
  const list = cx.columns.fresh('list', 'dynamic')
  const element = cx.columns.fresh('element', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const all = aggregateCall('agg.list', [toDynamic(from.at), long(EVERY_ROW)], span)
  const lists: Plan = {
    kind: 'aggregate',
    input,
    keys: [{ ...group, expr: from.group }],
    aggregates: [{ ...list, expr: all }],
    span,
  }
  const array = call('session.starts', [reference(list), from.width], span)
  const plan: Plan = { kind: 'unnest', input: lists, array, element, place, outer: false, span }
  const value = retype(convertTo(cx, reference(element), 'long'), 'datetime', span)
  return { plan, group: reference(group), place: reference(place), value }
}

/** Functions over the rows around the current one; all need serialized rows (`window-functions.md`). */
export const WINDOW_BUILTINS: Readonly<Record<string, Builtin>> = {
  prev: neighbour('window.previous'),
  next: neighbour('window.next'),
  row_number: rowNumber,
  row_cumsum: cumulativeSum,
  row_rank_dense: rank(true),
  row_rank_min: rank(false),
  row_window_session: windowSession,
}
