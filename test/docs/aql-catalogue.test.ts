import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aqlPage, compile, departures, SAMPLES } from './aql-catalogue.ts'
import { statusOf } from './samples.ts'

const PAGE = join(import.meta.dirname, '../../docs/languages/aql.md')

describe('the catalogue of AQL', () => {
  test('everything that the vendor documents is exact or refused by name', () => {
    expect(SAMPLES.flatMap((sample) => statusOf(sample, compile).mistakes)).toEqual([])
  })

  test('every departure of the page has a fix that the vendor takes', () => {
    expect(departures().filter((d) => !d.isValid)).toEqual([])
  })

  test('`docs/languages/aql.md` is up to date; `npm run docs` writes it', async () => {
    await expect(aqlPage()).toMatchFileSnapshot(PAGE)
  })
})
