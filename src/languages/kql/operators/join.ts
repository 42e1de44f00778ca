import { filter } from '../../../plan/build.ts'
import { and, type Column, call, type Expr, literal, reference, windowCall } from '../../../plan/expr.ts'
import type { JoinKind, Plan, PlanOf } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { connected } from '../expressions.ts'
import type { Lowering } from '../lowering.ts'
import { isInteger, orEmpty } from '../values.ts'
import { named, type OperatorLowering, parameter, passed, projected, refuseParameters } from './operator.ts'

interface Kind {
  readonly join: JoinKind
  /** The sides trade places: the right table's rows are what is kept. */
  readonly swapped?: boolean
  /** One row of the left table for each key. */
  readonly unique?: boolean
}

const KINDS: Readonly<Record<string, Kind>> = {
  innerunique: { join: 'inner', unique: true },
  inner: { join: 'inner' },
  leftouter: { join: 'left' },
  rightouter: { join: 'right' },
  fullouter: { join: 'full' },
  leftsemi: { join: 'semi' },
  rightsemi: { join: 'semi', swapped: true },
  leftanti: { join: 'anti' },
  anti: { join: 'anti' },
  leftantisemi: { join: 'anti' },
  rightanti: { join: 'anti', swapped: true },
  rightantisemi: { join: 'anti', swapped: true },
}

/** `join` (`join-operator.md`); without a kind `innerunique`, which keeps one left row for each key. */
export const lowerJoin: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['kind'])
  const given = parameter(node, 'kind')
  const kind = KINDS[given?.text.trim() ?? 'innerunique']
  const sides = joinSides(cx, node, input, environment)
  if (kind === undefined || sides === undefined) {
    cx.refuse((given ?? node).span, 'this form of `join`')
    return input
  }
  const { right, keys } = sides
  if (kind.unique === true) {
    cx.note(
      (given ?? node.child('JoinKeyword') ?? node).span,
      given === undefined ? '`join` without a kind' : '`join kind=innerunique`',
      'one row of the left table is kept for each key, which one is not defined',
    )
  }
  const left = kind.unique === true ? uniqueRows(cx, input, keys, node.span) : input
  const on = and(
    keys.map((k) => call('compare.eq', [k.left, k.right], k.span)),
    node.span,
  )
  const [first, second] = kind.swapped === true ? [right, left] : [left, right]
  const plan: PlanOf<'join'> = {
    kind: 'join',
    join: kind.join,
    left: first.plan,
    right: second.plan,
    on,
    span: node.span,
  }
  if (kind.join === 'semi' || kind.join === 'anti') return { plan, columns: first.columns }
  const rows = joined(cx, node, plan, left.columns, right.columns, kind.join)
  return kind.unique === true ? filterable(cx, rows, plan, input, keys) : rows
}

/**
 * Conditions on left columns right after the join choose the rows of which one is kept for each key
 * (`join-innerunique.md`, "Two possible outputs").
 */
function filterable(cx: Lowering, rows: Rows, join: PlanOf<'join'>, input: Rows, keys: readonly Key[]): Rows {
  const { plan } = rows
  if (plan.kind !== 'project') return rows
  const where = (conditions: readonly Expr[]): Rows => {
    const kept = { ...input, plan: filter(input.plan, and(conditions)) }
    const again: PlanOf<'join'> = { ...join, left: uniqueRows(cx, kept, keys, join.span).plan }
    return filterable(cx, { ...rows, plan: { ...plan, input: again } }, again, kept, keys)
  }
  return { ...rows, unique: { of: plan, left: input.columns, where } }
}

/** `lookup`: a join to a small table whose keys are not repeated (`lookup-operator.md`). */
export const lowerLookup: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['kind'])
  const given = parameter(node, 'kind')?.text.trim() ?? 'leftouter'
  const sides = joinSides(cx, node, input, environment)
  if ((given !== 'leftouter' && given !== 'inner') || sides === undefined) {
    cx.refuse(node.span, 'this form of `lookup`')
    return input
  }
  const { right, keys } = sides
  const join = given === 'inner' ? 'inner' : 'left'
  const on = and(
    keys.map((k) => call('compare.eq', [k.left, k.right], k.span)),
    node.span,
  )
  const plan: Plan = { kind: 'join', join, left: input.plan, right: right.plan, on, span: node.span }
  const keyIds = new Set(keys.flatMap((k) => (k.right.kind === 'column' ? [k.right.id] : [])))
  const added = right.columns.filter((c) => !keyIds.has(c.id))
  return joined(cx, node, plan, input.columns, added, join)
}

