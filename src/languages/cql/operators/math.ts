import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asReal } from '../lower/value.ts'

function operand(args: Arguments, frame: Frame, cx: Lowering, name: string): Expr {
  const raw = args.raw(name)
  if (raw === undefined) return literal('real', null, args.span)
  const field = args.nameOf(raw)
  if (raw.kind === 'number' || field === undefined) return asReal(cx.expr(raw, frame))
  return asReal(cx.field(frame, field.name, field.span))
}

function unary(fn: FunctionId, output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => call(fn, [operand(args, frame, cx, 'field')], args.span),
  }
}

function binary(fn: FunctionId, output: string, second: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field', second],
    required: ['field', second],
    lower: (args, frame, cx) =>
      call(fn, [operand(args, frame, cx, 'field'), operand(args, frame, cx, second)], args.span),
  }
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
    output: '_round',
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
  'math:pow': binary('number.pow', '_pow', 'exponent'),
  'math:mod': binary('number.modulus', '_mod', 'divisor'),
}
