#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { nearHint } from '../diagnostics/near.ts'
import { EngineFailure, type EngineFailureKind } from '../plan/engine.ts'
import { escapeTerminal } from '../source/escape.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode, OutputFailure, systemReason, UsageError } from './exit.ts'
import { commandHelp, overview } from './help.ts'
import { openOutputFiles } from './output/file.ts'
import { isClosedPipe, isColored, type Terminal, write } from './terminal.ts'

/** Commands load when they are named, so that `--help` is at once there. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  hunt: async () => (await import('./commands/hunt.ts')).HUNT,
  query: async () => (await import('./commands/query.ts')).QUERY,
  lint: async () => (await import('./commands/lint.ts')).LINT,
  test: async () => (await import('./commands/test.ts')).TEST,
  explain: async () => (await import('./commands/explain.ts')).EXPLAIN,
  simulate: async () => (await import('./commands/simulate.ts')).SIMULATE,
  tune: async () => (await import('./commands/tune.ts')).TUNE,
  detections: async () => (await import('./commands/detections.ts')).DETECTIONS,
}

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
    await write(terminal.out, overview(commands))
    return name === undefined ? EXIT.usage : EXIT.done
  }
  if (name === '--version' || name === '-V') {
    await write(terminal.out, `${version()}\n`)
    return EXIT.done
  }
  const load = COMMANDS[name]
  if (load === undefined) {
    throw new UsageError(`there is no command \`${name}\``, commandHints(name))
  }
  const command = await load()
  const args = parseArguments(rest, command.flags)
  if (args.has('help')) {
    await write(terminal.out, commandHelp(command))
    return EXIT.done
  }
  const quiet = args.has('quiet')
  return command.run(args, { ...terminal, quiet, color: isColored(terminal.err, args.has('no-color')) })
}

function commandHints(name: string): readonly string[] {
  const near = nearHint(name, Object.keys(COMMANDS))
  if (near.length > 0) return near
  return existsSync(name) ? [`to hunt through it: \`siemless hunt ${name}\``] : ['`siemless --help` lists them']
}

function version(): string {
  // The file is this package's own.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return manifest.version
}

/** Milliseconds that a command has to end by itself once it is interrupted. */
const LONGEST_FINISH = 20_000

async function main(): Promise<void> {
  const interrupt = new AbortController()
  const stop = (word: string, again: string): void => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted)
    interrupt.abort()
    process.stderr.write(`\n${word}: finishing${again}\n`)
    // The engine may not come to its end after all.
    setTimeout(() => process.exit(EXIT.interrupted), LONGEST_FINISH).unref()
  }
  process.on('SIGINT', () => stop('interrupted', ' (Ctrl-C again ends at once)'))
  process.on('SIGTERM', () => stop('terminated', ''))
  process.on('SIGHUP', () => stop('hung up', ''))
  // What a failed write means is for the writer to say; but where nobody reads on, nothing is left to do.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isClosedPipe(error) && openOutputFiles() === 0) process.exit(EXIT.done)
  })
  process.stderr.on('error', () => {})
  const terminal: Terminal = {
    out: process.stdout,
    err: process.stderr,
    color: isColored(process.stderr, false),
    quiet: false,
    signal: interrupt.signal,
  }
  try {
    const code = await run(process.argv.slice(2), terminal)
    process.exitCode = interrupt.signal.aborted ? EXIT.interrupted : code
  } catch (error) {
    process.exitCode = await explainFailure(error, terminal)
  }
}

const FAILURES: Readonly<Record<EngineFailureKind, string>> = {
  memory: 'the engine ran out of memory',
  'disk-full': 'the disk for temporary files cannot be used',
  timeout: 'it took too long',
  interrupted: 'interrupted',
  failed: 'the engine failed',
}

const FAILURE_HINTS: Readonly<Record<EngineFailureKind, string>> = {
  memory: '  = `--memory SIZE` allows more, such as `4GB`; or give fewer sources at a time\n',
  'disk-full': '  = `TMPDIR` names the directory for temporary files: one with space that you may write to\n',
  timeout: '  = `--timeout SECONDS` allows more\n',
  interrupted: '',
  failed: '',
}

/** Reports are written through `OutputFailure`, so what else has no room is a temporary file. */
function diskFull(error: unknown): EngineFailure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? new EngineFailure('disk-full', systemReason(error)) : undefined
}

async function explainFailure(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (terminal.signal.aborted) return EXIT.interrupted
  if (error instanceof UsageError) {
    await write(terminal.err, `error: ${escapeTerminal(error.message)}\n`)
    for (const hint of error.hints) await write(terminal.err, `  = ${escapeTerminal(hint)}\n`)
    return EXIT.usage
  }
  if (error instanceof OutputFailure) {
    await write(terminal.err, `error: ${escapeTerminal(error.message)}\n  = what was written so far is incomplete\n`)
    return EXIT.unreadable
  }
  const failure = error instanceof EngineFailure ? error : diskFull(error)
  if (failure !== undefined) {
    const subject = FAILURES[failure.kind]
    await write(
      terminal.err,
      `error: ${subject}: ${escapeTerminal(failure.message.replace(/^Out of Memory Error: /, ''))}\n${FAILURE_HINTS[failure.kind]}`,
    )
    return EXIT.unreadable
  }
  const reason = error instanceof Error ? error.message : String(error)
  await write(
    terminal.err,
    `internal error: ${escapeTerminal(reason)}\n  = this is a defect of siemless; SIEMLESS_DEBUG=1 shows where\n`,
  )
  if (process.env['SIEMLESS_DEBUG'] === '1' && error instanceof Error)
    await write(terminal.err, `${error.stack ?? ''}\n`)
  return EXIT.internal
}

await main()
