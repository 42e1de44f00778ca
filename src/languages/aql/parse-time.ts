import type { Expression, TimeClause, TimeUnit } from './ast.ts'
import { parsePrimary } from './parse-primary.ts'
import type { ParseState } from './parse-state.ts'

const UNITS: Readonly<Record<string, TimeUnit>> = {
  MINUTES: 'MINUTES',
  HOURS: 'HOURS',
  DAYS: 'DAYS',
  MINUTE: 'MINUTES',
  MIN: 'MINUTES',
  MINS: 'MINUTES',
  HOUR: 'HOURS',
  DAY: 'DAYS',
}

/** `LAST 24 HOURS`, `START time [STOP time]` or `TIMES OFFENSE_TIME(id)`; its first word stands here. */
export function parseTimeClause(state: ParseState): TimeClause {
  const opening = state.cursor.next()
  const { start } = opening.span
  if (opening.value === 'START') {
    const from = parseTime(state)
    const stop = state.acceptWord('STOP') ? parseTime(state) : undefined
    return { kind: 'range', start: from, ...(stop === undefined ? {} : { stop }), span: state.spanFrom(start) }
  }
  if (opening.value === 'TIMES') {
    const of = parsePrimary(state)
    return { kind: 'times', of, span: state.spanFrom(start) }
  }
  const number = state.cursor.peek()
  if (number.kind !== 'number' || !/^\d+$/.test(number.text)) {
    state.unexpected('a whole number')
    return { kind: 'last', count: 0n, unit: 'MINUTES', span: state.spanFrom(start) }
  }
  state.cursor.next()
  const written = state.cursor.peek()
  const unit = written.kind === 'word' ? UNITS[written.value] : undefined
  if (unit === undefined) {
    state.unexpected('MINUTES, HOURS or DAYS')
    return { kind: 'last', count: 0n, unit: 'MINUTES', span: state.spanFrom(start) }
  }
  state.cursor.next()
  if (written.value !== unit) {
    state.depart(
      'aql/time-unit',
      written.span,
      { unit: written.text, unitInstead: unit },
      { fixes: [{ title: `Write ${unit}`, span: written.span, text: unit }] },
    )
  }
  return { kind: 'last', count: BigInt(number.text), unit, span: state.spanFrom(start) }
}

/** A text, milliseconds, or PARSEDATETIME('...'). */
function parseTime(state: ParseState): Expression {
  const token = state.cursor.peek()
  const { span } = token
  if (token.kind === 'text') {
    state.cursor.next()
    return { kind: 'text', value: token.value, span }
  }
  if (token.kind === 'number') {
    state.cursor.next()
    return { kind: 'number', text: token.text, span }
  }
  const argument = state.cursor.peek(2)
  if (state.isWord('PARSEDATETIME', 'NOW') && state.isSymbol('(', 1)) {
    state.cursor.next()
    state.cursor.next()
    const name = { name: token.text, quote: '' as const, span }
    const args: Expression[] = []
    if (argument.kind === 'text') {
      state.cursor.next()
      args.push({ kind: 'text', value: argument.value, span: argument.span })
    }
    state.expectSymbol(')')
    return { kind: 'call', name, args, star: false, distinct: false, span: state.spanFrom(span.start) }
  }
  state.unexpected("a time such as '2026-11-20 12:00', milliseconds or PARSEDATETIME('1 hour ago')")
  return state.missing()
}
