import { reference } from '../../../plan/expr.ts'
import type { Computed } from '../../../plan/plan.ts'
import { plainName } from '../ast.ts'
import { lowerColumns } from '../expressions.ts'
import { named, type OperatorLowering, passed, projected } from './operator.ts'

/** `project` gives exactly the columns named or computed (`project-operator.md`). */
export const lowerProject: OperatorLowering = (cx, node, input, environment) => {
  const rows = { ...input }
  const expressions = node.list('Expressions')
  const names = node.columns
  const values = expressions.flatMap((expression) => lowerColumns(cx, expression, { environment, rows }))
  const columns: Computed[] = values.map((expr, i) => {
    const name = names[i]?.name ?? ''
    const same = expr.kind === 'column' ? input.columns.find((c) => c.id === expr.id && c.name === name) : undefined
    // A column that only the query asks for stays in the result once it is projected by name.
    return same === undefined || cx.isExtra(same.id) ? named(cx, name, expr) : passed(same)
  })
  const distinctIds = new Set(columns.map((c) => c.id)).size === columns.length
  return projected(rows.plan, distinctIds ? columns : columns.map((c) => named(cx, c.name, c.expr)), node.span)
}

/** `project-away`, `project-keep` and `project-reorder`: the binder has resolved their patterns to columns. */
export const lowerProjectByName: OperatorLowering = (_cx, node, input) => {
  const columns = node.columns.flatMap((wanted) => {
    const column = input.columns.find((c) => c.name === wanted.name)
    return column === undefined ? [] : [passed(column)]
  })
  return projected(input.plan, columns, node.span)
}

/** `project-rename new = old`: the column stays in its place (`project-rename-operator.md`). */
export const lowerProjectRename: OperatorLowering = (cx, node, input) => {
  const names = new Map<string, string>()
  for (const expression of node.list('Expressions')) {
    const name = expression.child('Name')
    const old = expression.child('Expression')
    if (expression.kind !== 'SimpleNamedExpression' || name === undefined || old?.kind !== 'NameReference') {
      cx.refuse(expression.span, 'this form of `project-rename`')
      continue
    }
    const column = input.columns.find((c) => c.name === plainName(old))
    if (column !== undefined) cx.readColumn(column, old.span)
    names.set(plainName(old), plainName(name))
  }
  const columns = input.columns.map((c) => {
    const name = names.get(c.name)
    return name === undefined ? passed(c) : named(cx, name, reference(c, node.span))
  })
  return projected(input.plan, columns, node.span)
}
