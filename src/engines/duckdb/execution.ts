import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineFailure, type QueryOptions } from '../../plan/engine.ts'
import { toFailure } from './failure.ts'

/** When the statements that run have to end, in milliseconds of `performance.now()`. */
export class Deadlines {
  readonly #ends = new Set<{ readonly at: number }>()

  /** The latest end; infinite when a statement has none. */
  get last(): number {
    let last = 0
    for (const { at } of this.#ends) last = Math.max(last, at)
    return last === 0 ? Number.POSITIVE_INFINITY : last
  }

  async until<T>(at: number, work: () => Promise<T>): Promise<T> {
    const end = { at }
    this.#ends.add(end)
    try {
      return await work()
    } finally {
      this.#ends.delete(end)
    }
  }
}

/** Guards the calls of one statement: an abort or the end of the time allowed interrupts the one that runs. */
export class Execution {
  readonly #connection: DuckDBConnection
  readonly #signal: AbortSignal | undefined
  readonly #deadlines: Deadlines
  #left: number

  constructor(connection: DuckDBConnection, deadlines: Deadlines, options: QueryOptions) {
    this.#connection = connection
    this.#deadlines = deadlines
    this.#signal = options.signal
    this.#left = options.timeout ?? Number.POSITIVE_INFINITY
  }

  /** Only the time spent inside calls counts, not what the consumer does between batches. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#signal?.aborted) throw new EngineFailure('interrupted', 'the query was interrupted')
    if (this.#left <= 0) throw timeout()
    let stopped: EngineFailure | undefined
    const stop = (failure: EngineFailure): void => {
      stopped ??= failure
      this.#connection.interrupt()
    }
    const onAbort = (): void => stop(new EngineFailure('interrupted', 'the query was interrupted'))
    this.#signal?.addEventListener('abort', onAbort, { once: true })
    const timer = Number.isFinite(this.#left) ? setTimeout(() => stop(timeout()), this.#left) : undefined
    const started = performance.now()
    try {
      const result = await this.#deadlines.until(started + this.#left, work)
      if (stopped !== undefined) throw stopped
      return result
    } catch (error) {
      // A function in JavaScript holds the timer up, too.
      const isLate = performance.now() - started >= this.#left
      throw stopped ?? (isLate ? timeout() : toFailure(error))
    } finally {
      this.#left -= performance.now() - started
      clearTimeout(timer)
      this.#signal?.removeEventListener('abort', onAbort)
    }
  }
}

function timeout(): EngineFailure {
  return new EngineFailure('timeout', 'the query took longer than allowed')
}
