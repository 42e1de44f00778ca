import { expect, test } from 'vitest'
import type { CompileOptions } from '../language.ts'
import { CQL_LANGUAGE } from './index.ts'

const OPTIONS: CompileOptions = {
  catalog: {
    tables: new Map([['events', { name: 'events', columns: [{ name: 'user', type: 'string', standing: 'schema' }] }]]),
  },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
  openTables: true,
}

const TEXT = `$"a/b:prepare"(x=1)
| match("it/people.csv", field=user, column=id, include=[name], strict=false)
| cidr(user, file=nets.csv, column=net)
| readFile(more.csv, include=[name, other])
| ioc:lookup(name, type=domain)
| rdns(other)`

test('whoever does not run a query gets a plan over files of which nothing is known', () => {
  const { plan, diagnostics } = CQL_LANGUAGE.compile({ name: 'q.cql', text: TEXT }, OPTIONS)
  expect(plan).toBeDefined()
  const told = diagnostics.filter((d) => d.code.startsWith('name/')).map((d) => /`([^`]*)`/.exec(d.message)?.[1])
  expect(told).toEqual(['$a/b:prepare', 'it/people.csv', 'nets.csv', 'more.csv', 'ioc', 'rdns'])
})

test('whoever runs it, and whoever checks it for the product, is told that they are not given', () => {
  for (const options of [
    { ...OPTIONS, openTables: false },
    { ...OPTIONS, profile: 'vendor' as const },
  ]) {
    const { plan, diagnostics } = CQL_LANGUAGE.compile({ name: 'q.cql', text: TEXT }, options)
    expect(plan).toBeUndefined()
    expect(diagnostics.filter((d) => d.code === 'external/no-file')).toHaveLength(6)
  }
})
