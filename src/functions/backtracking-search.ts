import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { groupText, search } from './backtracking/index.ts'
import { defineHostFunctions } from './define.ts'

const written = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

/** `\1` is a group, `\0` the match, `\\` a backslash. */
function replaced(text: string, found: readonly number[], template: string): string {
  return template.replace(/\\([\s\S])/g, (_, char: string) =>
    /\d/.test(char) ? (groupText(text, found, Number(char)) ?? '') : char,
  )
}

/**
 * The matches of java.util.regex.Matcher.find, at most so many: an empty one right after another match counts, after an
 * empty one the search goes on with the next character.
 */
function replacedAsJava(args: readonly Scalar[], most: number): string {
  const [value, pattern, flags, template] = args
  const text = written(value)
  const machine = search(written(pattern), written(flags), text)
  let result = ''
  let copied = 0
  for (let from = 0, count = 0; from <= text.length && count < most; count += 1) {
    const found = machine?.find(from)
    const [start, end] = found ?? []
    if (found === undefined || start === undefined || end === undefined) break
    result += text.slice(copied, start) + replaced(text, found, written(template))
    copied = end
    from = end === start ? end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1) : end
  }
  return result + text.slice(copied)
}

const PATTERN =
  'Patterns are java.util.regex ones with `flags` of `imsux` (and `r`: a quantifier repeats the one before it) on: look-around, atomic groups, back-references, which RE2 lacks. They find what Java finds: the leftmost match, alternatives in their order. A text on which a pattern with back-references takes too many steps stops the query.'

/** What patterns find that RE2 cannot take. */
export const BACKTRACKING = defineHostFunctions({
  'backtracking.matches': {
    doc: `text, pattern, flags: whether the pattern is found anywhere in the text. ${PATTERN}`,
    params: ['string', 'string', 'string'],
    literalFrom: 1,
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([text, pattern, flags]) =>
      search(written(pattern), written(flags), written(text))?.find(0) !== undefined,
    cases: [
      [['abc', 'b(?=c)', ''], true],
      [['abd', 'b(?=c)', ''], false],
      [['xab', '(?<!x)ab', ''], false],
      [['abab', '^(ab)\\1$', ''], true],
      [['aaa', 'a++a', ''], false],
      [['aaa', '^a{1,2}+$', 'r'], true],
      [['É', '^é(?!x)', 'iu'], true],
      [['É', '^é(?!x)', 'i'], false],
      [['a\r\nb', '^a$(?!c)', 'm'], true],
      [['p-_q', '^p[\\w&&[^q]]?-', ''], true],
      [[null, 'a', ''], null],
    ],
  },
  'backtracking.extract': {
    doc: `text, pattern, flags, group (0 is the match): what the group holds in the first match; null without one, and where the group took no part. ${PATTERN}`,
    params: ['string', 'string', 'string', 'integer'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, pattern, flags, group]) => {
      const found = search(written(pattern), written(flags), written(text))?.find(0)
      return found === undefined ? null : (groupText(written(text), found, Number(group)) ?? null)
    },
    cases: [
      [['user@host', '^([^@]+)(?=@|$)', '', 1n], 'user'],
      [['user', '^([^@]+)(?=@)', '', 1n], null],
      [['b', '(a)?b(?!c)', '', 1n], null],
      [['b', '(a?)b(?!c)', '', 1n], ''],
      [['ab', 'a(?=(b))', '', 1n], 'b'],
    ],
  },
  'backtracking.replace_all': {
    doc: `text, pattern, flags, replacement: every match replaced; \`\\1\` in the replacement stands for a group, \`\\0\` for the match, \`\\\\\` for a backslash. An empty match right after a match is passed over. ${PATTERN}`,
    params: ['string', 'string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([value, pattern, flags, template]) => {
      const text = written(value)
      let result = ''
      let at = 0
      for (const found of search(written(pattern), written(flags), text)?.all() ?? []) {
        result += text.slice(at, found[0]) + replaced(text, found, written(template))
        at = found[1] ?? at
      }
      return result + text.slice(at)
    },
    cases: [
      [['aabbcc', '(..)(?!$)', '', '\\1-'], 'aa-bb-cc'],
      [['ab', '(.)(?!(?![^\\n]))', '', '\\1-'], 'a-b'],
      [['abcbcdcdedef', '[a-c]*(?!z)', '', 'x'], 'xdxdxexdxexfx'],
      [['', '(?!x)', '', '\\\\'], '\\'],
    ],
  },
  'backtracking.replace_first': {
    doc: `Like \`backtracking.replace_all\`, of the first match alone. ${PATTERN}`,
    params: ['string', 'string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: (args) => replacedAsJava(args, 1),
    cases: [
      [['abab', '(a)b(?=a)', '', '\\1-'], 'a-ab'],
      [['ab\n', 'b$', '', 'x'], 'ax\n'],
      [['b', 'a(?!c)', '', 'x'], 'b'],
      [[null, 'a', '', 'x'], null],
    ],
  },
  'backtracking.replace_every': {
    doc: `Like \`backtracking.replace_all\`, and an empty match right after a match counts, as in Java. ${PATTERN}`,
    params: ['string', 'string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: (args) => replacedAsJava(args, Number.POSITIVE_INFINITY),
    cases: [
      [['baac', 'a*', '', 'x'], 'xbxxcx'],
      [['a1b2', '(?<=[a-z])\\d', '', '#'], 'a#b#'],
      [['', 'a*', '', '-'], '-'],
      [['\u{1F600}', '', '', '-'], '-\u{1F600}-'],
      [[null, 'a', '', 'x'], null],
    ],
  },
  'backtracking.split': {
    doc: `text, pattern, flags: the texts before, between and after the matches. An empty match right after a match is passed over. ${PATTERN}`,
    params: ['string', 'string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, pattern, flags]) => {
      const text = written(value)
      const pieces: string[] = []
      let at = 0
      for (const [start = 0, end = 0] of search(written(pattern), written(flags), text)?.all() ?? []) {
        pieces.push(text.slice(at, start))
        at = end
      }
      return writeDynamic([...pieces, text.slice(at)])
    },
    cases: [
      [['abc', '(?!\\A)(?=.)', ''], '["a","b","c"]'],
      [['a,b,', ',', ''], '["a","b",""]'],
      [['', ',', ''], '[""]'],
    ],
  },
  'backtracking.extract_groups_all': {
    doc: `text, pattern, flags, group ...: in every match what the groups hold (null where one took no part), as an array of texts for one group and of arrays for several; null when there is no match. ${PATTERN}`,
    params: ['string', 'string', 'string'],
    rest: 'integer',
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, pattern, flags, ...groups]) => {
      const text = written(value)
      const all: Dynamic[] = []
      for (const found of search(written(pattern), written(flags), text)?.all() ?? []) {
        const held = groups.map((group): Dynamic => groupText(text, found, Number(group)) ?? null)
        all.push(held.length === 1 ? (held[0] ?? null) : held)
      }
      return all.length === 0 ? null : writeDynamic(all)
    },
    cases: [
      [['a1b2', '([a-z])(?=\\d)', '', 1n], '["a","b"]'],
      [['a1b', '([a-z])(\\d)?(?!x)', '', 2n, 1n], '[["1","a"],[null,"b"]]'],
      [['x', '(\\d)(?!y)', '', 1n], null],
    ],
  },
})
