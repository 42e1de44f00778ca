import { readBlocks } from './file.ts'
import type { ReadItem } from './record.ts'
import { type RowReadOptions, rejected } from './row.ts'

const NEWLINE = 0x0a

/** What is read of each line, and how long a line may be. */
export interface LineReading<T> {
  /** In bytes; a longer line is set aside. */
  readonly longest: number
  /** Undefined for a line that says nothing. */
  readonly take: (text: string, line: number) => ReadItem<T> | undefined
}

/** The lines of a text file, batch by batch, with bounded memory. `firstLine`: the number of the file's first line. */
export async function* readTextLines<T>(
  path: string,
  reading: LineReading<T>,
  options: RowReadOptions = {},
  firstLine = 1,
): AsyncGenerator<readonly ReadItem<T>[]> {
  const { longest } = reading
  let line = firstLine
  let done = 0
  let rest: Buffer[] = []
  let restLength = 0
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const last = block.lastIndexOf(NEWLINE)
    if (last === -1) {
      if (restLength <= longest) rest.push(block)
      restLength += block.length
      continue
    }
    const items: ReadItem<T>[] = []
    let start = 0
    if (restLength > longest) {
      items.push(tooLong(rest, restLength, line, longest))
      line += 1
      start = block.indexOf(NEWLINE) + 1
      rest = []
    }
    const whole = Buffer.concat([...rest, block.subarray(start, last + 1)])
    line = takeLines(whole.toString('utf8'), line, reading, items)
    rest = [block.subarray(last + 1)]
    restLength = block.length - last - 1
    options.advance?.(done)
    yield items
  }
  const items: ReadItem<T>[] = []
  if (restLength > longest) items.push(tooLong(rest, restLength, line, longest))
  else takeLines(Buffer.concat(rest).toString('utf8'), line, reading, items)
  options.advance?.(done)
  if (items.length > 0) yield items
}

function tooLong(rest: readonly Buffer[], length: number, line: number, longest: number): ReadItem<never> {
  const head = rest[0]?.toString('utf8') ?? ''
  return rejected(`a line of ${length} bytes; at most ${longest} are read`, `line ${line}`, head)
}

function takeLines<T>(text: string, line: number, { take }: LineReading<T>, items: ReadItem<T>[]): number {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const item = take(text.slice(start, end), line)
    if (item !== undefined) items.push(item)
    line += 1
    start = end + 1
  }
  return line
}
