import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { KQL_LANGUAGE } from '../../src/languages/kql/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { compileWithData } from '../../src/languages/probing.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { outputColumns, type Plan } from '../../src/plan/plan.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import type { Catalog, Table, TableColumn } from '../../src/schemas/table.ts'
import { PLATFORMS_OF } from '../../src/session/platforms.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'
import { rowsOf } from '../golden/case.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { sameRows } from './kql-cells.ts'

interface Example {
  readonly id: string
  readonly query: string
  readonly expected: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly group: string
  /** `reordered`: the page shows the columns in another order than the query's schema has them. */
  readonly schema: string
  readonly ordered: boolean
  readonly volatile: boolean
}

/** Examples whose documented answer is not the meaning of the query, with the reason. */
const DOCUMENTED_OTHERWISE: Readonly<Record<string, string>> = {
  'series-acos-ed1d470876': 'the page shows another input than that of its query',
  'series-atan-f3fed1c5f1': 'the page shows another input than that of its query',
  'series-sin-c89b6aacc6': 'the page shows another input than that of its query',
  'series-fill-linear-f760e0d638': 'the page rounds, and has two other numbers in one of three equal columns',
  'scan-0d7a6dfbe5': 'the order of the parts of a partition is not defined; the page shows another one',
  'array-iff-341816438f': 'the page writes the strings of an array without quotes',
  'base64-decode-toguid-7cc6df95bb': 'the third group is printed in the order of its bytes, unlike the second one',
  'url-encode-component-81ab9bcff4': 'the page encodes a text without the `/` at the end that the query has',
  'url-encode-2e79a5141c': 'the page prints a text with a `/` at the end that the query lacks',
  'join-innerunique-6754232334': 'which row of a key innerunique keeps is not defined; the page shows another one',
}

const OPTIONS: CompileOptions = {
  catalog: { tables: new Map() },
  profile: 'vendor',
  now: 17_000_000_000_000_000n,
  timeZone: 'UTC',
  vendorLimits: false,
}

// The files are written by this project's own scripts; each line has the shape named.
function readLines<T>(name: string): readonly T[] {
  const lines = readFileSync(join(SHARED, 'conformance/kql', name), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
}

describeWithSharedData('KQL conformance', () => {
  let engine: Engine
  let directory: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'siemless-kql-'))
    engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: directory })
  })

  afterAll(async () => {
    await engine.close()
    await rm(directory, { recursive: true, force: true })
  })

  test('documented examples', { timeout: 600_000 }, async () => {
    const examples = readLines<Example>('examples.jsonl').filter((e) => isGraded(e))
    const refused: string[] = []
    const wrong: string[] = []
    let otherwise = 0
    const reasons = new Map<string, number>()
    for (const example of examples) {
      const source = { name: example.id, text: example.query }
      const { plan, diagnostics } = await compileWithData(
        (probed) => KQL_LANGUAGE.compile(source, { ...OPTIONS, probed }),
        async (probe) => (await rowsOf(engine, probe.plan)).map(([value]) => String(value)),
      )
      expect(plan === undefined).toBe(hasErrors(diagnostics))
      if (plan === undefined) {
        refused.push(example.id)
        if (WANTED !== undefined) console.log(`refused ${example.id}\n${example.query}`, diagnostics)
        const first = diagnostics.find((d) => d.severity === 'error')?.message ?? ''
        reasons.set(first, (reasons.get(first) ?? 0) + 1)
        continue
      }
      const fault = await faultOf(engine, plan, example)
      if (fault === undefined) continue
      if (Object.hasOwn(DOCUMENTED_OTHERWISE, example.id)) otherwise += 1
      else wrong.push(`${example.id}: ${fault}\n${example.query}`)
    }
    const exact = examples.length - refused.length - wrong.length - otherwise
    console.log(
      `KQL conformance: ${exact} exact, ${otherwise} whose page contradicts itself, ${refused.length} refused, ${wrong.length} wrong of ${examples.length}`,
    )
    printReasons(reasons)
    expect(wrong).toEqual([])
    if (WANTED === undefined) expect((exact + otherwise) / examples.length).toBeGreaterThanOrEqual(0.98)
  })

  describe.each([
    {
      whose: 'of the product',
      least: 0.99,
      catalog: (): Catalog => buildCatalog({ platforms: PLATFORMS_OF.kql, bound: [] }),
    },
    { whose: 'as documented', least: 0.98, catalog: platformCatalog },
  ])('with the tables $whose', ({ whose, least, catalog }) => {
    test('real detections compile or are refused by name', { timeout: 1_200_000 }, () => {
      // All of them take minutes; `KQL_CORPUS=all` asks for that.
      const every = process.env['KQL_CORPUS'] === 'all' ? 1 : 5
      const all = readLines<{ readonly id: string; readonly query: string }>('corpus.jsonl')
      const options = { ...OPTIONS, catalog: catalog(), profile: 'lenient' as const, openTables: true }
      const reasons = new Map<string, number>()
      const counts = { compiled: 0, refused: 0, wrong: 0, broken: 0 }
      for (const { id, query } of all.filter((_, i) => i % every === 0)) {
        const { plan, diagnostics } = KQL_LANGUAGE.compile({ name: id, text: query }, options)
        expect(plan === undefined, id).toBe(hasErrors(diagnostics))
        const errors = diagnostics.filter((d) => d.severity === 'error')
        counts[fateOf(plan, errors)] += 1
        for (const message of new Set(errors.map((d) => d.message))) {
          reasons.set(message, (reasons.get(message) ?? 0) + 1)
        }
      }
      const { compiled, refused, wrong, broken } = counts
      console.log(
        `KQL corpus, tables ${whose}: ${compiled} compiled, ${refused} refused by name, ${wrong} with other errors, ${broken} that the official parser does not take`,
      )
      printReasons(reasons)
      const accepted = compiled + refused + wrong
      expect((compiled + refused) / accepted).toBeGreaterThanOrEqual(least)
      expect(refused / accepted).toBeLessThanOrEqual(0.1)
    })
  })
})

