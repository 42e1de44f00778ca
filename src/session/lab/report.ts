import path from 'node:path'
import type { Finding } from '../../detections/finding.ts'
import type {
  EvasionReport,
  ExclusionReport,
  Failure,
  NoiseReport,
  PackageReport,
  RecordingReport,
  SignalReport,
  Verdict,
} from '../../detections/test-report.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { PLATFORM_NAMES } from '../../schemas/table.ts'
import { type LabColumn, reportColumn } from './column.ts'
import { evasionReport } from './evasion.ts'
import { verdictText } from './judge.ts'
import type { TestedPackage } from './packages.ts'
import type { Strangers } from './strangers.ts'
import type { Subject } from './subject.ts'
import type { Tally } from './wave.ts'

/** What the queries found of scenarios and variants. */
export interface Found {
  readonly of: (column: LabColumn, subject: Subject) => Tally | undefined
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>
  readonly strangers: Strangers<LabColumn, Finding>
}

/** A scenario with its verdicts, in the order of the columns. */
export interface Judged {
  readonly subject: Subject
  readonly signals: readonly SignalReport[]
  readonly verdicts: readonly Verdict[]
}

export interface PackageResults {
  readonly tested: TestedPackage
  readonly judged: readonly Judged[]
  readonly variants: readonly Subject[]
  readonly found: Found
  readonly lint: readonly Diagnostic[]
  readonly noise: readonly NoiseReport[]
  readonly recordings: readonly RecordingReport[]
}

export function packageReport(results: PackageResults): PackageReport {
  const { tested, judged, variants, found, lint, noise, recordings } = results
  const { detection, columns } = tested
  const evasion =
    variants.length === 0
      ? []
      : columns.map((column) => evasionReport(column, variants, (subject) => found.of(column, subject)))
  const exclusions = exclusionReports(results)
  const report = {
    id: detection.id,
    title: detection.title,
    directory: detection.directory,
    columns: columns.map((column) => reportColumn(column, found.refused.get(column.key))),
    lint,
    scenarios: judged.map(({ subject: { scenario, file }, signals, verdicts }) => {
      const { id, title, kind, references } = scenario
      return { id, title, kind, file, references, signals, verdicts }
    }),
    evasion,
    noise,
    recordings,
    exclusions,
  }
  return {
    ...report,
    failures: [
      ...lintFailures(lint),
      ...queryFailures(results),
      ...strangerFailures(results),
      ...judged.flatMap((one) => [...signalFailures(one), ...verdictFailures(one, columns)]),
      ...evasion.flatMap((one, index) => evasionFailures(one, columns[index])),
      ...noiseFailures(noise, detection.noiseCeiling),
      ...recordingFailures(recordings, detection.directory),
      ...exclusionFailures(exclusions, detection.directory),
    ],
  }
}

function lintFailures(lint: readonly Diagnostic[]): readonly Failure[] {
  return lint.flatMap(({ severity, message, file }): readonly Failure[] =>
    severity === 'error' ? [{ area: 'lint', text: message, file }] : [],
  )
}

function queryFailures({ tested, found }: PackageResults): readonly Failure[] {
  return tested.columns.flatMap((column): readonly Failure[] => {
    const refused = found.refused.get(column.key)
    if (column.set !== undefined || refused === undefined) return []
    const text = `${whereOf(column)}: the query cannot run: ${refused[0]?.message ?? ''}`
    return [{ area: 'query', text, file: column.query.path }]
  })
}

function strangerFailures({ tested, found }: PackageResults): readonly Failure[] {
  return tested.columns.flatMap((column): readonly Failure[] => {
    if (column.set !== undefined) return []
    const { told, untold } = found.strangers.of(column)
    const texts = told.map(
      ({ evidences: [{ data }] }) => `a finding names the host of no scenario: ${JSON.stringify(data)}`,
    )
    if (untold > 0)
      texts.push(`${untold} more ${untold === 1 ? 'finding names' : 'findings name'} the host of no scenario`)
    return texts.map((text) => ({ area: 'verdict', text: `${whereOf(column)}: ${text}`, file: column.query.path }))
  })
}

function signalFailures({ subject, signals }: Judged): readonly Failure[] {
  return signals.flatMap(({ holds, text, records }): readonly Failure[] =>
    holds
      ? []
      : [
          {
            area: 'signal',
            text: `\`${subject.scenario.id}\`: ${records} records, expected ${text}`,
            file: subject.file,
          },
        ],
  )
}

