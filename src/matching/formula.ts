/** A condition in two-valued logic over numbered atoms. Two formulas of one `Formulas` that are written alike are one object. */
export type Formula =
  | { readonly id: number; readonly kind: 'constant'; readonly value: boolean }
  | { readonly id: number; readonly kind: 'atom'; readonly atom: number }
  | { readonly id: number; readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly id: number; readonly kind: 'not'; readonly part: Formula }

export interface Formulas {
  readonly constant: (value: boolean) => Formula
  readonly atom: (atom: number) => Formula
  readonly not: (part: Formula) => Formula
  /** Flattened, without repetitions and constants; one part stays itself. */
  readonly join: (kind: 'all' | 'any', parts: readonly Formula[]) => Formula
}

export function formulas(): Formulas {
  const known = new Map<string, Formula>()
  let next = 0
  const unique = (key: string, make: (id: number) => Formula): Formula => {
    const found = known.get(key)
    if (found !== undefined) return found
    next += 1
    const made = make(next)
    known.set(key, made)
    return made
  }
  const constant = (value: boolean): Formula => unique(String(value), (id) => ({ id, kind: 'constant', value }))
  return {
    constant,
    atom: (atom) => unique(`a${atom}`, (id) => ({ id, kind: 'atom', atom })),
    not: (part) => {
      if (part.kind === 'constant') return constant(!part.value)
      return part.kind === 'not' ? part.part : unique(`!${part.id}`, (id) => ({ id, kind: 'not', part }))
    },
    join: (kind, given) => {
      const decided = kind === 'any'
      const parts = new Map<number, Formula>()
      for (const part of given) {
        if (part.kind === 'constant') {
          if (part.value === decided) return part
        } else if (part.kind === kind) for (const inner of part.parts) parts.set(inner.id, inner)
        else parts.set(part.id, part)
      }
      const list = [...parts.values()]
      const [only] = list
      if (only === undefined) return constant(!decided)
      if (list.length === 1) return only
      return unique(`${kind}${list.map((part) => part.id).join()}`, (id) => ({ id, kind, parts: list }))
    },
  }
}

/** A set of numbers that is emptied at no cost. */
export interface Marks {
  readonly clear: () => void
  readonly add: (place: number) => void
  readonly has: (place: number) => boolean
}

export function marks(size: number): Marks {
  const rounds = new Uint32Array(size)
  let round = 1
  return {
    clear: () => {
      round += 1
      if (round < 0xffffffff) return
      rounds.fill(0)
      round = 1
    },
    add: (place) => {
      rounds[place] = round
    },
    has: (place) => rounds[place] === round,
  }
}

export function holds(formula: Formula, isTrue: Marks): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value
    case 'atom':
      return isTrue.has(formula.atom)
    case 'not':
      return !holds(formula.part, isTrue)
    case 'all':
      for (const part of formula.parts) if (!holds(part, isTrue)) return false
      return true
    case 'any':
      for (const part of formula.parts) if (holds(part, isTrue)) return true
      return false
  }
}
