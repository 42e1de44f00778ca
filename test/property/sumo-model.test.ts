import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasErrors, Report } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { compileWithData } from '../../src/languages/probing.ts'
import { SUMO_LANGUAGE } from '../../src/languages/sumo/index.ts'
import { parseQuery } from '../../src/languages/sumo/query-parser.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { lookupTable } from '../../src/schemas/bound.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar } from '../../src/types/value.ts'
import { LOOKED_UP, runQuery } from './sumo-model.ts'
import { message } from './sumo-model-messages.ts'
import { CHOSEN, query } from './sumo-model-queries.ts'
import { type Stream, shown } from './sumo-model-stream.ts'
import { type Fields, Unsaid, type Value } from './sumo-model-values.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-sumo-model-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
  const ids = new ColumnSource()
  const columns = [ids.fresh('k', 'string'), ids.fresh('v', 'string')]
  const rows = LOOKED_UP.map(({ k, v }) => [k, v])
  await engine.createAs(lookupTable('people'), { kind: 'values', columns, rows, span: NO_SPAN })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

type Message = Readonly<Partial<Record<string, string | number>>>

const COLUMNS = {
  _messageTime: 'long',
  _raw: 'string',
  _sourceCategory: 'string',
  a: 'string',
  b: 'string',
  c: 'string',
  n: 'long',
  r: 'real',
} as const
const TYPES = Object.entries(COLUMNS)
const FIRST = 1_700_000_000_000

const OPTIONS: CompileOptions = {
  catalog: {
    tables: new Map([
      [
        'messages',
        {
          name: 'messages',
          platform: 'sumo',
          timeColumn: '_messageTime',
          columns: TYPES.map(([name, type]) => ({ name, type, standing: 'schema' as const })),
        },
      ],
      [
        lookupTable('people'),
        {
          name: lookupTable('people'),
          columns: ['k', 'v'].map((name) => ({ name, type: 'string' as const, standing: 'schema' as const })),
        },
      ],
    ]),
  },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

/** Messages from the newest to the oldest; the engine gets them in another order. */
const timed = (messages: readonly Message[]): readonly Message[] =>
  messages.map((of, i) => ({ ...of, _messageTime: FIRST - i * 25_000 }))

async function load(messages: readonly Message[]): Promise<void> {
  const ids = new ColumnSource()
  const columns = TYPES.map(([name, type]) => ids.fresh(name, type))
  const rows = [...messages.slice(1), ...messages.slice(0, 1)].toReversed().map((of) =>
    TYPES.map(([name, type]): Scalar => {
      const value = of[name]
      return value === undefined
        ? null
        : type === 'long'
          ? BigInt(value)
          : type === 'real'
            ? Number(value)
            : String(value)
    }),
  )
  await engine.drop('messages')
  await engine.createAs('messages', { kind: 'values', columns, rows, span: NO_SPAN })
}

function sourceOf(messages: readonly Message[]): Stream {
  const fields: Fields = new Map(
    TYPES.map(([name, type]) => [
      name.toLowerCase(),
      { name, type: type === 'string' ? 'text' : 'number', hidden: false, ofMessage: true },
    ]),
  )
  const rows = messages.map((of) => new Map(TYPES.map(([name]) => [name.toLowerCase(), of[name] ?? null] as const)))
  return { fields, rows, aggregated: false, ordered: true }
}

const parsed = (text: string) => {
  const report = new Report({ name: 'query', text })
  const { query: tree } = parseQuery(report)
  return hasErrors(report.diagnostics) ? undefined : tree
}

const told = { compared: 0, refused: 0, unsaid: 0 }
const reasons = new Map<string, number>()
const because = (reason: string): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

function modelOf(text: string, source: Stream): Stream | undefined {
  const tree = parsed(text)
  try {
    return tree === undefined ? undefined : runQuery(tree, source)
  } catch (error) {
    if (!(error instanceof Unsaid)) throw error
    because(`unsaid: ${error.message}`)
    return undefined
  }
}

/**
 * The query with fields chosen from those that the steps before leave; steps of which the model can say nothing are left
 * out.
 */
function assembled(steps: readonly string[], source: Stream): string {
  let text = ''
  let fields = source.fields
  for (const [i, step] of steps.entries()) {
    const named = step.replace(CHOSEN, (_, kind: string, place: string) => {
      const names = [...fields.values()].filter((field) => kind === 'any' || field.type === kind)
      const from = names.length === 0 ? [...fields.values()] : names
      const name = from[Number(place) % from.length]?.name ?? 'a'
      return /^[A-Za-z_]\w*$/.test(name) ? name : `%"${name}"`
    })
    const longer = i === 0 ? named : `${text}\n| ${named}`
    const model = modelOf(longer, source)
    if (model === undefined && i === 0) return longer
    if (model === undefined) continue
    text = longer
    fields = model.fields
  }
  return text
}

/** One text for a row; numbers to 12 digits. */
function printed(values: readonly (readonly [name: string, value: Value])[]): string {
  const cells = values.map(([name, value]) => [
    name.toLowerCase(),
    typeof value === 'number' ? Number(value.toPrecision(12)) + 0 : value,
  ])
  return JSON.stringify(cells.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}

async function answer(plan: Plan, names: readonly string[]): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const batch of (await engine.query(plan)).batches())
    for (const row of batch)
      rows.push(
        printed(
          names.map((name, i) => {
            const value = row[i] ?? null
            return [name, typeof value === 'bigint' ? Number(value) : typeof value === 'object' ? null : value]
          }),
        ),
      )
  return rows
}

