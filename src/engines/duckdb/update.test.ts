import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../plan/engine.ts'
import { and, type Column, call, literal, reference } from '../../plan/expr.ts'
import { ColumnSource, type Plan } from '../../plan/plan.ts'
import { NO_SPAN } from '../../source/text.ts'
import type { Scalar } from '../../types/value.ts'
import { openDuckDb } from './index.ts'

let directory: string
let engine: Engine
const ids = new ColumnSource()

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-update-'))
  engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: join(directory, 'spill') })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

function columns(): readonly [id: Column, text: Column, note: Column] {
  return [ids.fresh('id', 'long'), ids.fresh('some "text"', 'string'), ids.fresh('note', 'string')]
}

async function table(name: string, rows: readonly (readonly Scalar[])[]): Promise<void> {
  await engine.createAs(name, { kind: 'values', columns: columns(), rows, span: NO_SPAN })
}

async function rowsOf(name: string): Promise<readonly (readonly Scalar[])[]> {
  const scan: Plan = { kind: 'scan', table: name, columns: columns(), span: NO_SPAN }
  const rows: (readonly Scalar[])[] = []
  for await (const batch of (await engine.query(scan)).batches()) rows.push(...batch)
  return rows
}

test('an update sets what it looks up, in place, and leaves other rows and columns', async () => {
  const count = 5000
  await table(
    'events',
    Array.from({ length: count }, (_, i) => [BigInt(i), i % 2 === 0 ? null : 'own', `n${i}`]),
  )
  await table('facts', [
    [3n, 'three', null],
    [4n, 'four', null],
    [9999n, 'none', null],
  ])
  const [id, text, note] = columns()
  const [factId, factText, factNote] = columns()
  const changed = await engine.update('events', {
    columns: [id, text, note],
    from: [{ kind: 'scan', table: 'facts', columns: [factId, factText, factNote], span: NO_SPAN }],
    on: and([call('compare.eq', [reference(id), reference(factId)])]),
    set: [
      { ...text, expr: call('logic.coalesce', [reference(text), reference(factText)]) },
      { ...note, expr: literal('string', null) },
    ],
  })
  expect(changed).toBe(2)
  const rows = await rowsOf('events')
  expect(rows.slice(2, 6)).toEqual([
    [2n, null, 'n2'],
    [3n, 'own', null],
    [4n, 'four', null],
    [5n, 'own', 'n5'],
  ])
  expect(rows.map(([first]) => first)).toEqual(Array.from({ length: count }, (_, i) => BigInt(i)))
})

test('an update can need rows of two plans', async () => {
  await table('items', [
    [1n, 'a', null],
    [2n, 'a', null],
    [1n, 'b', null],
  ])
  await table('numbers', [[1n, 'one', null]])
  await table('letters', [[0n, 'a', null]])
  const [id, text, note] = columns()
  const [numberId, numberText, numberNote] = columns()
  const [letterId, letterText, letterNote] = columns()
  await engine.update('items', {
    columns: [id, text, note],
    from: [
      { kind: 'scan', table: 'numbers', columns: [numberId, numberText, numberNote], span: NO_SPAN },
      { kind: 'scan', table: 'letters', columns: [letterId, letterText, letterNote], span: NO_SPAN },
    ],
    on: and([
      call('compare.eq', [reference(id), reference(numberId)]),
      call('compare.eq', [reference(text), reference(letterText)]),
    ]),
    set: [{ ...note, expr: reference(numberText) }],
  })
  expect(await rowsOf('items')).toEqual([
    [1n, 'a', 'one'],
    [2n, 'a', null],
    [1n, 'b', null],
  ])
})
