import { randomUUID } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { EngineFailure } from '../plan/engine.ts'

const BUFFERED = 1 << 20

/** A JSON lines file of our own making, written in large pieces. */
export class Spool {
  readonly path: string
  #file: number | undefined
  #parts: string[] = []
  #buffered = 0
  #written = 0
  #rows = 0
  #longest = 0

  constructor(directory: string) {
    this.path = join(directory, `${randomUUID()}.jsonl`)
  }

  /** Characters written so far, near enough the bytes. */
  get size(): number {
    return this.#written + this.#buffered
  }

  get rows(): number {
    return this.#rows
  }

  /** At least the bytes of the longest line. */
  get longest(): number {
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    return this.#longest * 3 + 1
  }

  /** `line`: a JSON object without a line break. */
  add(line: string): void {
    this.#parts.push(line)
    this.#buffered += line.length + 1
    this.#rows += 1
    if (line.length > this.#longest) this.#longest = line.length
    if (this.#buffered >= BUFFERED) this.#write()
  }

  close(): void {
    this.#write()
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #write(): void {
    // Opened at the first write, so that many tables with few rows do not hold a file each for long.
    this.#file ??= openSync(this.path, 'a', 0o600)
    if (this.#parts.length === 0) return
    const bytes = Buffer.from(`${this.#parts.join('\n')}\n`)
    this.#parts = []
    this.#written += this.#buffered
    this.#buffered = 0
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
        throw new EngineFailure('disk-full', `no space left for temporary files in ${this.path}`)
      }
      throw error
    }
  }
}

// JSON.stringify writes a lone half of a surrogate pair as an escape, which is no valid text for an engine.
const LONE_SURROGATE = /((?:^|[^\\])(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g

const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/

/** A text as a JSON string that every JSON reader takes. */
export function jsonString(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `"${text}"`
  const quoted = JSON.stringify(text)
  return quoted.includes('\\ud')
    ? quoted.replace(LONE_SURROGATE, '$1\\ufffd').replace(LONE_SURROGATE, '$1\\ufffd')
    : quoted
}
