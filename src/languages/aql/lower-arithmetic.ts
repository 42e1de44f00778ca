import { call, type Expr, long } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { BinaryOperator, BitOperator } from './ast.ts'
import type { Lowering } from './lowering.ts'
import type { Value } from './value.ts'

type Arithmetic = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '%' | '^'> | BitOperator

const ARITHMETIC = {
  '+': 'number.add',
  '-': 'number.subtract',
  '*': 'number.multiply',
  '%': 'number.remainder',
} as const

const BITWISE = {
  '&': 'number.bit_and',
  '|': 'number.bit_or',
  '#': 'number.bit_xor',
  '<<': 'number.shift_left',
  '>>': 'number.shift_right',
  '>>>': 'number.shift_right_unsigned',
} as const

/** Numbers computed from two values; texts are read as numbers. */
export function lowerArithmetic(
  lowering: Lowering,
  operator: Arithmetic,
  left: Value,
  right: Value,
  span: Span,
): Value {
  const args = (): readonly Expr[] => [left, right].map((v) => lowering.number(v, `\`${operator}\``))
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '%':
      return { expr: call(ARITHMETIC[operator], args(), span), ...flagsOf([left, right]) }
    case '/':
      return divide(args(), left, right, span)
    case '^':
      return { expr: call('number.pow', args(), span) }
    default:
      return lowerBits(lowering, operator, left, right, span)
  }
}

/** Long by int is integer division; anything with a double in it, which aggregates are, is not. */
function divide(args: readonly Expr[], left: Value, right: Value, span: Span): Value {
  const aggregate = left.aggregate === true || right.aggregate === true
  const whole = !aggregate && args.every((a) => a.type === 'long' || a.type === 'int')
  return { expr: call(whole ? 'number.divide_integer' : 'number.divide_real', args, span), ...flagsOf([left, right]) }
}

/**
 * Longs of 64 bits, as Java has them: a shift goes by as many places as the last six bits of its right side say, and of
 * an address it is the number that counts (https://ibm.com/docs/ru/SSKMKU/com.ibm.qradar.doc/r_aql_bit_operator_examples.html).
 */
function lowerBits(lowering: Lowering, operator: BitOperator, left: Value, right: Value, span: Span): Value {
  const bits = integer(lowering, left, operator)
  const other = integer(lowering, right, operator)
  const isShift = operator === '<<' || operator === '>>' || operator === '>>>'
  const places = isShift ? call('number.bit_and', [other, long(63n, span)], span) : other
  return { expr: call(BITWISE[operator], [bits, places], span) }
}

/** `~x`. */
export function lowerComplement(lowering: Lowering, value: Value, span: Span): Value {
  return { expr: call('number.bit_xor', [integer(lowering, value, '~'), long(-1n, span)], span) }
}

function integer(lowering: Lowering, value: Value, operator: string): Expr {
  const number = lowering.number(value, `\`${operator}\``)
  return number.type === 'real' ? call('convert.real_to_long', [number], number.span) : number
}

/** Of a value that is computed from others: whether a group stands behind it. */
export function flagsOf(values: readonly Value[]): Pick<Value, 'aggregate'> {
  return values.some((v) => v.aggregate === true) ? { aggregate: true } : {}
}
