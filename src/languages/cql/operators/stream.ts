import type { Expr } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { exists } from '../lower/value.ts'

/** Events without the field are dropped; of the others a part is drawn, all of them at 100 percent. */
function lowerSample(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const percentage = args.has('percentage') ? args.number('percentage') : 1
  const field = args.field('field') ?? { name: '@timestamp', span: args.span }
  if (percentage === undefined) return undefined
  const span = args.raw('percentage')?.span ?? args.span
  if (percentage < 0 || percentage > 100) {
    const found = `\`${percentage}\``
    cx.report.add('type/mismatch', span, { what: '`percentage`', expected: 'a number from 0 to 100', found })
    return undefined
  }
  if (percentage === 100) return exists(cx.field(frame, field.name, field.span))
  cx.refuse('`sample()` of less than 100 percent', span, 'the product draws the events at random')
  return undefined
}

export const STREAM: Builtins = {
  // library.humio.com/data-analysis/functions-sample.html
  sample: { kind: 'filter', names: ['percentage', 'field'], lower: lowerSample },
  // library.humio.com/data-analysis/functions-beta-repeating.html: no effect on a query over what is there already.
  'beta:repeating': { kind: 'events', names: ['interval'], lower: (_, frame) => frame },
}
