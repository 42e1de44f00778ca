import { AGGREGATE_FUNCTIONS, WINDOW_FUNCTIONS } from '../../functions/index.ts'
import type { AggregateCall, Column, ColumnId, Expr, SortKey, WindowCall } from '../../plan/expr.ts'
import { assertNever, type Computed, outputColumns, type Plan, type PlanOf } from '../../plan/plan.ts'
import { printAggregate, printExpression, printLiteral, printWindow, type Scope } from './expressions.ts'
import { freeNames, freshNames } from './names.ts'
import { quoteName } from './quote.ts'
import { fileSource } from './read.ts'
import {
  finish,
  indent,
  lines,
  type OpenSelect,
  type OrderTerm,
  qualified,
  renderOrder,
  renderStatement,
  type Select,
  type SelectItem,
  type Statement,
  subquery,
} from './statement.ts'

/**
 * The plan as one SELECT. Its columns are the plan's, in order, under their own names where these differ in more than
 * case. DuckDB promises no order but that of an outermost ORDER BY, so a plan's order travels upwards as columns (sort
 * keys, row ids) and is asked for at the end unless it is of no matter there, at a limit, and inside aggregates that
 * depend on it.
 */
export function printSql(plan: Plan, isUnordered = false): string {
  const columns = outputColumns(plan)
  const ordered = isUnordered || keepsOrder(plan)
  const statement = printStatement(plan, !ordered)
  const orderBy = ordered ? [] : statement.order
  const names = freshNames(columns)
  if (hasShape(statement, columns, names)) {
    if (orderBy.length === 0) return `${finish(renderStatement(statement))}\n`
    if (statement.kind === 'select') return `${finish(renderStatement({ ...statement, orderBy }))}\n`
  }
  const items = columns.map((column) => ({ sql: nameOf(statement.scope, column.id), name: nameOf(names, column.id) }))
  return `${finish(renderStatement({ ...blockOver(statement), kind: 'select', items: orOne(items), orderBy }))}\n`
}

/** Whether the statement gives exactly the columns under the names wanted; only then can an ORDER BY be added to it. */
function hasShape(statement: Statement, columns: readonly Column[], names: Scope): boolean {
  const count = statement.kind === 'select' ? statement.items.length : statement.width
  return count === columns.length && columns.every((c) => statement.scope.get(c.id) === names.get(c.id))
}

function nameOf(scope: Scope, id: ColumnId): string {
  const name = scope.get(id)
  if (name === undefined) throw new Error(`column ${id} is not in scope`)
  return name
}

/** Whether DuckDB gives the rows in the plan's order unasked (it keeps the order of tables and files). */
function keepsOrder(plan: Plan): boolean {
  switch (plan.kind) {
    case 'scan':
    case 'read':
    case 'values':
    case 'limit':
      return true
    case 'filter':
    case 'project':
    case 'unnest':
      return keepsOrder(plan.input)
    case 'union':
      return plan.inputs.every(keepsOrder)
    case 'aggregate':
      return plan.keys.length === 0
    case 'sort':
    case 'join':
    case 'window':
      return false
    default:
      return assertNever(plan)
  }
}

function printOpen(plan: Plan, needsOrder: boolean): OpenSelect {
  switch (plan.kind) {
    case 'scan':
      return openScan(plan, needsOrder)
    case 'filter': {
      const input = printOpen(plan.input, needsOrder)
      return { ...input, where: [...input.where, ...conditions(plan.predicate, input.scope)] }
    }
    case 'sort':
      return openSort(plan, needsOrder)
    case 'join':
      return openJoin(plan, needsOrder)
    default:
      return blockOver(printStatement(plan, needsOrder))
  }
}

function printStatement(plan: Plan, needsOrder: boolean): Statement {
  switch (plan.kind) {
    case 'scan':
    case 'filter':
    case 'sort':
    case 'join': {
      const input = printOpen(plan, needsOrder)
      const columns = outputColumns(plan)
      return select(
        input,
        columns.map((column) => [column, nameOf(input.scope, column.id)]),
      )
    }
    case 'read':
      return printRead(plan, needsOrder)
    case 'values':
      return printValues(plan)
    case 'project': {
      const input = printOpen(plan.input, needsOrder)
      return select(
        input,
        plan.columns.map((column) => [column, printExpression(column.expr, input.scope)]),
      )
    }
    case 'aggregate':
      return printAggregation(plan)
    case 'limit':
      return printLimit(plan, needsOrder)
    case 'union':
      return printUnion(plan, needsOrder)
    case 'window':
      return printWindows(plan, needsOrder)
    case 'unnest':
      return printUnnest(plan, needsOrder)
    default:
      return assertNever(plan)
  }
}

