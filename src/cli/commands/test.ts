import { existsSync } from 'node:fs'
import { loadDetections } from '../../detections/load.ts'
import type { TestReport } from '../../detections/test-report.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { SHIPPED_PACKAGES } from '../../session/content.ts'
import { type GivenQueries, LAB_AREAS, type LabArea, type LabOptions } from '../../session/lab/areas.ts'
import type { Arguments } from '../arguments.ts'
import { choiceOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { reportHtml } from '../lab/html.ts'
import { reportJunit } from '../lab/junit.ts'
import { reportText } from '../lab/text.ts'
import { openOutputFile } from '../output/file.ts'
import { ProgressLine } from '../progress.ts'
import { printFileDiagnostics } from '../reading.ts'
import { isColored, type Terminal, write } from '../terminal.ts'

const FORMATS = ['text', 'json', 'junit', 'html'] as const
type Format = (typeof FORMATS)[number]

export const TEST: Command = {
  name: 'test',
  usage: '[PATH...]',
  summary: 'Test detection packages: which platform sees which attack, and who is silent',
  examples: [
    'siemless test',
    'siemless test content/t1048.002-encrypted-channel',
    'siemless test content/ --skip evasion,noise --format json > report.json',
  ],
  flags: {
    package: { value: 'ID', help: 'test this package only' },
    skip: { value: LAB_AREAS.join(','), many: true, help: 'leave these out' },
    only: { value: LAB_AREAS.join(','), many: true, help: 'leave all but these out' },
    queries: {
      value: '[NAME=]PATH',
      many: true,
      help: 'other queries to put before the same scenarios, in columns of their own: T1048.002.defender.kql',
    },
    recordings: { value: 'DIR', help: 'where the recordings lie that packages name' },
    noise: { value: 'N', help: 'activities of the background (default 20,000; 0: none)' },
    seed: { value: 'N', help: 'chooses process ids, ports and the like (default 1)' },
    format: { value: FORMATS.join('|'), help: 'of standard output (default: text)' },
    output: { value: 'FORMAT=FILE', short: 'o', many: true, help: 'also write a report to a file (repeatable)' },
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const options = labOptions(args)
    await checkPackage(options)
    const sinks = openSinks(args, terminal)
    const { runLab } = await import('../../session/lab/lab.ts')
    const line = new ProgressLine(terminal)
    let report: TestReport
    try {
      report = await runLab({ ...options, signal: terminal.signal, progress: (progress) => line.lab(progress) })
    } catch (error) {
      if (terminal.signal.aborted) return EXIT.interrupted
      throw error
    } finally {
      line.clear()
    }
    await printFileDiagnostics(report.diagnostics, terminal)
    for (const sink of sinks) await sink(report)
    if (report.diagnostics.some((d) => d.severity === 'error')) return EXIT.invalidQuery
    return report.passed ? EXIT.done : EXIT.gateFailed
  },
}

function labOptions(args: Arguments): LabOptions {
  const paths = args.positionals
  const absent = paths.find((path) => !existsSync(path))
  if (absent !== undefined) throw new UsageError(`\`${absent}\`: there is no such directory`)
  const only = args.one('package')
  const noise = wholeOf(args, 'noise')
  const recordings = args.one('recordings')
  if (recordings !== undefined && !existsSync(recordings)) {
    throw new UsageError(`\`--recordings ${recordings}\`: there is no such directory`)
  }
  return {
    queries: args.many('queries').map(givenQueries),
    ...(noise === undefined ? {} : { noise }),
    ...(recordings === undefined ? {} : { recordings }),
    ...(paths.length === 0 ? {} : { packages: paths }),
    ...(only === undefined ? {} : { only }),
    skip: skippedAreas(args),
    seed: wholeOf(args, 'seed') ?? 1,
  }
}

/** `NAME=PATH`, or a path. */
function givenQueries(written: string): GivenQueries {
  const [, name, named] = /^([A-Za-z0-9][\w.-]*)=(.+)$/.exec(written) ?? []
  const path = named ?? written
  if (!existsSync(path)) throw new UsageError(`\`--queries ${written}\`: there is no such file or directory`)
  return name === undefined ? { path } : { name, path }
}

/** What is broken may be the package that is wanted: then the run tells of it. */
async function checkPackage({ only, packages = [SHIPPED_PACKAGES] }: LabOptions): Promise<void> {
  if (only === undefined) return
  const { detections, diagnostics } = await loadDetections(packages)
  const ids = detections.map(({ id }) => id)
  if (ids.includes(only) || hasErrors(diagnostics)) return
  const near = nearHint(only, ids)
  throw new UsageError(
    `\`--package ${only}\`: there is no such package`,
    near.length > 0 || ids.length === 0 ? near : [`packages are ${ids.join(', ')}`],
  )
}

function skippedAreas(args: Arguments): readonly LabArea[] {
  const only = areasOf(args, 'only')
  const skip = areasOf(args, 'skip')
  return LAB_AREAS.filter((area) => skip.includes(area) || (only.length > 0 && !only.includes(area)))
}

function areasOf(args: Arguments, flag: 'only' | 'skip'): readonly LabArea[] {
  return args
    .many(flag)
    .flatMap((list) => list.split(','))
    .map((name) => {
      const found = LAB_AREAS.find((area) => area === name.trim())
      if (found !== undefined) return found
      throw new UsageError(`\`--${flag} ${name}\`: there is ${LAB_AREAS.join(', ')}`, nearHint(name, LAB_AREAS))
    })
}

function wholeOf(args: Arguments, name: string): number | undefined {
  const given = args.one(name)
  if (given === undefined) return undefined
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new UsageError(`\`--${name} ${given}\`: a whole number is expected`)
}

type Sink = (report: TestReport) => Promise<void>

/** Standard output first, then every `-o FORMAT=FILE`. */
function openSinks(args: Arguments, terminal: Terminal): readonly Sink[] {
  const format = choiceOf(args, 'format', FORMATS) ?? 'text'
  const color = isColored(terminal.out, args.has('no-color'))
  const width = terminal.out.isTTY === true ? (terminal.out.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH
  const { quiet } = terminal
  const files = args.many('output').map((output): Sink => {
    const [name, ...rest] = output.split('=')
    const found = FORMATS.find((one) => one === name)
    const file = rest.join('=')
    if (found === undefined || file === '') {
      throw new UsageError(`\`-o ${output}\`: FORMAT=FILE is expected`, [`formats are ${FORMATS.join(', ')}`])
    }
    const { stream, close } = openOutputFile(file)
    return async (report) => {
      await write(stream, written(report, found, { color: false, width: DEFAULT_WIDTH, quiet }))
      await close()
    }
  })
  return [(report) => write(terminal.out, written(report, format, { color, width, quiet })), ...files]
}

const DEFAULT_WIDTH = 100

function written(report: TestReport, format: Format, options: Parameters<typeof reportText>[1]): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'junit':
      return reportJunit(report)
    case 'html':
      return reportHtml(report)
    default:
      return reportText(report, options)
  }
}
