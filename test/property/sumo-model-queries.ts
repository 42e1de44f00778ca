import fc from 'fast-check'
import { text } from './sumo-model-messages.ts'

/** A field of the rows there, chosen when the query is put together: any, or one that holds texts or numbers. */
const chosen = (kind: 'any' | 'text' | 'number') => fc.nat({ max: 40 }).map((i) => `‹${kind} ${i}›`)
const field = chosen('any')
const textField = chosen('text')
const numberField = chosen('number')
export const CHOSEN = /‹(any|text|number) (\d+)›/g

const target = fc.constantFrom('y', 'z', 'a', 'B', 'n', 'w')
const quoted = (of: string): string => `"${of.replace(/"/g, '\\"')}"`
const join = (of: readonly string[]): string => of.join(' ')
const list = (of: readonly string[]): string => of.join(', ')
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 2 }).map(list)
const number = fc.constantFrom('7', '0', '10', '2.5', '1000', '1', '-2')
const literal = fc.oneof(text.filter((of) => !/["\\\n\t]/.test(of)).map(quoted), number)
const regex = fc.constantFrom('/x/', '/(?i)x/', '/^x$/', '/[0-9]+/', '/^$/', '/\\d\\./', '/l2$/', '/a|7/', '/\\//')
const glob = fc.constantFrom('"x*"', '"*x"', '"*"', '"*,*"', '"x*y"', '"x"', '""', '"*.*"', '"l*2"', '"?"', '"*_b%"')

const { condition, expr } = fc.letrec<{ condition: string; expr: string }>((tie) => {
  const e = tie('expr')
  const c = tie('condition')
  const called = (name: string, ...args: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...args).map((of) => `${name}(${list(of)})`)
  const small = fc.constantFrom('0', '1', '2', '3', '9')
  const computed = fc.oneof(
    { weight: 3, arbitrary: called('concat', e, e) },
    {
      weight: 2,
      arbitrary: fc.oneof(...['toLowerCase', 'toUpperCase', 'trim', 'toString'].map((of) => called(of, e))),
    },
    { weight: 2, arbitrary: fc.oneof(called('substring', field, small), called('substring', field, small, small)) },
    { weight: 2, arbitrary: fc.oneof(called('length', e), called('indexOf', e, literal)) },
    { weight: 2, arbitrary: called('replace', e, literal, literal) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(field, fc.constantFrom('/x/, "<$0>"', '/(?<g>[a-z])(\\d)/, "$2$' + '{g}"', '/[^a-z]/, ""', '/\\./, "-"'))
        .map(([of, by]) => `replace(${of}, ${by})`),
    },
    { weight: 2, arbitrary: fc.oneof(...['num', 'long', 'abs', 'ceil', 'floor', 'round'].map((of) => called(of, e))) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        called('round', e, small),
        called('pow', numberField, small),
        called('sqrt', called('abs', e)),
      ),
    },
    { weight: 1, arbitrary: fc.oneof(called('max', e, e), called('min', e, e)) },
    { weight: 1, arbitrary: fc.oneof(called('base64Encode', e), called('urlencode', e)) },
    { weight: 1, arbitrary: fc.tuple(e, e).map((of) => `format("%s-%s", ${list(of)})`) },
  )
  return {
    expr: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: field },
      { weight: 2, arbitrary: literal },
      { weight: 1, arbitrary: fc.constant('null') },
      { weight: 5, arbitrary: computed },
      {
        weight: 3,
        arbitrary: fc
          .tuple(e, fc.constantFrom('+', '-', '*', '/', '%'), e)
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      },
      { weight: 1, arbitrary: e.map((of) => `-(${of})`) },
      { weight: 1, arbitrary: fc.tuple(c, e, e).map((of) => `if(${list(of)})`) },
      { weight: 1, arbitrary: fc.tuple(c, e, e).map(([of, x, y]) => `((${of}) ? ${x} : ${y})`) },
      { weight: 1, arbitrary: c.map((of) => `(${of})`) },
    ),
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      {
        weight: 4,
        arbitrary: fc
          .tuple(e, fc.constantFrom('=', '==', '!=', '<>', '<', '<=', '>', '>='), fc.oneof(literal, field, e))
          .map(join),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(e, fc.constantFrom('matches', 'not matches'), fc.oneof(regex, glob, textField)).map(join),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(e, fc.constantFrom('in', 'not in'), fc.array(fc.oneof(literal, field), { minLength: 1, maxLength: 3 }))
          .map(([of, word, items]) => `${of} ${word} (${list(items)})`),
      },
      {
        weight: 3,
        arbitrary: fc.oneof(...['isNull', 'isEmpty', 'isBlank', 'isNumeric'].map((of) => called(of, e))),
      },
      {
        weight: 2,
        arbitrary: fc.oneof(
          ...['isPrivateIP', 'isPublicIP', 'isReservedIP', 'isValidIPv4'].map((of) => called(of, textField)),
          called(
            'compareCIDRPrefix',
            textField,
            fc.constantFrom('"10.0.0.1"', '"8.8.0.0"'),
            fc.constantFrom('8', '16', '32'),
          ),
        ),
      },
      {
        weight: 1,
        arbitrary: fc.oneof(
          called('contains', e, e),
          fc.tuple(e, literal).map(([a, b]) => `${a} contains ${b}`),
        ),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(c, fc.constantFrom('and', 'or'), c).map(([a, word, b]) => `(${a} ${word} ${b})`),
      },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('!', 'not '), c).map(([not, of]) => `${not}(${of})`) },
    ),
  }
})

