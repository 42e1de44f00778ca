import { loadDetections } from '../../detections/load.ts'
import type { Detection } from '../../detections/package.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { PLATFORM_NAMES } from '../../schemas/table.ts'
import { SHIPPED_PACKAGES } from '../../session/content.ts'
import { escapeTerminal } from '../../source/escape.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { FORMATS, openWriter } from '../output/writer.ts'
import { printFileDiagnostics } from '../reading.ts'
import { type Terminal, write } from '../terminal.ts'

/** What detections can be exported as. */
const EXPORTS = ['sigma'] as const

export const DETECTIONS: Command = {
  name: 'detections',
  usage: 'list | show ID | export [ID...]',
  summary: 'List the detections, show one in full, or write them in a portable form',
  examples: [
    'siemless detections list',
    'siemless detections show t1048.002',
    'siemless detections export --format sigma > exfiltration.yml',
  ],
  flags: {
    packages: { value: 'DIR', many: true, help: 'directories of packages (default: the shipped ones)' },
    format: {
      value: [...FORMATS, ...EXPORTS].join('|'),
      help: 'of the list (default: table on a terminal, ndjson into a pipe); of an export: sigma',
    },
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const packages = args.many('packages')
    const [verb, ...ids] = args.positionals
    const { detections, diagnostics } = await loadDetections(packages.length > 0 ? packages : [SHIPPED_PACKAGES])
    await printFileDiagnostics(diagnostics, terminal)
    const [id] = ids
    if (verb === 'list') {
      const format = choiceOf(args, 'format', FORMATS) ?? (terminal.out.isTTY === true ? 'table' : 'ndjson')
      await list(detections, format, terminal)
    } else if (verb === 'show' && id !== undefined) {
      await write(terminal.out, describe(find(id, detections)))
    } else if (verb === 'export') {
      if (choiceOf(args, 'format', EXPORTS) === undefined) throw new UsageError('`--format sigma` is expected')
      const asked = ids.length === 0 ? detections : ids.map((each) => find(each, detections))
      await write(terminal.out, exportSigma(asked))
    } else {
      throw new UsageError('`list`, `show ID` or `export [ID...]` is expected')
    }
    return diagnostics.length > 0 ? EXIT.invalidQuery : EXIT.done
  },
}

function find(id: string, detections: readonly Detection[]): Detection {
  const found = detections.find((d) => d.id.toLowerCase() === id.toLowerCase())
  if (found !== undefined) return found
  const ids = detections.map((d) => d.id)
  const hints = nearHint(id, ids)
  throw new UsageError(`there is no detection \`${id}\``, hints.length > 0 ? hints : [`there is ${ids.join(', ')}`])
}

/** The Sigma rules of the detections, one YAML document each. */
function exportSigma(detections: readonly Detection[]): string {
  const texts = detections.map((detection) => {
    const rules = detection.queries.filter((query) => query.platform === 'sigma')
    if (rules.length === 0) throw new UsageError(`the detection \`${detection.id}\` has no Sigma rule`)
    return rules.map((rule) => rule.text.trim()).join('\n---\n')
  })
  return texts.length === 0 ? '' : `${texts.join('\n---\n')}\n`
}

async function list(
  detections: readonly Detection[],
  format: (typeof FORMATS)[number],
  terminal: Terminal,
): Promise<void> {
  const writer = openWriter(format, terminal.out, terminal.out.isTTY === true ? terminal.out.columns : undefined)
  const names = ['id', 'severity', 'title', 'attack', 'platforms']
  await writer.begin(names.map((name) => ({ name, type: 'string' })))
  await writer.rows(
    detections.map((d) => ({
      id: d.id,
      severity: d.severity,
      title: d.title,
      attack: d.attack.map((a) => a.technique).join(' '),
      platforms: d.queries.map((q) => q.platform).join(' '),
    })),
  )
  await writer.end()
}

function describe(detection: Detection): string {
  const section = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : ['', title, ...items.map((item) => `  - ${item.replaceAll('\n', '\n    ')}`)]
  const lines = [
    `${detection.title} (${detection.id})`,
    '',
    detection.description,
    '',
    `ATT&CK      ${detection.attack.map((a) => `${a.technique} (${a.tactic})`).join(', ')}`,
    `Severity    ${detection.severity}, confidence ${detection.confidence}, status ${detection.status}`,
    `Risk        ${detection.risk.score}: ${detection.risk.reason}`,
    `Schedule    every ${detection.schedule.every} over ${detection.schedule.lookback}`,
    ...section('Data sources', detection.dataSources),
    ...section('False positives', detection.falsePositives),
    ...section('Tuning', detection.tuning),
    ...section('Blind spots', detection.blindSpots),
    ...section('Threat actors', detection.threatActors),
    ...section('References', detection.references),
    ...detection.queries.flatMap((query) => [
      '',
      `── ${PLATFORM_NAMES[query.platform]} · ${query.file} · reads ${query.requiredTables.join(', ')}`,
      query.text.trimEnd(),
    ]),
  ]
  return `${lines.join('\n').split('\n').map(escapeTerminal).join('\n')}\n`
}
