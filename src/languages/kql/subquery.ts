import { call, type Expr, literal, reference } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type Ast, kqlTypeName } from './ast.ts'
import { type Lowering, missing, type Scope } from './lowering.ts'
import { orEmpty, toText } from './values.ts'

/** `x in (T | ...)`: the first column's values joined to the rows, with a mark on those that match. */
export function memberOfQuery(
  cx: Lowering,
  value: Expr,
  query: Ast,
  foldCase: boolean,
  scope: Scope,
  span: Span,
): Expr {
  const { rows } = scope
  if (rows === undefined || scope.sides !== undefined || scope.aggregates !== undefined)
    return cx.refused(span, '`in` with a table at this place', 'boolean')
  const table = cx.table(query, scope.environment)
  const [first] = table.columns
  if (first === undefined) return cx.refused(query.span, 'a table without columns in `in`', 'boolean')
  const fold = (expr: Expr): Expr => (foldCase ? call('text.fold_ascii', [toText(cx, expr)], expr.span) : expr)
  const subject = fold(value.type === 'dynamic' ? toText(cx, value) : value)
  const element = fold(reference(first))
  if (subject.type !== element.type && !bothIntegers(subject, element)) {
    return cx.refused(
      span,
      `\`in\` of ${kqlTypeName(subject.type)} with a table of ${kqlTypeName(element.type)}`,
      'boolean',
    )
  }
  const key = cx.columns.fresh(first.name, element.type)
  const mark = cx.columns.fresh(`in_${first.name}`, 'boolean')
  const keys = {
    kind: 'aggregate',
    input: table.plan,
    keys: [{ ...key, expr: element }],
    aggregates: [],
    span,
  } as const
  const marked = {
    kind: 'project',
    input: keys,
    columns: [
      { ...key, expr: reference(key) },
      { ...mark, expr: literal('boolean', true) },
    ],
    span,
  } as const
  rows.plan = {
    kind: 'join',
    join: 'left',
    left: rows.plan,
    right: marked,
    on: call('compare.eq', [subject, reference(key)], span),
    span,
  }
  return call('logic.is_true', [reference(mark)], span)
}

function bothIntegers(a: Expr, b: Expr): boolean {
  const integers = ['int', 'long']
  return integers.includes(a.type) && integers.includes(b.type)
}

/** `toscalar(T | ...)`: the first column of the first row, joined to every row (`toscalar-function.md`). */
export function lowerScalarQuery(cx: Lowering, node: Ast, scope: Scope): Expr {
  const query = node.child('Expression')
  const { rows } = scope
  if (query === undefined || rows === undefined || scope.sides !== undefined || scope.aggregates !== undefined) {
    return cx.refused(node.span, '`toscalar` at this place', node.type ?? 'string')
  }
  const table = cx.table(query, scope.environment)
  const [first] = table.columns
  if (first === undefined) return cx.refused(node.span, '`toscalar` of a table without columns', node.type ?? 'string')
  const value = cx.columns.fresh(first.name, first.type)
  rows.plan = {
    kind: 'join',
    join: 'left',
    left: rows.plan,
    right: {
      kind: 'project',
      input: { kind: 'limit', input: table.plan, count: 1, offset: 0, span: node.span },
      columns: [{ ...value, expr: reference(first) }],
      span: node.span,
    },
    on: literal('boolean', true),
    span: node.span,
  }
  if (first.type === 'string') return orEmpty(reference(value, node.span))
  return first.type === undefined ? missing('string') : reference(value, node.span)
}
