import { nearHint } from '../../diagnostics/near.ts'
import { type AggregateCall, aggregateCall, type Expr, literal } from '../../plan/expr.ts'
import type { ExpressionOf } from './ast.ts'
import { NAME_LOOKUPS, NEEDS_DATA, OTHER_SQL_FUNCTIONS } from './facts.ts'
import { GEO_FUNCTIONS } from './geo.ts'
import { ADDRESS_ORDER, FIRST_CHOICE, firstValue, lastValue } from './grouping.ts'
import type { Lowering } from './lowering.ts'
import { lowerNameLookup } from './names-of-ids.ts'
import { REFERENCE_FUNCTIONS } from './reference.ts'
import { SCALAR_FUNCTIONS } from './scalar-functions.ts'
import type { Value } from './value.ts'

type Call = ExpressionOf<'call'>

/** Any function call: an aggregate, the name of an id, a scalar function, or a diagnostic. */
export function lowerCall(lowering: Lowering, expression: Call): Value {
  const { session } = lowering
  const name = expression.name.name.toUpperCase()
  const aggregate = AGGREGATES[name]
  if (aggregate !== undefined) return lowerAggregate(lowering, expression, name, aggregate)
  if (expression.star || expression.distinct) {
    const construct = expression.star ? `\`*\` as an argument of ${name}` : `DISTINCT in ${name}`
    session.add('aql/not-in-aql', expression.span, { construct })
    return lowering.nothing(expression.span)
  }
  const data = NEEDS_DATA[name]
  if (data !== undefined) {
    session.needsData(name, data, expression.span)
    return name === 'INOFFENSE'
      ? { expr: literal('boolean', null, expression.span) }
      : lowering.nothing(expression.span)
  }
  const lookup = NAME_LOOKUPS[name]
  if (lookup !== undefined) {
    if (!hasArguments(lowering, expression, name, [1, 1])) return lowering.nothing(expression.span)
    return lowerNameLookup(lowering, expression, name, lookup)
  }
  const scalar = FUNCTIONS[name]
  if (scalar !== undefined) {
    if (!hasArguments(lowering, expression, name, scalar.arguments)) return lowering.nothing(expression.span)
    return scalar.lower(lowering, expression)
  }
  const known = [...Object.keys(AGGREGATES), ...Object.keys(NAME_LOOKUPS), ...Object.keys(FUNCTIONS)]
  const instead = OTHER_SQL_FUNCTIONS[name]
  const hints = instead === undefined ? nearHint(name, known) : [`AQL has ${instead}`]
  session.add('name/unknown-function', expression.name.span, { name: expression.name.name }, { hints })
  return lowering.nothing(expression.span)
}

const FUNCTIONS: typeof SCALAR_FUNCTIONS = { ...SCALAR_FUNCTIONS, ...REFERENCE_FUNCTIONS, ...GEO_FUNCTIONS }

function hasArguments(
  lowering: Lowering,
  expression: Call,
  name: string,
  [least, most]: readonly [number, number],
): boolean {
  const found = expression.args.length
  if (found >= least && found <= most) return true
  const count =
    most === Number.POSITIVE_INFINITY ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`
  const expected = `${count} ${count === '1' || count === 'at least 1' ? 'argument' : 'arguments'}`
  lowering.session.add('type/argument-count', expression.span, { name, expected, found })
  return false
}

type Aggregate = (lowering: Lowering, value: Value) => AggregateCall

const numberOf = (lowering: Lowering, value: Value, name: string): Expr => lowering.number(value, name)

function extreme(lowering: Lowering, { expr, address }: Value, fn: 'agg.min' | 'agg.max'): AggregateCall {
  if (address !== undefined) lowering.session.choose('the order of addresses', ADDRESS_ORDER, expr.span)
  return aggregateCall(fn, [expr], expr.span)
}

/** https://www.ibm.com/support/knowledgecenter/SS42VS_7.4/com.ibm.qradar.doc/r_aql_aggregate_functions.html */
const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  COUNT: (_, { expr }) => aggregateCall('agg.count_value', [expr], expr.span),
  SUM: (lowering, value) => aggregateCall('agg.sum', [numberOf(lowering, value, 'SUM')], value.expr.span),
  AVG: (lowering, value) => aggregateCall('agg.avg', [numberOf(lowering, value, 'AVG')], value.expr.span),
  MIN: (lowering, value) => extreme(lowering, value, 'agg.min'),
  MAX: (lowering, value) => extreme(lowering, value, 'agg.max'),
  FIRST: (lowering, { expr }) => {
    lowering.session.choose('FIRST', FIRST_CHOICE, expr.span)
    return firstValue(expr, lowering.scope.time)
  },
  LAST: (lowering, { expr }) => {
    lowering.session.choose(
      'LAST',
      'the value of the latest row by its time, as no page says what the last row is',
      expr.span,
    )
    return lastValue(expr, lowering.scope.time)
  },
  STDEV: (lowering, value) =>
    aggregateCall('agg.deviation_sample', [numberOf(lowering, value, 'STDEV')], value.expr.span),
  STDEVP: (lowering, value) =>
    aggregateCall('agg.deviation_population', [numberOf(lowering, value, 'STDEVP')], value.expr.span),
  UNIQUECOUNT: (_, { expr }) => aggregateCall('agg.count_distinct', [expr], expr.span),
  DISTINCTCOUNT: (lowering, { expr }) => {
    lowering.session.choose('DISTINCTCOUNT', 'the count is exact, where QRadar estimates it', expr.span)
    return aggregateCall('agg.count_distinct', [expr], expr.span)
  },
}

function lowerAggregate(lowering: Lowering, expression: Call, name: string, aggregate: Aggregate): Value {
  const { session, place } = lowering
  const { span } = expression
  if (lowering.insideAggregate || place === 'WHERE' || place === 'GROUP BY') {
    const where = lowering.insideAggregate ? 'another aggregate' : place
    session.add(
      'aql/misplaced-aggregate',
      span,
      { name, place: where },
      { hints: where === 'WHERE' ? ['conditions on groups stand in HAVING'] : [] },
    )
    return { expr: literal('long', null, span), aggregate: true }
  }
  if (name === 'COUNT' && (expression.star || expression.args.length === 0)) {
    return { expr: lowering.aggregates.add(aggregateCall('agg.count', [], span), 'COUNT'), aggregate: true }
  }
  if (!hasArguments(lowering, expression, name, [1, 1])) return lowering.nothing(span)
  const [argument] = expression.args
  if (argument === undefined) return lowering.nothing(span)
  const distinct = expression.distinct && name === 'COUNT'
  if (expression.distinct && !distinct) session.add('aql/not-in-aql', span, { construct: `${name}(DISTINCT ...)` })
  if (distinct) {
    const inner = session.report.source.text.slice(argument.span.start, argument.span.end)
    const fixes = [{ title: 'Write UNIQUECOUNT', span, text: `UNIQUECOUNT(${inner})` }]
    session.depart('aql/count-distinct', span, {}, { fixes })
  }
  lowering.insideAggregate = true
  const value = lowering.lower(argument)
  lowering.insideAggregate = false
  const made = distinct ? aggregateCall('agg.count_distinct', [value.expr], span) : aggregate(lowering, value)
  return { expr: lowering.aggregates.add({ ...made, span }, name), aggregate: true }
}

export function isAggregateName(name: string): boolean {
  return AGGREGATES[name.toUpperCase()] !== undefined
}
