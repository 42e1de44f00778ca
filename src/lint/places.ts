import type { Expr } from '../plan/expr.ts'
import type { SourceText, Span } from '../source/text.ts'
import { hasPlace } from './sites.ts'

const LONGEST = 60

/** The text at the place, on one line and short enough for a message. */
export function shown(source: SourceText, span: Span): string {
  const text = source.text.slice(span.start, span.end).replace(/\s+/g, ' ').replaceAll('`', "'").trim()
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}

/** Whether the place holds a parameter of Sumo Logic, `{{name}}`, whose value the text does not tell. */
export function isParametrized(source: SourceText, span: Span): boolean {
  return /\{\{\s*[A-Za-z_]/.test(source.text.slice(span.start, span.end))
}

/** What the translation to RE2 writes for a letter of either case. */
function plainly(written: string): string {
  return written.replace(/\[([a-z])([A-Z])\]/g, (all, small: string, great: string) =>
    great.toLowerCase() === small ? small : all,
  )
}

/** How languages write what a pattern or text has. */
function spellings(text: string): readonly string[] {
  const plain = plainly(text)
  const slashed = plain.replaceAll('/', '\\/')
  return [plain, slashed, plain.replaceAll('\\', '\\\\'), slashed.replaceAll('\\', '\\\\')].map((t) => t.toLowerCase())
}

const BEFORE = /[(|/"'=:,[\s*@]$/
const AFTER = /^[)|/"',\]\s*]/

/** Where within the span a part of a pattern or list stands, the last such place; the whole span if it is not found. */
export function placeOfPart(source: SourceText, span: Span, part: string): Span {
  const whole = source.text.slice(span.start, span.end).toLowerCase()
  for (const spelling of new Set(spellings(part))) {
    if (spelling === '') continue
    for (let at = whole.lastIndexOf(spelling); at > 0; at = whole.lastIndexOf(spelling, at - 1)) {
      const end = at + spelling.length
      if (!BEFORE.test(whole.slice(0, at)) && !whole.slice(0, at).endsWith(')')) continue
      if (AFTER.test(whole.slice(end)) || end === whole.length) return { start: span.start + at, end: span.start + end }
    }
  }
  return span
}

/** The place of a literal, which may have none of its own. */
export function placeOfLiteral(source: SourceText, span: Span, literal: Expr): Span {
  if (hasPlace(literal.span) && !(literal.span.start === span.start && literal.span.end === span.end))
    return literal.span
  return literal.kind === 'literal' ? placeOfPart(source, span, String(literal.value)) : span
}
