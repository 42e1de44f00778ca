/** A file to be read piece by piece. `size` is what was found when the file was listed; it may have changed since. */
export interface FileSource {
  readonly path: string
  readonly size: number
}

/** Thrown by a reader when nothing in the file shows that it is of the reader's format. */
export class NotThisFormatError extends Error {
  override readonly name = 'NotThisFormatError'
  /** The format's name, as people write it. */
  readonly format: string

  constructor(format: string, found: string) {
    super(`not ${/^[AEIOUX]/.test(format) ? 'an' : 'a'} ${format} file: ${found}`)
    this.format = format
  }
}

/** Something odd that cost no record, such as a log that was not closed properly. */
export interface ReaderNote {
  readonly place: string
  readonly text: string
}
