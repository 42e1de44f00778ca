import { isArray, readDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import {
  containsIpv4,
  containsIpv4Prefix,
  coveringNetworks,
  masked,
  type Network,
  readAddress,
  readIpv4,
  writeIpv4,
  writeIpv6,
} from './address.ts'
import { defineHostFunctions } from './define.ts'

type Width = 32 | 128

const reader = (width: Width) => (width === 32 ? readIpv4 : readAddress)

function readBoth(args: readonly Scalar[], width: Width): readonly [Network, Network, number] | undefined {
  const [a, b, most] = args
  if (typeof a !== 'string' || typeof b !== 'string' || typeof most !== 'bigint') return undefined
  if (most < 0n || most > BigInt(width)) return undefined
  const [left, right] = [reader(width)(a), reader(width)(b)]
  return left === undefined || right === undefined ? undefined : [left, right, Number(most)]
}

/** How two addresses compare under the shortest of three prefixes. */
function compared(args: readonly Scalar[], width: Width): bigint | null {
  const both = readBoth(args, width)
  if (both === undefined) return null
  const [left, right, most] = both
  const prefix = Math.min(left.prefix, right.prefix, most)
  const [a, b] = [masked(left.address, prefix, width), masked(right.address, prefix, width)]
  return a === b ? 0n : a < b ? -1n : 1n
}

/** Whether the address is in any of the networks; unknown when none holds it and one is no network. */
function inAny(address: Scalar | undefined, networks: readonly string[], width: Width): boolean | null {
  const read = typeof address === 'string' ? reader(width)(address) : undefined
  if (read === undefined) return null
  const start = masked(read.address, read.prefix, width)
  let unknown = false
  for (const text of networks) {
    const network = reader(width)(text)
    if (network === undefined) unknown = true
    else if (masked(start, network.prefix, width) === masked(network.address, network.prefix, width)) return true
  }
  return unknown ? null : false
}

/** The last list read: a query asks of every row about the same one. */
let last: { readonly json: string; readonly texts: readonly string[] | undefined } = { json: '[]', texts: [] }

function textsOf(list: Scalar | undefined): readonly string[] | undefined {
  if (typeof list !== 'string') return undefined
  if (last.json !== list) {
    const read = readDynamic(list)
    const texts = read !== undefined && isArray(read) ? read.map((e) => (typeof e === 'string' ? e : '')) : undefined
    last = { json: list, texts }
  }
  return last.texts
}

/** Address and bits that count; `null` where the text is no address or the number of bits is none. */
function parsed(text: Scalar | undefined, most: Scalar | undefined, width: Width): Network | null {
  const read = typeof text === 'string' ? reader(width)(text) : undefined
  if (read === undefined || typeof most !== 'bigint' || most < 0n || most > BigInt(width)) return null
  const prefix = Math.min(read.prefix, Number(most))
  return { address: masked(read.address, prefix, width), prefix }
}

const list = (...texts: readonly string[]) => ({ type: 'dynamic' as const, value: JSON.stringify(texts) })

/** Addresses are texts, `address` or `address/prefix`; a text that is no address gives null. */
export const IP_NETWORKS = defineHostFunctions({
  'ip.compare_ipv4': {
    doc: 'Order (-1, 0, 1) of two IPv4 addresses under the shortest of their prefixes and the third argument (0 to 32).',
    params: ['string', 'string', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: (args) => compared(args, 32),
    cases: [
      [['10.0.0.1', '10.0.0.2', 32n], -1n],
      [['10.0.0.1/24', '10.0.0.200', 31n], 0n],
      [['10.0.1.1', '10.0.0.1', 24n], 1n],
      [['255.0.0.0', '1.0.0.0', 32n], 1n],
      [['10.0.0.1', 'fe80::1', 32n], null],
      [['10.0.0.1', '10.0.0.1', 33n], null],
      [['10.0.0.1/33', '10.0.0.1', 32n], null],
    ],
  },
  'ip.compare': {
    doc: 'Order (-1, 0, 1) of two IPv6 or IPv4 addresses (these as `::ffff:a.b.c.d`) under the shortest of their prefixes and the third argument (0 to 128).',
    params: ['string', 'string', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: (args) => compared(args, 128),
    cases: [
      [['fe80::1', 'fe80::2', 128n], -1n],
      [['fe80::1', 'fe80::2', 120n], 0n],
      [['fe80::1/120', 'fe80::ff', 128n], 0n],
      [['10.0.0.1', '::ffff:a00:1', 128n], 0n],
      [['::10.0.0.1/30', '10.0.0.2/24', 127n], 0n],
      [['10.0.0.1/24', '10.0.1.1', 128n], -1n],
      [['fe80:::1', 'fe80::1', 128n], null],
      [['fe80::1', 'fe80::1', 129n], null],
    ],
  },
  'ip.in_any_ipv4_network': {
    doc: 'Whether the IPv4 address is in any of the networks of a list. Null when it is no address, and when no network holds it and one of the list is no network.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([address, networks]) => {
      const texts = textsOf(networks)
      return texts === undefined ? null : inAny(address, texts, 32)
    },
    cases: [
      [['10.1.2.3', list('192.168.0.0/16', '10.0.0.0/8')], true],
      [['11.1.2.3', list('192.168.0.0/16', '10.0.0.0/8')], false],
      [['10.1.2.3', list('10.1.2.3')], true],
      [['10.1.2.3', list('x', '10.0.0.0/8')], true],
      [['11.1.2.3', list('x', '10.0.0.0/8')], null],
      [['x', list('10.0.0.0/8')], null],
      [['10.1.2.3', list()], false],
    ],
  },
  'ip.in_any_network': {
    doc: 'Like `ip.in_any_ipv4_network`, for IPv6 and IPv4 (as `::ffff:a.b.c.d`) alike.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([address, networks]) => {
      const texts = textsOf(networks)
      return texts === undefined ? null : inAny(address, texts, 128)
    },
    cases: [
      [['fe80::1:2', list('2001:db8::/32', 'fe80::/10')], true],
      [['ff80::1', list('fe80::/10')], false],
      [['10.0.0.7', list('::ffff:10.0.0.0/24')], true],
      [['fe80::1', list('fe80::/129')], null],
      [['fe80', list('fe80::/10')], null],
    ],
  },
  'ip.ipv4_network_to_number': {
    doc: 'The IPv4 address as an unsigned 32-bit number, of which as many bits count as the shorter of its prefix and the second argument says.',
    params: ['string', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text, most]) => parsed(text, most, 32)?.address ?? null,
    cases: [
      [['192.168.1.1', 32n], 3_232_235_777n],
      [['192.168.1.1/24', 32n], 3_232_235_776n],
      [['192.168.1.1/24', 8n], 3_221_225_472n],
      [['192.168.1', 32n], null],
      [['192.168.1.1', -1n], null],
    ],
  },
  'ip.ipv4_prefix_length': {
    doc: 'The prefix of an IPv4 network, 32 where none is written.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text]) => {
      const read = typeof text === 'string' ? readIpv4(text) : undefined
      return read === undefined ? null : BigInt(read.prefix)
    },
    cases: [
      [['10.1.2.3'], 32n],
      [['10.1.2.3/16'], 16n],
      [['x/16'], null],
    ],
  },
  'ip.canonical_ipv6': {
    doc: 'The IPv6 or IPv4 address as eight groups of four hexadecimal digits; as many bits count as the shorter of its prefix and the second argument (0 to 128) says.',
    params: ['string', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, most]) => {
      const network = parsed(text, most, 128)
      return network === null ? null : writeIpv6(network.address)
    },
    cases: [
      [['fe80::85d:e82c:9446:7994', 128n], 'fe80:0000:0000:0000:085d:e82c:9446:7994'],
      [['FE80::1/64', 128n], 'fe80:0000:0000:0000:0000:0000:0000:0000'],
      [['192.168.255.255/24', 128n], '0000:0000:0000:0000:0000:ffff:c0a8:ff00'],
      [['::192.168.255.255', 120n], '0000:0000:0000:0000:0000:ffff:c0a8:ff00'],
      [['1:2:3:4:5:6:1.2.3.4', 128n], '0001:0002:0003:0004:0005:0006:0102:0304'],
      [['::', 128n], '0000:0000:0000:0000:0000:0000:0000:0000'],
      [['1:2:3:4:5:6:7', 128n], null],
      [['1::2::3', 128n], null],
      [['1:2:3:4:5:6:7:8:9', 128n], null],
      [[':1:2:3:4:5:6:7', 128n], null],
    ],
  },
  'ip.format_ipv4': {
    doc: 'The IPv4 address (text) with only those bits that the shorter of its prefix and the second argument (0 to 32) counts.',
    params: ['string', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, most]) => {
      const network = parsed(text, most, 32)
      return network === null ? null : writeIpv4(network.address)
    },
    cases: [
      [['192.168.1.1', 24n], '192.168.1.0'],
      [['192.168.1.1/24', 32n], '192.168.1.0'],
      [['192.168.1.1', -1n], null],
      [['x', 24n], null],
    ],
  },
  'ip.format_ipv4_network': {
    doc: 'Like `ip.format_ipv4`, with `/` and the number of bits behind.',
    params: ['string', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, most]) => {
      const network = parsed(text, most, 32)
      return network === null ? null : `${writeIpv4(network.address)}/${network.prefix}`
    },
    cases: [
      [['192.168.1.1', 24n], '192.168.1.0/24'],
      [['192.168.1.1/24', 32n], '192.168.1.0/24'],
      [['192.168.1.1', 33n], null],
    ],
  },
  'ip.number_to_ipv4': {
    doc: 'The IPv4 address of an unsigned 32-bit number; null for any other number.',
    params: ['integer'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([number]) =>
      typeof number === 'bigint' && BigInt.asUintN(32, number) === number ? writeIpv4(number) : null,
    cases: [
      [[3_232_235_777n], '192.168.1.1'],
      [[0n], '0.0.0.0'],
      [[-1n], null],
      [[2n ** 32n], null],
    ],
  },
  'ip.ipv4_range_to_networks': {
    doc: 'The fewest networks that make up the IPv4 addresses from the first to the second, as an array of texts; null when one is no address or they are in the wrong order.',
    params: ['string', 'string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([first, final]) => {
      const [start, end] = [parsed(first, 32n, 32), parsed(final, 32n, 32)]
      if (start === null || end === null || start.address > end.address) return null
      return JSON.stringify(coveringNetworks(start.address, end.address))
    },
    cases: [
      [['1.1.128.0', '1.1.140.255'], '["1.1.128.0/21","1.1.136.0/22","1.1.140.0/24"]'],
      [['0.0.0.0', '255.255.255.255'], '["0.0.0.0/0"]'],
      [['1.1.1.1', '1.1.1.1'], '["1.1.1.1/32"]'],
      [['1.1.1.2', '1.1.1.1'], null],
      [['1.1.1', '1.1.1.1'], null],
    ],
  },
  'ip.text_has_any_ipv4': {
    doc: 'Whether any of the IPv4 addresses of a list stands in the text, with no letter or digit next to it; what is no address stands nowhere.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([text, addresses]) =>
      typeof text === 'string' && (textsOf(addresses) ?? []).some((address) => containsIpv4(text, address)),
    cases: [
      [['from 10.0.0.1, to 10.0.0.2', list('10.0.0.3', '10.0.0.2')], true],
      [['from 10.0.0.11', list('10.0.0.1')], false],
      [['x10.0.0.1', list('10.0.0.1')], false],
      [['x 10.0.0.1x 10.0.0.1', list('10.0.0.1')], true],
      [['10.0.0.1', list('10.0.0.1')], true],
      [['10.0.0.256', list('10.0.0.256')], false],
      [['10.0.0.1', list()], false],
    ],
  },
  'ip.text_has_any_ipv4_prefix': {
    doc: 'Whether an IPv4 address that begins with any of the prefixes of a list (whole addresses, or with a point at the end) stands in the text, with no letter or digit next to it.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([text, prefixes]) =>
      typeof text === 'string' && (textsOf(prefixes) ?? []).some((prefix) => containsIpv4Prefix(text, prefix)),
    cases: [
      [['from 10.0.0.1, to', list('10.0.')], true],
      [['from 10.0.0.1, to', list('10.0')], false],
      [['from 10.0.0.256', list('10.0.')], false],
      [['from 110.0.0.1', list('10.')], false],
      [['from 10.0.0.1a', list('10.')], false],
      [['from 10.0.0.1', list('10.0.0.1')], true],
      [['from 10.0.0.1', list('10.0.0.1.')], false],
    ],
  },
})
