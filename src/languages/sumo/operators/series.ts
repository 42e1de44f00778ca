import { call, type Expr, literal, long, reference, windowCall } from '../../../plan/expr.ts'
import { withoutPlaces } from '../../../plan/traverse.ts'
import type { Name, OperatorOf, SeriesFunction } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNotNull, toNumber, toReal } from '../values.ts'
import { type OperatorDefinition, printBy } from './define.ts'

export const SERIES_FUNCTIONS: readonly SeriesFunction[] = [
  'accum',
  'total',
  'diff',
  'backshift',
  'smooth',
  'rollingstd',
]

/** Rows of a window of `smooth` and places of `backshift` where none are given. */
const DEFAULT_COUNT: Readonly<Record<SeriesFunction, number>> = {
  accum: 0,
  total: 0,
  diff: 0,
  backshift: 1,
  smooth: 10,
  rollingstd: 10,
}

/** The most rows that the pages allow a window or a shift. */
const MOST = 1000

/** A field computed from the rows around each row, in the order so far (.../search-operators/diff/ and the like). */
export const SERIES: OperatorDefinition<'series'> = {
  parse: (p, start) => {
    // The dispatcher has read the operator's word, which is one of the functions.
    const fn = p.text.slice(start, p.previousSpan.end).toLowerCase() as SeriesFunction
    const open = p.acceptSymbol('(')
    const field = p.expectName()
    if (open !== undefined) p.expectSymbol(')')
    const count = p.acceptSymbol(',') === undefined ? undefined : p.expectCount()
    let alias: Name | undefined
    let by: readonly Name[] = []
    for (;;) {
      if (alias === undefined && p.acceptWord('as')) alias = p.expectName()
      else if (by.length === 0 && p.isWord('by', 'group')) {
        by = p.acceptBy()
        if (by.length === 0) p.fail('`by`')
      } else break
    }
    return { kind: 'series', fn, field, count, by, alias, span: p.spanFrom(start) }
  },
  print: ({ fn, field, count, by, alias }) => {
    const size = count === undefined ? '' : `, ${count}`
    return `${fn} ${printName(field)}${size}${alias === undefined ? '' : ` as ${printName(alias)}`}${printBy(printNames(by))}`
  },
  lower: (operator, frame) => {
    const { fn, field, alias, by, span } = operator
    if (operator.count !== undefined && (operator.count < 1 || operator.count > MOST)) {
      frame.refuse(`\`${fn}\` over ${operator.count} rows`, span, [`from 1 to ${MOST} rows are possible`])
    }
    if (fn === 'rollingstd') {
      frame.choose('`rollingstd`', 'the standard deviation of a sample, as no page says which it is', span)
    }
    const value = frame.hold('value', toNumber(frame.resolve(field)))
    if (fn !== 'backshift') frame.filter(withoutPlaces(isNotNull(value)))
    const partitionBy = by.map((name) => frame.resolve(name))
    const expr = seriesValue(operator, value, partitionBy, frame)
    frame.define([{ name: alias?.text ?? `_${fn}`, expr }], span)
  },
}

function seriesValue(operator: OperatorOf<'series'>, value: Expr, partitionBy: readonly Expr[], frame: Frame): Expr {
  const { fn, span } = operator
  const count = operator.count ?? DEFAULT_COUNT[fn]
  const orderBy = [{ expr: frame.numbered(span), direction: 'asc', nulls: 'last' }] as const
  const over = (
    windowFn: 'window.sum' | 'window.count' | 'window.previous' | 'window.deviation_sample',
    args: readonly Expr[],
    preceding?: number | 'all',
  ): Expr => {
    const frameOf = preceding === undefined ? {} : { frame: { preceding } }
    const expr = windowCall(windowFn, args, { partitionBy, orderBy: fn === 'total' ? [] : orderBy, ...frameOf }, span)
    const column = frame.columns.fresh(fn, expr.type)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span }
    return reference(column, span)
  }
  switch (fn) {
    case 'accum':
      return over('window.sum', [value], 'all')
    case 'total':
      return over('window.sum', [value])
    case 'diff':
      return call('number.subtract', [value, over('window.previous', [value, long(1)])], span)
    case 'backshift':
      return over('window.previous', [value, long(count)])
    case 'rollingstd': {
      const deviation = over('window.deviation_sample', [toReal(value)], count - 1)
      return call('logic.coalesce', [deviation, literal('real', 0)], span)
    }
    case 'smooth': {
      const sum = over('window.sum', [value], count - 1)
      return call('number.divide_real', [sum, over('window.count', [], count - 1)], span)
    }
  }
}
