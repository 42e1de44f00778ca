import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { groupText, search } from './backtracking/index.ts'
import { defineHostFunctions } from './define.ts'

const MOST_PAIRS = 100
const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

function texts(json: Scalar | undefined): readonly string[] {
  const value = readDynamic(text(json))
  return value !== undefined && isArray(value) ? value.map(String) : []
}

/** Between a key and its value; `=` with a blank on one side only has no value there. */
const MARKS: Readonly<Record<string, string>> = { '=': '=|\\s+=\\s+', ':': '\\s*:(?!//)\\s*', '->': '\\s*->\\s*' }
const ANY_MARK = Object.values(MARKS).join('|')
const VALUE = '(?:"((?:[^"\\\\]|\\\\.)*)"|\'([^\']*)\'|([^\\s,;|)\\]}]*))'

function heldValue([, double, single, bare]: readonly (string | undefined)[]): string {
  return double?.replace(/\\(["\\])/g, '$1') ?? single ?? bare ?? ''
}

const KEYS = new Map<string, RegExp>()

function keyPattern(key: string): RegExp {
  const known = KEYS.get(key)
  if (known !== undefined) return known
  const escaped = key.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&')
  const made = new RegExp(`(?<![\\w.-])(?:"${escaped}"|'${escaped}'|${escaped})(?:${ANY_MARK})${VALUE}`)
  if (KEYS.size > 1_000) KEYS.clear()
  KEYS.set(key, made)
  return made
}

const NAME = '(?<![\\w.$@-])(?:"([^"\\n]{1,200})"|\'([^\'\\n]{1,200})\'|([A-Za-z_$@][\\w.$@-]{0,199}))'
const DETECTED = new Map<string, RegExp>(
  ['', ...Object.keys(MARKS)].map((mark) => [mark, new RegExp(`${NAME}(?:${MARKS[mark] ?? ANY_MARK})${VALUE}`, 'g')]),
)

/** Like `MARKS`, for a mark of the query's own. */
function detectedPattern(mark: string): RegExp {
  const known = DETECTED.get(mark)
  if (known !== undefined) return known
  const made = new RegExp(`${NAME}\\s*${mark.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&')}\\s*${VALUE}`, 'g')
  DETECTED.set(mark, made)
  return made
}

/** With two groups, every match tells a key and its value; with one, the first match from where the key stands. */
function byPattern(source: string, pattern: string, keys: readonly string[]): Dynamic {
  const found = search(pattern, '', source)
  if (found === undefined) return keys.map(() => null)
  const pairs = new Map<string, string | null>()
  for (const match of pattern === '' ? [] : found.all()) {
    if (match.length < 6) break
    const key = groupText(source, match, 1)
    if (key !== undefined && !pairs.has(key)) pairs.set(key, groupText(source, match, 2) ?? null)
  }
  return keys.map((key) => {
    if (pairs.has(key)) return pairs.get(key) ?? null
    const at = source.indexOf(key)
    const match = at === -1 ? undefined : found.find(at)
    return match === undefined || match.length !== 4 ? null : (groupText(source, match, 1) ?? null)
  })
}

/** Keys and values that stand somewhere in a text. */
export const PAIRS_IN_TEXT = defineHostFunctions({
  'pairs.inferred': {
    doc: 'text, keys (an array): the value after the first place of each key, as an array with null for keys that are not there. Between both stands `=`, `:` or `->`; both may be in quotes; a bare value ends at a blank or one of `,;|)]}`.',
    params: ['string', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, keys]) =>
      writeDynamic(
        texts(keys).map((key): Dynamic => {
          const found = keyPattern(key).exec(text(source))
          return found === null ? null : heldValue(found)
        }),
      ),
    cases: [
      [
        ['[a=1] b="x y", c: \'z\' d -> 5;', { type: 'dynamic', value: '["a","b","c","d","e"]' }],
        '["1","x y","z","5",null]',
      ],
      [['aa=1 {"a":"q\\"r"}', { type: 'dynamic', value: '["a"]' }], '["q\\"r"]'],
      [['a = 1 b= 2 c=', { type: 'dynamic', value: '["a","b","c"]' }], '["1","",""]'],
      [['', { type: 'dynamic', value: '["a"]' }], '[null]'],
      [[null, { type: 'dynamic', value: '["a"]' }], null],
    ],
  },
  'pairs.by_pattern': {
    doc: 'text, pattern (java.util.regex), keys (an array): the values of the keys, as an array with null for those without. Of a pattern with two groups every match is a key and a value, the first of a key counts; of one with one group it is the first match from the first place of the key on.',
    params: ['string', 'string', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, pattern, keys]) => writeDynamic(byPattern(text(source), text(pattern), texts(keys))),
    cases: [
      [['{a=1, b.c=2, a=3,', '[\\s{](.*?)=(.*?),', { type: 'dynamic', value: '["a","b.c","d"]' }], '["1","2",null]'],
      [['x b=7 a=1 c', '=(.*?)(?:\\s|$)', { type: 'dynamic', value: '["a","b","c"]' }], '["1","7",null]'],
      [['', '=(.*)', { type: 'dynamic', value: '["a"]' }], '[null]'],
      [[null, '=(.*)', { type: 'dynamic', value: '["a"]' }], null],
    ],
  },
  'pairs.detected': {
    doc: 'text, mark: the first 100 keys with their values, as an object; of a repeated key the last value. The mark between both is given, or empty for any of `=`, `:` and `->`; both are written as for `pairs.inferred`.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, mark]) => {
      const pairs = new Map<string, string>()
      for (const [, double, single, bare, ...value] of text(source).matchAll(detectedPattern(text(mark)))) {
        const key = double ?? single ?? bare ?? ''
        if (pairs.size < MOST_PAIRS || pairs.has(key)) pairs.set(key, heldValue(['', ...value]))
      }
      return writeDynamic(pairs)
    },
    cases: [
      [['12:30 http://x a=1 "b c": "d", e->f a=2', ''], '{"a":"2","b c":"d","e":"f"}'],
      [['a:b=c d:e', ':'], '{"a":"b=c","d":"e"}'],
      [['nothing', ''], '{}'],
      [[null, ''], null],
    ],
  },
})
