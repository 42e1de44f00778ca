import type { Span } from '../../source/text.ts'

export interface Located {
  readonly span: Span
}

/** A name as the left side of a comparison, assignment target or argument; `quoted` when it was written in quotes. */
export interface FieldName extends Located {
  readonly name: string
  readonly quoted: boolean
}

/** `/pattern/flags`; the pattern without the escapes of `/`. */
export interface RegexLiteral extends Located {
  readonly kind: 'regex'
  readonly pattern: string
  readonly flags: string
}

/** The right side of a comparison, or free text. `*` stands for any run. */
export interface Pattern extends Located {
  readonly kind: 'pattern'
  readonly text: string
  readonly quoted: boolean
  /** Written in `"""`, which is no CQL. */
  readonly triple?: true
  /** Written in `'`, which is no CQL. */
  readonly single?: true
}

/** `?name`, or `?{name=default}`. */
export interface Parameter extends Located {
  readonly kind: 'param'
  readonly name: string
  readonly fallback?: string
}

/** `null` on the right of `=` is no CQL: people write `x != null`. */
interface NullWord extends Located {
  readonly kind: 'null'
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | '<=>'
export type FilterValue = Pattern | RegexLiteral | Parameter | NullWord

/**
 * What a filter asks of an event. `boolean`: `called` marks `true()`, which is no CQL; neither is `in` (written
 * `f in (...)`), nor a `call` inside `and`, `or` and `not`, nor `expression` (only in conditions of `if(c, a, b)` and `case(...)`).
 */
export type Condition = Located &
  (
    | {
        readonly kind: 'and' | 'or'
        readonly items: readonly Condition[]
        readonly mixed: boolean
        /** Where `||` stands for `or`, which is no CQL. */
        readonly signs?: readonly Located[]
      }
    | { readonly kind: 'not'; readonly item: Condition }
    | { readonly kind: 'boolean'; readonly value: boolean; readonly called: boolean }
    | { readonly kind: 'text'; readonly value: Pattern | RegexLiteral | Parameter }
    | {
        readonly kind: 'compare'
        readonly field: FieldName
        readonly operator: CompareOperator
        readonly value: FilterValue
        /** Written `==`, which in a filter is no CQL. */
        readonly doubled?: Located
      }
    | { readonly kind: 'in'; readonly field: FieldName; readonly negated: boolean; readonly values: readonly Pattern[] }
    | { readonly kind: 'call'; readonly call: Call }
    | { readonly kind: 'expression'; readonly expr: Expr }
  )

export interface Argument extends Located {
  /** Absent for the unnamed argument. */
  readonly name?: FieldName
  readonly value: Expr
  /** Where the comma before it is missing, which is no CQL. */
  readonly uncomma?: Located
}

/** `alias`: `fn(x) as y`, which is no CQL. `close` is the closing parenthesis. */
export interface Call extends Located {
  readonly kind: 'call'
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Argument[]
  readonly close: Span
  readonly alias?: FieldName
}

/** `if(c, a, b)` and `case(c, a, ..., d)` with conditions in filter syntax: no CQL. */
export interface Choice extends Located {
  readonly kind: 'choice'
  readonly form: 'if' | 'case'
  readonly arms: readonly { readonly condition: Condition; readonly value: Expr }[]
  readonly otherwise?: Expr
}

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

/** `word`: unquoted text that is no field name, such as `5*` or `Europe/Berlin`. `correlated`: `name: { query } include: [..]`. */
export type Expr =
  | (Located &
      (
        | { readonly kind: 'string'; readonly value: string; readonly triple: boolean; readonly single?: true }
        | { readonly kind: 'number'; readonly text: string }
        | { readonly kind: 'field'; readonly name: string }
        | { readonly kind: 'word'; readonly text: string }
        | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expr }
        | {
            readonly kind: 'binary'
            readonly operator: BinaryOperator
            readonly left: Expr
            readonly right: Expr
          }
        | { readonly kind: 'array'; readonly items: readonly Expr[] }
        | { readonly kind: 'subquery'; readonly pipeline: Pipeline }
        | {
            readonly kind: 'correlated'
            readonly name: string
            readonly pipeline: Pipeline
            readonly include?: Expr
          }
        | { readonly kind: 'assignment'; readonly target: FieldName; readonly value: Expr }
        /** `a as b` in a list of fields, which is no CQL. */
        | { readonly kind: 'renamed'; readonly source: FieldName; readonly target: FieldName }
      ))
  | Call
  | Choice
  | Parameter
  | RegexLiteral

export type Guard = Pattern | RegexLiteral | Parameter | Call

/**
 * One step of a pipeline. `where` and the keyword `eval` (`eval x = e` without parentheses) are no CQL, nor is a `command`:
 * one of SPL or KQL without parentheses, with the steps that it stands for.
 */
export type Step = Located & {
  /** Where the `|` before the step is missing. */
  readonly unpiped?: Located
} & (
    | { readonly kind: 'filter'; readonly condition: Condition; readonly where?: Span }
    | { readonly kind: 'call'; readonly call: Call; readonly negated: boolean; readonly where?: Span }
    | {
        readonly kind: 'assign'
        readonly target: FieldName
        /** `` `key` := v``: the field whose name is the value of `key`. */
        readonly dynamic: boolean
        readonly value: Expr
        /** From `eval` to the `=`. */
        readonly evalKeyword?: Span
      }
    | { readonly kind: 'apply'; readonly field: FieldName; readonly call: Call; readonly negated: boolean }
    | { readonly kind: 'case'; readonly branches: readonly Pipeline[] }
    | {
        readonly kind: 'match'
        readonly field: FieldName
        readonly branches: readonly { readonly guard: Guard; readonly pipeline: Pipeline }[]
      }
    | { readonly kind: 'stats'; readonly items: readonly Expr[] }
    | { readonly kind: 'saved'; readonly name: string; readonly args: readonly Argument[] }
    | { readonly kind: 'command'; readonly written: string; readonly steps: readonly Step[] }
  )

export interface Pipeline extends Located {
  readonly steps: readonly Step[]
}