const nodrop = fc.constantFrom('', ' nodrop')
const source = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: field.map((of) => `field=${of} `) },
)
const parse = fc.oneof(
  fc
    .tuple(
      source,
      fc.constantFrom(
        '"user=* " as y',
        '"user=*" as a',
        '"bytes=*" as y',
        '"user=* bytes=* " as y, z',
        '"a=*,b=*," as a, z',
        '"b=*,a=*" as y, w',
        '"* full" as y',
        '"*\\n*" as y, z',
        '"*" as z',
        '"=*" as y, "b=*," as z',
        '"x*y" as w',
        '"*.*" as y, z',
      ),
      nodrop,
    )
    .map(([from, of, more]) => `parse ${from}${of}${more}`),
  fc
    .tuple(
      source,
      fc.constantFrom(
        '(?<y>[a-z]+)=',
        'bytes=(?<y>\\d+)',
        '(?i)user=(?<a>\\w+)',
        '^(?<w>.)',
        '(?<y>[0-9])(?<z>x)?',
        'k\\":(?<z>[^,}]*)',
      ),
      fc.constantFrom('', ' nodrop', ' multi', ' nodrop multi'),
    )
    .map(([from, of, more]) => `parse regex ${from}"${of}"${more}`),
  fc
    .tuple(
      source,
      fc.constantFrom(
        '"k"',
        '"k" as y',
        '"o.x" as z',
        '"l[0]" as y',
        '"l" as w',
        '"k", "o.x" as y, z',
        '"l[*]" as y',
        '"o" as a',
      ),
      nodrop,
    )
    .map(([from, of, more]) => `json ${from}${of}${more}`),
)

