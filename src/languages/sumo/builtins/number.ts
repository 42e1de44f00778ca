import type { FunctionId } from '../../../functions/index.ts'
import { boolean, call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { isNumeric } from '../../../types/value.ts'
import { BLANK, isNotNull, isNull, isTrue, toNumber, toReal, toText, toWhole } from '../values.ts'
import { argument, type Builtin, type Builtins } from './define.ts'

function ofReal(fn: FunctionId): Builtin {
  return { least: 1, most: 1, lower: (args, node) => call(fn, [toReal(argument(args, 0))], node.span) }
}

const NUMBER: Builtin = { least: 1, most: 1, lower: (args) => toNumber(argument(args, 0)) }
const WHOLE: Builtin = { least: 1, most: 1, lower: (args) => toWhole(argument(args, 0)) }

function ofReals(fn: FunctionId): Builtin {
  return { least: 2, most: 2, lower: (args, node) => call(fn, args.map(toReal), node.span) }
}

/** Java's: minus infinity at the end of what has a logarithm, NaN beyond it. */
function logarithm(fn: 'number.log' | 'number.log10' | 'number.log1p', end: number): Builtin {
  return {
    least: 1,
    most: 1,
    lower: (args, node) => {
      const value = toReal(argument(args, 0))
      const limit = literal('real', end)
      const outside = call('logic.case', [
        call('compare.eq', [value, limit]),
        literal('real', Number.NEGATIVE_INFINITY),
        call('compare.lt', [value, limit]),
        literal('real', Number.NaN),
        literal('real', null),
      ])
      return call('logic.coalesce', [call(fn, [value]), outside], node.span)
    },
  }
}

/** Java's arcs: NaN beyond -1 to 1. */
function within(fn: 'number.asin' | 'number.acos'): Builtin {
  return {
    least: 1,
    most: 1,
    lower: (args, node) => {
      const value = toReal(argument(args, 0))
      const beyond = call('compare.gt', [call('number.abs', [value]), literal('real', 1)])
      return call('logic.case', [beyond, literal('real', Number.NaN), call(fn, [value])], node.span)
    },
  }
}

/** Whether a text's number has the property; `otherwise` of what is no number, null of null and blank texts. */
function ofNumber(value: Expr, fn: 'number.is_nan' | 'number.is_infinite', otherwise: boolean, span: Span): Expr {
  if (isNumeric(value.type)) return call(fn, [toReal(value)], span)
  const written = toText(value)
  const matches = (pattern: string): Expr => call('regex.full_matches', [written, text(pattern)])
  const number = call('convert.text_to_real', [written])
  const arms = [
    call('logic.or', [isNull(written), matches(BLANK)]),
    literal('boolean', null),
    matches('\\s*NaN\\s*'),
    boolean(fn === 'number.is_nan'),
    matches('\\s*[+-]?Infinity\\s*'),
    boolean(fn === 'number.is_infinite'),
    isNull(number),
    boolean(otherwise),
    call(fn, [number]),
  ]
  return call('logic.case', arms, span)
}

const INFINITE: Builtin = {
  least: 1,
  most: 1,
  lower: (args, node) => ofNumber(argument(args, 0), 'number.is_infinite', false, node.span),
}

function extreme(fn: 'number.greatest' | 'number.least'): Builtin {
  return {
    least: 2,
    most: 2,
    lower: (args, node) => {
      const numbers = args.map(toNumber)
      const same = numbers.every((n) => n.type === numbers[0]?.type)
      const values = same ? numbers : numbers.map(toReal)
      const present = call('logic.and', values.map(isNotNull))
      return call('logic.case', [present, call(fn, values), nullOf(values)], node.span)
    },
  }
}

function nullOf(values: readonly Expr[]): Expr {
  const first = argument(values, 0)
  return { kind: 'literal', value: null, type: first.type, span: first.span }
}

/** https://help.sumologic.com/docs/search/search-query-language/math-expressions/ */
export const NUMBER_BUILTINS: Builtins = {
  num: NUMBER,
  number: NUMBER,
  double: { least: 1, most: 1, lower: (args) => toReal(argument(args, 0)) },
  tolong: WHOLE,
  long: WHOLE,
  toint: WHOLE,
  int: WHOLE,
  isnumeric: { least: 1, most: 1, lower: (args, node) => numeric(argument(args, 0), node.span) },
  abs: { least: 1, most: 1, lower: (args, node) => call('number.abs', [toNumber(argument(args, 0))], node.span) },
  ceil: ofReal('number.ceil'),
  floor: ofReal('number.floor'),
  sqrt: ofReal('number.sqrt'),
  exp: ofReal('number.exp'),
  expm1: ofReal('number.expm1'),
  log: logarithm('number.log', 0),
  log10: logarithm('number.log10', 0),
  log1p: logarithm('number.log1p', -1),
  sin: ofReal('number.sin'),
  cos: ofReal('number.cos'),
  tan: ofReal('number.tan'),
  asin: within('number.asin'),
  acos: within('number.acos'),
  atan: ofReal('number.atan'),
  sinh: ofReal('number.sinh'),
  cosh: ofReal('number.cosh'),
  tanh: ofReal('number.tanh'),
  todegrees: ofReal('number.degrees'),
  toradians: ofReal('number.radians'),
  cbrt: ofReal('number.cbrt'),
  signum: ofReal('number.sign'),
  atan2: ofReals('number.atan2'),
  hypot: {
    least: 2,
    most: 2,
    lower: (args, node) => {
      const squares = args.map(toReal).map((side) => call('number.multiply', [side, side]))
      return call('number.sqrt', [call('number.add', squares)], node.span)
    },
  },
  /** Kilometres, on a sphere whose radius of 6372.8 km gives the documented distance. */
  haversine: {
    least: 4,
    most: 4,
    lower: (args, node) => {
      const metres = call('geo.haversine_distance', args.map(toReal))
      const radii = call('number.divide_real', [metres, literal('real', 6_371_009)])
      return call('number.multiply', [radii, literal('real', 6372.8)], node.span)
    },
  },
  isnan: { least: 1, most: 1, lower: (args, node) => ofNumber(argument(args, 0), 'number.is_nan', true, node.span) },
  isinfinity: INFINITE,
  isinfinite: INFINITE,
  pow: ofReals('number.pow'),
  /** Java's: to a whole number halves go up; to decimals, away from zero. */
  round: {
    least: 1,
    most: 2,
    lower: (args, node) => {
      const value = toReal(argument(args, 0))
      if (args[1] === undefined) return call('number.round_half_up', [value], node.span)
      return call('number.round', [value, toWhole(args[1])], node.span)
    },
  },
  max: extreme('number.greatest'),
  min: extreme('number.least'),
}

/**
 * What org.apache.commons.lang3.math.NumberUtils.isCreatable takes: decimal numbers with an exponent and a type after
 * them, hexadecimal ones, and octal ones, which begin with a zero.
 */
const JAVA_NUMBER = [
  '0[xX][0-9A-Fa-f]+',
  '0[0-7]+',
  '(?:0|[1-9][0-9]*)(?:[lL]|(?:[eE][+-]?[0-9]+)?[dDfF]?)',
  '(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?',
].join('|')

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/isnumeric/ */
function numeric(value: Expr, span: Span): Expr {
  return { ...isTrue(call('regex.full_matches', [toText(value), text(`[+-]?(?:${JAVA_NUMBER})`)])), span }
}
