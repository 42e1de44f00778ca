import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long } from '../../../plan/expr.ts'
import { constantInteger, constantJson, convertTo, isInteger, retype, toDynamic, toReal } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny, type SeveralBuiltin } from './builtin.ts'

/** A function of arrays alone. */
const arrays = (least: number, most: number, fn: FunctionId): Builtin =>
  ofAny((args, site) => {
    const fits = args.length >= least && args.length <= most && args.every((a) => a.type === 'dynamic')
    return fits ? call(fn, args, site.span) : undefined
  })

/** `array_rotate_left` and `array_rotate_right`. */
const rotate = (right: boolean): Builtin =>
  of(2, ([array, count], site) => {
    if (array?.type !== 'dynamic' || count === undefined || !isInteger(count.type)) return undefined
    return call('array.rotate', [array, right ? backwards(count) : count], site.span)
  })

/** `array_shift_left` and `array_shift_right`. */
const shift = (right: boolean): Builtin =>
  of(3, ([array, count, filler], site) => {
    if (array?.type !== 'dynamic' || count === undefined || !isInteger(count.type)) return undefined
    const fill = filler === undefined ? literal('dynamic', null) : toDynamic(filler)
    return call('array.shift', [array, right ? backwards(count) : count, fill], site.span)
  })

function backwards(count: Expr): Expr {
  const constant = constantInteger(count)
  return constant === undefined ? call('number.negate', [retype(count, 'long')], count.span) : long(-constant)
}

/** Types of values that elements of an array can be compared with. */
const COMPARABLE = ['string', 'int', 'long', 'real', 'boolean', 'datetime', 'timespan', 'guid']

/** The place of a value, or `undefined` for what no element can be compared with. */
function placeOf(array: Expr, value: Expr, site: CallSite): Expr | undefined {
  if (array.type !== 'dynamic' || !COMPARABLE.includes(value.type)) return undefined
  if (value.type === 'real')
    return call('array.index_of', [array, toDynamic(value), long(0), long(-1), long(1)], site.span)
  return call('dynamic.index_of', [array, toDynamic(value)], site.span)
}

/** `array_index_of(array, value, start, length, occurrence)`. */
const indexOf = of(5, ([array, value, start, length, occurrence], site) => {
  if (array === undefined || value === undefined) return undefined
  if (start === undefined) return placeOf(array, value, site)
  const places = [start, length ?? long(-1), occurrence ?? long(1)]
  if (array.type !== 'dynamic' || !COMPARABLE.includes(value.type) || !places.every((p) => isInteger(p.type))) {
    return undefined
  }
  if (occurrence !== undefined && constantInteger(occurrence) === 0n) {
    return site.cx.refused(occurrence.span, 'an occurrence of 0', 'long', 'its meaning is not documented')
  }
  return call('array.index_of', [array, toDynamic(value), ...places], site.span)
})

/** `array_sort_asc(array1, ..., arrayN, nulls_last)`: one column for each array. */
const sort = (descending: boolean): SeveralBuiltin => {
  return (site) => {
    const args = site.nodes.map(site.lower)
    const last = args.at(-1)
    const isFlagged = last?.type === 'boolean'
    const sorted = isFlagged ? args.slice(0, -1) : args
    const [first] = sorted
    if (first === undefined || sorted.some((a) => a.type !== 'dynamic')) return undefined
    const nullsLast = isFlagged ? last : literal('boolean', true)
    return sorted.map((a) => call('array.sorted_by', [first, a, literal('boolean', descending), nullsLast], site.span))
  }
}

const HOUR = literal('timespan', 36_000_000_000n)

