import { call, type Expr, literal } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { fingerprint } from './value.ts'

/** Null for a missing address; false for one that is no IPv4 address, as it lies in no such network. */
export function networkTest(address: Expr, networks: readonly Expr[], span: Span): Expr {
  const inside = call('ip.in_ipv4_networks', [address, ...networks], span)
  const missing = call('logic.is_null', [address], span)
  return call('logic.case', [missing, literal('boolean', null, span), call('logic.is_true', [inside], span)], span)
}

/**
 * Alternatives with the network tests of one address made one test, so that the address is read once:
 * `INCIDR('10.0.0.0/8', a) OR x OR INCIDR('127.0.0.0/8', a)` tests two networks in the place of the first.
 */
export function mergeNetworkTests(alternatives: readonly Expr[]): readonly Expr[] {
  const tests = new Map<string, Expr>()
  const places: (Expr | string)[] = []
  for (const alternative of alternatives) {
    const parts = networkParts(alternative)
    if (parts === undefined) {
      places.push(alternative)
      continue
    }
    const key = fingerprint(parts.address)
    const known = tests.get(key)
    const before = known === undefined ? undefined : networkParts(known)
    if (before === undefined) places.push(key)
    tests.set(key, networkTest(parts.address, [...(before?.networks ?? []), ...parts.networks], alternative.span))
  }
  return places.flatMap((place) => (typeof place === 'string' ? (tests.get(place) ?? []) : place))
}

/** The parts of what `networkTest` made. */
function networkParts(expr: Expr): { readonly address: Expr; readonly networks: readonly Expr[] } | undefined {
  if (expr.kind !== 'call' || expr.fn !== 'logic.case' || expr.args.length !== 3) return undefined
  const last = expr.args[2]
  if (last?.kind !== 'call' || last.fn !== 'logic.is_true') return undefined
  const [inside] = last.args
  if (inside?.kind !== 'call' || inside.fn !== 'ip.in_ipv4_networks') return undefined
  const [address, ...networks] = inside.args
  return address === undefined ? undefined : { address, networks }
}
