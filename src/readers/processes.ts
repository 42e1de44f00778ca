import { compute, extend, filter, keep, project } from '../plan/build.ts'
import {
  aggregateCall,
  and,
  type Column,
  call,
  type Expr,
  literal,
  long,
  not,
  or,
  reference,
  windowCall,
} from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import type { OcsfClass } from '../schemas/ocsf/classes.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { NO_SPAN } from '../source/text.ts'
import { TICKS_PER_SECOND, type ValueType } from '../types/value.ts'

/** Column of a process start, and what it is to an event of that process. */
export const FACTS: readonly (readonly [start: string, actor: string])[] = [
  ['process.file.path', 'actor.process.file.path'],
  ['process.file.name', 'actor.process.file.name'],
  ['process.file.hashes', 'actor.process.file.hashes'],
  ['process.file.internal_name', 'actor.process.file.internal_name'],
  ['process.cmd_line', 'actor.process.cmd_line'],
  ['process.pid', 'actor.process.pid'],
  ['process.uid', 'actor.process.uid'],
  ['process.created_time', 'actor.process.created_time'],
  ['process.integrity', 'actor.process.integrity'],
  ['process.user.name', 'actor.user.name'],
  ['process.user.domain', 'actor.user.domain'],
  ['process.user.uid', 'actor.user.uid'],
  ['actor.process.file.path', 'actor.process.parent_process.file.path'],
  ['actor.process.file.name', 'actor.process.parent_process.file.name'],
  ['actor.process.cmd_line', 'actor.process.parent_process.cmd_line'],
  ['actor.process.pid', 'actor.process.parent_process.pid'],
  ['actor.process.uid', 'actor.process.parent_process.uid'],
  ['actor.process.created_time', 'actor.process.parent_process.created_time'],
]

/** Two records of one start (Sysmon 1 and Security 4688) are at most this far apart; an end may be told this late. */
const TOLERANCE = 2n * TICKS_PER_SECOND

const FOREVER = 9_000_000_000_000_000_000n

export interface Scanned {
  readonly plan: Plan
  readonly at: (name: string) => Column
}

export function scanClass(name: OcsfClass, ids: ColumnSource): Scanned {
  return scanColumns(name, OCSF_CLASSES[name], ids)
}

export function scanColumns(table: string, types: Readonly<Record<string, ValueType>>, ids: ColumnSource): Scanned {
  const columns = Object.entries(types).map(([name, type]) => ids.fresh(name, type))
  return { plan: { kind: 'scan', table, columns, span: NO_SPAN }, at: byName(columns) }
}

function byName(columns: readonly Column[]): (name: string) => Column {
  const found = new Map(columns.map((column) => [column.name, column]))
  return (name) => {
    const column = found.get(name)
    if (column === undefined) throw new Error(`no column ${name}`)
    return column
  }
}

export const isNull = (column: Column): Expr => call('logic.is_null', [reference(column)])
export const isPresent = (column: Column): Expr => not(isNull(column))
export const eq = (a: Column, b: Column): Expr => call('compare.eq', [reference(a), reference(b)])

/** One host, whatever product names it: its id where the event has one, else its name. */
export function hostOf(at: (name: string) => Column): Expr {
  return call('logic.coalesce', [reference(at('device.uid')), call('text.lower', [reference(at('device.hostname'))])])
}

const types = OCSF_CLASSES.process_activity
const typeOf = (name: string): ValueType => types[name] ?? 'string'

export const UID_KEYS: Readonly<Record<string, ValueType>> = { 'key.host': 'string', 'key.uid': 'string' }
const PID_KEYS: Readonly<Record<string, ValueType>> = { 'key.host': 'string', 'key.pid': 'long' }

export const BY_UID_TYPES: Readonly<Record<string, ValueType>> = {
  ...UID_KEYS,
  ...Object.fromEntries(FACTS.map(([start]) => [start, typeOf(start)])),
}

export const BY_PID_TYPES: Readonly<Record<string, ValueType>> = {
  ...PID_KEYS,
  begin: 'datetime',
  end: 'datetime',
  ...Object.fromEntries(FACTS.map(([start]) => [start, typeOf(start)])),
}

