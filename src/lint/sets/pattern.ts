import type { Characters } from './characters.ts'

/** A regular expression as a tree. `written`: the alternatives of a choice as the pattern has them. */
export type Pattern =
  | { readonly kind: 'characters'; readonly set: Characters }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[]; readonly written?: readonly string[] }
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly min: number; readonly max: number | undefined }
  | { readonly kind: 'place'; readonly at: Place }

/** What stands between two characters. `line`: at an end of a line, too. */
export type Place = 'start' | 'end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge'

export const EMPTY: Pattern = { kind: 'sequence', items: [] }

export function sequence(...items: readonly Pattern[]): Pattern {
  const flat = items.flatMap((item) => (item.kind === 'sequence' ? item.items : [item]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { kind: 'sequence', items: flat }
}

export function choice(...items: readonly Pattern[]): Pattern {
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { kind: 'choice', items }
}

export function writtenChoice(items: readonly Pattern[], written: readonly string[]): Pattern {
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { kind: 'choice', items, written }
}

export function characters(set: Characters): Pattern {
  return { kind: 'characters', set }
}

export function place(at: Place): Pattern {
  return { kind: 'place', at }
}
