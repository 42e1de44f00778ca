import { limit } from '../../../plan/build.ts'
import { aggregateCall, and, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import { fold } from '../lower/fold.ts'
import type { Frame } from '../lower/frame.ts'
import { sortedBy, timed, windowed } from '../lower/rows.ts'
import { asLong, asReal } from '../lower/value.ts'
import { keysOf } from './grouping.ts'

const MINUTE = 60_000n
const HOUR = 60n * MINUTE

/** Spans that `auto` chooses from. */
const SPANS = [
  ...[1n, 5n, 15n, 30n].map((n) => n * MINUTE),
  ...[1n, 3n, 6n, 12n, 24n, 168n, 720n, 8760n].map((n) => n * HOUR),
]

/** Buckets that `auto` makes at most. */
const MOST = 100n

/**
 * library.humio.com/data-analysis/functions-bucket.html and functions-timechart.html. Buckets count from 1970. The
 * product also shows buckets without events over the searched interval, which a query on files does not have.
 */
function lowerBucket(series: string): (args: Arguments, frame: Frame, cx: Lowering) => Frame {
  return (args, frame, cx) => {
    for (const name of ['buckets', 'unit']) {
      if (!args.has(name)) continue
      cx.refuse(`\`${args.fn}(${name}=...)\``, args.raw(name)?.span ?? args.span)
      return frame
    }
    const events = timed(frame, args.fn, args.span, cx)
    if (events === undefined) return frame
    const at = asLong(events.time)
    const sized = spanOf(args, events.frame, at, cx)
    const offset = offsetOf(args, cx)
    if (sized === undefined || offset === undefined) return frame
    const [sizedFrame, span] = sized
    const local = offset === 0n ? at : call('number.add', [at, long(offset)])
    const floor = call('number.floor_to', [local, span], args.span)
    const start = offset === 0n ? floor : call('number.subtract', [floor, long(offset)])
    const groups = keysOf(args, series, sizedFrame, cx)
    const keys = [{ name: '_bucket', expr: start }, ...groups]
    const grouped = fold(sizedFrame, keys, args.raw('function'), args.span, args.fn, cx)
    const choice = 'buckets without events are left out'
    cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
    const names = groups.map((g) => g.name)
    const kept = names.length === 0 ? grouped : largestSeries(grouped, names, args, cx)
    const first = kept.fields.get('_bucket')
    return first === undefined ? kept : sortedBy(kept, [{ expr: first, direction: 'asc', nulls: 'last' }], args.span)
  }
}

/** The width of the buckets: as written, or one that suits the time between the first and the last event. */
function spanOf(args: Arguments, frame: Frame, time: Expr, cx: Lowering): readonly [Frame, Expr] | undefined {
  const written = args.text('span') ?? 'auto'
  const least = args.text('minSpan') ?? args.text('minspan')
  const minimum = least === undefined ? 0n : durationMilliseconds(least)
  const span = durationMilliseconds(written)
  if (span !== undefined && span > 0n) return [frame, long(minimum !== undefined && minimum > span ? minimum : span)]
  if (written.toLowerCase() !== 'auto' || minimum === undefined) {
    const name = minimum === undefined ? 'minSpan' : 'span'
    cx.refuse(`\`${args.fn}()\` with the span \`${least ?? written}\``, args.raw(name)?.span ?? args.span)
    return undefined
  }
  cx.report.add('fidelity/choice', args.span, {
    topic: `\`${args.fn}()\` without a span`,
    choice: 'the span follows from the times of the events, where LogScale takes the searched interval',
  })
  const { groups: _, ...all } = frame
  const [first, from] = windowed(all, 'window.min', [time], {}, args.span, cx)
  const [both, to] = windowed(first, 'window.max', [time], {}, args.span, cx)
  const covered = call('number.subtract', [to, from])
  const spans = SPANS.filter((s) => s > minimum)
  if (minimum > 0n) spans.unshift(minimum)
  const arms = spans.flatMap((s) => [call('compare.lt', [covered, long(s * MOST)]), long(s)])
  const chosen = call('logic.case', [...arms, long(spans.at(-1) ?? HOUR)])
  return [frame.groups === undefined ? both : { ...both, groups: frame.groups }, chosen]
}

/** Milliseconds that the zone is ahead of UTC. */
function offsetOf(args: Arguments, cx: Lowering): bigint | undefined {
  const zone = args.text('timezone') ?? args.text('timeZone')
  if (zone === undefined || /^(?:UTC|GMT|Z|Etc\/UTC)$/i.test(zone)) return 0n
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (match !== null) {
    const minutes = BigInt(match[2] ?? 0) * 60n + BigInt(match[3] ?? 0)
    return (match[1] === '-' ? -minutes : minutes) * MINUTE
  }
  cx.refuse(`\`${args.fn}()\` in the zone \`${zone}\``, args.raw('timezone')?.span ?? args.span)
  return undefined
}

/** Of the series those with the largest sum of all their numbers; the product's own limit is applied on demand. */
function largestSeries(frame: Frame, names: readonly string[], args: Arguments, cx: Lowering): Frame {
  const stated = args.number('limit')
  if (stated === undefined && !cx.options.vendorLimits) {
    const topic = `\`${args.fn}()\``
    const choice = 'all series are shown, where LogScale shows the 10 largest'
    cx.report.add('fidelity/choice', args.span, { topic, choice })
    return frame
  }
  if (frame.groups !== undefined) {
    cx.refuse(`the limit of series of \`${args.fn}()\` within a group`, args.span)
    return frame
  }
  const values = [...frame.fields].filter(([name]) => name !== '_bucket' && !names.includes(name))
  const amounts = values.map(([, expr]) => call('logic.coalesce', [asReal(expr), literal('real', 0)]))
  const amount = amounts.reduce((sum, value) => call('number.add', [sum, value]), literal('real', 0))
  const series = names.map((name) => frame.fields.get(name) ?? literal('string', null))
  const keys = series.map((expr): Computed => ({ ...cx.columns.fresh('series', expr.type), expr }))
  const sum = aggregateCall('agg.sum', [amount], args.span)
  const total = { ...cx.columns.fresh('total', sum.type), expr: sum }
  const totals: Plan = { kind: 'aggregate', input: frame.plan, keys, aggregates: [total], span: args.span }
  const order = [{ expr: reference(total), direction: 'desc' as const, nulls: 'last' as const }]
  const largest = limit({ kind: 'sort', input: totals, keys: order, span: args.span }, stated ?? 10, args.span)
  const on = and(
    series.map((expr, i) => {
      const key = keys[i]
      return key === undefined ? literal('boolean', false) : call('logic.same', [expr, reference(key)])
    }),
  )
  return { ...frame, plan: { kind: 'join', join: 'semi', left: frame.plan, right: largest, on, span: args.span } }
}

const OPTIONS = ['function', 'buckets', 'minSpan', 'minspan', 'limit', 'timezone', 'timeZone', 'unit']

export const BUCKETS: Builtins = {
  bucket: { kind: 'table', names: ['span', 'field', ...OPTIONS], lower: lowerBucket('field') },
  timechart: { kind: 'table', names: ['series', 'span', ...OPTIONS], lower: lowerBucket('series') },
}
