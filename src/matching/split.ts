import type { Atom } from './atoms.ts'
import { type Formula, type Formulas, formulas, holds, marks } from './formula.ts'

/**
 * Formulas in two steps: what is said of one subject alone becomes one fact of its values, and the formulas are over
 * facts and the atoms that are decided row by row. No fact is true of a value of which no atom is.
 */
export interface Split {
  /** One for each subject: the fact's number and the formula over atoms that makes it true. */
  readonly facts: readonly (readonly { readonly fact: number; readonly formula: Formula }[])[]
  /** The fact that stands for an atom decided row by row. */
  readonly rowFacts: ReadonlyMap<number, number>
  readonly factCount: number
  /** Over facts, in the order of the formulas given. */
  readonly formulas: readonly Formula[]
}

/** `undefined`: of several subjects, or of rows. */
type Owner = number | undefined

export function splitBySubject(
  given: readonly Formula[],
  atoms: readonly Atom[],
  subjects: number,
  make: Formulas,
): Split {
  const facts: { fact: number; formula: Formula }[][] = Array.from({ length: subjects }, () => [])
  const rowFacts = new Map<number, number>()
  const places = new Map<Formula, Formula>()
  const owners = new Map<Formula, Owner>()
  const outer = formulas()
  const nothing = marks(atoms.length)
  nothing.clear()
  let factCount = 0

  const ownerOf = (formula: Formula): Owner => {
    if (owners.has(formula)) return owners.get(formula)
    const owner = readOwner(formula)
    owners.set(formula, owner)
    return owner
  }
  const readOwner = (formula: Formula): Owner => {
    switch (formula.kind) {
      case 'constant':
        return undefined
      case 'atom': {
        const atom = atoms[formula.atom]
        return atom === undefined || atom.kind === 'row' ? undefined : atom.subject
      }
      case 'not':
        return ownerOf(formula.part)
      case 'all':
      case 'any': {
        const [first, ...others] = formula.parts.map(ownerOf)
        return others.every((other) => other === first) ? first : undefined
      }
    }
  }
  const fact = (owner: number, formula: Formula): Formula => {
    const isNegative = holds(formula, nothing)
    const positive = isNegative ? make.not(formula) : formula
    let atom = places.get(positive)
    if (atom === undefined) {
      atom = outer.atom(factCount)
      facts[owner]?.push({ fact: factCount, formula: positive })
      places.set(positive, atom)
      factCount += 1
    }
    return isNegative ? outer.not(atom) : atom
  }
  const translate = (formula: Formula): Formula => {
    const owner = ownerOf(formula)
    if (owner !== undefined) return fact(owner, formula)
    switch (formula.kind) {
      case 'constant':
        return outer.constant(formula.value)
      case 'atom': {
        const known = rowFacts.get(formula.atom)
        if (known !== undefined) return outer.atom(known)
        rowFacts.set(formula.atom, factCount)
        factCount += 1
        return outer.atom(factCount - 1)
      }
      case 'not':
        return outer.not(translate(formula.part))
      case 'all':
      case 'any': {
        const groups = new Map<number, Formula[]>()
        const parts: Formula[] = []
        for (const part of formula.parts) {
          const one = ownerOf(part)
          if (one === undefined) parts.push(translate(part))
          else {
            const group = groups.get(one)
            if (group === undefined) groups.set(one, [part])
            else group.push(part)
          }
        }
        for (const [one, group] of groups) parts.push(fact(one, make.join(formula.kind, group)))
        return outer.join(formula.kind, parts)
      }
    }
  }
  const translated = given.map(translate)
  return { facts, rowFacts, factCount, formulas: translated }
}
