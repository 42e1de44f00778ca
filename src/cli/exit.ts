/** What a run says to a script. */
export const EXIT = {
  done: 0,
  gateFailed: 1,
  invalidQuery: 2,
  usage: 3,
  unreadable: 4,
  internal: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A command line or setting that cannot be followed; `hints` say what would do. */
export class UsageError extends Error {
  readonly hints: readonly string[]

  constructor(message: string, hints: readonly string[] = []) {
    super(message)
    this.name = 'UsageError'
    this.hints = hints
  }
}
