import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, long } from '../../../plan/expr.ts'
import { kqlTypeName } from '../ast.ts'
import { constantInteger, orEmpty, toText } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

/** Over the UTF-8 bytes of the value's text: the pages' hashes of a datetime are those of its text. */
const ofText = (fn: FunctionId): Builtin =>
  ofAny(([value, ...others], site) =>
    value === undefined || others.length > 0 ? undefined : orEmpty(call(fn, [toText(site.cx, value)], site.span)),
  )

function hashed(value: Expr, site: CallSite): Expr {
  if (value.type === 'string') return call('hash.xxhash64', [value], site.span)
  if (value.type === 'datetime') return call('hash.xxhash64_datetime', [value], site.span)
  const what = `\`hash\` of ${kqlTypeName(value.type)}`
  return site.cx.refused(
    value.span,
    what,
    'long',
    'the bytes that are hashed are documented for string and datetime only',
  )
}

/** `hash(source [, mod])`: the remainder is not negative (`hash-function.md`). */
const hash = of(2, ([value, modulo], site) => {
  if (value === undefined) return undefined
  const whole = hashed(value, site)
  if (modulo === undefined) return whole
  const divisor = constantInteger(modulo)
  if (divisor === undefined || divisor <= 0n) return undefined
  return call('number.modulus', [whole, long(divisor)], site.span)
})

export const HASH_BUILTINS: Readonly<Record<string, Builtin>> = {
  hash,
  hash_xxhash64: hash,
  hash_md5: ofText('hash.md5'),
  hash_sha1: ofText('hash.sha1'),
  hash_sha256: ofText('hash.sha256'),
}
