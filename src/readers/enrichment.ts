import { compute, filter } from '../plan/build.ts'
import type { Change, Engine } from '../plan/engine.ts'
import { aggregateCall, and, type Column, call, type Expr, literal, long, or, reference } from '../plan/expr.ts'
import { ColumnSource, type Computed, outputColumns, type Plan } from '../plan/plan.ts'
import type { OcsfClass } from '../schemas/ocsf/classes.ts'
import { NO_SPAN } from '../source/text.ts'
import type { ValueType } from '../types/value.ts'
import {
  BY_PID_TYPES,
  BY_UID_TYPES,
  earliestStarts,
  eq,
  FACTS,
  hostOf,
  isNull,
  isPresent,
  onlyStarts,
  processesByPid,
  repeatedUids,
  type Scanned,
  scanClass,
  scanColumns,
  UID_KEYS,
} from './processes.ts'

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

/** Tables of this pass. */
const BY_UID = 'processes_by_uid'
const BY_PID = 'processes_by_pid'
const UIDS = 'wanted_uids'
const REPEATED = 'repeated_uids'
const UNKNOWN = 'unknown_uids'
const PIDS = 'wanted_pids'

/**
 * The second pass of ingest: what an event does not say about the process that acts, its user and its parent is taken
 * from the start of that process: the one with its unique id on the host, else the latest one with its pid that had
 * begun and not ended. Nothing that a record says is changed, and no row is added or lost. `filled`: the classes of which
 * there are events.
 */
export async function enrich(engine: Engine, filled: ReadonlySet<string>): Promise<void> {
  if (!filled.has('process_activity')) return
  const starts = await countStarts(engine)
  if (starts.withUid + starts.withPid === 0) return
  const classes: Lacks[] = []
  for (const name of ENRICHED) {
    if (!filled.has(name)) continue
    const lacks = await whatLacks(engine, name)
    if (lacks !== undefined) classes.push(lacks)
  }
  try {
    await lookUp(engine, classes, starts)
  } finally {
    for (const table of [BY_UID, BY_PID, UIDS, REPEATED, UNKNOWN, PIDS]) await engine.drop(table)
  }
}

async function lookUp(engine: Engine, classes: readonly Lacks[], starts: Starts): Promise<void> {
  const named = classes.filter((c) => c.named > 0)
  if (named.length > 0) {
    await engine.createAs(UIDS, distinctKeys(named, 'actor.process.uid'))
    await makeProcessesByUid(engine)
    const told = await toldFacts(engine)
    for (const { name, missing } of named) {
      const fill = new Set(missing.filter((column) => told.has(column)))
      if (fill.size > 0) await engine.update(name, changeByUid(name, fill))
    }
  }
  // A start without an id can still be that of an event whose process has an id that no start tells.
  const unknown = starts.withoutUid > 0 ? named : []
  const unnamed = classes.filter((c) => c.unnamed > 0)
  const byPid = classes.filter((c) => unnamed.includes(c) || unknown.includes(c))
  if (starts.withPid === 0 || byPid.length === 0) return
  await engine.createAs(PIDS, distinctKeys(byPid, 'actor.process.pid'))
  await engine.createAs(BY_PID, processesByPid(PIDS))
  if (unknown.length > 0) {
    await engine.createAs(UNKNOWN, unknownUids())
    for (const { name, missing } of unknown) await engine.update(name, changeByPid(name, new Set(missing), true))
  }
  for (const { name, missing } of unnamed) await engine.update(name, changeByPid(name, new Set(missing), false))
}

async function makeProcessesByUid(engine: Engine): Promise<void> {
  const repeated = await engine.createAs(REPEATED, repeatedUids(UIDS))
  await engine.createAs(BY_UID, onlyStarts(UIDS, repeated === 0 ? undefined : REPEATED))
  if (repeated > 0) await engine.insert(BY_UID, earliestStarts(REPEATED))
}

/** Numbers of process starts. */
interface Starts {
  readonly withUid: number
  readonly withPid: number
  /** With a pid and without a unique id. */
  readonly withoutUid: number
}

