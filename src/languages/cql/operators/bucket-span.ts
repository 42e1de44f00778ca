import { call, type Expr, long } from '../../../plan/expr.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import type { BucketWidth, Frame } from '../lower/frame.ts'
import { windowed } from '../lower/rows.ts'

const SECOND = 1000n
const MINUTE = 60n * SECOND
const HOUR = 60n * MINUTE

/** Spans that `auto` chooses from, the shorter ones where the searched interval is known. */
const SHORT_SPANS = [1n, 5n, 10n, 30n].map((n) => n * SECOND)
const SPANS = [
  ...[1n, 5n, 15n, 30n].map((n) => n * MINUTE),
  ...[1n, 3n, 6n, 12n, 24n, 168n, 720n, 8760n].map((n) => n * HOUR),
]

/** Buckets that `auto` makes at most (library.humio.com/data-analysis/functions-bucket.html). */
const MOST = 127n
const MOST_BUCKETS = 1500

/** Events, and the width of the buckets that they fall into. */
export interface Sized extends BucketWidth {
  readonly frame: Frame
}

/** The searched interval in milliseconds, up to now where only its start is known; `end` is inclusive. */
export function searched(cx: Lowering): { readonly start: bigint; readonly last: bigint } | undefined {
  const { start, end } = cx.interval
  if (start === undefined) return undefined
  return { start, last: end === undefined ? cx.options.now / TICKS_PER_MILLISECOND : end - 1n }
}

export function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

/** A duration, or `undefined` and reported when it is none. */
function duration(name: string, written: string, args: Arguments, cx: Lowering): bigint | undefined {
  const found = durationMilliseconds(written)
  if (found !== undefined && found > 0n) return found
  cx.refuse(`\`${args.fn}()\` with the span \`${written}\``, args.raw(name)?.span ?? args.span)
  return undefined
}

/** The number of buckets that the query asks for. */
function countOf(args: Arguments, cx: Lowering): bigint | 'none' | undefined {
  const count = args.number('buckets')
  if (count === undefined) return args.has('buckets') ? undefined : 'none'
  if (Number.isInteger(count) && count >= 1 && count <= MOST_BUCKETS) return BigInt(count)
  const span = args.raw('buckets')?.span ?? args.span
  const expected = `a whole number from 1 to ${MOST_BUCKETS}`
  cx.report.add('type/mismatch', span, { what: '`buckets`', expected, found: `\`${count}\`` })
  return undefined
}

/** The width of the buckets: as written, or one that suits the searched interval, else the times of the events. */
export function sizeOf(args: Arguments, frame: Frame, time: Expr, cx: Lowering): Sized | undefined {
  const leastName = args.has('minSpan') ? 'minSpan' : 'minspan'
  const least = args.text(leastName)
  const minimum = least === undefined ? 0n : duration(leastName, least, args, cx)
  const written = args.text('span')
  const count = countOf(args, cx)
  if (minimum === undefined || count === undefined) return undefined
  const exactly = (span: bigint): Sized => {
    const exact = greater(span, minimum)
    return { frame, span: long(exact), exact, least: exact }
  }
  if (written !== undefined && written.toLowerCase() !== 'auto') {
    const span = duration('span', written, args, cx)
    return span === undefined ? undefined : exactly(span)
  }
  const interval = searched(cx)
  if (interval !== undefined) {
    const length = greater(interval.last + 1n - interval.start, 1n)
    if (count !== 'none') return exactly((length + count - 1n) / count)
    const topic = `\`${args.fn}()\` without a span`
    cx.report.add('fidelity/choice', args.span, { topic, choice: `a span that makes at most ${MOST} buckets` })
    const spans = [...SHORT_SPANS, ...SPANS]
    return exactly(spans.find((s) => length <= s * MOST) ?? 8760n * HOUR)
  }
  cx.report.add('fidelity/choice', args.span, {
    topic: `\`${args.fn}()\` without a span`,
    choice: 'the span follows from the times of the events, where LogScale takes the searched interval',
  })
  const { groups: _, ...all } = frame
  const [first, from] = windowed(all, 'window.min', [time], {}, args.span, cx)
  const [both, to] = windowed(first, 'window.max', [time], {}, args.span, cx)
  const sized: Frame = frame.groups === undefined ? both : { ...both, groups: frame.groups }
  const covered = call('number.subtract', [to, from])
  if (count !== 'none') {
    const shared = call('number.divide_integer', [call('number.add', [covered, long(count)]), long(count)])
    return { frame: sized, span: call('number.greatest', [shared, long(greater(minimum, 1n))]), least: 1n }
  }
  const spans = SPANS.filter((s) => s > minimum)
  if (minimum > 0n) spans.unshift(minimum)
  const arms = spans.flatMap((s) => [call('compare.lt', [covered, long(s * MOST)]), long(s)])
  const chosen = call('logic.case', [...arms, long(spans.at(-1) ?? HOUR)])
  return { frame: sized, span: chosen, least: greater(minimum, MINUTE) }
}
