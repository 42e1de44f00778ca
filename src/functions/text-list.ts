import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

function elements(value: Scalar | undefined): readonly Dynamic[] {
  const read = typeof value === 'string' ? readDynamic(value) : undefined
  return read !== undefined && isArray(read) ? read : []
}

/** The elements up to the first null. */
function reached(all: readonly Dynamic[]): readonly string[] {
  const hole = all.indexOf(null)
  return (hole === -1 ? all : all.slice(0, hole)).map(String)
}

function texts(value: Scalar | undefined): readonly string[] {
  return reached(elements(value))
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

function byText(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x < y ? -1 : x > y ? 1 : 0
}

function sorted(values: readonly string[], type: string, descending: boolean): readonly string[] {
  const turn = descending ? -1 : 1
  const isNumber = (value: string): boolean => type === 'number' && DECIMAL.test(value)
  const numbers = values.filter(isNumber).toSorted((a, b) => turn * (Number(a) - Number(b)))
  const others = values.filter((v) => !isNumber(v)).toSorted((a, b) => turn * byText(a, b))
  return [...numbers, ...others]
}

const list = (...values: readonly (string | null)[]) => ({ type: 'dynamic', value: JSON.stringify(values) }) as const

/** Arrays of texts that end at their first null. */
export const TEXT_LISTS = defineHostFunctions({
  'texts.cut': {
    doc: 'The elements up to the first null, as texts.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => writeDynamic(texts(value)),
    cases: [
      [[list('a', '', null, 'b')], '["a",""]'],
      [[list(null)], '[]'],
    ],
  },
  'texts.present': {
    doc: 'The elements that are not null, as texts.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) =>
      writeDynamic(
        elements(value)
          .filter((e) => e !== null)
          .map(String),
      ),
    cases: [
      [[list('a', null, 'b')], '["a","b"]'],
      [[list(null)], '[]'],
    ],
  },
  'texts.length': {
    doc: 'How many elements stand before the first null.',
    params: ['dynamic'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([value]) => BigInt(texts(value).length),
    cases: [
      [[list('a', 'b', null, 'c')], 2n],
      [[list()], 0n],
    ],
  },
  'texts.has': {
    doc: 'Whether the very text stands before the first null.',
    params: ['dynamic', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([value, wanted]) => texts(value).includes(String(wanted)),
    cases: [
      [[list('a', 'B'), 'B'], true],
      [[list('a', 'B'), 'b'], false],
      [[list('a', null, 'B'), 'B'], false],
      [[null, 'B'], null],
    ],
  },
  'texts.append': {
    doc: 'The elements up to the first null, and after them the further values that are not null.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, more]) =>
      writeDynamic([...texts(value), ...elements(more).flatMap((e) => (e === null ? [] : [String(e)]))]),
    cases: [
      [[list('a', null, 'x'), list('b', null, 'c')], '["a","b","c"]'],
      [[list(), list()], '[]'],
    ],
  },
  'texts.distinct': {
    doc: 'The elements up to the first null, each text once, where it stands first.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => writeDynamic([...new Set(texts(value))]),
    cases: [
      [[list('b', 'a', 'b', 'B')], '["b","a","B"]'],
      [[list(null, 'a')], '[]'],
    ],
  },
  'texts.sorted': {
    doc: 'The elements up to the first null in order: as `string` whatever their case, as `number` with other texts after the numbers; ascending or descending.',
    params: ['dynamic', 'string', 'boolean'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, type, descending]) => writeDynamic(sorted(texts(value), String(type), descending === true)),
    cases: [
      [[list('b', 'C', 'a', '10', '9'), 'string', false], '["10","9","a","b","C"]'],
      [[list('b', '9', 'a', '10'), 'number', true], '["10","9","b","a"]'],
      [[list(), 'number', false], '[]'],
    ],
  },
  'texts.marked': {
    doc: 'Of an array that has elements before the first null: each of them once after an `=`, behind a bare `#`; an empty array otherwise.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => {
      const found = [...new Set(texts(value))].map((v) => `=${v}`)
      return writeDynamic(found.length === 0 ? [] : ['#', ...found])
    },
    cases: [
      [[list('b', 'a', 'b')], '["#","=b","=a"]'],
      [[list(null, 'a')], '[]'],
    ],
  },
  'texts.common': {
    doc: 'Of rows `[count, place, text]` for marked texts: those with the count of the bare `#`, by place and then by text.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value]) => {
      const rows = elements(value).flatMap((row) =>
        isArray(row) ? [[Number(row[0]), Number(row[1]), String(row[2])]] : [],
      )
      const all = rows.find(([, , marked]) => marked === '#')?.[0]
      const common = rows.filter(([count, , marked]) => count === all && marked !== '#')
      const order = common.toSorted(([, a, x], [, b, y]) => Number(a) - Number(b) || (String(x) < String(y) ? -1 : 1))
      return writeDynamic(order.map(([, , marked]) => String(marked).slice(1)))
    },
    cases: [
      [[{ type: 'dynamic', value: '[[2,0,"#"],[2,2,"=a"],[1,1,"=b"],[2,1,"=c"]]' }], '["c","a"]'],
      [[list()], '[]'],
    ],
  },
  'text.characters': {
    doc: 'The text cut before every character but the first that is no line end, as an array.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source]) => writeDynamic(String(source).split(/(?!^)(?=[^\n])/u)),
    cases: [
      [['ab\u{1F600}'], '["a","b","\u{1F600}"]'],
      [['a\nb'], '["a\\n","b"]'],
      [[''], '[""]'],
      [[null], null],
    ],
  },
  'texts.joined': {
    doc: 'The elements from one place up to and with another (null: the last), or to the first null, with a separator, a prefix before and a suffix after the whole; null when there is none.',
    params: ['dynamic', 'string', 'string', 'string', 'long', 'long'],
    returns: 'string',
    nulls: 'handles',
    evaluate: ([value, separator, prefix, suffix, from, to]) => {
      const found = reached(elements(value).slice(Number(from ?? 0), to === null ? undefined : Number(to) + 1))
      return found.length === 0 ? null : `${prefix ?? ''}${found.join(String(separator ?? ''))}${suffix ?? ''}`
    },
    cases: [
      [[list('a', 'b', 'c', null, 'd'), ',', '[', ']', 1n, null], '[b,c]'],
      [[list('a', 'b', 'c'), '', '', '', 0n, 1n], 'ab'],
      [[list(null, 'b', 'c', null, 'd'), ',', '', '', 1n, null], 'b,c'],
      [[list(), ',', '[', ']', 0n, null], null],
    ],
  },
})
