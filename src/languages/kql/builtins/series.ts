import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import { isArray, readDynamic } from '../../../types/dynamic.ts'
import { isNumeric } from '../../../types/value.ts'
import { constantInteger, constantValue, isInteger, toDynamic } from '../values.ts'
import { type Builtin, of, type SeveralBuiltin } from './builtin.ts'

/** A function of one array. */
const one = (fn: FunctionId): Builtin =>
  of(1, ([series], site) => (series?.type === 'dynamic' ? call(fn, [series], site.span) : undefined))

/** A function of two arrays, or of an array and a number. */
const two = (fn: FunctionId): Builtin =>
  of(2, ([a, b], site) => {
    if (a === undefined || b === undefined) return undefined
    const fits = [a, b].every((e) => e.type === 'dynamic' || isNumeric(e.type))
    return fits ? call(fn, [toDynamic(a), toDynamic(b)], site.span) : undefined
  })

const NULL = literal('dynamic', null)

/** `series_fill_forward` and `series_fill_backward`. */
const fill = (fn: FunctionId): Builtin =>
  of(2, ([series, mark], site) => {
    if (series?.type !== 'dynamic') return undefined
    return call(fn, [series, mark === undefined ? NULL : toDynamic(mark)], site.span)
  })

const fillLinear = of(4, ([series, mark, edges, constant], site) => {
  if (series?.type !== 'dynamic' || (edges !== undefined && edges.type !== 'boolean')) return undefined
  return call(
    'series.fill_linear',
    [
      series,
      mark === undefined ? NULL : toDynamic(mark),
      edges ?? literal('boolean', true),
      constant === undefined ? literal('dynamic', '0.0') : toDynamic(constant),
    ],
    site.span,
  )
})

/** Where the middle of a filter of an even number of coefficients stands is not documented (`series-fir-function.md`). */
const finiteFilter = of(4, ([series, filter, normalize, center], site) => {
  if (series?.type !== 'dynamic' || filter?.type !== 'dynamic') return undefined
  if ([normalize, center].some((flag) => flag !== undefined && flag.type !== 'boolean')) return undefined
  const isCentered = center !== undefined && !(center.kind === 'literal' && center.value === false)
  if (isCentered && (knownLength(filter) ?? 0) % 2 === 0) {
    return site.cx.refused(
      site.span,
      '`series_fir` centered on a filter that does not have a constant, odd number of coefficients',
      'dynamic',
    )
  }
  const none = literal('boolean', null)
  return call('series.finite_filter', [series, filter, normalize ?? none, center ?? none], site.span)
})

/** The number of elements of an array of constants, of `pack_array` and of `repeat`. */
function knownLength(array: Expr): number | undefined {
  if (array.kind === 'call' && array.fn === 'dynamic.array') return array.args.length
  if (array.kind === 'call' && array.fn === 'array.repeat') {
    const [, count] = array.args
    const inner = count?.kind === 'call' && count.fn === 'convert.long_to_int' ? count.args[0] : count
    const value = inner === undefined ? undefined : constantInteger(inner)
    return value === undefined ? undefined : Number(value)
  }
  const value = constantValue(array)
  const elements = typeof value === 'string' ? readDynamic(value) : undefined
  return elements !== undefined && isArray(elements) ? elements.length : undefined
}

const season = of(2, ([series, period], site) => {
  if (series?.type !== 'dynamic') return undefined
  const length = period === undefined ? undefined : constantInteger(period)
  if (period === undefined || length === undefined || length < 1n) {
    return site.cx.refused(site.span, '`series_seasonal` without a constant period', 'dynamic', UNKNOWN_PERIODS)
  }
  return call('series.season', [series, period], site.span)
})

const UNKNOWN_PERIODS = 'how the product finds periods is not documented'

function ignoreNonFinite(flag: Expr | undefined): Expr | undefined {
  if (flag === undefined) return literal('boolean', false)
  return flag.type === 'boolean' ? flag : undefined
}

const statistics: SeveralBuiltin = (site) => {
  const [series, flag] = site.nodes.map(site.lower)
  const ignores = ignoreNonFinite(flag)
  if (series?.type !== 'dynamic' || ignores === undefined) return undefined
  return ['min', 'min_idx', 'max', 'max_idx', 'avg', 'stdev', 'variance'].map((name) => {
    const fn = name.endsWith('_idx') ? 'series.statistic_place' : 'series.statistic'
    return call(fn, [series, ignores, text(name)], site.span)
  })
}

