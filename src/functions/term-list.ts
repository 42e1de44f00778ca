import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** A needle, and where its first term starts in it. */
interface Needle {
  readonly text: string
  readonly offset: number
}

/** Needles by their first term: within a match it is a whole term of the haystack, too. */
interface Needles {
  readonly count: number
  readonly byTerm: ReadonlyMap<string, readonly Needle[]>
  readonly termless: readonly string[]
}

const TERM = /[\p{L}\p{N}]+/gu

function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function textOf(value: Dynamic): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : writeDynamic(value)
}

/** The elements of an array and of arrays in it; a value that is no array is its only element. */
function flattened(value: Dynamic): readonly Dynamic[] {
  const flat: Dynamic[] = []
  const visit = (part: Dynamic): void => {
    if (isArray(part)) for (const element of part) visit(element)
    else flat.push(part)
  }
  visit(value)
  return flat
}

function needlesOf(list: string): Needles {
  const value = readDynamic(list)
  const texts = new Set(value === undefined ? [] : flattened(value).map((v) => fold(textOf(v))))
  const byTerm = new Map<string, Needle[]>()
  const termless: string[] = []
  for (const text of texts) {
    const [term] = text.match(TERM) ?? []
    if (term === undefined) {
      termless.push(text)
      continue
    }
    const same = byTerm.get(term)
    const needle = { text, offset: text.indexOf(term) }
    if (same === undefined) byTerm.set(term, [needle])
    else same.push(needle)
  }
  return { count: texts.size, byTerm, termless }
}

/** One list serves many rows. */
const known: { list: string; needles: Needles } = { list: '[]', needles: needlesOf('[]') }

function readNeedles(list: Scalar): Needles {
  if (typeof list !== 'string') return needlesOf('[]')
  if (known.list !== list) {
    known.needles = needlesOf(list)
    known.list = list
  }
  return known.needles
}

const ENDS_IN_TERM = /[\p{L}\p{N}]$/u
const STARTS_WITH_TERM = /^[\p{L}\p{N}]/u

function standsAt(haystack: string, needle: Needle, start: number): boolean {
  if (start < 0 || !haystack.startsWith(needle.text, start)) return false
  const end = start + needle.text.length
  return !ENDS_IN_TERM.test(needle.text) || !STARTS_WITH_TERM.test(haystack.slice(end, end + 2))
}

/** The needles found, until there are `enough` of them. */
function countFound(subject: Scalar, needles: Needles, enough: number): number {
  const haystack = fold(String(subject))
  const found = new Set(needles.termless.filter((needle) => haystack.includes(needle)))
  if (found.size >= enough || needles.byTerm.size === 0) return found.size
  for (const term of haystack.matchAll(TERM)) {
    for (const needle of needles.byTerm.get(term[0]) ?? []) {
      if (standsAt(haystack, needle, term.index - needle.offset)) found.add(needle.text)
      if (found.size >= enough) return found.size
    }
  }
  return found.size
}

/**
 * The searches of `text.has_any_term_ci` for needles that are data: a dynamic array, arrays in it flattened. An empty
 * needle is in every text.
 */
