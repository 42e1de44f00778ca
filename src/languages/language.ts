import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Column } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Need } from '../schemas/external.ts'
import type { Profile } from '../schemas/resolve.ts'
import type { Catalog } from '../schemas/table.ts'
import type { SourceText } from '../source/text.ts'

export type LanguageId = 'kql' | 'cql' | 'aql' | 'sumo'

export interface CompileOptions {
  readonly catalog: Catalog
  /** `vendor`: what the product accepts. `lenient`: also what people write, each departure reported with a fix. */
  readonly profile: Profile
  /** The query's clock, in ticks. */
  readonly now: bigint
  /** IANA zone in which times are printed by functions that have a default zone. */
  readonly timeZone: string
  /** Cut results where the product would; otherwise the limit is reported as a note. */
  readonly vendorLimits: boolean
}

export interface Compilation {
  /** Absent when there are errors. */
  readonly plan?: Plan
  /** What is to be there before the plan runs; absent when nothing is. */
  readonly needs?: readonly Need[]
  /** The result's columns in order. */
  readonly columns: readonly Column[]
  readonly diagnostics: readonly Diagnostic[]
  /** The syntax tree as indented text, for `explain`. */
  readonly printAst: () => string
}

/** A query language: text to plan. `compile` never throws for any text. */
export interface Language {
  readonly id: LanguageId
  /** As reports name it: `KQL`. */
  readonly label: string
  readonly compile: (source: SourceText, options: CompileOptions) => Compilation
}
