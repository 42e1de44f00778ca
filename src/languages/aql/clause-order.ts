import type { Fix } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../source/text.ts'
import type { Expression, TimeClause } from './ast.ts'
import type { ParseState } from './parse-state.ts'

/** A clause and its place among the clauses, by the order that AQL has them in. */
export interface PlacedClause {
  readonly name: string
  readonly rank: number
  readonly span: Span
}

const TIME_RANK = 6

/** Reports each clause with another after it that AQL has before it; the fix moves the clause behind the last such. */
export function reportClauseOrder(state: ParseState, placed: readonly PlacedClause[]): void {
  placed.forEach((clause, index) => {
    const last = placed.slice(index + 1).findLast((c) => c.rank < clause.rank)
    if (last === undefined) return
    const label = clause.rank === TIME_RANK ? 'the time clause' : clause.name
    const written = state.text.slice(clause.span.start, clause.span.end)
    state.depart(
      'aql/clause-order',
      clause.span,
      { clause: label, before: last.name },
      {
        fixes: [remove(state, clause.span), insert(state, last.span.end, written, `Move ${label} behind ${last.name}`)],
      },
    )
  })
}

/** What is left of a condition, and the time clause taken out of it. */
export interface TakenTime {
  readonly rest?: Expression
  readonly time?: TimeClause
}

/**
 * Takes time clauses out of the conjunction of a WHERE or HAVING: `a AND LAST 24 HOURS` is `a` with the time clause
 * `LAST 24 HOURS`. Under OR and NOT they stay, and lowering refuses them.
 */
export function takeTimeConditions(
  state: ParseState,
  condition: Expression,
  clauseName: 'WHERE' | 'HAVING',
  source: Span,
  placed: readonly PlacedClause[],
): TakenTime {
  const found: { readonly clause: TimeClause; readonly cut: Span }[] = []
  const take = (expression: Expression, cut: Span): Expression | undefined => {
    if (expression.kind === 'time-condition') {
      found.push({ clause: expression.clause, cut })
      return undefined
    }
    if (expression.kind !== 'logical' || expression.operator !== 'AND') return expression
    const { items } = expression
    const kept = items.flatMap((item, index) => {
      const before = items[index - 1]
      const after = items[index + 1]
      const own: Span =
        before !== undefined
          ? { start: before.span.end, end: item.span.end }
          : after !== undefined
            ? { start: item.span.start, end: after.span.start }
            : cut
      const rest = take(item, own)
      return rest === undefined ? [] : [rest]
    })
    const [only] = kept
    if (kept.length === items.length && kept.every((item, i) => item === items[i])) return expression
    return kept.length <= 1 ? only : { ...expression, items: kept }
  }
  const index = placed.findIndex((c) => c.name === clauseName)
  const start = placed[index - 1]?.span.end ?? source.end
  const rest = take(condition, { start, end: placed[index]?.span.end ?? condition.span.end })
  const end = Math.max(source.end, ...placed.filter((c) => c.rank < TIME_RANK).map((c) => c.span.end))
  found.forEach(({ clause, cut }, place) => {
    const written = state.text.slice(clause.span.start, clause.span.end)
    if (place > 0) {
      state.report.add('aql/second-time-clause', clause.span, {})
      return
    }
    const fixes: readonly Fix[] = [
      { title: 'Take the time clause out of the condition', span: cut, text: '' },
      insert(state, end, written, 'Put the time clause last'),
    ]
    state.depart('aql/time-condition', clause.span, { clause: written }, { fixes })
  })
  const time = found[0]?.clause
  return { ...(rest === undefined ? {} : { rest }), ...(time === undefined ? {} : { time }) }
}

function remove(state: ParseState, span: Span): Fix {
  let { start } = span
  while (start > 0 && /\s/.test(state.text.charAt(start - 1))) start -= 1
  return { title: 'Take the clause out', span: { start, end: span.end }, text: '' }
}

function insert(state: ParseState, at: number, written: string, title: string): Fix {
  const gap = state.text.slice(0, at).includes('\n') ? '\n' : ' '
  return { title, span: { start: at, end: at }, text: `${gap}${written}` }
}
