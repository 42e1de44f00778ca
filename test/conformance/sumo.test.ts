import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Diagnostic, hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { compileWithData } from '../../src/languages/probing.ts'
import { SUMO_LANGUAGE } from '../../src/languages/sumo/index.ts'
import { reportLeniencies } from '../../src/languages/sumo/leniencies.ts'
import { printQuery } from '../../src/languages/sumo/print.ts'
import { parseQuery } from '../../src/languages/sumo/query-parser.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource } from '../../src/plan/plan.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import type { Table } from '../../src/schemas/table.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar } from '../../src/types/value.ts'
import { printRows, rowsOf } from '../golden/case.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

interface Example {
  readonly id: string
  readonly query: string
  readonly input: unknown
  readonly expected: unknown
  readonly note?: string
}

type Row = Readonly<Record<string, unknown>>

/** Documented results that do not follow from the documented rules, each with the reason. */
const DOCUMENTED_OTHERWISE: Readonly<Record<string, string>> = {
  'sumo-hextoascii': 'the page leaves out the line feed that the hex text ends in',
}

/** The zone that a documented result is for. */
const ZONES: Readonly<Record<string, string>> = { 'sumo-parsedate': 'America/Los_Angeles' }

describeWithSharedData('Sumo Logic documentation', () => {
  let directory: string
  let engine: Engine

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'siemless-sumo-'))
    engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: directory })
  })

  afterAll(async () => {
    await engine.close()
    await rm(directory, { recursive: true, force: true })
  })

  test('documented examples are answered exactly or refused', async () => {
    let exact = 0
    const refused: string[] = []
    const wrong: string[] = []
    for (const example of lines<Example>('examples.jsonl')) {
      const rows = isRows(example.input) ? example.input : []
      const answer = await answerOf(engine, { ...example, query: childOf(example.query) }, rows)
      if (answer === undefined) refused.push(example.id)
      else if (matchesExpected(answer, example.expected)) exact += 1
      else if (DOCUMENTED_OTHERWISE[example.id] === undefined) {
        wrong.push(`${example.id}: ${JSON.stringify(answer)} instead of ${JSON.stringify(example.expected)}`)
      }
    }
    const excused = Object.keys(DOCUMENTED_OTHERWISE).length
    console.log(
      `Sumo conformance: ${exact} exact, ${refused.length} refused, ${wrong.length + excused} wrong of ${exact + refused.length + wrong.length + excused}`,
    )
    console.log(`refused: ${refused.join(', ') || 'none'}`)
    for (const [id, reason] of Object.entries(DOCUMENTED_OTHERWISE)) console.log(`excused: ${id}: ${reason}`)
    expect(wrong).toEqual([])
    expect(refused).toEqual([])
    expect(exact).toBeGreaterThanOrEqual(62)
  })

  test('real queries parse and compile, and print as text that reads back as the same tree', () => {
    const counts = { parsed: 0, explained: 0, refused: 0, all: 0 }
    const changed: string[] = []
    const failures = new Map<string, number>()
    for (const { query } of lines<{ readonly query: string }>('corpus.jsonl')) {
      counts.all += 1
      const errors = errorsOf(query)
      if (errors.length === 0) counts.explained += 1
      else if (errors.every((d) => /^(?:fidelity|external)\//.test(d.code))) counts.refused += 1
      for (const message of new Set(errors.map((d) => d.message))) {
        failures.set(message, (failures.get(message) ?? 0) + 1)
      }
      const report = new Report({ name: 'query', text: query })
      const first = parseQuery(report)
      reportLeniencies(first, report, 'vendor')
      if (report.hasErrors) continue
      counts.parsed += 1
      const printed = printQuery(first.query)
      const second = parseQuery(new Report({ name: 'query', text: printed }))
      if (withoutSpans(first.query) !== withoutSpans(second.query)) changed.push(printed)
    }
    const share = (count: number): string => `${count} (${((100 * count) / counts.all).toFixed(1)} %)`
    console.log(
      `Sumo corpus of ${counts.all}: ${share(counts.parsed)} parse under vendor; to be explained ${share(counts.explained)} compile, ${share(counts.refused)} are refused by name`,
    )
    if (process.env['VERBOSE'] !== undefined) {
      const most = [...failures].toSorted((x, y) => y[1] - x[1]).slice(0, 60)
      console.log(most.map(([message, count]) => `${count} ${message}`).join('\n'))
    }
    expect(changed).toEqual([])
    expect(counts.parsed / counts.all).toBeGreaterThanOrEqual(0.98)
    expect(counts.explained / counts.all).toBeGreaterThanOrEqual(0.93)
    expect(counts.refused / counts.all).toBeLessThanOrEqual(0.07)
  }, 120_000)
})

