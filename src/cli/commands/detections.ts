import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EXPORT_FORMATS, type ExportFile, type ExportFormat, exportPackages } from '../../detections/exports/index.ts'
import { loadDetections } from '../../detections/load.ts'
import type { Detection } from '../../detections/package.ts'
import { readTestReport } from '../../detections/report-file.ts'
import type { PackageReport } from '../../detections/test-report.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { PLATFORM_NAMES } from '../../schemas/table.ts'
import { SHIPPED_PACKAGES } from '../../session/content.ts'
import { exportedPackage, tunedDetection } from '../../session/exported.ts'
import { escapeTerminal } from '../../source/escape.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, systemReason, UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { FORMATS, openWriter } from '../output/writer.ts'
import { printFileDiagnostics } from '../reading.ts'
import { type Terminal, write } from '../terminal.ts'

export const DETECTIONS: Command = {
  name: 'detections',
  usage: 'list | show ID | export [ID...]',
  summary: 'List the detections, show one in full, or write them in a portable form',
  examples: [
    'siemless detections list',
    'siemless detections show t1048.002 --tuned',
    'siemless detections export --format sigma > exfiltration.yml',
    'siemless detections export --format html --report report.json -o pages/',
  ],
  flags: {
    packages: { value: 'DIR', many: true, help: 'directories of packages (default: the shipped ones)' },
    format: {
      value: [...FORMATS, ...EXPORT_FORMATS].join('|'),
      help: `of the list (default: table on a terminal, ndjson into a pipe); of an export: ${EXPORT_FORMATS.join(', ')}`,
    },
    output: {
      value: 'DIR',
      short: 'o',
      help: 'write each file of an export into this directory, instead of printing it',
    },
    tuned: { help: "show or export queries with the package's exclusions (tuning.yaml) worked in" },
    report: { value: 'FILE', help: 'of `siemless test --format json`: its verdicts stand in the pages and the layer' },
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const packages = args.many('packages')
    const [verb, ...ids] = args.positionals
    const { detections, diagnostics } = await loadDetections(packages.length > 0 ? packages : [SHIPPED_PACKAGES])
    await printFileDiagnostics(diagnostics, terminal)
    const [id] = ids
    const isTuned = args.has('tuned')
    if (verb === 'list') {
      const format = choiceOf(args, 'format', FORMATS) ?? (terminal.out.isTTY === true ? 'table' : 'ndjson')
      await list(detections, format, terminal)
      return diagnostics.length > 0 ? EXIT.invalidQuery : EXIT.done
    }
    if (verb === 'show' && id !== undefined) {
      const [shown, isExact] = await tunedOnes([find(id, detections)], isTuned, terminal)
      for (const detection of shown) await write(terminal.out, describe(detection))
      return diagnostics.length > 0 || !isExact ? EXIT.invalidQuery : EXIT.done
    }
    if (verb !== 'export') throw new UsageError('`list`, `show ID` or `export [ID...]` is expected')
    const format = choiceOf(args, 'format', EXPORT_FORMATS)
    if (format === undefined) throw new UsageError(`\`--format ${EXPORT_FORMATS.join('|')}\` is expected`)
    const asked = ids.length === 0 ? detections : ids.map((each) => find(each, detections))
    const reports = readReport(args.one('report'))
    const [exported, isExact] = await tunedOnes(asked, isTuned, terminal)
    const written = await filesOf(exported, format, reports, terminal)
    await deliver(written.files, args.one('output'), terminal)
    const problems = [...diagnostics, ...written.diagnostics]
    return hasErrors(problems) || !isExact ? EXIT.invalidQuery : EXIT.done
  },
}

/** The detections with tuned queries where these are asked for; a query that cannot be tuned exactly is told, and stays. */
async function tunedOnes(
  detections: readonly Detection[],
  isTuned: boolean,
  terminal: Terminal,
): Promise<readonly [readonly Detection[], isExact: boolean]> {
  if (!isTuned) return [detections, true]
  const tuned = await Promise.all(detections.map(tunedDetection))
  for (const { notes, refused, diagnostics } of tuned) {
    await printFileDiagnostics(diagnostics, terminal)
    const told = [...refused.map(({ file, text }) => ({ file, text: `not tuned: ${text}` })), ...notes]
    for (const { file, text } of told) await write(terminal.err, `${escapeTerminal(`${file}: ${text}`)}\n`)
  }
  const isExact = tuned.every(({ refused, diagnostics }) => refused.length === 0 && !hasErrors(diagnostics))
  return [tuned.map(({ detection }) => detection), isExact]
}

function readReport(file: string | undefined): readonly PackageReport[] {
  if (file === undefined) return []
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`\`--report ${file}\` cannot be read: ${systemReason(error)}`)
  }
  const report = readTestReport(text)
  if (report !== undefined) return report
  throw new UsageError(`\`--report ${file}\`: it is no report of a test`, ['`siemless test --format json` writes one'])
}

async function filesOf(
  detections: readonly Detection[],
  format: ExportFormat,
  reports: readonly PackageReport[],
  terminal: Terminal,
): Promise<{ readonly files: readonly ExportFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (format === 'sigma') return { files: [{ name: 'rules.yml', text: exportSigma(detections) }], diagnostics: [] }
  const date = new Date().toISOString().slice(0, 10)
  const loaded = await Promise.all(detections.map((detection) => exportedPackage(detection, { reports, date })))
  const diagnostics = loaded.flatMap((one) => one.diagnostics)
  await printFileDiagnostics(diagnostics, terminal)
  const { files, without } = exportPackages(
    loaded.map(({ exported }) => exported),
    format,
  )
  for (const id of without)
    await write(terminal.err, `${escapeTerminal(id)}: it has no query for ${format}; left out\n`)
  if (files.length === 0 && detections.length > 0)
    throw new UsageError(`none of the detections can be exported as ${format}`)
  return { files, diagnostics }
}

/** Into a directory, or to standard output: there YAML is one stream of documents. */
async function deliver(files: readonly ExportFile[], directory: string | undefined, terminal: Terminal): Promise<void> {
  if (directory === undefined) {
    const isYaml = files.every(({ name }) => /\.ya?ml$/.test(name))
    if (files.length > 1 && !isYaml) {
      throw new UsageError(`${files.length} files cannot be printed as one`, [
        '`-o DIR` writes each of them',
        'or name one detection',
      ])
    }
    await write(terminal.out, files.map(({ text }) => text).join('---\n'))
    return
  }
  try {
    mkdirSync(directory, { recursive: true })
    for (const { name, text } of files) writeFileSync(path.join(directory, name), text)
  } catch (error) {
    throw new UsageError(`\`-o ${directory}\`: it cannot be written to: ${systemReason(error)}`)
  }
  for (const { name } of files) await write(terminal.err, `${escapeTerminal(path.join(directory, name))}\n`)
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
