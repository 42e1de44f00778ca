import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isLookAlike } from '../simulation/noise/families.ts'
import { type Labelled, type NoiseOptions, NoiseStream } from '../simulation/noise/noise.ts'
import { Sightings } from '../simulation/noise/truth.ts'
import { LineFile } from './line-files.ts'
import { fileNameOf, folderOf, type SensorOutput } from './sensor-outputs.ts'
import { makeTemporary, removeTemporary } from './temporary.ts'

export interface NoiseRun {
  readonly noise: NoiseOptions
  /** After so many activities it ends; default: when the days of `noise` end. */
  readonly events?: number
  readonly outputs: readonly SensorOutput[]
  readonly directory: string
  /** Parquet files instead of JSON lines; the formats are JSON lines then. */
  readonly isParquet?: boolean
  readonly signal?: AbortSignal
  /** Now and then. */
  readonly onProgress?: (progress: NoiseProgress) => void
}

export interface NoiseProgress {
  readonly events: number
  readonly records: number
  /** Epoch milliseconds: how far it is. */
  readonly time: number
}

export interface WrittenFile {
  readonly path: string
  readonly lines: number
  readonly bytes: number
}

export interface NoiseReport {
  readonly events: number
  /** Of look-alikes. */
  readonly lookAlikes: number
  readonly records: number
  readonly files: readonly WrittenFile[]
  readonly isInterrupted: boolean
}

/** Activities between looks at whether to go on. */
const STRETCH = 2048

/** Writes the background as sensors tell it, a file for each of their streams, and `labels.jsonl`. */
export async function simulateNoise(run: NoiseRun): Promise<NoiseReport> {
  const { outputs, directory, events = Number.POSITIVE_INFINITY, signal, onProgress } = run
  const stream = new NoiseStream(run.noise)
  const writers = outputs.map((output) => new SensorWriter(output, outputs, directory))
  const labels = new LineFile(path.join(directory, 'labels.jsonl'))
  const sightings = new Sightings()
  let count = 0
  let lookAlikes = 0
  let time = 0
  const files = (): LineFile[] => [labels, ...writers.flatMap((writer) => [...writer.files.values()])]
  const records = (): number => writers.reduce((sum, writer) => sum + writer.records, 0)
  try {
    while (count < events && signal?.aborted !== true) {
      const next = stream.next()
      if (next === undefined) break
      count += 1
      time = next.activity.at
      if (isLookAlike(next.label)) lookAlikes += 1
      if (sightings.isNew(next)) labels.add(labelLine(next))
      for (const writer of writers) writer.write(next)
      if (count % STRETCH !== 0) continue
      onProgress?.({ events: count, records: records(), time })
      await setImmediate()
    }
    for (const file of files()) file.flush()
  } finally {
    for (const file of files()) file.close()
  }
  const isInterrupted = signal?.aborted === true
  const written: WrittenFile[] = []
  for (const file of files()) {
    // What an interrupted run leaves stays as it is.
    const isTurned = run.isParquet === true && file !== labels && !isInterrupted
    written.push(isTurned ? await toParquet(file) : { path: file.path, lines: file.lines, bytes: file.bytes })
  }
  return { events: count, lookAlikes, records: records(), files: written, isInterrupted }
}

async function toParquet({ path: file, lines }: LineFile): Promise<WrittenFile> {
  const { jsonLinesToParquet } = await import('../engines/duckdb/index.ts')
  const { dir, name } = path.parse(file)
  const to = path.join(dir, `${name}.parquet`)
  const tempDirectory = await makeTemporary()
  try {
    await jsonLinesToParquet(file, to, { memoryLimit: '1GB', tempDirectory })
    await rm(file)
    return { path: to, lines, bytes: (await stat(to)).size }
  } finally {
    await removeTemporary(tempDirectory)
  }
}

/** One sensor's records in one format. */
class SensorWriter {
  readonly files = new Map<string, LineFile>()
  records = 0
  readonly #output: SensorOutput
  readonly #directory: string

  constructor(output: SensorOutput, outputs: readonly SensorOutput[], directory: string) {
    this.#output = output
    this.#directory = path.join(directory, folderOf(output, outputs))
  }

  write({ activity }: Labelled): void {
    const { sensor, format } = this.#output
    for (const record of sensor.observe(activity)) {
      let file = this.files.get(record.stream)
      if (file === undefined) {
        file = new LineFile(
          path.join(this.#directory, fileNameOf(record.stream, format)),
          format.head?.(record.stream),
          format.tail,
        )
        this.files.set(record.stream, file)
      }
      file.add(format.write(record))
      this.records += 1
    }
  }
}

/** The first sight of each process: what it does later is of the same family. */
function labelLine({ activity, label }: Labelled): string {
  const { process, at } = activity
  return JSON.stringify({
    time: new Date(at).toISOString(),
    host: process.host.name,
    address: process.host.address,
    processId: process.pid,
    processGuid: process.guid,
    commandLine: process.commandLine,
    label,
    lookAlike: isLookAlike(label),
  })
}
