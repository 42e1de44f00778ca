import type { ReadItem } from '../record.ts'
import { isObject, type Row, type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { readTextLines } from '../text-lines.ts'
import { parseJson } from './parse.ts'

/** Longer records are set aside: written out again, escaped, a record must stay below what an engine takes. */
export const MAX_DOCUMENT = 8 << 20

/** JSON lines: one object a line. A line that is none is set aside; the next one is read again. `firstLine`: the number of the file's first line. */
export function readJsonLines(path: string, options: RowReadOptions = {}, firstLine = 1): AsyncGenerator<RowBatch> {
  return readTextLines(path, { longest: MAX_DOCUMENT, take: readLine }, options, firstLine)
}

/** One line; undefined when it is blank. */
export function readLine(text: string, line: number): ReadItem<Row> | undefined {
  if (text.trim() === '') return undefined
  const place = `line ${line}`
  try {
    const value = parseJson(text)
    if (isObject(value)) return { kind: 'record', record: { values: value, place } }
    return rejected('not a JSON object', place, text)
  } catch (error) {
    return rejected(jsonReason(error), place, text)
  }
}

export function jsonReason(error: unknown): string {
  if (error instanceof RangeError) return 'not JSON: nested too deep'
  // V8 puts the text itself into its message; the reject file has it already.
  const message = error instanceof Error ? error.message : String(error)
  return `not JSON: ${message.replace(/,? ?"[\s\S]*$/, '').slice(0, 120) || 'unexpected text'}`
}
