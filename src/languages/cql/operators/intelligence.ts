import { extend } from '../../../plan/build.ts'
import { and, call, type Expr, literal, long, or, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { givenRows, hasColumns, type Rows } from '../lower/files.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame, put, where } from '../lower/frame.ts'
import { type Lookup, lookupOf } from '../lower/lookup.ts'
import { asText, exists, negate } from '../lower/value.ts'

/** Addresses are compared as such: the short and the long form of one are equal. */
function addressKey(value: Expr): Expr {
  const address = asText(value)
  const isNetwork = call('text.contains', [address, text('/')])
  return call('logic.case', [isNetwork, literal('string', null), call('ip.first_of_network', [address])])
}

function textKey(value: Expr): Expr {
  return call('text.lower', [asText(value)])
}

const KEY = 'key'

/** The last row of each key, with the columns that are taken from it. */
function lookupBy(rows: Frame, key: Expr, include: readonly string[], span: Span, cx: Lowering): Lookup {
  const keyed = put(rows, KEY, key, cx.columns)
  const name: Ast.FieldName = { name: KEY, quoted: false, span }
  return lookupOf(keyed, [name], include, { rows: 1, ignoreCase: false }, span, cx)
}

/** The events with the columns of the row that is found, which are null without one; and whether one is. */
function besides(frame: Frame, value: Expr, lookup: Lookup, span: Span): readonly [Frame, Expr] {
  const [key] = lookup.keys
  if (key === undefined) return [frame, literal('boolean', false)]
  const on = call('compare.eq', [value, reference(key)], span)
  const plan: Plan = { kind: 'join', join: 'left', left: frame.plan, right: lookup.plan, on, span }
  return [{ ...frame, plan }, exists(reference(key))]
}

const TYPES = ['ip_address', 'url', 'domain'] as const
/** From the least to the most. */
const CONFIDENCES = ['unverified', 'low', 'medium', 'high'] as const
type Confidence = (typeof CONFIDENCES)[number]

const COLUMNS = ['indicator', 'labels', 'last_updated', 'malicious_confidence', 'published_date', 'type'] as const
const MOST_FIELDS = 20

function choiceOf<T extends string>(
  args: Arguments,
  name: string,
  known: readonly T[],
  fallback: T | undefined,
  cx: Lowering,
): T | undefined {
  const written = args.has(name) ? args.text(name) : fallback
  const found = known.find((k) => k === written?.toLowerCase())
  const raw = args.raw(name)
  if (raw?.kind === 'param' && written === '*') {
    cx.report.add('external/no-parameter', raw.span, { name: raw.name })
    return undefined
  }
  if (found === undefined && written !== undefined) {
    const span = args.raw(name)?.span ?? args.span
    const expected = known.join(', ')
    cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected, found: `\`${written}\`` })
  }
  return found
}

/** The indicators of the type that are trusted as much as asked. */
function indicators(rows: Rows, type: string, least: Confidence, span: Span, cx: Lowering): Frame {
  const trusted = CONFIDENCES.slice(CONFIDENCES.indexOf(least))
  const oneOf = (name: string, values: readonly string[]): Expr =>
    or(values.map((value) => call('compare.eq', [textKey(old(rows.frame, name, cx)), text(value)], span)))
  return where(rows.frame, and([oneOf('type', [type]), oneOf('malicious_confidence', trusted)], span))
}

/**
 * library.humio.com/data-analysis/functions-ioc-lookup.html over the indicators that the user gives as the file `ioc`, with
 * the columns of that page. An event has an entry for each of its fields that holds an indicator, in the order of the fields.
 */
function lowerIocLookup(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  const { span } = args
  const type = choiceOf(args, 'type', TYPES, undefined, cx)
  const least = choiceOf(args, 'confidenceThreshold', CONFIDENCES, 'high', cx)
  const fields = args.fields('field')
  const include = args.has('include') ? args.fields('include') : COLUMNS.map((name) => ({ name, span }))
  const unknown = include.find(({ name }) => !COLUMNS.some((c) => c === name))
  if (unknown !== undefined) {
    const expected = COLUMNS.join(', ')
    cx.report.add('type/mismatch', unknown.span, { what: '`include`', expected, found: `\`${unknown.name}\`` })
  }
  const strict = args.flag('strict', false)
  if (negated && !strict) cx.refuse('`!ioc:lookup()` without `strict=true`', span, 'the product refuses it, too')
  if (fields.length > MOST_FIELDS) cx.refuse(`\`ioc:lookup()\` over more than ${MOST_FIELDS} fields`, span)
  const what = `the indicators: a file with the columns ${COLUMNS.join(', ')}`
  const asked = COLUMNS.map((name) => ({ name, quoted: false, span }))
  const rows = givenRows('ioc', asked, what, span, cx)
  if (rows === undefined || type === undefined || least === undefined || unknown !== undefined) return frame
  const needed = ['indicator', 'type', 'malicious_confidence'].map((name) => ({ name, quoted: false, span }))
  if ((negated && !strict) || fields.length > MOST_FIELDS || !hasColumns(rows, needed, cx)) return frame
  const names = include.map((f) => f.name)
  const keyOf = type === 'ip_address' ? addressKey : textKey
  const entries: Entry[] = []
  let result = frame
  for (const field of fields) {
    const known = indicators(rows, type, least, span, cx)
    const lookup = lookupBy(known, keyOf(old(known, 'indicator', cx)), names, span, cx)
    const [joined, isFound] = besides(result, keyOf(cx.field(frame, field.name, field.span)), lookup, span)
    const before = cx.columns.fresh('entries', 'long')
    const plan = extend(joined.plan, [{ ...before, expr: counted(entries.at(-1), span) }], span)
    result = { ...joined, plan }
    entries.push({ lookup, isFound, before: reference(before) })
  }
  const any = or(entries.map((e) => e.isFound))
  if (strict) result = where(result, negated ? negate(any) : any)
  return negated ? result : annotated(result, entries, names, args.text('prefix') ?? 'ioc', any, span, cx)
}

