import type { Scalar } from '../types/value.ts'
import { defineFunctions, defineHostFunctions } from './define.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

const CHARSETS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'us-ascii': (bytes) => [...bytes].map((b) => (b < 0x80 ? String.fromCharCode(b) : '\u{FFFD}')).join(''),
  'utf-8': (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  'utf-16': (bytes) => {
    const little = bytes[0] === 0xff && bytes[1] === 0xfe
    return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes)
  },
  'utf-16be': (bytes) => new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes),
  'utf-16le': (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes),
  'utf-32': (bytes) => {
    const mark = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0
    return codePoints(bytes, mark).replace(/^\u{FEFF}/u, '')
  },
  'utf-32be': (bytes) => codePoints(bytes, false),
  'utf-32le': (bytes) => codePoints(bytes, true),
}

function codePoints(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let out = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little)
    const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    out += isCharacter ? String.fromCodePoint(point) : '\u{FFFD}'
  }
  return bytes.length % 4 === 0 ? out : `${out}\u{FFFD}`
}

/** The bytes of Base64 as java.util.Base64 takes it: its padding may be left out, but not in part. */
function base64Bytes(source: string): Uint8Array | undefined {
  const digits = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(source)
  if (digits === null) return undefined
  const [, body = '', padding = ''] = digits
  if (body.length % 4 === 1 || (padding !== '' && (body.length + padding.length) % 4 !== 0)) return undefined
  const binary = atob(body)
  return Uint8Array.from(binary, (c) => c.charCodeAt(0))
}

const HOSTED = defineHostFunctions({
  'decode.base64_or_same': {
    doc: 'Base64, with or without padding, as text in a character set (a literal: `us-ascii`, `utf-8`, `utf-16`, `utf-16be`, `utf-16le`, `utf-32`, `utf-32be`, `utf-32le`); bytes that are no character become U+FFFD. The text itself when it is no Base64.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, charset]) => {
      const bytes = base64Bytes(text(source))
      return bytes === undefined ? text(source) : (CHARSETS[text(charset)]?.(bytes) ?? null)
    },
    cases: [
      [['YWJj', 'utf-8'], 'abc'],
      [['YWI', 'utf-8'], 'ab'],
      [['YWI=', 'us-ascii'], 'ab'],
      [['4Q==', 'us-ascii'], '\u{FFFD}'],
      [['not base64!', 'utf-8'], 'not base64!'],
      [['YWJjZ', 'utf-8'], 'YWJjZ'],
      [['YQ=', 'utf-8'], 'YQ='],
      [['YQBiAA==', 'utf-16le'], 'ab'],
      [['AGEAYg==', 'utf-16'], 'ab'],
      [['//5hAA==', 'utf-16'], 'a'],
      [['AAAAYQ==', 'utf-32be'], 'a'],
      [['YQAAAA==', 'utf-32le'], 'a'],
      [['AAAAYQ==', 'utf-32'], 'a'],
      [['', 'utf-8'], ''],
      [[null, 'utf-8'], null],
    ],
  },
})

const PRINTED = defineFunctions({
  'text.passes_luhn': {
    doc: 'Whether the decimal digits of the text, all else left out, pass the check of Luhn; false without digits.',
    params: ['string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN $1 IS NOT NULL THEN coalesce(list_sum(list_transform(string_split(reverse(regexp_replace($1, '[^0-9]', '', 'g')), ''), lambda d, i: CASE WHEN d = '' THEN NULL WHEN i % 2 = 1 THEN CAST(d AS INTEGER) ELSE CAST(d AS INTEGER) * 2 % 10 + CAST(d AS INTEGER) // 5 END)) % 10 = 0, false) END",
    },
    cases: [
      [['4111 1111-1111 1111'], true],
      [['4111111111111112'], false],
      [['79927398713'], true],
      [['none'], false],
      [[''], false],
      [[null], null],
    ],
  },
  'convert.hex_digits_to_long': {
    doc: 'At most 16 hexadecimal digits as the 64-bit number of these bits, negative where the highest is set; null for any other text.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN regexp_full_match($1, '[0-9a-fA-F]{1,16}') THEN CAST(CAST(TRY_CAST('0x' || $1 AS UBIGINT) AS HUGEINT) - CASE WHEN length($1) = 16 AND regexp_matches($1, '^[89a-fA-F]') THEN 18446744073709551616::HUGEINT ELSE 0::HUGEINT END AS BIGINT) END",
    },
    cases: [
      [['0000000000001337'], 4919n],
      [['FFFFFFFFFFFFFFFF'], -1n],
      [['8000000000000000'], -(2n ** 63n)],
      [['7fffffffffffffff'], 2n ** 63n - 1n],
      [['10000000000000000'], null],
      [['0x1'], null],
      [[''], null],
    ],
  },
  'convert.real_to_lean_text': {
    doc: 'Whole numbers up to 2^53 without a fraction, other reals as the shortest decimal text; `NaN`, `Infinity`, `-Infinity`.',
    params: ['real'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN isnan($1) THEN 'NaN' WHEN isinf($1) THEN CASE WHEN $1 > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN $1 = floor($1) AND abs($1) <= 9007199254740992 THEN CAST(CAST($1 AS BIGINT) AS VARCHAR) ELSE CAST($1 AS VARCHAR) END",
    },
    cases: [
      [[3], '3'],
      [[-2.5], '-2.5'],
      [[1e20], '1e+20'],
      [[Number.POSITIVE_INFINITY], 'Infinity'],
      [[Number.NEGATIVE_INFINITY], '-Infinity'],
      [[Number.NaN], 'NaN'],
      [[null], null],
    ],
  },
})

export const CHECKS = { ...HOSTED, ...PRINTED }
