import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { indentedJson } from './json-indent.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

function written(fields: ReadonlyMap<string, Dynamic>): string {
  return writeDynamic(fields)
}

function texts(json: Scalar | undefined): readonly string[] {
  const value = readDynamic(text(json))
  return value !== undefined && isArray(value) ? value.map(String) : []
}

/** The values of one CSV record. With `trim`, blanks around values go, and quotes may stand after blanks. */
function splitRecord(source: string, delimiter: string, trim: boolean): readonly string[] {
  const found: string[] = []
  for (let at = 0; ; ) {
    let start = at
    while (trim && /\s/.test(source.charAt(start)) && !source.startsWith(delimiter, start)) start += 1
    let value = ''
    if (source.charAt(start) === '"') {
      at = start + 1
      while (at < source.length && (source.charAt(at) !== '"' || source.charAt(at + 1) === '"')) {
        value += source.charAt(at)
        at += source.charAt(at) === '"' ? 2 : 1
      }
      at += 1
    }
    const isQuoted = source.charAt(start) === '"'
    const end = source.indexOf(delimiter, at)
    const bare = source.slice(at, end === -1 ? undefined : end)
    found.push(isQuoted ? value : trim ? bare.trim() : bare)
    if (end === -1) return found
    at = end + delimiter.length
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
  return present({ scheme, username, password, hostname: hostname || undefined, port, path, query, fragment })
}

function present(parts: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [] : [[name, part]])))
}

// What java.net.URI allows: letters and digits, marks, escapes, and characters beyond ASCII that are no blanks.
const OTHER =
  '\\u00A1-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uFFFF'
const PART = `(?:[A-Za-z0-9_.!~*'();:@&=+$,/${OTHER}-]|%[0-9A-Fa-f]{2})`
const JAVA_PATH = new RegExp(`^${PART}*$`)
const JAVA_QUERY = new RegExp(`^(?:${PART}|[?[\\]])*$`)
const HOST =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.~-]+)?\])$/

/** The parts of a URI as java.net.URI finds them, none of a text that is no URI. A host that breaks its rules is none. */
function readUrl(source: string): ReadonlyMap<string, string> {
  const [, scheme, rest = '', fragment] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?([^#]*)(?:#(.*))?$/s.exec(source) ?? []
  if (fragment !== undefined && !JAVA_QUERY.test(fragment)) return new Map()
  if (scheme !== undefined && !rest.startsWith('/')) {
    return rest === '' || !JAVA_QUERY.test(rest) ? new Map() : present({ scheme, fragment })
  }
  const [, authority, path = '', query] = /^(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s.exec(rest) ?? []
  if (!JAVA_PATH.test(path) || (query !== undefined && !JAVA_QUERY.test(query))) return new Map()
  if (scheme === undefined && authority === undefined && /^[^/]*:/.test(path)) return new Map()
  if (authority === undefined) return present({ scheme, path, query, fragment })
  const at = authority.lastIndexOf('@')
  const user = at === -1 ? undefined : authority.slice(0, at)
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1)) ?? []
  if (!HOST.test(host)) {
    return authority !== '' && JAVA_QUERY.test(authority) ? present({ scheme, path, query, fragment }) : new Map()
  }
  const colon = user?.indexOf(':') ?? -1
  const username = colon === -1 ? user : user?.slice(0, colon)
  const password = colon === -1 ? undefined : user?.slice(colon + 1)
  return present({ scheme, username, password, host, port: port || undefined, path, query, fragment })
}

/** Fields of events whose names the query gives: objects of names and texts. */
export const RECORD_PARTS = defineHostFunctions({
  'record.of_csv': {
    doc: 'The fields of one CSV record under the given names (an array; an empty name takes none): the delimiter, whether blanks around bare values go, whether empty values are left out.',
    params: ['string', 'string', 'boolean', 'boolean', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, delimiter, trim, excludeEmpty, names]) => {
      const values = splitRecord(text(source), text(delimiter), trim === true)
      const named = texts(names).flatMap((name, i): [string, string][] => {
        const value = values[i]
        return value === undefined || name === '' || (excludeEmpty === true && value === '') ? [] : [[name, value]]
      })
      return written(new Map(named))
    },
    cases: [
      [['1,"a ""b"", c", x', ',', false, false, list('n', 't', 'u', 'v')], '{"n":"1","t":"a \\"b\\", c","u":" x"}'],
      [['1; ;3', ';', true, true, list('a', 'b', '')], '{"a":"1"}'],
      [['1 , " x, y " , 3', ',', true, false, list('a', 'b', 'c')], '{"a":"1","b":" x, y ","c":"3"}'],
      [['1 , " x, y "', ',', false, false, list('a', 'b', 'c')], '{"a":"1 ","b":" \\" x","c":" y \\""}'],
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
  'record.of_url': {
    doc: 'The parts of a URI that java.net.URI finds, as they stand there: `scheme`, `username`, `password`, `host`, `port`, `path`, `query`, `fragment`. None of a text that it does not take.',
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source]) => written(readUrl(text(source))),
    cases: [
      [
        ['https://ann:s3@files.test:8443/a/b?x=1#top'],
        '{"scheme":"https","username":"ann","password":"s3","host":"files.test","port":"8443","path":"/a/b","query":"x=1","fragment":"top"}',
      ],
      [['/a/b?x'], '{"path":"/a/b","query":"x"}'],
      [['files.test:80/a'], '{"scheme":"files.test"}'],
      [['http://a_b/x'], '{"scheme":"http","path":"/x"}'],
      [['http://[::1]:8/'], '{"scheme":"http","host":"[::1]","port":"8","path":"/"}'],
      [['http://a.test/x y'], '{}'],
      [[''], '{"path":""}'],
      [[null], null],
    ],
  },
  'json.indented': {
    doc: 'JSON text with a line for each member and element, each level indented by so many blanks more; null for a text that is no JSON object or array.',
    params: ['string', 'long'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, step]) => indentedJson(text(source), Number(step)) ?? null,
    cases: [
      [['{"a":[1.50,{}],"b":"x\\n"}', 2n], '{\n  "a": [\n    1.50,\n    {}\n  ],\n  "b": "x\\n"\n}'],
      [['[]', 2n], '[]'],
      [['{"a":', 2n], null],
      [['7', 2n], null],
      [[null, 2n], null],
    ],
  },
})

function list(...values: readonly string[]): { readonly type: 'dynamic'; readonly value: string } {
  return { type: 'dynamic', value: JSON.stringify(values) }
}
