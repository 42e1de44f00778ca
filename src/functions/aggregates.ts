import { defineAggregates, type SqlArgument, sameAs, widest } from './define.ts'
import { jsonReal } from './json-real.ts'

function present(value: SqlArgument | undefined, condition: string): string {
  return condition === '' ? `${value?.sql} IS NOT NULL` : `${condition} AND ${value?.sql} IS NOT NULL`
}

function jsonArray(list: string, most: SqlArgument | undefined, value: SqlArgument | undefined): string {
  const cut = `(${list})[1:${most?.sql}]`
  return `coalesce(to_json(${value?.type === 'real' ? `list_transform(${cut}, lambda x: ${jsonReal('x')})` : cut}), '[]'::JSON)`
}

/** A literal percentage as a share, in decimal digits: as a double, `0.07 * 100` would be more than 7. */
function decimalShare(percent: SqlArgument | undefined): string {
  const digits = String(percent?.literal ?? 0)
  // Smaller numbers than these digits hold are 0 to the rank of any group.
  const plain = /e/i.test(digits) ? Number(digits).toFixed(18) : digits
  const [whole = '0', fraction = ''] = plain.split('.')
  const shifted = whole.padStart(3, '0')
  const decimals = `${shifted.slice(-2)}${fraction}`.slice(0, 18)
  return `CAST('${shifted.slice(0, -2)}.${decimals}' AS DECIMAL(${decimals.length + 3}, ${decimals.length}))`
}

/** DuckDB takes no literal as what to order by; it is one value anyway. */
function inOrderOf(value: SqlArgument | undefined): string {
  return value?.literal === undefined ? ` ORDER BY ${value?.sql}` : ''
}

