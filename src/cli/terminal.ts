import type { Writable } from 'node:stream'

/** The streams of one run: results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly err: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  /** Whether messages on `err` are coloured. */
  readonly color: boolean
  readonly quiet: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Writes and waits while the stream is full, so that a slow reader bounds memory. */
export function write(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.destroyed || stream.writableEnded) return Promise.resolve()
  return new Promise((resolve) => {
    if (stream.write(text)) {
      resolve()
      return
    }
    const done = (): void => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.once('drain', done)
    stream.once('close', done)
  })
}

export function isColored(stream: { readonly isTTY?: boolean }, disabled: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (disabled || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') return true
  return stream.isTTY === true && TERM !== 'dumb'
}