/** The top-level conditions one by one, so that each stands on its own line. */
function conditions(predicate: Expr, scope: Scope): readonly string[] {
  return predicate.kind === 'call' && predicate.fn === 'logic.and' && predicate.args.length > 0
    ? predicate.args.flatMap((arg) => conditions(arg, scope))
    : [printExpression(predicate, scope)]
}

function blockOver(statement: Statement, alias = 't'): OpenSelect {
  return { from: subquery(statement, alias), where: [], scope: statement.scope, order: statement.order }
}

/** A statement of the given columns; what the order needs beyond them becomes further columns. */
function select(input: OpenSelect, columns: readonly (readonly [Column, string])[]): Select {
  const names = freshNames(columns.map(([column]) => column))
  const items: SelectItem[] = columns.map(([column, sql]) => ({ sql, name: nameOf(names, column.id) }))
  const order = orderItems(input.order, items)
  return { kind: 'select', from: input.from, where: input.where, items: orOne(items), scope: names, order, orderBy: [] }
}

/** SQL has no rows without columns. */
function orOne(items: readonly SelectItem[]): readonly SelectItem[] {
  return items.length === 0 ? [{ sql: '1', name: '"row"' }] : items
}

/** Adds the order's terms to the items unless they are there, and names them as they are seen from outside. */
function orderItems(order: readonly OrderTerm[], items: SelectItem[]): readonly OrderTerm[] {
  const names = freeNames(new Set(items.map((item) => item.name)), order.length)
  return order.map((term, index) => {
    const same = items.find((item) => item.sql === term.sql)
    if (same !== undefined) return { ...term, sql: same.name }
    const name = names[index] ?? ''
    items.push({ sql: term.sql, name })
    return { ...term, sql: name }
  })
}

const INPUT_ORDER = ''

function openScan(plan: PlanOf<'scan'>, needsOrder: boolean): OpenSelect {
  const scope = new Map(plan.columns.map((column) => [column.id, quoteName(column.name)]))
  // A column of that name would hide the row id.
  const hidden = plan.columns.some((column) => column.name.toLowerCase() === 'rowid')
  const order = needsOrder ? [{ sql: hidden ? 'row_number() OVER ()' : 'rowid', suffix: INPUT_ORDER }] : []
  return { from: quoteName(plan.table), where: [], scope, order }
}

function openSort(plan: PlanOf<'sort'>, needsOrder: boolean): OpenSelect {
  const input = printOpen(plan.input, needsOrder)
  if (!needsOrder) return input
  const keys = plan.keys.map((key) => orderTerm(key, input.scope))
  return { ...input, order: [...keys, ...input.order] }
}

function orderTerm(key: SortKey, scope: Scope): OrderTerm {
  const direction = key.direction === 'desc' ? ' DESC' : ''
  return { sql: printExpression(key.expr, scope), suffix: `${direction} NULLS ${key.nulls.toUpperCase()}` }
}

const JOIN_WORDS = {
  inner: 'INNER JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  semi: 'SEMI JOIN',
  anti: 'ANTI JOIN',
} as const

function openJoin(plan: PlanOf<'join'>, needsOrder: boolean): OpenSelect {
  const onlyLeft = plan.join === 'semi' || plan.join === 'anti'
  const left = printStatement(plan.left, needsOrder)
  const right = printStatement(plan.right, needsOrder && !onlyLeft)
  const leftScope = qualified(left.scope, 'l')
  const both = new Map([...leftScope, ...qualified(right.scope, 'r')])
  const from = lines(
    subquery(left, 'l'),
    `${JOIN_WORDS[plan.join]} ${subquery(right, 'r')}`,
    `ON ${printExpression(plan.on, both)}`,
  )
  const term = (alias: string) => (order: OrderTerm) => ({ ...order, sql: `${alias}.${order.sql}` })
  const order = [...left.order.map(term('l')), ...(onlyLeft ? [] : right.order.map(term('r')))]
  return { from, where: [], scope: onlyLeft ? leftScope : both, order }
}

function printRead(plan: PlanOf<'read'>, needsOrder: boolean): Select {
  const source = fileSource(plan)
  const order = needsOrder ? [{ sql: 'row_number() OVER ()', suffix: INPUT_ORDER }] : []
  const open: OpenSelect = { from: source.from, where: [], scope: new Map(), order }
  return select(
    open,
    plan.columns.map((column, index) => [column, source.columns[index] ?? 'NULL']),
  )
}

