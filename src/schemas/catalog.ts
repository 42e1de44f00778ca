import type { BoundTable, TableSources } from './bound.ts'
import { standIns } from './stand-ins.ts'
import type { Catalog, Platform, Standing, Table, TableColumn } from './table.ts'
import type { ViewDefinition, ViewLeg } from './view.ts'
import { findView, mergedView, nameKey, VIEWS } from './views.ts'

/**
 * What queries can name: the views of the platforms, and bound tables. A table that the user bound stands instead of
 * the view of its name; it has the platform's columns, too, which are null where the file lacks them.
 */
export function buildCatalog(sources: TableSources): Catalog {
  const tables = new Map<string, Table>()
  for (const platform of sources.platforms) {
    for (const { name } of VIEWS[platform]) {
      const view = mergedView(sources.platforms, name)
      if (view !== undefined && !tables.has(view.name)) tables.set(view.name, viewTable(view, sources))
    }
  }
  for (const { name } of sources.bound.filter((bound) => isWithoutView(bound, sources.platforms))) {
    tables.set(name, boundTable(name, recognisedTables(name, sources), sources.platforms))
  }
  const explicit = sources.bound.filter((bound) => bound.explicit)
  for (const name of new Set(explicit.map((bound) => bound.name))) {
    const named = explicit.filter((bound) => bound.name === name)
    tables.set(name, boundTable(name, named, sources.platforms))
  }
  return { tables }
}

/** Logs of open kinds, such as Zeek's: what readers recognise is a table, whether or not its columns are documented. */
function isWithoutView({ explicit, platform, name }: BoundTable, platforms: readonly Platform[]): boolean {
  return !explicit && platform !== undefined && platforms.includes(platform) && findView(platform, name) === undefined
}

/** What readers recognised as the table of a name that has no view. */
export function recognisedTables(name: string, { bound, platforms }: TableSources): readonly BoundTable[] {
  return bound.filter((b) => b.name === name && isWithoutView(b, platforms))
}

/** The natively recognised tables that feed the view, under their own columns. */
export function nativeTables(view: ViewDefinition, bound: readonly BoundTable[], platforms: readonly Platform[]) {
  return bound.filter(
    (b) =>
      !b.explicit &&
      b.platform !== undefined &&
      platforms.includes(b.platform) &&
      nameKey(b.platform, b.name) === nameKey(b.platform, view.name),
  )
}

function viewTable(view: ViewDefinition, { bound, filled }: TableSources): Table {
  const native = nativeTables(view, bound, [view.platform])
  const hasRows = native.length > 0 || filled === undefined || view.legs.some((leg) => filled.has(leg.from))
  // Of a table that has no rows at all, that is what has to be said.
  const isKnown = filled !== undefined && (hasRows || view.legs.length > 0)
  const legs = isKnown ? view.legs.filter((leg) => filled.has(leg.from)) : undefined
  return { ...table(view.name, view, native, legs), ...(hasRows ? {} : { isEmpty: true }) }
}

function boundTable(name: string, bound: readonly BoundTable[], platforms: readonly Platform[]): Table {
  const seen = bound.flatMap((b) => (b.platform !== undefined && platforms.includes(b.platform) ? [b.platform] : []))
  const view = seen.length === 0 ? undefined : mergedView(platforms, name)
  if (view === undefined) {
    const columns = new Map<string, TableColumn>()
    for (const column of bound.flatMap((b) => b.columns)) {
      if (!columns.has(column.name)) columns.set(column.name, { ...column, standing: 'schema' })
    }
    return { name, columns: [...columns.values()] }
  }
  const { rest: _, ...withoutRest } = view
  return table(name, withoutRest, bound, [])
}

/**
 * The documented columns in their order, then what only records carry, then other names of columns. `legs` are those that
 * give rows; absent where that is not known.
 */
function table(
  name: string,
  view: ViewDefinition,
  records: readonly BoundTable[],
  legs: readonly ViewLeg[] | undefined,
): Table {
  const columns = new Map<string, TableColumn>()
  const isCarried = legs && carriedNames(view, records, legs)
  const add = (column: TableColumn): void => {
    const key = nameKey(view.platform, column.name)
    if (!columns.has(key)) columns.set(key, column)
  }
  const all = (named: Readonly<Record<string, TableColumn['type']>> | undefined, standing: Standing): void => {
    for (const [column, type] of Object.entries(named ?? {}))
      add({ name: column, type, standing, ...(isCarried?.(column) === false ? { isAbsent: true } : {}) })
  }
  all(view.columns, 'schema')
  for (const column of records.flatMap((bound) => bound.columns)) add({ ...column, standing: 'record' })
  all(view.extra, 'record')
  for (const [alias, target] of Object.entries(view.aliases ?? {})) {
    const type = columns.get(nameKey(view.platform, target))?.type
    if (type !== undefined) add({ name: alias, type, standing: 'alias', target })
  }
  return {
    name,
    platform: view.platform,
    columns: [...columns.values()],
    ...(view.timeColumn === undefined ? {} : { timeColumn: view.timeColumn }),
    ...(view.rest === undefined ? {} : { rest: view.rest }),
    ...(view.kinds === undefined ? {} : { kinds: view.kinds }),
    ...(view.eventIds === undefined ? {} : { eventIds: view.eventIds }),
    ...(view.missing === undefined ? {} : { missing: view.missing }),
  }
}

function carriedNames(
  view: ViewDefinition,
  records: readonly BoundTable[],
  legs: readonly ViewLeg[],
): (name: string) => boolean {
  const keyOf = (name: string): string => nameKey(view.platform, name)
  const carried = new Set([
    ...records.flatMap((bound) => bound.columns.map((c) => keyOf(c.name))),
    ...legs.flatMap((leg) => Object.keys(leg.columns).map(keyOf)),
  ])
  return (name) => [name, ...standIns(view.platform, name)].some((known) => carried.has(keyOf(known)))
}
