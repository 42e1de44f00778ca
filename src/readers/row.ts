import type { ReadItem } from './record.ts'

/** A record of a text or table format, not yet recognised. Values are as JSON has them; integers beyond 2^53 are bigint. */
export interface Row {
  readonly values: Readonly<Record<string, unknown>>
  /** Where it stood, for reports: `line 7`. */
  readonly place: string
}

export type RowBatch = readonly ReadItem<Row>[]

export interface RowReadOptions {
  readonly signal?: AbortSignal
  /** Told how many bytes of the file are behind, now and then. */
  readonly advance?: (bytes: number) => void
}

/** How much of a rejected record is kept. */
const RAW_LIMIT = 65_536

export function rejected(reason: string, place: string, raw: string): ReadItem<never> {
  return { kind: 'rejected', reason, place, raw: raw.length > RAW_LIMIT ? raw.slice(0, RAW_LIMIT) : raw }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as a table's text cell has it: numbers and booleans as JSON writes them, nested values as JSON; null when absent. */
export function cellText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? null : value instanceof Date ? value.toISOString() : nestedText(value)
    default:
      return null
  }
}

/** JSON text of an array or object; integers beyond 2^53 keep their digits. */
function nestedText(value: object): string | null {
  try {
    const big: string[] = []
    const text = JSON.stringify(value, (_, member: unknown) => {
      if (typeof member !== 'bigint') return member
      big.push(member.toString())
      return `\uE000${big.length - 1}\uE000`
    })
    return big.length === 0
      ? text
      : text.replace(/"\uE000(\d+)\uE000"/g, (_, index: string) => big[Number(index)] ?? 'null')
  } catch {
    // A cycle or a nesting beyond the stack; only rows given in memory can have either.
    return null
  }
}
