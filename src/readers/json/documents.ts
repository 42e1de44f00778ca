import { readBlocks } from '../file.ts'
import type { ReadItem } from '../record.ts'
import { isObject, type Row, type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { jsonReason, MAX_DOCUMENT } from './lines.ts'
import { parseJson } from './parse.ts'

const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]
const [QUOTE, BACKSLASH, NEWLINE, COMMA] = [0x22, 0x5c, 0x0a, 0x2c]

/**
 * Objects that hold the records in an array: what the Ariel API (`events`), Microsoft Graph (`value`, `results`), Event
 * Hubs (`records`), CloudTrail (`Records`), the Defender API (`Results`) and exports of search tools give.
 */
const WRAPPER =
  /^\{\s*(?:"(?:schema|Schema|Stats|stats|@odata\.context)"\s*:\s*(?:"[^"]*"|\[[^\]]*\]|\{[^}]*\})\s*,\s*)*"(?:events|flows|records|Records|value|results|Results|messages|data)"\s*:\s*\[\s*\{/

/** How much of an object is looked at for being a wrapper. */
const WRAPPER_HEAD = 65_536

/**
 * JSON values one after another however they are laid out: pretty-printed or not, as the elements of an array, or inside a
 * wrapper object. A damaged value is set aside and reading goes on at the next line that starts with `{`.
 */
export async function* readJsonDocuments(path: string, options: RowReadOptions = {}): AsyncGenerator<RowBatch> {
  const splitter = new DocumentSplitter()
  let done = 0
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const items = splitter.push(block)
    options.advance?.(done)
    if (items.length > 0) yield items
  }
  const items = splitter.end()
  if (items.length > 0) yield items
}

class DocumentSplitter {
  #text: Buffer = Buffer.alloc(0)
  #at = 0
  /** Where the value at work starts; -1 between values. */
  #start = -1
  #startLine = 1
  #line = 1
  #depth = 0
  #inString = false
  #escaped = false
  /** Arrays and wrappers that are open around the values. */
  #arrays = 0
  #wrapper = false
  #items: ReadItem<Row>[] = []

  push(block: Buffer): readonly ReadItem<Row>[] {
    this.#text = this.#text.length === 0 ? block : Buffer.concat([this.#text, block])
    this.#scan(false)
    const keep = this.#start === -1 ? this.#at : this.#start
    this.#text = this.#text.subarray(keep)
    this.#at -= keep
    if (this.#start !== -1) this.#start = 0
    return this.#taken()
  }

  end(): readonly ReadItem<Row>[] {
    this.#scan(true)
    while (this.#start !== -1) {
      this.#giveUp('the file ends inside a JSON value')
      this.#scan(true)
    }
    return this.#taken()
  }

  #taken(): readonly ReadItem<Row>[] {
    const items = this.#items
    this.#items = []
    return items
  }

  #scan(last: boolean): void {
    while (this.#at < this.#text.length) {
      if (this.#start === -1) {
        if (!this.#between(last)) return
      } else {
        this.#inside()
      }
      if (this.#start !== -1 && this.#at - this.#start > MAX_DOCUMENT)
        this.#giveUp(`a JSON value longer than ${MAX_DOCUMENT} bytes`)
    }
  }

  /** Steps over what stands between values; false when more bytes are needed. */
  #between(last: boolean): boolean {
    const byte = this.#text[this.#at] ?? 0
    if (byte === NEWLINE) this.#line += 1
    if (byte <= 0x20 || byte === COMMA || byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0x1e) {
      this.#at += 1
    } else if (byte === OPEN_BRACE) {
      const head = this.#text.subarray(this.#at, this.#at + WRAPPER_HEAD)
      if (this.#arrays === 0 && !this.#wrapper) {
        if (!last && head.length < WRAPPER_HEAD && !head.includes(CLOSE_BRACE)) return false
        const wrapped = WRAPPER.exec(head.toString('latin1'))
        if (wrapped !== null) {
          this.#wrapper = true
          this.#arrays = 1
          this.#skip(wrapped[0].length - 1)
          return true
        }
      }
      this.#begin()
    } else if (byte === OPEN_BRACKET && this.#arrays === 0) {
      this.#arrays = 1
      this.#at += 1
    } else if (byte === CLOSE_BRACKET && this.#arrays > 0) {
      this.#arrays -= 1
      this.#at += 1
      if (this.#wrapper) this.#endWrapper()
    } else {
      this.#stray()
    }
    return true
  }

  #begin(): void {
    this.#start = this.#at
    this.#startLine = this.#line
    this.#depth = 0
    this.#inString = false
    this.#escaped = false
  }

  #skip(length: number): void {
    for (let i = 0; i < length; i += 1) if (this.#text[this.#at + i] === NEWLINE) this.#line += 1
    this.#at += length
  }

  /** The members of a wrapper behind its array are counts and paging links: read as a value that yields no record. */
  #endWrapper(): void {
    this.#wrapper = false
    this.#begin()
    this.#depth = 1
    this.#tail = true
  }

  #tail = false

  #inside(): void {
    const text = this.#text
    let at = this.#at
    let depth = this.#depth
    while (at < text.length) {
      const byte = text[at] ?? 0
      at += 1
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (byte === BACKSLASH) this.#escaped = true
        else if (byte === QUOTE) this.#inString = false
        else if (byte === NEWLINE) this.#line += 1
      } else if (byte === QUOTE) this.#inString = true
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1
        if (depth === 0) {
          this.#at = at
          this.#finish()
          return
        }
      } else if (byte === NEWLINE) this.#line += 1
    }
    this.#at = at
    this.#depth = depth
  }

  #finish(): void {
    const raw = this.#text.toString('utf8', this.#start, this.#at)
    if (this.#tail) {
      this.#tail = false
      this.#start = -1
      return
    }
    try {
      const value = parseJson(raw)
      const place = `line ${this.#startLine}`
      this.#items.push(
        isObject(value)
          ? { kind: 'record', record: { values: value, place } }
          : rejected('not a JSON object', place, raw),
      )
      this.#start = -1
    } catch (error) {
      this.#giveUp(jsonReason(error))
    }
  }

  /** Sets the value at work aside up to the next line that starts with `{`. */
  #giveUp(reason: string): void {
    this.#tail = false
    const next = nextObjectLine(this.#text, this.#start + 1)
    const end = next === -1 ? this.#text.length : next
    this.#items.push(
      rejected(
        reason,
        `line ${this.#startLine}`,
        this.#text.toString('utf8', this.#start, Math.min(end, this.#start + 65_536)),
      ),
    )
    this.#line = this.#startLine
    this.#at = this.#start
    this.#skip(end - this.#start)
    this.#start = -1
  }

  /** A value that is no object, or no JSON at all: set aside up to the end of its line. */
  #stray(): void {
    const newline = this.#text.indexOf(NEWLINE, this.#at)
    const end = newline === -1 ? this.#text.length : newline
    this.#items.push(rejected('not a JSON object', `line ${this.#line}`, this.#text.toString('utf8', this.#at, end)))
    this.#at = end
  }
}

function nextObjectLine(text: Buffer, from: number): number {
  for (let newline = text.indexOf(NEWLINE, from); newline !== -1; newline = text.indexOf(NEWLINE, newline + 1)) {
    if (text[newline + 1] === OPEN_BRACE) return newline + 1
  }
  return -1
}
