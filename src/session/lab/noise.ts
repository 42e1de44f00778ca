import type { NoiseReport } from '../../detections/test-report.ts'
import { findExclusion } from '../../detections/tuning-condition.ts'
import type { Platform } from '../../schemas/table.ts'
import { NoiseStream } from '../../simulation/noise/noise.ts'
import { Truth } from '../../simulation/noise/truth.ts'
import { openSession } from '../session.ts'
import { makeTemporary, removeTemporary } from '../temporary.ts'
import { type LabColumn, reportColumn, runColumns } from './column.ts'
import { poissonUpperBound } from './poisson.ts'
import { sensorsOf, TelemetryFiles } from './telemetry.ts'

export interface NoiseTask {
  readonly platform: Platform
  readonly columns: readonly LabColumn[]
  /** How much happens in the background. */
  readonly activities: number
  readonly seed: number
  readonly signal?: AbortSignal
}

/** What a host does in a working day, roughly; so many hosts are made that all of it happens within one. */
const PER_HOST = 2000
const FEWEST_HOSTS = 25

/** Between two looks at whether the run is to end. */
const STRIDE = 500

const DAY = 86_400_000

/** Runs the queries of one platform over ordinary activity; the reports are in the order of the columns. */
export async function runNoise({
  platform,
  columns,
  activities,
  seed,
  signal,
}: NoiseTask): Promise<readonly NoiseReport[]> {
  const directory = await makeTemporary()
  try {
    const truth = new Truth()
    const files = new TelemetryFiles(sensorsOf(platform), directory)
    const hosts = Math.max(FEWEST_HOSTS, Math.ceil(activities / PER_HOST))
    const stream = new NoiseStream({ hosts, seed })
    let first: number | undefined
    for (let made = 0; made < activities; made += 1) {
      const next = stream.next()
      if (next === undefined) break
      first ??= next.activity.at
      // Of what is older than a day before the last event, queries with a window would not look at.
      if (next.activity.at - first >= DAY - 60_000) break
      truth.add(next)
      files.add(next.activity)
      if (files.isFull) await files.flush()
      if (made % STRIDE === 0) {
        signal?.throwIfAborted()
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await files.flush(true)
    const session = await openSession({
      sources: files.records > 0 ? [directory] : [],
      ...(signal === undefined ? {} : { signal }),
    })
    try {
      const counts = new Map(
        columns.map(({ key }) => [key, { findings: 0, tuned: 0, families: new Map<string, number>() }]),
      )
      const refused = await runColumns(session, columns, (column, finding) => {
        const count = counts.get(column.key)
        if (count === undefined) return
        const { host = '', command, destination } = finding.entities
        const label =
          truth.labelOf({
            host,
            ...(command === undefined ? {} : { commandLine: command }),
            ...(destination === undefined ? {} : { remote: destination }),
          }) ?? 'unknown'
        count.findings += 1
        count.families.set(label, (count.families.get(label) ?? 0) + 1)
        if (findExclusion(column.exclusions, finding) !== undefined) count.tuned += 1
      })
      signal?.throwIfAborted()
      return columns.map((column): NoiseReport => {
        const { findings = 0, tuned = 0, families = new Map<string, number>() } = counts.get(column.key) ?? {}
        const events = files.records
        const perEvent = (count: number): number => (events === 0 ? 0 : (count * 1e6) / events)
        return {
          column: reportColumn(column, refused.get(column.key)),
          events,
          findings,
          tuned,
          perMillion: perEvent(findings - tuned),
          upperBound: perEvent(poissonUpperBound(findings - tuned)),
          families: Object.fromEntries([...families].toSorted((a, b) => b[1] - a[1])),
        }
      })
    } finally {
      await session.close()
    }
  } finally {
    await removeTemporary(directory)
  }
}
