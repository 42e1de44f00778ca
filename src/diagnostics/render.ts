import { escapeTerminal } from '../source/escape.ts'
import { positionAt } from '../source/text.ts'
import type { Severity } from './catalogue/entry.ts'
import type { Diagnostic } from './diagnostic.ts'

export interface RenderOptions {
  readonly color: boolean
}

const COLORS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' }
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * A diagnostic as text for a terminal: severity and code, message, place, the line with the place marked, hints and
 * fixes. `text` is the source that `diagnostic.span` refers to; empty when there is none (a file that cannot be read).
 */
export function renderDiagnostic(diagnostic: Diagnostic, text: string, options: RenderOptions): string {
  const paint = (code: string, value: string): string => (options.color ? `\u001b[${code}m${value}\u001b[0m` : value)
  const head = `${paint(`1;${COLORS[diagnostic.severity]}`, `${WORDS[diagnostic.severity]}[${diagnostic.code}]`)}: ${escapeTerminal(diagnostic.message)}`
  const lines = [head]
  if (text !== '') lines.push(...frame(diagnostic, text, paint))
  for (const hint of diagnostic.hints) lines.push(`  = ${escapeTerminal(hint)}`)
  for (const related of diagnostic.related) lines.push(`  = ${escapeTerminal(related.message)}`)
  for (const fix of diagnostic.fixes) lines.push(`  = fix: ${escapeTerminal(fix.title)}`)
  return `${lines.join('\n')}\n`
}

function frame(diagnostic: Diagnostic, text: string, paint: (code: string, value: string) => string): string[] {
  const start = positionAt(text, diagnostic.span.start)
  const lineText = text.split(/\r?\n/)[start.line - 1] ?? ''
  const shown = window(lineText, start.column - 1)
  const onThisLine = Math.max(
    1,
    Math.min(diagnostic.span.end - diagnostic.span.start, lineText.length - start.column + 1),
  )
  const before = escapeTerminal(shown.text.slice(0, shown.column))
  const marked = escapeTerminal(shown.text.slice(shown.column, shown.column + onThisLine))
  const gutter = String(start.line)
  const blank = ' '.repeat(gutter.length)
  return [
    `${blank}--> ${escapeTerminal(diagnostic.file)}:${start.line}:${start.column}`,
    `${blank} |`,
    `${gutter} | ${before}${marked}${escapeTerminal(shown.text.slice(shown.column + onThisLine))}`,
    `${blank} | ${' '.repeat(before.length)}${paint(COLORS[diagnostic.severity], '^'.repeat(Math.max(1, marked.length)))}`,
  ]
}

const WIDTH = 140

/** A very long line is cut around the place. */
function window(line: string, column: number): { readonly text: string; readonly column: number } {
  if (line.length <= WIDTH) return { text: line, column }
  const start = Math.max(0, Math.min(column - WIDTH / 2, line.length - WIDTH))
  const prefix = start > 0 ? '…' : ''
  const suffix = start + WIDTH < line.length ? '…' : ''
  return { text: `${prefix}${line.slice(start, start + WIDTH)}${suffix}`, column: column - start + prefix.length }
}
