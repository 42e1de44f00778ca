import { and, call, type Expr, not, or, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'
import type { Span } from '../source/text.ts'

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
 * link-local range, and its class is `Public`. Only tests against exactly those ranges change; a network of its own
 * that a query names, and a pattern over an address's text, keep their meaning.
 */
export function treatAsPublic(plan: Plan, networks: readonly string[]): Plan {
  if (networks.length === 0) return plan
  const inLab = (address: Expr, span: Span): Expr =>
    call('logic.is_true', [call('ip.in_ipv4_networks', [address, ...networks.map((n) => text(n))])], span)
  const rewrite = (expr: Expr): Expr => {
    if (expr.kind !== 'call') return expr
    const [address, ...ranges] = expr.args
    if (address === undefined) return expr
    if (expr.fn === 'ip.class') return call('logic.case', [inLab(address, expr.span), text('Public'), expr], expr.span)
    if (expr.fn !== 'ip.in_ipv4_networks') return expr
    const special = ranges.filter(isSpecial)
    if (special.length === 0) return expr
    const inSpecial = call('ip.in_ipv4_networks', [address, ...special], expr.span)
    const own = ranges.filter((range) => !isSpecial(range))
    const privately = and([inSpecial, not(inLab(address, expr.span))], expr.span)
    return own.length === 0 ? privately : or([privately, call('ip.in_ipv4_networks', [address, ...own])], expr.span)
  }
  return transformUp(plan, (node) => mapExprs(node, (expr) => transformExpr(expr, rewrite)))
}

function isSpecial(range: Expr): boolean {
  return range.kind === 'literal' && SPECIAL_RANGES.has(String(range.value))
}
