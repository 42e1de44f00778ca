import { and, type ColumnId, type Expr } from '../plan/expr.ts'
import { outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { exprSize, mapInputs, referencedColumns, transformExpr, transformUp } from '../plan/traverse.ts'
import { isCheap } from './cost.ts'
import { foldCall } from './fold-constants.ts'
import { replaceColumns } from './substitute.ts'

/**
 * A condition goes below what does not change its answer: `project b = a | filter b > 1` is `filter a > 1 | project
 * b = a`; into every input of a union; below the side of a join that it speaks of; never below a limit or a window.
 */
export function pushFilters(plan: Plan): Plan {
  return transformUp(plan, (node) => (node.kind === 'filter' ? push(node) : node))
}

function conjuncts(predicate: Expr): readonly Expr[] {
  return predicate.kind === 'call' && predicate.fn === 'logic.and' ? predicate.args : [predicate]
}

function filtered(input: Plan, conditions: readonly Expr[], of: PlanOf<'filter'>): Plan {
  if (conditions.length === 0) return input
  return push({ ...of, input, predicate: and(conditions, of.predicate.span) })
}

function kept(input: Plan, conditions: readonly Expr[], of: PlanOf<'filter'>): Plan {
  return conditions.length === 0 ? input : { ...of, input, predicate: and(conditions, of.predicate.span) }
}

function push(node: PlanOf<'filter'>): Plan {
  const { input } = node
  switch (input.kind) {
    case 'sort':
      return mapInputs(input, (below) => filtered(below, conjuncts(node.predicate), node))
    case 'filter': {
      const below = filtered(input.input, conjuncts(node.predicate), node)
      // What stopped right above the inner filter's input stays where it was.
      return below.kind === 'filter' ? node : { ...input, input: below }
    }
    case 'project':
      return pushBelowProject(node, input)
    case 'union':
      return pushIntoUnion(node, input)
    case 'join':
      return pushBelowJoin(node, input)
    default:
      return node
  }
}

/** Parts that a condition may have more below a projection than above it. */
const MOST_GROWTH = 2000

/** Only conditions over columns that are passed on or cheap to compute again: the others would be computed twice. */
function pushBelowProject(node: PlanOf<'filter'>, input: PlanOf<'project'>): Plan {
  const plain = new Map<ColumnId, Expr>()
  for (const column of input.columns) if (isCheap(column.expr)) plain.set(column.id, column.expr)
  const predicate = withConstants(node.predicate, input)
  const { yes, no } = split(conjuncts(predicate), (ids) => ids.every((id) => plain.has(id)))
  if (yes.length === 0) return predicate === node.predicate ? node : { ...node, predicate }
  const below = yes.map((condition) => replaceColumns(condition, plain))
  // Columns that read a column twice would double the condition at each projection.
  if (below.some((condition, i) => exprSize(condition) > MOST_GROWTH + exprSize(yes[i] ?? condition))) return node
  return kept({ ...input, input: filtered(input.input, below, node) }, no, node)
}

/** What a column is known to be decides parts of the condition, so that others need not be computed. */
function withConstants(predicate: Expr, input: PlanOf<'project'>): Expr {
  const constants = new Map<ColumnId, Expr>()
  for (const column of input.columns) if (column.expr.kind === 'literal') constants.set(column.id, column.expr)
  return constants.size === 0 ? predicate : transformExpr(replaceColumns(predicate, constants), foldCall)
}

function pushIntoUnion(node: PlanOf<'filter'>, input: PlanOf<'union'>): Plan {
  const inputs = input.inputs.map((leg) => {
    const columns = outputColumns(leg)
    const own = new Map<ColumnId, Expr>()
    for (const [index, column] of input.columns.entries()) {
      const mine = columns[index]
      if (mine !== undefined) own.set(column.id, { kind: 'column', id: mine.id, type: mine.type, span: node.span })
    }
    return filtered(
      leg,
      conjuncts(node.predicate).map((c) => replaceColumns(c, own)),
      node,
    )
  })
  return { ...input, inputs }
}

function pushBelowJoin(node: PlanOf<'filter'>, input: PlanOf<'join'>): Plan {
  const ids = (plan: Plan): ReadonlySet<ColumnId> => new Set(outputColumns(plan).map((column) => column.id))
  const [left, right] = [ids(input.left), ids(input.right)]
  const canLeft = input.join !== 'right' && input.join !== 'full'
  const canRight = input.join === 'inner' || input.join === 'right'
  const first = split(
    conjuncts(node.predicate),
    (used) => canLeft && used.length > 0 && used.every((id) => left.has(id)),
  )
  const second = split(first.no, (used) => canRight && used.length > 0 && used.every((id) => right.has(id)))
  if (first.yes.length + second.yes.length === 0) return node
  const joined: Plan = {
    ...input,
    left: filtered(input.left, first.yes, node),
    right: filtered(input.right, second.yes, node),
  }
  return kept(joined, second.no, node)
}

function split(
  conditions: readonly Expr[],
  test: (ids: readonly ColumnId[]) => boolean,
): { readonly yes: readonly Expr[]; readonly no: readonly Expr[] } {
  const yes: Expr[] = []
  const no: Expr[] = []
  for (const condition of conditions) (test([...referencedColumns(condition)]) ? yes : no).push(condition)
  return { yes, no }
}
