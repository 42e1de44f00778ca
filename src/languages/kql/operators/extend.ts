import type { Computed } from '../../../plan/plan.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { lowerColumns } from '../expressions.ts'
import type { Lowering } from '../lowering.ts'
import { extendedWith, named, type OperatorLowering } from './operator.ts'

/** `extend` adds columns or replaces those of the same name in their place; all see the input only (`extend-operator.md`). */
export const lowerExtend: OperatorLowering = (cx, node, input, environment) => extendRows(cx, node, input, environment)

export function extendRows(cx: Lowering, node: Ast, input: Rows, environment: Environment): Rows {
  const rows = { ...input }
  const made: Computed[] = []
  const invented = inventedNames(node, input)
  for (const expression of node.list('Expressions')) {
    const names = ownNames(expression)
    const values = lowerColumns(cx, expression, { environment, rows })
    if (names.length > 0 && names.length < values.length) {
      cx.note(
        expression.span,
        'a function of several columns with fewer names',
        'the columns that have no name of their own are kept under names that KQL makes up',
      )
    }
    for (const [i, value] of values.entries()) made.push(named(cx, names[i] || (invented.shift() ?? ''), value))
  }
  return extendedWith({ plan: rows.plan, columns: input.columns }, made, node.span)
}

/** The name that the text gives the column; empty where KQL makes one up. */
export function ownName(expression: Ast): string {
  const name = expression.kind === 'SimpleNamedExpression' ? expression.child('Name') : undefined
  return name === undefined ? expression.resultName : plainName(name)
}

/** The names that the text gives the columns of an expression, which may be fewer than these. */
export function ownNames(expression: Ast): readonly string[] {
  if (expression.kind === 'CompoundNamedExpression')
    return expression.child('Names')?.list('Names').map(plainName) ?? []
  const name = expression.isTuple && expression.kind !== 'SimpleNamedExpression' ? '' : ownName(expression)
  return name === '' ? [] : [name]
}

/** `Column1` ...: names of the result that neither the input nor the text has. */
function inventedNames(node: Ast, input: Rows): string[] {
  const known = new Set([...input.columns.map((c) => c.name), ...node.list('Expressions').flatMap(ownNames)])
  return node.columns.map((c) => c.name).filter((n) => !known.has(n))
}
