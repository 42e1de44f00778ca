import { BACKTRACKING } from './backtracking-search.ts'
import { CONVERT } from './convert.ts'
import { defineFunctions, defineHostFunctions, type ScalarFunction, type SqlArgument } from './define.ts'
import { json } from './elements.ts'
import { IP } from './ip.ts'
import { IP_NETWORKS } from './ip-networks.ts'
import { TIME } from './time.ts'
import { usedOnce } from './used-once.ts'

/** Stands on both sides of every leaf; a leaf that holds it has U+FFFD in its place. */
export const LEAF_MARK = '\u001E'

/** Arrays in arrays that are gone through. */
const DEEPEST = 4

const MARK = 'chr(30)'

function marked(text: string): string {
  return `${MARK} || replace(${text}, ${MARK}, chr(65533)) || ${MARK}`
}

/** The elements of the arrays in a list, in their place, and all else in it. */
function spread(list: string): string {
  let found = list
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    found = `flatten(list_transform(${found}, lambda e: CASE WHEN json_type(e) = 'ARRAY' THEN json_extract(e, '$[*]') ELSE [e] END))`
  }
  return found
}

function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** In an array a pointer's digits would be a place. */
function isPlace(name: string): boolean {
  return /^(?:\d*|-)$/.test(name)
}

function leavesOf(args: readonly SqlArgument[], quote: (text: string) => string): string {
  const [value, ...rest] = args
  const names = rest.map(({ literal }) => {
    if (typeof literal !== 'string') throw new Error('the steps of a path are literals')
    return literal
  })
  return usedOnce(value?.sql ?? 'NULL', (root) => pathLeaves(root, names, quote))
}

function pathLeaves(root: string, names: readonly string[], quote: (text: string) => string): string {
  const texts = (list: string): string =>
    `list_filter(list_transform(${list}, lambda e: e ->> '$'), lambda t: t IS NOT NULL)`
  const all = (list: string): string =>
    `list_transform([array_to_string(list_transform(${texts(list)}, lambda t: replace(t, ${MARK}, chr(65533)) || ${MARK}), '')], lambda t: CASE WHEN t <> '' THEN ${MARK} || t END)[1]`
  if (names.length === 0) {
    return `list_transform([${root} ->> '$'], lambda t: CASE WHEN starts_with(t, '[') THEN ${all(spread(`[${root}::JSON]`))} ELSE ${marked('t')} END)[1]`
  }
  const whole = pointer(names.join('.'))
  const path = names.map(pointer).join('')
  const stepped = names.reduce((list, name) => {
    const at = quote(pointer(name))
    const member = isPlace(name)
      ? `CASE WHEN json_type(e) = 'OBJECT' THEN json_extract(e, ${at}) END`
      : `json_extract(e, ${at})`
    return `list_transform(${spread(list)}, lambda e: ${member})`
  }, `[${root}::JSON]`)
  const found =
    names.length === 1
      ? stepped
      : `CASE WHEN p[1] IS NOT NULL THEN [json_extract(${root}, ${quote(whole)})] ELSE ${stepped} END`
  const parents = [
    '$',
    ...names.slice(0, -1).map((_, i) =>
      names
        .slice(0, i + 1)
        .map(pointer)
        .join(''),
    ),
  ]
  const hasArrays = `contains(${root}::VARCHAR, '[') AND list_contains(json_type(${root}, [${parents.map(quote).join(', ')}]), 'ARRAY')`
  const slow = names.some(isPlace) ? 'true' : `CASE WHEN t IS NULL THEN ${hasArrays} ELSE starts_with(t, '[') END`
  const paths = names.length === 1 ? [whole] : [whole, path]
  const first = names.length === 1 ? 'p[1]' : 'coalesce(p[1], p[2])'
  const one = `list_transform([${first}], lambda t: CASE WHEN ${slow} THEN ${all(spread(found))} ELSE ${marked('t')} END)[1]`
  return `list_transform([json_extract_string(${root}, [${paths.map(quote).join(', ')}])], lambda p: ${one})[1]`
}

/** SQL of a call inside a lambda. */
function applied(fn: ScalarFunction, args: readonly SqlArgument[], quote: (text: string) => string): string {
  const form = fn.sql.duckdb
  if (typeof form === 'function') return form(args, quote)
  if (typeof form !== 'string') throw new Error('a function that the engine calls back has no SQL')
  return form.replace(/\$(\d)/g, (_, place: string) => args[Number(place) - 1]?.sql ?? 'NULL')
}

function elementsOf(leaves: SqlArgument | undefined): string {
  return `string_split(${leaves?.sql ?? 'NULL'}, ${MARK})[2:-2]`
}

function anyOf(list: string, name: string, test: string): string {
  return `list_bool_or(list_transform(${list}, lambda ${name}: ${test}))`
}

