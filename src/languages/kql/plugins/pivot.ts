import { and, type Column, call, type Expr, literal, reference, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { DataColumn, DataColumns } from '../../language.ts'
import { addCall } from '../aggregates.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Aggregates, Lowering } from '../lowering.ts'
import { named, projected } from '../operators/operator.ts'
import { isInteger, orEmpty, toText } from '../values.ts'
import { nothing, outputSchema, type PluginLowering } from './plugin.ts'

const MOST_COLUMNS = 1000

/** The aggregates that it takes (`pivot-plugin.md`). */
const AGGREGATES = 'min max take_any sum dcount avg stdev variance make_list make_bag make_set count'.split(' ')

/**
 * `pivot(column, aggregate, column ...)`: a row for each combination of the further columns, a column for each value of
 * the first (`pivot-plugin.md`).
 */
export const lowerPivot: PluginLowering = (cx, node, args, input, environment) => {
  const called = node.child('FunctionCall')
  const [first, aggregate, ...further] = args
  const turned = columnNamed(input, first)
  const isPlain = turned !== undefined && (turned.type === 'string' || isInteger(turned.type))
  const keys = turned === undefined ? undefined : keysOf(input, turned, aggregate, further)
  const name = aggregate?.child('Name')
  const isKnown = aggregate === undefined || (name !== undefined && AGGREGATES.includes(plainName(name)))
  if (called === undefined || turned === undefined || keys === undefined || !isPlain || !isKnown) {
    cx.refuse(node.span, '`pivot` with these arguments')
    return nothing(cx, node)
  }
  for (const key of keys) if (key.type === 'dynamic') cx.refuse(node.span, '`pivot` by a dynamic')
  const given = outputSchema(node) === undefined ? undefined : node.columns.map((c) => c.name)
  const type = aggregate === undefined ? 'long' : (aggregate.type ?? 'dynamic')
  const known =
    given?.map(
      (n): DataColumn => ({ name: n, type, source: keys.some((k) => k.name === n) ? 'input' : `value ${n}` }),
    ) ??
    cx.dataColumns(called, node.span, '`pivot`', () => ({
      plan: valuesPlan(cx, input.plan, turned),
      read: (values) => columnsOf(values, keys, type),
    }))
  if (known === undefined || 'problem' in known) {
    if (known !== undefined) cx.refuse(node.span, known.problem)
    return known === undefined ? grouped(cx, node, input, keys, turned, [], undefined, environment) : nothing(cx, node)
  }
  return grouped(cx, node, input, keys, turned, known, aggregate, environment)
}

function columnNamed(input: Rows, node: Ast | undefined): Column | undefined {
  return node?.kind === 'NameReference' ? input.columns.find((c) => c.name === plainName(node)) : undefined
}

/** The columns that are asked for, or else all but the turned one and the one that the aggregate reads. */
function keysOf(
  input: Rows,
  turned: Column,
  aggregate: Ast | undefined,
  further: readonly Ast[],
): readonly Column[] | undefined {
  if (further.length > 0) {
    const found = further.flatMap((node) => columnNamed(input, node) ?? [])
    return found.length === further.length ? found : undefined
  }
  const [read] = aggregate?.child('ArgumentList')?.list('Expressions') ?? []
  const aggregated = columnNamed(input, read)
  return input.columns.filter((c) => c !== turned && c !== aggregated)
}

/** The aggregate once for each value, over the rows that have it. */
function grouped(
  cx: Lowering,
  node: Ast,
  input: Rows,
  keys: readonly Column[],
  turned: Column,
  columns: readonly DataColumn[],
  aggregate: Ast | undefined,
  environment: Environment,
): Rows {
  const rows = { ...input }
  const group = keys.map((key): Computed => ({ ...cx.columns.fresh(key.name, key.type), expr: reference(key) }))
  const calls: Aggregates['calls'] = []
  const cells = new Map<string, Expr>()
  for (const column of columns) {
    if (column.source === 'input') continue
    const value = column.source.slice('value '.length)
    const has = call('compare.eq', [reference(turned), literalOf(turned, value)], node.span)
    const own: Aggregates = { calls: [] }
    const cell =
      aggregate === undefined
        ? addCall(cx, own, 'agg.count', [], node.span)
        : cx.expr(aggregate, { environment, rows, aggregates: own })
    for (const made of own.calls) {
      const { filter } = made.expr
      calls.push({ ...made, expr: { ...made.expr, filter: filter === undefined ? has : and([filter, has]) } })
    }
    cells.set(column.name, cell)
  }
  const result = (columns.length === 0 ? keys.map((k) => k.name) : columns.map((c) => c.name)).flatMap(
    (name): readonly Computed[] => {
      const key = group.find((k) => k.name === name)
      const cell = cells.get(name)
      if (key !== undefined) return [{ ...key, expr: reference(key) }]
      return cell === undefined ? [] : [named(cx, name, cell)]
    },
  )
  return projected(
    { kind: 'aggregate', input: rows.plan, keys: group, aggregates: calls, span: node.span },
    result,
    node.span,
  )
}

function literalOf(column: Column, value: string): Expr {
  return column.type === 'string' ? text(value) : literal(column.type, /^-?\d+$/.test(value) ? BigInt(value) : null)
}

/** A row for each value; one without text stands for a value that is missing. */
function valuesPlan(cx: Lowering, input: Plan, turned: Column): Plan {
  const key = cx.columns.fresh('value', 'string')
  const expr = orEmpty(toText(cx, reference(turned)))
  return { kind: 'aggregate', input, keys: [{ ...key, expr }], aggregates: [], span: input.span }
}

function columnsOf(values: readonly string[], keys: readonly Column[], type: DataColumn['type']): DataColumns {
  if (values.includes('')) return { problem: '`pivot` of a value that is empty or missing, which has no name,' }
  if (values.length > MOST_COLUMNS) return { problem: `\`pivot\` to more than ${MOST_COLUMNS} columns` }
  const clash = keys.find((k) => values.includes(k.name))
  if (clash !== undefined) return { problem: `\`pivot\` of a value \`${clash.name}\` beside a column of that name` }
  return [
    ...keys.map((k): DataColumn => ({ name: k.name, type: k.type, source: 'input' })),
    ...values.toSorted((a, b) => (a < b ? -1 : 1)).map((v): DataColumn => ({ name: v, type, source: `value ${v}` })),
  ]
}
