import type { SortKey } from '../../../plan/expr.ts'
import type { SortKeyNode } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** Descending unless said otherwise (https://help.sumologic.com/docs/search/search-query-language/search-operators/sort/). */
export const SORT: OperatorDefinition<'sort'> = {
  words: ['sort', 'order'],
  parse: (p, start) => {
    const by = p.acceptWord('by')
    const keys = by === undefined && p.atEnd ? [] : parseSortKeys(p)
    return { kind: 'sort', keys, span: p.spanFrom(start) }
  },
  print: ({ keys }) => (keys.length === 0 ? 'sort' : `sort by ${printSortKeys(keys)}`),
  lower: ({ keys, span }, frame) => {
    if (keys.length === 0) frame.refuse('`sort` without a field', span, ['`sort by x` sorts by a field'])
    frame.order = [...lowerSortKeys(keys, frame), ...frame.order]
  },
}

export function parseSortKeys(p: Parser): readonly SortKeyNode[] {
  const keys = [parseKey(p)]
  while (p.acceptSymbol(',')) keys.push(parseKey(p))
  return keys
}

export function printSortKeys(keys: readonly SortKeyNode[]): string {
  return keys.map((k) => `${printName(k.name)}${k.direction === undefined ? '' : ` ${k.direction}`}`).join(', ')
}

/** Nulls are least: no page says where they go. */
export function lowerSortKeys(keys: readonly SortKeyNode[], frame: Frame): readonly SortKey[] {
  return keys.map((key): SortKey => {
    const direction = key.direction ?? 'desc'
    const expr = frame.hold(key.name.text, frame.resolve(key.name))
    return { expr, direction, nulls: direction === 'asc' ? 'first' : 'last' }
  })
}

function parseKey(p: Parser): SortKeyNode {
  const { start } = p.peek().span
  const sign = p.acceptSymbol('+', '-')
  const name = p.expectName()
  const word = p.acceptWord('asc', 'desc', 'ascending', 'descending')
  const written = word?.text.toLowerCase().startsWith('asc') ? 'asc' : 'desc'
  const signed = sign === undefined ? undefined : sign.text === '+' ? 'asc' : 'desc'
  return { name, direction: word === undefined ? signed : written, span: p.spanFrom(start) }
}
