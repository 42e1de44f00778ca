import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostCalls, registerHostFunction } from '../../src/engines/duckdb/host.ts'
import { duckDbType, printSql } from '../../src/engines/duckdb/index.ts'
import type {
  AggregateFunction,
  ParameterType,
  ScalarFunction,
  TypedScalar,
  VectorValue,
} from '../../src/functions/define.ts'
import { AGGREGATE_FUNCTIONS, type AggregateId, FUNCTIONS, type FunctionId } from '../../src/functions/index.ts'
import { project } from '../../src/plan/build.ts'
import { aggregateCall, call, type Expr, literal, reference } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
})
afterAll(() => instance.closeSync())

const registered = new Set<string>()

interface Outcome {
  readonly type: string
  readonly value: unknown
}

/** The one value of a plan of one row and one column, with the type that the SQL gives it. */
async function outcomeOf(plan: Plan): Promise<Outcome> {
  for (const [name, hosted] of hostCalls(plan)) {
    if (registered.has(name)) continue
    registerHostFunction(connection, name, hosted)
    registered.add(name)
  }
  const result = await connection.run(printSql(plan))
  const type = result.columnType(0)
  const rows = await result.getRows()
  return { type: type.alias ?? type.toString(), value: rows[0]?.[0] ?? null }
}

function typed(value: VectorValue, parameter: ParameterType | undefined): TypedScalar {
  if (typeof value === 'object' && value !== null) return value
  if (value === null) return { type: concrete(parameter), value }
  if (typeof value === 'bigint') return { type: 'long', value }
  if (typeof value === 'number') return { type: 'real', value }
  return { type: typeof value === 'boolean' ? 'boolean' : 'string', value }
}

function concrete(parameter: ParameterType | undefined): ValueType {
  if (parameter === undefined || parameter === 'any') return 'string'
  return parameter === 'number' || parameter === 'integer' ? 'long' : parameter
}

/** Nulls among values of another type take that type, as they would in a query. */
function argumentsOf(
  fn: { readonly params: readonly ParameterType[]; readonly rest?: ParameterType },
  values: readonly VectorValue[],
): readonly TypedScalar[] {
  const known = values.find((v) => v !== null)
  return values.map((value, index) => {
    const parameter = fn.params[index] ?? fn.rest
    if (value === null && parameter === 'any' && known !== undefined) return { ...typed(known, parameter), value: null }
    return typed(value, parameter)
  })
}

const ids = new ColumnSource()

function valuesPlan(rows: readonly (readonly TypedScalar[])[], types: readonly ValueType[]) {
  const columns = types.map((type, index) => ids.fresh(`a${index}`, type))
  return { kind: 'values' as const, columns, rows: rows.map((row) => row.map((a) => a.value)), span: NO_SPAN }
}

function literalExpr(a: TypedScalar): Expr {
  return literal(a.type, a.value)
}

function callOver(fn: FunctionId, args: readonly TypedScalar[], source: 'constants' | 'columns'): Plan {
  const { literalFrom = args.length } = FUNCTIONS[fn]
  const input = valuesPlan(
    [args],
    args.map((a) => a.type),
  )
  const bound = args.map((a, index) => {
    const column = input.columns[index]
    return source === 'constants' || column === undefined || index >= literalFrom ? literalExpr(a) : reference(column)
  })
  const expr = call(fn, bound)
  return project(input, [{ ...ids.fresh('value', expr.type), expr }])
}

function expectResult(outcome: Outcome, type: ValueType, expected: Scalar): void {
  expect(outcome.type).toBe(duckDbType(type))
  expectValue(outcome.value, expected)
}

/** Reals may differ in their last digits. */
function expectValue(value: unknown, expected: Scalar): void {
  if (typeof expected === 'number' && Number.isFinite(expected) && typeof value === 'number') {
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-12)
  } else {
    expect(value).toEqual(expected)
  }
}

const show = (values: readonly VectorValue[]): string =>
  values
    .map((v) => {
      const value = typeof v === 'object' && v !== null ? v.value : v
      return typeof value === 'string' ? JSON.stringify(value) : String(value)
    })
    .join(', ')