function fateOf(plan: Plan | undefined, errors: readonly Diagnostic[]): 'compiled' | 'refused' | 'wrong' | 'broken' {
  if (plan !== undefined) return 'compiled'
  if (errors.some((d) => d.code === 'syntax/kql')) return 'broken'
  return errors.every((d) => d.code.startsWith('fidelity/')) ? 'refused' : 'wrong'
}

/** The tables of Defender and Sentinel as their documentation has them. */
function platformCatalog(): Catalog {
  const tables = new Map<string, Table>()
  for (const platform of ['sentinel', 'defender'] as const) {
    const file = readFileSync(join(SHARED, 'schemas', `${platform}.json`), 'utf8')
    // Table name to column name to type, with names of types as in KQL.
    for (const [name, columns] of Object.entries(JSON.parse(file) as Record<string, Record<string, string>>)) {
      const known = Object.entries(columns).map(([column, type]): TableColumn => {
        return { name: column, type: (type === 'bool' ? 'boolean' : type) as ValueType, standing: 'schema' }
      })
      const timeColumn = platform === 'sentinel' ? 'TimeGenerated' : 'Timestamp'
      tables.set(name, { name, platform, columns: known, timeColumn, isEmpty: true })
    }
  }
  return { tables }
}

/** `KQL_EXAMPLES=join` runs those whose name has that in it, and says of each what came out. */
const WANTED = process.env['KQL_EXAMPLES']

function isGraded(example: Example): boolean {
  if (example.volatile || (example.group !== 'core' && example.group !== 'series')) return false
  return WANTED === undefined || new RegExp(WANTED).test(example.id)
}

function printReasons(reasons: ReadonlyMap<string, number>): void {
  if (process.env['KQL_REASONS'] === undefined) return
  const sorted = [...reasons].toSorted((a, b) => b[1] - a[1])
  console.log(sorted.map(([reason, count]) => `${count} ${reason}`).join('\n'))
}

async function faultOf(engine: Engine, plan: Plan, example: Example): Promise<string | undefined> {
  let rows: readonly (readonly Scalar[])[]
  try {
    rows = await rowsOf(engine, optimize(plan))
  } catch (error) {
    return `failed: ${String(error)}`
  }
  const columns = outputColumns(plan)
  const shown = example.expected.columns
  if (columns.length !== shown.length) return `${columns.length} columns`
  const places = columns.map((c, i) => (example.schema === 'reordered' ? shown.indexOf(c.name) : i))
  const expected = example.expected.rows.map((row) => places.map((place) => row[place] ?? ''))
  const types = columns.map((c) => c.type)
  if (sameRows(expected, rows, types, example.ordered)) return undefined
  const print = (row: readonly unknown[]): string => row.map(String).join(' | ')
  return `\n  expected ${example.expected.rows.map(print).join('\n           ')}\n  found    ${rows.map(print).join('\n           ')}`
}
