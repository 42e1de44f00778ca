import { filter } from '../../../plan/build.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { asPredicate } from '../compare.ts'
import { condition } from '../expressions.ts'
import type { Lowering } from '../lowering.ts'
import {
  columnFor,
  everyLeg,
  inStatedOrder,
  type Leg,
  legsOf,
  type Shape,
  shapesOf,
  stated,
  telling,
  united,
} from './legs.ts'
import {
  named,
  type OperatorLowering,
  parameter,
  passed,
  projected,
  refuseParameters,
  type SourceLowering,
} from './operator.ts'

const SOURCE = '$table'

/** `search`: the rows of the tables for which the condition is true (`search-operator.md`). */
export const lowerSearchSource: SourceLowering = (cx, node, environment) => {
  const tables = node.child('InClause')?.list('Expressions')
  const legs = tables === undefined ? everyLeg(cx, node, environment) : legsOf(cx, tables, environment)
  return search(cx, node, legs, environment)
}

export const lowerSearch: OperatorLowering = (cx, node, input, environment) =>
  search(cx, node, [{ rows: input, name: input.name, node }], environment)

function search(cx: Lowering, node: Ast, legs: readonly Leg[], environment: Environment): Rows {
  refuseParameters(cx, node, ['kind'])
  const kind = parameter(node, 'kind')?.text.trim() ?? 'default'
  if (!['default', 'case_insensitive', 'case_sensitive'].includes(kind)) cx.refuse(node.span, `\`kind=${kind}\``)
  if (legs.some((l) => l.rows.columns.some((c) => c.name === SOURCE))) cx.refuse(node.span, '`search` after `search`')
  const shapes = inStatedOrder(
    node,
    shapesOf(
      legs.map((l) => l.rows.columns),
      false,
    ),
  )
  const told = telling(legs)
  const matching = legs.map((leg): Leg => {
    if (!told.includes(leg)) return leg
    const rows = matches(cx, node.child('Condition'), leg.rows, shapes, kind === 'case_sensitive', environment)
    return { ...leg, rows }
  })
  return stated(node, united(cx, matching, shapes, SOURCE, node.span))
}

/** The rows of one table that meet the condition, in which the columns have the names of the result. */
export function matches(
  cx: Lowering,
  whole: Ast | undefined,
  rows: Rows,
  shapes: readonly Shape[],
  caseSensitive: boolean,
  environment: Environment,
): Rows {
  if (whole === undefined || whole.kind === 'StarExpression') return rows
  const own = shapes.flatMap((shape) => {
    const column = columnFor(rows.columns, shape)
    if (column === undefined) return []
    return [column.name === shape.name ? passed(column) : named(cx, shape.name, passed(column).expr)]
  })
  const renamed = projected(rows.plan, own, whole.span)
  const absent = shapes.filter((s) => !own.some((c) => c.name === s.name))
  const predicate = condition(cx, whole, { environment, rows: renamed, search: { caseSensitive, absent } })
  const plan = filter(renamed.plan, asPredicate(predicate), whole.span)
  // Back to the table's own names.
  const columns = rows.columns.flatMap((column) => {
    const shape = shapes.find((s) => s.from === column.name && s.type === column.type)
    const found = own.find((c) => c.name === shape?.name)
    return found === undefined ? [] : [{ ...found, name: column.name }]
  })
  return { plan, columns }
}

/** The names of columns in a condition, and whether it looks into all columns. */
export function readsOf(node: Ast): { readonly names: ReadonlySet<string>; readonly all: boolean } {
  const names = new Set<string>()
  let all = false
  const visit = (part: Ast, isCondition: boolean): void => {
    if (part.isToken) return
    if (part.kind === 'StarExpression' || (isCondition && /StringLiteral/.test(part.kind))) all = true
    if (part.kind === 'NameReference' && part.symbolKind === 'Column') names.add(plainName(part))
    const connects = isCondition && /^(?:And|Or|Parenthesized)Expression$/.test(part.kind)
    for (const child of part.children) visit(child, connects)
  }
  visit(node, true)
  return { names, all }
}
