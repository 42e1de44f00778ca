import type { Report } from '../../../diagnostics/diagnostic.ts'
import type { Expr } from '../../../plan/expr.ts'
import type { ColumnSource } from '../../../plan/plan.ts'
import type { Need } from '../../../schemas/external.ts'
import type { Span } from '../../../source/text.ts'
import type { CompileOptions, Interval } from '../../language.ts'
import type * as Ast from '../ast.ts'
import type { Aggregated } from './aggregated.ts'
import type { Frame } from './frame.ts'

/** What a function's lowering can use: the compilation and the lowering of the parts of a call. */
export interface Lowering {
  readonly report: Report
  readonly options: CompileOptions
  readonly columns: ColumnSource
  /** The value of a field; missing, and reported, where nothing carries it. */
  readonly field: (frame: Frame, name: string, span: Span) => Expr
  readonly expr: (expr: Ast.Expr, frame: Frame) => Expr
  /** True for the events that pass. Named groups of regular expressions are for `steps` only. */
  readonly condition: (condition: Ast.Condition, frame: Frame) => Expr
  readonly steps: (steps: readonly Ast.Step[], frame: Frame) => Frame
  /** The searched interval in milliseconds. */
  readonly interval: Interval
  /** Sets the searched interval of the query and of its subqueries; `undefined` after the first step. */
  readonly setInterval: (events: Frame, interval: Interval, span: Span) => Frame | undefined
  /** Runs a subquery over the events of the table, of the searched interval unless another is given. */
  readonly within: <T>(run: (events: Frame) => T, interval?: Interval) => T
  /** Every field that an event came with, for free text. */
  readonly original: (frame: Frame) => readonly Expr[]
  /** Whether the steps make any number of events of one, so that conditions cannot stand for them. */
  readonly needsRows: (steps: readonly Ast.Step[]) => boolean
  /** Whether the steps need more than conditions over the columns that are there. */
  readonly needsPlan: (steps: readonly Ast.Step[]) => boolean
  /** Whether a call takes each event by itself, so that branches and filters before an aggregate can hold it. */
  readonly takesEvents: (called: Ast.Call) => boolean
  /** What kind of function the name, in any case of letters, stands for. */
  readonly kindOf: (name: string) => 'value' | 'filter' | 'events' | 'aggregate' | 'table' | undefined
  /** The columns that the call of an aggregate function gives. */
  readonly aggregated: (invocation: Invocation, frame: Frame) => readonly Aggregated[]
  /**
   * The names of fields that are known from the data only: those that objects have as members. A query that does not show
   * whole events needs only the names that it mentions.
   */
  readonly dataFields: (frame: Frame, record: Expr, span: Span) => readonly string[]
  /** Every field by name that events have here; makes the query read whole events. */
  readonly allFields: (frame: Frame, span: Span) => ReadonlyMap<string, Expr>
  /** Reports a call of a function that there is not, or that is not supported. */
  readonly unknown: (called: Ast.Call) => void
  /** Reports what this build does not do. */
  readonly refuse: (what: string, span: Span, reason?: string) => void
  /** What is to be there before the query runs. */
  readonly need: (need: Need) => void
  readonly tables: Map<string, { readonly frame: Frame; readonly include: readonly string[] }>
}

/** The call of a step: `as` of `x := fn()`, `field` of `x =~ fn()`. */
export interface Invocation {
  readonly call: Ast.Call
  readonly as?: Ast.FieldName
  readonly field?: Ast.FieldName
}
