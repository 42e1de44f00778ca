import type { Arguments, Flags } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** One verb of the command line. */
export interface Command {
  readonly name: string
  /** The arguments as help shows them. */
  readonly usage: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly examples: readonly string[]
  readonly flags: Flags
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitCode>
}
