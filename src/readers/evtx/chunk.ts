import { crc32 } from 'node:zlib'
import type { ReadItem, WindowsRecord } from '../record.ts'
import { WindowsEventBuilder } from '../windows-event.ts'
import { BinXmlReader } from './binxml.ts'
import { Damage } from './damage.ts'

export const CHUNK_SIZE = 65_536
const CHUNK_HEADER_SIZE = 512
const RECORD_HEADER_SIZE = 24
/** Header, an end-of-fragment token's worth of BinXml, and the copy of the size. */
const MIN_RECORD_SIZE = RECORD_HEADER_SIZE + 4
const MAX_RAW_BYTES = 32_768

const CHUNK_SIGNATURE = Buffer.from('ElfChnk\0', 'latin1')
const RECORD_SIGNATURE = Buffer.from([0x2a, 0x2a, 0x00, 0x00])

export type EvtxItem = ReadItem<WindowsRecord>

export interface ChunkOptions {
  /** Also what lies behind the last record: remains of records that were overwritten in part. */
  readonly carve: boolean
  /** How many of the chunk's bytes the file has; the others are read as zeros. */
  readonly available: number
}

/** The items of one chunk, which needs nothing from any other. `note` hears of oddities that cost no record. */
export function readChunk(
  bytes: Buffer,
  place: string,
  options: ChunkOptions,
  note: (text: string) => void,
): EvtxItem[] {
  return new ChunkReader(bytes, place, options, note).read()
}

export function hasChunkSignature(bytes: Buffer): boolean {
  return bytes.length >= 8 && bytes.compare(CHUNK_SIGNATURE, 0, 8, 0, 8) === 0
}

/** Whether the bytes are a chunk: by its own signature, or by that of a first record when its own is damaged. */
export function isChunk(bytes: Buffer): boolean {
  const first = CHUNK_HEADER_SIZE
  return hasChunkSignature(bytes) || bytes.compare(RECORD_SIGNATURE, 0, 4, first, first + 4) === 0
}

/** A block that was reserved and never used. */
export function isUnused(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0)
}

class ChunkReader {
  readonly #bytes: Buffer
  readonly #view: DataView
  readonly #place: string
  readonly #options: ChunkOptions
  readonly #note: (text: string) => void
  readonly #builder = new WindowsEventBuilder()
  readonly #binxml: BinXmlReader
  readonly #items: EvtxItem[] = []

