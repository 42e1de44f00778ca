import { call, type Expr, text } from '../../../plan/expr.ts'
import { constantJson, constantText, toText } from '../values.ts'
import { type Builtin, of, ofAny } from './builtin.ts'

/** RFC 1918; 127.0.0.0/8 is not private (`ipv4-is-private-function.md`). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

/** The address of `a.b.c.d/nn`. */
function withoutPrefix(value: Expr): Expr {
  return call('regex.replace_all', [value, text('/(?:[0-9]|[12][0-9]|3[0-2])$'), text('')], value.span)
}

function isNetwork(written: string): boolean {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(written)
  if (m === null) return false
  return m.slice(1, 5).every((o) => Number(o) <= 255) && Number(m[5] ?? 0) <= 32
}

const inNetworks = (value: Expr, networks: readonly Expr[], span: Expr['span']): Expr | undefined => {
  const written = networks.map(constantText)
  if (written.some((w) => w === undefined || !isNetwork(w))) return undefined
  return call('ip.in_ipv4_networks', [value, ...networks], span)
}

export const IP_BUILTINS: Readonly<Record<string, Builtin>> = {
  ipv4_is_private: of(1, ([value], site) => {
    if (value === undefined) return undefined
    return inNetworks(
      withoutPrefix(toText(site.cx, value)),
      PRIVATE.map((n) => text(n)),
      site.span,
    )
  }),
  ipv4_is_in_range: of(2, ([value, network], site) =>
    value === undefined || network === undefined ? undefined : inNetworks(toText(site.cx, value), [network], site.span),
  ),
  ipv4_is_in_any_range: ofAny(([value, ...networks], site) => {
    if (value === undefined) return undefined
    const flat = networks.flatMap((n) => {
      const json = constantJson(n)
      return Array.isArray(json) ? json.map((j) => text(String(j), n.span)) : [n]
    })
    return inNetworks(toText(site.cx, value), flat, site.span)
  }),
  geo_info_from_ip_address: of(1, ([address], { cx, span }) => {
    if (address?.type !== 'string') return undefined
    cx.needLocations(span)
    cx.note(span, '`geo_info_from_ip_address`', 'places come from the MaxMind DB file that is given, of any date')
    return call('ip.location', [address], span)
  }),
}
