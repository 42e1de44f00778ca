import type { Engine, QueryOptions, TableColumnType } from '../plan/engine.ts'
import { type Column, call, type Expr, long, reference } from '../plan/expr.ts'
import { type ColumnSource, outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Scalar } from '../types/value.ts'

/** The column that numbers the rows of a table of the engine, from 0 in their order. */
export const ROW_ID = 'rowid'

/** Tables that one matching needs for a while. */
export interface Tables {
  readonly engine: Engine
  readonly columns: ColumnSource
  readonly options: QueryOptions
  readonly make: (columns: readonly TableColumnType[]) => Promise<string>
  readonly fill: (table: string, plan: Plan) => Promise<number>
  readonly drop: (table: string) => Promise<void>
  readonly dropAll: () => Promise<void>
  readonly rows: (plan: Plan) => AsyncIterable<readonly (readonly Scalar[])[]>
}

let made = 0

export function newTables(engine: Engine, columns: ColumnSource, given: QueryOptions): Tables {
  const options: QueryOptions = { ...given, isUnordered: true }
  const open = new Set<string>()
  const drop = async (table: string): Promise<void> => {
    await engine.drop(table)
    open.delete(table)
  }
  return {
    engine,
    columns,
    options,
    make: async (list) => {
      made += 1
      const table = `matching ${made}`
      open.add(table)
      await engine.create(table, list)
      return table
    },
    fill: (table, plan) => engine.insert(table, plan, options),
    drop,
    dropAll: async () => {
      for (const table of [...open]) await drop(table)
    },
    rows: async function* (plan) {
      yield* (await engine.query(plan, options)).batches()
    },
  }
}

/** A scan of a table; the columns in the order of the names. */
export function scanOf(
  table: string,
  list: readonly TableColumnType[],
  source: ColumnSource,
): { readonly plan: PlanOf<'scan'>; readonly columns: readonly Column[] } {
  const columns = list.map(({ name, type }) => source.fresh(name, type))
  return { plan: { kind: 'scan', table, columns, span: NO_SPAN }, columns }
}

export function join(kind: PlanOf<'join'>['join'], left: Plan, right: Plan, on: Expr): Plan {
  return { kind: 'join', join: kind, left, right, on, span: NO_SPAN }
}

export function equal(left: Column, right: Column): Expr {
  return call('compare.eq', [reference(left), reference(right)])
}

const BLOCK = 65_536
const LOW = 2 ** 32

/** Fills a new table with pairs of numbers, as columns `high` (below 2^20) and `low` (below 2^32). */
export async function writePairs(tables: Tables, highs: readonly number[], lows: readonly number[]): Promise<string> {
  const table = await tables.make(PAIR)
  for (let start = 0; start < highs.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, highs.length)
    const packed: number[] = []
    for (let at = start; at < end; at += 1) packed.push((highs[at] ?? 0) * LOW + (lows[at] ?? 0))
    await tables.fill(table, unpacked(`[${packed.join()}]`, tables.columns))
  }
  return table
}

export const PAIR: readonly TableColumnType[] = [
  { name: 'high', type: 'long' },
  { name: 'low', type: 'long' },
]

function unpacked(json: string, source: ColumnSource): Plan {
  const list = source.fresh('list', 'dynamic')
  const element = source.fresh('element', 'string')
  const packed = source.fresh('packed', 'long')
  const values: Plan = { kind: 'values', columns: [list], rows: [[json]], span: NO_SPAN }
  const elements: Plan = { kind: 'unnest', input: values, array: reference(list), element, outer: false, span: NO_SPAN }
  const numbers: Plan = {
    kind: 'project',
    input: elements,
    columns: [{ ...packed, expr: call('convert.text_to_long', [reference(element)]) }],
    span: NO_SPAN,
  }
  const part = (name: string, fn: 'number.divide_integer' | 'number.remainder') => ({
    ...source.fresh(name, 'long'),
    expr: call(fn, [reference(packed), long(LOW)]),
  })
  return {
    kind: 'project',
    input: numbers,
    columns: [part('high', 'number.divide_integer'), part('low', 'number.remainder')],
    span: NO_SPAN,
  }
}

/** Truth values packed into few numbers: bit i of number j is that of expression 30 × j + i; null is false. */
export function packs(exprs: readonly Expr[]): readonly Expr[] {
  const found: Expr[] = []
  for (let start = 0; start < exprs.length; start += BITS) {
    const bits = exprs
      .slice(start, start + BITS)
      .map((expr, place) => call('logic.case', [expr, long(2 ** place), long(0)]))
    found.push(bits.reduce((sum, bit) => call('number.add', [sum, bit])))
  }
  return found
}

const BITS = 30

/** Places of the bits that are set. */
export function unpackBits(numbers: readonly Scalar[]): readonly number[] {
  const found: number[] = []
  for (const [place, number] of numbers.entries()) {
    const bits = Number(number ?? 0)
    for (let bit = 0; bit < BITS; bit += 1) if ((bits & (1 << bit)) !== 0) found.push(place * BITS + bit)
  }
  return found
}

export function named(plan: Plan, name: string): Column {
  const column = outputColumns(plan).find((one) => one.name === name)
  if (column === undefined) throw new Error(`no column ${name}`)
  return column
}
