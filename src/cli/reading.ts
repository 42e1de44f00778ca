import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { decodedRule } from '../detections/rule-files.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../diagnostics/render.ts'
import type { FileReport, Progress } from '../readers/ingest.ts'
import type { Session, SessionOptions } from '../session/session.ts'
import type { Arguments } from './arguments.ts'
import { counted } from './counted.ts'
import { EXIT, type ExitCode, systemReason, UsageError } from './exit.ts'
import { openOutputFile } from './output/file.ts'
import { ProgressLine } from './progress.ts'
import { type Terminal, write } from './terminal.ts'

/** Opens a session with a progress line, the reject file and the report of what was read. */
export async function openSources(options: SessionOptions, args: Arguments, terminal: Terminal): Promise<Session> {
  const line = new ProgressLine(terminal)
  let latest: Progress | undefined
  const file = args.one('reject')
  const rejects = file === undefined ? undefined : openOutputFile(file)
  try {
    // The engine and the readers take longer to load than a wrong command line takes to refuse.
    const { openSession } = await import('../session/session.ts')
    const session = await openSession({
      ...options,
      progress: (progress) => {
        latest = progress
        line.update(progress)
      },
      ...(rejects === undefined
        ? {}
        : { reject: (rejected) => write(rejects.stream, `${JSON.stringify(rejected)}\n`) }),
    })
    line.clear()
    await printReadingDiagnostics(session.ingested.diagnostics, terminal)
    return session
  } catch (error) {
    line.clear()
    if (terminal.signal.aborted && !terminal.quiet) await write(terminal.err, interruptedSummary(latest))
    throw error
  } finally {
    await rejects?.close()
  }
}

function interruptedSummary(progress: Progress | undefined): string {
  if (progress === undefined) return 'Reading did not come to an end, so no query was run.\n'
  const { filesDone, files, read } = progress
  return `${filesDone.toLocaleString('en')} of ${counted(files, 'file')} and ${counted(read, 'record')} were read; no query was run.\n`
}

const SHOWN_OF_A_KIND = 5

/** Of each kind the first few in full and the rest as a count, except for errors, which are all shown. */
async function printReadingDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): Promise<void> {
  const seen = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1
    seen.set(diagnostic.code, count)
    if (diagnostic.severity === 'error' || count <= SHOWN_OF_A_KIND)
      await printDiagnostics([diagnostic], new Map(), terminal)
  }
  if (terminal.quiet) return
  for (const [code, count] of seen) {
    const isShort = diagnostics.some((d) => d.code === code && d.severity !== 'error') && count > SHOWN_OF_A_KIND
    if (isShort) await write(terminal.err, `  … and ${count - SHOWN_OF_A_KIND} more of ${code}\n`)
  }
}

/** Diagnostics on `err`, each with its place in the text; notes are left out when quiet. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<void> {
  for (const diagnostic of diagnostics) {
    if (terminal.quiet && diagnostic.severity === 'info') continue
    const text = texts.get(diagnostic.file) ?? ''
    await write(terminal.err, renderDiagnostic(withNextStep(diagnostic), text, { color: terminal.color }))
  }
}

/** Diagnostics of files that are still there, such as manifests. `known`: texts that are no file. */
export async function printFileDiagnostics(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
  known: readonly (readonly [name: string, text: string])[] = [],
): Promise<void> {
  const texts = new Map(known)
  for (const { file } of diagnostics) {
    if (!texts.has(file)) texts.set(file, await readFile(file).then(decodedRule, () => ''))
  }
  await printDiagnostics(diagnostics, texts, terminal)
}

