import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asNumber, asReal, asText, MISSING } from '../lower/value.ts'

const CONVERSION = /%(?:(\d+)\$)?([-0+# ]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g

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
    const converted = value === undefined ? undefined : convert(value, flags, width, precision, letter)
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
  if (letter === 's' && flags === '' && width === '' && precision === undefined) return asText(value)
  if (flags.includes('#') || flags.includes(' ')) return undefined
  const pattern = `%${flags}${width}${precision === undefined ? '' : `.${precision}`}${letter}`
  if ('dxX'.includes(letter) && precision === undefined) {
    const number = asNumber(value)
    return call('number.printf', [number.type === 'real' ? wholeOnly(number) : number, text(pattern)])
  }
  if ('feE'.includes(letter)) return call('number.printf', [asReal(value), text(pattern)])
  return undefined
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
