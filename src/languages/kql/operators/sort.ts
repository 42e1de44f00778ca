import { filter, keep, limit } from '../../../plan/build.ts'
import {
  aggregateCall,
  type Column,
  call,
  literal,
  long,
  reference,
  type SortKey,
  windowCall,
} from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import { isNumeric } from '../../../types/value.ts'
import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { constantValue, isInteger } from '../values.ts'
import { named, type OperatorLowering, refuseParameters } from './operator.ts'

/** The key; before it, for reals, one that keeps NaN beside null (`sort-operator.md`, special floating-point values). */
function sortKeys(cx: Lowering, node: Ast, rows: Rows, environment: Environment): readonly SortKey[] {
  const key = sortKey(cx, node, rows, environment)
  if (key.expr.type !== 'real') return [key]
  const notNumber = call('number.is_nan', [key.expr], node.span)
  return [{ expr: notNumber, direction: key.nulls === 'first' ? 'desc' : 'asc', nulls: key.nulls }, key]
}

function sortKey(cx: Lowering, node: Ast, rows: Rows, environment: Environment): SortKey {
  const ordered = node.kind === 'OrderedExpression'
  const inner = ordered ? node.child('Expression') : node
  const ordering = ordered ? node.child('Ordering') : undefined
  const expr = cx.expr(inner ?? node, { environment, rows })
  if (expr.type === 'dynamic') cx.refuse(node.span, 'sorting by a dynamic')
  // Descending unless told otherwise; nulls are least (`sort-operator.md`).
  const direction = ordering?.child('AscOrDescKeyword')?.text.trim() === 'asc' ? 'asc' : 'desc'
  const nulls = ordering?.child('NullsClause')?.child('FirstOrLastKeyword')?.text.trim()
  return {
    expr,
    direction,
    nulls: nulls === 'first' || nulls === 'last' ? nulls : direction === 'asc' ? 'first' : 'last',
  }
}

export const lowerSort: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const rows = { ...input }
  const keys = node.list('Expressions').flatMap((k) => sortKeys(cx, k, rows, environment))
  return { plan: { kind: 'sort', input: rows.plan, keys, span: node.span }, columns: input.columns }
}

/** `top n by x` is `sort by x | take n` (`top-operator.md`). */
export const lowerTop: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const by = node.child('ByExpression')
  if (by === undefined) return input
  const rows = { ...input }
  const keys = sortKeys(cx, by, rows, environment)
  const sorted: Rows = {
    plan: { kind: 'sort', input: rows.plan, keys, span: node.span },
    columns: input.columns,
  }
  return limited(cx, node, sorted, environment)
}

export const lowerTake: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  return limited(cx, node, input, environment)
}

/** Which rows `sample` takes is not defined (`sample-operator.md`). */
export const lowerSample: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  cx.note(node.span, '`sample`', 'which rows it takes is not defined; here the first')
  return limited(cx, node, input, environment)
}

/** Which values `sample-distinct` takes is not defined (`sample-distinct-operator.md`). */
export const lowerSampleDistinct: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const of = node.child('OfExpression')
  if (of === undefined) return input
  cx.note(node.span, '`sample-distinct`', 'which values it takes is not defined; here the least')
  const rows = { ...input }
  const key = named(cx, node.columns[0]?.name ?? '', cx.expr(of, { environment, rows }))
  if (key.type === 'dynamic') cx.refuse(of.span, '`sample-distinct` of a dynamic')
  const values: Rows = {
    plan: { kind: 'aggregate', input: rows.plan, keys: [key], aggregates: [], span: node.span },
    columns: [key],
  }
  return limited(cx, node, values, environment)
}

/** The most frequent values, or those with the greatest sum; counted exactly (`top-hitters-operator.md`). */
export const lowerTopHitters: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const of = node.child('OfExpression')
  const by = node.child('ByClause')?.child('Expression')
  if (of === undefined) return input
  const rows = { ...input }
  const scope = { environment, rows }
  const key = named(cx, node.columns[0]?.name ?? '', cx.expr(of, scope))
  if (key.type === 'dynamic') cx.refuse(of.span, '`top-hitters` of a dynamic')
  const summed = by === undefined ? undefined : cx.expr(by, scope)
  if (summed !== undefined && !isNumeric(summed.type)) cx.refuse(summed.span, '`top-hitters` by what is no number')
  const counted = summed === undefined ? aggregateCall('agg.count', []) : aggregateCall('agg.sum', [summed], node.span)
  const raw = { ...cx.columns.fresh('total', counted.type), expr: counted }
  const groups: Plan = { kind: 'aggregate', input: rows.plan, keys: [key], aggregates: [raw], span: node.span }
  const zero = raw.type === 'real' ? literal('real', 0) : long(0)
  // A sum over nothing but nulls is 0.
  const total = named(cx, node.columns[1]?.name ?? '', call('logic.coalesce', [reference(raw), zero], node.span))
  const totals: Plan = { kind: 'project', input: groups, columns: [keep(key), total], span: node.span }
  const sorted: Plan = { kind: 'sort', input: totals, keys: descending(total), span: node.span }
  return limited(cx, node, { plan: sorted, columns: [key, total] }, environment)
}

/** The greatest first, NaN and null last. */
export function descending(column: Column): readonly SortKey[] {
  const key: SortKey = { expr: reference(column), direction: 'desc', nulls: 'last' }
  if (column.type !== 'real') return [key]
  return [{ expr: call('number.is_nan', [reference(column)]), direction: 'asc', nulls: 'last' }, key]
}

/** The first rows; how many is a constant or a value that the query computes. */
function limited(cx: Lowering, node: Ast, rows: Rows, environment: Environment): Rows {
  const count = node.child('Expression')
  if (count === undefined) return rows
  const counted = { ...rows }
  const size = cx.expr(count, { environment, rows: counted, hidesColumns: true })
  if (!isInteger(size.type)) {
    cx.refuse(count.span, 'a number of rows that is no integer')
    return rows
  }
  const constant = constantValue(size)
  if (constant !== undefined) {
    if (typeof constant === 'bigint' && constant >= 0n && constant <= BigInt(Number.MAX_SAFE_INTEGER)) {
      return { plan: limit(rows.plan, Number(constant), node.span), columns: rows.columns }
    }
    cx.refuse(count.span, 'a number of rows that is negative or null')
    return rows
  }
  cx.note(count.span, 'a number of rows that is data', 'none are given where it is negative or null')
  const expr = windowCall('window.row_number', [], { partitionBy: [], orderBy: [] }, node.span)
  const place = { ...cx.columns.fresh('place', 'long'), expr }
  const numbered: Plan = { kind: 'window', input: counted.plan, columns: [place], span: node.span }
  return {
    plan: filter(numbered, call('compare.le', [reference(place), size], node.span), node.span),
    columns: rows.columns,
  }
}
