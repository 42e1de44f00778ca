import type { TableColumnType } from '../../plan/engine.ts'
import { type Column, call, type Expr, reference, text } from '../../plan/expr.ts'
import { convertTo } from '../convert.ts'
import { timeColumn } from '../time-column.ts'

/** A header column over columns of the same row. */
export interface Told {
  readonly from: readonly TableColumnType[]
  readonly value: (columns: readonly Column[]) => Expr
}

/** Where the logs of Sigma's taxonomy say when something happened, beside the names that many products share. */
const TIMES = [
  'eventTime',
  'time',
  'published',
  'CreationTime',
  'created_at',
  'isotimestamp',
  'requestReceivedTimestamp',
]

/**
 * The header of rows that a user bound to a log source (`aws/cloudtrail=trail.json`) and that no reader knows: `@values`
 * is made of all their values, `@time` is the first column that tells a time.
 */
export function toldByRow(wanted: { readonly name: string }, columns: readonly TableColumnType[]): Told | undefined {
  switch (wanted.name) {
    case '@values':
      return { from: columns, value: (inputs) => call('text.join_present', [text('\n'), ...inputs.map(valuesOf)]) }
    case '@time': {
      const time = timeColumn(columns) ?? named(columns, TIMES)
      if (time === undefined) return undefined
      return {
        from: [time],
        value: ([input]) => convertTo(input === undefined ? text('') : reference(input), 'datetime'),
      }
    }
    default:
      return undefined
  }
}

function valuesOf(column: Column): Expr {
  const value = reference(column)
  return column.type === 'dynamic' ? call('dynamic.leaf_lines', [value]) : convertTo(value, 'string')
}

/** Text or a time: seconds and milliseconds cannot be told apart. */
function named(columns: readonly TableColumnType[], names: readonly string[]): TableColumnType | undefined {
  const candidates = names.flatMap((name) => columns.filter((column) => column.name === name))
  return candidates.find((column) => column.type === 'string' || column.type === 'datetime')
}
