import { and, call, type Expr, not, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'

/** The ranges that queries and views test an address against to tell private from public. */
const SPECIAL_RANGES: ReadonlySet<string> = new Set([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
])

/**
 * The plan with the given networks counted as public: an address in one of them is in no private, loopback or
 * link-local range. Only tests against exactly those ranges change; a query that names a network of its own, or tests
 * by a pattern over the text, keeps its meaning.
 */
export function treatAsPublic(plan: Plan, networks: readonly string[]): Plan {
  if (networks.length === 0) return plan
  const rewrite = (expr: Expr): Expr => {
    if (expr.kind !== 'call' || expr.fn !== 'ip.in_ipv4_networks') return expr
    const [address, ...ranges] = expr.args
    const special = ranges.every((r) => r.kind === 'literal' && SPECIAL_RANGES.has(String(r.value)))
    if (address === undefined || !special) return expr
    const inLab = call('ip.in_ipv4_networks', [address, ...networks.map((n) => text(n))], expr.span)
    return and([expr, not(inLab)], expr.span)
  }
  return transformUp(plan, (node) => mapExprs(node, (expr) => transformExpr(expr, rewrite)))
}

/** Whether the text is an IPv4 network `a.b.c.d/n`. */
export function isIpv4Network(candidate: string): boolean {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(candidate)
  if (m === null) return false
  return m.slice(1, 5).every((octet) => Number(octet) <= 255) && Number(m[5]) <= 32
}
