import { filter, project } from '../../plan/build.ts'
import { and, type Column, call, type Expr, long, reference, windowCall } from '../../plan/expr.ts'
import type { Computed, Plan } from '../../plan/plan.ts'
import type { Span } from '../../source/text.ts'
import type { LookupKey, Name } from './ast.ts'
import { columnOf, reportNoColumn, type TableRows } from './files.ts'
import type { Frame } from './frame.ts'
import { isNotNull, toText } from './values.ts'

/** A value of the message, and the column that it is compared with. */
export interface KeyPair {
  readonly value: Expr
  readonly column: Column
}

/**
 * The pairs of a condition, which may be written in either order: pages write `event=table`, and `table=event` for places
 * and threats. `undefined` when the table lacks a column, which is reported.
 */
export function keyPairs(keys: readonly LookupKey[], rows: TableRows, frame: Frame): readonly KeyPair[] | undefined {
  const pairs = keys.map(({ left, right }): KeyPair | undefined => {
    const [event, column] = isOrdered(left, right, rows, frame) ? [left, right] : [right, left]
    const found = columnOf(rows, column.text)
    if (found === undefined) {
      reportNoColumn(rows, column.text, column.span, frame)
      return undefined
    }
    return { value: toText(frame.resolve(event)), column: found }
  })
  const found = pairs.filter((pair) => pair !== undefined)
  return found.length < pairs.length ? undefined : found
}

/** Whether the left name is the message's field. */
function isOrdered(left: Name, right: Name, rows: TableRows, frame: Frame): boolean {
  const inTable = (name: Name): boolean => columnOf(rows, name.text) !== undefined
  if (!inTable(left)) return true
  if (!inTable(right)) return false
  return frame.has(left.text) || !frame.has(right.text)
}

/** What is found for each row: the wanted columns, null where nothing is. */
export interface Found {
  readonly isFound: Expr
  readonly values: readonly Expr[]
}

export interface Looking {
  readonly ignoreCase: boolean
  /** All rows with the same keys count, each in a row of its own. */
  readonly all?: true
}

/** Joins the rows of a table by equal keys; of several with the same keys the last counts. */
export function lookUp(
  rows: TableRows,
  pairs: readonly KeyPair[],
  wanted: readonly Column[],
  looking: Looking,
  frame: Frame,
  span: Span,
): Found {
  const keyText = (value: Expr): Expr => (looking.ignoreCase ? call('text.lower', [toText(value)]) : toText(value))
  const keys = pairs.map(({ column }): Computed => {
    return { ...frame.columns.fresh('key', 'string'), expr: keyText(reference(column)) }
  })
  const values = wanted.map((column): Computed => {
    return { ...frame.columns.fresh(column.name, column.type), expr: reference(column) }
  })
  let right: Plan
  if (values.length === 0) right = { kind: 'aggregate', input: rows.plan, keys, aggregates: [], span }
  else if (looking.all === true) right = project(rows.plan, [...keys, ...values], span)
  else right = lastOfEach(project(rows.plan, [...keys, ...values], span), keys, frame, span)
  const on = pairs.map(({ value }, i) => {
    const key = keys[i]
    return call('compare.eq', [keyText(value), key === undefined ? value : reference(key)])
  })
  frame.plan = { kind: 'join', join: 'left', left: frame.plan, right, on: and(on, span), span }
  const [key] = keys
  return {
    isFound: key === undefined ? call('logic.is_null', [long(0)]) : isNotNull(reference(key)),
    values: values.map((v) => reference(v)),
  }
}

function lastOfEach(input: Plan, keys: readonly Column[], frame: Frame, span: Span): Plan {
  const place = frame.columns.fresh('place', 'long')
  const placed = windowCall('window.row_number', [], { partitionBy: [], orderBy: [] }, span)
  const numbered: Plan = { kind: 'window', input, columns: [{ ...place, expr: placed }], span }
  const rank = frame.columns.fresh('rank', 'long')
  const over = {
    partitionBy: keys.map((k) => reference(k)),
    orderBy: [{ expr: reference(place), direction: 'desc', nulls: 'last' }] as const,
  }
  const expr = windowCall('window.row_number', [], over, span)
  const ranked: Plan = { kind: 'window', input: numbered, columns: [{ ...rank, expr }], span }
  return filter(ranked, call('compare.le', [reference(rank), long(1)]), span)
}