/** Platforms of which the same is to be said are named together. */
function verdictFailures({ subject, verdicts }: Judged, columns: readonly LabColumn[]): readonly Failure[] {
  const groups = new Map<string, string[]>()
  for (const [index, column] of columns.entries()) {
    const verdict = verdicts[index]
    if (verdict === undefined || verdict.passed || column.set !== undefined || verdict.outcome === 'refused') continue
    const text = verdictText(subject.scenario, verdict)
    const known = groups.get(text)
    if (known === undefined) groups.set(text, [whereOf(column)])
    else known.push(whereOf(column))
  }
  return [...groups].map(([text, where]) => ({
    area: 'verdict',
    text: `${where.join(', ')}: ${text}`,
    file: subject.file,
  }))
}

function evasionFailures({ families }: EvasionReport, column: LabColumn | undefined): readonly Failure[] {
  if (column === undefined || column.set !== undefined) return []
  return families.flatMap(({ family, caught, variants, missed, stale, passed }): readonly Failure[] => {
    if (passed) return []
    const [first] = missed
    const share = `${caught} of ${variants} variants of the family \`${family}\` are caught`
    const missing =
      first === undefined ? [] : [`${share}; missed is \`${first.scenario}\` (${first.title}): ${first.commandLine}`]
    const said = stale.map(
      (id) => `every variant \`${family}\` of \`${id}\` is caught, which is said not to be visible`,
    )
    return [...missing, ...said].map((text) => ({
      area: 'evasion',
      text: `${whereOf(column)}: ${text}`,
      file: column.query.path,
    }))
  })
}

function noiseFailures(noise: readonly NoiseReport[], ceiling: number | undefined): readonly Failure[] {
  if (ceiling === undefined) return []
  return noise.flatMap(({ column, perMillion }): readonly Failure[] => {
    if (column.set !== undefined || perMillion <= ceiling) return []
    const rate = `${Math.round(perMillion)} findings per million events, after exclusions`
    const text = `${PLATFORM_NAMES[column.platform]}: ${rate}; the package says at most ${ceiling}`
    return [{ area: 'noise', text, file: column.file }]
  })
}

function recordingFailures(recordings: readonly RecordingReport[], directory: string): readonly Failure[] {
  const file = path.join(directory, 'recordings.yaml')
  return recordings.flatMap(({ path: name, outcome, platform, expected, findings, problem }): readonly Failure[] => {
    if (outcome !== 'failed') return []
    const count = `${findings} ${findings === 1 ? 'finding' : 'findings'} in \`${name}\`, expected ${expected}`
    const said = problem === undefined ? count : `${problem}; \`${name}\` is said to have ${expected} for it`
    const text = `${PLATFORM_NAMES[platform]}: ${said}`
    return [{ area: 'recording', text, file }]
  })
}

function exclusionFailures(exclusions: readonly ExclusionReport[], directory: string): readonly Failure[] {
  const file = path.join(directory, 'tuning.yaml')
  return exclusions.flatMap(({ id, hidden }): readonly Failure[] =>
    hidden.length === 0 ? [] : [{ area: 'tuning', text: `the exclusion \`${id}\` hides ${hidden.join(', ')}`, file }],
  )
}

/** Of the package's own queries. An attack is hidden where exclusions cover all that a query finds of it. */
function exclusionReports({ tested, judged, variants, found }: PackageResults): readonly ExclusionReport[] {
  const { exclusions } = tested
  const columns = tested.columns.filter(({ set }) => set === undefined)
  const tallies = [...judged.map(({ subject }) => subject), ...variants].flatMap((subject) =>
    columns.flatMap((column) => {
      const tally = found.of(column, subject)
      return tally === undefined || tally.excluded === 0 ? [] : [{ column, subject, tally }]
    }),
  )
  return exclusions.map(({ id, title }) => {
    const own = tallies.filter(({ tally }) => tally.byExclusion.has(id))
    const benign = own.filter(({ subject }) => subject.base.kind === 'benign')
    const hidden = own.filter(
      ({ subject, tally }) => subject.base.kind === 'attack' && tally.excluded === tally.findings,
    )
    return {
      id,
      title,
      scenarios: [...new Set(benign.map(({ subject }) => subject.base.id))],
      findings: benign.reduce((sum, { tally }) => sum + (tally.byExclusion.get(id) ?? 0), 0),
      hidden: [...new Set(hidden.map(({ subject, column }) => `${subject.scenario.id} (${whereOf(column)})`))],
    }
  })
}

function whereOf({ query, set }: LabColumn): string {
  return set === undefined ? PLATFORM_NAMES[query.platform] : `${set} (${PLATFORM_NAMES[query.platform]})`
}
