import type { Expr } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import type { Aggregated } from './aggregated.ts'
import type { Arguments, Signature } from './arguments.ts'
import type { Lowering } from './context.ts'
import type { Frame } from './frame.ts'

/**
 * What a call does to the single event in a branch of `case` and `match`. `columns`: it drops events by conditions and adds
 * columns to the plan; `rows`: it makes any number of events of one.
 */
export type InBranch = 'columns' | 'rows'

/**
 * A function by what it does. `value`: computes one value per event; `output` is the field that holds it when the query
 * names none. `filter`: keeps events; can be negated. `events`: changes fields event by event. `aggregate`: folds
 * events. `table`: all else that makes new rows.
 */
export type Builtin = Signature &
  (
    | {
        readonly kind: 'value'
        readonly output: string | ((args: Arguments) => string)
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering) => Expr | undefined
      }
    | {
        readonly kind: 'filter'
        /** What the call does where it stands as a step, if a condition cannot say it. */
        readonly step?: (args: Arguments, frame: Frame, cx: Lowering, negated: boolean) => Frame | undefined
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering) => Expr | undefined
      }
    | {
        readonly kind: 'events'
        /** Absent: `columns`. */
        readonly inBranch?: (call: Ast.Call) => InBranch
        /** What `!fn()` asks, where that is allowed. */
        readonly negated?: (args: Arguments, frame: Frame, cx: Lowering) => Expr | undefined
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering) => Frame
      }
    | {
        readonly kind: 'aggregate'
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering) => readonly Aggregated[]
      }
    | {
        readonly kind: 'table'
        readonly negatable?: boolean
        /** Absent: the function stands in no branch. */
        readonly inBranch?: (call: Ast.Call) => InBranch
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering, negated: boolean) => Frame
      }
  )

export type Builtins = Readonly<Record<string, Builtin>>
