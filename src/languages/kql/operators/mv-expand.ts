import { call, type Expr, reference } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import { isNumeric, type ValueType } from '../../../types/value.ts'
import { kqlTypeName, plainName, valueTypeNamed } from '../ast.ts'
import { type Lowering, missing } from '../lowering.ts'
import { convertTo } from '../values.ts'
import { ownName } from './extend.ts'
import { named, type OperatorLowering, parameter, passed, projected, refuseParameters } from './operator.ts'

/**
 * `mv-expand` of one column: a row for each element of an array or member of a bag, one row for null and for a value
 * that is neither, none for an empty array or bag (`mv-expand-operator.md`).
 */
export const lowerMvExpand: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['with_itemindex'])
  const expressions = node.list('Expressions')
  const [expression, ...others] = expressions
  const source = expression?.child('Expression')
  if (source === undefined || expression === undefined || others.length > 0) {
    cx.refuse(node.span, '`mv-expand` of several columns at once')
    return input
  }
  if (node.child('RowLimitClause') !== undefined) {
    cx.refuse(node.span, '`mv-expand` with a limit')
    return input
  }
  const rows = { ...input }
  const value = cx.expr(source, { environment, rows })
  if (value.type !== 'dynamic') {
    cx.refuse(source.span, '`mv-expand` of a value that is not dynamic')
    return input
  }
  const indexName = parameter(node, 'with_itemindex')
  const element = cx.columns.fresh('element', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const array = call('dynamic.expandable', [value], source.span)
  const plan: Plan = {
    kind: 'unnest',
    input: rows.plan,
    array,
    element,
    ...(indexName === undefined ? {} : { place }),
    outer: false,
    span: node.span,
  }
  const written = expression.child('ToTypeOf')?.child('TypeOf')?.list('Types')[0]?.text.trim()
  const type = written === undefined ? 'dynamic' : valueTypeNamed(written)
  if (type === undefined) cx.refuse(expression.span, `the type \`${written}\``)
  const name = ownName(source)
  const expanded = named(cx, name, castElement(cx, reference(element, source.span), type ?? 'dynamic'))
  const replaces = input.columns.some((c) => c.name === name)
  const columns = [
    ...input.columns.map((c) => (c.name === name ? expanded : passed(c))),
    ...(replaces ? [] : [expanded]),
  ]
  if (indexName === undefined) return projected(plan, columns, node.span)
  const index = named(cx, plainName(indexName), reference(place, node.span))
  const ordered = node.columns.flatMap((c) =>
    c.name === index.name ? [index] : columns.filter((k) => k.name === c.name),
  )
  return projected(plan, ordered, node.span)
}

/** `to typeof(...)` casts and does not parse: text is no number (`mv-expand-operator.md`). */
function castElement(cx: Lowering, element: Expr, type: ValueType): Expr {
  if (type === 'dynamic' || type === 'string') return convertTo(cx, element, type)
  if (!isNumeric(type)) return cx.refused(element.span, `\`mv-expand\` to ${kqlTypeName(type)}`, type)
  const isText = call('dynamic.is_text', [element], element.span)
  return call('logic.case', [isText, missing(type), convertTo(cx, element, type)], element.span)
}
