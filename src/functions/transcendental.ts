import { defineFunctions, real } from './define.ts'

/** Roots, powers, logarithms, angles; out of their range they give what IEEE 754 does, unless they say otherwise. */
export const TRANSCENDENTAL = defineFunctions({
  'number.sqrt': real('Square root; NaN of a negative.', "CASE WHEN $1 < 0 THEN 'nan'::DOUBLE ELSE sqrt($1) END", [
    [[9.0], 3],
    [[-1.0], Number.NaN],
    [[4n], 2],
  ]),
  'number.exp': real('e to the power.', 'exp($1)', [
    [[0.0], 1],
    [[1n], Math.E],
  ]),
  'number.log': real('Natural logarithm; null unless positive.', 'CASE WHEN $1 > 0 THEN ln($1) END', [
    [[1.0], 0],
    [[0.0], null],
    [[-1n], null],
  ]),
  'number.log10': real('Logarithm to base 10; null unless positive.', 'CASE WHEN $1 > 0 THEN log10($1) END', [
    [[1000.0], 3],
    [[0n], null],
  ]),
  'number.log2': real('Logarithm to base 2; null unless positive.', 'CASE WHEN $1 > 0 THEN log2($1) END', [
    [[8.0], 3],
    [[-1.0], null],
  ]),
  'number.sin': real('Sine of radians.', "CASE WHEN isinf($1) THEN 'nan'::DOUBLE ELSE sin($1) END", [
    [[0.0], 0],
    [[Math.PI / 2], 1],
    [[Number.POSITIVE_INFINITY], Number.NaN],
  ]),
  'number.cos': real('Cosine of radians.', "CASE WHEN isinf($1) THEN 'nan'::DOUBLE ELSE cos($1) END", [
    [[0.0], 1],
    [[Math.PI], -1],
  ]),
  'number.tan': real('Tangent of radians.', "CASE WHEN isinf($1) THEN 'nan'::DOUBLE ELSE tan($1) END", [
    [[0.0], 0],
    [[null], null],
  ]),
  'number.asin': real('Arc sine in radians; null beyond -1 to 1.', 'CASE WHEN abs($1) <= 1 THEN asin($1) END', [
    [[0.0], 0],
    [[2.0], null],
  ]),
  'number.acos': real('Arc cosine in radians; null beyond -1 to 1.', 'CASE WHEN abs($1) <= 1 THEN acos($1) END', [
    [[1.0], 0],
    [[2.0], null],
  ]),
  'number.atan': real('Arc tangent in radians.', 'atan($1)', [
    [[0.0], 0],
    [[1.0], Math.PI / 4],
  ]),
  'number.sinh': real('Hyperbolic sine.', 'sinh($1)', [
    [[0.0], 0],
    [[null], null],
  ]),
  'number.cosh': real('Hyperbolic cosine.', 'cosh($1)', [
    [[0.0], 1],
    [[null], null],
  ]),
  'number.tanh': real('Hyperbolic tangent.', 'tanh($1)', [
    [[0.0], 0],
    [[null], null],
  ]),
  'number.degrees': real('Radians as degrees.', 'degrees($1)', [
    [[Math.PI], 180],
    [[0.0], 0],
  ]),
  'number.radians': real('Degrees as radians.', 'radians($1)', [
    [[180.0], Math.PI],
    [[0.0], 0],
  ]),
  'number.log1p': real(
    'Natural logarithm of 1 + x, precise near 0; null unless x is above -1.',
    'CASE WHEN $1 > -1 THEN CASE WHEN abs($1) < 0.5 THEN 2 * atanh($1 / (2 + $1)) ELSE ln(1 + $1) END END',
    [
      [[0.0], 0],
      [[-1.0], null],
    ],
  ),
  'number.expm1': real(
    'e to the power, less 1, precise near 0.',
    'CASE WHEN abs($1) < 0.5 THEN 2 * sinh($1 / 2) * exp($1 / 2) ELSE exp($1) - 1 END',
    [
      [[0.0], 0],
      [[1.0], Math.E - 1],
    ],
  ),
  'number.cbrt': real('Cube root.', 'cbrt($1)', [
    [[27.0], 3],
    [[-8n], -2],
    [[null], null],
  ]),
  'number.atan2': {
    doc: 'The angle in radians of the point with y (first) and x (second).',
    params: ['number', 'number'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'atan2($1, $2)' },
    cases: [
      [[0.0, 1.0], 0],
      [[1.0, 0.0], Math.PI / 2],
    ],
  },
  'number.pow': {
    doc: 'The first to the power of the second.',
    params: ['number', 'number'],
    returns: 'real',
    nulls: 'propagate',
    sql: { duckdb: 'pow($1, $2)' },
    cases: [
      [[2n, 10n], 1024],
      [[2n, -1n], 0.5],
    ],
  },
})
