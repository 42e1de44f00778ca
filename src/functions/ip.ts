import { defineFunctions, HOST } from './define.ts'

/** Parses `a.b.c.d/n`; `null` when it is no IPv4 network. */
function parseIpv4Network(text: string): { readonly first: number; readonly last: number } | null {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text)
  if (m === null) return null
  const octets = m.slice(1, 5).map(Number)
  const bits = m[5] === undefined ? 32 : Number(m[5])
  if (octets.some((o) => o > 255) || bits > 32) return null
  const address = octets.reduce((sum, o) => sum * 256 + o, 0)
  const size = 2 ** (32 - bits)
  const first = Math.floor(address / size) * size
  return { first, last: first + size - 1 }
}

/** The number of an IPv4 address without leading zeros; null for any other text. */
function ipv4Number(text: unknown): number | null {
  const network = typeof text === 'string' && !/(?:^|\.)0\d|\//.test(text) ? parseIpv4Network(text) : null
  return network === null ? null : network.first
}

const VALID =
  "regexp_full_match($1, '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])')"

// The engine may evaluate what a CASE guards for all values of a dictionary, so the cast must take any text.
const TO_NUMBER = `CASE WHEN ${VALID} THEN list_reduce(list_transform(string_split($1, '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END`

/** Ranges of IPv4 that are not public, as regular expressions over valid addresses, most particular first. */
const IPV4_CLASSES: readonly (readonly [pattern: string, name: string])[] = [
  ['10\\..*|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*|192\\.168\\..*', 'Private'],
  ['127\\..*', 'Loopback'],
  ['169\\.254\\..*', 'LinkLocal'],
  ['255\\.255\\.255\\.255', 'Broadcast'],
  [
    '0\\..*|100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*|192\\.0\\.[02]\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|198\\.1[89]\\..*|2(?:2[4-9]|[345][0-9])\\..*',
    'Reserved',
  ],
]

const IPV6_CLASSES: readonly (readonly [pattern: string, name: string])[] = [
  ['(?:0*:)*:?(?:0*:)*0*1', 'Loopback'],
  ['[0:]+', 'Reserved'],
  ['(?:0*:)*:?(?:0*:)*ffff:[^:]*(?::[^:]*)?', 'FourToSixMapping'],
  ['fe[89ab][0-9a-f]:.*', 'LinkLocal'],
  ['f[cd][0-9a-f]{2}:.*', 'Private'],
  ['ff[0-9a-f]{2}:.*|2001:0?db8:.*', 'Reserved'],
  ['2001:(?::.*|0{1,4}:.*)', 'Teredo'],
]

const arms = (classes: readonly (readonly [string, string])[], subject: string): string =>
  classes.map(([pattern, name]) => `WHEN regexp_full_match(${subject}, '${pattern}') THEN '${name}'`).join(' ')

const IPV6 = '(?i)(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{0,4}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:%[0-9A-Za-z_.~-]+)?'

const IP_CLASS = `CASE WHEN ${VALID} THEN CASE ${arms(IPV4_CLASSES, '$1')} ELSE 'Public' END WHEN regexp_full_match($1, '${IPV6}') THEN CASE ${arms(IPV6_CLASSES, "lower(string_split($1, '%')[1])")} ELSE 'Public' END END`

/** What `ip.class` gives, of one text; undefined where that is null. */
export function ipClass(address: string): string | undefined {
  const isIp4 = ipv4Number(address) !== null && !address.includes('/')
  if (!isIp4 && !matchesWhole(IPV6, address)) return undefined
  const bare = isIp4 ? address : (address.split('%')[0] ?? '').toLowerCase()
  const classes = isIp4 ? IPV4_CLASSES : IPV6_CLASSES
  return classes.find(([pattern]) => matchesWhole(pattern, bare))?.[1] ?? 'Public'
}

const COMPILED = new Map<string, RegExp>()

function matchesWhole(pattern: string, text: string): boolean {
  let regex = COMPILED.get(pattern)
  if (regex === undefined) {
    const ignoresCase = pattern.startsWith('(?i)')
    regex = new RegExp(`^(?:${ignoresCase ? pattern.slice(4) : pattern})$`, ignoresCase ? 'i' : '')
    COMPILED.set(pattern, regex)
  }
  return regex.test(text)
}

