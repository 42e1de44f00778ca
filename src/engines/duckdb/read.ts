import type { Column } from '../../plan/expr.ts'
import type { PlanOf } from '../../plan/plan.ts'
import { quoteName, quoteText } from './quote.ts'
import { duckDbType } from './types.ts'

export interface FileSource {
  readonly from: string
  /** SQL of the plan's columns over `from`. */
  readonly columns: readonly string[]
}

/** Bytes for one row unless the plan says; DuckDB allocates twice that per thread at once and reads in such pieces. */
const LARGEST_OBJECT = 33_554_432
/** Smaller pieces cost more than they save. */
const SMALLEST_OBJECT = 2_097_152

/** A table function over the plan's files. */
export function fileSource(plan: PlanOf<'read'>): FileSource {
  const paths = `[${plan.paths.map(quoteText).join(', ')}]`
  const { format, columns } = plan
  switch (format.kind) {
    case 'json-lines':
    case 'json-array': {
      const layout = format.kind === 'json-lines' ? 'newline_delimited' : 'array'
      const longest = (format.kind === 'json-lines' && format.longest) || LARGEST_OBJECT
      const size = Math.max(longest, SMALLEST_OBJECT)
      const types = columns.map((c) => `${quoteText(c.name)}: ${quoteText(duckDbType(c.type))}`).join(', ')
      return {
        from: `read_json(${paths}, columns = {${types}}, format = '${layout}', maximum_object_size = ${size})`,
        columns: columns.map((c) => quoteName(c.name)),
      }
    }
    case 'csv': {
      const names = format.header ? '' : `, names = [${columns.map((c) => quoteText(c.name)).join(', ')}]`
      return {
        from: `read_csv(${paths}, header = ${format.header}, delim = ${quoteText(format.delimiter)}, quote = '"', escape = '"', all_varchar = true, null_padding = true${names})`,
        columns: columns.map((c) => typed(c, 'VARCHAR')),
      }
    }
    case 'parquet':
      return { from: `read_parquet(${paths}, union_by_name = true)`, columns: columns.map((c) => typed(c, '')) }
  }
}

/** Text that does not fit its type is null. */
function typed(column: Column, from: string): string {
  const type = duckDbType(column.type)
  return type === from ? quoteName(column.name) : `TRY_CAST(${quoteName(column.name)} AS ${type})`
}
