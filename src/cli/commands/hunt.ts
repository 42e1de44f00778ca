import { type Finding, severityRank } from '../../detections/finding.ts'
import { SEVERITIES } from '../../detections/package.ts'
import type { Hunt } from '../../session/hunt.ts'
import type { Session } from '../../session/session.ts'
import type { Json } from '../../types/codec.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { OUTPUT_FLAGS, openSinks, SHARED_FLAGS, type Sink, SOURCE_FLAGS, sessionOptions } from '../flags.ts'
import { huntSummary } from '../hunt-summary.ts'
import { findingsTable } from '../hunt-table.ts'
import {
  exitForReading,
  isNothingRead,
  openSources,
  printDiagnostics,
  printFileDiagnostics,
  printNothingRead,
  readingSummary,
} from '../reading.ts'
import { type Terminal, write } from '../terminal.ts'

export const HUNT: Command = {
  name: 'hunt',
  usage: 'SOURCE...',
  summary: 'Run all detections over the sources and summarise what they find',
  examples: [
    'siemless hunt samples/',
    'siemless hunt logs/ --format csv > findings.csv',
    'siemless hunt C/Windows/System32/winevt/Logs -o json=findings.json --fail-on high',
  ],
  flags: {
    packages: { value: 'DIR', many: true, help: 'directories of detection packages (default: the shipped ones)' },
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
    const packages = args.many('packages')
    const options = await sessionOptions(args, args.positionals, terminal)
    const sinks = openSinks(args, terminal)
    const session = await openSources(options, args, terminal)
    try {
      if (isNothingRead(session)) {
        await printNothingRead(terminal)
        return EXIT.unreadable
      }
      const hunt = session.hunt(packages.length > 0 ? { packages } : {})
      const findings: Finding[] = []
      for (const sink of sinks) await begin(sink)
      for await (const finding of hunt) {
        findings.push(finding)
        for (const sink of sinks) if (sink.format !== 'table') await sink.writer.rows([rowOf(finding, sink)])
      }
      for (const sink of sinks) {
        if (sink.format === 'table') await sink.text(tableOf(findings, hunt, sink.width))
        else await sink.writer.end()
        await sink.close()
      }
      await printHunt(session, hunt, findings, (options.now ?? options.until) !== undefined, terminal)
      if (hunt.diagnostics.length > 0 || hunt.runs.some((run) => run.outcome === 'refused')) return EXIT.invalidQuery
      const failed = failOn !== undefined && findings.some((f) => f.severity_id >= severityRank(failOn))
      return failed ? EXIT.gateFailed : exitForReading(session)
    } finally {
      await session.close()
    }
  },
}

async function printHunt(
  session: Session,
  hunt: Hunt,
  findings: readonly Finding[],
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
  if (terminal.quiet) return
  // Results and summary end up one below the other where both go to one terminal.
  const between = terminal.out.isTTY === true && findings.length > 0 ? '\n' : ''
  await write(terminal.err, between + readingSummary(session, hasNow))
  await write(
    terminal.err,
    huntSummary(hunt.runs, findings, terminal.err.columns ?? DEFAULT_WIDTH, terminal.signal.aborted),
  )
}

const DEFAULT_WIDTH = 100

function tableOf(findings: readonly Finding[], hunt: Hunt, width: number | undefined): string {
  if (findings.length === 0) return ''
  const ran = new Map<string, readonly string[]>()
  for (const { detection, platform, outcome } of hunt.runs) {
    if (outcome === 'ran') ran.set(detection.id, [...(ran.get(detection.id) ?? []), platform])
  }
  return findingsTable(findings, ran, width)
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
    uid: finding.finding_info.uid,
  }
}
