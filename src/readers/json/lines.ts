import { readBlocks } from '../file.ts'
import type { ReadItem } from '../record.ts'
import { isObject, type Row, type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { parseJson } from './parse.ts'

/** Longer records are set aside: written out again, escaped, a record must stay below what an engine takes. */
export const MAX_DOCUMENT = 8 << 20

const NEWLINE = 0x0a

/** JSON lines: one object a line. A line that is none is set aside; the next one is read again. `firstLine`: the number of the file's first line. */
export async function* readJsonLines(
  path: string,
  options: RowReadOptions = {},
  firstLine = 1,
): AsyncGenerator<RowBatch> {
  let line = firstLine
  let done = 0
  let rest: Buffer[] = []
  let restLength = 0
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const last = block.lastIndexOf(NEWLINE)
    if (last === -1) {
      if (restLength <= MAX_DOCUMENT) rest.push(block)
      restLength += block.length
      continue
    }
    const items: ReadItem<Row>[] = []
    let start = 0
    if (restLength > MAX_DOCUMENT) {
      items.push(tooLong(rest, restLength, line))
      line += 1
      start = block.indexOf(NEWLINE) + 1
      rest = []
    }
    const whole = Buffer.concat([...rest, block.subarray(start, last + 1)])
    line = readLines(whole.toString('utf8'), line, items)
    rest = [block.subarray(last + 1)]
    restLength = block.length - last - 1
    options.advance?.(done)
    yield items
  }
  const items: ReadItem<Row>[] = []
  if (restLength > MAX_DOCUMENT) items.push(tooLong(rest, restLength, line))
  else readLines(Buffer.concat(rest).toString('utf8'), line, items)
  options.advance?.(done)
  if (items.length > 0) yield items
}

function tooLong(rest: readonly Buffer[], length: number, line: number): ReadItem<never> {
  const head = rest[0]?.toString('utf8') ?? ''
  return rejected(`a line of ${length} bytes; at most ${MAX_DOCUMENT} are read`, `line ${line}`, head)
}

function readLines(text: string, line: number, items: ReadItem<Row>[]): number {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const item = readLine(text.slice(start, end), line)
    if (item !== undefined) items.push(item)
    line += 1
    start = end + 1
  }
  return line
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
