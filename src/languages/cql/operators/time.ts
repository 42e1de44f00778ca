import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import type { Frame } from '../lower/frame.ts'
import { asNumber, asReal } from '../lower/value.ts'

/** A field with a time, in milliseconds since 1970, as a datetime. */
function instant(args: Arguments, frame: Frame, cx: Lowering, unit: string): Expr {
  const field = args.field('field')
  const value = cx.field(frame, field?.name ?? '@timestamp', field?.span ?? args.span)
  // A datetime column needs no way through milliseconds.
  if (value.kind === 'call' && value.fn === 'convert.datetime_to_milliseconds' && unit !== 'seconds') {
    const [column] = value.args
    if (column !== undefined) return column
  }
  const number = asNumber(value)
  const real = asReal(number)
  const seconds = call('number.multiply', [real, literal('real', 1000)])
  if (unit === 'seconds') return toDatetime(seconds)
  if (unit === 'milliseconds') return toDatetime(number)
  // library.humio.com/data-analysis/functions-formattime.html: up to 100,000,000,000 a value is in seconds.
  const isSeconds = call('compare.le', [real, literal('real', 100_000_000_000)])
  return toDatetime(call('logic.case', [isSeconds, seconds, real]))
}

function toDatetime(milliseconds: Expr): Expr {
  const whole = milliseconds.type === 'real' ? call('convert.real_to_long', [milliseconds]) : milliseconds
  return call('convert.milliseconds_to_datetime', [whole])
}

/** The wall clock of `timezone`; UTC by default. */
function local(time: Expr, args: Arguments): Expr {
  const zone = args.text('timezone')
  if (zone === undefined || /^(?:z|utc|gmt)$/i.test(zone)) return time
  return call('time.local', [time, text(zone)])
}

/** LogScale's letters as DuckDB's; others are refused. */
const LETTERS: Readonly<Record<string, string>> = {
  Y: '%Y',
  y: '%y',
  m: '%m',
  d: '%d',
  H: '%H',
  I: '%I',
  M: '%M',
  S: '%S',
  j: '%j',
  p: '%p',
  a: '%a',
  A: '%A',
  b: '%b',
  h: '%b',
  B: '%B',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  L: '%g',
  '%': '%%',
}

function lowerFormatTime(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const format = args.text('format')
  const span = args.raw('format')?.span ?? args.span
  if (format === undefined) return undefined
  const zone = args.text('timezone') ?? 'UTC'
  const letters: Readonly<Record<string, string | undefined>> = /^(?:z|utc|gmt)$/i.test(zone)
    ? { ...LETTERS, Z: '+0000', z: 'UTC' }
    : LETTERS
  const unknown = [...format.matchAll(/%(.)/g)].map((m) => m[1] ?? '').find((letter) => letters[letter] === undefined)
  if (unknown !== undefined) {
    cx.refuse(`the letter \`%${unknown}\` of \`formatTime()\``, span)
    return undefined
  }
  if (!/^en\b|^en_/i.test(args.text('locale') ?? 'en') && /%[aAbBhp]/.test(format)) {
    cx.refuse('`formatTime()` with names in another language than English', span)
    return undefined
  }
  const pattern = format.replace(/%(.)/g, (_, letter: string) => letters[letter] ?? '')
  const time = local(instant(args, frame, cx, args.text('unit') ?? 'auto'), args)
  return call('time.format', [time, text(pattern)], args.span)
}

function part(fn: FunctionId, output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field', 'timezone'],
    lower: (args, frame, cx) => call(fn, [local(instant(args, frame, cx, 'milliseconds'), args)], args.span),
  }
}

function named(pattern: string, output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field', 'timezone', 'locale'],
    lower: (args, frame, cx) =>
      call('time.format', [local(instant(args, frame, cx, 'milliseconds'), args), text(pattern)], args.span),
  }
}

export const TIMES: Builtins = {
  now: {
    kind: 'value',
    output: '_now',
    names: [],
    lower: (args, _, cx) => long(cx.options.now / TICKS_PER_MILLISECOND, args.span),
  },
  duration: {
    kind: 'value',
    output: '_duration',
    names: ['duration'],
    required: ['duration'],
    lower: (args, _, cx) => {
      const written = args.text('duration') ?? ''
      const value = durationMilliseconds(written)
      if (value === undefined) cx.refuse(`the duration \`${written}\``, args.span)
      return value === undefined ? undefined : long(value, args.span)
    },
  },
  formattime: {
    kind: 'value',
    output: '_formatTime',
    names: ['format', 'field', 'timezone', 'locale', 'unit'],
    required: ['format'],
    lower: lowerFormatTime,
  },
  'time:year': part('time.year', '_year'),
  'time:month': part('time.month', '_month'),
  'time:dayofmonth': part('time.day', '_dayOfMonth'),
  'time:dayofyear': part('time.day_of_year', '_dayOfYear'),
  'time:weekofyear': part('time.iso_week', '_weekOfYear'),
  'time:hour': part('time.hour', '_hour'),
  'time:minute': part('time.minute', '_minute'),
  'time:second': part('time.second', '_second'),
  'time:millisecond': {
    kind: 'value',
    output: '_millisecond',
    names: ['field', 'timezone'],
    lower: (args, frame, cx) => {
      const time = instant(args, frame, cx, 'milliseconds')
      return call('number.modulus', [call('convert.datetime_to_milliseconds', [time]), long(1000)], args.span)
    },
  },
  // Monday is 1.
  'time:dayofweek': {
    kind: 'value',
    output: '_dayOfWeek',
    names: ['field', 'timezone'],
    lower: (args, frame, cx) => {
      const sunday = call('time.day_of_week', [local(instant(args, frame, cx, 'milliseconds'), args)])
      const monday = call('number.modulus', [call('number.add', [sunday, long(6)]), long(7)])
      return call('number.add', [monday, long(1)], args.span)
    },
  },
  'time:dayofweekname': named('%A', '_dayOfWeekName'),
  'time:monthname': named('%B', '_monthName'),
}