// The files are the shared conformance suite; its README documents these shapes.
function lines<T>(file: string): readonly T[] {
  const text = readFileSync(`${SHARED}/conformance/sumo/${file}`, 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

function isRows(input: unknown): input is readonly Row[] {
  return Array.isArray(input)
}

/** What keeps the query from being explained over the platform's own view. */
function errorsOf(text: string): readonly Diagnostic[] {
  const catalog = buildCatalog({ platforms: ['sumo'], bound: [] })
  const options = {
    catalog,
    profile: 'lenient' as const,
    now: 0n,
    timeZone: 'UTC',
    vendorLimits: false,
    openTables: true,
  }
  return SUMO_LANGUAGE.compile({ name: 'query', text }, options).diagnostics.filter((d) => d.severity === 'error')
}

function withoutSpans(value: unknown): string {
  return JSON.stringify(value, (key, part) => (key === 'span' || key === 'assigned' ? undefined : part))
}

async function answerOf(
  engine: Engine,
  { id, query }: Example,
  rows: readonly Row[],
): Promise<readonly Row[] | undefined> {
  const names = [...new Set([...rows.flatMap((row) => Object.keys(row)), '_raw'])]
  const table: Table = {
    name: 'messages',
    platform: 'sumo',
    columns: names.map((name) => ({
      name,
      type: typeOf(rows, name),
      standing: name.startsWith('_') ? 'schema' : 'record',
    })),
  }
  const ids = new ColumnSource()
  const columns = names.map((name) => ids.fresh(name, typeOf(rows, name)))
  const values = rows.map((row) => names.map((name) => physical(row[name])))
  await engine.drop('messages')
  await engine.createAs('messages', { kind: 'values', columns, rows: values, span: NO_SPAN })
  const options: CompileOptions = {
    catalog: { tables: new Map([['messages', table]]) },
    profile: 'lenient',
    now: 0n,
    timeZone: ZONES[id] ?? 'UTC',
    vendorLimits: false,
  }
  const compilation = await compileWithData(
    (probed) => SUMO_LANGUAGE.compile({ name: id, text: query }, { ...options, probed }),
    async (probe) => (await rowsOf(engine, optimize(probe.plan))).map(([value]) => String(value)),
  )
  const { plan } = compilation
  if (plan === undefined || hasErrors(compilation.diagnostics)) return undefined
  const answer = await rowsOf(engine, optimize(plan))
  // What printRows prints is JSON objects.
  return printRows(compilation.columns, answer).map((line) => JSON.parse(line) as Row)
}

function typeOf(rows: readonly Row[], name: string): 'long' | 'string' {
  return rows.some((row) => typeof row[name] === 'number') ? 'long' : 'string'
}

function physical(value: unknown): Scalar {
  if (value === undefined || value === null) return null
  return typeof value === 'number' ? BigInt(value) : String(value)
}

/** A subquery by itself is shown with the text that it stands for, which its child gives. */
function childOf(query: string): string {
  return /^\[subquery:(.*)\]$/s.exec(query)?.[1] ?? query
}

/** The expected columns of every row; further columns of the answer are the message's own. */
function matchesExpected(answer: readonly Row[], expected: unknown): boolean {
  if (typeof expected === 'string') {
    // The page has a blank after the first parentheses.
    const [row] = answer
    return answer.length === 1 && row?.['compose'] === expected.replace('(( ', '((')
  }
  if (!isRows(expected)) return isColumns(expected) && expected.columns.every((c) => answer.every((row) => c in row))
  if (answer.length !== expected.length) return false
  return expected.every((row) =>
    answer.some((found) => Object.entries(row).every(([name, value]) => sameValue(found[name], value))),
  )
}

function isColumns(expected: unknown): expected is { readonly columns: readonly string[] } {
  return typeof expected === 'object' && expected !== null && 'columns' in expected
}

/** Documented numbers are rounded to what they show. */
function sameValue(found: unknown, expected: unknown): boolean {
  if (typeof found === 'number' && typeof expected === 'number') {
    const digits = /\.([0-9]+)$/.exec(String(expected))?.[1]?.length ?? 0
    return Math.abs(found - expected) <= 0.5 * 10 ** -digits || found === expected
  }
  return (found ?? null) === expected
}
