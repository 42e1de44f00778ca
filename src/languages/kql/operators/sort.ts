import { limit } from '../../../plan/build.ts'
import { call, type SortKey } from '../../../plan/expr.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { constantInteger } from '../values.ts'
import { type OperatorLowering, refuseParameters } from './operator.ts'

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

function limited(cx: Lowering, node: Ast, rows: Rows, environment: Environment): Rows {
  const count = node.child('Expression')
  const names = count?.kind === 'NameReference' && environment.get(plainName(count)) === undefined
  const size = count === undefined || names ? undefined : constantInteger(cx.expr(count, { environment }))
  if (size === undefined || size < 0n || size > BigInt(Number.MAX_SAFE_INTEGER)) {
    cx.refuse((count ?? node).span, 'a number of rows that is no constant')
    return rows
  }
  return { plan: limit(rows.plan, Number(size), node.span), columns: rows.columns }
}
