import { type Column, type Expr, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { ValueType } from '../../../types/value.ts'
import { type Ast, kqlTypeName, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { enterFunction, isView } from '../functions.ts'
import { type Lowering, missing, rowsOf } from '../lowering.ts'
import { scan } from '../scan.ts'
import { named } from './operator.ts'

/** One of the tables that `union`, `search` or `find` goes over. */
export interface Leg {
  readonly rows: Rows
  /** The name that a source column shows: of a table, of a `view`, or given by `as`. */
  readonly name: string | undefined
  readonly node: Ast
  /** It is sure to give no rows, so that only its columns count. */
  readonly isEmpty?: boolean
}

/** The legs that are worth writing down: those that can give rows, or one that stands for all. */
export function telling(legs: readonly Leg[]): readonly Leg[] {
  const full = legs.filter((leg) => leg.isEmpty !== true)
  return full.length > 0 ? full : legs.slice(0, 1)
}

/** Written out tables, names with wildcards and pipelines; `isFuzzy` leaves out what cannot be resolved. */
export function legsOf(cx: Lowering, nodes: readonly Ast[], environment: Environment, isFuzzy = false): readonly Leg[] {
  return nodes.flatMap((node) => {
    const inner = node.kind === 'ParenthesizedExpression' ? (node.child('Expression') ?? node) : node
    const name = inner.kind === 'NameReference' ? plainName(inner) : undefined
    if (name?.includes('*') === true && environment.get(name) === undefined)
      return wildcardLegs(cx, inner, name, environment)
    if (isFuzzy && !isKnown(cx, inner, environment)) return []
    const rows = cx.table(inner, environment)
    return [{ rows, name: rows.name, node }]
  })
}

/** Every table and view in scope (`search-operator.md`). */
export function everyLeg(cx: Lowering, node: Ast, environment: Environment): readonly Leg[] {
  return wildcardLegs(cx, node, '*', environment)
}

function wildcardLegs(cx: Lowering, node: Ast, pattern: string, environment: Environment): readonly Leg[] {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  const fits = new RegExp(`^${parts.join('.*')}$`)
  const tables = [...cx.options.catalog.tables.values()].filter((t) => fits.test(t.name))
  const legs: Leg[] = tables
    .filter((table) => environment.get(table.name) === undefined)
    .map((table) => ({
      rows: scan(cx, table, node.span),
      name: table.name,
      node,
      ...(table.isEmpty === true ? { isEmpty: true } : {}),
    }))
  for (const [name, binding] of environment.entries) {
    if (binding.kind !== 'function' || !isView(binding.node) || !fits.test(name)) continue
    const inner = enterFunction(cx, node, binding.node, binding.environment, [], { environment })
    if (inner !== undefined) legs.push({ rows: cx.table(inner.result, inner.environment), name, node })
  }
  return legs
}

/** Whether the table that a pipeline begins with exists. */
function isKnown(cx: Lowering, node: Ast, environment: Environment): boolean {
  let source: Ast | undefined = node
  while (source?.kind === 'PipeExpression' || source?.kind === 'ParenthesizedExpression')
    source = source.child('Expression')
  if (source?.kind !== 'NameReference') return true
  const name = plainName(source)
  return environment.get(name) !== undefined || cx.options.catalog.tables.has(name) || source.columns.length > 0
}

/** A column of the result, and which columns of the legs go into it. */
export interface Shape {
  readonly name: string
  readonly type: ValueType
  readonly from: string
}

/**
 * One column for each name and type. A name with several types is followed by the type, and by a number where that is
 * the name of another column (`union-operator.md`). `inner`: only what all legs have.
 */
export function shapesOf(legs: readonly (readonly Column[])[], inner: boolean): readonly Shape[] {
  const types = new Map<string, ValueType[]>()
  for (const column of legs.flat()) {
    const known = types.get(column.name)
    if (known === undefined) types.set(column.name, [column.type])
    else if (!known.includes(column.type)) known.push(column.type)
  }
  const has = (leg: readonly Column[], name: string, type: ValueType): boolean =>
    leg.some((c) => c.name === name && c.type === type)
  const wanted = [...types].flatMap(([from, list]) =>
    list.filter((type) => !inner || legs.every((leg) => has(leg, from, type))).map((type) => ({ from, type })),
  )
  const several = (from: string): boolean => wanted.filter((w) => w.from === from).length > 1
  const taken = new Set(wanted.filter((w) => !several(w.from)).map((w) => w.from))
  return wanted.map(({ from, type }) => {
    if (!several(from)) return { name: from, type, from }
    const base = `${from}_${kqlTypeName(type)}`
    let name = base
    for (let i = 1; taken.has(name); i += 1) name = `${base}${i}`
    taken.add(name)
    return { name, type, from }
  })
}

/** The column of the leg that goes into the shape. */
export function columnFor(columns: readonly Column[], shape: Shape): Column | undefined {
  return columns.find((c) => c.name === shape.from && c.type === shape.type)
}

/** What a source column shows for the leg; parts of a union without a name are numbered. */
export function sourceOf(cx: Lowering, legs: readonly Leg[], leg: Leg): string {
  if (leg.name !== undefined) return leg.name
  const name = `union_arg${legs.indexOf(leg)}`
  cx.note(leg.node.span, 'the source of rows that come from no table straight away', `\`${name}\``)
  return name
}

/** All rows of the legs under the columns of the shapes, after the name of their source if one is wanted. */
export function united(
  cx: Lowering,
  legs: readonly Leg[],
  shapes: readonly Shape[],
  sourceName: string | undefined,
  span: Span,
): Rows {
  const source = sourceName === undefined ? [] : [cx.columns.fresh(sourceName, 'string')]
  const columns = [...source, ...shapes.map((s) => cx.columns.fresh(s.name, s.type))]
  const inputs = telling(legs).map((leg): Plan => {
    const values = shapes.map((shape): readonly [string, Expr] => {
      const column = columnFor(leg.rows.columns, shape)
      return [shape.name, column === undefined ? missing(shape.type, span) : reference(column, leg.node.span)]
    })
    if (sourceName !== undefined) values.unshift([sourceName, text(sourceOf(cx, legs, leg), span)])
    const aligned = values.map(([name, expr]) => named(cx, name, expr))
    return { kind: 'project', input: leg.rows.plan, columns: aligned, span: leg.node.span }
  })
  return rowsOf({ kind: 'union', inputs, columns, span })
}

/** The binder's order of the columns that it has, too; a number in a name shows that it has other ones. */
export function inStatedOrder(node: Ast, shapes: readonly Shape[]): readonly Shape[] {
  const places = new Map(node.columns.map((c, i) => [c.name, i]))
  if (shapes.some((s) => s.name !== s.from && /\d$/.test(s.name))) return shapes
  const rank = (shape: Shape): number => places.get(shape.name) ?? places.size
  return shapes.toSorted((a, b) => rank(a) - rank(b))
}

/** The columns that follow from the legs stand, also where the binder sees others. */
export function stated(node: Ast, rows: Rows): Rows {
  const found = new Set(rows.columns.map((c) => c.name))
  const known = new Set(node.columns.map((c) => c.name))
  const absent = [...known].filter((name) => !found.has(name))
  const unstated = [...found].filter((name) => !known.has(name))
  return { ...rows, absent, unstated, ownColumns: true }
}
