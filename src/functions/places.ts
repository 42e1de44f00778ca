import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

const EARTH_RADIUS = 6_371_009

const radians = (degrees: Scalar | undefined): number => (Number(degrees) / 180) * Math.PI

/** Places and networks as CQL computes them. */
export const PLACES = defineHostFunctions({
  'geo.haversine_distance': {
    doc: 'Metres between two places (latitude, longitude, latitude, longitude) on a sphere with a radius of 6371009 m; null where a latitude is beyond 90 or a longitude beyond 180 degrees.',
    params: ['real', 'real', 'real', 'real'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([lat1, lon1, lat2, lon2]) => {
      if ([lat1, lat2].some((v) => !(Math.abs(Number(v)) <= 90))) return null
      if ([lon1, lon2].some((v) => !(Math.abs(Number(v)) <= 180))) return null
      const north = Math.sin((radians(lat2) - radians(lat1)) / 2) ** 2
      const east = Math.sin((radians(lon2) - radians(lon1)) / 2) ** 2
      const half = north + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * east
      return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)))
    },
    cases: [
      [[10, 20, 10, 20], 0],
      [[0, 0, 0, 180], 20_015_115.070_354_786],
      [[91, 0, 0, 0], null],
      [[null, 0, 0, 0], null],
    ],
  },
  'ip.ipv4_subnet': {
    doc: 'The network of so many bits that an IPv4 address is in, as `a.b.c.d/n`; null when the text is no address.',
    params: ['string', 'long'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([address, bits]) => {
      const parts = String(address).split('.')
      if (parts.length !== 4 || !parts.every((p) => /^\d{1,3}$/.test(p) && Number(p) <= 255)) return null
      const number = parts.reduce((sum, part) => sum * 256 + Number(part), 0)
      const size = 2 ** (32 - Number(bits))
      const first = Math.floor(number / size) * size
      return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${bits}`
    },
    cases: [
      [['10.1.3.200', 23n], '10.1.2.0/23'],
      [['255.255.255.255', 0n], '0.0.0.0/0'],
      [['10.1.3', 24n], null],
      [['10.1.3.256', 24n], null],
    ],
  },
})
