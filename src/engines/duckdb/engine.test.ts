import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extend, filter, keep, limit, project } from '../../plan/build.ts'
import { type Engine, EngineFailure } from '../../plan/engine.ts'
import { aggregateCall, type Column, call, long, reference, text, windowCall } from '../../plan/expr.ts'
import { ColumnSource, type Plan } from '../../plan/plan.ts'
import { NO_SPAN } from '../../source/text.ts'
import type { Scalar, ValueType } from '../../types/value.ts'
import { openDuckDb } from './index.ts'

let directory: string
let engine: Engine
const source = new ColumnSource()

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-engine-'))
  engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: join(directory, 'spill') })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

async function rows(plan: Plan, on: Engine = engine): Promise<Scalar[][]> {
  const found: Scalar[][] = []
  for await (const batch of (await on.query(plan)).batches()) for (const row of batch) found.push([...row])
  return found
}

function values(columns: readonly (readonly [string, ValueType])[], data: readonly (readonly Scalar[])[]) {
  return {
    kind: 'values' as const,
    columns: columns.map(([name, type]) => source.fresh(name, type)),
    rows: data,
    span: NO_SPAN,
  }
}

function at(columns: readonly Column[], index: number): Column {
  const column = columns[index]
  if (column === undefined) throw new Error('no such column')
  return column
}

describe('values of every type', () => {
  test('come back as they went in', async () => {
    const plan = values(
      [
        ['b', 'boolean'],
        ['l', 'long'],
        ['r', 'real'],
        ['s', 'string'],
        ['t', 'datetime'],
        ['d', 'dynamic'],
      ],
      [
        [true, -(2n ** 63n), 0.1, 'it\'s \u0000 "q" \\ \n 😀', -621_355_968_000_000_000n, '{"a": [1, null]}'],
        [false, 2n ** 63n - 1n, Number.NaN, '', 2_147_483_648n, 'null'],
        [null, null, null, null, null, null],
        [null, -2_147_483_648n, Number.NEGATIVE_INFINITY, '$1', 0n, '"x"'],
        [null, 7n, 1e300, '\r\n\t', 0n, '[]'],
        [null, 8n, 0, '\uFEFF', 0n, '"\uFEFF"'],
        [null, 9n, 0, '\uFEFF\uFEFFlonger than what a string holds inline', 0n, '[]'],
      ],
    )
    expect(await rows(plan)).toEqual(plan.rows)
  })

  test('names that SQL would take for its own are names', async () => {
    const plan = values(
      [
        ['a"b', 'long'],
        ['select', 'long'],
        ['A"B', 'long'],
        ['', 'long'],
      ],
      [[1n, 2n, 3n, 4n]],
    )
    await engine.createAs('from "x"; drop', plan)
    const columns = [source.fresh('a"b', 'long'), source.fresh('a"b_2', 'long')]
    expect(await rows({ kind: 'scan', table: 'from "x"; drop', columns, span: NO_SPAN })).toEqual([[1n, 3n]])
  })
})

