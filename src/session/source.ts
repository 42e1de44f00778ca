import type { SourceSpec } from '../readers/ingest.ts'

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

/** A source as the command line writes it: `NAME=PATH` binds, all else is a path. */
export function parseSource(argument: string): Source {
  const m = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s.exec(argument)
  const [, table, path] = m ?? []
  return table === undefined || path === undefined ? argument : { table, path }
}
