import { nearHint } from '../../../diagnostics/near.ts'
import { call, type Expr, literal } from '../../../plan/expr.ts'
import type { ExpressionOf } from '../ast.ts'
import { toCondition, unify } from '../values.ts'
import { ADDRESS_BUILTINS } from './address.ts'
import type { Builtin, Builtins, CallContext } from './define.ts'
import { argument } from './define.ts'
import { ENCODE_BUILTINS } from './encode.ts'
import { FORMAT_BUILTINS } from './format.ts'
import { NUMBER_BUILTINS } from './number.ts'
import { TEXT_BUILTINS } from './text.ts'
import { TIME_BUILTINS } from './time.ts'

/** One result type: numbers stay numbers, results that differ otherwise meet as text. A null condition takes the second. */
export function conditional(args: readonly Expr[], span: Expr['span'], { frame }: Pick<CallContext, 'frame'>): Expr {
  const [condition, then, otherwise] = [0, 1, 2].map((i) => argument(args, i))
  if (condition === undefined || then === undefined || otherwise === undefined) return literal('string', null, span)
  const { a, b, cast } = unify(then, otherwise)
  if (cast) frame.choose('`if`', `its two results are ${then.type} and ${otherwise.type}, so both become text`, span)
  return call('logic.case', [toCondition(condition), a, b], span)
}

const IF: Builtin = { least: 3, most: 3, lower: (args, node, context) => conditional(args, node.span, context) }

/** Function names in lower case: Sumo Logic does not mind case in them. */
const BUILTINS: Builtins = {
  if: IF,
  ...TEXT_BUILTINS,
  ...NUMBER_BUILTINS,
  ...ADDRESS_BUILTINS,
  ...TIME_BUILTINS,
  ...ENCODE_BUILTINS,
  ...FORMAT_BUILTINS,
}

/** Functions of Sumo Logic that have no exact form here (yet). */
const REFUSED = new Set([
  'acos',
  'asciitohex',
  'asin',
  'atan',
  'atan2',
  'cbrt',
  'cos',
  'cosh',
  'expm1',
  'haversine',
  'hypot',
  'isinfinity',
  'luhn',
  'log1p',
  'parsehex',
  'queryendtime',
  'querystarttime',
  'querytimerange',
  'sin',
  'sinh',
  'tan',
  'tanh',
  'todegrees',
  'toradians',
  'tourl',
  'tomillis',
  'frommillis',
  'threatlookup',
  'geohash',
  'puny',
  'punycode',
  'timezone',
])

/** A call of one of the product's functions; anything else is reported and null. */
export function lowerCall(node: ExpressionOf<'call'>, context: CallContext): Expr {
  const { frame, lower } = context
  const name = node.fn.text.toLowerCase()
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (builtin === undefined) {
    if (REFUSED.has(name)) frame.refuse(`\`${node.fn.text}\``, node.fn.span)
    else {
      const hints = nearHint(node.fn.text, Object.keys(BUILTINS))
      frame.report.add('name/unknown-function', node.fn.span, { name: node.fn.text }, { hints })
    }
    return literal('string', null, node.span)
  }
  const { least, most } = builtin
  if (node.args.length < least || node.args.length > most) {
    const noun = most === 1 ? 'argument' : 'arguments'
    const expected = least === most ? `${least} ${noun}` : `${least} to ${most} arguments`
    frame.report.add('type/argument-count', node.span, { name: node.fn.text, expected, found: node.args.length })
    return literal('string', null, node.span)
  }
  // A regular expression is a pattern of `replace`, not a value; its function reads it from the call itself.
  const args = node.args.map((arg) =>
    arg.kind === 'regex' && name === 'replace' ? literal('string', null, arg.span) : lower(arg),
  )
  return builtin.lower(args, node, context)
}