/** Addresses are texts. */
export const IP = defineFunctions({
  'ip.is_ipv4': {
    doc: 'Whether the text is an IPv4 address: four decimal numbers up to 255 without leading zeros.',
    params: ['string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: VALID },
    evaluate: ([address]) => ipv4Number(address) !== null,
    cases: [
      [['10.0.2.15'], true],
      [['256.1.1.1'], false],
      [['10.0.2'], false],
      [['fe80::1'], false],
    ],
  },
  'ip.ipv4_to_number': {
    doc: 'The address as an unsigned 32-bit number; null when it is no IPv4 address.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: TO_NUMBER },
    evaluate: ([address]) => {
      const number = ipv4Number(address)
      return number === null ? null : BigInt(number)
    },
    cases: [
      [['1.2.3.4'], 16_909_060n],
      [['x'], null],
      [['255.255.255.255'], 4_294_967_295n],
      [['01.2.3.4'], null],
    ],
  },
  'ip.in_ipv4_networks': {
    doc: 'Whether the address lies in any of the networks (`a.b.c.d/n` literals); null when it is no IPv4 address.',
    params: ['string'],
    literalFrom: 1,
    rest: 'string',
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb: (args) => {
        const number = TO_NUMBER.replaceAll('$1', () => args[0]?.sql ?? 'NULL')
        const ranges = args.slice(1).map((a) => {
          const network = typeof a.literal === 'string' ? parseIpv4Network(a.literal) : null
          if (network === null) throw new Error('networks are checked by lowering')
          return `x BETWEEN ${network.first} AND ${network.last}`
        })
        return `list_transform([${number}], lambda x: ${ranges.join(' OR ') || 'false'})[1]`
      },
    },
    evaluate: ([address, ...networks]) => {
      const number = ipv4Number(address)
      if (number === null) return null
      return networks.some((network) => {
        const range = typeof network === 'string' ? parseIpv4Network(network) : null
        return range !== null && number >= range.first && number <= range.last
      })
    },
    cases: [
      [['172.31.255.255', '172.16.0.0/12'], true],
      [['172.32.0.0', '172.16.0.0/12', '10.0.0.0/8'], false],
      [['fe80::1', '10.0.0.0/8'], null],
      [['10.0.0.1', '10.0.0.1'], true],
      [['255.255.255.255', '0.0.0.0/0'], true],
      [['10.0.0.1'], false],
    ],
  },
  'ip.class': {
    doc: 'What kind of address the text is: `Private`, `Loopback`, `LinkLocal`, `Broadcast`, `Reserved` (unspecified, shared, documentation, benchmarking, multicast and future use), `FourToSixMapping` (::ffff:0:0/96), `Teredo` (2001::/32) or `Public`; null when it is no address. IPv6 in any of its written forms, with or without a zone.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: IP_CLASS },
    cases: [
      [['8.8.8.8'], 'Public'],
      [['10.1.2.3'], 'Private'],
      [['172.31.0.1'], 'Private'],
      [['172.32.0.1'], 'Public'],
      [['192.168.0.1'], 'Private'],
      [['127.0.0.1'], 'Loopback'],
      [['169.254.169.254'], 'LinkLocal'],
      [['255.255.255.255'], 'Broadcast'],
      [['192.0.2.1'], 'Reserved'],
      [['198.51.100.7'], 'Reserved'],
      [['203.0.113.9'], 'Reserved'],
      [['198.19.0.1'], 'Reserved'],
      [['100.64.0.1'], 'Reserved'],
      [['100.128.0.1'], 'Public'],
      [['224.0.0.252'], 'Reserved'],
      [['0.0.0.0'], 'Reserved'],
      [['::1'], 'Loopback'],
      [['0:0:0:0:0:0:0:1'], 'Loopback'],
      [['::'], 'Reserved'],
      [['fe80::1%4'], 'LinkLocal'],
      [['fd00::1'], 'Private'],
      [['ff02::1:3'], 'Reserved'],
      [['2001:db8::1'], 'Reserved'],
      [['2001::1'], 'Teredo'],
      [['2001:0:1::1'], 'Teredo'],
      [['2001:4860:4860::8888'], 'Public'],
      [['::ffff:8.8.8.8'], 'FourToSixMapping'],
      [['host'], null],
      [[''], null],
    ],
  },
  'ip.origin': {
    doc: 'Where an address comes from, by the databases that the user gave: a bag with those of `country` (ISO 3166 code), `country_name`, `state`, `city`, `continent`, `postal_code`, `metro_code`, `lat`, `lon`, `asn` (number of the autonomous system) and `org` (whose it is) that are known, as texts; null for an address that they do not have, and for text that is no address.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: HOST },
    evaluate: ([address], surroundings) =>
      surroundings === undefined ? undefined : (surroundings.originOf?.(String(address)) ?? null),
    cases: [
      [['192.0.2.1'], null],
      [[null], null],
    ],
  },
  'ip.location': {
    doc: 'Where an address is, by the database of places that the user gave: a bag with those of `country`, `state`, `city`, `latitude` and `longitude` that are known; null for an address that it does not have, and for text that is no address.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: HOST },
    evaluate: ([address], surroundings) =>
      surroundings === undefined ? undefined : (surroundings.locate?.(String(address)) ?? null),
    cases: [
      [['192.0.2.1'], null],
      [[null], null],
    ],
  },
})
