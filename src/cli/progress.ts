import type { Progress } from '../readers/ingest.ts'
import type { RuleProgress } from '../session/hunt-rules.ts'
import type { LabProgress } from '../session/lab/areas.ts'
import { escapeTerminal } from '../source/escape.ts'
import { toWidth } from './output/width.ts'
import type { Terminal } from './terminal.ts'

const START_AFTER = 1000
const EVERY = 200

/** One line on a terminal that says how far a command is; silent in pipes, when quiet, and for the first second. */
export class ProgressLine {
  readonly #terminal: Terminal
  readonly #started = Date.now()
  #drawn = 0
  #visible = false

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** How far the rules are. */
  rules({ rules, logSource, logSources, logSourcesDone, part }: RuleProgress): void {
    const of = `${rules.toLocaleString('en')} ${rules === 1 ? 'rule' : 'rules'} of ${escapeTerminal(logSource)}`
    this.#draw(() => `Testing ${of} · ${Math.floor(100 * part)} % · log source ${logSourcesDone + 1} of ${logSources}`)
  }

  /** How far the tests of packages are. */
  lab({ stage, done, total }: LabProgress): void {
    this.#draw(() => `${stage} · ${Math.floor((100 * done) / Math.max(1, total))} %`)
  }

  update(progress: Progress): void {
    this.#draw((seconds) => readingText(progress, seconds))
  }

  /** Any other work; the text is told the seconds since its start. */
  text(textAfter: (seconds: number) => string): void {
    this.#draw(textAfter)
  }

  #draw(textAfter: (seconds: number) => string): void {
    const now = Date.now()
    if (this.#terminal.quiet || this.#terminal.err.isTTY !== true) return
    if (now - this.#started < START_AFTER || now - this.#drawn < EVERY) return
    this.#drawn = now
    this.#visible = true
    const text = textAfter((now - this.#started) / 1000)
    this.#terminal.err.write(`\r${toWidth(text, (this.#terminal.err.columns ?? 80) - 1)}`)
  }

  clear(): void {
    if (!this.#visible) return
    this.#visible = false
    this.#terminal.err.write(`\r${' '.repeat((this.#terminal.err.columns ?? 80) - 1)}\r`)
  }
}

function readingText(progress: Progress, seconds: number): string {
  const share = progress.bytes > 0 ? Math.floor((100 * progress.bytesDone) / progress.bytes) : 0
  const speed = (progress.bytesDone / 1e6 / seconds).toFixed(1)
  const left = share > 0 ? Math.ceil((seconds * (100 - share)) / share) : undefined
  return `Reading ${share} % · file ${progress.filesDone + 1} of ${progress.files} · ${progress.read.toLocaleString('en')} records · ${speed} MB/s${left === undefined ? '' : ` · ${left} s left`} · ${escapeTerminal(progress.file)}`
}
