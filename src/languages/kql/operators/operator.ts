import type { Column, Expr } from '../../../plan/expr.ts'
import { reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Lowering, rowsOf } from '../lowering.ts'

/** Lowers a tabular operator that follows a pipe. */
export type OperatorLowering = (cx: Lowering, node: Ast, input: Rows, environment: Environment) => Rows

/** Lowers a tabular expression that stands at the start of a pipeline. */
export type SourceLowering = (cx: Lowering, node: Ast, environment: Environment) => Rows

/** Exactly these columns: passed through under their own name, or computed under a new one. */
export function projected(plan: Plan, columns: readonly Computed[], span: Span): Rows {
  return rowsOf({ kind: 'project', input: plan, columns, span })
}

/** The rows with further columns, which take the place of those of the same name. */
export function extendedWith(rows: Rows, made: readonly Computed[], span: Span): Rows {
  const columns = rows.columns.map((c) => made.findLast((m) => m.name === c.name) ?? passed(c))
  const added = made.filter((m, i) => {
    const isNew = !rows.columns.some((c) => c.name === m.name)
    return isNew && made.findIndex((other) => other.name === m.name) === i
  })
  return projected(rows.plan, [...columns, ...added], span)
}

/** The column as it is. */
export function passed(column: Column): Computed {
  return { ...column, expr: reference(column) }
}

/** A new column of that name. */
export function named(cx: Lowering, name: string, expr: Expr): Computed {
  return { ...cx.columns.fresh(name, expr.type), expr }
}

/** The value of an operator's parameter such as `kind=inner`. */
export function parameter(node: Ast, name: string): Ast | undefined {
  const found = node.list('Parameters').find((p) => p.child('Name')?.text.trim().toLowerCase() === name)
  return found?.child('Expression')
}

/** Parameters that change the answer, which the operator does not know. Hints change only how the product runs. */
function unknownParameters(node: Ast, known: readonly string[]): readonly Ast[] {
  return node.list('Parameters').filter((p) => {
    const name = p.child('Name')?.text.trim().toLowerCase() ?? ''
    return !name.startsWith('hint.') && !known.includes(name)
  })
}

export function refuseParameters(cx: Lowering, node: Ast, known: readonly string[] = []): void {
  for (const p of unknownParameters(node, known)) cx.refuse(p.span, `the parameter \`${p.text.trim()}\``)
}
