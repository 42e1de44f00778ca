export type Severity = 'error' | 'warning' | 'info'

/** How one code reads: its severity and the sentence made from its parameters. */
export interface CatalogueEntry<P> {
  readonly severity: Severity
  readonly message: (parameters: P) => string
}

/**
 * Declares one diagnostic. Messages put the user's words in backticks, say what was found and what would do,
 * and never address the reader as "you".
 */
export function entry<P = Record<never, never>>(
  severity: Severity,
  message: (parameters: P) => string,
): CatalogueEntry<P> {
  return { severity, message }
}
