/**
 * The types of values in plans and results.
 *
 * | type | in a literal and in a result row |
 * |---|---|
 * | boolean | `boolean` |
 * | int, long | `bigint`, 32 and 64 bits |
 * | real | `number`, IEEE double |
 * | string | `string` |
 * | guid | `string`, lower case with dashes |
 * | datetime | `bigint`: 100 ns ticks since 1970-01-01T00:00:00Z |
 * | timespan | `bigint`: 100 ns ticks |
 * | dynamic | `string`: JSON text |
 *
 * Every type has `null`.
 */
export type ValueType = 'boolean' | 'int' | 'long' | 'real' | 'string' | 'guid' | 'datetime' | 'timespan' | 'dynamic'

export type Scalar = string | bigint | number | boolean | null

export const TICKS_PER_MILLISECOND = 10_000n
export const TICKS_PER_SECOND = 10_000_000n
export const TICKS_PER_MINUTE = 600_000_000n
export const TICKS_PER_HOUR = 36_000_000_000n
export const TICKS_PER_DAY = 864_000_000_000n

/** 0001-01-01T00:00:00Z, where .NET (and so KQL) starts to count. */
export const TICKS_AT_YEAR_ONE = -621_355_968_000_000_000n

/** The last tick of the year 9999. */
export const LAST_TICK = 2_534_023_007_999_999_999n

/** Whether the ticks lie in the years 1 to 9999, which are all the datetimes there are. */
export function isInCalendar(ticks: bigint): boolean {
  return ticks >= TICKS_AT_YEAR_ONE && ticks <= LAST_TICK
}

export function isNumeric(type: ValueType): boolean {
  return type === 'int' || type === 'long' || type === 'real'
}
