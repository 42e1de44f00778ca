import { keep, project } from '../../../plan/build.ts'
import type { Column } from '../../../plan/expr.ts'
import { numbered, perSubtable } from '../subtables.ts'
import { expandedNames, expandRows } from './expand.ts'
import { type OperatorLowering, refuseParameters } from './operator.ts'

/** What the old spelling `mvexpand` gives of each row at most (`mv-expand-operator.md`, "RowLimit"). */
const LEGACY_LIMIT = 128n

export const lowerMvExpand: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['with_itemindex', 'kind', 'bagexpansion'])
  const isLegacy = node.child('MvExpandKeyword')?.text.trim() === 'mvexpand'
  return expandRows(cx, node, input, environment, isLegacy ? LEGACY_LIMIT : undefined)
}

/** `mv-apply`: a subquery over what each row expands to, beside the row's other columns (`mv-apply-operator.md`). */
export const lowerMvApply: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['with_itemindex'])
  const subquery = node.child('Subquery')?.child('Expression')
  if (subquery === undefined) return input
  const { plan: source, row } = numbered(cx, input.plan)
  // The expressions see the visible columns only; the others are kept below.
  const expanded = expandRows(cx, node, { plan: source, columns: input.columns }, environment)
  const names = new Set(expandedNames(node))
  const carried = input.columns.filter((c) => !names.has(c.name))
  const base = perSubtable(cx, expanded.plan, source, { keys: [row], carried: [] })
  if (base === undefined) return input
  const result = cx.pipeline(subquery, { plan: base, columns: expanded.columns, serialized: true }, environment)
  if (cx.report.hasErrors) return input
  const plan = perSubtable(cx, result.plan, base, { keys: [row], carried })
  if (plan === undefined) return input
  const columns = node.columns.flatMap((wanted): readonly Column[] => {
    const column = [...result.columns, ...carried].find((c) => c.name === wanted.name)
    return column === undefined ? [] : [column]
  })
  return { plan: project(plan, columns.map(keep), node.span), columns }
}
