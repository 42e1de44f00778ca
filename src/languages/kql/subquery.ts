import { aggregateCall, type ColumnId, call, type Expr, literal, long, reference } from '../../plan/expr.ts'
import { type JoinKind, outputColumns, type Plan } from '../../plan/plan.ts'
import { expressionsOf, referencedColumns, walkPlan } from '../../plan/traverse.ts'
import type { Span } from '../../source/text.ts'
import { type Ast, kqlTypeName, plainName } from './ast.ts'
import type { Environment, Rows } from './binding.ts'
import { fromDynamic } from './compare.ts'
import { type Lowering, missing, rowsOf, type Scope } from './lowering.ts'
import { isInteger, orEmpty, toText } from './values.ts'

/** Whether the expression is a table, also by the name of a `let`. */
export function isQuery(node: Ast, environment: Environment): boolean {
  const inner = node.kind === 'ParenthesizedExpression' ? node.child('Expression') : node
  if (inner === undefined) return false
  if (inner.kind === 'NameReference') {
    const binding = environment.get(plainName(inner))
    if (binding?.kind === 'rows') return true
    if (binding?.kind === 'expression') return binding.node.isTabular || isQuery(binding.node, binding.environment)
  }
  return inner.isTabular
}

/** Rows to which a subquery can be joined from here; `undefined` after a refusal. */
function rowsHere(cx: Lowering, scope: Scope, span: Span, what: string): Rows | undefined {
  if (scope.rows !== undefined && scope.sides === undefined && scope.aggregates === undefined) return scope.rows
  cx.refuse(span, `${what} at this place`)
  return undefined
}

/** The values that a subject is looked up in: one column, whose rows need not be distinct. */
interface Members {
  readonly plan: Plan
  readonly element: Expr
}

/** The first column of a table; arrays in it are flattened (`in-operator.md`). */
function membersOf(cx: Lowering, query: Ast, environment: Environment): Members | undefined {
  const table = cx.table(query, environment)
  const [first] = table.columns
  if (first === undefined) {
    cx.refuse(query.span, 'a table without columns in `in`')
    return undefined
  }
  if (first.type !== 'dynamic') return { plan: table.plan, element: reference(first) }
  return elementsOf(cx, { plan: table.plan, element: reference(first) }, query.span)
}

function elementsOf(cx: Lowering, { plan, element: list }: Members, span: Span): Members {
  const element = cx.columns.fresh('element', 'dynamic')
  const array = call('dynamic.flatten', [list], span)
  return { plan: { kind: 'unnest', input: plan, array, element, outer: false, span }, element: reference(element) }
}

/**
 * A dynamic list that no row takes part in, such as `toscalar(T | summarize make_set(x))`, is joined like a table:
 * its elements need not be read again for every row.
 */
function constantMembers(cx: Lowering, node: Ast, scope: Scope): Members {
  const one = cx.columns.fresh('row', 'long')
  const rows = rowsOf({ kind: 'values', columns: [one], rows: [[1n]], span: node.span })
  const list = cx.expr(node, { environment: scope.environment, rows, hidesColumns: true })
  return elementsOf(cx, { plan: rows.plan, element: list }, node.span)
}

/** Whether no column of the rows at hand is in the expression. */
function isFree(node: Ast, environment: Environment): boolean {
  if (node.kind === 'ToScalarExpression') return true
  if (node.kind === 'NameReference') {
    const binding = environment.get(plainName(node))
    if (binding?.kind === 'value') return binding.expr.kind === 'literal'
    if (binding?.kind === 'expression') return isFree(binding.node, binding.environment)
    return node.symbolKind !== 'Column'
  }
  if (node.kind === 'FunctionCallExpression' && /^(?:column_?ifexists|pack_all)\b/.test(node.text)) return false
  return node.children.every((child) => child.isToken || isFree(child, environment))
}

/** Whether a `toscalar` is in it, also by name, and no column of the rows at hand. */
export function isScalarQuery(node: Ast, environment: Environment): boolean {
  return holdsScalarQuery(node, environment, new Set()) && isFree(node, environment)
}

