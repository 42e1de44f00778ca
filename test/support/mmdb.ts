/** A place in a database: an IPv4 or IPv6 network as bits (`0`, `1`), and what is stored for it. */
export interface StoredPlace {
  readonly bits: string
  readonly data: MmdbValue
}

export type MmdbValue = string | number | bigint | readonly MmdbValue[] | { readonly [name: string]: MmdbValue }

/** The bits of an IPv4 network in an IPv6 tree. */
export function ipv4Bits(network: string): string {
  const [address = '', length = '32'] = network.split('/')
  const octets = address.split('.').map((o) => Number(o).toString(2).padStart(8, '0'))
  return '0'.repeat(96) + octets.join('').slice(0, Number(length))
}

/** The bits of an IPv6 network whose groups are all written. */
export function ipv6Bits(network: string): string {
  const [address = '', length = '128'] = network.split('/')
  const groups = address.split(':').map((g) => Number.parseInt(g, 16).toString(2).padStart(16, '0'))
  return groups.join('').padEnd(128, '0').slice(0, Number(length))
}

type Child = Node | number | undefined
interface Node {
  children: [Child, Child]
}

/** A file of the MaxMind DB format, version 2, with records of 24 bits (https://maxmind.github.io/MaxMind-DB/). */
export function writeMmdb(places: readonly StoredPlace[], databaseType = 'Test-City'): Buffer {
  const root: Node = { children: [undefined, undefined] }
  const data: Buffer[] = []
  let size = 0
  for (const { bits, data: value } of places) {
    let node = root
    for (const bit of bits.slice(0, -1)) {
      const side = Number(bit) as 0 | 1
      let next = node.children[side]
      if (typeof next !== 'object') {
        next = { children: [undefined, undefined] }
        node.children[side] = next
      }
      node = next
    }
    node.children[Number(bits.at(-1)) as 0 | 1] = size
    const encoded = encode(value)
    data.push(encoded)
    size += encoded.length
  }
  const nodes: Node[] = []
  const number = new Map<Node, number>()
  const pending = [root]
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    number.set(node, nodes.length)
    nodes.push(node)
    for (const child of node.children) if (typeof child === 'object') pending.push(child)
  }
  const tree = Buffer.alloc(nodes.length * 6)
  for (const [i, node] of nodes.entries()) {
    for (const [side, child] of node.children.entries()) {
      const value =
        child === undefined
          ? nodes.length
          : typeof child === 'number'
            ? nodes.length + 16 + child
            : (number.get(child) ?? 0)
      tree.writeUIntBE(value, i * 6 + side * 3, 3)
    }
  }
  const metadata = encode({
    node_count: BigInt(nodes.length),
    record_size: 24n,
    ip_version: 6n,
    database_type: databaseType,
    languages: ['en'],
    binary_format_major_version: 2n,
    binary_format_minor_version: 0n,
    build_epoch: 1n,
    description: { en: 'made for tests' },
  })
  const marker = Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1')
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata])
}

/** Texts, doubles (`number`), 32-bit integers (`bigint`), arrays and maps of fewer than 29 members. */
function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    const head = bytes.length < 29 ? [(2 << 5) | bytes.length] : [(2 << 5) | 29, bytes.length - 29]
    return Buffer.concat([Buffer.from(head), bytes])
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes[0] = (3 << 5) | 8
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (typeof value === 'bigint') {
    const bytes = Buffer.alloc(5)
    bytes[0] = (6 << 5) | 4
    bytes.writeUInt32BE(Number(value), 1)
    return bytes
  }
  if (isList(value)) return Buffer.concat([Buffer.from([value.length, 11 - 7]), ...value.map(encode)])
  const entries = Object.entries(value)
  return Buffer.concat([
    Buffer.from([(7 << 5) | entries.length]),
    ...entries.flatMap(([k, v]) => [encode(k), encode(v)]),
  ])
}

function isList(value: MmdbValue): value is readonly MmdbValue[] {
  return Array.isArray(value)
}