function printValues(plan: PlanOf<'values'>): Select {
  const names = plan.columns.map((_, index) => `c${index}`)
  const rows = plan.rows.map(
    (row, place) =>
      `(${[...plan.columns.map((c, i) => printLiteral(c.type, row[i] ?? null)), String(place)].join(', ')})`,
  )
  const none = `(${[...plan.columns.map((c) => printLiteral(c.type, null)), '0'].join(', ')})`
  const from = lines(
    '(VALUES',
    indent(lines(...(rows.length === 0 ? [none] : rows.map((r, i) => (i < rows.length - 1 ? `${r},` : r))))),
    `) AS t(${[...names, 'place'].join(', ')})`,
  )
  const open: OpenSelect = {
    from,
    where: rows.length === 0 ? ['false'] : [],
    scope: new Map(),
    order: [{ sql: 'place', suffix: INPUT_ORDER }],
  }
  return select(
    open,
    plan.columns.map((column, index) => [column, names[index] ?? 'NULL']),
  )
}

/** DuckDB's work for FILTER clauses grows with the square of their number. */
const MANY_AGGREGATES = 64

function printAggregation(plan: PlanOf<'aggregate'>): Select {
  const ordered = plan.aggregates.some((a) => AGGREGATE_FUNCTIONS[a.expr.fn].ordered === true)
  const input = printOpen(plan.input, ordered)
  const order = renderOrder(input.order)
  const isMany = plan.aggregates.length > MANY_AGGREGATES
  const aggregate = ({ expr }: Computed<AggregateCall>): string => {
    if (isMany && expr.fn === 'agg.count' && expr.filter !== undefined)
      return `count(CASE WHEN ${printExpression(expr.filter, input.scope)} THEN 1 END)`
    return printAggregate(expr, input.scope, AGGREGATE_FUNCTIONS[expr.fn].ordered === true ? order : '')
  }
  const statement = select({ ...input, order: [] }, [
    ...plan.keys.map((key) => [key, printExpression(key.expr, input.scope)] as const),
    ...plan.aggregates.map((a) => [a, aggregate(a)] as const),
  ])
  const keys = plan.keys.map((key) => ({ sql: nameOf(statement.scope, key.id), suffix: ' NULLS FIRST' }))
  const items = plan.keys.length + plan.aggregates.length === 0 ? [{ sql: 'count(*)', name: '"row"' }] : statement.items
  return { ...statement, items, groupBy: plan.keys.length, order: keys }
}

function printLimit(plan: PlanOf<'limit'>, needsOrder: boolean): Select {
  const ordered = keepsOrder(plan.input)
  const input = printStatement(plan.input, needsOrder || !ordered)
  const orderBy = ordered ? [] : input.order
  const limit = { count: plan.count, offset: plan.offset }
  if (input.kind === 'select' && input.limit === undefined) return { ...input, orderBy, limit }
  const columns = outputColumns(plan)
  const block = select(
    blockOver(input),
    columns.map((column) => [column, nameOf(input.scope, column.id)]),
  )
  return { ...block, orderBy, limit }
}

/** The legs' own orders stand after the leg's number; legs that only keep the order of their input share its column. */
function printUnion(plan: PlanOf<'union'>, needsOrder: boolean): Statement {
  const legs = plan.inputs.map((input) => printStatement(input, needsOrder))
  const names = freshNames(plan.columns)
  const { suffixes, places } = sharedOrder(legs.map((leg) => leg.order))
  const orderNames = needsOrder ? freeNames(new Set(names.values()), 1 + suffixes.length) : []
  const printed = legs.map((leg, index) => {
    const ids = outputColumns(plan.inputs[index] ?? plan).map((column) => column.id)
    const items: SelectItem[] = plan.columns.map((column, place) => {
      const id = ids[place]
      return { sql: id === undefined ? 'NULL' : nameOf(leg.scope, id), name: nameOf(names, column.id) }
    })
    const own = new Map(leg.order.map((term, at) => [places[index]?.[at], term.sql]))
    for (const [at, name] of orderNames.entries()) {
      items.push({ sql: at === 0 ? String(index) : (own.get(at - 1) ?? 'NULL'), name })
    }
    return legStatement(leg, items)
  })
  const order = orderNames.map((sql, at) => ({ sql, suffix: at === 0 ? INPUT_ORDER : (suffixes[at - 1] ?? '') }))
  if (printed.length === 0) {
    const none = { ...EMPTY, where: ['false'] }
    return select(
      none,
      plan.columns.map((column) => [column, printLiteral(column.type, null)]),
    )
  }
  return { kind: 'union', legs: printed, width: plan.columns.length + order.length, scope: names, order }
}

