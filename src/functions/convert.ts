import { parseIsoTicks } from '../types/time.ts'
import { defineFunctions } from './define.ts'
import { usedOnce } from './used-once.ts'

const TIME_OF_DAY = '(?:[01][0-9]|2[0-3]):[0-5][0-9]'
const ISO_DATETIME = `(?i)^\\s*\\d{4}-\\d{2}-\\d{2}(?:[T ](${TIME_OF_DAY}(?::[0-5][0-9])?)(?:[.,](\\d{1,9}))?)?\\s*(?:Z|UTC|([+-])(\\d{2})(?::?(\\d{2}))?)?\\s*$`
/** What TIMESTAMP_NS holds and reads without a departure from the above. */
const COMMON_DATETIME = `^(?:1[7-9]|20|21)\\d{2}-\\d{2}-\\d{2}[T ]${TIME_OF_DAY}:[0-5][0-9](?:\\.\\d{1,9})?Z?$`

const group = (n: number): string => `regexp_extract($1, '${ISO_DATETIME}', ${n})`
const padded = (n: number, digits: number): string =>
  `CAST(rpad(left(${group(n)}, ${digits}), ${digits}, '0') AS BIGINT)`

/** Date and time to the second by DuckDB; fraction and offset, which it cuts or passes over, by arithmetic. */
const ANY_DATETIME = [
  `epoch_us(TRY_CAST(regexp_extract($1, '\\d{4}-\\d{2}-\\d{2}') || ' ' || ${group(1)} || substring('00:00:00', length(${group(1)}) + 1) AS TIMESTAMP)) * 10`,
  ` + ${padded(2, 7)}`,
  ` - CASE ${group(3)} WHEN '-' THEN -1 ELSE 1 END * (${padded(4, 2)} * 36000000000 + ${padded(5, 2)} * 600000000)`,
].join('')

const GUID_DIGITS = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})/i

