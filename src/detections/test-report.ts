import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Platform } from '../schemas/table.ts'
import type { EvasionFamily, Expectation, ScenarioKind } from '../simulation/scenario.ts'

/** What `siemless test` found out; every output format is written from this. */
export interface TestReport {
  readonly packages: readonly PackageReport[]
  /** Of files that could not be used; what they would have tested is not tested, and the run fails. */
  readonly diagnostics: readonly Diagnostic[]
  readonly passed: boolean
}

export interface PackageReport {
  readonly id: string
  readonly title: string
  readonly directory: string
  /** The shipped queries first, then those given to compare, in columns of their own. */
  readonly columns: readonly ReportColumn[]
  readonly lint: readonly Diagnostic[]
  readonly scenarios: readonly ScenarioReport[]
  readonly evasion: readonly EvasionReport[]
  readonly noise: readonly NoiseReport[]
  readonly recordings: readonly RecordingReport[]
  readonly exclusions: readonly ExclusionReport[]
  /** Everything that makes the package fail, in words, with the file it is about. */
  readonly failures: readonly Failure[]
}

export interface ReportColumn {
  readonly platform: Platform
  /** Absent: the package's own query. Else the name of the set of queries it was given in. */
  readonly set?: string
  readonly file: string
  /** Why the query cannot run at all. */
  readonly refused?: readonly Diagnostic[]
  /** What the product would refuse although siemless runs it: errors under the vendor profile. */
  readonly rejected?: readonly Diagnostic[]
}

export interface ScenarioReport {
  readonly id: string
  readonly title: string
  readonly kind: ScenarioKind
  readonly file: string
  readonly references: readonly string[]
  readonly signals: readonly SignalReport[]
  /** One for each column, in their order. */
  readonly verdicts: readonly Verdict[]
}

export interface SignalReport {
  readonly sensor: string
  readonly event: string
  /** The signal in words. */
  readonly text: string
  readonly holds: boolean
  /** How many records satisfy it. */
  readonly records: number
}

/**
 * `seen`, `missed`: of an attack. `silent`, `found`: of benign behaviour; `tuned`: found, and covered by exclusions.
 * `not-visible`: the telemetry does not show it, as the scenario says with its reason. `refused`: the query cannot run.
 */
export const OUTCOMES = ['seen', 'missed', 'silent', 'found', 'tuned', 'not-visible', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface Verdict {
  readonly outcome: Outcome
  readonly expected: Expectation
  readonly passed: boolean
  /** Before exclusions. */
  readonly findings: number
  /** Why there is none: what the query asks of the nearest event that the event does not have. */
  readonly why?: Explanation
}

/** Why a query is silent about a scenario. */
export interface Explanation {
  /** One or two sentences. */
  readonly text: string
  /** The place in the query that drops the scenario's last rows. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number; readonly source: string }
  /** The smallest event that another platform's query finds, by that platform's names. */
  readonly event?: { readonly platform: Platform; readonly fields: Readonly<Record<string, string>> }
}

export interface EvasionReport {
  readonly column: ReportColumn
  readonly families: readonly FamilyReport[]
}

export interface FamilyReport {
  readonly family: EvasionFamily
  /** Without those that the telemetry cannot show. */
  readonly variants: number
  readonly caught: number
  readonly notVisible: number
  readonly missed: readonly { readonly scenario: string; readonly title: string; readonly commandLine: string }[]
  /** Scenarios all of whose variants are caught although they are said not to be visible. */
  readonly stale: readonly string[]
  readonly passed: boolean
}

export interface NoiseReport {
  readonly column: ReportColumn
  readonly events: number
  readonly findings: number
  readonly tuned: number
  /** Findings after exclusions, per million events, with the 95 % upper bound (exact, one-sided, of Poisson). */
  readonly perMillion: number
  readonly upperBound: number
  /** Findings before exclusions by the label of what made them. */
  readonly families: Readonly<Record<string, number>>
}

export interface RecordingReport {
  readonly path: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly platform: Platform
  readonly expected: number
  readonly findings: number
  /** Why findings could not be counted, though the recording is there. */
  readonly problem?: string
}

export interface ExclusionReport {
  readonly id: string
  readonly title: string
  /** Benign scenarios and findings that it covers. */
  readonly scenarios: readonly string[]
  readonly findings: number
  /** Attack scenarios or their variants that it would hide; any fails the package. */
  readonly hidden: readonly string[]
}

export interface Failure {
  readonly area: 'lint' | 'signal' | 'verdict' | 'evasion' | 'noise' | 'recording' | 'tuning' | 'query'
  readonly text: string
  readonly file: string
}
