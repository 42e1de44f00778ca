import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import { printName } from '../print-expression.ts'
import { toReal, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { optionNumber, parseOptions, printOptions } from './options.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/bin/ */
export const BIN: OperatorDefinition<'bin'> = {
  words: ['bin'],
  parse: (p, start) => {
    const field = p.expectName()
    const options = parseOptions(p, ['width', 'min', 'max'])
    if (!options.some((o) => o.name === 'width')) p.fail('`width=` and a number')
    return { kind: 'bin', field, options, span: p.spanFrom(start) }
  },
  print: ({ field, options }) => `bin ${printName(field)} ${printOptions(options)}`,
  lower: ({ field, options, span }, frame) => {
    const given = (name: string): number | undefined => {
      const found = options.find((o) => o.name === name)
      const value = found === undefined ? undefined : optionNumber(found)
      if (found !== undefined && !Number.isFinite(value)) frame.refuse(`the ${name} \`${found.value}\``, found.span)
      return value
    }
    const width = given('width') ?? Number.NaN
    const least = given('min')
    const most = given('max')
    if (!(width > 0)) frame.refuse('`bin` without a positive width', span)
    if (least !== undefined && most !== undefined && least >= most) frame.refuse('`bin` with `max` up to `min`', span)
    const real = (value: number): Expr => literal('real', value, span)
    const value = frame.hold('value', toReal(frame.resolve(field)))
    const base = least ?? 0
    const place = (of: Expr): Expr =>
      call('number.floor', [call('number.divide_real', [call('number.subtract', [of, real(base)]), real(width)])])
    frame.choose(
      '`bin`',
      'bins are counted from `min`, else from 0, each with its lower and without its upper bound, and labelled so',
      span,
    )
    let at = place(value)
    if (least !== undefined) at = call('number.greatest', [at, real(0)])
    // A value of `max` itself is in the bin that ends there.
    if (most !== undefined) at = call('number.least', [at, real(Math.ceil((most - base) / width) - 1)])
    const known = call('logic.case', [call('logic.is_null', [value]), literal('real', null), at])
    const held = frame.hold('place', known, span)
    const edge = (places: number): Expr => {
      const steps = places === 0 ? held : call('number.add', [held, real(places)])
      return call('number.add', [real(base), call('number.multiply', [steps, real(width)])], span)
    }
    const lower = frame.hold('lower', edge(0), span)
    const upper = frame.hold('upper', edge(1), span)
    const label = call('text.concat', [text('['), toText(lower), text(', '), toText(upper), text(')')], span)
    frame.define(
      [
        { name: '_bin_label', expr: label },
        { name: '_bin_lower', expr: lower },
        { name: '_bin_upper', expr: upper },
      ],
      span,
    )
  },
}
