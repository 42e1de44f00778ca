import type { TableColumnType } from '../plan/engine.ts'
import type { Platform } from './table.ts'

/** A table of the engine that holds records under their own column names, for queries to name. */
export interface BoundTable {
  /** As queries name it. */
  readonly name: string
  /** As the engine names it. */
  readonly table: string
  readonly platform?: Platform
  /** Bound by the user, not by recognition: it stands instead of the platform's view of that name. */
  readonly explicit: boolean
  readonly columns: readonly TableColumnType[]
}

/** The column for the names of members, in a table of a JSON object whose members are rows. */
export const LOOKUP_KEY = '@key'

/** The column of a list. */
export const LIST_VALUE = 'value'

/**
 * Whether a table of that name is a file for queries to look values up in: its values stay text as they are written, and
 * queries name it as a file (`users.csv`). `ioc` and `rdns` hold indicators and the names of addresses.
 */
export function isLookupName(name: string): boolean {
  return /\.(?:csv|json)$/i.test(name) || name === 'ioc' || name === 'rdns' || name.startsWith(LOOKUP)
}

const LOOKUP = 'lookup:'

/** The table of a file that the user gave for any other name that queries look values up in, such as a reference set. */
export function lookupTable(name: string): string {
  return isLookupName(name) ? name : `${LOOKUP}${name}`
}

/** What the tables of one language are made of. */
export interface TableSources {
  /** The platforms whose tables the language sees; the first that has a name gives the table. */
  readonly platforms: readonly Platform[]
  readonly bound: readonly BoundTable[]
  /** The event classes that hold events; absent where that is not known. */
  readonly filled?: ReadonlySet<string>
}
