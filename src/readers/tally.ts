import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { NO_SPAN } from '../source/text.ts'
import type { FileReport } from './ingest-types.ts'

/** How many notes of one file are kept. */
const NOTES = 3

/** What becomes of one file, counted as it is read. */
export class FileTally {
  readonly name: string
  readonly bytes: number
  format = 'unknown'
  read = 0
  mapped = 0
  unmapped = 0
  rejected = 0
  readonly #shapes = new Map<string, number>()
  readonly #notes: string[] = []
  #reason = ''

  constructor(name: string, bytes: number) {
    this.name = name
    this.bytes = bytes
  }

  sawShape(shape: string): void {
    this.#shapes.set(shape, (this.#shapes.get(shape) ?? 0) + 1)
  }

  reject(reason: string): void {
    this.read += 1
    this.rejected += 1
    if (this.#reason === '') this.#reason = reason
  }

  note(text: string): void {
    if (this.#notes.length < NOTES && !this.#notes.includes(text)) this.#notes.push(text)
  }

  /** The shape that most records have. */
  get shape(): string | undefined {
    let best: readonly [string, number] | undefined
    for (const entry of this.#shapes) if (best === undefined || entry[1] > best[1]) best = entry
    return best?.[0]
  }

  report(): FileReport {
    const { name, shape, format, bytes, read, mapped, unmapped, rejected } = this
    const note = this.#notes.join('; ')
    return { name, shape, format, bytes, read, mapped, unmapped, rejected, ...(note === '' ? {} : { note }) }
  }

  diagnostics(): readonly Diagnostic[] {
    const found: Diagnostic[] = []
    if (this.rejected > 0) {
      const parameters = { path: this.name, count: this.rejected, reason: this.#reason }
      found.push(diagnostic('reader/rejected', this.name, NO_SPAN, parameters))
    }
    for (const note of this.#notes) found.push(diagnostic('reader/note', this.name, NO_SPAN, { path: this.name, note }))
    return found
  }
}
