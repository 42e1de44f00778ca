/** Forms of texts that the encoding modifiers give (specification, appendix "Modifiers"). */
export type Encoding = 'utf16le' | 'utf16be' | 'utf16'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function bytesOf(text: string, encoding: Encoding | undefined): readonly number[] {
  if (encoding === undefined) return [...new TextEncoder().encode(text)]
  const bytes: number[] = encoding === 'utf16' ? [0xff, 0xfe] : []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const [low, high] = [unit & 0xff, unit >> 8]
    bytes.push(...(encoding === 'utf16be' ? [high, low] : [low, high]))
  }
  return bytes
}

export function base64(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 63)).join('')
    text += digits.slice(0, Math.min(bytes.length - at, 3) + 1).padEnd(4, '=')
  }
  return text
}

/** What of the text's Base64 form does not depend on what stands around it, for each of the three places it may have. */
export function base64Offsets(bytes: readonly number[]): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = base64([...Array.from({ length: offset }, () => 0x20), ...bytes])
    const start = [0, 2, 3][offset] ?? 0
    const cut = [0, 3, 2][(bytes.length + offset) % 3] ?? 0
    return encoded.slice(start, encoded.length - cut)
  })
}

/** The text whose bytes are those of `text` in the encoding; undefined when they are no text. */
export function wideText(text: string, encoding: Encoding): string | undefined {
  if (encoding === 'utf16' || /[^\0-\x7f]/.test(text)) return undefined
  return [...text].map((char) => (encoding === 'utf16be' ? `\0${char}` : `${char}\0`)).join('')
}
