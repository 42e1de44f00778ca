import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { isArray, readDynamic } from '../../../types/dynamic.ts'
import { constantText, isInteger, orEmpty, toText } from '../values.ts'
import { type Builtin, type CallSite, folded, of, ofAny } from './builtin.ts'

/** RFC 1918; 127.0.0.0/8 is not private (`ipv4-is-private-function.md`). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

function isNetwork(written: string): boolean {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(written)
  if (m === null) return false
  return m.slice(1, 5).every((o) => Number(o) <= 255) && Number(m[5] ?? 0) <= 32
}

/** Texts after the first argument, or the array that stands for them. */
function listOf(items: readonly Expr[], site: CallSite): Expr | undefined {
  const [only] = items
  if (only === undefined) return undefined
  if (items.length === 1 && only.type === 'dynamic') return only
  const texts = items.map(constantText)
  if (texts.every((t) => t !== undefined)) return literal('dynamic', JSON.stringify(texts), only.span)
  return call(
    'dynamic.array',
    items.map((i) => call('dynamic.from', [toText(site.cx, i)])),
    site.span,
  )
}

/** The texts of a list that is a constant. */
function constantTexts(list: Expr): readonly string[] | undefined {
  const read = list.kind === 'literal' && typeof list.value === 'string' ? readDynamic(list.value) : undefined
  return read !== undefined && isArray(read) ? read.filter((e) => typeof e === 'string') : undefined
}

/** Networks that are constants are compared in SQL; what is no plain address there may still be one with a prefix. */
function inNetworks(address: Expr, list: Expr, site: CallSite): Expr {
  const decided = folded('ip.in_any_ipv4_network', [address, list], site.span)
  const networks = constantTexts(list)
  if (decided.kind === 'literal' || networks === undefined || !networks.every(isNetwork)) return decided
  const plain = call('ip.in_ipv4_networks', [address, ...networks.map((n) => text(n, list.span))], site.span)
  return call('logic.coalesce', [plain, decided], site.span)
}

/** `ipv4-is-in-any-range-function.md`, `ipv6-is-in-any-range-function.md`. */
const inRanges = (bits: 32 | 128): Builtin =>
  ofAny(([value, ...ranges], site) => {
    const list = listOf(ranges, site)
    if (value === undefined || list === undefined) return undefined
    const address = toText(site.cx, value)
    return bits === 32 ? inNetworks(address, list, site) : folded('ip.in_any_network', [address, list], site.span)
  })

/** The optional prefix of two addresses; it counts the bits of an IPv6 address in `ipv6_...`. */
function prefixOf(prefix: Expr | undefined, bits: 32 | 128): Expr | undefined {
  if (prefix === undefined) return long(bits)
  return isInteger(prefix.type) ? prefix : undefined
}

const compare = (bits: 32 | 128, whole: boolean): Builtin =>
  of(3, ([a, b, prefix], site) => {
    const most = prefixOf(prefix, bits)
    if (a === undefined || b === undefined || most === undefined) return undefined
    if (bits === 128 && prefix !== undefined) {
      site.cx.note(site.span, 'the prefix', 'it counts bits of IPv6, between two IPv4 addresses, too')
    }
    const fn = bits === 32 ? 'ip.compare_ipv4' : 'ip.compare'
    const order = folded(fn, [toText(site.cx, a), toText(site.cx, b), most], site.span)
    return whole ? order : call('compare.eq', [order, long(0)], site.span)
  })

/** A function of one address and an optional prefix; text results are empty where there is none. */
const ofNetwork = (fn: FunctionId, bits: 32 | 128): Builtin =>
  of(2, ([value, prefix], site) => {
    const most = prefixOf(prefix, bits)
    if (value === undefined || most === undefined) return undefined
    const address = isInteger(value.type) ? orEmpty(call('ip.number_to_ipv4', [value])) : toText(site.cx, value)
    const result = folded(fn, [address, most], site.span)
    return result.type === 'string' ? orEmpty(result) : result
  })

/** `has_ipv4` and its siblings (`has-any-ipv4-function.md`, `has-any-ipv4-prefix-function.md`). */
const contains = (fn: 'ip.text_has_any_ipv4' | 'ip.text_has_any_ipv4_prefix'): Builtin =>
  ofAny(([source, ...wanted], site) => {
    const list = listOf(wanted, site)
    if (source === undefined || list === undefined) return undefined
    return folded(fn, [toText(site.cx, source), list], site.span)
  })

export const IP_BUILTINS: Readonly<Record<string, Builtin>> = {
  ipv4_is_private: of(1, ([value], site) => {
    if (value === undefined) return undefined
    return inNetworks(toText(site.cx, value), literal('dynamic', JSON.stringify(PRIVATE)), site)
  }),
  ipv4_is_in_range: inRanges(32),
  ipv4_is_in_any_range: inRanges(32),
  ipv6_is_in_range: inRanges(128),
  ipv6_is_in_any_range: inRanges(128),
  ipv4_compare: compare(32, true),
  ipv4_is_match: compare(32, false),
  ipv6_compare: compare(128, true),
  ipv6_is_match: compare(128, false),
  ipv4_netmask_suffix: of(1, ([value], site) =>
    value === undefined ? undefined : folded('ip.ipv4_prefix_length', [toText(site.cx, value)], site.span),
  ),
  ipv4_range_to_cidr_list: of(2, ([first, last], site) => {
    if (first === undefined || last === undefined) return undefined
    return folded('ip.ipv4_range_to_networks', [toText(site.cx, first), toText(site.cx, last)], site.span)
  }),
  parse_ipv4: ofNetwork('ip.ipv4_network_to_number', 32),
  parse_ipv4_mask: ofNetwork('ip.ipv4_network_to_number', 32),
  parse_ipv6: ofNetwork('ip.canonical_ipv6', 128),
  parse_ipv6_mask: ofNetwork('ip.canonical_ipv6', 128),
  format_ipv4: ofNetwork('ip.format_ipv4', 32),
  format_ipv4_mask: ofNetwork('ip.format_ipv4_network', 32),
  has_ipv4: contains('ip.text_has_any_ipv4'),
  has_any_ipv4: contains('ip.text_has_any_ipv4'),
  has_ipv4_prefix: contains('ip.text_has_any_ipv4_prefix'),
  has_any_ipv4_prefix: contains('ip.text_has_any_ipv4_prefix'),
}
