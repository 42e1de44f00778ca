import type { ReadItem } from '../record.ts'
import type { RowReadOptions } from '../row.ts'
import { readTextLines } from '../text-lines.ts'
import { lineTimes } from './times.ts'

/** Lines that belong together, as one text. */
export interface Message {
  readonly text: string
  /** The number of its first line. */
  readonly line: number
}

export interface MessageOptions extends RowReadOptions {
  /** In bytes: longer lines are set aside, and no message grows beyond it. */
  readonly longest: number
  /** Whether a line begins a message, beside those that begin with no blank. */
  readonly isStart: (line: string) => boolean
}

const beginsBlank = (text: string): boolean => {
  const code = text.charCodeAt(0)
  return code === 0x20 || code === 0x09
}

/**
 * The messages of a text file: a line each, with the lines that follow it and begin none of their own (stack traces,
 * wrapped texts) after line breaks.
 */
export async function* readMessages(
  path: string,
  options: MessageOptions,
): AsyncGenerator<readonly ReadItem<Message>[]> {
  const { longest, isStart } = options
  const take = (text: string, line: number): ReadItem<Message> => ({
    kind: 'record',
    record: { text: text.endsWith('\r') ? text.slice(0, -1) : text, line },
  })
  let open: Message | undefined
  let more: string[] = []
  let length = 0
  let blanks = 0
  const close = (items: ReadItem<Message>[]): void => {
    if (open === undefined) return
    const record = more.length === 0 ? open : { ...open, text: [open.text, ...more].join('\n') }
    items.push({ kind: 'record', record })
    open = undefined
    more = []
    blanks = 0
  }
  for await (const lines of readTextLines(path, { longest, take }, options)) {
    const items: ReadItem<Message>[] = []
    for (const item of lines) {
      if (item.kind === 'rejected') {
        close(items)
        items.push(item)
        continue
      }
      const { text } = item.record
      if (text === '' || (text.length < 256 && text.trim() === '')) {
        blanks += 1
        continue
      }
      const isMore = open !== undefined && length + text.length < longest && !isStart(text)
      if (isMore) {
        // Blank lines inside a message are of it, those behind it are not.
        for (; blanks > 0; blanks -= 1) more.push('')
        more.push(text)
        length += text.length + 1
      } else {
        close(items)
        open = item.record
        length = text.length
        blanks = 0
      }
    }
    yield items
  }
  const items: ReadItem<Message>[] = []
  close(items)
  if (items.length > 0) yield items
}

/** In logs whose lines do not begin with times, a line that begins with a blank goes on. */
export const isUnindented = (line: string): boolean => !beginsBlank(line)

/** So many lines decide how a text is laid out. */
const TRIED = 200

/** Whether the messages of a log begin with times, so that a line without one goes on with the message before. */
export function beginsWithTimes(head: string): boolean {
  const lines = head.split('\n', TRIED).filter((line) => line.trim() !== '')
  const timeOf = lineTimes(Date.now())
  const timed = lines.map((line) => timeOf(line) !== undefined)
  const count = timed.filter(Boolean).length
  // One line of a kind proves little, unless it is all there is.
  return (timed[0] === true && (count > 1 || lines.length <= 2)) || count * 2 > lines.length
}

/** More of these than one in a hundred, and the file is no text. */
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g
const REPLACED = /\uFFFD/g

/** Whether the beginning of a file, read as UTF-8, is text to be read line by line: neither binary nor markup. */
export function isPlainText(head: string): boolean {
  const start = head.slice(0, 65_536)
  if (start.trim() === '' || start.includes('\0') || /^\s*(?:<[!?A-Za-z]|\{\\rtf|%PDF)/.test(start)) return false
  const bad = (start.match(CONTROL)?.length ?? 0) * 100
  return bad <= start.length && (start.match(REPLACED)?.length ?? 0) * 20 <= start.length
}
