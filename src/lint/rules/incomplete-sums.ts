import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ColumnId, Expr } from '../../plan/expr.ts'
import type { Computed } from '../../plan/plan.ts'
import { walkPlan } from '../../plan/traverse.ts'
import type { Definitions } from '../conditions/definitions.ts'
import { placeOfPart } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { hasPlace } from '../sites.ts'

/** So many flags of one kind make a family: fewer may have been added for a reason. */
const FAMILY = 3

/**
 * A sum of flags (1 where a condition holds, else 0) that leaves out one: the query computes it in the same way, under a
 * name that begins as those of all the others do, before the sum.
 */
export function incompleteSums({ plan, source, definitions }: Inspection): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const flags = new Map<ColumnId, string>()
  const visit = (column: Computed): void => {
    if (isFlag(column.expr)) {
      flags.set(column.id, column.name)
      return
    }
    const summed = summands(column.expr, definitions)?.map((id) => [id, flags.get(id)] as const) ?? []
    const names = summed.flatMap(([, name]) => name ?? [])
    if (names.length < FAMILY || names.length !== summed.length) return
    const ids = new Set(summed.map(([id]) => id))
    const prefix = commonWord(names)
    for (const [id, name] of flags) {
      if (ids.has(id) || names.includes(name) || prefix === '' || !name.startsWith(prefix)) continue
      const span = hasPlace(column.expr.span) ? column.expr.span : { start: 0, end: source.text.length }
      const parameters = { name, sum: column.name, others: names.slice(0, 4) }
      found.push(diagnostic('lint/incomplete-sum', source.name, placeOfPart(source, span, names[0] ?? ''), parameters))
    }
  }
  walkPlan(plan, (node) => {
    if (node.kind === 'project') for (const column of node.columns) visit(column)
  })
  return found
}

/** `case(condition, 1, 0)`, or a truth value as a number. */
function isFlag(expr: Expr): boolean {
  if (expr.kind !== 'call') return false
  if (expr.fn !== 'logic.case') return /^convert\.boolean_to_/.test(expr.fn) && expr.type !== 'string'
  const [, one, none] = expr.args
  return expr.args.length === 3 && isNumber(one, 1) && isNumber(none, 0)
}

function isNumber(expr: Expr | undefined, value: number): boolean {
  return (
    expr?.kind === 'literal' && expr.value !== null && typeof expr.value !== 'string' && Number(expr.value) === value
  )
}

/** The columns that are added up; undefined for anything but a sum of columns. */
function summands(expr: Expr, definitions: Definitions): readonly ColumnId[] | undefined {
  if (expr.kind === 'column') return [expr.id]
  if (expr.kind !== 'call') return undefined
  const [first, second] = expr.args
  if (expr.fn !== 'number.add') {
    const isConversion = expr.fn.startsWith('convert.') && expr.args.length === 1
    return isConversion && first !== undefined ? summands(first, definitions) : undefined
  }
  const left = first === undefined ? undefined : summands(first, definitions)
  const right = second === undefined ? undefined : summands(second, definitions)
  return left === undefined || right === undefined ? undefined : [...left, ...right]
}

/** The word that all names begin with, as `Is` of `IsOpen` and `IsSent`. */
function commonWord(names: readonly string[]): string {
  const [first = ''] = names
  let length = first.length
  for (const name of names) while (!name.startsWith(first.slice(0, length))) length -= 1
  const shared = first.slice(0, length)
  const ends = names.every((name) => /^(?:[A-Z_0-9]|$)/.test(name.slice(length)))
  return ends ? shared : shared.replace(/[A-Z]?[a-z]*$/, '')
}
