/** Larger results are taken for hostile. */
const MOST_BYTES = 1 << 24
const LONGEST_CODE = 15

class Corrupt extends Error {}

/** Codes of one block by their length: how many there are, and their symbols in order. */
interface Codes {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: LONGEST_CODE + 1 }, () => 0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  const symbols: number[] = []
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    for (const [symbol, own] of lengths.entries()) if (own === length) symbols.push(symbol)
  }
  return { counts, symbols }
}

const of = (count: number, length: number): readonly number[] => Array.from({ length: count }, () => length)
const FIXED_LITERALS = codesOf([...of(144, 8), ...of(112, 9), ...of(24, 7), ...of(8, 8)])
const FIXED_DISTANCES = codesOf(of(30, 5))
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]

function entry(table: readonly number[], index: number): number {
  const value = table[index]
  if (value === undefined) throw new Corrupt()
  return value
}

/** RFC 1951. */
class Inflater {
  readonly #input: Uint8Array
  #at: number
  #bits = 0
  #held = 0
  #output = new Uint8Array(1024)
  #length = 0

  constructor(input: Uint8Array, start: number) {
    this.#input = input
    this.#at = start
  }

  /** The plain bytes, and where in the input the data ends. */
  inflate(): { readonly plain: Uint8Array; readonly end: number } {
    let last = false
    while (!last) {
      last = this.#take(1) === 1
      const kind = this.#take(2)
      if (kind === 0) this.#stored()
      else if (kind === 1) this.#compressed(FIXED_LITERALS, FIXED_DISTANCES)
      else if (kind === 2) this.#dynamic()
      else throw new Corrupt()
    }
    return { plain: this.#output.subarray(0, this.#length), end: this.#at }
  }

  #take(count: number): number {
    while (this.#held < count) {
      const byte = this.#input[this.#at]
      if (byte === undefined) throw new Corrupt()
      this.#bits |= byte << this.#held
      this.#held += 8
      this.#at += 1
    }
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#held -= count
    return value
  }

  #put(byte: number): void {
    if (this.#length === this.#output.length) {
      if (this.#length >= MOST_BYTES) throw new Corrupt()
      const larger = new Uint8Array(this.#output.length * 2)
      larger.set(this.#output)
      this.#output = larger
    }
    this.#output[this.#length] = byte
    this.#length += 1
  }

  #stored(): void {
    this.#bits = 0
    this.#held = 0
    const count = this.#take(16)
    if ((count ^ this.#take(16)) !== 0xffff) throw new Corrupt()
    for (let i = 0; i < count; i += 1) this.#put(this.#take(8))
  }

  #symbol({ counts, symbols }: Codes): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= LONGEST_CODE; length += 1) {
      code |= this.#take(1)
      const count = counts[length] ?? 0
      if (code - count < first) return entry(symbols, index + (code - first))
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new Corrupt()
  }

  #dynamic(): void {
    const literals = this.#take(5) + 257
    const distances = this.#take(5) + 1
    const known = this.#take(4) + 4
    const lengths = LENGTH_ORDER.map(() => 0)
    for (const symbol of LENGTH_ORDER.slice(0, known)) lengths[symbol] = this.#take(3)
    const codes = codesOf(lengths)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = this.#symbol(codes)
      if (symbol < 16) all.push(symbol)
      else if (symbol === 16) {
        const previous = entry(all, all.length - 1)
        all.push(...of(3 + this.#take(2), previous))
      } else all.push(...of(symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7), 0))
    }
    if (all.length > literals + distances) throw new Corrupt()
    this.#compressed(codesOf(all.slice(0, literals)), codesOf(all.slice(literals)))
  }

  #compressed(literals: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.#symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        this.#put(symbol)
        continue
      }
      const length = entry(LENGTH_BASE, symbol - 257) + this.#take(entry(LENGTH_BITS, symbol - 257))
      const far = this.#symbol(distances)
      const distance = entry(DISTANCE_BASE, far) + this.#take(entry(DISTANCE_BITS, far))
      if (distance > this.#length) throw new Corrupt()
      for (let i = 0; i < length; i += 1) this.#put(this.#output[this.#length - distance] ?? 0)
    }
  }
}

function inflated(input: Uint8Array, start: number): ReturnType<Inflater['inflate']> | undefined {
  try {
    return new Inflater(input, start).inflate()
  } catch (error) {
    if (error instanceof Corrupt) return undefined
    throw error
  }
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

function numberAt(bytes: Uint8Array, at: number, littleEndian: boolean): number | undefined {
  return at + 4 > bytes.length ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, littleEndian)
}

/** One member of a gzip file (RFC 1952) without optional fields; `undefined` when it is damaged. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  const [id1, id2, method, flags] = bytes
  if (id1 !== 0x1f || id2 !== 0x8b || method !== 8 || flags !== 0) return undefined
  const found = inflated(bytes, 10)
  if (found === undefined || numberAt(bytes, found.end, true) !== crc32(found.plain)) return undefined
  return numberAt(bytes, found.end + 4, true) === found.plain.length ? found.plain : undefined
}

/** RFC 1950, without a preset dictionary; `undefined` when the data is damaged. */
export function unzlib(bytes: Uint8Array): Uint8Array | undefined {
  const [method = 0, flags = 0] = bytes
  if ((method & 15) !== 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0)
    return undefined
  const found = inflated(bytes, 2)
  return found !== undefined && numberAt(bytes, found.end, false) === adler32(found.plain) ? found.plain : undefined
}

/** The longest input whose compressed form is always longer than itself: the tables before it take 109 bytes. */
const LONGEST_STORED = 100

function littleEndian(value: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => (value >>> (i * 8)) & 255)
}

/** One stored block (RFC 1951, 3.2.4), which is what a compressor with fixed tables of its own makes of short input. */
function storedBlock(bytes: Uint8Array): readonly number[] | undefined {
  if (bytes.length === 0 || bytes.length > LONGEST_STORED) return undefined
  return [1, ...littleEndian(bytes.length, 2), ...littleEndian(~bytes.length, 2), ...bytes]
}

/** A gzip file of short input without a name, time or system; `undefined` where the input is empty or longer. */
export function gzipStored(bytes: Uint8Array): Uint8Array | undefined {
  const block = storedBlock(bytes)
  if (block === undefined) return undefined
  const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
  return Uint8Array.from([...header, ...block, ...littleEndian(crc32(bytes), 4), ...littleEndian(bytes.length, 4)])
}

/** Zlib data of short input with the header of the lowest level; `undefined` where the input is empty or longer. */
export function zlibStored(bytes: Uint8Array): Uint8Array | undefined {
  const block = storedBlock(bytes)
  if (block === undefined) return undefined
  return Uint8Array.from([0x78, 1, ...block, ...littleEndian(adler32(bytes), 4).toReversed()])
}
