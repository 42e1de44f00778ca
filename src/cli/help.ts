import type { Flags } from './arguments.ts'
import type { Command } from './command.ts'

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((c) => c.name.length))
  return [
    "siemless runs any SIEM's detections on your own logs, without the SIEM.",
    '',
    'Usage: siemless COMMAND [ARGUMENTS]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`),
    '',
    'A SOURCE is a file, directory, glob, `-` for standard input, or NAME=PATH: the file',
    'as it is, as the table NAME of the query. Try: siemless hunt samples/',
    '`siemless COMMAND --help` shows the flags of a command.',
    '',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  return [
    `Usage: siemless ${command.name} ${command.usage}`,
    '',
    command.summary,
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
    'Flags:',
    ...flagLines(command.flags),
    '',
  ].join('\n')
}

function flagLines(flags: Flags): readonly string[] {
  const rows = Object.entries(flags).map(([name, flag]) => ({
    left: `${flag.short === undefined ? '    ' : `-${flag.short}, `}--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`,
    help: flag.help,
  }))
  const width = Math.min(34, Math.max(...rows.map((r) => r.left.length)))
  return rows.map(({ left, help }) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${help}` : `  ${left.padEnd(width)}  ${help}`,
  )
}
