import { type Dynamic, isArray, isBag, readDynamic } from './dynamic.ts'
import { formatDatetime, formatTimespan } from './time.ts'
import type { Scalar, ValueType } from './value.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * A value as JSON carries it: datetime as ISO 8601 `Z`, timespan as `[d.]hh:mm:ss[.fffffff]`, integers beyond 2^53 and
 * non-finite reals as strings, dynamic as nested JSON.
 */
export function toJson(value: Scalar, type: ValueType): Json {
  if (value === null) return null
  if (type === 'datetime' && typeof value === 'bigint') return formatDatetime(value)
  if (type === 'timespan' && typeof value === 'bigint') return formatTimespan(value)
  if (type === 'dynamic' && typeof value === 'string') return parseDynamic(value)
  if (typeof value === 'bigint') return integerToJson(value)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value
}

function integerToJson(value: bigint): Json {
  const small = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
  return small ? Number(value) : value.toString()
}

/** JSON text as a value; text that is not JSON stays a string, as KQL's `parse_json` has it. */
function parseDynamic(text: string): Json {
  // Integers in it that a double cannot hold have 16 digits at least.
  const exact = /\d{16}/.test(text) ? readDynamic(text) : undefined
  if (exact !== undefined) return dynamicToJson(exact)
  try {
    // JSON.parse yields Json by definition.
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function dynamicToJson(value: Dynamic): Json {
  if (typeof value === 'bigint') return integerToJson(value)
  if (isBag(value)) return Object.fromEntries([...value].map(([name, member]) => [name, dynamicToJson(member)]))
  return isArray(value) ? value.map(dynamicToJson) : value
}
