/** How `key=value` text is read: the mark between both, whether blanks stand around it, and which of two values counts. */
export interface PairStyle {
  readonly mark: string
  readonly padding: string
  readonly keepFirst: boolean
  readonly excludeEmpty: boolean
}

/** Reads names and values, each bare or in quotes of either kind; pairs stand apart by blanks and commas. */
export function readPairs(source: string, style: PairStyle): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let at = 0
  while (at < source.length) {
    const key = readToken(source, at, style.mark, true)
    if (key === undefined) {
      at += 1
      continue
    }
    const mark = skipBlanks(source, key.end)
    if (source.charAt(mark) !== style.mark) {
      at = key.end
      continue
    }
    const value = readValue(source, mark + 1, style)
    at = value.end
    if (value.text === '' && style.excludeEmpty) continue
    if (!style.keepFirst || !found.has(key.text)) found.set(key.text, value.text)
  }
  return found
}

interface Token {
  readonly text: string
  readonly end: number
}

function readValue(source: string, at: number, style: PairStyle): Token {
  const none = { text: '', end: at }
  const start = style.padding === 'no' ? at : skipBlanks(source, at)
  const value = readToken(source, start, style.mark, false)
  if (value === undefined) return none
  // With blanks around the mark, a word before the next mark is a name.
  if (style.padding === 'yes' && source.charAt(skipBlanks(source, value.end)) === style.mark) return none
  return value
}

function readToken(source: string, at: number, mark: string, isName: boolean): Token | undefined {
  const first = source.charAt(at)
  if (first === '"' || first === "'") {
    const close = source.indexOf(first, at + 1)
    return close === -1 ? undefined : { text: source.slice(at + 1, close), end: close + 1 }
  }
  let end = at
  while (end < source.length && !isEnd(source.charAt(end), mark, isName)) end += 1
  return end === at ? undefined : { text: source.slice(at, end), end }
}

function isEnd(char: string, mark: string, isName: boolean): boolean {
  return char === ',' || /\s/.test(char) || (isName && (char === mark || char === '"' || char === "'"))
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (at < source.length && /\s/.test(source.charAt(at))) at += 1
  return at
}
