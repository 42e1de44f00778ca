import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineFailure, type QueryOptions } from '../../plan/engine.ts'
import { toFailure } from './failure.ts'

/** When a statement has to end, in milliseconds of `performance.now()`. */
interface End {
  at: number
}

/** When the statements that run have to end, and how often they have called functions in JavaScript. */
export class Deadlines {
  readonly #ends = new Set<End>()
  /** Calls of functions in JavaScript so far. */
  calls = 0

  /** The latest end; infinite when nothing runs, or a statement has none. */
  get last(): number {
    return this.#ends.size === 0 ? Number.POSITIVE_INFINITY : Math.max(...[...this.#ends].map(({ at }) => at))
  }

  async until<T>(end: End, work: () => Promise<T>): Promise<T> {
    this.#ends.add(end)
    try {
      return await work()
    } finally {
      this.#ends.delete(end)
    }
  }
}

/** Milliseconds without a call of a function in JavaScript after which the engine itself is interrupted. */
const QUIET = 100

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
    let quiet: NodeJS.Timeout | undefined
    const started = performance.now()
    const end: End = { at: started + this.#left }
    const interruptWhenQuiet = (calls: number): void => {
      if (calls === this.#deadlines.calls) this.#connection.interrupt()
      const now = this.#deadlines.calls
      quiet = setTimeout(() => interruptWhenQuiet(now), QUIET)
    }
    // An interrupt while a function in JavaScript is called can leave the engine waiting for ever: such functions end by
    // themselves, and the engine is interrupted only when it calls none.
    const stop = (failure: EngineFailure): void => {
      if (stopped !== undefined) return
      stopped = failure
      end.at = Number.NEGATIVE_INFINITY
      const { calls } = this.#deadlines
      if (calls === 0) this.#connection.interrupt()
      else quiet = setTimeout(() => interruptWhenQuiet(calls), QUIET)
    }
    const onAbort = (): void => stop(new EngineFailure('interrupted', 'the query was interrupted'))
    this.#signal?.addEventListener('abort', onAbort, { once: true })
    const timer = Number.isFinite(this.#left) ? setTimeout(() => stop(timeout()), this.#left) : undefined
    try {
      const result = await this.#deadlines.until(end, work)
      if (stopped !== undefined) throw stopped
      return result
    } catch (error) {
      // A function in JavaScript holds the timer up, too.
      const isLate = performance.now() - started >= this.#left
      throw stopped ?? (isLate ? timeout() : toFailure(error))
    } finally {
      this.#left -= performance.now() - started
      clearTimeout(timer)
      clearTimeout(quiet)
      this.#signal?.removeEventListener('abort', onAbort)
    }
  }
}

function timeout(): EngineFailure {
  return new EngineFailure('timeout', 'the query took longer than allowed')
}