describe('order', () => {
  const input = values(
    [
      ['k', 'long'],
      ['v', 'string'],
    ],
    [
      [2n, 'a'],
      [1n, 'b'],
      [2n, 'c'],
      [1n, 'd'],
      [null, 'e'],
    ],
  )
  const k = at(input.columns, 0)
  const v = at(input.columns, 1)
  const sorted: Plan = {
    kind: 'sort',
    input,
    keys: [{ expr: reference(k), direction: 'desc', nulls: 'last' }],
    span: NO_SPAN,
  }

  test('ties keep the order of the input, and projecting the key away keeps the order', async () => {
    expect(await rows(project(sorted, [keep(v)]))).toEqual([['a'], ['c'], ['b'], ['d'], ['e']])
  })

  test('a limit takes the first in order', async () => {
    expect(await rows(limit(project(sorted, [keep(v)]), 2, NO_SPAN, 1))).toEqual([['c'], ['b']])
  })

  test('lists follow the sort below the aggregate', async () => {
    const list = aggregateCall('agg.list', [reference(v), long(10)])
    const plan: Plan = {
      kind: 'aggregate',
      input: sorted,
      keys: [],
      aggregates: [{ ...source.fresh('all', 'dynamic'), expr: list }],
      span: NO_SPAN,
    }
    expect(await rows(plan)).toEqual([['["a","c","b","d","e"]']])
  })

  test('a union gives the rows of each input in its order', async () => {
    const name = source.fresh('v', 'string')
    const plan: Plan = {
      kind: 'union',
      inputs: [project(sorted, [keep(v)]), project(input, [keep(v)])],
      columns: [name],
      span: NO_SPAN,
    }
    expect((await rows(plan)).flat().join('')).toBe('acbdeabcde')
  })

  test('row numbers and running sums follow the order', async () => {
    const number = windowCall('window.row_number', [], { partitionBy: [], orderBy: [] })
    const sum = windowCall('window.sum', [reference(k)], {
      partitionBy: [],
      orderBy: [{ expr: reference(k), direction: 'asc', nulls: 'last' }],
    })
    const plan: Plan = {
      kind: 'window',
      input,
      columns: [
        { ...source.fresh('n', 'long'), expr: number },
        { ...source.fresh('s', 'long'), expr: sum },
      ],
      span: NO_SPAN,
    }
    expect(await rows(plan)).toEqual([
      [2n, 'a', 1n, 4n],
      [1n, 'b', 2n, 1n],
      [2n, 'c', 3n, 6n],
      [1n, 'd', 4n, 2n],
      [null, 'e', 5n, 6n],
    ])
  })
})

describe('operators', () => {
  const people = values(
    [
      ['id', 'long'],
      ['name', 'string'],
      ['tags', 'dynamic'],
    ],
    [
      [1n, 'a', '["x", null, 3]'],
      [2n, 'b', '[]'],
      [3n, 'c', '{"not": "an array"}'],
    ],
  )
  const orders = values(
    [
      ['id', 'long'],
      ['amount', 'real'],
    ],
    [
      [1n, 10],
      [1n, 20],
      [4n, 30],
    ],
  )
  const on = call('compare.eq', [reference(at(people.columns, 0)), reference(at(orders.columns, 0))])
  const joined = (join: 'inner' | 'left' | 'full' | 'semi' | 'anti'): Plan => ({
    kind: 'join',
    join,
    left: project(people, people.columns.slice(0, 2).map(keep)),
    right: orders,
    on,
    span: NO_SPAN,
  })

  test('joins', async () => {
    expect(await rows(joined('inner'))).toEqual([
      [1n, 'a', 1n, 10],
      [1n, 'a', 1n, 20],
    ])
    expect(await rows(joined('left'))).toHaveLength(4)
    expect(await rows(joined('full'))).toHaveLength(5)
    expect(await rows(joined('semi'))).toEqual([[1n, 'a']])
    expect(await rows(joined('anti'))).toEqual([
      [2n, 'b'],
      [3n, 'c'],
    ])
  })

  test('unnest gives a row per element, with its place; outer keeps rows without', async () => {
    const unnest = (outer: boolean): Plan => ({
      kind: 'unnest',
      input: project(people, people.columns.filter((c) => c.name !== 'name').map(keep)),
      array: reference(at(people.columns, 2)),
      element: source.fresh('tag', 'dynamic'),
      place: source.fresh('at', 'long'),
      outer,
      span: NO_SPAN,
    })
    expect((await rows(unnest(false))).map((r) => r.toSpliced(1, 1))).toEqual([
      [1n, '"x"', 0n],
      [1n, 'null', 1n],
      [1n, '3', 2n],
    ])
    expect((await rows(unnest(true))).map((r) => r.toSpliced(1, 1)).slice(3)).toEqual([
      [2n, null, null],
      [3n, null, null],
    ])
  })

  test('an aggregate counts what its own filter lets through', async () => {
    const name = reference(at(people.columns, 1))
    const plan: Plan = {
      kind: 'aggregate',
      input: people,
      keys: [],
      aggregates: [
        {
          ...source.fresh('n', 'long'),
          expr: aggregateCall('agg.count', [], NO_SPAN, call('compare.gt', [name, text('a')])),
        },
        { ...source.fresh('s', 'long'), expr: aggregateCall('agg.sum', [reference(at(people.columns, 0))]) },
      ],
      span: NO_SPAN,
    }
    expect(await rows(plan)).toEqual([[2n, 6n]])
    expect(await rows(project(plan, []))).toHaveLength(1)
  })
})

