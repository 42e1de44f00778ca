import { defineFunctions } from './define.ts'

/** Lengths and offsets count code points. `_ci` folds ASCII letters only. */
export const TEXT = defineFunctions({
  'text.lower': {
    doc: 'Each code point lower-cased by the Unicode simple mapping.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'lower($1)' },
    cases: [[['PowerShell.EXE'], 'powershell.exe']],
  },
  'text.upper': {
    doc: 'Each code point upper-cased by the Unicode simple mapping.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'upper($1)' },
    cases: [[['abc'], 'ABC']],
  },
  'text.fold_ascii': {
    doc: 'A to Z as a to z, all else as it is.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "translate($1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')" },
    evaluate: ([a]) => (typeof a === 'string' ? a.replace(/[A-Z]/g, (c) => c.toLowerCase()) : undefined),
    cases: [
      [['ABC-É'], 'abc-É'],
      [[null], null],
    ],
  },
  'text.equals_ci': {
    doc: 'Equality with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "(translate($1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = translate($2, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'))",
    },
    cases: [
      [['CMD.exe', 'cmd.EXE'], true],
      [['cmd', 'cmd.exe'], false],
      [['\u212A', 'k'], false],
    ],
  },
  'text.in_ci': {
    doc: 'Whether the first equals any of the others with ASCII letters folded.',
    params: ['string'],
    rest: 'string',
    returns: 'boolean',
    nulls: 'handles',
    sql: {
      duckdb: (args) => {
        const folded = args.map(
          (a) => `translate(${a.sql}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`,
        )
        return folded.length === 1 ? 'false' : `(${folded[0]} IN (${folded.slice(1).join(', ')}))`
      },
    },
    cases: [
      [['CURL.exe', 'wget.exe', 'curl.EXE'], true],
      [['curl', 'wget.exe', 'curl.exe'], false],
    ],
  },
  'text.length': {
    doc: 'Number of code points.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: 'length($1)' },
    cases: [
      [['abc'], 3n],
      [['é😀'], 2n],
    ],
  },
  'text.concat': {
    doc: 'The texts one after another; null when any is null.',
    params: [],
    rest: 'string',
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: (args) => (args.length === 0 ? "''" : `(${args.map((a) => a.sql).join(' || ')})`) },
    evaluate: (args) => args.join(''),
    cases: [
      [['a', 'b', 'c'], 'abc'],
      [['a', null], null],
    ],
  },
  'text.substring': {
    doc: 'From a 0-based start (not negative), at most so many code points (not negative).',
    params: ['string', 'integer', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'substring($1, $2 + 1, $3)' },
    cases: [
      [['abcdef', 1n, 3n], 'bcd'],
      [['abc', 5n, 2n], ''],
    ],
  },
  'text.index_of': {
    doc: '0-based place of the first occurrence of the second text in the first, -1 when there is none.',
    params: ['string', 'string'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: '(strpos($1, $2) - 1)' },
    cases: [
      [['abcabc', 'c'], 2n],
      [['abc', 'x'], -1n],
    ],
  },
  'text.contains': {
    doc: 'Whether the first holds the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'contains($1, $2)' },
    cases: [
      [['PowerShell', 'Shell'], true],
      [['PowerShell', 'shell'], false],
    ],
  },
  'text.starts_with': {
    doc: 'Whether the first begins with the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'starts_with($1, $2)' },
    cases: [[['PowerShell', 'power'], false]],
  },
  'text.ends_with': {
    doc: 'Whether the first ends with the second, case-sensitive.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: 'ends_with($1, $2)' },
    cases: [[['PowerShell', 'Shell'], true]],
  },
  'text.contains_ci': {
    doc: 'Whether the first holds the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "contains(translate($1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), translate($2, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'))",
    },
    cases: [
      [['PowerShell', 'shell'], true],
      [['PowerShell', 'x'], false],
    ],
  },
  'text.starts_with_ci': {
    doc: 'Whether the first begins with the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "starts_with(translate($1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), translate($2, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'))",
    },
    cases: [[['PowerShell', 'power'], true]],
  },
  'text.ends_with_ci': {
    doc: 'Whether the first ends with the second with ASCII letters folded.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: {
      duckdb:
        "ends_with(translate($1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), translate($2, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'))",
    },
    cases: [[['PowerShell', 'SHELL'], true]],
  },
  'text.replace_all': {
    doc: 'The first with every occurrence of the second (not empty) replaced by the third.',
    params: ['string', 'string', 'string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'replace($1, $2, $3)' },
    cases: [[['a.b.c', '.', '-'], 'a-b-c']],
  },
  'text.trim': {
    doc: 'Without blanks, tabs and line ends at both ends.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "trim($1, E' \\t\\n\\r\\x0B\\x0C')" },
    cases: [[[' a b '], 'a b']],
  },
  'text.reverse': {
    doc: 'Code points in reverse order.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "list_aggregate(list_reverse(string_split($1, '')), 'string_agg', '')" },
    cases: [[['abc'], 'cba']],
  },
  'text.base_name': {
    doc: 'What follows the last `\\` or `/`; the whole text when there is none.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_extract($1, '[^\\\\/]*$')" },
    cases: [
      [['C:\\Windows\\System32\\cmd.exe'], 'cmd.exe'],
      [['/usr/bin/curl'], 'curl'],
      [['curl'], 'curl'],
    ],
  },
  'text.directory': {
    doc: 'What stands before the last `\\` or `/`; empty when there is none.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_extract($1, '^(.*)[\\\\/][^\\\\/]*$', 1)" },
    cases: [
      [['C:\\Windows\\cmd.exe'], 'C:\\Windows'],
      [['cmd.exe'], ''],
    ],
  },
  'text.present': {
    doc: 'The text itself; null when it is empty or `-`, as logs write what is absent.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "CASE WHEN $1 NOT IN ('', '-') THEN $1 END" },
    evaluate: ([a]) => (a === '' || a === '-' ? null : (a ?? null)),
    cases: [
      [['a-b'], 'a-b'],
      [['-'], null],
      [[''], null],
    ],
  },
  'text.join_present': {
    doc: 'separator, text, text ...: the texts that are not null with the separator between them; null when there is none.',
    params: ['string'],
    rest: 'string',
    returns: 'string',
    nulls: 'handles',
    sql: {
      duckdb: (args) =>
        `CASE WHEN coalesce(${args
          .slice(1)
          .map((a) => a.sql)
          .join(', ')}, NULL) IS NOT NULL THEN concat_ws(${args.map((a) => a.sql).join(', ')}) END`,
    },
    cases: [
      [[',', 'a', null, 'b'], 'a,b'],
      [[',', null, null], null],
    ],
  },
  'text.split': {
    doc: 'The pieces between occurrences of the separator (not empty), as a dynamic array of strings.',
    params: ['string', 'string'],
    returns: 'dynamic',
    nulls: 'propagate',
    sql: { duckdb: 'to_json(string_split($1, $2))' },
    cases: [[['a,b', ','], '["a","b"]']],
  },
  'text.form_encode': {
    doc: 'As a value of an HTML form: letters, digits and `*-._` as they are, a blank as `+`, other UTF-8 bytes as `%XX`.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "replace(replace(replace(url_encode($1), '%20', '+'), '%2A', '*'), '~', '%7E')" },
    cases: [
      [['a b*~/é'], 'a+b*%7E%2F%C3%A9'],
      [['x-y_z.1'], 'x-y_z.1'],
    ],
  },
  'text.form_decode': {
    doc: 'The value of an HTML form: `+` as a blank, `%XX` as a UTF-8 byte.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "url_decode(replace($1, '+', ' '))" },
    cases: [[['a+b%2Fc%C3%A9'], 'a b/cé']],
  },
  'text.byte_length': {
    doc: 'Number of UTF-8 bytes.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: 'strlen($1)' },
    cases: [[['é'], 2n]],
  },
})
