import type { ValueType } from '../types/value.ts'
import type { EventIds, EventKinds } from './kinds.ts'

/** `sigma`: the log sources of Sigma rules, which belong to no product. */
export type Platform = 'defender' | 'sentinel' | 'falcon' | 'qradar' | 'sumo' | 'sigma'

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  defender: 'Microsoft Defender',
  sentinel: 'Microsoft Sentinel',
  falcon: 'CrowdStrike Falcon',
  qradar: 'IBM QRadar',
  sumo: 'Sumo Logic',
  sigma: 'Sigma',
}

/**
 * Where a column comes from: `schema`: the platform documents it; `alias`: another name of `target`, which the
 * platform does not have; `record`: only the bound records carry it.
 */
export type Standing = 'schema' | 'alias' | 'record'

export interface TableColumn {
  readonly name: string
  readonly type: ValueType
  readonly standing: Standing
  /** The column that an alias stands for. */
  readonly target?: string
  /** Nothing that was read gives it values. */
  readonly isAbsent?: boolean
}

/** A table as queries of one language see it. Column names are unique; a language decides whether case matters. */
export interface Table {
  readonly name: string
  readonly platform?: Platform
  readonly columns: readonly TableColumn[]
  /** The column that time windows and "newest first" refer to. */
  readonly timeColumn?: string
  /** A dynamic column (in `columns`, too) with the fields of a record that have no column of their own. */
  readonly rest?: string
  /** Which of its events have which columns, where that is known. */
  readonly kinds?: EventKinds
  readonly eventIds?: EventIds
  /** The texts that its records write where a field has no value: such a field is null, or one of them. */
  readonly missing?: readonly string[]
  /** Nothing that was read gives it rows. */
  readonly isEmpty?: boolean
  /** Known from its use in the query only: it has the columns that are named, and no rows can be read from it. */
  readonly isOpen?: boolean
}

/** What a query of one language can name. */
export interface Catalog {
  readonly tables: ReadonlyMap<string, Table>
}
