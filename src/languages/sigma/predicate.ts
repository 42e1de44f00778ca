import type { Span } from '../../source/text.ts'
import type { Comparison, Named } from './ast.ts'

/** What a search means once its modifiers are applied: alternatives and conjunctions of tests of single values. */
export type Test = { readonly span: Span } & (
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Test[] }
  | { readonly kind: 'not'; readonly operand: Test }
  | { readonly kind: 'field'; readonly field: Named; readonly predicate: Predicate }
  /** Any value of the event. */
  | { readonly kind: 'keyword'; readonly predicate: TextPredicate }
)

/** `pattern`: the whole value; case counts only when `cased`, by the Unicode simple lower-case mapping. */
export type TextPredicate =
  | { readonly kind: 'pattern'; readonly parts: Pattern; readonly cased: boolean }
  /** Found anywhere in the value. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly flags: RegexFlags }

export type Predicate =
  | TextPredicate
  /** No value: absent, null or empty. */
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly expected: boolean }
  | { readonly kind: 'cidr'; readonly network: string }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: number }
  | { readonly kind: 'field'; readonly other: Named; readonly how: FieldComparison; readonly cased: boolean }
  | {
      readonly kind: 'time-part'
      readonly part: TimePart
      readonly operator: Comparison
      readonly value: number
    }

export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
export type FieldComparison = 'equals' | 'contains' | 'startswith' | 'endswith'

export interface RegexFlags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

/** Literal texts and wildcards; no two texts stand side by side. Without parts: the empty value. */
export type Pattern = readonly PatternPart[]

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `*`: any run of characters. */
  | { readonly kind: 'run' }
  /** `?`: exactly one character. */
  | { readonly kind: 'one' }
