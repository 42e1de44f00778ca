import type { Token } from '../../syntax/cursor.ts'
import { Scanner } from '../../syntax/scanner.ts'

/**
 * `word`: a name or keyword. `quoted`: "..." with its content in `value`. `text`: '...' likewise. `address`: a bare
 * dotted quad. `broken`: what no token starts with, a quote or comment that is never closed, or `#` and `|` at the begin
 * of a line, as in the text of a page; reported only where the parser meets it, as the text after a query may be prose.
 */
type AqlTokenKind = 'word' | 'quoted' | 'text' | 'number' | 'address' | 'symbol' | 'broken' | 'end'

export interface AqlToken extends Token<AqlTokenKind> {
  /** Words in upper case, the content of quotes, otherwise the text as written. */
  readonly value: string
  /** Whether a line break stands between the token before and this one. */
  readonly startsLine: boolean
}

const BLANK = /\s+/y
const LINE_COMMENT = /--[^\n]*/y
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy
const ADDRESS = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.])/y
const HEX = /0[xX][0-9a-fA-F]+(?!\w)/y
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?!\w)/y
const TEXT = /'(?:[^']|'')*'/y
const QUOTED = /"(?:[^"]|"")*"/y
const SYMBOL = /<>|<=|>>>|>>|<<|>=|!=|==|::|[-+*/%^&|#~=<>(),.;]/y
const CHARACTER = /./suy

/** All tokens of a text; never fails. */
export function tokenize(text: string): readonly AqlToken[] {
  const scanner = new Scanner(text)
  const tokens: AqlToken[] = []
  for (;;) {
    const gap = scanner.at
    while (
      scanner.match(BLANK) !== undefined ||
      scanner.match(LINE_COMMENT) !== undefined ||
      scanner.match(BLOCK_COMMENT) !== undefined
    );
    const startsLine = text.slice(gap, scanner.at).includes('\n')
    const start = scanner.at
    const push = (kind: AqlTokenKind, written: string, value = written): void => {
      tokens.push({ kind, text: written, value, span: scanner.spanFrom(start), startsLine })
    }
    if (scanner.done) {
      push('end', '')
      return tokens
    }
    const word = scanner.match(WORD)
    if (word !== undefined) {
      push('word', word, word.toUpperCase())
      continue
    }
    const quoted = scanner.match(TEXT) ?? scanner.match(QUOTED)
    if (quoted !== undefined) {
      const quote = quoted.charAt(0)
      const content = quoted.slice(1, -1).replaceAll(quote + quote, quote)
      push(quote === "'" ? 'text' : 'quoted', quoted, content)
      continue
    }
    const address = scanner.match(ADDRESS)
    const number = address ?? scanner.match(HEX) ?? scanner.match(NUMBER)
    if (number !== undefined) {
      push(address === undefined ? 'number' : 'address', number)
      continue
    }
    const symbol = scanner.match(SYMBOL)
    if (symbol === '/' && text.startsWith('*', scanner.at)) {
      scanner.at = text.length
      push('broken', text.slice(start))
      continue
    }
    if (symbol !== undefined) {
      const ofPage = startsLine && (symbol === '#' || symbol === '|') && !text.startsWith('|', scanner.at)
      push(ofPage ? 'broken' : 'symbol', symbol)
      continue
    }
    const character = scanner.match(CHARACTER) ?? ''
    if (character === "'" || character === '"') scanner.at = text.length
    push('broken', text.slice(start, scanner.at))
  }
}
