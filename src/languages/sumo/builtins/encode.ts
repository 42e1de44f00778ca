import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { type ExpressionOf, stringValue } from '../ast.ts'
import { toText, toWhole } from '../values.ts'
import { argument, type Builtins, type CallContext } from './define.ts'

const HASHES = { md5: 'hash.md5', sha1: 'hash.sha1', sha2_256: 'hash.sha256', sha_256: 'hash.sha256' } as const

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/hash/ and the pages beside it. */
export const ENCODE_BUILTINS: Builtins = {
  base64encode: {
    least: 1,
    most: 1,
    lower: (args, n) => call('hash.base64_encode', [toText(argument(args, 0))], n.span),
  },
  base64decode: {
    least: 1,
    most: 1,
    lower: (args, n) => call('hash.base64_decode', [toText(argument(args, 0))], n.span),
  },
  urlencode: { least: 1, most: 1, lower: (args, n) => call('text.form_encode', [toText(argument(args, 0))], n.span) },
  urldecode: { least: 1, most: 1, lower: (args, n) => call('text.form_decode', [toText(argument(args, 0))], n.span) },
  hextoascii: { least: 1, most: 1, lower: (args, n) => call('hash.hex_decode', [toText(argument(args, 0))], n.span) },
  hextodec: {
    least: 1,
    most: 1,
    lower: (args, n) =>
      call('convert.hex_text_to_long', [call('text.concat', [text('0x'), toText(argument(args, 0))])], n.span),
  },
  dectohex: {
    least: 1,
    most: 1,
    lower: (args, n) => {
      const digits = call('convert.long_to_hex_text', [toWhole(argument(args, 0))])
      return call('text.substring', [digits, long(2), long(16)], n.span)
    },
  },
  hash: { least: 1, most: 2, lower: lowerHash },
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
