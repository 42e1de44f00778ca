/** An address and prefix; `hasHost`: bits beyond the prefix were set and are cleared in `text`. */
export interface Network {
  readonly text: string
  readonly hasHost: boolean
}

/** A network of IPv4 or IPv6 (`10.0.0.0/8`, `fe80::/10`, one address alone); undefined when it is none. */
export function readNetwork(text: string): Network | undefined {
  const [address = '', prefix, ...more] = text.trim().split('/')
  if (more.length > 0) return undefined
  const bytes = readV4(address) ?? readV6(address)
  if (bytes === undefined) return undefined
  const bits = bytes.length * 8
  const length =
    prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : maskLength(prefix, bytes.length)
  if (length === undefined || length > bits) return undefined
  const cleared = bytes.map((byte, index) => byte & maskByte(length - index * 8))
  const hasHost = cleared.some((byte, index) => byte !== bytes[index])
  return { text: `${bytes.length === 4 ? cleared.join('.') : printV6(cleared)}/${length}`, hasHost }
}

function maskByte(bits: number): number {
  return bits >= 8 ? 0xff : bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff
}

/** `255.255.0.0` as 16. */
function maskLength(mask: string, size: number): number | undefined {
  const bytes = size === 4 ? readV4(mask) : undefined
  if (bytes === undefined) return undefined
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined
}

function readV4(text: string): readonly number[] | undefined {
  const parts = text.split('.')
  const isV4 = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  return isV4 ? parts.map(Number) : undefined
}

function readV6(text: string): readonly number[] | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const v4 = tail === null ? undefined : readV4(tail[2] ?? '')
  if (tail !== null && v4 === undefined) return undefined
  const plain = v4 === undefined ? text : `${tail?.[1] ?? ''}${groupsOf(v4)}`
  const halves = plain.split('::')
  if (halves.length > 2 || plain === '') return undefined
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const groups = [...front, ...back]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  const zeros = 8 - groups.length
  if (halves.length === 2 ? zeros < 1 : zeros !== 0) return undefined
  const all = [...front, ...Array.from({ length: zeros }, () => '0'), ...back]
  return all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
}

function groupsOf(bytes: readonly number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

function printV6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  )
  return groups.join(':')
}