const LEAF: SqlArgument = { sql: 'leaf', type: 'string', literal: undefined }

/** Splits the leaves for functions that the engine calls back. */
function someLeaf(test: (leaf: string) => unknown): (leaves: unknown) => boolean | null {
  return (leaves) => {
    const answers = String(leaves).split(LEAF_MARK).slice(1, -1).map(test)
    return answers.includes(true) ? true : answers.includes(false) ? false : null
  }
}

const PARTS: Readonly<Record<string, ScalarFunction>> = {
  minute: TIME['time.minute'],
  hour: TIME['time.hour'],
  day: TIME['time.day'],
  week: TIME['time.iso_week'],
  month: TIME['time.month'],
  year: TIME['time.year'],
}

const OPERATORS: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function operatorOf(argument: SqlArgument | undefined): string {
  const operator = OPERATORS[String(argument?.literal)]
  if (operator === undefined) throw new Error('lowering gives a known operator')
  return operator
}

const PAIRS: Readonly<Record<string, string>> = {
  equals: '(a = b)',
  contains: 'contains(a, b)',
  startswith: 'starts_with(a, b)',
  endswith: 'ends_with(a, b)',
}

const leaves = (...texts: string[]): string => texts.map((text) => `${LEAF_MARK}${text}`).join('') + LEAF_MARK

const SAMPLE = json(
  '{"a":[{"b":"x"},{"b":["y",[1,"z\\u001ez"]]},{"b":null},{}],"d.e":true,"d":{"e":"no"},"n":[],"s":"[1]"}',
)

const SPLIT = 'The first argument is the result of `leaves.of`; null where no leaf can be tested.'

