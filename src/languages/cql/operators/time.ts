import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import type { Frame } from '../lower/frame.ts'
import { timeParts, timeText } from '../lower/time-text.ts'
import { asNumber, asReal } from '../lower/value.ts'
import { eventTime, zoneOf } from '../lower/zone.ts'

/** A field with a time, in milliseconds since 1970, as a datetime. */
function instantOf(args: Arguments, frame: Frame, cx: Lowering, unit: string): Expr {
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

/** library.humio.com/data-analysis/functions-formattime.html: UTC by default, of which `%Z` writes `Z`. */
function lowerFormatTime(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const format = args.text('format')
  const zone = zoneOf(args, 'Z', cx)
  const unit = args.choice('unit', ['auto', 'milliseconds', 'seconds'])
  if (format === undefined || zone === undefined || unit === undefined) return undefined
  const locale = args.text('locale')
  const instant = instantOf(args, frame, cx, unit)
  const written = timeText(timeParts(format), { instant, zone, ...(locale === undefined ? {} : { locale }) })
  if (!('unknown' in written)) return { ...written, span: args.span }
  const where = locale === undefined ? '' : ` in the locale \`${locale}\``
  cx.refuse(`the letter \`%${written.unknown}\` of \`formatTime()\`${where}`, args.raw('format')?.span ?? args.span)
  return undefined
}

/** The wall clock that functions of the parts of a time read. */
function clockOf(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  return eventTime(instantOf(args, frame, cx, 'milliseconds'), args, frame, cx)
}

const CLOCK = ['field', 'timezone', 'timezoneField']

/** A value of the wall clock. */
function reading(output: string, read: (local: Expr) => Expr): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: CLOCK,
    lower: (args, frame, cx) => {
      const local = clockOf(args, frame, cx)
      return local === undefined ? undefined : { ...read(local), span: args.span }
    },
  }
}

function part(fn: FunctionId, output: string): Builtins[string] {
  return reading(output, (local) => call(fn, [local]))
}

function named(pattern: string, output: string): Builtins[string] {
  return reading(output, (local) => call('time.format', [local, text(pattern)]))
}

export const TIMES: Builtins = {
  now: {
    kind: 'value',
    output: '_now',
    names: ['as'],
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
  'time:millisecond': reading('_millisecond', (local) =>
    call('number.modulus', [call('convert.datetime_to_milliseconds', [local]), long(1000)]),
  ),
  // Monday is 1.
  'time:dayofweek': reading('_dayOfWeek', (local) => {
    const monday = call('number.modulus', [call('number.add', [call('time.day_of_week', [local]), long(6)]), long(7)])
    return call('number.add', [monday, long(1)])
  }),
  'time:dayofweekname': named('%A', '_dayOfWeekName'),
  'time:monthname': named('%B', '_monthName'),
}
