import type { JudgedFinding } from '../detections/judged-findings.ts'
import { loadDetections } from '../detections/load.ts'
import type { Detection } from '../detections/package.ts'
import { findExclusion } from '../detections/tuning-condition.ts'
import { loadExclusions } from '../detections/tuning-file.ts'
import { type Proposal, proposeExclusions, type Unproposed } from '../detections/tuning-proposals.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { attackFindings } from './attack-findings.ts'
import { SHIPPED_PACKAGES } from './content.ts'

/** What is proposed for one detection, and the proof that no attack is lost. */
export interface TunedDetection {
  readonly detection: Detection
  readonly findings: number
  /** Covered by the package's own exclusions. */
  readonly alreadyCovered: number
  readonly proposals: readonly Proposal[]
  readonly unproposed: readonly Unproposed[]
  /** Proposals that would hide an attack, and are none therefore. */
  readonly dangerous: readonly { readonly proposal: Proposal; readonly scenarios: readonly string[] }[]
  /** What was tried: findings of so many attack scenarios. */
  readonly proof: { readonly scenarios: number; readonly seen: number; readonly findings: number }
}

export interface Tuning {
  readonly detections: readonly TunedDetection[]
  /** Ids of detections that findings name and no package has, with the number of findings. */
  readonly unknown: ReadonlyMap<string, number>
  readonly diagnostics: readonly Diagnostic[]
}

/** Proposes exclusions for findings that were judged benign, none of which hides an attack scenario of its package. */
export async function tune(
  findings: readonly JudgedFinding[],
  options: { readonly packages?: readonly string[]; readonly signal?: AbortSignal } = {},
): Promise<Tuning> {
  const { detections, diagnostics } = await loadDetections(options.packages ?? [SHIPPED_PACKAGES])
  const groups = new Map<string, JudgedFinding[]>()
  for (const finding of findings) groups.set(finding.detection, [...(groups.get(finding.detection) ?? []), finding])
  const tuned: TunedDetection[] = []
  const told: Diagnostic[] = [...diagnostics]
  const unknown = new Map<string, number>()
  for (const [id, group] of groups) {
    options.signal?.throwIfAborted()
    const detection = detections.find((one) => one.id === id)
    if (detection === undefined) {
      unknown.set(id, group.length)
      continue
    }
    const shipped = await loadExclusions(detection.directory)
    const attacks = await attackFindings(detection)
    told.push(...shipped.diagnostics, ...attacks.diagnostics)
    const open = group.filter((finding) => findExclusion(shipped.exclusions, finding) === undefined)
    const { proposals, unproposed } = proposeExclusions(open, new Set(shipped.exclusions.map((one) => one.id)))
    const judged = proposals.map((proposal) => {
      const hidden = attacks.found.filter(({ finding }) => findExclusion([proposal.exclusion], finding) !== undefined)
      return { proposal, scenarios: [...new Set(hidden.map(({ scenario }) => scenario))].toSorted() }
    })
    tuned.push({
      detection,
      findings: group.length,
      alreadyCovered: group.length - open.length,
      proposals: judged.flatMap(({ proposal, scenarios }) => (scenarios.length === 0 ? [proposal] : [])),
      unproposed,
      dangerous: judged.filter(({ scenarios }) => scenarios.length > 0),
      proof: {
        scenarios: attacks.scenarios,
        seen: new Set(attacks.found.map(({ scenario }) => scenario)).size,
        findings: attacks.found.length,
      },
    })
  }
  return { detections: tuned, unknown, diagnostics: told }
}
