import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { LANGUAGE_IDS, loadLanguage } from '../../src/languages/index.ts'
import { compileWithData } from '../../src/languages/probing.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { outputColumns, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { caseNames, columnsOf, type GoldenCase, loadCase, loadTables, printDiagnostics, printRows, rowsOf } from './case.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-golden-'))
  engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: directory })
})

afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

for (const id of LANGUAGE_IDS) {
  describe.skipIf(caseNames(id).length === 0)(id, () => {
    test.each(caseNames(id))('%s', async (name) => {
      const golden = loadCase(id, name)
      const language = await loadLanguage(id)
      const compilation = await compileWithData(
        (probed) => language.compile(golden.source, { ...golden.options, probed }),
        async (probe) => {
          await loadTables(engine, golden.tables)
          return (await rowsOf(engine, optimize(probe.plan))).map(([value]) => String(value))
        },
      )
      await matches(golden, 'diagnostics.txt', printDiagnostics(golden.source, compilation.diagnostics))
      const { plan } = compilation
      expect(plan === undefined).toBe(hasErrors(compilation.diagnostics))
      if (plan === undefined) return
      await matches(golden, 'plan.txt', printPlan(plan))
      expect(columnsOf(outputColumns(plan))).toEqual(columnsOf(compilation.columns))
      await showing(golden, plan, async () => {
        const optimized = optimize(plan)
        expect(columnsOf(outputColumns(optimized))).toEqual(columnsOf(outputColumns(plan)))
        await loadTables(engine, golden.tables)
        const rows = printRows(compilation.columns, await rowsOf(engine, optimized))
        const plain = printRows(compilation.columns, await rowsOf(engine, plan))
        const settle = (lines: readonly string[]) => (golden.unordered || plan.kind !== 'sort' ? lines.toSorted() : lines)
        expect(settle(rows)).toEqual(settle(plain))
        await matches(golden, 'duckdb.sql', engine.sql(optimized))
        const shown = golden.unordered ? rows.toSorted() : rows
        await matches(golden, 'result.jsonl', shown.map((row) => `${row}\n`).join(''))
      })
    })
  })
}

async function matches(golden: GoldenCase, file: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(join(golden.directory, file))
}

/** A failure inside also shows the query, its plan and its SQL. */
async function showing(golden: GoldenCase, plan: Plan, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Error) {
      const optimized = optimize(plan)
      error.message += `\n\n${golden.source.text}\n\n${printPlan(plan)}\noptimized:\n${printPlan(optimized)}\n${sqlOf(optimized)}`
    }
    throw error
  }
}

function sqlOf(plan: Plan): string {
  try {
    return engine.sql(plan)
  } catch (error) {
    return `no SQL: ${String(error)}`
  }
}
