import type { Platform } from '../schemas/table.ts'
import type { Json } from '../types/codec.ts'
import type { Activity } from './activity.ts'

/**
 * A product's way of telling what happened. It tells only what the product records, in the fields and the form in which
 * real records of it have them: what the product does not know is absent.
 */
export interface Sensor {
  /** As signals and `--as` name it. */
  readonly id: string
  /** One line for help. */
  readonly doc: string
  /** The platforms whose queries see these records. */
  readonly platforms: readonly Platform[]
  /** The records of one activity, in the order of time; none where the sensor sees nothing. */
  readonly observe: (activity: Activity) => readonly SensorRecord[]
  /** How its records are written; the first is the usual one. */
  readonly formats: readonly SensorFormat[]
}

export interface SensorRecord {
  /** The file that it belongs into, without directory and ending: a table's, a log's or a channel's name. */
  readonly stream: string
  /** The sensor's name of the kind of record, as signals have it: `1`, `ProcessCreated`, `ProcessRollup2`, `conn`. */
  readonly event: string
  /** Epoch milliseconds. */
  readonly time: number
  /** By the sensor's own names; of Windows events those of EventData at the top beside `EventID`, `Computer` and the like. */
  readonly fields: Readonly<Record<string, Json>>
  /** The line that the sensor writes, where its formats wrap one. */
  readonly text?: string
}

export interface SensorFormat {
  /** Its name after the sensor's, as in `sysmon:xml`. */
  readonly id: string
  /** Of files, without dot. */
  readonly ending: string
  /** Before the first and after the last record of a file, without line breaks at its end. */
  readonly head?: (stream: string) => string
  readonly tail?: string
  /** A record as text, without the line break after it. */
  readonly write: (record: SensorRecord) => string
}
