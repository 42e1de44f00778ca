import { type Column, reference } from '../../../plan/expr.ts'
import type { Computed } from '../../../plan/plan.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment } from '../binding.ts'
import { lowerColumns } from '../expressions.ts'
import type { Lowering } from '../lowering.ts'
import { constantJson, constantText } from '../values.ts'
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

/**
 * `project-by-names`: the columns that constant names, lists of names and patterns speak of, in that order; names of no
 * column are passed over (`project-by-names-operator.md`).
 */
export const lowerProjectByNames: OperatorLowering = (cx, node, input, environment) => {
  const names = node.list('Expressions').flatMap((e) => writtenNames(cx, e, environment))
  const chosen = new Map<string, Column>()
  for (const name of names) {
    for (const column of input.columns) if (fits(column.name, name)) chosen.set(column.name, column)
  }
  return projected(input.plan, [...chosen.values()].map(passed), node.span)
}

/** Whether the name fits a pattern in which `*` stands for any text. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  if (last === undefined) return name === pattern
  if (!name.startsWith(first) || !name.endsWith(last)) return false
  let at = first.length
  for (const part of others) {
    const found = name.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= name.length - last.length
}

function writtenNames(cx: Lowering, node: Ast, environment: Environment): readonly string[] {
  const called = node.kind === 'FunctionCallExpression' ? node.child('Name') : undefined
  const [table] = node.child('ArgumentList')?.list('Expressions') ?? []
  if (called !== undefined && plainName(called) === 'column_names_of' && table !== undefined) {
    return cx.table(table, environment).columns.map((c) => c.name)
  }
  const value = cx.expr(node, { environment })
  const text = constantText(value)
  if (text !== undefined) return [text]
  const list = constantJson(value)
  if (Array.isArray(list) && list.every((name) => typeof name === 'string')) return list
  cx.refuse(node.span, 'names of columns that are not constant')
  return []
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
