import { extend, filter, project } from '../../../plan/build.ts'
import {
  aggregateCall,
  and,
  boolean,
  type Column,
  call,
  type Expr,
  long,
  or,
  reference,
  type SortKey,
  text,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import { closed } from './fold.ts'
import type { Frame } from './frame.ts'
import { windowed } from './rows.ts'
import { asLong, asStored, asText, isMissing } from './value.ts'

/** `field <=> to.toField` */
export interface Link {
  readonly field: string
  readonly to: string
  readonly toField: string
  readonly span: Span
}

/** A named query: which events can take its place in a constellation. */
export interface Query {
  readonly name: string
  readonly steps: readonly Ast.Step[]
  readonly links: readonly Link[]
  /** Fields to show; `*` for all. */
  readonly include: readonly Ast.FieldName[]
  readonly span: Span
}

/** What is asked of a group of events, one for each query. */
export interface Constellation {
  /** The query of whose events each is in at most `perRoot` constellations: those of the earliest events. */
  readonly root: number
  readonly perRoot: number
  /** Fields whose values are the same in all events. */
  readonly agreed: readonly Ast.FieldName[]
  /** At most so many milliseconds between the first and the last event. */
  readonly within?: bigint
  /** The events stand in the order of the queries: by these fields or by time, which may be off by `jitter`. */
  readonly sequence?: { readonly by: readonly Ast.FieldName[]; readonly jitter: bigint }
  /** An event takes the place of a query in one constellation only. */
  readonly once: boolean
  /** The linked and agreed fields are shown. */
  readonly showsLinked: boolean
}

/** The events of a query under columns of their own. */
interface Leg {
  readonly plan: Plan
  readonly event: Expr
  readonly time: Expr
  /** What tells which of two events comes first, most telling first. */
  readonly order: readonly Expr[]
  readonly linked: ReadonlyMap<string, Expr>
  readonly shown: ReadonlyMap<string, Expr>
}

const STANDARD = ['@id', '@timestamp', '@ingesttimestamp']

/** A row for each constellation, with the fields of its events as `name.field` and the time of the root. */
export function constellations(
  frame: Frame,
  queries: readonly Query[],
  shape: Constellation,
  span: Span,
  cx: Lowering,
): Frame {
  const legs = legsOf(frame, queries, shape, span, cx)
  const root = legs[shape.root]
  if (root === undefined) return frame
  const joined = join(queries, legs, shape, span)
  const others = legs.filter((leg) => leg !== root)
  const keys = [root, ...others].flatMap((leg) => leg.order.map(ascending))
  const chosen = shape.once ? eachOnce(joined, legs, keys, span, cx) : fewest(joined, root, others, shape, span, cx)
  const fields = new Map<string, Expr>([['@timestamp', root.time]])
  for (const [i, { name }] of queries.entries()) {
    for (const [field, value] of legs[i]?.shown ?? []) fields.set(`${name}.${field}`, value)
  }
  return closed(frame, { kind: 'sort', input: chosen, keys, span }, fields, 'correlate')
}

function ascending(expr: Expr): SortKey {
  return { expr, direction: 'asc', nulls: 'last' }
}

/** Where a query changes no rows, events that no query asks for are left out before they are numbered. */
function legsOf(
  frame: Frame,
  queries: readonly Query[],
  shape: Constellation,
  span: Span,
  cx: Lowering,
): readonly Leg[] {
  if (queries.some(({ steps }) => cx.needsRows(steps))) {
    const [numbered, event] = windowed(frame, 'window.row_number', [], {}, span, cx)
    return queries.map((query) => legOf(cx.steps(query.steps, numbered), query, queries, shape, event, cx))
  }
  let { plan } = frame
  const ends = queries.map(({ steps }) => {
    const end = cx.steps(steps, { ...frame, plan, conditions: [], grows: true })
    plan = end.plan
    return end
  })
  const tests = ends.map(({ conditions = [] }) => (conditions.length === 0 ? boolean(true) : and(conditions)))
  const asked = tests.some((t) => t.kind === 'literal') ? plan : filter(plan, or(tests))
  const [numbered, event] = windowed({ ...frame, plan: asked }, 'window.row_number', [], {}, span, cx)
  return queries.map((query, i) => {
    const { conditions: _, grows: __, ...end } = ends[i] ?? frame
    const passed = filter(numbered.plan, tests[i] ?? boolean(false))
    return legOf({ ...end, plan: passed }, query, queries, shape, event, cx)
  })
}

function legOf(
  frame: Frame,
  query: Query,
  queries: readonly Query[],
  shape: Constellation,
  event: Expr,
  cx: Lowering,
): Leg {
  const columns: Computed[] = []
  const keep = (name: string, value: Expr): Expr => {
    const expr = asStored(value)
    const column = cx.columns.fresh(name, expr.type)
    columns.push({ ...column, expr })
    return reference(column)
  }
  const fieldsOf = (names: readonly Ast.FieldName[]): ReadonlyMap<string, Expr> =>
    new Map(names.map(({ name, span }) => [name, cx.field(frame, name, span)]))
  const linked = fieldsOf(linkedFields(query, queries, shape))
  const shown = new Map(shape.showsLinked ? linked : [])
  if (query.include.some((f) => f.name === '*')) {
    for (const [name, value] of cx.allFields(frame, query.span)) shown.set(name, value)
  }
  for (const [name, value] of fieldsOf(query.include.filter((f) => f.name !== '*'))) shown.set(name, value)
  for (const name of STANDARD) {
    const value = old(frame, name, cx)
    if (!isMissing(value)) shown.set(name, value)
  }
  const place = keep('event', event)
  const time = keep('@timestamp', asLong(old(frame, '@timestamp', cx)))
  const order = shape.sequence?.by.length ? sequenceKeys(frame, shape.sequence.by, cx) : timeKeys(frame, cx)
  const tie = old(frame, '@id', cx)
  const ties = isMissing(tie) ? [] : [present(asText(tie))]
  return {
    event: place,
    time,
    order: [...(shape.sequence?.by.length ? [] : [time]), ...[...order, ...ties].map((e) => keep('order', e)), place],
    linked: new Map([...linked].map(([name, value]) => [name, keep(name, asText(value))])),
    shown: new Map([...shown].map(([name, value]) => [name, keep(name, value)])),
    // Read last: `keep` has gathered the columns by now.
    plan: project(frame.plan, columns, query.span),
  }
}

/** The fields of a query that links and global constraints compare. */
function linkedFields(query: Query, queries: readonly Query[], shape: Constellation): readonly Ast.FieldName[] {
  const own = query.links.map(({ field, span }) => ({ name: field, quoted: false, span }))
  const asked = queries.flatMap(({ links }) => links.filter(({ to }) => to === query.name))
  return [...own, ...asked.map(({ toField, span }) => ({ name: toField, quoted: false, span })), ...shape.agreed]
}

function present(value: Expr): Expr {
  return call('logic.coalesce', [value, text('')])
}

function timeKeys(frame: Frame, cx: Lowering): readonly Expr[] {
  const nanos = old(frame, '@timestamp.nanos', cx)
  return isMissing(nanos) ? [] : [call('logic.coalesce', [asLong(nanos), long(0)])]
}

/** Times are compared as numbers, other fields as texts. */
function sequenceKeys(frame: Frame, by: readonly Ast.FieldName[], cx: Lowering): readonly Expr[] {
  return by.map(({ name, span }) => {
    const value = cx.field(frame, name, span)
    if (!/^@(?:ingest)?timestamp(?:\.nanos)?$/.test(name)) return present(asText(value))
    return call('logic.coalesce', [asLong(value), long(0)])
  })
}

/** Joined one after another, each by what links it to those before. */
function join(queries: readonly Query[], legs: readonly Leg[], shape: Constellation, span: Span): Plan {
  const placed = [shape.root]
  let { plan } = legs[shape.root] ?? { plan: undefined }
  while (plan !== undefined && placed.length < legs.length) {
    const rest = queries.flatMap((_, i) => (placed.includes(i) ? [] : [i]))
    const next = rest.find((i) => placed.some((j) => areLinked(queries, i, j))) ?? rest[0]
    const leg = next === undefined ? undefined : legs[next]
    if (next === undefined || leg === undefined) break
    const on = placed.flatMap((other) => between(queries, legs, next, other, shape))
    plan = { kind: 'join', join: 'inner', left: plan, right: leg.plan, on: and(on), span }
    placed.push(next)
  }
  return plan ?? { kind: 'values', columns: [], rows: [], span }
}

function areLinked(queries: readonly Query[], i: number, j: number): boolean {
  const [a, b] = [queries[i], queries[j]]
  return a?.links.some(({ to }) => to === b?.name) === true || b?.links.some(({ to }) => to === a?.name) === true
}

/** What the events of two queries have to meet together. */
function between(
  queries: readonly Query[],
  legs: readonly Leg[],
  i: number,
  j: number,
  shape: Constellation,
): readonly Expr[] {
  const [first, second] = [Math.min(i, j), Math.max(i, j)]
  const [a, b] = [legs[first], legs[second]]
  const [from, to] = [queries[first], queries[second]]
  if (a === undefined || b === undefined || from === undefined || to === undefined) return []
  const pairs = [
    ...from.links.flatMap((l) => (l.to === to.name ? [[l.field, l.toField] as const] : [])),
    ...to.links.flatMap((l) => (l.to === from.name ? [[l.toField, l.field] as const] : [])),
    ...shape.agreed.map(({ name }) => [name, name] as const),
  ]
  const conditions = pairs.flatMap(([left, right]) => {
    const [x, y] = [a.linked.get(left), b.linked.get(right)]
    return x === undefined || y === undefined ? [] : [call('compare.eq', [x, y])]
  })
  if (shape.sequence === undefined || shape.sequence.jitter > 0n) {
    conditions.push(call('compare.ne', [a.event, b.event]))
  }
  if (shape.within !== undefined) {
    const apart = call('number.subtract', [b.time, a.time])
    conditions.push(call('compare.le', [apart, long(shape.within)]), call('compare.ge', [apart, long(-shape.within)]))
  }
  if (shape.sequence !== undefined) conditions.push(follows(a, b, shape.sequence.jitter))
  return conditions
}

function follows(a: Leg, b: Leg, jitter: bigint): Expr {
  if (jitter > 0n) return call('compare.ge', [call('number.add', [b.time, long(jitter)]), a.time])
  return before(a.order, b.order)
}

/** Whether the keys are less than others: by the first pair that differs. */
function before(a: readonly Expr[], b: readonly Expr[]): Expr {
  const [x, ...restA] = a
  const [y, ...restB] = b
  if (x === undefined || y === undefined) return boolean(false)
  const less = call('compare.lt', [x, y])
  if (restA.length === 0) return less
  return or([less, and([call('compare.eq', [x, y]), before(restA, restB)])])
}

/** The first constellations of each event of the root. */
function fewest(joined: Plan, root: Leg, others: readonly Leg[], shape: Constellation, span: Span, cx: Lowering): Plan {
  const orderBy = others.flatMap((leg) => leg.order.map(ascending))
  const rank = cx.columns.fresh('rank', 'long')
  const expr = windowCall('window.row_number', [], { partitionBy: [root.event], orderBy }, span)
  const ranked: Plan = { kind: 'window', input: joined, columns: [{ ...rank, expr }], span }
  return filter(ranked, call('compare.le', [reference(rank), long(shape.perRoot)]))
}

const MANY = 2_000_000_000

/** From the first to the last, the constellations none of whose events has its place in one taken before. */
function eachOnce(joined: Plan, legs: readonly Leg[], keys: readonly SortKey[], span: Span, cx: Lowering): Plan {
  const place = cx.columns.fresh('place', 'long')
  const numbering = windowCall('window.row_number', [], { partitionBy: [], orderBy: keys }, span)
  const placed: Plan = { kind: 'window', input: joined, columns: [{ ...place, expr: numbering }], span }
  const sorted: Plan = { kind: 'sort', input: placed, keys: [ascending(reference(place))], span }
  const row = call('dynamic.array', [reference(place), ...legs.map((leg) => leg.event)])
  const gathered = aggregateCall('agg.list', [row, long(MANY)], span)
  const rows: Column = cx.columns.fresh('rows', gathered.type)
  const all: Plan = { kind: 'aggregate', input: sorted, keys: [], aggregates: [{ ...rows, expr: gathered }], span }
  const taken = cx.columns.fresh('taken', 'dynamic')
  const listed = extend(all, [{ ...taken, expr: call('array.disjoint_rows', [reference(rows)]) }])
  const element = cx.columns.fresh('element', 'dynamic')
  const right: Plan = { kind: 'unnest', input: listed, array: reference(taken), element, outer: false, span }
  const on = call('compare.eq', [asText(reference(place)), asText(reference(element))])
  return { kind: 'join', join: 'semi', left: placed, right, on, span }
}
