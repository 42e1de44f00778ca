interface Refusal {
  readonly reason: string
  /** Separated by blanks. */
  readonly names: string
}

/**
 * Why a documented function is not lowered: the one place that says so. The refusal at its place in a query prints the
 * reason, and so does the catalogue in `docs/languages/cql.md`. What is lowered has no entry here.
 */
const REFUSALS: readonly Refusal[] = [
  { reason: 'how it computes its hash is not documented', names: 'hash tokenHash' },
  { reason: 'it hashes with a secret that the product keeps', names: 'hashMatch hashRewrite' },
  {
    reason: 'it asks how the product has stored the event, which no file tells',
    names: 'eventSize eventFieldCount eventInternals',
  },
  { reason: 'it works in parsers only', names: 'copyEvent' },
  { reason: 'where it breaks lines is not documented', names: 'xml:prettyPrint' },
  { reason: 'it is a former name that the documentation no longer has; `match()` looks up in files', names: 'lookup' },
  { reason: 'the product does not have it yet', names: 'math:spherical2cartesian' },
]

const REASONS = new Map(
  REFUSALS.flatMap(({ names, reason }) =>
    names.split(/\s+/).map((name): [string, string] => [name.toLowerCase(), reason]),
  ),
)

/** The functions that have a reason, in lower case. */
export const REFUSED: readonly string[] = [...REASONS.keys()]

export function refusalReason(name: string): string | undefined {
  return REASONS.get(name.toLowerCase())
}