const scalars = Object.entries(FUNCTIONS) as [FunctionId, ScalarFunction][]
const aggregates = Object.entries(AGGREGATE_FUNCTIONS) as [AggregateId, AggregateFunction][]

describe.each(scalars)('%s', (id, fn) => {
  test('has vectors that tell it apart', () => {
    expect(fn.cases.length).toBeGreaterThanOrEqual(2)
    if (fn.returns === 'boolean') {
      const results = fn.cases.map(([, result]) => result)
      expect(results).toContain(true)
      expect(results).toContain(false)
    }
  })

  test.each(fn.cases.map((c) => [show(c[0]), c] as const))('(%s)', async (_, [values, expected]) => {
    const args = argumentsOf(fn, values)
    const type = call(id, args.map(literalExpr)).type
    expectResult(await outcomeOf(callOver(id, args, 'constants')), type, expected)
    expectResult(await outcomeOf(callOver(id, args, 'columns')), type, expected)
    if (fn.nulls === 'propagate' && args.some((a) => a.value === null)) {
      expect(expected).toBe(null)
      return
    }
    const folded = fn.evaluate?.(args.map((a) => a.value))
    if (folded !== undefined) expectValue(folded, expected)
  })

  test('is null where any argument is, when it says so', async () => {
    if (fn.nulls !== 'propagate' || fn.params.length === 0) return
    const [values] = fn.cases.find(([, result]) => result !== null) ?? []
    const args = argumentsOf(fn, values ?? [])
    const type = call(id, args.map(literalExpr)).type
    for (const index of args.keys()) {
      if (index >= (fn.literalFrom ?? args.length)) continue
      const nulled = args.map((a, i) => (i === index ? { type: a.type, value: null } : a))
      expectResult(await outcomeOf(callOver(id, nulled, 'constants')), type, null)
      expectResult(await outcomeOf(callOver(id, nulled, 'columns')), type, null)
    }
  })
})

describe.each(aggregates)('%s', (id, fn) => {
  test('says where its clauses stand', () => {
    const clauses = { order: ' <order>', filter: ' FILTER (WHERE <condition>)', condition: '<condition>', over: '' }
    const args = fn.params.map((p) => ({ sql: 'x', type: concrete(p), literal: undefined }))
    const form = fn.sql.duckdb
    const sql = typeof form === 'string' ? form : form(args, clauses)
    expect(sql).toContain(typeof form === 'string' ? '$filter' : '<condition>')
    expect(sql.includes(typeof form === 'string' ? '$order' : '<order>')).toBe(fn.ordered === true)
  })

  test.each(fn.cases.map((c) => [c[0].map(show).join(' | '), c] as const))('(%s)', async (_, [rows, expected]) => {
    const typedRows = rows.map((row) => argumentsOf(fn, row))
    const types = fn.params.map((p, i) => typedRows.find((row) => row[i]?.value !== null)?.[i]?.type ?? concrete(p))
    const sample = fn.cases.flatMap(([all]) => all)[0] ?? []
    const input = valuesPlan(typedRows, types)
    // The parameters after the values are literals: limits, separators, percentages.
    const literalFrom = LITERAL_FROM[id] ?? fn.params.length
    const args = input.columns.map((column, index) =>
      index >= literalFrom
        ? literalExpr(typedRows[0]?.[index] ?? typed(sample[index] ?? null, fn.params[index]))
        : reference(column),
    )
    const expr = aggregateCall(id, args)
    const plan: Plan = {
      kind: 'aggregate',
      input,
      keys: [],
      aggregates: [{ ...ids.fresh('value', expr.type), expr }],
      span: NO_SPAN,
    }
    expectResult(await outcomeOf(plan), expr.type, expected)
  })
})

const LITERAL_FROM: Partial<Record<AggregateId, number>> = {
  'agg.list': 1,
  'agg.set': 1,
  'agg.join_text': 1,
  'agg.join_distinct_text': 1,
  'agg.percentile_nearest': 1,
  'agg.percentile_lower': 1,
  'agg.list_with_nulls': 1,
}
