import { call, type Expr, long, reference, text } from '../../../plan/expr.ts'
import type { RegexGroup } from '../../../syntax/regex.ts'
import { type OperatorOf, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { translateRegex } from '../patterns.ts'
import { printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction, sourceText } from './extraction.ts'

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-variable-patterns-using-regex/ */
export const PARSE_REGEX: OperatorDefinition<'parse regex'> = {
  words: ['extract'],
  parse: (p, start) => {
    let field = p.acceptFieldOption()
    const pattern = p.expectString('a regular expression in quotes')
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
    return { kind: 'parse regex', pattern, field, nodrop, multi, span: p.spanFrom(start) }
  },
  print: ({ pattern, field, nodrop, multi }) => {
    const source = field === undefined ? '' : `field=${printName(field)} `
    return `parse regex ${source}"${pattern.raw}"${nodrop ? ' nodrop' : ''}${multi ? ' multi' : ''}`
  },
  lower: (operator, frame) => {
    const { pattern, span } = operator
    const translated = translateRegex(stringValue(pattern.raw), 'java', pattern.span, frame)
    if (translated === undefined) return
    const groups = translated.groups.filter((g) => g.name !== undefined)
    if (groups.length === 0) {
      frame.report.add('syntax/regex', pattern.span, { reason: 'it has no named group, so no field would come of it' })
      return
    }
    const source = frame.hold('source', sourceText(operator.field, span, frame))
    const regex = text(translated.pattern)
    if (operator.multi) {
      lowerMulti(operator, groups, source, regex, frame)
      return
    }
    applyExtraction(
      {
        matched: call('regex.matches', [source, regex], span),
        values: groups.map((g) => ({
          name: g.name ?? '',
          expr: call('regex.extract', [source, regex, long(g.index)], span),
        })),
        nodrop: operator.nodrop,
        keepsOld: true,
        span,
      },
      frame,
    )
  },
}

/** A row for every match, in the order of the text; without a match no row, with `nodrop` one. */
function lowerMulti(
  { span, nodrop }: OperatorOf<'parse regex'>,
  groups: readonly RegexGroup[],
  source: Expr,
  regex: Expr,
  frame: Frame,
): void {
  const all = groups.map((g) => frame.hold('matches', call('regex.extract_all', [source, regex, long(g.index)], span)))
  const [first] = all
  if (first === undefined) return
  const element = frame.columns.fresh('match', 'dynamic')
  const place = frame.columns.fresh('place', 'long')
  frame.plan = { kind: 'unnest', input: frame.plan, array: first, element, place, outer: nodrop, span }
  frame.order = [...frame.order, { expr: reference(place), direction: 'asc', nulls: 'last' }]
  frame.define(
    groups.map((g, i) => {
      const values = all[i] ?? first
      const value = i === 0 ? reference(element) : call('dynamic.element', [values, reference(place)])
      return { name: g.name ?? '', expr: call('dynamic.to_text', [value], span) }
    }),
    span,
  )
  frame.parsed = undefined
}
