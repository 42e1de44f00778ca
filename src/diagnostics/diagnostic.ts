import type { SourceText, Span } from '../source/text.ts'
import type { CatalogueEntry, Severity } from './catalogue/entry.ts'
import { CATALOGUE, type DiagnosticCode } from './catalogue.ts'

/** A text edit that mends what a diagnostic reports. */
export interface Fix {
  readonly title: string
  readonly span: Span
  readonly text: string
}

export interface Related {
  readonly message: string
  readonly file: string
  readonly span: Span
}

/** One report to the person who wrote the query or gave the file. `file` is the source text's name. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: string
  readonly file: string
  readonly span: Span
  readonly hints: readonly string[]
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

export type ParametersOf<C extends DiagnosticCode> = (typeof CATALOGUE)[C] extends CatalogueEntry<infer P> ? P : never

export interface Extras {
  readonly hints?: readonly string[]
  readonly related?: readonly Related[]
  readonly fixes?: readonly Fix[]
  /** Replaces the catalogue's severity, for what is an error under one profile and a warning under the other. */
  readonly severity?: Severity
}

/** Makes one diagnostic; wrong parameters for a code do not compile. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  file: string,
  span: Span,
  parameters: ParametersOf<C>,
  extras: Extras = {},
): Diagnostic {
  // The entry's parameter type is exactly ParametersOf<C>; the compiler loses that in the union.
  const found = CATALOGUE[code] as unknown as CatalogueEntry<ParametersOf<C>>
  return {
    code,
    severity: extras.severity ?? found.severity,
    message: clip(found.message(parameters)),
    file,
    span,
    hints: extras.hints ?? [],
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
  }
}

const LONGEST_MESSAGE = 1000

/** Messages quote the text, which may be one name of a megabyte. */
function clip(message: string): string {
  return message.length <= LONGEST_MESSAGE
    ? message
    : `${message.slice(0, LONGEST_MESSAGE).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Collects the diagnostics of one text. */
export class Report {
  readonly source: SourceText
  readonly #diagnostics: Diagnostic[] = []

  constructor(source: SourceText) {
    this.source = source
  }

  add<C extends DiagnosticCode>(code: C, span: Span, parameters: ParametersOf<C>, extras: Extras = {}): void {
    this.#diagnostics.push(diagnostic(code, this.source.name, span, parameters, extras))
  }

  /** How much is reported; `forget` goes back to it when what was tried is not what the text is. */
  get count(): number {
    return this.#diagnostics.length
  }

  forget(count: number): void {
    this.#diagnostics.length = count
  }

  /** In the order of the text. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  }

  get hasErrors(): boolean {
    return hasErrors(this.#diagnostics)
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error')
}

/** The text after the given fixes; of overlapping ones the first in the text wins. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let result = ''
  let at = 0
  for (const fix of fixes.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (fix.span.start < at) continue
    result += text.slice(at, fix.span.start) + fix.text
    at = fix.span.end
  }
  return result + text.slice(at)
}
