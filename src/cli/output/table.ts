import type { Writable } from 'node:stream'
import type { ResultColumn, Row } from '../../session/result.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Json } from '../../types/codec.ts'
import { write } from '../terminal.ts'
import type { RowWriter } from './row-writer.ts'

/** Rows that decide the column widths; later ones keep them. */
const MEASURED_ROWS = 500
const NARROWEST = 6
const GAP = '  '

/** Aligned columns. With a width, cells are cut so that a row is one line; without, only a cell beyond 200 is cut. */
export class TableWriter implements RowWriter {
  readonly #stream: Writable
  readonly #width: number | undefined
  #columns: readonly ResultColumn[] = []
  #widths: readonly number[] | undefined
  #waiting: (readonly string[])[] = []

  constructor(stream: Writable, width: number | undefined) {
    this.#stream = stream
    this.#width = width
  }

  async begin(columns: readonly ResultColumn[]): Promise<void> {
    this.#columns = columns
  }

  async rows(rows: readonly Row[]): Promise<void> {
    this.#waiting.push(...rows.map((row) => this.#columns.map((c) => escapeTerminal(show(row[c.name] ?? null)))))
    if (this.#waiting.length >= MEASURED_ROWS) await this.#flush()
  }

  async end(): Promise<void> {
    if (this.#columns.length > 0) await this.#flush()
  }

  async #flush(): Promise<void> {
    let text = ''
    if (this.#widths === undefined) {
      this.#widths = fitWidths(this.#columns, this.#waiting, this.#width)
      const header = this.#columns.map((c) => escapeTerminal(c.name))
      text += this.#line(header) + this.#line(this.#widths.map((w) => '─'.repeat(w)))
    }
    for (const cells of this.#waiting) text += this.#line(cells)
    this.#waiting = []
    await write(this.#stream, text)
  }

  #line(cells: readonly string[]): string {
    const shown = cells.map((cell, index) => pad(cell, this.#widths?.[index] ?? 0, this.#isNumber(index)))
    return `${shown.join(GAP).trimEnd()}\n`
  }

  #isNumber(index: number): boolean {
    const type = this.#columns[index]?.type
    return type === 'int' || type === 'long' || type === 'real'
  }
}

export function show(value: Json): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Cuts a text to a width in code points, with `…` as the last one, or fills it with blanks. */
export function pad(text: string, width: number, right = false): string {
  const length = [...text].length
  if (length > width) return `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`
  const blanks = ' '.repeat(width - length)
  return right ? blanks + text : text + blanks
}

/** The widths that content wants, the widest ones taken back until a row fits. */
function fitWidths(
  columns: readonly ResultColumn[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): readonly number[] {
  const widths = columns.map((column, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0)
    return Math.min(200, Math.max(column.name.length, longest))
  })
  if (width === undefined) return widths
  let over = widths.reduce((sum, w) => sum + w, 0) + GAP.length * (widths.length - 1) - width
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const current = widths[widest] ?? 0
    if (current <= NARROWEST) break
    const step = Math.min(over, Math.max(1, Math.floor((current - NARROWEST) / 4)))
    widths[widest] = current - step
    over -= step
  }
  return widths
}
