import type { Writable } from 'node:stream'
import { OutputFailure } from './exit.ts'

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

/**
 * Writes and waits until the text is taken, so that a slow reader bounds memory. A reader that has gone away is no
 * failure; anything else that keeps the text from being written is an `OutputFailure`.
 */
export function write(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.destroyed || stream.writableEnded) return Promise.resolve()
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined || isClosedPipe(error) || stream === process.stderr) resolve()
      else reject(new OutputFailure(nameOf(stream), error))
    })
  })
}

export function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}

function nameOf(stream: Writable): string {
  if (stream === process.stdout) return 'standard output'
  return 'path' in stream ? String(stream.path) : 'the output'
}

export function isColored(stream: { readonly isTTY?: boolean }, disabled: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (disabled || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') return true
  return stream.isTTY === true && TERM !== 'dumb'
}