/** Common columns for several orders, and the column of each term: only row numbers are sure to have one type. */
function sharedOrder(orders: readonly (readonly OrderTerm[])[]): {
  readonly suffixes: readonly string[]
  readonly places: readonly (readonly number[])[]
} {
  const suffixes: string[] = []
  const places = orders.map((order) => {
    let next = 0
    return order.map(({ suffix }) => {
      const shared = suffix === INPUT_ORDER ? suffixes.indexOf(INPUT_ORDER, next) : -1
      const place = shared === -1 ? suffixes.push(suffix) - 1 : shared
      next = place + 1
      return place
    })
  })
  return { suffixes, places }
}

const EMPTY: OpenSelect = { from: '', where: [], scope: new Map(), order: [] }

/** A leg whose statement already gives the items in their order is not wrapped again. */
function legStatement(leg: Statement, items: readonly SelectItem[]): Statement {
  const fits =
    leg.kind === 'select' &&
    leg.items.length === items.length &&
    leg.items.every((item, index) => item.name === items[index]?.sql)
  if (fits)
    return { ...leg, items: leg.items.map((item, index) => ({ sql: item.sql, name: items[index]?.name ?? item.name })) }
  const orderless =
    leg.kind === 'select' && leg.groupBy === undefined && leg.limit === undefined && leg.orderBy.length === 0
  if (!orderless) return { ...blockOver(leg), kind: 'select', items: orOne(items), orderBy: [] }
  const inner = new Map(leg.items.map((item) => [item.name, item.sql]))
  return { ...leg, items: orOne(items.map((item) => ({ sql: inner.get(item.sql) ?? item.sql, name: item.name }))) }
}

function printWindows(plan: PlanOf<'window'>, needsOrder: boolean): Select {
  const tied = plan.columns.some(({ expr }) => WINDOW_FUNCTIONS[expr.fn].breaksTies)
  const input = printOpen(plan.input, needsOrder || tied)
  const passed = outputColumns(plan.input).map((column) => [column, nameOf(input.scope, column.id)] as const)
  const computed = plan.columns.map((column) => [column, printOver(column.expr, input)] as const)
  return select(needsOrder ? input : { ...input, order: [] }, [...passed, ...computed])
}

function printOver(call: WindowCall, input: OpenSelect): string {
  const { breaksTies, places } = WINDOW_FUNCTIONS[call.fn]
  const keys = call.orderBy.map((key) => orderTerm(key, input.scope))
  const isOrdered = keys.length > 0 || call.frame !== undefined || places
  const within = call.frame !== undefined && 'within' in call.frame ? call.frame.within : undefined
  const order = [...keys, ...(breaksTies && isOrdered && within === undefined ? input.order : [])]
  const parts: string[] = []
  if (call.partitionBy.length > 0) {
    parts.push(`PARTITION BY ${call.partitionBy.map((expr) => printExpression(expr, input.scope)).join(', ')}`)
  }
  if (order.length > 0) parts.push(`ORDER BY ${renderOrder(order)}`)
  if (within !== undefined) parts.push(`RANGE BETWEEN ${within} PRECEDING AND CURRENT ROW`)
  else if (order.length > 0 && !places) {
    const rows = call.frame !== undefined && 'preceding' in call.frame ? call.frame.preceding : 'all'
    const preceding = rows === 'all' ? 'UNBOUNDED' : rows
    parts.push(`ROWS BETWEEN ${preceding} PRECEDING AND CURRENT ROW`)
  }
  return printWindow(call, input.scope, parts.join(' '))
}

function printUnnest(plan: PlanOf<'unnest'>, needsOrder: boolean): Select {
  const input = printOpen(plan.input, needsOrder)
  const array = printExpression(plan.array, input.scope)
  const elements = `CASE WHEN json_type(${array}) = 'ARRAY' THEN json_extract(${array}, '$[*]') END`
  const count = `coalesce(json_array_length(${array}), 0)::BIGINT`
  const [list, places] = plan.outer
    ? [
        `CASE WHEN ${count} = 0 THEN [NULL] ELSE ${elements} END`,
        `CASE WHEN ${count} = 0 THEN [NULL] ELSE range(${count}) END`,
      ]
    : [elements, `range(${count})`]
  const element = plan.element.type === 'dynamic' ? `unnest(${list})` : `unnest(${list}) ->> '$'`
  const columns: (readonly [Column, string])[] = [
    ...outputColumns(plan.input).map((column) => [column, nameOf(input.scope, column.id)] as const),
    [plan.element, element],
  ]
  if (plan.place !== undefined) columns.push([plan.place, `unnest(${places})`])
  const order = needsOrder ? [...input.order, { sql: `unnest(${places})`, suffix: INPUT_ORDER }] : []
  return select({ ...input, order }, columns)
}
