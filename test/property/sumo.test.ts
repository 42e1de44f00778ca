import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Report } from '../../src/diagnostics/diagnostic.ts'
import { SUMO_LANGUAGE } from '../../src/languages/sumo/index.ts'
import { printQuery } from '../../src/languages/sumo/print.ts'
import { parseQuery } from '../../src/languages/sumo/query-parser.ts'
import { outputColumns } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import type { Table } from '../../src/schemas/table.ts'
import { tree } from './sumo-trees.ts'

const QUERIES = [
  '(_sourceCategory=*win* OR error) NOT "a b" !x | where a in ("1", "3") and !(b matches /x\\/y/) | eval c = if(matches(d, "e\\\\.f"), 1, 0)',
  '* | parse "a=*, b=*" as a, b nodrop | parse regex field=a "(?<n>\\d+)" multi | json field=b "x.y", "z[0]" as y, z nodrop',
  '| timeslice 1h | count as n, sum(bytes) as s, pct(x, 50, 95) by _timeslice, %"user name" | sort by +n, s desc | limit 10',
  'error | a ? b : c as d | -1.5Ki * (2 - 3) % 4 as e | concat(d, "x", e) as f | fields - a, b | top 3 f by count | total _count as t',
  '* | topk(2, a) by b | dedup 3 by c | withtime d | most_recent(d_withtime) as e by f | lookup x from y on a=b | replace(e, /(?<q>.)/, "$1") as g',
]

const table: Table = {
  name: 'messages',
  platform: 'sumo',
  timeColumn: '_messageTime',
  columns: [
    { name: '_messageTime', type: 'long', standing: 'schema' },
    { name: '_raw', type: 'string', standing: 'schema' },
    { name: 'a', type: 'string', standing: 'record' },
    { name: 'EventData', type: 'dynamic', standing: 'record' },
  ],
}
const catalog = { tables: new Map([['messages', table]]) }

function compile(text: string, profile: 'vendor' | 'lenient' = 'lenient') {
  return SUMO_LANGUAGE.compile(
    { name: 'query', text },
    { catalog, profile, now: 0n, timeZone: 'UTC', vendorLimits: false },
  )
}

/** A query with a piece cut out, doubled, or replaced by characters that mean something. */
const mutated = fc
  .tuple(
    fc.constantFrom(...QUERIES),
    fc.nat(),
    fc.nat({ max: 30 }),
    fc.array(
      fc.constantFrom(...'|()"\\/%!=,*[]{}<>-+?: \n'.split(''), 'as', ' by ', 'nodrop', '{{p}}', '//', '/*', 'é', '😀'),
    ),
  )
  .map(([text, at, length, insert]) => {
    const start = at % (text.length + 1)
    return text.slice(0, start) + insert.join('') + text.slice(start + length)
  })

/** The tree in the order of its parts' names. */
const withoutSpans = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    if (key === 'span' || key === 'assigned') return undefined
    const isNode = typeof part === 'object' && part !== null && !Array.isArray(part)
    return isNode ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part
  })

describe('Sumo Logic, whatever the text', () => {
  test('compiling never throws, and spans lie within the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutated, fc.string({ unit: 'binary' })),
        fc.constantFrom('vendor', 'lenient'),
        (text, profile) => {
          const { plan, columns, diagnostics, printAst } = compile(text, profile)
          printAst()
          if (plan !== undefined) {
            printPlan(plan)
            expect(outputColumns(plan).map((c) => c.id)).toEqual(columns.map((c) => c.id))
          }
          for (const { span } of diagnostics) {
            expect(span.start).toBeGreaterThanOrEqual(0)
            expect(span.end).toBeGreaterThanOrEqual(span.start)
            expect(span.end).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      { numRuns: 1500, seed: 7 },
    )
  })

  test('what parses prints as text that reads back as the same tree', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const report = new Report({ name: 'query', text })
        const first = parseQuery(report)
        fc.pre(!report.hasErrors)
        const printed = printQuery(first.query)
        const second = parseQuery(new Report({ name: 'query', text: printed }))
        expect(withoutSpans(second.query)).toBe(withoutSpans(first.query))
      }),
      { numRuns: 1500, seed: 7 },
    )
  })

  test('a tree prints as text that reads back as it', () => {
    fc.assert(
      fc.property(tree, (query) => {
        const report = new Report({ name: 'query', text: printQuery(query) })
        const read = parseQuery(report)
        expect(report.diagnostics).toEqual([])
        expect(withoutSpans(read.query)).toBe(withoutSpans(query))
      }),
      { numRuns: process.env['FUZZ'] === undefined ? 1000 : 50_000 },
    )
  })

  test.each([
    ['parentheses in the scope', '('.repeat(20_000)],
    ['negations in the scope', '!'.repeat(20_000)],
    ['parentheses', `* | where ${'('.repeat(20_000)}`],
    ['negations', `* | where ${'!'.repeat(20_000)}a`],
    ['signs', `* | ${'-'.repeat(20_000)}1 as x`],
    ['sums', `* | ${'1+'.repeat(20_000)}1 as x`],
    ['conditions', `* | ${'a?b:'.repeat(20_000)}c as x`],
    ['operators', `* ${'| where a = 1 '.repeat(5_000)}`],
    ['conjunctions', `* | where ${'a = 1 and '.repeat(5_000)} a = 1`],
    ['pipes', '|'.repeat(20_000)],
  ])('%s without end are refused or compiled', (_name, text) => {
    const { plan } = compile(text)
    if (plan !== undefined) printPlan(plan)
  })
})
