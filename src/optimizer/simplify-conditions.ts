import type { FunctionId } from '../functions/index.ts'
import type { Expr } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { transformUp } from '../plan/traverse.ts'
import { foldCall } from './fold-constants.ts'

/**
 * A filter only asks whether its condition is true: `filter is_true(x)` is `filter x`, and `filter
 * contains(coalesce(a, ''), 'x')` is `filter contains(a, 'x')`, because null and false are alike there. Below NOT they
 * are not, so nothing is touched there.
 */
export function simplifyConditions(plan: Plan): Plan {
  return transformUp(plan, (node) => {
    if (node.kind !== 'filter') return node
    const predicate = simplify(node.predicate)
    if (predicate.kind === 'literal' && predicate.value === true) return node.input
    return predicate === node.predicate ? node : { ...node, predicate }
  })
}

function simplify(expr: Expr): Expr {
  if (expr.kind !== 'call') return expr
  switch (expr.fn) {
    case 'logic.is_true': {
      const [condition] = expr.args
      return condition === undefined ? expr : simplify(condition)
    }
    case 'logic.and':
    case 'logic.or': {
      const args = expr.args.map(simplify)
      return args.every((arg, index) => arg === expr.args[index]) ? expr : foldCall({ ...expr, args })
    }
    case 'logic.coalesce': {
      const [condition, other] = expr.args
      const isFalse = other?.kind === 'literal' && other.value === false && expr.args.length === 2
      return isFalse && condition !== undefined ? simplify(condition) : expr
    }
    default:
      return withoutDefault(expr)
  }
}

/** Not true of the empty text unless the needle is empty, and null of null: `coalesce(a, '')` may be `a`. */
const FALSE_OF_EMPTY: ReadonlySet<FunctionId> = new Set<FunctionId>([
  'compare.eq',
  'text.equals_ci',
  'text.in_ci',
  'text.contains',
  'text.contains_ci',
  'text.starts_with',
  'text.starts_with_ci',
  'text.ends_with',
  'text.ends_with_ci',
  'text.has_any_term',
  'text.has_any_term_ci',
  'text.has_any_term_prefix',
  'text.has_any_term_prefix_ci',
  'text.has_any_term_suffix',
  'text.has_any_term_suffix_ci',
  'logic.in',
])

function withoutDefault(expr: Extract<Expr, { kind: 'call' }>): Expr {
  const [subject, ...needles] = expr.args
  if (!FALSE_OF_EMPTY.has(expr.fn) || needles.length === 0) return expr
  if (subject?.kind !== 'call' || subject.fn !== 'logic.coalesce' || subject.args.length !== 2) return expr
  const [value, other] = subject.args
  const isEmpty = other?.kind === 'literal' && other.value === ''
  const isFalse = needles.every((n) => n.kind === 'literal' && typeof n.value === 'string' && n.value !== '')
  return isEmpty && isFalse && value !== undefined ? { ...expr, args: [value, ...needles] } : expr
}
