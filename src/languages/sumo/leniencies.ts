import type { Fix, Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Expression, ExpressionOf, Operator, OperatorOf, Query, Scope } from './ast.ts'
import { type Add, reportForeign } from './foreign-report.ts'
import { hasOnlyDoubledBackslashes, slashed } from './patterns.ts'
import { printExpression, printName } from './print-expression.ts'
import type { ParsedQuery } from './query-parser.ts'

/**
 * Reports what people write although the product refuses it, each with the edit to valid text: warnings where it is
 * run all the same, errors under the vendor's profile.
 */
export function reportLeniencies({ query, trailing }: ParsedQuery, report: Report, profile: Profile): void {
  const add: Add = (extras) => (profile === 'vendor' ? { ...extras, severity: 'error' } : extras)
  reportQuery(query, report, add)
  reportForeign(query, report, add)
  if (trailing !== undefined) {
    const [line = ''] = report.source.text.slice(trailing.start, trailing.end).split('\n')
    const shown = line.length > 40 ? `${line.slice(0, 40).trimEnd()} …` : line
    const fix = { title: 'delete the text', span: trailing, text: '' }
    const severity = profile === 'vendor' ? 'error' : 'warning'
    report.add('syntax/trailing-text', trailing, { text: `\`${shown}\`` }, { fixes: [fix], severity })
  }
}

function reportQuery(query: Query, report: Report, add: Add): void {
  reportScope(query.scope, report, add)
  reportOperators(query.operators, report, add)
}

function reportOperators(operators: readonly Operator[], report: Report, add: Add): void {
  for (const operator of operators) {
    reportEval(operator, report, add)
    if (operator.kind === 'aggregate') reportAggregates(operator, report, add)
    for (const expr of expressionsOf(operator)) reportMatches(expr, true, report, add)
    if (operator.kind === 'filter') reportOperators(operator.operators, report, add)
    if (operator.kind === 'join') for (const table of operator.tables) reportOperators(table.operators, report, add)
  }
}

function reportScope(scope: Scope, report: Report, add: Add): void {
  if (scope.kind === 'and' || scope.kind === 'or') for (const item of scope.items) reportScope(item, report, add)
  else if (scope.kind === 'not') reportScope(scope.item, report, add)
  else if (scope.kind === 'subquery') reportQuery(scope.subquery.query, report, add)
}

function reportEval(operator: Operator, report: Report, add: Add): void {
  if (operator.kind !== 'assign' || operator.assigned === undefined || operator.alias === undefined) return
  const { text } = report.source
  const name = printName(operator.alias)
  const start = operator.assigned.start
  let { end } = operator.assigned
  while (/\s/.test(text[end] ?? '')) end += 1
  const title = `write \`… as ${name}\``
  const fixes: Fix[] = [
    { title, span: { start, end }, text: '' },
    { title, span: { start: operator.span.end, end: operator.span.end }, text: ` as ${name}` },
  ]
  report.add('syntax/sumo-eval', operator.assigned, { name }, add({ fixes }))
}

/** https://help.sumologic.com/docs/search/search-query-language/group-aggregate-operators/overview/#rules */
function reportAggregates({ calls, span: { start } }: OperatorOf<'aggregate'>, report: Report, add: Add): void {
  const found = calls.flatMap(({ fn, args = [] }) => {
    const [arg] = args
    return arg !== undefined && ['call', 'binary', 'negate', 'conditional'].includes(arg.kind) ? [{ fn, arg }] : []
  })
  for (const { fn, arg } of found) {
    const title = 'compute the value before'
    const fixes: Fix[] = [
      { title, span: { start, end: start }, text: `${printExpression(arg)} as ${fn.text}_of | ` },
      { title, span: arg.span, text: `${fn.text}_of` },
    ]
    report.add('syntax/sumo-aggregate', arg.span, { name: fn.text }, add(found.length === 1 ? { fixes } : {}))
  }
}

function expressionsOf(operator: Operator): readonly Expression[] {
  if (operator.kind === 'where') return [operator.condition]
  if (operator.kind === 'assign') return [operator.expr]
  if (operator.kind === 'aggregate') return operator.calls.flatMap((c) => c.args ?? [])
  return []
}

/** `loose`: an infix may stand here without parentheses. */
function reportMatches(expr: Expression, loose: boolean, report: Report, add: Add): void {
  const inside = (e: Expression, isLoose: boolean): void => reportMatches(e, isLoose, report, add)
  switch (expr.kind) {
    case 'call':
      for (const arg of expr.args) inside(arg, true)
      return
    case 'and':
    case 'or':
      for (const item of expr.items) inside(item, true)
      return
    case 'not':
    case 'negate':
      inside(expr.item, false)
      return
    case 'binary':
      inside(expr.left, false)
      inside(expr.right, false)
      return
    case 'in':
      inside(expr.value, false)
      for (const item of expr.items) inside(item, true)
      return
    case 'conditional':
      for (const e of [expr.condition, expr.then, expr.otherwise]) inside(e, true)
      return
    case 'subquery':
      reportQuery(expr.subquery.query, report, add)
      return
    case 'matches':
      inside(expr.value, false)
      if (expr.prefix) reportPrefix(expr, loose, report, add)
      return
    default:
  }
}

function reportPrefix(expr: ExpressionOf<'matches'>, loose: boolean, report: Report, add: Add): void {
  const { pattern, span } = expr
  if (pattern.kind !== 'string') return
  const doubled = hasOnlyDoubledBackslashes(pattern.raw)
  const raw = (doubled ? pattern.raw.replaceAll('\\\\', '\\') : pattern.raw).replaceAll('\\"', '"')
  const infix = `${printExpression(expr.value, 4)} matches /${slashed(raw)}/`
  const text = loose ? infix : `(${infix})`
  const fix = { title: 'write `matches` between the field and a `/regex/`', span, text }
  report.add('syntax/sumo-matches-call', span, {}, add({ fixes: [fix] }))
  if (!doubled) return
  const unescaped = {
    title: 'write single backslashes',
    span: pattern.span,
    text: `"${pattern.raw.replaceAll('\\\\', '\\')}"`,
  }
  report.add('syntax/sumo-doubled-backslash', pattern.span, {}, add({ fixes: [unescaped] }))
}
