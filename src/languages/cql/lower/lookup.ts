import { UTC_ZONE } from '../../../functions/java-zone.ts'
import {
  type AggregateCall,
  aggregateCall,
  and,
  type Column,
  call,
  type Expr,
  literal,
  long,
  reference,
  type SortKey,
} from '../../../plan/expr.ts'
import type { Computed, JoinKind, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Interval } from '../../language.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from './arguments.ts'
import { argumentOf } from './branch-steps.ts'
import type { InBranch } from './builtin.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import { type Frame, put, where } from './frame.ts'
import { sortedBy, windowed } from './rows.ts'
import { timePoint } from './time-point.ts'
import { asText, exists, firstOf, negate, unify } from './value.ts'
import { zoneOf } from './zone.ts'

/** The rows of a subquery that others are looked up in: one for each combination of keys. */
export interface Lookup {
  readonly plan: Plan
  readonly keys: readonly Column[]
  readonly included: ReadonlyMap<string, Column>
}

/** Which rows of a subquery count, and how their keys are compared. */
export interface Looking {
  /** Of several rows with the same keys the last ones count (library.humio.com/data-analysis/functions-match.html, nrows). */
  readonly rows: number
  readonly ignoreCase: boolean
  /** What an included field is worth that the found row lacks; absent: what the event held. */
  readonly lacking?: Expr
}

/** What keys are compared by. */
export function keyText(value: Expr, { ignoreCase }: Looking): Expr {
  return ignoreCase ? call('text.lower', [asText(value)]) : asText(value)
}

/** The rows of a frame by their keys, with the fields that are taken from them. */
export function lookupOf(
  frame: Frame,
  keys: readonly Ast.FieldName[],
  include: readonly string[],
  looking: Looking,
  span: Span,
  cx: Lowering,
): Lookup {
  const keyColumns = keys.map((key): Computed => {
    const expr = keyText(cx.field(frame, key.name, key.span), looking)
    return { ...cx.columns.fresh(key.name, 'string'), expr }
  })
  if (looking.rows > 1) return lastRows(frame, keyColumns, include, looking.rows, span, cx)
  const aggregates = include.map((name): Computed<AggregateCall> => {
    const value = aggregateCall('agg.last', [old(frame, name, cx)], span)
    return { ...cx.columns.fresh(name, value.type), expr: value }
  })
  const plan: Plan = { kind: 'aggregate', input: frame.plan, keys: keyColumns, aggregates, span }
  return { plan, keys: keyColumns, included: new Map(aggregates.map((a) => [a.name, a])) }
}

/** The last rows of each combination of keys, the very last first. */
function lastRows(
  frame: Frame,
  keys: readonly Computed[],
  include: readonly string[],
  count: number,
  span: Span,
  cx: Lowering,
): Lookup {
  const [placed, place] = windowed(frame, 'window.row_number', [], {}, span, cx)
  const newest: SortKey = { expr: place, direction: 'desc', nulls: 'last' }
  const over = { partitionBy: keys.map((k) => k.expr), orderBy: [newest] }
  const [ranked, rank] = windowed(placed, 'window.row_number', [], over, span, cx)
  const last = sortedBy(where(ranked, call('compare.le', [rank, long(count)])), [newest], span)
  const included = include.map((name): Computed => {
    const expr = old(frame, name, cx)
    return { ...cx.columns.fresh(name, expr.type), expr }
  })
  const plan: Plan = { kind: 'project', input: last.plan, columns: [...keys, ...included], span }
  return { plan, keys, included: new Map(included.map((c) => [c.name, c])) }
}

/** The events with what is found for their fields; a field that is not found keeps what it held. */
export function joined(
  frame: Frame,
  fields: readonly Ast.FieldName[],
  lookup: Lookup,
  kind: JoinKind,
  looking: Looking,
  span: Span,
  cx: Lowering,
): Frame {
  const pairs = fields.map((field, i): Expr => {
    const key = lookup.keys[i]
    const value = keyText(cx.field(frame, field.name, field.span), looking)
    return key === undefined ? literal('boolean', false) : call('compare.eq', [value, reference(key)])
  })
  const before = new Map([...lookup.included.keys()].map((name) => [name, old(frame, name, cx)]))
  let result = joinedOn(frame, lookup, and(pairs), kind, span)
  if (kind === 'anti') return result
  for (const [name, column] of lookup.included) {
    const held = before.get(name) ?? literal('string', null)
    result = put(
      result,
      name,
      included(column, held, lookup, looking, kind === 'inner' && frame.conditions === undefined),
      cx.columns,
    )
  }
  return result
}

