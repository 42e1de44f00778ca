import type { Progress } from './ingest-types.ts'
import type { InputFile } from './sources.ts'

const INTERVAL = 100

/** Tells about progress at most ten times a second. */
export class ProgressMeter {
  readonly #tell: ((progress: Progress) => void) | undefined
  readonly #files: number
  readonly #bytes: number
  #filesDone = 0
  #bytesBefore = 0
  #readBefore = 0
  #file = ''
  #last = 0
  #read = 0

  constructor(files: readonly InputFile[], tell: ((progress: Progress) => void) | undefined) {
    this.#tell = tell
    this.#files = files.length
    this.#bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  }

  open(file: string): void {
    this.#file = file
    this.#readBefore += this.#read
    this.#read = 0
  }

  advance(bytes: number, read: number): void {
    this.#read = read
    const now = performance.now()
    if (this.#tell === undefined || now - this.#last < INTERVAL) return
    this.#last = now
    this.#say(bytes)
  }

  fileDone(bytes: number): void {
    this.#filesDone += 1
    this.#bytesBefore += bytes
    if (this.#filesDone === this.#files) this.#say(0)
  }

  #say(bytes: number): void {
    this.#tell?.({
      file: this.#file,
      filesDone: this.#filesDone,
      files: this.#files,
      bytesDone: this.#bytesBefore + bytes,
      bytes: this.#bytes,
      read: this.#readBefore + this.#read,
    })
  }
}