function holdsScalarQuery(node: Ast, environment: Environment, seen: Set<Ast>): boolean {
  if (node.kind === 'ToScalarExpression') return true
  const binding = node.kind === 'NameReference' ? environment.get(plainName(node)) : undefined
  if (binding?.kind === 'expression' || binding?.kind === 'function') {
    if (seen.has(binding.node)) return false
    seen.add(binding.node)
    return holdsScalarQuery(binding.node, binding.environment, seen)
  }
  return node.children.some((child) => !child.isToken && holdsScalarQuery(child, environment, seen))
}

/** A list in an `in` that is the same for all rows. */
export function isSharedList(node: Ast, environment: Environment): boolean {
  return node.type === 'dynamic' && isFree(node, environment)
}

/** How the subject and the members are compared; `undefined` after a refusal. */
function matched(
  cx: Lowering,
  value: Expr,
  members: Members,
  foldCase: boolean,
  span: Span,
): { readonly subject: Expr; readonly element: Expr } | undefined {
  const fold = (expr: Expr): Expr => (foldCase ? call('text.fold_ascii', [toText(cx, expr)], expr.span) : expr)
  const subject = fold(value.type === 'dynamic' ? toText(cx, value) : value)
  const { element: found } = members
  const element = fold(found.type === 'dynamic' ? fromDynamic(cx, found, subject.type, span) : found)
  const same = subject.type === element.type || (isNumber(subject) && isNumber(element))
  if (same) return { subject, element }
  cx.refuse(span, `\`in\` of ${kqlTypeName(subject.type)} with a table of ${kqlTypeName(element.type)}`)
  return undefined
}

function isNumber(expr: Expr): boolean {
  return isInteger(expr.type) || expr.type === 'real'
}

function members(cx: Lowering, list: Ast, scope: Scope): Members | undefined {
  return isQuery(list, scope.environment) ? membersOf(cx, list, scope.environment) : constantMembers(cx, list, scope)
}

/** `where x in (T)` as a whole condition: the rows that have (lack) a match. False after a refusal. */
export function keepMembers(
  cx: Lowering,
  value: Expr,
  list: Ast,
  { foldCase, negated }: { readonly foldCase: boolean; readonly negated: boolean },
  scope: Scope & { readonly rows: Rows },
  span: Span,
): boolean {
  const found = members(cx, list, scope)
  const pair = found === undefined ? undefined : matched(cx, value, found, foldCase, span)
  if (found === undefined || pair === undefined) return false
  const key = cx.columns.fresh('key', pair.element.type)
  const right: Plan = { kind: 'project', input: found.plan, columns: [{ ...key, expr: pair.element }], span }
  joinTo(
    cx,
    scope.rows,
    negated ? 'anti' : 'semi',
    right,
    call('compare.eq', [pair.subject, reference(key)], span),
    span,
  )
  return true
}

/** `x in (T | ...)` anywhere: the distinct values joined to the rows, with a mark on those that match. */
export function memberOfQuery(cx: Lowering, value: Expr, list: Ast, foldCase: boolean, scope: Scope, span: Span): Expr {
  const rows = rowsHere(cx, scope, span, '`in` with a table')
  const found = rows === undefined ? undefined : members(cx, list, scope)
  const pair = found === undefined ? undefined : matched(cx, value, found, foldCase, span)
  if (rows === undefined || found === undefined || pair === undefined) return missing('boolean', span)
  const key = cx.columns.fresh('key', pair.element.type)
  const mark = cx.columns.fresh('is_member', 'boolean')
  const keys: Plan = {
    kind: 'aggregate',
    input: found.plan,
    keys: [{ ...key, expr: pair.element }],
    aggregates: [],
    span,
  }
  const right: Plan = {
    kind: 'project',
    input: keys,
    columns: [
      { ...key, expr: reference(key) },
      { ...mark, expr: literal('boolean', true) },
    ],
    span,
  }
  joinTo(cx, rows, 'left', right, call('compare.eq', [pair.subject, reference(key)], span), span)
  return call('logic.is_true', [reference(mark)], span)
}

