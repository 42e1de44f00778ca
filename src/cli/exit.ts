/** What a run says to a script. */
export const EXIT = {
  done: 0,
  gateFailed: 1,
  invalidQuery: 2,
  usage: 3,
  /** Also when a report cannot be written to its end. */
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

/** Results that could not be written: the disk is full, the device is gone. */
export class OutputFailure extends Error {
  constructor(target: string, cause: Error) {
    super(`${target === 'standard output' ? target : `\`${target}\``} could not be written: ${systemReason(cause)}`, {
      cause,
    })
    this.name = 'OutputFailure'
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is no directory',
  EISDIR: 'it is a directory',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would become too large',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many open files',
}

/** The reason of a system error in words. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const known = 'code' in error ? REASONS[String(error.code)] : undefined
  return known ?? error.message
}
