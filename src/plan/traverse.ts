import { NO_SPAN } from '../source/text.ts'
import type { AggregateCall, Column, Expr, WindowCall } from './expr.ts'
import { assertNever, type Computed, outputColumns, type Plan } from './plan.ts'

/** The only code that knows where a plan keeps its inputs. Returns `plan` itself when `f` changes none of them. */
export function mapInputs(plan: Plan, f: (input: Plan) => Plan): Plan {
  switch (plan.kind) {
    case 'scan':
    case 'read':
    case 'values':
      return plan
    case 'filter':
    case 'project':
    case 'aggregate':
    case 'sort':
    case 'limit':
    case 'window':
    case 'unnest': {
      const input = f(plan.input)
      return input === plan.input ? plan : { ...plan, input }
    }
    case 'join': {
      const left = f(plan.left)
      const right = f(plan.right)
      return left === plan.left && right === plan.right ? plan : { ...plan, left, right }
    }
    case 'union': {
      const inputs = mapSame(plan.inputs, f)
      return inputs === plan.inputs ? plan : { ...plan, inputs }
    }
    default:
      return assertNever(plan)
  }
}

/** The only code that knows where a plan keeps its expressions. Returns `plan` itself when `f` changes none of them. */
export function mapExprs(plan: Plan, f: (expr: Expr) => Expr): Plan {
  switch (plan.kind) {
    case 'scan':
    case 'read':
    case 'values':
    case 'limit':
    case 'union':
      return plan
    case 'filter': {
      const predicate = f(plan.predicate)
      return predicate === plan.predicate ? plan : { ...plan, predicate }
    }
    case 'project': {
      const columns = mapComputed(plan.columns, f)
      return columns === plan.columns ? plan : { ...plan, columns }
    }
    case 'aggregate': {
      const keys = mapComputed(plan.keys, f)
      const aggregates = mapComputed(plan.aggregates, (a) => mapAggregate(a, f))
      return keys === plan.keys && aggregates === plan.aggregates ? plan : { ...plan, keys, aggregates }
    }
    case 'sort': {
      const keys = mapSame(plan.keys, (key) => {
        const expr = f(key.expr)
        return expr === key.expr ? key : { ...key, expr }
      })
      return keys === plan.keys ? plan : { ...plan, keys }
    }
    case 'join': {
      const on = f(plan.on)
      return on === plan.on ? plan : { ...plan, on }
    }
    case 'window': {
      const columns = mapComputed(plan.columns, (w) => mapWindow(w, f))
      return columns === plan.columns ? plan : { ...plan, columns }
    }
    case 'unnest': {
      const array = f(plan.array)
      return array === plan.array ? plan : { ...plan, array }
    }
    default:
      return assertNever(plan)
  }
}

/** Rewrites bottom-up: `rule` sees a node whose inputs are already rewritten. */
export function transformUp(plan: Plan, rule: (node: Plan) => Plan): Plan {
  return rule(mapInputs(plan, (input) => transformUp(input, rule)))
}

/** Calls `visit` on every node, inputs first. */
export function walkPlan(plan: Plan, visit: (node: Plan) => void): void {
  transformUp(plan, (node) => {
    visit(node)
    return node
  })
}

export function mapArgs(expr: Expr, f: (arg: Expr) => Expr): Expr {
  if (expr.kind !== 'call') return expr
  const args = mapSame(expr.args, f)
  return args === expr.args ? expr : { ...expr, args }
}

/** Rewrites an expression bottom-up. */
export function transformExpr(expr: Expr, rule: (node: Expr) => Expr): Expr {
  return rule(mapArgs(expr, (arg) => transformExpr(arg, rule)))
}

/** The expression as one that no part of the text stands for. */
export function withoutPlaces(expr: Expr): Expr {
  return transformExpr(expr, (part) => ({ ...part, span: NO_SPAN }))
}

export function walkExpr(expr: Expr, visit: (node: Expr) => void): void {
  if (expr.kind === 'call') for (const arg of expr.args) walkExpr(arg, visit)
  visit(expr)
}

const sizes = new WeakMap<Expr, number>()

/** Calls, columns and literals of the expression written out: a part that is shared counts wherever it stands. */
export function exprSize(expr: Expr): number {
  if (expr.kind !== 'call') return 1
  const known = sizes.get(expr)
  if (known !== undefined) return known
  let size = 1
  for (const arg of expr.args) size += exprSize(arg)
  sizes.set(expr, size)
  return size
}

const reads = new WeakMap<Plan, number>()

/** Scans and other sources of the plan written out: a part that is shared counts wherever it stands. */
export function countReads(plan: Plan): number {
  const known = reads.get(plan)
  if (known !== undefined) return known
  let count = 0
  mapInputs(plan, (input) => {
    count += countReads(input)
    return input
  })
  const found = Math.max(1, count)
  reads.set(plan, found)
  return found
}

/** Every expression directly in this node (not in its inputs). */
export function expressionsOf(plan: Plan): readonly Expr[] {
  const found: Expr[] = []
  mapExprs(plan, (expr) => {
    found.push(expr)
    return expr
  })
  return found
}

/** The columns that the expression reads. */
export function referencedColumns(expr: Expr, into: Set<Column['id']> = new Set()): Set<Column['id']> {
  walkExpr(expr, (node) => {
    if (node.kind === 'column') into.add(node.id)
  })
  return into
}

/** The greatest column id in the plan; new ids for a rewrite start above it. */
export function greatestColumnId(plan: Plan): number {
  let greatest = 0
  walkPlan(plan, (node) => {
    for (const column of outputColumns(node)) greatest = Math.max(greatest, column.id)
  })
  return greatest
}

function mapAggregate(aggregate: AggregateCall, f: (expr: Expr) => Expr): AggregateCall {
  const args = mapSame(aggregate.args, f)
  if (aggregate.filter === undefined) return args === aggregate.args ? aggregate : { ...aggregate, args }
  const filter = f(aggregate.filter)
  return args === aggregate.args && filter === aggregate.filter ? aggregate : { ...aggregate, args, filter }
}

function mapWindow(window: WindowCall, f: (expr: Expr) => Expr): WindowCall {
  const args = mapSame(window.args, f)
  const partitionBy = mapSame(window.partitionBy, f)
  const orderBy = mapSame(window.orderBy, (key) => {
    const expr = f(key.expr)
    return expr === key.expr ? key : { ...key, expr }
  })
  const same = args === window.args && partitionBy === window.partitionBy && orderBy === window.orderBy
  return same ? window : { ...window, args, partitionBy, orderBy }
}

function mapComputed<T>(columns: readonly Computed<T>[], f: (expr: T) => T): readonly Computed<T>[] {
  return mapSame(columns, (column) => {
    const expr = f(column.expr)
    return expr === column.expr ? column : { ...column, expr }
  })
}

/** `map` that returns the same array when no element changed. */
function mapSame<T>(items: readonly T[], f: (item: T) => T): readonly T[] {
  const mapped = items.map(f)
  return mapped.every((item, index) => item === items[index]) ? items : mapped
}
