import { call, type Expr, long, type SortKey, text } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { closed } from '../lower/fold.ts'
import type { Frame } from '../lower/frame.ts'
import { noteLimit } from '../lower/limit.ts'
import { keepingTime, orderingTime, rearranged, sortedBy, windowed } from '../lower/rows.ts'
import { asNumber, asText, isMissing, MISSING } from '../lower/value.ts'

type Direction = SortKey['direction']

/** The keys of a value; text that spells no number comes last in a sort of numbers, as text. */
function sortKeys(value: Expr, direction: Direction, type: string): readonly SortKey[] {
  if (type === 'hex') return hexKeys(value, direction)
  return (type === 'string' ? [asText(value)] : numberKeys(value)).map((expr) => ({ expr, direction, nulls: 'last' }))
}

/** What functions-array-sort.html says of elements that are no numbers, pages show of fields: those of methods in groupBy(). */
function numberKeys(value: Expr): readonly Expr[] {
  const number = asNumber(value)
  if (number === value) return [number]
  return [number, call('logic.case', [call('logic.is_null', [number]), asText(value), MISSING])]
}

function timeKeys(time: Expr, direction: Direction): readonly SortKey[] {
  return [{ expr: asNumber(time), direction, nulls: 'last' }]
}

const HEXADECIMAL = '^(?:0[xX])?0*([0-9a-fA-F]+)$'

/** Hexadecimal numbers of any length: the longer is the greater, then the digits tell. */
function hexKeys(value: Expr, direction: Direction): readonly SortKey[] {
  const held = asText(value)
  const digits = call('text.lower', [call('regex.extract', [held, text(HEXADECIMAL), long(1)])])
  const present = call('logic.case', [call('compare.eq', [digits, text('')]), MISSING, digits])
  return [call('text.length', [present]), present].map((expr) => ({ expr, direction, nulls: 'last' }))
}

/** The one order of all keys, or one for each. */
function directions(args: Arguments, count: number, fallback: Direction, cx: Lowering): readonly Direction[] {
  const orders = args.texts('order')
  const other = orders.find((o) => !/^(?:asc|desc)(?:ending)?$/i.test(o))
  if (other !== undefined) {
    const span = args.raw('order')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`order`', expected: '`asc` or `desc`', found: `\`${other}\`` })
  }
  const written = orders.map((o): Direction => (/^asc/i.test(o) ? 'asc' : 'desc'))
  return Array.from({ length: count }, (_, i) => written[i] ?? written[0] ?? fallback)
}

function types(args: Arguments, count: number, cx: Lowering): readonly string[] | undefined {
  const written = args.texts('type').map((t) => t.toLowerCase())
  const unknown = written.find((t) => !['number', 'string', 'any', 'hex'].includes(t))
  if (unknown !== undefined) {
    cx.refuse(`sorting by values of the type \`${unknown}\``, args.raw('type')?.span ?? args.span)
    return undefined
  }
  return Array.from({ length: count }, (_, i) => written[i] ?? written[0] ?? 'number')
}

/**
 * library.humio.com/data-analysis/functions-sort.html: descending, as numbers; by the count of a grouping where no field is
 * named. `-x`, no CQL, is a descending key.
 */
function lowerSort(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const count: Ast.Expr = { kind: 'field', name: '_count', span: args.span }
  const given = args.has('field') || !frame.fields.has('_count') ? args.list('field') : [count]
  const items = given.map((item) => {
    const signed = item.kind === 'unary' && item.operator === '-'
    return { field: args.nameOf(signed ? item.operand : item), descending: signed, span: item.span }
  })
  const kinds = types(args, items.length, cx)
  if (kinds === undefined) return frame
  // `reverse`, the older name, says whether to sort in descending order.
  const fallback = args.has('reverse') && !args.flag('reverse', false) ? 'asc' : 'desc'
  const orders = directions(args, items.length, fallback, cx)
  const keys = items.flatMap(({ field, descending }, i) => {
    if (field === undefined) return []
    const value = cx.field(frame, field.name, field.span)
    const direction = descending ? 'desc' : (orders[i] ?? 'desc')
    return sortKeys(value, direction, kinds[i] ?? 'number')
  })
  const bounds = { what: '`sort()`', byDefault: 200, most: 200_000 }
  const sorted = rearranged(sortedBy(frame, keys, args.span))
  return { ...noteLimit(sorted, args, cx, bounds), aggregated: true }
}

/** library.humio.com/data-analysis/functions-table.html: these fields only, newest first. */
function lowerTable(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const fields = namedFields(args, frame, cx)
  const by = args.has('sortby') ? args.fields('sortby') : []
  const kinds = types(args, Math.max(1, by.length), cx)
  if (kinds === undefined) return frame
  const fallback = args.has('reverse') && !args.flag('reverse', false) ? 'asc' : 'desc'
  const orders = directions(args, Math.max(1, by.length), fallback, cx)
  const values = by.length === 0 ? [old(frame, '@timestamp', cx)] : by.map((f) => cx.field(frame, f.name, f.span))
  const keys = values.flatMap((value, i) => sortKeys(value, orders[i] ?? 'desc', kinds[i] ?? 'number'))
  const sorted = sortedBy(frame, keys, args.span)
  const limited = noteLimit(sorted, args, cx, { what: '`table()`', byDefault: 200, most: 200_000 })
  return rearranged({ ...closed(limited, limited.plan, fields, 'table'), limited: true })
}

function namedFields(args: Arguments, frame: Frame, cx: Lowering): ReadonlyMap<string, Expr> {
  return new Map(args.fields('fields').map((f: Ast.FieldName) => [f.name, cx.field(frame, f.name, f.span)]))
}

/** `head` and `tail`: the oldest or newest events, from old to new; without times the order of the rows counts. */
function lowerEnds(end: 'head' | 'tail'): Builtins[string] {
  return {
    kind: 'table',
    names: ['limit'],
    lower: (args, frame, cx) => {
      const bounds = { what: `\`${end}()\``, byDefault: 200, most: 200_000 }
      const time = orderingTime(frame, cx)
      if (end === 'head') {
        const sorted = isMissing(time) ? frame : sortedBy(frame, timeKeys(time, 'asc'), args.span)
        return { ...noteLimit(sorted, args, cx, bounds), aggregated: true, limited: true }
      }
      const [placed, place] = isMissing(time)
        ? windowed(frame, 'window.row_number', [], {}, args.span, cx)
        : [frame, time]
      const newest = sortedBy(placed, timeKeys(place, 'desc'), args.span)
      const cut = noteLimit(newest, args, cx, bounds)
      return { ...sortedBy(cut, timeKeys(place, 'asc'), args.span), aggregated: true, limited: true }
    },
  }
}

export const ROWS: Builtins = {
  sort: { kind: 'table', names: ['field', 'order', 'type', 'limit', 'reverse'], lower: lowerSort },
  table: {
    kind: 'table',
    names: ['fields', 'limit', 'sortby', 'order', 'type', 'reverse'],
    required: ['fields'],
    lower: lowerTable,
  },
  // Keeps the events in their order and only these fields of them.
  select: {
    kind: 'events',
    inBranch: () => 'rows',
    names: ['fields'],
    required: ['fields'],
    lower: (args, frame, cx) => {
      const fields = namedFields(args, frame, cx)
      const selected = closed(frame, frame.plan, fields, 'select')
      return keepingTime(frame, { ...selected, aggregated: frame.aggregated, limited: frame.limited }, cx)
    },
  },
  head: lowerEnds('head'),
  tail: lowerEnds('tail'),
}
