import type { Explanation } from '../../detections/test-report.ts'
import type { Platform } from '../../schemas/table.ts'
import type { SensorRecord } from '../../simulation/sensor.ts'
import { LANGUAGE_OF } from '../platforms.ts'
import { openSession } from '../session.ts'
import { makeTemporary, removeTemporary } from '../temporary.ts'
import { type LabColumn, profileOf, runColumns } from './column.ts'
import type { Subject } from './subject.ts'
import { activitiesOf, sensorsOf, writeRecords, writeTelemetry } from './telemetry.ts'
import { explainSilence } from './why.ts'
import { smallestEvent } from './why-event.ts'

/** Platforms with one sensor whose records are nothing but their fields: a part of a record can be tried. */
const WITNESSES: readonly Platform[] = ['defender', 'falcon', 'sentinel']

/** Runs of a query in the search for the smallest event. */
const MOST_RUNS = 30

/** Says why columns are silent about subjects, once each. */
export class Silence {
  readonly #seed: number
  readonly #signal: AbortSignal | undefined
  readonly #events = new Map<Subject, Promise<Explanation['event']>>()

  constructor(seed: number, signal: AbortSignal | undefined) {
    this.#seed = seed
    this.#signal = signal
  }

  /** `seers`: the columns that find the subject. */
  async explain(column: LabColumn, subject: Subject, seers: readonly LabColumn[]): Promise<Explanation> {
    const { query } = column
    const directory = await makeTemporary()
    try {
      const isAnything = await writeTelemetry(activitiesOf([subject], this.#seed), query.platform, directory)
      this.#signal?.throwIfAborted()
      if (!isAnything) return { text: 'the platform has no record of any of it' }
      const explained = await explainSilence({
        text: query.text,
        file: query.path,
        language: LANGUAGE_OF[query.platform],
        profile: profileOf(column),
        session: { sources: [directory], ...this.#withSignal() },
      })
      const event = await this.#event(subject, seers)
      return event === undefined ? explained : { ...explained, event }
    } finally {
      await removeTemporary(directory)
    }
  }

  #withSignal(): { readonly signal?: AbortSignal } {
    return this.#signal === undefined ? {} : { signal: this.#signal }
  }

  #event(subject: Subject, seers: readonly LabColumn[]): Promise<Explanation['event']> {
    const known = this.#events.get(subject) ?? this.#smallest(subject, seers)
    this.#events.set(subject, known)
    return known
  }

  async #smallest(subject: Subject, seers: readonly LabColumn[]): Promise<Explanation['event']> {
    const seer = seers.find(({ query }) => WITNESSES.includes(query.platform))
    const [sensor] = seer === undefined ? [] : sensorsOf(seer.query.platform)
    if (seer === undefined || sensor === undefined) return undefined
    const records = activitiesOf([subject], this.#seed).flatMap((activity) => sensor.observe(activity))
    const finds = async (some: readonly SensorRecord[]): Promise<boolean> => {
      this.#signal?.throwIfAborted()
      const directory = await makeTemporary()
      try {
        await writeRecords(sensor, some, directory)
        const session = await openSession({ sources: [directory], ...this.#withSignal() })
        try {
          let isFound = false
          await runColumns(session, [seer], () => {
            isFound = true
          })
          return isFound
        } finally {
          await session.close()
        }
      } finally {
        await removeTemporary(directory)
      }
    }
    return smallestEvent({ platform: seer.query.platform, records, finds }, MOST_RUNS)
  }
}
