import { defineFunctions, type SqlArgument } from './define.ts'

function literalText(arg: SqlArgument | undefined): string {
  if (typeof arg?.literal !== 'string') throw new Error('a pattern is a literal; lowering must see to it')
  return arg.literal
}

/** Patterns are RE2 (https://github.com/google/re2/wiki/Syntax); languages translate their own flavour first. */
export const REGEX = defineFunctions({
  'regex.matches': {
    doc: 'Whether the pattern (a literal) is found anywhere in the text.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'regexp_matches($1, $2)' },
    cases: [
      [['winscp.exe', 'scp\\.exe'], true],
      [['SCP.EXE', 'scp\\.exe'], false],
      [['SCP.EXE', '(?i)scp\\.exe'], true],
      [['a\nb', 'a.b'], false],
      [['a\nb', '(?s)a.b'], true],
      [['a\n', 'a$'], false],
      [['é', '^.$'], true],
    ],
  },
  'regex.full_matches': {
    doc: 'Whether the pattern (a literal) matches the whole text.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'regexp_full_match($1, $2)' },
    cases: [
      [['scp.exe', 'scp\\.exe'], true],
      [['winscp.exe', 'scp\\.exe'], false],
      [['a\n', 'a'], false],
      [['ab', 'a|ab'], true],
    ],
  },
  'regex.extract': {
    doc: 'The text of a group (0 is the whole match) of the first match; null when the pattern does not match, empty when the group took no part.',
    params: ['string', 'string', 'integer'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, $3::INTEGER) END' },
    cases: [
      [['a=1', 'a=(\\d)', 1n], '1'],
      [['b', 'a=(\\d)', 1n], null],
      [['a', '(b)?a', 1n], ''],
      [['a=1', 'a=\\d', 0n], 'a=1'],
    ],
  },
  'regex.capture': {
    doc: 'The text of a group (literal, from 1) of the first match of a pattern with so many groups (literal); empty when the pattern does not match or the group took no part. Several groups of one text cost one match.',
    params: ['string', 'string', 'integer', 'integer'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: ([text, pattern, group, groups]) => {
        const names = Array.from({ length: Number(groups?.literal ?? 0) }, (_, i) => `'g${i + 1}'`).join(', ')
        return `(regexp_extract(${text?.sql}, ${pattern?.sql}, [${names}])).g${group?.literal}`
      },
    },
    cases: [
      [['a=1, b=2', 'a=(\\d), b=(\\d)', 2n, 2n], '2'],
      [['a=1', 'a=(\\d), b=(\\d)', 1n, 2n], ''],
      [['a', '(b)?(a)', 1n, 2n], ''],
      [[null, '(a)', 1n, 1n], null],
    ],
  },
  'regex.extract_all': {
    doc: 'The text of a group in every match, as a dynamic array of strings.',
    params: ['string', 'string', 'integer'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: 'to_json(regexp_extract_all($1, $2, $3::INTEGER))' },
    cases: [
      [['a1b2', '[a-z](\\d)', 1n], '["1","2"]'],
      [['x', '\\d', 0n], '[]'],
    ],
  },
  'regex.replace_all': {
    doc: 'Every match replaced; `\\1` in the replacement stands for a group, `\\0` for the match.',
    params: ['string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_replace($1, $2, $3, 'g')" },
    cases: [
      [['a1b2', '([a-z])(\\d)', '\\2\\1'], '1a2b'],
      [['x', '\\d', 'y'], 'x'],
    ],
  },
  'regex.replace_first': {
    doc: 'The first match replaced; `\\1` in the replacement stands for a group, `\\0` for the match.',
    params: ['string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'regexp_replace($1, $2, $3)' },
    cases: [
      [['aa', 'a', 'b'], 'ba'],
      [['x', '\\d', 'y'], 'x'],
    ],
  },
  'regex.split': {
    doc: 'The pieces between the matches of the pattern, which does not match the empty text, as a dynamic array of strings.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: 'CASE WHEN $1 IS NOT NULL THEN to_json(string_split_regex($1, $2)) END' },
    cases: [
      [['a1b22c', '[0-9]+'], '["a","b","c"]'],
      [[';a;', ';'], '["","a",""]'],
      [['abc', '[0-9]'], '["abc"]'],
      [['', '[0-9]'], '[""]'],
      [[null, '[0-9]'], null],
    ],
  },
  'regex.extract_groups_all': {
    doc: 'text, pattern, group ...: in every match the text of each group (empty where it took no part), as an array of strings for one group and of arrays for several; null when there is no match. The pattern does not match the empty text.',
    params: ['string', 'string'],
    rest: 'integer',
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    sql: {
      duckdb: ([text, pattern, ...groups]) => {
        const found = groups.map((g) => `regexp_extract_all(${text?.sql}, ${pattern?.sql}, ${g.sql}::INTEGER)`)
        const members = groups.map((_, i) => `coalesce(t[${i + 1}], '')`).join(', ')
        const all =
          found.length === 1
            ? `list_transform(${found[0]}, lambda t: coalesce(t, ''))`
            : `list_transform(list_zip(${found.join(', ')}), lambda t: [${members}])`
        return `CASE WHEN len(${found[0]}) > 0 THEN to_json(${all}) END`
      },
    },
    cases: [
      [['a1b2', '[a-z](\\d)', 1n], '["1","2"]'],
      [['a1b', '([a-z])(\\d)?', 2n, 1n], '[["1","a"],["","b"]]'],
      [['x', '(\\d)', 1n], null],
      [['x', '(\\d)(y)', 1n, 2n], null],
    ],
  },
  'regex.count': {
    doc: 'Number of matches, which do not overlap. The pattern does not match the empty text.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: 'len(regexp_extract_all($1, $2, 0))::BIGINT' },
    cases: [
      [['ababa', 'aba'], 1n],
      [['abc', '[ac]'], 2n],
      [['', 'a'], 0n],
    ],
  },
  'regex.index_of_nth': {
    doc: '0-based place of the n-th match (from 1; they do not overlap), -1 when there are fewer. The pattern does not match the empty text.',
    params: ['string', 'string', 'integer'],
    literalFrom: 1,
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb: ([text, pattern, nth], quote) => {
        const parts = quote(`(?s:(.*?))(${literalText(pattern)})`)
        const total = (group: number, count: string): string =>
          `coalesce(list_sum(list_transform(regexp_extract_all(${text?.sql}, ${parts}, ${group})[1:${count}], lambda t: length(coalesce(t, '')))), 0)`
        return `CASE WHEN len(regexp_extract_all(${text?.sql}, ${parts}, 0)) >= ${nth?.sql} THEN CAST(${total(1, nth?.sql ?? '')} + ${total(2, `${nth?.sql} - 1`)} AS BIGINT) WHEN ${text?.sql} IS NOT NULL THEN -1 END`
      },
    },
    cases: [
      [['é1 22', '\\d+', 1n], 1n],
      [['é1 22', '\\d+', 2n], 3n],
      [['é1 22', '\\d+', 3n], -1n],
      [['x\nAb', '(?i)(a)B', 1n], 2n],
    ],
  },
  'regex.quote': {
    doc: 'The text with `\\` before the characters that mean something in a pattern: a pattern that matches the text alone.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_replace($1, '[\\\\.+*?()|\\[\\]{}^$#&~-]', '\\\\\\0', 'g')" },
    evaluate: ([text]) => (typeof text === 'string' ? text.replace(/[\\.+*?()|[\]{}^$#&~-]/g, '\\$&') : undefined),
    cases: [
      [['a.b(c)[d]{e}\\f'], 'a\\.b\\(c\\)\\[d\\]\\{e\\}\\\\f'],
      [['^a$ | b-c'], '\\^a\\$ \\| b\\-c'],
      [['abc_1'], 'abc_1'],
    ],
  },
})
