import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Report } from '../../src/diagnostics/diagnostic.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import {
  COMPARISONS,
  CORRELATION_TYPES,
  type Condition,
  type Correlation,
  type CorrelationCondition,
  type CorrelationType,
} from '../../src/languages/sigma/ast.ts'
import { type CorrelationInput, correlate } from '../../src/languages/sigma/correlate/index.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { reference } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import { type Episode, episodesOf, type ModelEvent } from './sigma-correlation-model.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-correlation-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

const isFuzzing = process.env['FUZZ'] !== undefined
/** Milliseconds for one test. */
const LONGEST = isFuzzing ? 3_600_000 : 60_000

const RULES = ['a', 'b', 'c']
const FIELDS = ['user', 'host', 'value']
const named = (name: string) => ({ name, span: NO_SPAN })

/** The three rules match where their bit of `kind` is set; the events of the last stand in a table of their own. */
function inputsOf(events: readonly ModelEvent[], ids: ColumnSource): ReadonlyMap<string, CorrelationInput> {
  const inputs = new Map<string, CorrelationInput>()
  const sources = (isLast: boolean) => {
    const time = ids.fresh('time', 'datetime')
    const hits = RULES.map((name) => ids.fresh(`is_${name}`, 'boolean'))
    const fields = FIELDS.map((name) => ids.fresh(name, 'string'))
    const rows = events
      .filter(({ matches }) => (matches[2] === true) === isLast)
      .map((e) => [BigInt(e.time), ...e.matches, ...FIELDS.map((name) => e.fields[name] ?? null)])
    const plan: Plan = { kind: 'values', columns: [time, ...hits, ...fields], rows, span: NO_SPAN }
    return { time, hits, fields, plan, source: isLast ? 'last' : 'others' }
  }
  const [others, last] = [sources(false), sources(true)]
  for (const [i, name] of RULES.entries()) {
    const { time, hits, fields, plan, source } = i === 2 ? last : others
    const hit = hits[i]
    inputs.set(name, {
      names: [`id-${name}`, name],
      events: {
        source,
        plan: () => plan,
        ...(hit === undefined ? {} : { matches: reference(hit) }),
        time: reference(time),
        textOf: (field) => {
          const column = fields[FIELDS.indexOf(field)]
          return column && reference(column)
        },
      },
    })
  }
  return inputs
}

function correlation(
  type: CorrelationType,
  rules: readonly string[],
  groupBy: readonly string[],
  timespan: number,
  condition?: CorrelationCondition,
): Correlation {
  return {
    kind: 'correlation',
    source: { name: 'rule', text: '' },
    span: NO_SPAN,
    metadata: {
      title: 'x',
      span: NO_SPAN,
      references: [],
      tags: [],
      fields: [],
      falsePositives: [],
      scope: [],
      related: [],
    },
    type,
    rules: rules.map(named),
    groupBy: groupBy.map(named),
    timespan: BigInt(timespan),
    aliases: [],
    ...(condition === undefined ? {} : { condition }),
    generate: false,
  }
}

function printed(episodes: readonly Episode[]): readonly string[] {
  return episodes.map((e) => JSON.stringify([e.begin, e.until, e.events, ...e.group])).toSorted()
}

async function rowsOf(plan: Plan): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const batch of (await engine.query(plan)).batches()) {
    for (const row of batch)
      rows.push(JSON.stringify(row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell))))
  }
  return rows.toSorted()
}

const events = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 40 }),
    matches: fc.oneof(
      fc.tuple(fc.boolean(), fc.boolean(), fc.constant(false)),
      fc.constant([false, false, true] as const),
    ),
    fields: fc.record({
      user: fc.constantFrom('u', 'v', null),
      host: fc.constantFrom('h', 'h', 'i'),
      value: fc.constantFrom('1', '2', '2.5', '-3', 'x', null),
    }),
  }),
  { maxLength: 25 },
)

const comparisons = fc.array(
  fc.record({ operator: fc.constantFrom(...COMPARISONS), value: fc.integer({ min: 0, max: 4 }) }),
  { minLength: 1, maxLength: 2 },
)

const expression = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...RULES).map((name): Condition => ({ kind: 'name', name, span: NO_SPAN })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 2 }))
      .map(([kind, operands]): Condition => ({ kind, operands, span: NO_SPAN })),
    tie('tree').map((operand): Condition => ({ kind: 'not', operand, span: NO_SPAN })),
  ),
})).tree

const condition = (type: CorrelationType): fc.Arbitrary<CorrelationCondition | undefined> => {
  if (type === 'temporal_ordered') return fc.constant(undefined)
  const fields =
    type === 'value_count'
      ? fc.constantFrom(['value'], ['value', 'host'])
      : fc.constant(type.startsWith('value_') ? ['value'] : [])
  const counted = fc.record({ comparisons, fields, percent: fc.constantFrom(0, 10, 50, 95, 100) }).map((of) => ({
    kind: 'number' as const,
    comparisons: of.comparisons,
    fields: of.fields.map(named),
    ...(type === 'value_percentile' ? { percentile: of.percent } : {}),
    span: NO_SPAN,
  }))
  if (type !== 'temporal') return counted
  const expressed = expression.map((tree) => ({ kind: 'rules' as const, condition: tree, span: NO_SPAN }))
  return fc.oneof(fc.constant(undefined), counted, expressed)
}

