import { duckdb } from './api.ts'
import type { DuckDbOptions } from './engine.ts'
import { toFailure } from './failure.ts'
import { quoteName, quoteText } from './quote.ts'

/**
 * Writes the objects of a file of JSON lines as a Parquet file: numbers and truth values as such, nested ones as JSON,
 * texts as they are, also where they look like times.
 */
export async function jsonLinesToParquet(from: string, to: string, options: DuckDbOptions): Promise<void> {
  try {
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      memory_limit: options.memoryLimit,
      temp_directory: options.tempDirectory,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'true',
    })
    try {
      const connection = await instance.connect()
      const lines = `${quoteText(from)}, format = 'newline_delimited', maximum_object_size = 67108864`
      const described = await connection.runAndReadAll(
        `DESCRIBE SELECT * FROM read_json(${lines}, sample_size = -1, maximum_depth = 2, convert_strings_to_integers = false)`,
      )
      const columns = described.getRows().map(([name, type]) => {
        return `${quoteText(String(name))}: ${quoteText(parquetType(String(type)))}`
      })
      const names = described.getRows().map(([name]) => quoteName(String(name)))
      await connection.run(
        `COPY (SELECT ${names.join(', ')} FROM read_json(${lines}, columns = {${columns.join(', ')}})) TO ${quoteText(to)} (FORMAT parquet, COMPRESSION zstd)`,
      )
      connection.closeSync()
    } finally {
      instance.closeSync()
    }
  } catch (error) {
    throw toFailure(error)
  }
}

/** Of the type that DuckDB finds: what looks like a time stays text, what has members or is always null is JSON. */
function parquetType(found: string): string {
  if (/^(VARCHAR|DATE|TIME|TIMESTAMP|UUID|INTERVAL)/.test(found)) return 'VARCHAR'
  return /^(BOOLEAN|U?BIGINT|HUGEINT|DOUBLE)$/.test(found) ? found : 'JSON'
}
