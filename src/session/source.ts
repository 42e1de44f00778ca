import type { SourceSpec } from '../readers/ingest.ts'
import { isLookupName, lookupTable } from '../schemas/bound.ts'

/** A path, directory or glob; a file bound to the table that queries name; or rows in memory. */
export type Source =
  | string
  | { readonly table: string; readonly path: string }
  | { readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

export function toSpec(source: Source): SourceSpec {
  if (typeof source === 'string') return { kind: 'path', path: source }
  if ('rows' in source) return { kind: 'rows', table: source.table, rows: source.rows }
  return { kind: 'bound', table: source.table, path: source.path }
}

/**
 * Files given for a name that queries look values up in. The address of a CSV file may be such a name (Sumo Logic), or be
 * read when a query asks for it; other addresses are only read then.
 */
export function lookupSpecs(external: Readonly<Record<string, string>>): readonly SourceSpec[] {
  const lookups = Object.entries(external).filter(([name]) =>
    isLookupName(name) ? !name.includes('://') || /^https?:.*\.csv$/i.test(name) : !isAddress(name),
  )
  return lookups.map(([name, path]): SourceSpec => ({ kind: 'bound', table: lookupTable(name), path }))
}

/** Whether a name is a saved query, or the address of a file that is read when a query asks for it. */
function isAddress(name: string): boolean {
  return name.startsWith('$') || /^(?:https?|abfss|file):/i.test(name) || /\.[a-z0-9]{1,5}$/i.test(name)
}

/**
 * A source as the command line writes it: `NAME=PATH` binds, all else is a path. NAME may be a log source of Sigma
 * (`linux/auditd`), a path to a table of lookups (`users.csv`) or a name as languages have them.
 */
export function parseSource(argument: string): Source {
  const m =
    /^([A-Za-z_][A-Za-z0-9_]*|[^=]*\.(?:csv|json)|[a-z0-9_-][a-z0-9_.-]*(?:\/[a-z0-9_-][a-z0-9_.-]*){1,2})=(.+)$/is.exec(
      argument,
    )
  const [, table, path] = m ?? []
  return table === undefined || path === undefined ? argument : { table, path }
}
