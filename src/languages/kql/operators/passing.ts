import type { ValueType } from '../../../types/value.ts'
import { kqlTypeName, plainName, valueTypeNamed } from '../ast.ts'
import { rowsOf } from '../lowering.ts'
import { extendRows } from './extend.ts'
import type { OperatorLowering } from './operator.ts'

/** `render` only tells a user interface how to draw the rows (`render-operator.md`). */
export const lowerRender: OperatorLowering = (cx, node, input) => {
  cx.note(node.span, '`render`', 'the rows are given as a table')
  return input
}

/** `as` names the rows for later operators of the pipeline, which lower them again (`as-operator.md`). */
export const lowerAs: OperatorLowering = (_cx, _node, input) => input

/** `assert-schema`: the rows, where they have these columns in this order; the product stops elsewhere. */
export const lowerAssertSchema: OperatorLowering = (cx, node, input) => {
  const declared = node.child('Schema')?.list('Columns') ?? []
  const holds =
    declared.length === input.columns.length &&
    declared.every((column, i) => {
      const name = column.child('Name')
      const type = valueTypeNamed(column.child('Type')?.text.trim() ?? '')
      return name !== undefined && plainName(name) === input.columns[i]?.name && type === input.columns[i]?.type
    })
  if (!holds) {
    const found = input.columns.map((c) => `${c.name}: ${kqlTypeName(c.type)}`).join(', ')
    cx.refuse(node.span, `an \`assert-schema\` of other columns than \`${found}\``)
  }
  return input
}

export const lowerSerialize: OperatorLowering = (cx, node, input, environment) =>
  node.list('Expressions').length === 0 ? input : extendRows(cx, node, { ...input, serialized: true }, environment)

const DATA_TYPES: Readonly<Record<ValueType, string>> = {
  boolean: 'System.SByte',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  string: 'System.String',
  guid: 'System.Guid',
  datetime: 'System.DateTime',
  timespan: 'System.TimeSpan',
  dynamic: 'System.Object',
}

/** `getschema`: a row for each column (`getschema-operator.md`). */
export const lowerGetSchema: OperatorLowering = (cx, node, input) => {
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  const rows = input.columns.map((c, i) => [c.name, BigInt(i), DATA_TYPES[c.type], kqlTypeName(c.type)])
  return rowsOf({ kind: 'values', columns, rows, span: node.span })
}
