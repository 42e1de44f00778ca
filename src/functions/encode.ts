import { isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { fromBase64, guidBytes, guidText, toBase64, utf8Bytes, utf8Text } from './bytes.ts'
import { defineFunctions, defineHostFunctions } from './define.ts'
import { gunzip, unzlib } from './deflate.ts'
import { decodeDomain, decodePunycode, encodeDomain, encodePunycode } from './punycode.ts'

type Evaluate = (args: readonly Scalar[]) => Scalar

const ofText =
  (read: (text: string) => string | undefined): Evaluate =>
  ([text]) =>
    typeof text === 'string' ? (read(text) ?? null) : null

/** Bytes of an array of integers from 0 to 255. */
function bytesOf(json: Scalar | undefined): Uint8Array | undefined {
  const value = typeof json === 'string' ? readDynamic(json) : undefined
  if (value === undefined || !isArray(value)) return undefined
  const bytes = value.map((element) => (typeof element === 'bigint' ? Number(element) : -1))
  return bytes.every((byte) => byte >= 0 && byte <= 255) ? Uint8Array.from(bytes) : undefined
}

/** Integers and arrays of them, one after another. */
function codePointText(args: readonly Scalar[]): string | null {
  let text = ''
  for (const arg of args) {
    const value = typeof arg === 'string' ? readDynamic(arg) : arg
    for (const code of isArray(value ?? null) ? (value as readonly unknown[]) : [value]) {
      if (typeof code !== 'bigint' || code < 0n || code > 0x10ffffn || (code >= 0xd800n && code <= 0xdfffn)) return null
      text += String.fromCodePoint(Number(code))
    }
  }
  return text
}

const ESCAPED = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0')}`)

/** `blank` stands for a blank; all but letters, digits and `-_.!*()` become bytes in lower-case hex. */
function percentEncoded(text: string, blank: string): string {
  return text.replace(/[^A-Za-z0-9\-_.!*()]+/g, (run) =>
    Array.from(utf8Bytes(run), (byte) => (byte === 0x20 ? blank : ESCAPED[byte])).join(''),
  )
}

/** What stands in no `%XX` keeps its place; bytes that are no UTF-8 become U+FFFD. */
function percentDecoded(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  })
}

const dynamicOf = (value: string) => ({ type: 'dynamic', value }) as const

