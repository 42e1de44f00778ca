import type { Dynamic } from '../types/dynamic.ts'
import { defineHostFunctions, type HostFunction, type Vector } from './define.ts'
import { json, result } from './elements.ts'
import { type Element, pairOf, seriesOf } from './series-elements.ts'

type Operand = NonNullable<Element>

/** A function of every element of a series; null for an element that is no number. */
function each(doc: string, apply: (x: Operand) => Dynamic, cases: readonly Vector[]): HostFunction {
  return {
    doc: `${doc} Element by element of an array; null where an element is no number.`,
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series]) => result(seriesOf(series)?.map((x) => (x === null ? null : apply(x)))),
    cases: [...cases, [[json('{}')], null], [[json(null)], null]],
  }
}

/** A function of the elements at the same place of two series; null where one is no number or missing. */
function both(doc: string, apply: (x: Operand, y: Operand) => Dynamic, cases: readonly Vector[]): HostFunction {
  return {
    doc: `${doc} Element by element of two arrays, of which one may be a number for every place; null where an element is no number or one array is shorter.`,
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([first, second]) => {
      const [a, b] = pairOf(first, second) ?? []
      if (a === undefined || b === undefined) return null
      const elements = Array.from({ length: Math.max(a.length, b.length) }, (_, i): Dynamic => {
        const [x, y] = [a[i] ?? null, b[i] ?? null]
        return x === null || y === null ? null : apply(x, y)
      })
      return result(elements)
    },
    cases: [...cases, [[json('{}'), json('[1]')], null], [[json('1'), json('1')], null]],
  }
}

function integer(x: Operand, y: Operand, apply: (a: bigint, b: bigint) => bigint): bigint | undefined {
  return typeof x === 'bigint' && typeof y === 'bigint' ? BigInt.asIntN(64, apply(x, y)) : undefined
}

function same(x: Operand, y: Operand): boolean {
  return typeof x === typeof y ? x === y : Number(x) === Number(y)
}

/** Series, which are arrays of numbers. */
export const SERIES = defineHostFunctions({
  'series.abs': each('Absolute values; integers stay integers.', (x) => (x < 0 ? -x : x), [
    [[json('[-6.5,0,-3,null]')], '[6.5,0,3,null]'],
  ]),
  'series.sign': each(
    '-1, 0 or 1; of reals a real.',
    (x) => (typeof x === 'bigint' ? BigInt(Number(x > 0n) - Number(x < 0n)) : Math.sign(x)),
    [[[json('[-6,0,2.5,"a"]')], '[-1,0,1.0,null]']],
  ),
  'series.acos': each('Arc cosines; NaN outside -1 to 1.', (x) => Math.acos(Number(x)), [
    [[json('[1,2,null]')], '[0.0,"NaN",null]'],
  ]),
  'series.asin': each('Arc sines; NaN outside -1 to 1.', (x) => Math.asin(Number(x)), [
    [[json('[0,2,null]')], '[0.0,"NaN",null]'],
  ]),
  'series.atan': each('Arc tangents.', (x) => Math.atan(Number(x)), [[[json('[0,"a"]')], '[0.0,null]']]),
  'series.ceiling': each('The next integers not below, as reals.', (x) => Math.ceil(Number(x)), [
    [[json('[-1.5,1,2.5,null]')], '[-1.0,1.0,3.0,null]'],
  ]),
  'series.floor': each('The next integers not above, as reals.', (x) => Math.floor(Number(x)), [
    [[json('[-1.5,1,2.5,null]')], '[-2.0,1.0,2.0,null]'],
  ]),
  'series.cos': each('Cosines of angles in radians.', (x) => Math.cos(Number(x)), [[[json('[0,"a"]')], '[1.0,null]']]),
  'series.sin': each('Sines of angles in radians.', (x) => Math.sin(Number(x)), [[[json('[0,"a"]')], '[0.0,null]']]),
  'series.tan': each('Tangents of angles in radians.', (x) => Math.tan(Number(x)), [[[json('[0,"a"]')], '[0.0,null]']]),
  'series.exp': each('Powers of e.', (x) => Math.exp(Number(x)), [[[json('[0,1000,true]')], '[1.0,"Infinity",null]']]),
  'series.log': each('Natural logarithms; NaN below 0.', (x) => Math.log(Number(x)), [
    [[json('[1,0,-1,null]')], '[0.0,"-Infinity","NaN",null]'],
  ]),
  'series.add': both(
    'Sums; of two integers an integer that wraps around.',
    (x, y) => integer(x, y, (a, b) => a + b) ?? Number(x) + Number(y),
    [[[json('[1,2.5,null,4]'), json('[1,1,1]')], '[2,3.5,null,null]']],
  ),
  'series.subtract': both(
    'Differences; of two integers an integer that wraps around.',
    (x, y) => integer(x, y, (a, b) => a - b) ?? Number(x) - Number(y),
    [[[json('[5,1.5,"a"]'), json('[7,1,1]')], '[-2,0.5,null]']],
  ),
  'series.multiply': both(
    'Products; of two integers an integer that wraps around.',
    (x, y) => integer(x, y, (a, b) => a * b) ?? Number(x) * Number(y),
    [[[json('[5,1.5,2]'), json('[7,2]')], '[35,3.0,null]']],
  ),
  'series.divide': both('Quotients as reals; by 0 infinite or NaN.', (x, y) => Number(x) / Number(y), [
    [[json('[1,1,0,1]'), json('[4,0,0]')], '[0.25,"Infinity","NaN",null]'],
  ]),
  'series.power': both('Powers as reals.', (x, y) => Number(x) ** Number(y), [
    [[json('[2,9,"2"]'), json('[3,0.5,1]')], '[8.0,3.0,null]'],
  ]),
  'series.equals': both('Whether they are the same number.', same, [
    [[json('[1,2,null,4]'), json('[1.0,3,null]')], '[true,false,null,null]'],
  ]),
  'series.differs': both('Whether they are not the same number.', (x, y) => !same(x, y), [
    [[json('[1,2,"a"]'), json('[1,3,"b"]')], '[false,true,null]'],
  ]),
  'series.greater': both('Whether the first is the greater.', (x, y) => x > y, [
    [[json('[1,2,null]'), json('[1,1.5,0]')], '[false,true,null]'],
  ]),
  'series.greater_or_equal': both('Whether the first is not the smaller.', (x, y) => x >= y, [
    [[json('[1,2,null]'), json('[1,2.5,0]')], '[true,false,null]'],
  ]),
  'series.less': both('Whether the first is the smaller.', (x, y) => x < y, [
    [[json('[1,2,null]'), json('[1,2.5,0]')], '[false,true,null]'],
  ]),
  'series.less_or_equal': both('Whether the first is not the greater.', (x, y) => x <= y, [
    [[json('[1,2,null]'), json('[1,1.5,0]')], '[true,false,null]'],
  ]),
})
