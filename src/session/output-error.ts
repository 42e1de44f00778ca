/** A file that is to be made and cannot be written. */
export class OutputError extends Error {
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`${path} could not be written`, { cause })
    this.name = 'OutputError'
    this.path = path
  }
}
