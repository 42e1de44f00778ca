import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { KQL_LANGUAGE } from '../../src/languages/kql/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { outputColumns, type Plan } from '../../src/plan/plan.ts'
import type { Scalar } from '../../src/types/value.ts'
import { rowsOf } from '../golden/case.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { sameRows } from './kql-cells.ts'

interface Example {
  readonly id: string
  readonly query: string
  readonly expected: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly group: string
  readonly ordered: boolean
  readonly volatile: boolean
}

/** Examples whose documented answer is not the meaning of the query, with the reason. */
const DOCUMENTED_OTHERWISE: Readonly<Record<string, string>> = {
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
    const examples = readLines<Example>('examples.jsonl').filter((e) => e.group === 'core' && !e.volatile)
    const refused: string[] = []
    const wrong: string[] = []
    const reasons = new Map<string, number>()
    for (const example of examples) {
      const { plan, diagnostics } = KQL_LANGUAGE.compile({ name: example.id, text: example.query }, OPTIONS)
      expect(plan === undefined).toBe(hasErrors(diagnostics))
      if (plan === undefined) {
        refused.push(example.id)
        const first = diagnostics.find((d) => d.severity === 'error')?.message ?? ''
        reasons.set(first, (reasons.get(first) ?? 0) + 1)
        continue
      }
      const fault = await faultOf(engine, plan, example)
      if (fault !== undefined && !Object.hasOwn(DOCUMENTED_OTHERWISE, example.id)) {
        wrong.push(`${example.id}: ${fault}\n${example.query}`)
      }
    }
    const exact = examples.length - refused.length - wrong.length
    console.log(
      `KQL conformance: ${exact} exact, ${refused.length} refused, ${wrong.length} wrong of ${examples.length}`,
    )
    if (process.env['KQL_REASONS'] !== undefined) {
      console.log(
        [...reasons]
          .toSorted((a, b) => b[1] - a[1])
          .map(([r, n]) => `${n} ${r}`)
          .join('\n'),
      )
    }
    expect(wrong).toEqual([])
  })
})

async function faultOf(engine: Engine, plan: Plan, example: Example): Promise<string | undefined> {
  let rows: readonly (readonly Scalar[])[]
  try {
    rows = await rowsOf(engine, optimize(plan))
  } catch (error) {
    return `failed: ${String(error)}`
  }
  const types = outputColumns(plan).map((c) => c.type)
  if (types.length !== example.expected.columns.length) return `${types.length} columns`
  if (sameRows(example.expected.rows, rows, types, example.ordered)) return undefined
  const print = (row: readonly unknown[]): string => row.map(String).join(' | ')
  return `\n  expected ${example.expected.rows.map(print).join('\n           ')}\n  found    ${rows.map(print).join('\n           ')}`
}
