import { type Formula, holds, marks } from './formula.ts'

/** Places of the formulas that are true where exactly the given atoms are. */
export type Decide = (atoms: Iterable<number>) => readonly number[]

interface Needed {
  readonly atoms: readonly number[]
  readonly cost: number
}

/** Decides many formulas by trying only those of which an atom is true that they need. `cost`: how often an atom is true. */
export function decider(list: readonly Formula[], atomCount: number, cost: (atom: number) => number): Decide {
  const isTrue = marks(atomCount)
  const isTried = marks(list.length)
  const always: number[] = []
  const watched: number[][] = []
  for (const [place, formula] of list.entries()) {
    isTrue.clear()
    const atoms = holds(formula, isTrue) ? undefined : (needed(formula, cost)?.atoms ?? atomsOf(formula))
    if (atoms === undefined) always.push(place)
    for (const atom of atoms ?? []) {
      const others = watched[atom]
      if (others === undefined) watched[atom] = [place]
      else others.push(place)
    }
  }
  return (atoms) => {
    isTrue.clear()
    isTried.clear()
    for (const atom of atoms) isTrue.add(atom)
    const found: number[] = []
    const attempt = (place: number): void => {
      if (isTried.has(place)) return
      isTried.add(place)
      const formula = list[place]
      if (formula !== undefined && holds(formula, isTrue)) found.push(place)
    }
    for (const place of always) attempt(place)
    for (const atom of atoms) for (const place of watched[atom] ?? []) attempt(place)
    return found.sort((a, b) => a - b)
  }
}

/** Atoms of which one is true wherever the formula is; undefined when it has none such. */
function needed(formula: Formula, cost: (atom: number) => number): Needed | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? undefined : { atoms: [], cost: 0 }
    case 'atom':
      return { atoms: [formula.atom], cost: cost(formula.atom) }
    case 'not':
      return undefined
    case 'all': {
      let best: Needed | undefined
      for (const part of formula.parts) {
        const one = needed(part, cost)
        if (one !== undefined && (best === undefined || one.cost < best.cost)) best = one
      }
      return best
    }
    case 'any': {
      const atoms = new Set<number>()
      let sum = 0
      for (const part of formula.parts) {
        const one = needed(part, cost)
        if (one === undefined) return undefined
        for (const atom of one.atoms) atoms.add(atom)
        sum += one.cost
      }
      return { atoms: [...atoms], cost: sum }
    }
  }
}

/** A formula that is false when no atom is true needs one of all those that it names. */
function atomsOf(formula: Formula, into: Set<number> = new Set()): ReadonlySet<number> {
  switch (formula.kind) {
    case 'constant':
      return into
    case 'atom':
      return into.add(formula.atom)
    case 'not':
      return atomsOf(formula.part, into)
    case 'all':
    case 'any':
      for (const part of formula.parts) atomsOf(part, into)
      return into
  }
}