  constructor(bytes: Buffer, place: string, options: ChunkOptions, note: (text: string) => void) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#place = place
    this.#options = options
    this.#note = note
    this.#binxml = new BinXmlReader(bytes, this.#view, this.#builder)
  }

  read(): EvtxItem[] {
    const end = this.#end()
    const stop = this.#live(end ?? CHUNK_SIZE, end === undefined)
    if (this.#options.carve) this.#stale(stop)
    return this.#items
  }

  /** Where the free space begins, or undefined when the chunk header cannot be believed. */
  #end(): number | undefined {
    const view = this.#view
    if (!hasChunkSignature(this.#bytes)) {
      this.#note('the signature of the chunk is missing')
      return undefined
    }
    const sum = crc32(this.#bytes.subarray(128, CHUNK_HEADER_SIZE), crc32(this.#bytes.subarray(0, 120)))
    if (sum !== view.getUint32(124, true)) {
      this.#note('the checksum of the chunk header differs')
      return undefined
    }
    const end = view.getUint32(48, true)
    if (end < CHUNK_HEADER_SIZE || end > CHUNK_SIZE) {
      this.#note(`the free space begins at ${end}, which is outside the chunk`)
      return undefined
    }
    const isWhole = this.#options.available === CHUNK_SIZE
    if (isWhole && crc32(this.#bytes.subarray(CHUNK_HEADER_SIZE, end)) !== view.getUint32(52, true)) {
      this.#note('the checksum of the records differs')
    }
    return end
  }

  /**
   * Reads records up to `end` and gives the place where it stopped. Without a header to say where they end (`numbered`)
   * records last as long as their numbers go on; stale ones have others.
   */
  #live(end: number, numbered: boolean): number {
    const lastId = this.#view.getBigUint64(32, true)
    const lastOffset = this.#view.getUint32(44, true)
    let previous: bigint | undefined
    let isBehindDamage = false
    let at = CHUNK_HEADER_SIZE
    while (at + MIN_RECORD_SIZE <= end) {
      if (!this.#hasSignature(at)) {
        if (this.#isZero(at, end)) return at
        const next = this.#nextSignature(at, end)
        if (numbered && (next < 0 || !follows(this.#id(next), previous, true))) return at
        const to = next < 0 ? end : next
        this.#reject('no record begins where the one before it ends', this.#where(`offset ${at}`), at, to)
        isBehindDamage = true
        at = to
        continue
      }
      const id = this.#id(at)
      if (numbered && !follows(id, previous, isBehindDamage)) return at
      const size = this.#view.getUint32(at + 4, true)
      const flaw = this.#sizeFlaw(at, size, end)
      isBehindDamage = flaw !== undefined
      if (flaw === undefined) {
        this.#record(at, size, this.#where(`record ${id}`), false)
        if (!numbered && id === lastId && at === lastOffset) return at + size
        previous = id
        at += size
      } else {
        const next = this.#nextSignature(at + 4, end)
        const to = next < 0 ? end : next
        this.#reject(flaw, this.#where(`record ${id}`), at, to)
        at = to
      }
    }
    return at
  }

  /** Whatever still looks like a record behind the live ones. */
  #stale(from: number): void {
    let at = this.#nextSignature(from, CHUNK_SIZE)
    while (at >= 0 && at + MIN_RECORD_SIZE <= CHUNK_SIZE) {
      const id = this.#id(at)
      const size = this.#view.getUint32(at + 4, true)
      const where = this.#where(`stale record ${id} at offset ${at}`)
      const flaw = this.#sizeFlaw(at, size, CHUNK_SIZE)
      let next: number
      if (flaw === undefined) {
        this.#record(at, size, where, true)
        next = this.#nextSignature(at + size, CHUNK_SIZE)
      } else {
        next = this.#nextSignature(at + 4, CHUNK_SIZE)
        this.#reject(flaw, where, at, next < 0 ? Math.min(at + 1024, CHUNK_SIZE) : next, true)
      }
      at = next
    }
  }

  #record(at: number, size: number, where: string, carved: boolean): void {
    const builder = this.#builder
    builder.reset()
    try {
      this.#binxml.document(at + RECORD_HEADER_SIZE, at + size - 4)
      const record = builder.build()
      if (record !== undefined) {
        this.#items.push(carved ? { kind: 'record', record, carved } : { kind: 'record', record })
      } else this.#reject('its BinXml is not a Windows event', where, at, at + size, carved)
    } catch (error) {
      if (error instanceof Damage) this.#reject(error.message, where, at, at + size, carved)
      else if (error instanceof RangeError) this.#reject('it points outside the chunk', where, at, at + size, carved)
      else throw error
    }
  }

  /** Why the size that a record gives for itself cannot be right. */
  #sizeFlaw(at: number, size: number, end: number): string | undefined {
    if (size < MIN_RECORD_SIZE) return `a record of ${size} bytes is too short`
    if (at + size > this.#options.available && this.#options.available < CHUNK_SIZE) {
      return 'the file ends within the record'
    }
    if (at + size > end) return `a record of ${size} bytes runs past the last one's end`
    const copy = this.#view.getUint32(at + size - 4, true)
    return copy === size ? undefined : `the record's size is ${size} at its start and ${copy} at its end`
  }

  #id(at: number): bigint {
    return this.#view.getBigUint64(at + 8, true)
  }

  #hasSignature(at: number): boolean {
    return this.#bytes.compare(RECORD_SIGNATURE, 0, 4, at, at + 4) === 0
  }

  #nextSignature(from: number, end: number): number {
    const found = this.#bytes.indexOf(RECORD_SIGNATURE, from)
    return found < 0 || found + MIN_RECORD_SIZE > end ? -1 : found
  }

  #isZero(from: number, end: number): boolean {
    for (let at = from; at < end; at += 1) if (this.#bytes[at] !== 0) return false
    return true
  }

  #where(what: string): string {
    return `${this.#place}, ${what}`
  }

  #reject(reason: string, place: string, from: number, to: number, carved = false): void {
    const raw = this.#bytes.toString('hex', from, Math.min(to, from + MAX_RAW_BYTES))
    this.#items.push(
      carved ? { kind: 'rejected', reason, place, raw, carved } : { kind: 'rejected', reason, place, raw },
    )
  }
}

/** Whether a record may come next by its number; damaged ones between leave a gap. */
function follows(id: bigint, previous: bigint | undefined, isBehindDamage: boolean): boolean {
  if (previous === undefined || id === previous + 1n) return true
  return isBehindDamage && id > previous
}
