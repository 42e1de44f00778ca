import type { Finding } from '../../detections/finding.ts'
import type { PackageReport, TestReport, Verdict } from '../../detections/test-report.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { PLATFORM_NAMES } from '../../schemas/table.ts'
import { happenings } from '../../simulation/happenings.ts'
import { SHIPPED_PACKAGES } from '../content.ts'
import { lint } from '../lint.ts'
import type { LabArea, LabOptions } from './areas.ts'
import type { LabColumn } from './column.ts'
import { variantSubjects } from './evasion.ts'
import { withGiven } from './given.ts'
import { judge, NOTHING_CAUGHT } from './judge.ts'
import { runNoise } from './noise.ts'
import { loadPackages, type TestedPackage } from './packages.ts'
import { runRecordings } from './recordings.ts'
import { type Found, type Judged, packageReport } from './report.ts'
import { checkSignals } from './signals.ts'
import { Silence } from './silence.ts'
import { Strangers } from './strangers.ts'
import type { Subject } from './subject.ts'
import { activitiesOf } from './telemetry.ts'
import { runWave, type Tally, type Watch, type WaveResult } from './wave.ts'
import { wavesOf } from './waves.ts'

const NOISE = 20_000

/** Puts the packages' queries before their scenarios, and says what each of them sees. */
export async function runLab(options: LabOptions = {}): Promise<TestReport> {
  const { seed = 1, skip = [], signal } = options
  const loaded = await loadPackages(options.packages ?? [SHIPPED_PACKAGES], options.only)
  const given = await withGiven(loaded.packages, options.queries ?? [])
  const { packages } = given
  const diagnostics = [...loaded.diagnostics, ...given.diagnostics]
  const subjects = packages.flatMap(({ detection, scenarios }) =>
    scenarios.map(({ scenario, file }): Subject => ({ detection: detection.id, scenario, base: scenario, file })),
  )
  const variants = skip.includes('evasion') ? [] : variantSubjects(subjects, seed)
  const found = await runSubjects(packages, [...subjects, ...variants], options)
  const noise = await noiseOf(packages, options)
  const silence = new Silence(seed, signal)
  const reports: PackageReport[] = []
  for (const tested of packages) {
    signal?.throwIfAborted()
    const own = (all: readonly Subject[]) => all.filter((subject) => subject.detection === tested.detection.id)
    const judged: Judged[] = []
    for (const subject of own(subjects)) {
      options.progress?.({ stage: `Judging ${subject.scenario.id}`, done: judged.length, total: own(subjects).length })
      judged.push(await judgeSubject(tested, subject, found, seed, skip, silence))
    }
    reports.push(
      packageReport({
        tested,
        judged,
        variants: own(variants),
        found,
        lint: skip.includes('lint') ? [] : await lintQueries(tested),
        noise: noise.filter(({ column }) => tested.columns.includes(column)).map(({ report }) => report),
        recordings: skip.includes('recordings')
          ? []
          : await runRecordings(tested.recordings, options.recordings, tested.columns, signal),
      }),
    )
  }
  return {
    packages: reports,
    diagnostics,
    passed: !hasErrors(diagnostics) && reports.every(({ failures }) => failures.length === 0),
  }
}

async function judgeSubject(
  { columns }: TestedPackage,
  subject: Subject,
  found: Found,
  seed: number,
  skip: readonly LabArea[],
  silence: Silence,
): Promise<Judged> {
  const { scenario } = subject
  const signals = skip.includes('signals') ? [] : checkSignals(scenario.signals, happenings(scenario, { seed }))
  const seers = columns.filter((column) => (found.of(column, subject)?.findings ?? 0) > 0)
  const verdicts: Verdict[] = []
  for (const column of columns) {
    const verdict = judge(scenario, column.query.platform, found.of(column, subject) ?? NOTHING_CAUGHT)
    if (found.refused.has(column.key)) verdicts.push({ ...verdict, outcome: 'refused', passed: false })
    else if (verdict.outcome === 'missed' && !skip.includes('why')) {
      verdicts.push({ ...verdict, why: await silence.explain(column, subject, seers) })
    } else verdicts.push(verdict)
  }
  return { subject, signals, verdicts }
}

/** Puts the packages' queries before the subjects; `watch` is told of what they find. */
export async function runSubjects(
  packages: readonly TestedPackage[],
  subjects: readonly Subject[],
  { seed = 1, progress, signal }: LabOptions,
  watch?: Watch,
): Promise<Found> {
  const results: WaveResult[] = []
  const columns = packages.flatMap((tested) => tested.columns)
  const waves = wavesOf(subjects)
  const strangers = new Strangers<LabColumn, Finding>()
  const platforms = platformsOf(columns)
  let done = 0
  for (const wave of waves) {
    const activities = activitiesOf(wave, seed)
    for (const platform of platforms) {
      signal?.throwIfAborted()
      progress?.({ stage: `Scenarios on ${PLATFORM_NAMES[platform]}`, done, total: waves.length * platforms.length })
      const own = columns.filter(({ query }) => query.platform === platform)
      const task = { platform, columns: own, subjects: wave, activities, strangers }
      results.push(
        await runWave({
          ...task,
          ...(watch === undefined ? {} : { watch }),
          ...(signal === undefined ? {} : { signal }),
        }),
      )
      done += 1
    }
  }
  const caught = new Map<string, Map<Subject, Tally>>()
  for (const result of results) {
    for (const [key, tallies] of result.caught) {
      const known = caught.get(key) ?? new Map<Subject, Tally>()
      caught.set(key, known)
      for (const [subject, tally] of tallies) known.set(subject, tally)
    }
  }
  return {
    of: ({ key }, subject) => caught.get(key)?.get(subject),
    refused: new Map(results.flatMap(({ refused }) => [...refused])),
    strangers,
  }
}

async function noiseOf(
  packages: readonly TestedPackage[],
  { seed = 1, skip = [], noise = NOISE, progress, signal }: LabOptions,
): Promise<readonly { readonly column: LabColumn; readonly report: PackageReport['noise'][number] }[]> {
  if (skip.includes('noise') || noise === 0) return []
  const columns = packages.flatMap((tested) => tested.columns)
  const platforms = platformsOf(columns)
  const reports: { column: LabColumn; report: PackageReport['noise'][number] }[] = []
  for (const [done, platform] of platforms.entries()) {
    signal?.throwIfAborted()
    progress?.({ stage: `Background on ${PLATFORM_NAMES[platform]}`, done, total: platforms.length })
    const own = columns.filter(({ query }) => query.platform === platform)
    const task = { platform, columns: own, activities: noise, seed }
    const told = await runNoise(signal === undefined ? task : { ...task, signal })
    for (const [index, column] of own.entries()) {
      const report = told[index]
      if (report !== undefined) reports.push({ column, report })
    }
  }
  return columns.flatMap((column) => reports.find((one) => one.column === column) ?? [])
}

function platformsOf(columns: readonly LabColumn[]): readonly LabColumn['query']['platform'][] {
  return [...new Set(columns.map(({ query }) => query.platform))]
}

async function lintQueries({ detection }: TestedPackage): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  const paths = detection.queries.map((query) => query.path)
  for await (const { diagnostics } of lint(paths, { profile: 'vendor' })) found.push(...diagnostics)
  return found
}
