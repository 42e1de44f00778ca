import { extend } from '../plan/build.ts'
import type { TableColumnType } from '../plan/engine.ts'
import { type Column, call, type Expr, literal, or, reference, text } from '../plan/expr.ts'
import { type Formula, fieldsOf, instantiate } from '../plan/formula.ts'
import { ColumnSource, type Computed, type Plan, type PlanOf } from '../plan/plan.ts'
import { greatestColumnId, transformUp } from '../plan/traverse.ts'
import type { BoundTable, TableSources } from './bound.ts'
import { nativeTables, recognisedTables } from './catalog.ts'
import { convertTo } from './convert.ts'
import { OCSF_CLASSES } from './ocsf/columns.ts'
import { toldByRow } from './sigma/row-header.ts'
import { standIns } from './stand-ins.ts'
import type { Platform } from './table.ts'
import type { ViewDefinition, ViewLeg } from './view.ts'
import { mergedView, nameKey } from './views.ts'

/**
 * Replaces scans of the catalog's tables by plans over the engine's tables. A scan keeps its column ids; a table that
 * the catalog does not have stays as it is.
 */
export function expandScans(plan: Plan, options: TableSources): Plan {
  const ids = new ColumnSource(greatestColumnId(plan))
  return transformUp(plan, (node) => (node.kind === 'scan' ? expandScan(node, options, ids) : node))
}

/** Scans of tables that can have no rows give none, so that nothing need be said about their columns. */
export function emptyScans(plan: Plan, options: TableSources): Plan {
  return transformUp(plan, (node) =>
    node.kind === 'scan' && isWithoutRows(node.table, options) ? unite(node, []) : node,
  )
}

function isWithoutRows(table: string, options: TableSources): boolean {
  if (options.bound.some((bound) => bound.explicit && bound.name === table)) return false
  const view = mergedView(options.platforms, table)
  return (
    view !== undefined &&
    filledLegs(view, options).length + nativeTables(view, options.bound, options.platforms).length === 0
  )
}

function filledLegs(view: ViewDefinition, { filled }: TableSources): readonly ViewLeg[] {
  return filled === undefined ? view.legs : view.legs.filter((leg) => filled.has(leg.from))
}

type Scan = PlanOf<'scan'>

function expandScan(scan: Scan, options: TableSources, ids: ColumnSource): Plan {
  const explicit = options.bound.filter((bound) => bound.explicit && bound.name === scan.table)
  if (explicit.length > 0)
    return unite(
      scan,
      explicit.map((bound) => boundRows(scan, bound, ids)),
    )
  const view = mergedView(options.platforms, scan.table)
  if (view === undefined) {
    const recognised = recognisedTables(scan.table, options)
    if (recognised.length === 0) return scan
    return unite(
      scan,
      recognised.map((bound) => boundRows(scan, bound, ids)),
    )
  }
  const native = nativeTables(view, options.bound, options.platforms)
  const known = knownOrigins(options)
  return unite(scan, [
    ...filledLegs(view, options).map((leg) => legRows(scan, view, leg, known, ids)),
    ...native.map((bound) => boundRows(scan, bound, ids)),
  ])
}

/** Platforms whose own rows stand in tables of their own, so that their events must not come again. */
function knownOrigins(options: TableSources): readonly Platform[] {
  return options.platforms.filter((platform) => options.bound.some((b) => !b.explicit && b.platform === platform))
}

function unite(scan: Scan, inputs: readonly Plan[]): Plan {
  const [only] = inputs
  if (only === undefined) return { kind: 'values', columns: scan.columns, rows: [], span: scan.span }
  if (inputs.length === 1) return withIds(scan, only)
  return { kind: 'union', inputs, columns: scan.columns, span: scan.span }
}

/** The single input of a table, under the scan's own ids. */
function withIds(scan: Scan, input: Plan): Plan {
  if (input.kind !== 'project') return input
  return { ...input, columns: input.columns.map((column, i) => ({ ...column, id: scan.columns[i]?.id ?? column.id })) }
}

