import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'

const BLOCK = 1 << 18
const DECLARED = /^<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/

/**
 * The text of a file block by block. Its encoding is that of its byte order mark, else what its first bytes show to be
 * UTF-16, else what its XML declaration names, else UTF-8. Bytes that the encoding does not know become U+FFFD.
 */
export async function* readText(
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, undefined> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(BLOCK)
    let decoder: TextDecoder | undefined
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, BLOCK)
      const bytes = buffer.subarray(0, bytesRead)
      decoder ??= new TextDecoder(encodingOf(bytes))
      yield decoder.decode(bytes, { stream: bytesRead > 0 })
      if (bytesRead === 0) return
    }
  } finally {
    await handle.close()
  }
}

/** The start of a text whose first bytes these are; the last character may be cut. */
export function headText(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes, { stream: true })
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  const [, declared] = DECLARED.exec(bytes.toString('latin1', 0, 256)) ?? []
  // A declaration that can be read byte by byte is not UTF-16, whatever it says: somebody converted the file.
  if (declared === undefined || /^utf-?16/i.test(declared)) return 'utf-8'
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return 'utf-8'
  }
}
