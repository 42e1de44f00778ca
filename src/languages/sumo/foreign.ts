import { cover } from '../../source/text.ts'
import type { Expression } from './ast.ts'
import type { Parser } from './parser.ts'
import { slashed } from './patterns.ts'

/**
 * Comparisons as SQL, KQL and SPL write them, where `left` has been read: they become what Sumo Logic has for them, and
 * the text of their places tells that they were written otherwise.
 */
export function parseForeign(p: Parser, left: Expression): Expression | undefined {
  const mark = p.at
  if (p.acceptSymbol('=~') !== undefined) {
    const token = p.accept('string') ?? p.accept('regex') ?? p.fail('a regular expression')
    const raw = token.kind === 'regex' ? token.value : slashed(token.value.replaceAll('\\"', '"'))
    return matching(left, { kind: 'regex', raw, span: token.span }, false)
  }
  if (p.isWord('is') && isNullAhead(p)) {
    p.next()
    const negated = p.acceptWord('not') !== undefined
    const span = cover(left.span, p.next().span)
    const isNull: Expression = { kind: 'call', fn: { text: 'isNull', quoted: false, span }, args: [left], span }
    return negated ? { kind: 'not', item: isNull, span } : isNull
  }
  const negated = p.acceptWord('not') !== undefined
  const word = p.acceptWord('like', 'startswith', 'endswith')?.text.toLowerCase()
  const token = word === undefined ? undefined : p.accept('string')
  const pattern = word === undefined || token === undefined ? undefined : wildcards(word, token.value)
  if (token === undefined || pattern === undefined) {
    p.at = mark
    return undefined
  }
  return matching(left, { kind: 'string', raw: pattern, span: token.span }, negated)
}

function matching(value: Expression, pattern: Expression, negated: boolean): Expression {
  return { kind: 'matches', value, pattern, negated, prefix: false, span: cover(value.span, pattern.span) }
}

function isNullAhead(p: Parser): boolean {
  const words = [p.peek(1), p.peek(2)].map((t) => t.text.toLowerCase())
  return words[0] === 'null' || (words[0] === 'not' && words[1] === 'null')
}

/** The pattern with `*`; none where it has what `matches` has no wildcard for, or a `*` of its own. */
function wildcards(word: string, text: string): string | undefined {
  if (text.includes('*')) return undefined
  if (word === 'like') return /[_\\]/.test(text) ? undefined : text.replaceAll('%', '*')
  return word === 'startswith' ? `${text}*` : `*${text}`
}
