import { Writable } from 'node:stream'
import { escapeTerminal } from '../source/escape.ts'
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

/** The terminal, kept from control characters of logs in whatever format they come; line ends stay. */
export function forTerminal(out: Writable): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      const safe = String(chunk).split(/\r?\n/).map(escapeTerminal).join('\n')
      write(out, safe).then(() => done(), done)
    },
  })
}

export function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}

const names = new WeakMap<Writable, string>()

/** How failures to write to the stream call it. */
export function nameStream(stream: Writable, name: string): void {
  names.set(stream, name)
}

function nameOf(stream: Writable): string {
  return names.get(stream) ?? 'standard output'
}

export function isColored(stream: { readonly isTTY?: boolean }, disabled: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (disabled || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') return true
  return stream.isTTY === true && TERM !== 'dumb'
}
