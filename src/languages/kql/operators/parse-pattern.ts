import type { Span } from '../../../source/text.ts'
import { isNumeric, type ValueType } from '../../../types/value.ts'
import { type Ast, plainName } from '../ast.ts'
import { lowerLiteral } from '../literals.ts'
import type { Lowering } from '../lowering.ts'
import { constantText, isInteger } from '../values.ts'

export type Piece =
  | { readonly kind: 'star'; readonly span: Span }
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | { readonly kind: 'column'; readonly name: string; readonly type: ValueType; readonly span: Span }

function literalText(cx: Lowering, node: Ast): string | undefined {
  const literal = lowerLiteral(cx, node)
  return literal === undefined ? undefined : constantText(literal)
}

/** What stands after `with`; `undefined` after a refusal. `types`: the column types that the binder found. */
export function readPieces(
  cx: Lowering,
  nodes: readonly Ast[],
  types: ReadonlyMap<string, ValueType | undefined>,
): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  for (const node of nodes) {
    const { span } = node
    if (node.kind === 'StarExpression') {
      if (pieces.at(-1)?.kind !== 'star') pieces.push({ kind: 'star', span })
      continue
    }
    if (node.kind === 'NameDeclaration' || node.kind === 'NameAndTypeDeclaration') {
      const nameNode = node.kind === 'NameDeclaration' ? node : (node.child('Name') ?? node)
      const name = plainName(nameNode)
      const type = types.get(name)
      if (type === undefined) {
        cx.refuse(span, `a column of type \`${node.child('Type')?.text.trim() ?? nameNode.typeName}\``)
        return undefined
      }
      pieces.push({ kind: 'column', name, type, span })
      continue
    }
    const text = literalText(cx, node)
    if (text === undefined || text === '') {
      cx.refuse(span, 'a pattern with a text that is empty or no constant')
      return undefined
    }
    pieces.push({ kind: 'text', text, span })
  }
  return pieces
}

/** The pieces as one regular expression with a group for each column; groups of the user's own stand between them. */
export interface Built {
  readonly pattern: string
  readonly flags: string
  /** The numbers of the columns' groups. */
  readonly groups: readonly number[]
}

const ESCAPED = /[\\^$.|?*+()[\]{}]/g
const INTEGER = '([+-]?[0-9]*)'
const REAL = '([+-]?[0-9]*\\.?[0-9]*(?:[eE][+-]?[0-9]+)?)'

/**
 * Plain texts are looked for one after another, each at its first place; what stands between belongs to the column. The
 * whole text must fit, so that without a `*` the pattern begins and ends where the text does. A number before `*` is as
 * long as it can be.
 */
export function plainPattern(cx: Lowering, pieces: readonly Piece[]): Built | undefined {
  let pattern = '(?s)\\A'
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]
    if (piece.kind === 'text') {
      pattern += piece.text.replace(ESCAPED, '\\$&')
      continue
    }
    if (piece.kind === 'star') {
      if (next?.kind === 'column') return refusedPair(cx, next.span, '`*` before a column')
      pattern += next === undefined ? '.*' : '.*?'
      continue
    }
    if (next?.kind === 'column') return refusedPair(cx, next.span, 'two columns with nothing between them')
    if (next?.kind !== 'star') {
      pattern += next === undefined ? '(.*)' : '(.*?)'
      continue
    }
    if (!isNumeric(piece.type)) return refusedPair(cx, next.span, `\`*\` after the column \`${piece.name}\``)
    const after = pieces[i + 2]
    // Such a text could begin inside the number.
    if (after?.kind === 'text' && (isInteger(piece.type) ? /^[0-9]/ : /^[0-9.eE+-]/).test(after.text)) {
      return refusedPair(cx, after.span, 'a number before `*` and a text that could belong to it')
    }
    pattern += isInteger(piece.type) ? INTEGER : REAL
  }
  const columns = pieces.filter((p) => p.kind === 'column')
  return { pattern: `${pattern}\\z`, flags: '', groups: columns.map((_, i) => i + 1) }
}

function refusedPair(cx: Lowering, span: Span, what: string): undefined {
  cx.refuse(span, `${what} in a pattern`)
  return undefined
}

/**
 * `kind=regex`: the texts are regular expressions, `*` is `.*?`, a column takes as much as it can, digits only where it
 * is an integer (`parse-operator.md`, "Regex mode"); the whole text must match. The result is a pattern of Rust's flavour.
 */
export function regexPattern(
  cx: Lowering,
  pieces: readonly Piece[],
  flags: string,
  groupsOf: (text: string, span: Span) => number | undefined,
): Built | undefined {
  let pattern = '\\A'
  let count = 0
  const groups: number[] = []
  for (const piece of pieces) {
    if (piece.kind === 'star') {
      pattern += '.*?'
      continue
    }
    if (piece.kind === 'text') {
      // Where the parts of such a text end depends on what it is joined to.
      if (hasAlternatives(piece.text)) return refusedPair(cx, piece.span, 'alternatives outside parentheses')
      const own = groupsOf(piece.text, piece.span)
      if (own === undefined) return undefined
      count += own
      pattern += piece.text
      continue
    }
    count += 1
    groups.push(count)
    pattern += isInteger(piece.type) ? '(-?[0-9]+)' : piece.type === 'real' ? '(-?[0-9]*\\.?[0-9]+)' : '(.*)'
  }
  return { pattern: `${pattern}\\z`, flags, groups }
}

function hasAlternatives(pattern: string): boolean {
  let depth = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at)
    if (char === '\\') at += 1
    else if (char === '[') at = Math.max(at, pattern.indexOf(']', at + 2))
    else if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === '|' && depth === 0) return true
  }
  return false
}