/** What is found for one field, and how many of the fields before it have something. */
interface Entry {
  readonly lookup: Lookup
  readonly isFound: Expr
  readonly before: Expr
}

function counted(entry: Entry | undefined, span: Span): Expr {
  if (entry === undefined) return long(0)
  return call('number.add', [entry.before, call('logic.case', [entry.isFound, long(1), long(0)], span)], span)
}

function annotated(
  frame: Frame,
  entries: readonly Entry[],
  names: readonly string[],
  prefix: string,
  any: Expr,
  span: Span,
  cx: Lowering,
): Frame {
  const set = (f: Frame, name: string, value: Expr): Frame => assign(f, name, value, old(f, name, cx), cx.columns)
  const detected = call('logic.case', [any, text('true'), literal('string', null)], span)
  let result = set(frame, `${prefix}.detected`, detected)
  for (const place of entries.keys()) {
    for (const name of names) {
      const arms = entries.slice(place).flatMap(({ lookup, isFound, before }): Expr[] => {
        const column = lookup.included.get(name)
        const isHere = and([isFound, call('compare.eq', [before, long(place)])], span)
        return column === undefined ? [] : [isHere, asText(reference(column))]
      })
      if (arms.length === 0) continue
      result = set(result, `${prefix}[${place}].${name}`, call('logic.case', [...arms, literal('string', null)], span))
    }
  }
  return result
}

/** Names of addresses by the file `rdns` that the user gives; an address that it does not have keeps the event as it is. */
function resolved(args: Arguments, frame: Frame, target: string, cx: Lowering): Frame {
  const { span } = args
  const field = args.field('field')
  const needed = ['ip', 'hostname'].map((name) => ({ name, quoted: false, span }))
  const rows = givenRows('rdns', needed, 'the names: a file with the columns ip and hostname', span, cx)
  if (rows === undefined || field === undefined || !hasColumns(rows, needed, cx)) return frame
  const lookup = lookupBy(rows.frame, addressKey(old(rows.frame, 'ip', cx)), ['hostname'], span, cx)
  const [joined] = besides(frame, addressKey(cx.field(frame, field.name, field.span)), lookup, span)
  const name = lookup.included.get('hostname')
  if (name === undefined) return frame
  return assign(joined, target, reference(name), old(joined, target, cx), cx.columns)
}

/** library.humio.com/data-analysis/functions-rdns.html */
function lowerRdns(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if (args.has('limit')) {
    const reason = 'its page does not tell which events it leaves out'
    cx.refuse('`rdns(limit=...)`', args.raw('limit')?.span ?? args.span, reason)
    return frame
  }
  return resolved(args, frame, args.as?.name ?? 'hostname', cx)
}

/** library.humio.com/data-analysis/functions-reversedns.html */
function lowerReverseDns(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if (!frame.aggregated && !frame.limited) {
    const reason = 'the product resolves the addresses of results only, after an aggregate such as `tail()`'
    cx.refuse('`reverseDns()` before an aggregate', args.span, reason)
    return frame
  }
  if (args.has('limit')) {
    const choice = 'every address that the file has is resolved, whatever the limit'
    cx.report.add('fidelity/choice', args.raw('limit')?.span ?? args.span, { topic: '`reverseDns(limit=...)`', choice })
  }
  return resolved(args, frame, args.as?.name ?? '_hostname', cx)
}

export const INTELLIGENCE: Builtins = {
  'ioc:lookup': {
    kind: 'table',
    negatable: true,
    inBranch: () => 'columns',
    names: ['field', 'type', 'confidenceThreshold', 'include', 'prefix', 'strict'],
    required: ['field', 'type'],
    lower: lowerIocLookup,
  },
  rdns: {
    kind: 'table',
    inBranch: () => 'columns',
    names: ['field', 'server', 'limit'],
    required: ['field'],
    lower: lowerRdns,
  },
  reversedns: {
    kind: 'table',
    names: ['field', 'server', 'limit'],
    required: ['field'],
    lower: lowerReverseDns,
  },
}
