import { createWriteStream, readFileSync } from 'node:fs'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../diagnostics/render.ts'
import { openSession, type Session, type SessionOptions } from '../session/session.ts'
import { escapeTerminal } from '../source/escape.ts'
import type { Arguments } from './arguments.ts'
import { EXIT, type ExitCode, UsageError } from './exit.ts'
import { ProgressLine } from './progress.ts'
import { type Terminal, write } from './terminal.ts'

/** Opens a session with a progress line, the reject file and the report of what was read. */
export async function openSources(options: SessionOptions, args: Arguments, terminal: Terminal): Promise<Session> {
  const progress = new ProgressLine(terminal)
  const rejects = rejectFile(args)
  try {
    const session = await openSession({
      ...options,
      progress: (p) => progress.update(p),
      ...(rejects === undefined ? {} : { reject: (rejected) => write(rejects, `${JSON.stringify(rejected)}\n`) }),
    })
    progress.clear()
    await printReadingDiagnostics(session.ingested.diagnostics, terminal)
    return session
  } finally {
    progress.clear()
    rejects?.end()
  }
}

function rejectFile(args: Arguments) {
  const file = args.one('reject')
  if (file === undefined) return undefined
  const stream = createWriteStream(file)
  stream.on('error', (error) => {
    process.stderr.write(`error: \`${escapeTerminal(file)}\` could not be written: ${escapeTerminal(error.message)}\n`)
    process.exitCode = EXIT.usage
  })
  return stream
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
    await write(terminal.err, renderDiagnostic(diagnostic, text, { color: terminal.color }))
  }
}

/** How a run ends that asked for these sources: 4 when something could not be read. */
export function exitForReading(session: Session): ExitCode {
  return hasErrors(session.ingested.diagnostics) ? EXIT.unreadable : EXIT.done
}

/** `Read 3 files (12.1 MB): 5,120 records, 5,100 as events, 18 of no event class, 2 set aside`. */
export function readingSummary(session: Session): string {
  const { counts, files, earliest, latest } = session.ingested
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const number = (n: number): string => n.toLocaleString('en')
  const lines = [
    `Read ${number(counts.files)} ${counts.files === 1 ? 'file' : 'files'} (${size(bytes)}): ${number(counts.read)} records, ` +
      `${number(counts.mapped)} as events, ${number(counts.unmapped)} of no event class, ${number(counts.rejected)} set aside`,
  ]
  const skipped = files.filter((file) => file.shape === undefined).length
  if (skipped > 0)
    lines.push(
      `${number(skipped)} ${skipped === 1 ? 'file was' : 'files were'} not recognised: ${endings(files.filter((file) => file.shape === undefined).map((file) => file.name))}`,
    )
  if (earliest !== null && latest !== null) {
    lines.push(`Events from ${isoSecond(earliest)} to ${isoSecond(latest)} · now = ${session.now}`)
  }
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
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`\`${file}\` could not be read: ${reason}`)
  }
}
