import { aggregateCall, boolean, call, type Expr, literal, long, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { aggregate, type Item } from '../lower/fold.ts'
import { type Frame, where } from '../lower/frame.ts'
import { noteLimit } from '../lower/limit.ts'
import { sortedBy, windowed } from '../lower/rows.ts'
import { asText, exists, isMissing } from '../lower/value.ts'

/** Of an event, but none of the fields that are transposed. */
const NOT_TRANSPOSED = new Set(['@timestamp', '@timestamp.nanos', '@ingesttimestamp', '@id'])

/**
 * library.humio.com/data-analysis/functions-transpose.html: a row for every field, in the order of their names, with the
 * values of the first rows as `row[1]`, `row[2]`, ... or under the values of the header's field.
 */
function lowerTranspose(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const count = args.number('limit') ?? 5
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    const expected = 'a whole number from 1 to 1000'
    const span = args.raw('limit')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`limit`', expected, found: `\`${count}\`` })
    return frame
  }
  const [numbered, place] = windowed(frame, 'window.row_number', [], {}, args.span, cx)
  const first = where(numbered, call('compare.le', [place, long(count)]))
  const header = args.field(args.has('pivot') ? 'pivot' : 'header')
  const columns = header === undefined ? numberedColumns(place, count) : namedColumns(first, header, place, args, cx)
  const hidden = new Set([...(frame.open ? NOT_TRANSPOSED : []), ...(header === undefined ? [] : [header.name])])
  const fields = [...cx.allFields(frame, args.span)].filter(([name]) => !hidden.has(name))
  const { rows, name, value } = eachField(first, fields, args.span, cx)
  const items = columns.map(
    ([title, only]): Item => ({
      name: title,
      calls: [aggregateCall('agg.at_max', [value, place], args.span)],
      only,
    }),
  )
  const column = args.has('pivot') ? (header?.name ?? 'column') : (args.text('column') ?? 'column')
  return byKey(aggregate(rows, [{ name: column, expr: name }], items, args.span, args.fn, cx), column, 'asc', args)
}

type TitledColumn = readonly [title: string, only: Expr]

function numberedColumns(place: Expr, count: number): readonly TitledColumn[] {
  return Array.from({ length: count }, (_, i) => [`row[${i + 1}]`, call('compare.eq', [place, long(i + 1)])])
}

/** A column for each value of the field; rows without one keep their numbers. Which there are is known from the data. */
function namedColumns(
  first: Frame,
  header: Ast.FieldName,
  place: Expr,
  args: Arguments,
  cx: Lowering,
): readonly TitledColumn[] {
  const numbered = call('text.concat', [text('row['), call('convert.integer_to_text', [place]), text(']')])
  const title = call('logic.coalesce', [asText(cx.field(first, header.name, header.span)), numbered])
  const record = call('dynamic.object', [title, boolean(true)], header.span)
  const span = args.raw(args.has('pivot') ? 'pivot' : 'header')?.span ?? header.span
  return cx.dataFields(first, record, span).map((name) => [name, call('compare.eq', [title, text(name)])])
}

/** A row for each of the fields that an event has, with its name and its value. */
function eachField(
  frame: Frame,
  fields: readonly (readonly [string, Expr])[],
  span: Span,
  cx: Lowering,
): { readonly rows: Frame; readonly name: Expr; readonly value: Expr } {
  const pairs = fields.map(([name, expr]) =>
    call(
      'dynamic.array',
      [text(name), asText(expr)].map((e) => call('dynamic.from', [e])),
    ),
  )
  const element = cx.columns.fresh('pair', 'dynamic')
  const array = call('dynamic.array', pairs, span)
  const plan: Plan = { kind: 'unnest', input: frame.plan, array, element, outer: false, span }
  const at = (i: number): Expr => call('dynamic.to_text', [call('dynamic.element', [reference(element), long(i)])])
  const value = at(1)
  return { rows: where({ ...frame, plan }, exists(value)), name: at(0), value }
}

function byKey(frame: Frame, name: string, direction: 'asc' | 'desc', args: Arguments): Frame {
  const key = frame.fields.get(name) ?? literal('string', null)
  return sortedBy(frame, [{ expr: key, direction, nulls: 'last' }], args.span)
}

/** library.humio.com/data-analysis/functions-fieldset.html: the names of the fields that any event has. */
function lowerFieldSet(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const { rows, name } = eachField(frame, [...cx.allFields(frame, args.span)], args.span, cx)
  const choice = 'the names are in the field `field`'
  cx.report.add('fidelity/choice', args.span, { topic: '`fieldset()`', choice })
  return byKey(aggregate(rows, [{ name: 'field', expr: name }], [], args.span, args.fn, cx), 'field', 'desc', args)
}

/** library.humio.com/data-analysis/functions-fieldstats.html: how many values, and how many distinct ones, each field has. */
function lowerFieldStats(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const type = old(frame, '#type', cx)
  const { rows, name, value } = eachField(frame, [...cx.allFields(frame, args.span)], args.span, cx)
  const keys = [
    { name: '#type', expr: isMissing(type) ? literal('string', null) : asText(type) },
    { name: 'field', expr: name },
  ]
  const items: readonly Item[] = [
    { name: '_count', calls: [aggregateCall('agg.count', [], args.span)] },
    { name: 'distinct', calls: [aggregateCall('agg.count_distinct', [value], args.span)] },
  ]
  const counted = byKey(aggregate(rows, keys, items, args.span, args.fn, cx), 'field', 'asc', args)
  return noteLimit(counted, args, cx, { what: '`fieldstats()`', byDefault: 200, most: 10_000 })
}

/**
 * library.humio.com/data-analysis/functions-createevents.html: these events in place of those that are searched, at the
 * time of the query.
 */
function lowerCreateEvents(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const raw = cx.columns.fresh('@rawstring', 'string')
  const time = cx.columns.fresh('@timestamp', 'long')
  const nanos = cx.columns.fresh('@timestamp.nanos', 'long')
  const now = cx.options.now / TICKS_PER_MILLISECOND
  const rows = args.texts('rawstring').map((written) => [written, now, 0n])
  const columns = [raw, time, nanos]
  const plan: Plan = { kind: 'values', columns, rows, span: args.span }
  const fields = new Map<string, Expr>(columns.map((column) => [column.name, reference(column)]))
  const { groups: _, ...rest } = frame
  return { ...rest, plan, fields, open: false, removed: new Set(), closedBy: args.fn, aggregated: false }
}

export const RESHAPING: Builtins = {
  transpose: { kind: 'table', names: ['pivot', 'header', 'column', 'limit'], lower: lowerTranspose },
  fieldset: { kind: 'table', names: [], lower: lowerFieldSet },
  fieldstats: { kind: 'table', names: ['limit'], lower: lowerFieldStats },
  createevents: { kind: 'table', names: ['rawstring'], required: ['rawstring'], lower: lowerCreateEvents },
}
