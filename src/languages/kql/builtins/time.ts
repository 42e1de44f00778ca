import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { parseIsoTicks } from '../../../types/time.ts'
import {
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from '../../../types/value.ts'
import { arithmetic } from '../arithmetic.ts'
import { constantInteger, constantText, isInteger, orEmpty, retype, toDatetime } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

const timespan = (ticks: bigint): Expr => literal('timespan', ticks)
/** 1970-01-04 was a Sunday, on which weeks begin (`startofweek-function.md`). */
const A_SUNDAY = literal('datetime', 3n * TICKS_PER_DAY)
const EPOCH = literal('datetime', 0n)

function instant(value: Expr | undefined, site: CallSite): Expr | undefined {
  if (value === undefined) return undefined
  if (value.type === 'datetime') return value
  return value.type === 'dynamic' ? toDatetime(site.cx, value) : undefined
}

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

/** The start of the period `offset` periods away. */
function periodStart(unit: Unit, args: readonly Expr[], site: CallSite): Expr | undefined {
  const value = instant(args[0], site)
  if (value === undefined) return undefined
  const [, offset] = args
  const start = startOf(unit, value)
  if (offset === undefined) return start
  const count = constantInteger(offset)
  if (count === undefined || count < -10_000n || count > 10_000n) return undefined
  if (unit === 'day' || unit === 'week') {
    return call('time.shift', [start, timespan(count * LONGEST[unit] * TICKS_PER_DAY)], site.span)
  }
  return call('time.add_months', [start, long(unit === 'year' ? 12n * count : count)], site.span)
}

const starts = (unit: Unit): Builtin => of(2, (args, site) => periodStart(unit, args, site))

/** The last tick before the next period (`endofday-function.md`). */
const ends = (unit: Unit): Builtin =>
  of(2, (args, site) => {
    const start = periodStart(unit, args, site)
    if (start === undefined) return undefined
    // The next period starts within its longest length and one day more.
    const next =
      unit === 'day' || unit === 'week'
        ? call('time.shift', [start, timespan(LONGEST[unit] * TICKS_PER_DAY)])
        : call('time.add_months', [start, long(unit === 'year' ? 12 : 1)])
    return call('time.shift', [next, timespan(-1n)], site.span)
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

const datetimeAdd = of(3, ([unit, amount, value], site) => {
  const period = unit === undefined ? undefined : constantText(unit)?.toLowerCase()
  const at = instant(value, site)
  if (period === undefined || amount === undefined || at === undefined || !isInteger(amount.type)) return undefined
  const size = FIXED[period]
  if (size !== undefined) {
    const moved = retype(call('number.multiply', [amount, long(size)]), 'timespan')
    return call('time.shift', [at, moved], site.span)
  }
  const months = { month: 1, quarter: 3, year: 12 }[period]
  if (months === undefined) return undefined
  return call('time.add_months', [at, call('number.multiply', [amount, long(months)])], site.span)
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

const datetimePart = of(2, ([unit, value], site) => {
  const fn = unit === undefined ? undefined : PARTS[constantText(unit)?.toLowerCase() ?? '']
  const at = instant(value, site)
  return fn === undefined || at === undefined ? undefined : call(fn, [at], site.span)
})

/** Specifiers of `format_datetime` as strftime writes them (`format-datetime-function.md`). */
const SPECIFIERS: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  yy: '%y',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  m: '%-M',
  ss: '%S',
  s: '%-S',
  tt: '%p',
}

const formatDatetime = of(2, ([value, format], site) => {
  const at = instant(value, site)
  const written = format === undefined ? undefined : constantText(format)
  if (at === undefined || written === undefined) return undefined
  const pieces: Expr[] = []
  for (const [token] of written.matchAll(/([a-zA-Z])\1*|[^a-zA-Z]+/g)) {
    const specifier = SPECIFIERS[token]
    if (specifier !== undefined) pieces.push(call('time.format', [at, text(specifier)]))
    // The fraction is cut, not rounded: the digits after `...:ss.` of the full text.
    else if (/^f{1,7}$/.test(token))
      pieces.push(call('text.substring', [call('time.to_text', [at]), long(20), long(token.length)]))
    else if (/^[ \-/:,._[\]]+$/.test(token)) pieces.push(text(token))
    else return undefined
  }
  const [only] = pieces
  if (only === undefined) return undefined
  return orEmpty(pieces.length === 1 ? only : call('text.concat', pieces, site.span))
})

const unixTime = (ticks: bigint): Builtin =>
  of(1, ([value], site) => {
    if (value === undefined || !isInteger(value.type)) return undefined
    return retype(call('number.multiply', [value, long(ticks)], site.span), 'datetime')
  })

/** `make_datetime` of constants (`make-datetime-function.md`). */
const makeDatetime = ofAny((args, site) => {
  const parts = args.map(constantInteger)
  if (args.length < 3 || parts.some((p) => p === undefined)) return undefined
  const [year = 0n, month = 0n, day = 0n, hour = 0n, minute = 0n, second = 0n] = parts
  const two = (n: bigint): string => n.toString().padStart(2, '0')
  const ticks = parseIsoTicks(
    `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`,
  )
  return literal('datetime', ticks, site.span)
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
  unixtime_seconds_todatetime: unixTime(TICKS_PER_SECOND),
  unixtime_milliseconds_todatetime: unixTime(TICKS_PER_MILLISECOND),
  unixtime_microseconds_todatetime: unixTime(10n),
  make_datetime: makeDatetime,
}
