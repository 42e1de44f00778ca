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
    await printDiagnostics(session.ingested.diagnostics, new Map(), terminal)
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
    lines.push(`${number(skipped)} ${skipped === 1 ? 'file was' : 'files were'} not recognised (named above)`)
  if (earliest !== null && latest !== null) {
    lines.push(`Events from ${isoSecond(earliest)} to ${isoSecond(latest)} · now = ${session.now}`)
  }
  return `${lines.join('\n')}\n`
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
