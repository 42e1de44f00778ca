import { extend, filter, project } from '../../../plan/build.ts'
import { type AggregateCall, and, call, type Expr, reference, text } from '../../../plan/expr.ts'
import type { ColumnSource, Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { DataColumns, Probe } from '../../language.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import { assign, type Frame, put } from './frame.ts'
import { asText, firstOf } from './value.ts'

/** More fields than this are not made columns. */
const MOST_FIELDS = 2_000

/** How found values meet what a field held. `fill`: only where it was missing. */
export type Meeting = 'replace' | 'fill'

/** The names of the members that the objects have in the data. */
export function probeOf(key: string, frame: Frame, record: Expr, columns: ColumnSource): Probe {
  const conditions = frame.conditions ?? []
  const passed = conditions.length === 0 ? frame.plan : filter(frame.plan, and(conditions))
  const names: Computed = { ...columns.fresh('names', 'dynamic'), expr: call('dynamic.keys', [record]) }
  const listed = project(passed, [names])
  const element = columns.fresh('element', 'dynamic')
  const { span } = record
  const each: Plan = { kind: 'unnest', input: listed, array: reference(names), element, outer: false, span }
  const name: Computed = { ...columns.fresh('name', 'string'), expr: call('dynamic.to_text', [reference(element)]) }
  const aggregates: readonly Computed<AggregateCall>[] = []
  const plan: Plan = { kind: 'aggregate', input: each, keys: [name], aggregates, span }
  return { key, plan: project(plan, [{ ...name, expr: reference(name) }]), read }
}

function read(values: readonly string[]): DataColumns {
  if (values.length > MOST_FIELDS) return { problem: `more than ${MOST_FIELDS} different fields in the data` }
  const order = new Intl.Collator('en', { numeric: true })
  return values
    .filter((name) => name !== '')
    .toSorted((a, b) => order.compare(a, b))
    .map((name) => ({ name, type: 'string', source: '' }))
}

/** Sets the fields that the members of an object name; which there are is known from the data or from the query. */
export function putRecord(frame: Frame, record: Expr, meeting: Meeting, span: Span, cx: Lowering): Frame {
  const held = cx.columns.fresh('record', 'dynamic')
  const inBranch = frame.conditions !== undefined
  const start = inBranch ? frame : { ...frame, plan: extend(frame.plan, [{ ...held, expr: record }], span) }
  const source = inBranch ? record : reference(held)
  return cx.dataFields(start, source, span).reduce((f, name) => {
    const found = asText(call('dynamic.member', [source, text(name)], span))
    const before = old(f, name, cx)
    return put(f, name, meeting === 'fill' ? firstOf(before, found) : firstOf(found, before), cx.columns)
  }, start)
}

/** Sets the field that the name is of: a constant, or known from the data only. */
export function setNamed(frame: Frame, name: Expr, value: Expr, span: Span, cx: Lowering): Frame {
  if (name.kind === 'literal' && name.value === null) return frame
  const written = asText(name)
  if (written.kind === 'literal' && typeof written.value === 'string') {
    return assign(frame, written.value, value, old(frame, written.value, cx), cx.columns)
  }
  return putRecord(frame, call('record.of_one', [written, asText(value)], span), 'replace', span, cx)
}
