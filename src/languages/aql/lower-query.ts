import { nearHint } from '../../diagnostics/near.ts'
import { filter, keep, limit } from '../../plan/build.ts'
import { and, type Expr as PlanExpr, reference, type SortKey } from '../../plan/expr.ts'
import { type Computed, outputColumns, type Plan } from '../../plan/plan.ts'
import type { Table } from '../../schemas/table.ts'
import type { Expression, Name, Query, Source } from './ast.ts'
import { childrenOf } from './children.ts'
import { EVENT_COLUMNS } from './facts.ts'
import { wantedTable } from './given-files.ts'
import { ADDRESS_ORDER, GroupedAggregates, Grouping } from './grouping.ts'
import { isAggregateName } from './lower-call.ts'
import { ExpressionLowering } from './lower-expression.ts'
import type { InnerQuery } from './lowering.ts'
import { printExpression } from './printer.ts'
import { Scope } from './scope.ts'
import type { LoweringSession } from './session.ts'
import { timeWindow, windowPredicate } from './time-window.ts'
import { fingerprint } from './value.ts'

/** Rows that QRadar takes from a sub-select: https://www.ibm.com/docs/en/qsip/7.6.0?topic=language-aql-subquery */
const SUBSELECT_ROWS = 10_000

/** A query as a plan; undefined when what it reads from is not there. */
export function lowerQuery(session: LoweringSession, query: Query, nested = false): InnerQuery | undefined {
  const scope = lowerSource(session, query.source)
  if (scope === undefined) return undefined
  return new QueryLowering(session, query, scope, nested).run()
}

function lowerSource(session: LoweringSession, source: Source): Scope | undefined {
  switch (source.kind) {
    case 'table':
      return tableScope(session, source.name)
    case 'call':
      return globalView(session, source)
    default: {
      const inner = lowerSubselect(session, source.query)
      if (inner === undefined) return undefined
      const columns = inner.columns.map((c) => ({ name: c.name, type: c.type, standing: 'schema' as const }))
      const table: Table = { name: source.alias?.name ?? 'the sub-select', columns }
      return new Scope(session, table, source.span, inner.plan, inner.columns)
    }
  }
}

/**
 * `GLOBALVIEW('saved search', 'NORMAL')` is what a saved search found: the file that the user gives under its name
 * (https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/r_aql_data_functions.html).
 */
function globalView(session: LoweringSession, source: Extract<Source, { kind: 'call' }>): Scope | undefined {
  const { call } = source
  const name = call.kind === 'call' ? call.name.name : ''
  const [search] = call.kind === 'call' ? call.args : []
  if (name.toUpperCase() !== 'GLOBALVIEW' || search?.kind !== 'text') {
    session.add('name/unknown-table', source.span, { name }, { hints: ["GLOBALVIEW('saved search', 'NORMAL')"] })
    return undefined
  }
  const layout = 'what the saved search found, as CSV with a header or as JSON'
  const table = wantedTable(session, { name: search.value, layout, asked: ['starttime'], span: search.span })
  return table === undefined ? undefined : new Scope(session, table, source.span)
}

const CONSOLE_TABLES: Readonly<Record<string, string>> = {
  offenses: 'offenses are read over the REST API (/siem/offenses); `INOFFENSE(id)` selects the events of one',
  assets: 'asset data is read with functions such as ASSETHOSTNAME(ip)',
  reference_data: 'reference data is read with functions such as REFERENCESETCONTAINS',
}

/** Tables that few files fill, and with what. */
const MADE_OF: Readonly<Record<string, string>> = {
  flows:
    "a console's own flows, as results of a search (JSON, CSV or `flows=FILE`); connections that a sensor reports have no bytes and stand in `events`",
}

function tableScope(session: LoweringSession, name: Name): Scope | undefined {
  const wanted = name.name.toLowerCase()
  const { tables } = session.options.catalog
  const table = tables.get(wanted) ?? [...tables].find(([key]) => key.toLowerCase() === wanted)?.[1]
  if (table !== undefined) {
    const made = table.isEmpty === true ? MADE_OF[table.name] : undefined
    if (made !== undefined) session.add('schema/table-without-rows', name.span, { table: table.name, wanted: made })
    return new Scope(session, table, name.span)
  }
  const hint = CONSOLE_TABLES[wanted]
  if (hint !== undefined)
    session.add('aql/not-in-aql', name.span, { construct: `FROM ${name.name}` }, { hints: [hint] })
  else session.add('name/unknown-table', name.span, { name: name.name }, { hints: ['AQL reads `events` and `flows`'] })
  return undefined
}

