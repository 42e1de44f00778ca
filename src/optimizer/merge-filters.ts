import { and } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { transformUp } from '../plan/traverse.ts'

/** `filter a | filter b` is `filter a and b`; `limit 5 | limit 3` is `limit 3`. */
export function mergeFilters(plan: Plan): Plan {
  return transformUp(plan, (node) => {
    if (node.kind === 'filter' && node.input.kind === 'filter') {
      return { ...node, input: node.input.input, predicate: and([node.input.predicate, node.predicate], node.span) }
    }
    if (node.kind === 'limit' && node.input.kind === 'limit') {
      const { input, count, offset } = node.input
      const left = Math.max(0, count - node.offset)
      return { ...node, input, count: Math.min(node.count, left), offset: offset + node.offset }
    }
    return node
  })
}
