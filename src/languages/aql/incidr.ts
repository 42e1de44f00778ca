import { readAddress } from '../../functions/address.ts'
import { call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { argument, constantArgument } from './arguments.ts'
import type { ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { networkTest } from './networks.ts'
import { toText, type Value } from './value.ts'

type Call = ExpressionOf<'call'>

/** Null for a missing address; false for one that is of no such kind, as it lies in no such network. */
export function lowerIncidr(lowering: Lowering, { args, span }: Call): Value {
  const none: Value = { expr: literal('boolean', null, span) }
  const network = constantArgument(lowering, args[0], 'the network of INCIDR')
  const value = argument(lowering, args[1])
  if (network === undefined) return none
  if (!isNetwork(network.value)) {
    if (readAddress(network.value) !== undefined) return { expr: ipv6Test(toText(value), network, span) }
    const parameters = { what: 'INCIDR', expected: 'a network such as 10.0.0.0/8', found: `\`${network.value}\`` }
    lowering.session.add('type/mismatch', network.span, parameters)
    return none
  }
  return { expr: networkTest(toText(value), [text(network.value, network.span)], span) }
}

function isNetwork(written: string): boolean {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(written)
  if (m === null) return false
  return m.slice(1, 5).every((o) => Number(o) <= 255) && Number(m[5] ?? 32) <= 32
}

function ipv6Test(address: Expr, network: ExpressionOf<'text'>, span: Span): Expr {
  const networks = literal('dynamic', JSON.stringify([network.value]), network.span)
  const inside = call('logic.is_true', [call('ip.in_any_network', [address, networks], span)], span)
  const missing = call('logic.is_null', [address], span)
  return call('logic.case', [missing, literal('boolean', null, span), inside], span)
}
