import type { Platform } from '../schemas/table.ts'
import type { Entity } from './package.ts'

/**
 * Benign behaviour that findings are not wanted of: a condition on the entities of a finding, written once for all
 * platforms. A finding is left out when all conditions of one exclusion hold.
 */
export interface Exclusion {
  /** Unique within a package. */
  readonly id: string
  readonly title: string
  /** Why this is benign, and who vouches for it. */
  readonly reason: string
  readonly when: readonly EntityCondition[]
  /** Default: every platform. */
  readonly platforms?: readonly Platform[]
}

export const ENTITY_TESTS = ['is', 'starts_with', 'ends_with', 'contains', 'within'] as const
export type EntityTest = (typeof ENTITY_TESTS)[number]

/**
 * Holds when any of the values does; an entity without a value fails. Case does not matter: of A to Z, on Sigma and Sumo
 * Logic of all letters, as their own operators have it. Platforms write entities differently, so the comparison is of:
 * user: the name behind `DOMAIN\`; host: the name before the first `.`, or the whole of an IPv4 address (digits and dots);
 * process: the last part of the path; the others: the whole text. `within` is of addresses (CIDR), only of
 * `destination`.
 */
export interface EntityCondition {
  readonly entity: Entity
  readonly test: EntityTest
  readonly values: readonly string[]
}
