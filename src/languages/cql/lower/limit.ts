import { limit } from '../../../plan/build.ts'
import { call, long } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Arguments } from './arguments.ts'
import type { Lowering } from './context.ts'
import { type Frame, where } from './frame.ts'
import { windowed } from './rows.ts'

interface Bounds {
  readonly what: string
  /** Rows when the query says nothing. */
  readonly byDefault: number
  /** Rows that `limit=max` stands for. */
  readonly most: number
}

/** The first rows; of each group, inside a grouping. */
export function limitRows(frame: Frame, count: number, span: Span, cx: Lowering): Frame {
  if (frame.groups === undefined) return { ...frame, plan: limit(frame.plan, count, span) }
  const [numbered, place] = windowed(frame, 'window.row_number', [], {}, span, cx)
  return where(numbered, call('compare.le', [place, long(count)]))
}

/** Cuts to the limit that the query states; LogScale's own is applied on demand and reported otherwise. */
export function noteLimit(frame: Frame, args: Arguments, cx: Lowering, bounds: Bounds): Frame {
  const written = args.text('limit')
  if (written !== undefined && written.toLowerCase() !== 'max' && written !== '*') {
    const count = rowCount(args, cx)
    return count === undefined ? frame : { ...limitRows(frame, count, args.span, cx), limited: true }
  }
  const stated = written !== undefined
  return vendorLimit(frame, cx, bounds.what, stated ? bounds.most : bounds.byDefault, args.span, stated)
}

function rowCount(args: Arguments, cx: Lowering): number | undefined {
  const count = args.number('limit')
  if (count === undefined || (Number.isSafeInteger(count) && count >= 0)) return count
  const expected = 'a whole number from 0 on'
  const span = args.raw('limit')?.span ?? args.span
  cx.report.add('type/mismatch', span, { what: '`limit`', expected, found: `\`${args.text('limit') ?? ''}\`` })
  return undefined
}

/** `quiet`: the query asks for all rows that there can be, so that the bound is no surprise. */
export function vendorLimit(frame: Frame, cx: Lowering, what: string, count: number, span: Span, quiet = false): Frame {
  if (cx.options.vendorLimits) return { ...limitRows(frame, count, span, cx), limited: true }
  if (!quiet) cx.report.add('fidelity/vendor-limit', span, { what, platform: 'LogScale', limit: count })
  return { ...frame, limited: true }
}
