import type { Finding } from '../../detections/finding.ts'
import { findExclusion } from '../../detections/tuning-condition.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Platform } from '../../schemas/table.ts'
import type { Activity } from '../../simulation/activity.ts'
import { openSession } from '../session.ts'
import { makeTemporary, removeTemporary } from '../temporary.ts'
import { Attribution } from './attribution.ts'
import { type LabColumn, runColumns } from './column.ts'
import type { Caught } from './judge.ts'
import type { Strangers } from './strangers.ts'
import type { Subject } from './subject.ts'
import { writeTelemetry } from './telemetry.ts'

export interface WaveTask {
  readonly platform: Platform
  readonly columns: readonly LabColumn[]
  readonly subjects: readonly Subject[]
  /** What happens in them. */
  readonly activities: readonly Activity[]
  /** Takes findings that are of none of the subjects. */
  readonly strangers: Strangers<LabColumn, Finding>
  /** Told of each finding that is of a subject of its column's package. */
  readonly watch?: Watch
  readonly signal?: AbortSignal
}

export type Watch = (finding: Finding, subject: Subject) => void

export interface Tally extends Caught {
  /** Findings by the exclusion that covers them. */
  readonly byExclusion: ReadonlyMap<string, number>
}

export interface WaveResult {
  /** What each column, by key, found of the subjects of its own package. */
  readonly caught: ReadonlyMap<string, ReadonlyMap<Subject, Tally>>
  /** Errors of queries that cannot run, by the column's key. */
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>
}

class Counting implements Tally {
  findings = 0
  excluded = 0
  readonly byExclusion = new Map<string, number>()
}

/** Runs the queries of one platform over what it sees of the subjects, and of nothing else. */
export async function runWave(task: WaveTask): Promise<WaveResult> {
  const { platform, columns, subjects, activities, strangers, watch, signal } = task
  const hosts = new Attribution<Subject>()
  for (const subject of subjects) {
    for (const { name, address } of subject.scenario.hosts) {
      hosts.add(name, subject)
      hosts.add(address, subject)
    }
  }
  const caught = new Map(columns.map(({ key }) => [key, new Map<Subject, Counting>()]))
  const take = (column: LabColumn, finding: Finding): void => {
    const owners = hosts.of(finding)
    if (owners.length === 0) strangers.add(column, finding)
    const counts = caught.get(column.key)
    const exclusion = findExclusion(column.exclusions, finding)
    for (const owner of owners) {
      if (counts === undefined || owner.detection !== column.detection.id) continue
      const tally = counts.get(owner) ?? new Counting()
      counts.set(owner, tally)
      tally.findings += 1
      watch?.(finding, owner)
      if (exclusion === undefined) continue
      tally.excluded += 1
      tally.byExclusion.set(exclusion.id, (tally.byExclusion.get(exclusion.id) ?? 0) + 1)
    }
  }
  const refused = await overTelemetry(activities, platform, signal, (session) => runColumns(session, columns, take))
  return { caught, refused }
}

/** Opens a session over what a platform's sensors tell of the activities, and leaves nothing behind. */
async function overTelemetry<T>(
  activities: readonly Activity[],
  platform: Platform,
  signal: AbortSignal | undefined,
  use: (session: Awaited<ReturnType<typeof openSession>>) => Promise<T>,
): Promise<T> {
  const directory = await makeTemporary()
  try {
    const isAnything = await writeTelemetry(activities, platform, directory)
    signal?.throwIfAborted()
    const session = await openSession({
      sources: isAnything ? [directory] : [],
      ...(signal === undefined ? {} : { signal }),
    })
    try {
      const used = await use(session)
      signal?.throwIfAborted()
      return used
    } finally {
      await session.close()
    }
  } finally {
    await removeTemporary(directory)
  }
}
