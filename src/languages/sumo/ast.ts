import type { Span } from '../../source/text.ts'

interface Located {
  readonly span: Span
}

/** A field as written: `EventID`, `user.name` or `%"any text"`. `text` is the name without its quoting. */
export interface Name extends Located {
  readonly text: string
  readonly quoted: boolean
}

/** A string as written between its quotes: Sumo strings are raw, only `\"` stands for something else. */
export interface StringText extends Located {
  readonly raw: string
}

export interface Query extends Located {
  readonly scope: Scope
  readonly operators: readonly Operator[]
}

/** What stands before the first pipe. */
export type Scope = Located &
  (
    | { readonly kind: 'all'; readonly star: boolean }
    | { readonly kind: 'keyword'; readonly text: string; readonly quoted: boolean }
    | {
        readonly kind: 'field'
        readonly name: Name
        readonly negated: boolean
        readonly text: string
        readonly quoted: boolean
      }
    | { readonly kind: 'and' | 'or'; readonly items: readonly Scope[] }
    | { readonly kind: 'not'; readonly item: Scope }
    | { readonly kind: 'parameter'; readonly text: string }
    | { readonly kind: 'subquery'; readonly subquery: Subquery }
    /** The rows of a table instead of messages. */
    | { readonly kind: 'cat'; readonly path: TablePath }
  )

/** `[subquery from=(..) to=(..): query]`; what it gives is up to the `compose` that ends the query. */
export interface Subquery extends Located {
  /** As written. */
  readonly text: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly query: Query
}

/** A table of the product's library, a saved file or an address, as written: `path://"/Library/Users/a/b"`. */
export interface TablePath extends Located {
  readonly text: string
}

/** `left=right`: a field of the message and one of the table, in either order. */
export interface LookupKey {
  readonly left: Name
  readonly right: Name
}

export type BinaryOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export type Expression = Located &
  (
    | { readonly kind: 'field'; readonly name: Name }
    | { readonly kind: 'string'; readonly raw: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'constant'; readonly value: boolean | null }
    | { readonly kind: 'regex'; readonly raw: string }
    | { readonly kind: 'parameter'; readonly text: string }
    | { readonly kind: 'call'; readonly fn: Name; readonly args: readonly Expression[] }
    | { readonly kind: 'subquery'; readonly subquery: Subquery }
    | { readonly kind: 'lookup contains'; readonly path: TablePath; readonly keys: readonly LookupKey[] }
    | { readonly kind: 'and' | 'or'; readonly items: readonly Expression[] }
    | { readonly kind: 'not' | 'negate'; readonly item: Expression }
    | {
        readonly kind: 'binary'
        readonly op: BinaryOperator
        readonly left: Expression
        readonly right: Expression
      }
    /** `prefix`: written `matches(value, "regex")`, which no page documents. */
    | {
        readonly kind: 'matches'
        readonly value: Expression
        readonly pattern: Expression
        readonly negated: boolean
        readonly prefix: boolean
      }
    | {
        readonly kind: 'in'
        readonly value: Expression
        readonly items: readonly Expression[]
        readonly negated: boolean
      }
    | {
        readonly kind: 'conditional'
        readonly condition: Expression
        readonly then: Expression
        readonly otherwise: Expression
      }
  )

export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>

export interface AggregateNode extends Located {
  readonly fn: Name
  /** `undefined`: written without parentheses. */
  readonly args: readonly Expression[] | undefined
  readonly star: boolean
  readonly alias: Name | undefined
}

export interface SortKeyNode extends Located {
  readonly name: Name
  readonly direction: 'asc' | 'desc' | undefined
}

export interface ParseTerm extends Located {
  readonly pattern: StringText
  readonly names: readonly Name[]
}

/** What gives the values that a field of `fillmissing` is to have. */
export type FillGenerator = Located &
  (
    | { readonly kind: 'timeslice'; readonly size: string | undefined; readonly field: Name | undefined }
    /** `undefined`: all that the rows have. */
    | { readonly kind: 'values'; readonly values: readonly StringText[] | undefined; readonly field: Name }
  )

/** `0 for name`; the value is as written. */
export interface FillConstant extends Located {
  readonly value: string
  readonly field: Name
}

/** `sum(x) for state as name` behind `showing`; without `for`: of all messages of the transaction. */
export interface ShownAggregate {
  readonly aggregate: AggregateNode
  readonly of: Name | undefined
}

