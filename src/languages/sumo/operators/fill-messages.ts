import { and, boolean, type Column, call, type Expr, reference } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Field, Frame } from '../frame.ts'
import { isNull, unify } from '../values.ts'

/** A key field: its column among the messages and among the combinations that are to be there. */
export interface FilledKey {
  readonly field: Field
  readonly column: Column
}

/**
 * The messages and a row for every combination that none of them has. The page has `fillmissing` behind a group operator
 * only where dashboards refresh by themselves; elsewhere it appends its records to messages, and what counts the messages
 * counts them.
 */
export function fillMessages(
  keys: readonly FilledKey[],
  combinations: Plan,
  added: (field: Field) => Expr,
  span: Span,
  frame: Frame,
): void {
  frame.choose('`fillmissing` of messages', 'the rows that it adds count like messages, and have no text', span)
  const own = frame.hold('own', boolean(true))
  const on = and(keys.map((key) => call('compare.eq', [reference(key.field.column), reference(key.column)])))
  frame.plan = { kind: 'join', join: 'full', left: frame.plan, right: combinations, on, span }
  const isAdded = isNull(own)
  const isKey = (field: Field): boolean => keys.some((k) => k.field.name.toLowerCase() === field.name.toLowerCase())
  const others = [...frame.fields.values()].filter((f) => !f.ofRecord && f.withTime === undefined && !isKey(f))
  frame.define(
    [
      ...keys.map(({ field, column }) => ({
        name: field.name,
        expr: call('logic.coalesce', [reference(field.column), reference(column)]),
      })),
      ...others.flatMap((field) => {
        const value = added(field)
        const isNothing = value.kind === 'literal' && value.value === null
        const { a, b } = unify(value, reference(field.column))
        return isNothing ? [] : [{ name: field.name, expr: call('logic.case', [isAdded, a, b]) }]
      }),
    ],
    span,
  )
}
