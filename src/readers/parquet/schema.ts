import { open } from 'node:fs/promises'
import type { ValueType } from '../../types/value.ts'

/** A top-level column of a Parquet file. `isNested`: a list, map or group. */
export interface ParquetColumn {
  readonly name: string
  readonly type: ValueType
}

export class ParquetError extends Error {
  override readonly name = 'ParquetError'
}

const MAX_FOOTER = 64 << 20

/** The top-level columns, from the footer (https://parquet.apache.org/docs/file-format/metadata/). */
export async function readParquetSchema(path: string): Promise<readonly ParquetColumn[]> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(8)
    if (size < 12) throw new ParquetError('the file is too short for Parquet')
    await file.read(tail, 0, 8, size - 8)
    const length = tail.readUInt32LE(0)
    if (tail.toString('latin1', 4) !== 'PAR1') throw new ParquetError('the Parquet footer is missing')
    if (length > MAX_FOOTER || length > size - 12) throw new ParquetError('the Parquet footer is damaged')
    const footer = Buffer.alloc(length)
    await file.read(footer, 0, length, size - 8 - length)
    return columnsOf(footer)
  } finally {
    await file.close()
  }
}

function columnsOf(footer: Buffer): readonly ParquetColumn[] {
  const elements = new ThriftReader(footer).schemaElements()
  const columns: ParquetColumn[] = []
  // Depth-first with the number of children; the first element is the root.
  let at = 1
  while (at < elements.length) {
    const element = elements[at]
    if (element === undefined) break
    columns.push({ name: element.name, type: columnType(element) })
    at = skipElement(elements, at)
  }
  return columns
}

interface SchemaElement {
  name: string
  type: number | undefined
  converted: number | undefined
  logical: number | undefined
  repetition: number | undefined
  children: number
}

function skipElement(elements: readonly SchemaElement[], at: number): number {
  let next = at + 1
  for (let child = elements[at]?.children ?? 0; child > 0 && next < elements.length; child -= 1) {
    next = skipElement(elements, next)
  }
  return next
}

const REPEATED = 2

function columnType(element: SchemaElement): ValueType {
  if (element.children > 0 || element.repetition === REPEATED) return 'dynamic'
  // Converted types: 6 date, 9 and 10 timestamps; logical types: 6 date, 8 timestamp.
  if ([6, 9, 10].includes(element.converted ?? -1) || [6, 8].includes(element.logical ?? -1)) return 'datetime'
  switch (element.type) {
    case 0:
      return 'boolean'
    case 1:
    case 2:
      // 5: decimal, of either kind.
      return element.converted === 5 || element.logical === 5 ? 'real' : 'long'
    case 3:
      return 'datetime'
    case 4:
    case 5:
      return 'real'
    default:
      return 'string'
  }
}

/** As much of Thrift's compact protocol as the schema needs (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). */
class ThriftReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  schemaElements(): readonly SchemaElement[] {
    const elements: SchemaElement[] = []
    this.#struct((id, type) => {
      if (id !== 2 || type !== 9) return this.#skip(type, 0)
      const [count] = this.#listHeader()
      for (let i = 0; i < count; i += 1) elements.push(this.#element())
    })
    return elements
  }

  #element(): SchemaElement {
    const element: SchemaElement = {
      name: '',
      type: undefined,
      converted: undefined,
      logical: undefined,
      repetition: undefined,
      children: 0,
    }
    this.#struct((id, type) => {
      if (id === 1) element.type = this.#integer()
      else if (id === 3) element.repetition = this.#integer()
      else if (id === 4) element.name = this.#binary().toString('utf8')
      else if (id === 5) element.children = this.#integer()
      else if (id === 6) element.converted = this.#integer()
      else if (id === 10) {
        this.#struct((kind, inner) => {
          element.logical = kind
          this.#skip(inner, 0)
        })
      } else this.#skip(type, 0)
    })
    return element
  }

  #struct(onField: (id: number, type: number) => void): void {
    for (let id = 0; ; ) {
      const header = this.#byte()
      if (header === 0) return
      const delta = header >> 4
      id = delta === 0 ? this.#integer() : id + delta
      onField(id, header & 15)
    }
  }

  #skip(type: number, depth: number): void {
    if (depth > 32) throw new ParquetError('the Parquet footer is damaged')
    if (type === 3) this.#byte()
    else if (type >= 4 && type <= 6) this.#varint()
    else if (type === 7) this.#at += 8
    else if (type === 8) this.#binary()
    else if (type === 9 || type === 10) {
      const [count, element] = this.#listHeader()
      for (let i = 0; i < count; i += 1) this.#skip(element <= 2 ? 3 : element, depth + 1)
    } else if (type === 11) {
      const count = this.#varint()
      const kinds = count === 0 ? 0 : this.#byte()
      for (let i = 0; i < count; i += 1) {
        this.#skip(kinds >> 4, depth + 1)
        this.#skip(kinds & 15, depth + 1)
      }
    } else if (type === 12) this.#struct((_, inner) => this.#skip(inner, depth + 1))
    else if (type > 2) throw new ParquetError('the Parquet footer is damaged')
  }

  #listHeader(): readonly [count: number, element: number] {
    const header = this.#byte()
    const count = header >> 4 === 15 ? this.#varint() : header >> 4
    // Each element takes a byte at least.
    if (count > this.#bytes.length) throw new ParquetError('the Parquet footer is damaged')
    return [count, header & 15]
  }

  #binary(): Buffer {
    const length = this.#varint()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** Zigzag. */
  #integer(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  #varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      if (factor > 2 ** 56) throw new ParquetError('the Parquet footer is damaged')
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new ParquetError('the Parquet footer is cut off')
    this.#at += 1
    return byte
  }
}
