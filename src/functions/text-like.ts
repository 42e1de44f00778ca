import { defineFunctions } from './define.ts'

/** Patterns that are values of rows, not literals: each is made ready once and then tried on many texts. */
export const TEXT_LIKE = defineFunctions({
  'text.glob_to_like': {
    doc: 'The pattern of `text.like` for a glob in which `*` stands for any run of characters and all else for itself.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    sql: {
      duckdb: "replace(replace(replace(replace($1, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*', '%')",
    },
    evaluate: ([glob]) =>
      String(glob)
        .replace(/[\\%_]/g, (c) => `\\${c}`)
        .replaceAll('*', '%'),
    cases: [
      [['a*c'], 'a%c'],
      [['50%_\\'], '50\\%\\_\\\\'],
      [[''], ''],
      [[null], null],
    ],
  },
  'text.like': {
    doc: 'Whether the whole text is of the pattern: `%` is any run of characters, `_` any one, and `\\` takes both literally. Case counts.',
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: "($1 LIKE $2 ESCAPE '\\')" },
    cases: [
      [['abc', 'a%c'], true],
      [['a\nc', 'a%c'], true],
      [['Abc', 'a%'], false],
      [['a%c', 'a\\%c'], true],
      [['abc', 'a\\%c'], false],
      [['é', '_'], true],
      [['', '%'], true],
      [['', '_'], false],
      [[null, '%'], null],
    ],
  },
})
