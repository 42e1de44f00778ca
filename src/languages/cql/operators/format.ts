import { UTC_ZONE, type Zone } from '../../../functions/java-zone.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { timeText } from '../lower/time-text.ts'
import { asNumber, asReal, asText, MISSING } from '../lower/value.ts'
import { zoneOf } from '../lower/zone.ts'

const CONVERSION = /%(?:(\d+)\$|(<))?([-+ #0,]*)(\d*)(?:\.(\d*))?(h(?=[a-zA-Z]))?(%|[tT][a-zA-Z]|[a-su-zA-SU-Z])/g

/** One conversion: as written without its `%` and its place, and its parts. */
interface Conversion {
  readonly written: string
  readonly flags: string
  readonly width: string
  readonly precision: string | undefined
  readonly type: string
}

/**
 * library.humio.com/data-analysis/functions-format.html: the conversions of printf. A value that a number or a date cannot
 * be read from prints `null`; so does a missing one.
 */
function lowerFormat(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const format = args.text('format')
  const span = args.raw('format')?.span ?? args.span
  const zone = args.has('timezone') ? zoneOf(args, 'Z', cx) : UTC_ZONE
  if (format === undefined || zone === undefined) return undefined
  const values = args.list('field').map((item) => {
    const name = args.nameOf(item)
    return name === undefined ? cx.expr(item, frame) : cx.field(frame, name.name, name.span)
  })
  const parts: Expr[] = []
  let at = 0
  let next = 0
  let current = 0
  let plain = ''
  for (const match of format.matchAll(CONVERSION)) {
    plain += format.slice(at, match.index)
    at = match.index + match[0].length
    const [whole, place, again, flags = '', width = '', precision, short = '', type = ''] = match
    if (type === '%' || type === 'n') {
      plain += type === '%' ? '%' : '\n'
      continue
    }
    if (again === undefined) current = place === undefined ? next++ : Number(place) - 1
    const value = values[current]
    if (value === undefined) {
      const expected = `a value for each conversion; \`${whole}\` has none`
      const found = `${values.length} ${values.length === 1 ? 'value' : 'values'} in \`field\``
      cx.report.add('type/mismatch', span, { what: '`format()`', expected, found })
      return undefined
    }
    const decimals = precision === undefined ? '' : `.${precision === '' ? '0' : precision}`
    const written = `${flags}${width}${decimals}${short}${type}`
    const converted = convert(value, { written, flags, width, precision, type }, zone)
    if (converted === undefined) {
      cx.refuse(`the conversion \`${whole}\` of \`format()\``, span)
      return undefined
    }
    parts.push(text(plain), call('logic.coalesce', [converted, text('null')]))
    plain = ''
  }
  const rest = plain + format.slice(at)
  if (/%[^%]/.test(format.replace(CONVERSION, ''))) {
    cx.refuse('a conversion of `format()`', span)
    return undefined
  }
  const all = [...parts, text(rest)].filter((p) => !(p.kind === 'literal' && p.value === ''))
  const [only] = all
  return all.length === 1 && only !== undefined ? only : call('text.concat', all, args.span)
}

/** The widest and the most precise conversions that are done. */
const MOST_WIDTH = 1000
const MOST_PRECISION = 100

function convert(value: Expr, conversion: Conversion, zone: Zone): Expr | undefined {
  const { written, width, precision, type } = conversion
  if (Number(width) > MOST_WIDTH || Number(precision ?? 0) > MOST_PRECISION) return undefined
  if (/^[tT]/.test(type)) return dated(value, conversion, zone)
  if (!/^[sbBcCdioxXfFeEgG]$/.test(type)) return undefined
  return inSql(value, conversion) ?? call('text.convert', [shown(value, type), text(written)])
}

/** Of a missing value letters show `null`, in their width. */
function shown(value: Expr, type: string): Expr {
  return type === 's' ? call('logic.coalesce', [asText(value), text('null')]) : asText(value)
}

/** The conversions that engines do alike without calling back. */
function inSql(value: Expr, { flags, width, precision, type }: Conversion): Expr | undefined {
  const isPlain = flags === '' && width === ''
  if (type === 's' && isPlain) {
    if (precision === undefined) return asText(value)
    return call('text.substring', [asText(value), long(0), long(Number(precision))])
  }
  if (type === 's' && flags === ',' && width === '') return inSql(value, { ...EMPTY, precision, type })
  const digits = precision === undefined ? 6 : Number(precision)
  if (type === 'f' && width === '' && digits <= 15 && (flags === '' || flags === ',')) {
    const written = call('number.printf', [halfUp(asReal(value), digits), text(`%.${digits}f`)])
    return flags === '' ? written : call('text.group_thousands', [written])
  }
  // Text is read by the conversion itself, for it can be longer than the digits of a real.
  const isWhole = isNumeric(value.type) && asNumber(value).type !== 'real'
  if (isWhole && /^[dixX]$/.test(type) && precision === undefined && /^[-0+]*$/.test(flags)) {
    const letter = type === 'i' ? 'd' : type
    return call('number.printf', [asNumber(value), text(`%${flags}${width}${letter}`)])
  }
  return undefined
}

const EMPTY = { written: '', flags: '', width: '' }

/** `%tH`, and `%TB` in capitals: milliseconds since 1970, read on the clock of the zone. */
function dated(value: Expr, { flags, width, precision, type }: Conversion, zone: Zone): Expr | undefined {
  if (!/^-?$/.test(flags) || precision !== undefined) return undefined
  const number = asNumber(value)
  const whole = number.type === 'real' ? call('convert.real_to_long', [number]) : number
  const instant = call('convert.milliseconds_to_datetime', [whole])
  const written = timeText([{ kind: 'letter', letter: type.charAt(1) }], { instant, zone })
  if ('unknown' in written || type.charAt(1) === 'u') return undefined
  const cased = type.startsWith('T') ? call('text.upper', [written]) : written
  return width === '' ? cased : call('text.convert', [cased, text(`${flags}${width}s`)])
}

/**
 * Java rounds the shortest decimal text of a double, halves away from zero; printf rounds the double itself, halves to
 * even. They differ where that text ends in a 5 one place further: there the value is moved a little.
 */
function halfUp(value: Expr, digits: number): Expr {
  const isHalf = call('regex.matches', [asText(value), text(halfPattern(digits))])
  const little = literal('real', 10 ** -(digits + 2))
  const down = call('number.subtract', [value, little])
  const up = call('number.add', [value, little])
  const moved = call('logic.case', [call('compare.lt', [value, literal('real', 0)]), down, up])
  return call('logic.case', [isHalf, moved, value])
}

/** Texts of doubles with exactly one decimal more, a 5. From 1e-05 down they are written with an exponent. */
function halfPattern(digits: number): string {
  const patterns = [`\\.[0-9]{${digits}}5$`]
  for (let exponent = 5; exponent <= digits + 1; exponent += 1) {
    const decimals = digits + 1 - exponent
    const mantissa = decimals === 0 ? '5' : `[0-9]\\.[0-9]{${decimals - 1}}5`
    patterns.push(`^-?${mantissa}e-${String(exponent).padStart(2, '0')}$`)
  }
  return patterns.join('|')
}

export const FORMATS: Builtins = {
  format: {
    kind: 'value',
    output: '_format',
    names: ['format', 'field', 'timezone'],
    required: ['format', 'field'],
    lower: (args, frame, cx) => lowerFormat(args, frame, cx) ?? MISSING,
  },
}
