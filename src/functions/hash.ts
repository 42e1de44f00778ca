import { TICKS_AT_YEAR_ONE } from '../types/value.ts'
import { utf8Bytes } from './bytes.ts'
import { defineFunctions, defineHostFunctions } from './define.ts'
import { xxHash64 } from './xxhash.ts'

function ticksBytes(ticks: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, ticks - TICKS_AT_YEAR_ONE, true)
  return bytes
}

const HOSTED = defineHostFunctions({
  'hash.xxhash64': {
    doc: 'XXH64 with the seed 0 over the UTF-8 bytes of the text, as a signed number.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text]) => (typeof text === 'string' ? xxHash64(utf8Bytes(text)) : null),
    cases: [
      [['a'], -3292477735350538661n],
      [['é and so on, up to some 40 bytes of UTF-8'], 7698864757966493890n],
      [[''], -1205034819632174695n],
      [[null], null],
    ],
  },
  'hash.xxhash64_datetime': {
    doc: 'XXH64 with the seed 0 over the ticks since the year 1 as eight bytes, little-endian, as a signed number.',
    params: ['datetime'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([ticks]) => (typeof ticks === 'bigint' ? xxHash64(ticksBytes(ticks)) : null),
    cases: [
      [[{ type: 'datetime', value: 0n }], -3419168895456102021n],
      [[{ type: 'datetime', value: null }], null],
    ],
  },
})

/** Over the UTF-8 bytes of the text, as lower-case hex. */
const PRINTED = defineFunctions({
  'hash.md5': {
    doc: 'MD5.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'md5($1)' },
    cases: [
      [['a'], '0cc175b9c0f1b6a831c399e269772661'],
      [['é'], '66ddcd97cfdeabb2f6fb8a999b4bc76f'],
    ],
  },
  'hash.sha256': {
    doc: 'SHA-256.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'sha256($1)' },
    cases: [
      [['a'], 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
      [['é'], '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'],
    ],
  },
  'hash.sha1': {
    doc: 'SHA-1.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'sha1($1)' },
    cases: [
      [['a'], '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
      [['é'], 'bf15be717ac1b080b4f1c456692825891ff5073d'],
    ],
  },
  'hash.base64_decode': {
    doc: 'Base64 (with padding) to UTF-8 text; null when the text is not Base64 or the bytes are not UTF-8.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN length($1) % 4 = 0 AND regexp_full_match($1, '[A-Za-z0-9+/]*={0,2}') THEN TRY(decode(from_base64($1))) END",
    },
    cases: [
      [['YWJj'], 'abc'],
      [['%%%'], null],
      [['/w=='], null],
      [['YWJ'], null],
      [[''], ''],
    ],
  },
  'hash.base64_encode': {
    doc: 'The UTF-8 bytes of the text in Base64 with padding.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'to_base64(encode($1))' },
    cases: [
      [['abc'], 'YWJj'],
      [['é'], 'w6k='],
    ],
  },
  'hash.hex_decode': {
    doc: 'Pairs of hexadecimal digits as UTF-8 text; null when the text is none.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "CASE WHEN regexp_full_match($1, '(?:[0-9A-Fa-f]{2})*') THEN TRY(decode(unhex($1))) END" },
    cases: [
      [['68656c6c6f'], 'hello'],
      [['6'], null],
    ],
  },
})

export const HASH = { ...HOSTED, ...PRINTED }
