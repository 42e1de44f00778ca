import { keep } from '../../../plan/build.ts'
import { and, call, type Expr, long, reference, type SortKey, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Lowering } from './context.ts'
import { old } from './filter.ts'
import { type Frame, where } from './frame.ts'
import { keyText, type Looking, type Lookup } from './lookup.ts'
import { sortedBy, windowed } from './rows.ts'
import { exists } from './value.ts'

/** How the keys of a table stand for values: as networks, or as texts with `*` that may stand anywhere in the value. */
export type PatternMode = 'cidr' | 'glob'

/** Of a pattern or a value: what the two are compared by. */
type Measures = Readonly<Record<string, Expr>>

interface Mode {
  readonly ofPattern: (pattern: Expr) => Measures
  readonly ofValue: (value: Expr) => Measures
  readonly matches: (pattern: Measures, value: Measures) => Expr
  /** The first of several patterns that match is taken. */
  readonly order: (pattern: Measures) => readonly SortKey[]
}

const of = (measures: Measures, name: string): Expr => measures[name] ?? text('')

const hasColon = (value: Expr): Expr => call('text.contains', [value, text(':')])

const MODES: Readonly<Record<PatternMode, Mode>> = {
  /** The most specific network wins; networks of IPv4 hold IPv4 addresses, those of IPv6 hold IPv6 addresses. */
  cidr: {
    ofPattern: (pattern) => ({
      first: call('ip.first_of_network', [pattern]),
      last: call('ip.last_of_network', [pattern]),
      six: hasColon(pattern),
    }),
    ofValue: (value) => ({
      address: call('ip.first_of_network', [value]),
      six: hasColon(value),
      network: call('text.contains', [value, text('/')]),
    }),
    matches: (pattern, value) =>
      and([
        call('compare.le', [of(pattern, 'first'), of(value, 'address')]),
        call('compare.ge', [of(pattern, 'last'), of(value, 'address')]),
        call('compare.eq', [of(pattern, 'six'), of(value, 'six')]),
        call('logic.not', [of(value, 'network')]),
      ]),
    order: (pattern) => [
      { expr: of(pattern, 'first'), direction: 'desc', nulls: 'last' },
      { expr: of(pattern, 'last'), direction: 'asc', nulls: 'last' },
    ],
  },
  glob: {
    ofPattern: (pattern) => ({
      glob: pattern,
      like: call('text.concat', [text('%'), call('text.glob_to_like', [pattern]), text('%')]),
    }),
    ofValue: (value) => ({ value }),
    matches: (pattern, value) => call('text.like', [of(value, 'value'), of(pattern, 'like')]),
    order: (pattern) => [{ expr: of(pattern, 'glob'), direction: 'asc', nulls: 'last' }],
  },
}

/**
 * For each value that a field of the events has, the rows of a table whose key matches it. Of several rows with the same
 * key the last ones count.
 */
export function patternLookup(
  events: Frame,
  field: Ast.FieldName,
  table: Frame,
  key: Ast.FieldName,
  include: readonly string[],
  name: PatternMode,
  looking: Looking,
  span: Span,
  cx: Lowering,
): Lookup {
  const mode = MODES[name]
  const value: Computed = {
    ...cx.columns.fresh(field.name, 'string'),
    expr: keyText(cx.field(events, field.name, field.span), looking),
  }
  const values = measured(
    where({ ...table, plan: distinct(events.plan, value, span) }, exists(reference(value))),
    mode.ofValue(reference(value)),
    [keep(value)],
    span,
    cx,
  )
  const [placed, place] = windowed(table, 'window.row_number', [], {}, span, cx)
  const pattern = keyText(cx.field(table, key.name, key.span), looking)
  const shown = include.map((column): Computed => {
    const expr = old(table, column, cx)
    return { ...cx.columns.fresh(column, expr.type), expr }
  })
  const numbered: Computed = { ...cx.columns.fresh('place', 'long'), expr: place }
  const patterns = measured(placed, mode.ofPattern(pattern), [...shown, numbered], span, cx)
  const on = mode.matches(patterns.measures, values.measures)
  const found: Plan = { kind: 'join', join: 'inner', left: values.plan, right: patterns.plan, on, span }
  const last: SortKey = { expr: reference(numbered), direction: 'desc', nulls: 'last' }
  const order = [...mode.order(patterns.measures), last]
  const over = { partitionBy: [reference(value)], orderBy: order }
  const [ranked, rank] = windowed({ ...table, plan: found }, 'window.row_number', [], over, span, cx)
  const best = where(ranked, call('compare.le', [rank, long(looking.rows)]))
  const plan = looking.rows > 1 ? sortedBy(best, order, span).plan : best.plan
  return { plan, keys: [value], included: new Map(shown.map((c) => [c.name, c])) }
}

function distinct(input: Plan, value: Computed, span: Span): Plan {
  return { kind: 'aggregate', input, keys: [value], aggregates: [], span }
}

/** The rows with what they are compared by as columns, so that it is computed once for each row. */
function measured(
  frame: Frame,
  measures: Measures,
  shown: readonly Computed[],
  span: Span,
  cx: Lowering,
): { readonly plan: Plan; readonly measures: Measures } {
  const computed = Object.entries(measures).map(([name, expr]): [string, Computed] => [
    name,
    { ...cx.columns.fresh(name, expr.type), expr },
  ])
  const columns = [...shown, ...computed.map(([, c]) => c)]
  return {
    plan: { kind: 'project', input: frame.plan, columns, span },
    measures: Object.fromEntries(computed.map(([name, c]) => [name, reference(c)])),
  }
}
