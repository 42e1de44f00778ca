import type { FunctionId } from '../../../functions/index.ts'
import { call, long } from '../../../plan/expr.ts'
import { isInteger, orEmpty, toReal, toText } from '../values.ts'
import { type Builtin, folded, of } from './builtin.ts'

/** A function of numbers. */
const ofNumbers = (fn: FunctionId, count: number): Builtin =>
  of(count, (args, site) => {
    if (args.length < count) return undefined
    return folded(
      fn,
      args.map((a) => toReal(site.cx, a)),
      site.span,
    )
  })

const ofHash = (fn: FunctionId): Builtin =>
  of(1, ([hash], site) => (hash === undefined ? undefined : folded(fn, [toText(site.cx, hash)], site.span)))

/** The functions of places on a sphere and of geohashes; those of lines, polygons and other grids are refused. */
export const GEO_BUILTINS: Readonly<Record<string, Builtin>> = {
  // On a spheroid the product's method is not documented (`geo-distance-2points-function.md`).
  geo_distance_2points: of(5, ([a, b, c, d, spheroid], site) => {
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
    if (spheroid !== undefined && !(spheroid.kind === 'literal' && spheroid.value === false)) return undefined
    return folded(
      'geo.distance',
      [a, b, c, d].map((n) => toReal(site.cx, n)),
      site.span,
    )
  }),
  geo_azimuth: ofNumbers('geo.azimuth', 4),
  geo_angle: ofNumbers('geo.angle', 6),
  geo_point_in_circle: ofNumbers('geo.in_circle', 5),
  geo_point_to_geohash: of(3, ([longitude, latitude, accuracy], site) => {
    if (longitude === undefined || latitude === undefined) return undefined
    const digits = accuracy ?? long(5)
    if (!isInteger(digits.type)) return undefined
    return orEmpty(call('geo.geohash', [toReal(site.cx, longitude), toReal(site.cx, latitude), digits], site.span))
  }),
  geo_geohash_to_central_point: ofHash('geo.geohash_centre'),
  geo_geohash_to_polygon: ofHash('geo.geohash_polygon'),
}
