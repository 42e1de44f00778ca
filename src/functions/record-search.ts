import { type Dynamic, isArray, isBag, readDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { compileBacktracking, search } from './backtracking/index.ts'
import { defineHostFunctions } from './define.ts'

const written = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

/** Whether a name is one of the excluded, or begins as one that ends in `*` says. */
function isExcluded(name: string, excluded: readonly string[]): boolean {
  return excluded.some((e) => (e.endsWith('*') ? name.startsWith(e.slice(0, -1)) : name === e))
}

function someLeaf(value: Dynamic, test: (text: string) => boolean): boolean {
  if (value === null) return false
  if (isBag(value)) return [...value.values()].some((member) => someLeaf(member, test))
  return isArray(value) ? value.some((element) => someLeaf(element, test)) : test(String(value))
}

/** Searches inside nested values. */
export const RECORD_SEARCH = defineHostFunctions({
  'record.any_value_matches': {
    doc: 'value, pattern, flags, excluded: whether the pattern (of `backtracking.matches`) is found in any text, number or truth value that stands in a nested value at any depth; names are not searched. Members of the value itself with an excluded name (an array; one that ends in `*` excludes what begins so) stay out. A value that is not nested is searched itself.',
    params: ['dynamic', 'string', 'string', 'dynamic'],
    literalFrom: 1,
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([value, pattern, flags, names]) => {
      const record = readDynamic(written(value)) ?? null
      const list = readDynamic(written(names)) ?? null
      const excluded = list !== null && isArray(list) ? list.map(String) : []
      if (!compileBacktracking(written(pattern), written(flags)).ok) return false
      const test = (text: string): boolean => search(written(pattern), written(flags), text)?.find(0) !== undefined
      if (!isBag(record)) return someLeaf(record, test)
      return [...record].some(([name, member]) => !isExcluded(name, excluded) && someLeaf(member, test))
    },
    cases: [
      [[{ type: 'dynamic', value: '{"a":{"b":["x","scp -r"]}}' }, 'scp', '', { type: 'dynamic', value: '[]' }], true],
      [[{ type: 'dynamic', value: '{"scp":"x"}' }, 'scp', '', { type: 'dynamic', value: '[]' }], false],
      [[{ type: 'dynamic', value: '{"#t":"scp","u":1}' }, 'scp', '', { type: 'dynamic', value: '["#*"]' }], false],
      [[{ type: 'dynamic', value: '{"n":443,"b":true}' }, '^443$', '', { type: 'dynamic', value: '[]' }], true],
      [[{ type: 'dynamic', value: '{"a":"x","b":"y"}' }, 'x.*y', 's', { type: 'dynamic', value: '[]' }], false],
      [[{ type: 'dynamic', value: '"scp"' }, 'scp', '', { type: 'dynamic', value: '[]' }], true],
      [[null, 'x', '', { type: 'dynamic', value: '[]' }], null],
    ],
  },
})
