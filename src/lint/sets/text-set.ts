import { type Automaton, automaton, buildAutomaton, DEAD, readableClasses, UNIVERSAL } from './automaton.ts'
import { ALL_CHARACTERS, SYMBOLS, spell } from './characters.ts'
import { characters, EMPTY, type Pattern } from './pattern.ts'
import { spend } from './work.ts'

/** A set of texts. Operations give undefined when the answer would take too much work. */
export type TextSet = Automaton

const MOST_STATES = 6000
const MOST_VISITS = 60_000

function built(pattern: Pattern): TextSet {
  return (
    buildAutomaton(pattern, 'whole') ?? automaton(new Uint8Array(SYMBOLS), 1, [0], [1]) // the patterns below are small
  )
}

export const ALL_TEXTS: TextSet = built({ kind: 'repeat', item: characters(ALL_CHARACTERS), min: 0, max: undefined })
export const EMPTY_TEXT: TextSet = built(EMPTY)

export function complementOf(set: TextSet): TextSet {
  return {
    ...set,
    accepts: set.accepts.map((a) => 1 - a),
    settled: set.settled.map((s) => (s === UNIVERSAL ? DEAD : s === DEAD ? UNIVERSAL : 0)),
  }
}

/** The texts that the set holds once each of their characters is changed so; `change` maps symbols. */
export function before(set: TextSet, change: (symbol: number) => number): TextSet {
  const classOf = new Uint8Array(SYMBOLS)
  for (let symbol = 0; symbol < SYMBOLS; symbol += 1) classOf[symbol] = set.classOf[change(symbol)] ?? 0
  return { ...set, classOf }
}

/** Symbols by the pair of classes that they have in two automata. */
function jointClasses(
  a: TextSet,
  b: TextSet,
): { readonly classOf: Uint8Array; readonly pairs: readonly (readonly [number, number])[] } {
  const classOf = new Uint8Array(SYMBOLS)
  const ids = new Map<number, number>()
  const pairs: (readonly [number, number])[] = []
  for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
    const x = a.classOf[symbol] ?? 0
    const y = b.classOf[symbol] ?? 0
    const key = x * SYMBOLS + y
    const known = ids.get(key)
    const id = known ?? pairs.push([x, y]) - 1
    if (known === undefined) ids.set(key, id)
    classOf[symbol] = id
  }
  return { classOf, pairs }
}

function combine(a: TextSet, b: TextSet, both: boolean): TextSet | undefined {
  const { classOf, pairs } = jointClasses(a, b)
  const classes = pairs.length
  const ids = new Map<number, number>()
  const states: (readonly [number, number])[] = []
  const ending = both ? DEAD : UNIVERSAL
  /** Where one side decides, or the other one alone still matters, the rest of the pair is the same for all. */
  const idOf = (x: number, y: number): number => {
    const isDecided = a.settled[x] === ending || b.settled[y] === ending
    const key = isDecided ? -1 : x * (b.accepts.length + 1) + y
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, states.length)
    return states.push([x, y]) - 1
  }
  idOf(0, 0)
  const next: number[] = []
  const accepts: number[] = []
  for (let id = 0; id < states.length; id += 1) {
    if (states.length > MOST_STATES || !spend(classes)) return undefined
    const [x, y] = states[id] ?? [0, 0]
    const accepted = both ? (a.accepts[x] ?? 0) & (b.accepts[y] ?? 0) : (a.accepts[x] ?? 0) | (b.accepts[y] ?? 0)
    accepts.push(accepted)
    const isDecided = a.settled[x] === ending || b.settled[y] === ending
    for (const [p, q] of pairs) {
      next.push(isDecided ? id : idOf(a.next[x * a.classes + p] ?? 0, b.next[y * b.classes + q] ?? 0))
    }
  }
  return automaton(classOf, classes, next, accepts)
}

export function union(a: TextSet, b: TextSet): TextSet | undefined {
  return a === b ? a : combine(a, b, false)
}

export function intersection(a: TextSet, b: TextSet): TextSet | undefined {
  return a === b || b === ALL_TEXTS ? a : a === ALL_TEXTS ? b : combine(a, b, true)
}

/**
 * The shortest text in the one set and outside the other, of the most readable characters; null when there is none,
 * undefined when finding out takes too long.
 */
export function exampleOutside(a: TextSet, b: TextSet): string | null | undefined {
  return shortest(a, complementOf(b))
}

const examples = new WeakMap<TextSet, string | null>()

/** The shortest text of the set; null for the empty set. */
export function exampleOf(set: TextSet): string | null | undefined {
  const known = examples.get(set)
  if (known !== undefined) return known
  const found = shortest(set, ALL_TEXTS)
  if (found !== undefined) examples.set(set, found)
  return found
}

export function isSubset(a: TextSet, b: TextSet): boolean | undefined {
  if (a === b) return true
  const found = exampleOutside(a, b)
  return found === undefined ? undefined : found === null
}

/** Breadth first over the pairs of states. */
function shortest(a: TextSet, b: TextSet): string | null | undefined {
  const { classOf, pairs } = jointClasses(a, b)
  const order = readableClasses(classOf, pairs.length)
  const width = b.accepts.length
  const cameFrom = new Map<number, readonly [key: number, symbol: number]>([[0, [-1, 0]]])
  const queue: number[] = [0]
  for (let at = 0; at < queue.length; at += 1) {
    const key = queue[at] ?? 0
    const [x, y] = [Math.floor(key / width), key % width]
    if (a.accepts[x] === 1 && b.accepts[y] === 1) return spelled(cameFrom, key)
    if (a.settled[x] === DEAD || b.settled[y] === DEAD) continue
    if (queue.length > MOST_VISITS || !spend(pairs.length)) return undefined
    for (const [c, symbol] of order) {
      const [p, q] = pairs[c] ?? [0, 0]
      const reached = (a.next[x * a.classes + p] ?? 0) * width + (b.next[y * b.classes + q] ?? 0)
      if (cameFrom.has(reached)) continue
      cameFrom.set(reached, [key, symbol])
      queue.push(reached)
    }
  }
  return null
}

function spelled(cameFrom: ReadonlyMap<number, readonly [number, number]>, end: number): string {
  const found: string[] = []
  for (let key = end; ; ) {
    const [previous, symbol] = cameFrom.get(key) ?? [-1, 0]
    if (previous === -1) return found.reverse().join('')
    found.push(spell(symbol))
    key = previous
  }
}

/** Whether the text is in the set; undefined for characters that sets do not tell apart. */
export function holdsText(set: TextSet, text: string): boolean | undefined {
  let state = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code > 127) return undefined
    state = set.next[state * set.classes + (set.classOf[code] ?? 0)] ?? 0
  }
  return set.accepts[state] === 1
}
