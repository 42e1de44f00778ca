import type { ValueType } from '../../../types/value.ts'
import { kqlTypeName } from '../ast.ts'
import { rowsOf } from '../lowering.ts'
import { extendRows } from './extend.ts'
import type { OperatorLowering } from './operator.ts'

/** `render` only tells a user interface how to draw the rows (`render-operator.md`). */
export const lowerRender: OperatorLowering = (cx, node, input) => {
  cx.note(node.span, '`render`', 'the rows are given as a table')
  return input
}

/** `as` names the rows for later use in the same statement; a use of the name is refused where it stands. */
export const lowerAs: OperatorLowering = (_cx, _node, input) => input

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
