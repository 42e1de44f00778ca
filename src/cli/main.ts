#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { nearHint } from '../diagnostics/near.ts'
import { EngineFailure } from '../plan/engine.ts'
import { escapeTerminal } from '../source/escape.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode, UsageError } from './exit.ts'
import { commandHelp, overview } from './help.ts'
import { isColored, type Terminal, write } from './terminal.ts'

/** Commands load when they are named, so that `--help` is at once there. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  hunt: async () => (await import('./commands/hunt.ts')).HUNT,
  query: async () => (await import('./commands/query.ts')).QUERY,
  lint: async () => (await import('./commands/lint.ts')).LINT,
  explain: async () => (await import('./commands/explain.ts')).EXPLAIN,
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
    const hints = nearHint(name, Object.keys(COMMANDS))
    throw new UsageError(`there is no command \`${name}\``, hints.length > 0 ? hints : ['`siemless --help` lists them'])
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

function version(): string {
  // The file is this package's own.
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return manifest.version
}

async function main(): Promise<void> {
  const interrupt = new AbortController()
  process.on('SIGINT', () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted)
    interrupt.abort()
    process.stderr.write('\ninterrupted: finishing (Ctrl-C again ends at once)\n')
  })
  process.on('SIGTERM', () => interrupt.abort())
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read our output has seen enough.
      if (error.code === 'EPIPE') process.exit(EXIT.done)
      throw error
    })
  }
  const terminal: Terminal = {
    out: process.stdout,
    err: process.stderr,
    color: isColored(process.stderr, false),
    quiet: false,
    signal: interrupt.signal,
  }
  try {
    process.exitCode = await run(process.argv.slice(2), terminal)
  } catch (error) {
    process.exitCode = await explainFailure(error, terminal)
  }
}

async function explainFailure(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (terminal.signal.aborted) return EXIT.interrupted
  if (error instanceof UsageError) {
    await write(terminal.err, `error: ${escapeTerminal(error.message)}\n`)
    for (const hint of error.hints) await write(terminal.err, `  = ${escapeTerminal(hint)}\n`)
    return EXIT.usage
  }
  if (error instanceof EngineFailure) {
    const hint = error.kind === 'disk-full' ? '  = `TMPDIR` names the directory for temporary files\n' : ''
    await write(terminal.err, `error: the engine could not go on: ${escapeTerminal(error.message)}\n${hint}`)
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
