import { call, long, reference, text, windowCall } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { ValueType } from '../../../types/value.ts'
import { kqlTypeName } from '../ast.ts'
import { named, projected } from '../operators/operator.ts'
import { orEmpty, toDynamic, toText } from '../values.ts'
import { nothing, type PluginLowering } from './plugin.ts'

/** Of other types the page shows texts that `tostring` does not give. */
const TYPES: ReadonlySet<ValueType> = new Set(['string', 'int', 'long', 'guid'])

/** `narrow()`: a row for every value: number of the row from 0, name of the column, value as text (`narrow-plugin.md`). */
export const lowerNarrow: PluginLowering = (cx, node, args, input) => {
  const { span } = node
  const other = input.columns.find((c) => !TYPES.has(c.type))
  if (args.length > 0 || other !== undefined) {
    const what = other === undefined ? 'arguments' : `a column of type ${kqlTypeName(other.type)}`
    cx.refuse(span, `\`narrow\` with ${what}`)
    return nothing(cx, node)
  }
  const numberOf = windowCall('window.row_number', [], { partitionBy: [], orderBy: [] }, span)
  const row = { ...cx.columns.fresh('row', 'long'), expr: numberOf }
  const numbered: Plan = { kind: 'window', input: input.plan, columns: [row], span }
  const pairs = input.columns.map((column) =>
    call('dynamic.array', [toDynamic(text(column.name)), toDynamic(toText(cx, reference(column)))], span),
  )
  const element = cx.columns.fresh('pair', 'dynamic')
  const plan: Plan = {
    kind: 'unnest',
    input: numbered,
    array: call('dynamic.array', pairs, span),
    element,
    outer: false,
    span,
  }
  const part = (place: number) =>
    orEmpty(call('dynamic.to_text', [call('dynamic.element', [reference(element), long(place)])], span))
  const columns = [call('number.subtract', [reference(row), long(1)], span), part(0), part(1)]
  return projected(
    plan,
    columns.map((expr, i) => named(cx, node.columns[i]?.name ?? '', expr)),
    span,
  )
}
