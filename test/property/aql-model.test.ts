import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { AQL_LANGUAGE } from '../../src/languages/aql/index.ts'
import { parse } from '../../src/languages/aql/parser.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import { parseIsoTicks } from '../../src/types/time.ts'
import type { Scalar } from '../../src/types/value.ts'
import { type Answer, answerOf } from './aql-model.ts'
import { type ModelRecord, NOW, query, record, timeOf } from './aql-model-queries.ts'
import { type Cells, type ModelValue, Unsaid } from './aql-model-values.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-aql-model-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

const COLUMNS = [
  ['starttime', 'long'],
  ['username', 'string'],
  ['sourceip', 'string'],
  ['magnitude', 'int'],
  ['eventcount', 'int'],
  ['Bytes', 'string'],
] as const

const OPTIONS: CompileOptions = {
  catalog: {
    tables: new Map([
      [
        'events',
        {
          name: 'events',
          platform: 'qradar',
          timeColumn: 'starttime',
          columns: COLUMNS.map(([name, type]) => ({ name, type, standing: 'schema' as const })),
        },
      ],
    ]),
  },
  profile: 'vendor',
  now: parseIsoTicks(new Date(NOW).toISOString()) ?? 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

/** The last record of every third list has no time. */
const timed = (records: readonly ModelRecord[]): readonly Cells[] =>
  records.map((of, i) => {
    const isTimeless = records.length % 3 === 0 && i === records.length - 1
    const cells: [string, ModelValue][] = [['starttime', isTimeless ? null : BigInt(timeOf(i))]]
    for (const [name, value] of Object.entries(of)) {
      cells.push([name.toLowerCase(), typeof value === 'number' ? BigInt(value) : value])
    }
    return new Map(cells)
  })

/** The engine gets the rows in another order than that of time. */
async function load(rows: readonly Cells[]): Promise<void> {
  const ids = new ColumnSource()
  const columns = COLUMNS.map(([name, type]) => ids.fresh(name, type))
  const turned = rows.toReversed().map((row) => COLUMNS.map(([name]): Scalar => row.get(name.toLowerCase()) ?? null))
  await engine.drop('events')
  await engine.createAs('events', { kind: 'values', columns, rows: turned, span: NO_SPAN })
}

/** Numbers to 10 digits, of whatever type. */
function printed(cells: readonly unknown[]): string {
  return JSON.stringify(
    cells.map((cell) =>
      typeof cell === 'bigint' || typeof cell === 'number' ? Number(Number(cell).toPrecision(10)) : (cell ?? null),
    ),
  )
}

async function rowsOf(plan: Plan): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const batch of (await engine.query(plan)).batches()) for (const row of batch) rows.push(printed(row))
  return rows
}

/** Rows that tie may come in any order. */
function settle(given: readonly string[], { rows }: Answer) {
  const ranks = [...new Set(rows.map((row) => row.rank))]
  const expected = ranks.map((rank) => rows.flatMap((r) => (r.rank === rank ? [printed(r.cells)] : [])).toSorted())
  let at = 0
  const groups = expected.map((group) => {
    at += group.length
    return given.slice(at - group.length, at).toSorted()
  })
  return { expected: expected.flat(), actual: [...groups.flat(), ...given.slice(at)] }
}

const told = { compared: 0, withRows: 0, refused: 0, unsaid: 0 }
const reasons = new Map<string, number>()
const because = (reason: string): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

function modelAnswer(text: string, rows: readonly Cells[]): Answer | undefined {
  const tree = parse(new Report({ name: 'query', text }), 'vendor')
  if (tree === undefined) throw new Error('a query that is not read')
  try {
    return answerOf(tree, rows, NOW)
  } catch (error) {
    if (!(error instanceof Unsaid)) throw error
    because(`unsaid: ${error.message}`)
    return undefined
  }
}

async function agrees(records: readonly ModelRecord[], text: string): Promise<void> {
  const rows = timed(records)
  const { plan, columns, diagnostics } = AQL_LANGUAGE.compile({ name: 'query', text }, OPTIONS)
  if (plan === undefined) {
    told.refused += 1
    for (const of of diagnostics) if (hasErrors([of])) because(`refused: ${of.message}`)
    return
  }
  const model = modelAnswer(text, rows)
  if (model === undefined) {
    told.unsaid += 1
    return
  }
  told.compared += 1
  if (model.rows.length > 0) told.withRows += 1
  model.names.forEach((name, i) => {
    if (name !== '?' && new Set(model.names).size === model.names.length) expect(columns[i]?.name).toBe(name)
  })
  await load(rows)
  for (const each of [plan, optimize(plan)]) {
    const { expected, actual } = settle(await rowsOf(each), model)
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      throw new Error(`engine ${actual.join(' ')}\nmodel  ${expected.join(' ')}\n${printPlan(each)}`)
  }
}

const isFuzzing = process.env['FUZZ'] !== undefined

test('queries answer as a naive reading of the language does', async () => {
  await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 7 }), query, agrees), {
    numRuns: isFuzzing ? 4000 : 250,
    interruptAfterTimeLimit: isFuzzing ? 500_000 : 40_000,
  })
  console.info('AQL against its model:', told, isFuzzing ? reasons : '')
  expect(told.compared).toBeGreaterThan(3 * (told.refused + told.unsaid))
}, 600_000)
