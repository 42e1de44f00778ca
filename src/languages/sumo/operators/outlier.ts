import { and, call, type Expr, literal, long, or, reference, type WindowCall, windowCall } from '../../../plan/expr.ts'
import type { Name, NamedOption } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { printName, printNames } from '../print-expression.ts'
import { toReal } from '../values.ts'
import { type OperatorDefinition, printBy } from './define.ts'
import { optionNumber, parseOptions, printOptions } from './options.ts'

const OPTIONS = ['window', 'threshold', 'consecutive', 'direction']

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/outlier/ */
export const OUTLIER: OperatorDefinition<'outlier'> = {
  words: ['outlier'],
  parse: (p, start) => {
    const field = p.expectName()
    const options: NamedOption[] = [...parseOptions(p, OPTIONS)]
    const by = p.acceptBy()
    options.push(...parseOptions(p, OPTIONS))
    return { kind: 'outlier', field, options, by, span: p.spanFrom(start) }
  },
  print: ({ field, options, by }) => {
    const given = options.length === 0 ? '' : ` ${printOptions(options)}`
    return `outlier ${printName(field)}${given}${printBy(printNames(by))}`
  },
  lower: ({ field, options, by, span }, frame) => {
    const number = (name: string, otherwise: number, isPossible: (value: number) => boolean): number => {
      const option = options.find((o) => o.name === name)
      if (option === undefined) return otherwise
      const value = optionNumber(option)
      if (!isPossible(value)) frame.refuse(`\`${name}=${option.value}\``, option.span)
      return isPossible(value) ? value : otherwise
    }
    const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1
    const window = number('window', 10, isCount)
    const threshold = number('threshold', 3, (value) => value >= 0)
    const consecutive = number('consecutive', 1, isCount)
    const option = options.find((o) => o.name === 'direction')
    const direction = option?.value ?? '+-'
    if (!/^(?:\+-?|-\+?)$/.test(direction)) frame.refuse(`the direction \`${direction}\``, option?.span ?? span)
    const time = frame.existing('_timeslice')
    if (time === undefined) {
      if (!frame.opaque) {
        frame.refuse('`outlier` without `_timeslice`', span, [
          '`timeslice 1h | count by _timeslice` comes before it, without `as` behind `timeslice`',
        ])
      }
      return
    }
    frame.choose(
      '`outlier`',
      `mean and standard deviation (of a sample) are those of the ${window} points before each one, as far as there are two at least, since no page says which points count; the last time slice is never an outlier`,
      span,
    )
    lowerOutlier({ field, by, window, threshold, consecutive, direction, time }, frame)
  },
}

interface Given {
  readonly field: Name
  readonly by: readonly Name[]
  readonly window: number
  readonly threshold: number
  readonly consecutive: number
  readonly direction: string
  readonly time: Expr
}

function lowerOutlier(given: Given, frame: Frame): void {
  const { field, window, threshold, consecutive, direction, time } = given
  const { span } = field
  const partitionBy = given.by.map((name) => frame.resolve(name))
  const orderBy = [{ expr: time, direction: 'asc', nulls: 'last' }] as const
  const over = (expr: WindowCall): Expr => {
    const column = frame.columns.fresh('rolling', expr.type)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span }
    return reference(column, span)
  }
  const value = frame.hold('value', toReal(frame.resolve(field)))
  /** Over the points of the window, the row's own left out. */
  const before = (fn: 'window.average' | 'window.deviation_sample'): Expr => {
    const rolling = over(windowCall(fn, [value], { partitionBy, orderBy, frame: { preceding: window - 1 } }))
    return over(windowCall('window.previous', [rolling, long(1)], { partitionBy, orderBy }))
  }
  const mean = before('window.average')
  const deviation = before('window.deviation_sample')
  const band = call('number.multiply', [literal('real', threshold), deviation])
  const lower = frame.hold('lower', call('number.subtract', [mean, band]))
  const upper = frame.hold('upper', call('number.add', [mean, band]))
  const sides = [
    ...(direction.includes('+') ? [call('compare.gt', [value, upper])] : []),
    ...(direction.includes('-') ? [call('compare.lt', [value, lower])] : []),
  ]
  const last = over(windowCall('window.max', [time], { partitionBy: [], orderBy: [] }))
  const outside = and([or(sides), call('compare.lt', [time, last])])
  const flag = (condition: Expr): Expr => call('logic.case', [condition, long(1), long(0)])
  const indicator = frame.hold('indicator', flag(outside))
  const row = { partitionBy, orderBy, frame: { preceding: consecutive - 1 } }
  const inRow = over(windowCall('window.sum', [indicator], row))
  const name = field.text
  frame.define(
    [
      { name: `${name}_error`, expr: call('number.subtract', [value, mean]) },
      { name: `${name}_lower`, expr: lower },
      { name: `${name}_upper`, expr: upper },
      { name: `${name}_std`, expr: deviation },
      { name: `${name}_indicator`, expr: indicator },
      { name: `${name}_violation`, expr: flag(call('compare.ge', [inRow, long(consecutive)])) },
    ],
    span,
  )
}
