import { type Column, reference } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Name, OperatorOf } from '../ast.ts'
import { columnOf, reportNoColumn, rowsOfTable } from '../files.ts'
import type { Frame } from '../frame.ts'
import { keyPairs, lookUp } from '../lookups.ts'
import type { Parser } from '../parser.ts'
import { knowledgeAt, lookUpAddress } from '../places.ts'
import { printKeys, printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

type Lookup = OperatorOf<'lookup'>

/**
 * Adds fields of the row of a table that has the same keys, null where none has
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/lookup/ and .../lookup-classic/). Values
 * are compared without case in tables of the library (`path://`), with case in all others.
 */
export const LOOKUP: OperatorDefinition<'lookup'> = {
  words: ['lookup'],
  parse: (p, start) => {
    const columns = p.acceptSymbol('*') === undefined ? parseColumns(p) : []
    p.expectWord('from')
    const path = p.expectPath()
    p.expectWord('on')
    return { kind: 'lookup', columns, path, keys: p.expectKeys(), span: p.spanFrom(start) }
  },
  print: ({ columns, path, keys }) => {
    const shown = columns.map(({ name, alias }) =>
      alias === undefined ? printName(name) : `${printName(name)} as ${printName(alias)}`,
    )
    return `lookup ${shown.length === 0 ? '*' : shown.join(', ')} from ${path.text} on ${printKeys(keys, ', ')}`
  },
  lower: (operator, frame) => {
    const knowledge = knowledgeAt(operator.path)
    if (knowledge === undefined) lowerTable(operator, frame)
    else lookUpAddress(knowledge, operator.columns, operator.keys, operator.span, frame)
  },
}

function parseColumns(p: Parser): Lookup['columns'] {
  const columns: { name: Name; alias: Name | undefined }[] = []
  do {
    const name = p.expectName()
    columns.push({ name, alias: p.acceptWord('as') === undefined ? undefined : p.expectName() })
  } while (p.acceptSymbol(','))
  return columns
}

function lowerTable({ columns, path, keys, span }: Lookup, frame: Frame): void {
  const asked = [...columns.map((c) => c.name.text), ...keys.flatMap((k) => [k.right.text, k.left.text])]
  const rows = rowsOfTable(path, asked, frame)
  const pairs = rows === undefined ? undefined : keyPairs(keys, rows, frame)
  if (rows === undefined || pairs === undefined) {
    forget(columns, span, frame)
    return
  }
  const wanted: { readonly name: string; readonly column: Column }[] = []
  for (const { name, alias } of columns) {
    const column = columnOf(rows, name.text)
    if (column === undefined) reportNoColumn(rows, name.text, name.span, frame)
    else wanted.push({ name: alias?.text ?? name.text, column })
  }
  const all = rows.columns.map((column) => ({ name: column.name, column }))
  const chosen = columns.length === 0 ? all : wanted
  const ignoreCase = /^path:/i.test(path.text)
  const { values } = lookUp(
    rows,
    pairs,
    chosen.map((c) => c.column),
    { ignoreCase },
    frame,
    span,
  )
  frame.define(
    chosen.map(({ name, column }, i) => ({ name, expr: values[i] ?? reference(column) })),
    span,
  )
  if (columns.length === 0 && rows.isGuessed) frame.opaque = true
}

/** After a report: the fields are there, whatever they hold. */
function forget(columns: Lookup['columns'], span: Span, frame: Frame): void {
  if (columns.length === 0) frame.opaque = true
  frame.defineNulls(
    columns.map(({ name, alias }) => (alias ?? name).text),
    span,
  )
}
