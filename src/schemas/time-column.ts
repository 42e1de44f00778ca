import type { ValueType } from '../types/value.ts'

/** The columns that say when a row happened, the one that queries use first. */
const TIME_COLUMNS = [
  'Timestamp',
  'TimeGenerated',
  '@timestamp',
  '@time',
  'starttime',
  '_messageTime',
  '_messagetime',
  'devicetime',
  'timestamp',
]

/** The column that tells when a row happened: a datetime, or milliseconds since 1970. */
export function timeColumn<C extends { readonly name: string; readonly type: ValueType }>(
  columns: readonly C[],
): C | undefined {
  for (const name of TIME_COLUMNS) {
    const found = columns.find((c) => c.name.toLowerCase() === name.toLowerCase())
    if (found !== undefined && (found.type === 'datetime' || found.type === 'long')) return found
  }
  return undefined
}
