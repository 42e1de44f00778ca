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
const MOST_ENTRIES = 2 ** 25
const DEPTHS = [32, 12, 6, 3]

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
  for (const literal of literals) {
    const length = Math.min(literal.length, depth)
    for (let at = 0; at < length; at += 1) {
      const unit = literal.charCodeAt(at)
      if (classOf[unit] !== 0) continue
      classOf[unit] = classes
      classes += 1
    }
  }
  const trie = new Map<number, number>()
  const ends: number[][] = [[]]
  const parents: number[] = [0]
  const labels: number[] = [0]
  const depths: number[] = [0]
  for (const [place, literal] of literals.entries()) {
    let state = 0
    for (let at = 0; at < Math.min(literal.length, depth); at += 1) {
      const label = classOf[literal.charCodeAt(at)] ?? 0
      const key = state * classes + label
      let next = trie.get(key)
      if (next === undefined) {
        next = ends.length
        if (next * classes > most) return undefined
        trie.set(key, next)
        ends.push([])
        parents.push(state)
        labels.push(label)
        depths.push(at + 1)
      }
      state = next
    }
    ends[state]?.push(place)
  }
  const states = ends.length
  const table = new Int32Array(states * classes)
  for (const [key, next] of trie) table[key] = next
  const failure = new Int32Array(states)
  // The nearest state on the way of failures that ends a literal, 0 for none; the state itself counts.
  const reports = new Int32Array(states)
  const order = Array.from({ length: states - 1 }, (_, i) => i + 1).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0))
  for (const state of order) {
    const parent = parents[state] ?? 0
    const label = labels[state] ?? 0
    const back = parent === 0 ? 0 : (table[(failure[parent] ?? 0) * classes + label] ?? 0)
    failure[state] = back
    reports[state] = (ends[state]?.length ?? 0) > 0 ? state : (reports[back] ?? 0)
    const row = state * classes
    const backRow = back * classes
    for (let label = 0; label < classes; label += 1) {
      if (table[row + label] === 0) table[row + label] = table[backRow + label] ?? 0
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
        for (const literal of ends[state] ?? []) found(literal, start)
      }
    }
  }
  return { scan, depth }
}
