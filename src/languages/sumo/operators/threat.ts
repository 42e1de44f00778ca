import { filter } from '../../../plan/build.ts'
import { type Column, call, type Expr, literal, long, reference, windowCall } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { type Name, stringValue, type TablePath } from '../ast.ts'
import { columnOf, reportNoColumn, rowsOfTable, type TableRows } from '../files.ts'
import type { Frame } from '../frame.ts'
import { lookUp } from '../lookups.ts'
import { printName, printNames } from '../print-expression.ts'
import { isTrue, toReal, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

const at = (text: string, span: Span): TablePath => ({ text, span })

/**
 * The fields of a threat that the address is, from the table `sumo://threat/cs` that the user gives: `threat` (the
 * indicator), `actor`, `threatlevel`, `raw` and `type`
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/threatip/).
 */
export const THREATIP: OperatorDefinition<'threatip'> = {
  words: ['threatip'],
  parse: (p, start) => ({ kind: 'threatip', field: p.expectName(), span: p.spanFrom(start) }),
  print: ({ field }) => `threatip ${printName(field)}`,
  lower: ({ field, span }, frame) => {
    const fields = [
      ['actor', 'actor'],
      ['malicious_confidence', 'threatlevel'],
      ['raw_threat', 'raw'],
      ['type', 'type'],
    ] as const
    const asked = ['threat', ...fields.map(([, column]) => column)]
    const rows = rowsOfTable(at('sumo://threat/cs', span), asked, frame)
    const names = fields.map(([name]) => name)
    const indicator = rows === undefined ? undefined : columnOf(rows, 'threat')
    if (rows === undefined || indicator === undefined) {
      if (rows !== undefined) reportNoColumn(rows, 'threat', span, frame)
      frame.defineNulls(names, span)
      return
    }
    const columns = fields.map(([name, column]) => columnOf(rows, name) ?? columnOf(rows, column))
    defineFound(rows, indicator, field, names, columns, frame, span)
  },
}

/** https://help.sumologic.com/docs/security/threat-intelligence/upload-formats/#normalized-json-format */
const FIELDS = [
  'actors',
  'confidence',
  'fields',
  'id',
  'imported',
  'indicator',
  'kill_chain',
  'source',
  'threat_type',
  'type',
  'updated',
  'valid_from',
  'valid_until',
] as const

const COUNT = 'num_matches'

/**
 * The threats that a field's value indicates, from the table `sumo://threat-intel` that the user gives, with the fields of
 * the normalized format as its columns; a row for each, or the best one
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/threatlookup/).
 */
export const THREATLOOKUP: OperatorDefinition<'threatlookup'> = {
  words: ['threatlookup'],
  parse: (p, start) => {
    let single = p.acceptWord('singleindicator') !== undefined
    let source: ReturnType<typeof p.expectString> | undefined
    if (p.isWord('source') && p.peek(1).text === '=') {
      p.next()
      p.next()
      source = p.expectString('the name of a source in quotes')
    }
    single = p.acceptWord('singleindicator') !== undefined || single
    return { kind: 'threatlookup', single, source, fields: p.expectNames(), span: p.spanFrom(start) }
  },
  print: ({ single, source, fields }) => {
    const options = `${single ? 'singleIndicator ' : ''}${source === undefined ? '' : `source="${source.raw}" `}`
    return `threatlookup ${options}${printNames(fields)}`
  },
  lower: ({ single, source, fields, span }, frame) => {
    const [field, another] = fields
    const names = [...FIELDS, ...(single ? [COUNT] : [])].map((name) => `_threatlookup.${name}`)
    const rows = rowsOfTable(at('sumo://threat-intel', span), FIELDS, frame)
    const indicator = rows === undefined ? undefined : columnOf(rows, 'indicator')
    if (another !== undefined) frame.refuse('`threatlookup` of several fields', another.span)
    if (rows === undefined || indicator === undefined || field === undefined) {
      if (rows !== undefined) reportNoColumn(rows, 'indicator', span, frame)
      frame.defineNulls(names, span)
      return
    }
    const chosen = source === undefined ? rows : ofSource(rows, stringValue(source.raw), source.span, frame)
    const { found, count } = single ? bestOfEach(chosen, indicator, frame, span) : { found: chosen, count: undefined }
    const columns = FIELDS.map((name) => columnOf(found, name))
    const all = [...columns, ...(single ? [count] : [])]
    defineFound(found, indicator, field, names, all, frame, span, single ? undefined : true)
  },
}

function ofSource(rows: TableRows, source: string, span: Span, frame: Frame): TableRows {
  const column = columnOf(rows, 'source')
  if (column === undefined) {
    reportNoColumn(rows, 'source', span, frame)
    return rows
  }
  const isFrom = isTrue(call('compare.eq', [toText(reference(column)), literal('string', source, span)]))
  return { ...rows, plan: filter(rows.plan, isFrom) }
}

/** The entry of each indicator that has the highest confidence and, of those, is the most recent, with their count. */
function bestOfEach(
  rows: TableRows,
  indicator: Column,
  frame: Frame,
  span: Span,
): { readonly found: TableRows; readonly count: Column } {
  const number = (name: string): Expr => {
    const column = columnOf(rows, name)
    return column === undefined ? literal('real', null) : toReal(reference(column))
  }
  const choice = 'the entry of the highest confidence and, of several, the one updated last'
  frame.choose('`singleIndicator`', choice, span)
  const partitionBy = [reference(indicator)]
  const orderBy = ['confidence', 'updated'].map((n) => ({ expr: number(n), direction: 'desc', nulls: 'last' }) as const)
  const rank = frame.columns.fresh('rank', 'long')
  const count = frame.columns.fresh(COUNT, 'long')
  const ranked: Plan = {
    kind: 'window',
    input: rows.plan,
    columns: [
      { ...rank, expr: windowCall('window.row_number', [], { partitionBy, orderBy }, span) },
      { ...count, expr: windowCall('window.count', [], { partitionBy, orderBy: [] }, span) },
    ],
    span,
  }
  const best = filter(ranked, call('compare.le', [reference(rank), long(1)]), span)
  return { found: { ...rows, plan: best, columns: [...rows.columns, count] }, count }
}

function defineFound(
  rows: TableRows,
  indicator: Column,
  field: Name,
  names: readonly string[],
  columns: readonly (Column | undefined)[],
  frame: Frame,
  span: Span,
  all?: true,
): void {
  const pairs = [{ value: toText(frame.resolve(field)), column: indicator }]
  const wanted = columns.filter((c) => c !== undefined)
  const looking = { ignoreCase: false, ...(all === undefined ? {} : { all }) }
  const { values } = lookUp(rows, pairs, wanted, looking, frame, span)
  frame.define(
    names.map((name, i) => {
      const column = columns[i]
      const value = column === undefined ? undefined : values[wanted.indexOf(column)]
      return { name, expr: value ?? literal('string', null, span) }
    }),
    span,
  )
}
