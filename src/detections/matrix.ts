import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import type { Outcome, ReportColumn, TestReport } from './test-report.ts'

/** How an outcome is shown, in every form of the parity matrix. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, { readonly mark: string; readonly doc: string }>> = {
  seen: { mark: '●', doc: 'the attack is seen' },
  missed: { mark: '○', doc: 'the attack is missed' },
  silent: { mark: '·', doc: 'silent, as it should be about benign behaviour' },
  found: { mark: '▲', doc: 'benign behaviour is found' },
  tuned: { mark: '~', doc: 'found, and covered by an exclusion' },
  'not-visible': { mark: '–', doc: 'this telemetry does not show it' },
  refused: { mark: 'E', doc: 'the query cannot run' },
}

const SHORT_NAMES: Readonly<Record<Platform, string>> = {
  defender: 'Defender',
  sentinel: 'Sentinel',
  falcon: 'Falcon',
  qradar: 'QRadar',
  sumo: 'Sumo',
  sigma: 'Sigma',
}

/** A column's head: `Defender`, or `seed: Defender`. */
export function columnTitle({ platform, set }: Pick<ReportColumn, 'platform' | 'set'>): string {
  return set === undefined ? SHORT_NAMES[platform] : `${set}: ${SHORT_NAMES[platform]}`
}

export function columnName({ platform, set }: Pick<ReportColumn, 'platform' | 'set'>): string {
  return set === undefined ? PLATFORM_NAMES[platform] : `${set}, ${PLATFORM_NAMES[platform]}`
}

export interface TestCounts {
  readonly packages: number
  readonly scenarios: number
  /** Of the packages' own queries. */
  readonly verdicts: number
  readonly passed: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly variants: number
  readonly caught: number
  readonly signals: number
  readonly failures: number
}

export function countTests({ packages }: TestReport): TestCounts {
  const scenarios = packages.flatMap((one) => one.scenarios)
  const verdicts = packages.flatMap((one) =>
    one.scenarios.flatMap(({ verdicts }) => verdicts.filter((_, index) => one.columns[index]?.set === undefined)),
  )
  const families = packages.flatMap((one) =>
    one.evasion.flatMap(({ column, families }) => (column.set === undefined ? families : [])),
  )
  const count = (outcome: Outcome): number => verdicts.filter((verdict) => verdict.outcome === outcome).length
  return {
    packages: packages.length,
    scenarios: scenarios.length,
    verdicts: verdicts.length,
    passed: verdicts.filter((verdict) => verdict.passed).length,
    outcomes: {
      seen: count('seen'),
      missed: count('missed'),
      silent: count('silent'),
      found: count('found'),
      tuned: count('tuned'),
      'not-visible': count('not-visible'),
      refused: count('refused'),
    },
    variants: families.reduce((sum, { variants }) => sum + variants, 0),
    caught: families.reduce((sum, { caught }) => sum + caught, 0),
    signals: scenarios.reduce((sum, { signals }) => sum + signals.length, 0),
    failures: packages.reduce((sum, { failures }) => sum + failures.length, 0),
  }
}
