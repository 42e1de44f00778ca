import { type Dynamic, isArray, writeDynamic } from '../types/dynamic.ts'
import { sortOrder } from './array-order.ts'
import { defineHostFunctions } from './define.ts'
import { arrayOf, dynamicOf, json, result, smallOf } from './elements.ts'

/** No array made here is longer. */
export const LONGEST_ARRAY = 1_048_576

/** Arrays that would repeat a value to a longer text than this are null, lest they exhaust the memory. */
const LONGEST_TEXT = 2 ** 26

function isTooLong(value: Dynamic, times: number): boolean {
  return writeDynamic(value).length * times > LONGEST_TEXT
}

/** A place from the start or, when negative, from the end of an array. */
function placeIn(length: number, place: number): number {
  return place < 0 ? place + length : place
}

/** Equal values; numbers are compared as numbers. */
function sameValue(a: Dynamic, b: Dynamic): boolean {
  const isMixed = (typeof a === 'bigint' && typeof b === 'number') || (typeof a === 'number' && typeof b === 'bigint')
  return isMixed ? Number(a) === Number(b) : writeDynamic(a) === writeDynamic(b)
}

function leaves(value: Dynamic, into: Dynamic[]): readonly Dynamic[] {
  if (isArray(value)) for (const element of value) leaves(element, into)
  else into.push(value)
  return into
}

