import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { optimize, optimizeSteps } from '../../src/optimizer/index.ts'
import { filter, keep, limit, project } from '../../src/plan/build.ts'
import type { Engine } from '../../src/plan/engine.ts'
import {
  aggregateCall,
  and,
  boolean,
  type Column,
  call,
  type Expr,
  long,
  not,
  or,
  reference,
  text,
} from '../../src/plan/expr.ts'
import { ColumnSource, outputColumns, type Plan } from '../../src/plan/plan.ts'
import { printPlan } from '../../src/plan/print.ts'
import { transformUp } from '../../src/plan/traverse.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar } from '../../src/types/value.ts'

let directory: string
let engine: Engine

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-optimizer-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: directory })
  const ids = new ColumnSource()
  const columns = [
    ids.fresh('s', 'string'),
    ids.fresh('t', 'string'),
    ids.fresh('n', 'long'),
    ids.fresh('j', 'dynamic'),
  ]
  const values = [
    null,
    '{}',
    '{"a":"x","b":null}',
    '{"a":{"a":null,"b":2}}',
    '[1]',
    '"a"',
    'null',
    '{"1":[{"a":null}]}',
  ]
  const texts = [null, '', 'a', 'A', 'ab', 'b c', 'Ab C']
  const rows = texts.flatMap((s, i) =>
    texts.map((t, k): Scalar[] => [
      s,
      t,
      (i + k) % 4 === 0 ? null : BigInt((i * k) % 5),
      values[(i * 3 + k) % 8] ?? null,
    ]),
  )
  await engine.createAs('rows', { kind: 'values', columns, rows, span: NO_SPAN })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

async function rows(plan: Plan): Promise<readonly string[]> {
  const found: string[] = []
  for await (const batch of (await engine.query(plan)).batches())
    for (const row of batch) found.push(row.map(String).join('|'))
  return found
}

/** Takes one decision after another from the numbers that fast-check gives. */
class Choices {
  readonly #numbers: readonly number[]
  readonly ids = new ColumnSource()
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  upTo(count: number): number {
    const number = this.#numbers[this.#at % this.#numbers.length] ?? 0
    this.#at += 1
    return number % count
  }

  of<T>(options: readonly [T, ...T[]]): T {
    return options[this.upTo(options.length)] ?? options[0]
  }
}

function column(choices: Choices, columns: readonly Column[], type: Column['type']): Expr | undefined {
  const fitting = columns.filter((c) => c.type === type)
  const chosen = fitting[choices.upTo(Math.max(1, fitting.length))]
  return chosen === undefined ? undefined : reference(chosen)
}

function stringExpr(choices: Choices, columns: readonly Column[]): Expr {
  const base = column(choices, columns, 'string') ?? text('a')
  switch (choices.upTo(6)) {
    case 0:
      return call('logic.coalesce', [base, text(choices.of(['', 'a']))])
    case 1:
      return call('logic.case', [condition(choices, columns, 0), base, text('a')])
    case 2: {
      const dynamic = column(choices, columns, 'dynamic')
      return dynamic === undefined ? base : memberExpr(choices, dynamic)
    }
    default:
      return base
  }
}

/** Objects that the plan builds, and what it finds in the table. */
function objectExpr(choices: Choices, columns: readonly Column[], depth: number): Expr {
  const dynamic = column(choices, columns, 'dynamic') ?? call('dynamic.object', [])
  const nested = (): Expr => (depth === 0 ? dynamic : objectExpr(choices, columns, depth - 1))
  const value = (): Expr => {
    const kind = choices.upTo(4)
    if (kind === 0) return column(choices, columns, 'long') ?? long(7)
    return kind === 1 ? nested() : stringExpr(choices, columns)
  }
  const name = (): Expr => text(choices.of(['a', 'b', '1', 'c.d']))
  switch (choices.upTo(6)) {
    case 0:
      return dynamic
    case 1:
      return call('dynamic.object', [name(), value()])
    case 2:
      return call('dynamic.merge_objects', [nested(), nested()])
    case 3:
      return call('dynamic.parse', [call('dynamic.to_text', [nested()])])
    default:
      return call('dynamic.object_present', [name(), value(), name(), value()])
  }
}

function memberExpr(choices: Choices, of: Expr): Expr {
  const member = (value: Expr): Expr => call('dynamic.member', [value, text(choices.of(['a', 'b', '1', 'x']))])
  const found = choices.upTo(3) === 0 ? member(member(of)) : member(of)
  return call('dynamic.to_text', [found])
}

function condition(choices: Choices, columns: readonly Column[], depth: number): Expr {
  const nested = (): Expr => condition(choices, columns, depth - 1)
  switch (depth <= 0 ? 4 + choices.upTo(8) : choices.upTo(12)) {
    case 0:
      return and([nested(), nested()])
    case 1:
      return or([nested(), nested()])
    case 2:
      return not(nested())
    case 3:
      return call('logic.is_true', [nested()])
    case 4:
      return boolean(choices.of([true, false]))
    case 5:
      return call('compare.gt', [column(choices, columns, 'long') ?? long(1), long(choices.upTo(4))])
    case 6:
      return call('text.has_any_term_ci', [stringExpr(choices, columns), text(choices.of(['a', 'c', '']))])
    case 7:
      return call('regex.matches', [stringExpr(choices, columns), text(choices.of(['^a', '(?i)b', '']))])
    case 8:
      return call('logic.is_null', [stringExpr(choices, columns)])
    case 9:
      return call('compare.eq', [column(choices, columns, 'string') ?? text('b'), text(choices.of(['a', 'ab', '']))])
    case 10:
      return call('text.contains_ci', [
        call('text.concat', [text('a/'), stringExpr(choices, columns)]),
        text(choices.of(['A', 'b'])),
      ])
    default:
      return call('text.contains_ci', [stringExpr(choices, columns), text(choices.of(['a', 'b', '']))])
  }
}

