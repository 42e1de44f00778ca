import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { KQL_LANGUAGE } from '../../src/languages/kql/index.ts'
import type { Compilation } from '../../src/languages/language.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { rowsOf } from '../golden/case.ts'

/** One row's cells as words: numbers, texts and dynamics as they are, times as ticks. */
type Cells = readonly (string | number | boolean | null)[]

/** A query over literals, and the rows that the documentation's rules give it. */
export type KqlCase = readonly [query: string, ...rows: readonly Cells[]]

/** `0 == 0` is column 0 of the only row: a comparison of conditions is read at a glance. */
export type KqlTruth = readonly [expression: string, value: boolean | string | number | null]

export function compileKql(text: string): Compilation {
  return KQL_LANGUAGE.compile(
    { name: 'case', text },
    {
      catalog: { tables: new Map() },
      profile: 'vendor',
      now: 17_000_000_000_000_000n,
      timeZone: 'UTC',
      vendorLimits: false,
    },
  )
}

/** Runs every case with its values as constants and, of truths, also out of the columns of a table. */
export function describeKql(name: string, cases: readonly KqlCase[]): void {
  describe(name, () => {
    let engine: Engine
    let directory: string
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'siemless-kql-'))
      engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
    })
    afterAll(async () => {
      await engine.close()
      await rm(directory, { recursive: true, force: true })
    })

    test.each(cases.map(([query, ...rows]) => ({ query, rows })))('$query', async ({ query, rows }) => {
      const { plan, diagnostics } = compileKql(query)
      expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([])
      if (plan === undefined) return
      const found = await rowsOf(engine, optimize(plan))
      expect(found.map((row) => row.map((v) => (typeof v === 'bigint' ? Number(v) : v)))).toEqual(rows)
    })
  })
}

/** Expressions over no table: `print` gives the value. */
export function truths(cases: readonly KqlTruth[]): readonly KqlCase[] {
  return cases.map(([expression, value]) => [`print v = ${expression}`, [value]])
}

/** Queries that are refused, with what the refusal has to say. */
export function describeRefusals(name: string, cases: readonly (readonly [query: string, said: RegExp])[]): void {
  describe(name, () => {
    test.each(cases)('%s', (query, said) => {
      const { plan, diagnostics } = compileKql(query)
      expect(plan).toBeUndefined()
      expect(diagnostics.map((d) => d.message).join('\n')).toMatch(said)
    })
  })
}
