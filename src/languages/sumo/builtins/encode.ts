import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { type ExpressionOf, stringValue } from '../ast.ts'
import { EMPTY, toText, toWhole } from '../values.ts'
import { argument, type Builtins, type CallContext } from './define.ts'

const HASHES = {
  md5: 'hash.md5',
  sha1: 'hash.sha1',
  sha2_256: 'hash.sha256',
  /** The page's own example calls it so. */
  sha_256: 'hash.sha256',
  murmur3_128: 'hash.murmur3_128',
} as const

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/base64decode/ */
const CHARSETS = ['us-ascii', 'utf-8', 'utf-16', 'utf-16be', 'utf-16le', 'utf-32', 'utf-32be', 'utf-32le']

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/hash/ and the pages beside it. */
export const ENCODE_BUILTINS: Builtins = {
  base64encode: {
    least: 1,
    most: 1,
    lower: (args, n) => call('hash.base64_encode', [toText(argument(args, 0))], n.span),
  },
  base64decode: { least: 1, most: 2, lower: lowerBase64Decode },
  urlencode: { least: 1, most: 1, lower: (args, n) => call('text.form_encode', [toText(argument(args, 0))], n.span) },
  urldecode: { least: 1, most: 1, lower: (args, n) => call('text.form_decode', [toText(argument(args, 0))], n.span) },
  hextoascii: { least: 1, most: 1, lower: (args, n) => call('hash.hex_decode', [toText(argument(args, 0))], n.span) },
  hextodec: {
    least: 1,
    most: 1,
    lower: (args, n) => call('convert.hex_digits_to_long', [toText(argument(args, 0))], n.span),
  },
  /** With or without `0x` before the digits. */
  parsehex: {
    least: 1,
    most: 1,
    lower: (args, n) => {
      const digits = call('regex.replace_first', [toText(argument(args, 0)), text('^0[xX]'), EMPTY])
      return call('convert.hex_digits_to_long', [digits], n.span)
    },
  },
  /** Upper-case; a negative number as its 64 bits. */
  dectohex: {
    least: 1,
    most: 1,
    lower: (args, n) => {
      const digits = call('convert.long_to_hex_digits', [toWhole(argument(args, 0)), long(1)])
      return call('text.upper', [digits], n.span)
    },
  },
  hash: { least: 1, most: 2, lower: lowerHash },
}

/** What is no Base64 stays as it is. */
function lowerBase64Decode(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const encoding = node.args[1]
  const name = encoding === undefined ? 'utf-8' : encoding.kind === 'string' ? stringValue(encoding.raw) : ''
  if (CHARSETS.includes(name.toLowerCase())) {
    return call('decode.base64_or_same', [toText(argument(args, 0)), text(name.toLowerCase())], node.span)
  }
  const what = `the encoding of \`${node.fn.text}\``
  const found = encoding?.kind === 'string' ? `\`${name}\`` : 'an expression'
  const expected = `one of ${CHARSETS.map((c) => `\`${c.toUpperCase()}\``).join(', ')}`
  frame.report.add('type/mismatch', encoding?.span ?? node.span, { what, expected, found })
  return literal('string', null, node.span)
}

function lowerHash(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const algorithm = node.args[1]
  const name = algorithm === undefined ? 'md5' : algorithm.kind === 'string' ? stringValue(algorithm.raw) : ''
  // `in` has told that the name is one of the table's.
  const fn = name.toLowerCase() in HASHES ? HASHES[name.toLowerCase() as keyof typeof HASHES] : undefined
  if (fn !== undefined) return call(fn, [toText(argument(args, 0))], node.span)
  frame.refuse(`the hash algorithm \`${name}\``, algorithm?.span ?? node.span)
  return literal('string', null, node.span)
}
