import type { Extras, Fix, Report } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../source/text.ts'
import type { ExpressionOf, Query } from './ast.ts'
import { printExpression } from './print-expression.ts'

/** Adds what the profile makes of a departure. */
export type Add = (extras: Extras) => Extras

/** Reports what is read as Sumo Logic's own and stands otherwise in the text; the places of the nodes tell. */
export function reportForeign(query: Query, report: Report, add: Add): void {
  visit(query, report, add)
  const { text } = report.source
  let end = query.scope.span.end
  for (const { kind, span } of query.operators) {
    const between = text.slice(end, span.start).replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '')
    end = span.end
    if (kind === 'parameter' || between.includes('|')) continue
    const place = { start: span.start, end: span.start + (/^\w+/.exec(text.slice(span.start))?.[0].length ?? 0) }
    const fixes = [{ title: 'write the `|`', span: { start: span.start, end: span.start }, text: '| ' }]
    report.add('syntax/sumo-missing-pipe', place, {}, add({ fixes }))
  }
}

function visit(value: unknown, report: Report, add: Add): void {
  if (Array.isArray(value)) for (const item of value) visit(item, report, add)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  // Its marks stand in single quotes.
  if ('kind' in value && value.kind === 'split') return
  if (isNode(value)) {
    if (value.kind === 'matches' && reportComparison(value, report, add)) {
      visit(value.value, report, add)
      return
    }
    if (value.kind === 'call') reportIsNull(value, '', report, add)
    if (value.kind === 'not' && value.item.kind === 'call' && reportIsNull(value.item, '!', report, add)) {
      visit(value.item.args, report, add)
      return
    }
  }
  if ('raw' in value && typeof value.raw === 'string' && hasSpan(value))
    reportQuotes(value.raw, value.span, report, add)
  if ('quoted' in value && value.quoted === true && 'negated' in value && hasSpan(value) && 'text' in value) {
    const at = report.source.text.slice(value.span.start, value.span.end).search(/['“”‘]/)
    const closes = /['“”’]$/.test(report.source.text.slice(value.span.start, value.span.end))
    const span = { start: value.span.start + at, end: value.span.end }
    if (at >= 0 && closes) reportQuotes(String(value.text), span, report, add)
  } else if (
    'kind' in value &&
    value.kind === 'keyword' &&
    'quoted' in value &&
    value.quoted === true &&
    hasSpan(value)
  ) {
    reportQuotes('text' in value ? String(value.text) : '', value.span, report, add)
  }
  for (const [key, part] of Object.entries(value)) if (key !== 'span') visit(part, report, add)
}

function reportQuotes(raw: string, span: Span, report: Report, add: Add): void {
  if (!/^['“”‘]/.test(report.source.text.slice(span.start, span.start + 1))) return
  const fixes = [{ title: 'write straight double quotes', span, text: `"${raw}"` }]
  report.add('syntax/sumo-quotes', span, {}, add({ fixes }))
}

/** Whether it was written with another word than `matches`. */
function reportComparison(node: ExpressionOf<'matches'>, report: Report, add: Add): boolean {
  if (node.prefix) return false
  const { start, end } = { start: node.value.span.end, end: node.pattern.span.start }
  const found = /(not\s+)?(like|startswith|endswith)\s*$|=~\s*$/i.exec(report.source.text.slice(start, end))
  if (found === null) return false
  const span = { start: start + found.index, end: node.pattern.span.end }
  const word = (found[2] ?? '=~').toLowerCase()
  const text = `${node.negated ? 'not ' : ''}matches ${printExpression(node.pattern, 5)}`
  const fixes = [{ title: 'write `matches`', span, text }]
  report.add('syntax/sumo-comparison', span, { word, instead: 'matches' }, add({ fixes }))
  return true
}

function reportIsNull({ fn, args, span }: ExpressionOf<'call'>, sign: string, report: Report, add: Add): boolean {
  const [value] = args
  if (value === undefined || fn.span.start !== span.start || fn.span.end !== span.end) return false
  const found = /\s*is\s+(not\s+)?null$/i.exec(report.source.text.slice(value.span.end, span.end))
  if (found === null || (found[1] !== undefined) !== (sign === '!')) return false
  const title = `write \`${sign}isNull(…)\``
  const fixes: Fix[] = [
    { title, span: { start: value.span.start, end: value.span.start }, text: `${sign}isNull(` },
    { title, span: { start: value.span.end + found.index, end: span.end }, text: ')' },
  ]
  const place = { start: value.span.end + found.index, end: span.end }
  const word = sign === '!' ? 'is not null' : 'is null'
  report.add('syntax/sumo-comparison', place, { word, instead: `${sign}isNull(…)` }, add({ fixes }))
  return true
}

function hasSpan(node: object): node is { readonly span: Span } {
  return 'span' in node && typeof node.span === 'object' && node.span !== null
}

/** Of these kinds there are only expressions with these parts. */
function isNode(node: object): node is ExpressionOf<'matches' | 'call' | 'not' | 'negate'> {
  if (!('kind' in node)) return false
  if (node.kind === 'not') return 'item' in node && !('items' in node)
  return node.kind === 'matches' || (node.kind === 'call' && 'args' in node)
}
