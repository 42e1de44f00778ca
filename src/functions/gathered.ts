import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** The values of a gathered list; of anything else none. */
function elements(list: Scalar | undefined): readonly Dynamic[] {
  const value = typeof list === 'string' ? readDynamic(list) : undefined
  return value !== undefined && isArray(value) ? value : []
}

function limit(most: Scalar | undefined): number {
  return typeof most === 'bigint' ? Number(most) : 0
}

function setOf(list: Scalar | undefined, most: number): string {
  const found = new Set<string>()
  for (const value of elements(list)) {
    for (const element of isArray(value) ? value : [value]) {
      if (found.size >= most) break
      if (element !== null) found.add(writeDynamic(element))
    }
  }
  return `[${[...found].join(',')}]`
}

function bagOf(list: Scalar | undefined, most: number): string | null {
  const members = new Map<string, Dynamic>()
  let bags = 0
  for (const bag of elements(list)) {
    if (!isBag(bag)) continue
    bags += 1
    for (const [name, value] of bag) if (!members.has(name) && members.size < most) members.set(name, value)
  }
  return bags === 0 ? null : writeDynamic(members)
}

/** What has been seen at one place of many values. */
interface Shape {
  readonly primitives: Set<string>
  members: Map<string, Shape> | undefined
  /** Primitives seen before the first container: its place among the types. */
  before: number
}

const INDEXER = '`indexer`'

function shape(): Shape {
  return { primitives: new Set(), members: undefined, before: 0 }
}

function primitiveName(value: boolean | bigint | number | string): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'long'
  return typeof value === 'number' ? 'double' : 'string'
}

function admit(place: Shape, value: Dynamic): void {
  if (value === null) return
  if (!isArray(value) && !isBag(value)) {
    place.primitives.add(primitiveName(value))
    return
  }
  if (place.members === undefined) {
    place.members = new Map()
    place.before = place.primitives.size
  }
  const inner = place.members
  const under = (name: string): Shape => {
    const known = inner.get(name)
    if (known !== undefined) return known
    const made = shape()
    inner.set(name, made)
    return made
  }
  if (isBag(value)) {
    for (const [name, member] of value) admit(under(name), member)
    return
  }
  const indexed = under(INDEXER)
  for (const element of value) admit(indexed, element)
}

/** One type as itself, several (or none) as an array of them. */
function typeOf({ primitives, members, before }: Shape): Dynamic {
  const types: Dynamic[] = [...primitives]
  if (members !== undefined) {
    types.splice(before, 0, new Map([...members].map(([name, member]) => [name, typeOf(member)] as const)))
  }
  const [only] = types
  return types.length === 1 && only !== undefined ? only : types
}

function schemaOf(list: Scalar | undefined): string | null {
  const root = shape()
  for (const value of elements(list)) admit(root, value)
  return root.members === undefined && root.primitives.size === 0 ? null : writeDynamic(typeOf(root))
}

/** The least value whose weight and that of all before it make up so many percent of the whole. */
function percentileOf(list: Scalar | undefined, percent: number): string | null {
  const weighted = elements(list).flatMap((pair): [bigint | number, bigint][] => {
    const [value, weight] = isArray(pair) ? pair : []
    const isNumber = typeof value === 'bigint' || typeof value === 'number'
    return isNumber && typeof weight === 'bigint' && weight > 0n ? [[value, weight]] : []
  })
  const sorted = weighted.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0n)
  // The percentage in decimal digits: as a double, 7 % of 100 would be more than 7.
  const [whole = '0', fraction = ''] = percent.toFixed(12).split('.')
  const share = BigInt(whole + fraction) * total
  const scale = 100n * 10n ** BigInt(fraction.length)
  let seen = 0n
  for (const [value, weight] of sorted) {
    seen += weight
    if (seen * scale >= share) return writeDynamic(value)
  }
  return null
}

/** Functions of a list that an aggregate has gathered. */
export const GATHERED = defineHostFunctions({
  'dynamic.set_of': {
    doc: 'The distinct elements of an array, arrays among them taken apart once, JSON nulls left out; at most so many.',
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list, most]) => setOf(list, limit(most)),
    cases: [
      [[{ type: 'dynamic', value: '[["a","b"],"b",{"k":1},null,["c",null]]' }, 9n], '["a","b",{"k":1},"c"]'],
      [[{ type: 'dynamic', value: '[[1,1.0,"1"],[[1],[1]]]' }, 9n], '[1,1.0,"1",[1]]'],
      [[{ type: 'dynamic', value: '[3,2,1]' }, 2n], '[3,2]'],
      [[{ type: 'dynamic', value: '[]' }, 2n], '[]'],
      [[{ type: 'dynamic', value: null }, 2n], null],
    ],
  },
  'dynamic.bag_of': {
    doc: 'The members of all objects in an array, at most so many, the first of each name; null when there is no object.',
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list, most]) => bagOf(list, limit(most)),
    cases: [
      [[{ type: 'dynamic', value: '[{"a":1},5,{"b":[2],"a":9}]' }, 9n], '{"a":1,"b":[2]}'],
      [[{ type: 'dynamic', value: '[{"a":1},{"b":2}]' }, 1n], '{"a":1}'],
      [[{ type: 'dynamic', value: '[{}]' }, 1n], '{}'],
      [[{ type: 'dynamic', value: '["a",[1]]' }, 9n], null],
      [[{ type: 'dynamic', value: null }, 9n], null],
    ],
  },
  'dynamic.schema_of': {
    doc: 'The least schema of the elements of an array: names of types, objects of schemas (of an array under `indexer`), arrays of alternatives; null when there is no value but JSON null.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list]) => schemaOf(list),
    cases: [
      [[{ type: 'dynamic', value: '[{"p":1},{"p":"q"},{"p":2}]' }], '{"p":["long","string"]}'],
      [
        [{ type: 'dynamic', value: '[{"p":2.5},{"p":{"q":true}},{"p":{"r":[]}}]' }],
        '{"p":["double",{"q":"bool","r":{"`indexer`":[]}}]}',
      ],
      [[{ type: 'dynamic', value: '[[1,"a"],[{"b":null}]]' }], '{"`indexer`":["long","string",{"b":[]}]}'],
      [[{ type: 'dynamic', value: '[5,null]' }], '"long"'],
      [[{ type: 'dynamic', value: '[]' }], null],
      [[{ type: 'dynamic', value: null }], null],
    ],
  },
  'dynamic.percentile_of': {
    doc: 'Of an array of [value, weight]: the nearest-rank percentile of the values, each as often as its weight; other elements and weights below 1 do not count. The second argument is a percentage from 0 to 100.',
    params: ['dynamic', 'real'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list, percent]) => percentileOf(list, typeof percent === 'number' ? percent : 0),
    cases: [
      [[{ type: 'dynamic', value: '[[10,8],[40,1],[30,3],[20,6]]' }, 50], '20'],
      [[{ type: 'dynamic', value: '[[10,8],[40,1],[30,3],[20,6]]' }, 99.9], '40'],
      [[{ type: 'dynamic', value: '[[1.5,7],[2.5,93]]' }, 7], '1.5'],
      [[{ type: 'dynamic', value: '[[3,1],[1,0],[2,-1],"x"]' }, 0], '3'],
      [[{ type: 'dynamic', value: '[]' }, 50], null],
      [[{ type: 'dynamic', value: null }, 50], null],
    ],
  },
})
