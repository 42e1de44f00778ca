import type { Span } from '../../source/text.ts'

interface Located {
  readonly span: Span
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

export type BitOperator = '&' | '|' | '#' | '<<' | '>>' | '>>>'

export type BinaryOperator = Comparison | '+' | '-' | '*' | '/' | '%' | '^' | BitOperator

export type MatchOperator = 'LIKE' | 'ILIKE' | 'MATCHES' | 'IMATCHES'

/** A name as written; `quote` is what it stands in: "..." for columns and aliases, '...' where an alias is meant. */
export interface Name extends Located {
  readonly name: string
  readonly quote: '' | '"' | "'"
}

export interface CaseArm {
  readonly when: Expression
  readonly result: Expression
}

export type Expression = Located &
  (
    | { readonly kind: 'text'; readonly value: string }
    /** `text` as written, so that `0x1F` and `2.0` print as such. */
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'name'; readonly name: Name }
    /** `star` for COUNT(*), `distinct` for COUNT(DISTINCT x), which AQL lacks. */
    | {
        readonly kind: 'call'
        readonly name: Name
        readonly args: readonly Expression[]
        readonly star: boolean
        readonly distinct: boolean
      }
    | { readonly kind: 'negate'; readonly value: Expression }
    /** `~x`: every bit the other way. */
    | { readonly kind: 'complement'; readonly value: Expression }
    | { readonly kind: 'not'; readonly value: Expression }
    | { readonly kind: 'logical'; readonly operator: 'AND' | 'OR'; readonly items: readonly Expression[] }
    | {
        readonly kind: 'binary'
        readonly operator: BinaryOperator
        readonly left: Expression
        readonly right: Expression
      }
    | {
        readonly kind: 'in'
        readonly value: Expression
        readonly negated: boolean
        readonly list: readonly Expression[] | Query
      }
    | {
        readonly kind: 'between'
        readonly value: Expression
        readonly negated: boolean
        readonly low: Expression
        readonly high: Expression
      }
    | { readonly kind: 'is-null'; readonly value: Expression; readonly negated: boolean }
    /** Several patterns come from `ENUMERATION('a', 'b')`. */
    | {
        readonly kind: 'match'
        readonly operator: MatchOperator
        readonly value: Expression
        readonly negated: boolean
        readonly patterns: readonly Expression[]
        readonly enumeration: boolean
      }
    | { readonly kind: 'text-search'; readonly query: Expression }
    | {
        readonly kind: 'case'
        readonly subject?: Expression
        readonly arms: readonly CaseArm[]
        readonly otherwise?: Expression
      }
    | { readonly kind: 'if'; readonly when: Expression; readonly result: Expression; readonly otherwise: Expression }
    /** CAST(x AS type), which AQL lacks. */
    | { readonly kind: 'cast'; readonly value: Expression; readonly type: Name }
    /** INTERVAL '5' MINUTE, which AQL lacks. */
    | { readonly kind: 'interval'; readonly count: string; readonly unit: Name }
    /** A time clause in the place of a condition (`AND LAST 24 HOURS`), which AQL lacks. */
    | { readonly kind: 'time-condition'; readonly clause: TimeClause }
    /** What could not be read; there is a diagnostic for it. */
    | { readonly kind: 'missing' }
  )

export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>

export type TimeUnit = 'MINUTES' | 'HOURS' | 'DAYS'

export type TimeClause = Located &
  (
    | { readonly kind: 'last'; readonly count: bigint; readonly unit: TimeUnit }
    | { readonly kind: 'range'; readonly start: Expression; readonly stop?: Expression }
    /** `TIMES OFFENSE_TIME(id)`: while an offense lasted. */
    | { readonly kind: 'times'; readonly of: Expression }
  )

export type SelectItem = Located &
  ({ readonly kind: 'star' } | { readonly kind: 'expression'; readonly value: Expression; readonly alias?: Name })

export type Source = Located &
  (
    | { readonly kind: 'table'; readonly name: Name; readonly alias?: Name }
    | { readonly kind: 'query'; readonly query: Query; readonly alias?: Name }
    /** GLOBALVIEW('saved search', 'NORMAL') */
    | { readonly kind: 'call'; readonly call: Expression }
  )

export interface OrderKey extends Located {
  readonly value: Expression
  readonly direction: 'ASC' | 'DESC'
  readonly collate?: string
}

export interface Parameter extends Located {
  readonly name: Name
  readonly value: Expression
}

/** One SELECT. Clauses carry their spans so that fixes can move them. */
export interface Query extends Located {
  readonly distinct: boolean
  readonly items: readonly SelectItem[]
  readonly source: Source
  readonly into?: Name
  readonly where?: Expression
  readonly groupBy: readonly Expression[]
  readonly having?: Expression
  readonly orderBy: readonly OrderKey[]
  readonly limit?: { readonly count: number; readonly span: Span }
  readonly time?: TimeClause
  readonly parameters: readonly Parameter[]
}
