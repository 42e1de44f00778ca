import type { Atom } from './atoms.ts'
import { automaton } from './automaton.ts'
import { type Marks, marks } from './formula.ts'

/** What one pass over a text finds. */
export interface TextSearch {
  readonly isLowered: boolean
  /** Adds to `found` the atoms that are true of the text, and to `perhaps` those that the engine has to decide; each once. */
  readonly search: (text: string, found: number[], perhaps: number[]) => void
}

interface Entry {
  readonly atom: number
  readonly literal: string
  readonly atStart: boolean
  readonly atEnd: boolean
  /** What else has to be true; `undecided` when the engine knows. */
  readonly more?: 'undecided' | ((text: string) => boolean)
}

/** Searches for the atoms of one subject: at most one for its texts as they are and one for them lower-cased. */
export function textSearches(atoms: readonly Atom[], numbers: readonly number[]): readonly TextSearch[] {
  const searches: TextSearch[] = []
  for (const isLowered of [false, true]) {
    const entries: Entry[] = []
    const free: { readonly atom: number; readonly matches: (text: string) => boolean }[] = []
    for (const number of numbers) {
      const atom = atoms[number]
      if (atom?.kind === 'value' && isLowered) {
        for (const literal of atom.literals ?? []) {
          entries.push({ atom: number, literal, atStart: false, atEnd: false, more: 'undecided' })
        }
      }
      if (atom?.kind !== 'text' || atom.isLowered !== isLowered) continue
      const { pattern } = atom
      if (pattern.kind === 'free') free.push({ atom: number, matches: pattern.matches })
      else if (pattern.kind === 'like') {
        entries.push({ atom: number, literal: pattern.literal, atStart: false, atEnd: false, more: pattern.matches })
      } else if (pattern.literal === '') free.push({ atom: number, matches: (text) => text === '' })
      else entries.push({ atom: number, ...pattern })
    }
    if (entries.length + free.length === 0) continue
    const seen = marks(atoms.length)
    const searchAll = entries.length === 0 ? undefined : entrySearch(entries, seen)
    searches.push({
      isLowered,
      search: (text, found, perhaps) => {
        seen.clear()
        searchAll?.(text, found, perhaps)
        for (const { atom, matches } of free) if (matches(text)) found.push(atom)
      },
    })
  }
  return searches
}

/** `seen`: atoms of which the answer is known for the text. */
function entrySearch(entries: readonly Entry[], seen: Marks): TextSearch['search'] {
  const { scan, depth } = automaton(entries.map((entry) => entry.literal))
  return (text, found, perhaps) => {
    scan(text, (place, start) => {
      const entry = entries[place]
      if (entry === undefined || seen.has(entry.atom)) return
      const { literal, atom, more } = entry
      if (entry.atStart && start !== 0) return
      if (entry.atEnd && start + literal.length !== text.length) return
      if (literal.length > depth && !text.startsWith(literal, start)) return
      seen.add(atom)
      if (more === undefined) found.push(atom)
      else if (more === 'undecided') perhaps.push(atom)
      else if (more(text)) found.push(atom)
    })
  }
}
