import type { ReturnRule } from '../functions/define.ts'
import {
  AGGREGATE_FUNCTIONS,
  type AggregateId,
  FUNCTIONS,
  type FunctionId,
  WINDOW_FUNCTIONS,
  type WindowId,
} from '../functions/index.ts'
import { NO_SPAN, type Span } from '../source/text.ts'
import type { Scalar, ValueType } from '../types/value.ts'

/** Names one column of one plan. Shadowing (`extend x = x + 1`) makes a new id, so that a rewrite cannot capture. */
export type ColumnId = number & { readonly brand: 'ColumnId' }

export interface Column {
  readonly id: ColumnId
  readonly name: string
  readonly type: ValueType
}

interface Typed {
  readonly type: ValueType
  /** What the user wrote; a rewrite keeps the span of what it replaces. */
  readonly span: Span
}

export type Expr = Typed &
  (
    | { readonly kind: 'literal'; readonly value: Scalar }
    | { readonly kind: 'column'; readonly id: ColumnId }
    | { readonly kind: 'call'; readonly fn: FunctionId; readonly args: readonly Expr[] }
  )

/** An aggregate over the rows of a group. `filter` leaves out rows for which it is not true. */
export interface AggregateCall extends Typed {
  readonly fn: AggregateId
  readonly args: readonly Expr[]
  readonly filter?: Expr
}

export interface SortKey {
  readonly expr: Expr
  readonly direction: 'asc' | 'desc'
  readonly nulls: 'first' | 'last'
}

/** `frame`: rows from `preceding` rows before (`all`: from the start) to the current one; or those whose only, ascending key, a long that is never null, is at most `within` less than the current one's, and its peers; absent: the whole partition when unordered, up to the current row when ordered. */
export interface WindowCall extends Typed {
  readonly fn: WindowId
  readonly args: readonly Expr[]
  readonly partitionBy: readonly Expr[]
  readonly orderBy: readonly SortKey[]
  readonly frame?: { readonly preceding: number | 'all' } | { readonly within: bigint }
}

export function literal(type: ValueType, value: Scalar, span: Span = NO_SPAN): Expr {
  return { kind: 'literal', type, value, span }
}

export function text(value: string, span: Span = NO_SPAN): Expr {
  return literal('string', value, span)
}

export function long(value: bigint | number, span: Span = NO_SPAN): Expr {
  return literal('long', BigInt(value), span)
}

export function boolean(value: boolean, span: Span = NO_SPAN): Expr {
  return literal('boolean', value, span)
}

export function reference(column: Column, span: Span = NO_SPAN): Expr {
  return { kind: 'column', id: column.id, type: column.type, span }
}

/** A call, typed by the function's return rule. */
export function call(fn: FunctionId, args: readonly Expr[], span: Span = NO_SPAN): Expr {
  return { kind: 'call', fn, args, type: returnType(FUNCTIONS[fn].returns, args), span }
}

export function aggregateCall(
  fn: AggregateId,
  args: readonly Expr[],
  span: Span = NO_SPAN,
  filter?: Expr,
): AggregateCall {
  const type = returnType(AGGREGATE_FUNCTIONS[fn].returns, args)
  return filter === undefined ? { fn, args, type, span } : { fn, args, type, span, filter }
}

export function windowCall(
  fn: WindowId,
  args: readonly Expr[],
  over: Pick<WindowCall, 'partitionBy' | 'orderBy' | 'frame'>,
  span: Span = NO_SPAN,
): WindowCall {
  return { fn, args, type: returnType(WINDOW_FUNCTIONS[fn].returns, args), span, ...over }
}

function returnType(rule: ReturnRule, args: readonly Expr[]): ValueType {
  return typeof rule === 'function' ? rule(args.map((a) => a.type)) : rule
}

/** n-ary, flattened; one condition stays itself. */
export function and(conditions: readonly Expr[], span: Span = NO_SPAN): Expr {
  return connective('logic.and', conditions, span)
}

/** n-ary, flattened; one condition stays itself. */
export function or(conditions: readonly Expr[], span: Span = NO_SPAN): Expr {
  return connective('logic.or', conditions, span)
}

function connective(fn: 'logic.and' | 'logic.or', conditions: readonly Expr[], span: Span): Expr {
  const flat = conditions.flatMap((c) => (c.kind === 'call' && c.fn === fn ? c.args : [c]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : call(fn, flat, span)
}

export function not(condition: Expr, span: Span = condition.span): Expr {
  return call('logic.not', [condition], span)
}