/** `range(start, stop, step)`: the step is 1, or an hour for datetimes and timespans (`range-function.md`). */
const range = of(3, ([start, stop, step], site) => {
  if (start === undefined || stop === undefined) return undefined
  const types = `${start.type} ${stop.type}`
  if (types === 'datetime datetime' || types === 'timespan timespan') {
    const by = step ?? HOUR
    if (by.type !== 'timespan') return undefined
    const fn = start.type === 'datetime' ? 'array.range_of_datetimes' : 'array.range_of_timespans'
    return call(fn, [start, stop, by], site.span)
  }
  const numbers = [start, stop, step ?? long(1)].map((n) => (n.type === 'dynamic' ? toReal(site.cx, n) : n))
  if (numbers.every((n) => isInteger(n.type))) return call('array.range_of_integers', numbers, site.span)
  if (!numbers.every((n) => isInteger(n.type) || n.type === 'real')) return undefined
  return call(
    'array.range_of_reals',
    numbers.map((n) => toReal(site.cx, n)),
    site.span,
  )
})

/** The greatest number of elements that `repeat` makes here. */
const MOST_REPEATED = 1_048_576n

const repeat = of(2, ([value, count], site) => {
  if (value === undefined || count === undefined || !isInteger(count.type)) return undefined
  if ((constantInteger(count) ?? 0n) > MOST_REPEATED) {
    return site.cx.refused(count.span, `\`repeat\` of more than ${MOST_REPEATED} elements`, 'dynamic')
  }
  return call('array.repeat', [toDynamic(value), count], site.span)
})

const split = of(2, ([array, places], site) => {
  if (array?.type !== 'dynamic' || places === undefined) return undefined
  if (places.type !== 'dynamic' && !isInteger(places.type)) return undefined
  const constant = constantJson(places)
  if (Array.isArray(constant) && constant.some((place, i) => Number(place) < Number(constant[i - 1]))) {
    return site.cx.refused(places.span, '`array_split` at places that are not in order', 'dynamic')
  }
  return call('array.split', [array, toDynamic(places)], site.span)
})

const ifElse = of(3, ([conditions, whenTrue, whenFalse], site) => {
  if (conditions?.type !== 'dynamic' || whenTrue === undefined || whenFalse === undefined) return undefined
  return call('array.if_else', [conditions, toDynamic(whenTrue), toDynamic(whenFalse)], site.span)
})

export const ARRAY_BUILTINS: Readonly<Record<string, Builtin>> = {
  array_concat: arrays(1, 64, 'array.concat'),
  array_iff: ifElse,
  array_iif: ifElse,
  array_index_of: indexOf,
  array_length: arrays(1, 1, 'dynamic.array_length'),
  arraylength: arrays(1, 1, 'dynamic.array_length'),
  array_reverse: arrays(1, 1, 'array.reverse'),
  array_rotate_left: rotate(false),
  array_rotate_right: rotate(true),
  array_shift_left: shift(false),
  array_shift_right: shift(true),
  array_slice: of(3, ([array, start, end], site) => {
    if (array?.type !== 'dynamic' || start === undefined || end === undefined) return undefined
    if (!isInteger(start.type) || !isInteger(end.type)) return undefined
    return call('array.slice', [array, start, end], site.span)
  }),
  array_split: split,
  array_sum: arrays(1, 1, 'array.sum'),
  jaccard_index: of(2, ([a, b], site) => {
    if (a?.type !== 'dynamic' || b?.type !== 'dynamic') return undefined
    const index = call('set.jaccard_index', [a, b], site.span)
    return site.node.type === undefined ? index : convertTo(site.cx, index, site.node.type, site.span)
  }),
  range,
  repeat,
  set_difference: arrays(2, 64, 'set.difference'),
  set_equals: arrays(2, 2, 'set.equals'),
  set_has_element: of(2, ([array, value], site) => {
    const place = array === undefined || value === undefined ? undefined : placeOf(array, value, site)
    return place === undefined ? undefined : call('compare.ge', [place, long(0)], site.span)
  }),
  set_intersect: arrays(2, 64, 'set.intersect'),
  set_union: arrays(2, 64, 'set.union'),
  zip: arrays(2, 64, 'array.zip'),
}

export const ARRAY_SEVERAL: Readonly<Record<string, SeveralBuiltin>> = {
  array_sort_asc: sort(false),
  array_sort_desc: sort(true),
}
