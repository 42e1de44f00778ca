import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
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
