import { call, type Expr, long } from '../../../plan/expr.ts'
import type { Arguments, Signature } from './arguments.ts'
import type { Lowering } from './context.ts'
import { durationMilliseconds } from './duration.ts'
import type { BucketWidth } from './frame.ts'

/** The parameters of `window()`. */
export const WINDOW: Signature = { names: ['function', 'span', 'buckets'] }

/** Buckets that a window spans at most. */
const MOST_IN_WINDOW = 1500n

/** How many buckets a window spans; a span is rounded to whole buckets. */
export function widthOf(
  args: Arguments,
  sized: BucketWidth,
  cx: Lowering,
): { readonly width: Expr; readonly most: bigint } | undefined {
  if (!args.valid) return undefined
  if (args.has('span') === args.has('buckets')) {
    const found = args.has('span') ? 'both' : 'neither'
    cx.report.add('type/mismatch', args.span, { what: '`window()`', expected: 'one of `span` and `buckets`', found })
    return undefined
  }
  const count = args.has('buckets') ? args.number('buckets') : undefined
  const span = args.has('span') ? durationMilliseconds(args.text('span') ?? '') : undefined
  const at = args.raw('buckets')?.span ?? args.raw('span')?.span ?? args.span
  if (count !== undefined && Number.isInteger(count) && count >= 1 && BigInt(count) <= MOST_IN_WINDOW) {
    return { width: long(count), most: BigInt(count) }
  }
  if (span !== undefined && span > 0n) {
    const rounded = (width: bigint): bigint => (2n * span + width) / (2n * width)
    const most = rounded(sized.least) === 0n ? 1n : rounded(sized.least)
    if (most <= MOST_IN_WINDOW) {
      if (sized.exact !== undefined) return { width: long(most), most }
      const doubled = call('number.multiply', [sized.span, long(2)])
      const nearest = call('number.divide_integer', [call('number.add', [long(2n * span), sized.span]), doubled])
      return { width: call('number.greatest', [nearest, long(1)]), most }
    }
  }
  const expected = `a window of 1 to ${MOST_IN_WINDOW} buckets`
  cx.report.add('type/mismatch', at, { what: '`window()`', expected, found: 'another' })
  return undefined
}
