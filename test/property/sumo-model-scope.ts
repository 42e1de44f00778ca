import { type Scope, stringValue } from '../../src/languages/sumo/ast.ts'
import { type Fields, fieldOf, type Row, textOf, unsaid } from './sumo-model-values.ts'

const TERM = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu
const isTerm = (piece: string): boolean => /^[\p{L}\p{N}*?]/u.test(piece)

/** Whether one piece of a message is what one piece of a keyword asks for; `*` alone is one whole term. */
function fits(piece: string, wanted: string): boolean {
  if (!isTerm(wanted)) return wanted === piece || (/^\s/.test(wanted) && /^\s/.test(piece))
  if (!/^[\p{L}\p{N}]/u.test(piece)) return false
  const source = wanted.replace(/\*+/g, '.*').replace(/\?/g, '.')
  return new RegExp(`^${source}$`, 'iu').test(piece)
}

/** The terms and the punctuation of the keyword stand beside each other in the message, without case. */
function holdsKeyword(message: string, keyword: string): boolean {
  const pieces = message.match(TERM) ?? []
  const wanted = keyword.match(/[\p{L}\p{N}*?]+|\s+|[^\p{L}\p{N}*?\s]/gu) ?? []
  if (wanted.length > 1 && wanted.some((of) => /[^*]\*+[^*]/.test(of))) return unsaid('a wildcard within a term')
  if (wanted.length === 0) return unsaid('a keyword of nothing')
  return pieces.some((_, at) => wanted.every((of, i) => fits(pieces[at + i] ?? '', of)))
}

/** The whole value, without case; `*` is any text and `?` one character. */
function holdsValue(value: string, written: string): boolean {
  const source = written
    .replace(/[.+^${}()|[\]\\/]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]')
  return new RegExp(`^${source}$`, 'iu').test(value)
}

/** A term on metadata that a record lacks is met, also under NOT: `negated` tells what that takes. */
export function inScope(scope: Scope, fields: Fields, negated = false): (row: Row) => boolean {
  switch (scope.kind) {
    case 'all':
      return () => true
    case 'keyword': {
      const keyword = scope.quoted ? stringValue(scope.text) : scope.text
      return (row) => holdsKeyword(String(row.get('_raw') ?? ''), keyword)
    }
    case 'field': {
      const value = fieldOf(scope.name, fields)
      const written = scope.quoted ? stringValue(scope.text) : scope.text
      return (row) => {
        const held = textOf(value.of(row))
        if (held === null && scope.name.text.startsWith('_')) return !negated
        return (held !== null && holdsValue(held, written)) !== scope.negated
      }
    }
    case 'and':
    case 'or': {
      const items = scope.items.map((item) => inScope(item, fields, negated))
      return (row) => (scope.kind === 'and' ? items.every((item) => item(row)) : items.some((item) => item(row)))
    }
    case 'not': {
      const item = inScope(scope.item, fields, !negated)
      return (row) => !item(row)
    }
    default:
      return unsaid(scope.kind)
  }
}
