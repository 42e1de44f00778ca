import type { WindowId } from '../../../functions/index.ts'
import { type Expr, reference, type SortKey, type WindowCall, windowCall } from '../../../plan/expr.ts'
import { outputColumns } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import { columnsOf, type Frame, where } from './frame.ts'
import { exists, isMissing, MISSING } from './value.ts'

interface Over {
  readonly partitionBy?: readonly Expr[]
  readonly orderBy?: readonly SortKey[]
  readonly frame?: WindowCall['frame']
}

/** What a window function gives for every row, within each group; in the order of the rows unless `orderBy` says another. */
export function windowed(
  frame: Frame,
  fn: WindowId,
  args: readonly Expr[],
  over: Over,
  span: Span,
  cx: Lowering,
): readonly [Frame, Expr] {
  const partitionBy = [...(frame.groups ?? []).map((g) => g.expr), ...(over.partitionBy ?? [])]
  const rows = { partitionBy, orderBy: over.orderBy ?? [], ...(over.frame === undefined ? {} : { frame: over.frame }) }
  const computed = windowCall(fn, args, rows, span)
  const column = cx.columns.fresh('place', computed.type)
  const plan: Frame['plan'] = { kind: 'window', input: frame.plan, columns: [{ ...column, expr: computed }], span }
  return [{ ...frame, plan }, reference(column)]
}

/** Rows in an order of their own: leaving out the time does not put them back into its order. */
export function rearranged(frame: Frame): Frame {
  return { ...frame, time: MISSING }
}

export function sortedBy(frame: Frame, keys: readonly SortKey[], span: Span): Frame {
  const known = keys.filter((k) => k.expr.kind !== 'literal')
  return known.length === 0 ? frame : { ...frame, plan: { kind: 'sort', input: frame.plan, keys: known, span } }
}

/**
 * The time that orders the rows: the field, or what it held when `select` or `drop` left it out of events that stream on.
 * Missing after an aggregate that leaves none.
 */
export function orderingTime(frame: Frame, cx: Lowering): Expr {
  const shown = old(frame, '@timestamp', cx)
  if (!isMissing(shown) || frame.time === undefined) return shown
  const here = new Set(outputColumns(frame.plan).map((column) => column.id))
  return columnsOf(frame.time).every((id) => here.has(id)) ? frame.time : shown
}

/** The frame after events lost some of their fields; the time that orders them stays. */
export function keepingTime(before: Frame, after: Frame, cx: Lowering): Frame {
  return before.conditions === undefined ? { ...after, time: before.time ?? old(before, '@timestamp', cx) } : after
}

/** The events that have a time, and that time; refused where an aggregate has left none. */
export function timed(
  frame: Frame,
  fn: string,
  span: Span,
  cx: Lowering,
): { readonly frame: Frame; readonly time: Expr } | undefined {
  const time = frame.open ? cx.field(frame, '@timestamp', span) : old(frame, '@timestamp', cx)
  if (isMissing(time) && !frame.open) {
    cx.refuse(`\`${fn}()\` without \`@timestamp\``, span)
    return undefined
  }
  return { frame: where(frame, exists(time)), time }
}
