import { call, reference } from '../../../plan/expr.ts'
import { type Builtin, of } from './builtin.ts'

/** Files do not tell when the product took a row in: its own time stands for that (`ingestion-time-function.md`). */
const ingestionTime: Builtin = ({ cx, node, scope, nodes }) => {
  const columns = scope.hidesColumns === true ? [] : (scope.rows?.columns ?? [])
  const column = nodes.length === 0 ? cx.timeColumn(columns) : undefined
  if (column === undefined) {
    const reason = 'no column here is the time of a table, which would stand for it'
    return cx.refused(node.span, '`ingestion_time()`', 'datetime', reason)
  }
  cx.note(node.span, '`ingestion_time()`', `\`${column.name}\` stands for the time at which the row was taken in`)
  return reference(column, node.span)
}

/** What a query gets from outside its tables. */
export const OUTSIDE_BUILTINS: Readonly<Record<string, Builtin>> = {
  ingestion_time: ingestionTime,
  geo_info_from_ip_address: of(1, ([address], { cx, span }) => {
    if (address?.type !== 'string') return undefined
    cx.needLocations(span)
    cx.note(span, '`geo_info_from_ip_address`', 'places come from the MaxMind DB file that is given, of any date')
    return call('ip.location', [address], span)
  }),
}
