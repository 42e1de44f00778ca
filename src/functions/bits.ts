import type { Scalar } from '../types/value.ts'
import { defineFunctions, defineHostFunctions, type ScalarFunction, type Vector } from './define.ts'

function bitwise(doc: string, operator: string, cases: readonly Vector[]): ScalarFunction {
  return {
    doc,
    params: ['integer', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: `($1 ${operator} $2)` },
    cases,
  }
}

function shift(doc: string, evaluate: (bits: bigint, places: bigint) => bigint, cases: readonly Vector[]) {
  return {
    doc: `${doc} by so many places modulo 64; null for a negative number of places.`,
    params: ['integer', 'integer'] as const,
    returns: 'long' as const,
    nulls: 'propagate' as const,
    evaluate: ([bits, places]: readonly Scalar[]) =>
      typeof bits === 'bigint' && typeof places === 'bigint' && places >= 0n
        ? BigInt.asIntN(64, evaluate(bits, places & 63n))
        : null,
    cases,
  }
}

const SHIFTS = defineHostFunctions({
  'number.shift_left': shift('The 64 bits moved up', (bits, places) => bits << places, [
    [[1n, 4n], 16n],
    [[1n, 63n], -(2n ** 63n)],
    [[3n, 65n], 6n],
    [[-1n, 8n], -256n],
    [[1n, -1n], null],
  ]),
  'number.shift_right': shift('The 64 bits moved down, with copies of the sign', (bits, places) => bits >> places, [
    [[16n, 4n], 1n],
    [[-16n, 2n], -4n],
    [[16n, 64n], 16n],
    [[1n, -1n], null],
  ]),
  'number.shift_right_unsigned': shift(
    'The 64 bits moved down, with zeros from above',
    (bits, places) => BigInt.asUintN(64, bits) >> places,
    [
      [[-16n, 60n], 15n],
      [[-1n, 64n], -1n],
      [[16n, 2n], 4n],
      [[-1n, -1n], null],
    ],
  ),
})

/** Integers as 64 bits, in two's complement. */
export const BITS = {
  ...SHIFTS,
  ...defineFunctions({
    'number.bit_and': bitwise('Bits set in both.', '&', [
      [[6n, 3n], 2n],
      [[-1n, 5n], 5n],
    ]),
    'number.bit_or': bitwise('Bits set in either.', '|', [
      [[6n, 3n], 7n],
      [[0n, 0n], 0n],
    ]),
    'number.bit_xor': {
      doc: 'Bits set in one of the two.',
      params: ['integer', 'integer'],
      returns: 'long',
      nulls: 'propagate',
      sql: { duckdb: 'xor($1, $2)' },
      cases: [
        [[6n, 3n], 5n],
        [[5n, 5n], 0n],
      ],
    },
    'number.count_bits': {
      doc: 'How many of the 64 bits are set.',
      params: ['integer'],
      returns: 'long',
      nulls: 'propagate',
      sql: { duckdb: 'CAST(bit_count($1::BIGINT) AS BIGINT)' },
      cases: [
        [[42n], 3n],
        [[-1n], 64n],
        [[0n], 0n],
        [[null], null],
      ],
    },
  }),
}
