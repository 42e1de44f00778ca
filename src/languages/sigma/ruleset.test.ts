import { describe, expect, test } from 'vitest'
import { filter } from '../../plan/build.ts'
import { printPlan } from '../../plan/print.ts'
import type { Catalog, Table, TableColumn } from '../../schemas/table.ts'
import type { ValueType } from '../../types/value.ts'
import type { CompileOptions } from '../language.ts'
import type { RuleOutcome, RuleSet } from './compiled.ts'
import { compileRules } from './ruleset.ts'

const columns = (named: Readonly<Record<string, ValueType>>): readonly TableColumn[] =>
  Object.entries(named).map(([name, type]) => ({ name, type, standing: 'schema' }))

const PROCESSES: Table = {
  name: 'windows/process_creation',
  platform: 'sigma',
  missing: ['', '-'],
  columns: columns({ '@time': 'datetime', '@host': 'string', Image: 'string', CommandLine: 'string', User: 'string' }),
}

const TRAIL: Table = {
  name: 'aws/cloudtrail',
  platform: 'sigma',
  columns: columns({ '@time': 'datetime', userIdentity: 'dynamic', '@fields': 'dynamic' }),
}

const catalog: Catalog = { tables: new Map([PROCESSES, TRAIL].map((table) => [table.name, table])) }

const OPTIONS: CompileOptions = { catalog, profile: 'lenient', now: 0n, timeZone: 'UTC', vendorLimits: false }

function compile(...texts: readonly string[]): RuleSet {
  return compileRules(
    texts.map((text, index) => ({ name: `${index}.yml`, text })),
    OPTIONS,
  )
}

interface Written {
  readonly head?: string
  readonly source?: string
  readonly detection?: string
}

function rule({
  head = '',
  source = 'product: windows\n  category: process_creation',
  detection,
}: Written = {}): string {
  const searches = detection ?? "  selection:\n    Image|endswith: '\\cmd.exe'\n  condition: selection"
  return `title: A rule\n${head}logsource:\n  ${source}\ndetection:\n${searches}\n`
}

const kinds = (set: RuleSet) => set.outcomes.map((outcome) => outcome.kind)
const codes = (outcome: RuleOutcome | undefined) => outcome?.diagnostics.map((d) => `${d.severity} ${d.code}`)
const matchOf = (outcome: RuleOutcome | undefined) => (outcome?.kind === 'match' ? outcome.match : undefined)

