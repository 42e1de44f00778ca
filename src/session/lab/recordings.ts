import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Recording } from '../../detections/recordings.ts'
import type { RecordingReport } from '../../detections/test-report.ts'
import type { Platform } from '../../schemas/table.ts'
import { openSession } from '../session.ts'
import { type LabColumn, runColumns } from './column.ts'

/** Counts the findings of the package's own queries in recordings; those that are not there are skipped. */
export async function runRecordings(
  recordings: readonly Recording[],
  directory: string | undefined,
  columns: readonly LabColumn[],
  signal: AbortSignal | undefined,
): Promise<readonly RecordingReport[]> {
  const reports: RecordingReport[] = []
  for (const { path: name, findings } of recordings) {
    const file = directory === undefined ? undefined : path.join(directory, name)
    const isThere = file !== undefined && (await stat(file).catch(() => undefined)) !== undefined
    // The keys are platforms, which Object.entries does not tell.
    const expected = Object.entries(findings) as readonly (readonly [Platform, number])[]
    const counts = isThere ? await count(file, columns, signal) : undefined
    for (const [platform, wanted] of expected) {
      const found = counts?.get(platform)
      const outcome = counts === undefined ? 'skipped' : found === wanted ? 'passed' : 'failed'
      const problem = counts !== undefined && found === undefined ? { problem: problemOf(platform, columns) } : {}
      reports.push({ path: name, outcome, platform, expected: wanted, findings: found ?? 0, ...problem })
    }
  }
  return reports
}

function problemOf(platform: Platform, columns: readonly LabColumn[]): string {
  const isThere = columns.some(({ query, set }) => set === undefined && query.platform === platform)
  return isThere ? 'the query cannot run' : 'the package has no query for it'
}

/** Of the platforms whose queries ran, all of them. */
async function count(
  file: string,
  columns: readonly LabColumn[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<Platform, number>> {
  const counts = new Map<Platform, number>()
  const session = await openSession({ sources: [file], ...(signal === undefined ? {} : { signal }) })
  try {
    const own = columns.filter(({ set }) => set === undefined)
    for (const { query } of own) counts.set(query.platform, 0)
    const refused = await runColumns(session, own, ({ query }) =>
      counts.set(query.platform, (counts.get(query.platform) ?? 0) + 1),
    )
    signal?.throwIfAborted()
    for (const { key, query } of own) if (refused.has(key)) counts.delete(query.platform)
    return counts
  } finally {
    await session.close()
  }
}
