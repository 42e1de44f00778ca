import type { ExportedPackage } from '../detections/exports/index.ts'
import type { Detection, DetectionQuery } from '../detections/package.ts'
import { loadScenarios } from '../detections/scenario-file.ts'
import type { PackageReport } from '../detections/test-report.ts'
import { loadTexts } from '../detections/texts.ts'
import type { Exclusion } from '../detections/tuning.ts'
import { loadExclusions } from '../detections/tuning-file.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { tunedQuery } from './tuned.ts'

/** A detection whose queries have its package's exclusions worked in. */
export interface TunedQueries {
  readonly detection: Detection
  readonly exclusions: readonly Exclusion[]
  /** What a query or its language cannot say, by file. */
  readonly notes: readonly { readonly file: string; readonly text: string }[]
  /** Queries that cannot be tuned exactly; they stand as they are. */
  readonly refused: readonly { readonly file: string; readonly text: string }[]
  readonly diagnostics: readonly Diagnostic[]
}

export async function tunedDetection(detection: Detection): Promise<TunedQueries> {
  const { exclusions, diagnostics } = await loadExclusions(detection.directory)
  const notes: { file: string; text: string }[] = []
  const refused: { file: string; text: string }[] = []
  const queries: DetectionQuery[] = []
  for (const query of detection.queries) {
    const tuned = await tunedQuery(query, exclusions)
    if ('refused' in tuned) {
      refused.push({ file: query.path, text: tuned.refused })
      queries.push(query)
    } else {
      notes.push(...tuned.notes.map((text) => ({ file: query.path, text })))
      queries.push({ ...query, text: tuned.text })
    }
  }
  return { detection: { ...detection, queries }, exclusions, notes, refused, diagnostics }
}

/** All that an export of a detection shows. What the package lacks is no problem here. */
export async function exportedPackage(
  detection: Detection,
  options: { readonly reports: readonly PackageReport[]; readonly date: string },
): Promise<{ readonly exported: ExportedPackage; readonly diagnostics: readonly Diagnostic[] }> {
  const [{ texts }, tuning, loaded] = await Promise.all([
    loadTexts(detection),
    loadExclusions(detection.directory),
    loadScenarios(detection.directory),
  ])
  const report = options.reports.find(({ id }) => id === detection.id)
  const exported = {
    detection,
    texts,
    exclusions: tuning.exclusions,
    scenarios: loaded.scenarios.map(({ scenario: { id, title, kind } }) => ({ id, title, kind })),
    ...(report === undefined ? {} : { report }),
    date: options.date,
  }
  return { exported, diagnostics: [...tuning.diagnostics, ...loaded.diagnostics] }
}
