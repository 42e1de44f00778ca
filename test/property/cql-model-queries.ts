import fc from 'fast-check'

/** Small events: the same few names and texts, so that things meet. */
const TEXTS = [
  'x',
  '',
  '7',
  '007',
  '10',
  '9',
  '1e3',
  '-2',
  '2.50',
  'X',
  'xy',
  'a,b',
  'é x',
  'É',
  'l1\nl2',
  'x*',
  'a.b',
  'true',
  '10.0.0.7',
] as const
const FIELDS = ['a', 'b', 'c', 'aa', 'n', 'd.e', 'A'] as const
const TARGETS = ['y', 'a', 'b', 'z', 'A'] as const

const text = fc.constantFrom(...TEXTS)
export const event = fc.record(
  { a: text, b: text, c: text, aa: text, 'd.e': text, n: fc.constantFrom(0, 7, 10, -2, 443) },
  { requiredKeys: [] },
)

const field = fc.constantFrom(...FIELDS, 'y', '_count')
const target = fc.constantFrom(...TARGETS)
const quoted = (of: string): string => `"${of.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`
const list = (of: readonly string[]): string => `[${of.join(', ')}]`
const fields = fc.uniqueArray(field, { minLength: 1, maxLength: 3 })
const number = fc.constantFrom('7', '0', '10', '-2', '2.5', '1000')
const glob = fc.oneof(
  text.filter((of) => !of.includes('\n')).map(quoted),
  fc.constantFrom('x*', '*x', '*', '"*,*"', 'x*y', '"*"', '"**"', '7', '"é*"', '"*l2"'),
)
const regex = fc.constantFrom(
  '/x/',
  '/X/i',
  '/^x$/',
  '/[0-9]+/',
  '/^$/',
  '/./',
  '/l1.l2/',
  '/l1.l2/d',
  '/^l2/m',
  '/a|7/',
  '/(?<g>[a-z]+)/',
  '/(?<y>\\d)/',
)
const plainRegex = regex.filter((of) => !of.includes('(?<'))
const aString = fc.constantFrom('"x"', '"7"', '""', '"q r"', '"true"')

const comparison = fc.oneof(
  fc.tuple(field, fc.constantFrom('=', '!='), fc.oneof(glob, plainRegex)).map((of) => of.join('')),
  fc.tuple(field, fc.constantFrom('<', '<=', '>', '>='), number).map((of) => of.join(' ')),
  fc.tuple(field, fc.constantFrom('"x"', '"0"', '"a,"', '","')).map(([of, value]) => `${of} like ${value}`),
)
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: comparison },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or', ''), tie('condition'))
        .map((of) => of.join(' ')),
    },
    { weight: 1, arbitrary: tie('condition').map((of) => `not ${of}`) },
    { weight: 1, arbitrary: tie('condition').map((of) => `(${of})`) },
    { weight: 1, arbitrary: fc.constantFrom('true', 'false') },
  ),
}))

const { expr } = fc.letrec<{ expr: string }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: field },
    { weight: 2, arbitrary: fc.oneof(number, aString) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('expr'), fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>='), tie('expr'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('-', '!'), tie('expr')).map(([sign, of]) => `${sign}(${of})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('expr'), tie('expr'), tie('expr')).map(([c, a, b]) => `if(${c}, then=${a}, else=${b})`),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('expr'), { minLength: 1, maxLength: 3 }).map((of) => `coalesce(${list(of)})`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('lower', 'upper', 'length'), field).map(([name, of]) => `${name}(${of})`),
    },
  ),
}))

const scalar = fc.oneof(
  fc.tuple(fc.constantFrom('lower', 'upper', 'length'), field).map(([name, of]) => `${name}(${of})`),
  fields.map((of) => `concat(${list(of)})`),
  fc.tuple(field, field).map(([a, b]) => `format("%s-%s", field=[${a}, ${b}])`),
  fc
    .tuple(
      fc.constantFrom('"x"', '"[0-9]"', '"(x)(y?)"', '"^l"', '"X", flags=i'),
      fc.constantFrom('""', '"<$0>"', '"-"'),
      field,
    )
    .filter(([, by]) => !by.includes('$'))
    .map(([of, by, from]) => `replace(${of}, with=${by}, field=${from})`),
  fc
    .tuple(field, fc.constantFrom('","', '"[,.]"', '"x"'), fc.constantFrom('0', '1', '-1', '3'))
    .map(([of, by, i]) => `splitString(${of}, by=${by}, index=${i})`),
)
const filterCall = fc.oneof(
  fc
    .tuple(field, fc.array(glob, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ', ignoreCase=true'))
    .map(([of, values, more]) => `in(${of}, values=${list(values)}${more})`),
  fc
    .tuple(field, fc.constantFrom('"x"', '"X*"', '"*Y"', '"x*y"'), fc.constantFrom('', ', ignoreCase=true'))
    .map(([of, pattern, more]) => `wildcard(field=${of}, pattern=${pattern}${more})`),
  field.map((of) => `cidr(${of}, subnet=["10.0.0.0/8", "192.168.0.0/16"])`),
  expr.map((of) => `test(${of})`),
)

