import type { FunctionId } from '../functions/index.ts'
import { exactPattern } from '../functions/pattern.ts'
import { type ColumnId, call, type Expr, or, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'

/**
 * Alternatives about parts of one lower-cased column are one pattern: each test of its own would lower-case the column
 * again. From how many on, is measured (1 M command lines, 2 cores: a test 75 ms, a pattern 400 ms, with an anchor 110 ms).
 */
export function foldParts(plan: Plan): Plan {
  return transformUp(plan, (node) => mapExprs(node, (expr) => transformExpr(expr, fold)))
}

interface Part {
  readonly from: number
  readonly pattern: (needles: string) => string
}

const PARTS: ReadonlyMap<FunctionId, Part> = new Map<FunctionId, Part>([
  ['text.contains', { from: 6, pattern: (needles) => needles }],
  ['text.starts_with', { from: 3, pattern: (needles) => `^(?:${needles})` }],
  ['text.ends_with', { from: 3, pattern: (needles) => `(?:${needles})$` }],
])

/** Longer patterns have more states than RE2 keeps. */
const LONGEST = 2000

interface Group {
  readonly part: Part
  readonly subject: Expr
  readonly tests: Expr[]
  readonly needles: string[]
}

function fold(expr: Expr): Expr {
  if (expr.kind !== 'call' || expr.fn !== 'logic.or') return expr
  const groups = new Map<string, Group>()
  for (const test of expr.args) {
    const found = partOf(test)
    if (found === undefined) continue
    const { key, part, subject, needle } = found
    const group = groups.get(key) ?? { part, subject, tests: [], needles: [] }
    groups.set(key, group)
    group.tests.push(test)
    group.needles.push(exactPattern(needle))
  }
  const replaced = new Map<Expr, Expr | undefined>()
  for (const { part, subject, tests, needles } of groups.values()) {
    const [first] = tests
    const joined = needles.join('|')
    if (first === undefined || tests.length < part.from || joined.length > LONGEST) continue
    for (const test of tests) replaced.set(test, undefined)
    replaced.set(first, call('regex.matches', [subject, text(part.pattern(joined))], first.span))
  }
  if (replaced.size === 0) return expr
  const args = expr.args.flatMap((test) => (replaced.has(test) ? (replaced.get(test) ?? []) : [test]))
  return or(args, expr.span)
}

function partOf(
  test: Expr,
): { readonly key: string; readonly part: Part; readonly subject: Expr; readonly needle: string } | undefined {
  if (test.kind !== 'call') return undefined
  const part = PARTS.get(test.fn)
  const [subject, needle] = test.args
  const column = loweredColumn(subject)
  if (part === undefined || subject === undefined || column === undefined) return undefined
  if (needle?.kind !== 'literal' || typeof needle.value !== 'string' || !/^[^\0]+$/.test(needle.value)) return undefined
  return { key: `${test.fn} ${column}`, part, subject, needle: needle.value }
}

function loweredColumn(subject: Expr | undefined): ColumnId | undefined {
  if (subject?.kind !== 'call' || subject.fn !== 'text.lower') return undefined
  const [column] = subject.args
  return column?.kind === 'column' ? column.id : undefined
}
