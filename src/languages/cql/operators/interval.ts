import { UTC_ZONE } from '../../../functions/java-zone.ts'
import { type Expr, long } from '../../../plan/expr.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { timePoint } from '../lower/time-point.ts'
import { zoneOf } from '../lower/zone.ts'

function pointOf(name: string, args: Arguments, cx: Lowering): bigint | undefined {
  const written = args.text(name) ?? 'now'
  const zone = zoneOf(args, cx.options.timeZone, cx)
  const found = timePoint(written, cx.options.now / TICKS_PER_MILLISECOND, zone ?? UTC_ZONE)
  if (found === undefined) cx.refuse(`the point in time \`${written}\``, args.raw(name)?.span ?? args.span)
  return zone === undefined ? undefined : found
}

/** library.humio.com/data-analysis/functions-settimeinterval.html: before all other steps. */
function lowerSetTimeInterval(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const start = pointOf('start', args, cx)
  const end = pointOf('end', args, cx)
  if (start === undefined || end === undefined) return frame
  const limited = cx.setInterval(frame, { start, end }, args.span)
  if (limited === undefined) cx.refuse('`setTimeInterval()` after other steps', args.span)
  return limited ?? frame
}

/** library.humio.com/data-analysis/functions-start.html, functions-end.html: a bound of the searched interval. */
function lowerBound(bound: 'start' | 'end', args: Arguments, cx: Lowering): Expr {
  const known = cx.interval[bound]
  if (known !== undefined) return long(known, args.span)
  const choice = bound === 'start' ? 'without a searched interval it is 1970' : 'without a searched interval it is now'
  cx.report.add('fidelity/choice', args.span, { topic: `\`${bound}()\``, choice })
  return long(bound === 'start' ? 0n : cx.options.now / TICKS_PER_MILLISECOND, args.span)
}

export const INTERVALS: Builtins = {
  settimeinterval: {
    kind: 'table',
    names: ['start', 'end', 'timezone'],
    required: ['start'],
    lower: lowerSetTimeInterval,
  },
  start: { kind: 'value', output: '_start', names: ['as'], lower: (args, _, cx) => lowerBound('start', args, cx) },
  end: { kind: 'value', output: '_end', names: ['as'], lower: (args, _, cx) => lowerBound('end', args, cx) },
}
