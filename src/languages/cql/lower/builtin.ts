import type { Expr } from '../../../plan/expr.ts'
import type { Aggregated } from './aggregated.ts'
import type { Arguments, Signature } from './arguments.ts'
import type { Lowering } from './context.ts'
import type { Frame } from './frame.ts'

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
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering) => Expr | undefined
      }
    | {
        readonly kind: 'events'
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
        readonly lower: (args: Arguments, frame: Frame, cx: Lowering, negated: boolean) => Frame
      }
  )

export type Builtins = Readonly<Record<string, Builtin>>
