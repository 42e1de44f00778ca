import { extend, filter, project } from '../../../plan/build.ts'
import { copyPlan } from '../../../plan/copy.ts'
import {
  type AggregateCall,
  aggregateCall,
  and,
  type Column,
  call,
  type Expr,
  long,
  reference,
  type SortKey,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { transformExpr } from '../../../plan/traverse.ts'
import type { Span } from '../../../source/text.ts'
import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Aggregates, type Lowering, missing } from '../lowering.ts'
import { convertTo, isInteger } from '../values.ts'
import { named, type OperatorLowering, refuseParameters } from './operator.ts'
import { descending } from './sort.ts'

/** One `top-nested` clause over the columns of the input. */
interface Level {
  /** What the rows fall apart by, a column of the input. */
  readonly key: Column
  readonly keyName: string
  readonly totalName: string
  readonly calls: readonly Computed<AggregateCall>[]
  /** What the level is ordered by, over the columns of `calls`. */
  readonly total: Expr
  /** How many groups there are at most, beside the rows given, to which a subquery may be joined for it. */
  readonly most: ((groups: Rows) => Expr) | undefined
  readonly ascending: boolean
  /** What stands for all other values, as a constant. */
  readonly others: Expr | undefined
  readonly span: Span
}

/** The levels' keys and totals in turn. */
interface Groups {
  readonly plan: Plan
  readonly columns: readonly Column[]
}

/**
 * `top-nested`: the greatest values of an expression, within each of them those of another, and so on. What falls out at
 * a level is gathered in one row from there on, if that level or a later one has `with others`; levels without it are
 * null in such a row (`top-nested-operator.md`).
 */
export const lowerTopNested: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const rows = { ...input }
  const clauses = node.list('Clauses')
  const keys = clauses.map((clause): Computed => {
    const of = clause.child('OfExpression')
    const expr = of === undefined ? missing('string') : cx.expr(of, { environment, rows })
    if (expr.type === 'dynamic') cx.refuse(clause.span, '`top-nested` of a dynamic')
    return named(cx, 'key', expr)
  })
  const levels = clauses.map((clause, i) => readLevel(cx, node, clause, i, keys, rows, environment))
  const base = extend(rows.plan, keys, node.span)
  if (cx.report.hasErrors) return input
  const tables: Groups[] = []
  let top: Groups | undefined
  for (const [i, level] of levels.entries()) {
    const found = greatest(cx, base, levels, i, top)
    if (levels.slice(i).some((l) => l.others !== undefined)) tables.push(rest(cx, base, levels, i, top, found))
    top = found
    if (level === levels.at(-1)) tables.unshift(found)
  }
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  const inputs = tables.map((table) =>
    project(
      table.plan,
      table.columns.map((c, i) => named(cx, c.name, convertTo(cx, reference(c), columns[i]?.type ?? c.type))),
      node.span,
    ),
  )
  return { plan: { kind: 'union', inputs, columns, span: node.span }, columns }
}

function readLevel(
  cx: Lowering,
  node: Ast,
  clause: Ast,
  at: number,
  keys: readonly Computed[],
  rows: Rows,
  environment: Environment,
): Level {
  const { span } = clause
  const by = clause.child('ByExpression')
  const ordered = by?.kind === 'OrderedExpression' ? (by.child('Expression') ?? by) : by
  const aggregates: Aggregates = { calls: [] }
  const inner = ordered?.kind === 'SimpleNamedExpression' ? ordered.child('Expression') : ordered
  const total = inner === undefined ? missing('long') : cx.expr(inner, { environment, rows, aggregates })
  const count = clause.child('Expression')
  const most =
    count === undefined
      ? undefined
      : (groups: Rows): Expr => {
          const size = cx.expr(count, { environment, rows: groups, hidesColumns: true })
          return isInteger(size.type) ? size : cx.refused(count.span, 'a number of rows that is no integer', 'long')
        }
  const others = clause.child('WithOthersClause')?.child('Expression')
  const constant = others === undefined ? undefined : cx.expr(others, { environment })
  const key = keys[at] ?? cx.columns.fresh('key', 'string')
  if (constant !== undefined && constant.type !== key.type) cx.refuse(span, '`others` of another type than the values')
  return {
    key,
    keyName: node.columns[at * 2]?.name ?? '',
    totalName: node.columns[at * 2 + 1]?.name ?? '',
    calls: aggregates.calls,
    total,
    most,
    ascending: by?.child('Ordering')?.child('AscOrDescKeyword')?.text.trim() === 'asc',
    others: constant,
    span,
  }
}

/** The input's rows that are in the groups, with the columns of these. */
interface Records {
  readonly plan: Plan
  readonly above: readonly Column[]
  readonly column: (original: Column) => Column
  readonly expr: (original: Expr) => Expr
}

