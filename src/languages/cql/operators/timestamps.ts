import { ISO_PATTERN, javaTimeReader } from '../../../functions/java-instant.ts'
import type { Zone } from '../../../functions/java-zone.ts'
import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame } from '../lower/frame.ts'
import { asReal, asText, isMissing, MISSING } from '../lower/value.ts'
import { fromLocalTime, zoneOf } from '../lower/zone.ts'

const SCALES = [
  [/^(?:seconds|unixtime|unixtimeseconds)$/i, 1000],
  [/^(?:millis|milliseconds|unixtimemillis)$/i, 1],
  [/^nanos$/i, 1e-6],
] as const

function scaled(value: Expr, factor: number): Expr {
  const real = asReal(value)
  // A quotient of nanoseconds is exact to the millisecond, where a product with 1e-6 is not.
  const product =
    factor < 1
      ? call('number.divide_real', [real, literal('real', 1 / factor)])
      : call('number.multiply', [real, literal('real', factor)])
  return call('convert.real_to_long', [call('number.floor', [product])])
}

/** The zone of times that tell none: that of the query, else the event's own. */
function givenZone(
  args: Arguments,
  frame: Frame,
  cx: Lowering,
): { readonly zone?: Zone; readonly name: Expr } | undefined {
  if (args.has('timezone')) {
    const zone = zoneOf(args, 'Z', cx)
    return zone === undefined ? undefined : { zone, name: text(args.text('timezone') ?? 'Z') }
  }
  const field = args.field('timezoneField')
  const value = field === undefined ? old(frame, '@timezone', cx) : cx.field(frame, field.name, field.span)
  return { name: isMissing(value) ? MISSING : asText(value) }
}

function toMilliseconds(instant: Expr, args: Arguments): Expr {
  return call('convert.datetime_to_milliseconds', [instant], args.span)
}

/** library.humio.com/data-analysis/functions-parsetimestamp.html: milliseconds since 1970. */
function parsedTime(
  args: Arguments,
  frame: Frame,
  cx: Lowering,
): { readonly at: Expr; readonly zone: Expr } | undefined {
  const format = args.has('format') ? args.text('format') : ISO_PATTERN
  const field = args.field('field')
  if (format === undefined || field === undefined) return undefined
  const value = cx.field(frame, field.name, field.span)
  const scale = SCALES.find(([name]) => name.test(format))
  if (scale !== undefined) return { at: scaled(value, scale[1]), zone: text('Z') }
  const ignoreCase = !args.flag('caseSensitive', true)
  const given = givenZone(args, frame, cx)
  if (given === undefined) return undefined
  const reader = javaTimeReader(format, ignoreCase)
  if (reader === undefined) {
    cx.refuse(`the format \`${format}\` of \`parseTimestamp()\``, args.raw('format')?.span ?? args.span)
    return undefined
  }
  const parse = (zone: Expr): Expr => {
    const settings = [literal('datetime', cx.options.now), text(format)]
    const flags = [ignoreCase, args.has('timezone')].map((flag) => literal('boolean', flag))
    return call('time.parse_java', [asText(value), zone, ...settings, ...flags], args.span)
  }
  const hasYear = /\(\?<(?:year|century)>/.test(reader.source)
  // Clocks of regions are read faster by the engine; a year that is missing depends on the instant.
  const at = given.zone?.kind === 'region' && hasYear ? fromLocalTime(parse(text('Z')), given.zone) : parse(given.name)
  const settings = [asText(value), given.name, text(format), literal('boolean', ignoreCase)]
  const zone = args.has('timezone') ? given.name : call('time.java_zone', settings, args.span)
  return { at: toMilliseconds(at, args), zone }
}

/** library.humio.com/data-analysis/functions-findtimestamp.html */
function foundTime(
  args: Arguments,
  frame: Frame,
  cx: Lowering,
): { readonly at: Expr; readonly zone: Expr } | undefined {
  const field = args.field('field')
  const value = asText(cx.field(frame, field?.name ?? '@rawstring', field?.span ?? args.span))
  const given = givenZone(args, frame, cx)
  if (given === undefined) return undefined
  const settings = [value, given.name, literal('datetime', cx.options.now)]
  return { at: toMilliseconds(call('time.find', settings), args), zone: call('time.find_zone', settings) }
}

/** Sets the time and the name of its zone; what is not read leaves both as they were. */
function timestamp(
  read: (args: Arguments, frame: Frame, cx: Lowering) => { readonly at: Expr; readonly zone: Expr } | undefined,
  names: readonly string[],
  required: readonly string[],
): Builtins[string] {
  return {
    kind: 'events',
    names,
    required,
    lower: (args, frame, cx) => {
      const time = read(args, frame, cx)
      if (time === undefined) return frame
      const target = args.as?.name ?? '@timestamp'
      const zoneField = args.field('timezoneAs')?.name ?? '@timezone'
      const set = (f: Frame, name: string, value: Expr): Frame => assign(f, name, value, old(f, name, cx), cx.columns)
      const known = call('logic.case', [call('logic.is_null', [time.at]), MISSING, time.zone])
      return set(set(frame, zoneField, known), target, time.at)
    },
  }
}

const ZONES = ['timezone', 'timezoneAs', 'timezoneField', 'addErrors']

export const TIMESTAMPS: Builtins = {
  parsetimestamp: timestamp(parsedTime, ['format', 'field', 'caseSensitive', ...ZONES], ['field']),
  findtimestamp: timestamp(foundTime, ['field', ...ZONES], []),
}
