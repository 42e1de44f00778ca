import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { type NullRule, readJsonFields } from './record-json.ts'
import { readPairs } from './record-pairs.ts'
import { readXmlFields } from './record-xml.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

function written(fields: ReadonlyMap<string, Dynamic> | undefined): string | null {
  return fields === undefined ? null : writeDynamic(fields)
}

/** Members by dotted names, elements as `name[0]`. */
function flatten(name: string, value: Dynamic, fields: Map<string, string>): void {
  if (value === null) return
  if (isBag(value)) {
    for (const [key, member] of value) flatten(name === '' ? key : `${name}.${key}`, member, fields)
  } else if (isArray(value)) {
    value.forEach((element, i) => {
      flatten(`${name}[${i}]`, element, fields)
    })
  } else if (!fields.has(name)) {
    fields.set(name, String(value))
  }
}

/** Whether a pattern with `[*]` names the field or one that begins with it. */
function covers(pattern: string, name: string): boolean {
  return pattern.includes('[*]') ? name.replace(/\[\d+\]/g, '[*]').startsWith(pattern) : name.startsWith(pattern)
}

/** A field that an excluded name begins stays out, unless an included one begins it too. */
function kept(name: string, excluded: readonly string[], included: readonly string[]): boolean {
  return included.some((p) => covers(p, name)) || !excluded.some((p) => covers(p, name))
}

function texts(json: Scalar | undefined): readonly string[] {
  const value = readDynamic(text(json))
  return value !== undefined && isArray(value) ? value.map(String) : []
}

/** Fields of events that data decides: objects of names and texts. */
export const RECORD = defineHostFunctions({
  'record.of_json': {
    doc: 'The fields in JSON text: dotted names and `name[0]`, numbers as written. How nulls are read (`keep`, `discard`, `empty`), whether empty texts are left out, a prefix, prefixes to take off (the longest that fits), names left out (with all that they begin) and names kept all the same, as arrays. Null when the text is no JSON object or array.',
    params: ['string', 'string', 'boolean', 'string', 'dynamic', 'dynamic', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, nulls, excludeEmpty, prefix, removed, excluded, included]) => {
      const fields = readJsonFields(text(source), text(nulls) as NullRule) // lowering gives one of the three
      if (fields === undefined) return null
      const prefixes = texts(removed).toSorted((a, b) => b.length - a.length)
      const [out, within] = [texts(excluded), texts(included)]
      const named = [...fields].flatMap(([name, value]): [string, string][] => {
        if (excludeEmpty === true && value === '') return []
        const taken = prefixes.find((p) => name.startsWith(p)) ?? ''
        const full = `${text(prefix)}${name.slice(taken.length)}`
        return kept(full, out, within) ? [[full, value]] : []
      })
      return written(new Map(named))
    },
    cases: [
      [
        ['{"a":{"b":[1.50,null,"x"]},"c":true}', 'keep', false, '', list(), list(), list()],
        '{"a.b[0]":"1.50","a.b[1]":"null","a.b[2]":"x","c":"true"}',
      ],
      [['{"a":{"b":1,"c":2},"ab":""}', 'discard', true, 'p.', list(), list('p.a.'), list('p.a.c')], '{"p.a.c":"2"}'],
      [['[{"k":null}]', 'empty', false, '', list(), list(), list()], '{"[0].k":""}'],
      [['{"a":{"b":1}}', 'keep', false, '', list('a.'), list(), list()], '{"b":"1"}'],
      [['{"a":1', 'keep', false, '', list(), list(), list()], null],
      [['7', 'keep', false, '', list(), list(), list()], null],
    ],
  },
  'record.of_pairs': {
    doc: 'The pairs `name=value` in a text: the mark between both, whether blanks stand around it (`yes`, `no`, `unknown`), whether the first of two values of a name counts, whether empty values are left out, a prefix.',
    params: ['string', 'string', 'string', 'boolean', 'boolean', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, mark, padding, keepFirst, excludeEmpty, prefix]) => {
      const style = {
        mark: text(mark),
        padding: text(padding),
        keepFirst: keepFirst === true,
        excludeEmpty: excludeEmpty === true,
      }
      const pairs = [...readPairs(text(source), style)]
      return written(new Map(pairs.map(([name, value]) => [`${text(prefix)}${name}`, value])))
    },
    cases: [
      [
        ['x id=1, n=\'a b\' m="c=d" e=a=b f = g = h', '=', 'unknown', false, false, ''],
        '{"id":"1","n":"a b","m":"c=d","e":"a=b","f":"g"}',
      ],
      [['a = b c = d = e', '=', 'yes', false, false, 'p.'], '{"p.a":"b","p.c":"","p.d":"e"}'],
      [['a:1 a:2', ':', 'unknown', true, false, ''], '{"a":"1"}'],
      [['a= b=2', '=', 'no', false, true, ''], '{"b":"2"}'],
      [["'open=1", '=', 'unknown', false, false, ''], '{"open":"1"}'],
      [[null, '=', 'unknown', false, false, ''], null],
    ],
  },
  'record.of_xml': {
    doc: 'The fields in an XML document, under a prefix: elements by dotted names, those that repeat as `name[0]`, attributes as `name.attribute`. Null when it is not well formed.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, prefix]) => written(readXmlFields(text(source), text(prefix))),
    cases: [
      [['<a x="1"><b>t</b><b>u</b><c> v &amp; w </c></a>', ''], '{"a.x":"1","a.b[0]":"t","a.b[1]":"u","a.c":"v & w"}'],
      [['<a><b/></a>', 'p.'], '{}'],
      [['<a>', ''], null],
      [['x', ''], null],
    ],
  },
  'record.flatten': {
    doc: 'A nested value as fields: members by dotted names that begin with the given one, elements as `name[0]`. Nulls are none.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, name]) => {
      const fields = new Map<string, string>()
      flatten(text(name), readDynamic(text(value)) ?? null, fields)
      return written(fields)
    },
    cases: [
      [[{ type: 'dynamic', value: '["x",{"k":1}]' }, 'a'], '{"a[0]":"x","a[1].k":"1"}'],
      [[{ type: 'dynamic', value: '{"a":null,"b":{"c":true}}' }, ''], '{"b.c":"true"}'],
      [[null, 'a'], null],
    ],
  },
  'record.of_list': {
    doc: 'The elements of an array as the fields `name[0]` and so on, up to the first null.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, name]) => {
      const fields = texts(value).map((element, i): [string, string] => [`${text(name)}[${i}]`, element])
      return written(new Map(fields))
    },
    cases: [
      [[list('x', ''), 'a'], '{"a[0]":"x","a[1]":""}'],
      [[list(), 'a'], '{}'],
      [[null, 'a'], null],
    ],
  },
})

function list(...values: readonly string[]): { readonly type: 'dynamic'; readonly value: string } {
  return { type: 'dynamic', value: JSON.stringify(values) }
}
