import type { Span } from '../source/text.ts'

export interface Token<K extends string = string> {
  readonly kind: K
  /** As written. */
  readonly text: string
  readonly span: Span
}

/** Walks over tokens; the last one must be of a kind that means the end. */
export class TokenCursor<T extends Token> {
  protected tokens: readonly T[]
  at = 0

  constructor(tokens: readonly T[]) {
    if (tokens.length === 0) throw new Error('a token list ends in an end token')
    this.tokens = tokens
  }

  /** The token so many places ahead; past the end the end token. */
  peek(ahead = 0): T {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]
    if (token === undefined) throw new Error('the cursor is never outside its tokens')
    return token
  }

  next(): T {
    const token = this.peek()
    if (this.at < this.tokens.length - 1) this.at += 1
    return token
  }

  is(kind: T['kind'], text?: string): boolean {
    const token = this.peek()
    return token.kind === kind && (text === undefined || token.text === text)
  }

  accept(kind: T['kind'], text?: string): T | undefined {
    return this.is(kind, text) ? this.next() : undefined
  }

  /** The span of the token before the current one. */
  get previousSpan(): Span {
    return this.tokens[Math.max(0, this.at - 1)]?.span ?? { start: 0, end: 0 }
  }
}