function records(cx: Lowering, base: Plan, levels: readonly Level[], groups: Groups | undefined): Records {
  const rows = copyPlan(base, cx.columns)
  if (groups === undefined) return { ...rows, above: [] }
  const right = copyPlan(groups.plan, cx.columns)
  const above = groups.columns.map(right.column)
  return { ...rows, plan: matching('inner', rows.plan, right.plan, levels, rows.column, above), above }
}

/** Rows of the left joined to groups by the groups' keys, where null is a key as any other. */
function matching(
  join: 'inner' | 'anti',
  left: Plan,
  right: Plan,
  levels: readonly Level[],
  column: (original: Column) => Column,
  groups: readonly Column[],
): Plan {
  const span = levels[0]?.span ?? left.span
  const same = levels.flatMap((level, i) => {
    const key = groups[i * 2]
    return key === undefined ? [] : [call('logic.same', [reference(column(level.key)), reference(key)], level.span)]
  })
  return { kind: 'join', join, left, right, on: and(same, span), span }
}

/** The aggregates of a level over other columns than the input's, and its total. */
function over(
  cx: Lowering,
  level: Level,
  expr: (original: Expr) => Expr,
): { readonly calls: readonly Computed<AggregateCall>[]; readonly total: Expr } {
  const made = new Map<Column['id'], Column>()
  const calls = level.calls.map((original) => {
    const { filter: condition, ...rest } = original.expr
    const args = rest.args.map(expr)
    const column = cx.columns.fresh(original.name, original.type)
    made.set(original.id, column)
    return { ...column, expr: condition === undefined ? { ...rest, args } : { ...rest, args, filter: expr(condition) } }
  })
  const total = transformExpr(level.total, (part) => {
    const column = part.kind === 'column' ? made.get(part.id) : undefined
    return column === undefined ? part : reference(column, part.span)
  })
  return { calls, total }
}

/** The groups of a level that are among its greatest within those of the level above. */
function greatest(cx: Lowering, base: Plan, levels: readonly Level[], at: number, above: Groups | undefined): Groups {
  const level = levels[at]
  if (level === undefined) return { plan: base, columns: [] }
  const from = records(cx, base, levels.slice(0, at), above)
  const outer = from.above.map((c) => named(cx, c.name, reference(c)))
  const key = named(cx, level.keyName, reference(from.column(level.key)))
  const { calls, total } = over(cx, level, from.expr)
  const groups: Plan = {
    kind: 'aggregate',
    input: from.plan,
    keys: [...outer, key],
    aggregates: calls,
    span: level.span,
  }
  const sum = named(cx, level.totalName, total)
  const columns = [...outer, key, sum]
  const totals = project(groups, [...[...outer, key].map((c) => ({ ...c, expr: reference(c) })), sum], level.span)
  if (level.most === undefined) return { plan: totals, columns }
  const partitionBy = outer.map((c) => reference(c))
  const orderBy: readonly SortKey[] = level.ascending
    ? [{ expr: reference(sum), direction: 'asc', nulls: 'first' }]
    : descending(sum)
  const expr = windowCall('window.row_number', [], { partitionBy, orderBy }, level.span)
  const place = { ...cx.columns.fresh('place', 'long'), expr }
  const numbered: Rows = {
    plan: { kind: 'window', input: totals, columns: [place], span: level.span },
    columns: [],
  }
  const most = level.most(numbered)
  return { plan: filter(numbered.plan, call('compare.le', [reference(place), most], level.span)), columns }
}

/** What is in the groups of the level above and in none of this level, as one row for each of the former. */
function rest(
  cx: Lowering,
  base: Plan,
  levels: readonly Level[],
  at: number,
  above: Groups | undefined,
  found: Groups,
): Groups {
  const upper = levels.slice(0, at)
  const from = records(cx, base, upper, above)
  const taken = copyPlan(found.plan, cx.columns)
  const left = matching(
    'anti',
    from.plan,
    taken.plan,
    levels.slice(0, at + 1),
    from.column,
    found.columns.map(taken.column),
  )
  const outer = from.above.map((c) => named(cx, c.name, reference(c)))
  const lower = levels.slice(at).map((level) => ({ level, ...over(cx, level, from.expr) }))
  const number = { ...cx.columns.fresh('number', 'long'), expr: aggregateCall('agg.count', []) }
  const span = levels[at]?.span ?? base.span
  const plan: Plan = {
    kind: 'aggregate',
    input: left,
    keys: outer,
    aggregates: [number, ...lower.flatMap((l) => (l.level.others === undefined ? [] : l.calls))],
    span,
  }
  // Without keys there is a row over nothing, too.
  const present = filter(plan, call('compare.gt', [reference(number), long(0)], span))
  const columns = [
    ...outer.map((c) => ({ ...c, expr: reference(c) })),
    ...lower.flatMap(({ level, total }) => [
      named(cx, level.keyName, level.others ?? missing(level.key.type)),
      named(cx, level.totalName, level.others === undefined ? missing(level.total.type) : total),
    ]),
  ]
  return { plan: project(present, columns, span), columns }
}
