import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ArchiveError } from './limits.ts'
import { keepStream, type Member, type Unfolding } from './unfold.ts'

const BLOCK = 512
const MAX_NAME = 65_536

/** The regular files of a tar archive (ustar, GNU and pax long names: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html). */
export async function* readTar(path: string, unfolding: Unfolding): AsyncGenerator<Member> {
  const file = await open(path, 'r')
  try {
    const { size: total } = await file.stat()
    let longName: string | undefined
    for (let at = 0; at + BLOCK <= total; ) {
      unfolding.signal?.throwIfAborted()
      const header = Buffer.alloc(BLOCK)
      await file.read(header, 0, BLOCK, at)
      if (header.every((byte) => byte === 0)) return
      const size = entrySize(header)
      const start = at + BLOCK
      if (!isChecksumRight(header) || size === undefined) throw new ArchiveError('the tar header is damaged')
      at = start + Math.ceil(size / BLOCK) * BLOCK
      const type = String.fromCharCode(header[156] ?? 0)
      if (type === 'L' || type === 'x') {
        const text = Buffer.alloc(Math.min(size, MAX_NAME))
        await file.read(text, 0, text.length, start)
        longName = type === 'L' ? field(text, 0, text.length) : paxPath(text.toString('utf8'))
        continue
      }
      if (type === '0' || type === '\0' || type === '7') {
        unfolding.budget.entry()
        const end = Math.min(start + size, total)
        const stream = createReadStream(path, end > start ? { start, end: end - 1 } : { start, end: start })
        if (end <= start) stream.destroy()
        else {
          const kept = await keepStream(stream, [], unfolding)
          const name = longName ?? shortName(header)
          yield { name, path: kept, ...(start + size > total ? { damage: 'the tar archive is cut off' } : {}) }
        }
      }
      longName = undefined
    }
  } finally {
    await file.close()
  }
}

function field(buffer: Buffer, start: number, length: number): string {
  const part = buffer.subarray(start, start + length)
  const end = part.indexOf(0)
  return part.toString('utf8', 0, end === -1 ? part.length : end)
}

function shortName(header: Buffer): string {
  const prefix = field(header, 345, 155)
  const name = field(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

/** Octal text, or binary when the first bit is set. */
function entrySize(header: Buffer): number | undefined {
  if (((header[124] ?? 0) & 0x80) !== 0) {
    const size = header.readBigUInt64BE(128)
    return size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(size) : undefined
  }
  const text = field(header, 124, 12).trim()
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : undefined
}

function isChecksumRight(header: Buffer): boolean {
  let sum = 0
  for (let i = 0; i < BLOCK; i += 1) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0)
  return sum === Number.parseInt(field(header, 148, 8).trim(), 8)
}

function paxPath(text: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1]
}
