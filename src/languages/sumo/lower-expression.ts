import { and, boolean, call, type Expr, literal, long, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { isNumeric } from '../../types/value.ts'
import { type BinaryOperator, type Expression, type ExpressionOf, stringValue } from './ast.ts'
import { conditional, lowerCall } from './builtins/index.ts'
import { rowsOfTable } from './files.ts'
import type { Frame } from './frame.ts'
import { keyPairs, lookUp } from './lookups.ts'
import { hasOnlyDoubledBackslashes, matchesWildcard, regexBetweenSlashes } from './patterns.ts'
import { compileRegex, found } from './regex.ts'
import { lowerSubquery } from './subqueries.ts'
import { EMPTY, isNull, isTrue, toCondition, toNumber, toReal, toText, unify } from './values.ts'

/** Lowers one expression against the fields as they stand. Functions that drop rows filter the frame on the way. */
export function lowerExpression(expr: Expression, frame: Frame): Expr {
  const lower = (e: Expression): Expr => lowerExpression(e, frame)
  const { span } = expr
  switch (expr.kind) {
    case 'field':
      return frame.resolve(expr.name)
    case 'string':
      return text(stringValue(expr.raw), span)
    case 'number':
      return lowerNumber(expr.text, span)
    case 'constant':
      return expr.value === null ? literal('string', null, span) : boolean(expr.value, span)
    case 'regex':
      frame.refuse('a regular expression outside `matches` and `replace`', span)
      return literal('string', null, span)
    case 'parameter':
      throw new Error('parameters are filled in before')
    case 'subquery':
      return lowerSubquery(expr.subquery, frame)
    case 'lookup contains':
      return lowerLookupContains(expr, frame)
    case 'call':
      return lowerCall(expr, { frame, lower })
    case 'and':
    case 'or': {
      const conditions = lowerConditions(expr.items, expr.kind, frame)
      return expr.kind === 'and' ? and(conditions, span) : or(conditions, span)
    }
    case 'not':
      return not(lowerCondition(expr.item, frame), span)
    case 'negate':
      return call('number.negate', [toNumber(lower(expr.item))], span)
    case 'binary':
      return isEmptyTest(expr)
        ? lowerEmptyTest(expr, frame)
        : lowerBinary(expr.op, lower(expr.left), lower(expr.right), span)
    case 'matches':
      return lowerMatches(expr, frame)
    case 'in':
      return lowerIn(expr, frame)
    case 'conditional': {
      const condition = lowerCondition(expr.condition, frame)
      return conditional(
        condition,
        () => lower(expr.then),
        () => lower(expr.otherwise),
        span,
        frame,
      )
    }
  }
}

/** Whether the table has a row with the keys. */
function lowerLookupContains({ path, keys, span }: ExpressionOf<'lookup contains'>, frame: Frame): Expr {
  const asked = keys.flatMap((k) => [k.right.text, k.left.text])
  const rows = rowsOfTable(path, asked, frame)
  const pairs = rows === undefined ? undefined : keyPairs(keys, rows, frame)
  if (rows === undefined || pairs === undefined) return boolean(false, span)
  return { ...lookUp(rows, pairs, [], { ignoreCase: /^path:/i.test(path.text) }, frame, span).isFound, span }
}

/** From left to right: what comes first decides whether what follows is evaluated. */
function lowerConditions(items: readonly Expression[], kind: 'and' | 'or', frame: Frame): readonly Expr[] {
  const outer = frame.reached
  const conditions: Expr[] = []
  for (const item of items) {
    const condition = lowerCondition(item, frame)
    conditions.push(condition)
    const goesOn = kind === 'and' ? condition : not(isTrue(condition))
    frame.reached = frame.reached === undefined ? goesOn : and([frame.reached, goesOn], goesOn.span)
  }
  frame.reached = outer
  return conditions
}

export function lowerCondition(expr: Expression, frame: Frame): Expr {
  const value = lowerExpression(expr, frame)
  if (isNumeric(value.type)) {
    frame.report.add('type/mismatch', expr.span, { what: 'a condition', expected: 'true or false', found: 'a number' })
  }
  return toCondition(value)
}

const FACTORS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  K: 1e3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  B: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
}

/** The value of `1.5s` or `2Ki`; times count in milliseconds. */
export function numberValue(written: string): number {
  const [, digits = '0', suffix = ''] = /^([0-9.]+(?:e[+-]?[0-9]+)?)([A-Za-z]*)$/.exec(written) ?? []
  return Number(digits) * (FACTORS[suffix] ?? 1)
}

function lowerNumber(written: string, span: Span): Expr {
  if (/^[0-9]{1,18}$/.test(written)) return long(BigInt(written), span)
  const value = numberValue(written)
  const whole = Number.isSafeInteger(value) && !/[.]/.test(written.replace(/[A-Za-z]+$/, ''))
  return whole ? long(value, span) : literal('real', value, span)
}

function isEmptyTest({ op, left, right }: ExpressionOf<'binary'>): boolean {
  const isEmpty = (e: Expression): boolean => e.kind === 'string' && e.raw === ''
  return (op === '=' || op === '!=') && isEmpty(left) !== isEmpty(right)
}

/**
 * `x = ""`: what `nodrop` leaves without a value is documented as "null (empty)", and the product's own searches find it
 * so (help.sumologic.com, "Parse JSON Formatted Logs").
 */
