import { existsSync } from 'node:fs'
import { type Finding, severityRank } from '../../detections/finding.ts'
import { SEVERITIES } from '../../detections/package.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { isGlob } from '../../readers/glob.ts'
import type { Hunt, HuntOptions } from '../../session/hunt.ts'
import type { RuleRun } from '../../session/hunt-rules.ts'
import type { Session } from '../../session/session.ts'
import type { Json } from '../../types/codec.ts'
import { type Arguments, choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { counted } from '../counted.ts'
import { EXIT, UsageError } from '../exit.ts'
import { OUTPUT_FLAGS, openSinks, SHARED_FLAGS, type Sink, SOURCE_FLAGS, sessionOptions } from '../flags.ts'
import { huntSummary } from '../hunt-summary.ts'
import { findingsTable } from '../hunt-table.ts'
import { HuntTally } from '../hunt-tally.ts'
import { ProgressLine } from '../progress.ts'
import {
  exitForReading,
  isNothingRead,
  openSources,
  printDiagnostics,
  printFileDiagnostics,
  printNothingRead,
  readingSummary,
} from '../reading.ts'
import { ruleSummary } from '../rule-summary.ts'
import { type Terminal, write } from '../terminal.ts'

export const HUNT: Command = {
  name: 'hunt',
  usage: 'SOURCE...',
  summary: 'Run all detections over the sources and summarise what they find',
  examples: [
    'siemless hunt samples/',
    'siemless hunt logs/ --rules sigma/rules/ --no-packages',
    'siemless hunt logs/ --format csv > findings.csv',
    'siemless hunt C/Windows/System32/winevt/Logs -o json=findings.json --fail-on high',
  ],
  flags: {
    packages: { value: 'DIR', many: true, help: 'directories of detection packages (default: the shipped ones)' },
    rules: { value: 'PATH', many: true, help: 'Sigma rules to run as well: a file, a directory or a zip of them' },
    'no-packages': { help: 'run the rules of --rules only' },
    'fail-on': { value: SEVERITIES.join('|'), help: 'exit with 1 when a finding is at least this severe' },
    ...OUTPUT_FLAGS,
    ...SOURCE_FLAGS,
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    if (args.positionals.length === 0) {
      throw new UsageError('no SOURCE is given', [
        'a file, a directory or a glob; `siemless hunt samples/` shows an example',
      ])
    }
    const failOn = choiceOf(args, 'fail-on', SEVERITIES)
    const asked = huntOptions(args)
    const options = await sessionOptions(args, args.positionals, terminal)
    const sinks = openSinks(args, terminal)
    const session = await openSources(options, args, terminal)
    try {
      if (isNothingRead(session)) {
        await printNothingRead(terminal)
        return EXIT.unreadable
      }
      const line = new ProgressLine(terminal)
      const hunt = session.hunt({ ...asked, progress: (progress) => line.rules(progress) })
      const tally = new HuntTally()
      for (const sink of sinks) await begin(sink)
      try {
        for await (const finding of hunt) {
          tally.add(finding)
          if (finding.platform === 'sigma') line.clear()
          for (const sink of sinks) if (sink.format !== 'table') await sink.writer.rows([rowOf(finding, sink)])
        }
      } finally {
        line.clear()
      }
      for (const sink of sinks) {
        if (sink.format === 'table') await sink.text(tableOf(tally, hunt, sink.width))
        else await sink.writer.end()
        await sink.close()
      }
      await printHunt(session, hunt, tally, (options.now ?? options.until) !== undefined, terminal)
      if (hunt.ruleFiles.read === 0 && args.many('rules').length > 0) {
        throw new UsageError('`--rules` names no Sigma rule', ['`.yml` and `.yaml` files are read, also in a zip'])
      }
      const refused = [...hunt.runs, ...hunt.ruleRuns].some((run) => run.outcome === 'refused')
      if (hasErrors(hunt.diagnostics) || refused) return EXIT.invalidQuery
      const failed = failOn !== undefined && tally.gravest >= severityRank(failOn)
      return failed ? EXIT.gateFailed : exitForReading(session)
    } finally {
      await session.close()
    }
  },
}

/** What `--packages`, `--rules` and `--no-packages` ask for. */
function huntOptions(args: Arguments): HuntOptions {
  const [packages, rules] = [args.many('packages'), args.many('rules')]
  const absent = rules.find((path) => !isGlob(path) && !existsSync(path))
  if (absent !== undefined) throw new UsageError(`\`--rules ${absent}\`: there is no such file or directory`)
  if (args.has('no-packages')) {
    if (packages.length > 0) throw new UsageError('`--packages` and `--no-packages` exclude each other')
    if (rules.length === 0) throw new UsageError('`--no-packages` leaves nothing to run without `--rules`')
    return { packages: [], rules }
  }
  return { ...(packages.length > 0 ? { packages } : {}), ...(rules.length > 0 ? { rules } : {}) }
}

async function printHunt(
  session: Session,
  hunt: Hunt,
  tally: HuntTally,
  hasNow: boolean,
  terminal: Terminal,
): Promise<void> {
  await printFileDiagnostics(hunt.diagnostics, terminal)
  const refused = hunt.runs.filter((run) => run.outcome === 'refused')
  for (const { detection, diagnostics } of refused) {
    const texts = new Map(detection.queries.map((query) => [query.path, query.text]))
    const errors = diagnostics.filter((d) => d.severity === 'error')
    await printDiagnostics(errors, texts, terminal)
  }
  await printRuleDiagnostics(hunt.ruleRuns, terminal)
  if (terminal.quiet) return
  // Results and summary end up one below the other where both go to one terminal.
  const between = terminal.out.isTTY === true && tally.total.count > 0 ? '\n' : ''
  await write(terminal.err, between + readingSummary(session, hasNow))
  const width = terminal.err.columns ?? DEFAULT_WIDTH
  if (hunt.runs.length > 0 || hunt.ruleFiles.read === 0) {
    await write(terminal.err, huntSummary(hunt.runs, tally, width, terminal.signal.aborted))
  }
  await write(terminal.err, ruleSummary(hunt, tally, width))
}

const MOST_ERRORS = 50

/** Why rules did not run; what else there is to say of them is for `lint`. */
async function printRuleDiagnostics(runs: readonly RuleRun[], terminal: Terminal): Promise<void> {
  const all = runs.flatMap((run) => run.diagnostics)
  const errors = all.filter((d) => d.severity === 'error')
  await printFileDiagnostics(errors.slice(0, MOST_ERRORS), terminal)
  if (terminal.quiet) return
  if (errors.length > MOST_ERRORS) {
    await write(
      terminal.err,
      `… and ${counted(errors.length - MOST_ERRORS, 'more error')}: \`siemless lint\` shows all\n`,
    )
  }
  const warnings = all.filter((d) => d.severity === 'warning').length
  if (warnings > 0) {
    await write(terminal.err, `${counted(warnings, 'warning')} about the rules: \`siemless lint\` shows them\n`)
  }
}

const DEFAULT_WIDTH = 100

function tableOf(tally: HuntTally, hunt: Hunt, width: number | undefined): string {
  const { findings, more } = tally.shown
  if (findings.length === 0) return ''
  const ran = new Map<string, readonly string[]>()
  for (const { detection, platform, outcome } of hunt.runs) {
    if (outcome === 'ran') ran.set(detection.id, [...(ran.get(detection.id) ?? []), platform])
  }
  const rest = more === 0 ? '' : `… and ${counted(more, 'more finding')}: \`-o ndjson=FILE\` writes all\n`
  return findingsTable(findings, ran, width) + rest
}

const COLUMNS = [
  'time',
  'severity',
  'technique',
  'platform',
  'host',
  'user',
  'process',
  'command',
  'destination',
  'port',
  'label',
  'detection',
  'title',
  'author',
  'selections',
  'matched',
  'uid',
] as const

async function begin(sink: Sink): Promise<void> {
  if (sink.format === 'table') return
  await sink.writer.begin(COLUMNS.map((name) => ({ name, type: 'string' })))
}

/** csv gets flat columns; json and ndjson the whole OCSF finding. */
function rowOf(finding: Finding, sink: Sink): Readonly<Record<string, Json>> {
  if (sink.format !== 'csv') return { ...finding }
  return flat(finding)
}

function flat(finding: Finding): Readonly<Record<(typeof COLUMNS)[number], Json>> {
  const { entities } = finding
  return {
    time: finding.time,
    severity: finding.severity.toLowerCase(),
    technique: finding.finding_info.types.join(' '),
    platform: finding.platform,
    host: entities.host ?? null,
    user: entities.user ?? null,
    process: entities.process ?? null,
    command: entities.command ?? null,
    destination: entities.destination ?? null,
    port: entities.port ?? null,
    label: entities.label ?? null,
    detection: finding.finding_info.analytic.uid,
    title: finding.finding_info.title,
    author: finding.rule?.author ?? null,
    selections: finding.rule?.selections.join(' ') ?? null,
    matched: finding.rule === undefined ? null : JSON.stringify(finding.rule.fields),
    uid: finding.finding_info.uid,
  }
}
