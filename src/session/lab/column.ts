import type { Finding } from '../../detections/finding.ts'
import type { Detection, DetectionQuery } from '../../detections/package.ts'
import type { ReportColumn } from '../../detections/test-report.ts'
import type { Exclusion } from '../../detections/tuning.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Session } from '../session.ts'

/** A query that is tested: of a package, or one that was given to compare with the package's. */
export interface LabColumn {
  /** Unique among all columns. */
  readonly key: string
  readonly detection: Detection
  readonly query: DetectionQuery
  /** Name of the set that it was given in. */
  readonly set?: string
  readonly exclusions: readonly Exclusion[]
  /** What the product itself would refuse. */
  readonly rejected: readonly Diagnostic[]
}

export function makeColumn(column: Omit<LabColumn, 'key'>): LabColumn {
  const { detection, query, set = '' } = column
  return { ...column, key: `${detection.id}/${query.platform}/${set}/${query.path}` }
}

/** A query that a package ships must be one that its product takes; others' queries are read leniently. */
export function profileOf({ set }: LabColumn): Profile {
  return set === undefined ? 'vendor' : 'lenient'
}

export function reportColumn(column: LabColumn, refused: readonly Diagnostic[] | undefined): ReportColumn {
  const { query, set, rejected } = column
  return {
    platform: query.platform,
    ...(set === undefined ? {} : { set }),
    file: query.path,
    ...(refused === undefined ? {} : { refused }),
    ...(rejected.length === 0 ? {} : { rejected }),
  }
}

/** Gives each finding of the columns' queries to `take`; the result has the errors of those that cannot run, by key. */
export async function runColumns(
  session: Session,
  columns: readonly LabColumn[],
  take: (column: LabColumn, finding: Finding) => void,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const refused = new Map<string, readonly Diagnostic[]>()
  for (const profile of ['vendor', 'lenient'] as const) {
    const byKey = new Map(columns.filter((one) => profileOf(one) === profile).map((one) => [one.key, one]))
    if (byKey.size === 0) continue
    const detections = [...byKey].map(([id, { detection, query }]) => ({ ...detection, id, queries: [query] }))
    const hunt = session.hunt({ detections, profile })
    for await (const finding of hunt) {
      const column = byKey.get(finding.finding_info.analytic.uid)
      if (column !== undefined) take(column, finding)
    }
    for (const { detection, outcome, diagnostics } of hunt.runs) {
      if (outcome === 'refused')
        refused.set(
          detection.id,
          diagnostics.filter((d) => d.severity === 'error'),
        )
    }
    for (const [key, { query }] of byKey) {
      const ofFile = hunt.diagnostics.filter((d) => d.file === query.path && d.severity === 'error')
      if (ofFile.length > 0 && hasErrors(ofFile)) refused.set(key, [...(refused.get(key) ?? []), ...ofFile])
    }
  }
  return refused
}