function boundRows(scan: Scan, bound: BoundTable, ids: ColumnSource): Plan {
  const physical = new Map(bound.columns.map((c) => [nameKey(bound.platform, c.name), c]))
  const scanned: Column[] = []
  const message = parsedMessage(bound, physical, ids)
  let readsMessage = false
  const columns = scan.columns.map((wanted): Computed => {
    const found = [wanted.name, ...standIns(bound.platform, wanted.name)]
      .map((name) => physical.get(nameKey(bound.platform, name)))
      .find((column) => column !== undefined)
    const output = ids.fresh(wanted.name, wanted.type)
    if (found === undefined) {
      const told = bound.platform === 'sigma' ? toldByRow(wanted, bound.columns) : undefined
      if (told !== undefined) {
        const inputs = told.from.map((column) => ids.fresh(column.name, column.type))
        scanned.push(...inputs)
        return { ...output, expr: told.value(inputs) }
      }
      if (message === undefined || wanted.name.startsWith('_')) return { ...output, expr: literal(wanted.type, null) }
      readsMessage = true
      return { ...output, expr: convertTo(fieldOfMessage(reference(message.json), wanted.name), wanted.type) }
    }
    const column = ids.fresh(found.name, found.type)
    scanned.push(column)
    return { ...output, expr: convertTo(reference(column), wanted.type) }
  })
  const source = (also: readonly Column[]): Plan => ({
    kind: 'scan',
    table: bound.table,
    columns: [...scanned, ...also],
    span: scan.span,
  })
  if (message === undefined || !readsMessage) return project(source([]), columns)
  return project(extend(source([message.raw]), [message.json]), columns)
}

/**
 * Sumo Logic parses JSON messages by itself, so that a field of the message can be named without a `json` operator
 * (https://help.sumologic.com/docs/search/get-started-with-search/build-search/dynamic-parsing/).
 */
function parsedMessage(
  bound: BoundTable,
  physical: ReadonlyMap<string, TableColumnType>,
  ids: ColumnSource,
): { readonly raw: Column; readonly json: Computed } | undefined {
  const found = bound.platform === 'sumo' ? physical.get(nameKey('sumo', '_raw')) : undefined
  if (found === undefined || (found.type !== 'string' && found.type !== 'dynamic')) return undefined
  const raw = ids.fresh(found.name, found.type)
  const json = ids.fresh('_raw as JSON', 'dynamic')
  const value = found.type === 'string' ? call('dynamic.parse', [reference(raw)]) : reference(raw)
  return { raw, json: { ...json, expr: value } }
}

/** A member of the message by its name or dotted path; a Windows event keeps its own fields inside `EventData`. */
function fieldOfMessage(json: Expr, name: string): Expr {
  const member = (of: Expr, key: string): Expr => call('dynamic.member', [of, text(key)])
  const paths = name.includes('.')
    ? [member(json, name), name.split('.').reduce(member, json)]
    : [member(json, name), member(member(json, 'EventData'), name)]
  return call('dynamic.to_text', [call('logic.coalesce', paths)])
}

function legRows(scan: Scan, view: ViewDefinition, leg: ViewLeg, known: readonly Platform[], ids: ColumnSource): Plan {
  const names = new Set<string>()
  if (leg.when !== undefined) fieldsOf(leg.when, names)
  const formulaOf = formulasOf(view, leg)
  for (const wanted of scan.columns) {
    const formula = formulaOf(wanted.name)
    if (formula !== undefined) fieldsOf(formula, names)
  }
  if (known.length > 0) names.add('metadata.origin')
  const scope = new Map<string, Column>()
  const types = OCSF_CLASSES[leg.from]
  for (const name of names) {
    const type = types[name]
    if (type !== undefined) scope.set(name, ids.fresh(name, type))
  }
  let input: Plan = { kind: 'scan', table: leg.from, columns: [...scope.values()], span: scan.span }
  if (leg.when !== undefined) input = filter(input, instantiate(leg.when, scope))
  const origin = scope.get('metadata.origin')
  if (known.length > 0 && origin !== undefined) input = filter(input, isForeign(reference(origin), known))
  const columns = scan.columns.map((wanted): Computed => {
    const formula = formulaOf(wanted.name)
    const expr = formula === undefined ? literal(wanted.type, null) : instantiate(formula, scope)
    return { ...ids.fresh(wanted.name, wanted.type), expr: convertTo(expr, wanted.type) }
  })
  return project(input, columns)
}

/** The leg's formulas by the names that a scan may use for them. */
function formulasOf(view: ViewDefinition, leg: ViewLeg): (name: string) => Formula | undefined {
  const byKey = new Map<string, Formula>()
  for (const [column, formula] of Object.entries(leg.columns)) {
    const key = nameKey(view.platform, column)
    if (!byKey.has(key)) byKey.set(key, formula)
  }
  return (name) => leg.columns[name] ?? byKey.get(nameKey(view.platform, name))
}

function isForeign(origin: Expr, known: readonly Platform[]): Expr {
  return or([
    call('logic.is_null', [origin]),
    call('logic.not', [call('logic.in', [origin, ...known.map((p) => text(p))])]),
  ])
}

function project(input: Plan, columns: readonly Computed[]): Plan {
  return { kind: 'project', input, columns, span: input.span }
}

function filter(input: Plan, predicate: Expr): Plan {
  return { kind: 'filter', input, predicate, span: input.span }
}