/** Arrays. The result is null when an argument that is to be an array is none, unless said otherwise. */
export const ARRAYS = defineHostFunctions({
  'array.concat': {
    doc: 'The elements of all arrays, one array after the other.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => {
      const arrays = args.map(arrayOf)
      const all: Dynamic[] = []
      for (const array of arrays) {
        if (array === undefined) return null
        for (const element of array) all.push(element)
      }
      return result(all)
    },
    cases: [
      [[json('[1,null]'), json('["a",1.0]')], '[1,null,"a",1.0]'],
      [[json('[]')], '[]'],
      [[json('[1]'), json('{}')], null],
      [[json('[1]'), json(null)], null],
    ],
  },
  'array.reverse': {
    doc: 'The elements from last to first.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([array]) => result(arrayOf(array)?.toReversed()),
    cases: [
      [[json('[1,[2,3],"a"]')], '["a",[2,3],1]'],
      [[json('[]')], '[]'],
      [[json('"a"')], null],
    ],
  },
  'array.slice': {
    doc: 'The elements from the first place to the second, both included; negative places count from the end, places outside are cut to the array.',
    params: ['dynamic', 'integer', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([array, start, end]) => {
      const elements = arrayOf(array)
      if (elements === undefined) return null
      const first = Math.max(0, placeIn(elements.length, smallOf(start)))
      const last = placeIn(elements.length, smallOf(end))
      return result(last < first ? [] : elements.slice(first, last + 1))
    },
    cases: [
      [[json('[1,2,3,4]'), 1n, 2n], '[2,3]'],
      [[json('[1,2,3,4]'), -2n, -1n], '[3,4]'],
      [[json('[1,2,3,4]'), -9n, 9n], '[1,2,3,4]'],
      [[json('[1,2,3,4]'), 3n, 1n], '[]'],
      [[json('[1,2,3,4]'), 0n, -9n], '[]'],
      [[json('{}'), 0n, 1n], null],
    ],
  },
  'array.split': {
    doc: 'The array cut before each of the places in the second argument (an integer or an array of them), as an array of arrays; negative places count from the end.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([array, places]) => {
      const elements = arrayOf(array)
      const wanted = dynamicOf(places)
      if (elements === undefined) return null
      const cuts: number[] = []
      for (const place of isArray(wanted) ? wanted : [wanted]) {
        if (typeof place !== 'bigint') return null
        cuts.push(Math.min(elements.length, Math.max(0, placeIn(elements.length, smallOf(place)))))
      }
      const ends = [...cuts, elements.length]
      return result(ends.map((end, i) => elements.slice(cuts[i - 1] ?? 0, end)))
    },
    cases: [
      [[json('[1,2,3,4]'), json('3')], '[[1,2,3],[4]]'],
      [[json('[1,2,3,4]'), json('[1,-1]')], '[[1],[2,3],[4]]'],
      [[json('[1,2]'), json('[9]')], '[[1,2],[]]'],
      [[json('[1,2]'), json('[]')], '[[1,2]]'],
      [[json('[1,2]'), json('["1"]')], null],
      [[json('5'), json('1')], null],
    ],
  },
  'array.rotate': {
    doc: 'The elements moved so many places to the left (negative: to the right); those that leave at one end come back at the other.',
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([array, count]) => {
      const elements = arrayOf(array)
      if (elements === undefined) return null
      const by = elements.length === 0 ? 0 : smallOf(count) % elements.length
      const start = placeIn(elements.length, by)
      return result([...elements.slice(start), ...elements.slice(0, start)])
    },
    cases: [
      [[json('[1,2,3]'), 1n], '[2,3,1]'],
      [[json('[1,2,3]'), -1n], '[3,1,2]'],
      [[json('[1,2,3]'), 7n], '[2,3,1]'],
      [[json('[]'), 2n], '[]'],
      [[json('1'), 2n], null],
    ],
  },
  'array.shift': {
    doc: 'The elements moved so many places to the left (negative: to the right); the places left free hold the third argument, which when null is the empty string in an array of strings.',
    params: ['dynamic', 'integer', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([array, count, filler]) => {
      const elements = arrayOf(array)
      if (elements === undefined || typeof count !== 'bigint') return null
      const texts = elements.length > 0 && elements.every((e) => typeof e === 'string')
      const fill = dynamicOf(filler) ?? (texts ? '' : null)
      const by = smallOf(count)
      if (isTooLong(fill, elements.length)) return null
      return result(elements.map((_, i) => (i + by in elements ? (elements[i + by] ?? null) : fill)))
    },
    cases: [
      [[json('[1,2,3]'), 1n, json(null)], '[2,3,null]'],
      [[json('[1,2,3]'), -2n, json('0')], '[0,0,1]'],
      [[json('["a","b"]'), 1n, json(null)], '["b",""]'],
      [[json('[1,2]'), 9n, json('"x"')], '["x","x"]'],
      [[json('[1,2]'), null, json('1')], null],
      [[json('{}'), 1n, json('1')], null],
    ],
  },
  'array.if_else': {
    doc: 'For each element of the first array, which is true, false or a number (all but 0 are true), the element at the same place of the second or the third argument, null where that one is shorter; an argument that is no array stands for every place. Null for an element that is no condition.',
    params: ['dynamic', 'dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([conditions, whenTrue, whenFalse]) => {
      const [yes, no] = [dynamicOf(whenTrue), dynamicOf(whenFalse)]
      const elements = arrayOf(conditions)
      if ([yes, no].some((v) => !isArray(v) && isTooLong(v, elements?.length ?? 0))) return null
      const at = (value: Dynamic, i: number): Dynamic => (isArray(value) ? (value[i] ?? null) : value)
      const chosen = elements?.map((condition, i): Dynamic => {
        const isCondition = ['boolean', 'bigint', 'number'].includes(typeof condition)
        if (!isCondition || Number.isNaN(condition)) return null
        return condition === false || Number(condition) === 0 ? at(no, i) : at(yes, i)
      })
      return result(chosen)
    },
    cases: [
      [[json('[true,false,2,0.0]'), json('[1,2,3,4]'), json('"no"')], '[1,"no",3,"no"]'],
      [[json('[true,true]'), json('[1]'), json('[2,3]')], '[1,null]'],
      [[json('["a",null]'), json('1'), json('2')], '[null,null]'],
      [[json('[true,false]'), json(null), json('2')], '[null,2]'],
      [[json('true'), json('1'), json('2')], null],
    ],
  },
  'array.index_of': {
    doc: 'array, value, start, length, occurrence: 0-based place of the n-th element equal to the value (numbers as numbers) among so many elements from the start (negative: from the end), a length of -1 being no limit; -1 when there is none; null when the length is below -1 or the occurrence below 0.',
    params: ['dynamic', 'dynamic', 'integer', 'integer', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([array, value, start, length, occurrence]) => {
      const elements = arrayOf(array)
      const [wanted, most, nth] = [dynamicOf(value), smallOf(length), smallOf(occurrence)]
      if (elements === undefined || most < -1 || nth < 0) return null
      const first = Math.max(0, placeIn(elements.length, smallOf(start)))
      const end = most === -1 ? elements.length : Math.min(elements.length, first + most)
      let seen = 0
      for (let i = first; i < end; i += 1) {
        if (!sameValue(elements[i] ?? null, wanted)) continue
        seen += 1
        if (seen === nth) return BigInt(i)
      }
      return -1n
    },
    cases: [
      [[json('["a","b","a"]'), json('"a"'), 1n, -1n, 1n], 2n],
      [[json('["a","b","a"]'), json('"a"'), 0n, -1n, 2n], 2n],
      [[json('["a","b","a"]'), json('"a"'), 0n, 2n, 2n], -1n],
      [[json('["a","b","a"]'), json('"b"'), -1n, -1n, 1n], -1n],
      [[json('[1,2.0]'), json('2'), -9n, -1n, 1n], 1n],
      [[json('["a"]'), json('"a"'), 0n, -2n, 1n], null],
      [[json('["a"]'), json('"a"'), 0n, -1n, -1n], null],
      [[json('{}'), json('"a"'), 0n, -1n, 1n], null],
    ],
  },
  'array.sorted_by': {
    doc: 'The second array in the order that sorts the first one: numbers, strings (texts of timespans by their length), then all else, equal ones in their order; the third argument asks for descending order within each of these, the fourth for nulls at the end instead of at the start. Null when the arrays differ in length.',
    params: ['dynamic', 'dynamic', 'boolean', 'boolean'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([keys, values, descending, nullsLast]) => {
      const [first, second] = [arrayOf(keys), arrayOf(values)]
      if (first === undefined || second?.length !== first.length) return null
      return result(sortOrder(first, descending === true, nullsLast === true).map((i) => second[i] ?? null))
    },
    cases: [
      [[json('[3,1.5,2]'), json('["c","a","b"]'), false, true], '["a","b","c"]'],
      [[json('["b",null,2,"a",true,10]'), json('[1,2,3,4,5,6]'), false, true], '[3,6,4,1,5,2]'],
      [[json('["b",null,2,"a",10]'), json('[1,2,3,4,5]'), true, false], '[2,5,3,1,4]'],
      [[json('["1.00:00:00","23:00:00","-00:00:01"]'), json('[1,2,3]'), false, true], '[3,2,1]'],
      [[json('[1,2]'), json('[1]'), false, true], null],
      [[json('{}'), json('[1]'), false, true], null],
    ],
  },
  'array.sum': {
    doc: 'Sum of the elements as a real; null when one of them is no number.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([array]) => {
      let sum = 0
      const elements = arrayOf(array)
      if (elements === undefined) return null
      for (const element of elements) {
        if (typeof element !== 'bigint' && typeof element !== 'number') return null
        sum += Number(element)
      }
      return sum
    },
    cases: [
      [[json('[1,2.5]')], 3.5],
      [[json('[]')], 0],
      [[json('[1,"2"]')], null],
      [[json('[1,null]')], null],
      [[json('7')], null],
    ],
  },
  'array.repeat': {
    doc: `An array of so many of the value; null when the number is negative or above ${LONGEST_ARRAY}.`,
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([value, count]) => {
      if (typeof count !== 'bigint' || count < 0n || count > BigInt(LONGEST_ARRAY)) return null
      const element = writeDynamic(dynamicOf(value))
      if (isTooLong(dynamicOf(value), Number(count))) return null
      return `[${new Array<string>(Number(count)).fill(element).join(',')}]`
    },
    cases: [
      [[json('"a"'), 2n], '["a","a"]'],
      [[json(null), 1n], '[null]'],
      [[json('1'), 0n], '[]'],
      [[json('1'), -1n], null],
      [[json('1'), 9_000_000_000n], null],
    ],
  },
  'array.zip': {
    doc: 'An array for each place, of the elements of all arrays there, null where an array is shorter.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => {
      const arrays: (readonly Dynamic[])[] = []
      for (const arg of args) {
        const array = arrayOf(arg)
        if (array === undefined) return null
        arrays.push(array)
      }
      const length = Math.max(...arrays.map((a) => a.length))
      return result(Array.from({ length }, (_, i) => arrays.map((a) => a[i] ?? null)))
    },
    cases: [
      [[json('[1,2]'), json('["a"]')], '[[1,"a"],[2,null]]'],
      [[json('[]'), json('[]')], '[]'],
      [[json('[1]'), json('"a"')], null],
    ],
  },
  'array.leaves': {
    doc: 'The elements with those of arrays in them in their place; a value that is no array is the only element.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => result(leaves(dynamicOf(value), [])),
    cases: [
      [[json('[1,[2,["a"]],{"b":[3]}]')], '[1,2,"a",{"b":[3]}]'],
      [[json('"a"')], '["a"]'],
      [[json(null)], null],
    ],
  },
  'array.joined_by': {
    doc: 'The elements as text with the separator between them, null as the empty text; like `dynamic.join_text`, whose separator is a literal.',
    params: ['dynamic', 'string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([array, separator]) => {
      const texts = arrayOf(array)?.map((e) => (typeof e === 'string' ? e : e === null ? '' : writeDynamic(e)))
      return texts?.join(String(separator)) ?? null
    },
    cases: [
      [[json('["a",1.0,null,{"b":2}]'), '-'], 'a-1.0--{"b":2}'],
      [[json('[]'), '-'], ''],
      [[json('"a"'), '-'], null],
    ],
  },
})
