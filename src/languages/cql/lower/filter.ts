import { extend } from '../../../plan/build.ts'
import { and, boolean, call, type Expr, literal, long, or, reference, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import { anyHolds, anyMatches } from './any-field.ts'
import { parameterText } from './arguments.ts'
import type { Lowering } from './context.ts'
import { assign, type Frame, where } from './frame.ts'
import { escapeRegex, matchesAny, matchesGlob } from './pattern.ts'
import { type CompiledRegex, captured, capturedAll, compileRegex, found, unlessEmpty } from './regex.ts'
import { asNumber, asReal, asText, exists, negate, numberOf } from './value.ts'

const FALSE = boolean(false)

/** A condition as a filter step: named groups set fields. */
export function lowerFilterStep(condition: Ast.Condition, frame: Frame, cx: Lowering): Frame {
  if (condition.kind === 'and') return condition.items.reduce((f, item) => lowerFilterStep(item, f, cx), frame)
  if (condition.kind === 'compare' && condition.value.kind === 'regex' && condition.operator === '=') {
    const { pattern, flags, span } = condition.value
    const regex = compileRegex(pattern, flags, span, cx.report, flags.includes('g'))
    if (regex === undefined) return frame
    const value = cx.field(frame, condition.field.name, condition.field.span)
    if (regex.repeats && regex.captures.length > 0) {
      return extractAll(frame, value, regex, { most: 100, strict: true, span: condition.span }, cx)
    }
    return extract(where(frame, found(value, regex, condition.span)), value, regex, condition.span, cx)
  }
  if (condition.kind === 'text' && condition.value.kind === 'regex' && !frame.aggregated) {
    return lowerTextRegex(condition.value, frame, cx)
  }
  return where(frame, lowerCondition(condition, frame, cx))
}

/** A regular expression over all fields: named groups are those of the first field that matches, `@rawstring` before others. */
function lowerTextRegex(value: Ast.RegexLiteral, frame: Frame, cx: Lowering): Frame {
  const { span } = value
  const regex = compileRegex(value.pattern, value.flags, span, cx.report)
  if (regex === undefined) return frame
  const fields = cx.original(frame)
  const passed = where(frame, anyMatches(fields, regex, span))
  if (regex.captures.length === 0) return passed
  const raw = cx.field(frame, '@rawstring', SILENT)
  const plain = [raw, ...fields].filter((f, i, all) => all.findIndex((g) => sameColumn(f, g)) === i)
  if (plain.some((f) => f.type === 'dynamic') || regex.repeats || plain.length > MOST_SEARCHED) {
    cx.refuse('a named group in a regular expression over all fields of such records', span)
    return frame
  }
  return regex.captures.reduce((f, capture) => {
    const choices = plain.flatMap((field) => [found(field, regex, span), captured(field, regex, capture, span)])
    const group = call('logic.case', [...choices, literal('string', null)], span)
    return assign(f, capture.field, group, old(f, capture.field, cx), cx.columns)
  }, passed)
}

/** Over more fields than these, groups are not looked for. */
const MOST_SEARCHED = 200

function sameColumn(a: Expr, b: Expr): boolean {
  return a === b || (a.kind === 'column' && b.kind === 'column' && a.id === b.id)
}

/** Sets the fields of the named groups, where the pattern matches. */
export function extract(frame: Frame, value: Expr, regex: CompiledRegex, span: Span, cx: Lowering): Frame {
  return regex.captures.reduce((f, capture) => {
    const group = captured(value, regex, capture, span)
    return assign(f, capture.field, group, old(f, capture.field, cx), cx.columns)
  }, frame)
}

/** `most`: no more matches than so many. `strict`: an event without a match goes. */
interface Repetition {
  readonly most: number
  readonly strict: boolean
  readonly span: Span
}

/** An event for each match, with the fields of its named groups. */
export function extractAll(frame: Frame, value: Expr, regex: CompiledRegex, how: Repetition, cx: Lowering): Frame {
  const { span } = how
  if (frame.conditions !== undefined) {
    cx.refuse('a repeated regular expression inside a branch', span)
    return frame
  }
  const matches = cx.columns.fresh('matches', 'dynamic')
  const input = extend(frame.plan, [{ ...matches, expr: capturedAll(value, regex, span) }], span)
  const element = cx.columns.fresh('match', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const plan: Frame['plan'] = {
    kind: 'unnest',
    input,
    array: reference(matches),
    element,
    place,
    outer: !how.strict,
    span,
  }
  const within = call('compare.lt', [call('logic.coalesce', [reference(place), long(0)]), long(how.most)])
  return regex.captures.reduce(
    (f, capture, i) => {
      const group =
        regex.captures.length === 1 ? reference(element) : call('dynamic.element', [reference(element), long(i)], span)
      const held = unlessEmpty(asText(group), capture, span)
      return assign(f, capture.field, held, old(f, capture.field, cx), cx.columns)
    },
    where({ ...frame, plan }, within),
  )
}

/** What a field holds before it is written, without a report when nothing carries it. */
export function old(frame: Frame, name: string, cx: Lowering): Expr {
  return cx.field(frame, name, SILENT)
}

/** A field asked for at this place is not reported as absent. */
export const SILENT: Span = { start: -1, end: -1 }

export function lowerCondition(condition: Ast.Condition, frame: Frame, cx: Lowering): Expr {
  const { span } = condition
  switch (condition.kind) {
    case 'and':
      return and(
        condition.items.map((i) => lowerCondition(i, frame, cx)),
        span,
      )
    case 'or':
      return or(
        condition.items.map((i) => lowerCondition(i, frame, cx)),
        span,
      )
    case 'not':
      return { ...negate(lowerCondition(condition.item, frame, cx)), span }
    case 'boolean':
      return boolean(condition.value, span)
    case 'text':
      return lowerFreeText(condition.value, frame, cx)
    case 'compare':
      return lowerComparison(condition, frame, cx)
    case 'in': {
      const value = cx.field(frame, condition.field.name, condition.field.span)
      const patterns = condition.values.map((v) => v.text)
      const any = or(matchesAny(value, patterns, span), span)
      return condition.negated ? negate(any) : any
    }
    case 'call':
    case 'expression': {
      const expr = condition.kind === 'call' ? condition.call : condition.expr
      return truth(cx.expr(expr, frame), cx)
    }
  }
}

/** The result of an expression as a condition: the text `true` is true. */
export function truth(value: Expr, _cx: Lowering): Expr {
  if (value.type === 'boolean') return value
  return call('compare.eq', [asText(value), text('true')], value.span)
}

type Comparison = Extract<Ast.Condition, { kind: 'compare' }>

function lowerComparison(condition: Comparison, frame: Frame, cx: Lowering): Expr {
  const { span, field, operator } = condition
  const value = cx.field(frame, field.name, field.span)
  if (condition.value.kind === 'null') {
    return operator === '!=' ? exists(value) : negate(exists(value))
  }
  if (condition.value.kind === 'regex') return lowerRegexComparison(condition, condition.value, value, cx)
  const pattern = condition.value.kind === 'param' ? parameterText(condition.value) : condition.value.text
  switch (operator) {
    case '=':
      return matchesGlob(value, pattern, span)
    case '!=':
      return { ...negate(matchesGlob(value, pattern, span)), span }
    case 'like':
      return matchesGlob(value, `*${pattern}*`, span)
    case '<=>':
      cx.refuse('the link `<=>`', span)
      return FALSE
    default:
      return lowerOrder(operator, value, pattern, condition, cx)
  }
}

const ORDER = { '<': 'compare.lt', '<=': 'compare.le', '>': 'compare.gt', '>=': 'compare.ge' } as const

/** Numbers only: text that spells none does not match. */
function lowerOrder(
  operator: keyof typeof ORDER,
  value: Expr,
  pattern: string,
  condition: Comparison,
  cx: Lowering,
): Expr {
  const wanted = numberOf(pattern)
  if (wanted === undefined) {
    const found = `\`${pattern}\``
    cx.report.add('type/mismatch', condition.value.span, { what: `\`${operator}\``, expected: 'a number', found })
    return FALSE
  }
  const number = asNumber(value)
  const whole = number.type !== 'real' && Number.isSafeInteger(wanted)
  return call(
    ORDER[operator],
    whole ? [number, long(wanted)] : [asReal(number), literal('real', wanted)],
    condition.span,
  )
}

function lowerRegexComparison(condition: Comparison, literal_: Ast.RegexLiteral, value: Expr, cx: Lowering): Expr {
  if (condition.operator !== '=' && condition.operator !== '!=') {
    const expected = 'a text or a number'
    cx.report.add('type/mismatch', literal_.span, {
      what: `\`${condition.operator}\``,
      expected,
      found: 'a regular expression',
    })
    return FALSE
  }
  const regex = compileRegex(literal_.pattern, literal_.flags, literal_.span, cx.report)
  if (regex === undefined) return FALSE
  if (regex.captures.length > 0) cx.report.add('syntax/cql-capture-in-or', literal_.span, {})
  const matched = found(value, regex, condition.span)
  return condition.operator === '=' ? matched : negate(matched)
}

/** Text anywhere in any field that the event came with; case counts. */
function lowerFreeText(value: Ast.Pattern | Ast.RegexLiteral | Ast.Parameter, frame: Frame, cx: Lowering): Expr {
  const { span } = value
  const pattern = value.kind === 'param' ? parameterText(value) : value.kind === 'pattern' ? value.text : undefined
  if (pattern !== undefined && /^\**$/.test(pattern)) return boolean(true, span)
  if (frame.aggregated) {
    cx.refuse('free text after an aggregate', span)
    return FALSE
  }
  const fields = cx.original(frame)
  if (pattern !== undefined) return anyHolds(fields, pattern.replace(/^\*+|\*+$/g, ''), span)
  const literal_ = value as Ast.RegexLiteral // only the literal has no pattern
  const regex = compileRegex(literal_.pattern, literal_.flags, span, cx.report)
  if (regex === undefined) return FALSE
  if (regex.captures.length > 0) cx.report.add('syntax/cql-capture-in-or', span, {})
  return anyMatches(fields, regex, span)
}

/** `wildcard(ignoreCase=true)`: found anywhere, any case. */
export function containsIgnoringCase(field: Expr, pattern: string, span: Span): Expr {
  const body = pattern.split(/\*+/).map(escapeRegex).join('.*')
  return call('regex.matches', [asText(field), text(`(?is)${body}`)], span)
}
