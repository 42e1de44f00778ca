import { FUNCTIONS } from '../functions/index.ts'
import type { Expr } from '../plan/expr.ts'
import { walkExpr } from '../plan/traverse.ts'

/** Rough nanoseconds a row, after measurements on command lines: only their order matters. */
export function cost(expr: Expr): number {
  let sum = 0
  walkExpr(expr, (node) => {
    if (node.kind === 'call') sum += costOf(node)
  })
  return sum
}

/** Not worth a place where it is computed only once. */
export function isCheap(expr: Expr): boolean {
  return expr.kind !== 'call' || cost(expr) < CHEAP
}

const CHEAP = 500

function costOf(node: Extract<Expr, { kind: 'call' }>): number {
  if (node.fn.startsWith('text.has_')) return 900
  if (node.fn.startsWith('regex.')) return 700
  if (node.fn.startsWith('dynamic.') || node.fn.startsWith('ip.')) return 600
  if (node.fn === 'text.equals_ci') return 30
  if (node.fn.startsWith('text.')) return 200
  if (node.fn.startsWith('logic.')) return 1
  if (FUNCTIONS[node.fn].params.includes('string')) return 300
  return node.args.some((arg) => arg.type === 'string') ? 20 : 5
}
