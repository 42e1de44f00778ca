import { aggregateCall, and, call, type Expr, literal, long, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { aggregate, type Item } from '../lower/fold.ts'
import { type Frame, where } from '../lower/frame.ts'
import { windowed } from '../lower/rows.ts'
import { asText, exists } from '../lower/value.ts'

/** Of an event, but none of the fields that are transposed. */
const NOT_TRANSPOSED = new Set(['@timestamp', '@timestamp.nanos', '@ingesttimestamp', '@id'])

/**
 * library.humio.com/data-analysis/functions-transpose.html: a row for every field, in the order of their names, with the
 * values of the first rows as `row[1]`, `row[2]`, ...
 */
function lowerTranspose(args: Arguments, frame: Frame, cx: Lowering): Frame {
  for (const name of ['header', 'pivot']) {
    if (!args.has(name)) continue
    cx.refuse(`\`transpose(${name}=...)\`, whose fields are values,`, args.raw(name)?.span ?? args.span)
    return frame
  }
  const count = args.number('limit') ?? 5
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    const expected = 'a whole number from 1 to 1000'
    const span = args.raw('limit')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`limit`', expected, found: `\`${count}\`` })
    return frame
  }
  const shown = cx.allFields(frame, args.span)
  const [numbered, place] = windowed(frame, 'window.row_number', [], {}, args.span, cx)
  const first = where(numbered, call('compare.le', [place, long(count)]))
  const pairs = [...shown]
    .filter(([name]) => !(frame.open && NOT_TRANSPOSED.has(name)))
    .map(([name, expr]) =>
      call(
        'dynamic.array',
        [text(name), asText(expr)].map((e) => call('dynamic.from', [e])),
      ),
    )
  const element = cx.columns.fresh('pair', 'dynamic')
  const array = call('dynamic.array', pairs, args.span)
  const plan: Plan = { kind: 'unnest', input: first.plan, array, element, outer: false, span: args.span }
  const [name, value] = [0, 1].map((i) =>
    call('dynamic.to_text', [call('dynamic.element', [reference(element), long(i)])]),
  )
  if (name === undefined || value === undefined) return frame
  const rows = where({ ...first, plan }, exists(value))
  const items = Array.from({ length: count }, (_, i): Item => {
    const only = call('compare.eq', [place, long(i + 1)])
    return { name: `row[${i + 1}]`, calls: [aggregateCall('agg.max', [value], args.span)], only: and([only]) }
  })
  const column = args.text('column') ?? 'column'
  const turned = aggregate(rows, [{ name: column, expr: name }], items, args.span, args.fn, cx)
  const key = turned.fields.get(column) ?? literal('string', null)
  const sorted: Plan = {
    kind: 'sort',
    input: turned.plan,
    keys: [{ expr: key, direction: 'asc', nulls: 'last' }],
    span: args.span,
  }
  return { ...turned, plan: sorted }
}

/** library.humio.com/data-analysis/functions-createevents.html: these events in place of those that are searched. */
function lowerCreateEvents(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const column = cx.columns.fresh('@rawstring', 'string')
  const rows = args.texts('rawstring').map((written) => [written])
  const plan: Plan = { kind: 'values', columns: [column], rows, span: args.span }
  const fields = new Map<string, Expr>([['@rawstring', reference(column)]])
  const { groups: _, ...rest } = frame
  return { ...rest, plan, fields, open: false, removed: new Set(), closedBy: args.fn, aggregated: false }
}

export const RESHAPING: Builtins = {
  transpose: { kind: 'table', names: ['pivot', 'header', 'column', 'limit'], lower: lowerTranspose },
  createevents: { kind: 'table', names: ['rawstring'], required: ['rawstring'], lower: lowerCreateEvents },
}
