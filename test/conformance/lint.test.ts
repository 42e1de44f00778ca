import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadLanguage } from '../../src/languages/index.ts'
import type { LanguageId } from '../../src/languages/language.ts'
import { lintPlan } from '../../src/lint/index.ts'
import { buildCatalog } from '../../src/schemas/catalog.ts'
import { planToLint } from '../../src/session/lint.ts'
import { PLATFORMS_OF } from '../../src/session/platforms.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

/** Every so many queries: the whole corpora take minutes. */
const EVERY = 15

/** A rule that speaks of more queries than this share of them says nothing about any. */
const MOST_SPOKEN_OF = 0.2

function queries(language: LanguageId): readonly string[] {
  return readFileSync(`${SHARED}/conformance/${language}/corpus.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .filter((_, index) => index % EVERY === 0)
    .map((line) => (JSON.parse(line) as { query: string }).query) // the files are what the interface says
}

async function counts(id: LanguageId) {
  const { compile, review } = await loadLanguage(id)
  const catalog = buildCatalog({ platforms: PLATFORMS_OF[id], bound: [] })
  const spokenOf: Record<string, number> = {}
  let plans = 0
  for (const text of queries(id)) {
    const source = { name: 'q', text }
    const options = {
      catalog,
      profile: 'lenient',
      now: 0n,
      timeZone: 'UTC',
      vendorLimits: false,
      openTables: true,
    } as const
    const plan = planToLint(compile, source, options)
    if (plan === undefined) continue
    plans += 1
    const codes = new Set([...lintPlan(plan, source, catalog), ...(review?.(source) ?? [])].map((d) => d.code))
    for (const code of codes) spokenOf[code] = (spokenOf[code] ?? 0) + 1
  }
  return { plans, spokenOf }
}

describeWithSharedData('logic lint of real queries', () => {
  test.each(['kql', 'cql', 'aql', 'sumo'] as const)('%s: no rule cries wolf', { timeout: 240_000 }, async (id) => {
    const { plans, spokenOf } = await counts(id)
    if (process.env['VERBOSE']) console.log(id, `${plans} plans`, spokenOf)
    expect(plans).toBeGreaterThan(5)
    for (const [code, count] of Object.entries(spokenOf)) expect(count / plans, code).toBeLessThan(MOST_SPOKEN_OF)
  })
})
