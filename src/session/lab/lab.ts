import type { Failure, PackageReport, ScenarioReport, TestReport } from '../../detections/test-report.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { PLATFORM_NAMES } from '../../schemas/table.ts'
import { happenings } from '../../simulation/happenings.ts'
import { SHIPPED_PACKAGES } from '../content.ts'
import { lint } from '../lint.ts'
import type { LabOptions } from './areas.ts'
import { type LabColumn, reportColumn } from './column.ts'
import { judge, NOTHING_CAUGHT, verdictText } from './judge.ts'
import { loadPackages, type TestedPackage } from './packages.ts'
import { checkSignals } from './signals.ts'
import type { Subject } from './subject.ts'
import { activitiesOf } from './telemetry.ts'
import { runWave, type Tally, type WaveResult } from './wave.ts'
import { wavesOf } from './waves.ts'

/** Puts the packages' queries before their scenarios, and says what each of them sees. */
export async function runLab(options: LabOptions = {}): Promise<TestReport> {
  const { seed = 1, skip = [], signal } = options
  const { packages, diagnostics } = await loadPackages(options.packages ?? [SHIPPED_PACKAGES], options.only)
  const subjects = packages.flatMap(({ detection, scenarios }) =>
    scenarios.map(({ scenario, file }): Subject => ({ detection: detection.id, scenario, base: scenario, file })),
  )
  const findings = await runSubjects(packages, subjects, options)
  const reports: PackageReport[] = []
  for (const tested of packages) {
    signal?.throwIfAborted()
    const linted = skip.includes('lint') ? [] : await lintQueries(tested)
    reports.push(packageReport(tested, subjects, findings, linted, skip.includes('signals') ? undefined : seed))
  }
  return {
    packages: reports,
    diagnostics,
    passed: !hasErrors(diagnostics) && reports.every(({ failures }) => failures.length === 0),
  }
}

interface Findings {
  readonly of: (column: LabColumn, subject: Subject) => Tally | undefined
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>
  readonly strangers: WaveResult['strangers']
}

async function runSubjects(
  packages: readonly TestedPackage[],
  subjects: readonly Subject[],
  { seed = 1, progress, signal }: LabOptions,
): Promise<Findings> {
  const results: WaveResult[] = []
  const columns = packages.flatMap((tested) => tested.columns)
  const platforms = [...new Set(columns.map(({ query }) => query.platform))]
  const waves = wavesOf(subjects)
  let done = 0
  for (const wave of waves) {
    const activities = activitiesOf(wave, seed)
    for (const platform of platforms) {
      signal?.throwIfAborted()
      progress?.({ stage: `Scenarios on ${PLATFORM_NAMES[platform]}`, done, total: waves.length * platforms.length })
      const own = columns.filter(({ query }) => query.platform === platform)
      const task = { platform, columns: own, subjects: wave, activities }
      results.push(await runWave(signal === undefined ? task : { ...task, signal }))
      done += 1
    }
  }
  const caught = new Map<string, Map<Subject, Tally>>()
  for (const result of results) {
    for (const [key, tallies] of result.caught) caught.set(key, new Map([...(caught.get(key) ?? []), ...tallies]))
  }
  return {
    of: ({ key }, subject) => caught.get(key)?.get(subject),
    refused: new Map(results.flatMap(({ refused }) => [...refused])),
    strangers: results.flatMap(({ strangers }) => strangers),
  }
}

async function lintQueries({ detection }: TestedPackage): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  const paths = detection.queries.map((query) => query.path)
  for await (const { diagnostics } of lint(paths, { profile: 'vendor' })) found.push(...diagnostics)
  return found
}

function packageReport(
  tested: TestedPackage,
  subjects: readonly Subject[],
  findings: Findings,
  linted: readonly Diagnostic[],
  signalSeed: number | undefined,
): PackageReport {
  const { detection, columns, exclusions } = tested
  const failures: Failure[] = []
  for (const { severity, message, file } of linted) {
    if (severity === 'error') failures.push({ area: 'lint', text: message, file })
  }
  for (const column of columns) {
    if (column.set === undefined && findings.refused.has(column.key)) {
      const reason = findings.refused.get(column.key)?.[0]?.message ?? ''
      failures.push({
        area: 'query',
        text: `${whereOf(column)}: the query cannot run: ${reason}`,
        file: column.query.path,
      })
    }
  }
  for (const { column, finding } of findings.strangers) {
    if (column.detection.id !== detection.id || column.set !== undefined) continue
    const row = JSON.stringify(finding.evidences[0].data)
    failures.push({
      area: 'verdict',
      text: `${whereOf(column)}: a finding names the host of no scenario: ${row}`,
      file: column.query.path,
    })
  }
  const own = subjects.filter((subject) => subject.detection === detection.id && subject.variant === undefined)
  const scenarios = own.map((subject): ScenarioReport => {
    const { scenario, file } = subject
    const { id, title, kind, references } = scenario
    const signals =
      signalSeed === undefined ? [] : checkSignals(scenario.signals, happenings(scenario, { seed: signalSeed }))
    for (const signal of signals) {
      if (!signal.holds) failures.push({ area: 'signal', text: `\`${id}\`: not so: ${signal.text}`, file })
    }
    const verdicts = columns.map((column) => {
      const verdict = judge(scenario, column.query.platform, findings.of(column, subject) ?? NOTHING_CAUGHT)
      const isRefused = findings.refused.has(column.key)
      const told = isRefused ? { ...verdict, outcome: 'refused' as const, passed: false } : verdict
      if (!told.passed && column.set === undefined && !isRefused) {
        failures.push({ area: 'verdict', text: verdictText(scenario, whereOf(column), told), file })
      }
      return told
    })
    return { id, title, kind, file, references, signals, verdicts }
  })
  return {
    id: detection.id,
    title: detection.title,
    directory: detection.directory,
    columns: columns.map((column) => reportColumn(column, findings.refused.get(column.key))),
    lint: linted,
    scenarios,
    evasion: [],
    noise: [],
    recordings: [],
    exclusions: exclusions.map((exclusion) => {
      const tallies = own.flatMap((subject) =>
        columns.flatMap((column) => {
          const findingsOf = findings.of(column, subject)?.byExclusion.get(exclusion.id) ?? 0
          return findingsOf === 0 || column.set !== undefined ? [] : [{ subject, findingsOf }]
        }),
      )
      const covered = tallies.filter(({ subject }) => subject.scenario.kind === 'benign')
      return {
        id: exclusion.id,
        title: exclusion.title,
        scenarios: [...new Set(covered.map(({ subject }) => subject.scenario.id))],
        findings: covered.reduce((sum, { findingsOf }) => sum + findingsOf, 0),
        hidden: [],
      }
    }),
    failures,
  }
}

function whereOf({ query, set }: LabColumn): string {
  return set === undefined ? PLATFORM_NAMES[query.platform] : `${set} (${PLATFORM_NAMES[query.platform]})`
}