/** The starts with a unique id on a host that `wanted` names. */
function startsWithUid(wanted: string, ids: ColumnSource): Scanned & { readonly host: Column } {
  const { plan, at } = scanClass('process_activity', ids)
  const started = and([
    call('compare.eq', [reference(at('activity_id')), long(1)]),
    isPresent(at('process.uid')),
    isPresent(at('time')),
  ])
  const host = ids.fresh('key.host', 'string')
  const hosted = extend(filter(plan, started, NO_SPAN), [compute(host, hostOf(at))])
  return { plan: matching('semi', hosted, host, at('process.uid'), wanted, ids), at, host }
}

/** Rows whose host and id the table of keys has (semi) or lacks (anti). */
function matching(join: 'semi' | 'anti', rows: Plan, host: Column, id: Column, table: string, ids: ColumnSource): Plan {
  const keys = scanColumns(table, id.type === 'long' ? PID_KEYS : UID_KEYS, ids)
  const key = keys.at(id.type === 'long' ? 'key.pid' : 'key.uid')
  return {
    kind: 'join',
    join,
    left: rows,
    right: keys.plan,
    on: and([eq(host, keys.at('key.host')), eq(id, key)]),
    span: NO_SPAN,
  }
}

/** The unique ids, among the wanted ones, that more than one start has. */
export function repeatedUids(wanted: string): Plan {
  const ids = new ColumnSource()
  const { plan, at, host } = startsWithUid(wanted, ids)
  const uid = ids.fresh('key.uid', 'string')
  const count = ids.fresh('count', 'long')
  const counted: Plan = {
    kind: 'aggregate',
    input: plan,
    keys: [keep(host), compute(uid, reference(at('process.uid')))],
    aggregates: [{ ...count, expr: aggregateCall('agg.count', []) }],
    span: NO_SPAN,
  }
  const repeated = filter(counted, call('compare.gt', [reference(count), long(1)]), NO_SPAN)
  return project(repeated, [keep(host), keep(uid)])
}

/** One row for each of the wanted unique ids: the only start, for those that are not among the repeated ones. */
export function onlyStarts(wanted: string, repeated: string | undefined): Plan {
  const ids = new ColumnSource()
  const { plan, at, host } = startsWithUid(wanted, ids)
  const rows = repeated === undefined ? plan : matching('anti', plan, host, at('process.uid'), repeated, ids)
  return factsByUid(rows, at, host, ids)
}

/** One row for each repeated unique id: the earliest start. */
export function earliestStarts(repeated: string): Plan {
  const ids = new ColumnSource()
  const { plan, at, host } = startsWithUid(repeated, ids)
  const place = ids.fresh('place', 'long')
  const order = {
    partitionBy: [reference(host), reference(at('process.uid'))],
    orderBy: [{ expr: reference(at('time')), direction: 'asc' as const, nulls: 'last' as const }],
  }
  const numbered: Plan = {
    kind: 'window',
    input: plan,
    columns: [{ ...place, expr: windowCall('window.row_number', [], order) }],
    span: NO_SPAN,
  }
  return factsByUid(filter(numbered, call('compare.eq', [reference(place), long(1)]), NO_SPAN), at, host, ids)
}

function factsByUid(rows: Plan, at: (name: string) => Column, host: Column, ids: ColumnSource): Plan {
  return project(rows, [
    keep(host),
    compute(ids.fresh('key.uid', 'string'), reference(at('process.uid'))),
    ...FACTS.map(([start]) => compute(ids.fresh(start, typeOf(start)), reference(at(start)))),
  ])
}

