import type { ValueType } from '../../types/value.ts'

/**
 * What every event of Sigma's tables has beside its own fields, whose names never begin with `@`: who, where and when,
 * for findings and correlations.
 */
export const SIGMA_HEADER = {
  '@time': 'datetime',
  '@host': 'string',
  '@user': 'string',
  '@process': 'string',
  '@command': 'string',
  '@destination': 'string',
  '@port': 'string',
  /** All values of the event, one a line: where keywords are looked for. */
  '@values': 'string',
  /** The fields that have no column of their own, by name. */
  '@fields': 'dynamic',
} as const satisfies Readonly<Record<string, ValueType>>
