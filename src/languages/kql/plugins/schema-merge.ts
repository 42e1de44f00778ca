import { outputColumns, type Plan } from '../../../plan/plan.ts'
import type { Scalar } from '../../../types/value.ts'
import { rowsOf } from '../lowering.ts'
import { argument, nothing, type PluginLowering } from './plugin.ts'

interface Merged {
  readonly name: string
  readonly places: readonly bigint[]
  readonly types: readonly [dataType: Scalar, columnType: Scalar]
}

/**
 * `schema_merge(PreserveOrder)`: the columns of several schemas, as `getschema` gives them, as one
 * (`schema-merge-plugin.md`). The schemas are data, so that only those are merged that the query itself tells. Which
 * types have one in common is not documented: the same column must have the same type.
 */
export const lowerSchemaMerge: PluginLowering = (cx, node, args, input, environment) => {
  const { span } = node
  const orderNode = argument(args, 'PreserveOrder', 0)
  const order = orderNode === undefined ? undefined : cx.expr(orderNode, { environment })
  const preserves = order === undefined ? true : order.kind === 'literal' ? order.value : null
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  const rows = constantRows(input.plan)
  const places = columns.map((c) => input.columns.findIndex((i) => i.name === c.name))
  const outputs = outputColumns(input.plan)
  const given = rows?.map((row) => places.map((p) => row[outputs.findIndex((o) => o.id === input.columns[p]?.id)]))
  if (typeof preserves !== 'boolean' || given === undefined || places.includes(-1)) {
    cx.refuse(span, '`schema_merge` of schemas that are not those of tables in the query')
    return nothing(cx, node)
  }
  const merged = new Map<Scalar, Merged>()
  for (const [name, place, dataType, columnType] of given) {
    const known = merged.get(name ?? null)
    if (typeof name !== 'string' || typeof place !== 'bigint') continue
    if (known !== undefined && known.types[1] !== columnType) {
      cx.refuse(span, `\`schema_merge\` of a column \`${name}\` of different types`)
    }
    const types = known?.types ?? ([dataType ?? null, columnType ?? null] as const)
    merged.set(name, { name, places: [...(known?.places ?? []), place], types })
  }
  const last = (column: Merged): number => Math.max(...column.places.map(Number))
  const sorted = [...merged.values()].toSorted((a, b) => last(a) - last(b))
  const made = sorted.map(({ name, places, types: [dataType, columnType] }, i): readonly Scalar[] => {
    if (!preserves) return [name, BigInt(i), dataType, columnType]
    return new Set(places).size === 1
      ? [name, places[0] ?? null, dataType, columnType]
      : [name, -1n, `ERROR(unknown CSL type:${OUT_OF_ORDER})`, OUT_OF_ORDER]
  })
  return rowsOf({ kind: 'values', columns, rows: made, span })
}

const OUT_OF_ORDER = 'ERROR(columns are out of order)'

/** The rows of a plan that only puts tables of the query's own text together. */
function constantRows(plan: Plan): readonly (readonly Scalar[])[] | undefined {
  if (plan.kind === 'values') return plan.rows
  if (plan.kind === 'union') {
    const inputs = plan.inputs.map(constantRows)
    return inputs.some((rows) => rows === undefined) ? undefined : inputs.flatMap((rows) => rows ?? [])
  }
  if (plan.kind !== 'project') return undefined
  const ids = outputColumns(plan.input).map((c) => c.id)
  const rows = constantRows(plan.input)
  const places = plan.columns.map((c) => (c.expr.kind === 'column' ? ids.indexOf(c.expr.id) : -1))
  return places.includes(-1) ? undefined : rows?.map((row) => places.map((p) => row[p] ?? null))
}