const HOSTED = defineHostFunctions({
  'encode.base64_to_bytes': {
    doc: 'The bytes of Base64 text (with padding) as an array of integers; null when the text is no Base64.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ofText((text) => {
      const bytes = fromBase64(text)
      return bytes === undefined ? undefined : writeDynamic([...bytes].map(BigInt))
    }),
    cases: [
      [['AP8='], '[0,255]'],
      [[''], '[]'],
      [['AP8'], null],
      [['A-8='], null],
    ],
  },
  'encode.bytes_to_base64': {
    doc: 'An array of integers from 0 to 255 in Base64 with padding; null of any other value.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([value]) => {
      const bytes = bytesOf(value)
      return bytes === undefined ? null : toBase64(bytes)
    },
    cases: [
      [[dynamicOf('[0,255,16,1]')], 'AP8QAQ=='],
      [[dynamicOf('[]')], ''],
      [[dynamicOf('[256]')], null],
      [[dynamicOf('{}')], null],
    ],
  },
  'encode.base64_to_guid': {
    doc: 'The GUID whose sixteen bytes the Base64 text holds, its first three groups little-endian; null otherwise.',
    params: ['string'],
    returns: 'guid',
    nulls: 'propagate',
    evaluate: ofText((text) => {
      const bytes = fromBase64(text)
      return bytes?.length === 16 ? guidText(bytes) : undefined
    }),
    cases: [
      [['AwIBAAUEBwYICQoLDA0ODw=='], '00010203-0405-0607-0809-0a0b0c0d0e0f'],
      [['AwIBAA=='], null],
      [['?'], null],
    ],
  },
  'encode.guid_to_base64': {
    doc: 'The sixteen bytes of a GUID, its first three groups little-endian, in Base64.',
    params: ['guid'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText((guid) => toBase64(guidBytes(guid))),
    cases: [
      [[{ type: 'guid', value: '00010203-0405-0607-0809-0a0b0c0d0e0f' }], 'AwIBAAUEBwYICQoLDA0ODw=='],
      [[null], null],
    ],
  },
  'encode.text_of_code_points': {
    doc: 'The text of code points, given as integers or as arrays of integers; null when one is no character.',
    params: [],
    rest: 'any',
    returns: 'string',
    nulls: 'propagate',
    evaluate: codePointText,
    cases: [
      [[72n, dynamicOf('[105,128512]'), 33n], 'Hi😀!'],
      [[dynamicOf('[]')], ''],
      [[55296n], null],
      [[-1n], null],
      [[dynamicOf('[1.5]')], null],
    ],
  },
  'encode.form_encode_lower': {
    doc: 'A blank as `+`, other UTF-8 bytes but letters, digits and `-_.!*()` as `%` and two lower-case hex digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText((text) => percentEncoded(text, '+')),
    cases: [
      [['a b/é'], 'a+b%2f%c3%a9'],
      [['(x)~+'], '(x)%7e%2b'],
    ],
  },
  'encode.percent_encode_lower': {
    doc: 'UTF-8 bytes but letters, digits and `-_.!*()` as `%` and two lower-case hex digits.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText((text) => percentEncoded(text, '%20')),
    cases: [
      [['a b?'], 'a%20b%3f'],
      [[''], ''],
    ],
  },
  'encode.form_decode_lenient': {
    doc: '`+` as a blank, runs of `%XX` as UTF-8 (U+FFFD for what is none), all else as it is.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText(percentDecoded),
    cases: [
      [['a%2Fb+%c3%A9'], 'a/b é'],
      [['100%+%zz'], '100% %zz'],
      [['%ff'], '\uFFFD'],
    ],
  },
  'encode.punycode': {
    doc: 'Punycode (RFC 3492) of the text, without a prefix; null when it overflows or is longer than 4,096.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText(encodePunycode),
    cases: [
      [['bücher'], 'bcher-kva'],
      [['abc'], 'abc-'],
      [['ü😀'], 'tda4367w'],
    ],
  },
  'encode.from_punycode': {
    doc: 'The text of Punycode (RFC 3492) without a prefix; null when it is none.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText(decodePunycode),
    cases: [
      [['bcher-kva'], 'bücher'],
      [['abc-'], 'abc'],
      [['é'], null],
      [['a-!'], null],
    ],
  },
  'encode.domain_to_punycode': {
    doc: 'A domain name: labels beyond ASCII as `xn--` and Punycode, the stops of IDNA as `.`; null when one overflows.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText(encodeDomain),
    cases: [
      [['www.bücher。Test'], 'www.xn--bcher-kva.Test'],
      [['a.b'], 'a.b'],
    ],
  },
  'encode.domain_from_punycode': {
    doc: 'A domain name with its `xn--` labels decoded; null when one is no Punycode.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText(decodeDomain),
    cases: [
      [['www.xn--bcher-kva.Test'], 'www.bücher.Test'],
      [['xn--!.a'], null],
    ],
  },
  'encode.gunzip_base64': {
    doc: 'Base64 of a gzip file without optional header fields, as UTF-8 text; null when any of it is wrong.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText((text) => {
      const bytes = fromBase64(text)
      const plain = bytes === undefined ? undefined : gunzip(bytes)
      return plain === undefined ? undefined : utf8Text(plain)
    }),
    cases: [
      [['H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=='], 'hello world'],
      [['H4sIAAAAAAAA/wECAP3/w6k+jQQOAgAAAA=='], 'é'],
      [['H4sICAAAAAAAA2EAywAAAAAAAAAAAA=='], null],
      [['aGVsbG8='], null],
      [['-'], null],
    ],
  },
  'encode.unzlib_base64': {
    doc: 'Base64 of zlib data, as UTF-8 text; null when any of it is wrong.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ofText((text) => {
      const bytes = fromBase64(text)
      const plain = bytes === undefined ? undefined : unzlib(bytes)
      return plain === undefined ? undefined : utf8Text(plain)
    }),
    cases: [
      [['eJxLTEpOSU1Lz8jMys7Jzcsv4AIAPNMGkw=='], 'abcdefghijklmnop\n'],
      [['eJwBAAAAAA=='], null],
      [['aGVsbG8='], null],
    ],
  },
})

const PRINTED = defineFunctions({
  'encode.code_points': {
    doc: 'The code points of the text, as an array of integers.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN $1 = '' THEN '[]'::JSON ELSE to_json(list_transform(string_split($1, ''), lambda c: unicode(c))) END",
    },
    cases: [
      [['aé😀'], '[97,233,128512]'],
      [[''], '[]'],
    ],
  },
})

/** Texts and bytes in other notations. */
export const ENCODE = { ...HOSTED, ...PRINTED }