const fitLine: SeveralBuiltin = (site) => {
  const [series] = site.nodes.map(site.lower)
  if (series?.type !== 'dynamic') return undefined
  const numbers = ['rsquare', 'slope', 'variance', 'rvariance', 'interception'].map((name) =>
    call('series.line_number', [series, text(name)], site.span),
  )
  return [...numbers, call('series.line', [series], site.span)]
}

const fitPolynomial: SeveralBuiltin = (site) => {
  const [y, x, degree] = site.nodes.map(site.lower)
  if (y?.type !== 'dynamic' || (x !== undefined && x.type !== 'dynamic')) return undefined
  if (degree !== undefined && !isInteger(degree.type)) return undefined
  const args = [y, x ?? NULL, degree ?? literal('long', 1n)]
  const number = (name: string): Expr => call('series.polynomial_number', [...args, text(name)], site.span)
  const part = (name: string): Expr => call('series.polynomial', [...args, text(name)], site.span)
  return [number('rsquare'), part('coefficients'), number('variance'), number('rvariance'), part('poly_fit')]
}

/** `series_fft` and `series_ifft`. */
const fourier = (inverse: boolean): SeveralBuiltin => {
  return (site) => {
    const [real, imaginary] = site.nodes.map(site.lower)
    if (real?.type !== 'dynamic' || (imaginary !== undefined && imaginary.type !== 'dynamic')) return undefined
    return ['real', 'imaginary'].map((part) =>
      call('series.fourier', [real, imaginary ?? NULL, literal('boolean', inverse), text(part)], site.span),
    )
  }
}

export const SERIES_BUILTINS: Readonly<Record<string, Builtin>> = {
  series_abs: one('series.abs'),
  series_acos: one('series.acos'),
  series_add: two('series.add'),
  series_asin: one('series.asin'),
  series_atan: one('series.atan'),
  series_ceiling: one('series.ceiling'),
  series_cos: one('series.cos'),
  series_cosine_similarity: two('series.cosine_similarity'),
  series_divide: two('series.divide'),
  series_dot_product: two('series.dot_product'),
  series_equals: two('series.equals'),
  series_exp: one('series.exp'),
  series_fill_backward: fill('series.fill_backward'),
  series_fill_const: of(3, ([series, constant, mark], site) => {
    if (series?.type !== 'dynamic' || constant === undefined) return undefined
    const missing = mark === undefined ? NULL : toDynamic(mark)
    return call('series.fill_constant', [series, toDynamic(constant), missing], site.span)
  }),
  series_fill_forward: fill('series.fill_forward'),
  series_fill_linear: fillLinear,
  series_fir: finiteFilter,
  series_fit_line_dynamic: one('series.line_fit'),
  series_floor: one('series.floor'),
  series_greater: two('series.greater'),
  series_greater_equals: two('series.greater_or_equal'),
  series_iir: of(3, ([series, above, below], site) => {
    const fits = [series, above, below].every((e) => e?.type === 'dynamic')
    if (!fits || series === undefined || above === undefined || below === undefined) return undefined
    return call('series.infinite_filter', [series, above, below], site.span)
  }),
  series_less: two('series.less'),
  series_less_equals: two('series.less_or_equal'),
  series_log: one('series.log'),
  series_magnitude: one('series.magnitude'),
  series_multiply: two('series.multiply'),
  series_not_equals: two('series.differs'),
  series_pearson_correlation: two('series.correlation'),
  series_pow: two('series.power'),
  series_product: one('series.product'),
  series_seasonal: season,
  series_sign: one('series.sign'),
  series_sin: one('series.sin'),
  series_stats_dynamic: of(2, ([series, flag], site) => {
    const ignores = ignoreNonFinite(flag)
    if (series?.type !== 'dynamic' || ignores === undefined) return undefined
    return call('series.statistics', [series, ignores], site.span)
  }),
  series_subtract: two('series.subtract'),
  series_sum: one('series.sum'),
  series_tan: one('series.tan'),
}

export const SERIES_SEVERAL: Readonly<Record<string, SeveralBuiltin>> = {
  series_fft: fourier(false),
  series_fit_line: fitLine,
  series_fit_poly: fitPolynomial,
  series_ifft: fourier(true),
  series_stats: statistics,
}
