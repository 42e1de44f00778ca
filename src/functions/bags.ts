import { type Dynamic, isArray, isBag, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'
import { arrayOf, bagOf, compareText, dynamicOf, json, result } from './elements.ts'

type Bag = ReadonlyMap<string, Dynamic>

/** The names of a path such as `$.a['b c']`, or the text as the only name; `undefined` for a path without a last name. */
function stepsOf(key: string): readonly string[] | undefined {
  if (!/^\$(?:$|[.[])/.test(key)) return [key]
  const step = /\.([^.[\]]+)|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]/y
  const steps: string[] = []
  step.lastIndex = 1
  for (let at = 1; at < key.length; at = step.lastIndex) {
    const found = step.exec(key)
    if (found === null) return undefined
    steps.push(found[1] ?? found[2] ?? found[3] ?? '')
  }
  return steps.length === 0 ? undefined : steps
}

function hasPath(value: Dynamic, steps: readonly string[]): boolean {
  let within = value
  for (const step of steps) {
    if (!isBag(within) || !within.has(step)) return false
    within = within.get(step) ?? null
  }
  return true
}

function without(bag: Bag, [step, ...others]: readonly string[]): Bag {
  if (step === undefined || !bag.has(step)) return bag
  const changed = new Map(bag)
  const member = bag.get(step) ?? null
  if (others.length === 0) changed.delete(step)
  else if (isBag(member)) changed.set(step, without(member, others))
  return changed
}

function withMember(bag: Bag, [step, ...others]: readonly string[], value: Dynamic): Bag {
  if (step === undefined) return bag
  const member = bag.get(step) ?? null
  const inner = others.length === 0 ? value : withMember(isBag(member) ? member : new Map(), others, value)
  return new Map([...bag, [step, inner]])
}

function sorted(value: Dynamic): Dynamic {
  if (isArray(value)) return value.map(sorted)
  if (!isBag(value)) return value
  return new Map(
    [...value].map(([name, member]) => [name, sorted(member)] as const).toSorted(([a], [b]) => compareText(a, b)),
  )
}

function addPaths(value: Dynamic, path: string, into: Set<string>): void {
  if (path !== '') into.add(path)
  if (isArray(value)) for (const element of value) addPaths(element, `${path}[0]`, into)
  if (isBag(value)) for (const [name, member] of value) addPaths(member, `${path}['${name}']`, into)
}

/**
 * Objects. A key is a member's name, or from `$` on a path of names (`$.a.b`, `$['a']`). The result is null when an
 * argument that is to be an object is none, unless said otherwise.
 */
export const BAGS = defineHostFunctions({
  'bag.of': {
    doc: 'name, value, name, value ...: an object; the last of several values of one name counts.',
    params: [],
    rest: 'any',
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: (args) => {
      const bag = new Map<string, Dynamic>()
      for (let i = 0; i + 1 < args.length; i += 2) bag.set(String(args[i] ?? ''), dynamicOf(args[i + 1]))
      return result(bag)
    },
    cases: [
      [['a', json('1'), 'b', json(null), 'a', json('"x"')], '{"a":"x","b":null}'],
      [[], '{}'],
    ],
  },
  'bag.has_key': {
    doc: 'Whether the object has the member; false for a value that is no object.',
    params: ['dynamic', 'string'],
    returns: 'boolean',
    nulls: 'handles',
    evaluate: ([bag, key]) => {
      const steps = stepsOf(String(key ?? ''))
      return steps !== undefined && hasPath(dynamicOf(bag), steps)
    },
    cases: [
      [[json('{"a":null}'), 'a'], true],
      [[json('{"a":1}'), 'A'], false],
      [[json('{"a":{"b c":1}}'), "$.a['b c']"], true],
      [[json('{"a":{"b":1}}'), '$.b'], false],
      [[json('{"$.":1}'), '$.'], false],
      [[json(null), 'a'], false],
    ],
  },
  'bag.without': {
    doc: 'The object without the members that the array of keys names; other elements of the array do not count.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([object, keys]) => {
      const [bag, names] = [bagOf(object), arrayOf(keys)]
      if (bag === undefined || names === undefined) return null
      return result(
        names.reduce((left: Bag, key) => without(left, typeof key === 'string' ? (stepsOf(key) ?? []) : []), bag),
      )
    },
    cases: [
      [[json('{"a":1,"b":{"c":2,"d":3}}'), json('["a","$.b.c",7]')], '{"b":{"d":3}}'],
      [[json('{"a":1}'), json('["A","$.a.b"]')], '{"a":1}'],
      [[json('[1]'), json('["a"]')], null],
      [[json('{}'), json('"a"')], null],
    ],
  },
  'bag.with': {
    doc: 'The object with the member set to the third argument; objects on the way are made where they are missing.',
    params: ['dynamic', 'string', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([object, key, value]) => {
      const [bag, steps] = [bagOf(object), stepsOf(String(key ?? ''))]
      return bag === undefined || steps === undefined ? null : result(withMember(bag, steps, dynamicOf(value)))
    },
    cases: [
      [[json('{"a":1,"b":2}'), 'a', json('"x"')], '{"a":"x","b":2}'],
      [[json('{"a":1}'), '$.b.c', json('[1]')], '{"a":1,"b":{"c":[1]}}'],
      [[json('{}'), 'a', json(null)], '{"a":null}'],
      [[json(null), 'a', json('1')], null],
      [[json('[]'), 'a', json('1')], null],
    ],
  },
  'bag.merge': {
    doc: 'The members of all objects, the first value of a name counting; values that are no objects are passed over, null when there is none.',
    params: [],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: (args) => {
      const bags = args.flatMap((arg) => bagOf(arg) ?? [])
      const merged = new Map<string, Dynamic>()
      for (const bag of bags) for (const [name, value] of bag) if (!merged.has(name)) merged.set(name, value)
      return bags.length === 0 ? null : result(merged)
    },
    cases: [
      [[json('{"a":1}'), json('{"b":2,"a":3}')], '{"a":1,"b":2}'],
      [[json(null), json('{"b":2}'), json('[1]')], '{"b":2}'],
      [[json(null), json('1')], null],
    ],
  },
  'bag.zip': {
    doc: 'An object of the names in the first array and the values in the second, null where there are no more; elements that are no names are passed over with their value.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([keys, values]) => {
      const [names, members] = [arrayOf(keys), arrayOf(values) ?? []]
      if (names === undefined) return null
      return result(new Map(names.flatMap((name, i) => (typeof name === 'string' ? [[name, members[i] ?? null]] : []))))
    },
    cases: [
      [[json('["a",1,"b"]'), json('[1,2,"x"]')], '{"a":1,"b":"x"}'],
      [[json('["a","b"]'), json('[1]')], '{"a":1,"b":null}'],
      [[json('["a"]'), json(null)], '{"a":null}'],
      [[json('"a"'), json('[1]')], null],
    ],
  },
  'dynamic.to_sorted_text': {
    doc: 'Compact JSON with the members of objects in order of their names.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([value]) => writeDynamic(sorted(dynamicOf(value))),
    cases: [
      [[json('{"b":[{"z":1,"a":2.0}],"a":"x"}')], '{"a":"x","b":[{"a":2.0,"z":1}]}'],
      [[json('[]')], '[]'],
      [[json(null)], null],
    ],
  },
  'dynamic.paths': {
    doc: "The paths of all values in a value, each once: `['name']` for a member, `[0]` for any element of an array.",
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => {
      const paths = new Set<string>()
      addPaths(dynamicOf(value), '', paths)
      return result([...paths])
    },
    cases: [
      [[json('{"a":[1,2],"b":3}')], '["[\'a\']","[\'a\'][0]","[\'b\']"]'],
      [[json('{"a":[1,{"b":2}]}')], "[\"['a']\",\"['a'][0]\",\"['a'][0]['b']\"]"],
      [[json('5')], '[]'],
      [[json(null)], null],
    ],
  },
})
