import type { DuckDBConnection, DuckDBDataChunk, DuckDBType, DuckDBVector } from '@duckdb/node-api'
import type { Surroundings } from '../../functions/define.ts'
import { FUNCTIONS } from '../../functions/index.ts'
import type { Expr } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { expressionsOf, walkExpr, walkPlan } from '../../plan/traverse.ts'
import type { Scalar, ValueType } from '../../types/value.ts'
import { duckdb } from './api.ts'
import { Deadlines } from './execution.ts'

const { BIGINT, BOOLEAN, DOUBLE, VARCHAR } = duckdb

export type HostCall = Extract<Expr, { kind: 'call' }>

const PHYSICAL: Readonly<Record<ValueType, DuckDBType>> = {
  boolean: BOOLEAN,
  int: BIGINT,
  long: BIGINT,
  real: DOUBLE,
  string: VARCHAR,
  guid: VARCHAR,
  datetime: BIGINT,
  timespan: BIGINT,
  dynamic: VARCHAR,
}

/** One name for each function and list of types. */
export function hostName(call: HostCall): string {
  return ['host', call.fn.replaceAll('.', '_'), ...call.args.map((a) => a.type), 'gives', call.type].join('_')
}

/** The calls of functions without SQL, one for each signature. */
export function hostCalls(plan: Plan): ReadonlyMap<string, HostCall> {
  const found = new Map<string, HostCall>()
  walkPlan(plan, (node) => {
    for (const expr of expressionsOf(node)) {
      walkExpr(expr, (part) => {
        if (part.kind === 'call' && typeof FUNCTIONS[part.fn].sql.duckdb === 'object') found.set(hostName(part), part)
      })
    }
  })
  return found
}

/** Makes the function callable from SQL, on every connection of the instance. */
export function registerHostFunction(
  connection: DuckDBConnection,
  name: string,
  call: HostCall,
  surroundings: Surroundings = {},
  deadlines: Deadlines = new Deadlines(),
): void {
  const { evaluate, nulls } = FUNCTIONS[call.fn]
  const propagates = nulls === 'propagate'
  const arity = call.args.length
  connection.registerScalarFunction(
    duckdb.DuckDBScalarFunction.create({
      name,
      parameterTypes: call.args.map((a) => PHYSICAL[a.type]),
      returnType: PHYSICAL[call.type],
      specialHandling: true,
      mainFunction: (_info, input: DuckDBDataChunk, output: DuckDBVector) => {
        const started = performance.now()
        deadlines.calls += 1
        const vectors = Array.from({ length: arity }, (_, i) => input.getColumnVector(i))
        for (let row = 0; row < input.rowCount; row += 1) {
          if ((row & 7) === 7) checkTime(call.fn, started, deadlines)
          // The physical types above are read as these very values.
          const args = vectors.map((v) => v.getItem(row) as Scalar)
          output.setItem(row, propagates && args.includes(null) ? null : (evaluate?.(args, surroundings) ?? null))
        }
        output.flush()
      },
    }),
  )
}

/**
 * Milliseconds that one call may take for the rows of a chunk. Nothing else in this process runs meanwhile, not even what
 * Ctrl-C asks for.
 */
const LONGEST_CHUNK = 15_000

function checkTime(fn: string, started: number, deadlines: Deadlines): void {
  const now = performance.now()
  if (now > deadlines.last) throw new Error('the query took longer than allowed')
  if (now - started > LONGEST_CHUNK)
    throw new Error(`\`${fn}\` takes too long on these rows: ask for fewer or shorter ones first`)
}
