import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/plan.ts'
import type { Catalog } from '../schemas/table.ts'
import type { SourceText } from '../source/text.ts'
import type { Site, Survey } from './sites.ts'

/** What rules look at: the plan as the text was lowered, before any rewrite. */
export interface Inspection extends Survey {
  readonly plan: Plan
  readonly source: SourceText
  readonly catalog: Catalog
}

/**
 * `site`: looks at one place; the text may stand in the plan several times, and only what is found at each of them is
 * reported. `plan`: looks at the whole.
 */
export type LintRule = {
  readonly name: string
} & (
  | { readonly site: (site: Site, inspection: Inspection) => readonly Diagnostic[] }
  | { readonly plan: (inspection: Inspection) => readonly Diagnostic[] }
)