/** A subquery that a parameter gave a column of the outer rows has no value of its own (`toscalar-function.md`). */
function joinTo(cx: Lowering, rows: Rows, join: JoinKind, right: Plan, on: Expr, span: Span): void {
  if (!isClosed(right)) refuseOuter(cx, span)
  rows.plan = { kind: 'join', join, left: rows.plan, right, on, span }
}

function refuseOuter(cx: Lowering, span: Span): void {
  cx.refuse(span, 'a column of the outer rows in a subquery')
}

function isClosed(plan: Plan): boolean {
  const made = new Set<ColumnId>()
  const used = new Set<ColumnId>()
  walkPlan(plan, (node) => {
    for (const column of outputColumns(node)) made.add(column.id)
    for (const expr of expressionsOf(node)) referencedColumns(expr, used)
  })
  return [...used].every((id) => made.has(id))
}

const MOST_NEEDLES = 1_000_000n

/** `x has_any (T)`: the distinct texts of the first column as one dynamic array, joined to every row. */
export function listOfQuery(cx: Lowering, query: Ast, scope: Scope): Expr {
  const rows = rowsHere(cx, scope, query.span, 'a table as a list')
  const found = rows === undefined ? undefined : membersOf(cx, query, scope.environment)
  if (rows === undefined || found === undefined) return missing('dynamic', query.span)
  const { span } = query
  const key = cx.columns.fresh('key', 'string')
  const list = cx.columns.fresh('list', 'dynamic')
  const keys: Plan = {
    kind: 'aggregate',
    input: found.plan,
    keys: [{ ...key, expr: toText(cx, found.element) }],
    aggregates: [],
    span,
  }
  const all = aggregateCall('agg.set', [reference(key), long(MOST_NEEDLES)], span)
  const right: Plan = { kind: 'aggregate', input: keys, keys: [], aggregates: [{ ...list, expr: all }], span }
  joinTo(cx, rows, 'left', right, literal('boolean', true), span)
  return reference(list, span)
}

/** `x in (list)` where the list differs from row to row. */
export function memberOfList(cx: Lowering, value: Expr, list: Expr, foldCase: boolean, span: Span): Expr {
  const subject = value.type === 'dynamic' ? toText(cx, value) : value
  if (foldCase) return isTrue(call('dynamic.has_text_ci', [list, toText(cx, subject)], span))
  if (subject.type === 'string' || isNumber(subject) || subject.type === 'boolean') {
    return isTrue(call('dynamic.has_value', [list, subject], span))
  }
  if (subject.type === 'guid') return isTrue(call('dynamic.has_value', [list, toText(cx, subject)], span))
  return cx.refused(span, `\`in\` of ${kqlTypeName(subject.type)} with a dynamic that is no constant`, 'boolean')
}

function isTrue(expr: Expr): Expr {
  return call('logic.is_true', [expr], expr.span)
}

/** `toscalar(T | ...)`: the first column of the first row, joined to every row (`toscalar-function.md`). */
export function lowerScalarQuery(cx: Lowering, node: Ast, scope: Scope): Expr {
  const query = node.child('Expression')
  const { rows } = scope
  const joins = scope.aggregates?.joins
  const isHere = scope.sides === undefined && (scope.aggregates === undefined || joins !== undefined)
  if (query === undefined || rows === undefined || !isHere) {
    return cx.refused(node.span, '`toscalar` at this place', node.type ?? 'string')
  }
  const { span } = node
  // A scalar is its own value; the column that `partition` goes by is given so.
  if (!isQuery(query, scope.environment)) return cx.expr(query, { ...scope, hidesColumns: true })
  const table = cx.table(query, scope.environment)
  const [first] = table.columns
  if (first === undefined) return cx.refused(span, '`toscalar` of a table without columns', node.type ?? 'string')
  const value = cx.columns.fresh(first.name, first.type)
  const right: Plan = {
    kind: 'project',
    input: { kind: 'limit', input: table.plan, count: 1, offset: 0, span },
    columns: [{ ...value, expr: reference(first) }],
    span,
  }
  if (joins === undefined) joinTo(cx, rows, 'left', right, literal('boolean', true), span)
  else if (isClosed(right)) joins.push(right)
  else refuseOuter(cx, span)
  return first.type === 'string' ? orEmpty(reference(value, span)) : reference(value, span)
}
