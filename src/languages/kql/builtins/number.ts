import type { FunctionId } from '../../../functions/index.ts'
import { isSizeUnit } from '../../../functions/sizes.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'
import { around } from '../compare.ts'
import { constantInteger, constantText, isInteger, orEmpty, retype, toReal } from '../values.ts'
import { bin, binAt, binAuto } from './bin.ts'
import { type Builtin, type CallSite, folded, of, ofAny } from './builtin.ts'

const number = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  ofAny(([value, ...others], site) => {
    if (value === undefined || others.length > 0) return undefined
    const read = value.type === 'dynamic' ? toReal(site.cx, value) : value
    return isNumeric(read.type) ? build(read, site) : undefined
  })

const real = (fn: FunctionId): Builtin => number((value, site) => call(fn, [toReal(site.cx, value)], site.span))

/** The greatest or least value that is not null (`max-of-function.md`). */
const extreme = (
  ofNumbers: 'number.greatest' | 'number.least',
  ofOthers: 'compare.greatest' | 'compare.least',
): Builtin =>
  ofAny((args, site) => {
    const [first] = args
    if (first === undefined) return undefined
    if (args.every((a) => isNumeric(a.type))) {
      const some = args.some((a) => a.type === 'real')
      return call(ofNumbers, some ? args.map((a) => toReal(site.cx, a)) : args, site.span)
    }
    const ordered = ['string', 'datetime', 'timespan'].includes(first.type)
    return ordered && args.every((a) => a.type === first.type) ? call(ofOthers, args, site.span) : undefined
  })

const integer = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  of(1, ([value], site) => (value !== undefined && isInteger(value.type) ? build(value, site) : undefined))

const bitwise = (fn: FunctionId): Builtin =>
  of(2, ([a, b], site) =>
    a !== undefined && b !== undefined && isInteger(a.type) && isInteger(b.type)
      ? folded(fn, [a, b], site.span)
      : undefined,
  )

const ofReals = (most: number, fn: FunctionId): Builtin =>
  of(most, (args, site) => {
    if (args.length < most) return undefined
    const reals = args.map((a) => toReal(site.cx, a))
    return reals.every((r) => r.type === 'real') ? folded(fn, reals, site.span) : undefined
  })

/** Of 0 it is minus infinity, of a negative number null (`log-function.md`). */
const logarithm = (fn: 'number.log' | 'number.log2' | 'number.log10'): Builtin =>
  number((value, site) => {
    const real = toReal(site.cx, value)
    const isZero = call('compare.eq', [real, literal('real', 0)])
    return call('logic.case', [isZero, literal('real', Number.NEGATIVE_INFINITY), call(fn, [real])], site.span)
  })

/** Halves are rounded away from zero; a whole number stays one (`round-function.md`). */
const round = of(2, ([value, places], site) => {
  const digits = places === undefined ? 0n : constantInteger(places)
  if (value === undefined || digits === undefined || digits < -300n || digits > 300n) return undefined
  const read = value.type === 'dynamic' ? toReal(site.cx, value) : value
  if (!isNumeric(read.type)) return undefined
  if (!isInteger(read.type)) return call('number.round', [read, long(digits)], site.span)
  if (digits >= 0n) return read
  return digits < -18n ? undefined : call('number.round_integer', [read, long(10n ** -digits)], site.span)
})

/** Two's complement of the argument's own size (`tohex-function.md`). */
const toHex = of(2, ([value, least], site) => {
  if (value === undefined || !isInteger(value.type)) return undefined
  const bits = value.type === 'int' ? folded('number.bit_and', [value, long(0xffff_ffffn)], site.span) : value
  const width = least ?? long(1)
  return isInteger(width.type) ? orEmpty(call('convert.long_to_hex_digits', [bits, width], site.span)) : undefined
})

/** Whether the page shows zeros at the end of the decimals no example tells, so there must be none (`format-bytes-function.md`). */
const formatBytes = of(3, ([size, precision, unit], site) => {
  const digits = precision === undefined ? 0n : constantInteger(precision)
  const name = unit === undefined ? '' : constantText(unit)
  if (size === undefined || digits === undefined || digits < 0n || digits > 15n || name === undefined) return undefined
  if (name !== '' && !isSizeUnit(name)) return undefined
  const written = folded('number.size_to_text', [toReal(site.cx, size), long(digits), text(name)], site.span)
  if (digits === 0n) return orEmpty(written)
  const decimals = /\.(\d+) /.exec(constantText(written) ?? '')?.[1]?.length ?? 0
  return BigInt(decimals) === digits ? written : undefined
})

