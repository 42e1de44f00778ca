import type { FunctionId } from '../../../functions/index.ts'
import { isZone } from '../../../functions/zone.ts'
import { and, call, type Expr, literal, long } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import {
  isNumeric,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from '../../../types/value.ts'
import { arithmetic, negated } from '../arithmetic.ts'
import { constantInteger, constantText, convertTo, isInteger, retype, toReal } from '../values.ts'
import { type Builtin, type CallSite, folded, of } from './builtin.ts'
import { formatDatetime, formatTimespan, instant } from './time-format.ts'

const timespan = (ticks: bigint): Expr => literal('timespan', ticks)
/** 1970-01-04 was a Sunday, on which weeks begin (`startofweek-function.md`). */
const A_SUNDAY = literal('datetime', 3n * TICKS_PER_DAY)
const EPOCH = literal('datetime', 0n)

/** `now()` is one instant for the whole query (`now-function.md`). */
const now = of(1, ([offset], site) => {
  const instantNow = literal('datetime', site.cx.options.now, site.span)
  if (offset === undefined) return instantNow
  return offset.type === 'timespan' ? arithmetic(site.cx, '+', instantNow, offset, 'datetime', site.span) : undefined
})

const ago = of(1, ([span], site) => {
  if (span?.type !== 'timespan') return undefined
  return arithmetic(site.cx, '-', literal('datetime', site.cx.options.now, site.span), span, 'datetime', site.span)
})

/** Datetimes are of the years 1 to 9999; beyond them there is none (`scalar-data-types/datetime.md`). */
function withinCalendar(value: Expr, span: Span = value.span): Expr {
  return call('time.within_calendar', [value], span)
}

type Unit = 'day' | 'week' | 'month' | 'year'

function startOf(unit: Unit, value: Expr): Expr {
  switch (unit) {
    case 'day':
      return call('time.bin', [value, timespan(TICKS_PER_DAY), EPOCH], value.span)
    case 'week':
      return call('time.bin', [value, timespan(7n * TICKS_PER_DAY), A_SUNDAY], value.span)
    case 'month':
      return call('time.start_of_month', [value], value.span)
    case 'year':
      return call('time.start_of_year', [value], value.span)
  }
}

const LONGEST: Readonly<Record<Unit, bigint>> = { day: 1n, week: 7n, month: 31n, year: 366n }

/** The start of the period `offset` periods away; `undefined` where the offset has no exact form. */
function periodStart(unit: Unit, args: readonly Expr[], site: CallSite): Expr | undefined {
  const value = instant(args[0], site)
  if (value === undefined) return undefined
  const [, offset] = args
  const start = startOf(unit, value)
  if (offset === undefined) return start
  const read = offset.type === 'dynamic' ? convertTo(site.cx, offset, 'long') : offset
  if (!isInteger(read.type)) return undefined
  const count = constantInteger(read)
  if (unit === 'day' || unit === 'week') {
    const length = LONGEST[unit] * TICKS_PER_DAY
    if (count !== undefined && (count < -FARTHEST || count > FARTHEST)) return literal('datetime', null, site.span)
    const distance =
      count === undefined ? retype(call('number.multiply', [read, long(length)]), 'timespan') : timespan(count * length)
    return call('time.shift', [start, distance], site.span)
  }
  const months = unit === 'year' ? call('number.multiply', [read, long(12)]) : read
  const folded = count === undefined ? months : long(unit === 'year' ? 12n * count : count)
  return call('time.add_months', [start, folded], site.span)
}

/** Days in 10,000 years: no date is farther from another. */
const FARTHEST = 3_652_500n

const starts = (unit: Unit): Builtin =>
  of(2, (args, site) => {
    const start = periodStart(unit, args, site)
    return start === undefined || args.length === 1 ? start : withinCalendar(start, site.span)
  })

/** The last tick before the next period (`endofday-function.md`). */
const ends = (unit: Unit): Builtin =>
  of(2, (args, site) => {
    const start = periodStart(unit, args, site)
    if (start === undefined) return undefined
    const next =
      unit === 'day' || unit === 'week'
        ? call('time.shift', [start, timespan(LONGEST[unit] * TICKS_PER_DAY)])
        : call('time.add_months', [start, long(unit === 'year' ? 12 : 1)])
    const end = call('time.shift', [next, timespan(-1n)], site.span)
    return args.length === 1 ? end : withinCalendar(end, site.span)
  })

const part = (fn: FunctionId): Builtin =>
  of(1, ([value], site) => {
    const at = instant(value, site)
    return at === undefined ? undefined : call(fn, [at], site.span)
  })

const FIXED: Readonly<Record<string, bigint>> = {
  week: 7n * TICKS_PER_DAY,
  day: TICKS_PER_DAY,
  hour: TICKS_PER_HOUR,
  minute: TICKS_PER_MINUTE,
  second: TICKS_PER_SECOND,
  millisecond: TICKS_PER_MILLISECOND,
  microsecond: 10n,
}

/** Boundaries crossed from the second to the first (`datetime-diff-function.md`). */
const datetimeDiff = of(3, ([unit, first, second], site) => {
  const period = unit === undefined ? undefined : constantText(unit)?.toLowerCase()
  const [a, b] = [instant(first, site), instant(second, site)]
  if (period === undefined || a === undefined || b === undefined) return undefined
  if (period === 'nanosecond') {
    const ticks = call('number.subtract', [retype(a, 'long'), retype(b, 'long')])
    return call('number.multiply', [ticks, long(100)], site.span)
  }
  const size = FIXED[period]
  if (size !== undefined) {
    const origin = period === 'week' ? A_SUNDAY : EPOCH
    const count = (at: Expr): Expr => retype(call('time.bin', [at, timespan(size), origin]), 'long')
    return call('number.divide_integer', [call('number.subtract', [count(a), count(b)]), long(size)], site.span)
  }
  const years = call('number.subtract', [call('time.year', [a]), call('time.year', [b])])
  if (period === 'year') return years
  const perYear = period === 'month' ? 12n : period === 'quarter' ? 4n : undefined
  if (perYear === undefined) return undefined
  const place = (at: Expr): Expr =>
    perYear === 12n
      ? call('time.month', [at])
      : call('number.divide_integer', [call('number.subtract', [call('time.month', [at]), long(1)]), long(3)])
  const within = call('number.subtract', [place(a), place(b)])
  return call('number.add', [call('number.multiply', [years, long(perYear)]), within], site.span)
})

/** A day that the month lacks becomes its last (`datetime-add-function.md`). */
const datetimeAdd = of(3, ([unit, amount, value], site) => {
  const period = unit === undefined ? undefined : constantText(unit)?.toLowerCase()
  const at = instant(value, site)
  if (period === undefined || amount === undefined || at === undefined) return undefined
  const count = amount.type === 'dynamic' ? convertTo(site.cx, amount, 'long') : amount
  if (!isInteger(count.type)) return undefined
  const shifted = (ticks: Expr): Expr => withinCalendar(call('time.shift', [at, retype(ticks, 'timespan')]), site.span)
  // A tick is 100 ns.
  if (period === 'nanosecond') return shifted(call('number.divide_integer', [count, long(100)]))
  const size = FIXED[period]
  if (size !== undefined) return shifted(call('number.multiply', [count, long(size)]))
  const months = { month: 1, quarter: 3, year: 12 }[period]
  if (months === undefined) return undefined
  return withinCalendar(call('time.add_months', [at, call('number.multiply', [count, long(months)])]), site.span)
})

const PARTS: Readonly<Record<string, FunctionId>> = {
  year: 'time.year',
  month: 'time.month',
  day: 'time.day',
  dayofyear: 'time.day_of_year',
  hour: 'time.hour',
  minute: 'time.minute',
  second: 'time.second',
  week_of_year: 'time.iso_week',
}

/** Parts of the second, in ticks. */
const FRACTIONS: Readonly<Record<string, bigint>> = { millisecond: TICKS_PER_MILLISECOND, microsecond: 10n }

const datetimePart = of(2, ([unit, value], site) => {
  const period = unit === undefined ? undefined : constantText(unit)?.toLowerCase()
  const at = instant(value, site)
  if (period === undefined || at === undefined) return undefined
  const fn = PARTS[period]
  if (fn !== undefined) return call(fn, [at], site.span)
  if (period === 'quarter') {
    return call('number.divide_integer', [call('number.add', [call('time.month', [at]), long(2)]), long(3)], site.span)
  }
  const inSecond = call('number.modulus', [retype(at, 'long'), long(TICKS_PER_SECOND)])
  if (period === 'nanosecond') return call('number.multiply', [inSecond, long(100)], site.span)
  const size = FRACTIONS[period]
  // `weekofyear` counts weeks in a way that no page spells out.
  return size === undefined ? undefined : call('number.divide_integer', [inSecond, long(size)], site.span)
})

/** `unixtime_seconds_todatetime` and its siblings: null beyond the calendar (`unixtime-seconds-todatetime-function.md`). */
const unixTime = (perTick: { readonly times?: bigint; readonly by?: bigint }): Builtin =>
  of(1, ([value], site) => {
    if (value === undefined) return undefined
    const { times = 1n, by = 1n } = perTick
    if (isInteger(value.type)) {
      const scaled =
        by === 1n ? call('number.multiply', [value, long(times)]) : call('number.divide_integer', [value, long(by)])
      // Larger numbers are beyond the calendar, and their product beyond 64 bits.
      const most = long(2n ** 62n / times)
      const inReach = and([call('compare.le', [value, most]), call('compare.ge', [value, negated(most)])])
      const reached = times === 1n ? scaled : call('logic.case', [inReach, scaled, literal('long', null)])
      return withinCalendar(retype(reached, 'datetime'), site.span)
    }
    if (value.type !== 'real' && value.type !== 'dynamic') return undefined
    site.cx.note(site.span, 'a time with a fraction', 'it is rounded to 100 ns')
    const ticks = call('number.multiply', [toReal(site.cx, value), literal('real', Number(times) / Number(by))])
    const whole = call('convert.real_to_long', [call('number.round', [ticks, long(0)])])
    return withinCalendar(retype(whole, 'datetime'), site.span)
  })

/** Three to six parts, or one value to convert (`make-datetime-function.md`). */
const makeDatetime = of(6, (args, site) => {
  const [only] = args
  if (args.length === 1 && only !== undefined) return convertTo(site.cx, only, 'datetime', site.span)
  if (args.length < 3) return undefined
  return fromParts('time.from_parts', [...args, ...Array.from({ length: 6 - args.length }, () => long(0))], site)
})

/** Hours and minutes, with seconds and with days before them, or one value to convert (`make-timespan-function.md`). */
const makeTimespan = of(4, (args, site) => {
  const [only] = args
  if (args.length === 1 && only !== undefined) return convertTo(site.cx, only, 'timespan', site.span)
  if (args.length < 2) return undefined
  const parts = args.length === 4 ? args : [long(0), ...args, ...(args.length === 2 ? [long(0)] : [])]
  return fromParts('time.span_from_parts', parts, site)
})

function fromParts(
  fn: 'time.from_parts' | 'time.span_from_parts',
  parts: readonly Expr[],
  site: CallSite,
): Expr | undefined {
  const read = parts.map((p) => (p.type === 'dynamic' ? toReal(site.cx, p) : p))
  return read.every((p) => isNumeric(p.type)) ? folded(fn, read, site.span) : undefined
}

/** A zone that is a constant is known to the engine, too, unless its name is wrong. */
const inZone = (ofConstant: FunctionId | undefined, ofColumn: FunctionId): Builtin =>
  of(2, ([value, zone], site) => {
    const at = instant(value, site)
    if (at === undefined || zone === undefined) return undefined
    const name = constantText(zone)
    if (name !== undefined && !isZone(name)) return site.cx.refused(zone.span, `the time zone \`${name}\``, 'datetime')
    if (zone.type !== 'string') return undefined
    if (name === undefined || ofConstant === undefined) return call(ofColumn, [at, zone], site.span)
    return withinCalendar(call(ofConstant, [at, zone]), site.span)
  })

export const TIME_BUILTINS: Readonly<Record<string, Builtin>> = {
  now,
  ago,
  startofday: starts('day'),
  startofweek: starts('week'),
  startofmonth: starts('month'),
  startofyear: starts('year'),
  endofday: ends('day'),
  endofweek: ends('week'),
  endofmonth: ends('month'),
  endofyear: ends('year'),
  hourofday: part('time.hour'),
  dayofmonth: part('time.day'),
  dayofyear: part('time.day_of_year'),
  monthofyear: part('time.month'),
  getmonth: part('time.month'),
  getyear: part('time.year'),
  week_of_year: part('time.iso_week'),
  dayofweek: of(1, ([value], site) => {
    const at = instant(value, site)
    if (at === undefined) return undefined
    return retype(call('number.multiply', [call('time.day_of_week', [at]), long(TICKS_PER_DAY)], site.span), 'timespan')
  }),
  datetime_diff: datetimeDiff,
  datetime_add: datetimeAdd,
  datetime_part: datetimePart,
  format_datetime: formatDatetime,
  format_timespan: formatTimespan,
  unixtime_seconds_todatetime: unixTime({ times: TICKS_PER_SECOND }),
  unixtime_milliseconds_todatetime: unixTime({ times: TICKS_PER_MILLISECOND }),
  unixtime_microseconds_todatetime: unixTime({ times: 10n }),
  unixtime_nanoseconds_todatetime: unixTime({ by: 100n }),
  make_datetime: makeDatetime,
  make_timespan: makeTimespan,
  datetime_utc_to_local: inZone('time.local', 'time.local_in'),
  datetime_local_to_utc: inZone(undefined, 'time.from_local_in'),
}