/** Whole numbers beyond 64 bits stop a query, whose page says nothing of them. */
function overflow(error: unknown): undefined {
  if (!String(error).includes('Overflow')) throw error
  because('overflow')
}

async function agrees(given: readonly Message[], steps: readonly string[]): Promise<void> {
  const messages = timed(given)
  const source = sourceOf(messages)
  const text = assembled(steps, source)
  const model = modelOf(text, source)
  if (model === undefined) {
    told.unsaid += 1
    return
  }
  await load(messages)
  const compiled = await compileWithData(
    (probed) => SUMO_LANGUAGE.compile({ name: 'query', text }, { ...OPTIONS, probed }),
    async ({ plan }) => {
      const values: string[] = []
      for await (const batch of (await engine.query(optimize(plan))).batches())
        for (const [value] of batch) values.push(String(value))
      return values
    },
  )
  const { plan, columns } = compiled
  if (plan === undefined) {
    told.refused += 1
    for (const of of compiled.diagnostics) if (hasErrors([of])) because(`refused: ${of.message} in ${text}`)
    return
  }
  told.compared += 1
  const names = columns.map(({ name }) => name)
  const rows = model.rows.map((row) =>
    printed(shown(model.fields).map(([key, { name }]) => [name, row.get(key) ?? null])),
  )
  const settle = (of: readonly string[]): readonly string[] => (model.ordered ? of : of.toSorted())
  for (const of of [plan, optimize(plan)]) {
    const given = await answer(of, names).catch(overflow)
    if (given === undefined) return
    const actual = settle(given)
    const wanted = settle(rows)
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      throw new Error(`${text}\nengine ${actual.join('\n  ')}\nmodel  ${wanted.join('\n  ')}\n${printPlan(of)}`)
  }
}

const isFuzzing = process.env['FUZZ'] !== undefined

test('queries answer as a naive reading of the language does', async () => {
  await fc.assert(fc.asyncProperty(fc.array(message, { maxLength: 6 }), query, agrees), {
    numRuns: isFuzzing ? 3000 : 150,
    interruptAfterTimeLimit: isFuzzing ? 500_000 : 15_000,
  })
  console.info('Sumo Logic against its model:', told, isFuzzing ? reasons : '')
  expect(told.compared).toBeGreaterThan(2 * (told.refused + told.unsaid))
}, 600_000)