export const NUMBER_BUILTINS: Readonly<Record<string, Builtin>> = {
  abs: of(1, ([value], site) => {
    if (value?.type === 'timespan') return retype(call('number.abs', [retype(value, 'long')], site.span), 'timespan')
    return value !== undefined && isNumeric(value.type) ? call('number.abs', [value], site.span) : undefined
  }),
  round,
  floor: bin,
  bin,
  bin_at: binAt,
  bin_auto: binAuto,
  ceiling: number((value, site) => (isInteger(value.type) ? value : call('number.ceil', [value], site.span))),
  // Null of a negative number (`sqrt-function.md`).
  sqrt: number((value, site) => {
    const real = toReal(site.cx, value)
    const isNegative = call('compare.lt', [real, literal('real', 0)])
    return call('logic.case', [isNegative, literal('real', null), call('number.sqrt', [real])], site.span)
  }),
  exp: real('number.exp'),
  exp2: number((value, site) => call('number.pow', [literal('real', 2), toReal(site.cx, value)], site.span)),
  exp10: number((value, site) => call('number.pow', [literal('real', 10), toReal(site.cx, value)], site.span)),
  log: logarithm('number.log'),
  log2: logarithm('number.log2'),
  log10: logarithm('number.log10'),
  pow: of(2, ([a, b], site) =>
    a !== undefined && b !== undefined && isNumeric(a.type) && isNumeric(b.type)
      ? call('number.pow', [toReal(site.cx, a), toReal(site.cx, b)], site.span)
      : undefined,
  ),
  pi: of(0, (_, site) => literal('real', Math.PI, site.span)),
  sin: real('number.sin'),
  cos: real('number.cos'),
  tan: real('number.tan'),
  cot: number((value, site) =>
    call('number.divide_real', [literal('real', 1), call('number.tan', [toReal(site.cx, value)])], site.span),
  ),
  asin: real('number.asin'),
  acos: real('number.acos'),
  atan: real('number.atan'),
  atan2: of(2, ([y, x], site) =>
    y !== undefined && x !== undefined
      ? call('number.atan2', [toReal(site.cx, y), toReal(site.cx, x)], site.span)
      : undefined,
  ),
  degrees: real('number.degrees'),
  radians: real('number.radians'),
  erf: ofReals(1, 'number.erf'),
  erfc: ofReals(1, 'number.erfc'),
  gamma: ofReals(1, 'number.gamma'),
  loggamma: ofReals(1, 'number.log_gamma'),
  beta_cdf: ofReals(3, 'number.beta_distribution'),
  beta_inv: ofReals(3, 'number.beta_quantile'),
  beta_pdf: ofReals(3, 'number.beta_density'),
  welch_test: ofReals(6, 'number.welch_test'),
  sign: number((value, site) => {
    const [minus, plus, zero] = [-1, 1, 0].map((n) => literal('real', n))
    if (minus === undefined || plus === undefined || zero === undefined) return undefined
    const above = call('compare.gt', [value, long(0)])
    const equal = call('compare.eq', [value, long(0)])
    const below = call('compare.lt', [value, long(0)])
    return call('logic.case', [above, plus, equal, zero, below, minus, literal('real', null)], site.span)
  }),
  max_of: extreme('number.greatest', 'compare.greatest'),
  min_of: extreme('number.least', 'compare.least'),
  isnan: number((value, site) => call('logic.is_true', [call('number.is_nan', [toReal(site.cx, value)])], site.span)),
  isinf: number((value, site) => {
    const real = toReal(site.cx, value)
    const infinite = call('compare.eq', [call('number.abs', [real]), literal('real', Number.POSITIVE_INFINITY)])
    return call('logic.is_true', [infinite], site.span)
  }),
  isfinite: number((value, site) => call('number.is_finite', [toReal(site.cx, value)], site.span)),
  binary_and: bitwise('number.bit_and'),
  binary_or: bitwise('number.bit_or'),
  binary_xor: bitwise('number.bit_xor'),
  binary_not: integer((value, site) => call('number.bit_xor', [value, long(-1)], site.span)),
  binary_shift_left: bitwise('number.shift_left'),
  binary_shift_right: bitwise('number.shift_right'),
  bitset_count_ones: integer((value, site) => {
    const bits = value.type === 'int' ? call('number.bit_and', [value, long(0xffff_ffffn)]) : value
    return call('number.count_bits', [bits], site.span)
  }),
  tohex: toHex,
  format_bytes: formatBytes,
  around: of(3, ([value, centre, delta], site) =>
    value === undefined || centre === undefined || delta === undefined
      ? undefined
      : around(site.cx, value, centre, delta, site.span),
  ),
}
