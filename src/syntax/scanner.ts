import type { Span } from '../source/text.ts'

/** Walks over a text character by character; what lexers are written on. */
export class Scanner {
  readonly text: string
  at: number
  readonly end: number

  constructor(text: string, start = 0, end = text.length) {
    this.text = text
    this.at = start
    this.end = end
  }

  get done(): boolean {
    return this.at >= this.end
  }

  /** The character so many places ahead; empty past the end. */
  peek(ahead = 0): string {
    const index = this.at + ahead
    return index < this.end ? (this.text[index] ?? '') : ''
  }

  startsWith(prefix: string): boolean {
    return this.at + prefix.length <= this.end && this.text.startsWith(prefix, this.at)
  }

  /** Moves past `prefix` when it stands here. */
  accept(prefix: string): boolean {
    if (!this.startsWith(prefix)) return false
    this.at += prefix.length
    return true
  }

  /** Moves past what a sticky regular expression matches here, and returns it. */
  match(pattern: RegExp): string | undefined {
    if (!pattern.sticky) throw new Error('Scanner.match takes sticky patterns')
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found === null || this.at + found[0].length > this.end) return undefined
    this.at += found[0].length
    return found[0]
  }

  spanFrom(start: number): Span {
    return { start, end: this.at }
  }
}