describe('files', () => {
  test('JSON lines, JSON arrays and CSV give the named members', async () => {
    await writeFile(join(directory, 'a.jsonl'), '{"a":1,"s":"x","d":{"k":[1]}}\n{"s":null}\n{"a":3,"other":1}\n')
    await writeFile(join(directory, 'a.json'), '[{"a":1,"s":"x"},{"s":"y"}]')
    await writeFile(join(directory, 'a.csv'), 'a;s\n1;"x;""y"""\n2;\nz;w\n')
    const columns = [source.fresh('a', 'long'), source.fresh('s', 'string')]
    const read = (file: string, format: Extract<Plan, { kind: 'read' }>['format']): Plan => ({
      kind: 'read',
      paths: [join(directory, file)],
      format,
      columns,
      span: NO_SPAN,
    })
    expect(await rows(read('a.jsonl', { kind: 'json-lines' }))).toEqual([
      [1n, 'x'],
      [null, null],
      [3n, null],
    ])
    expect(await rows(read('a.json', { kind: 'json-array' }))).toEqual([
      [1n, 'x'],
      [null, 'y'],
    ])
    expect(await rows(read('a.csv', { kind: 'csv', delimiter: ';', header: true }))).toEqual([
      [1n, 'x;"y"'],
      [2n, null],
      [null, 'w'],
    ])
  })
})

