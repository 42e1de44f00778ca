/** Finds many literals in one pass over a text (Aho and Corasick, 1975). */
export interface Automaton {
  /**
   * Calls `found` with the place in the list of every literal that may begin at `start`: the part of it that the
   * automaton knows does. Literals of at most `depth` code units are there as a whole.
   */
  readonly scan: (text: string, found: (literal: number, start: number) => void) => void
  readonly depth: number
}

/** Entries of the table of transitions: four bytes each. */
const MOST_ENTRIES = 2 ** 24
const DEPTHS = [24, 12, 6, 3]

/** `literals` are not empty. */
export function automaton(literals: readonly string[]): Automaton {
  for (const depth of DEPTHS) {
    const made = build(literals, depth, MOST_ENTRIES)
    if (made !== undefined) return made
  }
  return build(literals, 1, Number.POSITIVE_INFINITY) ?? { scan: () => undefined, depth: 1 }
}

function build(literals: readonly string[], depth: number, most: number): Automaton | undefined {
  const classOf = new Uint16Array(65_536)
  let classes = 1
  let bound = 1
  for (const literal of literals) {
    const length = Math.min(literal.length, depth)
    bound += length
    for (let at = 0; at < length; at += 1) {
      const unit = literal.charCodeAt(at)
      if (classOf[unit] !== 0) continue
      classOf[unit] = classes
      classes += 1
    }
  }
  if (bound * classes > most) return undefined
  let table = new Int32Array(bound * classes)
  const depths = new Uint8Array(bound)
  // The literals that end in a state: the last one, and for each literal the one before it; 0 for none.
  const lastEnd = new Int32Array(bound)
  const endBefore = new Int32Array(literals.length + 1)
  let states = 1
  for (const [place, literal] of literals.entries()) {
    let state = 0
    const length = Math.min(literal.length, depth)
    for (let at = 0; at < length; at += 1) {
      const entry = state * classes + (classOf[literal.charCodeAt(at)] ?? 0)
      let next = table[entry] ?? 0
      if (next === 0) {
        next = states
        states += 1
        table[entry] = next
        depths[next] = at + 1
      }
      state = next
    }
    endBefore[place + 1] = lastEnd[state] ?? 0
    lastEnd[state] = place + 1
  }
  // Literals share their beginnings.
  table = table.slice(0, states * classes)
  const failure = new Int32Array(states)
  // The nearest state on the way of failures that ends a literal, 0 for none; the state itself counts.
  const reports = new Int32Array(states)
  const queue = new Int32Array(states)
  let filled = 1
  for (let place = 0; place < filled; place += 1) {
    const state = queue[place] ?? 0
    const back = failure[state] ?? 0
    reports[state] = lastEnd[state] === 0 ? (reports[back] ?? 0) : state
    const row = state * classes
    const backRow = back * classes
    for (let label = 0; label < classes; label += 1) {
      const next = table[row + label] ?? 0
      const other = state === 0 ? 0 : (table[backRow + label] ?? 0)
      if (next === 0) table[row + label] = other
      else {
        failure[next] = other
        queue[filled] = next
        filled += 1
      }
    }
  }
  // From here on an entry is the row of the state, negated when something ends there.
  for (let entry = 0; entry < table.length; entry += 1) {
    const state = table[entry] ?? 0
    table[entry] = reports[state] === 0 ? state * classes : -state * classes
  }
  const scan = (text: string, found: (literal: number, start: number) => void): void => {
    let row = 0
    for (let at = 0; at < text.length; at += 1) {
      row = table[row + (classOf[text.charCodeAt(at)] ?? 0)] ?? 0
      if (row >= 0) continue
      row = -row
      for (let state = reports[row / classes] ?? 0; state !== 0; state = reports[failure[state] ?? 0] ?? 0) {
        const start = at + 1 - (depths[state] ?? 0)
        for (let end = lastEnd[state] ?? 0; end !== 0; end = endBefore[end] ?? 0) found(end - 1, start)
      }
    }
  }
  return { scan, depth }
}
