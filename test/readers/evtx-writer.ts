import { crc32 } from 'node:zlib'

/** One value of a template instance: its type code and either its bytes or BinXml made where it will stand. */
export type Value =
  | { readonly type: number; readonly bytes: Buffer }
  | { readonly type: 0x21; readonly instance: Instance }
  | { readonly type: 0x21; readonly element: Element }

/** A template and the values for its substitutions. */
export interface Instance {
  readonly template: Template
  readonly values: readonly Value[]
}

export interface Template {
  readonly root: Element
  /** Replaces the length that the definition gives for itself. */
  readonly size?: number
}

export interface Element {
  readonly name: string
  readonly attributes?: readonly (readonly [name: string, content: Content])[]
  readonly content?: readonly Content[]
  readonly dependency?: number
}

type Content =
  | string
  | Element
  | { readonly value: number; readonly optional?: true }
  | { readonly cdata: string }
  | { readonly charRef: number }
  | { readonly entity: string }
  | { readonly instruction: readonly [target: string, data: string] }
  | { readonly token: number }

export interface RecordSpec {
  readonly id: number
  readonly body: Instance | Element
}

export interface ChunkSpec {
  readonly records: readonly RecordSpec[]
  /** Written behind the free-space offset. */
  readonly stale?: readonly RecordSpec[]
}

export const CHUNK_SIZE = 65_536
export const FILE_HEADER_SIZE = 4096

/** A valid log of the given chunks. */
export function writeEvtx(chunks: readonly ChunkSpec[]): Buffer {
  const header = Buffer.alloc(FILE_HEADER_SIZE)
  header.write('ElfFile\0', 'latin1')
  header.writeBigUInt64LE(BigInt(Math.max(chunks.length - 1, 0)), 16)
  header.writeUInt32LE(128, 32)
  header.writeUInt16LE(1, 36)
  header.writeUInt16LE(3, 38)
  header.writeUInt16LE(FILE_HEADER_SIZE, 40)
  header.writeUInt16LE(chunks.length, 42)
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124)
  return Buffer.concat([header, ...chunks.map((chunk) => new ChunkWriter().write(chunk))])
}

/** Mends the checksums of a chunk whose bytes a test has changed. */
export function sealChunk(chunk: Buffer): void {
  chunk.writeUInt32LE(crc32(chunk.subarray(512, chunk.readUInt32LE(48))), 52)
  chunk.writeUInt32LE(crc32(chunk.subarray(128, 512), crc32(chunk.subarray(0, 120))), 124)
}

class ChunkWriter {
  readonly #bytes = Buffer.alloc(CHUNK_SIZE)
  readonly #names = new Map<string, number>()
  readonly #templates = new Map<Template, number>()
  #at = 512

  write(chunk: ChunkSpec): Buffer {
    const bytes = this.#bytes
    bytes.write('ElfChnk\0', 'latin1')
    const ids = chunk.records.map((record) => BigInt(record.id))
    for (const [index, id] of [ids.at(0), ids.at(-1), ids.at(0), ids.at(-1)].entries()) {
      bytes.writeBigUInt64LE(id ?? 0n, 8 + 8 * index)
    }
    bytes.writeUInt32LE(128, 40)
    for (const record of chunk.records) {
      bytes.writeUInt32LE(this.#at, 44)
      this.#record(record)
    }
    bytes.writeUInt32LE(this.#at, 48)
    for (const record of chunk.stale ?? []) this.#record(record)
    sealChunk(bytes)
    return bytes
  }

  #record(record: RecordSpec): void {
    const start = this.#at
    this.#u32(0x2a2a)
    this.#u32(0)
    this.#u64(BigInt(record.id))
    this.#u64(133_000_000_000_000_000n)
    this.#u32(0x0001_010f)
    if ('template' in record.body) this.#instance(record.body)
    else this.#element(record.body, false)
    this.#u8(0)
    this.#at = start + Math.ceil((this.#at + 4 - start) / 8) * 8 - 4
    const size = this.#at + 4 - start
    this.#u32(size)
    this.#bytes.writeUInt32LE(size, start + 4)
  }

  #instance({ template, values }: Instance): void {
    this.#u8(0x0c)
    this.#u8(1)
    const known = this.#templates.get(template)
    const number = known === undefined ? this.#templates.size + 1 : this.#bytes.readUInt32LE(known + 4)
    this.#u32(number)
    this.#u32(known ?? this.#at + 4)
    if (known === undefined) this.#definition(template, number)
    this.#u32(values.length)
    const descriptors = this.#at
    this.#at += 4 * values.length
    for (const [index, value] of values.entries()) {
      const start = this.#at
      if ('bytes' in value) {
        value.bytes.copy(this.#bytes, start)
        this.#at += value.bytes.length
      } else if ('instance' in value) {
        this.#u32(0x0001_010f)
        this.#instance(value.instance)
        this.#u8(0)
      } else this.#element(value.element, false)
      this.#bytes.writeUInt16LE(this.#at - start, descriptors + 4 * index)
      this.#bytes.writeUInt8(value.type, descriptors + 4 * index + 2)
    }
  }

  #definition(template: Template, number: number): void {
    const start = this.#at
    this.#templates.set(template, start)
    this.#u32(0)
    this.#u32(number)
    this.#at += 12
    this.#u32(0)
    this.#u32(0x0001_010f)
    this.#element(template.root, true)
    this.#u8(0)
    this.#bytes.writeUInt32LE(template.size ?? this.#at - start - 24, start + 20)
  }

