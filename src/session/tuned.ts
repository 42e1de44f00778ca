import type { DetectionQuery, Entity } from '../detections/package.ts'
import { renderTuned, type Tuned } from '../detections/tuned/index.ts'
import type { Exclusion } from '../detections/tuning.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { loadLanguage } from '../languages/index.ts'
import { buildCatalog } from '../schemas/catalog.ts'
import type { ValueType } from '../types/value.ts'
import { LANGUAGE_OF, PLATFORMS_OF } from './platforms.ts'

/** What a text needs no data for. */
const WITHOUT_DATA = { now: 0n, timeZone: 'UTC', vendorLimits: false, openTables: true, profile: 'lenient' } as const

/**
 * The query with exclusions worked in, as its vendor's text. What the product would refuse, or what has no exact form, is
 * refused with the reason.
 */
export async function tunedQuery(query: DetectionQuery, exclusions: readonly Exclusion[]): Promise<Tuned> {
  const before = await check(query, query.text)
  if (before.errors.length > 0) return { refused: before.errors[0] ?? '' }
  const typeOf = (entity: Entity): ValueType | undefined => before.types.get(query.entities[entity] ?? '')
  const tuned = renderTuned({ query, exclusions, typeOf })
  if ('refused' in tuned) return tuned
  const [problem] = (await check(query, tuned.text)).errors
  return problem === undefined ? tuned : { refused: problem }
}

async function check(
  query: DetectionQuery,
  text: string,
): Promise<{ readonly errors: readonly string[]; readonly types: ReadonlyMap<string, ValueType> }> {
  const language = LANGUAGE_OF[query.platform]
  if (language === 'sigma') {
    const { compileRules } = await import('../languages/sigma/ruleset.ts')
    const catalog = buildCatalog({ platforms: PLATFORMS_OF.sigma, bound: [] })
    const { outcomes, diagnostics } = compileRules([{ name: query.path, text }], { ...WITHOUT_DATA, catalog })
    const found = [...diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics)]
    return { errors: errorsOf(found), types: new Map() }
  }
  const { compile } = await loadLanguage(language)
  const catalog = buildCatalog({ platforms: PLATFORMS_OF[language], bound: [] })
  const { columns, diagnostics } = compile({ name: query.path, text }, { ...WITHOUT_DATA, catalog })
  return { errors: errorsOf(diagnostics), types: new Map(columns.map(({ name, type }) => [name, type])) }
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap((d) => (d.severity === 'error' && !NEEDS_DATA.has(d.code) ? [d.message] : []))
}

/** What a text cannot be told from alone. */
const NEEDS_DATA: ReadonlySet<string> = new Set([
  'fidelity/data-columns',
  'external/no-file',
  'fidelity/sigma-placeholder',
])
