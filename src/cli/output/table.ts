import type { Writable } from 'node:stream'
import type { ResultColumn, Row } from '../../session/result.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Json } from '../../types/codec.ts'
import { write } from '../terminal.ts'
import type { RowWriter } from './row-writer.ts'
import { toWidth, widthOf } from './width.ts'

/** Rows that decide which columns are shown, and how wide; later ones keep that. */
const MEASURED_ROWS = 500
const NARROWEST = 12
const WIDEST = 200
const GAP = '  '

/**
 * Aligned columns. With a width, a row is one line: cells are cut, and columns that have no room are left out (empty
 * ones first, then from the right) and named at the end. Without, only a cell beyond 200 is cut.
 */
export class TableWriter implements RowWriter {
  readonly #stream: Writable
  readonly #width: number | undefined
  #columns: readonly ResultColumn[] = []
  #layout: readonly Shown[] | undefined
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
    if (this.#columns.length === 0) return
    await this.#flush()
    const hidden = this.#columns.length - (this.#layout?.length ?? 0)
    if (hidden > 0) {
      const columns = hidden === 1 ? '1 column has' : `${hidden} columns have`
      await write(this.#stream, `${columns} no room here: name those you want, or use --format json\n`)
    }
  }

  async #flush(): Promise<void> {
    let text = ''
    if (this.#layout === undefined) {
      this.#layout = layOut(this.#columns, this.#waiting, this.#width)
      const header = this.#columns.map((c) => escapeTerminal(c.name))
      text += line(header, this.#layout)
      text += `${this.#layout.map(({ width }) => '─'.repeat(width)).join(GAP)}\n`
    }
    for (const cells of this.#waiting) text += line(cells, this.#layout)
    this.#waiting = []
    await write(this.#stream, text)
  }
}

/** A column that is shown: which one of the row, and how wide. */
interface Shown {
  readonly index: number
  readonly width: number
  readonly right: boolean
}

function line(cells: readonly string[], layout: readonly Shown[]): string {
  const shown = layout.map(({ index, width, right }) => toWidth(cells[index] ?? '', width, right))
  return `${shown.join(GAP).trimEnd()}\n`
}

function show(value: Json): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The widths that content wants; then columns go until each has some room; then the widest are taken back. */
function layOut(
  columns: readonly ResultColumn[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): readonly Shown[] {
  const wanted = columns.map((column, index) => {
    const content = rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), 0)
    const right = column.type === 'int' || column.type === 'long' || column.type === 'real'
    return { index, content, width: Math.min(WIDEST, Math.max(widthOf(column.name), content)), right }
  })
  if (width === undefined) return wanted
  let shown = wanted
  const least = (): number => total(shown.map((column) => Math.min(column.width, NARROWEST)))
  if (least() > width) shown = shown.filter(({ content }) => content > 0 || rows.length === 0)
  while (shown.length > 1 && least() > width) shown = shown.slice(0, -1)
  const widths = narrow(
    shown.map((column) => column.width),
    width,
  )
  return shown.map((column, i) => ({ ...column, width: widths[i] ?? column.width }))
}

/** Takes the widest back, step by step, until the row fits. */
function narrow(wanted: readonly number[], width: number): readonly number[] {
  const widths = [...wanted]
  let over = total(widths) - width
  while (over > 0) {
    const current = Math.max(...widths)
    if (current <= NARROWEST) break
    const step = Math.min(over, Math.max(1, Math.floor((current - NARROWEST) / 4)))
    widths[widths.indexOf(current)] = current - step
    over -= step
  }
  return widths
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, w) => sum + w, 0) + GAP.length * (widths.length - 1)
}
