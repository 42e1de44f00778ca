/**
 * Literals of which one is in every text, lower-cased, in which the pattern is found; undefined when none is sure. Holds
 * for the patterns of RE2 and of java.util.regex, with letters folded or not: what it does not know it takes for anything.
 */
export function neededLiterals(pattern: string): readonly string[] | undefined {
  try {
    const reader: Reader = { pattern, at: 0, depth: 0 }
    const found = alternatives(reader)
    if (reader.at < pattern.length || found === undefined || lengthOf(found) < SHORTEST) return undefined
    // U+017F is an s where letters are folded, and its own lower case.
    return found.some((literal) => literal.includes('s')) ? [...found, '\u017F'] : found
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

const SHORTEST = 2
const DEEPEST = 50

class Unknown extends Error {}

interface Reader {
  readonly pattern: string
  at: number
  depth: number
}

function alternatives(reader: Reader): readonly string[] | undefined {
  const all: string[] = []
  let isSure = true
  for (;;) {
    const found = sequence(reader)
    if (found === undefined) isSure = false
    else all.push(...found)
    if (reader.pattern[reader.at] !== '|') return isSure ? all : undefined
    reader.at += 1
  }
}

function sequence(reader: Reader): readonly string[] | undefined {
  let best: readonly string[] | undefined
  let run = ''
  const offer = (found: readonly string[] | undefined): void => {
    if (found !== undefined && lengthOf(found) > (best === undefined ? 0 : lengthOf(best))) best = found
  }
  const endRun = (): void => {
    if (run !== '') offer([run])
    run = ''
  }
  while (reader.at < reader.pattern.length) {
    const next = reader.pattern[reader.at]
    if (next === '|' || next === ')') break
    const item = one(reader)
    const times = quantifier(reader)
    if (typeof item === 'string' && times !== 'optional') {
      run += item
      if (times === 'repeated') endRun()
      continue
    }
    endRun()
    if (typeof item === 'object' && times !== 'optional') offer(item)
  }
  endRun()
  return best
}

/** A character, the literals that a group needs, or undefined for all else. */
function one(reader: Reader): string | readonly string[] | undefined {
  const { pattern } = reader
  const char = String.fromCodePoint(pattern.codePointAt(reader.at) ?? 0)
  reader.at += char.length
  switch (char) {
    case '(':
      return group(reader)
    case '[':
      return skipClass(reader)
    case '\\':
      return escaped(reader)
    case '.':
    case '^':
    case '$':
      return undefined
    case '*':
    case '+':
    case '?':
    case '{':
      throw new Unknown()
    default:
      return /[\x20-\x7e]/.test(char) ? char.toLowerCase() : undefined
  }
}

function group(reader: Reader): readonly string[] | undefined {
  const opening = /\?(?::|>|P?<[A-Za-z]\w*>|[ims]+:|[=!]|<[=!])|\?[ims]+\)/y
  opening.lastIndex = reader.at
  const found = opening.exec(reader.pattern)?.[0]
  if (found === undefined && reader.pattern[reader.at] === '?') throw new Unknown()
  reader.at += found?.length ?? 0
  if (found?.endsWith(')')) return undefined
  reader.depth += 1
  if (reader.depth > DEEPEST) throw new Unknown()
  const needed = alternatives(reader)
  reader.depth -= 1
  if (reader.pattern[reader.at] !== ')') throw new Unknown()
  reader.at += 1
  return found !== undefined && /^\?<?[=!]$/.test(found) ? undefined : needed
}

function skipClass(reader: Reader): undefined {
  const whole = /\^?\]?(?:[^\\[\]&]|\\[^QE])*\]/y
  whole.lastIndex = reader.at
  const found = whole.exec(reader.pattern)?.[0]
  if (found === undefined) throw new Unknown()
  reader.at += found.length
  return undefined
}

function escaped(reader: Reader): string | undefined {
  const char = reader.pattern[reader.at]
  reader.at += 1
  if (char === undefined) throw new Unknown()
  if (/[dDwWsSbBntrfvaAzZ1-9]/.test(char)) return undefined
  if (/[!-/:-@[-`{-~ ]/.test(char)) return char
  throw new Unknown()
}

function quantifier(reader: Reader): 'once' | 'repeated' | 'optional' {
  const quantity = /(?:[*+?]|\{(\d+)(?:,\d*)?\})[?+]?/y
  quantity.lastIndex = reader.at
  const found = quantity.exec(reader.pattern)
  if (found === null) return 'once'
  reader.at += found[0].length
  if (/[*+?{]/.test(reader.pattern[reader.at] ?? '')) throw new Unknown()
  if (/^[*?]/.test(found[0])) return 'optional'
  return found[0].startsWith('+') || Number(found[1]) > 0 ? 'repeated' : 'optional'
}

function lengthOf(literals: readonly string[]): number {
  return Math.min(...literals.map((literal) => literal.length))
}
