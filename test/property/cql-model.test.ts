import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { CQL_LANGUAGE } from '../../src/languages/cql/index.ts'
import { parseQuery } from '../../src/languages/cql/parse/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import type { Column } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar } from '../../src/types/value.ts'
import { runQuery } from './cql-model.ts'
import { event, pipeline } from './cql-model-queries.ts'
import { type Fields, numberOf, type Row, Unsaid } from './cql-model-values.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-cql-model-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

type Event = Readonly<Partial<Record<string, string | number>>>

const COLUMNS = {
  '@timestamp': 'long',
  a: 'string',
  b: 'string',
  c: 'string',
  aa: 'string',
  'd.e': 'string',
  n: 'long',
} as const
const TYPES = Object.entries(COLUMNS)
const FIRST = 1_700_000_000_000

function options(profile: CompileOptions['profile']): CompileOptions {
  const columns = TYPES.map(([name, type]) => ({ name, type, standing: 'schema' as const }))
  const tables = new Map([['events', { name: 'events', timeColumn: '@timestamp', columns }]])
  return { catalog: { tables }, profile, now: 0n, timeZone: 'UTC', vendorLimits: false }
}

/** Events in the order of time; the engine gets them in another one. */
const timed = (events: readonly Event[]): readonly Event[] =>
  events.map((of, i) => ({ ...of, '@timestamp': FIRST + i * 1000 }))

async function load(events: readonly Event[]): Promise<void> {
  const ids = new ColumnSource()
  const columns = TYPES.map(([name, type]) => ids.fresh(name, type))
  const rows = events.toReversed().map((of) =>
    TYPES.map(([name, type]): Scalar => {
      const value = of[name]
      return value === undefined ? null : type === 'long' ? BigInt(value) : String(value)
    }),
  )
  await engine.drop('events')
  await engine.createAs('events', { kind: 'values', columns, rows, span: NO_SPAN })
}

const sourceOf = (events: readonly Event[]): readonly Row[] =>
  events.map((of, rank) => ({
    fields: new Map(Object.entries(of).map(([name, value]) => [name, String(value)])),
    rank,
    time: rank,
  }))

/** One text for a row, with numbers to 12 digits where the engine has numbers. */
function printed(values: Fields, columns: readonly Column[]): string {
  const types = new Map(columns.map((column) => [column.name, column.type]))
  const cells = [...values].map(([name, text]) => {
    const type = types.get(name)
    const value = type === undefined || type === 'string' ? null : numberOf(text)
    return [name, value === null ? text : String(Number(value.toPrecision(12)))] as const
  })
  return JSON.stringify(cells.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function answer(plan: Plan, columns: readonly Column[]): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const batch of (await engine.query(plan)).batches())
    for (const row of batch) {
      const cells = columns.flatMap(({ name }, i) =>
        row[i] === null || row[i] === undefined ? [] : [[name, String(row[i])] as const],
      )
      rows.push(printed(new Map(cells), columns))
    }
  return rows.filter((row) => row !== '[]')
}

/** Both as lists that are equal when the answer is right: rows that tie may come in any order. */
function settle(given: readonly string[], model: readonly Row[], columns: readonly Column[], isOrdered: boolean) {
  const wanted = model
    .map((row) => ({ rank: isOrdered ? (row.rank ?? 0) : 0, text: printed(row.fields, columns) }))
    .filter(({ text }) => text !== '[]')
  const ranks = [...new Set(wanted.map((row) => row.rank))].toSorted((a, b) => a - b)
  const expected = ranks.map((rank) => wanted.flatMap((row) => (row.rank === rank ? [row.text] : [])).toSorted())
  let at = 0
  const groups = expected.map((group) => {
    at += group.length
    return given.slice(at - group.length, at).toSorted()
  })
  return { expected: expected.flat(), actual: [...groups.flat(), ...given.slice(at)] }
}

const told = { compared: 0, refused: 0, unsaid: 0 }
const reasons = new Map<string, number>()
const because = (reason: string): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

function modelRows(text: string, source: readonly Row[]): readonly Row[] | undefined {
  const report = new Report({ name: 'query', text })
  try {
    return runQuery(parseQuery(report.source, report), source)
  } catch (error) {
    if (!(error instanceof Unsaid)) throw error
    because(`unsaid: ${error.message}`)
    return undefined
  }
}

async function agrees(given: readonly Event[], steps: readonly string[]): Promise<void> {
  const events = timed(given)
  const text = steps.join('\n| ')
  const compilations = (['lenient', 'vendor'] as const).map((profile) =>
    CQL_LANGUAGE.compile({ name: 'query', text }, options(profile)),
  )
  const [lenient, vendor] = compilations
  if (lenient?.plan === undefined) {
    told.refused += 1
    for (const of of lenient?.diagnostics ?? []) if (hasErrors([of])) because(`refused: ${of.message}`)
    return
  }
  const model = modelRows(text, sourceOf(events))
  if (model === undefined) {
    told.unsaid += 1
    return
  }
  told.compared += 1
  await load(events)
  const isOrdered = /^(sort|table|head|tail|top)\(/.test(steps.at(-1) ?? '')
  const plans = [lenient.plan, optimize(lenient.plan)]
  if (vendor?.plan !== undefined && printPlan(vendor.plan) !== printPlan(lenient.plan))
    plans.push(optimize(vendor.plan))
  for (const plan of plans) {
    const { expected, actual } = settle(await answer(plan, lenient.columns), model, lenient.columns, isOrdered)
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      throw new Error(`engine ${actual.join(' ')}\nmodel  ${expected.join(' ')}\n${printPlan(plan)}`)
  }
}

const isFuzzing = process.env['FUZZ'] !== undefined

test('queries answer as a naive reading of the language does', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 6 }), pipeline, agrees), {
    numRuns: isFuzzing ? 3000 : 200,
    interruptAfterTimeLimit: isFuzzing ? 500_000 : 40_000,
  })
  console.info('CQL against its model:', told, isFuzzing ? reasons : '')
  expect(told.compared).toBeGreaterThan(4 * (told.refused + told.unsaid))
}, 600_000)
