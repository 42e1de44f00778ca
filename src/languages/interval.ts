import type { Report } from '../diagnostics/diagnostic.ts'
import { filter, keep, project } from '../plan/build.ts'
import { and, type Column, call, type Expr, literal, long, reference } from '../plan/expr.ts'
import { ColumnSource, type Plan, type PlanOf } from '../plan/plan.ts'
import { greatestColumnId, transformUp } from '../plan/traverse.ts'
import { isLookupName } from '../schemas/bound.ts'
import type { Table } from '../schemas/table.ts'
import { timeColumn } from '../schemas/time-column.ts'
import { TICKS_PER_MILLISECOND } from '../types/value.ts'
import type { CompileOptions, Interval } from './language.ts'

/**
 * The plan over the events of the searched interval: every scan of a table gives those whose time lies in it. Events
 * without a time are in none. A table without times is reported, as nothing of it can be left out. `isDone`: scans that
 * are limited already.
 */
export function withinInterval(
  plan: Plan,
  options: CompileOptions,
  report: Report,
  isDone: (scan: PlanOf<'scan'>) => boolean = () => false,
): Plan {
  const { interval, catalog } = options
  if (interval === undefined || (interval.start === undefined && interval.end === undefined)) return plan
  const ids = new ColumnSource(greatestColumnId(plan))
  return transformUp(plan, (node) => {
    if (node.kind !== 'scan' || isDone(node)) return node
    const table = catalog.tables.get(node.table)
    // The rows of a file that queries look values up in are no events.
    return table === undefined || table.isOpen === true || isLookupName(table.name)
      ? node
      : limited(node, table, interval, ids, report)
  })
}

function limited(scan: PlanOf<'scan'>, table: Table, interval: Interval, ids: ColumnSource, report: Report): Plan {
  const known = table.columns.filter((c) => c.name === table.timeColumn)
  const time = timeColumn(known.length === 0 ? table.columns : known)
  if (time === undefined) {
    report.add('schema/no-times', scan.span, { table: table.name })
    return scan
  }
  const read = scan.columns.find((c) => c.name === time.name)
  const column = read ?? ids.fresh(time.name, time.type)
  const source: Plan = read === undefined ? { ...scan, columns: [...scan.columns, column] } : scan
  const inside = filter(source, isInside(column, interval), scan.span)
  return read === undefined ? project(inside, scan.columns.map(keep), scan.span) : inside
}

function isInside(column: Column, { start, end }: Interval): Expr {
  const at = (ticks: bigint): Expr =>
    column.type === 'datetime' ? literal('datetime', ticks) : long(ceilingMilliseconds(ticks))
  const time = reference(column)
  return and([
    ...(start === undefined ? [] : [call('compare.ge', [time, at(start)])]),
    ...(end === undefined ? [] : [call('compare.lt', [time, at(end)])]),
  ])
}

/** The first whole millisecond at or after a point in time: it bounds whole milliseconds from both sides alike. */
export function ceilingMilliseconds(ticks: bigint): bigint {
  const floor = ticks / TICKS_PER_MILLISECOND
  return ticks > floor * TICKS_PER_MILLISECOND ? floor + 1n : floor
}
