import { project } from '../../../plan/build.ts'
import {
  type AggregateCall,
  aggregateCall,
  call,
  type Expr,
  literal,
  reference,
  type SortKey,
  text,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { DataColumn, DataColumns, Probe } from '../../language.ts'
import type { Name, OperatorOf } from '../ast.ts'
import type { Field, Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNull, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

/** The most columns that the page allows to come from data. */
const MOST = 300

/** Stands between the values of several column fields. */
const BETWEEN = ', '

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/transpose/ */
export const TRANSPOSE: OperatorDefinition<'transpose'> = {
  words: ['transpose'],
  parse: (p, start) => {
    p.expectWord('row')
    const rows = p.expectNames()
    p.expectWord('column')
    const columns = p.expectNames()
    const { output, star } = p.acceptWord('as') === undefined ? { output: undefined, star: true } : parseOutput(p)
    return { kind: 'transpose', rows, columns, output, star, span: p.spanFrom(start) }
  },
  print: ({ rows, columns, output, star }) => {
    const names = [...(output ?? []).map(printName), ...(star ? ['*'] : [])].join(', ')
    return `transpose row ${printNames(rows)} column ${printNames(columns)}${output === undefined ? '' : ` as ${names}`}`
  },
  lower: (operator, frame) => {
    const { rows, columns, span } = operator
    if (!frame.aggregated && !frame.restricted) {
      frame.refuse('`transpose` of messages', span, ['it reshapes what a group operator such as `count by a, b` gives'])
      return
    }
    const taken = new Set([...rows, ...columns].map((n) => n.text.toLowerCase()))
    const values = [...frame.fields.values()].filter(
      (f) => !taken.has(f.name.toLowerCase()) && f.withTime === undefined,
    )
    const column = frame.hold('column', columnName(columns.map((name) => frame.resolve(name))), span)
    lowerTranspose(operator, values, column, frame)
  },
}

function parseOutput(p: Parser): { readonly output: readonly Name[]; readonly star: boolean } {
  const output: Name[] = []
  do {
    if (p.acceptSymbol('*') !== undefined) return { output, star: true }
    output.push(p.expectName())
  } while (p.acceptSymbol(','))
  return { output, star: false }
}

/** The text of one field's value; of several the values in a row. Null is null only where all are. */
function columnName(values: readonly Expr[]): Expr {
  const [first = literal('string', null), ...others] = values.map(toText)
  if (others.length === 0) return first
  const known = (value: Expr): Expr => call('logic.coalesce', [value, text('null')])
  return call('text.concat', [known(first), ...others.flatMap((value) => [text(BETWEEN), known(value)])])
}

/** A column to be: for which values of the column fields (null: none) which field. */
interface Cell {
  readonly name: string
  readonly value: string | null
  readonly field: Field
}

function lowerTranspose(operator: OperatorOf<'transpose'>, values: readonly Field[], column: Expr, frame: Frame): void {
  const { rows, columns, output = [], star, span } = operator
  const known = star ? frame.lowering.ask(probeOf(span, column, frame)) : []
  if ('problem' in known) frame.refuse(known.problem, span)
  const found = 'problem' in known ? [] : known
  if (columns.length > 1) {
    frame.choose('`transpose` by several column fields', `their values are joined by \`${BETWEEN}\``, span)
  }
  if (values.length > 1 && output.length > 0) {
    frame.refuse('named fields of a `transpose` of several fields', span, [
      '`fields` before it keeps the one whose values are shown',
    ])
  } else if (values.length > 1) {
    frame.choose('`transpose` of several fields', 'columns are named `value_field`, as no page says how', span)
  }
  if (found.some((c) => c.source === NULL)) {
    frame.choose('`transpose`', 'rows without a value in the column field have a column named `null`', span)
  }
  const only = values.length === 1 ? values[0] : undefined
  const cell = (name: string, value: string | null, field: Field): Cell => ({
    name: only === undefined ? `${name}_${field.name}` : name,
    value,
    field,
  })
  const named = output.flatMap((name) => values.map((field) => cell(name.text, name.text, field)))
  const listed = new Set(output.map((name) => name.text))
  const others = found
    .filter((c) => !listed.has(c.name))
    .flatMap((c) => values.map((field) => cell(c.name, c.source === NULL ? null : c.name, field)))
  const order = frame.order
  const row = frame.numbered(span)
  const keys: Computed[] = rows.map((name) => {
    const expr = frame.resolve(name)
    return { ...frame.columns.fresh(name.text, expr.type), expr }
  })
  const cells = [...named, ...others]
  const aggregates = cells.map((made): Computed<AggregateCall> => {
    const matches = made.value === null ? isNull(column) : call('compare.eq', [column, text(made.value)], span)
    const value = aggregateCall('agg.at_min', [reference(made.field.column), row], span, matches)
    return { ...frame.columns.fresh(made.name, value.type), expr: value }
  })
  const rowOrder = orderOfRows(order, keys)
  frame.plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span }
  frame.fields = new Map()
  frame.hidden = new Map()
  frame.aggregated = true
  frame.keys = new Set(rows.map((name) => name.text.toLowerCase()))
  frame.order = rowOrder
  for (const { id, name, type } of keys) frame.name(name, { id, name, type })
  for (const { id, name, type } of aggregates) {
    const field = { name, column: { id, name, type }, ofRecord: false, transposed: true } as const
    const key = name.toLowerCase()
    // Names that differ in case only are columns of their own; a query reaches the first of them.
    frame.fields.set(frame.fields.has(key) ? `${key} ${id}` : key, field)
  }
  if (star && frame.options.probed?.has(keyOf(span)) !== true) frame.opaque = true
}

/** An order by row fields stays; everything else is ordered by them, ascending. */
function orderOfRows(order: readonly SortKey[], keys: readonly Computed[]): readonly SortKey[] {
  const kept: SortKey[] = []
  for (const key of order) {
    const { expr } = key
    const of = keys.find((k) => k.expr.kind === 'column' && expr.kind === 'column' && k.expr.id === expr.id)
    if (of === undefined) break
    kept.push({ ...key, expr: reference(of) })
  }
  return [...kept, ...keys.map((k): SortKey => ({ expr: reference(k), direction: 'asc', nulls: 'last' }))]
}

const NULL = 'null'

function keyOf(span: Span): string {
  return `transpose ${span.start}`
}

/** The different values of the column fields: texts after a mark, or the mark of null. */
function probeOf(span: Span, column: Expr, frame: Frame): Probe {
  const marked = call('text.concat', [text('='), call('logic.coalesce', [column, text('')])])
  const value = call('logic.case', [isNull(column), text(NULL), marked])
  const key: Computed = { ...frame.columns.fresh('value', 'string'), expr: value }
  const aggregates: readonly Computed<AggregateCall>[] = []
  const values: Plan = { kind: 'aggregate', input: frame.plan, keys: [key], aggregates, span }
  return { key: keyOf(span), plan: project(values, [{ ...key, expr: reference(key) }], span), read }
}

function read(values: readonly string[]): DataColumns {
  if (values.length > MOST) return { problem: `\`transpose\` into ${values.length} columns, more than ${MOST},` }
  const columns = values.map((value): DataColumn => {
    const isMissing = value === NULL
    return { name: isMissing ? 'null' : value.slice(1), type: 'string', source: isMissing ? NULL : '' }
  })
  return columns.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
