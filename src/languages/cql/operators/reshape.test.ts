import { expect, test } from 'vitest'
import type { CompileOptions, DataColumns } from '../../language.ts'
import { CQL_LANGUAGE } from '../index.ts'

const column = (name: string) => ({ name, type: 'string', standing: 'record' }) as const

const options: CompileOptions = {
  catalog: { tables: new Map([['events', { name: 'events', columns: ['level', 'host'].map(column) }]]) },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
}

function compiled(text: string, names: readonly string[]) {
  const source = { name: 'test', text }
  const first = CQL_LANGUAGE.compile(source, options)
  const key = first.probe?.key ?? ''
  const probed = new Map<string, DataColumns>([[key, first.probe?.read(names) ?? []]])
  return { first, second: CQL_LANGUAGE.compile(source, { ...options, probed }) }
}

test('the columns of a transposed header are asked of the data', () => {
  const { first, second } = compiled('groupBy(level) | transpose(header=level)', ['warn', 'error'])
  expect(first.plan).toBeUndefined()
  expect(first.probe).toBeDefined()
  expect(second.columns.map((c) => c.name)).toEqual(['column', 'error', 'warn'])
})

test('the field of a pivot names the rows, too', () => {
  const { second } = compiled('groupBy(level) | transpose(level)', ['b', 'a'])
  expect(second.columns.map((c) => c.name)).toEqual(['level', 'a', 'b'])
})

test('more values than columns are refused', () => {
  const many = Array.from({ length: 2001 }, (_, i) => `v${i}`)
  const { second } = compiled('groupBy(level) | transpose(header=level)', many)
  expect(second.diagnostics.map((d) => d.message).join()).toContain('more than 2000 different fields')
})
