import type { Scalar, ValueType } from '../types/value.ts'

/** Engines that run plans. Adding one makes every function without SQL for it a type error. */
export type EngineId = 'duckdb'

/** One argument as an engine's printer hands it over: its SQL text, and its value when it is a literal. */
export interface SqlArgument {
  readonly sql: string
  readonly type: ValueType
  /** `undefined` when the argument is no literal. */
  readonly literal: Scalar | undefined
}

/**
 * SQL of a call: `$1` ... `$9` stand for the arguments (each is already safe to stand inside an operator), or a
 * function of them. The form puts itself in parentheses where it is an operator.
 */
export type SqlForm = string | ((args: readonly SqlArgument[], quote: (text: string) => string) => string)

/**
 * In place of SQL: the engine calls `evaluate` for every row, some microseconds each. For functions that SQL cannot
 * express exactly; never for what detections run over every event.
 */
export const HOST = { kind: 'host' } as const

/** What functions may ask that stands in none of their arguments: given to an engine when it is opened. */
export interface Surroundings {
  /** Where an address is: a bag as JSON text, null for one that is not known. */
  readonly locate?: (address: string) => string | null
  /** Where an address comes from, with codes and its autonomous system: a bag as JSON text, or null. */
  readonly originOf?: (address: string) => string | null
}

/** `any`: every type. `number`: int, long or real. `integer`: int or long. */
export type ParameterType = ValueType | 'any' | 'number' | 'integer'

/** A fixed type, or one computed from the arguments' types. */
export type ReturnRule = ValueType | ((args: readonly ValueType[]) => ValueType)

export interface TypedScalar {
  readonly type: ValueType
  readonly value: Scalar
}

/** Without a type: bigint is long, number is real, null has the parameter's type. */
export type VectorValue = Scalar | TypedScalar

/** `[arguments, result]`: run on every engine, and on `evaluate` where there is one. */
export type Vector = readonly [args: readonly VectorValue[], result: Scalar]

export interface ScalarFunction {
  /** What it means, for every engine alike: units, ranges, errors. */
  readonly doc: string
  readonly params: readonly ParameterType[]
  /** Type of further arguments, any number of them. */
  readonly rest?: ParameterType
  /** Arguments from this place on are literals; lowering sees to it. */
  readonly literalFrom?: number
  readonly returns: ReturnRule
  /** `propagate`: null when any argument is null. `handles`: the function decides. */
  readonly nulls: 'propagate' | 'handles'
  readonly sql: Readonly<Record<EngineId, SqlForm | typeof HOST>>
  /**
   * For constant folding, which has no surroundings, and for engines that call back. Never called with null when
   * `nulls` is `propagate`. `undefined` means: leave it to the engine.
   */
  readonly evaluate?: (args: readonly Scalar[], surroundings?: Surroundings) => Scalar | undefined
  readonly cases: readonly Vector[]
}

/** A function that has no SQL: engines call it back. */
export type HostFunction = Omit<ScalarFunction, 'sql' | 'evaluate'> & {
  readonly evaluate: (args: readonly Scalar[]) => Scalar
}

/** `[rows of arguments, result]`. */
export type AggregateVector = readonly [rows: readonly (readonly VectorValue[])[], result: Scalar]

/** What the printer puts into an aggregate's or a window function's SQL; each is empty or begins with a blank. */
export interface SqlClauses {
  /** ORDER BY inside an aggregate's parentheses. */
  readonly order: string
  /** FILTER (WHERE ...) after an aggregate. */
  readonly filter: string
  /** The condition of `filter`. */
  readonly condition: string
  /** OVER (...) after a window function. */
  readonly over: string
}

/** Like `SqlForm`, with `$order`, `$filter` and `$over` for the clauses. */
export type ClausedSqlForm = string | ((args: readonly SqlArgument[], clauses: SqlClauses) => string)

export interface AggregateFunction {
  readonly doc: string
  readonly params: readonly ParameterType[]
  readonly returns: ReturnRule
  /** The result depends on the order of the input, so the SQL says `$order`. */
  readonly ordered?: true
  /** Says where the FILTER clause stands: `$filter`. */
  readonly sql: Readonly<Record<EngineId, ClausedSqlForm>>
  readonly cases: readonly AggregateVector[]
}

export interface WindowFunction {
  readonly doc: string
  readonly params: readonly ParameterType[]
  readonly returns: ReturnRule
  /** Ties of the ordering are told apart by the order of the input. */
  readonly breaksTies: boolean
  /** The result is a place in the order (or stands at one), not a fold over a frame. */
  readonly places: boolean
  /** Says where the OVER clause stands: `$over`. */
  readonly sql: Readonly<Record<EngineId, ClausedSqlForm>>
}

export function defineFunctions<K extends string>(
  entries: Record<K, ScalarFunction>,
): Readonly<Record<K, ScalarFunction>> {
  return entries
}

/** Functions that every engine evaluates by calling back, row by row. */
export function defineHostFunctions<K extends string>(
  entries: Record<K, HostFunction>,
): Readonly<Record<K, ScalarFunction>> {
  const made: [string, ScalarFunction][] = Object.entries<HostFunction>(entries).map(([id, entry]) => [
    id,
    { ...entry, sql: { duckdb: HOST } },
  ])
  // The keys are those of `entries`.
  return Object.fromEntries(made) as Record<K, ScalarFunction>
}

export function defineAggregates<K extends string>(
  entries: Record<K, AggregateFunction>,
): Readonly<Record<K, AggregateFunction>> {
  return entries
}

export function defineWindows<K extends string>(
  entries: Record<K, WindowFunction>,
): Readonly<Record<K, WindowFunction>> {
  return entries
}

/** The type of argument `index`. */
export function sameAs(index: number): ReturnRule {
  return (args) => args[index] ?? 'string'
}

/** real when any argument is real, long otherwise. */
export function widest(args: readonly ValueType[]): ValueType {
  if (args.includes('real')) return 'real'
  return 'long'
}

/** A function of one number that gives a real. */
export function real(doc: string, sql: string, cases: readonly Vector[]): ScalarFunction {
  return { doc, params: ['number'], returns: 'real', nulls: 'propagate', sql: { duckdb: sql }, cases }
}
