import { filter, project } from '../plan/build.ts'
import { type Engine, EngineFailure, type QueryOptions } from '../plan/engine.ts'
import { aggregateCall, and, call, type Expr, long, reference } from '../plan/expr.ts'
import { ColumnSource, outputColumns, type Plan } from '../plan/plan.ts'
import { greatestColumnId } from '../plan/traverse.ts'
import { NO_SPAN } from '../source/text.ts'
import { newAtoms } from './atoms.ts'
import { readConditions } from './conditions.ts'
import { decider } from './decide.ts'
import { formulas, holds, marks } from './formula.ts'
import { copyName, type Leg, legOfCopy, legsOf } from './legs.ts'
import type { MatchedRow, Matching, MatchingProgress } from './many.ts'
import { splitBySubject } from './split.ts'
import { equal, join, newTables, ROW_ID, scanOf, type Tables } from './tables.ts'
import { MATCHES, matchingRows, type TupleShape } from './tuples.ts'
import { type Decided, type SubjectTest, subjectTest } from './values.ts'

export interface MatchOptions {
  readonly signal?: AbortSignal
  /** Milliseconds that each statement of the engine may take. */
  readonly timeout?: number
  readonly progress?: MatchingProgress
  /** Rows that are tested at once; more need more memory. */
  readonly sliceRows?: number
}

/** Enough to see most values again, few enough for their texts to stay in memory. */
const SLICE_ROWS = 1_000_000

/**
 * The rows of the input for which a condition is true, in its order, with the conditions and parts that are. Distinct
 * values are tested rather than rows: the texts of a column once for all literals of all conditions, and each condition
 * once for each combination of what is true of the columns' values.
 */
export async function* matchMany(
  engine: Engine,
  matching: Matching,
  options: MatchOptions = {},
): AsyncIterable<readonly MatchedRow[]> {
  if (matching.conditions.length === 0) return
  const columns = new ColumnSource(greatestColumnId(matching.input))
  const tables = newTables(engine, columns, queryOptions(options))
  try {
    const { shape, decide, matches } = prepare(matching)
    const slices = await slicesOf(matching.input, tables, options)
    for (const [place, slice] of slices.entries()) {
      const { rows, rowId } = rowsOf(slice, tables)
      const decided = await decideSubjects(shape.tests, rows, tables, (part) =>
        options.progress?.((place + part) / slices.length),
      )
      const found = await matchingRows(rows, rowId, shape, decided, decide, tables)
      if (found === undefined) continue
      const width = outputColumns(matching.input).length
      for (const piece of piecesOf(slice, found.count)) {
        const plan = matchedPlan(piece, found.table, tables)
        for await (const batch of (await engine.query(plan, queryOptions(options))).batches()) {
          yield batch.map((row) => ({ values: row.slice(0, width), matched: matches[Number(row[width + 1])] ?? [] }))
        }
      }
      await tables.drop(found.table)
    }
    options.progress?.(1)
  } finally {
    await tables.dropAll()
  }
}

function queryOptions({ signal, timeout }: MatchOptions): QueryOptions {
  return { ...(signal === undefined ? {} : { signal }), ...(timeout === undefined ? {} : { timeout }) }
}

interface Prepared {
  readonly shape: TupleShape
  /** The place in `matches` of what the tuple matches. */
  readonly decide: (tuple: readonly number[]) => number | undefined
  readonly matches: readonly MatchedRow['matched'][]
}

/** Decisions that are kept from slice to slice. */
const MOST_KNOWN = 500_000

