import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'
import { constantInteger, isInteger, retype, toReal } from '../values.ts'
import { bin, binAt, binAuto } from './bin.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

const number = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  ofAny(([value, ...others], site) => {
    if (value === undefined || others.length > 0) return undefined
    const read = value.type === 'dynamic' ? toReal(site.cx, value) : value
    return isNumeric(read.type) ? build(read, site) : undefined
  })

const real = (fn: FunctionId): Builtin => number((value, site) => call(fn, [toReal(site.cx, value)], site.span))

const extreme = (fn: 'number.greatest' | 'number.least'): Builtin =>
  ofAny((args, site) => {
    if (args.length === 0 || !args.every((a) => isNumeric(a.type))) return undefined
    const some = args.some((a) => a.type === 'real')
    return call(fn, some ? args.map((a) => toReal(site.cx, a)) : args, site.span)
  })

const bitwise = (fn: FunctionId): Builtin =>
  of(2, ([a, b], site) =>
    a !== undefined && b !== undefined && isInteger(a.type) && isInteger(b.type)
      ? call(fn, [a, b], site.span)
      : undefined,
  )

export const NUMBER_BUILTINS: Readonly<Record<string, Builtin>> = {
  abs: of(1, ([value], site) => {
    if (value?.type === 'timespan') return retype(call('number.abs', [retype(value, 'long')], site.span), 'timespan')
    return value !== undefined && isNumeric(value.type) ? call('number.abs', [value], site.span) : undefined
  }),
  round: of(2, ([value, places], site) => {
    const digits = places === undefined ? 0n : constantInteger(places)
    if (value === undefined || digits === undefined || !isNumeric(value.type)) return undefined
    return call('number.round', [toReal(site.cx, value), long(digits)], site.span)
  }),
  floor: bin,
  bin,
  bin_at: binAt,
  bin_auto: binAuto,
  ceiling: number((value, site) => (isInteger(value.type) ? value : call('number.ceil', [value], site.span))),
  sqrt: real('number.sqrt'),
  exp: real('number.exp'),
  log: real('number.log'),
  log2: real('number.log2'),
  log10: real('number.log10'),
  pow: of(2, ([a, b], site) =>
    a !== undefined && b !== undefined && isNumeric(a.type) && isNumeric(b.type)
      ? call('number.pow', [toReal(site.cx, a), toReal(site.cx, b)], site.span)
      : undefined,
  ),
  sign: number((value, site) => {
    const [minus, plus, zero] = [-1, 1, 0].map((n) => literal('real', n))
    if (minus === undefined || plus === undefined || zero === undefined) return undefined
    const above = call('compare.gt', [value, long(0)])
    const equal = call('compare.eq', [value, long(0)])
    const below = call('compare.lt', [value, long(0)])
    return call('logic.case', [above, plus, equal, zero, below, minus, literal('real', null)], site.span)
  }),
  max_of: extreme('number.greatest'),
  min_of: extreme('number.least'),
  isnan: number((value, site) => call('logic.is_true', [call('number.is_nan', [toReal(site.cx, value)])], site.span)),
  isfinite: number((value, site) => call('number.is_finite', [toReal(site.cx, value)], site.span)),
  binary_and: bitwise('number.bit_and'),
  binary_or: bitwise('number.bit_or'),
  binary_xor: bitwise('number.bit_xor'),
}
