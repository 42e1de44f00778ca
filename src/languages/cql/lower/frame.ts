import { extend, filter } from '../../../plan/build.ts'
import { type Column, type Expr, reference } from '../../../plan/expr.ts'
import { type ColumnSource, outputColumns, type Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { asStored, firstOf, MISSING } from './value.ts'

/**
 * The events at one place of a pipeline. `fields` holds what is known by name, as expressions over the plan's columns;
 * while `open`, other names are looked up in the table, but for those in `removed`.
 */
export interface Frame {
  readonly plan: Plan
  readonly fields: ReadonlyMap<string, Expr>
  readonly open: boolean
  /** The columns of the table here, by the table's names for them; they are read while the frame is open. */
  readonly scan: ReadonlyMap<string, Column>
  readonly removed: ReadonlySet<string>
  /** What closed the set of fields, for messages. */
  readonly closedBy: string
  /** An aggregate has been passed: no free text, no implied limit. */
  readonly aggregated: boolean
  /** A limit that the query states, so that the implied one is not reported. */
  readonly limited: boolean
  /** The time that orders the events although they show it no more; missing where another order has taken its place. */
  readonly time?: Expr
  /** In a branch: the conditions gathered so far, for the rows of the plan do not change there. */
  readonly conditions?: readonly Expr[]
  /** In a branch whose plan is read on: it may get more columns. */
  readonly grows?: true
  /** Inside a grouping: the keys, as columns of the plan. Functions of rows work within each group. */
  readonly groups?: readonly Group[]
  /** Inside of buckets over which windows slide. */
  readonly sliding?: Sliding
}

/** Where an event is counted in several buckets of time: how many buckets later, and in which, counted from 0. */
export interface Sliding {
  readonly shift: Expr
  readonly place: Expr
  readonly buckets: BucketWidth
}

/** The width of buckets in milliseconds; `exact` where the query or its interval tells it, and the least that it can be. */
export interface BucketWidth {
  readonly span: Expr
  readonly exact?: bigint
  readonly least: bigint
}

export interface Group {
  readonly name: string
  readonly expr: Expr
}

/** Keeps the events for which the condition is true. */
export function where(frame: Frame, condition: Expr): Frame {
  if (condition.kind === 'literal' && condition.value === true) return frame
  if (frame.conditions !== undefined) return { ...frame, conditions: [...frame.conditions, condition] }
  return { ...frame, plan: filter(frame.plan, condition) }
}

/** A frame for steps of which only the conditions and the fields are asked; neither rows nor columns are added. */
export function tested(frame: Frame): Frame {
  const { grows: _, ...rest } = frame
  return { ...rest, conditions: [] }
}

/** Writes a field, whatever it held. */
export function put(frame: Frame, name: string, expr: Expr, columns: ColumnSource): Frame {
  const value = asStored(expr)
  const removed = new Set(frame.removed)
  removed.delete(name)
  if (frame.conditions !== undefined || value.kind !== 'call') {
    return { ...frame, removed, fields: new Map(frame.fields).set(name, value) }
  }
  const column = columns.fresh(name, value.type)
  const fields = new Map(frame.fields).set(name, reference(column, value.span))
  return { ...frame, removed, fields, plan: addColumn(frame.plan, column, value) }
}

/** Columns written one after another share a projection where the later ones do not read the earlier. */
function addColumn(plan: Plan, column: Column, expr: Expr): Plan {
  const computed = { ...column, expr }
  if (plan.kind === 'project' && plan.span.start === ADDED.start && plan.span.end === ADDED.end) {
    const below = new Set(outputColumns(plan.input).map((c) => c.id))
    if (columnsOf(expr).every((id) => below.has(id))) return { ...plan, columns: [...plan.columns, computed] }
  }
  return extend(plan, [computed], ADDED)
}

/** Marks projections that `put` makes. */
const ADDED: Span = { start: -1, end: -1 }

export function columnsOf(expr: Expr): readonly Column['id'][] {
  if (expr.kind === 'column') return [expr.id]
  return expr.kind === 'call' ? expr.args.flatMap(columnsOf) : []
}

/** `field := value`: a missing value keeps what the field held. */
export function assign(frame: Frame, name: string, value: Expr, old: Expr, columns: ColumnSource): Frame {
  return put(frame, name, firstOf(asStored(value), old), columns)
}

export function remove(frame: Frame, names: readonly string[]): Frame {
  const fields = new Map(frame.fields)
  const removed = new Set(frame.removed)
  for (const name of names) {
    fields.delete(name)
    removed.add(name)
  }
  return { ...frame, fields, removed }
}

/** The other spelling of a tag: `#x` is `x`. */
export function tagForm(name: string): string {
  return name.startsWith('#') ? name.slice(1) : `#${name}`
}

export function held(frame: Frame, name: string): Expr | undefined {
  const own = frame.fields.get(name)
  if (own !== undefined) return own
  return frame.removed.has(name) ? MISSING : frame.fields.get(tagForm(name))
}
