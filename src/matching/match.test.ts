import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuckDb } from '../engines/duckdb/index.ts'
import { compute, filter, keep, limit, project } from '../plan/build.ts'
import { type Engine, EngineFailure } from '../plan/engine.ts'
import { and, boolean, type Column, call, type Expr, literal, long, not, or, reference, text } from '../plan/expr.ts'
import { ColumnSource, outputColumns, type Plan } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Scalar } from '../types/value.ts'
import type { MatchCondition, MatchedRow } from './many.ts'
import { type MatchOptions, matchMany } from './match.ts'

let directory: string
let engine: Engine
const source = new ColumnSource()
let tableCount = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-matching-'))
  engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: join(directory, 'spill') })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

const COLUMNS = [
  { name: 'id', type: 'long' },
  { name: 'a', type: 'string' },
  { name: 'b', type: 'string' },
  { name: 'n', type: 'long' },
] as const

interface Table {
  readonly plan: Plan
  readonly a: Column
  readonly b: Column
  readonly n: Column
}

/** A table of the rows, each with its place. */
async function tableOf(rows: readonly (readonly [Scalar, Scalar, Scalar])[]): Promise<Table> {
  tableCount += 1
  const name = `t${tableCount}`
  const fresh = () => COLUMNS.map((c) => source.fresh(c.name, c.type))
  const values = rows.map((row, place) => [BigInt(place), ...row])
  await engine.createAs(name, { kind: 'values', columns: fresh(), rows: values, span: NO_SPAN })
  const columns = fresh()
  const [, a, b, n] = columns
  if (a === undefined || b === undefined || n === undefined) throw new Error('no columns')
  return { plan: { kind: 'scan', table: name, columns, span: NO_SPAN }, a, b, n }
}

async function matched(input: Plan, conditions: readonly MatchCondition[], options?: MatchOptions) {
  const found: MatchedRow[] = []
  for await (const batch of matchMany(engine, { input, conditions }, options)) found.push(...batch)
  return found
}

async function rowsOf(plan: Plan): Promise<(readonly Scalar[])[]> {
  const found: (readonly Scalar[])[] = []
  for await (const batch of (await engine.query(plan)).batches()) found.push(...batch)
  return found
}

/** What the engine itself says of each condition and part, one by one. */
async function expected(input: Plan, conditions: readonly MatchCondition[]): Promise<MatchedRow[]> {
  const all = conditions.flatMap(({ when, parts }) => [when, ...parts])
  const answers = all.map((expr) => compute(source.fresh('x', 'boolean'), call('logic.is_true', [expr])))
  const columns = outputColumns(input)
  const rows = await rowsOf(project(input, [...columns.map(keep), ...answers]))
  return rows.flatMap((row) => {
    let at = columns.length
    const found = conditions.flatMap(({ parts }, condition) => {
      const holds = row[at]
      const own = parts.flatMap((_, part) => (row[at + 1 + part] === true ? [part] : []))
      at += 1 + parts.length
      return holds === true ? [{ condition, parts: own }] : []
    })
    return found.length === 0 ? [] : [{ values: row.slice(0, columns.length), matched: found }]
  })
}

async function expectSame(input: Plan, conditions: readonly MatchCondition[], options?: MatchOptions): Promise<void> {
  expect(await matched(input, conditions, options)).toEqual(await expected(input, conditions))
}

const WORDS = [
  '',
  'a',
  'A',
  'b',
  'ab',
  'AB',
  'abc',
  'aBc',
  'bca',
  'cmd.exe',
  '\\CMD.exe',
  ' -s ',
  'İ',
  'i',
  'ς',
  'σ',
  'Σ',
  'ẞ',
  'ß',
  'K',
  'k',
  'ſ',
  's',
  'é',
  '\u{1F600}',
  '\uFEFF',
  '\u0000',
  '\u0001',
  '\n',
  ',',
  '"',
  "'",
  '%',
  '_',
  '\\',
  '-',
  '4688',
  '\uFFFD',
  'x'.repeat(50),
] as const

