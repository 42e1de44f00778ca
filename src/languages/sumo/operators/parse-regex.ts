import { call, type Expr, literal, or, reference } from '../../../plan/expr.ts'
import { type OperatorOf, type StringText, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { printName } from '../print-expression.ts'
import { captured, capturedAll, compileRegex, found, placeOf, type Regex } from '../regex.ts'
import { EMPTY, isNotNull, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction, sourceText } from './extraction.ts'

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-variable-patterns-using-regex/ */
export const PARSE_REGEX: OperatorDefinition<'parse regex'> = {
  words: ['extract'],
  parse: (p, start) => {
    let field = p.acceptFieldOption()
    const patterns = [p.expectString('a regular expression in quotes')]
    while (p.acceptSymbol(',')) {
      p.acceptWord('regex')
      patterns.push(p.expectString('a regular expression in quotes'))
    }
    let nodrop = false
    let multi = false
    for (;;) {
      if (p.acceptWord('nodrop')) nodrop = true
      else if (p.acceptWord('multi')) multi = true
      else {
        const option = p.acceptFieldOption()
        if (option === undefined) break
        field = option
      }
    }
    return { kind: 'parse regex', patterns, field, nodrop, multi, span: p.spanFrom(start) }
  },
  print: ({ patterns, field, nodrop, multi }) => {
    const source = field === undefined ? '' : `field=${printName(field)} `
    const written = patterns.map((pattern) => `"${pattern.raw}"`).join(', ')
    return `parse regex ${source}${written}${nodrop ? ' nodrop' : ''}${multi ? ' multi' : ''}`
  },
  lower: (operator, frame) => {
    const { patterns, span } = operator
    if (operator.multi && patterns.length > 1) {
      frame.refuse('`multi` of several regular expressions', span, ['each can be a `parse regex` by itself'])
      return
    }
    const source = frame.hold('source', sourceText(operator.field, span, frame))
    for (const pattern of patterns) lowerPattern(pattern, operator, source, frame)
  },
}

function lowerPattern(pattern: StringText, operator: OperatorOf<'parse regex'>, source: Expr, frame: Frame): void {
  const { span } = operator
  const regex = compileRegex(stringValue(pattern.raw), 'java', pattern.span, frame)
  if (regex === undefined) return
  if (regex.named.length === 0) {
    frame.report.add('syntax/regex', pattern.span, { reason: 'it has no named group, so no field would come of it' })
    return
  }
  const nested = nestedName(stringValue(pattern.raw))
  if (nested !== undefined) {
    const reason = 'a named group lies within a named group, which Sumo Logic does not support'
    frame.report.add('syntax/regex', placeOf(nested, pattern.span, frame.report.source.text), { reason })
    return
  }
  if (operator.multi) {
    lowerMulti(operator, source, regex, frame)
    return
  }
  applyExtraction(
    {
      matched: found(source, regex, span),
      values: regex.named.map((g) => ({ name: g.name, expr: captured(source, regex, g.index, span) })),
      nodrop: operator.nodrop,
      keepsOld: true,
      span,
    },
    frame,
  )
}

/** Where a named group begins inside another. */
function nestedName(pattern: string): number | undefined {
  const named: boolean[] = []
  const parts = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]?|\(\?P?<(?![=!])|\(|\)/g
  for (const { 0: part, index } of pattern.matchAll(parts)) {
    if (part === ')') named.pop()
    else if (part.startsWith('(')) {
      const isNamed = part !== '('
      if (isNamed && named.includes(true)) return index
      named.push(isNamed)
    }
  }
  return undefined
}

/**
 * A row for every match, in the order of the text; without a match no row, but one with `nodrop` or where an operator
 * just before, with `nodrop`, found something.
 */
function lowerMulti({ span, nodrop }: OperatorOf<'parse regex'>, source: Expr, regex: Regex, frame: Frame): void {
  const all = regex.named.map((g) => frame.hold('matches', capturedAll(source, regex, g.index, span)))
  const [first] = all
  if (first === undefined) return
  const element = frame.columns.fresh('match', 'dynamic')
  const place = frame.columns.fresh('place', 'long')
  const earlier = frame.parsed
  const outer = nodrop || earlier !== undefined
  frame.plan = { kind: 'unnest', input: frame.plan, array: first, element, place, outer, span }
  frame.order = [...frame.order, { expr: reference(place), direction: 'asc', nulls: 'last' }]
  const matched = isNotNull(reference(place))
  if (outer && !nodrop && earlier !== undefined) frame.filter(or([earlier, matched], span), span)
  frame.define(
    regex.named.map((g, i) => {
      const values = all[i] ?? first
      const value = i === 0 ? reference(element) : call('dynamic.element', [values, reference(place)])
      // A group that took no part is empty.
      const held = call('logic.coalesce', [call('dynamic.to_text', [value], span), EMPTY], span)
      if (!outer) return { name: g.name, expr: held }
      const old = frame.existing(g.name)
      const otherwise = old === undefined ? literal('string', null, span) : toText(old)
      return { name: g.name, expr: call('logic.case', [matched, held, otherwise], span) }
    }),
    span,
  )
  frame.parsed = nodrop ? or([...(earlier === undefined ? [] : [earlier]), matched], span) : undefined
}
