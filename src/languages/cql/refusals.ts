interface Refusal {
  readonly reason: string
  /** Separated by blanks. */
  readonly names: string
}

/**
 * Why a documented function is not lowered: the one place that says so. The refusal at its place in a query prints the
 * reason, and so does the catalogue in `docs/languages/cql.md`. What is lowered has no entry here.
 */
const REFUSALS: readonly Refusal[] = []

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