function scan(choices: Choices): Plan {
  const columns = (['s', 't'] as const).map((name) => choices.ids.fresh(name, 'string'))
  const others = [choices.ids.fresh('n', 'long'), choices.ids.fresh('j', 'dynamic')]
  return { kind: 'scan', table: 'rows', columns: [...columns, ...others], span: NO_SPAN }
}

function randomPlan(choices: Choices, depth: number): Plan {
  if (depth === 0) return scan(choices)
  const input = randomPlan(choices, depth - 1)
  const columns = outputColumns(input)
  switch (choices.upTo(8)) {
    case 0:
    case 1:
    case 2:
      return filter(input, condition(choices, columns, 2))
    case 3: {
      const found = { ...choices.ids.fresh('found', 'boolean'), expr: condition(choices, columns, 1) }
      const made = { ...choices.ids.fresh('made', 'string'), expr: stringExpr(choices, columns) }
      const object = { ...choices.ids.fresh('object', 'dynamic'), expr: objectExpr(choices, columns, 2) }
      const read = { ...choices.ids.fresh('read', 'string'), expr: memberExpr(choices, object.expr) }
      return project(input, [...columns.slice(choices.upTo(2)).map(keep), made, found, object, read])
    }
    case 4: {
      const other = randomPlan(choices, depth - 1)
      const shape = (plan: Plan): Plan => {
        const of = outputColumns(plan)
        const s = { ...choices.ids.fresh('s', 'string'), expr: column(choices, of, 'string') ?? text('') }
        const n = { ...choices.ids.fresh('n', 'long'), expr: column(choices, of, 'long') ?? long(0) }
        const o = { ...choices.ids.fresh('o', 'dynamic'), expr: objectExpr(choices, of, 1) }
        return project(plan, [s, n, o])
      }
      const union = [
        choices.ids.fresh('s', 'string'),
        choices.ids.fresh('n', 'long'),
        choices.ids.fresh('o', 'dynamic'),
      ]
      return { kind: 'union', inputs: [shape(input), shape(other)], columns: union, span: NO_SPAN }
    }
    case 5: {
      const other = limit(scan(choices), 3)
      const on = call('compare.eq', [
        column(choices, columns, 'string') ?? text('a'),
        column(choices, outputColumns(other), 'string') ?? text('a'),
      ])
      const kind = choices.of(['inner', 'left', 'right', 'full', 'semi', 'anti'] as const)
      return { kind: 'join', join: kind, left: input, right: other, on, span: NO_SPAN }
    }
    case 6: {
      const key = { ...choices.ids.fresh('key', 'string'), expr: column(choices, columns, 'string') ?? text('k') }
      const count = { ...choices.ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }
      const filtered = aggregateCall('agg.count', [], NO_SPAN, condition(choices, columns, 1))
      const some = { ...choices.ids.fresh('some', 'long'), expr: filtered }
      return { kind: 'aggregate', input, keys: [key], aggregates: [count, some], span: NO_SPAN }
    }
    default: {
      const key = column(choices, columns, 'string') ?? text('a')
      const sorted: Plan = {
        kind: 'sort',
        input,
        keys: [{ expr: key, direction: choices.of(['asc', 'desc']), nulls: choices.of(['first', 'last']) }],
        span: NO_SPAN,
      }
      return choices.upTo(2) === 0 ? sorted : limit(sorted, choices.upTo(20), NO_SPAN, choices.upTo(3))
    }
  }
}

const plans = fc.array(fc.nat(1000), { minLength: 40, maxLength: 80 }).map((numbers) => {
  const choices = new Choices(numbers)
  return randomPlan(choices, 1 + choices.upTo(4))
})

const shape = (plan: Plan): readonly string[] => outputColumns(plan).map((c) => `${c.id} ${c.name} ${c.type}`)

test('an optimized plan gives the same rows as the plan itself, and every rule keeps the columns', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const expected = await rows(plan)
      for (const step of optimizeSteps(plan)) expect(shape(step.plan), step.rule).toEqual(shape(plan))
      const optimized = optimize(plan)
      const found = await rows(optimized)
      const settle = (all: readonly string[]) => (plan.kind === 'sort' ? all : all.toSorted())
      expect(settle(found), `${printPlan(plan)}\n${printPlan(optimized)}`).toEqual(settle(expected))
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('optimizing twice changes nothing more', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const once = optimize(plan)
      expect(printPlan(optimize(once))).toBe(printPlan(once))
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('a rewrite that changes nothing gives the plan itself', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(transformUp(plan, (node) => node)).toBe(plan)
    }),
    { numRuns: 50, seed: 9 },
  )
})
