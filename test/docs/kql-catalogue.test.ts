import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFUSED } from '../../src/languages/kql/refusals.ts'
import { catalogue, kqlPage } from './kql-catalogue.ts'

const PAGE = join(import.meta.dirname, '../../docs/languages/kql.md')

describe('the catalogue of KQL', () => {
  const all = catalogue()

  test('everything of the vendor is lowered or has a reason', () => {
    expect(all.filter((e) => !e.lowered && e.reason === undefined).map((e) => `${e.kind} ${e.name}`)).toEqual([])
  })

  test('nothing that is lowered has a reason to be refused', () => {
    expect(all.filter((e) => e.lowered && e.reason !== undefined).map((e) => `${e.kind} ${e.name}`)).toEqual([])
  })

  test('reasons are about what the vendor has', () => {
    const known = new Set(all.map((e) => `${e.kind} ${e.name}`))
    expect(REFUSED.filter((name) => !known.has(name))).toEqual([])
  })

  test('`docs/languages/kql.md` is up to date; `npm run docs` writes it', async () => {
    await expect(kqlPage()).toMatchFileSnapshot(PAGE)
  })
})
