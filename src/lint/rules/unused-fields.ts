import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ColumnId, Expr } from '../../plan/expr.ts'
import { type Computed, outputColumns, type Plan } from '../../plan/plan.ts'
import { expressionsOf, referencedColumns, walkExpr, walkPlan } from '../../plan/traverse.ts'
import type { SourceText, Span } from '../../source/text.ts'
import type { Inspection } from '../rule.ts'
import { hasPlace } from '../sites.ts'

/** A field that a step computes, under a name the text gives it, and that nothing reads or shows. */
export function unusedFields({ plan, source }: Inspection): readonly Diagnostic[] {
  const read = new Set<ColumnId>()
  const computed = new Map<ColumnId, Computed>()
  const kept = new Set(outputColumns(plan).map((c) => c.name))
  walkPlan(plan, (node) => {
    note(node, read, computed)
    // A column of a table stays what it is, whatever the language has made of it.
    if (node.kind === 'scan' || node.kind === 'read' || node.kind === 'values')
      for (const column of node.columns) kept.add(column.name)
  })
  for (const column of outputColumns(plan)) read.add(column.id)
  const places = new Map<string, number>()
  for (const { expr } of computed.values()) places.set(placeOf(expr), (places.get(placeOf(expr)) ?? 0) + 1)
  const found: Diagnostic[] = []
  for (const [id, column] of computed) {
    // A step that takes several fields out of a text names those that nobody asks for, too.
    if (
      read.has(id) ||
      kept.has(column.name) ||
      (places.get(placeOf(column.expr)) ?? 0) > 1 ||
      isTakenOut(column.expr)
    ) {
      continue
    }
    const place = assignment(source, column)
    if (place === undefined) continue
    found.push(diagnostic('lint/unused-field', source.name, place, { name: column.name }))
  }
  return found
}

function placeOf({ span }: Expr): string {
  return `${span.start}-${span.end}`
}

function isTakenOut(expr: Expr): boolean {
  let found = false
  walkExpr(expr, (part) => {
    // The elements of a text that was split, and the values of keys, have names because each is given one.
    found ||= part.kind === 'call' && /^(?:regex\.(?:extract|capture)|dynamic\.element$)/.test(part.fn)
  })
  return found
}

function note(node: Plan, read: Set<ColumnId>, computed: Map<ColumnId, Computed>): void {
  if (node.kind === 'project') {
    for (const column of node.columns) {
      if (isItself(column)) continue
      referencedColumns(column.expr, read)
      if (column.expr.kind === 'call') computed.set(column.id, column)
    }
    return
  }
  for (const expr of expressionsOf(node)) referencedColumns(expr, read)
  // A union takes its inputs' columns by their places.
  if (node.kind === 'union') for (const input of node.inputs) for (const c of outputColumns(input)) read.add(c.id)
}

function isItself(column: Computed): boolean {
  const expr: Expr = column.expr
  return expr.kind === 'column' && expr.id === column.id
}

/** So many characters may stand between a name and what is assigned to it. */
const NEAR = 30

/** Where the text gives the name; undefined when it names it more often than once, and so may read it. */
function assignment({ text }: SourceText, column: Computed): Span | undefined {
  if (!hasPlace(column.expr.span) || !/^[A-Za-z_]\w*$/.test(column.name)) return undefined
  const places = [...text.matchAll(new RegExp(`(?<![\\w.#@])${column.name}(?![\\w.])`, 'g'))]
  const [only] = places
  if (only === undefined || places.length !== 1) return undefined
  const end = only.index + column.name.length
  const isAssigned =
    /^["'\]]*\s*:?=(?![=~])/.test(text.slice(end, end + 20)) || /\bas\s+["']?$/i.test(text.slice(0, only.index))
  const { span } = column.expr
  const isBeside = end <= span.end + NEAR && only.index >= span.start - column.name.length - NEAR
  return isAssigned && isBeside ? { start: only.index, end } : undefined
}
