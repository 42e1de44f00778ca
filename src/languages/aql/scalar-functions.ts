import { call, type Expr, literal, long } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'
import { argument, argumentText, constantArgument } from './arguments.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import { lowerIncidr } from './incidr.ts'
import type { Lowering } from './lowering.ts'
import { lowerReplacement } from './regex.ts'
import { lowerDateFormat, lowerParseDateTime, lowerParseTimestamp } from './time-functions.ts'
import { floorDivide } from './time-window.ts'
import { isNumber, toText, type Value } from './value.ts'

type Call = ExpressionOf<'call'>

interface ScalarFunction {
  /** The least and the greatest number of arguments. */
  readonly arguments: readonly [number, number]
  readonly lower: (lowering: Lowering, expression: Call) => Value
}

/** https://www.ibm.com/docs/en/qradar-on-cloud?topic=language-aql-data-calculation-formatting-functions */
export const SCALAR_FUNCTIONS: Readonly<Record<string, ScalarFunction>> = {
  STR: ofText((value) => value),
  UTF8: ofText((value) => value),
  LOWER: ofText((value, span) => call('text.lower', [value], span)),
  UPPER: ofText((value, span) => call('text.upper', [value], span)),
  STRLEN: ofText((value, span) => call('text.length', [value], span)),
  BASE64: ofText((value, span) => call('hash.base64_encode', [value], span)),
  CONCAT: {
    arguments: [1, Number.POSITIVE_INFINITY],
    lower: (lowering, { args, span }) => ({
      expr: call(
        'text.concat',
        args.map((a) => toText(lowering.lower(a))),
        span,
      ),
    }),
  },
  STRPOS: { arguments: [2, 3], lower: lowerStrpos },
  SUBSTRING: { arguments: [2, 3], lower: lowerSubstring },
  REPLACEFIRST: { arguments: [3, 3], lower: (lowering, expression) => lowerReplace(lowering, expression, false) },
  REPLACEALL: { arguments: [3, 3], lower: (lowering, expression) => lowerReplace(lowering, expression, true) },
  LONG: { arguments: [1, 1], lower: lowerLong },
  DOUBLE: { arguments: [1, 1], lower: lowerDouble },
  NOW: {
    arguments: [0, 0],
    lower: (lowering, { span }) => ({
      expr: literal('long', floorDivide(lowering.session.options.now, TICKS_PER_MILLISECOND), span),
    }),
  },
  DATEFORMAT: { arguments: [2, 2], lower: lowerDateFormat },
  PARSEDATETIME: { arguments: [1, 1], lower: lowerParseDateTime },
  PARSETIMESTAMP: { arguments: [2, 2], lower: lowerParseTimestamp },
  INCIDR: { arguments: [2, 2], lower: lowerIncidr },
}

function ofText(f: (value: Expr, span: Span) => Expr): ScalarFunction {
  return {
    arguments: [1, 1],
    lower: (lowering, { args, span }) => ({ expr: f(argumentText(lowering, args[0]), span) }),
  }
}

/** A whole number that is not negative, as places and lengths are. */
function argumentPlace(lowering: Lowering, expression: Expression | undefined, what: string): Expr {
  const number = lowering.number(argument(lowering, expression), what)
  const whole = number.type === 'real' ? call('convert.real_to_long', [number], number.span) : number
  if (whole.kind === 'literal' && typeof whole.value === 'bigint' && whole.value >= 0n) return whole
  return call('number.greatest', [whole, long(0n, whole.span)], whole.span)
}

/** 0-based, -1 when absent; the third argument is where the search begins. */
function lowerStrpos(lowering: Lowering, { args, span }: Call): Value {
  const value = argumentText(lowering, args[0])
  const needle = argumentText(lowering, args[1])
  if (args[2] === undefined) return { expr: call('text.index_of', [value, needle], span) }
  const from = argumentPlace(lowering, args[2], 'STRPOS')
  const rest = call('text.substring', [value, from, call('text.length', [value], span)], span)
  const found = call('text.index_of', [rest, needle], span)
  const absent = call('compare.lt', [found, long(0n, span)], span)
  return { expr: call('logic.case', [absent, long(-1n, span), call('number.add', [found, from], span)], span) }
}

/** 0-based; without a length to the end. */
function lowerSubstring(lowering: Lowering, { args, span }: Call): Value {
  const value = argumentText(lowering, args[0])
  const start = argumentPlace(lowering, args[1], 'SUBSTRING')
  const length =
    args[2] === undefined ? call('text.length', [value], span) : argumentPlace(lowering, args[2], 'SUBSTRING')
  return { expr: call('text.substring', [value, start, length], span) }
}

/** The regex comes first, the text second. */
function lowerReplace(lowering: Lowering, { args, span, name }: Call, all: boolean): Value {
  const label = name.name.toUpperCase()
  const pattern = constantArgument(lowering, args[0], `the pattern of ${label}`)
  const replacement = constantArgument(lowering, args[2], `the replacement of ${label}`)
  const value = argumentText(lowering, args[1])
  if (pattern === undefined || replacement === undefined) return lowering.nothing(span)
  const expr = lowerReplacement(lowering, value, pattern, replacement, all, span)
  return expr === undefined ? lowering.nothing(span) : { expr }
}

/** Of an address its number (https://www.ibm.com/docs/en/qradar-on-cloud?topic=language-aql-data-calculation-formatting-functions). */
function lowerLong(lowering: Lowering, { args, span }: Call): Value {
  const value = argument(lowering, args[0])
  const { expr } = value
  if (value.address !== undefined) return { expr: call('ip.ipv4_to_number', [expr], span) }
  if (expr.type === 'real') return { expr: call('convert.real_to_long', [expr], span) }
  if (isNumber(value)) return { expr }
  if (expr.type === 'boolean') return { expr: lowering.number(value, 'LONG') }
  const real = call('convert.real_to_long', [call('convert.text_to_real', [expr], span)], span)
  return { expr: call('logic.coalesce', [call('convert.text_to_long', [expr], span), real], span) }
}

function lowerDouble(lowering: Lowering, { args, span }: Call): Value {
  const number = lowering.number(argument(lowering, args[0]), 'DOUBLE')
  return { expr: number.type === 'real' ? number : call('convert.integer_to_real', [number], span) }
}
