import {
  type AggregateCall,
  aggregateCall,
  and,
  type Column,
  call,
  type Expr,
  literal,
  long,
  reference,
  type SortKey,
} from '../../../plan/expr.ts'
import type { Computed, JoinKind, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { closed } from '../lower/fold.ts'
import { type Frame, put, where } from '../lower/frame.ts'
import { sortedBy, windowed } from '../lower/rows.ts'
import { asText, firstOf, isMissing } from '../lower/value.ts'

/** The rows of a subquery that others are looked up in: one for each combination of keys. */
interface Lookup {
  readonly plan: Plan
  readonly keys: readonly Column[]
  readonly included: ReadonlyMap<string, Column>
}

/** Which rows of a subquery count, and how their keys are compared. */
interface Looking {
  /** Of several rows with the same keys the last ones count (library.humio.com/data-analysis/functions-match.html, nrows). */
  readonly rows: number
  readonly ignoreCase: boolean
}

function keyText(value: Expr, { ignoreCase }: Looking): Expr {
  return ignoreCase ? call('text.lower', [asText(value)]) : asText(value)
}

function lookupOf(
  frame: Frame,
  keys: readonly Ast.FieldName[],
  include: readonly string[],
  looking: Looking,
  span: Span,
  cx: Lowering,
): Lookup {
  const keyColumns = keys.map((key): Computed => {
    const expr = keyText(cx.field(frame, key.name, key.span), looking)
    return { ...cx.columns.fresh(key.name, 'string'), expr }
  })
  if (looking.rows > 1) return lastRows(frame, keyColumns, include, looking.rows, span, cx)
  const aggregates = include.map((name): Computed<AggregateCall> => {
    const value = aggregateCall('agg.last', [old(frame, name, cx)], span)
    return { ...cx.columns.fresh(name, value.type), expr: value }
  })
  const plan: Plan = { kind: 'aggregate', input: frame.plan, keys: keyColumns, aggregates, span }
  return { plan, keys: keyColumns, included: new Map(aggregates.map((a) => [a.name, a])) }
}

/** The last rows of each combination of keys, the very last first. */
function lastRows(
  frame: Frame,
  keys: readonly Computed[],
  include: readonly string[],
  count: number,
  span: Span,
  cx: Lowering,
): Lookup {
  const [placed, place] = windowed(frame, 'window.row_number', [], {}, span, cx)
  const newest: SortKey = { expr: place, direction: 'desc', nulls: 'last' }
  const over = { partitionBy: keys.map((k) => k.expr), orderBy: [newest] }
  const [ranked, rank] = windowed(placed, 'window.row_number', [], over, span, cx)
  const last = sortedBy(where(ranked, call('compare.le', [rank, long(count)])), [newest], span)
  const included = include.map((name): Computed => {
    const expr = old(frame, name, cx)
    return { ...cx.columns.fresh(name, expr.type), expr }
  })
  const plan: Plan = { kind: 'project', input: last.plan, columns: [...keys, ...included], span }
  return { plan, keys, included: new Map(included.map((c) => [c.name, c])) }
}

function joined(
  frame: Frame,
  fields: readonly Ast.FieldName[],
  lookup: Lookup,
  kind: JoinKind,
  looking: Looking,
  span: Span,
  cx: Lowering,
): Frame {
  const pairs = fields.map((field, i): Expr => {
    const key = lookup.keys[i]
    const value = keyText(cx.field(frame, field.name, field.span), looking)
    return key === undefined ? literal('boolean', false) : call('compare.eq', [value, reference(key)])
  })
  const before = new Map([...lookup.included.keys()].map((name) => [name, old(frame, name, cx)]))
  const plan: Plan = { kind: 'join', join: kind, left: frame.plan, right: lookup.plan, on: and(pairs), span }
  let result: Frame = { ...frame, plan }
  if (kind === 'anti') return result
  for (const [name, column] of lookup.included) {
    result = put(result, name, firstOf(reference(column), before.get(name) ?? literal('string', null)), cx.columns)
  }
  return result
}

function subquery(args: Arguments, name: string, cx: Lowering): Ast.Pipeline | undefined {
  const raw = args.raw(name)
  if (raw?.kind === 'subquery') return raw.pipeline
  cx.report.add('type/mismatch', raw?.span ?? args.span, {
    what: `\`${name}\``,
    expected: 'a query in braces',
    found: 'something else',
  })
  return undefined
}

function refused(args: Arguments, names: readonly string[], cx: Lowering): boolean {
  const found = names.find((name) => args.has(name))
  if (found !== undefined) cx.refuse(`\`${args.fn}(${found}=...)\``, args.raw(found)?.span ?? args.span)
  return found !== undefined
}

/** How many rows of a key are asked for. */
function rowsOf(name: string, most: number, args: Arguments, cx: Lowering): number | undefined {
  if (!args.has(name)) return 1
  const rows = args.number(name)
  if (rows !== undefined && Number.isInteger(rows) && rows >= 1 && rows <= most) return rows
  if (rows !== undefined) {
    const span = args.raw(name)?.span ?? args.span
    const expected = `a whole number from 1 to ${most}`
    cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected, found: `\`${rows}\`` })
  }
  return undefined
}

function sameCount(args: Arguments, fields: readonly unknown[], keys: readonly unknown[], cx: Lowering): boolean {
  if (fields.length === keys.length && fields.length > 0) return true
  const expected = 'as many fields on both sides'
  cx.report.add('type/argument-count', args.span, { name: args.fn, expected, found: keys.length })
  return false
}

