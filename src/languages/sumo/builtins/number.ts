import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, long } from '../../../plan/expr.ts'
import { isNotNull, toNumber, toReal, toText, toWhole } from '../values.ts'
import { argument, type Builtin, type Builtins } from './define.ts'

function ofReal(fn: FunctionId): Builtin {
  return { least: 1, most: 1, lower: (args, node) => call(fn, [toReal(argument(args, 0))], node.span) }
}

const NUMBER: Builtin = { least: 1, most: 1, lower: (args) => toNumber(argument(args, 0)) }
const WHOLE: Builtin = { least: 1, most: 1, lower: (args) => toWhole(argument(args, 0)) }

function extreme(fn: 'number.greatest' | 'number.least'): Builtin {
  return {
    least: 2,
    most: 2,
    lower: (args, node) => {
      const numbers = args.map(toNumber)
      const same = numbers.every((n) => n.type === numbers[0]?.type)
      const values = same ? numbers : numbers.map(toReal)
      const present = call('logic.and', values.map(isNotNull))
      return call('logic.case', [present, call(fn, values), nullOf(values)], node.span)
    },
  }
}

function nullOf(values: readonly Expr[]): Expr {
  const first = argument(values, 0)
  return { kind: 'literal', value: null, type: first.type, span: first.span }
}

/** https://help.sumologic.com/docs/search/search-query-language/math-expressions/ */
export const NUMBER_BUILTINS: Builtins = {
  num: NUMBER,
  number: NUMBER,
  double: { least: 1, most: 1, lower: (args) => toReal(argument(args, 0)) },
  tolong: WHOLE,
  long: WHOLE,
  toint: WHOLE,
  int: WHOLE,
  isnumeric: { least: 1, most: 1, lower: (args, node) => numeric(argument(args, 0), node.span) },
  abs: { least: 1, most: 1, lower: (args, node) => call('number.abs', [toNumber(argument(args, 0))], node.span) },
  ceil: ofReal('number.ceil'),
  floor: ofReal('number.floor'),
  sqrt: ofReal('number.sqrt'),
  exp: ofReal('number.exp'),
  log: ofReal('number.log'),
  log10: ofReal('number.log10'),
  isnan: ofReal('number.is_nan'),
  pow: {
    least: 2,
    most: 2,
    lower: (args, node) => call('number.pow', [toReal(argument(args, 0)), toReal(argument(args, 1))], node.span),
  },
  round: {
    least: 1,
    most: 2,
    lower: (args, node) =>
      call('number.round', [toReal(argument(args, 0)), args[1] === undefined ? long(0) : toWhole(args[1])], node.span),
  },
  max: extreme('number.greatest'),
  min: extreme('number.least'),
}

function numeric(value: Expr, span: Expr['span']): Expr {
  return { ...isNotNull(call('convert.text_to_real', [toText(value)])), span }
}
