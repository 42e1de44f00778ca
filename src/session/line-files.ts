import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { OutputError } from './output-error.ts'

/** Text that gathers before it is written. */
const CHUNK = 1 << 20

/** A file of lines: only whole lines are written to it, also where the disk ends. */
export class LineFile {
  readonly path: string
  lines = 0
  #descriptor: number | undefined
  #gathered = ''
  #bytes = 0
  readonly #tail: string | undefined

  constructor(file: string, head?: string, tail?: string) {
    this.path = file
    this.#tail = tail
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      this.#descriptor = openSync(file, 'w')
    } catch (error) {
      throw new OutputError(file, error)
    }
    if (head !== undefined) this.#gathered = `${head}\n`
  }

  /** Without the line break. */
  add(line: string): void {
    this.#gathered += line
    this.#gathered += '\n'
    this.lines += 1
    if (this.#gathered.length >= CHUNK) this.flush()
  }

  flush(): void {
    if (this.#descriptor === undefined || this.#gathered === '') return
    const bytes = Buffer.from(this.#gathered)
    this.#gathered = ''
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done)
    } catch (error) {
      this.#cut()
      throw new OutputError(this.path, error)
    }
    this.#bytes += bytes.length
  }

  close(): void {
    if (this.#descriptor === undefined) return
    try {
      if (this.#tail !== undefined) this.#gathered += `${this.#tail}\n`
      this.flush()
    } finally {
      closeSync(this.#descriptor)
      this.#descriptor = undefined
    }
  }

  get bytes(): number {
    return this.#bytes
  }

  /** What was begun of a chunk goes. */
  #cut(): void {
    try {
      if (this.#descriptor !== undefined) ftruncateSync(this.#descriptor, this.#bytes)
    } catch {
      // A device or a pipe has no length.
    }
  }
}
