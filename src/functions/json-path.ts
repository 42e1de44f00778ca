import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'
import { type Filter, type JsonStep, readJsonPath } from './json-path-text.ts'

/** More values than any path of a query means. */
const MOST_VALUES = 10_000

function children(value: Dynamic): readonly Dynamic[] {
  if (isArray(value)) return value
  return isBag(value) ? [...value.values()] : []
}

function descendants(value: Dynamic): readonly Dynamic[] {
  const found: Dynamic[] = []
  const visit = (at: Dynamic): void => {
    if (found.length >= MOST_VALUES) return
    found.push(at)
    for (const child of children(at)) visit(child)
  }
  visit(value)
  return found
}

function members(value: Dynamic, names: readonly string[]): readonly Dynamic[] {
  if (!isBag(value)) return []
  return names.flatMap((name): Dynamic[] => {
    const member = value.get(name)
    return member === undefined ? [] : [member]
  })
}

function elements(value: Dynamic, places: readonly number[]): readonly Dynamic[] {
  if (!isArray(value)) return []
  return places.flatMap((place): Dynamic[] => {
    const element = value[place < 0 ? value.length + place : place]
    return element === undefined ? [] : [element]
  })
}

function slice(value: Dynamic, from: number | undefined, to: number | undefined): readonly Dynamic[] {
  return isArray(value) ? value.slice(from, to) : []
}

function step(values: readonly Dynamic[], by: JsonStep): readonly Dynamic[] {
  switch (by.kind) {
    case 'members':
      return values.flatMap((value) => members(value, by.names))
    case 'elements':
      return values.flatMap((value) => elements(value, by.places))
    case 'slice':
      return values.flatMap((value) => slice(value, by.from, by.to))
    case 'all':
      return values.flatMap(children)
    case 'descendants':
      return values.flatMap(descendants)
    case 'filter':
      return values.flatMap((value) => (isArray(value) ? value : [value]).filter((item) => passes(item, by.filter)))
    case 'length':
      return values.flatMap((value): Dynamic[] =>
        isArray(value) ? [BigInt(value.length)] : isBag(value) ? [BigInt(value.size)] : [],
      )
  }
}

function passes(item: Dynamic, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.items.every((each) => passes(item, each))
    case 'or':
      return filter.items.some((each) => passes(item, each))
    case 'not':
      return !passes(item, filter.item)
    case 'has':
      return filter.path.reduce(step, [item]).length > 0
    case 'compare': {
      const [found] = filter.path.reduce(step, [item])
      if (found === undefined) return filter.op === '!='
      return compares(found, filter.op, filter.value)
    }
  }
}

function compares(found: Dynamic, op: string, value: Dynamic): boolean {
  const isNumber = (a: Dynamic): a is bigint | number => typeof a === 'bigint' || typeof a === 'number'
  if (op === '==' || op === '!=') {
    const same = isNumber(found) && isNumber(value) ? Number(found) === Number(value) : found === value
    return same === (op === '==')
  }
  const comparable = (isNumber(found) && isNumber(value)) || (typeof found === 'string' && typeof value === 'string')
  if (!comparable) return false
  const order = found < value ? -1 : found > value ? 1 : 0
  return op === '<' ? order < 0 : op === '<=' ? order <= 0 : op === '>' ? order > 0 : order >= 0
}

/** A path that can lead to one value only gives it; any other an array of all, when the part before the first choice is there. */
function follow(root: Dynamic, steps: readonly JsonStep[]): Dynamic | undefined {
  const choice = steps.findIndex(isChoice)
  const before = (choice === -1 ? steps : steps.slice(0, choice)).reduce(step, [root])
  if (choice === -1) return before[0]
  const counts = steps.at(-1)?.kind === 'length'
  const found = (counts ? steps.slice(choice, -1) : steps.slice(choice)).reduce(step, before)
  if (before.length === 0) return undefined
  return counts ? BigInt(found.length) : found.slice(0, MOST_VALUES)
}

function isChoice(by: JsonStep): boolean {
  if (by.kind === 'members') return by.names.length > 1
  if (by.kind === 'elements') return by.places.length > 1
  return by.kind !== 'length'
}

const json = (value: string) => ({ type: 'dynamic', value }) as const
const SAMPLE = '{"a":[{"n":1,"t":"x"},{"n":2},{"n":3,"t":"y"}],"b":{"n":4,"k.m":[true]},"e":[]}'

/** Values at JSON paths. */
export const JSON_PATHS = defineHostFunctions({
  'json.at_path': {
    doc: 'value, path: what a JSONPath (as Jayway reads it) leads to. One that can lead to one value gives that value, null when it is not there; one with a choice (`*`, `..`, `[1,2]`, `[1:3]`, `[?(...)]`) gives an array of all values, null when what stands before the choice is not there. `length()` counts elements or members.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, path]) => {
      const root = typeof value === 'string' ? readDynamic(value) : undefined
      const read = typeof path === 'string' ? readJsonPath(path) : undefined
      if (root === undefined || read === undefined || 'offset' in read) return null
      const found = follow(root, read.steps)
      return found === undefined || found === null ? null : writeDynamic(found)
    },
    cases: [
      [[json(SAMPLE), '$.a[?(@.n >= 2 && @.t)].t'], '["y"]'],
      [[json(SAMPLE), "a[?(@.t == 'x' || !(@.n < 3))].n"], '[1,3]'],
      [[json(SAMPLE), '$..n'], '[1,2,3,4]'],
      [[json(SAMPLE), 'a[0,2].n'], '[1,3]'],
      [[json(SAMPLE), 'a[-2:].n'], '[2,3]'],
      [[json(SAMPLE), 'a[-1].t'], '"y"'],
      [[json(SAMPLE), "b['n','k.m']"], '[4,[true]]'],
      [[json(SAMPLE), 'b.*'], '[4,[true]]'],
      [[json(SAMPLE), 'a.length()'], '3'],
      [[json(SAMPLE), 'e[*].n'], '[]'],
      [[json(SAMPLE), 'missing[*].n'], null],
      [[json(SAMPLE), 'b.missing'], null],
      [[json('"text"'), 'a'], null],
      [[null, 'a'], null],
    ],
  },
})