function prepare({ conditions }: Matching): Prepared {
  const atoms = newAtoms()
  const make = formulas()
  const reading = readConditions(atoms, make)
  const read = conditions.map(({ when, parts }) => ({
    when: reading.whenTrue(when),
    parts: parts.map(reading.whenTrue),
  }))
  const split = splitBySubject(
    read.flatMap(({ when, parts }) => [when, ...parts]),
    atoms.atoms,
    atoms.subjects.length,
    make,
  )
  const tests: SubjectTest[] = []
  const factsOf: (readonly (readonly number[])[])[] = []
  for (const [place, subject] of atoms.subjects.entries()) {
    const facts = split.facts[place] ?? []
    if (facts.length === 0) continue
    const test = subjectTest(subject, place, atoms.atoms, facts)
    tests.push(test)
    factsOf.push(test.signatures)
  }
  const rowAtoms: Expr[] = []
  const rowFacts: number[] = []
  for (const [number, fact] of split.rowFacts) {
    const atom = atoms.atoms[number]
    if (atom?.kind !== 'row') continue
    rowAtoms.push(atom.expr)
    rowFacts.push(fact)
  }
  // Of each condition: its formula and those of its parts.
  let next = 0
  const outer = read.map(({ parts }) => {
    const [when, ...others] = split.formulas.slice(next, next + 1 + parts.length)
    next += 1 + parts.length
    return { when: when ?? make.constant(false), parts: others }
  })
  const isTrue = marks(split.factCount)
  isTrue.clear()
  const keepsEmpty = outer.some(({ when }) => holds(when, isTrue))
  const frequency = frequencies(split.factCount, factsOf)
  let decideConditions: ReturnType<typeof decider> | undefined
  const matches: MatchedRow['matched'][] = []
  const places = new Map<string, number>()
  const known = new Map<string, number>()

  const decide = (tuple: readonly number[]): number | undefined => {
    const key = tuple.join()
    const before = known.get(key)
    if (before !== undefined) return before === -1 ? undefined : before
    const facts: number[] = []
    for (const [place, number] of tuple.entries()) {
      const own = factsOf[place]?.[number]
      if (own !== undefined) facts.push(...own)
      else if (place >= factsOf.length) facts.push(...factsInPack(number, (place - factsOf.length) * 30, rowFacts))
    }
    // The first tuple is asked for when the values are known: then it is known how often each fact is true.
    decideConditions ??= decider(
      outer.map(({ when }) => when),
      split.factCount,
      frequency(),
    )
    const found = decideConditions(facts)
    let match = -1
    if (found.length > 0) {
      isTrue.clear()
      for (const fact of facts) isTrue.add(fact)
      const matched = found.map((condition) => ({
        condition,
        parts: (outer[condition]?.parts ?? []).flatMap((part, at) => (holds(part, isTrue) ? [at] : [])),
      }))
      const text = JSON.stringify(matched)
      match = places.get(text) ?? matches.push(matched) - 1
      places.set(text, match)
    }
    if (known.size < MOST_KNOWN) known.set(key, match)
    return match === -1 ? undefined : match
  }
  return { shape: { tests, rowAtoms, keepsEmpty }, decide, matches }
}

function factsInPack(bits: number, first: number, facts: readonly number[]): readonly number[] {
  const found: number[] = []
  for (let bit = 0; bit < 30; bit += 1) {
    const fact = facts[first + bit]
    if ((bits & (1 << bit)) !== 0 && fact !== undefined) found.push(fact)
  }
  return found
}

/** How many signatures a fact is in. */
function frequencies(count: number, signatures: readonly (readonly (readonly number[])[])[]) {
  return (): ((fact: number) => number) => {
    const times = new Float64Array(count)
    for (const list of signatures) {
      for (const facts of list) for (const fact of facts) times[fact] = (times[fact] ?? 0) + 1 / list.length
    }
    return (fact) => times[fact] ?? 0
  }
}

interface Slice {
  readonly leg: Leg
  readonly from: number
  readonly to: number
}

/** Matching rows that are put in order at once: they are as wide as the input. */
const MOST_SORTED = 50_000

function piecesOf({ leg, from, to }: Slice, matching: number): readonly Slice[] {
  const size = Math.ceil((to - from) / Math.ceil(matching / MOST_SORTED))
  return slicesOfLeg(leg, to - from, size).map((piece) => ({ ...piece, from: from + piece.from, to: from + piece.to }))
}

