import { NO_SPAN, type Span } from '../source/text.ts'
import { type Column, type Expr, reference } from './expr.ts'
import { type Computed, outputColumns, type Plan } from './plan.ts'

export function filter(input: Plan, predicate: Expr, span: Span = predicate.span): Plan {
  return { kind: 'filter', input, predicate, span }
}

export function project(input: Plan, columns: readonly Computed[], span: Span = NO_SPAN): Plan {
  return { kind: 'project', input, columns, span }
}

/** A projection that passes a column through under the same id. */
export function keep(column: Column): Computed {
  return { ...column, expr: reference(column) }
}

export function compute(column: Column, expr: Expr): Computed {
  return { ...column, expr }
}

/** All of the input's columns and then the given ones. */
export function extend(input: Plan, columns: readonly Computed[], span: Span = NO_SPAN): Plan {
  return project(input, [...outputColumns(input).map(keep), ...columns], span)
}

export function limit(input: Plan, count: number, span: Span = NO_SPAN, offset = 0): Plan {
  return { kind: 'limit', input, count, offset, span }
}
