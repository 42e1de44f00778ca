import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type FileSource, NotThisFormatError, type ReaderNote } from '../file-source.ts'
import { CHUNK_SIZE, type EvtxItem, hasChunkSignature, isChunk, isUnused, readChunk } from './chunk.ts'

export interface EvtxOptions {
  /** Also stale records behind the last one of a chunk; their items say `carved`. */
  readonly carve: boolean
  readonly signal?: AbortSignal
  /** Hears of oddities that cost no record: a dirty log, a checksum that differs. */
  readonly note?: (note: ReaderNote) => void
}

const FILE_SIGNATURE = 'ElfFile\0'
const FILE_HEADER_SIZE = 4096
const CHUNKS_PER_READ = 16
/** So many blocks of a file without a header are searched for a chunk before it is no event log. */
const SEARCHED_BLOCKS = 64

/** Whether the first bytes of a file are an event log's: its header, or a chunk where the header is damaged or gone. */
export function isEvtx(head: Buffer): boolean {
  return hasFileSignature(head) || hasChunkSignature(head) || hasChunkSignature(head.subarray(FILE_HEADER_SIZE))
}

/**
 * Reads a Windows event log, one batch a chunk, in the order of the file. Damaged records and chunks come as rejected
 * items at their place, and reading goes on behind them. Throws {@link NotThisFormatError} when neither the file header
 * nor any of the first chunks is there, the file system's error when the file cannot be read, and nothing else.
 */
export async function* readEvtx(file: FileSource, options: EvtxOptions): AsyncGenerator<EvtxItem[], void, undefined> {
  options.signal?.throwIfAborted()
  const handle = await open(file.path, 'r')
  try {
    const first = await readHeader(handle, options)
    yield* readChunks(handle, first, options)
  } finally {
    await handle.close()
  }
}

async function* readChunks(
  handle: FileHandle,
  first: number,
  options: EvtxOptions,
): AsyncGenerator<EvtxItem[], void, undefined> {
  const buffer = Buffer.alloc(CHUNKS_PER_READ * CHUNK_SIZE)
  let position = first
  for (let number = 1; ; ) {
    const length = await fill(handle, buffer, position)
    for (let at = 0; at < length; at += CHUNK_SIZE, number += 1) {
      options.signal?.throwIfAborted()
      const bytes = buffer.subarray(at, at + CHUNK_SIZE)
      const available = Math.min(CHUNK_SIZE, length - at)
      bytes.fill(0, available)
      const items = chunkItems(bytes, available, `chunk ${number}`, options)
      if (items.length > 0) yield items
    }
    if (length < buffer.length) return
    position += length
  }
}

function chunkItems(bytes: Buffer, available: number, place: string, options: EvtxOptions): EvtxItem[] {
  if (available < CHUNK_SIZE && !isUnused(bytes)) {
    options.note?.({ place, text: `the file ends after ${available} bytes of the chunk` })
  }
  if (isChunk(bytes)) {
    return readChunk(bytes, place, { carve: options.carve, available }, (text) => options.note?.({ place, text }))
  }
  if (isUnused(bytes)) return []
  return [
    {
      kind: 'rejected',
      reason: 'no chunk begins here',
      place,
      raw: bytes.toString('hex', 0, 512),
    },
  ]
}

/** Checks the file header and gives the place of the first chunk. */
async function readHeader(handle: FileHandle, options: EvtxOptions): Promise<number> {
  const header = Buffer.alloc(FILE_HEADER_SIZE)
  const length = await fill(handle, header, 0)
  const note = (text: string): void => options.note?.({ place: 'file header', text })
  if (hasChunkSignature(header)) {
    note('it is missing; the file begins with a chunk')
    return 0
  }
  if (!hasFileSignature(header)) {
    if (!(await hasAnyChunk(handle))) {
      throw new NotThisFormatError('EVTX', `its first ${Math.min(length, 8)} bytes are no event log's`)
    }
    note('the signature is missing')
    return FILE_HEADER_SIZE
  }
  if (length < FILE_HEADER_SIZE) {
    note(`the file ends after ${length} bytes`)
    return FILE_HEADER_SIZE
  }
  if (crc32(header.subarray(0, 120)) !== header.readUInt32LE(124)) note('the checksum of the file header differs')
  const major = header.readUInt16LE(38)
  if (major !== 3) note(`format version ${major}.${header.readUInt16LE(36)} is not known; read as 3.1`)
  if ((header.readUInt32LE(120) & 1) !== 0) note('the log was not closed properly (dirty)')
  return FILE_HEADER_SIZE
}

function hasFileSignature(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, FILE_SIGNATURE.length) === FILE_SIGNATURE
}

async function hasAnyChunk(handle: FileHandle): Promise<boolean> {
  const signature = Buffer.alloc(8)
  for (let block = 0; block < SEARCHED_BLOCKS; block += 1) {
    const length = await fill(handle, signature, FILE_HEADER_SIZE + block * CHUNK_SIZE)
    if (length < signature.length) return false
    if (hasChunkSignature(signature)) return true
  }
  return false
}

/** Reads until the buffer is full or the file ends. */
async function fill(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, position + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length
}
