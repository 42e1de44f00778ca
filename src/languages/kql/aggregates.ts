import type { Expr } from '../../plan/expr.ts'
import { type AggregateLowerer, addCall, rowScope } from './aggregates/aggregate.ts'
import { bag, list, listWithNulls, MOST_OF_OLD, schema, set } from './aggregates/collections.ts'
import {
  avg,
  bits,
  count,
  covariance,
  distinct,
  extreme,
  ofPopulation,
  ofSample,
  percentiles,
  percentilesArray,
  sum,
} from './aggregates/numbers.ts'
import { anyRow, atExtreme } from './aggregates/rows.ts'
import { type Ast, kqlTypeName } from './ast.ts'
import { asPredicate } from './compare.ts'
import { type Aggregates, type Lowering, missing, type Scope } from './lowering.ts'
import { refusalReason } from './refusals.ts'
import { convertTo } from './values.ts'

export { addCall, rowScope } from './aggregates/aggregate.ts'

interface Aggregate {
  readonly lower: AggregateLowerer
  /** Where the condition stands among the arguments of an `if` form. */
  readonly conditionAt?: number
}

/** Aggregate functions by their KQL name; any other aggregate is refused. */
const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: { lower: count },
  cnt: { lower: count },
  countif: { lower: count, conditionAt: 0 },
  sum: { lower: sum },
  sumif: { lower: sum, conditionAt: 1 },
  avg: { lower: avg },
  avgif: { lower: avg, conditionAt: 1 },
  min: { lower: extreme('agg.min') },
  minif: { lower: extreme('agg.min'), conditionAt: 1 },
  max: { lower: extreme('agg.max') },
  maxif: { lower: extreme('agg.max'), conditionAt: 1 },
  dcount: { lower: distinct },
  dcountif: { lower: distinct, conditionAt: 1 },
  count_distinct: { lower: distinct },
  count_distinctif: { lower: distinct, conditionAt: 1 },
  make_list: { lower: list() },
  makelist: { lower: list(MOST_OF_OLD) },
  make_list_if: { lower: list(), conditionAt: 1 },
  make_list_with_nulls: { lower: listWithNulls },
  make_set: { lower: set() },
  makeset: { lower: set(MOST_OF_OLD) },
  make_set_if: { lower: set(), conditionAt: 1 },
  make_bag: { lower: bag() },
  make_dictionary: { lower: bag(MOST_OF_OLD) },
  make_bag_if: { lower: bag(), conditionAt: 1 },
  buildschema: { lower: schema },
  take_any: { lower: anyRow() },
  any: { lower: anyRow('any_') },
  take_anyif: { lower: anyRow(), conditionAt: 1 },
  anyif: { lower: anyRow(), conditionAt: 1 },
  arg_max: { lower: atExtreme('max') },
  argmax: { lower: atExtreme('max', true) },
  arg_min: { lower: atExtreme('min') },
  argmin: { lower: atExtreme('min', true) },
  percentile: { lower: percentiles(false) },
  percentiles: { lower: percentiles(false) },
  percentiles_array: { lower: percentilesArray(false) },
  percentilew: { lower: percentiles(true) },
  percentilesw: { lower: percentiles(true) },
  percentilesw_array: { lower: percentilesArray(true) },
  stdev: { lower: ofSample('agg.deviation_sample') },
  stdevif: { lower: ofSample('agg.deviation_sample'), conditionAt: 1 },
  stdevp: { lower: ofPopulation('agg.deviation_population') },
  variance: { lower: ofSample('agg.variance_sample') },
  varianceif: { lower: ofSample('agg.variance_sample'), conditionAt: 1 },
  variancep: { lower: ofPopulation('agg.variance_population') },
  covariance: { lower: covariance('agg.covariance_sample') },
  covarianceif: { lower: covariance('agg.covariance_sample'), conditionAt: 2 },
  covariancep: { lower: covariance('agg.covariance_population') },
  covariancepif: { lower: covariance('agg.covariance_population'), conditionAt: 2 },
  binary_all_and: { lower: bits('agg.bits_and') },
  binary_all_or: { lower: bits('agg.bits_or') },
  binary_all_xor: { lower: bits('agg.bits_xor') },
}

export const AGGREGATE_NAMES: readonly string[] = Object.keys(AGGREGATES)

export function isAggregate(name: string): boolean {
  return Object.hasOwn(AGGREGATES, name)
}

/** Adds the aggregate to the `summarize` at hand and gives what stands for its columns; empty after a refusal. */
export function aggregateColumns(
  cx: Lowering,
  node: Ast,
  name: string,
  nodes: readonly Ast[],
  scope: Scope,
  aggregates: Aggregates,
): readonly Expr[] {
  const definition = Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined
  if (definition === undefined) {
    cx.refuse(node.span, `the aggregate \`${name}\``, refusalReason('aggregate', name))
    return []
  }
  const inner = rowScope(scope)
  const lower = (argument: Ast): Expr => cx.expr(argument, inner)
  const { conditionAt } = definition
  let filter: Expr | undefined
  if (conditionAt !== undefined) {
    const condition = nodes[conditionAt]
    if (condition === undefined) {
      cx.refuse(node.span, `\`${name}\` without a condition`)
      return []
    }
    filter = asPredicate(convertTo(cx, lower(condition), 'boolean'))
  }
  const result = definition.lower({
    cx,
    node,
    nodes: nodes.filter((_, i) => i !== conditionAt),
    span: node.span,
    scope: inner,
    lower,
    add: (fn, args) => addCall(cx, aggregates, fn, args, node.span, filter),
  })
  if (result !== undefined) return result.map((column) => ({ ...column, span: node.span }))
  const types = nodes.map((n) => (n.type === undefined ? n.typeName : kqlTypeName(n.type)))
  cx.refuse(node.span, `\`${name}(${types.join(', ')})\``)
  return []
}

/** The aggregate as a part of an expression, where it has one column. */
export function aggregateReference(
  cx: Lowering,
  node: Ast,
  name: string,
  nodes: readonly Ast[],
  scope: Scope,
  aggregates: Aggregates,
): Expr {
  const columns = aggregateColumns(cx, node, name, nodes, scope, aggregates)
  const [only] = columns
  if (only === undefined) return missing(node.type ?? 'long', node.span)
  return columns.length === 1 ? only : cx.refused(node.span, `\`${name}\` at this place`, node.type ?? 'long')
}
