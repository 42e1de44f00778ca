import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ArchiveBudget } from './limits.ts'

export interface Unfolding {
  /** Where temporary files go; their names are random, never those of an archive. */
  readonly directory: string
  readonly budget: ArchiveBudget
  readonly signal?: AbortSignal
}

/** A file that came out of a container. */
export interface Member {
  /** Its name inside the container; '' for the only one. */
  readonly name: string
  readonly path: string
  /** Why it is not whole. */
  readonly damage?: string
}

/** Writes a stream to a temporary file within the budget. */
export async function keepStream(
  stream: Readable,
  through: readonly Transform[],
  unfolding: Unfolding,
): Promise<string> {
  const path = join(unfolding.directory, randomUUID())
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        unfolding.budget.unfold(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
  const steps = [stream, ...through, meter, createWriteStream(path, { mode: 0o600 })]
  try {
    await pipeline(steps, unfolding.signal === undefined ? {} : { signal: unfolding.signal })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return path
}
