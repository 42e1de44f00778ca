import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { readBlocks } from './file.ts'
import { LineScanner } from './json/scan.ts'
import { JSON_KINDS, type ScannedMember } from './json-kinds.ts'

/** So much of a file is scanned whole; of what follows, evenly spread samples. */
const SCANNED = 256 << 20
const SAMPLES = 64
const SAMPLE = 1 << 20

/** Smaller files are read record by record, which costs little and finds more. */
export const SMALLEST_DIRECT = 4 << 20

const NEWLINE = 0x0a

/** What JSON lines hold, so that an engine can read them by itself. */
export interface LineScan {
  readonly members: readonly ScannedMember[]
  /** Lines that were scanned. */
  readonly lines: number
  /** Every line was scanned. */
  readonly isWhole: boolean
}

/**
 * The members of a file of JSON lines; undefined when the file should be read record by record, because some line is no
 * plain object or names differ in case alone.
 */
export async function scanJsonLines(path: string, bytes: number, signal?: AbortSignal): Promise<LineScan | undefined> {
  const scanner = new LineScanner()
  let rest: Buffer | undefined
  let scanned = 0
  let isFirst = true
  for await (const block of readBlocks(path, signal, 4 << 20)) {
    if (isFirst && block[0] === 0xef) return undefined
    isFirst = false
    const last = block.lastIndexOf(NEWLINE)
    // A line of 4 MiB is no usual record.
    if (last === -1 && rest !== undefined) return undefined
    const head = block.subarray(0, last + 1)
    scanner.scan(rest === undefined ? head : Buffer.concat([rest, head]))
    rest = block.subarray(last + 1)
    scanned += block.length
    if (scanner.irregular > 0) return undefined
    if (scanned >= SCANNED) break
  }
  const isWhole = scanned >= bytes
  if (isWhole && rest !== undefined) scanner.scan(Buffer.concat([rest, Buffer.from('\n')]))
  if (!isWhole) await scanSamples(scanner, path, scanned, bytes)
  const { members } = scanner
  const distinct = new Set(members.map((m) => m.name.toLowerCase()))
  const isPlain =
    scanner.irregular === 0 && members.length >= 2 && distinct.size === members.length && !distinct.has('')
  return isPlain ? { members, lines: scanner.lines, isWhole } : undefined
}

async function scanSamples(scanner: LineScanner, path: string, from: number, bytes: number): Promise<void> {
  const file = await open(path, 'r')
  try {
    const block = Buffer.alloc(SAMPLE)
    const step = Math.max(SAMPLE, Math.floor((bytes - from) / SAMPLES))
    for (let at = from; at < bytes; at += step) {
      const { bytesRead } = await file.read(block, 0, SAMPLE, at)
      const first = block.subarray(0, bytesRead).indexOf(NEWLINE)
      const last = block.subarray(0, bytesRead).lastIndexOf(NEWLINE)
      if (first < last) scanner.scan(block.subarray(first + 1, last + 1))
    }
  } finally {
    await file.close()
  }
}

/** Text and integers, which have one text form for every reader. */
export function isPlainKind(kinds: number): boolean {
  return (kinds & ~(JSON_KINDS.text | JSON_KINDS.datetime | JSON_KINDS.integer)) === 0
}

/** Bytes of one slice: what the engine stages and maps at a time. */
const SLICE = 96 << 20

export interface LineSlice {
  readonly path: string
  /** The number of its first line in the file. */
  readonly line: number
  /** Where it ends in the file. */
  readonly end: number
}

/** A file in slices that end with a line: the file itself when it is small enough, else copies. */
export async function* sliceLines(
  file: { readonly path: string; readonly bytes: number },
  directory: string,
  signal?: AbortSignal,
): AsyncGenerator<LineSlice> {
  if (file.bytes <= SLICE * 1.5) {
    yield { path: file.path, line: 1, end: file.bytes }
    return
  }
  let path = join(directory, randomUUID())
  let copy = await open(path, 'w', 0o600)
  let written = 0
  let end = 0
  let line = 1
  let lines = 0
  try {
    for await (const block of readBlocks(file.path, signal, 8 << 20)) {
      lines += countLines(block)
      end += block.length
      if (written + block.length < SLICE) {
        await copy.writeFile(block)
        written += block.length
        continue
      }
      const last = block.lastIndexOf(NEWLINE)
      await copy.writeFile(block.subarray(0, last + 1))
      await copy.close()
      if (last !== -1) {
        yield { path, line, end }
        line += lines
        lines = 0
        path = join(directory, randomUUID())
        written = 0
      }
      copy = await open(path, 'a', 0o600)
      await copy.writeFile(block.subarray(last + 1))
      written += block.length - last - 1
    }
  } finally {
    await copy.close()
  }
  if (written > 0) yield { path, line, end }
}

function countLines(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, at + 1)) count += 1
  return count
}
