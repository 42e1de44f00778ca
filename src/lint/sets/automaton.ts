import { type Characters, has, NEWLINE, rank, SYMBOLS, WORD } from './characters.ts'
import type { Pattern, Place } from './pattern.ts'
import { spend } from './work.ts'

/**
 * A set of texts as a deterministic automaton. Symbols that it never tells apart share a class; state 0 is the start.
 */
export interface Automaton {
  /** The class of each symbol. */
  readonly classOf: Uint8Array
  readonly classes: number
  /** The state after a state and a class: `next[state * classes + class]`. */
  readonly next: Int32Array
  readonly accepts: Uint8Array
  /** 1 for a state from which every text is accepted, 2 for one from which none is. */
  readonly settled: Uint8Array
}

export const UNIVERSAL = 1
export const DEAD = 2

/** The automaton with its settled states found: those that lead to themselves only. */
export function automaton(
  classOf: Uint8Array,
  classes: number,
  next: readonly number[],
  accepting: readonly number[],
): Automaton {
  const accepts = Uint8Array.from(accepting)
  const settled = new Uint8Array(accepts.length)
  for (let state = 0; state < accepts.length; state += 1) {
    let c = 0
    while (c < classes && next[state * classes + c] === state) c += 1
    if (c === classes) settled[state] = accepts[state] === 1 ? UNIVERSAL : DEAD
  }
  return { classOf, classes, next: Int32Array.from(next), accepts, settled }
}

/** More states are not built: whoever asks goes without an answer. */
const MOST_STATES = 3000
const MOST_STEPS = 4000

/** `ends`: the text may go on before and after what the pattern matches (a search). */
export function buildAutomaton(pattern: Pattern, ends: 'whole' | 'search'): Automaton | undefined {
  const steps = compileSteps(pattern)
  return steps === undefined ? undefined : determine(steps, ends === 'search')
}

type Step =
  | { readonly kind: 'characters'; readonly set: Characters; next: number }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'place'; readonly at: Place; next: number }
  | { readonly kind: 'match' }

interface Steps {
  readonly all: readonly Step[]
  readonly start: number
}

/** Thompson's construction. */
function compileSteps(pattern: Pattern): Steps | undefined {
  const all: Step[] = [{ kind: 'match' }]
  let isTooLarge = false
  const add = (step: Step): number => {
    isTooLarge ||= all.length > MOST_STEPS
    return all.push(step) - 1
  }
  const build = (node: Pattern, next: number): number => {
    if (isTooLarge) return next
    switch (node.kind) {
      case 'characters':
        return add({ kind: 'characters', set: node.set, next })
      case 'place':
        return add({ kind: 'place', at: node.at, next })
      case 'sequence':
        return node.items.reduceRight((after, item) => build(item, after), next)
      case 'choice':
        return add({ kind: 'fork', to: node.items.map((item) => build(item, next)) })
      case 'repeat': {
        let after = next
        if (node.max === undefined) {
          const to: number[] = [next]
          after = add({ kind: 'fork', to })
          to.push(build(node.item, after))
        }
        for (let i = node.min; i < (node.max ?? 0); i += 1)
          after = add({ kind: 'fork', to: [next, build(node.item, after)] })
        for (let i = 0; i < node.min; i += 1) after = build(node.item, after)
        return after
      }
    }
  }
  const start = build(pattern, 0)
  return isTooLarge ? undefined : { all, start }
}

/** What stands before or after a place between characters. */
type Neighbour = 'edge' | 'word' | 'newline' | 'other'

function holds(at: Place, before: Neighbour, after: Neighbour): boolean {
  switch (at) {
    case 'start':
      return before === 'edge'
    case 'end':
      return after === 'edge'
    case 'line-start':
      return before === 'edge' || before === 'newline'
    case 'line-end':
      return after === 'edge' || after === 'newline'
    case 'word-edge':
      return (before === 'word') !== (after === 'word')
    case 'no-word-edge':
      return (before === 'word') === (after === 'word')
  }
}