/** What a field with several values holds, and tests that one of them passes. */
export const LEAVES = {
  ...defineFunctions({
    'leaves.of': {
      doc: "value, names (literals): the texts of all values at the path, U+001E before the first and after each; null when there is none. Arrays on the way and at the end stand for their elements (in up to four of them nested); the names joined by dots are a member's name first. Strings are without quotes, objects are compact JSON; null is no value.",
      params: ['dynamic'],
      rest: 'string',
      literalFrom: 1,
      returns: 'string',
      nulls: 'propagate',
      sql: { duckdb: leavesOf },
      cases: [
        [[SAMPLE, 'a', 'b'], leaves('x', 'y', '1', 'z\uFFFDz')],
        [[SAMPLE, 'd', 'e'], leaves('true')],
        [[SAMPLE, 'n'], null],
        [[SAMPLE, 's'], leaves('[1]')],
        [[SAMPLE, 'a', 'c'], null],
        [[SAMPLE, 'd'], leaves('{"e":"no"}')],
        [[json('{"a":["",null]}'), 'a'], leaves('')],
        [[json('[{"0":"x"},"y"]'), '0'], leaves('x')],
        [[json('{"a":{"b":[{"c":1},{"c":[2,"[3]"]}]}}'), 'a', 'b', 'c'], leaves('1', '2', '[3]')],
        [[json('[1,[2]]')], leaves('1', '2')],
        [[json('"t"')], leaves('t')],
        [[json('{"a.b":[1,2],"a":{"b":3}}'), 'a', 'b'], leaves('1', '2')],
        [[null, 'a'], null],
      ],
    },
    'leaves.of_text': {
      doc: 'A text as the only leaf, as `leaves.of` gives it.',
      params: ['string'],
      returns: 'string',
      nulls: 'propagate',
      sql: { duckdb: `(${marked('$1')})` },
      cases: [
        [['a'], leaves('a')],
        [['a\u001Eb'], leaves('a\uFFFDb')],
        [[null], null],
      ],
    },
    'leaves.any_matches': {
      doc: `Whether a pattern as of \`regex.matches\` is found in a leaf. ${SPLIT}`,
      params: ['string', 'string'],
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      sql: { duckdb: (args) => anyOf(elementsOf(args[0]), 'leaf', `regexp_matches(leaf, ${args[1]?.sql})`) },
      cases: [
        [[leaves('a', 'b'), '^b$'], true],
        [[leaves('a', 'b'), 'a.b'], false],
        [[leaves(''), '^$'], true],
        [[null, 'a'], null],
      ],
    },
    'leaves.any_number': {
      doc: `leaves, \`eq\`, \`lt\`, \`lte\`, \`gt\` or \`gte\`, a number: whether a leaf that is a number compares so. ${SPLIT}`,
      params: ['string', 'string', 'real'],
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      sql: {
        duckdb: (args, quote) => {
          const number = applied(CONVERT['convert.text_to_real'], [LEAF], quote)
          return anyOf(elementsOf(args[0]), 'leaf', `(${number}) ${operatorOf(args[1])} ${args[2]?.sql}`)
        },
      },
      cases: [
        [[leaves('x', '5'), 'gt', 4], true],
        [[leaves('3', '5'), 'gt', 5], false],
        [[leaves('3', '5'), 'lte', 3], true],
        [[leaves('x'), 'gt', 4], null],
      ],
    },
    'leaves.any_time_part': {
      doc: `leaves, \`minute\`, \`hour\`, \`day\`, \`week\`, \`month\` or \`year\`, an operator as of \`leaves.any_number\`, a number: whether that part of a leaf that is a time compares so. ${SPLIT}`,
      params: ['string', 'string', 'string', 'long'],
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      sql: {
        duckdb: (args, quote) => {
          const part = PARTS[String(args[1]?.literal)]
          if (part === undefined) throw new Error('lowering gives a known part')
          const time = applied(CONVERT['convert.text_to_datetime'], [LEAF], quote)
          const at = applied(part, [{ sql: 'instant', type: 'datetime', literal: undefined }], quote)
          const parts = `list_transform([${time}], lambda instant: ${at})[1]`
          return anyOf(elementsOf(args[0]), 'leaf', `${parts} ${operatorOf(args[2])} ${args[3]?.sql}`)
        },
      },
      cases: [
        [[leaves('x', '2026-01-01T23:10:00Z'), 'hour', 'gte', 23n], true],
        [[leaves('2026-01-01T23:10:00Z'), 'minute', 'eq', 11n], false],
        [[leaves('2026-01-01T23:10:00Z'), 'week', 'eq', 1n], true],
        [[leaves('x'), 'year', 'eq', 11n], null],
      ],
    },
    'leaves.any_pair': {
      doc: 'leaves, leaves, `equals`, `contains`, `startswith` or `endswith`: whether a leaf of the first compares so with one of the second. Both are results of `leaves.of`.',
      params: ['string', 'string', 'string'],
      literalFrom: 2,
      returns: 'boolean',
      nulls: 'propagate',
      sql: {
        duckdb: (args) => {
          const test = PAIRS[String(args[2]?.literal)]
          if (test === undefined) throw new Error('lowering gives a known comparison')
          return anyOf(elementsOf(args[0]), 'a', anyOf(elementsOf(args[1]), 'b', test))
        },
      },
      cases: [
        [[leaves('a', 'b'), leaves('c', 'b'), 'equals'], true],
        [[leaves('a', 'b'), leaves('c'), 'equals'], false],
        [[leaves('abc'), leaves('x', 'bc'), 'endswith'], true],
        [[leaves('abc'), leaves('bc'), 'startswith'], false],
        [[leaves('abc'), null, 'contains'], null],
      ],
    },
    'leaves.any_in_ipv4_networks': {
      doc: `Whether a leaf that is an IPv4 address lies in any of the networks (\`a.b.c.d/n\` literals). ${SPLIT}`,
      params: ['string'],
      rest: 'string',
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      sql: {
        duckdb: (args, quote) => {
          const inside = applied(IP['ip.in_ipv4_networks'], [LEAF, ...args.slice(1)], quote)
          return anyOf(elementsOf(args[0]), 'leaf', inside)
        },
      },
      cases: [
        [[leaves('example.org', '10.1.2.3'), '10.0.0.0/8'], true],
        [[leaves('11.1.2.3'), '10.0.0.0/8', '192.168.0.0/16'], false],
        [[leaves('x'), '10.0.0.0/8'], null],
      ],
    },
  }),
  ...defineHostFunctions({
    'leaves.any_backtracks': {
      doc: `Whether a pattern as of \`backtracking.matches\`, with its flags, is found in a leaf. ${SPLIT}`,
      params: ['string', 'string', 'string'],
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      evaluate: ([of, pattern = null, flags = null]) =>
        someLeaf((leaf) => BACKTRACKING['backtracking.matches'].evaluate?.([leaf, pattern, flags]))(of),
      cases: [
        [[leaves('ab', 'b'), '^b(?!c)', ''], true],
        [[leaves('a', 'b'), 'a(?=.b)', ''], false],
        [[null, 'a', ''], null],
      ],
    },
    'leaves.any_in_networks': {
      doc: `Whether a leaf that is an address lies in any of the networks, as of \`ip.in_any_network\`. ${SPLIT}`,
      params: ['string', 'dynamic'],
      literalFrom: 1,
      returns: 'boolean',
      nulls: 'propagate',
      evaluate: ([of, networks = null]) =>
        someLeaf((leaf) => IP_NETWORKS['ip.in_any_network'].evaluate?.([leaf, networks]))(of),
      cases: [
        [[leaves('x', 'fe80::1'), json('["fe80::/10"]')], true],
        [[leaves('ff80::1'), json('["fe80::/10"]')], false],
        [[leaves('x'), json('["fe80::/10"]')], null],
      ],
    },
  }),
}
