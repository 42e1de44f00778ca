import type { Formula } from '../plan/formula.ts'
import type { ValueType } from '../types/value.ts'
import type { EventIds, EventKinds } from './kinds.ts'
import type { OcsfClass } from './ocsf/classes.ts'
import type { Platform } from './table.ts'

/** One kind of event that feeds a platform's table: rows of an OCSF class for which `when` is true. */
export interface ViewLeg {
  readonly from: OcsfClass
  /** Over the class's columns; absent: all rows. */
  readonly when?: Formula
  /** Platform column to a formula over the class's columns; columns left out are null. */
  readonly columns: Readonly<Record<string, Formula>>
}

/** A platform's table: its documented columns, the other names people use, and how events fill it. */
export interface ViewDefinition {
  readonly name: string
  readonly platform: Platform
  readonly timeColumn?: string
  readonly columns: Readonly<Record<string, ValueType>>
  /** Names the platform lacks (or had) to a column of this table. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Columns that are no part of the platform's schema but that its records carry. */
  readonly extra?: Readonly<Record<string, ValueType>>
  readonly rest?: string
  /** Which events have which columns, where that is known. */
  readonly kinds?: EventKinds
  readonly eventIds?: EventIds
  /** The texts that its records write where a field has no value: such a field is null, or one of them. */
  readonly missing?: readonly string[]
  readonly legs: readonly ViewLeg[]
}
