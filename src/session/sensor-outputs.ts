import { nearHint } from '../diagnostics/near.ts'
import type { Sensor, SensorFormat } from '../simulation/sensor.ts'
import { SENSORS } from '../simulation/sensors/index.ts'

/** A sensor, and how its records are written. */
export interface SensorOutput {
  readonly sensor: Sensor
  readonly format: SensorFormat
}

export interface NoOutput {
  /** What there is instead. */
  readonly reason: string
  readonly hints: readonly string[]
}

/** What `SENSOR` or `SENSOR:FORMAT` names; `usual` chooses the format where none is named. */
export function sensorOutput(
  written: string,
  usual: (sensor: Sensor) => SensorFormat | undefined = ({ formats }) => formats[0],
): SensorOutput | NoOutput {
  const [id = '', ...rest] = written.split(':')
  const sensor = SENSORS.find((candidate) => candidate.id === id)
  if (sensor === undefined) {
    const ids = SENSORS.map((candidate) => candidate.id)
    return { reason: `there is ${ids.join(', ')}`, hints: nearHint(id, ids) }
  }
  const name = rest.join(':')
  const format = rest.length === 0 ? usual(sensor) : sensor.formats.find((candidate) => candidate.id === name)
  if (format !== undefined) return { sensor, format }
  const ids = sensor.formats.map((candidate) => candidate.id)
  return { reason: `${sensor.id} has ${ids.join(', ')}`, hints: nearHint(name, ids) }
}

/** The folder for what the sensor tells: named after it, and after the format where others are written as well. */
export function folderOf({ sensor, format }: SensorOutput, outputs: readonly SensorOutput[]): string {
  const isOnly = outputs.filter((other) => other.sensor === sensor).length === 1
  return isOnly ? sensor.id : `${sensor.id}-${format.id}`
}

/** Streams are tables and channels; a file's name has no `/`. */
export function fileNameOf(stream: string, { ending }: SensorFormat): string {
  return `${stream.replaceAll('/', '-')}.${ending}`
}