/** A row for each start with a pid on a host that `wanted` names, and the time until which the pid is that process'. */
export function processesByPid(wanted: string): Plan {
  const ids = new ColumnSource()
  const { plan, at } = scanClass('process_activity', ids)
  const activity = reference(at('activity_id'))
  const lifetime = and([
    call('logic.in', [activity, long(1), long(2)]),
    isPresent(at('process.pid')),
    isPresent(at('time')),
  ])
  const host = ids.fresh('key.host', 'string')
  const hosted = extend(filter(plan, lifetime, NO_SPAN), [compute(host, hostOf(at))])
  const known = matching('semi', hosted, host, at('process.pid'), wanted, ids)
  const order = {
    partitionBy: [reference(host), reference(at('process.pid'))],
    orderBy: [
      { expr: reference(at('time')), direction: 'asc' as const, nulls: 'last' as const },
      { expr: reference(at('process.uid')), direction: 'asc' as const, nulls: 'last' as const },
    ],
  }
  const beside = (fn: 'window.previous' | 'window.next', column: Column, name: string) => ({
    ...ids.fresh(name, column.type),
    expr: windowCall(fn, [reference(column), long(1)], order),
  })
  const neighbours = {
    beforeTime: beside('window.previous', at('time'), 'before.time'),
    beforeUid: beside('window.previous', at('process.uid'), 'before.uid'),
    beforeActivity: beside('window.previous', at('activity_id'), 'before.activity'),
    afterTime: beside('window.next', at('time'), 'after.time'),
    afterUid: beside('window.next', at('process.uid'), 'after.uid'),
    afterActivity: beside('window.next', at('activity_id'), 'after.activity'),
  }
  const looked: Plan = { kind: 'window', input: known, columns: Object.values(neighbours), span: NO_SPAN }
  // The poorer record of a start that another sensor told with an id of its own says nothing new.
  const near = (uid: Column, other: Column, time: Column): Expr =>
    call('logic.is_true', [
      and([
        isPresent(uid),
        call('compare.eq', [reference(other), activity]),
        call('compare.le', [
          call('number.abs', [ticks(call('time.between', [reference(at('time')), reference(time)]))]),
          long(TOLERANCE),
        ]),
      ]),
    ])
  const isShadow = and([
    isNull(at('process.uid')),
    or([
      near(neighbours.beforeUid, neighbours.beforeActivity, neighbours.beforeTime),
      near(neighbours.afterUid, neighbours.afterActivity, neighbours.afterTime),
    ]),
  ])
  // The same log may be read twice.
  const isRepeated = call('logic.is_true', [
    and([
      call('compare.eq', [reference(neighbours.beforeUid), reference(at('process.uid'))]),
      call('compare.eq', [reference(neighbours.beforeActivity), activity]),
    ]),
  ])
  const distinct = filter(looked, not(or([isShadow, isRepeated])), NO_SPAN)
  const next = beside('window.next', at('time'), 'next.time')
  const nextActivity = beside('window.next', at('activity_id'), 'next.activity')
  const bounded: Plan = { kind: 'window', input: distinct, columns: [next, nextActivity], span: NO_SPAN }
  const starts = filter(bounded, call('compare.eq', [activity, long(1)]), NO_SPAN)
  // The tolerance must not reach into the next process: lifetimes of one pid are disjoint, so that an event finds one.
  const nextBegin = beside('window.next', at('time'), 'next.begin')
  const bordered: Plan = { kind: 'window', input: starts, columns: [nextBegin], span: NO_SPAN }
  const toldEnd = call('time.shift', [reference(next), literal('timespan', TOLERANCE)])
  const end = call('logic.case', [
    call('logic.is_true', [
      and([
        call('compare.eq', [reference(nextActivity), long(2)]),
        or([isNull(nextBegin), call('compare.lt', [toldEnd, reference(nextBegin)])]),
      ]),
    ]),
    toldEnd,
    call('logic.coalesce', [reference(nextBegin), literal('datetime', FOREVER)]),
  ])
  return project(bordered, [
    keep(host),
    compute(ids.fresh('key.pid', 'long'), reference(at('process.pid'))),
    compute(ids.fresh('begin', 'datetime'), reference(at('time'))),
    compute(ids.fresh('end', 'datetime'), end),
    ...FACTS.map(([start]) => compute(ids.fresh(start, typeOf(start)), reference(at(start)))),
  ])
}

function ticks(timespan: Expr): Expr {
  return call('number.with_type', [timespan, literal('long', 0n)])
}
