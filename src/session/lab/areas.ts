/** What of the lab can be left out. Verdicts are always made. */
export const LAB_AREAS = ['lint', 'signals', 'evasion', 'noise', 'recordings', 'why'] as const
export type LabArea = (typeof LAB_AREAS)[number]

export interface LabProgress {
  /** What is being done, in words. */
  readonly stage: string
  readonly done: number
  readonly total: number
}

export interface LabOptions {
  /** Directories of detection packages; default: the shipped ones. */
  readonly packages?: readonly string[]
  /** Id of the only package that is tested. */
  readonly only?: string
  /** Other queries, to be put before the same scenarios. */
  readonly queries?: readonly GivenQueries[]
  /** Where the recordings lie that packages name. */
  readonly recordings?: string
  /** How many activities of the background; default 20,000. */
  readonly noise?: number
  readonly skip?: readonly LabArea[]
  /** Chooses process ids, ports and the like; default 1. */
  readonly seed?: number
  readonly progress?: (progress: LabProgress) => void
  /** Ends the run at once, with an `AbortError`. */
  readonly signal?: AbortSignal
}

export interface GivenQueries {
  /** Of the columns; default: the directory's name. */
  readonly name?: string
  /** A file, or a directory of them. */
  readonly path: string
}