const word = fc.constantFrom(...WORDS)
const phrase = fc.oneof(
  word,
  fc.array(word, { maxLength: 5 }).map((words) => words.join('')),
)
const value = fc.option(
  fc.oneof({ weight: 5, arbitrary: phrase }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
)
const needle = fc.oneof(
  phrase,
  phrase.map((t) => t.toLowerCase()),
  fc.constant('\ud800a'),
)
const likePattern = fc
  .array(
    fc.oneof(
      word.map((w) => w.replace(/[\\%_]/g, '\\$&')),
      fc.constantFrom('%', '%', '_'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
const PATTERNS = [
  'ab+c',
  '(?i)AB',
  '(?i)^(cmd|s|k)',
  'a.c$',
  '[ab]{2}',
  '(?i)cmd\\.exe|x{20}',
  '(ab|bc)a?',
  '(?i)k|i',
  '\\s-s',
  '',
] as const
const SEARCHES = ['compare.eq', 'compare.ne', 'text.contains', 'text.starts_with', 'text.ends_with'] as const
const FOLDED = ['text.contains_ci', 'text.starts_with_ci', 'text.ends_with_ci', 'text.equals_ci'] as const

function conditionsOf({ a, b, n }: Table): fc.Arbitrary<Expr> {
  const column = fc.constantFrom(a, b)
  const read = fc
    .tuple(column, fc.boolean())
    .map(([c, lower]) => (lower ? call('text.lower', [reference(c)]) : reference(c)))
  const nullText = literal('string', null)
  const atom: fc.Arbitrary<Expr> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(fc.constantFrom(...SEARCHES), read, needle).map(([fn, x, t]) => call(fn, [x, text(t)])),
    },
    { weight: 2, arbitrary: fc.tuple(read, likePattern).map(([x, t]) => call('text.like', [x, text(t)])) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...FOLDED), read, needle).map(([fn, x, t]) => call(fn, [x, text(t)])),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(read, fc.array(fc.option(needle), { minLength: 1, maxLength: 4 }))
        .map(([x, list]) => call('logic.in', [x, ...list.map((t) => (t === null ? nullText : text(t)))])),
    },
    { weight: 1, arbitrary: read.map((x) => call('logic.is_null', [x])) },
    {
      weight: 2,
      arbitrary: fc.tuple(read, fc.constantFrom(...PATTERNS)).map(([x, p]) => call('regex.matches', [x, text(p)])),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(read, fc.constantFrom('i', ''))
        .map(([x, flags]) => call('backtracking.matches', [x, text('ab(?=c)|s'), text(flags)])),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(-1n, 0n, 1n, 4688n).map((v) => call('compare.lt', [reference(n), literal('long', v)])),
    },
    { weight: 1, arbitrary: read.map((x) => call('compare.gt', [call('convert.text_to_long', [x]), long(3)])) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        call('compare.eq', [reference(a), reference(b)]),
        call('text.contains', [reference(a), reference(b)]),
        call('text.contains', [reference(a), nullText]),
        boolean(true),
        boolean(false),
        literal('boolean', null),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(column, needle)
        .map(([c, t]) => call('text.contains', [call('logic.coalesce', [reference(c), text('ab')]), text(t)])),
    },
  )
  return fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: atom },
      { weight: 2, arbitrary: fc.array(tie('expr'), { maxLength: 4 }).map((list) => and(list)) },
      { weight: 2, arbitrary: fc.array(tie('expr'), { maxLength: 4 }).map((list) => or(list)) },
      { weight: 2, arbitrary: tie('expr').map((e) => not(e)) },
      { weight: 1, arbitrary: tie('expr').map((e) => not(call('logic.is_true', [e]))) },
      { weight: 1, arbitrary: tie('expr').map((e) => call('logic.is_null', [e])) },
    ),
  })).expr
}

function contains(column: Column, needle: string, parts: readonly Expr[] = []): MatchCondition {
  return { when: call('text.contains', [call('text.lower', [reference(column)]), text(needle)]), parts }
}

const IS_FUZZ = process.env['FUZZ'] !== undefined

