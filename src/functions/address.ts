/** An address as a number of 128 bits and how many of them count; IPv4 stands at `::ffff:0:0/96`. */
export interface Network {
  readonly address: bigint
  readonly prefix: number
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const DOTTED = new RegExp(`^(${OCTET}(?:\\.${OCTET}){3})(?:/(\\d{1,2}))?$`)
const MAPPED = 0xffffn << 32n
const ALL = (1n << 128n) - 1n

/** `value` with the bits after the first `prefix` of `width` cleared. */
export function masked(value: bigint, prefix: number, width: 32 | 128): bigint {
  const rest = BigInt(width - prefix)
  return (value >> rest) << rest
}

function dottedNumber(dotted: string): bigint {
  return BigInt(dotted.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0))
}

/** `a.b.c.d` or `a.b.c.d/n` as 32 bits, not masked; `undefined` for any other text. */
export function readIpv4(text: string): { readonly address: bigint; readonly prefix: number } | undefined {
  const m = DOTTED.exec(text)
  if (m?.[1] === undefined) return undefined
  const prefix = m[2] === undefined ? 32 : Number(m[2])
  return prefix > 32 ? undefined : { address: dottedNumber(m[1]), prefix }
}

export function writeIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.')
}

/** An IPv6 or IPv4 address with or without a prefix; `undefined` for any other text. A prefix of a dotted address counts 32 bits. */
export function readAddress(text: string): Network | undefined {
  const bare = text.replace(/^::(?:ffff:)?(?=\d+\.)/i, '')
  const dotted = readIpv4(bare)
  if (dotted !== undefined) return { address: MAPPED | dotted.address, prefix: 96 + dotted.prefix }
  const m = /^([0-9a-f:]{2,39}(?:\d+\.\d+\.\d+\.\d+)?)(?:\/(\d{1,3}))?$/i.exec(text)
  if (m?.[1] === undefined) return undefined
  const prefix = m[2] === undefined ? 128 : Number(m[2])
  const address = readGroups(m[1])
  return address === undefined || prefix > 128 ? undefined : { address, prefix }
}

function readGroups(text: string): bigint | undefined {
  const tail = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  if (tail !== undefined) {
    const v4 = readIpv4(tail)
    if (v4 === undefined) return undefined
    const groups = `${(v4.address >> 16n).toString(16)}:${(v4.address & 0xffffn).toString(16)}`
    return readGroups(text.slice(0, -tail.length) + groups)
  }
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [left = [], right] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - (right?.length ?? 0)
  if (right === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = right === undefined ? left : [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  if (!groups.every((g) => /^[0-9a-f]{1,4}$/i.test(g))) return undefined
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/** Eight groups of four digits in lower case. */
export function writeIpv6(address: bigint): string {
  const digits = (address & ALL).toString(16).padStart(32, '0')
  return (digits.match(/.{4}/g) ?? []).join(':')
}

/** The networks that make up the addresses from `first` to `last`, in order. */
export function coveringNetworks(first: bigint, last: bigint): readonly string[] {
  const networks: string[] = []
  let next = first
  while (next <= last) {
    let bits = 0n
    while (bits < 32n && next % (2n << bits) === 0n && next + (2n << bits) - 1n <= last) bits += 1n
    networks.push(`${writeIpv4(next)}/${32n - bits}`)
    next += 1n << bits
  }
  return networks
}

const WORD = /[\p{L}\p{N}]/u

/** Whether the address stands in the text with no letter or digit next to it. */
export function containsIpv4(text: string, address: string): boolean {
  const wanted = readIpv4(address)
  return wanted !== undefined && !address.includes('/') && someOccurrence(text, address, (end) => isEdge(text, end))
}

const WHOLE_ADDRESS = new RegExp(`${OCTET}(?:\\.${OCTET}){3}(?![\\p{L}\\p{N}])`, 'uy')
const PREFIX = new RegExp(`^(?:${OCTET}\\.){1,3}$`)

/** Whether an address that begins so stands in the text; a prefix is a whole address or ends with a point. */
export function containsIpv4Prefix(text: string, prefix: string): boolean {
  if (!PREFIX.test(prefix)) return containsIpv4(text, prefix)
  return someOccurrence(text, prefix, (_, start) => {
    WHOLE_ADDRESS.lastIndex = start
    return WHOLE_ADDRESS.test(text)
  })
}

function someOccurrence(text: string, needle: string, holds: (end: number, start: number) => boolean): boolean {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (isEdge(text, at - 1) && holds(at + needle.length, at)) return true
  }
  return false
}

/** Whether no letter or digit is at this place; half of a surrogate pair counts as a letter. */
function isEdge(text: string, at: number): boolean {
  const there = text.charAt(at)
  return there === '' || !(WORD.test(there) || /[\ud800-\udfff]/.test(there))
}
