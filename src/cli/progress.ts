import type { Progress } from '../readers/ingest.ts'
import { escapeTerminal } from '../source/escape.ts'
import { toWidth } from './output/width.ts'
import type { Terminal } from './terminal.ts'

const START_AFTER = 1000
const EVERY = 200

/** One line on a terminal that says how far reading is; silent in pipes, when quiet, and for the first second. */
export class ProgressLine {
  readonly #terminal: Terminal
  readonly #started = Date.now()
  #drawn = 0
  #visible = false

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  update(progress: Progress): void {
    const now = Date.now()
    if (this.#terminal.quiet || this.#terminal.err.isTTY !== true) return
    if (now - this.#started < START_AFTER || now - this.#drawn < EVERY) return
    this.#drawn = now
    this.#visible = true
    const seconds = (now - this.#started) / 1000
    const share = progress.bytes > 0 ? Math.floor((100 * progress.bytesDone) / progress.bytes) : 0
    const speed = (progress.bytesDone / 1e6 / seconds).toFixed(1)
    const left = share > 0 ? Math.ceil((seconds * (100 - share)) / share) : undefined
    const text = `Reading ${share} % · file ${progress.filesDone + 1} of ${progress.files} · ${progress.read.toLocaleString('en')} records · ${speed} MB/s${left === undefined ? '' : ` · ${left} s left`} · ${escapeTerminal(progress.file)}`
    this.#terminal.err.write(`\r${toWidth(text, (this.#terminal.err.columns ?? 80) - 1)}`)
  }

  clear(): void {
    if (!this.#visible) return
    this.#visible = false
    this.#terminal.err.write(`\r${' '.repeat((this.#terminal.err.columns ?? 80) - 1)}\r`)
  }
}
