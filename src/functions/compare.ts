import type { Scalar } from '../types/value.ts'
import { defineFunctions, type ScalarFunction, sameAs, type Vector } from './define.ts'

function comparison(
  doc: string,
  operator: string,
  evaluate: (a: NonNullable<Scalar>, b: NonNullable<Scalar>) => boolean,
  cases: readonly Vector[],
): ScalarFunction {
  return {
    doc: `${doc} Both sides have one type (numbers may mix); strings compare by code point, NaN equals itself and is greatest.`,
    params: ['any', 'any'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: `($1 ${operator} $2)` },
    // UTF-16 order is not code point order and NaN has its own rule, so only equal kinds of simple values are folded.
    evaluate: ([a, b]) => {
      if (a === null || b === null || a === undefined || b === undefined || typeof a !== typeof b) return undefined
      if (typeof a === 'string' && operator !== '=' && operator !== '<>') return undefined
      if (Number.isNaN(a) || Number.isNaN(b)) return undefined
      return evaluate(a, b)
    },
    cases,
  }
}

function extreme(doc: string, sql: 'greatest' | 'least', cases: readonly Vector[]): ScalarFunction {
  return {
    doc: `${doc} Ordered as by \`compare.lt\`.`,
    params: ['any'],
    rest: 'any',
    returns: sameAs(0),
    nulls: 'handles',
    sql: { duckdb: (args) => `${sql}(${args.map((a) => a.sql).join(', ')})` },
    cases,
  }
}

export const COMPARE = defineFunctions({
  'compare.greatest': extreme('The greatest of the arguments that are not null; all have one type.', 'greatest', [
    [['a', 'b', 'B'], 'b'],
    [[null, 'b'], 'b'],
    [['\u{1F600}', '\uFFFD'], '\u{1F600}'],
    [[null, null], null],
  ]),
  'compare.least': extreme('The least of the arguments that are not null; all have one type.', 'least', [
    [['a', 'b', 'B'], 'B'],
    [['', 'b'], ''],
    [[null, 'b'], 'b'],
  ]),
  'compare.eq': comparison('Equality.', '=', (a, b) => a === b, [
    [['a', 'a'], true],
    [['a', 'A'], false],
    [[1n, 2n], false],
    [[null, 'a'], null],
  ]),
  'compare.ne': comparison('Inequality.', '<>', (a, b) => a !== b, [
    [['a', 'A'], true],
    [['a', 'a'], false],
    [[null, 'a'], null],
  ]),
  'compare.lt': comparison('Less than.', '<', (a, b) => a < b, [
    [[1n, 2n], true],
    [['B', 'a'], true],
    [[2n, 2n], false],
    [['\u{1F600}', '\uFFFD'], false],
    [[2n, null], null],
  ]),
  'compare.le': comparison('At most.', '<=', (a, b) => a <= b, [
    [[2n, 2n], true],
    [[3n, 2n], false],
  ]),
  'compare.gt': comparison('Greater than.', '>', (a, b) => a > b, [
    [[2.5, 2], true],
    [[2, 2.5], false],
    [[Number.NaN, 1e300], true],
  ]),
  'compare.ge': comparison('At least.', '>=', (a, b) => a >= b, [
    [[1n, 2n], false],
    [[2n, 2n], true],
  ]),
})