/** library.humio.com/data-analysis/functions-join.html */
function lowerJoin(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  if (refused(args, ['start', 'end', 'repo', 'view', 'live'], cx)) return frame
  const rows = rowsOf('max', 200_000, args, cx)
  if (rows === undefined) return frame
  const looking: Looking = { rows, ignoreCase: false }
  const pipeline = subquery(args, 'query', cx)
  const fields = args.fields('field')
  const keys = args.has('key') ? args.fields('key') : fields
  if (pipeline === undefined || !sameCount(args, fields, keys, cx)) return frame
  const include = args.fields('include').map((f) => f.name)
  const lookup = cx.within((start) => lookupOf(cx.steps(pipeline.steps, start), keys, include, looking, args.span, cx))
  const mode = (args.text('mode') ?? 'inner').toLowerCase()
  return joined(frame, fields, lookup, negated ? 'anti' : mode === 'left' ? 'left' : 'inner', looking, args.span, cx)
}

/** library.humio.com/data-analysis/functions-definetable.html */
function lowerDefineTable(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if (refused(args, ['start', 'end', 'view'], cx)) return frame
  const pipeline = subquery(args, 'query', cx)
  const name = args.text('name')
  if (pipeline === undefined || name === undefined) return frame
  const include = args.fields('include')
  cx.within((start) => {
    const end = cx.steps(pipeline.steps, start)
    // A table has the included fields only; they are looked up while its own scan is the current one.
    const fields = new Map(include.map((f) => [f.name, cx.field(end, f.name, f.span)]))
    cx.tables.set(name, { frame: closed(end, end.plan, fields, args.fn), include: include.map((f) => f.name) })
  })
  return frame
}

/** library.humio.com/data-analysis/functions-match.html, over a table that the query defines. */
function lowerMatch(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  const name = args.text(args.has('table') ? 'table' : 'file')
  const table = name === undefined ? undefined : cx.tables.get(name)
  if (table === undefined) {
    cx.refuse(`\`match()\` with the file \`${name ?? ''}\``, args.span)
    return frame
  }
  const mode = args.text('mode') ?? 'string'
  if (mode !== 'string') {
    cx.refuse(`\`match(mode=${mode})\``, args.raw('mode')?.span ?? args.span)
    return frame
  }
  const rows = rowsOf('nrows', 500, args, cx)
  if (rows === undefined) return frame
  const looking: Looking = { rows, ignoreCase: args.flag('ignoreCase', false) }
  const fields = args.fields('field')
  const columns = args.has('column') ? args.fields('column') : fields
  if (!sameCount(args, fields, columns, cx)) return frame
  const wanted = args.has('include') ? args.fields('include').map((f) => f.name) : table.include
  const names = new Set(columns.map((c) => c.name))
  const include = wanted.filter((n) => n !== '*' && !names.has(n))
  const all = wanted.includes('*')
    ? [...include, ...table.include.filter((n) => !names.has(n) && !include.includes(n))]
    : include
  const lookup = lookupOf(table.frame, columns, all, looking, args.span, cx)
  const kind = negated ? 'anti' : args.flag('strict', true) ? 'inner' : 'left'
  return joined(frame, fields, lookup, kind, looking, args.span, cx)
}

/**
 * library.humio.com/data-analysis/functions-selfjoinfilter.html: events whose key has an event for every clause. LogScale
 * may keep a few more; this keeps exactly those.
 */
function lowerSelfJoinFilter(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const clauses = args.list('where').flatMap((item) => (item.kind === 'subquery' ? [item.pipeline] : []))
  const fields = args.fields('field')
  const conditions = clauses.map((clause) => and(cx.steps(clause.steps, { ...frame, conditions: [] }).conditions ?? []))
  const keys = fields.map((f) => asText(cx.field(frame, f.name, f.span)))
  if (keys.length === 0 || keys.some(isMissing)) return where(frame, literal('boolean', false))
  const keyColumns = keys.map(
    (expr, i): Computed => ({ ...cx.columns.fresh(fields[i]?.name ?? 'key', 'string'), expr }),
  )
  const counts = conditions.map((condition): Computed<AggregateCall> => {
    const count = aggregateCall('agg.count', [], args.span, condition)
    return { ...cx.columns.fresh('clause', count.type), expr: count }
  })
  const grouped: Plan = { kind: 'aggregate', input: frame.plan, keys: keyColumns, aggregates: counts, span: args.span }
  const each = and(counts.map((c) => call('compare.gt', [reference(c), long(0)])))
  const right: Plan = { kind: 'filter', input: grouped, predicate: each, span: args.span }
  const on = and(
    keys.map((key, i) => {
      const column = keyColumns[i]
      return column === undefined ? literal('boolean', false) : call('compare.eq', [key, reference(column)])
    }),
  )
  const plan: Plan = { kind: 'join', join: 'semi', left: frame.plan, right, on, span: args.span }
  const kept: Frame = { ...frame, plan }
  if (!args.flag('prefilter', false)) return kept
  return where(kept, call('logic.or', conditions))
}

export const JOINS: Builtins = {
  join: {
    kind: 'table',
    negatable: true,
    names: ['query', 'field', 'key', 'include', 'mode', 'max', 'limit', 'start', 'end', 'repo', 'view', 'live'],
    required: ['query', 'field'],
    lower: lowerJoin,
  },
  definetable: {
    kind: 'table',
    names: ['query', 'name', 'include', 'start', 'end', 'view'],
    required: ['query', 'name', 'include'],
    lower: lowerDefineTable,
  },
  match: {
    kind: 'table',
    negatable: true,
    names: ['file', 'table', 'field', 'column', 'include', 'mode', 'ignoreCase', 'nrows', 'strict'],
    required: ['field'],
    lower: lowerMatch,
  },
  selfjoinfilter: {
    kind: 'table',
    names: ['field', 'where', 'prefilter'],
    required: ['field', 'where'],
    lower: lowerSelfJoinFilter,
  },
}
