/**
 * How much is still to be spent on one plan: a unit is a transition of an automaton. Once it is spent, sets answer that
 * they do not know, and rules find nothing more. Counted, not timed, so that a text gives the same findings everywhere.
 */
const MOST = 3_000_000

const meter = { left: MOST }

export function startWork(): void {
  meter.left = MOST
}

/** Whether there was as much left. */
export function spend(units: number): boolean {
  meter.left -= units
  return meter.left > 0
}
