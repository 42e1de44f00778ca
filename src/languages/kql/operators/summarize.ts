import { type Expr, literal, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { addCall, aggregateColumns, isAggregate, rowScope } from '../aggregates.ts'
import { type Ast, plainName } from '../ast.ts'
import { lowerColumns } from '../expressions.ts'
import type { Aggregates, Lowering, Scope } from '../lowering.ts'
import { named, type OperatorLowering, projected, refuseParameters } from './operator.ts'

/** The engine's work for aggregates over conditions grows with the square of their number. */
const MOST_AGGREGATES = 1000

/**
 * `summarize`: keys first, then aggregates. Without `by` there is exactly one row, also over no input
 * (`summarize-operator.md`). Names come from the binder by position.
 */
export const lowerSummarize: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const rows = { ...input }
  const joins: Plan[] = []
  const aggregates: Aggregates = { calls: [], joins }
  const scope: Scope = { environment, rows, aggregates }
  const keyNodes = node.child('ByClause')?.list('Expressions') ?? []
  const keys = keyNodes.map((key, i): Computed => {
    const expr = cx.expr(key, rowScope(scope))
    if (expr.type === 'dynamic') cx.refuse(key.span, 'grouping by a dynamic')
    return named(cx, node.columns[i]?.name ?? '', expr)
  })
  const values = node.list('Aggregates').flatMap((aggregate) => lowerAggregate(cx, aggregate, scope, aggregates))
  if (aggregates.calls.length > MOST_AGGREGATES) {
    cx.refuse(node.span, `a \`summarize\` of more than ${MOST_AGGREGATES} aggregates`)
  }
  const results: Computed[] = [
    ...keys.map((key) => ({ ...key, expr: reference(key) })),
    ...values.map((value, i) => named(cx, node.columns[keys.length + i]?.name ?? '', value)),
  ]
  const { span } = node
  const groups: Plan = { kind: 'aggregate', input: rows.plan, keys, aggregates: aggregates.calls, span }
  const on = literal('boolean', true)
  const plan = joins.reduce((left, right): Plan => ({ kind: 'join', join: 'left', left, right, on, span }), groups)
  return projected(plan, results, span)
}

/** One expression can give several columns: `arg_max(x, *)`, `percentiles(x, 5, 95)`. */
export function lowerAggregate(cx: Lowering, node: Ast, scope: Scope, aggregates: Aggregates): readonly Expr[] {
  const inner = /NamedExpression$/.test(node.kind) ? node.child('Expression') : node
  if (inner === undefined) return []
  const nameNode = inner.kind === 'FunctionCallExpression' ? inner.child('Name') : undefined
  const name = nameNode === undefined ? '' : plainName(nameNode)
  if (isAggregate(name) && scope.environment.get(name)?.kind !== 'function') {
    const args = inner.child('ArgumentList')?.list('Expressions') ?? []
    return aggregateColumns(cx, inner, name, args, scope, aggregates)
  }
  return lowerColumns(cx, inner, scope)
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