function included(column: Column, held: Expr, { keys: [key] }: Lookup, { lacking }: Looking, isFound: boolean): Expr {
  const found = reference(column)
  if (lacking === undefined || key === undefined) return firstOf(found, held)
  if (isFound) return firstOf(found, lacking)
  const [taken = lacking, kept = held] = unify([firstOf(found, lacking), held])
  return call('logic.case', [exists(reference(key)), taken, kept])
}

/** In a branch the events stay, and those that a join would drop are left out by a condition. */
function joinedOn(frame: Frame, { plan: right, keys }: Lookup, on: Expr, kind: JoinKind, span: Span): Frame {
  const inBranch = frame.conditions !== undefined
  const join = inBranch ? 'left' : kind
  const result: Frame = { ...frame, plan: { kind: 'join', join, left: frame.plan, right, on, span } }
  const [key] = keys
  if (!inBranch || kind === 'left' || key === undefined) return result
  const isFound = exists(reference(key))
  return where(result, kind === 'anti' ? negate(isFound) : isFound)
}

/** The query in braces that an argument is. */
export function subqueryOf(args: Arguments, name: string, cx: Lowering): Ast.Pipeline | undefined {
  const raw = args.raw(name)
  if (raw?.kind === 'subquery') return raw.pipeline
  cx.report.add('type/mismatch', raw?.span ?? args.span, {
    what: `\`${name}\``,
    expected: 'a query in braces',
    found: 'something else',
  })
  return undefined
}

/** Whether one of the arguments, which this build does not do, is given; it is refused. */
export function refusedArguments(args: Arguments, names: readonly string[], cx: Lowering): boolean {
  const found = names.find((name) => args.has(name))
  if (found !== undefined) cx.refuse(`\`${args.fn}(${found}=...)\``, args.raw(found)?.span ?? args.span)
  return found !== undefined
}

/**
 * The interval of a subquery: its bounds are milliseconds since 1970 or times before the end of the searched interval.
 * Absent when an argument is none of these, which is reported.
 */
export function intervalOf(args: Arguments, cx: Lowering): Interval | undefined {
  const now = cx.options.now / TICKS_PER_MILLISECOND
  const zone = zoneOf(args, cx.options.timeZone, cx) ?? UTC_ZONE
  const points = (['start', 'end'] as const).map((name) => {
    const written = args.text(name)?.trim()
    if (written === undefined) return cx.interval[name]
    const until = /^now\b/i.test(written) ? now : (cx.interval.end ?? now)
    const found = timePoint(written, until, zone)
    if (found === undefined) cx.refuse(`the point in time \`${written}\``, args.raw(name)?.span ?? args.span)
    return found ?? null
  })
  const [start, end] = points
  if (start === null || end === null) return undefined
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}

/** In a branch, a call that asks for at most one row of a key adds columns. */
export function oneRow(name: string): (called: Ast.Call) => InBranch {
  return (called) => {
    const most = argumentOf(called, name)
    return most === undefined || (most.kind === 'number' && Number(most.text) === 1) ? 'columns' : 'rows'
  }
}

/** How many rows of a key are asked for. */
export function rowsOf(name: string, most: number, args: Arguments, cx: Lowering): number | undefined {
  if (!args.has(name)) return 1
  const rows = args.number(name)
  if (rows !== undefined && Number.isInteger(rows) && rows >= 1 && rows <= most) return rows
  if (rows !== undefined) {
    const span = args.raw(name)?.span ?? args.span
    const expected = `a whole number from 1 to ${most}`
    cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected, found: `\`${rows}\`` })
  }
  return undefined
}

/** Whether there is a key for each field. */
export function sameCount(
  args: Arguments,
  fields: readonly unknown[],
  keys: readonly unknown[],
  cx: Lowering,
): boolean {
  if (fields.length === keys.length && fields.length > 0) return true
  const expected = 'as many fields on both sides'
  cx.report.add('type/argument-count', args.span, { name: args.fn, expected, found: keys.length })
  return false
}
