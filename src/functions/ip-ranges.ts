import type { Scalar } from '../types/value.ts'
import { masked, readAddress, readIpv4 } from './address.ts'
import { defineHostFunctions } from './define.ts'

type Width = 32 | 128

/** An end of the network as hexadecimal digits, which sort as the addresses do. */
function endOf(text: Scalar | undefined, width: Width, end: 'first' | 'last'): string | null {
  const read = typeof text === 'string' ? (width === 32 ? readIpv4 : readAddress)(text) : undefined
  if (read === undefined) return null
  const first = masked(read.address, read.prefix, width)
  const found = end === 'first' ? first : first + (1n << BigInt(width - read.prefix)) - 1n
  return found.toString(16).padStart(width / 4, '0')
}

/** Addresses are texts, `address` or `address/prefix`; a text that is no address gives null. */
export const IP_RANGES = defineHostFunctions({
  'ip.first_of_ipv4_network': {
    doc: 'The first address of an IPv4 network (of an address itself) as eight hexadecimal digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text]) => endOf(text, 32, 'first'),
    cases: [
      [['10.1.2.3'], '0a010203'],
      [['10.1.2.3/16'], '0a010000'],
      [['0.0.0.0/0'], '00000000'],
      [['10.1.2'], null],
      [['fe80::1'], null],
    ],
  },
  'ip.last_of_ipv4_network': {
    doc: 'The last address of an IPv4 network (of an address itself) as eight hexadecimal digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text]) => endOf(text, 32, 'last'),
    cases: [
      [['10.1.2.3'], '0a010203'],
      [['10.1.2.3/16'], '0a01ffff'],
      [['0.0.0.0/0'], 'ffffffff'],
      [['x'], null],
    ],
  },
  'ip.first_of_network': {
    doc: 'The first address of an IPv6 or IPv4 network (this as `::ffff:a.b.c.d`) as 32 hexadecimal digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text]) => endOf(text, 128, 'first'),
    cases: [
      [['fe80::1:2/112'], 'fe800000000000000000000000010000'],
      [['::1'], '00000000000000000000000000000001'],
      [['10.0.0.1'], '00000000000000000000ffff0a000001'],
      [['fe80:::'], null],
    ],
  },
  'ip.last_of_network': {
    doc: 'The last address of an IPv6 or IPv4 network (this as `::ffff:a.b.c.d`) as 32 hexadecimal digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text]) => endOf(text, 128, 'last'),
    cases: [
      [['fe80::1:2/112'], 'fe80000000000000000000000001ffff'],
      [['::/0'], 'ffffffffffffffffffffffffffffffff'],
      [['10.0.0.1/24'], '00000000000000000000ffff0a0000ff'],
      [[''], null],
    ],
  },
})