describe('every condition is decided as by the engine', () => {
  test(
    'for any rows and conditions',
    async () => {
      const given = fc
        .array(fc.tuple(value, value, fc.option(fc.constantFrom(-1n, 0n, 1n, 4688n))), { maxLength: 30 })
        .chain((rows) => fc.tuple(fc.constant(rows), fc.constantFrom(10, 1000)))
      await fc.assert(
        fc.asyncProperty(given, fc.gen(), async ([rows, sliceRows], gen) => {
          const table = await tableOf(rows)
          const expr = conditionsOf(table)
          const conditions = Array.from({ length: 6 }, () => ({
            when: gen(() => expr),
            parts: [gen(() => expr), gen(() => expr)],
          }))
          await expectSame(table.plan, conditions, { sliceRows })
        }),
        { numRuns: IS_FUZZ ? 1000 : 20 },
      )
    },
    IS_FUZZ ? 1_800_000 : 120_000,
  )

  test('through projections, filters, unions and what is made of several rows', async () => {
    const one = await tableOf([
      ['Alpha beta', 'x', 1n],
      ['beta', 'y', 2n],
      [null, 'beta', 3n],
    ])
    const two = await tableOf([
      ['GAMMA beta', null, 4n],
      ['alpha', 'alpha', 5n],
    ])
    const made = source.fresh('made', 'string')
    const shape = (table: Table): Plan =>
      filter(
        project(table.plan, [keep(table.n), compute(made, call('text.concat', [reference(table.a), text('!')]))]),
        call('compare.ne', [reference(table.n), long(2)]),
      )
    const columns = [source.fresh('n', 'long'), source.fresh('made', 'string')]
    const [, text2] = columns
    if (text2 === undefined) throw new Error('no column')
    const union: Plan = { kind: 'union', inputs: [shape(one), shape(two)], columns, span: NO_SPAN }
    const conditions = [contains(text2, 'alpha', [boolean(true)]), contains(text2, 'beta!')]
    for (const sliceRows of [1, 2, 1000]) await expectSame(union, conditions, { sliceRows })
    await expectSame(limit(union, 2, NO_SPAN, 1), conditions, { sliceRows: 1 })
    const values: Plan = { kind: 'values', columns, rows: [[1n, 'alpha']], span: NO_SPAN }
    await expectSame(values, conditions)
  })

  test('where a column of the table is called as the engine calls the number of a row', async () => {
    const columns = [source.fresh('rowid', 'string'), source.fresh('t', 'string')]
    await engine.createAs('hidden', {
      kind: 'values',
      columns,
      rows: [
        ['7', 'ab'],
        ['7', 'b'],
      ],
      span: NO_SPAN,
    })
    const t = source.fresh('t', 'string')
    const without: Plan = { kind: 'scan', table: 'hidden', columns: [t], span: NO_SPAN }
    await expectSame(without, [contains(t, 'b'), contains(t, 'a')])
    const both = [source.fresh('rowid', 'string'), t]
    await expectSame({ kind: 'scan', table: 'hidden', columns: both, span: NO_SPAN }, [contains(t, 'a')])
  })

  test('5,000 conditions with many literals, long texts and only distinct values', async () => {
    const rows = Array.from({ length: 1000 }, (_, i): [string, string, bigint] => [
      `Value ${i} Word${i * 7} ${i % 10 === 0 ? 'z'.repeat(5000) : ''}${'q'.repeat(40)}${i}`,
      `b${i % 3}`,
      BigInt(i),
    ])
    const { plan, a, b } = await tableOf(rows)
    const conditions = Array.from({ length: 5000 }, (_, i) => ({
      when: and([
        or([contains(a, `word${i * 7} `).when, contains(a, `${'q'.repeat(40)}${i}`).when]),
        not(call('logic.is_true', [call('compare.eq', [reference(b), text('b1')])])),
      ]),
      parts: [],
    }))
    const found = await matched(plan, conditions)
    const pairs = found.flatMap((row) => row.matched.map((m) => [Number(row.values[0]), m.condition]))
    const wanted = rows.flatMap((_, i) =>
      i % 3 === 1 ? [] : conditions.flatMap((_, c) => (i === c || String(i).startsWith(String(c)) ? [[i, c]] : [])),
    )
    expect(pairs).toEqual(wanted)
  }, 60_000)

  test('nothing is found without rows or conditions, everything by a condition that is always true', async () => {
    const none = await tableOf([])
    expect(await matched(none.plan, [{ when: boolean(true), parts: [] }])).toEqual([])
    const some = await tableOf([
      ['a', null, null],
      [null, null, null],
    ])
    expect(await matched(some.plan, [])).toEqual([])
    await expectSame(some.plan, [{ when: boolean(true), parts: [contains(some.a, 'a').when] }, contains(some.b, '')])
  })
})

describe('a matching that ends early', () => {
  const tablesLeft = async (): Promise<string> => {
    const columns = [source.fresh('table_name', 'string')]
    const scan: Plan = { kind: 'scan', table: 'duckdb_tables', columns, span: NO_SPAN }
    return (await rowsOf(scan))
      .flat()
      .filter((name) => String(name).startsWith('matching'))
      .join()
  }

  test('leaves no tables when it is stopped, fails, or is not read to its end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i): [string, string, bigint] => [`v${i}`, 'b', 1n])
    const { plan, a } = await tableOf(rows)
    const stop = new AbortController()
    const parts: number[] = []
    const progress = (part: number): void => {
      parts.push(part)
      if (part > 0.3) stop.abort()
    }
    const options = { signal: stop.signal, progress, sliceRows: 5000 }
    await expect(matched(plan, [contains(a, 'v1')], options)).rejects.toBeInstanceOf(EngineFailure)
    expect(parts.at(-1)).toBeLessThan(0.6)
    expect(await tablesLeft()).toBe('')

    for await (const batch of matchMany(engine, { input: plan, conditions: [contains(a, 'v1')] })) {
      expect(batch.length).toBeGreaterThan(0)
      break
    }
    expect(await tablesLeft()).toBe('')

    const unfinished = call('text.like', [reference(a), text('v\\')])
    await expect(matched(plan, [{ when: unfinished, parts: [] }])).rejects.toBeInstanceOf(EngineFailure)
    expect(await tablesLeft()).toBe('')
  })

  test('tells how far it is', async () => {
    const { plan, a } = await tableOf([
      ['a', 'b', 1n],
      ['b', 'b', 1n],
      ['c', 'b', 1n],
    ])
    const parts: number[] = []
    await matched(plan, [contains(a, 'b')], { sliceRows: 1, progress: (part) => parts.push(part) })
    expect(parts).toEqual(parts.toSorted((x, y) => x - y))
    expect(parts.at(-1)).toBe(1)
  })
})
