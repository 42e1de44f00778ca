import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asNumber, asReal, asText, MISSING } from '../lower/value.ts'

const CONVERSION = /%(?:(\d+)\$)?([-0+# ,]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g

/**
 * library.humio.com/data-analysis/functions-format.html: Java's conversions. A value that a number conversion cannot
 * take prints `null`; so does a missing one.
 */
function lowerFormat(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const format = args.text('format')
  const span = args.raw('format')?.span ?? args.span
  if (format === undefined) return undefined
  const values = args.list('field').map((item) => {
    const name = args.nameOf(item)
    return name === undefined ? cx.expr(item, frame) : cx.field(frame, name.name, name.span)
  })
  const parts: Expr[] = []
  let at = 0
  let next = 0
  let plain = ''
  for (const match of format.matchAll(CONVERSION)) {
    plain += format.slice(at, match.index)
    at = match.index + match[0].length
    const [whole, place, flags = '', width = '', precision, letter = ''] = match
    if (letter === '%') {
      plain += '%'
      continue
    }
    const value = values[place === undefined ? next++ : Number(place) - 1]
    if (value === undefined) {
      const expected = `a value for each conversion; \`${whole}\` has none`
      const found = `${values.length} ${values.length === 1 ? 'value' : 'values'} in \`field\``
      cx.report.add('type/mismatch', span, { what: '`format()`', expected, found })
      return undefined
    }
    const converted = convert(value, flags, width, precision, letter)
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

function convert(
  value: Expr,
  flags: string,
  width: string,
  precision: string | undefined,
  letter: string,
): Expr | undefined {
  if (letter === 's' && flags === '' && width === '') {
    return precision === undefined
      ? asText(value)
      : call('text.substring', [asText(value), long(0), long(Number(precision))])
  }
  if (flags.includes(',')) {
    const plain = flags === ',' && width === '' ? convert(value, '', '', precision, letter) : undefined
    return plain === undefined || !'df'.includes(letter) ? undefined : call('text.group_thousands', [plain])
  }
  if (flags.includes('#') || flags.includes(' ')) return undefined
  const pattern = `%${flags}${width}${precision === undefined ? '' : `.${precision}`}${letter}`
  if ('dxX'.includes(letter) && precision === undefined) {
    const number = asNumber(value)
    return call('number.printf', [number.type === 'real' ? wholeOnly(number) : number, text(pattern)])
  }
  const digits = Number(precision ?? 6)
  if (letter === 'f' && digits <= 15) return call('number.printf', [halfUp(asReal(value), digits), text(pattern)])
  if ('eE'.includes(letter) && precision === undefined) return call('number.printf', [asReal(value), text(pattern)])
  return undefined
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

/** Java's `%d` takes no fraction. */
function wholeOnly(number: Expr): Expr {
  const whole = call('convert.real_to_long', [number])
  return call('logic.case', [
    call('compare.eq', [number, call('convert.integer_to_real', [whole])]),
    whole,
    literal('long', null),
  ])
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