async function slicesOf(input: Plan, tables: Tables, options: MatchOptions): Promise<readonly Slice[]> {
  const size = options.sliceRows ?? SLICE_ROWS
  const legs = legsOf(input)
  const counts = legs === undefined ? undefined : await Promise.all(legs.map((leg) => countRows(leg, tables)))
  if (legs !== undefined && counts !== undefined && !counts.includes(undefined)) {
    return legs.flatMap((leg, place) => slicesOfLeg(leg, counts[place] ?? 0, size))
  }
  const given = outputColumns(input)
  const table = await tables.make([
    ...given.map(({ type }, place) => ({ name: copyName(place), type })),
    { name: 'any', type: 'boolean' },
  ])
  const copied = given.map((column, place) => ({
    ...tables.columns.fresh(copyName(place), column.type),
    expr: reference(column),
  }))
  const count = await tables.engine.insert(table, project(input, copied), queryOptions(options))
  return slicesOfLeg(legOfCopy(input, table), count, size)
}

function slicesOfLeg(leg: Leg, count: number, size: number): readonly Slice[] {
  if (count === 0) return []
  const parts = Math.ceil(count / size)
  const step = Math.ceil(count / parts)
  return Array.from({ length: parts }, (_, place) => ({
    leg,
    from: place * step,
    to: Math.min((place + 1) * step, count),
  }))
}

/** The number of rows of the leg's table; undefined when they are not numbered from 0, as where a column hides the numbers. */
async function countRows(leg: Leg, tables: Tables): Promise<number | undefined> {
  if (leg.scan.columns.some(({ name }) => name.toLowerCase() === ROW_ID)) return undefined
  const { plan, columns } = scanOf(leg.scan.table, [{ name: ROW_ID, type: 'long' }], tables.columns)
  const [id] = columns
  if (id === undefined) return undefined
  const calls = (['agg.count', 'agg.count_distinct', 'agg.min', 'agg.max'] as const).map((fn) => ({
    ...tables.columns.fresh(fn, 'long'),
    expr: aggregateCall(fn, fn === 'agg.count' ? [] : [reference(id)]),
  }))
  const counted: Plan = { kind: 'aggregate', input: plan, keys: [], aggregates: calls, span: NO_SPAN }
  for await (const batch of tables.rows(counted)) {
    for (const [count, distinct, least, most] of batch) {
      if (typeof count !== 'bigint' || typeof distinct !== 'bigint') return undefined
      if (count === 0n) return 0
      return distinct === count && least === 0n && most === count - 1n ? Number(count) : undefined
    }
  }
  return undefined
}

function baseOf({ leg, from, to }: Slice, tables: Tables) {
  const rowId = tables.columns.fresh(ROW_ID, 'long')
  const scan: Plan = { ...leg.scan, columns: [...leg.scan.columns, rowId] }
  const bounds = [call('compare.ge', [reference(rowId), long(from)]), call('compare.lt', [reference(rowId), long(to)])]
  return { base: filter(scan, and(bounds)), rowId }
}

function rowsOf(slice: Slice, tables: Tables) {
  const { base, rowId } = baseOf(slice, tables)
  return { rows: slice.leg.above(base, [rowId]), rowId }
}

/** The input's columns of the rows that match, then the row's number and the tuple's, in the order of the rows. */
function matchedPlan(slice: Slice, found: string, tables: Tables): Plan {
  const { base, rowId } = baseOf(slice, tables)
  const { plan, columns } = scanOf(found, MATCHES, tables.columns)
  const [row, tuple] = columns
  if (row === undefined || tuple === undefined) throw new Error('no columns of matches')
  const input = slice.leg.above(join('inner', base, plan, equal(rowId, row)), [rowId, tuple])
  return { kind: 'sort', input, keys: [{ expr: reference(rowId), direction: 'asc', nulls: 'last' }], span: NO_SPAN }
}

/** While the texts of one subject are searched here, the engine prepares those of another. */
const AT_ONCE = 2

async function decideSubjects(
  tests: readonly SubjectTest[],
  rows: Plan,
  tables: Tables,
  progress: (part: number) => void,
): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  const queue = [...tests.entries()]
  let failure: unknown
  let done = 0
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && failure === undefined; next = queue.shift()) {
      const [place, test] = next
      try {
        decided[place] = await test.decide(rows, tables)
      } catch (error) {
        failure ??= error
      }
      done += 1
      progress(done / (tests.length + 1))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failure !== undefined) throw failure
  if (tables.options.signal?.aborted) throw new EngineFailure('interrupted', 'the matching was interrupted')
  return decided
}