function lowerEmptyTest({ op, left, right, span }: ExpressionOf<'binary'>, frame: Frame): Expr {
  const [a, b] = [lowerExpression(left, frame), lowerExpression(right, frame)]
  const value = left.kind === 'string' && left.raw === '' ? b : a
  const written = toText(value)
  const isEmpty = or([isNull(written), call('compare.eq', [written, EMPTY])], span)
  if (op === '=') frame.choose('`= ""`', 'a field without a value counts as empty', span)
  return op === '=' ? isEmpty : not(isEmpty, span)
}

const COMPARE = {
  '=': 'compare.eq',
  '!=': 'compare.ne',
  '<': 'compare.lt',
  '<=': 'compare.le',
  '>': 'compare.gt',
  '>=': 'compare.ge',
} as const

const ARITHMETIC = {
  '+': 'number.add',
  '-': 'number.subtract',
  '*': 'number.multiply',
  '/': 'number.divide_real',
  '%': 'number.remainder',
} as const

function lowerBinary(op: BinaryOperator, left: Expr, right: Expr, span: Span): Expr {
  if (op in ARITHMETIC) {
    // `in` has told that it is one of the arithmetic operators.
    const fn = ARITHMETIC[op as keyof typeof ARITHMETIC]
    // A product of whole numbers may be beyond what they can count.
    const cast = op === '*' ? toReal : toNumber
    const result = call(fn, [cast(left), cast(right)], span)
    return op === '%' ? remainder(result, toNumber(left), toNumber(right), span) : result
  }
  // The operators are arithmetic or comparisons, and arithmetic is done with.
  return compare(op as keyof typeof COMPARE, left, right, span)
}

/** As Java's, there is no number that a division by zero leaves. */
function remainder(result: Expr, left: Expr, right: Expr, span: Span): Expr {
  if (right.kind === 'literal' && Number(right.value) !== 0) return result
  const byZero = and([call('compare.eq', [right, long(0)]), not(isNull(left))])
  return call('logic.case', [byZero, literal('real', Number.NaN), toReal(result)], span)
}

/**
 * A number beside a text asks for the text's number; a text that is none equals no number. Anything else compares as
 * text, by code point (help.sumologic.com, "Manually cast data to string or number").
 */
function compare(op: keyof typeof COMPARE, left: Expr, right: Expr, span: Span): Expr {
  const oneNumber = isNumeric(left.type) !== isNumeric(right.type)
  const isText = (e: Expr): boolean => e.type !== 'boolean' && !(e.kind === 'literal' && e.value === null)
  if (oneNumber && isText(left) && isText(right)) {
    const numeric = call(COMPARE[op], [toReal(left), toReal(right)], span)
    if (op !== '=' && op !== '!=') return numeric
    const written = isNumeric(left.type) ? right : left
    if (written.type === 'datetime' || written.type === 'timespan') return numeric
    const isNumber = call('logic.is_null', [toReal(written)])
    const other = call(COMPARE[op], [toText(left), toText(right)], span)
    return call('logic.case', [isNumber, other, numeric], span)
  }
  const { a, b } = unify(left, right)
  return call(COMPARE[op], [a, b], span)
}

function lowerMatches(expr: ExpressionOf<'matches'>, frame: Frame): Expr {
  const value = toText(lowerExpression(expr.value, frame))
  const found = matchPattern(value, expr, frame)
  return expr.negated ? not(found, expr.span) : found
}

function matchPattern(value: Expr, expr: ExpressionOf<'matches'>, frame: Frame): Expr {
  const { pattern, span } = expr
  if (pattern.kind === 'regex') return finds(value, regexBetweenSlashes(pattern.raw), pattern.span, frame)
  if (pattern.kind === 'string' && !expr.prefix) return matchesWildcard(value, stringValue(pattern.raw), span)
  if (pattern.kind === 'string') {
    const raw = hasOnlyDoubledBackslashes(pattern.raw) ? pattern.raw.replaceAll('\\\\', '\\') : stringValue(pattern.raw)
    return finds(value, raw, pattern.span, frame)
  }
  // A field holds wildcards, never a regular expression.
  const wildcards = call('text.glob_to_like', [toText(lowerExpression(pattern, frame))], pattern.span)
  return call('text.like', [value, wildcards], span)
}

/** Whether the regular expression is found anywhere in the value. */
function finds(value: Expr, pattern: string, span: Span, frame: Frame): Expr {
  const regex = compileRegex(pattern, 're2', span, frame)
  return regex === undefined ? literal('boolean', null, span) : found(value, regex, span)
}

/** `in` compares texts; numbers only once the value is a number (help.sumologic.com, "Manually cast data"). */
function lowerIn(expr: ExpressionOf<'in'>, frame: Frame): Expr {
  const value = lowerExpression(expr.value, frame)
  const items = expr.items.map((item) => lowerExpression(item, frame))
  const numeric = isNumeric(value.type) && items.every((item) => isNumeric(item.type))
  if (!isNumeric(value.type) && items.some((item) => isNumeric(item.type))) {
    frame.choose('`in`', 'numbers are compared as text, as the field is not cast by `num`', expr.span)
  }
  const same = numeric && items.every((item) => item.type === value.type)
  const [first, ...others] = same ? [value, ...items] : [value, ...items].map(numeric ? toReal : toText)
  const found = first === undefined ? boolean(false) : call('logic.in', [first, ...others], expr.span)
  return expr.negated ? not(found, expr.span) : found
}
