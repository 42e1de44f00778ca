import type { Writable } from 'node:stream'
import type { Row } from '../../session/result.ts'
import { write } from '../terminal.ts'
import type { RowWriter } from './row-writer.ts'

/** An array with one object a line. */
export class JsonWriter implements RowWriter {
  readonly #stream: Writable
  #first = true

  constructor(stream: Writable) {
    this.#stream = stream
  }

  async begin(): Promise<void> {
    await write(this.#stream, '[')
  }

  async rows(rows: readonly Row[]): Promise<void> {
    let text = ''
    for (const row of rows) {
      text += `${this.#first ? '\n' : ',\n'}${JSON.stringify(row)}`
      this.#first = false
    }
    await write(this.#stream, text)
  }

  async end(): Promise<void> {
    await write(this.#stream, this.#first ? ']\n' : '\n]\n')
  }
}

/** One object a line. */
export class NdjsonWriter implements RowWriter {
  readonly #stream: Writable

  constructor(stream: Writable) {
    this.#stream = stream
  }

  async begin(): Promise<void> {}

  async rows(rows: readonly Row[]): Promise<void> {
    await write(this.#stream, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }

  async end(): Promise<void> {}
}
