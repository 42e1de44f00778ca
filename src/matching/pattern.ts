/**
 * What a text has to hold. `plain`: the literal, at the very start or end where that is asked. `like`: `literal` (not
 * empty) somewhere, and then all that `matches` says. `free`: what `matches` says, with nothing to look for.
 */
export type TextPattern =
  | { readonly kind: 'plain'; readonly literal: string; readonly atStart: boolean; readonly atEnd: boolean }
  | { readonly kind: 'like'; readonly literal: string; readonly matches: (text: string) => boolean }
  | { readonly kind: 'free'; readonly matches: (text: string) => boolean }

/** As a text is once the engine has taken it: what is no character is U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** A piece of a pattern between two `%`: code units, and undefined for any one character. */
type Piece = readonly (string | undefined)[]

/** The pattern of `text.like`; undefined when the engine refuses it. */
export function likePattern(pattern: string): TextPattern | undefined {
  const pieces = piecesOf(wellFormed(pattern))
  if (pieces === undefined) return undefined
  const [first = [], ...others] = pieces
  const last = others.at(-1)
  const filled = pieces.filter((piece) => piece.length > 0)
  const [only = []] = filled
  if (filled.length <= 1 && !only.includes(undefined)) {
    const literal = only.join('')
    return {
      kind: 'plain',
      literal,
      atStart: first.length > 0 || last === undefined,
      atEnd: (last ?? first).length > 0 || last === undefined,
    }
  }
  const literal = longestLiteral(filled)
  const matches = (text: string): boolean => matchesPieces(first, others, text)
  return literal === '' ? { kind: 'free', matches } : { kind: 'like', literal, matches }
}

function piecesOf(pattern: string): readonly Piece[] | undefined {
  const pieces: (string | undefined)[][] = [[]]
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern[at]
    if (unit === '%') pieces.push([])
    else if (unit === '_') pieces.at(-1)?.push(undefined)
    else if (unit !== '\\') pieces.at(-1)?.push(unit)
    else {
      at += 1
      if (at === pattern.length) return undefined
      pieces.at(-1)?.push(pattern[at])
    }
  }
  return pieces
}

function longestLiteral(pieces: readonly Piece[]): string {
  let best = ''
  for (const piece of pieces) {
    let run = ''
    for (const unit of piece) {
      run = unit === undefined ? '' : run + unit
      if (run.length > best.length) best = run
    }
  }
  return best
}

function matchesPieces(first: Piece, others: readonly Piece[], text: string): boolean {
  let at = matchAt(first, text, 0)
  if (at === -1) return false
  const last = others.at(-1)
  if (last === undefined) return at === text.length
  for (const piece of others.slice(0, -1)) {
    at = findFrom(piece, text, at)
    if (at === -1) return false
  }
  const start = startOfLast(last, text)
  return start >= at
}

/** Where the match of the piece that starts there ends; -1 when there is none. */
function matchAt(piece: Piece, text: string, start: number): number {
  let at = start
  for (const unit of piece) {
    if (at >= text.length) return -1
    if (unit === undefined) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    else if (text[at] === unit) at += 1
    else return -1
  }
  return at
}

function findFrom(piece: Piece, text: string, from: number): number {
  if (!piece.includes(undefined)) {
    const literal = piece.join('')
    const found = text.indexOf(literal, from)
    return found === -1 ? -1 : found + literal.length
  }
  for (let start = from; start <= text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
    const end = matchAt(piece, text, start)
    if (end !== -1) return end
  }
  return -1
}

/** Where the match of the piece that ends with the text starts; -1 when there is none. */
function startOfLast(piece: Piece, text: string): number {
  let at = text.length
  for (const unit of piece.toReversed()) {
    if (at === 0) return -1
    if (unit !== undefined) {
      if (text[at - 1] !== unit) return -1
      at -= 1
    } else {
      const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff
      at -= isPair ? 2 : 1
    }
  }
  return at
}