async function countStarts(engine: Engine): Promise<Starts> {
  const ids = new ColumnSource()
  const { plan, at } = scanClass('process_activity', ids)
  const started = filter(
    plan,
    and([call('compare.eq', [reference(at('activity_id')), long(1)]), isPresent(at('time'))]),
    NO_SPAN,
  )
  const counts = await count(engine, started, ids, [
    isPresent(at('process.uid')),
    isPresent(at('process.pid')),
    and([isPresent(at('process.pid')), isNull(at('process.uid'))]),
  ])
  return { withUid: counts[0] ?? 0, withPid: counts[1] ?? 0, withoutUid: counts[2] ?? 0 }
}

/** What rows of a class leave open. */
interface Lacks {
  readonly name: OcsfClass
  /** Rows that name their process by its unique id. */
  readonly named: number
  /** Rows that name it by its pid alone. */
  readonly unnamed: number
  /** Columns of facts that some row lacks. */
  readonly missing: readonly string[]
}

async function whatLacks(engine: Engine, name: OcsfClass): Promise<Lacks | undefined> {
  const ids = new ColumnSource()
  const { plan, at } = scanClass(name, ids)
  const facts = FACTS.map(([, actor]) => actor)
  const [named = 0, unnamed = 0, ...nulls] = await count(engine, plan, ids, [
    isPresent(at('actor.process.uid')),
    and([isNull(at('actor.process.uid')), isPresent(at('actor.process.pid'))]),
    ...facts.map((column) => isNull(at(column))),
  ])
  const missing = facts.filter((_, index) => (nulls[index] ?? 0) > 0)
  return named + unnamed === 0 || missing.length === 0 ? undefined : { name, named, unnamed, missing }
}

/** The columns of events for which some process in the table tells something. */
async function toldFacts(engine: Engine): Promise<ReadonlySet<string>> {
  const ids = new ColumnSource()
  const { plan, at } = scanColumns(BY_UID, BY_UID_TYPES, ids)
  const counts = await count(
    engine,
    plan,
    ids,
    FACTS.map(([start]) => isPresent(at(start))),
  )
  return new Set(FACTS.flatMap(([, actor], index) => ((counts[index] ?? 0) > 0 ? [actor] : [])))
}

/** How many rows fulfil each of the conditions. */
async function count(
  engine: Engine,
  input: Plan,
  ids: ColumnSource,
  conditions: readonly Expr[],
): Promise<readonly number[]> {
  const result = await engine.query({
    kind: 'aggregate',
    input,
    keys: [],
    aggregates: conditions.map((condition, index) => ({
      ...ids.fresh(`count_${index}`, 'long'),
      expr: aggregateCall('agg.count', [], NO_SPAN, condition),
    })),
    span: NO_SPAN,
  })
  for await (const batch of result.batches()) for (const row of batch) return row.map(Number)
  return []
}

/** Each host and id of an acting process once. */
function distinctKeys(classes: readonly Lacks[], id: 'actor.process.uid' | 'actor.process.pid'): Plan {
  const ids = new ColumnSource()
  const type: ValueType = id === 'actor.process.pid' ? 'long' : 'string'
  const keyOf = (): readonly Column[] => [
    ids.fresh('key.host', 'string'),
    ids.fresh(type === 'long' ? 'key.pid' : 'key.uid', type),
  ]
  const distinct = (input: Plan, keys: readonly Computed[]): Plan => ({
    kind: 'aggregate',
    input,
    keys,
    aggregates: [],
    span: NO_SPAN,
  })
  const inputs = classes.map(({ name }) => {
    const { plan, at } = scanClass(name, ids)
    const [host, key] = keyOf()
    if (host === undefined || key === undefined) return plan
    return distinct(filter(plan, isPresent(at(id)), NO_SPAN), [
      compute(host, hostOf(at)),
      compute(key, reference(at(id))),
    ])
  })
  const [only] = inputs
  if (inputs.length === 1 && only !== undefined) return only
  const columns = keyOf()
  return distinct(
    { kind: 'union', inputs, columns, span: NO_SPAN },
    columns.map((column) => compute(column, reference(column))),
  )
}