/** What the command line offers beyond what the diagnostic says itself. */
function withNextStep(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code === 'external/no-file') {
    const uri = /`([^`]*)`/.exec(diagnostic.message)?.[1] ?? 'URI'
    const argument = /[$ ]/.test(uri) ? `'${uri}=FILE'` : `${uri}=FILE`
    const said = diagnostic.hints.filter((hint) => hint.startsWith('`--external'))
    return { ...diagnostic, hints: said.length > 0 ? said : [`\`--external ${argument}\` names a local file for it`] }
  }
  if (diagnostic.code === 'external/no-parameter' || diagnostic.code === 'external/sumo-parameter') {
    const name = /`([^`]*)`/.exec(diagnostic.message)?.[1] ?? 'NAME'
    return { ...diagnostic, hints: [`\`--param ${name}=VALUE\` gives it one`] }
  }
  if (diagnostic.code === 'schema/sumo-missing-metadata') {
    const named = (hint: string): string => hint.replace('the option `sourceCategory`', '`--source-category NAME`')
    return { ...diagnostic, hints: diagnostic.hints.map(named) }
  }
  if (diagnostic.code === 'external/no-locations') {
    return { ...diagnostic, hints: diagnostic.hints.map((hint) => hint.replace('the option `geo`', '`--geo FILE`')) }
  }
  if (diagnostic.code !== 'name/unknown-table') return diagnostic
  const name = /`([A-Za-z_]\w*)`/.exec(diagnostic.message)?.[1]
  if (name === undefined) return diagnostic
  return { ...diagnostic, hints: [...diagnostic.hints, `\`${name}=PATH\` among the sources binds a file to this name`] }
}

/** How a run ends that asked for these sources: 4 when something asked for could not be read at all. */
export function exitForReading(session: Session): ExitCode {
  const { diagnostics } = session.ingested
  // A file found in a directory may be anything, which is a note; one that was named is meant to be read.
  const unread = diagnostics.some((d) => d.code === 'reader/not-recognised' && d.severity !== 'info')
  return hasErrors(diagnostics) || unread || isNothingRead(session) ? EXIT.unreadable : EXIT.done
}

/** Whether none of the sources could be read: then there is no question to answer. */
export function isNothingRead(session: Session): boolean {
  const { diagnostics, files } = session.ingested
  return files.length > 0 ? files.every(isUnrecognised) : hasErrors(diagnostics)
}

export async function printNothingRead(terminal: Terminal): Promise<void> {
  if (!terminal.quiet) await write(terminal.err, 'Nothing could be read from these sources, so no query was run.\n')
}

function isUnrecognised(file: FileReport): boolean {
  return file.format === 'unknown'
}

/** `Read 3 files (12.1 MB): 5,120 records, 5,100 mapped to events, 18 kept as other events, 2 set aside`. */
export function readingSummary(session: Session, hasNow: boolean): string {
  const { counts, files, earliest, latest } = session.ingested
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const number = (n: number): string => n.toLocaleString('en')
  const others = counts.unmapped === 0 ? '' : `${number(counts.unmapped)} kept as other events, `
  const lines = [
    `Read ${counted(counts.files, 'file')} (${size(bytes)}): ${counted(counts.read, 'record')}, ` +
      `${number(counts.mapped)} mapped to events, ${others}${number(counts.rejected)} set aside`,
  ]
  const unrecognised = files.filter(isUnrecognised).map((file) => file.name)
  if (unrecognised.length > 0) {
    const were = unrecognised.length === 1 ? 'was' : 'were'
    lines.push(`${counted(unrecognised.length, 'file')} ${were} not recognised as logs: ${endings(unrecognised)}`)
  }
  const origin = hasNow ? '' : latest === null ? ' (the present: no event has a time)' : ' (the latest event)'
  const range =
    earliest === null || latest === null ? '' : `Events from ${isoSecond(earliest)} to ${isoSecond(latest)}; `
  const { start, end } = session.interval
  if (start !== undefined || end !== undefined) {
    const bounds = [
      start === undefined ? '' : ` from ${isoSecond(start)}`,
      end === undefined ? '' : ` to ${isoSecond(end)}`,
    ]
    lines.push(`Searched${bounds.join('')}; events without a time are left out`)
  }
  lines.push(`${range}now = ${session.now}${origin}`)
  return `${lines.join('\n')}\n`
}

/** `121 .yml, 3 .txt`. */
function endings(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? 'without an ending'
    counts.set(ending, (counts.get(ending) ?? 0) + 1)
  }
  return [...counts].map(([ending, count]) => `${count} ${ending}`).join(', ')
}

function isoSecond(ticks: bigint): string {
  return new Date(Number(ticks / 10_000n)).toISOString().replace(/\.\d+Z$/, 'Z')
}

function size(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} KB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

/** The text of a query file; a file that cannot be read is a usage error. */
export function readQueryFile(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new UsageError(`the query file \`${file}\` could not be read: ${systemReason(error)}`)
  }
}
