import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
import type {
  BinaryOperator,
  Condition,
  Expr,
  Parameter,
  Pattern,
  Pipeline,
  RegexLiteral,
  Step,
} from '../../src/languages/cql/ast.ts'
import { CQL_LANGUAGE } from '../../src/languages/cql/index.ts'
import { parseQuery } from '../../src/languages/cql/parse/index.ts'
import { printQuery } from '../../src/languages/cql/print.ts'
import type { CompileOptions } from '../../src/languages/language.ts'

const GOLDENS = join(import.meta.dirname, '../golden/cql')

const queries = readdirSync(GOLDENS).map((name) => readFileSync(join(GOLDENS, name, 'query.cql'), 'utf8'))

const options: CompileOptions = {
  catalog: {
    tables: new Map([
      [
        'events',
        {
          name: 'events',
          columns: [
            { name: '@timestamp', type: 'long', standing: 'schema' },
            { name: 'a', type: 'string', standing: 'schema' },
            { name: 'Port', type: 'long', standing: 'record' },
            { name: 'rest', type: 'dynamic', standing: 'schema' },
          ],
          rest: 'rest',
        },
      ],
    ]),
  },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: true,
}

const PIECES = [
  '|',
  ';',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '/',
  '=',
  '!=',
  ':=',
  '=~',
  ' or ',
  ' and ',
  ' not ',
  'case {',
  '* ',
  '?p',
  '\\',
  '\n',
  'in(',
  'if(',
  'null',
  '`',
  '$',
  '//',
]

/** A real query with pieces cut out, doubled and put in. */
const damaged = fc
  .record({
    query: fc.constantFrom(...queries),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat({ max: 12 }),
        put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ query, edits }) =>
    edits.reduce((text, edit) => {
      const at = Math.floor(edit.at * text.length)
      return text.slice(0, at) + edit.put + text.slice(at + edit.cut)
    }, query),
  )

/** A tree without its places. */
function shape(text: string): string | undefined {
  const report = new Report({ name: 'query', text })
  const tree = parseQuery(report.source, report)
  if (report.hasErrors) return undefined
  const places = new Set(['span', 'nameSpan', 'close', 'mixed'])
  return JSON.stringify(tree, (key, value: unknown) =>
    places.has(key)
      ? undefined
      : (key === 'where' || key === 'evalKeyword') && typeof value === 'object'
        ? true
        : value,
  )
}

test('no text stops the compiler, and errors mean no plan', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const compiled = CQL_LANGUAGE.compile({ name: 'query', text }, options)
      // Without data a query that asks for its fields has a probe instead of a plan.
      expect(compiled.plan === undefined && compiled.probe === undefined).toBe(hasErrors(compiled.diagnostics))
      compiled.printAst()
      for (const d of compiled.diagnostics) expect(d.span.end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 3000 },
  )
})

test('what parses prints as text that reads back as the same tree', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const first = shape(text)
      if (first === undefined) return
      const report = new Report({ name: 'query', text })
      const printed = printQuery(parseQuery(report.source, report))
      expect(shape(printed)).toBe(first)
    }),
    { numRuns: 3000 },
  )
})

const AT = { start: 0, end: 0 }
const name = fc.constantFrom('a', '#b', 'c.d', 'x[0]', '@timestamp', 'ärger')
const field = fc.oneof(
  name.map((n) => ({ name: n, quoted: false, span: AT })),
  fc.string({ minLength: 1, maxLength: 5 }).map((n) => ({ name: n.replace(/\n/g, ' '), quoted: true, span: AT })),
)
const value: fc.Arbitrary<Pattern | RegexLiteral | Parameter> = fc.oneof(
  fc
    .constantFrom('5*', 'web-1', '*', 'C:\\x', 'a/b')
    .map((text): Pattern => ({ kind: 'pattern', text, quoted: false, span: AT })),
  fc.string({ maxLength: 6 }).map((text): Pattern => ({ kind: 'pattern', text, quoted: true, span: AT })),
  fc
    .constantFrom('a/b', '[/]x', '\\d+', 'a|b')
    .map((pattern): RegexLiteral => ({ kind: 'regex', pattern, flags: 'i', span: AT })),
  fc.constantFrom('p', 'q r').map((n): Parameter => ({ kind: 'param', name: n, fallback: 'v w', span: AT })),
)
const { condition } = fc.letrec<{ condition: Condition; compound: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc
      .record({ field, operator: fc.constantFrom('=' as const, '!=' as const), value })
      .map((c): Condition => ({ kind: 'compare', ...c, span: AT })),
    tie('compound'),
  ),
  compound: fc.oneof(
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        items: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      })
      .filter(({ kind, items }) => items.every((i) => i.kind !== kind))
      .map((c): Condition => ({ ...c, mixed: false, span: AT })),
    tie('condition').map((item): Condition => ({ kind: 'not', item, span: AT })),
  ),
}))
const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b.c').map((n): Expr => ({ kind: 'field', name: n, span: AT })),
    fc.constantFrom('1', '2.5').map((text): Expr => ({ kind: 'number', text, span: AT })),
    fc.string({ maxLength: 5 }).map((text): Expr => ({ kind: 'string', value: text, triple: false, span: AT })),
    fc
      .record({
        operator: fc.constantFrom('+', '-', '*', '/', '%', '==', '<=') as fc.Arbitrary<BinaryOperator>,
        left: tie('expr'),
        right: tie('expr'),
      })
      .map((e): Expr => ({ kind: 'binary', ...e, span: AT })),
    tie('expr').map((operand): Expr => ({ kind: 'unary', operator: '-', operand, span: AT })),
    fc.array(tie('expr'), { maxLength: 1 }).map(
      (args): Expr => ({
        kind: 'call',
        name: 'lower',
        nameSpan: AT,
        args: args.map((a) => ({ value: a, span: AT })),
        close: AT,
        span: AT,
      }),
    ),
  ),
}))
const { pipeline } = fc.letrec<{ pipeline: Pipeline; step: Step }>((tie) => ({
  pipeline: fc.array(tie('step'), { minLength: 1, maxLength: 3 }).map((steps): Pipeline => ({ steps, span: AT })),
  step: fc.oneof(
    { maxDepth: 3 },
    condition.map((c): Step => ({ kind: 'filter', condition: c, span: AT })),
    fc.record({ target: field, value: expr }).map((s): Step => ({ kind: 'assign', dynamic: false, ...s, span: AT })),
    fc
      .array(tie('pipeline'), { minLength: 1, maxLength: 3 })
      .map((branches): Step => ({ kind: 'case', branches, span: AT })),
  ),
}))

test('a generated tree prints as text that reads as that tree', () => {
  const plain = (tree: Pipeline): string =>
    JSON.stringify(tree, (key, member: unknown) => (/^(?:span|nameSpan|close|mixed)$/.test(key) ? undefined : member))
  fc.assert(
    fc.property(pipeline, (tree) => {
      expect(JSON.parse(shape(printQuery(tree)) ?? 'null')).toEqual(JSON.parse(plain(tree)))
    }),
    { numRuns: 1000 },
  )
})
