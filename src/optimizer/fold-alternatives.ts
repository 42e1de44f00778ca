import type { FunctionId } from '../functions/index.ts'
import { type ColumnId, call, type Expr, or, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'

/**
 * One look at a column instead of several: `eq(a, 1) or eq(a, 2)` is `in(a, 1, 2)`, and searches of one column for
 * different terms or patterns are one search.
 */
export function foldAlternatives(plan: Plan): Plan {
  return transformUp(plan, (node) => mapExprs(node, (expr) => transformExpr(expr, fold)))
}

type Call = Extract<Expr, { kind: 'call' }>

/** Searches for any of several literals, and what a search for one or more becomes. */
const SEARCHES: ReadonlyMap<FunctionId, FunctionId> = new Map<FunctionId, FunctionId>([
  ['compare.eq', 'logic.in'],
  ['logic.in', 'logic.in'],
  ['text.equals_ci', 'text.in_ci'],
  ['text.in_ci', 'text.in_ci'],
  ['text.has_any_term', 'text.has_any_term'],
  ['text.has_any_term_ci', 'text.has_any_term_ci'],
  ['text.has_any_term_prefix', 'text.has_any_term_prefix'],
  ['text.has_any_term_prefix_ci', 'text.has_any_term_prefix_ci'],
  ['text.has_any_term_suffix', 'text.has_any_term_suffix'],
  ['text.has_any_term_suffix_ci', 'text.has_any_term_suffix_ci'],
  ['regex.matches', 'regex.matches'],
])

interface Search {
  readonly fn: FunctionId
  readonly column: ColumnId
  readonly needles: readonly Expr[]
}

function fold(expr: Expr): Expr {
  if (expr.kind !== 'call' || expr.fn !== 'logic.or') return expr
  const groups = new Map<string, Call[]>()
  for (const arg of expr.args) {
    const search = searchOf(arg)
    if (search === undefined || arg.kind !== 'call') continue
    const key = `${search.fn} ${search.column} ${search.needles[0]?.type}`
    groups.set(key, [...(groups.get(key) ?? []), arg])
  }
  const replaced = new Map<Expr, Expr | undefined>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    for (const arg of group) replaced.set(arg, undefined)
    const [first] = group
    if (first !== undefined) replaced.set(first, united(first, group))
  }
  if (replaced.size === 0) return expr
  const args = expr.args.flatMap((arg) => (replaced.has(arg) ? (replaced.get(arg) ?? []) : [arg]))
  return or(args, expr.span)
}

function searchOf(expr: Expr): Search | undefined {
  if (expr.kind !== 'call') return undefined
  const fn = SEARCHES.get(expr.fn)
  const [column, ...needles] = expr.args
  if (fn === undefined || column?.kind !== 'column' || needles.length === 0) return undefined
  const fits = (needle: Expr): boolean => {
    if (needle.kind !== 'literal' || needle.value === null || needle.type !== column.type) return false
    return fn !== 'regex.matches' || (typeof needle.value === 'string' && isPlainPattern(needle.value))
  }
  return needles.every(fits) ? { fn, column: column.id, needles } : undefined
}

function united(first: Call, group: readonly Call[]): Expr {
  const searches = group.flatMap((arg) => searchOf(arg) ?? [])
  const [search] = searches
  const [subject] = first.args
  if (search === undefined || subject === undefined) return first
  const needles = searches.flatMap((s) => s.needles)
  if (search.fn !== 'regex.matches') return call(search.fn, [subject, ...needles], first.span)
  const patterns = needles.flatMap((n) => (n.kind === 'literal' && typeof n.value === 'string' ? [n.value] : []))
  return call('regex.matches', [subject, text(patterns.map((p) => `(?:${p})`).join('|'))], first.span)
}

/**
 * Literals, classes, groups, alternatives and anchors. Repetitions and Unicode classes in several alternatives multiply
 * the states of the automaton; named groups and `\Q` cannot stand side by side.
 */
function isPlainPattern(pattern: string): boolean {
  return pattern.length < 300 && /^(?:[^\\*+{.]|\\[^pPQEC])*$/.test(pattern) && !/\(\?(?:P?<|P=)/.test(pattern)
}