function partition(sets: readonly Characters[]): { readonly classOf: Uint8Array; readonly members: readonly number[] } {
  const classOf = new Uint8Array(SYMBOLS)
  const ids = new Map<string, number>()
  const members: number[] = []
  for (let index = 0; index < SYMBOLS; index += 1) {
    const key = sets.map((set) => (has(set, index) ? '1' : '0')).join('')
    const known = ids.get(key)
    const id = known ?? members.push(index) - 1
    if (known === undefined) ids.set(key, id)
    classOf[index] = id
  }
  return { classOf, members }
}

/** The subset construction. A search that has found its match accepts whatever follows. */
function determine({ all, start }: Steps, isSearch: boolean): Automaton | undefined {
  const hasPlaces = all.some((step) => step.kind === 'place')
  const sets = [...new Set(all.flatMap((step) => (step.kind === 'characters' ? [step.set] : [])))]
  const { classOf, members } = partition(hasPlaces ? [...sets, WORD, NEWLINE] : sets)
  const classes = members.length
  const neighbours = members.map((m): Neighbour => (has(WORD, m) ? 'word' : m === 10 ? 'newline' : 'other'))
  const closure = (from: readonly number[], before: Neighbour, after: Neighbour): ReadonlySet<number> => {
    const reached = new Set<number>()
    const open = [...from]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      const step = all[at]
      if (step?.kind === 'fork') open.push(...step.to)
      else if (step?.kind === 'place' && holds(step.at, before, after)) open.push(step.next)
    }
    return reached
  }
  interface State {
    readonly from: readonly number[]
    readonly before: Neighbour
    /** A search has found its match. */
    readonly found: boolean
  }
  const states: State[] = []
  const ids = new Map<string, number>()
  const idOf = (state: State): number => {
    const key = state.found ? 'found' : `${hasPlaces ? state.before : ''}:${state.from.join()}`
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, states.length)
    return states.push(state) - 1
  }
  idOf({ from: [start], before: 'edge', found: false })
  const next: number[] = []
  const accepts: number[] = []
  for (let id = 0; id < states.length; id += 1) {
    if (states.length > MOST_STATES || !spend(classes + (states[id]?.from.length ?? 0) * (hasPlaces ? classes : 1)))
      return undefined
    const state = states[id]
    if (state === undefined) continue
    accepts.push(state.found || closure(state.from, state.before, 'edge').has(0) ? 1 : 0)
    let shared: ReadonlySet<number> | undefined
    for (let c = 0; c < classes; c += 1) {
      const member = members[c] ?? 0
      const after = neighbours[c] ?? 'other'
      if (shared === undefined || hasPlaces) shared = closure(state.from, state.before, after)
      const reached = shared
      const found = state.found || (isSearch && reached.has(0))
      const stepped = new Set<number>(isSearch && !found ? [start] : [])
      if (!found) {
        for (const at of reached) {
          const step = all[at]
          if (step?.kind === 'characters' && has(step.set, member)) stepped.add(step.next)
        }
      }
      next.push(idOf({ from: [...stepped].sort((a, b) => a - b), before: hasPlaces ? after : 'other', found }))
    }
  }
  return automaton(classOf, classes, next, accepts)
}

/** Per class its symbol that examples take, the most readable class first. */
export function readableClasses(
  classOf: Uint8Array,
  classes: number,
): readonly (readonly [klass: number, symbol: number])[] {
  const best = new Array<number>(classes).fill(-1)
  for (let index = 0; index < SYMBOLS; index += 1) {
    const c = classOf[index] ?? 0
    const current = best[c] ?? -1
    if (current === -1 || rank(index) < rank(current)) best[c] = index
  }
  return best.map((index, c) => [c, index] as const).sort((a, b) => rank(a[1]) - rank(b[1]))
}
