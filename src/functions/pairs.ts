import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** Marks around a text. Every reader below sees each character a bounded number of times. */
interface Quoting {
  /** Opening and closing marks in turn. */
  readonly quotes: string
  readonly escapes: string
}

const BLANK = /\s/

function afterBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text.charAt(at))) at += 1
  return at
}

/** The quoted text that begins at a place, without its marks; one without an end goes to the end of the text. */
function quotedAt(
  text: string,
  start: number,
  { quotes, escapes }: Quoting,
): { readonly value: string; readonly end: number } | undefined {
  let closing = ''
  for (let i = 0; i + 1 < quotes.length && closing === ''; i += 2) {
    if (quotes.charAt(i) === text.charAt(start)) closing = quotes.charAt(i + 1)
  }
  if (closing === '' || start >= text.length) return undefined
  const parts: string[] = []
  let from = start + 1
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (escapes.includes(char) && at + 1 < text.length) {
      parts.push(text.slice(from, at))
      from = at + 1
      at += 1
    } else if (char === closing) {
      parts.push(text.slice(from, at))
      return { value: parts.join(''), end: at + 1 }
    }
  }
  parts.push(text.slice(from))
  return { value: parts.join(''), end: text.length }
}

interface Delimiters extends Quoting {
  readonly pair: string
  readonly inner: string
  readonly isGreedy: boolean
}

function eachPair(text: string, given: Delimiters, take: (name: string, value: string) => void): void {
  const { pair, inner } = given
  const next = (mark: string, from: number): number => {
    const at = text.indexOf(mark, from)
    return at === -1 ? text.length : at
  }
  let at = 0
  let mark = -1
  while (at < text.length) {
    const quoted = quotedAt(text, afterBlanks(text, at), given)
    if (quoted !== undefined) {
      const after = afterBlanks(text, quoted.end)
      if (!text.startsWith(inner, after)) {
        at = next(pair, quoted.end) + pair.length
        continue
      }
      at = valueAt(text, after + inner.length, given, (value) => take(quoted.value, value))
      continue
    }
    if (mark < at) mark = next(inner, at)
    if (mark === text.length) return
    const end = next(pair, at)
    if (end < mark) {
      at = end + pair.length
      continue
    }
    const name = text.slice(at, mark).trim()
    at = valueAt(text, mark + inner.length, given, (value) => take(name, value))
  }
}

/** The value at a place; gives where the next pair begins. */
function valueAt(text: string, start: number, given: Delimiters, take: (value: string) => void): number {
  const { pair, inner, isGreedy } = given
  const quoted = quotedAt(text, BLANK.test(pair.charAt(0)) ? start : afterBlanks(text, start), given)
  if (quoted !== undefined) {
    take(quoted.value)
    const end = text.indexOf(pair, quoted.end)
    return end === -1 ? text.length : end + pair.length
  }
  let end = text.indexOf(pair, start)
  if (end !== -1 && isGreedy) {
    const following = text.indexOf(inner, end + pair.length)
    end = following === -1 ? -1 : text.lastIndexOf(pair, following - pair.length)
  }
  take(text.slice(start, end === -1 ? text.length : end).trim())
  return end === -1 ? text.length : end + pair.length
}

const WORD = /[\p{L}\p{N}]+/uy

/** Words and quoted texts; each one that is wanted has the next one for its value. */
function eachWordPair(
  text: string,
  names: ReadonlySet<string>,
  quoting: Quoting,
  take: (name: string, value: string) => void,
): void {
  let name: string | undefined
  for (let at = 0; at < text.length; ) {
    const quoted = quotedAt(text, at, quoting)
    WORD.lastIndex = at
    const word = quoted === undefined ? WORD.exec(text)?.[0] : quoted.value
    if (word === undefined) {
      at += 1
      continue
    }
    at = quoted === undefined ? at + word.length : quoted.end
    if (name !== undefined) {
      take(name, word)
      name = undefined
    } else if (names.has(word)) name = word
  }
}

