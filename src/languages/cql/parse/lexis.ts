import type { Scanner } from '../../../syntax/scanner.ts'

// library.humio.com/lql-grammar/syntax-grammar-guide-subset.html: what stands in unquoted names and patterns.
const NAME = /(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\u00aa\u00ae-\u00ba\u00bc-\uffff]|\[\d+\])+/y
const PATTERN =
  /(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\u00aa\u00ac\u00ae-\u00ba\u00bc-\uffff*+\-:~]|\[\d+\])(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\u00aa\u00ac\u00ae-\u00ba\u00bc-\uffff*+\-:~/]|\[\d+\])*/y
const FUNCTION = /[A-Za-z][A-Za-z0-9_]*(?::[A-Za-z][A-Za-z0-9_]*)*/y
const WORD = /[A-Za-z]+(?![#%&.0-9@\\^_\u00a1-\uffff:[])/y

/** Skips blanks and comments. */
export function skipTrivia(scanner: Scanner): void {
  for (;;) {
    if (scanner.match(/\s+/y) !== undefined) continue
    if (scanner.match(/\/\/[^\n]*/y) !== undefined) continue
    if (scanner.startsWith('/*')) {
      const close = scanner.text.indexOf('*/', scanner.at + 2)
      scanner.at = close === -1 ? scanner.end : Math.min(close + 2, scanner.end)
      continue
    }
    return
  }
}

/** A keyword, in any case, that is no part of a longer name. */
export function acceptKeyword(scanner: Scanner, keyword: string): boolean {
  const start = scanner.at
  const word = scanner.match(WORD)
  if (word !== undefined && word.toLowerCase() === keyword) return true
  scanner.at = start
  return false
}

export function isKeyword(scanner: Scanner, keyword: string): boolean {
  const start = scanner.at
  const found = acceptKeyword(scanner, keyword)
  scanner.at = start
  return found
}

export function readName(scanner: Scanner): string | undefined {
  return scanner.match(NAME)
}

export function readPattern(scanner: Scanner): string | undefined {
  return scanner.match(PATTERN)
}

export function readFunctionName(scanner: Scanner): string | undefined {
  return scanner.match(FUNCTION)
}

/** How a string is written: in `"`, or in the `"""` or `'` of other languages. */
export type Quotes = '"' | '"""' | "'"

export interface StringToken {
  readonly value: string
  readonly quotes: Quotes
  readonly closed: boolean
}

/** Where a string that spans lines can end; elsewhere its closing quote would open the next string. */
const STRING_ENDS = /[\s,;:)\]}|]|$/y

/**
 * A string at `"` or `'`. The grammar ends it on its line (syntax-grammar-guide-subset.html), but dashboards of the vendor
 * hold strings over several lines: read so where the quote that closes it stands where a string can end.
 */
export function readString(scanner: Scanner): StringToken {
  if (scanner.startsWith('"""')) {
    const close = scanner.text.indexOf('"""', scanner.at + 3)
    if (close !== -1 && close + 3 <= scanner.end) {
      const value = scanner.text.slice(scanner.at + 3, close)
      scanner.at = close + 3
      return { value, quotes: '"""', closed: true }
    }
  }
  const quotes = scanner.peek() === "'" ? "'" : '"'
  scanner.at += 1
  let value = ''
  let line: number | undefined
  while (!scanner.done) {
    const char = scanner.peek()
    if (char === quotes) {
      STRING_ENDS.lastIndex = scanner.at + 1
      if (line !== undefined && !STRING_ENDS.test(scanner.text)) break
      scanner.at += 1
      return { value, quotes, closed: true }
    }
    if (char === '\n') {
      if (quotes === "'") break
      line ??= scanner.at
    }
    if (char === '\\' && scanner.peek(1) !== '' && scanner.peek(1) !== '\n') {
      const coded = scanner.match(CODED)
      if (coded !== undefined) {
        value += String.fromCharCode(Number.parseInt(coded.slice(2), 16))
        continue
      }
      value += scanner.peek(1) === quotes ? quotes : escaped(scanner.peek(1))
      scanner.at += 2
      continue
    }
    value += char
    scanner.at += 1
  }
  scanner.at = line ?? scanner.at
  return { value, quotes, closed: false }
}

/** A character by its code, as in examples of functions-regex.html and functions-stripansicodes.html. */
const CODED = /\\x[0-9A-Fa-f]{2}/y

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/**
 * library.humio.com/crowdstrike-query-language/syntax-datatypes-detail-string.html; an unknown escape keeps its backslash: a
 * filter value such as `"C:\Windows"` is plain text.
 */
function escaped(char: string): string {
  return char === '"' || char === '\\' ? char : (CONTROLS[char] ?? `\\${char}`)
}

export interface RegexToken {
  readonly pattern: string
  readonly flags: string
  readonly closed: boolean
}

/** A regular expression over several lines is no longer than this. */
const LONGEST_REGEX = 10_000

/**
 * A regex literal at `/`. A `/` inside a class need not be escaped. The grammar names no character but `/` that ends one
 * (library.humio.com/lql-grammar/syntax-grammar-guide-subset.html), so it may span lines; one that can end on its line
 * does, so that a stray `/` takes no more than that.
 */
export function readRegex(scanner: Scanner): RegexToken {
  const start = scanner.at + 1
  const line = scanner.text.indexOf('\n', start)
  const lineEnd = line === -1 ? scanner.end : Math.min(line, scanner.end)
  for (const limit of [lineEnd, Math.min(scanner.end, start + LONGEST_REGEX)]) {
    for (const classes of [true, false]) {
      const close = regexEnd(scanner.text, start, limit, classes)
      if (close === undefined) continue
      scanner.at = close + 1
      const pattern = scanner.text.slice(start, close).replace(/\\[\s\S]/g, (m) => (m === '\\/' ? '/' : m))
      return { pattern, flags: scanner.match(/[A-Za-z]*/y) ?? '', closed: true }
    }
  }
  const pattern = scanner.text.slice(start, lineEnd)
  scanner.at = lineEnd
  return { pattern, flags: '', closed: false }
}

/** Where the closing `/` stands; `classes`: one inside `[...]` is plain. */
function regexEnd(text: string, start: number, limit: number, classes: boolean): number | undefined {
  let inside = false
  for (let at = start; at < limit; at += 1) {
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '[' && classes) {
      if (!inside && (text[at + 1] === ']' || text.startsWith('^]', at + 1))) at += text[at + 1] === '^' ? 2 : 1
      inside = true
    } else if (char === ']') inside = false
    else if (char === '/' && !inside) return at
  }
  return undefined
}
