const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** `undefined` where the bytes are no UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** With padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3)
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63)
    text += b === undefined ? '=' : ALPHABET.charAt((group >> 6) & 63)
    text += c === undefined ? '=' : ALPHABET.charAt(group & 63)
  }
  return text
}

/** Of Base64 with its padding; `undefined` of any other text. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const digits = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let group = 0
  let bits = 0
  let length = 0
  for (const digit of digits) {
    group = ((group << 6) | ALPHABET.indexOf(digit)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length] = (group >> bits) & 0xff
    length += 1
  }
  return bytes
}

/** A GUID's groups are little-endian numbers, its last eight bytes stand as they are. */
const GUID_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

export function guidBytes(guid: string): Uint8Array {
  const digits = guid.replaceAll('-', '')
  return Uint8Array.from(GUID_ORDER, (at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16))
}

export function guidText(bytes: Uint8Array): string {
  const digits = GUID_ORDER.map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
