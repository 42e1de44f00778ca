import { toBase64, utf8Bytes } from '../../../functions/bytes.ts'
import { gzipStored, zlibStored } from '../../../functions/deflate.ts'
import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, text } from '../../../plan/expr.ts'
import { constantText, isInteger, orEmpty, toText } from '../values.ts'
import { type Builtin, of, ofAny } from './builtin.ts'

/** A function of one text that gives a text: empty where there is none. */
const textTo = (fn: FunctionId): Builtin =>
  ofAny(([value, ...others], site) =>
    value === undefined || others.length > 0 ? undefined : orEmpty(call(fn, [toText(site.cx, value)], site.span)),
  )

/** A function of one text whose result can be null. */
const readAs = (fn: FunctionId): Builtin =>
  ofAny(([value, ...others], site) =>
    value === undefined || others.length > 0 ? undefined : call(fn, [toText(site.cx, value)], site.span),
  )

/** Which characters stay as they are is not documented. */
const urlEncode = (fn: FunctionId): Builtin =>
  ofAny(([value, ...others], site) => {
    if (value === undefined || others.length > 0) return undefined
    site.cx.note(site.span, '`url_encode` and the like', 'letters, digits and `-_.!*()` stay as they are')
    return orEmpty(call(fn, [toText(site.cx, value)], site.span))
  })

const codePointsToString = ofAny((args, site) => {
  if (args.length === 0 || !args.every((a) => isInteger(a.type) || a.type === 'dynamic')) return undefined
  return orEmpty(call('encode.text_of_code_points', args, site.span))
})

/**
 * The pages' results are stored blocks, as the compressor ISA-L writes them while its tables are longer than the text
 * (`gzip-base64-compress.md`, `zlib-base64-compress.md`); what it makes of longer texts is its own.
 */
const compressed = (compress: (bytes: Uint8Array) => Uint8Array | undefined): Builtin =>
  of(1, ([value], site) => {
    if (value === undefined) return undefined
    const written = constantText(value)
    const bytes = written === undefined ? undefined : compress(utf8Bytes(written))
    if (bytes !== undefined) return text(toBase64(bytes), site.span)
    const what = 'compression of anything but a constant of 1 to 100 bytes'
    return site.cx.refused(site.span, what, 'string', 'the bytes depend on the compressor of the product')
  })

const ofType = (fn: FunctionId, type: Expr['type']): Builtin =>
  ofAny(([value, ...others], site) =>
    value?.type !== type || others.length > 0 ? undefined : orEmpty(call(fn, [value], site.span)),
  )

/** Other notations of texts, bytes and numbers. */
export const ENCODE_BUILTINS: Readonly<Record<string, Builtin>> = {
  base64_encode_tostring: textTo('hash.base64_encode'),
  base64_encodestring: textTo('hash.base64_encode'),
  base64_decode_tostring: textTo('hash.base64_decode'),
  base64_decodestring: textTo('hash.base64_decode'),
  base64_decode_toarray: readAs('encode.base64_to_bytes'),
  base64_decode_toguid: readAs('encode.base64_to_guid'),
  base64_encode_fromarray: ofType('encode.bytes_to_base64', 'dynamic'),
  base64_encode_fromguid: ofType('encode.guid_to_base64', 'guid'),
  url_encode: urlEncode('encode.form_encode_lower'),
  url_encode_component: urlEncode('encode.percent_encode_lower'),
  url_decode: textTo('encode.form_decode_lenient'),
  punycode_from_string: textTo('encode.punycode'),
  punycode_to_string: textTo('encode.from_punycode'),
  punycode_domain_from_string: textTo('encode.domain_from_punycode'),
  punycode_domain_to_string: textTo('encode.domain_to_punycode'),
  gzip_decompress_from_base64_string: textTo('encode.gunzip_base64'),
  zlib_decompress_from_base64_string: textTo('encode.unzlib_base64'),
  gzip_compress_to_base64_string: compressed(gzipStored),
  zlib_compress_to_base64_string: compressed(zlibStored),
  unicode_codepoints_from_string: readAs('encode.code_points'),
  to_utf8: readAs('encode.code_points'),
  unicode_codepoints_to_string: codePointsToString,
  make_string: codePointsToString,
}
