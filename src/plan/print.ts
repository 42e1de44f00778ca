import { formatDatetime, formatTimespan } from '../types/time.ts'
import type { AggregateCall, Column, Expr, SortKey, WindowCall } from './expr.ts'
import { assertNever, outputColumns, type Plan } from './plan.ts'

/** The plan as indented text, inputs below their operator: for `explain` and goldens. Columns read `name#id`. */
export function printPlan(plan: Plan): string {
  const names = new Map<number, string>()
  collectNames(plan, names)
  return `${printNode(plan, names, 0).join('\n')}\n`
}

function collectNames(plan: Plan, names: Map<number, string>): void {
  for (const input of inputsOf(plan)) collectNames(input, names)
  for (const column of outputColumns(plan)) names.set(column.id, `${column.name}#${column.id}`)
}

function inputsOf(plan: Plan): readonly Plan[] {
  if (plan.kind === 'join') return [plan.left, plan.right]
  if (plan.kind === 'union') return plan.inputs
  return 'input' in plan ? [plan.input] : []
}

type Names = ReadonlyMap<number, string>

function printNode(plan: Plan, names: Names, depth: number): readonly string[] {
  const line = `${'  '.repeat(depth)}${describe(plan, names)}`
  return [line, ...inputsOf(plan).flatMap((input) => printNode(input, names, depth + 1))]
}

function describe(plan: Plan, names: Names): string {
  const list = (columns: readonly Column[]): string => columns.map((c) => names.get(c.id) ?? c.name).join(', ')
  const computed = <T>(columns: readonly (Column & { readonly expr: T })[], print: (expr: T) => string): string =>
    columns
      .map((c) => {
        const shown = print(c.expr)
        const name = names.get(c.id) ?? c.name
        return shown === name ? name : `${name} = ${shown}`
      })
      .join(', ')
  switch (plan.kind) {
    case 'scan':
      return `scan ${plan.table} [${list(plan.columns)}]`
    case 'read':
      return `read ${plan.format.kind} ${plan.paths.join(' ')} [${list(plan.columns)}]`
    case 'values':
      return `values [${list(plan.columns)}] ${plan.rows.length} rows`
    case 'filter':
      return `filter ${printExpr(plan.predicate, names)}`
    case 'project':
      return `project ${computed(plan.columns, (e) => printExpr(e, names))}`
    case 'aggregate':
      return `aggregate by [${computed(plan.keys, (e) => printExpr(e, names))}] ${computed(plan.aggregates, (a) => printAggregate(a, names))}`
    case 'sort':
      return `sort ${plan.keys.map((k) => printKey(k, names)).join(', ')}`
    case 'limit':
      return `limit ${plan.count}${plan.offset > 0 ? ` offset ${plan.offset}` : ''}`
    case 'join':
      return `join ${plan.join} on ${printExpr(plan.on, names)}`
    case 'union':
      return `union [${list(plan.columns)}]`
    case 'window':
      return `window ${computed(plan.columns, (w) => printWindow(w, names))}`
    case 'unnest':
      return `unnest${plan.outer ? ' outer' : ''} ${names.get(plan.element.id)} = ${printExpr(plan.array, names)}`
    default:
      return assertNever(plan)
  }
}

function printKey(key: SortKey, names: Names): string {
  return `${printExpr(key.expr, names)} ${key.direction} nulls ${key.nulls}`
}

function printAggregate(aggregate: AggregateCall, names: Names): string {
  const args = aggregate.args.map((a) => printExpr(a, names)).join(', ')
  const filter = aggregate.filter === undefined ? '' : ` where ${printExpr(aggregate.filter, names)}`
  return `${aggregate.fn}(${args})${filter}`
}

function printWindow(window: WindowCall, names: Names): string {
  const args = window.args.map((a) => printExpr(a, names)).join(', ')
  const by = window.partitionBy.map((e) => printExpr(e, names)).join(', ')
  const order = window.orderBy.map((k) => printKey(k, names)).join(', ')
  const { frame: rows } = window
  const frame =
    rows === undefined ? '' : 'within' in rows ? ` within ${rows.within}` : ` rows ${rows.preceding} preceding`
  return `${window.fn}(${args}) over (by [${by}] order [${order}]${frame})`
}

function printExpr(expr: Expr, names: Names = new Map()): string {
  switch (expr.kind) {
    case 'literal':
      return printLiteral(expr)
    case 'column':
      return names.get(expr.id) ?? `#${expr.id}`
    case 'call':
      return `${expr.fn}(${expr.args.map((a) => printExpr(a, names)).join(', ')})`
    default:
      return assertNever(expr)
  }
}

function printLiteral(expr: Extract<Expr, { kind: 'literal' }>): string {
  const { value, type } = expr
  if (value === null) return `null:${type}`
  if (type === 'datetime' && typeof value === 'bigint') return formatDatetime(value)
  if (type === 'timespan' && typeof value === 'bigint') return formatTimespan(value)
  if (typeof value === 'string') return JSON.stringify(value)
  return String(value)
}
