import { javaTimeReader } from '../../../functions/java-instant.ts'
import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asReal, asText } from '../lower/value.ts'

const ISO = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]XXXXX"
const SECONDS = /^(?:seconds|unixtime|unixtimeseconds)$/i
const MILLISECONDS = /^(?:millis|milliseconds|unixtimemillis)$/i

function scaled(value: Expr, factor: number): Expr {
  const product = call('number.multiply', [asReal(value), literal('real', factor)])
  return call('convert.real_to_long', [call('number.floor', [product])])
}

/** library.humio.com/data-analysis/functions-parsetimestamp.html: milliseconds since 1970. */
function lowerParseTimestamp(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const format = args.has('format') ? args.text('format') : ISO
  const field = args.field('field')
  if (format === undefined || field === undefined) return undefined
  const value = cx.field(frame, field.name, field.span)
  if (MILLISECONDS.test(format)) return scaled(value, 1)
  if (SECONDS.test(format)) return scaled(value, 1000)
  const refuse = (what: string): undefined => {
    cx.refuse(what, args.raw('format')?.span ?? args.span)
    return undefined
  }
  const ignoreCase = !args.flag('caseSensitive', true)
  const reader = javaTimeReader(format, ignoreCase)
  if (/^nanos$/i.test(format) || reader === undefined) return refuse(`the format \`${format}\` of \`parseTimestamp()\``)
  const groups = reader.source
  if (!/\(\?<(?:year|century)>/.test(groups)) return refuse('`parseTimestamp()` of times without a year')
  const hasOffset = groups.includes('(?<offset>')
  const zone = args.text('timezone')
  if (hasOffset && zone !== undefined) return refuse('`timezone` for times that have one')
  if (!hasOffset && zone === undefined) return refuse('`parseTimestamp()` of times without a time zone')
  const parsed = call('time.parse_java', [asText(value), text(format), literal('boolean', ignoreCase)], args.span)
  if (zone === undefined) return call('convert.datetime_to_milliseconds', [parsed], args.span)
  if (!/^(?:UTC|GMT|Z|[A-Z][A-Za-z_]+\/[A-Za-z_+\-/]+)$/.test(zone)) return refuse(`the time zone \`${zone}\``)
  const iana = zone === 'Z' ? 'UTC' : zone
  try {
    new Intl.DateTimeFormat('en', { timeZone: iana })
  } catch {
    return refuse(`the time zone \`${zone}\``)
  }
  return call('convert.datetime_to_milliseconds', [call('time.from_local', [parsed, text(iana)])], args.span)
}

export const TIMESTAMPS: Builtins = {
  parsetimestamp: {
    kind: 'value',
    output: '@timestamp',
    names: ['format', 'field', 'timezone', 'addErrors', 'caseSensitive', 'timezoneAs', 'timezoneField'],
    required: ['field'],
    lower: lowerParseTimestamp,
  },
}