function lowerSubselect(session: LoweringSession, query: Query): InnerQuery | undefined {
  const inner = lowerQuery(session, query, true)
  if (inner === undefined) return undefined
  if (session.options.vendorLimits) {
    return { ...inner, plan: limit(inner.plan, SUBSELECT_ROWS, query.span) }
  }
  if (query.limit === undefined || query.limit.count > SUBSELECT_ROWS) {
    const parameters = { what: 'a sub-select', platform: 'QRadar', limit: SUBSELECT_ROWS }
    session.add('fidelity/vendor-limit', query.span, parameters)
  }
  return inner
}

class QueryLowering {
  readonly #session: LoweringSession
  readonly #query: Query
  readonly #scope: Scope
  readonly #nested: boolean
  readonly #aggregates: GroupedAggregates
  readonly #lowering: ExpressionLowering

  constructor(session: LoweringSession, query: Query, scope: Scope, nested: boolean) {
    this.#session = session
    this.#query = query
    this.#scope = scope
    this.#nested = nested
    this.#aggregates = new GroupedAggregates(session)
    const aliases = new Map<string, Expression>()
    for (const item of query.items) {
      if (item.kind === 'expression' && item.alias !== undefined) aliases.set(item.alias.name.toLowerCase(), item.value)
    }
    this.#lowering = new ExpressionLowering(session, scope, aliases, this.#aggregates, (inner) =>
      lowerSubselect(session, inner),
    )
  }

  run(): InnerQuery {
    this.#noteIgnored()
    const conditions = this.#conditions()
    const selected = this.#select()
    const having = this.#having()
    const order = this.#order()
    const grouping = this.#grouping()
    const regroup = (expr: PlanExpr): PlanExpr => (grouping === undefined ? expr : grouping.regroup(expr))
    const columns = this.#named(selected, grouping, regroup)
    const keys = this.#sortKeys(order, grouping, regroup)
    const groupCondition = having === undefined ? undefined : regroup(having)

    let plan = this.#joined()
    if (conditions.length > 0) plan = filter(plan, and(conditions, this.#query.where?.span ?? this.#query.span))
    if (grouping !== undefined) {
      const { span } = this.#query
      plan = { kind: 'aggregate', input: plan, keys: grouping.keys, aggregates: this.#aggregates.computed, span }
    }
    if (groupCondition !== undefined) plan = filter(plan, groupCondition)
    plan = this.#projectAndSort(plan, columns, keys)
    return { plan, columns: outputColumns(plan) }
  }

  #noteIgnored(): void {
    const { into, parameters } = this.#query
    if (into !== undefined) this.#session.add('aql/ignored', into.span, { what: 'INTO' })
    const [parameter] = parameters
    if (parameter !== undefined) this.#session.add('aql/ignored', parameter.span, { what: 'PARAMETERS' })
  }

  #conditions(): readonly PlanExpr[] {
    const { where, time } = this.#query
    const conditions: PlanExpr[] = []
    if (time?.kind === 'times') {
      const name = time.of.kind === 'call' ? time.of.name.name.toUpperCase() : 'TIMES'
      this.#session.needsData(name, 'the offenses', time.span)
    } else if (time !== undefined) {
      const window = timeWindow(time, this.#session.clock)
      const clock = this.#scope.time
      if ('kind' in window) {
        this.#session.refuse(`the time ${printExpression(window)}`, window.span, [
          "times are written as '2026-11-20 12:00', milliseconds or PARSEDATETIME('1 hour ago')",
        ])
      } else if (time.kind === 'range' && time.stop !== undefined && window.from > window.to) {
        const parameters = { what: 'START', expected: 'a time before STOP', found: 'a later one' }
        this.#session.add('type/mismatch', time.span, parameters)
      } else if (clock === undefined) {
        this.#session.add('name/unknown-column', time.span, { name: 'starttime', table: this.#scope.table.name })
      } else conditions.push(windowPredicate(clock, window, time.span))
    } else if (!this.#scope.isSubselect) {
      const choice = 'all records are searched, where QRadar would search the last minutes only'
      this.#session.choose('no time clause', choice, this.#query.source.span)
    }
    if (where !== undefined) {
      this.#lowering.place = 'WHERE'
      conditions.push(this.#lowering.condition(where, 'WHERE'))
    }
    return conditions
  }

  #joined(): Plan {
    return this.#lowering.lookups.joins.reduce<Plan>(
      (left, { right, on, span }) => ({ kind: 'join', join: 'left', left, right, on, span }),
      this.#scope.plan,
    )
  }

  #select(): readonly Selected[] {
    this.#lowering.place = 'SELECT'
    return this.#query.items.flatMap((item): readonly Selected[] => {
      if (item.kind === 'star') return this.#star(item.span)
      const { expr } = this.#lowering.lower(item.value)
      return [
        {
          name: item.alias?.name ?? this.#lowering.hyphenatedName(item.value)?.name ?? defaultName(item.value),
          isAliased: item.alias !== undefined,
          expr,
          source: item.value,
        },
      ]
    })
  }

  #star(span: Query['span']): readonly Selected[] {
    const { table } = this.#scope
    const documented = EVENT_COLUMNS.flatMap((name) => this.#scope.find(name) ?? [])
    const isEvents = table.name.toLowerCase() === 'events' && table.platform !== undefined && documented.length > 0
    const known = table.columns.filter((c) => c.standing !== 'alias')
    if (!isEvents && !this.#scope.isSubselect) {
      this.#session.choose('`SELECT *`', `all columns of \`${table.name}\``, span)
    }
    return (isEvents ? documented : known).map((column) => ({
      name: column.name,
      isAliased: false,
      expr: this.#scope.value(column, span).expr,
      source: { kind: 'name', name: { name: column.name, quote: '"', span }, span },
    }))
  }

  #having(): PlanExpr | undefined {
    const { having } = this.#query
    if (having === undefined) return undefined
    this.#lowering.place = 'HAVING'
    const condition = this.#lowering.condition(having, 'HAVING')
    if (this.#query.groupBy.length === 0 && this.#aggregates.computed.length === 0) {
      this.#session.refuse('HAVING without GROUP BY', having.span, ['conditions on rows stand in WHERE'])
    }
    return condition
  }

  #order(): readonly SortKey[] {
    this.#lowering.place = 'ORDER BY'
    return this.#query.orderBy.map((key) => {
      this.#refuseConstant(key.value)
      const { expr, address } = this.#lowering.lower(key.value)
      // Digits and dots are in one order in all languages.
      if (key.collate !== undefined && address === undefined && expr.type === 'string')
        this.#session.refuse('COLLATE', key.span)
      if (address !== undefined) this.#session.choose('the order of addresses', ADDRESS_ORDER, key.span)
      return sortKey(expr, key.direction === 'DESC' ? 'desc' : 'asc')
    })
  }

  /** No page says that a number means the place of a column, and a text names an alias or nothing. */
  #refuseConstant(key: Expression): void {
    const { place } = this.#lowering
    if (key.kind === 'number') this.#session.refuse(`a number in ${place}`, key.span)
    if (key.kind !== 'text') return
    const aliases = this.#query.items.flatMap((i) =>
      i.kind === 'expression' && i.alias !== undefined ? [i.alias.name] : [],
    )
    if (aliases.some((a) => a.toLowerCase() === key.value.toLowerCase())) return
    const hints = ['names that are no alias stand in double quotes', ...nearHint(key.value, aliases)]
    this.#session.add('name/unknown-column', key.span, { name: key.value, table: this.#scope.table.name }, { hints })
  }

  #grouping(): Grouping | undefined {
    const { groupBy } = this.#query
    if (groupBy.length === 0 && this.#aggregates.computed.length === 0) return undefined
    this.#lowering.place = 'GROUP BY'
    const keys = new Map<string, Computed>()
    for (const key of groupBy) {
      this.#refuseConstant(key)
      const { expr } = this.#lowering.lower(key)
      const name = key.kind === 'name' ? key.name.name : key.kind === 'text' ? key.value : printExpression(key)
      if (!keys.has(fingerprint(expr))) {
        keys.set(fingerprint(expr), { ...this.#session.columns.fresh(name, expr.type), expr })
      }
    }
    const time = this.#scope.time
    return new Grouping([...keys.values()], this.#aggregates, time)
  }

  #named(
    selected: readonly Selected[],
    grouping: Grouping | undefined,
    regroup: (expr: PlanExpr) => PlanExpr,
  ): readonly Computed[] {
    const names = new Set<string>()
    return selected.map(({ name, isAliased, expr, source }) => {
      const isFirst = grouping !== undefined && !isAliased && !this.#isOfGroup(source, grouping)
      const column = this.#session.columns.fresh(uniqueName(isFirst ? `FIRST_${name}` : name, names), expr.type)
      return { ...column, expr: regroup(expr) }
    })
  }

  /** Whether an expression is made of keys, aggregates and constants alone. */
  #isOfGroup(source: Expression, grouping: Grouping): boolean {
    if (source.kind === 'call' && isAggregateName(source.name.name)) return true
    this.#lowering.place = 'SELECT'
    if (source.kind !== 'text' && source.kind !== 'number' && !containsAggregate(source)) {
      if (grouping.isKey(this.#lowering.lower(source).expr)) return true
    }
    if (source.kind === 'name') return false
    return childrenOf(source).every((child) => this.#isOfGroup(child, grouping))
  }

  /**
   * Without ORDER BY the newest rows come first and groups by their keys; QRadar documents no order. Keys also part
   * groups that ORDER BY leaves equal, so that a result is the same each time.
   */
  #sortKeys(
    order: readonly SortKey[],
    grouping: Grouping | undefined,
    regroup: (expr: PlanExpr) => PlanExpr,
  ): readonly SortKey[] {
    if (order.length === 0 && this.#nested && this.#query.limit === undefined) return []
    const ordered = order.map((key) => ({ ...key, expr: regroup(key.expr) }))
    if (grouping !== undefined) {
      const used = new Set(ordered.map((key) => fingerprint(key.expr)))
      const ties = grouping.keys.map((key) => sortKey(reference(key), 'asc'))
      return [...ordered, ...ties.filter((key) => !used.has(fingerprint(key.expr)))]
    }
    if (ordered.length > 0) return ordered
    const time = this.#scope.isSubselect ? undefined : this.#scope.time
    return time === undefined ? [] : [sortKey(time, 'desc')]
  }

  /** Sort keys that are no columns of the result ride along until the rows are sorted. */
  #projectAndSort(input: Plan, columns: readonly Computed[], keys: readonly SortKey[]): Plan {
    const { span } = this.#query
    const hidden: Computed[] = []
    const sortKeys = keys.map((key) => {
      const print = fingerprint(key.expr)
      const known = [...columns, ...hidden].find((c) => fingerprint(c.expr) === print)
      if (known !== undefined) return { ...key, expr: reference(known, key.expr.span) }
      const column = { ...this.#session.columns.fresh('order', key.expr.type), expr: key.expr }
      hidden.push(column)
      return { ...key, expr: reference(column, key.expr.span) }
    })
    let plan: Plan = { kind: 'project', input, columns: [...columns, ...hidden], span }
    if (sortKeys.length > 0) plan = { kind: 'sort', input: plan, keys: sortKeys, span }
    if (this.#query.limit !== undefined) plan = limit(plan, this.#query.limit.count, this.#query.limit.span)
    return hidden.length === 0 ? plan : { kind: 'project', input: plan, columns: columns.map(keep), span }
  }
}

interface Selected {
  readonly name: string
  readonly isAliased: boolean
  readonly expr: PlanExpr
  readonly source: Expression
}

/** Null counts as least; no page says how QRadar sorts it. */
function sortKey(expr: PlanExpr, direction: 'asc' | 'desc'): SortKey {
  return { expr, direction, nulls: direction === 'asc' ? 'first' : 'last' }
}

/** `COUNT_sourceip` for COUNT(sourceip): https://www.ibm.com/docs/SSKMKU/com.ibm.qradar.doc/r_aql_query_examples2.html */
function defaultName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name.name
  if (expression.kind !== 'call') return printExpression(expression)
  const args = expression.args.map((a) => (a.kind === 'text' ? a.value : defaultName(a)))
  return [expression.name.name.toUpperCase(), ...args].join('_')
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name
  for (let i = 1; taken.has(unique); i += 1) unique = `${name}_${i}`
  taken.add(unique)
  return unique
}

function containsAggregate(expression: Expression): boolean {
  if (expression.kind === 'call' && isAggregateName(expression.name.name)) return true
  return childrenOf(expression).some(containsAggregate)
}
