import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineFailure, type QueryOptions } from '../../plan/engine.ts'
import { toFailure } from './failure.ts'

/** Guards the calls of one statement: an abort or the end of the time allowed interrupts the one that runs. */
export class Execution {
  readonly #connection: DuckDBConnection
  readonly #signal: AbortSignal | undefined
  #left: number

  constructor(connection: DuckDBConnection, options: QueryOptions) {
    this.#connection = connection
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
      const result = await work()
      if (stopped !== undefined) throw stopped
      return result
    } catch (error) {
      throw stopped ?? toFailure(error)
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
