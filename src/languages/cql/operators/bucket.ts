import { call, long } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import { old } from '../lower/filter.ts'
import { fold } from '../lower/fold.ts'
import { type Frame, type Group, where } from '../lower/frame.ts'
import { asLong, exists, isMissing } from '../lower/value.ts'

/**
 * library.humio.com/data-analysis/functions-bucket.html and functions-timechart.html. Buckets count from 1970. The
 * product also shows buckets without events over the searched interval, which a query on files does not have.
 */
function lowerBucket(series: string): (args: Arguments, frame: Frame, cx: Lowering) => Frame {
  return (args, frame, cx) => {
    for (const name of ['buckets', 'minSpan', 'minspan', 'unit', 'timezone']) {
      if (!args.has(name)) continue
      cx.refuse(`\`${args.fn}(${name}=...)\``, args.raw(name)?.span ?? args.span)
      return frame
    }
    const written = args.text('span') ?? 'auto'
    const span = durationMilliseconds(written)
    if (span === undefined || span <= 0n) {
      cx.refuse(`\`${args.fn}()\` with the span \`${written}\``, args.raw('span')?.span ?? args.span)
      return frame
    }
    const time = old(frame, '@timestamp', cx)
    if (isMissing(time)) {
      cx.refuse(`\`${args.fn}()\` without \`@timestamp\``, args.span)
      return frame
    }
    const start = call('number.floor_to', [asLong(time), long(span)], args.span)
    const groups = args.fields(series).map((f): Group => ({ name: f.name, expr: cx.field(frame, f.name, f.span) }))
    const timed = where(frame, exists(time))
    const keys = [{ name: '_bucket', expr: start }, ...groups]
    const grouped = fold(timed, keys, args.raw('function'), args.span, args.fn, cx)
    const choice = 'buckets without events are left out'
    cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
    if (groups.length > 0) reportSeriesLimit(args, cx)
    const first = grouped.fields.get('_bucket')
    if (first === undefined) return grouped
    const plan: Frame['plan'] = {
      kind: 'sort',
      input: grouped.plan,
      keys: [{ expr: first, direction: 'asc', nulls: 'last' }],
      span: args.span,
    }
    return { ...grouped, plan }
  }
}

/** The product keeps the ten largest series. */
function reportSeriesLimit(args: Arguments, cx: Lowering): void {
  if (args.has('limit') || cx.options.vendorLimits) {
    cx.refuse(`the limit of series of \`${args.fn}()\``, args.raw('limit')?.span ?? args.span)
    return
  }
  const topic = `\`${args.fn}()\``
  cx.report.add('fidelity/choice', args.span, {
    topic,
    choice: 'all series are shown, where LogScale shows the 10 largest',
  })
}

export const BUCKETS: Builtins = {
  bucket: {
    kind: 'table',
    names: ['span', 'field', 'function', 'buckets', 'minSpan', 'limit', 'timezone', 'unit'],
    lower: lowerBucket('field'),
  },
  timechart: {
    kind: 'table',
    names: ['series', 'span', 'function', 'buckets', 'minSpan', 'limit', 'timezone', 'unit'],
    lower: lowerBucket('series'),
  },
}
