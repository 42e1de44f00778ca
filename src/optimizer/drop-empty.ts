import { reference } from '../plan/expr.ts'
import { outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { transformUp } from '../plan/traverse.ts'

/** What can have no rows is not computed: `filter false` is no rows, and an input without rows leaves its union. */
export function dropEmpty(plan: Plan): Plan {
  return transformUp(plan, (node) => {
    switch (node.kind) {
      case 'filter':
        return isNeverTrue(node) || isEmpty(node.input) ? emptied(node) : node
      case 'project':
      case 'sort':
      case 'limit':
      case 'window':
      case 'unnest':
        return isEmpty(node.input) ? emptied(node) : node
      case 'join': {
        const isInner = node.join === 'inner' || node.join === 'semi'
        return isInner && (isEmpty(node.left) || isEmpty(node.right)) ? emptied(node) : node
      }
      case 'union':
        return withoutEmpty(node)
      default:
        return node
    }
  })
}

function isNeverTrue({ predicate }: PlanOf<'filter'>): boolean {
  return predicate.kind === 'literal' && predicate.value !== true
}

function isEmpty(plan: Plan): boolean {
  return plan.kind === 'values' && plan.rows.length === 0
}

function emptied(plan: Plan): Plan {
  const columns = outputColumns(plan).map(({ id, name, type }) => ({ id, name, type }))
  return { kind: 'values', columns, rows: [], span: plan.span }
}

function withoutEmpty(union: PlanOf<'union'>): Plan {
  const inputs = union.inputs.filter((input) => !isEmpty(input))
  if (inputs.length === union.inputs.length) return union
  const [only] = inputs
  if (only === undefined) return emptied(union)
  if (inputs.length > 1) return { ...union, inputs }
  const own = outputColumns(only)
  const columns = union.columns.flatMap((column, place) => {
    const mine = own[place]
    return mine === undefined ? [] : [{ ...column, expr: reference(mine, union.span) }]
  })
  return { kind: 'project', input: only, columns, span: union.span }
}
