const DELIMITERS = [',', ';', '\t', '|'] as const

/** The delimiter that splits the first rows into the same number of columns, two at least; undefined when none does. */
export function sniffDelimiter(head: string): string | undefined {
  let best: { delimiter: string; columns: number } | undefined
  for (const delimiter of DELIMITERS) {
    const columns = evenColumns(head, delimiter)
    if (columns >= 2 && columns > (best?.columns ?? 0)) best = { delimiter, columns }
  }
  return best?.delimiter
}

function evenColumns(head: string, delimiter: string): number {
  const parser = new CsvParser(delimiter)
  const rows = parser.push(head).slice(0, 20)
  const [header] = rows
  if (header === undefined || header.fields.some((name) => name.trim() === '' || name.length > 256)) return 0
  const even = rows.every((row) => row.fields.length === header.fields.length)
  return even ? header.fields.length : 0
}

export interface CsvRow {
  readonly fields: readonly string[]
  readonly line: number
}

const QUOTE = '"'

/** RFC 4180, fed piece by piece: quoted fields may hold delimiters, doubled quotes and line breaks. */
export class CsvParser {
  readonly #delimiter: string
  #fields: string[] = []
  #field = ''
  #quoted = false
  /** A quote was read inside a quoted field: it ends the field unless another one follows. */
  #afterQuote = false
  #line = 1
  #startLine = 1
  #length = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Characters of the row at work, so that a quote that never closes can be given up. */
  get pending(): number {
    return this.#length
  }

  push(text: string): readonly CsvRow[] {
    const rows: CsvRow[] = []
    let at = 0
    while (at < text.length) {
      if (this.#quoted) {
        const quote = text.indexOf(QUOTE, at)
        const end = quote === -1 ? text.length : quote
        const part = text.slice(at, end)
        this.#field += part
        this.#length += part.length
        for (let nl = part.indexOf('\n'); nl !== -1; nl = part.indexOf('\n', nl + 1)) this.#line += 1
        at = end
        if (quote !== -1) {
          this.#quoted = false
          this.#afterQuote = true
          at += 1
        }
        continue
      }
      const c = text[at] ?? ''
      if (c === QUOTE && this.#afterQuote) {
        this.#field += QUOTE
        this.#quoted = true
        this.#afterQuote = false
        at += 1
      } else if (c === QUOTE && this.#field === '') {
        this.#quoted = true
        at += 1
      } else if (c === this.#delimiter) {
        this.#endField()
        at += 1
      } else if (c === '\n' || c === '\r') {
        at += 1
        if (c === '\n') {
          this.#endRow(rows)
          this.#line += 1
          this.#startLine = this.#line
        } else if (at < text.length && text[at] !== '\n') this.#field += c
      } else {
        const end = this.#plainEnd(text, at + 1)
        this.#field += text.slice(at, end)
        this.#length += end - at
        this.#afterQuote = false
        at = end
      }
    }
    return rows
  }

  /** The last row when the file does not end with a line break. */
  end(): readonly CsvRow[] {
    const rows: CsvRow[] = []
    this.#endRow(rows)
    return rows
  }

  /** Whether the text ended inside quotes. */
  get open(): boolean {
    return this.#quoted
  }

  #plainEnd(text: string, from: number): number {
    let at = from
    while (at < text.length) {
      const c = text[at]
      if (c === this.#delimiter || c === '\n' || c === '\r' || c === QUOTE) break
      at += 1
    }
    return at
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#afterQuote = false
    this.#length += 1
  }

  #endRow(rows: CsvRow[]): void {
    const blank = this.#fields.length === 0 && this.#field === '' && !this.#afterQuote
    if (!blank) {
      this.#endField()
      rows.push({ fields: this.#fields, line: this.#startLine })
    }
    this.#fields = []
    this.#length = 0
  }
}
