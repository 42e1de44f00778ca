import { createWriteStream, openSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { OutputFailure, systemReason, UsageError } from '../exit.ts'
import { nameStream } from '../terminal.ts'

/** A file that a report is written to: `write` and `close` say when that fails. */
export interface OutputFile {
  readonly stream: Writable
  readonly close: () => Promise<void>
}

let open = 0

/** How many reports are being written to files. */
export function openOutputFiles(): number {
  return open
}

/** Makes or empties the file at once, so that a path that cannot be written ends the run before anything is read. */
export function openOutputFile(path: string): OutputFile {
  const stream = createWriteStream(path, { fd: openFile(path) })
  open += 1
  nameStream(stream, path)
  // Each write learns of its own failure; without a listener the process would end.
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  return {
    stream,
    close: () =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          open -= 1
          if (failure === undefined) resolve()
          else reject(new OutputFailure(path, failure))
        }
        if (stream.closed) settle()
        else {
          stream.once('close', settle)
          stream.end()
        }
      }),
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw new UsageError(`\`${path}\` could not be written: ${systemReason(error)}`, [
      'the directory must exist and let you write',
    ])
  }
}
