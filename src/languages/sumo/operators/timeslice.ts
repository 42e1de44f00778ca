import { call, type Expr, long, reference, text, windowCall } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import { ceilingMilliseconds } from '../../interval.ts'
import type { Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import { toWhole } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Lengths that clocks align with, for slices of which only a number is given. */
const LENGTHS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 28, 91, 364].map((n) => n * DAY),
]

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/timeslice/ */
export const TIMESLICE: OperatorDefinition<'timeslice'> = {
  words: ['timeslice'],
  parse: (p, start) => {
    p.acceptWord('by')
    const size = p.atEnd || p.isWord('as') ? undefined : parseLength(p)
    const buckets = size !== undefined && p.acceptWord('buckets', 'bucket') !== undefined
    const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
    return { kind: 'timeslice', size, buckets, alias, span: p.spanFrom(start) }
  },
  print: ({ size, buckets, alias }) => {
    const name = alias === undefined ? '' : ` as ${printName(alias)}`
    return `timeslice${size === undefined ? '' : ` ${size}`}${buckets ? ' buckets' : ''}${name}`
  },
  lower: ({ size, buckets, alias, span }, frame) => {
    const name = alias?.text ?? '_timeslice'
    const length = size === undefined || buckets ? undefined : lengthOf(size, frame, span)
    const time = toWhole(frame.resolve({ text: '_messageTime', quoted: false, span }))
    frame.slice = length === undefined ? undefined : { length }
    if (length !== undefined) defineSlice(name, time, long(length), span, frame)
    else if (size === undefined) {
      const { first, last } = searchedRange(time, 'a time slice without a length', span, frame)
      frame.define(
        [
          { name, expr: first },
          { name: END, expr: last },
        ],
        span,
      )
    } else if (buckets && /^[0-9]+$/.test(size) && Number(size) > 0) {
      const held = frame.hold('time', time, span)
      const { first, last } = searchedRange(held, 'time slices of which only the number is given', span, frame)
      const range = call('number.subtract', [last, first], span)
      frame.choose(
        '`timeslice` into a number of buckets',
        'slices have the least length that clocks align with (1, 2, 5, 10, 15, 30 seconds or minutes, 1, 2, 3, 4, 6, 12 hours, days, weeks) of which so many cover the searched range',
        span,
      )
      const arms = LENGTHS.flatMap((n) => [call('compare.le', [range, long(BigInt(n) * BigInt(size))], span), long(n)])
      defineSlice(name, held, call('logic.case', [...arms, long(LENGTHS.at(-1) ?? DAY)], span), span, frame)
    } else defineSlice(name, time, long(HOUR), span, frame)
  },
}

/** What the page calls the end of a slice, whatever the slice is called. */
const END = '__timeslice_end'

function defineSlice(name: string, time: Expr, length: Expr, span: Span, frame: Frame): void {
  const start = frame.hold('slice', sliceStart(time, length, frame), span)
  const end = call('number.add', [start, length], span)
  frame.define(
    [
      { name, expr: start },
      { name: END, expr: end },
    ],
    span,
  )
}

/** `1h`, `15 m` or, before `buckets`, `10`, as written. */
export function parseLength(p: Parser): string {
  const parameter = p.accept('parameter')
  if (parameter !== undefined) return parameter.text
  if (!p.is('number')) p.fail('a length such as `1h` or a number of buckets')
  const number = p.next().text
  const size = /^[0-9]+$/.test(number) && p.isWord('s', 'm', 'h', 'd', 'w') ? number + p.next().text : number
  if (
    p.isWord('second', 'seconds', 'minute', 'minutes', 'hour', 'hours', 'day', 'days', 'week', 'weeks', 'min', 'sec')
  ) {
    p.fail('a length such as `1h`', ['units are `s`, `m`, `h`, `d` and `w`'])
  }
  return size
}

/** Milliseconds; reported when the text is no length. */
export function lengthOf(size: string, frame: Frame, span: Span): number | undefined {
  const length = numberValue(size)
  if (/^[0-9]+[smhdw]$/.test(size) && Number.isSafeInteger(length) && length > 0) return length
  frame.refuse(
    size.startsWith('{{') ? `the template parameter \`${size}\`` : `the length \`${size}\` of a time slice`,
    span,
  )
  return undefined
}

/** The start of the slice that a time is in: slices are counted from midnight of the user's zone. */
export function sliceStart(time: Expr, length: Expr, frame: Frame): Expr {
  const { timeZone } = frame.options
  // What is past the start is measured on the wall clock.
  const local =
    timeZone === 'UTC'
      ? time
      : call('convert.datetime_to_milliseconds', [
          call('time.local', [call('convert.milliseconds_to_datetime', [time]), text(timeZone)]),
        ])
  return call('number.subtract', [time, call('number.modulus', [local, length])], time.span)
}

/** First and last millisecond of the searched range: what `--since` and `--until` say, else the data's own. */
export function searchedRange(
  time: Expr,
  topic: string,
  span: Span,
  frame: Frame,
): { readonly first: Expr; readonly last: Expr } {
  const { interval } = frame.options
  frame.ranged ||= interval?.start !== undefined || interval?.end !== undefined
  const over = (fn: 'window.min' | 'window.max'): Expr => {
    const value = windowCall(fn, [time], { partitionBy: [], orderBy: [] }, span)
    const column = frame.columns.fresh('bound', value.type)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr: value }], span }
    return reference(column, span)
  }
  if (interval?.start === undefined || interval.end === undefined) {
    frame.choose(topic, 'the range is that of the data, unless `--since` and `--until` give the searched range', span)
  }
  return {
    first: interval?.start === undefined ? over('window.min') : long(ceilingMilliseconds(interval.start), span),
    last: interval?.end === undefined ? over('window.max') : long((interval.end - 1n) / TICKS_PER_MILLISECOND, span),
  }
}
