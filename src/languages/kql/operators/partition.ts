import { keep, project } from '../../../plan/build.ts'
import { type Column, literal, reference } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { perSubtable } from '../subtables.ts'
import { named, type OperatorLowering, refuseParameters } from './operator.ts'

/** `partition by`: a subquery over the rows of each value of a column, or once for each value (`partition-operator.md`). */
export const lowerPartition: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const by = node.child('ByExpression')
  const key = input.columns.find((c) => by !== undefined && c.name === plainName(by))
  const operand = node.child('Operand')
  if (by === undefined || key === undefined || operand === undefined) {
    cx.refuse(node.span, '`partition` by what is no column')
    return input
  }
  cx.readColumn(key, by.span)
  const transformation = operand.child('Subquery')
  if (transformation !== undefined) {
    const result = cx.pipeline(transformation, input, environment)
    return finished(cx, node, result, input.plan, key)
  }
  const query = operand.child('Query')
  return query === undefined ? input : perValue(cx, node, query, input, key, environment)
}

/** `{ T | ... }`: a query of its own for each value of the column, which it can name. */
function perValue(cx: Lowering, node: Ast, query: Ast, input: Rows, key: Column, environment: Environment): Rows {
  const value = named(cx, key.name, reference(key))
  const values: Plan = { kind: 'aggregate', input: input.plan, keys: [value], aggregates: [], span: node.span }
  let joined: Plan | undefined
  const result = cx.pipeline(
    query,
    (table) => {
      joined = {
        kind: 'join',
        join: 'inner',
        left: table.plan,
        right: values,
        on: literal('boolean', true),
        span: node.span,
      }
      return { plan: joined, columns: table.columns }
    },
    environment.with(key.name, { kind: 'value', expr: reference(value) }),
  )
  return joined === undefined ? input : finished(cx, node, result, joined, value)
}

function finished(cx: Lowering, node: Ast, result: Rows, source: Plan, key: Column): Rows {
  if (cx.report.hasErrors) return result
  const plan = perSubtable(cx, result.plan, source, { keys: [key], carried: [] })
  if (plan === undefined) return result
  return { ...result, plan: project(plan, result.columns.map(keep), node.span) }
}