interface Key {
  readonly left: Expr
  readonly right: Expr
  readonly span: Span
}

function joinSides(
  cx: Lowering,
  node: Ast,
  input: Rows,
  environment: Environment,
): { readonly right: Rows; readonly keys: readonly Key[] } | undefined {
  const table = node.child('Expression')
  const clause = node.child('ConditionClause') ?? node.child('LookupClause')
  if (table === undefined || clause?.kind !== 'JoinOnClause') return undefined
  const right = cx.table(table, environment)
  const keys: Key[] = []
  for (const condition of clause.list('Expressions').flatMap(conditionsOf)) {
    const key = joinKey(cx, condition, input, right, environment)
    if (key === undefined) {
      cx.refuse(condition.span, 'this join condition')
      return undefined
    }
    keys.push(key)
  }
  return keys.length === 0 ? undefined : { right, keys }
}

/** Conditions stand between commas or between `and`. */
function conditionsOf(node: Ast): readonly Ast[] {
  const inner = node.kind === 'ParenthesizedExpression' ? node.child('Expression') : undefined
  if (inner !== undefined) return conditionsOf(inner)
  return node.kind === 'AndExpression' ? connected(node, 'and').flatMap(conditionsOf) : [node]
}

function joinKey(cx: Lowering, node: Ast, left: Rows, right: Rows, environment: Environment): Key | undefined {
  if (node.kind === 'NameReference') {
    const name = plainName(node)
    const a = left.columns.find((c) => c.name === name)
    const b = right.columns.find((c) => c.name === name)
    if (a === undefined || b === undefined) return undefined
    cx.readColumn(a, node.span)
    return comparable({ left: reference(a, node.span), right: reference(b, node.span), span: node.span })
  }
  const a = node.child('Left')
  const b = node.child('Right')
  if (node.kind !== 'EqualExpression' || a === undefined || b === undefined) return undefined
  const scope = { environment, sides: { left: left.columns, right: right.columns } }
  const first = cx.expr(a, scope)
  const second = cx.expr(b, scope)
  const isLeft = (e: Expr): boolean => e.kind === 'column' && left.columns.some((c) => c.id === e.id)
  const isRight = (e: Expr): boolean => e.kind === 'column' && right.columns.some((c) => c.id === e.id)
  if (isLeft(first) && isRight(second)) return comparable({ left: first, right: second, span: node.span })
  if (isRight(first) && isLeft(second)) return comparable({ left: second, right: first, span: node.span })
  return undefined
}

function comparable(key: Key): Key | undefined {
  const same = key.left.type === key.right.type || (isInteger(key.left.type) && isInteger(key.right.type))
  return same && key.left.type !== 'dynamic' ? key : undefined
}

function uniqueRows(cx: Lowering, rows: Rows, keys: readonly Key[], span: Span): Rows {
  const place = cx.columns.fresh('place', 'long')
  const numbered: Plan = {
    kind: 'window',
    input: rows.plan,
    columns: [
      {
        ...place,
        expr: windowCall('window.row_number', [], { partitionBy: keys.map((k) => k.left), orderBy: [] }, span),
      },
    ],
    span,
  }
  const plan = filter(numbered, call('compare.eq', [reference(place), literal('long', 1n)]), span)
  return projected(plan, rows.columns.map(passed), span)
}

/** The columns of both sides under the binder's names; strings that an outer join left open are empty. */
function joined(
  cx: Lowering,
  node: Ast,
  plan: Plan,
  left: readonly Column[],
  right: readonly Column[],
  join: JoinKind,
): Rows {
  const columns = [...left, ...right].map((column, i) => {
    const name = node.columns[i]?.name ?? column.name
    const open = i < left.length ? join === 'right' || join === 'full' : join === 'left' || join === 'full'
    const expr = reference(column, node.span)
    if (open && column.type === 'string') return named(cx, name, orEmpty(expr))
    return name === column.name ? passed(column) : named(cx, name, expr)
  })
  return projected(plan, columns, node.span)
}
