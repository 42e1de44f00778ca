import { filter, project } from '../../../plan/build.ts'
import { type Column, call, type Expr, literal, long, reference, windowCall } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Lowering } from './context.ts'
import { SILENT } from './filter.ts'
import type { Frame, Group } from './frame.ts'
import { sortedBy } from './rows.ts'
import { asStored, MISSING, unify } from './value.ts'

/** One way that events can take, over a frame of its own. */
type Leg = (events: Frame) => Frame

/**
 * The choice where a branch can make several events of one. Each branch runs over all events, each a group of its own
 * meanwhile; of the results of an event those of the first branch that has any count. They stand in the order of the
 * events that they come from.
 */
export function uniteBranches(frame: Frame, legs: readonly Leg[], span: Span, cx: Lowering): Frame {
  const event = cx.columns.fresh('event', 'long')
  const numbered = overWindow(frame.plan, event, 'window.row_number', [], [], span)
  const groups: readonly Group[] = [...(frame.groups ?? []), { name: event.name, expr: reference(event) }]
  const ends = legs.map((leg) => leg({ ...frame, plan: numbered, groups }))
  const names = new Set(ends.flatMap((end) => [...end.fields.keys()]))
  for (const name of ends.flatMap((end) => [...end.removed])) {
    if (!frame.removed.has(name) && ends.some((end) => !end.removed.has(name))) names.add(name)
  }
  const all = [...names]
  const values = all.map((name) => unify(ends.map((end) => asStored(heldIn(end, name, cx)))))
  const scanned = [...frame.scan]
  const fresh = (name: string, value: Expr | undefined): Column => cx.columns.fresh(name, value?.type ?? 'string')
  const columns = {
    leg: cx.columns.fresh('branch', 'long'),
    groups: groups.map((group) => fresh(group.name, group.expr)),
    scan: scanned.map(([name, column]) => cx.columns.fresh(name, column.type)),
    fields: all.map((name, i) => fresh(name, values[i]?.[0])),
  }
  const union: Column[] = [columns.leg, ...columns.groups, ...columns.scan, ...columns.fields]
  const inputs = ends.map((end, at): Plan => {
    const exprs = [
      long(at),
      ...groups.map((group, i) => end.groups?.[i]?.expr ?? group.expr),
      ...scanned.map(([name, { type }]) => scannedIn(end, name, type)),
      ...values.map((each) => each[at] ?? MISSING),
    ]
    const computed = union.map((column, i): Computed => {
      const expr = exprs[i] ?? MISSING
      return { ...cx.columns.fresh(column.name, column.type), expr }
    })
    return project(end.plan, computed, span)
  })
  const united: Plan = { kind: 'union', inputs, columns: union, span }
  const first = cx.columns.fresh('first', 'long')
  const outer = groups.slice(0, -1)
  const source = reference(columns.groups[outer.length] ?? event)
  const marked = overWindow(united, first, 'window.min', [reference(columns.leg)], [source], span)
  const chosen = filter(marked, call('compare.eq', [reference(columns.leg), reference(first)], span))
  const open = ends.some((end) => end.open)
  const scan = new Map(scanned.map(([name, column], i) => [name, columns.scan[i] ?? column]))
  const result: Frame = {
    ...frame,
    plan: chosen,
    fields: new Map(
      all.flatMap((name, i) => (columns.fields[i] === undefined ? [] : [[name, reference(columns.fields[i])]])),
    ),
    open,
    scan,
    removed: new Set([...frame.removed, ...ends.flatMap((end) => [...end.removed])].filter((name) => !names.has(name))),
    closedBy: ends.find((end) => !end.open)?.closedBy ?? frame.closedBy,
    ...(frame.groups === undefined ? {} : { groups: renamed(outer, columns.groups) }),
  }
  return sortedBy(result, [{ expr: source, direction: 'asc', nulls: 'last' }], span)
}

function overWindow(
  input: Plan,
  column: Column,
  fn: 'window.row_number' | 'window.min',
  args: readonly Expr[],
  partitionBy: readonly Expr[],
  span: Span,
): Plan {
  const expr = windowCall(fn, args, { partitionBy, orderBy: [] }, span)
  return { kind: 'window', input, columns: [{ ...column, expr }], span }
}

function heldIn(end: Frame, name: string, cx: Lowering): Expr {
  return end.fields.get(name) ?? (end.removed.has(name) || !end.open ? MISSING : cx.field(end, name, SILENT))
}

/** A column of the table in a branch; one that has left the table behind reads nothing of it. */
function scannedIn(end: Frame, name: string, type: Column['type']): Expr {
  const column = end.open ? end.scan.get(name) : undefined
  return column === undefined ? literal(type, null) : reference(column)
}

function renamed(groups: readonly Group[], columns: readonly Column[]): readonly Group[] {
  return groups.map((group, i) => {
    const column = columns[i]
    return column === undefined ? group : { name: group.name, expr: reference(column) }
  })
}
