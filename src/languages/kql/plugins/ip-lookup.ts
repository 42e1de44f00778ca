import type { FunctionId } from '../../../functions/index.ts'
import { project } from '../../../plan/build.ts'
import { and, type Column, call, type Expr, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { named, passed, projected } from '../operators/operator.ts'
import { isInteger, orEmpty } from '../values.ts'
import { argument, nothing, type PluginLowering } from './plugin.ts'

interface Family {
  readonly name: string
  readonly first: FunctionId
  readonly last: FunctionId
  readonly hasKeys: boolean
}

/**
 * `ipv4_lookup(table, address, network, key ..., return_unmatched)`: a row for every network of the table that holds the
 * address, and agrees in the further keys (`ipv4-lookup-plugin.md`).
 */
export const lowerIpv4Lookup: PluginLowering = lookup({
  name: 'ipv4_lookup',
  first: 'ip.first_of_ipv4_network',
  last: 'ip.last_of_ipv4_network',
  hasKeys: true,
})

/** The same for IPv6 (`ipv6-lookup-plugin.md`). */
export const lowerIpv6Lookup: PluginLowering = lookup({
  name: 'ipv6_lookup',
  first: 'ip.first_of_network',
  last: 'ip.last_of_network',
  hasKeys: false,
})

function lookup(family: Family): PluginLowering {
  return (cx, node, args, input, environment) => {
    const [tableNode, addressNode, networkNode, ...others] = args
    const columnOf = (columns: readonly Column[], name: Ast | undefined): Column | undefined =>
      name?.kind === 'NameReference' ? columns.find((c) => c.name === plainName(name)) : undefined
    const keyNodes = others.filter((a) => a.kind === 'NameReference')
    const unmatched = returnsUnmatched(cx, others, environment)
    const table = tableNode === undefined ? undefined : cx.table(tableNode, environment)
    const address = columnOf(input.columns, addressNode)
    const network = columnOf(table?.columns ?? [], networkNode)
    const keys = keyNodes.map((key) => ({
      left: columnOf(input.columns, key),
      right: columnOf(table?.columns ?? [], key),
    }))
    const known = keys.flatMap(({ left, right }) =>
      left === undefined || right === undefined || !comparable(left, right) ? [] : [{ left, right }],
    )
    const fits = known.length === keys.length && (family.hasKeys || keys.length === 0)
    if (
      !fits ||
      unmatched === undefined ||
      table === undefined ||
      address?.type !== 'string' ||
      network?.type !== 'string'
    ) {
      cx.refuse(node.span, `\`${family.name}\` with these arguments`)
      return nothing(cx, node)
    }
    const at = cx.columns.fresh('address', 'string')
    const first = cx.columns.fresh('first', 'string')
    const last = cx.columns.fresh('last', 'string')
    const left = withColumns(input.plan, input.columns, [{ ...at, expr: call(family.first, [reference(address)]) }])
    const right = withColumns(table.plan, table.columns, [
      { ...first, expr: call(family.first, [reference(network)]) },
      { ...last, expr: call(family.last, [reference(network)]) },
    ])
    const on = and([
      ...known.map((k) => call('compare.eq', [reference(k.left), reference(k.right)])),
      call('compare.ge', [reference(at), reference(first)]),
      call('compare.le', [reference(at), reference(last)]),
    ])
    const plan: Plan = { kind: 'join', join: unmatched ? 'left' : 'inner', left, right, on, span: node.span }
    const added = table.columns.filter((c) => !known.some((k) => k.right === c))
    const names = node.columns.slice(input.columns.length).map((c) => c.name)
    const columns = added.map((c, i): Computed => {
      const expr: Expr = c.type === 'string' ? orEmpty(reference(c)) : reference(c)
      return named(cx, names[i] ?? c.name, expr)
    })
    return projected(plan, [...input.columns.map(passed), ...columns], node.span)
  }
}

function comparable(left: Column, right: Column): boolean {
  return left.type === right.type || (isInteger(left.type) && isInteger(right.type))
}

function withColumns(plan: Plan, columns: readonly Column[], further: readonly Computed[]): Plan {
  return project(plan, [...columns.map(passed), ...further])
}

/** The last argument or the named one, which must be a constant; `undefined` for any other argument. */
function returnsUnmatched(cx: Lowering, others: readonly Ast[], environment: Environment): boolean | undefined {
  const rest = others.filter((a) => a.kind !== 'NameReference')
  const [only] = rest
  if (only === undefined) return false
  const node = argument(rest, 'return_unmatched', 0)
  const value = node === undefined ? undefined : cx.expr(node, { environment })
  return rest.length === 1 && value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined
}