/** `pattern`: a text with wildcards, or a name that stands for the whole value. */
export interface TransactionState extends Located {
  readonly pattern: StringText | Name
  readonly field: Name | undefined
  readonly alias: Name
}

/** `separator` as written; `undefined`: a line feed. */
export type MergeStrategy =
  | { readonly kind: 'takeDistinct' | 'takeFirst' | 'takeLast' }
  | { readonly kind: 'join'; readonly separator: string | undefined }

export interface MergedField extends Located {
  readonly field: Name
  readonly strategy: MergeStrategy | undefined
  readonly alias: Name | undefined
}

/** An earlier time of `compare`: `timeshift 1d 7 avg as week`. */
export interface Comparison extends Located {
  /** `1d`, as written without a sign. */
  readonly shift: string
  readonly count: number | undefined
  readonly fold: 'avg' | 'min' | 'max' | undefined
  readonly alias: Name | undefined
}

/** `name=value`; the value is as written. */
export interface NamedOption extends Located {
  readonly name: string
  readonly value: string
}

export type SplitMark = 'delim' | 'escape' | 'quote'

/** A value and the field that it becomes: `3 as c`, or `c` for the next one; the name `_` passes over it. */
export interface SplitItem {
  readonly place: number | undefined
  readonly name: Name
}

export type SeriesFunction = 'accum' | 'total' | 'diff' | 'backshift' | 'smooth' | 'rollingstd'

/** A part of the rows before a `join`. */
export interface JoinTable extends Located {
  /** As written between the parentheses. */
  readonly text: string
  /** Whether a scope stands before the operators, which has no meaning here. */
  readonly scoped: boolean
  readonly operators: readonly Operator[]
  readonly name: Name
}

