import { type Column, type Expr, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import { type Ast, kqlTypeName, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Lowering, missing, rowsOf } from '../lowering.ts'
import { scan } from '../scan.ts'
import { named, type OperatorLowering, parameter, refuseParameters, type SourceLowering } from './operator.ts'

interface Leg {
  readonly rows: Rows
  /** The name that `withsource` shows. */
  readonly name: string | undefined
  readonly node: Ast
}

/** `union`: by default all columns of all tables, with a column per type where types clash (`union-operator.md`). */
export const lowerUnionSource: SourceLowering = (cx, node, environment) => unite(cx, node, [], environment)

export const lowerUnion: OperatorLowering = (cx, node, input, environment) =>
  unite(cx, node, [{ rows: input, name: undefined, node }], environment)

function unite(cx: Lowering, node: Ast, before: readonly Leg[], environment: Environment): Rows {
  refuseParameters(cx, node, ['kind', 'withsource', 'isfuzzy'])
  const legs = [...before, ...node.list('Expressions').flatMap((leg) => lowerLeg(cx, leg, environment))]
  const source = parameter(node, 'withsource')
  const sourceName = source === undefined ? undefined : plainName(source)
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  const own = columns.filter((c, i) => i > 0 || c.name !== sourceName)
  refuseClashes(cx, node, legs, own, sourceName)
  const inputs = legs.map((leg) => align(cx, leg, columns, sourceName))
  return rowsOf({ kind: 'union', inputs, columns, span: node.span })
}

function lowerLeg(cx: Lowering, node: Ast, environment: Environment): readonly Leg[] {
  const inner = node.kind === 'ParenthesizedExpression' ? (node.child('Expression') ?? node) : node
  if (inner.kind === 'NameReference' && environment.get(plainName(inner)) === undefined) {
    const name = plainName(inner)
    if (name.includes('*')) return wildcardLegs(cx, inner, name)
    // `isfuzzy=true` drops what cannot be resolved; the binder has warned.
    if (!cx.options.catalog.tables.has(name) && inner.columns.length === 0) return []
    return [{ rows: cx.table(inner, environment), name, node }]
  }
  return [{ rows: cx.table(inner, environment), name: undefined, node }]
}

/** `Device*`: every table whose name fits (`union-operator.md`). */
function wildcardLegs(cx: Lowering, node: Ast, pattern: string): readonly Leg[] {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  const fits = new RegExp(`^${parts.join('.*')}$`)
  const tables = [...cx.options.catalog.tables.values()].filter((t) => fits.test(t.name))
  return tables.map((table) => ({ rows: scan(cx, table, node.span), name: table.name, node }))
}

/** Refuses where the columns that the binder states are not, or not surely, those of the product. */
function refuseClashes(
  cx: Lowering,
  node: Ast,
  legs: readonly Leg[],
  columns: readonly Column[],
  sourceName: string | undefined,
): void {
  const all = legs.flatMap((l) => l.rows.columns)
  if (all.some((c) => c.name === sourceName)) {
    cx.refuse(node.span, `\`withsource=${sourceName}\` over tables that have a column \`${sourceName}\``)
  }
  const split = all.filter((c) => all.some((other) => other.name === c.name && other.type !== c.type))
  const made = new Set(split.map((c) => `${c.name}_${kqlTypeName(c.type)}`))
  const clash = all.find((c) => made.has(c.name))
  if (clash !== undefined) {
    cx.refuse(node.span, `splitting a column by type into \`${clash.name}\`, which is also a column of its own,`)
  }
  if (parameter(node, 'kind')?.text.trim() !== 'inner') return
  const partial = columns.find((c) => !legs.every((l) => l.rows.columns.some((k) => k.name === c.name)))
  if (partial !== undefined) {
    cx.refuse(node.span, `\`kind=inner\` over tables of which some lack the column \`${partial.name}\``)
  }
}

function align(cx: Lowering, leg: Leg, columns: readonly Column[], sourceName: string | undefined): Plan {
  const taken = new Map<string, Expr>()
  for (const column of leg.rows.columns) {
    const target =
      columns.find((c) => c.name === column.name && c.type === column.type) ??
      columns.find((c) => c.name === `${column.name}_${kqlTypeName(column.type)}` && c.type === column.type)
    // `kind=inner` drops what is not common to all.
    if (target !== undefined) taken.set(target.name, reference(column, leg.node.span))
  }
  const { span } = leg.node
  const projectedColumns = columns.map((column, i) => {
    if (i === 0 && column.name === sourceName) {
      if (leg.name === undefined) cx.refuse(span, '`withsource` for a table without a name of its own')
      return named(cx, column.name, text(leg.name ?? '', span))
    }
    return named(cx, column.name, taken.get(column.name) ?? missing(column.type, span))
  })
  return { kind: 'project', input: leg.rows.plan, columns: projectedColumns, span }
}
