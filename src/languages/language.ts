import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Column } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Need } from '../schemas/external.ts'
import type { Profile } from '../schemas/resolve.ts'
import type { Catalog } from '../schemas/table.ts'
import type { SourceText } from '../source/text.ts'
import type { ValueType } from '../types/value.ts'

export type LanguageId = 'kql' | 'cql' | 'aql' | 'sumo' | 'sigma'

/** How MATCHES and IMATCHES of AQL read a pattern, which no page of IBM says. */
export type AqlRegex = 'find' | 'full'

/** Events count from `start` on and before `end`, in ticks. */
export interface Interval {
  readonly start?: bigint
  readonly end?: bigint
}

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
  /** The searched interval; absent bounds are open. */
  readonly interval?: Interval
  /** Under the lenient profile: compile over tables that nothing is known of. Whoever runs the plan must not ask for it. */
  readonly openTables?: boolean
  /** Values of the parameters that the query declares, as text. */
  readonly parameters?: ReadonlyMap<string, string>
  /** Queries that the query may call by name. */
  readonly savedQueries?: ReadonlyMap<string, SavedQuery>
  /** Of AQL: whether MATCHES finds its pattern anywhere (the default) or compares the whole value. */
  readonly aqlRegex?: AqlRegex
  /** Of Sumo Logic: the source category of messages that have none. */
  readonly sourceCategory?: string
  /** What probes have told so far. */
  readonly probed?: ReadonlyMap<string, DataColumns>
}

/** The text of a file that the user gave for a saved query, or why it could not be read. */
export type SavedQuery = SourceText | { readonly path: string; readonly reason: string }

/** A column that is known from data only. */
export interface DataColumn {
  readonly name: string
  readonly type: ValueType
  /** Where its values come from; the language that asked knows what this means. */
  readonly source: string
}

/** Columns, or why there can be none. */
export type DataColumns = readonly DataColumn[] | { readonly problem: string }

/**
 * A plan to run first: it tells the columns of a part of the query. Its answer is handed back in
 * `CompileOptions.probed` under `key`, and the text is compiled again.
 */
export interface Probe {
  readonly key: string
  /** Gives one column of text. */
  readonly plan: Plan
  readonly read: (values: readonly string[]) => DataColumns
}

export interface Compilation {
  /** Absent when there are errors. */
  readonly plan?: Plan
  /** Present when columns are known from data only; whoever runs the query runs this first. */
  readonly probe?: Probe
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
  /** Findings of the lint that the form of a text tells; those that its meaning tells are found in the plan. */
  readonly review?: (source: SourceText) => readonly Diagnostic[]
}
