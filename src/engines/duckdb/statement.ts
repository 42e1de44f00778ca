import type { ColumnId } from '../../plan/expr.ts'
import type { Scope } from './expressions.ts'

/** One key of an ordering; `sql` holds where the term stands, `suffix` says the direction. */
export interface OrderTerm {
  readonly sql: string
  readonly suffix: string
}

/** FROM and WHERE of a statement whose SELECT list is not decided. `order`: what puts the rows in the plan's order. */
export interface OpenSelect {
  readonly from: string
  readonly where: readonly string[]
  readonly scope: Scope
  readonly order: readonly OrderTerm[]
}

export interface SelectItem {
  readonly sql: string
  /** Quoted. */
  readonly name: string
}

/** A SELECT statement. `scope`: what its columns are called outside; `order` uses those names, too. */
export interface Select extends OpenSelect {
  readonly kind: 'select'
  readonly items: readonly SelectItem[]
  /** Number of leading items that are the grouping keys. */
  readonly groupBy?: number
  readonly orderBy: readonly OrderTerm[]
  readonly limit?: { readonly count: number; readonly offset: number }
}

/** Statements with the same number of columns, one after another. */
export interface Union {
  readonly kind: 'union'
  readonly legs: readonly Statement[]
  /** Number of columns. */
  readonly width: number
  readonly scope: Scope
  readonly order: readonly OrderTerm[]
}

export type Statement = Select | Union

/**
 * Layout is written into the text as marks and carried out once, at the very end: then no line end inside a quoted text
 * is indented, and nesting costs nothing. Quoting lets no NUL through.
 */
const MARK = '\u0000'
const LINE_BREAK = `${MARK}n`
const DEEPER = `${MARK}>`
const BACK = `${MARK}<`

export function indent(text: string): string {
  return `${DEEPER}${text}${BACK}`
}

export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(LINE_BREAK)
}

export function finish(text: string): string {
  const [start = '', ...rest] = text.split(MARK)
  const parts = [start]
  let depth = 0
  let isLineStart = start === ''
  for (const piece of rest) {
    if (piece.startsWith('n')) {
      parts.push('\n')
      isLineStart = true
    } else depth += piece.startsWith('>') ? 1 : -1
    if (piece.length === 1) continue
    if (isLineStart) parts.push('  '.repeat(depth))
    parts.push(piece.slice(1))
    isLineStart = false
  }
  return parts.join('')
}

export function renderStatement(statement: Statement): string {
  if (statement.kind === 'union') return statement.legs.map(renderLeg).join(`${LINE_BREAK}UNION ALL${LINE_BREAK}`)
  const { items, from, where, groupBy, orderBy, limit } = statement
  return lines(
    'SELECT',
    items.map((item) => `  ${renderItem(item)}`).join(`,${LINE_BREAK}`),
    from === '' ? '' : `FROM ${from}`,
    where.length === 0 ? '' : `WHERE ${where.join(`${LINE_BREAK}  AND `)}`,
    groupBy === undefined || groupBy === 0
      ? ''
      : `GROUP BY ${items
          .slice(0, groupBy)
          .map((_, i) => i + 1)
          .join(', ')}`,
    orderBy.length === 0 ? '' : `ORDER BY ${renderOrder(orderBy)}`,
    limit === undefined ? '' : `LIMIT ${limit.count}${limit.offset > 0 ? ` OFFSET ${limit.offset}` : ''}`,
  )
}

function renderLeg(leg: Statement): string {
  return leg.kind === 'select' && leg.orderBy.length === 0 && leg.limit === undefined
    ? renderStatement(leg)
    : lines('(', indent(renderStatement(leg)), ')')
}

function renderItem(item: SelectItem): string {
  return item.sql === item.name ? item.name : `${item.sql} AS ${item.name}`
}

export function renderOrder(order: readonly OrderTerm[]): string {
  return order.map((term) => `${term.sql}${term.suffix}`).join(', ')
}

/** The statement as something to select from. */
export function subquery(statement: Statement, alias: string): string {
  return lines('(', indent(renderStatement(statement)), `) AS ${alias}`)
}

/** The names that rows of a statement have outside, seen through an alias. */
export function qualified(scope: Scope, alias: string): Scope {
  const result = new Map<ColumnId, string>()
  for (const [id, name] of scope) result.set(id, `${alias}.${name}`)
  return result
}
