import type { Finding } from '../detections/finding.ts'
import type { JudgedFinding } from '../detections/judged-findings.ts'
import { loadDetections } from '../detections/load.ts'
import type { Detection } from '../detections/package.ts'
import { findExclusion } from '../detections/tuning-condition.ts'
import { loadExclusions } from '../detections/tuning-file.ts'
import { type Proposal, proposeExclusions, type Unproposed } from '../detections/tuning-proposals.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { SHIPPED_PACKAGES } from './content.ts'
import { variantSubjects } from './lab/evasion.ts'
import { runSubjects } from './lab/lab.ts'
import { loadPackages } from './lab/packages.ts'
import type { Subject } from './lab/subject.ts'

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
  readonly proof: Proof
}

/** What was tried: attack scenarios and their variants, how many of each the queries see, and in how many findings. */
interface Proof {
  readonly scenarios: number
  readonly seen: number
  readonly variants: number
  readonly variantsSeen: number
  readonly findings: number
  /** Queries that cannot run, of which nothing is proved. */
  readonly refused: readonly string[]
}

export interface Tuning {
  readonly detections: readonly TunedDetection[]
  /** Ids of detections that findings name and no package has, with the number of findings. */
  readonly unknown: ReadonlyMap<string, number>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Proposes exclusions for findings that were judged benign, none of which hides a finding of an attack scenario of its
 * package, or of a variant of one.
 */
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
    told.push(...shipped.diagnostics)
    const open = group.filter((finding) => findExclusion(shipped.exclusions, finding) === undefined)
    const { proposals, unproposed } = proposeExclusions(open, new Set(shipped.exclusions.map((one) => one.id)))
    const { proof, hidden, diagnostics: ofProof } = await prove(detection, proposals, options.signal)
    told.push(...ofProof)
    const judged = proposals.map((proposal) => ({
      proposal,
      scenarios: [...(hidden.get(proposal) ?? [])].toSorted(),
    }))
    tuned.push({
      detection,
      findings: group.length,
      alreadyCovered: group.length - open.length,
      proposals: judged.flatMap(({ proposal, scenarios }) => (scenarios.length === 0 ? [proposal] : [])),
      unproposed,
      dangerous: judged.filter(({ scenarios }) => scenarios.length > 0),
      proof,
    })
  }
  return { detections: tuned, unknown, diagnostics: told }
}

/** Puts the queries before the attack scenarios and their variants, and tells what the proposals would hide of them. */
async function prove(
  detection: Detection,
  proposals: readonly Proposal[],
  signal: AbortSignal | undefined,
): Promise<{
  readonly proof: Proof
  readonly hidden: ReadonlyMap<Proposal, ReadonlySet<string>>
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { packages, diagnostics } = await loadPackages([detection.directory], detection.id)
  const attacks = packages.flatMap(({ scenarios }) =>
    scenarios
      .filter(({ scenario }) => scenario.kind === 'attack')
      .map(({ scenario, file }): Subject => ({ detection: detection.id, scenario, base: scenario, file })),
  )
  const variants = proposals.length === 0 ? [] : variantSubjects(attacks, SEED)
  const seen = new Set<Subject>()
  const hidden = new Map<Proposal, Set<string>>()
  let findings = 0
  const watch = (finding: Finding, subject: Subject): void => {
    seen.add(subject)
    findings += 1
    for (const proposal of proposals) {
      if (!hides(proposal, finding, subject)) continue
      hidden.set(proposal, (hidden.get(proposal) ?? new Set()).add(nameOfSubject(subject)))
    }
  }
  const subjects = proposals.length === 0 ? [] : [...attacks, ...variants]
  const run = await runSubjects(packages, subjects, { seed: SEED, ...(signal === undefined ? {} : { signal }) }, watch)
  const proof = {
    scenarios: attacks.length,
    seen: attacks.filter((one) => seen.has(one)).length,
    variants: variants.length,
    variantsSeen: variants.filter((one) => seen.has(one)).length,
    findings,
    refused: packages.flatMap(({ columns }) =>
      columns.filter(({ key }) => run.refused.has(key)).map(({ query }) => query.path),
    ),
  }
  return { proof, hidden, diagnostics }
}

const SEED = 1

/** A variant is at a host of its own, where only the lab has it: what holds at the scenario's hosts would hide it, too. */
function hides({ exclusion }: Proposal, finding: Finding, { scenario, base, variant }: Subject): boolean {
  if (findExclusion([exclusion], finding) !== undefined) return true
  if (variant === undefined || finding.entities.host === undefined) return false
  const lower = finding.entities.host.toLowerCase()
  const place = scenario.hosts.findIndex(
    ({ name, address }) => lower === address || lower.split('.')[0] === name.toLowerCase(),
  )
  const origin = base.hosts[place]
  if (origin === undefined) return false
  const host = lower === scenario.hosts[place]?.address ? origin.address : origin.name
  return findExclusion([exclusion], { ...finding, entities: { ...finding.entities, host } }) !== undefined
}

function nameOfSubject({ base, variant }: Subject): string {
  return variant === undefined ? base.id : `${base.id} (variant: ${variant.title})`
}
