import { filter } from '../../plan/build.ts'
import { aggregateCall, and, type Column, call, long, reference, windowCall } from '../../plan/expr.ts'
import { assertNever, type Computed, type Plan } from '../../plan/plan.ts'
import { walkPlan } from '../../plan/traverse.ts'
import type { Lowering } from './lowering.ts'

/** How rows fall into subtables: those with the same `keys` belong together; they also agree in `carried`. */
export interface Subtables {
  readonly keys: readonly Column[]
  readonly carried: readonly Column[]
}

/**
 * A plan over `source` that was made for all rows together, so that it works on each subtable by itself; keys and
 * carried columns are among its columns, under their ids. A subtable without rows gives none. `undefined` after a
 * refusal, where an operator sees more than these rows.
 */
export function perSubtable(cx: Lowering, plan: Plan, source: Plan, subtables: Subtables): Plan | undefined {
  if (plan === source) return plan
  const kept = [...subtables.keys, ...subtables.carried]
  switch (plan.kind) {
    case 'filter':
    case 'sort':
    case 'unnest': {
      const input = perSubtable(cx, plan.input, source, subtables)
      return input === undefined ? undefined : { ...plan, input }
    }
    case 'project': {
      const input = perSubtable(cx, plan.input, source, subtables)
      const missing = kept.filter((k) => !plan.columns.some((c) => c.id === k.id))
      return input === undefined ? undefined : { ...plan, input, columns: [...plan.columns, ...missing.map(passed)] }
    }
    case 'window': {
      const input = perSubtable(cx, plan.input, source, subtables)
      const columns = plan.columns.map((column) => {
        const partitionBy = [...subtables.keys.map((k) => reference(k)), ...column.expr.partitionBy]
        return { ...column, expr: { ...column.expr, partitionBy } }
      })
      return input === undefined ? undefined : { ...plan, input, columns }
    }
    case 'limit': {
      const input = perSubtable(cx, plan.input, source, subtables)
      if (input === undefined) return undefined
      const partitionBy = subtables.keys.map((k) => reference(k))
      const expr = windowCall('window.row_number', [], { partitionBy, orderBy: [] }, plan.span)
      const place = { ...cx.columns.fresh('place', 'long'), expr }
      const inside = [
        call('compare.gt', [reference(place), long(plan.offset)], plan.span),
        call('compare.le', [reference(place), long(plan.offset + plan.count)], plan.span),
      ]
      const numbered: Plan = { kind: 'window', input, columns: [place], span: plan.span }
      return filter(numbered, and(plan.offset === 0 ? inside.slice(1) : inside, plan.span), plan.span)
    }
    case 'aggregate': {
      const input = perSubtable(cx, plan.input, source, subtables)
      if (input === undefined) return undefined
      if (plan.keys.length === 0) {
        cx.note(plan.span, 'an aggregation over a subtable without rows', 'it gives no row')
      }
      const keys = [...subtables.keys.map(passed), ...plan.keys]
      const carried = subtables.carried.map((c) => ({ ...c, expr: aggregateCall('agg.any', [reference(c)]) }))
      return { ...plan, input, keys, aggregates: [...plan.aggregates, ...carried] }
    }
    case 'join': {
      const isLeft = ['inner', 'left', 'semi', 'anti'].includes(plan.join) && !contains(plan.right, source)
      const left = isLeft ? perSubtable(cx, plan.left, source, subtables) : refused(cx, plan)
      return left === undefined ? undefined : { ...plan, left }
    }
    case 'union':
    case 'scan':
    case 'read':
    case 'values':
      return refused(cx, plan)
    default:
      return assertNever(plan)
  }
}

function refused(cx: Lowering, plan: Plan): undefined {
  cx.refuse(plan.span, 'an operator that sees more than one subtable, at this place,')
  return undefined
}

function contains(plan: Plan, part: Plan): boolean {
  let found = false
  walkPlan(plan, (node) => {
    if (node === part) found = true
  })
  return found
}

function passed(column: Column): Computed {
  return { ...column, expr: reference(column) }
}

/** The rows with a number of their own. */
export function numbered(cx: Lowering, plan: Plan): { readonly plan: Plan; readonly row: Column } {
  const expr = windowCall('window.row_number', [], { partitionBy: [], orderBy: [] }, plan.span)
  const row = { ...cx.columns.fresh('row', 'long'), expr }
  return { plan: { kind: 'window', input: plan, columns: [row], span: plan.span }, row }
}
