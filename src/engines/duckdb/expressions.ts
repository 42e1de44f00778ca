import type { SqlArgument, SqlClauses } from '../../functions/define.ts'
import { AGGREGATE_FUNCTIONS, FUNCTIONS, type FunctionId, WINDOW_FUNCTIONS } from '../../functions/index.ts'
import type { AggregateCall, ColumnId, Expr, WindowCall } from '../../plan/expr.ts'
import { assertNever } from '../../plan/plan.ts'
import type { Scalar, ValueType } from '../../types/value.ts'
import { type HostCall, hostName } from './host.ts'
import { quoteText } from './quote.ts'
import { duckDbType } from './types.ts'

/** What a column is called where an expression stands. */
export type Scope = ReadonlyMap<ColumnId, string>

/** Every text that this gives can stand as an operand of any operator. */
export function printExpression(expr: Expr, scope: Scope): string {
  switch (expr.kind) {
    case 'literal':
      return printLiteral(expr.type, expr.value)
    case 'column': {
      const name = scope.get(expr.id)
      if (name === undefined) throw new Error(`column ${expr.id} is not in scope`)
      return name
    }
    case 'call': {
      // DuckDB forgets the type of an operation on a constant null.
      const isNull = FUNCTIONS[expr.fn].nulls === 'propagate' && expr.args.some(isNullLiteral)
      if (isNull) return printLiteral(expr.type, null)
      const bare = comparesNumbers(expr.fn) && expr.args.some((arg) => arg.kind !== 'literal')
      const args = expr.args.map((arg) => argument(arg, scope, bare))
      const form = FUNCTIONS[expr.fn].sql.duckdb
      if (typeof form === 'string') return fill(form, args, NO_CLAUSES)
      return typeof form === 'function' ? form(args, quoteText) : printHostCall(expr, args)
    }
    default:
      return assertNever(expr)
  }
}

/** A function of the host passes JSON as text, which DuckDB casts when asked to only. */
function printHostCall(expr: HostCall, args: readonly SqlArgument[]): string {
  const list = args.map((a) => (a.type === 'dynamic' ? `${a.sql}::VARCHAR` : a.sql)).join(', ')
  const result = `${hostName(expr)}(${list})`
  return expr.type === 'dynamic' ? `${result}::JSON` : result
}

export function printAggregate(call: AggregateCall, scope: Scope, order: string): string {
  const args = call.args.map((arg) => argument(arg, scope, false))
  const condition = call.filter === undefined ? '' : printExpression(call.filter, scope)
  const filter = condition === '' ? '' : ` FILTER (WHERE ${condition})`
  const clauses = { order: order === '' ? '' : ` ORDER BY ${order}`, filter, condition, over: '' }
  const form = AGGREGATE_FUNCTIONS[call.fn].sql.duckdb
  return typeof form === 'string' ? fill(form, args, clauses) : form(args, clauses)
}

export function printWindow(call: WindowCall, scope: Scope, over: string): string {
  const args = call.args.map((arg) => argument(arg, scope, false))
  const clauses = { ...NO_CLAUSES, over: ` OVER (${over})` }
  const form = WINDOW_FUNCTIONS[call.fn].sql.duckdb
  return typeof form === 'string' ? fill(form, args, clauses) : form(args, clauses)
}

function isNullLiteral(expr: Expr): boolean {
  return expr.kind === 'literal' && expr.value === null
}

const NO_CLAUSES: SqlClauses = { order: '', filter: '', condition: '', over: '' }

function argument(arg: Expr, scope: Scope, bare: boolean): SqlArgument {
  const value = arg.kind === 'literal' ? arg.value : undefined
  const sql = bare && typeof value === 'bigint' ? printInteger(value, '') : printExpression(arg, scope)
  return { sql, type: arg.type, literal: value }
}

/** Next to a column a comparison gives small integers the column's type by itself. */
function comparesNumbers(fn: FunctionId): boolean {
  return fn.startsWith('compare.') || fn === 'logic.in'
}

/** One pass, so that a `$1` inside an argument stays what it is. */
function fill(form: string, args: readonly SqlArgument[], clauses: SqlClauses): string {
  return form.replace(/\$(?:([1-9])|(order|filter|over)\b)/g, (_, place: string | undefined, clause: string) => {
    if (place !== undefined) return args[Number(place) - 1]?.sql ?? 'NULL'
    return clause === 'order' ? clauses.order : clause === 'filter' ? clauses.filter : clauses.over
  })
}

export function printLiteral(type: ValueType, value: Scalar): string {
  switch (typeof value) {
    case 'string':
      return type === 'dynamic' ? `${quoteText(value)}::JSON` : quoteText(value)
    case 'bigint':
      return printInteger(value, '::BIGINT')
    case 'number':
      return printReal(value)
    case 'boolean':
      return String(value)
    default:
      return `NULL::${duckDbType(type)}`
  }
}

const SMALL = 2n ** 31n
const LEAST = -(2n ** 63n)

/** DuckDB gives numerals below 2^31 the type INTEGER, and those from 2^31 on BIGINT. */
function printInteger(value: bigint, cast: string): string {
  if (value === LEAST) return `'${value}'::BIGINT`
  const absolute = value < 0n ? -value : value
  const text = absolute < SMALL ? `${value}${cast}` : `${value}`
  return value < 0n ? `(${text})` : text
}

/** A numeral without an exponent would be a DECIMAL. */
function printReal(value: number): string {
  if (Number.isNaN(value)) return "'nan'::DOUBLE"
  if (!Number.isFinite(value)) return value > 0 ? "'inf'::DOUBLE" : "'-inf'::DOUBLE"
  const digits = String(value)
  const text = digits.includes('e') ? digits : `${digits}e0`
  return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0e0' : text})` : text
}
