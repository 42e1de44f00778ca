import { defineFunctions } from './define.ts'

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

const VALID =
  "regexp_full_match($1, '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])')"

const TO_NUMBER = `CASE WHEN ${VALID} THEN list_reduce(list_transform(string_split($1, '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END`

/** Addresses are texts. */
export const IP = defineFunctions({
  'ip.is_ipv4': {
    doc: 'Whether the text is an IPv4 address: four decimal numbers up to 255 without leading zeros.',
    params: ['string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: VALID },
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
    cases: [
      [['1.2.3.4'], 16_909_060n],
      [['x'], null],
    ],
  },
  'ip.in_ipv4_networks': {
    doc: 'Whether the address lies in any of the networks (`a.b.c.d/n` literals); null when it is no IPv4 address.',
    params: ['string'],
    rest: 'string',
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb: (args) => {
        const number = TO_NUMBER.replaceAll('$1', args[0]?.sql ?? 'NULL')
        const ranges = args.slice(1).map((a) => {
          const network = typeof a.literal === 'string' ? parseIpv4Network(a.literal) : null
          if (network === null) throw new Error('networks are checked by lowering')
          return `x BETWEEN ${network.first} AND ${network.last}`
        })
        return `list_transform([${number}], lambda x: ${ranges.join(' OR ') || 'false'})[1]`
      },
    },
    cases: [
      [['172.31.255.255', '172.16.0.0/12'], true],
      [['172.32.0.0', '172.16.0.0/12', '10.0.0.0/8'], false],
      [['fe80::1', '10.0.0.0/8'], null],
    ],
  },
})
