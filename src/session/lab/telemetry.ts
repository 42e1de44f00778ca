import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Platform } from '../../schemas/table.ts'
import type { Activity } from '../../simulation/activity.ts'
import { happenings } from '../../simulation/happenings.ts'
import type { Sensor, SensorFormat, SensorRecord } from '../../simulation/sensor.ts'
import { SENSORS } from '../../simulation/sensors/index.ts'
import type { Subject } from './subject.ts'
import { dayOf, startOn } from './waves.ts'

export function sensorsOf(platform: Platform): readonly Sensor[] {
  return SENSORS.filter((sensor) => sensor.platforms.includes(platform))
}

/** All that happens in the subjects, on one day, in the order of time. */
export function activitiesOf(subjects: readonly Subject[], seed: number): readonly Activity[] {
  const day = dayOf(subjects)
  return subjects
    .flatMap(({ scenario }) => happenings(scenario, { seed, start: startOn(day, scenario.start) }))
    .toSorted((a, b) => a.at - b.at)
    .map((activity, serial) => ({ ...activity, serial }))
}

/** Writes what a platform's sensors tell of the activities into the directory; whether they tell anything. */
export async function writeTelemetry(
  activities: Iterable<Activity>,
  platform: Platform,
  directory: string,
): Promise<boolean> {
  const files = new TelemetryFiles(sensorsOf(platform), directory)
  for (const activity of activities) files.add(activity)
  await files.flush(true)
  return files.records > 0
}

/** Writes records of one sensor into the directory. */
export async function writeRecords(sensor: Sensor, records: readonly SensorRecord[], directory: string): Promise<void> {
  const files = new TelemetryFiles([], directory)
  for (const record of records) files.write(sensor, record)
  await files.flush(true)
}

interface Stream {
  readonly file: string
  readonly format: SensorFormat
  pending: string[]
  isBegun: boolean
}

/** Text that waits to be written. */
const MOST_PENDING = 8 << 20

/** The files of some sensors' telemetry, one for each stream of each. */
export class TelemetryFiles {
  records = 0
  readonly #sensors: readonly Sensor[]
  readonly #directory: string
  readonly #streams = new Map<string, Stream>()
  #pending = 0

  constructor(sensors: readonly Sensor[], directory: string) {
    this.#sensors = sensors
    this.#directory = directory
  }

  /** How many records the sensors have of the activity. */
  add(activity: Activity): number {
    let count = 0
    for (const sensor of this.#sensors) {
      for (const record of sensor.observe(activity)) {
        this.write(sensor, record)
        count += 1
      }
    }
    this.records += count
    return count
  }

  /** Whether `flush` is due, which bounds memory. */
  get isFull(): boolean {
    return this.#pending > MOST_PENDING
  }

  async flush(isEnd = false): Promise<void> {
    for (const [key, stream] of this.#streams) {
      const { head, tail } = stream.format
      const text = [
        ...(stream.isBegun || head === undefined ? [] : [head(key.slice(key.indexOf('/') + 1))]),
        ...stream.pending,
        ...(isEnd && tail !== undefined ? [tail] : []),
      ]
      if (text.length === 0) continue
      await mkdir(path.dirname(stream.file), { recursive: true })
      await writeFile(stream.file, `${text.join('\n')}\n`, { flag: 'a' })
      stream.isBegun = true
      stream.pending = []
    }
    this.#pending = 0
  }

  write(sensor: Sensor, record: SensorRecord): void {
    const key = `${sensor.id}/${record.stream}`
    const known = this.#streams.get(key) ?? this.#begin(sensor, key)
    if (known === undefined) return
    const line = known.format.write(record)
    known.pending.push(line)
    this.#pending += line.length
  }

  #begin(sensor: Sensor, key: string): Stream | undefined {
    const [format] = sensor.formats
    if (format === undefined) return undefined
    const file = path.join(this.#directory, `${key}.${format.ending}`)
    const stream = { file, format, pending: [], isBegun: false }
    this.#streams.set(key, stream)
    return stream
  }
}
