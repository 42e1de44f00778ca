import { loadDetections } from '../../detections/load.ts'
import type { Detection } from '../../detections/package.ts'
import { loadRecordings, type Recording } from '../../detections/recordings.ts'
import { type LoadedScenario, loadScenarios } from '../../detections/scenario-file.ts'
import type { Exclusion } from '../../detections/tuning.ts'
import { loadExclusions } from '../../detections/tuning-file.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type LabColumn, makeColumn } from './column.ts'

/** A package with all that is tested of it. */
export interface TestedPackage {
  readonly detection: Detection
  readonly scenarios: readonly LoadedScenario[]
  readonly exclusions: readonly Exclusion[]
  readonly recordings: readonly Recording[]
  readonly columns: readonly LabColumn[]
}

export interface LoadedPackages {
  readonly packages: readonly TestedPackage[]
  /** Of files that cannot be used. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads the packages below the paths; `only`: the id of the one that is wanted. */
export async function loadPackages(paths: readonly string[], only: string | undefined): Promise<LoadedPackages> {
  const loaded = await loadDetections(paths)
  const diagnostics = [...loaded.diagnostics]
  const packages: TestedPackage[] = []
  for (const detection of loaded.detections) {
    if (only !== undefined && detection.id !== only) continue
    const { scenarios, diagnostics: ofScenarios } = await loadScenarios(detection.directory)
    const { exclusions, diagnostics: ofExclusions } = await loadExclusions(detection.directory)
    const { recordings, diagnostics: ofRecordings } = await loadRecordings(detection.directory)
    diagnostics.push(...ofScenarios, ...ofExclusions, ...ofRecordings)
    const columns = detection.queries.map((query) => makeColumn({ detection, query, exclusions, rejected: [] }))
    packages.push({ detection, scenarios, exclusions, recordings, columns })
  }
  return { packages, diagnostics }
}
