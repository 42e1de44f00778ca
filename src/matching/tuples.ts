import { filter, project } from '../plan/build.ts'
import { and, type Column, call, type Expr, long, or, reference } from '../plan/expr.ts'
import type { Computed, Plan } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Scalar } from '../types/value.ts'
import { equal, join, PAIR, packs, ROW_ID, scanOf, type Tables, writePairs } from './tables.ts'
import { type Decided, SIGNATURES, type SubjectTest } from './values.ts'

/** What decides the rows: a signature for each subject, and the atoms decided row by row in packs. */
export interface TupleShape {
  readonly tests: readonly SubjectTest[]
  /** Over the columns of the rows. */
  readonly rowAtoms: readonly Expr[]
  /** Whether a row of which no fact is true can match. */
  readonly keepsEmpty: boolean
}

/** Rows (`row`) that match and the place of what matches them (`tuple`). */
export const MATCHES = [
  { name: 'row', type: 'long' },
  { name: 'tuple', type: 'long' },
] as const

/**
 * Finds the rows that match. `rows`: the rows, and `rowId` that numbers them. `decide` is asked for every combination of
 * signatures (in the order of the tests) and packs that there is; it gives a number for those that match.
 */
export async function matchingRows(
  rows: Plan,
  rowId: Column,
  shape: TupleShape,
  decided: readonly Decided[],
  decide: (tuple: readonly number[]) => number | undefined,
  tables: Tables,
): Promise<{ readonly table: string; readonly count: number } | undefined> {
  const tupleColumns = [
    ...decided.map((_, place) => ({ name: `s${place}`, type: 'long' as const })),
    ...packs(shape.rowAtoms).map((_, place) => ({ name: `p${place}`, type: 'long' as const })),
  ]
  const signed = await tables.make([{ name: 'row', type: 'long' }, ...tupleColumns])
  await tables.fill(signed, signedRows(rows, rowId, shape, decided, tables))
  for (const { table } of decided) if (table !== undefined) await tables.drop(table)

  const distinct = await tables.make([...tupleColumns, ANY])
  const { plan, columns } = scanOf(signed, tupleColumns, tables.columns)
  const keys = columns.map((column) => ({ ...tables.columns.fresh(column.name, 'long'), expr: reference(column) }))
  const input: Plan = { kind: 'aggregate', input: plan, keys, aggregates: [], span: NO_SPAN }
  await tables.fill(distinct, input)

  const ids: number[] = []
  const found: number[] = []
  let id = 0
  for await (const batch of tables.rows(scanOf(distinct, [...tupleColumns, ANY], tables.columns).plan)) {
    for (const row of batch) {
      const match = decide(tupleOf(row, tupleColumns.length))
      if (match !== undefined) {
        ids.push(id)
        found.push(match)
      }
      id += 1
    }
  }
  const matches = ids.length === 0 ? undefined : await rowsOf(signed, distinct, tupleColumns, found, ids, tables)
  await tables.drop(signed)
  await tables.drop(distinct)
  return matches
}

/** Tables have a column at least. */
const ANY = { name: 'any', type: 'long' } as const

function tupleOf(row: readonly Scalar[], size: number): readonly number[] {
  return row.slice(0, size).map((value) => Number(value ?? 0))
}

function signedRows(rows: Plan, rowId: Column, shape: TupleShape, decided: readonly Decided[], tables: Tables): Plan {
  const fresh = (name: string, expr: Expr): Computed => ({ ...tables.columns.fresh(name, expr.type), expr })
  const subjects = shape.tests.map((test, place) =>
    decided[place]?.table === undefined && decided[place]?.ofNull === 0
      ? undefined
      : fresh(`v${place}`, test.subject.expr),
  )
  const packed = packs(shape.rowAtoms).map((expr, place) => fresh(`p${place}`, expr))
  const row = fresh('row', reference(rowId))
  let joined = project(rows, [row, ...subjects.filter((subject) => subject !== undefined), ...packed])
  const signatures = decided.map(({ table, ofNull }, place) => {
    const subject = subjects[place]
    if (subject === undefined) return fresh(`s${place}`, long(0))
    let known: Expr = long(0)
    if (table !== undefined) {
      const { plan, columns } = scanOf(table, SIGNATURES, tables.columns)
      const [value, signature] = columns
      if (value !== undefined && signature !== undefined) {
        joined = join('left', joined, plan, equal(subject, value))
        known = call('logic.coalesce', [reference(signature), long(0)])
      }
    }
    if (ofNull === 0) return fresh(`s${place}`, known)
    return fresh(`s${place}`, call('logic.case', [call('logic.is_null', [reference(subject)]), long(ofNull), known]))
  })
  const keep = (column: Column): Computed => ({ ...column, expr: reference(column) })
  const signed = project(joined, [keep(row), ...signatures, ...packed.map(keep)])
  if (shape.keepsEmpty) return signed
  return filter(signed, or([...signatures, ...packed].map((one) => call('compare.ne', [reference(one), long(0)]))))
}

async function rowsOf(
  signed: string,
  distinct: string,
  list: readonly { readonly name: string; readonly type: 'long' }[],
  found: readonly number[],
  ids: readonly number[],
  tables: Tables,
): Promise<{ readonly table: string; readonly count: number }> {
  const pairs = await writePairs(tables, found, ids)
  const pair = scanOf(pairs, PAIR, tables.columns)
  const tuple = scanOf(distinct, [{ name: ROW_ID, type: 'long' }, ...list], tables.columns)
  const row = scanOf(signed, [{ name: 'row', type: 'long' }, ...list], tables.columns)
  const [match, id] = pair.columns
  const [tupleId, ...tupleValues] = tuple.columns
  const [rowId, ...rowValues] = row.columns
  const table = await tables.make(MATCHES)
  if (match === undefined || id === undefined || tupleId === undefined || rowId === undefined)
    return { table, count: 0 }
  const matching = join('inner', tuple.plan, pair.plan, equal(tupleId, id))
  const same = rowValues.flatMap((value, place) => {
    const other = tupleValues[place]
    return other === undefined ? [] : [equal(value, other)]
  })
  const joined = join('inner', row.plan, matching, and(same))
  const count = await tables.fill(
    table,
    project(joined, [
      { ...tables.columns.fresh('row', 'long'), expr: reference(rowId) },
      { ...tables.columns.fresh('tuple', 'long'), expr: reference(match) },
    ]),
  )
  await tables.drop(pairs)
  return { table, count }
}