describe('compileRules', () => {
  test('reads one scan of each log source, which all of its rules share', () => {
    const detection = "  selection:\n    CommandLine|contains: 'x'\n    Image: 'y'\n  condition: selection"
    const set = compile(rule(), rule({ detection }), rule({ source: 'product: x\n  service: y', detection }))
    expect(kinds(set)).toEqual(['match', 'match', 'match'])
    expect([...set.tables].map(([table, scan]) => [table, ...scan.columns.map((column) => column.name)])).toEqual([
      ['windows/process_creation', '@time', '@host', 'Image', 'CommandLine'],
      ['x/y', '@time', '@host', '@user', '@process', '@command', '@destination', '@port', 'CommandLine', 'Image'],
    ])
    const [first, second] = set.outcomes.map(matchOf)
    const image = first?.fields.find((field) => field.name === 'Image')?.column
    expect(image).toBeDefined()
    expect(second?.fields.find((field) => field.name === 'Image')?.column).toBe(image)
  })

  test('goes on after texts that are broken, and says of each why', () => {
    const set = compile(
      'title: [',
      rule(),
      rule({ detection: '  selection:\n    A|nope: 1\n  condition: selection' }),
      '',
    )
    const good = set.outcomes.filter((outcome) => outcome.kind === 'match')
    expect(good).toHaveLength(1)
    for (const outcome of set.outcomes) {
      if (outcome.kind === 'refused') expect(outcome.diagnostics.some((d) => d.severity === 'error')).toBe(true)
    }
    const files = [...set.diagnostics, ...set.outcomes.flatMap((outcome) => outcome.diagnostics)].map((d) => d.file)
    expect(new Set(files)).toEqual(new Set(['0.yml', '2.yml', '3.yml']))
  })

  test('tells the parts that can hold by themselves, and not what is left out', () => {
    const detection = `  selection:
    - Image|endswith: '\\cmd.exe'
      User: 'a'
    - Image|endswith: '\\pwsh.exe'
  words:
    - 'secret'
  filter:
    User: 'b'
  condition: selection and words and not filter`
    const parts = matchOf(compile(rule({ detection })).outcomes[0])?.parts ?? []
    expect(parts.map(({ kind, search, field }) => [kind, search, field])).toEqual([
      ['search', 'selection', undefined],
      ['field', 'selection', 'Image'],
      ['field', 'selection', 'User'],
      ['search', 'words', undefined],
    ])
  })

  test('tells where in a dynamic column a field is', () => {
    const detection = "  selection:\n    userIdentity.type: 'Root'\n    errorCode: 'x'\n  condition: selection"
    const set = compile(rule({ source: 'product: aws\n  service: cloudtrail', detection }))
    const fields = matchOf(set.outcomes[0])?.fields ?? []
    expect(fields.map(({ name, column, member }) => [name, column.name, member])).toEqual([
      ['userIdentity.type', 'userIdentity', 'type'],
      ['errorCode', '@fields', 'errorCode'],
    ])
  })

  test('reports a field that is never carried once', () => {
    const detection = "  a:\n    Nope: 'x'\n  b:\n    Nope: 'y'\n  condition: a or b"
    expect(codes(compile(rule({ detection })).outcomes[0])).toEqual(['warning schema/sigma-field'])
  })

  test('counts the rules that a filter applies to, and leaves out one with errors', () => {
    const filterText = (selection: string): string =>
      `title: A filter\nlogsource:\n  product: windows\nfilter:\n  rules: any\n  selection:\n    ${selection}\n  condition: not selection\n`
    const elsewhere = rule({ source: 'product: aws\n  service: cloudtrail' })
    const set = compile(rule(), rule(), elsewhere, filterText("User: 'a'"), filterText("User|re: '('"))
    const [first] = set.outcomes
    expect(kinds(set)).toEqual(['match', 'match', 'match', 'filter', 'refused'])
    expect(set.outcomes[3]).toMatchObject({ applied: 2 })
    const match = matchOf(first)
    const scan = set.tables.get('windows/process_creation')
    if (match === undefined || scan === undefined) throw new Error('the rule is compiled')
    expect(printPlan(filter(scan, match.condition))).toContain(
      'logic.and(text.ends_with(text.lower(Image#4), "\\\\cmd.exe"), logic.not(logic.is_true(compare.eq(text.lower(User#3), "a"))))',
    )
  })

  test('makes rules of correlations parts, unless a correlation generates them', () => {
    const count = (name: string, more = ''): string =>
      `title: Many\n${more}correlation:\n  type: event_count\n  rules:\n    - ${name}\n  timespan: 5m\n  condition:\n    gte: 3\n`
    const named = (name: string): string => rule({ head: `name: ${name}\n` })
    const set = compile(named('a'), named('b'), named('c'), count('a'), count('b', 'generate: true\n'))
    expect(set.outcomes.map((outcome) => matchOf(outcome)?.isPartOnly)).toEqual([
      true,
      false,
      false,
      undefined,
      undefined,
    ])
    expect(kinds(set).slice(3)).toEqual(['correlation', 'correlation'])
  })

  test('refuses correlations that stand too deep on others', () => {
    const names = Array.from({ length: 40 }, (_, index) => `c${index}`)
    const texts = names.map((name, index) => {
      const below = index === 0 ? 'base' : `c${index - 1}`
      return `title: T\nname: ${name}\ncorrelation:\n  type: event_count\n  rules:\n    - ${below}\n  timespan: 5m\n  condition:\n    gte: 3\n`
    })
    const set = compile(rule({ head: 'name: base\n' }), ...texts)
    expect(kinds(set).at(-1)).toBe('refused')
    expect(codes(set.outcomes.at(-1))).toEqual(['error fidelity/not-supported'])
  })
})