describe('limits', () => {
  /** A cross join large enough to run for a long time. */
  const endless = async (): Promise<Plan> => {
    const numbers = source.fresh('n', 'long')
    const base: Plan = {
      ...values(
        [['n', 'long']],
        Array.from({ length: 3000 }, (_, i) => [BigInt(i)]),
      ),
    }
    await engine.drop('numbers')
    await engine.createAs('numbers', base)
    const scan = (): Plan => ({
      kind: 'scan',
      table: 'numbers',
      columns: [{ ...source.fresh('n', 'long') }],
      span: NO_SPAN,
    })
    const cross = (left: Plan, right: Plan): Plan => ({
      kind: 'join',
      join: 'inner',
      left,
      right,
      on: call('logic.and', []),
      span: NO_SPAN,
    })
    return {
      kind: 'aggregate',
      input: cross(cross(scan(), scan()), scan()),
      keys: [],
      aggregates: [{ ...numbers, expr: aggregateCall('agg.count', []) }],
      span: NO_SPAN,
    }
  }

  test('a timeout stops a function that holds everything else up', async () => {
    const ids = new ColumnSource()
    const subject = ids.fresh('subject', 'string')
    const rows = Array.from({ length: 2000 }, () => [`${'a'.repeat(5000)}!`])
    const values: Plan = { kind: 'values', columns: [subject], rows, span: NO_SPAN }
    const slow = call('backtracking.matches', [reference(subject), text('^(?=(a+)+c)'), text('')])
    const plan = filter(values, slow)
    const run = async () => {
      for await (const _ of (await engine.query(plan, { timeout: 300 })).batches());
    }
    await expect(run()).rejects.toMatchObject({ kind: 'timeout' })
  })

  test('a timeout stops the query', async () => {
    const plan = await endless()
    const run = async () => {
      for await (const _ of (await engine.query(plan, { timeout: 100 })).batches());
    }
    await expect(run()).rejects.toMatchObject({ kind: 'timeout' })
  })

  test('an abort stops the query', async () => {
    const plan = await endless()
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)
    const run = async () => {
      for await (const _ of (await engine.query(plan, { signal: controller.signal })).batches());
    }
    await expect(run()).rejects.toMatchObject({ kind: 'interrupted' })
  })

  test('a query that DuckDB refuses says why', async () => {
    const columns = [source.fresh('n', 'long')]
    const failed = rows({ kind: 'scan', table: 'no such table', columns, span: NO_SPAN })
    await expect(failed).rejects.toBeInstanceOf(EngineFailure)
    await expect(failed).rejects.toThrow(/no such table/)
  })

  test('data beyond the memory limit spills, also once sealed; a state that cannot spill is a memory failure', async () => {
    const small = await openDuckDb({ memoryLimit: '110MB', threads: 2, tempDirectory: join(directory, 'small') })
    const base = values(
      [['n', 'long']],
      Array.from({ length: 1000 }, (_, i) => [BigInt(i)]),
    )
    await small.createAs('n', base)
    await small.seal()
    const scan = () => ({ kind: 'scan' as const, table: 'n', columns: [source.fresh('n', 'long')], span: NO_SPAN })
    const [left, right] = [scan(), scan()]
    const cross: Plan = { kind: 'join', join: 'inner', left, right, on: call('logic.and', []), span: NO_SPAN }
    const wide = (name: string, column: Column) => ({
      ...source.fresh(name, 'string'),
      expr: call('hash.sha256', [call('convert.integer_to_text', [reference(column)])]),
    })
    const plan = extend(cross, [wide('a', at(left.columns, 0)), wide('b', at(right.columns, 0))])
    expect(await small.createAs('big', plan)).toBe(1_000_000)
    const all = aggregateCall('agg.list', [wide('x', at(left.columns, 0)).expr, long(1_000_000_000)])
    const heavy: Plan = {
      kind: 'aggregate',
      input: extend(cross, []),
      keys: [],
      aggregates: [{ ...source.fresh('l', 'dynamic'), expr: all }],
      span: NO_SPAN,
    }
    await expect(rows(heavy, small)).rejects.toMatchObject({ kind: 'memory' })
    await small.close()
  })

  test('once sealed, no file can be read', async () => {
    const sealed = await openDuckDb({ memoryLimit: '100MB', tempDirectory: join(directory, 'sealed') })
    await sealed.seal()
    const columns = [source.fresh('a', 'string')]
    const format = { kind: 'json-lines' as const }
    const read: Plan = { kind: 'read', paths: [join(directory, 'a.jsonl')], format, columns, span: NO_SPAN }
    await expect(rows(read, sealed)).rejects.toThrow(/disabled/)
    await sealed.close()
    expect(await readdir(directory)).not.toContain('sealed')
  })
})

test('several queries run at once, and a result left half read does no harm', async () => {
  const plan = values(
    [['n', 'long']],
    Array.from({ length: 5000 }, (_, i) => [BigInt(i)]),
  )
  await engine.createAs('many', plan)
  const scan = (): Plan => ({ kind: 'scan', table: 'many', columns: [source.fresh('n', 'long')], span: NO_SPAN })
  const results = await Promise.all(Array.from({ length: 6 }, () => rows(scan())))
  expect(results.map((r) => r.length)).toEqual([5000, 5000, 5000, 5000, 5000, 5000])
  for await (const batch of (await engine.query(scan())).batches()) {
    expect(batch.length).toBeGreaterThan(0)
    break
  }
  expect(await engine.insert('many', filter(plan, call('compare.lt', [reference(at(plan.columns, 0)), long(3)])))).toBe(
    3,
  )
  expect(await rows(limit(scan(), 1, NO_SPAN, 5002))).toEqual([[2n]])
})
