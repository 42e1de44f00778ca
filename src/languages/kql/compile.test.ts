import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { Catalog, Table } from '../../schemas/table.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import { KQL_LANGUAGE } from './index.ts'

const EVENTS: Table = {
  name: 'Events',
  platform: 'defender',
  rest: 'Extra',
  columns: [
    { name: 'Timestamp', type: 'datetime', standing: 'schema' },
    { name: 'Name', type: 'string', standing: 'schema' },
    { name: 'Size', type: 'long', standing: 'schema' },
    { name: 'Extra', type: 'dynamic', standing: 'schema' },
    { name: 'Sent', type: 'long', standing: 'record' },
    { name: 'FileName', type: 'string', standing: 'alias', target: 'Name' },
  ],
}
const CATALOG: Catalog = { tables: new Map([[EVENTS.name, EVENTS]]) }
const OPTIONS: CompileOptions = {
  catalog: CATALOG,
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

function compile(text: string, profile: CompileOptions['profile'] = 'lenient'): Compilation {
  return KQL_LANGUAGE.compile({ name: 'q.kql', text }, { ...OPTIONS, profile })
}

const codes = (compilation: Compilation): readonly string[] => compilation.diagnostics.map((d) => d.code)
const pointed = (text: string, profile: CompileOptions['profile'] = 'lenient'): readonly string[] =>
  compile(text, profile).diagnostics.map((d) => text.slice(d.span.start, d.span.end))

const QUERIES = [
  'let t = dynamic(["a", "b c"]); Events | where Name in~ (t) or Name has_any (t) | summarize n = count(), make_set(Size) by Name, bin(Timestamp, 1h) | sort by n desc',
  'Events | extend x = case(Size > 5, "big", Name =~ "q", "q", "none"), d = Extra.a[0]["k"] | project-away Size | take 5',
  'union withsource=s Events, (Events | where Timestamp > ago(1d)) | join kind=leftanti (Events | distinct Name) on Name',
  'let f = (a: string) { strcat(a, "!") }; print x = f("y"), y = 1h * 2, z = toscalar(Events | count)',
  'datatable(a: long, b: dynamic)[1, dynamic([1, 2]), 2, dynamic({"k": null})] | mv-expand b to typeof(long) | where a !in (1) and b between (1 .. 5)',
]

describe('any text compiles or is refused', () => {
  const cut = fc.record({
    query: fc.constantFrom(...QUERIES),
    at: fc.nat(200),
    length: fc.nat(12),
    insert: fc.constantFrom(
      '',
      '|',
      '(',
      ')',
      '"',
      "'",
      ',',
      ';',
      'where',
      ' 5 ',
      'null',
      '*',
      '[',
      '.',
      'x',
      '@"',
      '!',
      '\u0000',
      '😀',
    ),
  })

  test('mutated queries', () => {
    fc.assert(
      fc.property(cut, fc.constantFrom('lenient', 'vendor'), ({ query, at, length, insert }, profile) => {
        const text = query.slice(0, at) + insert + query.slice(at + length)
        const compilation = compile(text, profile)
        expect(compilation.plan === undefined).toBe(hasErrors(compilation.diagnostics))
        for (const { span } of compilation.diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
        }
        expect(typeof compilation.printAst()).toBe('string')
      }),
      { seed: 11, numRuns: 120 },
    )
  })

  test.each([
    ['parentheses', `print ${'('.repeat(3000)}1${')'.repeat(3000)}`],
    ['calls', `print x = ${'not('.repeat(1500)}true${')'.repeat(1500)}`],
    ['a sum', `print ${Array(3000).fill('1').join('+')}`],
    ['pipes', `Events ${'| where Size > 1 '.repeat(600)}`],
  ])('%s nested absurdly', (_, text) => {
    expect(hasErrors(compile(text).diagnostics)).toBe(true)
  })

  test('a condition of many alternatives is fine', () => {
    const text = `Events | where ${Array.from({ length: 300 }, (_, i) => `Name == "n${i}"`).join(' or ')}`
    expect(compile(text).plan).toBeDefined()
  })
})

describe('names', () => {
  test('an unknown column, table and function are pointed at', () => {
    expect(pointed('Events | where Sizes > 5', 'vendor')).toEqual(['Sizes'])
    expect(codes(compile('Events | where Sizes > 5', 'vendor'))).toEqual(['name/unknown-column'])
    expect(compile('Events | where Sizes > 5', 'vendor').diagnostics[0]?.hints).toEqual(['near: `Size`'])
    expect(codes(compile('Event | take 1'))).toEqual(['name/unknown-table'])
    expect(codes(compile('Events | where toloer(Name) == "x"'))).toEqual(['name/unknown-function'])
  })

  test('names are case-sensitive', () => {
    expect(codes(compile('events | take 1'))).toEqual(['name/unknown-table'])
  })

  test('the lenient profile reads aliases, record columns and members of the rest', () => {
    expect(codes(compile('Events | where FileName == "x"'))).toEqual(['schema/column-alias'])
    expect(codes(compile('Events | where Sent > 5'))).toEqual(['schema/column-from-record'])
    expect(codes(compile('Events | where Other > 5'))).toEqual(['schema/column-of-rest'])
    expect(codes(compile('Events | where Sent > 5', 'vendor'))).toEqual(['name/unknown-column'])
  })

  test('a column that an operator has dropped is unknown under both profiles', () => {
    expect(codes(compile('Events | project Name | where Sent > 5'))).toEqual(['name/unknown-column'])
  })

  test('an alias is no column of the result unless it is asked for', () => {
    const columns = (text: string) => compile(text).columns.map((c) => c.name)
    expect(columns('Events | where FileName == "x"')).toEqual(['Timestamp', 'Name', 'Size', 'Extra', 'Sent'])
    expect(columns('Events | project FileName')).toEqual(['FileName'])
  })
})

describe('unknown columns get types that fit their use', () => {
  const types = (text: string): readonly string[] => compile(text).columns.map((c) => `${c.name}: ${c.type}`)

  test('several at once, also where one stands beside another', () => {
    expect(types('Events | where A.b == 1 and B > 5 and C has "x" and D > ago(1d) | project A, B, C, D')).toEqual([
      'A: dynamic',
      'B: dynamic',
      'C: string',
      'D: datetime',
    ])
  })

  test('in the part of a join that can give them', () => {
    const text = 'Events | join kind=inner (Events | project Name, Far) on Name | where Far == "x" and Gone == "y"'
    expect(compile(text).plan).toBeDefined()
    expect(pointed(text)).toEqual(['Far', 'Far', 'Gone'])
  })

  test('what no table can give stays unknown', () => {
    expect(pointed('Events | summarize count() by Name | where Near == 1')).toEqual(['Near'])
    expect(codes(compile('Events | summarize n = count() by Near | where Never == 1'))).toEqual(['name/unknown-column'])
  })

  test('a text column whose members are asked for is read as JSON, under the lenient profile', () => {
    for (const text of ['Events | where Name.a.b == 1', 'Events | where Name[0] == "x"', 'Events | mv-expand Name']) {
      expect(codes(compile(text)), text).toEqual(['fidelity/choice'])
      expect(hasErrors(compile(text, 'vendor').diagnostics), text).toBe(true)
    }
  })
})

describe('tables that nothing is known of', () => {
  const open = (text: string, profile: CompileOptions['profile'] = 'lenient'): Compilation =>
    KQL_LANGUAGE.compile({ name: 'q.kql', text }, { ...OPTIONS, profile, openTables: true })
  const QUERY = 'Custom_CL | where Size_d > 1 and When_t > ago(1d) and Bag.a == "x" | project Size_d, When_t, Name_s'

  test('have the columns that the query names', () => {
    const compiled = open(QUERY)
    expect(compiled.plan).toBeDefined()
    expect(codes(compiled)).toEqual(['name/table-without-schema'])
    expect(compiled.columns.map((c) => `${c.name}: ${c.type}`)).toEqual([
      'Size_d: real',
      'When_t: datetime',
      'Name_s: string',
    ])
  })

  test('are pointed at once for each place, with what they may be meant for', () => {
    const text = 'Event | join kind=inner (Custom_CL) on Name, $left.A == $right.B'
    expect(open(text).diagnostics.map((d) => text.slice(d.span.start, d.span.end))).toEqual(['Event', 'Custom_CL'])
    expect(open(text).diagnostics[0]?.hints).toEqual(['near: `Events`'])
    expect(open('Custom_CL | count').plan).toBeDefined()
  })

  test('are errors under the vendor profile, and for whoever runs the query', () => {
    expect(codes(open(QUERY, 'vendor'))).toEqual(['name/unknown-table'])
    expect(codes(compile(QUERY))).toEqual(['name/unknown-table'])
    expect(compile(QUERY).plan).toBeUndefined()
  })
})

describe('refusals name the construct and its place', () => {
  test.each([
    ['Events | where Name matches regex Name', 'Name'],
    ['Events | evaluate bag_unpack(Extra)', 'evaluate bag_unpack(Extra)'],
    ['Events | extend x = rand()', 'rand()'],
    ['Events | extend x = treepath(Extra)', 'treepath(Extra)'],
    ['Events | where Name matches regex "a(?=b)"', '"a(?=b)"'],
    ['print x = 1.5m * decimal(2)', 'decimal(2)'],
    ['let a = 1;', 'let a = 1;'],
    ['Events | invoke FileProfile(Name, 10) | where Prevalence < datetime(2026-01-01) + 1', 'FileProfile'],
    ['Events | extend x = 2 * Extra.a', 'Extra.a'],
    ['Events | extend x = Extra.a + 1h', 'Extra.a'],
  ])('%s', (text, place) => {
    expect(pointed(text)).toContain(place)
    expect(compile(text).plan).toBeUndefined()
  })
})

test('the syntax tree prints with its tokens', () => {
  expect(compile('Events | take 5').printAst()).toContain('TakeOperator take\n')
})
