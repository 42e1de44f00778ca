import type { LogSource } from '../../schemas/sigma/log-source.ts'
import type { SourceText, Span } from '../../source/text.ts'

/**
 * Documents of Sigma v2.1 as they are written
 * (https://github.com/SigmaHQ/sigma-specification/tree/main/specification). Every node knows its place in the YAML text.
 */
export type SigmaDocument = Rule | Correlation | Filter

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type Level = (typeof LEVELS)[number]

export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const
export type Status = (typeof STATUSES)[number]

interface Located {
  readonly span: Span
}

/** A text with its place. */
export interface Named extends Located {
  readonly name: string
}

/** What a document says of itself; `span` is that of the title. */
export interface Metadata extends Located {
  readonly title: string
  readonly id?: string
  readonly name?: string
  readonly taxonomy?: string
  readonly status?: Status
  readonly level?: Level
  readonly description?: string
  readonly license?: string
  readonly author?: string
  readonly date?: string
  readonly modified?: string
  readonly references: readonly string[]
  readonly tags: readonly string[]
  readonly fields: readonly string[]
  readonly falsePositives: readonly string[]
  readonly scope: readonly string[]
  readonly related: readonly { readonly id: string; readonly type: string }[]
}

interface Document extends Located {
  readonly source: SourceText
  readonly metadata: Metadata
}

export interface Rule extends Document {
  readonly kind: 'rule'
  readonly logSource: LogSource & Located
  readonly searches: readonly Search[]
  /** Alternatives: the rule matches when any of them holds. Never empty. */
  readonly conditions: readonly Condition[]
}

/** A search identifier of `detection`. */
export interface Search extends Named {
  readonly body: SearchBody
}

export type SearchBody = Located &
  (
    | { readonly kind: 'map'; readonly items: readonly SearchItem[] }
    /** Any of them; entries are maps, or keywords. */
    | { readonly kind: 'list'; readonly entries: readonly SearchBody[] }
    | { readonly kind: 'keywords'; readonly item: SearchItem }
  )

/** `field|modifier|modifier: values`. Without a field the values are keywords: looked for in the whole event. */
export interface SearchItem extends Located {
  readonly field?: Named
  readonly modifiers: readonly ModifierUse[]
  readonly values: readonly Value[]
  /** Whether the values stand in a YAML list, also when there is only one. */
  readonly isList: boolean
}

export interface ModifierUse extends Located {
  readonly modifier: Modifier
}

/** https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-modifiers.md */
export const MODIFIERS = [
  'all',
  'startswith',
  'endswith',
  'contains',
  'exists',
  'cased',
  'neq',
  'windash',
  're',
  'i',
  'm',
  's',
  'base64',
  'base64offset',
  'utf16le',
  'utf16be',
  'utf16',
  'wide',
  'lt',
  'lte',
  'gt',
  'gte',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'cidr',
  'expand',
  'fieldref',
] as const
export type Modifier = (typeof MODIFIERS)[number]

/** A scalar of YAML 1.2. `text` is what a number or boolean is compared as: its form in the text. */
export type Value = Located &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'boolean'; readonly text: string; readonly value: boolean }
    | { readonly kind: 'null' }
  )

/** `of`: `names` are the searches (of a correlation: rules) that the pattern stands for, in the order of the text. */
export type Condition = Located &
  (
    | { readonly kind: 'name'; readonly name: string }
    | {
        readonly kind: 'of'
        readonly quantity: 'all' | number
        readonly pattern: string
        readonly names: readonly string[]
      }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
    | { readonly kind: 'not'; readonly operand: Condition }
  )

export const CORRELATION_TYPES = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_min',
  'value_max',
  'value_percentile',
  'value_median',
] as const
export type CorrelationType = (typeof CORRELATION_TYPES)[number]

export interface Correlation extends Document {
  readonly kind: 'correlation'
  readonly type: CorrelationType
  /** Ids or names of rules and correlations. */
  readonly rules: readonly Named[]
  /** Fields or aliases. */
  readonly groupBy: readonly Named[]
  /** In ticks of 100 ns. */
  readonly timespan: bigint
  readonly aliases: readonly Alias[]
  readonly condition?: CorrelationCondition
  /** The rules that it refers to are detections of their own, too. */
  readonly generate: boolean
}

/** What a name in `group-by` or `condition.field` is in the events of each rule. */
export interface Alias extends Named {
  /** By the rule's name as the correlation refers to it. */
  readonly fields: readonly { readonly rule: Named; readonly field: Named }[]
}

export type CorrelationCondition = Located &
  (
    | {
        readonly kind: 'number'
        /** All of them hold. */
        readonly comparisons: readonly { readonly operator: Comparison; readonly value: number }[]
        readonly fields: readonly Named[]
        /** Of `value_percentile`: 0 to 100. */
        readonly percentile?: number
      }
    /** Of temporal correlations: over the rules' ids or names. */
    | { readonly kind: 'rules'; readonly condition: Condition }
  )

export const COMPARISONS = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'] as const
export type Comparison = (typeof COMPARISONS)[number]

export interface Filter extends Document {
  readonly kind: 'filter'
  readonly logSource: LogSource & Located
  /** Ids or names of rules; `any`: every rule of the log source. */
  readonly rules: readonly Named[] | 'any'
  readonly searches: readonly Search[]
  readonly conditions: readonly Condition[]
}
