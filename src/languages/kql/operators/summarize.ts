import { call, type Expr, literal, reference } from '../../../plan/expr.ts'
import type { Computed } from '../../../plan/plan.ts'
import { addCall, rowScope } from '../aggregates.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Aggregates, Lowering, Scope } from '../lowering.ts'
import { constantNumber, isInteger, orEmpty } from '../values.ts'
import { named, type OperatorLowering, projected, refuseParameters } from './operator.ts'

/**
 * `summarize`: keys first, then aggregates. Without `by` there is exactly one row, also over no input
 * (`summarize-operator.md`). Names come from the binder by position.
 */
export const lowerSummarize: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const rows = { ...input }
  const aggregates: Aggregates = { calls: [] }
  const scope: Scope = { environment, rows, aggregates }
  const keyNodes = node.child('ByClause')?.list('Expressions') ?? []
  const keys = keyNodes.map((key, i): Computed => {
    const expr = cx.expr(key, rowScope(scope))
    if (expr.type === 'dynamic') cx.refuse(key.span, 'grouping by a dynamic')
    return named(cx, node.columns[i]?.name ?? '', expr)
  })
  const values = node.list('Aggregates').flatMap((aggregate) => lowerAggregate(cx, aggregate, scope, aggregates))
  const results: Computed[] = [
    ...keys.map((key) => ({ ...key, expr: reference(key) })),
    ...values.map((value, i) => named(cx, node.columns[keys.length + i]?.name ?? '', value)),
  ]
  return projected(
    { kind: 'aggregate', input: rows.plan, keys, aggregates: aggregates.calls, span: node.span },
    results,
    node.span,
  )
}

/** One expression can give several columns: `arg_max(x, *)`, `percentiles(x, 5, 95)`. */
export function lowerAggregate(cx: Lowering, node: Ast, scope: Scope, aggregates: Aggregates): readonly Expr[] {
  const inner = /NamedExpression$/.test(node.kind) ? node.child('Expression') : node
  if (inner?.kind === 'FunctionCallExpression') {
    const nameNode = inner.child('Name')
    const name = nameNode === undefined ? '' : plainName(nameNode)
    const args = inner.child('ArgumentList')?.list('Expressions') ?? []
    if (name === 'arg_max' || name === 'arg_min') return lowerArgument(cx, inner, name, args, scope, aggregates)
    if (name === 'percentiles') return lowerPercentiles(cx, inner, args, scope, aggregates)
  }
  if (inner === undefined) return []
  return [cx.expr(inner, scope)]
}

/**
 * The row with the greatest (least) key; rows without a key count only when no row has one
 * (`arg-max-aggregation-function.md`).
 */
function lowerArgument(
  cx: Lowering,
  node: Ast,
  name: 'arg_max' | 'arg_min',
  args: readonly Ast[],
  scope: Scope,
  aggregates: Aggregates,
): readonly Expr[] {
  const [keyNode, ...valueNodes] = args
  if (keyNode === undefined) return []
  const inner = rowScope(scope)
  const key = cx.expr(keyNode, inner)
  if (key.type === 'dynamic' || key.type === 'guid') {
    cx.refuse(keyNode.span, `\`${name}\` by a ${key.type}`)
    return []
  }
  const extreme = addCall(cx, aggregates, name === 'arg_max' ? 'agg.max' : 'agg.min', [key], node.span)
  const values: Expr[] = []
  for (const valueNode of valueNodes) {
    if (valueNode.kind !== 'StarExpression') {
      values.push(cx.expr(valueNode, inner))
      continue
    }
    for (const wanted of node.columns.slice(values.length + 1)) {
      const column = scope.rows?.columns.find((c) => c.name === wanted.name)
      if (column === undefined) cx.refuse(valueNode.span, `\`${name}\` with the column \`${wanted.name}\``)
      else values.push(reference(column, valueNode.span))
    }
  }
  const best = name === 'arg_max' ? 'agg.at_max' : 'agg.at_min'
  const found = values.map((value) => {
    const chosen = addCall(cx, aggregates, best, [value, key], node.span)
    // A string key is never null, so that some row always has it.
    if (key.type === 'string') return value.type === 'string' ? orEmpty(chosen) : chosen
    const first = addCall(cx, aggregates, 'agg.first', [value], node.span)
    const either = call('logic.case', [call('logic.is_null', [extreme]), first, chosen], node.span)
    return value.type === 'string' ? orEmpty(either) : either
  })
  return [key.type === 'string' ? orEmpty(extreme) : extreme, ...found]
}

function lowerPercentiles(
  cx: Lowering,
  node: Ast,
  args: readonly Ast[],
  scope: Scope,
  aggregates: Aggregates,
): readonly Expr[] {
  const [valueNode, ...ranks] = args
  if (valueNode === undefined) return []
  const value = cx.expr(valueNode, rowScope(scope))
  return ranks.map((rank) => {
    const share = constantNumber(cx.expr(rank, rowScope(scope)))
    if (share === undefined || !(isInteger(value.type) || value.type === 'real')) {
      return cx.refused(node.span, '`percentiles` with these arguments', value.type)
    }
    return addCall(cx, aggregates, 'agg.percentile_nearest', [value, literal('real', share)], node.span)
  })
}

/** `distinct`: the combinations that occur (`distinct-operator.md`). */
export const lowerDistinct: OperatorLowering = (cx, node, input, environment) => {
  const rows = { ...input }
  const expressions = node.list('Expressions')
  const all = expressions.length === 1 && expressions[0]?.kind === 'StarExpression'
  const exprs = all
    ? input.columns.map((c) => reference(c, node.span))
    : expressions.map((e) => cx.expr(e, { environment, rows }))
  for (const [i, expr] of exprs.entries()) {
    if (expr.type === 'dynamic') cx.refuse((expressions[i] ?? node).span, '`distinct` over a dynamic')
  }
  const keys = exprs.map((expr, i) => named(cx, node.columns[i]?.name ?? '', expr))
  const plan = { kind: 'aggregate', input: rows.plan, keys, aggregates: [], span: node.span } as const
  return { plan, columns: keys }
}

/** `count`: one row (`count-operator.md`). */
export const lowerCount: OperatorLowering = (cx, node, input) => {
  const aggregates: Aggregates = { calls: [] }
  const total = addCall(cx, aggregates, 'agg.count', [], node.span)
  return projected(
    { kind: 'aggregate', input: input.plan, keys: [], aggregates: aggregates.calls, span: node.span },
    [named(cx, node.columns[0]?.name ?? 'Count', total)],
    node.span,
  )
}
