import { and, boolean, call, type Expr, literal, text } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'
import type * as Ast from '../ast.ts'
import { parameterText } from './arguments.ts'
import type { Lowering } from './context.ts'
import type { Frame } from './frame.ts'
import { asReal, asText, exists, isMissing, MISSING, neverMissing, numberOf, unify } from './value.ts'

/** What an expression is worth for each event; a missing or ill-typed operand makes it missing. */
export function lowerExpression(expr: Ast.Expr, frame: Frame, cx: Lowering, invoke: (call: Ast.Call) => Expr): Expr {
  const lower = (e: Ast.Expr): Expr => lowerExpression(e, frame, cx, invoke)
  switch (expr.kind) {
    case 'string':
      return text(expr.value, expr.span)
    case 'number':
      return number(expr.text, expr.span)
    case 'field':
      if (/^(?:true|false)$/i.test(expr.name)) return boolean(expr.name.toLowerCase() === 'true', expr.span)
      return cx.field(frame, expr.name, expr.span)
    case 'param':
      return text(parameterText(expr), expr.span)
    case 'call':
      if (/^(?:true|false)$/i.test(expr.name) && expr.args.length === 0) {
        return boolean(expr.name.toLowerCase() === 'true', expr.span)
      }
      return invoke(expr)
    case 'unary':
      return lowerUnary(expr.operator, lower(expr.operand), expr.span)
    case 'binary':
      return { ...lowerBinary(expr.operator, lower(expr.left), lower(expr.right)), span: expr.span }
    case 'choice':
      return lowerChoice(expr, frame, cx, lower)
    case 'word':
    case 'array':
    case 'subquery':
    case 'correlated':
    case 'assignment':
    case 'renamed':
    case 'regex':
      cx.report.add('type/mismatch', expr.span, {
        what: 'this place',
        expected: 'an expression',
        found: `\`${kindName(expr.kind)}\``,
      })
      return MISSING
  }
}

function kindName(kind: string): string {
  return kind === 'regex' ? '/regular expression/' : kind
}

function number(written: string, span: Expr['span']): Expr {
  const value = Number(written)
  return /^\d{1,15}$/.test(written) ? literal('long', BigInt(written), span) : literal('real', value, span)
}

function lowerUnary(operator: '-' | '!', operand: Expr, span: Expr['span']): Expr {
  if (operator === '-') {
    if (operand.kind === 'literal' && typeof operand.value === 'bigint') return literal('long', -operand.value, span)
    return call('number.negate', [asReal(operand)], span)
  }
  return call('logic.not', [truthValue(operand)], span)
}

/** `!x` in an expression: `false` and 0 are false (library.humio.com/data-analysis/syntax-expressions.html). */
function truthValue(operand: Expr): Expr {
  if (operand.type === 'boolean') return operand
  if (operand.kind === 'literal' && isNumeric(operand.type)) return boolean(Number(operand.value) !== 0, operand.span)
  const isNumber = call('logic.not', [call('compare.eq', [asReal(operand), literal('real', 0)])])
  if (isNumeric(operand.type)) return isNumber
  const held = asText(operand)
  const words = [call('compare.eq', [held, text('true')]), boolean(true), call('compare.eq', [held, text('false')])]
  return call('logic.case', [...words, boolean(false), isNumber], operand.span)
}

const ARITHMETIC = { '+': 'number.add', '-': 'number.subtract', '*': 'number.multiply' } as const
const ORDER = { '<': 'compare.lt', '<=': 'compare.le', '>': 'compare.gt', '>=': 'compare.ge' } as const

function lowerBinary(operator: Ast.BinaryOperator, left: Expr, right: Expr): Expr {
  switch (operator) {
    case '==':
      return equality(left, right)
    case '!=':
      return call('logic.not', [equality(left, right)])
    case '<':
    case '<=':
    case '>':
    case '>=':
      return call(ORDER[operator], [asReal(left), asReal(right)])
    case '+':
    case '-':
    case '*':
      return call(ARITHMETIC[operator], [asReal(left), asReal(right)])
    case '/':
      return whereNotZero(right, call('number.divide_real', [asReal(left), asReal(right)]))
    case '%':
      return call('number.remainder', [asReal(left), asReal(right)])
  }
}

/** A division by zero has no value. */
function whereNotZero(divisor: Expr, quotient: Expr): Expr {
  if (divisor.kind === 'literal' && divisor.value !== null && Number(divisor.value) !== 0) return quotient
  const zero = call('compare.eq', [asReal(divisor), literal('real', 0)])
  return call('logic.case', [zero, literal('real', null), quotient])
}

/** As numbers when both are, as text otherwise; missing when a side is. */
function equality(left: Expr, right: Expr): Expr {
  if (isMissing(left) || isMissing(right)) return literal('boolean', null)
  if (isNumeric(left.type) && isNumeric(right.type)) return call('compare.eq', [asReal(left), asReal(right)])
  const texts = call('compare.eq', [asText(left), asText(right)])
  if ([left, right].some((side) => isPlainText(side))) return texts
  const a = asReal(left)
  const b = asReal(right)
  const both = and([left, right].filter((s) => !isNumeric(s.type)).map((s) => exists(asReal(s))))
  return call('logic.case', [both, call('compare.eq', [a, b]), texts])
}

/** Surely no number. */
function isPlainText(expr: Expr): boolean {
  if (expr.type === 'boolean') return true
  return expr.kind === 'literal' && typeof expr.value === 'string' && numberOf(expr.value) === undefined
}

function lowerChoice(choice: Ast.Choice, frame: Frame, cx: Lowering, lower: (e: Ast.Expr) => Expr): Expr {
  const otherwise = choice.otherwise === undefined ? MISSING : lower(choice.otherwise)
  const arms = choice.arms.map((arm) => ({ condition: cx.condition(arm.condition, frame), value: lower(arm.value) }))
  if (arms.length === 0) return otherwise
  return conditional(arms, otherwise, choice.span)
}

/** The value of the first arm whose condition is true. */
export function conditional(
  arms: readonly { readonly condition: Expr; readonly value: Expr }[],
  otherwise: Expr,
  span: Expr['span'],
): Expr {
  const values = unify([...arms.map((a) => storedValue(a.value)), storedValue(otherwise)])
  const parts = arms.flatMap((arm, i) => [arm.condition, values[i] ?? MISSING])
  return call('logic.case', [...parts, values.at(-1) ?? MISSING], span)
}

function storedValue(value: Expr): Expr {
  return value.type === 'boolean' && !neverMissing(value)
    ? asText(value)
    : value.type === 'boolean'
      ? asText(value)
      : value
}
