/** Half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const NO_SPAN: Span = { start: 0, end: 0 }

/** A text with the name to report it under: a file path, or `<query>` for text given on the command line. */
export interface SourceText {
  readonly name: string
  readonly text: string
}

/** 1-based, as editors count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

/** Line and column of an offset; offsets past the end count as the end. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length)
  let line = 1
  let lineStart = 0
  for (let newline = text.indexOf('\n'); newline !== -1 && newline < end; newline = text.indexOf('\n', newline + 1)) {
    line += 1
    lineStart = newline + 1
  }
  return { line, column: end - lineStart + 1 }
}
