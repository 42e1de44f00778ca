import { nearHint } from '../../../diagnostics/near.ts'
import { call, type Expr, literal, not } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { ExpressionOf } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { isTrue, toCondition, unify } from '../values.ts'
import { ADDRESS_BUILTINS } from './address.ts'
import type { Builtins, CallContext } from './define.ts'
import { ENCODE_BUILTINS } from './encode.ts'
import { FORMAT_BUILTINS } from './format.ts'
import { JSON_BUILTINS } from './json.ts'
import { NUMBER_BUILTINS } from './number.ts'
import { TEXT_BUILTINS } from './text.ts'
import { TIME_BUILTINS } from './time.ts'

/** One result type: numbers stay numbers, results that differ otherwise meet as text. A null condition takes the second. */
export function conditional(
  condition: Expr,
  lowerThen: () => Expr,
  lowerOtherwise: () => Expr,
  span: Span,
  frame: Frame,
): Expr {
  const chosen = toCondition(condition)
  const then = frame.where(chosen, lowerThen)
  const otherwise = frame.where(not(isTrue(chosen)), lowerOtherwise)
  const { a, b, cast } = unify(then, otherwise)
  if (cast) frame.choose('`if`', `its two results are ${then.type} and ${otherwise.type}, so both become text`, span)
  return call('logic.case', [chosen, a, b], span)
}

const UNDOCUMENTED = 'no page of Sumo Logic documents it'

/** Function names in lower case: Sumo Logic does not mind case in them. */
const BUILTINS: Builtins = {
  ...TEXT_BUILTINS,
  ...NUMBER_BUILTINS,
  ...ADDRESS_BUILTINS,
  ...TIME_BUILTINS,
  ...ENCODE_BUILTINS,
  ...FORMAT_BUILTINS,
  ...JSON_BUILTINS,
}

/** Functions that the product has, each with why it is refused. */
const REFUSED: Readonly<Record<string, string>> = {
  threatlookup: 'its threat feeds are not public',
  random: 'its results are not repeatable',
  copysign: UNDOCUMENTED,
  getexponent: UNDOCUMENTED,
  ieeeremainder: UNDOCUMENTED,
  nextafter: UNDOCUMENTED,
  nextup: UNDOCUMENTED,
  rint: UNDOCUMENTED,
  scalb: UNDOCUMENTED,
  ulp: UNDOCUMENTED,
}

/** A call of one of the product's functions; anything else is reported and null. */
export function lowerCall(node: ExpressionOf<'call'>, context: CallContext): Expr {
  const { frame, lower } = context
  const name = node.fn.text.toLowerCase()
  if (name === 'if') return lowerIf(node, context)
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (builtin === undefined) {
    if (Object.hasOwn(REFUSED, name))
      frame.refuse(`\`${node.fn.text}\``, node.fn.span, REFUSED[name] === undefined ? [] : [REFUSED[name]])
    else {
      const hints = nearHint(node.fn.text, ['if', ...Object.keys(BUILTINS)])
      frame.report.add('name/unknown-function', node.fn.span, { name: node.fn.text }, { hints })
    }
    return literal('string', null, node.span)
  }
  if (!hasCount(node, builtin.least, builtin.most, context)) return literal('string', null, node.span)
  // A regular expression is a pattern of `replace`, not a value; its function reads it from the call itself.
  const args = node.args.map((arg) =>
    arg.kind === 'regex' && name === 'replace' ? literal('string', null, arg.span) : lower(arg),
  )
  return builtin.lower(args, node, context)
}

/** Only the value that is taken is evaluated. */
function lowerIf(node: ExpressionOf<'call'>, context: CallContext): Expr {
  const { frame, lower } = context
  const [condition, then, otherwise] = node.args
  if (!hasCount(node, 3, 3, context) || condition === undefined || then === undefined || otherwise === undefined) {
    return literal('string', null, node.span)
  }
  return conditional(
    lower(condition),
    () => lower(then),
    () => lower(otherwise),
    node.span,
    frame,
  )
}

function hasCount(node: ExpressionOf<'call'>, least: number, most: number, { frame }: CallContext): boolean {
  if (node.args.length >= least && node.args.length <= most) return true
  const noun = most === 1 ? 'argument' : 'arguments'
  const expected = least === most ? `${least} ${noun}` : `${least} to ${most} arguments`
  frame.report.add('type/argument-count', node.span, { name: node.fn.text, expected, found: node.args.length })
  return false
}