const single = fc.oneof(
  fc.constant('count'),
  fc.constant('count(*)'),
  fc
    .tuple(
      fc.constantFrom('count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'first', 'last'),
      fc.oneof(field, numberField),
    )
    .map(([fn, of]) => `${fn}(${of})`),
  fc.tuple(numberField, fc.constantFrom('50', '95', '0', '100')).map(([of, rank]) => `pct(${of}, ${rank})`),
  fc.tuple(fc.constantFrom('sum', 'count', 'max'), expr).map(([fn, of]) => `${fn}(${of})`),
)
const by = fc.option(fields, { freq: 4 }).map((of) => (of === null ? '' : ` by ${of}`))
const group = fc.oneof(
  fc.tuple(single, by).map((of) => of.join('')),
  fc.tuple(single, single, by).map(([p, q, of]) => `${p} as p, ${q} as q${of}`),
  fields.map((of) => `count by ${of}`),
)

const seriesOf = fc
  .tuple(
    fc.constantFrom('total', 'accum', 'diff', 'backshift', 'backshift', 'smooth'),
    fc.oneof(numberField, numberField, field),
    fc.constantFrom('', ', 1', ', 2'),
    fc.constantFrom('', ' as s'),
    fc.option(field, { freq: 3 }).map((of) => (of === null ? '' : ` by ${of}`)),
  )
  .map(([fn, of, count, ...more]) => `${fn} ${of}${/backshift|smooth/.test(fn) ? count : ''}${more.join('')}`)

const rowsStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.tuple(fc.constantFrom('', '+', '-'), field).map((of) => of.join('')),
        { minLength: 1, maxLength: 2 },
      )
      .map((of) => `sort by ${list(of)}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(field, fc.constantFrom('', ' asc', ' desc')).map(([of, way]) => `order by ${of}${way}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('limit 1', 'limit 3') },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('1', '2'), fields, by).map(([n, of, more]) => `topk(${n}, ${of})${more}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('', 'consecutive '), fc.constantFrom('', '2 '), by)
      .map(([word, n, of]) => `dedup ${word}${n}${of}`),
  },
  { weight: 4, arbitrary: seriesOf },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('', '- '), fields).map(([drop, of]) => `fields ${drop}${of}`) },
)
const step = fc.oneof(
  { weight: 4, arbitrary: condition.map((of) => `where ${of}`) },
  { weight: 5, arbitrary: fc.tuple(expr, target).map(([of, as]) => `${of} as ${as}`) },
  { weight: 1, arbitrary: fc.tuple(condition, target).map(([of, as]) => `(${of}) as ${as}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('num', 'toLowerCase', 'trim', 'round'), field)
      .map(([fn, of]) => `${fn}(${of})`),
  },
  { weight: 4, arbitrary: parse },
  {
    weight: 1,
    arbitrary: fc.tuple(parse, parse).map(([a, b]) => `${a} nodrop\n| ${b}`.replace('nodrop nodrop', 'nodrop')),
  },
  { weight: 1, arbitrary: fc.constantFrom('timeslice 1m', 'timeslice 30s as slice', 'timeslice 1h') },
  { weight: 4, arbitrary: group },
  {
    weight: 1,
    arbitrary: fc.tuple(fields, fc.option(single)).map(([of, fn]) => `top 2 ${of}${fn === null ? '' : ` by ${fn}`}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(field, field).map(([x, y]) => `count by ${x}, ${y}\n| transpose row ${x} column ${y}`),
  },
  { weight: 6, arbitrary: rowsStep },
  {
    weight: 1,
    arbitrary: fc
      .tuple(field, fc.constantFrom('', ' as x', ' as x, %"7"', ' as x, *'), field)
      .map(([x, as, y]) => `count by ${x}, ${y}\n| transpose row ${x} column ${y}${as}`),
  },
  { weight: 1, arbitrary: field.map((of) => `count by ${of}\n| fillmissing values("x", "7", "q") in ${of}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('csv', 'split'), field, fc.constantFrom('1 as y', '2 as y, 1 as a', 'y, z', '_, w'))
      .map(([word, of, items]) => `${word} ${of} ${word === 'split' ? "delim='.' " : ''}extract ${items}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('v', 'v as y', 'v as a, k as w'),
        fc.constantFrom('path://"/Library/people"', 'shared/people'),
        field,
      )
      .map(([columns, path, of]) => `lookup ${columns} from ${path} on ${of}=k`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('parse "user=*" as y nodrop', 'a as y', 'where n > 0 | b as y', 'count by a | a as y'),
        fc.constantFrom(
          'b as y',
          'parse field=a "*x" as y',
          'concat(b, "") as y | r as w',
          'sum(n) as w by b | b as y',
        ),
      )
      .map(([a, b]) => `join (${a}) as t1, (${b}) as t2 on t1.y=t2.y`),
  },
)

const { scope } = fc.letrec<{ scope: string }>((tie) => ({
  scope: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant('*') },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'error',
        'user',
        'full',
        'di*',
        '*s*',
        'b?b',
        'host-1',
        '"disk full"',
        '"user=ann"',
        '"user=*"',
        '1',
        'bytes',
        'ann',
        'us?r',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '_sourceCategory=prod*',
        '_sourceCategory=*db',
        '_sourceCategory!=prod/db',
        'a=x',
        'b="x*"',
        'c=X',
        'n=7',
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('scope'), fc.constantFrom('AND', 'or', ''), tie('scope'))
        .map(([a, word, b]) => `(${a} ${word} ${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('NOT ', '!'), tie('scope')).map(([not, of]) => `${not}${of}`) },
  ),
}))

/** The scope and the operators of a query, one text each, in which fields are still to be chosen. */
export const query = fc
  .tuple(scope, fc.array(step, { minLength: 1, maxLength: 5 }))
  .map(([first, steps]) => [first, ...steps])
