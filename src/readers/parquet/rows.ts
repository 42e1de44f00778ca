import type { Engine } from '../../plan/engine.ts'
import { ColumnSource } from '../../plan/plan.ts'
import { NO_SPAN } from '../../source/text.ts'
import type { Scalar, ValueType } from '../../types/value.ts'
import { type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { ParquetError, readParquetSchema } from './schema.ts'

/** Rows of a Parquet file, read by the engine. */
export async function* readParquet(
  path: string,
  engine: Engine,
  options: RowReadOptions = {},
): AsyncGenerator<RowBatch> {
  try {
    const schema = await readParquetSchema(path)
    const ids = new ColumnSource()
    // Times come as text: an engine's timestamp is not yet the plan's datetime.
    const columns = schema.map((c) => ids.fresh(c.name, c.type === 'datetime' ? 'string' : c.type))
    const result = await engine.query(
      { kind: 'read', paths: [path], format: { kind: 'parquet' }, columns, span: NO_SPAN },
      options.signal === undefined ? {} : { signal: options.signal },
    )
    let number = 0
    for await (const batch of result.batches()) {
      yield batch.map((row) => {
        number += 1
        const values: Record<string, unknown> = Object.create(null)
        for (let i = 0; i < schema.length; i += 1) {
          const column = schema[i]
          const value = row[i]
          if (column !== undefined && value !== null && value !== undefined)
            values[column.name] = toValue(value, column.type)
        }
        return { kind: 'record', record: { values, place: `row ${number}` } }
      })
    }
  } catch (error) {
    options.signal?.throwIfAborted()
    const reason = error instanceof ParquetError || error instanceof Error ? error.message : String(error)
    yield [rejected(`not readable as Parquet: ${reason}`, 'file', '')]
  }
}

function toValue(value: NonNullable<Scalar>, type: ValueType): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (type === 'datetime' && typeof value === 'string') return value.replace(' ', 'T')
  if (type !== 'dynamic' || typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
