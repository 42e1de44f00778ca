import type { Expr } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Scalar, ValueType } from '../../../types/value.ts'
import { kqlTypeName, plainName, valueTypeNamed } from '../ast.ts'
import type { Rows } from '../binding.ts'
import { lowerColumns } from '../expressions.ts'
import { parseDatetime } from '../literals.ts'
import { type Lowering, rowsOf } from '../lowering.ts'
import { constantNumber, constantText } from '../values.ts'
import { ownNames } from './extend.ts'
import { named, projected, type SourceLowering } from './operator.ts'

/** One row without a meaning, to compute on. */
export function oneRow(cx: Lowering, span: Span): Rows {
  return rowsOf({ kind: 'values', columns: [cx.columns.fresh('row', 'long')], rows: [[1n]], span })
}

/** `print`: one row (`print-operator.md`). */
export const lowerPrint: SourceLowering = (cx, node, environment) => {
  const rows = { ...oneRow(cx, node.span) }
  const columns = node
    .list('Expressions')
    .flatMap((e) => {
      const values = lowerColumns(cx, e, { environment, rows, hidesColumns: true })
      // Here, unlike in `extend`, the binder drops columns of a function that get no name beside others that do.
      return values.slice(0, ownNames(e).length || values.length)
    })
    .map((expr, i) => named(cx, node.columns[i]?.name ?? '', expr))
  return projected(rows.plan, columns, node.span)
}

/** `datatable`: rows of literals (`datatable-operator.md`). */
export const lowerDatatable: SourceLowering = (cx, node, environment) => {
  const declared = (node.child('Schema')?.list('Columns') ?? []).map((column) => {
    const name = column.child('Name')
    const written = column.child('Type')?.text.trim() ?? ''
    const type = valueTypeNamed(written)
    if (type === undefined) cx.refuse(column.span, `a column of type \`${written}\``)
    return cx.columns.fresh(name === undefined ? '' : plainName(name), type ?? 'string')
  })
  const width = Math.max(1, declared.length)
  const values = node.list('Values').map((value, i): Scalar => {
    const type = declared[i % width]?.type ?? 'string'
    const scalar = asType(cx.expr(value, { environment }), type)
    if (scalar === undefined) cx.refuse(value.span, `this value for a column of type ${kqlTypeName(type)}`)
    return scalar ?? null
  })
  const rows = Array.from({ length: Math.floor(values.length / width) }, (_, i) =>
    values.slice(i * width, (i + 1) * width),
  )
  return rowsOf({ kind: 'values', columns: declared, rows, span: node.span })
}

/** A literal as a value of the column's type; `undefined` when it is none. */
function asType(expr: Expr, type: ValueType): Scalar | undefined {
  if (expr.kind !== 'literal') return undefined
  if (expr.value === null) return type === 'string' ? '' : null
  if (expr.type === type) return expr.value
  const number = constantNumber(expr)
  if (type === 'real' && number !== undefined) return number
  if (
    (type === 'long' || type === 'int') &&
    typeof expr.value === 'bigint' &&
    (expr.type === 'int' || expr.type === 'long')
  ) {
    return expr.value
  }
  const written = constantText(expr)
  if (type === 'datetime' && written !== undefined) return parseDatetime(written)
  if (type === 'dynamic' && (written !== undefined || number !== undefined || typeof expr.value === 'boolean')) {
    return typeof expr.value === 'bigint' ? String(expr.value) : JSON.stringify(expr.value)
  }
  return undefined
}