for (const type of CORRELATION_TYPES) {
  test(
    `finds the episodes that all windows of ${type} one by one give`,
    async () => {
      let withRows = 0
      await fc.assert(
        fc.asyncProperty(
          events,
          condition(type),
          fc.constantFrom([], ['user'], ['user', 'host']),
          fc.integer({ min: 1, max: 12 }),
          async (given, asked, groupBy, timespan) => {
            const of = correlation(type, RULES, groupBy, timespan, asked)
            const ids = new ColumnSource()
            const report = new Report(of.source)
            const made = correlate(of, inputsOf(given, ids), { ids, report })
            const expected = printed(episodesOf(of, given))
            if (made === undefined) {
              expect(report.diagnostics.map(({ code }) => code)).toEqual(['type/sigma-correlation-empty'])
              expect(expected).toEqual([])
              return
            }
            if (expected.length > 0) withRows += 1
            for (const plan of [made.plan, optimize(made.plan)]) {
              expect(await rowsOf(plan), printPlan(plan)).toEqual(expected)
            }
          },
        ),
        { numRuns: (type === 'temporal_ordered' ? 200 : 60) * (isFuzzing ? 20 : 1) },
      )
      expect(withRows).toBeGreaterThan(10)
    },
    LONGEST,
  )
}

test('lets a correlation match at the end of each of its windows, and counts its episodes', async () => {
  await fc.assert(
    fc.asyncProperty(
      events,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      async (given, near, far) => {
        const count: CorrelationCondition = {
          kind: 'number',
          comparisons: [{ operator: 'gte', value: 3 }],
          fields: [],
          span: NO_SPAN,
        }
        const ids = new ColumnSource()
        const inputs = new Map(inputsOf(given, ids))
        const inner = correlation('event_count', ['a', 'b'], ['user', 'host'], near, count)
        const report = new Report(inner.source)
        const made = correlate(inner, inputs, { ids, report })
        if (made === undefined) throw new Error('refused')
        inputs.set('many', { names: [], ...made.input })
        const episodes = episodesOf(
          inner,
          given.map((e) => ({ ...e, matches: e.matches.slice(0, 2) })),
        )

        const counting = correlation('event_count', ['many'], ['user'], far, {
          ...count,
          comparisons: [{ operator: 'gte', value: 2 }],
        })
        const counted = correlate(counting, inputs, { ids, report })
        const asEvents = episodes.map(({ until, group }) => ({
          time: until,
          matches: [true],
          fields: { user: group[0] ?? null },
        }))
        const expected = episodesOf(counting, asEvents).map(({ until, group }) => JSON.stringify([until, ...group]))
        if (counted === undefined) throw new Error('refused')
        const actual = await rowsOf(optimize(counted.plan))
        const brief = actual.map((row) => {
          const [, until, , ...group] = JSON.parse(row) as unknown[] // Written by rowsOf.
          return JSON.stringify([until, ...group])
        })
        expect(brief.toSorted()).toEqual(expected.toSorted())

        const followed = correlate(correlation('temporal_ordered', ['many', 'c'], ['user'], far), inputs, {
          ids,
          report,
        })
        if (followed === undefined) throw new Error('refused')
        const used = given.filter((e) => e.fields['user'] !== null)
        const failures = (e: ModelEvent, end: number) =>
          used.filter(
            (o) =>
              (o.matches[0] === true || o.matches[1] === true) &&
              o.fields['user'] === e.fields['user'] &&
              o.fields['host'] === e.fields['host'] &&
              o.time <= end &&
              o.time >= end - near,
          ).length
        const ends = used
          .filter((e) => e.matches[2] === true)
          .filter((e) =>
            used.some(
              (o) =>
                (o.matches[0] === true || o.matches[1] === true) &&
                o.fields['user'] === e.fields['user'] &&
                o.time <= e.time &&
                o.time >= e.time - far &&
                failures(o, o.time) >= 3,
            ),
          )
        const rows = await rowsOf(optimize(followed.plan))
        const last = new Map<string, number>()
        for (const e of ends) {
          const user = String(e.fields['user'])
          last.set(user, Math.max(last.get(user) ?? 0, e.time))
        }
        const untils = new Map<string, number>()
        for (const row of rows) {
          const [, until, , user] = JSON.parse(row) as [number, number, number, string] // Written by rowsOf.
          untils.set(user, Math.max(untils.get(user) ?? 0, until))
        }
        expect(untils).toEqual(last)
      },
    ),
    { numRuns: 60 },
  )
})
