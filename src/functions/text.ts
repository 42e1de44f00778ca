import { defineFunctions } from './define.ts'
import { usedOnce } from './used-once.ts'

/** Lengths and offsets count code points. */
export const TEXT = defineFunctions({
  'text.lower': {
    doc: 'Each code point lower-cased by the Unicode simple mapping.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'lower($1)' },
    cases: [
      [['PowerShell.EXE'], 'powershell.exe'],
      [['İ'], 'i'],
      [['ΑΣ'], 'ασ'],
      [[''], ''],
    ],
  },
  'text.upper': {
    doc: 'Each code point upper-cased by the Unicode simple mapping.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'upper($1)' },
    cases: [
      [['abc'], 'ABC'],
      [['ß'], 'ẞ'],
      [['é'], 'É'],
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
      [[''], 0n],
      [['e\u0301'], 2n],
    ],
  },
  'text.utf16_length': {
    doc: 'Number of UTF-16 code units.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: {
      duckdb: ([source]) =>
        usedOnce(
          source?.sql ?? 'NULL',
          (x) =>
            `CASE WHEN strlen(${x}) = length(${x}) THEN length(${x}) ELSE length(${x}) + length(regexp_replace(${x}, '[^\\x{10000}-\\x{10FFFF}]', '', 'g')) END`,
        ),
    },
    cases: [
      [['abc'], 3n],
      [['é\u{1F600}x'], 4n],
      [[''], 0n],
      [[null], null],
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
      [['é😀x', 1n, 1n], '😀'],
      [['abc', 0n, 0n], ''],
      [['abc', 1n, 9n], 'bc'],
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
      [['é😀x', 'x'], 2n],
      [['abc', ''], 0n],
    ],
  },
  'text.replace_all': {
    doc: 'The first with every occurrence of the second (not empty) replaced by the third.',
    params: ['string', 'string', 'string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'replace($1, $2, $3)' },
    cases: [
      [['a.b.c', '.', '-'], 'a-b-c'],
      [['aaa', 'aa', 'b'], 'ba'],
      [['abc', 'x', 'y'], 'abc'],
    ],
  },
  'text.trim': {
    doc: 'Without blanks, tabs and line ends at both ends.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "trim($1, E' \\t\\n\\r\\x0B\\x0C')" },
    cases: [
      [[' a b '], 'a b'],
      [['\t\r\n a \n'], 'a'],
      [[''], ''],
    ],
  },
  'text.translate': {
    doc: 'text, from, to (literals): each character of `from` replaced by the one at its place in `to`, dropped where there is none. No character stands twice in `from`.',
    params: ['string', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'translate($1, $2, $3)' },
    cases: [
      [['spark', 'ksp', 'KS'], 'SarK'],
      [['é😀', '😀é', 'ab'], 'ba'],
      [['abc', '', ''], 'abc'],
    ],
  },
  'text.repeat': {
    doc: 'The text so many times; empty for a number not above 0.',
    params: ['string', 'integer'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'repeat($1, $2)' },
    cases: [
      [['ab', 3n], 'ababab'],
      [['ab', 0n], ''],
      [['ab', -1n], ''],
    ],
  },
  'text.reverse': {
    doc: 'Code points in reverse order.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "list_aggregate(list_reverse(string_split($1, '')), 'string_agg', '')" },
    cases: [
      [['abc'], 'cba'],
      [['é😀x'], 'x😀é'],
      [[''], ''],
    ],
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
      [['C:\\dir\\'], ''],
      [['a/b\\c'], 'c'],
      [['x\n\\y\nz'], 'y\nz'],
    ],
  },
  'text.after_last': {
    doc: 'What follows the last occurrence of the second text; the whole first text when there is none. The second is not empty.',
    params: ['string', 'string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: 'split_part($1, $2, -1)' },
    cases: [
      [['CORP\\ann', '\\'], 'ann'],
      [['a\\b\\c', '\\'], 'c'],
      [['ann', '\\'], 'ann'],
      [['CORP\\', '\\'], ''],
      [['', '\\'], ''],
      [['ä--ö', '--'], 'ö'],
    ],
  },
  'text.before_last': {
    doc: 'What precedes the last occurrence of the second text; null when there is none. The second is not empty.',
    params: ['string', 'string'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: 'CASE WHEN contains($1, $2) THEN left($1, length($1) - length(split_part($1, $2, -1)) - length($2)) END',
    },
    cases: [
      [['CORP\\ann', '\\'], 'CORP'],
      [['a\\b\\c', '\\'], 'a\\b'],
      [['ann', '\\'], null],
      [['\\ann', '\\'], ''],
      [['ä--ö', '--'], 'ä'],
    ],
  },
  'text.directory': {
    doc: 'What stands before the last `\\` or `/`; empty when there is none.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "regexp_extract($1, '(?s)^(.*)[\\\\/][^\\\\/]*$', 1)" },
    cases: [
      [['C:\\Windows\\cmd.exe'], 'C:\\Windows'],
      [['cmd.exe'], ''],
      [['/a'], ''],
      [['a\\b/c'], 'a\\b'],
      [['a\n\\b'], 'a\n'],
    ],
  },
  'text.present': {
    doc: 'The text itself; null when it is empty or `-`, as logs write what is absent.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: { duckdb: "nullif(nullif($1, '-'), '')" },
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
    sql: { duckdb: 'CASE WHEN $2 IS NOT NULL THEN to_json(string_split($1, $2)) END' },
    cases: [
      [['a,b', ','], '["a","b"]'],
      [['a,', ','], '["a",""]'],
      [['', ','], '[""]'],
    ],
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
    cases: [
      [['a+b%2Fc%C3%A9'], 'a b/cé'],
      [['%41%zz'], 'A%zz'],
    ],
  },
  'text.byte_length': {
    doc: 'Number of UTF-8 bytes.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    sql: { duckdb: 'strlen($1)' },
    cases: [
      [['é'], 2n],
      [[''], 0n],
    ],
  },
  'text.group_thousands': {
    doc: 'The text of a decimal number with `,` after every third digit before the point, counted from the point.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb:
        "(CASE WHEN starts_with($1, '-') THEN '-' ELSE '' END || reverse(rtrim(regexp_replace(reverse(ltrim(split_part($1, '.', 1), '-')), '([0-9]{3})', '\\1,', 'g'), ',')) || CASE WHEN contains($1, '.') THEN '.' || split_part($1, '.', 2) ELSE '' END)",
    },
    cases: [
      [['1234567.891'], '1,234,567.891'],
      [['-123456'], '-123,456'],
      [['999'], '999'],
    ],
  },
})
