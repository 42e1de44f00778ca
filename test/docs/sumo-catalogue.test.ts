import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { statusOf } from './samples.ts'
import { compile, departures, SAMPLES, sumoPage } from './sumo-catalogue.ts'

const PAGE = join(import.meta.dirname, '../../docs/languages/sumo.md')

describe('the catalogue of Sumo Logic', () => {
  test('everything that the vendor documents is exact or refused by name', () => {
    expect(SAMPLES.flatMap((sample) => statusOf(sample, compile).mistakes)).toEqual([])
  })

  test('every departure of the page has a fix that the vendor takes', () => {
    expect(departures().filter((d) => !d.isValid)).toEqual([])
  })

  test('`docs/languages/sumo.md` is up to date; `npm run docs` writes it', async () => {
    await expect(sumoPage()).toMatchFileSnapshot(PAGE)
  })
})