/** Steps of one event. */
const { eventStep } = fc.letrec<{ eventStep: string; branches: string }>((tie) => ({
  branches: fc
    .array(fc.array(tie('eventStep'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .chain((parts) =>
      fc
        .constantFrom('', '; *', '; * | z := "else"')
        .map((last) => `{ ${parts.map((of) => of.join(' | ')).join('; ')}${last} }`),
    ),
  eventStep: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: condition },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('', '!'), filterCall).map((of) => of.join('')) },
    { weight: 4, arbitrary: fc.tuple(target, expr).map((of) => of.join(' := ')) },
    { weight: 2, arbitrary: fc.tuple(target, scalar).map((of) => of.join(' := ')) },
    { weight: 1, arbitrary: fc.tuple(target, scalar).map(([as, of]) => of.replace(/\)$/, `, as=${as})`)) },
    { weight: 1, arbitrary: fc.tuple(field, target).map(([of, as]) => `rename(${of}, as=${as})`) },
    { weight: 1, arbitrary: fields.map((of) => `drop(${list(of)})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fields, fc.constantFrom('', ', replaceEmpty=true'))
        .map(([of, more]) => `default(value="dflt", field=${list(of)}${more})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('(?<g>[a-z]+)', '^(?<y>l[0-9])$', '(?<z>[0-9])', 'x'),
          field,
          fc.constantFrom('', ', strict=false', ', flags=i', ', repeat=true', ', repeat=true, strict=false'),
        )
        .map(([of, from, more]) => `regex("${of}", field=${from}${more})`),
    },
    { weight: 1, arbitrary: fc.tuple(field, plainRegex).map(([of, by]) => `${of}=${by}`) },
    { weight: 1, arbitrary: fc.tuple(field, regex).map(([of, by]) => `${of}=${by}`) },
    { weight: 2, arbitrary: tie('branches').map((of) => `case ${of}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          field,
          fc.array(
            fc.tuple(
              fc.oneof(
                glob,
                plainRegex,
                glob.map((of) => `in(values=[${of}])`),
              ),
              tie('eventStep'),
            ),
            { minLength: 1, maxLength: 3 },
          ),
          fc.constantFrom('', '* => *; ', '* => z := "else"; '),
        )
        .map(
          ([of, parts, last]) =>
            `${of} match { ${parts.map(([guard, step]) => `${guard} => ${step}; `).join('')}${last}}`,
        ),
    },
  ),
}))
const query = fc.array(eventStep, { minLength: 1, maxLength: 2 }).map((of) => of.join(' | '))

const single = fc.oneof(
  fc.constant('count()'),
  field.map((of) => `count(${of})`),
  field.map((of) => `count(${of}, distinct=true)`),
  fc.tuple(fc.constantFrom('sum', 'avg', 'min', 'max'), field).map(([name, of]) => `${name}(${of})`),
)
const functions = fc.oneof(
  single,
  fields.map((of) => `collect(${list(of)})`),
  fields.map((of) => `selectLast(${list(of)})`),
  fc.tuple(single, single).map(([a, b]) => `[p := ${a}, q := ${b}]`),
  fc.tuple(single, field).map(([a, b]) => `[p := ${a}, collect([${b}])]`),
  fc.tuple(query, single, single).map(([of, a, b]) => `[{ ${of} | p := ${a} }, q := ${b}]`),
  fc.tuple(single, field).map(([a, b]) => `[p := ${a}, top(${b}, limit=2, as=q)]`),
  fc.constant('[]'),
)
const rowsStep = fc.oneof(
  fc.tuple(fields, functions).map(([of, what]) => `groupBy(${list(of)}, function=${what})`),
  fields.map((of) => `groupBy(${list(of)})`),
  functions.filter((of) => of !== '[]').map((of) => `stats(${of})`),
  single,
  fc
    .tuple(fc.uniqueArray(field, { minLength: 1, maxLength: 2 }), fc.constantFrom('', ', limit=1', ', limit=2'))
    .map(([of, more]) => `top(${list(of)}${more})`),
  fc
    .tuple(
      field,
      fc.constantFrom('', ', order=asc', ', order=desc'),
      fc.constantFrom('', ', type=number', ', type=string'),
      fc.constantFrom('', ', limit=2'),
    )
    .map((of) => `sort(${of.join('')})`),
  fc.constantFrom('head(1)', 'head(3)', 'tail(1)', 'tail(3)'),
  fields.map((of) => `table(${list(of)})`),
  fc
    .tuple(fields, field, fc.constantFrom('', ', order=asc'), fc.constantFrom('', ', limit=2'))
    .map(([of, by, ...more]) => `table(${list(of)}, sortby=${by}${more.join('')})`),
  fields.map((of) => `select(${list(of)})`),
)
const joinStep = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '!'), query, field, field, fields, fc.constantFrom('', ', mode=left', ', max=3'))
    .map(([not, of, a, b, include, more]) =>
      not === ''
        ? `join({ ${of} }, field=${a}, key=${b}, include=${list(include)}${more})`
        : `!join({ ${of} }, field=${a}, key=${b})`,
    ),
  fc
    .tuple(field, query, query, fc.constantFrom('', ', prefilter=true'))
    .map(([of, a, b, more]) => `selfJoinFilter(field=[${of}], where=[{ ${a} }, { ${b} }]${more})`),
)
const step = fc.oneof(
  { weight: 7, arbitrary: eventStep },
  { weight: 3, arbitrary: rowsStep },
  { weight: 1, arbitrary: joinStep },
)

const defined = fc
  .tuple(query, fields, field, fc.constantFrom('', '!'), fc.constantFrom('', ', strict=false', ', nrows=3'))
  .map(([of, include, by, not, more]) => ({
    first: `defineTable(query={ ${of} }, include=${list(include)}, name="t")`,
    step: `${not}match(table="t", field=${by}, column=${include[0]}, include=${list(include.slice(1).length === 0 ? include : include.slice(1))}${not === '' ? more : ''})`,
  }))

/** The steps of a query, one text each. */
export const pipeline = fc
  .tuple(fc.option(defined, { freq: 12 }), fc.array(step, { minLength: 1, maxLength: 6 }), fc.nat({ max: 5 }))
  .map(([table, steps, at]) => {
    if (table === null) return steps
    return [table.first, ...steps.slice(0, at), table.step, ...steps.slice(at)]
  })