export type Operator = Located &
  (
    | { readonly kind: 'where'; readonly condition: Expression }
    /** `assigned`: what `eval X =` spans, which no page documents. */
    | {
        readonly kind: 'assign'
        readonly expr: Expression
        readonly alias: Name | undefined
        readonly assigned: Span | undefined
      }
    | {
        readonly kind: 'parse'
        readonly terms: readonly ParseTerm[]
        readonly field: Name | undefined
        readonly nodrop: boolean
      }
    | {
        readonly kind: 'parse regex'
        readonly patterns: readonly StringText[]
        readonly field: Name | undefined
        readonly nodrop: boolean
        readonly multi: boolean
      }
    | {
        readonly kind: 'parse xml'
        readonly paths: readonly StringText[]
        readonly names: readonly Name[]
        readonly field: Name | undefined
        readonly nodrop: boolean
      }
    | {
        readonly kind: 'json'
        readonly paths: readonly StringText[]
        readonly names: readonly Name[]
        readonly field: Name | undefined
        readonly nodrop: boolean
      }
    | {
        readonly kind: 'json auto'
        readonly field: Name | undefined
        readonly maxdepth: number | undefined
        readonly keys: readonly StringText[]
        readonly names: readonly Name[]
        readonly extractarrays: boolean
        readonly refonly: boolean
        readonly nodrop: boolean
      }
    | {
        readonly kind: 'keyvalue'
        readonly mode: 'infer' | 'auto' | 'regex' | undefined
        readonly regex: StringText | undefined
        readonly delim: StringText | undefined
        readonly field: Name | undefined
        readonly keys: readonly StringText[]
        readonly names: readonly Name[]
        readonly refonly: boolean
        readonly nodrop: boolean
      }
    | {
        readonly kind: 'split'
        readonly word: 'csv' | 'split'
        readonly field: Name
        readonly marks: Readonly<Partial<Record<SplitMark, StringText>>>
        readonly items: readonly SplitItem[]
      }
    | { readonly kind: 'fields'; readonly drop: boolean; readonly names: readonly Name[] }
    | { readonly kind: 'aggregate'; readonly calls: readonly AggregateNode[]; readonly by: readonly Name[] }
    | {
        readonly kind: 'timeslice'
        /** `1h` or, of `10 buckets`, `10`; `undefined`: the whole searched range. */
        readonly size: string | undefined
        readonly buckets: boolean
        readonly alias: Name | undefined
      }
    | { readonly kind: 'sort'; readonly keys: readonly SortKeyNode[] }
    | { readonly kind: 'limit'; readonly count: number }
    | {
        readonly kind: 'top'
        readonly count: number
        readonly fields: readonly Name[]
        readonly by: AggregateNode | undefined
        /** Instead of an aggregate: fields that earlier operators made. */
        readonly keys: readonly SortKeyNode[]
      }
    | { readonly kind: 'topk'; readonly count: number; readonly fields: readonly Name[]; readonly by: readonly Name[] }
    | {
        readonly kind: 'dedup'
        readonly consecutive: boolean
        readonly count: number | undefined
        readonly by: readonly Name[]
      }
    | {
        readonly kind: 'series'
        readonly fn: SeriesFunction
        readonly field: Name
        readonly count: number | undefined
        readonly by: readonly Name[]
        readonly alias: Name | undefined
      }
    | { readonly kind: 'withtime'; readonly field: Name }
    | {
        readonly kind: 'transpose'
        readonly rows: readonly Name[]
        readonly columns: readonly Name[]
        /** Names after `as`; `undefined` without `as`. */
        readonly output: readonly Name[] | undefined
        /** Whether further fields follow the named ones. */
        readonly star: boolean
      }
    | {
        readonly kind: 'fillmissing'
        readonly generators: readonly FillGenerator[]
        readonly constants: readonly FillConstant[]
        readonly takeLast: boolean
      }
    | {
        readonly kind: 'outlier'
        readonly field: Name
        /** `window`, `threshold`, `consecutive` and `direction`. */
        readonly options: readonly NamedOption[]
        readonly by: readonly Name[]
      }
    | {
        readonly kind: 'transaction'
        readonly on: readonly Name[]
        readonly fringe: string | undefined
        readonly states: readonly TransactionState[]
        readonly results: 'transactions' | 'states' | 'flow' | undefined
        readonly showing: readonly ShownAggregate[]
      }
    | {
        readonly kind: 'transactionize'
        readonly fields: readonly Name[]
        readonly alias: Name | undefined
        readonly options: readonly NamedOption[]
        /** What `(merge ...)` holds. */
        readonly merge: readonly MergedField[] | undefined
      }
    | { readonly kind: 'merge'; readonly fields: readonly MergedField[] }
    | { readonly kind: 'compare'; readonly comparisons: readonly Comparison[] }
    | {
        readonly kind: 'filter'
        readonly fields: readonly Name[]
        readonly operators: readonly Operator[]
        /** The operators as written. */
        readonly text: string
      }
    | { readonly kind: 'count_frequent'; readonly fields: readonly Name[] }
    | {
        readonly kind: 'bin'
        readonly field: Name
        /** `width`, `min` and `max` as written. */
        readonly options: readonly NamedOption[]
      }
    /** Only the value of a parameter makes it an operator; `piped`: it follows a `|`. */
    | { readonly kind: 'parameter'; readonly text: string; readonly piped: boolean }
    | {
        readonly kind: 'join'
        readonly tables: readonly JoinTable[]
        /** Fields with the name of their table before a dot. */
        readonly on: readonly LookupKey[]
        /** `30m` */
        readonly within: string | undefined
      }
    | {
        readonly kind: 'lookup'
        /** None: all. */
        readonly columns: readonly { readonly name: Name; readonly alias: Name | undefined }[]
        readonly path: TablePath
        readonly keys: readonly LookupKey[]
      }
    | { readonly kind: 'geoip'; readonly field: Name; readonly columns: readonly Name[] }
    | { readonly kind: 'threatip'; readonly field: Name }
    | {
        readonly kind: 'threatlookup'
        readonly single: boolean
        readonly source: StringText | undefined
        readonly fields: readonly Name[]
      }
    | { readonly kind: 'save'; readonly append: boolean; readonly path: TablePath }
    | {
        readonly kind: 'compose'
        readonly fields: readonly Name[]
        readonly keywords: boolean
        readonly most: number | undefined
      }
    /** An operator of Sumo Logic that is read as text only. */
    | { readonly kind: 'unsupported'; readonly name: string; readonly text: string }
  )

export type OperatorKind = Operator['kind']
export type OperatorOf<K extends OperatorKind> = Extract<Operator, { kind: K }>

/** The text a string stands for where `\n`, `\r` and `\t` mean nothing special. */
export function stringValue(raw: string): string {
  return raw.replaceAll('\\"', '"')
}
