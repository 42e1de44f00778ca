import { isArray, readDynamic } from '../types/dynamic.ts'
import { masked, type Network, readAddress } from './address.ts'
import { defineHostFunctions } from './define.ts'

const WIDTH = 128

interface NamedNetwork extends Network {
  readonly name: string
}

/** The last list read, narrowest networks first: a query asks of every row about the same one. */
let last: { readonly json: string; readonly networks: readonly NamedNetwork[] } = { json: '[]', networks: [] }

function networksOf(json: string): readonly NamedNetwork[] {
  if (last.json === json) return last.networks
  const read = readDynamic(json)
  const entries = read !== undefined && isArray(read) ? read : []
  const networks = entries.flatMap((entry): readonly NamedNetwork[] => {
    const [, written = '', name = ''] = typeof entry === 'string' ? (/^\s*(\S+)\s(.*)$/s.exec(entry) ?? []) : []
    const network = readAddress(written)
    if (network === undefined) return []
    return [{ address: masked(network.address, network.prefix, WIDTH), prefix: network.prefix, name }]
  })
  last = { json, networks: networks.toSorted((a, b) => b.prefix - a.prefix) }
  return last.networks
}

const list = (...texts: readonly string[]) => ({ type: 'dynamic' as const, value: JSON.stringify(texts) })

export const IP_NAMES = defineHostFunctions({
  'ip.name_in_networks': {
    doc: 'The name of the narrowest network that holds the address, of equal ones that of the first: address and an array of texts `network name`, for IPv4 and IPv6 alike. Null where none does, and for a text that is no address; entries that are no network are passed over.',
    params: ['string', 'dynamic'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([address, networks]) => {
      const read = typeof address === 'string' ? readAddress(address) : undefined
      if (read === undefined || typeof networks !== 'string') return null
      const found = networksOf(networks).find((n) => masked(read.address, n.prefix, WIDTH) === n.address)
      return found?.name ?? null
    },
    cases: [
      [['10.1.2.3', list('10.0.0.0/8 Inside', '10.1.0.0/16 Inside.Lab', '10.1.0.0/16 again')], 'Inside.Lab'],
      [['fe80::1', list('fe80::/10 Link', '0.0.0.0/0 All')], 'Link'],
      [['192.0.2.1', list('10.0.0.0/8 Inside', 'x y')], null],
      [['no address', list('0.0.0.0/0 All')], null],
      [[null, list('0.0.0.0/0 All')], null],
    ],
  },
})
