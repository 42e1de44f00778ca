import { type Finding, severityRank } from '../../detections/finding.ts'
import { SEVERITIES } from '../../detections/package.ts'
import type { Json } from '../../types/codec.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { OUTPUT_FLAGS, openSinks, SHARED_FLAGS, type Sink, SOURCE_FLAGS, sessionOptions } from '../flags.ts'
import { huntSummary, Tally } from '../hunt-summary.ts'
import { exitForReading, openSources, printDiagnostics, readingSummary } from '../reading.ts'
import { write } from '../terminal.ts'

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
    const sinks = openSinks(args, terminal)
    const session = await openSources(sessionOptions(args, args.positionals, terminal), args, terminal)
    try {
      const hunt = session.hunt(packages.length > 0 ? { packages } : {})
      const tally = new Tally()
      for (const sink of sinks) await begin(sink)
      for await (const finding of hunt) {
        tally.add(finding)
        for (const sink of sinks) if (sink.format !== 'table') await sink.writer.rows([rowOf(finding, sink)])
      }
      for (const sink of sinks) {
        if (sink.format === 'table') await writeTable(sink, tally)
        await sink.writer.end()
        await sink.close()
      }
      await printDiagnostics(hunt.diagnostics, new Map(), terminal)
      for (const run of hunt.runs)
        if (run.outcome === 'refused') await printDiagnostics(run.diagnostics, new Map(), terminal)
      if (!terminal.quiet) {
        await write(terminal.err, readingSummary(session))
        await write(terminal.err, huntSummary(hunt.runs, tally, terminal.err.columns))
      }
      if (terminal.signal.aborted) return EXIT.interrupted
      if (hunt.diagnostics.length > 0 || hunt.runs.some((run) => run.outcome === 'refused')) return EXIT.invalidQuery
      const failed = failOn !== undefined && tally.findings.some((f) => f.severity_id >= severityRank(failOn))
      return failed ? EXIT.gateFailed : exitForReading(session)
    } finally {
      await session.close()
    }
  },
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

/** Newest first, as people read them. */
async function writeTable(sink: Sink, tally: Tally): Promise<void> {
  if (tally.findings.length === 0) return
  const shown = [
    'time',
    'severity',
    'technique',
    'platform',
    'host',
    'process',
    'command',
    'destination',
    'port',
  ] as const
  await sink.writer.begin(shown.map((name) => ({ name, type: 'string' })))
  const ordered = tally.findings.toSorted((a, b) => ((a.time ?? '') < (b.time ?? '') ? 1 : -1))
  await sink.writer.rows(ordered.map(flat))
}
