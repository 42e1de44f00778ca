import { compute, extend, filter, keep, project } from '../plan/build.ts'
import type { Engine } from '../plan/engine.ts'
import { and, type Column, call, type Expr, literal, long, not, or, reference, windowCall } from '../plan/expr.ts'
import { ColumnSource, type Computed, type Plan } from '../plan/plan.ts'
import type { OcsfClass } from '../schemas/ocsf/classes.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { NO_SPAN } from '../source/text.ts'
import { TICKS_PER_SECOND, type ValueType } from '../types/value.ts'

/** Column of a process start, and what it is to an event of that process. */
const FACTS: readonly (readonly [start: string, actor: string])[] = [
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

const USER = ['actor.user.name', 'actor.user.domain', 'actor.user.uid']

const ENRICHED: readonly OcsfClass[] = [
  'process_activity',
  'network_activity',
  'file_activity',
  'dns_activity',
  'script_activity',
  'registry_activity',
  'module_activity',
]

const BY_UID = 'processes_by_uid'
const BY_PID = 'processes_by_pid'

/** Two records of one start (Sysmon 1 and Security 4688) are at most this far apart; an end may be told this late. */
const TOLERANCE = 2n * TICKS_PER_SECOND

const FOREVER = 9_000_000_000_000_000_000n

/**
 * The second pass of ingest: what an event does not say about the process that acts, its user and its parent is taken
 * from the start of that process: the one with its unique id on the host, else the latest one with its pid that had
 * begun and not ended. Nothing that a record says is changed, and no row is added or lost.
 */
export async function enrich(engine: Engine): Promise<void> {
  const starts = await engine.createAs(BY_UID, processesByUid())
  try {
    const timed = await engine.createAs(BY_PID, processesByPid())
    if (starts + timed === 0) return
    // Process events last: the others are smaller by then, and the process tables are copies.
    for (const name of [...ENRICHED].reverse()) await enrichTable(engine, name)
  } finally {
    await engine.drop(BY_UID)
    await engine.drop(BY_PID)
  }
}

async function enrichTable(engine: Engine, name: OcsfClass): Promise<void> {
  const before = `${name}_before`
  const rows = await engine.createAs(before, scan(name, name, new ColumnSource()).plan)
  if (rows > 0) {
    await engine.drop(name)
    await engine.createAs(name, enrichedRows(name, before))
  }
  await engine.drop(before)
}

interface Scanned {
  readonly plan: Plan
  readonly at: (name: string) => Column
}

function scan(table: string, columns: OcsfClass, ids: ColumnSource): Scanned {
  return scanColumns(table, OCSF_CLASSES[columns], ids)
}

function scanColumns(table: string, types: Readonly<Record<string, ValueType>>, ids: ColumnSource): Scanned {
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

const isNull = (column: Column): Expr => call('logic.is_null', [reference(column)])
const isPresent = (column: Column): Expr => not(isNull(column))
const eq = (a: Column, b: Column): Expr => call('compare.eq', [reference(a), reference(b)])

/** One host, whatever product names it: its id where the event has one, else its name. */
function hostOf(at: (name: string) => Column): Expr {
  return call('logic.coalesce', [reference(at('device.uid')), call('text.lower', [reference(at('device.hostname'))])])
}

const types = OCSF_CLASSES.process_activity
const typeOf = (name: string): ValueType => types[name] ?? 'string'

const BY_UID_TYPES: Readonly<Record<string, ValueType>> = {
  'key.host': 'string',
  'key.uid': 'string',
  ...Object.fromEntries(FACTS.map(([start]) => [start, typeOf(start)])),
}

const BY_PID_TYPES: Readonly<Record<string, ValueType>> = {
  'key.host': 'string',
  'key.pid': 'long',
  begin: 'datetime',
  end: 'datetime',
  ...Object.fromEntries(FACTS.map(([start]) => [start, typeOf(start)])),
}

/** One row for each host and unique id: the earliest start. */
function processesByUid(): Plan {
  const ids = new ColumnSource()
  const { plan, at } = scan('process_activity', 'process_activity', ids)
  const started = and([
    call('compare.eq', [reference(at('activity_id')), long(1)]),
    isPresent(at('process.uid')),
    isPresent(at('time')),
  ])
  const host = ids.fresh('key.host', 'string')
  const place = ids.fresh('place', 'long')
  const order = {
    partitionBy: [reference(host), reference(at('process.uid'))],
    orderBy: [{ expr: reference(at('time')), direction: 'asc' as const, nulls: 'last' as const }],
  }
  const numbered: Plan = {
    kind: 'window',
    input: extend(filter(plan, started, NO_SPAN), [compute(host, hostOf(at))]),
    columns: [{ ...place, expr: windowCall('window.row_number', [], order) }],
    span: NO_SPAN,
  }
  return project(filter(numbered, call('compare.eq', [reference(place), long(1)]), NO_SPAN), [
    keep(host),
    compute(ids.fresh('key.uid', 'string'), reference(at('process.uid'))),
    ...FACTS.map(([start]) => compute(ids.fresh(start, typeOf(start)), reference(at(start)))),
  ])
}

/** A row for each start with a pid, and the time until which the pid is that process'. */
function processesByPid(): Plan {
  const ids = new ColumnSource()
  const { plan, at } = scan('process_activity', 'process_activity', ids)
  const activity = reference(at('activity_id'))
  const lifetime = and([
    call('logic.in', [activity, long(1), long(2)]),
    isPresent(at('process.pid')),
    isPresent(at('time')),
  ])
  const host = ids.fresh('key.host', 'string')
  const known = extend(filter(plan, lifetime, NO_SPAN), [compute(host, hostOf(at))])
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

/** The rows of a class, each once, with what the process tables add. */
function enrichedRows(name: OcsfClass, table: string): Plan {
  const ids = new ColumnSource()
  const events = scan(table, name, ids)
  const host = ids.fresh('host', 'string')
  const hosted = extend(events.plan, [compute(host, hostOf(events.at))])
  const byUid = scanColumns(BY_UID, BY_UID_TYPES, ids)
  const byPid = scanColumns(BY_PID, BY_PID_TYPES, ids)
  const { at } = events
  const uidJoined: Plan = {
    kind: 'join',
    join: 'left',
    left: hosted,
    right: byUid.plan,
    on: and([eq(host, byUid.at('key.host')), eq(at('actor.process.uid'), byUid.at('key.uid'))]),
    span: NO_SPAN,
  }
  const time = reference(at('time'))
  // Comparisons alone, so that engines can hash; lifetimes are disjoint, so that there is one match at most. Events that
  // name their process by an id then take no other, and the path, where told, must be of the same file.
  const joined: Plan = {
    kind: 'join',
    join: 'left',
    left: uidJoined,
    right: byPid.plan,
    on: and([
      eq(host, byPid.at('key.host')),
      eq(at('actor.process.pid'), byPid.at('key.pid')),
      call('compare.ge', [time, reference(byPid.at('begin'))]),
      call('compare.lt', [time, reference(byPid.at('end'))]),
    ]),
    span: NO_SPAN,
  }
  const isSame = ids.fresh('is_same', 'boolean')
  const judged = extend(joined, [
    compute(
      isSame,
      and([
        isNull(byUid.at('key.uid')),
        or([isNull(at('actor.process.uid')), isNull(byPid.at('process.uid'))]),
        or([
          isNull(at('actor.process.file.name')),
          isNull(byPid.at('process.file.name')),
          call('text.equals_ci', [reference(at('actor.process.file.name')), reference(byPid.at('process.file.name'))]),
        ]),
      ]),
    ),
  ])
  const found = (start: string): Expr =>
    call('logic.case', [
      reference(isSame),
      call('logic.coalesce', [reference(byUid.at(start)), reference(byPid.at(start))]),
      reference(byUid.at(start)),
    ])
  const isUserUnknown = and(USER.map((column) => isNull(at(column))))
  const fill = new Map(FACTS.map(([start, actor]) => [actor, start]))
  const columns = Object.keys(OCSF_CLASSES[name]).map((column): Computed => {
    const own = at(column)
    const start = fill.get(column)
    if (column === 'actor.user.is_inferred') return { ...own, expr: inferred(isUserUnknown, found) }
    if (start === undefined) return keep(own)
    if (USER.includes(column)) {
      return { ...own, expr: call('logic.case', [isUserUnknown, found(start), reference(own)]) }
    }
    return { ...own, expr: call('logic.coalesce', [reference(own), found(start)]) }
  })
  return project(judged, columns)
}

/** True where the user came from the process' start, null elsewhere. */
function inferred(isUserUnknown: Expr, found: (start: string) => Expr): Expr {
  const user = call('logic.coalesce', [found('process.user.name'), found('process.user.uid')])
  const isFound = and([isUserUnknown, not(call('logic.is_null', [user]))])
  return call('logic.case', [isFound, literal('boolean', true), literal('boolean', null)])
}