/** The first value of each wanted name. */
function collect(names: readonly Scalar[], walk: (take: (name: string, value: string) => void) => void): string {
  const wanted = new Set(names)
  const found = new Map<string, Dynamic>()
  walk((name, value) => {
    if (wanted.has(name) && !found.has(name)) found.set(name, value)
  })
  return writeDynamic(found)
}

function elements(value: Scalar | undefined): readonly Dynamic[] {
  const read = typeof value === 'string' ? readDynamic(value) : undefined
  return read !== undefined && isArray(read) ? read : []
}

const dynamic = (value: string) => ({ type: 'dynamic' as const, value })

/** Names and values that a text writes beside each other. The result is an object of texts. */
export const PAIRS = defineHostFunctions({
  'text.pairs': {
    doc: 'text, mark between pairs, mark between a name and its value, quotes (opening and closing in turn), escapes inside quotes, whether a value goes on to the mark before the next name, names: the first value of each of these names that occurs, without blanks around unquoted ones.',
    params: ['string', 'string', 'string', 'string', 'string', 'boolean'],
    rest: 'string',
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text, pair, inner, quotes, escapes, isGreedy, ...names]) => {
      const given = {
        pair: String(pair),
        inner: String(inner),
        quotes: String(quotes),
        escapes: String(escapes),
        isGreedy: isGreedy === true,
      }
      return collect(names, (take) => eachPair(String(text), given, take))
    },
    cases: [
      [['a=1, b = x y ,c', ',', '=', '', '', false, 'a', 'b', 'c'], '{"a":"1","b":"x y"}'],
      [['a=1 2 b=3=4 c', ' ', '=', '', '', false, 'b', 'a'], '{"a":"1","b":"3=4"}'],
      [['a=1 2 b=3=4 c', ' ', '=', '', '', true, 'b', 'a'], '{"a":"1 2","b":"3=4 c"}'],
      [['a=1;a=2', ';', '=', '', '', false, 'a', 'A'], '{"a":"1"}'],
      [['"x y"="1;2\\"" ;z=(3;)', ';', '=', '""()', '\\', false, 'x y', 'z'], '{"x y":"1;2\\"","z":"3;"}'],
      [['a="x', ';', '=', '""', '', false, 'a'], '{"a":"x"}'],
      [['=1;;a=', ';', '=', '', '', false, '', 'a'], '{"":"1","a":""}'],
      [['', ';', '=', '', '', false, 'a'], '{}'],
      [[null, ';', '=', '', '', false, 'a'], null],
    ],
  },
  'text.word_pairs': {
    doc: 'text, quotes (opening and closing in turn), escapes inside quotes, names: the word or quoted text after the first of each of these names that occurs; words are of letters and digits.',
    params: ['string', 'string', 'string'],
    rest: 'string',
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text, quotes, escapes, ...names]) => {
      const quoting = { quotes: String(quotes), escapes: String(escapes) }
      return collect(names, (take) => eachWordPair(String(text), new Set(names.map(String)), quoting, take))
    },
    cases: [
      [['[a] b: 1, c=2', '', '', 'b', 'c'], '{"b":"1","c":"2"}'],
      [["x 'b c' 1", "''", '', 'b', 'b c'], '{"b c":"1"}'],
      [['ä:ö', '', '', 'ä'], '{"ä":"ö"}'],
      [['b', '', '', 'b'], '{}'],
      [[null, '', '', 'b'], null],
    ],
  },
  'dynamic.first_pairs': {
    doc: 'An array of names and one of their values: an object with the first value of each name, without blanks around both.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([names, values]) => {
      const texts = elements(values)
      const found = new Map<string, Dynamic>()
      for (const [i, name] of elements(names).entries()) {
        const key = String(name).trim()
        if (!found.has(key)) found.set(key, String(texts[i] ?? '').trim())
      }
      return writeDynamic(found)
    },
    cases: [
      [[dynamic('[" a","b","a"]'), dynamic('["1 ","2","3"]')], '{"a":"1","b":"2"}'],
      [[dynamic('[]'), dynamic('[]')], '{}'],
      [[dynamic('{}'), dynamic('["x"]')], '{}'],
      [[{ type: 'dynamic', value: null }, dynamic('[]')], null],
    ],
  },
})
