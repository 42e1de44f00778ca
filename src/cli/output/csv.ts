import type { Writable } from 'node:stream'
import type { ResultColumn, Row } from '../../session/result.ts'
import { escapeCsv } from '../../source/escape.ts'
import type { Json } from '../../types/codec.ts'
import { write } from '../terminal.ts'
import type { RowWriter } from './row-writer.ts'

/** RFC 4180 with a header row; null is an empty cell, nested values are JSON text. */
export class CsvWriter implements RowWriter {
  readonly #stream: Writable
  #columns: readonly ResultColumn[] = []

  constructor(stream: Writable) {
    this.#stream = stream
  }

  async begin(columns: readonly ResultColumn[]): Promise<void> {
    this.#columns = columns
    await write(this.#stream, `${columns.map((c) => escapeCsv(c.name, true)).join(',')}\r\n`)
  }

  async rows(rows: readonly Row[]): Promise<void> {
    const lines = rows.map((row) => `${this.#columns.map((c) => cell(row[c.name] ?? null)).join(',')}\r\n`)
    await write(this.#stream, lines.join(''))
  }

  async end(): Promise<void> {}
}

function cell(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return escapeCsv(value, true)
  return escapeCsv(typeof value === 'object' ? JSON.stringify(value) : String(value), false)
}
