import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DOCUMENTED_FUNCTIONS } from '../../src/languages/cql/names.ts'
import { REFUSED } from '../../src/languages/cql/refusals.ts'
import { catalogue, cqlPage, departures, undocumented } from './cql-catalogue.ts'

const PAGE = join(import.meta.dirname, '../../docs/languages/cql.md')

describe('the catalogue of CQL', () => {
  const all = catalogue()

  test('every documented function is lowered or has a reason', () => {
    expect(all.filter((e) => !e.lowered && e.reason === undefined).map((e) => e.name)).toEqual([])
  })

  test('nothing that is lowered has a reason to be refused', () => {
    expect(all.filter((e) => e.lowered && e.reason !== undefined).map((e) => e.name)).toEqual([])
  })

  test('reasons and lowerings are about what the vendor documents', () => {
    const known = new Set(DOCUMENTED_FUNCTIONS.map((name) => name.toLowerCase()))
    expect([...REFUSED.filter((name) => !known.has(name)), ...undocumented()]).toEqual([])
  })

  test('every departure of the page has a fix that LogScale takes', () => {
    expect(departures().filter((d) => !d.isValid || d.fixed === d.written)).toEqual([])
  })

  test('`docs/languages/cql.md` is up to date; `npm run docs` writes it', async () => {
    await expect(cqlPage()).toMatchFileSnapshot(PAGE)
  })
})
