import { call, type Expr, literal, long, not, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Expression, ExpressionOf } from '../ast.ts'
import { isTrue, toText, toWhole } from '../values.ts'
import { argument, type Builtin, type Builtins, type CallContext } from './define.ts'

/** RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

/** RFC 5735, which the page of `isReservedIP` names. */
const RESERVED = [
  ...PRIVATE,
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

function inNetworks(networks: readonly string[], negated: boolean): Builtin {
  return {
    least: 1,
    most: 1,
    lower: (args, node, context) => {
      const address = valid(argument(args, 0), node, context)
      const found = call('ip.in_ipv4_networks', [address, ...networks.map((n) => text(n))], node.span)
      return negated ? not(found, node.span) : found
    },
  }
}

/** These functions drop the row whose address is no IPv4 address, wherever in an expression they stand. */
function valid(value: Expr, node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const address = toText(value)
  frame.requires(call('ip.is_ipv4', [address], node.span), node.span)
  frame.choose(`\`${node.fn.text}\``, 'rows whose address is no IPv4 address are dropped, as in the product', node.span)
  return address
}

const GROUP = '[0-9A-Fa-f]{1,4}'
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const IPV4 = `(?:${OCTET}\\.){3}${OCTET}`

/** RFC 4291 §2.2: eight groups, one run of which may be `::`, the last two of which may be an IPv4 address. */
const IPV6 = [
  `(?:${GROUP}:){7}${GROUP}`,
  ...[1, 2, 3, 4, 5, 6].map((n) => `(?:${GROUP}:){${n}}(?:(?::${GROUP}){1,${7 - n}}|:)`),
  `(?:${GROUP}:){7}:`,
  `::(?:${GROUP}(?::${GROUP}){0,6})?`,
  `(?:${GROUP}:){6}${IPV4}`,
  `::(?:${GROUP}:){0,5}${IPV4}`,
  ...[1, 2, 3, 4, 5].map((n) => `(?:${GROUP}:){${n}}:(?:${GROUP}:){0,${5 - n}}${IPV4}`),
].join('|')

function isIpv6(address: Expr): Expr {
  return isTrue(call('regex.full_matches', [address, text(IPV6)]))
}

const IS_IPV4: Builtin = {
  least: 1,
  most: 1,
  lower: (args, node) => isTrue({ ...call('ip.is_ipv4', [toText(argument(args, 0))]), span: node.span }),
}

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/cidr/ */
export const ADDRESS_BUILTINS: Builtins = {
  isprivateip: inNetworks(PRIVATE, false),
  ispublicip: inNetworks(RESERVED, true),
  isreservedip: inNetworks(RESERVED, false),
  isvalidipv4: IS_IPV4,
  isvalidipv6: { least: 1, most: 1, lower: (args) => isIpv6(toText(argument(args, 0))) },
  isvalidip: {
    least: 1,
    most: 1,
    lower: (args, node, context) =>
      call('logic.or', [IS_IPV4.lower(args, node, context), isIpv6(toText(argument(args, 0)))], node.span),
  },
  ipv4tonumber: {
    least: 1,
    most: 1,
    lower: (args, node) => call('ip.ipv4_to_number', [toText(argument(args, 0))], node.span),
  },
  comparecidrprefix: {
    least: 3,
    most: 3,
    lower: (args, node, context) => {
      const size = prefixSize(args, node, 2, context)
      const [a, b] = [0, 1].map((i) => network(toText(argument(args, i)), size, node.span))
      return a === undefined || b === undefined ? literal('boolean', null) : call('compare.eq', [a, b], node.span)
    },
  },
  getcidrprefix: {
    least: 2,
    most: 2,
    lower: (args, node, context) =>
      numberToAddress(network(toText(argument(args, 0)), prefixSize(args, node, 1, context), node.span), node.span),
  },
  maskfromcidr: {
    least: 1,
    most: 1,
    lower: (args, node, context) => {
      const size = prefixSize(args, node, 0, context)
      return numberToAddress(call('number.subtract', [long(2 ** 32), size]), node.span)
    },
  },
}

/** The number of addresses of a network with the given prefix length; null where that is not from 0 to 32. */
function prefixSize(args: readonly Expr[], node: ExpressionOf<'call'>, index: number, { frame }: CallContext): Expr {
  const written = writtenLength(node.args[index])
  if (written === undefined) {
    const length = toWhole(argument(args, index))
    const valid = call('logic.and', [call('compare.ge', [length, long(0)]), call('compare.le', [length, long(32)])])
    const size = call('number.shift_left', [long(1), call('number.subtract', [long(32), length])])
    return call('logic.case', [valid, size, literal('long', null)])
  }
  if (/^[0-9]{1,2}$/.test(written) && Number(written) <= 32) return long(2 ** (32 - Number(written)))
  const span = node.args[index]?.span ?? node.span
  const what = `the prefix length of \`${node.fn.text}\``
  frame.report.add('type/mismatch', span, { what, expected: '0 to 32', found: `\`${written}\`` })
  return literal('long', null, span)
}

/** A length that is written out, as text, as number or as `toInt(8)`. */
function writtenLength(expr: Expression | undefined): string | undefined {
  if (expr?.kind === 'string') return expr.raw.includes('{{') ? undefined : expr.raw.trim()
  if (expr?.kind === 'number') return expr.text
  const cast = expr?.kind === 'call' && /^(?:to)?(?:int|long|num|number)$/i.test(expr.fn.text)
  return cast && expr.args.length === 1 ? writtenLength(expr.args[0]) : undefined
}

function network(address: Expr, size: Expr, span: Span): Expr {
  return call('number.floor_to', [call('ip.ipv4_to_number', [address]), size], span)
}

function numberToAddress(value: Expr, span: Span): Expr {
  const octet = (divisor: number): Expr => {
    const shifted = call('number.divide_integer', [value, long(divisor)])
    return call('convert.integer_to_text', [call('number.remainder', [shifted, long(256)])])
  }
  const dot = text('.')
  const octets = [octet(2 ** 24), dot, octet(2 ** 16), dot, octet(2 ** 8), dot, octet(1)]
  return call('text.concat', octets, span)
}
