import { isArray, readDynamic } from '../types/dynamic.ts'
import { masked, type Network, readAddress } from './address.ts'
import { defineHostFunctions } from './define.ts'

const WIDTH = 128

/** Names of networks of one width by their addresses. */
interface Level {
  readonly prefix: number
  readonly names: Map<Network['address'], string>
}

/** The last list read, narrowest networks first: a query asks of every row about the same one. */
let last: { readonly json: string; readonly levels: readonly Level[] } = { json: '[]', levels: [] }

function levelsOf(json: string): readonly Level[] {
  if (last.json === json) return last.levels
  const read = readDynamic(json)
  const levels = new Map<number, Level>()
  for (const entry of read !== undefined && isArray(read) ? read : []) {
    const [, written = '', name = ''] = typeof entry === 'string' ? (/^\s*(\S+)\s(.*)$/s.exec(entry) ?? []) : []
    const network = readAddress(written)
    if (network === undefined) continue
    const { prefix } = network
    const address = masked(network.address, prefix, WIDTH)
    const level = levels.get(prefix) ?? { prefix, names: new Map() }
    levels.set(prefix, level)
    if (!level.names.has(address)) level.names.set(address, name)
  }
  last = { json, levels: [...levels.values()].toSorted((a, b) => b.prefix - a.prefix) }
  return last.levels
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
      for (const { prefix, names } of levelsOf(networks)) {
        const name = names.get(masked(read.address, prefix, WIDTH))
        if (name !== undefined) return name
      }
      return null
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
