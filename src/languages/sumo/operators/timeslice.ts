import { call, long, text } from '../../../plan/expr.ts'
import { numberValue } from '../lower-expression.ts'
import { printName } from '../print-expression.ts'
import { toWhole } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/timeslice/ */
export const TIMESLICE: OperatorDefinition<'timeslice'> = {
  words: ['timeslice'],
  parse: (p, start) => {
    p.acceptWord('by')
    if (!p.is('number')) p.fail('a length such as `1h` or a number of buckets')
    const number = p.next().text
    const size = /^[0-9]+$/.test(number) && p.isWord('s', 'm', 'h', 'd', 'w') ? number + p.next().text : number
    if (
      p.isWord('second', 'seconds', 'minute', 'minutes', 'hour', 'hours', 'day', 'days', 'week', 'weeks', 'min', 'sec')
    ) {
      p.fail('a length such as `1h`', ['units are `s`, `m`, `h`, `d` and `w`'])
    }
    const buckets = p.acceptWord('buckets', 'bucket') !== undefined
    const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
    return { kind: 'timeslice', size, buckets, alias, span: p.spanFrom(start) }
  },
  print: ({ size, buckets, alias }) =>
    `timeslice ${size}${buckets ? ' buckets' : ''}${alias === undefined ? '' : ` as ${printName(alias)}`}`,
  lower: ({ size, buckets, alias, span }, frame) => {
    const name = alias?.text ?? '_timeslice'
    const length = numberValue(size)
    if (buckets || !/[smhdw]$/.test(size) || !Number.isSafeInteger(length) || length <= 0) {
      frame.refuse(buckets ? '`timeslice` into a number of buckets' : `the length \`${size}\` of a time slice`, span)
      frame.define([{ name, expr: long(0) }], span)
      return
    }
    const time = toWhole(frame.resolve({ text: '_messageTime', quoted: false, span }))
    const { timeZone } = frame.options
    // Slices are counted from midnight of the user's zone, so what is past the start is measured on its wall clock.
    const local =
      timeZone === 'UTC'
        ? time
        : call('convert.datetime_to_milliseconds', [
            call('time.local', [call('convert.milliseconds_to_datetime', [time]), text(timeZone)]),
          ])
    const past = call('number.modulus', [local, long(length)])
    frame.define([{ name, expr: call('number.subtract', [time, past], span) }], span)
  },
}
