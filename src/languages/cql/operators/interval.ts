import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import type { Frame } from '../lower/frame.ts'

/** A point in time: milliseconds since 1970, `now`, or a duration before now. */
function pointOf(name: string, args: Arguments, cx: Lowering): bigint | undefined {
  const written = (args.text(name) ?? 'now').trim()
  const now = cx.options.now / TICKS_PER_MILLISECOND
  if (/^\d{11,15}$/.test(written)) return BigInt(written)
  if (written.toLowerCase() === 'now') return now
  const before = durationMilliseconds(written)
  if (before !== undefined) return now - before
  cx.refuse(`the point in time \`${written}\``, args.raw(name)?.span ?? args.span)
  return undefined
}

/** library.humio.com/data-analysis/functions-settimeinterval.html: before all other steps. */
function lowerSetTimeInterval(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if (args.has('timezone')) {
    cx.refuse('`setTimeInterval(timezone=...)`', args.raw('timezone')?.span ?? args.span)
    return frame
  }
  const start = pointOf('start', args, cx)
  const end = pointOf('end', args, cx)
  if (start === undefined || end === undefined) return frame
  const limited = cx.setInterval(frame, { start, end }, args.span)
  if (limited === undefined) cx.refuse('`setTimeInterval()` after other steps', args.span)
  return limited ?? frame
}

export const INTERVALS: Builtins = {
  settimeinterval: {
    kind: 'table',
    names: ['start', 'end', 'timezone'],
    required: ['start'],
    lower: lowerSetTimeInterval,
  },
}
