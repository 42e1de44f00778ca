import { defineFunctions, sameAs } from './define.ts'

const join =
  (operator: string) =>
  (args: readonly { readonly sql: string }[]): string =>
    `(${args.map((a) => a.sql).join(` ${operator} `)})`

export const LOGIC = defineFunctions({
  'logic.and': {
    doc: 'SQL three-valued conjunction of any number of conditions; true of none.',
    params: [],
    rest: 'boolean',
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: (args) => (args.length === 0 ? 'true' : join('AND')(args)) },
    evaluate: (args) => (args.includes(false) ? false : args.includes(null) ? null : true),
    cases: [
      [[true, true], true],
      [[true, false, null], false],
      [[true, null], null],
      [[], true],
    ],
  },
  'logic.or': {
    doc: 'SQL three-valued disjunction of any number of conditions; false of none.',
    params: [],
    rest: 'boolean',
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: (args) => (args.length === 0 ? 'false' : join('OR')(args)) },
    evaluate: (args) => (args.includes(true) ? true : args.includes(null) ? null : false),
    cases: [
      [[false, true, null], true],
      [[false, null], null],
      [[], false],
    ],
  },
  'logic.not': {
    doc: 'Negation; null stays null.',
    params: ['boolean'],
    returns: 'boolean',
    nulls: 'propagate',
    sql: { duckdb: '(NOT $1)' },
    evaluate: ([a]) => !a,
    cases: [
      [[true], false],
      [[null], null],
      [[false], true],
    ],
  },
  'logic.is_true': {
    doc: 'True when the condition is true; false when it is false or null.',
    params: ['boolean'],
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: 'coalesce($1, false)' },
    evaluate: ([a]) => a === true,
    cases: [
      [[true], true],
      [[null], false],
    ],
  },
  'logic.is_null': {
    doc: 'Whether the value is null.',
    params: ['any'],
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: '($1 IS NULL)' },
    evaluate: ([a]) => a === null,
    cases: [
      [[null], true],
      [[''], false],
    ],
  },
  'logic.same': {
    doc: 'Whether both are equal or both are null; NaN is equal to itself.',
    params: ['any', 'any'],
    returns: 'boolean',
    nulls: 'handles',
    sql: { duckdb: '($1 IS NOT DISTINCT FROM $2)' },
    cases: [
      [['a', 'a'], true],
      [['a', 'A'], false],
      [
        [
          { type: 'long', value: null },
          { type: 'long', value: null },
        ],
        true,
      ],
      [[{ type: 'long', value: null }, 1n], false],
      [[Number.NaN, Number.NaN], true],
    ],
  },
  'logic.coalesce': {
    doc: 'The first argument that is not null; all have one type.',
    params: ['any'],
    rest: 'any',
    returns: sameAs(0),
    nulls: 'handles',
    sql: { duckdb: (args) => `coalesce(${args.map((a) => a.sql).join(', ')})` },
    evaluate: (args) => args.find((a) => a !== null) ?? null,
    cases: [
      [[null, 'a', 'b'], 'a'],
      [[null, null], null],
    ],
  },
  'logic.case': {
    doc: 'condition, value, condition, value ..., else: the value after the first true condition. Values have one type.',
    params: [],
    rest: 'any',
    returns: (args) => args[1] ?? args[0] ?? 'string',
    nulls: 'handles',
    sql: {
      duckdb: (args) => {
        const arms: string[] = []
        for (let i = 0; i + 1 < args.length; i += 2) arms.push(`WHEN ${args[i]?.sql} THEN ${args[i + 1]?.sql}`)
        return `CASE ${arms.join(' ')} ELSE ${args.at(-1)?.sql} END`
      },
    },
    evaluate: (args) => {
      for (let i = 0; i + 1 < args.length; i += 2) if (args[i] === true) return args[i + 1] ?? null
      return args.at(-1) ?? null
    },
    cases: [
      [[false, 'a', true, 'b', 'c'], 'b'],
      [[null, 'a', 'c'], 'c'],
    ],
  },
  'logic.in': {
    doc: 'Whether the first argument equals any of the others, with SQL nulls; all have one type.',
    params: ['any'],
    rest: 'any',
    returns: 'boolean',
    nulls: 'handles',
    sql: {
      duckdb: (args) => {
        const [value, ...others] = args
        return others.length === 0 ? 'false' : `(${value?.sql} IN (${others.map((a) => a.sql).join(', ')}))`
      },
    },
    cases: [
      [['a', 'b', 'a'], true],
      [['a', 'b'], false],
      [[null, 'b'], null],
    ],
  },
})
