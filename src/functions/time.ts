import { defineFunctions, type ScalarFunction, type Vector } from './define.ts'

const TIMESTAMP = 'make_timestamp(($1 - ((($1 % 10) + 10) % 10)) // 10)'

function part(doc: string, sql: string, cases: readonly Vector[]): ScalarFunction {
  return {
    doc: `${doc} (UTC).`,
    params: ['datetime'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: sql.replaceAll('TS', TIMESTAMP) },
    cases,
  }
}

const at = (value: bigint) => ({ type: 'datetime' as const, value })

export const TIME = defineFunctions({
  'time.shift': {
    doc: 'The datetime moved by the timespan.',
    params: ['datetime', 'timespan'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: { duckdb: '($1 + $2)' },
    evaluate: ([a, b]) => (typeof a === 'bigint' && typeof b === 'bigint' ? a + b : undefined),
    cases: [
      [[at(5n), { type: 'timespan', value: -2n }], 3n],
      [[at(-1n), { type: 'timespan', value: 2n }], 1n],
    ],
  },
  'time.between': {
    doc: 'The timespan from the second datetime to the first.',
    params: ['datetime', 'datetime'],
    returns: 'timespan',
    nulls: 'propagate',
    sql: { duckdb: '($1 - $2)' },
    cases: [
      [[at(5n), at(2n)], 3n],
      [[at(2n), at(5n)], -3n],
    ],
  },
  'time.bin': {
    doc: 'The start of the bin of the given size (timespan) that holds the datetime; bins are counted from the third argument (datetime). Null unless the size is positive.',
    params: ['datetime', 'timespan', 'datetime'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: { duckdb: 'CASE WHEN $2 > 0 THEN $1 - (((($1 - $3) % $2) + $2) % $2) END' },
    cases: [
      [[at(36_000_000_001n), { type: 'timespan', value: 36_000_000_000n }, at(0n)], 36_000_000_000n],
      [[at(-1n), { type: 'timespan', value: 10n }, at(0n)], -10n],
      [[at(5n), { type: 'timespan', value: 0n }, at(0n)], null],
    ],
  },
  'time.to_text': {
    doc: 'ISO 8601 with `T`, seven fraction digits and `Z`.',
    params: ['datetime'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: `(strftime(${TIMESTAMP}, '%Y-%m-%dT%H:%M:%S.%f') || CAST(((($1 % 10) + 10) % 10) AS VARCHAR) || 'Z')`,
    },
    cases: [
      [[at(11_234_567n)], '1970-01-01T00:00:01.1234567Z'],
      [[at(-1n)], '1969-12-31T23:59:59.9999999Z'],
      [[at(-621_355_968_000_000_000n)], '0001-01-01T00:00:00.0000000Z'],
      [[at(2_534_023_007_999_999_999n)], '9999-12-31T23:59:59.9999999Z'],
    ],
  },
  'time.format': {
    doc: 'Text by a strftime pattern (a literal; %f is six digits, %g three).',
    params: ['datetime', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: `strftime(${TIMESTAMP}, $2)` },
    cases: [
      [[at(11_234_567n), '%Y-%m-%d %H:%M:%S'], '1970-01-01 00:00:01'],
      [[at(-1n), '%H:%M:%S.%f'], '23:59:59.999999'],
    ],
  },
  'time.local': {
    doc: 'The wall-clock reading of an IANA zone (a literal) at the instant, as if it were UTC.',
    params: ['datetime', 'string'],
    literalFrom: 1,
    returns: 'datetime',
    nulls: 'propagate',
    sql: {
      duckdb: `(epoch_us(timezone($2, timezone('UTC', ${TIMESTAMP}))) * 10 + ((($1 % 10) + 10) % 10))`,
    },
    cases: [
      [[at(0n), 'Europe/Berlin'], 36_000_000_000n],
      [[at(-1n), 'America/New_York'], -180_000_000_001n],
      [[at(17_825_184_000_000_000n), 'Europe/Berlin'], 17_825_256_000_000_000n],
    ],
  },
  'time.year': part('Year', 'year(TS)', [
    [[at(0n)], 1970n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 9999n],
    [[at(-1n)], 1969n],
  ]),
  'time.month': part('Month, 1 to 12', 'month(TS)', [
    [[at(0n)], 1n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 12n],
    [[at(-1n)], 12n],
  ]),
  'time.day': part('Day of the month', 'day(TS)', [
    [[at(0n)], 1n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 31n],
    [[at(-1n)], 31n],
  ]),
  'time.hour': part('Hour, 0 to 23', 'hour(TS)', [
    [[at(36_000_000_000n)], 1n],
    [[at(-621_355_968_000_000_000n)], 0n],
    [[at(2_534_023_007_999_999_999n)], 23n],
    [[at(-1n)], 23n],
  ]),
  'time.minute': part('Minute', 'minute(TS)', [
    [[at(600_000_000n)], 1n],
    [[at(-621_355_968_000_000_000n)], 0n],
    [[at(2_534_023_007_999_999_999n)], 59n],
    [[at(-1n)], 59n],
  ]),
  'time.second': part('Second', 'second(TS)', [
    [[at(10_000_000n)], 1n],
    [[at(-621_355_968_000_000_000n)], 0n],
    [[at(2_534_023_007_999_999_999n)], 59n],
    [[at(-1n)], 59n],
  ]),
  'time.day_of_week': part('Days since Sunday, 0 to 6', 'dayofweek(TS)', [
    [[at(0n)], 4n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 5n],
    [[at(-1n)], 3n],
  ]),
  'time.day_of_year': part('Day of the year from 1', 'dayofyear(TS)', [
    [[at(0n)], 1n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 365n],
    [[at(-1n)], 365n],
  ]),
  'time.iso_week': part('ISO 8601 week', 'weekofyear(TS)', [
    [[at(0n)], 1n],
    [[at(-621_355_968_000_000_000n)], 1n],
    [[at(2_534_023_007_999_999_999n)], 52n],
    [[at(-1n)], 1n],
  ]),
  'time.start_of_month': {
    doc: 'First instant of the month (UTC).',
    params: ['datetime'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: { duckdb: `(epoch_us(date_trunc('month', ${TIMESTAMP})) * 10)` },
    cases: [
      [[at(27_000_000_000_000n)], 26_784_000_000_000n],
      [[at(-1n)], -26_784_000_000_000n],
    ],
  },
  'time.start_of_year': {
    doc: 'First instant of the year (UTC).',
    params: ['datetime'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: { duckdb: `(epoch_us(date_trunc('year', ${TIMESTAMP})) * 10)` },
    cases: [
      [[at(27_000_000_000_000n)], 0n],
      [[at(-1n)], -315_360_000_000_000n],
    ],
  },
  'time.parse': {
    doc: 'The instant that a text means by a strptime pattern (a literal), UTC where the pattern reads no offset; null for any other text.',
    params: ['string', 'string'],
    returns: 'datetime',
    nulls: 'propagate',
    literalFrom: 1,
    sql: { duckdb: '(epoch_us(try_strptime($1, $2)) * 10)' },
    cases: [
      [['1970-01-01 00:00:01', '%Y-%m-%d %H:%M:%S'], 10_000_000n],
      [['x', '%Y'], null],
    ],
  },
  'time.from_local': {
    doc: 'The instant at which the wall clock of an IANA zone (a literal) reads the datetime, the inverse of `time.local`; where a clock goes back, the later one.',
    params: ['datetime', 'string'],
    returns: 'datetime',
    nulls: 'propagate',
    literalFrom: 1,
    sql: { duckdb: `(epoch_us(timezone($2, ${TIMESTAMP})) * 10 + ((($1 % 10) + 10) % 10))` },
    cases: [
      [[at(36_000_000_000n), 'Europe/Berlin'], 0n],
      [[at(36_000_000_005n), 'UTC'], 36_000_000_005n],
    ],
  },
  'time.span_to_text': {
    doc: '`[-][d.]hh:mm:ss[.fffffff]`: days and fraction only where they are not zero.',
    params: ['timespan'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "(CASE WHEN $1 < 0 THEN '-' ELSE '' END || CASE WHEN abs($1) >= 864000000000 THEN CAST(abs($1) // 864000000000 AS VARCHAR) || '.' ELSE '' END || printf('%02d:%02d:%02d', abs($1) // 36000000000 % 24, abs($1) // 600000000 % 60, abs($1) // 10000000 % 60) || CASE WHEN abs($1) % 10000000 = 0 THEN '' ELSE printf('.%07d', abs($1) % 10000000) END)",
    },
    cases: [
      [[{ type: 'timespan', value: 36_000_000_000n }], '01:00:00'],
      [[{ type: 'timespan', value: -12_345_678_901_234n }], '-14.06:56:07.8901234'],
      [[{ type: 'timespan', value: 1n }], '00:00:00.0000001'],
    ],
  },
  'time.add_months': {
    doc: 'The datetime so many months later (earlier where negative); a day that the month lacks becomes its last. Null when it is more than 10,000 years away.',
    params: ['datetime', 'integer'],
    returns: 'datetime',
    nulls: 'propagate',
    sql: {
      duckdb: `CASE WHEN $2 BETWEEN -120000 AND 120000 THEN epoch_us(${TIMESTAMP} + to_months(CAST($2 AS INTEGER))) * 10 + ((($1 % 10) + 10) % 10) END`,
    },
    cases: [
      [[at(7n), 1n], 26_784_000_000_007n],
      [[at(26_784_000_000_000n), -1n], 0n],
      [[at(0n), 2n ** 40n], null],
    ],
  },
})
