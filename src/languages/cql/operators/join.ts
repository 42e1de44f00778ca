import { call, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { type Frame, where } from '../lower/frame.ts'
import { limitRows, vendorLimit } from '../lower/limit.ts'
import {
  intervalOf,
  joined,
  type Looking,
  lookupOf,
  oneRow,
  refusedArguments,
  rowsOf,
  sameCount,
  subqueryOf,
} from '../lower/lookup.ts'
import { orderingTime, sortedBy, windowed } from '../lower/rows.ts'
import { asNumber, asText, isMissing } from '../lower/value.ts'

const MOST_ROWS = 200_000

/**
 * library.humio.com/data-analysis/functions-join.html. A field of `include` that the found event lacks becomes the empty
 * text. `live` says how the product repeats a query, which changes no answer.
 */
function lowerJoin(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  if (refusedArguments(args, ['view'], cx)) return frame
  const rows = rowsOf('max', MOST_ROWS, args, cx)
  const interval = intervalOf(args, cx)
  const pipeline = subqueryOf(args, 'query', cx)
  const fields = args.fields('field')
  const keys = args.has('key') ? args.fields('key') : fields
  const kind = modeOf(args, cx)
  if (rows === undefined || interval === undefined || pipeline === undefined || kind === undefined) return frame
  if (!sameCount(args, fields, keys, cx)) return frame
  const include = args.fields('include').map((f) => f.name)
  const looking: Looking = { rows, ignoreCase: false, lacking: text('') }
  const lookup = cx.within((start) => {
    const found = limited(cx.steps(pipeline.steps, ofRepository(start, args, cx)), args, cx)
    return lookupOf(found, keys, include, looking, args.span, cx)
  }, interval)
  return joined(frame, fields, lookup, negated ? 'anti' : kind, looking, args.span, cx)
}

function modeOf(args: Arguments, cx: Lowering): 'inner' | 'left' | undefined {
  const mode = (args.text('mode') ?? 'inner').toLowerCase()
  if (mode === 'inner' || mode === 'left') return mode
  const span = args.raw('mode')?.span ?? args.span
  cx.report.add('type/mismatch', span, { what: '`mode`', expected: '`inner` or `left`', found: `\`${mode}\`` })
  return undefined
}

/** The events of another repository, which their tag tells. */
function ofRepository(frame: Frame, args: Arguments, cx: Lowering): Frame {
  const name = args.text('repo')
  const span = args.raw('repo')?.span ?? args.span
  const tag = old(frame, '#repo', cx)
  if (name === undefined) return frame
  if (!isMissing(tag)) return where(frame, call('compare.eq', [asText(tag), text(name)], span))
  cx.refuse(`\`${args.fn}(repo=...)\``, span, 'no event tells its repository in `#repo`')
  return frame
}

/** At most `limit` rows of a subquery: the newest events, or the first rows of an aggregate. */
function limited(frame: Frame, args: Arguments, cx: Lowering): Frame {
  const written = args.text('limit')
  const what = `the subquery of \`${args.fn}()\``
  const isMost = written === undefined || written.toLowerCase() === 'max'
  if (isMost && !cx.options.vendorLimits) {
    return vendorLimit(frame, cx, what, written === undefined ? 100_000 : MOST_ROWS, args.span, written !== undefined)
  }
  const count = isMost ? (written === undefined ? 100_000 : MOST_ROWS) : rowsOf('limit', MOST_ROWS, args, cx)
  if (count === undefined) return frame
  if (frame.aggregated) return limitRows(frame, count, args.span, cx)
  const [placed, place] = windowed(frame, 'window.row_number', [], {}, args.span, cx)
  const time = orderingTime(frame, cx)
  const newest = (isMissing(time) ? [place] : [asNumber(time), place]).map((expr) => {
    return { expr, direction: 'desc', nulls: 'last' } as const
  })
  const cut = limitRows(sortedBy(placed, newest, args.span), count, args.span, cx)
  return sortedBy(cut, [{ expr: place, direction: 'asc', nulls: 'last' }], args.span)
}

export const JOINS: Builtins = {
  join: {
    kind: 'table',
    negatable: true,
    inBranch: oneRow('max'),
    names: ['query', 'field', 'key', 'include', 'mode', 'max', 'limit', 'start', 'end', 'repo', 'view', 'live'],
    required: ['query', 'field'],
    lower: lowerJoin,
  },
}
