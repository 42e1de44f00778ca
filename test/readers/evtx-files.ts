import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EvtxOptions, readEvtx } from '../../src/readers/evtx/index.ts'
import type { ReaderNote } from '../../src/readers/file-source.ts'
import type { ReadItem, WindowsRecord } from '../../src/readers/record.ts'

export interface Outcome {
  readonly records: readonly WindowsRecord[]
  readonly rejected: readonly { readonly reason: string; readonly place: string; readonly raw: string }[]
  readonly carved: readonly ReadItem<WindowsRecord>[]
  readonly notes: readonly ReaderNote[]
}

/** All that the reader gives for a file; carved items apart from the others. */
export async function readFile(path: string, options: Partial<EvtxOptions> = {}): Promise<Outcome> {
  const items: ReadItem<WindowsRecord>[] = []
  const notes: ReaderNote[] = []
  const note = (found: ReaderNote): void => void notes.push(found)
  for await (const batch of readEvtx({ path, size: 0 }, { carve: false, note, ...options })) items.push(...batch)
  const live = items.filter((item) => item.carved !== true)
  return {
    records: live.flatMap((item) => (item.kind === 'record' ? [item.record] : [])),
    rejected: live.flatMap((item) => (item.kind === 'rejected' ? [item] : [])),
    carved: items.filter((item) => item.carved === true),
    notes,
  }
}

/** Runs the body with a file that holds the bytes. */
export async function withFile<T>(content: Uint8Array, body: (path: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'siemless-evtx-'))
  try {
    const path = join(directory, 'log.evtx')
    await writeFile(path, content)
    return await body(path)
  } finally {
    await rm(directory, { recursive: true })
  }
}

export function readBytes(content: Uint8Array, options: Partial<EvtxOptions> = {}): Promise<Outcome> {
  return withFile(content, (path) => readFile(path, options))
}
