import { ALL_CHARACTERS, type Characters, LETTERS, onlyCharacter, WORD } from './sets/characters.ts'
import type { Pattern } from './sets/pattern.ts'

/**
 * What a reader takes an alternative of a pattern for: its literal text. `dot`: the place of a lone dot that stands for
 * any character, and reads as a dot. `isOpenBefore`: nothing says what stands before it; so `isOpenAfter`.
 */
export interface Reading {
  readonly text: string
  readonly dot: number | undefined
  readonly isOpenBefore: boolean
  readonly isOpenAfter: boolean
}

type Token =
  | { readonly kind: 'character'; readonly char: string }
  | { readonly kind: 'dot' | 'run' | 'edge' | 'word' | 'other' }

const MOST = 150

/** The literal readings of a pattern that is searched; those of its alternatives that have one. */
export function readingsOf(pattern: Pattern, ends: 'whole' | 'search'): readonly Reading[] {
  const bound: readonly Token[] = ends === 'whole' ? [{ kind: 'edge' }] : []
  return (expand(pattern) ?? []).flatMap((tokens) => readingOf([...bound, ...tokens, ...bound]) ?? [])
}

function expand(pattern: Pattern): readonly (readonly Token[])[] | undefined {
  switch (pattern.kind) {
    case 'characters':
      return [[tokenOf(pattern.set)]]
    case 'place':
      return [[{ kind: pattern.at === 'no-word-edge' ? 'word' : 'edge' }]]
    case 'choice': {
      const all = pattern.items.flatMap((item) => expand(item) ?? [])
      return all.length > MOST ? undefined : all
    }
    case 'sequence': {
      let all: readonly (readonly Token[])[] = [[]]
      for (const item of pattern.items) {
        const next = expand(item)
        if (next === undefined || all.length * next.length > MOST) return undefined
        all = all.flatMap((before) => next.map((after) => [...before, ...after]))
      }
      return all
    }
    case 'repeat': {
      if (pattern.min === 0 && pattern.max === 1) {
        const once = expand(pattern.item)
        return once === undefined ? undefined : [...once, []]
      }
      const isAnything = pattern.item.kind === 'characters' && isAny(pattern.item.set)
      return [[{ kind: isAnything ? 'run' : 'other' }]]
    }
  }
}

function tokenOf(set: Characters): Token {
  const char = onlyCharacter(set)
  if (char !== undefined) return { kind: 'character', char }
  if (isAny(set)) return { kind: 'dot' }
  // A class without word characters, such as of path separators, bounds what stands beside it.
  return { kind: (set & WORD) === 0n ? 'edge' : 'other' }
}

/** Any character, with or without the ends of lines. */
function isAny(set: Characters): boolean {
  const lineEnds = (1n << 10n) | (1n << 11n) | (1n << 12n) | (1n << 13n)
  return (set | lineEnds) === ALL_CHARACTERS
}

function readingOf(tokens: readonly Token[]): Reading | undefined {
  const inner = [...tokens]
  const before = trim(inner, 'shift')
  const after = trim(inner, 'pop')
  if (before === undefined || after === undefined) return undefined
  let text = ''
  let dot: number | undefined
  for (const token of inner) {
    if (token.kind === 'character') text += token.char
    else if (token.kind === 'dot' && dot === undefined) {
      dot = text.length
      text += '.'
    } else return undefined
  }
  return { text, dot, isOpenBefore: before, isOpenAfter: after }
}

/** Takes what does not read as text from one end; whether anything may stand there. */
function trim(tokens: Token[], end: 'shift' | 'pop'): boolean | undefined {
  let isOpen = true
  for (;;) {
    const token = end === 'shift' ? tokens[0] : tokens.at(-1)
    if (token === undefined || token.kind === 'character' || token.kind === 'dot') return isOpen
    if (token.kind === 'other' || token.kind === 'word') return undefined
    // `.*` between a bound and the text opens it again.
    isOpen = token.kind === 'run'
    tokens[end]()
  }
}

export function isLetter(char: string | undefined): boolean {
  return char !== undefined && char.length === 1 && ((LETTERS >> BigInt(char.charCodeAt(0))) & 1n) === 1n
}