/** The wanted unique ids that no start has. */
function unknownUids(): Plan {
  const ids = new ColumnSource()
  const wanted = scanColumns(UIDS, UID_KEYS, ids)
  const found = scanColumns(BY_UID, UID_KEYS, ids)
  return {
    kind: 'join',
    join: 'anti',
    left: wanted.plan,
    right: found.plan,
    on: and([eq(wanted.at('key.host'), found.at('key.host')), eq(wanted.at('key.uid'), found.at('key.uid'))]),
    span: NO_SPAN,
  }
}

function changeByUid(name: OcsfClass, fill: ReadonlySet<string>): Change {
  const ids = new ColumnSource()
  const events = scanClass(name, ids)
  const processes = scanColumns(BY_UID, BY_UID_TYPES, ids)
  return {
    columns: outputColumns(events.plan),
    from: [processes.plan],
    on: and([
      call('compare.eq', [hostOf(events.at), reference(processes.at('key.host'))]),
      eq(events.at('actor.process.uid'), processes.at('key.uid')),
    ]),
    set: filled(events, processes, fill),
  }
}

/**
 * Lifetimes of one pid are disjoint, so that an event finds one process at most. The path, where told, must be of the
 * same file. `isNamed`: for events whose process has an id, which must be one that no start tells.
 */
function changeByPid(name: OcsfClass, fill: ReadonlySet<string>, isNamed: boolean): Change {
  const ids = new ColumnSource()
  const events = scanClass(name, ids)
  const processes = scanColumns(BY_PID, BY_PID_TYPES, ids)
  const unknown = scanColumns(UNKNOWN, UID_KEYS, ids)
  const { at } = events
  const time = reference(at('time'))
  const host = hostOf(at)
  const file = [reference(at('actor.process.file.name')), reference(processes.at('process.file.name'))]
  return {
    columns: outputColumns(events.plan),
    from: isNamed ? [processes.plan, unknown.plan] : [processes.plan],
    on: and([
      call('compare.eq', [host, reference(processes.at('key.host'))]),
      eq(at('actor.process.pid'), processes.at('key.pid')),
      call('compare.ge', [time, reference(processes.at('begin'))]),
      call('compare.lt', [time, reference(processes.at('end'))]),
      or([
        isNull(at('actor.process.file.name')),
        isNull(processes.at('process.file.name')),
        call('text.equals_ci', file),
      ]),
      ...(isNamed
        ? [
            isNull(processes.at('process.uid')),
            call('compare.eq', [host, reference(unknown.at('key.host'))]),
            eq(at('actor.process.uid'), unknown.at('key.uid')),
          ]
        : [isNull(at('actor.process.uid'))]),
    ]),
    set: filled(events, processes, fill),
  }
}

/** What the event has, else what the start of its process tells; the user only where nothing is told of it. */
function filled(events: Scanned, processes: Scanned, fill: ReadonlySet<string>): readonly Computed[] {
  const isUserUnknown = and(USER.map((column) => isNull(events.at(column))))
  const fillsUser = USER.some((column) => fill.has(column))
  const set = FACTS.filter(([, actor]) => (USER.includes(actor) ? fillsUser : fill.has(actor))).map(
    ([start, actor]): Computed => {
      const own = events.at(actor)
      const found = reference(processes.at(start))
      return USER.includes(actor)
        ? compute(own, call('logic.case', [isUserUnknown, found, reference(own)]))
        : compute(own, call('logic.coalesce', [reference(own), found]))
    },
  )
  if (!fillsUser) return set
  const isFound = or([isPresent(processes.at('process.user.name')), isPresent(processes.at('process.user.uid'))])
  const inferred = events.at('actor.user.is_inferred')
  const isInferred = call('logic.case', [
    and([isUserUnknown, isFound]),
    literal('boolean', true),
    literal('boolean', null),
  ])
  return [...set, compute(inferred, isInferred)]
}
