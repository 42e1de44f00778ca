import type { Scanner } from '../../../syntax/scanner.ts'

// library.humio.com/lql-grammar/syntax-grammar-guide-subset.html: what stands in unquoted names and patterns.
const NAME = /(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]|\[\d+\])+/y
const PATTERN =
  /(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff*+\-:~]|\[\d+\])(?:[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff*+\-:~/]|\[\d+\])*/y
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

export interface StringToken {
  readonly value: string
  readonly triple: boolean
  readonly closed: boolean
}

/** A string at `"`. It ends on its line, but for the `"""` form. */
export function readString(scanner: Scanner): StringToken {
  if (scanner.startsWith('"""')) {
    const close = scanner.text.indexOf('"""', scanner.at + 3)
    if (close !== -1 && close + 3 <= scanner.end) {
      const value = scanner.text.slice(scanner.at + 3, close)
      scanner.at = close + 3
      return { value, triple: true, closed: true }
    }
  }
  scanner.at += 1
  let value = ''
  while (!scanner.done) {
    const char = scanner.peek()
    if (char === '"') {
      scanner.at += 1
      return { value, triple: false, closed: true }
    }
    if (char === '\n') break
    if (char === '\\' && scanner.peek(1) !== '' && scanner.peek(1) !== '\n') {
      value += escaped(scanner.peek(1))
      scanner.at += 2
      continue
    }
    value += char
    scanner.at += 1
  }
  return { value, triple: false, closed: false }
}

/** An unknown escape keeps its backslash: a filter value such as `"C:\Windows"` is plain text. */
function escaped(char: string): string {
  if (char === '"' || char === '\\') return char
  if (char === 'n') return '\n'
  return `\\${char}`
}

export interface RegexToken {
  readonly pattern: string
  readonly flags: string
  readonly closed: boolean
}

/** A regex literal at `/`; it ends on its line. */
export function readRegex(scanner: Scanner): RegexToken {
  scanner.at += 1
  let pattern = ''
  while (!scanner.done) {
    const char = scanner.peek()
    if (char === '\n') break
    if (char === '/') {
      scanner.at += 1
      return { pattern, flags: scanner.match(/[A-Za-z]*/y) ?? '', closed: true }
    }
    if (char === '\\' && scanner.peek(1) !== '' && scanner.peek(1) !== '\n') {
      pattern += scanner.peek(1) === '/' ? '/' : `\\${scanner.peek(1)}`
      scanner.at += 2
      continue
    }
    pattern += char
    scanner.at += 1
  }
  return { pattern, flags: '', closed: false }
}