export const TERM_LIST = defineHostFunctions({
  'text.has_any_term_of_ci': {
    doc: 'Whether any text of the list occurs as a term, ASCII letters folded; false for an empty list.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([subject, list]) => countFound(subject ?? null, readNeedles(list ?? null), 1) >= 1,
    cases: [
      [['run RCLONE.exe copy', { type: 'dynamic', value: '["mega","rclone"]' }], true],
      [['run myrclone.exe', { type: 'dynamic', value: '["rclone"]' }], false],
      [['https://a.evil.com/x', { type: 'dynamic', value: '["evil.com"]' }], true],
      [['https://a.evil.community/x', { type: 'dynamic', value: '["evil.com"]' }], false],
      [['https://devil.com/x', { type: 'dynamic', value: '["evil.com"]' }], false],
      [['evil.evil.com', { type: 'dynamic', value: '["evil.com"]' }], true],
      [['c:\\windows\\system32\\a', { type: 'dynamic', value: '["\\\\Windows\\\\System32"]' }], true],
      [['windows\\system32', { type: 'dynamic', value: '["\\\\windows\\\\"]' }], false],
      [['a@b', { type: 'dynamic', value: '["@"]' }], true],
      [['port 4444', { type: 'dynamic', value: '[1,[4444]]' }], true],
      [['x', { type: 'dynamic', value: '[]' }], false],
      [['x', { type: 'dynamic', value: '[""]' }], true],
      [['caf\u00e91', { type: 'dynamic', value: '["caf"]' }], false],
      [[null, { type: 'dynamic', value: '["a"]' }], null],
    ],
  },
  'text.has_all_terms_of_ci': {
    doc: 'Whether every text of the list occurs as a term, ASCII letters folded; true for an empty list.',
    params: ['string', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([subject, list]) => {
      const needles = readNeedles(list ?? null)
      return countFound(subject ?? null, needles, needles.count) === needles.count
    },
    cases: [
      [['rclone copy x', { type: 'dynamic', value: '["COPY","rclone"]' }], true],
      [['rclone copy x', { type: 'dynamic', value: '["copy","move"]' }], false],
      [['x', { type: 'dynamic', value: '[]' }], true],
      [[null, { type: 'dynamic', value: '["a"]' }], null],
    ],
  },
})

function isEqual(element: Dynamic, value: Scalar): boolean {
  if (typeof value === 'string') return textOf(element) === value
  if (typeof value === 'boolean') return element === value
  if (typeof element !== 'bigint' && typeof element !== 'number') return false
  return typeof element === typeof value ? element === value : Number(element) === Number(value)
}

export const MEMBER = defineHostFunctions({
  'dynamic.has_value': {
    doc: 'Whether an element of the array (arrays in it flattened; any other value is its own element) equals the value: by its text for a string, by its number for a number. Null elements equal nothing.',
    params: ['dynamic', 'any'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([list, value]) => {
      const read = readDynamic(String(list))
      return read !== undefined && flattened(read).some((e) => e !== null && isEqual(e, value ?? null))
    },
    cases: [
      [[{ type: 'dynamic', value: '["a",["b"]]' }, 'b'], true],
      [[{ type: 'dynamic', value: '["a"]' }, 'A'], false],
      [[{ type: 'dynamic', value: '[1,2.0]' }, 2n], true],
      [[{ type: 'dynamic', value: '[null]' }, ''], false],
      [[{ type: 'dynamic', value: '[true]' }, true], true],
      [[{ type: 'dynamic', value: '{"a":1}' }, 'a'], false],
      [[{ type: 'dynamic', value: '"a"' }, 'a'], true],
      [[null, 'a'], null],
    ],
  },
  'dynamic.has_text_ci': {
    doc: 'Whether an element of the array (as in dynamic.has_value) has the same text, ASCII letters folded.',
    params: ['dynamic', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([list, value]) => {
      const read = readDynamic(String(list))
      const wanted = fold(String(value))
      return read !== undefined && flattened(read).some((e) => e !== null && fold(textOf(e)) === wanted)
    },
    cases: [
      [[{ type: 'dynamic', value: '["A",["b"]]' }, 'B'], true],
      [[{ type: 'dynamic', value: '["a"]' }, 'aa'], false],
      [[null, 'a'], null],
    ],
  },
  'dynamic.flatten': {
    doc: 'The elements of the array and of arrays in it, without nulls; any other value as the only element.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list]) => {
      const read = readDynamic(String(list))
      return read === undefined ? '[]' : writeDynamic(flattened(read).filter((e) => e !== null))
    },
    cases: [
      [[{ type: 'dynamic', value: '[1,["a",[true,null]]]' }], '[1,"a",true]'],
      [[{ type: 'dynamic', value: '"x"' }], '["x"]'],
      [[null], null],
    ],
  },
})
