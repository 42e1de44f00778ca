import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TableColumnType } from '../plan/engine.ts'
import type { Platform } from '../schemas/table.ts'
import type { ValueType } from '../types/value.ts'

/**
 * What to read. `path`: a file, directory, glob or `-` (standard input), whose shape is detected. `bound`: one file as
 * it is, as the table that queries name. `rows`: objects in memory, as such a table.
 */
export type SourceSpec =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bound'; readonly table: string; readonly path: string }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

/** A record that was set aside. `place`: where it stood (`line 7`, `offset 4096`); `raw` is cut to 64 KiB. */
export interface Rejected {
  readonly file: string
  readonly place: string
  readonly reason: string
  readonly raw: string
}

export interface Progress {
  /** The file at work. */
  readonly file: string
  readonly filesDone: number
  readonly files: number
  /** Of all files together, as they lie on disk. */
  readonly bytesDone: number
  readonly bytes: number
  readonly read: number
}

/** What a platform's schema says about the columns of a table. Columns that it does not know are left out. */
export type PlatformColumns = (
  table: string,
  columns: readonly string[],
) => { readonly platform?: Platform; readonly columns: Readonly<Record<string, ValueType>> }

export interface IngestOptions {
  /** One of `SHAPES`: how to take every file, instead of detection. */
  readonly as?: string
  /** Also stale records behind the last one of an EVTX chunk. */
  readonly carve: boolean
  /** An existing directory; files made in it are removed before `ingest` returns or throws. */
  readonly tempDirectory: string
  readonly reject?: (rejected: Rejected) => void | Promise<void>
  readonly signal?: AbortSignal
  readonly progress?: (progress: Progress) => void
  readonly platformColumns: PlatformColumns
}

/** What became of one file; a member of an archive is reported as `archive.zip!member`. read = mapped + unmapped + rejected. */
export interface FileReport {
  readonly name: string
  /** A shape id of `SHAPES`, or undefined when none was recognised. */
  readonly shape: string | undefined
  readonly format: string
  readonly bytes: number
  readonly read: number
  /** Records that became events of an OCSF class other than base_event, or rows of a bound table. */
  readonly mapped: number
  /** Records kept as base_event. */
  readonly unmapped: number
  readonly rejected: number
  readonly note?: string
}

/** A table of the engine that holds records under their own column names. */
export interface BoundTable {
  /** As queries name it. */
  readonly name: string
  /** As the engine names it. */
  readonly table: string
  readonly platform?: Platform
  /** Bound by the user (`NAME=PATH`, rows), not by recognition. */
  readonly explicit: boolean
  readonly columns: readonly TableColumnType[]
}

export interface IngestCounts {
  readonly files: number
  readonly read: number
  readonly mapped: number
  readonly unmapped: number
  readonly rejected: number
}

export interface Ingested {
  readonly files: readonly FileReport[]
  readonly bound: readonly BoundTable[]
  /** The event classes that hold events. */
  readonly filled: ReadonlySet<string>
  readonly counts: IngestCounts
  /** Ticks of the earliest and latest event over all tables. */
  readonly earliest: bigint | null
  readonly latest: bigint | null
  readonly diagnostics: readonly Diagnostic[]
}
