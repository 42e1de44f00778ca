import type { Span } from '../source/text.ts'

/** How a file from outside is laid out (`externaldata` of KQL); the first of its records may be left out. */
export interface ExternalFormat {
  readonly kind: 'delimited' | 'lines' | 'whole' | 'json-lines' | 'json-documents' | 'parquet'
  /** Of `delimited`. */
  readonly delimiter?: string
  readonly skipFirst: boolean
}

/**
 * A column of an external table, under a name that tells it apart by more than case: `string` as it is written, null where it is absent; `dynamic` as JSON text. `from`: its
 * place among a record's fields, or the members to follow in a bag.
 */
export interface ExternalColumn {
  readonly name: string
  readonly type: 'string' | 'dynamic'
  readonly from: number | readonly (string | number)[]
}

/** Files that a query names by URI. Nothing fetches them: the session looks for them among what the user gave. */
export interface ExternalTable {
  /** What the plan scans. */
  readonly table: string
  readonly uris: readonly string[]
  readonly format: ExternalFormat
  readonly columns: readonly ExternalColumn[]
  readonly span: Span
}

/** What a plan needs from outside before it can run: tables from files, where addresses are, a parameter's value. */
export type Need =
  | ({ readonly kind: 'table' } & ExternalTable)
  | { readonly kind: 'locations'; readonly knowledge?: 'places' | 'systems'; readonly span: Span }
  | { readonly kind: 'parameter'; readonly name: string; readonly span: Span }
