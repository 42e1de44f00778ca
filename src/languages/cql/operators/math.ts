import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asReal, numberOf } from '../lower/value.ts'

/** The number in a field: a number names a field too (library.humio.com/data-analysis/syntax-expressions.html). */
function operand(args: Arguments, frame: Frame, cx: Lowering, name: string): Expr {
  const field = args.field(name)
  return field === undefined ? literal('real', null, args.span) : asReal(cx.field(frame, field.name, field.span))
}

/** A number, or the one in a field. */
function numberOrField(args: Arguments, frame: Frame, cx: Lowering, name: string): Expr {
  const raw = args.raw(name)
  if (raw === undefined) return literal('real', null, args.span)
  const written = args.nameOf(raw)
  if (written === undefined || numberOf(written.name) !== undefined) return asReal(cx.expr(raw, frame))
  return operand(args, frame, cx, name)
}

/** Results that are no numbers have no value, as the page of `math:arccos()` has it of angles that there are not. */
function finite(value: Expr): Expr {
  return call('logic.case', [call('number.is_finite', [value]), value, literal('real', null)], value.span)
}

/** Functions that give an infinity or NaN for some numbers. */
const UNBOUNDED: ReadonlySet<FunctionId> = new Set([
  'number.sqrt',
  'number.exp',
  'number.expm1',
  'number.sinh',
  'number.cosh',
])

function unary(fn: FunctionId, output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const value = call(fn, [operand(args, frame, cx, 'field')], args.span)
      return UNBOUNDED.has(fn) ? finite(value) : value
    },
  }
}

/** library.humio.com/data-analysis/functions-math-pow.html */
function lowerPower(args: Arguments, frame: Frame, cx: Lowering): Expr {
  const sides = [operand(args, frame, cx, 'field'), numberOrField(args, frame, cx, 'exponent')]
  return finite(call('number.pow', sides, args.span))
}

/** library.humio.com/data-analysis/functions-math-mod.html: both are rounded down first. */
function lowerModulus(args: Arguments, frame: Frame, cx: Lowering): Expr {
  const sides = [operand(args, frame, cx, 'field'), numberOrField(args, frame, cx, 'divisor')]
  const [value, divisor] = sides.map((side) => call('number.floor', [side]))
  return call('number.floor_modulus', [value ?? literal('real', null), divisor ?? literal('real', null)], args.span)
}

/** library.humio.com/data-analysis/functions-round.html: halves go up. */
function lowerRound(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const value = operand(args, frame, cx, 'field')
  switch (args.text('how') ?? 'round') {
    case 'floor':
      return call('number.floor', [value], args.span)
    case 'ceil':
      return call('number.ceil', [value], args.span)
    case 'round':
      return call('number.floor', [call('number.add', [value, literal('real', 0.5)])], args.span)
    default:
      cx.refuse('this way of rounding', args.raw('how')?.span ?? args.span)
      return undefined
  }
}

export const MATH: Builtins = {
  round: {
    kind: 'value',
    output: (args) => args.field('field')?.name ?? '_round',
    names: ['field', 'how'],
    required: ['field'],
    lower: lowerRound,
  },
  'math:abs': unary('number.abs', '_abs'),
  'math:ceil': unary('number.ceil', '_ceil'),
  'math:floor': unary('number.floor', '_floor'),
  'math:sqrt': unary('number.sqrt', '_sqrt'),
  'math:exp': unary('number.exp', '_exp'),
  'math:log': unary('number.log', '_log'),
  'math:log2': unary('number.log2', '_log2'),
  'math:log10': unary('number.log10', '_log10'),
  'math:sin': unary('number.sin', '_sin'),
  'math:cos': unary('number.cos', '_cos'),
  'math:tan': unary('number.tan', '_tan'),
  'math:arcsin': unary('number.asin', '_arcsin'),
  'math:arccos': unary('number.acos', '_arccos'),
  'math:arctan': unary('number.atan', '_arctan'),
  'math:sinh': unary('number.sinh', '_sinh'),
  'math:cosh': unary('number.cosh', '_cosh'),
  'math:tanh': unary('number.tanh', '_tanh'),
  'math:deg2rad': unary('number.radians', '_deg2rad'),
  'math:rad2deg': unary('number.degrees', '_rad2deg'),
  'math:log1p': unary('number.log1p', '_log1p'),
  'math:expm1': unary('number.expm1', '_expm1'),
  'math:arctan2': {
    kind: 'value',
    output: '_arctan2',
    names: ['y', 'x'],
    required: ['y', 'x'],
    lower: (args, frame, cx) =>
      call('number.atan2', [operand(args, frame, cx, 'y'), operand(args, frame, cx, 'x')], args.span),
  },
  'math:pow': {
    kind: 'value',
    output: '_pow',
    names: ['field', 'exponent'],
    required: ['field', 'exponent'],
    positional: ['exponent'],
    lower: lowerPower,
  },
  'math:mod': {
    kind: 'value',
    output: '_mod',
    names: ['field', 'divisor'],
    required: ['field', 'divisor'],
    positional: ['divisor'],
    lower: lowerModulus,
  },
}
