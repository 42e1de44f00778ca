import type { Expression } from './ast.ts'

/** The expressions that an expression is made of, without those of its sub-selects. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.args
    case 'negate':
    case 'complement':
    case 'not':
    case 'is-null':
    case 'cast':
      return [expression.value]
    case 'logical':
      return expression.items
    case 'binary':
      return [expression.left, expression.right]
    case 'in':
      return 'items' in expression.list ? [expression.value] : [expression.value, ...expression.list]
    case 'between':
      return [expression.value, expression.low, expression.high]
    case 'match':
      return [expression.value, ...expression.patterns]
    case 'text-search':
      return [expression.query]
    case 'case': {
      const own = [expression.subject, expression.otherwise].filter((e) => e !== undefined)
      return [...own, ...expression.arms.flatMap((arm) => [arm.when, arm.result])]
    }
    case 'if':
      return [expression.when, expression.result, expression.otherwise]
    default:
      return []
  }
}
