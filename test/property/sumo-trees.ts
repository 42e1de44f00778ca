import fc from 'fast-check'
import type {
  AggregateNode,
  Expression,
  Name,
  Operator,
  Query,
  Scope,
  StringText,
} from '../../src/languages/sumo/ast.ts'
import { NO_SPAN } from '../../src/source/text.ts'

const span = NO_SPAN

/** The texts of any length that the pieces make. */
const joined = (pieces: readonly string[], minLength = 0): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength, maxLength: 4 }).map((of) => of.join(''))

const raw = joined([
  'a',
  'B7',
  '\\"',
  '\\d',
  '\\\\',
  ' ',
  '|',
  '//',
  '/*',
  '*',
  '\n',
  "'",
  '(',
  ')',
  '[0-9]',
  'é',
  '%',
  '😀',
])
const regex = joined(['a', '\\/', '[0-9]', '(?<n>x)', '\\d', '"', '|', ' ', '[^\\]]', '.*', '%'], 1)
const string: fc.Arbitrary<StringText> = raw.map((of) => ({ raw: of, span }))
const name: fc.Arbitrary<Name> = fc.oneof(
  fc
    .constantFrom('a', 'b', 'Image', '_raw', '_x', 'user.name', 'x1', 'ascii', 'bytes', 'in_', 'notes')
    .map((text) => ({ text, quoted: false, span })),
  fc.constantFrom('user name', 'a', 'by', 'x[0].y', 'a-b', '%').map((text) => ({ text, quoted: true, span })),
)
const names = fc.array(name, { minLength: 1, maxLength: 3 })
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined })
const plain = (text: string): Name => ({ text, quoted: false, span })

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const inner = tie('expression')
  const pattern = regex.map((of): Expression => ({ kind: 'regex', raw: of, span }))
  const leaf = fc.oneof(
    name.map((of): Expression => ({ kind: 'field', name: of, span })),
    raw.map((of): Expression => ({ kind: 'string', raw: of, span })),
    fc
      .constantFrom('1', '2.5', '.5', '7Ki', '1e3', '5m', '3e-2')
      .map((text): Expression => ({ kind: 'number', text, span })),
    fc.constantFrom(true, false, null).map((value): Expression => ({ kind: 'constant', value, span })),
  )
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc
          .record({
            op: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%'),
            left: inner,
            right: inner,
          })
          .map((of): Expression => ({ kind: 'binary', ...of, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(inner, { minLength: 2, maxLength: 3 }))
          .map(([kind, items]): Expression => ({ kind, items, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('not', 'negate'), inner)
          .map(([kind, item]): Expression => ({ kind, item, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ value: inner, pattern: fc.oneof(pattern, inner), negated: fc.boolean(), prefix: fc.boolean() })
          .map((of): Expression => ({ kind: 'matches', ...of, negated: of.negated && !of.prefix, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ value: inner, items: fc.array(inner, { minLength: 1, maxLength: 3 }), negated: fc.boolean() })
          .map((of): Expression => ({ kind: 'in', ...of, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(inner, inner, inner)
          .map(
            ([condition, then, otherwise]): Expression => ({ kind: 'conditional', condition, then, otherwise, span }),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom('concat', 'if', 'isNull', 'replace', 'contains', 'now', 'max'),
            fc.array(fc.oneof({ weight: 4, arbitrary: inner }, { weight: 1, arbitrary: pattern }), { maxLength: 3 }),
          )
          .filter(([fn, args]) => fn !== 'max' || args.length === 2)
          .map(([fn, args]): Expression => ({ kind: 'call', fn: plain(fn), args, span })),
      },
    ),
  }
})

const aggregate: fc.Arbitrary<AggregateNode> = fc.oneof(
  optional(name).map((alias) => ({ fn: plain('count'), args: undefined, star: false, alias, span })),
  optional(name).map((alias) => ({ fn: plain('count'), args: [], star: true, alias, span })),
  fc
    .tuple(
      fc.constantFrom('sum', 'avg', 'count', 'count_distinct', 'first', 'pct', 'values', 'min'),
      expression,
      optional(name),
    )
    .map(([fn, of, alias]) => ({ fn: plain(fn), args: [of], star: false, alias, span })),
)
const nodrop = fc.boolean()
const sortKey = fc
  .tuple(name, optional(fc.constantFrom('asc', 'desc')))
  .map(([of, direction]) => ({ name: of, direction, span }))
const keys = fc.array(fc.record({ left: name, right: name }), { minLength: 1, maxLength: 2 })

const operator: fc.Arbitrary<Operator> = fc.oneof(
  expression.map((condition): Operator => ({ kind: 'where', condition, span })),
  fc
    .tuple(expression, name)
    .map(([expr, alias]): Operator => ({ kind: 'assign', expr, alias, assigned: undefined, span })),
  fc
    .record({
      terms: fc.array(fc.record({ pattern: string, names, span: fc.constant(span) }), { minLength: 1, maxLength: 2 }),
      field: optional(name),
      nodrop,
    })
    .map((of): Operator => ({ kind: 'parse', ...of, span })),
  fc
    .record({
      patterns: fc.array(string, { minLength: 1, maxLength: 2 }),
      field: optional(name),
      nodrop,
      multi: fc.boolean(),
    })
    .map((of): Operator => ({ kind: 'parse regex', ...of, span })),
  fc
    .record({
      paths: fc.array(string, { minLength: 1, maxLength: 3 }),
      names: fc.oneof(fc.constant([]), names),
      field: optional(name),
      nodrop,
    })
    .map((of): Operator => ({ kind: 'json', ...of, span })),
  fc.record({ drop: fc.boolean(), names }).map((of): Operator => ({ kind: 'fields', ...of, span })),
  fc
    .record({ calls: fc.array(aggregate, { minLength: 1, maxLength: 3 }), by: fc.oneof(fc.constant([]), names) })
    .map((of): Operator => ({ kind: 'aggregate', ...of, span })),
  fc
    .record({
      size: fc.constantFrom(
        { size: '5m', buckets: false },
        { size: '10', buckets: true },
        { size: undefined, buckets: false },
      ),
      alias: optional(name),
    })
    .map(({ size, alias }): Operator => ({ kind: 'timeslice', ...size, alias, span })),
  fc.array(sortKey, { maxLength: 3 }).map((of): Operator => ({ kind: 'sort', keys: of, span })),
  fc.nat({ max: 500 }).map((count): Operator => ({ kind: 'limit', count, span })),
  fc
    .record({ count: fc.nat({ max: 9 }), fields: names, by: optional(aggregate) })
    .map((of): Operator => ({ kind: 'top', ...of, keys: [], span })),
  fc
    .record({ count: fc.nat({ max: 9 }), fields: names, keys: fc.array(sortKey, { maxLength: 2 }) })
    .map((of): Operator => ({ kind: 'top', ...of, by: undefined, span })),
  fc
    .record({ count: fc.nat({ max: 9 }), fields: names, by: fc.oneof(fc.constant([]), names) })
    .map((of): Operator => ({ kind: 'topk', ...of, span })),
  fc
    .record({ consecutive: fc.boolean(), count: optional(fc.nat({ max: 9 })), by: fc.oneof(fc.constant([]), names) })
    .map((of): Operator => ({ kind: 'dedup', ...of, span })),
  fc
    .record({
      fn: fc.constantFrom('accum', 'total', 'diff', 'backshift', 'smooth', 'rollingstd'),
      field: name,
      count: optional(fc.nat({ max: 9 })),
      by: fc.oneof(fc.constant([]), names),
      alias: optional(name),
    })
    .map((of): Operator => ({ kind: 'series', ...of, span })),
  name.map((field): Operator => ({ kind: 'withtime', field, span })),
  fc
    .record({
      rows: names,
      columns: names,
      output: fc.constantFrom('none', 'named', 'star'),
      listed: names,
    })
    .map(
      ({ rows, columns, output, listed }): Operator => ({
        kind: 'transpose',
        rows,
        columns,
        output: output === 'none' ? undefined : listed,
        star: output !== 'named',
        span,
      }),
    ),
  fc
    .record({ columns: fc.array(fc.record({ name, alias: optional(name) }), { maxLength: 2 }), keys })
    .map((of): Operator => ({ kind: 'lookup', ...of, path: { text: 'path://"/Library/a b"', span }, span })),
)

const { scope } = fc.letrec<{ scope: Scope }>((tie) => ({
  scope: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant<Scope>({ kind: 'all', star: true, span }) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('error', 'a.b', 'us?r', '*x*', '10.0.0.1', 'a/b', 'x:y', 'Android', 'order', '[x]', 'a@b.c')
        .map((text): Scope => ({ kind: 'keyword', text, quoted: false, span })),
    },
    { weight: 2, arbitrary: raw.map((text): Scope => ({ kind: 'keyword', text, quoted: true, span })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          name,
          fc.boolean(),
          fc.oneof(
            raw.map((text) => ({ text, quoted: true })),
            fc.constantFrom('x', 'a*', '*', '/var/x', '1').map((text) => ({ text, quoted: false })),
          ),
        )
        .map(([of, negated, value]): Scope => ({ kind: 'field', name: of, negated, ...value, span })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('scope'), { minLength: 2, maxLength: 3 }))
        .map(([kind, items]): Scope => ({ kind, items, span })),
    },
    { weight: 1, arbitrary: tie('scope').map((item): Scope => ({ kind: 'not', item, span })) },
  ),
}))

/** Trees as the parser makes them, whatever a query means. */
export const tree: fc.Arbitrary<Query> = fc
  .tuple(scope, fc.array(operator, { maxLength: 4 }))
  .map(([of, operators]) => ({ scope: of, operators, span }))