/** Nulls are left out unless the entry says otherwise. Over no rows: null, counts 0. */
export const AGGREGATES = defineAggregates({
  'agg.count': {
    doc: 'Number of rows.',
    params: [],
    returns: 'long',
    sql: { duckdb: 'count(*)$filter' },
    cases: [[[[], []], 2n]],
  },
  'agg.count_value': {
    doc: 'Number of rows whose value is not null.',
    params: ['any'],
    returns: 'long',
    sql: { duckdb: 'count($1)$filter' },
    cases: [[[['a'], [null]], 1n]],
  },
  'agg.count_distinct': {
    doc: 'Number of distinct values, exact.',
    params: ['any'],
    returns: 'long',
    sql: { duckdb: 'count(DISTINCT $1)$filter' },
    cases: [[[['a'], ['a'], ['b'], [null]], 2n]],
  },
  'agg.sum': {
    doc: 'Sum; integers stay integers and overflow stops the query.',
    params: ['number'],
    returns: widest,
    sql: {
      duckdb: (args, { filter }) =>
        args[0]?.type === 'real' ? `sum(${args[0].sql})${filter}` : `CAST(sum(${args[0]?.sql})${filter} AS BIGINT)`,
    },
    cases: [
      [[[1n], [2n], [null]], 3n],
      [[], null],
    ],
  },
  'agg.avg': {
    doc: 'Arithmetic mean as a real.',
    params: ['number'],
    returns: 'real',
    sql: { duckdb: 'avg($1)$filter' },
    cases: [[[[1n], [2n]], 1.5]],
  },
  'agg.mean_integer': {
    doc: 'Arithmetic mean of integers, exact and rounded down.',
    params: ['integer'],
    returns: sameAs(0),
    sql: {
      duckdb: ([value], { filter }) => {
        const sum = `sum(CAST(${value?.sql} AS HUGEINT))${filter}`
        const count = `count(${value?.sql})${filter}`
        return `CAST((${sum} - ((${sum} % ${count}) + ${count}) % ${count}) // ${count} AS BIGINT)`
      },
    },
    cases: [
      [[[1n], [2n], [null]], 1n],
      [[[-1n], [-2n]], -2n],
      [[[9_007_199_254_740_993n], [9_007_199_254_740_995n]], 9_007_199_254_740_994n],
      [[[null]], null],
    ],
  },
  'agg.min': {
    doc: 'Least value.',
    params: ['any'],
    returns: sameAs(0),
    sql: { duckdb: 'min($1)$filter' },
    cases: [[[[2n], [1n]], 1n]],
  },
  'agg.max': {
    doc: 'Greatest value.',
    params: ['any'],
    returns: sameAs(0),
    sql: { duckdb: 'max($1)$filter' },
    cases: [[[[2n], [1n]], 2n]],
  },
  'agg.any': {
    doc: 'Some value that is not null; the first read where the engine keeps the order.',
    params: ['any'],
    returns: sameAs(0),
    sql: { duckdb: 'any_value($1)$filter' },
    cases: [[[[null], ['a']], 'a']],
  },
  'agg.first': {
    doc: 'The value of the first row in the order of the input, null included.',
    params: ['any'],
    returns: sameAs(0),
    ordered: true,
    sql: { duckdb: 'first($1$order)$filter' },
    cases: [[[['a'], ['b']], 'a']],
  },
  'agg.last': {
    doc: 'The value of the last row in the order of the input, null included.',
    params: ['any'],
    returns: sameAs(0),
    ordered: true,
    sql: { duckdb: 'last($1$order)$filter' },
    cases: [[[['a'], ['b']], 'b']],
  },
  'agg.at_min': {
    doc: 'The first argument (null included) of the row whose second is least; rows whose second is null do not count.',
    params: ['any', 'any'],
    returns: sameAs(0),
    ordered: true,
    sql: { duckdb: 'arg_min_null($1, $2$order)$filter' },
    cases: [
      [
        [
          ['a', 2n],
          ['b', 1n],
        ],
        'b',
      ],
    ],
  },
  'agg.at_max': {
    doc: 'The first argument (null included) of the row whose second is greatest; rows whose second is null do not count.',
    params: ['any', 'any'],
    returns: sameAs(0),
    ordered: true,
    sql: { duckdb: 'arg_max_null($1, $2$order)$filter' },
    cases: [
      [
        [
          ['a', 2n],
          ['b', 1n],
        ],
        'a',
      ],
    ],
  },
  'agg.list': {
    doc: 'The values, nulls left out, as a dynamic array of at most so many (literal) in the order of the input; an empty array over none.',
    params: ['any', 'integer'],
    returns: 'dynamic',
    ordered: true,
    sql: {
      duckdb: ([value, most], { order, condition }) =>
        jsonArray(`list(${value?.sql}${order}) FILTER (WHERE ${present(value, condition)})`, most, value),
    },
    cases: [
      [
        [
          ['b', 9n],
          ['a', 9n],
        ],
        '["b","a"]',
      ],
    ],
  },
  'agg.list_with_nulls': {
    doc: 'The values as a dynamic array of at most so many (literal) in the order of the input, null as JSON null; an empty array over no rows.',
    params: ['any', 'integer'],
    returns: 'dynamic',
    ordered: true,
    sql: {
      duckdb: ([value, most], { order, filter }) => jsonArray(`list(${value?.sql}${order})${filter}`, most, value),
    },
    cases: [
      [
        [
          ['b', 2n],
          [null, 2n],
          ['a', 2n],
        ],
        '["b",null]',
      ],
      [
        [
          [null, 9n],
          [2, 9n],
          [Number.NaN, 9n],
          [Number.NEGATIVE_INFINITY, 9n],
        ],
        '[null,2.0,"NaN","-Infinity"]',
      ],
      [[], '[]'],
    ],
  },
  'agg.set': {
    doc: 'The distinct values, nulls left out, in ascending order, as a dynamic array of at most so many (literal); an empty array over none.',
    params: ['any', 'integer'],
    returns: 'dynamic',
    sql: {
      duckdb: ([value, most], { condition }) =>
        jsonArray(
          `list(DISTINCT ${value?.sql}${inOrderOf(value)}) FILTER (WHERE ${present(value, condition)})`,
          most,
          value,
        ),
    },
    cases: [
      [
        [
          ['b', 9n],
          ['a', 9n],
          ['b', 9n],
        ],
        '["a","b"]',
      ],
    ],
  },
  'agg.join_text': {
    doc: 'The values in the order of the input with the separator (literal) between them.',
    params: ['string', 'string'],
    returns: 'string',
    ordered: true,
    sql: { duckdb: 'string_agg($1, $2$order)$filter' },
    cases: [
      [
        [
          ['a', ','],
          ['b', ','],
        ],
        'a,b',
      ],
    ],
  },
  'agg.join_distinct_text': {
    doc: 'The distinct values in ascending order with the separator (literal) between them.',
    params: ['string', 'string'],
    returns: 'string',
    sql: {
      duckdb: ([value, separator], { filter }) =>
        `string_agg(DISTINCT ${value?.sql}, ${separator?.sql}${inOrderOf(value)})${filter}`,
    },
    cases: [
      [
        [
          ['b', ','],
          ['a', ','],
          ['b', ','],
        ],
        'a,b',
      ],
    ],
  },
  'agg.deviation_sample': {
    doc: 'Standard deviation of a sample (divides by n - 1); null below two values.',
    params: ['number'],
    returns: 'real',
    sql: { duckdb: 'stddev_samp($1)$filter' },
    cases: [[[[1n], [3n]], Math.SQRT2]],
  },
  'agg.deviation_population': {
    doc: 'Standard deviation of a population (divides by n).',
    params: ['number'],
    returns: 'real',
    sql: { duckdb: 'stddev_pop($1)$filter' },
    cases: [[[[1n], [3n]], 1]],
  },
  'agg.variance_sample': {
    doc: 'Variance of a sample (divides by n - 1); null below two values.',
    params: ['number'],
    returns: 'real',
    sql: { duckdb: 'var_samp($1)$filter' },
    cases: [[[[1n], [3n]], 2]],
  },
  'agg.percentile_lower': {
    doc: 'The element at floor(p (n - 1)) of the values in ascending order, nulls left out; the second argument is a literal from 0 to 100.',
    params: ['real', 'real'],
    returns: 'real',
    sql: {
      duckdb: ([value, percent], { condition }) => {
        const list = `list(${value?.sql} ORDER BY ${value?.sql}) FILTER (WHERE ${present(value, condition)})`
        return `list_extract(${list}, CAST(floor(${percent?.sql} / 100 * (len(${list}) - 1)) AS BIGINT) + 1)`
      },
    },
    cases: [
      [
        [
          [4, 50],
          [1, 50],
          [3, 50],
          [2, 50],
        ],
        2,
      ],
      [[], null],
    ],
  },
  'agg.percentile_nearest': {
    doc: 'Nearest-rank percentile: the least value that so many percent of the values do not exceed; the second argument is a literal from 0 to 100.',
    params: ['number', 'number'],
    returns: sameAs(0),
    sql: {
      duckdb: ([value, percent], { filter }) => `quantile_disc(${value?.sql}, ${decimalShare(percent)})${filter}`,
    },
    cases: [
      [
        [
          [1n, 50n],
          [2n, 50n],
          [3n, 50n],
        ],
        2n,
      ],
      [Array.from({ length: 100 }, (_, i) => [BigInt(i + 1), 7n]), 7n],
      [Array.from({ length: 100 }, (_, i) => [BigInt(i + 1), 99.9]), 100n],
      [Array.from({ length: 10 }, (_, i) => [BigInt(i + 1), 0n]), 1n],
      [[[null, 50n]], null],
    ],
  },
  'agg.variance_population': {
    doc: 'Variance of a population (divides by n).',
    params: ['number'],
    returns: 'real',
    sql: { duckdb: 'var_pop($1)$filter' },
    cases: [
      [[[1n], [3n]], 1],
      [[[null]], null],
    ],
  },
  'agg.covariance_sample': {
    doc: 'Covariance of a sample (divides by n - 1) over the rows where both are not null; null below two of them.',
    params: ['real', 'real'],
    returns: 'real',
    sql: { duckdb: 'covar_samp($1, $2)$filter' },
    cases: [
      [
        [
          [1, 2],
          [3, 6],
          [null, 9],
        ],
        4,
      ],
      [[[1, 2]], null],
    ],
  },
  'agg.covariance_population': {
    doc: 'Covariance of a population (divides by n) over the rows where both are not null.',
    params: ['real', 'real'],
    returns: 'real',
    sql: { duckdb: 'covar_pop($1, $2)$filter' },
    cases: [
      [
        [
          [1, 2],
          [3, 6],
        ],
        2,
      ],
      [[[1, null]], null],
    ],
  },
  'agg.bits_and': {
    doc: 'Bitwise "and" of all values.',
    params: ['integer'],
    returns: sameAs(0),
    sql: { duckdb: 'bit_and($1)$filter' },
    cases: [
      [[[6n], [12n], [null]], 4n],
      [[[null]], null],
    ],
  },
  'agg.bits_or': {
    doc: 'Bitwise "or" of all values.',
    params: ['integer'],
    returns: sameAs(0),
    sql: { duckdb: 'bit_or($1)$filter' },
    cases: [
      [[[6n], [-16n]], -10n],
      [[[null]], null],
    ],
  },
  'agg.bits_xor': {
    doc: 'Bitwise "exclusive or" of all values.',
    params: ['integer'],
    returns: sameAs(0),
    sql: { duckdb: 'bit_xor($1)$filter' },
    cases: [
      [[[6n], [12n]], 10n],
      [[[null]], null],
    ],
  },
})
