import { call, type Expr, literal, reference } from '../../../plan/expr.ts'
import type { Ast } from '../ast.ts'
import { orEmpty } from '../values.ts'
import type { AggregateLowerer, AggregateSite } from './aggregate.ts'

/** The expressions, with the columns that the binder finds for a `*` at the end; their names there begin with `prefix`. */
function valuesOf(site: AggregateSite, nodes: readonly Ast[], before: number, prefix: string): readonly Expr[] {
  const { cx, node, scope } = site
  return nodes.flatMap((valueNode, i) => {
    if (valueNode.kind !== 'StarExpression') return [site.lower(valueNode)]
    return node.columns.slice(before + i).flatMap((wanted) => {
      const name = wanted.name.startsWith(prefix) ? wanted.name.slice(prefix.length) : wanted.name
      const column = scope.rows?.columns.find((c) => c.name === name)
      if (column !== undefined) return [reference(column, valueNode.span)]
      cx.refuse(valueNode.span, `\`*\` with the column \`${wanted.name}\``)
      return []
    })
  })
}

/**
 * The row with the greatest (least) key; rows without a key count only when no row has one
 * (`arg-max-aggregation-function.md`). Of rows with equal keys the first.
 */
export const atExtreme =
  (way: 'max' | 'min', old = false): AggregateLowerer =>
  (site) => {
    const [keyNode, ...valueNodes] = site.nodes
    if (keyNode === undefined) return undefined
    const key = site.lower(keyNode)
    if (key.type === 'dynamic' || key.type === 'guid') return undefined
    const extreme = site.add(way === 'max' ? 'agg.max' : 'agg.min', [key])
    const values = valuesOf(site, valueNodes, 1, old ? `${site.node.columns[0]?.name ?? ''}_` : '')
    const best = way === 'max' ? 'agg.at_max' : 'agg.at_min'
    const found = values.map((value) => {
      const chosen = site.add(best, [value, key])
      // A string key is never null, so that some row always has it.
      if (key.type === 'string') return value.type === 'string' ? orEmpty(chosen) : chosen
      const first = site.add('agg.first', [value])
      const either = call('logic.case', [call('logic.is_null', [extreme]), first, chosen], site.span)
      return value.type === 'string' ? orEmpty(either) : either
    })
    return [key.type === 'string' ? orEmpty(extreme) : extreme, ...found]
  }

/**
 * `take_any`: of one expression a value that is neither null nor empty if there is one, of several expressions their
 * values in one row (`take-any-aggregation-function.md`).
 */
export const anyRow =
  (prefix = ''): AggregateLowerer =>
  (site) => {
    const values = valuesOf(site, site.nodes, 0, prefix)
    const [only] = values
    if (only === undefined) return undefined
    if (values.length > 1 || site.nodes[0]?.kind === 'StarExpression') {
      return values.map((value) => {
        const first = site.add('agg.first', [value])
        return value.type === 'string' ? orEmpty(first) : first
      })
    }
    if (only.type !== 'string') return [site.add('agg.any', [only])]
    const isEmpty = call('compare.eq', [only, literal('string', '')])
    const filled = call('logic.case', [isEmpty, literal('string', null), only])
    return [orEmpty(site.add('agg.any', [filled]))]
  }
