import { defineFunctions, real, sameAs, widest } from './define.ts'

/** Overflow of 64 bits stops the query: it never wraps and never rounds. */
export const NUMBER = defineFunctions({
  'number.add': {
    doc: 'Sum. Integers stay integers.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '($1 + $2)' },
    cases: [
      [[1n, 2n], 3n],
      [[1.5, 2], 3.5],
      [[null, 2n], null],
    ],
  },
  'number.subtract': {
    doc: 'Difference. Integers stay integers.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '($1 - $2)' },
    cases: [
      [[1n, 2n], -1n],
      [[1n, 0.5], 0.5],
    ],
  },
  'number.multiply': {
    doc: 'Product. Integers stay integers.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '($1 * $2)' },
    cases: [
      [[3n, 2n], 6n],
      [[2n, 1.5], 3],
    ],
  },
  'number.divide_real': {
    doc: 'IEEE quotient: x/0 is an infinity, 0/0 is NaN.',
    params: ['number', 'number'],
    returns: 'real',
    nulls: 'propagate',
    sql: {
      duckdb:
        "CASE WHEN $2 = 0 THEN CASE WHEN $1 = 0 OR isnan($1::DOUBLE) THEN 'nan'::DOUBLE WHEN $1 > 0 THEN 'inf'::DOUBLE WHEN $1 < 0 THEN '-inf'::DOUBLE END ELSE $1::DOUBLE / $2::DOUBLE END",
    },
    cases: [
      [[7n, 2n], 3.5],
      [[1.0, 0.0], Number.POSITIVE_INFINITY],
      [[null, 1n], null],
      [[null, 0n], null],
      [[1n, null], null],
      [[0n, 0n], Number.NaN],
      [[-1n, 0n], Number.NEGATIVE_INFINITY],
    ],
  },
  'number.divide_integer': {
    doc: 'Quotient truncated towards zero; null when dividing by zero.',
    params: ['integer', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: '($1 // $2)' },
    cases: [
      [[7n, 2n], 3n],
      [[-7n, 2n], -3n],
      [[1n, 0n], null],
    ],
  },
  'number.remainder': {
    doc: 'Remainder with the sign of the dividend; null when dividing by zero.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '($1 % nullif($2, 0))' },
    cases: [
      [[-14n, 12n], -2n],
      [[5n, 0n], null],
      [[5.5, 2n], 1.5],
    ],
  },
  'number.modulus': {
    doc: 'Remainder that is never negative; null when dividing by zero.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '((($1 % nullif($2, 0)) + abs($2)) % nullif($2, 0))' },
    cases: [
      [[-14n, 12n], 10n],
      [[14n, 12n], 2n],
      [[-1.5, 2n], 0.5],
      [[5n, -3n], 2n],
    ],
  },
  'number.floor_modulus': {
    doc: 'Remainder with the sign of the divisor; null when dividing by zero.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '((($1 % nullif($2, 0)) + $2) % nullif($2, 0))' },
    cases: [
      [[-7n, 3n], 2n],
      [[7n, -3n], -2n],
      [[7, 3], 1],
      [[7n, 0n], null],
    ],
  },
  'number.negate': {
    doc: 'The number with the other sign.',
    params: ['number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: '(-$1)' },
    cases: [
      [[3n], -3n],
      [[-1.5], 1.5],
    ],
  },
  'number.abs': {
    doc: 'Absolute value.',
    params: ['number'],
    returns: widest,
    nulls: 'propagate',
    sql: { duckdb: 'abs($1)' },
    cases: [
      [[-3n], 3n],
      [[1.5], 1.5],
    ],
  },
  'number.floor': {
    doc: 'Greatest whole number not above, as a real.',
    params: ['number'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'floor($1::DOUBLE)' },
    cases: [
      [[-1.5], -2],
      [[2n], 2],
    ],
  },
  'number.ceil': {
    doc: 'Least whole number not below, as a real.',
    params: ['number'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'ceil($1::DOUBLE)' },
    cases: [
      [[-1.5], -1],
      [[2n], 2],
    ],
  },
  'number.round': {
    doc: 'Rounded to so many decimals, halves away from zero.',
    params: ['number', 'integer'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'round($1::DOUBLE, $2::INTEGER)' },
    cases: [
      [[2.345, 2n], 2.35],
      [[-2.5, 0n], -3],
    ],
  },
  'number.floor_to': {
    doc: 'The greatest multiple of the second argument that is not above the first; null unless the second is positive.',
    params: ['number', 'number'],
    returns: widest,
    nulls: 'propagate',
    sql: {
      duckdb: (args) => {
        const [value, size] = args
        return value?.type === 'real' || size?.type === 'real'
          ? `CASE WHEN ${size?.sql} > 0 THEN floor(${value?.sql} / ${size?.sql}) * ${size?.sql} END`
          : `CASE WHEN ${size?.sql} > 0 THEN ${value?.sql} - (((${value?.sql} % ${size?.sql}) + ${size?.sql}) % ${size?.sql}) END`
      },
    },
    cases: [
      [[7n, 5n], 5n],
      [[-7n, 5n], -10n],
      [[7.5, 2.5], 7.5],
      [[7n, 0n], null],
      [[-7.5, 2.5], -7.5],
    ],
  },
  'number.greatest': {
    doc: 'The largest of the arguments that are not null.',
    params: ['number'],
    rest: 'number',
    returns: widest,
    nulls: 'handles',
    sql: { duckdb: (args) => `greatest(${args.map((a) => a.sql).join(', ')})` },
    cases: [
      [[1n, 3n, 2n], 3n],
      [[null, 3n], 3n],
      [[null, null], null],
    ],
  },
  'number.least': {
    doc: 'The smallest of the arguments that are not null.',
    params: ['number'],
    rest: 'number',
    returns: widest,
    nulls: 'handles',
    sql: { duckdb: (args) => `least(${args.map((a) => a.sql).join(', ')})` },
    cases: [
      [[1n, 3n, 2n], 1n],
      [[null, null], null],
      [[1n, 0.5], 0.5],
    ],
  },
  'number.sign': real(
    '-1, 0 or 1, as the number is below, at or above 0; NaN of NaN.',
    "CASE WHEN isnan($1::DOUBLE) THEN 'nan'::DOUBLE ELSE sign($1)::DOUBLE END",
    [
      [[-2.5], -1],
      [[0n], 0],
      [[Number.NaN], Number.NaN],
      [[null], null],
    ],
  ),
  'number.is_infinite': {
    doc: 'Whether the number is an infinity, of either sign.',
    params: ['real'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'isinf($1)' },
    cases: [
      [[Number.NEGATIVE_INFINITY], true],
      [[Number.NaN], false],
      [[null], null],
    ],
  },
  'number.round_integer': {
    doc: 'The nearest multiple of the second argument, a power of ten (a literal); halves go away from zero.',
    params: ['integer', 'integer'],
    literalFrom: 1,
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb: '($1 - $1 % $2 + CASE WHEN abs($1 % $2) * 2 < $2 THEN 0 ELSE sign($1)::BIGINT * $2 END)',
    },
    cases: [
      [[14n, 10n], 10n],
      [[15n, 10n], 20n],
      [[-15n, 10n], -20n],
      [[-14n, 10n], -10n],
      [[4n, 10n], 0n],
    ],
  },
  'number.is_finite': {
    doc: 'Whether the number is neither NaN nor an infinity.',
    params: ['real'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'isfinite($1)' },
    cases: [
      [[1.5], true],
      [[Number.POSITIVE_INFINITY], false],
    ],
  },
  'number.is_nan': {
    doc: 'Whether the number is NaN.',
    params: ['real'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'isnan($1)' },
    cases: [
      [[1.5], false],
      [[Number.NaN], true],
    ],
  },
  'number.printf': {
    doc: 'The number by one printf conversion (a literal): d, x, X for integers; f, e, E for reals; flags `-0+`, width, precision.',
    params: ['number', 'string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'printf($2, $1)' },
    cases: [
      [[255n, '%X'], 'FF'],
      [[7n, '%03d'], '007'],
      [[2.666, '%.2f'], '2.67'],
    ],
  },
  'number.with_type': {
    doc: 'The same ticks or integer under another integer-based type, given by a literal of it; used where datetime, timespan and long trade places.',
    params: ['any', 'any'],
    returns: sameAs(1),
    nulls: 'handles',
    sql: { duckdb: '$1' },
    cases: [
      [[5n, { type: 'timespan', value: 0n }], 5n],
      [[null, { type: 'timespan', value: 0n }], null],
      [[{ type: 'datetime', value: 7n }, 0n], 7n],
    ],
  },
})