  #element(element: Element, inTemplate: boolean): void {
    const attributes = element.attributes ?? []
    this.#u8(attributes.length > 0 ? 0x41 : 0x01)
    if (inTemplate) this.#u16(element.dependency ?? 0xffff)
    const start = this.#at
    this.#u32(0)
    this.#name(element.name)
    if (attributes.length > 0) {
      const list = this.#at
      this.#u32(0)
      for (const [index, [name, content]] of attributes.entries()) {
        this.#u8(index + 1 < attributes.length ? 0x46 : 0x06)
        this.#name(name)
        this.#content(content, inTemplate)
      }
      this.#bytes.writeUInt32LE(this.#at - list - 4, list)
    }
    if (element.content === undefined) this.#u8(0x03)
    else {
      this.#u8(0x02)
      for (const content of element.content) this.#content(content, inTemplate)
      this.#u8(0x04)
    }
    this.#bytes.writeUInt32LE(this.#at - start - 4, start)
  }

  #content(content: Content, inTemplate: boolean): void {
    if (typeof content === 'string') {
      this.#u8(0x05)
      this.#u8(0x01)
      this.#text(content)
    } else if ('name' in content) this.#element(content, inTemplate)
    else if ('value' in content) {
      this.#u8(content.optional === true ? 0x0e : 0x0d)
      this.#u16(content.value)
      this.#u8(0x01)
    } else if ('cdata' in content) {
      this.#u8(0x07)
      this.#text(content.cdata)
    } else if ('charRef' in content) {
      this.#u8(0x08)
      this.#u16(content.charRef)
    } else if ('entity' in content) {
      this.#u8(0x09)
      this.#name(content.entity)
    } else if ('instruction' in content) {
      this.#u8(0x0a)
      this.#name(content.instruction[0])
      this.#u8(0x0b)
      this.#text(content.instruction[1])
    } else this.#u8(content.token)
  }

  #name(name: string): void {
    const known = this.#names.get(name)
    this.#u32(known ?? this.#at + 4)
    if (known !== undefined) return
    this.#names.set(name, this.#at)
    this.#u32(0)
    this.#u16(0)
    this.#text(name)
    this.#u16(0)
  }

  #text(text: string): void {
    this.#u16(text.length)
    this.#at += this.#bytes.write(text, this.#at, 'utf16le')
  }

  #u8(value: number): void {
    this.#at = this.#bytes.writeUInt8(value, this.#at)
  }

  #u16(value: number): void {
    this.#at = this.#bytes.writeUInt16LE(value, this.#at)
  }

  #u32(value: number): void {
    this.#at = this.#bytes.writeUInt32LE(value, this.#at)
  }

  #u64(value: bigint): void {
    this.#at = this.#bytes.writeBigUInt64LE(value, this.#at)
  }
}
