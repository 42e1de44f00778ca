import { writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

const DEEPEST = 100
const MOST_FIELDS = 1_000
/** Places where a blob may begin that are tried in one text. */
const MOST_TRIES = 1_000
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/** A JSON value and where it stands in its text. */
interface Node {
  readonly from: number
  readonly to: number
  readonly members?: readonly (readonly [string, Node])[]
  readonly items?: readonly Node[]
}

function blanks(source: string, from: number): number {
  let at = from
  while (at < source.length && ' \t\r\n'.includes(source.charAt(at))) at += 1
  return at
}

function matched(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : undefined
}

function readNode(source: string, from: number, depth: number): Node | undefined {
  const first = source.charAt(from)
  if (first !== '{' && first !== '[') {
    const to = matched(first === '"' ? STRING : SCALAR, source, from)
    return to === undefined ? undefined : { from, to }
  }
  if (depth === DEEPEST) return undefined
  const members: (readonly [string, Node])[] = []
  const items: Node[] = []
  const close = first === '{' ? '}' : ']'
  let at = blanks(source, from + 1)
  while (source.charAt(at) !== close || members.length + items.length > 0) {
    let name = ''
    if (first === '{') {
      const end = matched(STRING, source, at)
      if (end === undefined) return undefined
      name = String(JSON.parse(source.slice(at, end)))
      at = blanks(source, end)
      if (source.charAt(at) !== ':') return undefined
      at = blanks(source, at + 1)
    }
    const node = readNode(source, at, depth + 1)
    if (node === undefined) return undefined
    if (first === '{') members.push([name, node])
    else items.push(node)
    at = blanks(source, node.to)
    if (source.charAt(at) === close) break
    if (source.charAt(at) !== ',') return undefined
    at = blanks(source, at + 1)
  }
  return { from, to: at + 1, ...(first === '{' ? { members } : { items }) }
}

/** The whole text, or the last object in it. */
function findBlob(source: string): Node | undefined {
  const start = blanks(source, 0)
  if ('{['.includes(source.charAt(start)) && start < source.length) {
    const whole = readNode(source, start, 0)
    if (whole !== undefined && blanks(source, whole.to) === source.length) return whole
  }
  let found: Node | undefined
  let at = source.indexOf('{', start)
  for (let tries = 0; at !== -1 && tries < MOST_TRIES; tries += 1) {
    const node = readNode(source, at, 0)
    if (node !== undefined && node.members?.length !== 0) found = node
    at = source.indexOf('{', node?.to ?? at + 1)
  }
  return found
}

function flatten(source: string, deepest: number, extractsArrays: boolean): ReadonlyMap<string, string> | undefined {
  const root = findBlob(source)
  if (root === undefined) return undefined
  const fields = new Map<string, string>()
  const visit = (node: Node, name: string, level: number): void => {
    const isFlat = (node.items ?? []).every((item) => item.items === undefined && item.members === undefined)
    const parts = node.members?.length ?? (isFlat && !extractsArrays && level > 0 ? 0 : (node.items?.length ?? 0))
    if (parts > 0 && level < deepest) {
      for (const [key, member] of node.members ?? []) {
        const plain = key.replace(/\s/g, '_')
        visit(member, name === '' ? plain : `${name}.${plain}`, level + 1)
      }
      for (const [index, item] of (node.items ?? []).entries()) visit(item, `${name}[${index}]`, level + 1)
      return
    }
    const written = source.slice(node.from, node.to)
    if (level === 0 || written === 'null' || (fields.size >= MOST_FIELDS && !fields.has(name))) return
    fields.set(name, written.startsWith('"') ? String(JSON.parse(written)) : written)
  }
  visit(root, '', 0)
  return fields
}

/** Fields of JSON that stands somewhere in a text. */
export const JSON_AUTO_FIELDS = defineHostFunctions({
  'json.fields_in_text': {
    doc: 'text, depth, arrays: the fields of the JSON that the text is, or of the last object in it, as an object of texts: members by dotted names, elements as `name[0]`, blanks of names as `_`, at most 1,000. What lies deeper than `depth`, and arrays of no objects and arrays unless `arrays`, are the text as written; nulls are left out. Null where there is no JSON.',
    params: ['string', 'integer', 'boolean'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text, depth, arrays]) => {
      const fields = flatten(typeof text === 'string' ? text : '', Number(depth), arrays === true)
      return fields === undefined ? null : writeDynamic(fields)
    },
    cases: [
      [
        ['x=1 {"a b":{"c":[1, 2],"d":null},"e":[{"f":true},1.50]} .', 100n, false],
        '{"a_b.c":"[1, 2]","e[0].f":"true","e[1]":"1.50"}',
      ],
      [['{"a":{"b":[{"c":1}]}}', 2n, true], '{"a.b":"[{\\"c\\":1}]"}'],
      [['{"a":{"b":[{"c":1}]}}', 1n, false], '{"a":"{\\"b\\":[{\\"c\\":1}]}"}'],
      [['{"a":[1,"x\\n"],"b":{},"c":[]}', 100n, true], '{"a[0]":"1","a[1]":"x\\n","b":"{}","c":"[]"}'],
      [['{"a":1} then {"b":2} {', 100n, false], '{"b":"2"}'],
      [['[{"a":1}]', 100n, false], '{"[0].a":"1"}'],
      [['{"a":1', 100n, false], null],
      [['plain {} text', 100n, false], null],
      [['', 100n, false], null],
      [[null, 100n, false], null],
    ],
  },
})
