import { FUNCTIONS } from '../functions/index.ts'
import { and, type Expr, literal, or } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'
import type { Scalar } from '../types/value.ts'
import { isNeverNull, TOTAL } from './never-null.ts'

/** `time.shift(2026-01-02, -1d)` is `2026-01-01`; `and(a, true)` is `a`; `case(false, x, y)` is `y`. */
export function foldConstants(plan: Plan): Plan {
  return transformUp(plan, (node) => mapExprs(node, (expr) => transformExpr(expr, foldCall)))
}

export function foldCall(expr: Expr): Expr {
  if (expr.kind !== 'call') return expr
  const folded = foldLiterals(expr)
  if (folded !== undefined) return folded
  switch (expr.fn) {
    case 'logic.and':
      return foldConnective(expr, true)
    case 'logic.or':
      return foldConnective(expr, false)
    case 'logic.case':
      return foldCase(expr)
    case 'logic.coalesce':
      return foldCoalesce(expr)
    case 'logic.is_null':
      return foldIsNull(expr)
    case 'text.contains':
    case 'text.contains_ci':
      return foldContains(expr)
    default:
      return expr
  }
}

type Call = Extract<Expr, { kind: 'call' }>

function foldLiterals(expr: Call): Expr | undefined {
  const fn = FUNCTIONS[expr.fn]
  const values: Scalar[] = []
  for (const arg of expr.args) {
    if (arg.kind !== 'literal') return undefined
    values.push(arg.value)
  }
  if (fn.nulls === 'propagate' && values.includes(null)) return literal(expr.type, null, expr.span)
  const value = fn.evaluate?.(values)
  return value === undefined ? undefined : literal(expr.type, value, expr.span)
}

function isLiteral(expr: Expr, value: Scalar): boolean {
  return expr.kind === 'literal' && expr.value === value
}

/** `neutral`: true for AND, false for OR; the other one decides. */
function foldConnective(expr: Call, neutral: boolean): Expr {
  if (expr.args.some((arg) => isLiteral(arg, !neutral))) return literal('boolean', !neutral, expr.span)
  const rest = expr.args.filter((arg) => !isLiteral(arg, neutral))
  if (rest.length === expr.args.length) return expr
  return (neutral ? and : or)(rest, expr.span)
}

function foldCase(expr: Call): Expr {
  const args: Expr[] = []
  const count = expr.args.length
  let otherwise = expr.args[count - 1]
  for (let index = 0; index + 1 < count; index += 2) {
    const [condition, value] = [expr.args[index], expr.args[index + 1]]
    if (condition === undefined || value === undefined) return expr
    if (isLiteral(condition, false) || isLiteral(condition, null)) continue
    if (isLiteral(condition, true)) {
      otherwise = value
      break
    }
    args.push(condition, value)
  }
  if (otherwise === undefined || otherwise.type !== expr.type) return expr
  if (args.length === 0) return otherwise
  return args.length + 1 === count ? expr : { ...expr, args: [...args, otherwise] }
}

/** What follows a constant can never be reached. */
function foldCoalesce(expr: Call): Expr {
  const args = expr.args.filter((arg) => !isLiteral(arg, null))
  const constant = args.findIndex((arg) => arg.kind === 'literal')
  const reached = constant === -1 ? args : args.slice(0, constant + 1)
  const [only] = reached
  if (reached.length === 1 && only !== undefined && only.type === expr.type) return only
  return reached.length === expr.args.length || reached.length === 0 ? expr : { ...expr, args: reached }
}

/** `is_null(lower(a))` is `is_null(a)`. */
function foldIsNull(expr: Call): Expr {
  const [value] = expr.args
  if (value === undefined) return expr
  if (isNeverNull(value)) return literal('boolean', false, expr.span)
  if (value.kind !== 'call' || !TOTAL.has(value.fn)) return expr
  const parts = value.args.filter((arg) => !isNeverNull(arg))
  return or(
    parts.map((part) => foldIsNull({ ...expr, args: [part] })),
    expr.span,
  )
}

/** A text that is put together holds what one of its constant parts holds. */
function foldContains(expr: Call): Expr {
  const [whole, needle] = expr.args
  if (whole?.kind !== 'call' || whole.fn !== 'text.concat' || needle?.kind !== 'literal') return expr
  const fold = (value: Scalar): Scalar =>
    typeof value === 'string' && expr.fn === 'text.contains_ci'
      ? value.replace(/[A-Z]/g, (c) => c.toLowerCase())
      : value
  const sought = fold(needle.value)
  const holds = whole.args.some((arg) => {
    const part = arg.kind === 'literal' ? fold(arg.value) : null
    return typeof part === 'string' && typeof sought === 'string' && part.includes(sought)
  })
  return holds && isNeverNull(whole) ? literal('boolean', true, expr.span) : expr
}
