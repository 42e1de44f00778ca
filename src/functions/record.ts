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

function splitRecord(source: string, delimiter: string): readonly string[] {
  const found: string[] = []
  let at = 0
  for (;;) {
    if (source.charAt(at) === '"') {
      let value = ''
      at += 1
      while (at < source.length && (source.charAt(at) !== '"' || source.charAt(at + 1) === '"')) {
        value += source.charAt(at)
        at += source.charAt(at) === '"' ? 2 : 1
      }
      const end = source.indexOf(delimiter, at + 1)
      found.push(value)
      if (end === -1) return found
      at = end + delimiter.length
    } else {
      const end = source.indexOf(delimiter, at)
      found.push(source.slice(at, end === -1 ? undefined : end))
      if (end === -1) return found
      at = end + delimiter.length
    }
  }
}

const URI = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#\s]*))?([^?#\s]*)(?:\?([^#\s]*))?(?:#(\S*))?$/
const AUTHORITY = /^(?:([^:@]*)(?::([^@]*))?@)?(\[[^\]]*\]|[^:@]*)(?::(\d*))?$/

function readUri(source: string, base: string): ReadonlyMap<string, string> {
  const whole = base === '' || source.includes('://') || source.startsWith('//') ? source : `${base}${source}`
  const [, scheme, authority, path, query, fragment] = URI.exec(whole) ?? []
  const owner = authority === undefined ? [] : AUTHORITY.exec(authority)
  if ((scheme === undefined && base === '') || owner === null) return new Map()
  const [, username, password, hostname, port] = owner
  const parts = { scheme, username, password, hostname, port, path, query, fragment }
  return new Map(Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [[name, part]])))
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
  'record.of_csv': {
    doc: 'The fields of one CSV record under the given names (an array; an empty name takes none): the delimiter, whether blanks around bare values go, whether empty values are left out.',
    params: ['string', 'string', 'boolean', 'boolean', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, delimiter, trim, excludeEmpty, names]) => {
      const values = splitRecord(text(source), text(delimiter))
      const named = texts(names).flatMap((name, i): [string, string][] => {
        const value = trim === true ? values[i]?.trim() : values[i]
        return value === undefined || name === '' || (excludeEmpty === true && value === '') ? [] : [[name, value]]
      })
      return written(new Map(named))
    },
    cases: [
      [['1,"a ""b"", c", x', ',', false, false, list('n', 't', 'u', 'v')], '{"n":"1","t":"a \\"b\\", c","u":" x"}'],
      [['1; ;3', ';', true, true, list('a', 'b', '')], '{"a":"1"}'],
      [['', ',', false, false, list('a')], '{"a":""}'],
      [[null, ',', false, false, list('a')], null],
    ],
  },
  'record.of_uri': {
    doc: 'The parts of a URI reference that it has, as they stand there: `scheme`, `username`, `password`, `hostname`, `port`, `path`, `query`, `fragment`. A base, `//` or `scheme://`, stands before text that has no authority. None without a scheme or a base.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, base]) => written(readUri(text(source), text(base))),
    cases: [
      [
        ['https://ann:s3@files.test:8443/a/b?x=1#top', ''],
        '{"scheme":"https","username":"ann","password":"s3","hostname":"files.test","port":"8443","path":"/a/b","query":"x=1","fragment":"top"}',
      ],
      [['files.test:80/a', ''], '{"scheme":"files.test","path":"80/a"}'],
      [['files.test:80/a', 'http://'], '{"scheme":"http","hostname":"files.test","port":"80","path":"/a"}'],
      [['ftp://[::1]', '//'], '{"scheme":"ftp","hostname":"[::1]","path":""}'],
      [['no uri', ''], '{}'],
      [[null, ''], null],
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
