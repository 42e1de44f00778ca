import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** The files of an archive as text, by name: stored or deflated ones, without what reading hostile archives needs. */
export function unzipped(path: string): ReadonlyMap<string, string> {
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const found = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + packed)
    found.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}

/** The lines of all files of an archive. */
export function unzippedLines(path: string): readonly string[] {
  return [...unzipped(path).values()].flatMap((text) => text.split(/\r?\n/)).filter((line) => line !== '')
}