/** Conversions with one meaning each; a text that does not fit gives null. Vendors' own leniencies are lowered on top. */
export const CONVERT = defineFunctions({
  'convert.integer_to_text': {
    doc: 'Decimal digits, with a minus sign where needed.',
    params: ['integer'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'CAST($1 AS VARCHAR)' },
    cases: [
      [[-12n], '-12'],
      [[-(2n ** 63n)], '-9223372036854775808'],
      [[{ type: 'int', value: 5n }], '5'],
    ],
  },
  'convert.real_to_text': {
    doc: 'Shortest decimal text that reads back as the same real: `0.1`, `5.0`, `1e+20`.',
    params: ['real'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'CAST($1 AS VARCHAR)' },
    cases: [
      [[0.1], '0.1'],
      [[5], '5.0'],
      [[1e20], '1e+20'],
      [[-0.5], '-0.5'],
    ],
  },
  'convert.real_to_full_text': {
    doc: 'Text that reads back as the same real, of 15 significant digits where these do and of 17 where not: `0.1`, `0.66666666666666663`, `5.0`, `1E+20`, `NaN`, `-Infinity`.',
    params: ['real'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: ([value]) => {
        const short = `format('{:.15g}', ${value?.sql})`
        const digits = `CASE WHEN CAST(${short} AS DOUBLE) = ${value?.sql} THEN ${short} ELSE format('{:.17g}', ${value?.sql}) END`
        const finite = `replace(regexp_replace(${digits}, '^(-?\\d+)$', '\\1.0'), 'e', 'E')`
        const infinite = `CASE WHEN isnan(${value?.sql}) THEN 'NaN' WHEN ${value?.sql} > 0 THEN 'Infinity' ELSE '-Infinity' END`
        return `CASE WHEN isfinite(${value?.sql}) THEN ${finite} WHEN ${value?.sql} IS NOT NULL THEN ${infinite} END`
      },
    },
    cases: [
      [[0.1], '0.1'],
      [[2 / 3], '0.66666666666666663'],
      [[5], '5.0'],
      [[-120], '-120.0'],
      [[1e20], '1E+20'],
      [[0.000_04], '4E-05'],
      [[0.0001], '0.0001'],
      [[123_456_789_012_345.6], '123456789012345.59'],
      [[Number.NaN], 'NaN'],
      [[Number.NEGATIVE_INFINITY], '-Infinity'],
    ],
  },
  'convert.number_to_short_text': {
    doc: 'Shortest decimal text that reads back as the same real; a whole number has no decimal point: `5`, `0.1`, `1e+20`.',
    params: ['real'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_replace(CAST($1 AS VARCHAR), '\\.0$', '')" },
    cases: [
      [[5], '5'],
      [[0.1], '0.1'],
      [[-2], '-2'],
    ],
  },
  'convert.number_to_plain_text': {
    doc: 'Shortest decimal text that reads back as the same real; a whole number of 64 bits has neither a decimal point nor an exponent.',
    params: ['real'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: ([number]) =>
        usedOnce(
          number?.sql ?? 'NULL',
          (x) =>
            `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 9.2e18 THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE CAST(${x} AS VARCHAR) END`,
        ),
    },
    cases: [
      [[5], '5'],
      [[0.1], '0.1'],
      [[-0], '0'],
      [[1e18], '1000000000000000000'],
      [[1e20], '1e+20'],
      [[1 / 3], '0.3333333333333333'],
    ],
  },
  'convert.boolean_to_text': {
    doc: '`true` or `false`.',
    params: ['boolean'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'CAST($1 AS VARCHAR)' },
    cases: [
      [[true], 'true'],
      [[false], 'false'],
    ],
  },
  'convert.text_to_long': {
    doc: 'A decimal integer with an optional sign and blanks around it; null for any other text and beyond 64 bits.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb:
        // The first arm is ten times cheaper than the second and takes nearly every value.
        "CASE WHEN CAST(TRY_CAST($1 AS BIGINT) AS VARCHAR) = $1 THEN TRY_CAST($1 AS BIGINT) WHEN regexp_full_match($1, '\\s*[+-]?[0-9]+\\s*') THEN TRY_CAST(ltrim(trim($1, E' \\t\\n\\r'), '+') AS BIGINT) END",
    },
    cases: [
      [['42'], 42n],
      [[' -7 '], -7n],
      [['1.5'], null],
      [['0x1F'], null],
      [[''], null],
      [['+5'], 5n],
      [['1_000'], null],
      [['9223372036854775807'], 2n ** 63n - 1n],
      [['9223372036854775808'], null],
      [['- 1'], null],
      [['-9223372036854775808'], -(2n ** 63n)],
    ],
  },
  'convert.hex_text_to_long': {
    doc: 'A hexadecimal integer with `0x` in front; null for any other text and beyond 64 bits.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN regexp_full_match($1, '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST($1 AS UBIGINT) AS BIGINT) END",
    },
    cases: [
      [['0x1F'], 31n],
      [['31'], null],
      [['0XFF'], 255n],
      [['0x7fffffffffffffff'], 2n ** 63n - 1n],
      [['0x'], null],
    ],
  },
  'convert.long_to_hex_text': {
    doc: '`0x` and lower-case hexadecimal digits without leading zeros, as Windows writes ids; a negative number as its 64 bits.',
    params: ['integer'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "('0x' || lower(to_hex($1::BIGINT)))" },
    cases: [
      [[6692n], '0x1a24'],
      [[0n], '0x0'],
    ],
  },
  'convert.long_to_hex_digits': {
    doc: 'Lower-case hexadecimal digits, at least so many (16 at most) with zeros in front; a negative number as its 64 bits.',
    params: ['integer', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN $2 IS NOT NULL THEN lower(lpad(to_hex($1::BIGINT), greatest(length(to_hex($1::BIGINT)), least($2, 16))::INTEGER, '0')) END",
    },
    cases: [
      [[256n, 1n], '100'],
      [[-256n, 1n], 'ffffffffffffff00'],
      [[255n, 8n], '000000ff'],
      [[255n, 20n], '00000000000000ff'],
      [[0n, -1n], '0'],
    ],
  },
  'convert.long_to_int': {
    doc: 'The same number in 32 bits; null beyond them.',
    params: ['integer'],
    returns: 'int',
    nulls: 'propagate',
    sql: { duckdb: 'CAST(TRY_CAST($1 AS INTEGER) AS BIGINT)' },
    evaluate: ([value]) => (typeof value === 'bigint' && BigInt.asIntN(32, value) === value ? value : null),
    cases: [
      [[7n], 7n],
      [[2_147_483_648n], null],
    ],
  },
  'convert.text_to_real': {
    doc: 'A decimal number, with an optional exponent and blanks around it; null for any other text.',
    params: ['string'],
    returns: 'real',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN regexp_full_match($1, '\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*') THEN TRY_CAST(trim($1, E' \\t\\n\\r') AS DOUBLE) END",
    },
    cases: [
      [['1.5'], 1.5],
      [['1e3'], 1000],
      [['x'], null],
      [['nan'], null],
      [['.5'], 0.5],
      [['1.'], 1],
      [['+1.5'], 1.5],
      [['1_0.5'], null],
      [['inf'], null],
      [[''], null],
    ],
  },
  'convert.text_to_boolean': {
    doc: '`true` or `false` in any case; null for any other text.',
    params: ['string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: "CASE lower($1) WHEN 'true' THEN true WHEN 'false' THEN false END" },
    cases: [
      [['True'], true],
      [['1'], null],
      [['FALSE'], false],
    ],
  },
  'convert.integer_to_real': {
    doc: 'The nearest real.',
    params: ['number'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'CAST($1 AS DOUBLE)' },
    cases: [
      [[3n], 3],
      [[-(2n ** 53n)], -(2 ** 53)],
    ],
  },
  'convert.real_to_long': {
    doc: 'Truncated towards zero; null for NaN, infinities and beyond 64 bits.',
    params: ['real'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: 'TRY_CAST(trunc($1) AS BIGINT)' },
    cases: [
      [[-1.9], -1n],
      [[1e300], null],
      [[1.9], 1n],
      [[Number.NaN], null],
      [[Number.NEGATIVE_INFINITY], null],
      [[2 ** 63], null],
    ],
  },
  'convert.text_to_datetime': {
    doc: 'ISO 8601 with `T` or a blank, up to nine fraction digits (cut to 100 ns), `Z` or an offset; no zone means UTC; null for any other text.',
    params: ['string'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: {
      duckdb: `CASE WHEN regexp_matches($1, '${COMMON_DATETIME}') THEN (epoch_ns(TRY_CAST($1 AS TIMESTAMP_NS)) // 100) - CASE WHEN epoch_ns(TRY_CAST($1 AS TIMESTAMP_NS)) % 100 < 0 THEN 1 ELSE 0 END WHEN regexp_matches($1, '${ISO_DATETIME}') THEN ${ANY_DATETIME} END`,
    },
    evaluate: ([a]) => (typeof a === 'string' ? parseIsoTicks(a) : undefined),
    cases: [
      [['1970-01-01T00:00:01.1234567Z'], 11_234_567n],
      [['1970-01-01 00:00:01'], 10_000_000n],
      [['1970-01-01T01:00:00+01:00'], 0n],
      [['tomorrow'], null],
      [['2026-01-01T00:00:00.123456789+01:00'], 17_672_220_001_234_567n],
      [['2026-01-01T00:00:00,5+0130'], 17_672_202_005_000_000n],
      [['2026-01-01 10:30-05'], 17_672_814_000_000_000n],
      [['2026-01-01 00:00:00 UTC'], 17_672_256_000_000_000n],
      [['2026-01-01'], 17_672_256_000_000_000n],
      [['2026-01-01t10:30:00z'], 17_672_634_000_000_000n],
      [['1969-12-31T23:59:59.123456789Z'], -8_765_433n],
      [['0001-01-01T00:00:00.0000001Z'], -621_355_967_999_999_999n],
      [['0001-01-01T01:00:00.0000001+01:00'], -621_355_967_999_999_999n],
      [['9999-12-31T23:59:59.9999999Z'], 2_534_023_007_999_999_999n],
      [['2026-02-30T00:00:00Z'], null],
      [['2026-01-01T24:00:00Z'], null],
      [['2026-01-01T10:30:60Z'], null],
      [['2026-01-01T10:30:00.Z'], null],
      [[''], null],
    ],
  },
  'convert.milliseconds_to_datetime': {
    doc: 'Milliseconds since 1970-01-01T00:00:00Z as a datetime; null beyond what ticks can tell.',
    params: ['integer'],
    returns: 'datetime',
    nulls: 'handles',
    sql: { duckdb: 'TRY($1 * 10000)' },
    cases: [
      [[1n], 10_000n],
      [[-1n], -10_000n],
      [[922_337_203_685_477n], 9_223_372_036_854_770_000n],
      [[922_337_203_685_478n], null],
      [[-9_223_372_036_854_775_808n], null],
      [[null], null],
    ],
  },
  'convert.datetime_to_milliseconds': {
    doc: 'Whole milliseconds since 1970-01-01T00:00:00Z, rounded down.',
    params: ['datetime'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: '(($1 - ((($1 % 10000) + 10000) % 10000)) // 10000)' },
    cases: [
      [[{ type: 'datetime', value: 19_999n }], 1n],
      [[{ type: 'datetime', value: -1n }], -1n],
    ],
  },
  'convert.guid_to_text': {
    doc: 'Lower case with dashes.',
    params: ['guid'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: '$1' },
    cases: [
      [[{ type: 'guid', value: '74be27de-1e4e-49d9-b579-fe0b331d3642' }], '74be27de-1e4e-49d9-b579-fe0b331d3642'],
      [[{ type: 'guid', value: null }], null],
    ],
  },
  'convert.text_to_guid': {
    doc: 'The first 32 hexadecimal digits, with or without a dash after the 8th, 12th, 16th and 20th; what follows is ignored; null for any other text.',
    params: ['string'],
    returns: 'guid',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN regexp_matches($1, '^[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){4}[0-9a-fA-F]{8}') THEN lower(regexp_replace($1, '^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12}).*$', '\\1-\\2-\\3-\\4-\\5', 's')) END",
    },
    evaluate: ([written]) => GUID_DIGITS.exec(String(written))?.slice(1).join('-').toLowerCase() ?? null,
    cases: [
      [['74BE27DE-1E4E-49D9-B579-FE0B331D3642'], '74be27de-1e4e-49d9-b579-fe0b331d3642'],
      [['74be27de1e4e49d9b579fe0b331d3642'], '74be27de-1e4e-49d9-b579-fe0b331d3642'],
      [['74be27de1e4e-49d9-b579fe0b331d3642 and\nmore'], '74be27de-1e4e-49d9-b579-fe0b331d3642'],
      [['74be27d-e1e4e-49d9-b579-fe0b331d3642'], null],
      [['74be27de-1e4e-49d9-b579-fe0b331d364'], null],
      [['x'], null],
    ],
  },
  'convert.text_to_timespan': {
    doc: '`[-][d.]hh:mm[:ss[.fffffff]]` as a timespan; null for any other text.',
    params: ['string'],
    returns: 'timespan',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN regexp_full_match($1, '-?([0-9]{1,7}\\.)?([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9](\\.[0-9]{1,7})?)?') THEN (CASE WHEN starts_with($1, '-') THEN -1 ELSE 1 END) * (coalesce(TRY_CAST(regexp_extract($1, '^-?([0-9]+)\\.[0-9]+:', 1) AS BIGINT), 0) * 864000000000 + CAST(regexp_extract($1, '^-?(?:[0-9]+\\.)?([0-9]+):', 1) AS BIGINT) * 36000000000 + CAST(regexp_extract($1, ':([0-9]+)', 1) AS BIGINT) * 600000000 + coalesce(TRY_CAST(regexp_extract($1, ':[0-9]+:([0-9]+)', 1) AS BIGINT), 0) * 10000000 + coalesce(TRY_CAST(rpad(regexp_extract($1, ':[0-9]+:[0-9]+\\.([0-9]+)', 1), 7, '0') AS BIGINT), 0)) END",
    },
    cases: [
      [['1.02:03:04.5'], 937_845_000_000n],
      [['00:01'], 600_000_000n],
      [['-00:00:01'], -10_000_000n],
      [['1h'], null],
    ],
  },
})
