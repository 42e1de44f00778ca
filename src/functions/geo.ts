import { writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions, type HostFunction, type Vector } from './define.ts'

/** Metres; the Earth as a sphere. */
const EARTH_RADIUS = 6_371_010

interface Point {
  readonly longitude: number
  readonly latitude: number
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Pairs of longitude and latitude; `undefined` where one is no place on Earth. */
function pointsOf(args: readonly Scalar[], count: number): readonly Point[] | undefined {
  const points = Array.from({ length: count }, (_, i) => ({
    longitude: Number(args[2 * i]),
    latitude: Number(args[2 * i + 1]),
  }))
  return points.every((p) => Math.abs(p.longitude) <= 180 && Math.abs(p.latitude) <= 90) ? points : undefined
}

type Vector3 = readonly [number, number, number]

function onSphere({ longitude, latitude }: Point): Vector3 {
  const [lambda, phi] = [radians(longitude), radians(latitude)]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** The angle between two places, seen from the centre. */
function separation(a: Point, b: Point): number {
  const [p, q] = [onSphere(a), onSphere(b)]
  const across = Math.hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0])
  return Math.atan2(across, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}

const FULL = 2 * Math.PI

/** Clockwise from north, 0 to 2π; `undefined` where the places are one or opposite, so that every direction leads there. */
function azimuth(from: Point, to: Point): number | undefined {
  const apart = separation(from, to)
  if (apart < 1e-15 || Math.PI - apart < 1e-15) return undefined
  const turn = radians(to.longitude - from.longitude)
  const [phi, psi] = [radians(from.latitude), radians(to.latitude)]
  const east = Math.sin(turn) * Math.cos(psi)
  const north = Math.cos(phi) * Math.sin(psi) - Math.sin(phi) * Math.cos(psi) * Math.cos(turn)
  return wrapped(Math.atan2(east, north))
}

function wrapped(angle: number): number {
  const turn = angle % FULL
  const positive = turn < 0 ? turn + FULL : turn
  // A whole turn less next to nothing is rounded to a whole turn.
  return positive < FULL ? positive : 0
}

const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz'
const LONGEST = 18

function encodeGeohash({ longitude, latitude }: Point, length: number): string {
  const ranges = [
    { low: -180, high: 180, value: longitude },
    { low: -90, high: 90, value: latitude },
  ]
  let hash = ''
  let bits = 0
  for (let i = 0; i < length * 5; i += 1) {
    const range = ranges[i % 2]
    if (range === undefined) break
    const middle = (range.low + range.high) / 2
    const upper = range.value >= middle
    if (upper) range.low = middle
    else range.high = middle
    bits = bits * 2 + (upper ? 1 : 0)
    if (i % 5 === 4) {
      hash += DIGITS.charAt(bits)
      bits = 0
    }
  }
  return hash
}

interface Cell {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

function decodeGeohash(hash: string): Cell | undefined {
  if (hash.length < 1 || hash.length > LONGEST) return undefined
  let [west, east, south, north] = [-180, 180, -90, 90]
  let place = 0
  for (const digit of hash.toLowerCase()) {
    const bits = DIGITS.indexOf(digit)
    if (bits < 0) return undefined
    for (let mask = 16; mask > 0; mask >>= 1, place += 1) {
      const upper = (bits & mask) !== 0
      const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
      if (place % 2 === 0 && upper) west = middleX
      else if (place % 2 === 0) east = middleX
      else if (upper) south = middleY
      else north = middleY
    }
  }
  return { west, east, south, north }
}

function geoJson(type: string, coordinates: string): string {
  return `{"type":${JSON.stringify(type)},"coordinates":${coordinates}}`
}

const pair = (longitude: number, latitude: number): string => writeDynamic([longitude, latitude])

function ofPoints(
  doc: string,
  count: number,
  evaluate: (points: readonly Point[], rest: readonly Scalar[]) => number | undefined,
  cases: readonly Vector[],
): HostFunction {
  return {
    doc,
    params: Array.from({ length: 2 * count }, () => 'number' as const),
    returns: 'real',
    nulls: 'propagate',
    evaluate: (args) => {
      const points = pointsOf(args, count)
      return points === undefined ? null : (evaluate(points, args.slice(2 * count)) ?? null)
    },
    cases,
  }
}

/** Places are longitude and latitude in degrees; null where one is none. The Earth is a sphere of 6,371,010 m. */
export const GEO = defineHostFunctions({
  'geo.distance': ofPoints(
    'Metres between two places along the sphere.',
    2,
    ([a, b]) => (a === undefined || b === undefined ? undefined : EARTH_RADIUS * separation(a, b)),
    [
      [[0n, 0n, 90n, 0n], 10_007_559.105981998],
      [[-122.407628, 47.578557, -118.275287, 34.019056], 1_546_754.35197381],
      [[13.4, 52.5, 13.4, 52.5], 0],
      [[300n, 1n, 1n, 1n], null],
      [[null, 1n, 1n, 1n], null],
    ],
  ),
  'geo.azimuth': ofPoints(
    'The direction in radians, clockwise from north, in which the second place lies from the first; null where they are one or opposite.',
    2,
    ([a, b]) => (a === undefined || b === undefined ? undefined : azimuth(a, b)),
    [
      [[0n, 0n, 10n, 0n], Math.PI / 2],
      [[0n, 0n, -10n, 0n], (3 * Math.PI) / 2],
      [[5n, 10n, 10n, -40n], 3.05459939796449],
      [[5n, 10n, 5n, 10n], null],
      [[0n, 0n, 180n, 0n], null],
      [[0n, 91n, 1n, 0n], null],
    ],
  ),
  'geo.angle': ofPoints(
    'The angle in radians, clockwise, from the line to the first place to that to the third, seen from the second; null where a line has no direction.',
    3,
    ([a, b, c]) => {
      if (a === undefined || b === undefined || c === undefined) return undefined
      const [first, third] = [azimuth(b, a), azimuth(b, c)]
      return first === undefined || third === undefined ? undefined : wrapped(third - first)
    },
    [
      [[0n, 10n, 0n, 5n, 3n, -10n], 2.94493843406882],
      [[10n, 0n, 0n, 0n, 0n, 10n], (3 * Math.PI) / 2],
      [[0n, 10n, 0n, 10n, 3n, -10n], null],
    ],
  ),
  'geo.in_circle': {
    doc: 'Whether the first place lies at most so many metres from the second; null unless that is above 0.',
    params: ['number', 'number', 'number', 'number', 'number'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: (args) => {
      const [place, centre] = pointsOf(args, 2) ?? []
      const radius = Number(args[4])
      if (place === undefined || centre === undefined || !(radius > 0)) return null
      return EARTH_RADIUS * separation(place, centre) <= radius
    },
    cases: [
      [[13.4, 52.5, 13.5, 52.5, 7000n], true],
      [[13.4, 52.5, 13.5, 52.5, 6000n], false],
      [[13.4, 52.5, 13.5, 52.5, -1n], null],
      [[200n, 52.5, 13.5, 52.5, 1n], null],
    ],
  },
  'geo.geohash': {
    doc: 'The geohash of a place with so many digits, 1 to 18; null beyond.',
    params: ['number', 'number', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: (args) => {
      const [place] = pointsOf(args, 1) ?? []
      const length = Number(args[2])
      return place === undefined || length < 1 || length > LONGEST ? null : encodeGeohash(place, length)
    },
    cases: [
      [[139.806115, 35.554128, 12n], 'xn76m27ty9g4'],
      [[-80.195829, 25.802215, 8n], 'dhwfz15h'],
      [[180n, 90n, 3n], 'zzz'],
      [[200n, 1n, 8n], null],
      [[1n, 1n, 19n], null],
    ],
  },
  'geo.geohash_centre': {
    doc: 'The GeoJSON point in the middle of a geohash; null for any other text.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([hash]) => {
      const cell = typeof hash === 'string' ? decodeGeohash(hash) : undefined
      if (cell === undefined) return null
      return geoJson('Point', pair((cell.west + cell.east) / 2, (cell.south + cell.north) / 2))
    },
    cases: [
      [['sunny'], '{"type":"Point","coordinates":[42.47314453125,23.70849609375]}'],
      [['a'], null],
      [[''], null],
      [['s'.repeat(19)], null],
    ],
  },
  'geo.geohash_polygon': {
    doc: 'The GeoJSON polygon around a geohash, counterclockwise from its south-west corner; null for any other text.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([hash]) => {
      const cell = typeof hash === 'string' ? decodeGeohash(hash) : undefined
      if (cell === undefined) return null
      const { west, east, south, north } = cell
      const corners = [pair(west, south), pair(east, south), pair(east, north), pair(west, north), pair(west, south)]
      return geoJson('Polygon', `[[${corners.join(',')}]]`)
    },
    cases: [
      [
        ['dr5ru'],
        '{"type":"Polygon","coordinates":[[[-74.00390625,40.7373046875],[-73.9599609375,40.7373046875],[-73.9599609375,40.78125],[-74.00390625,40.78125],[-74.00390625,40.7373046875]]]}',
      ],
      [['dr5ra'], null],
    ],
  },
})
