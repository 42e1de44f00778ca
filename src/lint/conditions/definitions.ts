import type { Column, ColumnId, Expr } from '../../plan/expr.ts'
import { exprSize } from '../../plan/traverse.ts'

/** What is known of the columns of a plan: their names, and how computed ones are computed. */
export interface Definitions {
  readonly names: Map<ColumnId, string>
  readonly computed: Map<ColumnId, Expr>
}

export function noDefinitions(): Definitions {
  return { names: new Map(), computed: new Map() }
}

export function define(definitions: Definitions, column: Column, expr?: Expr): void {
  definitions.names.set(column.id, column.name)
  const isItself = expr?.kind === 'column' && expr.id === column.id
  if (expr !== undefined && !isItself) definitions.computed.set(column.id, expr)
}

const DEEPEST = 60
/** Definitions that unfold to more than this are kept as columns. */
const LARGEST = 400

/** The expression that a column stands for, through columns that merely rename others; other expressions as they are. */
export function unfold(expr: Expr, { computed }: Definitions): Expr {
  let current = expr
  for (let depth = 0; current.kind === 'column' && depth < DEEPEST; depth += 1) {
    const found = computed.get(current.id)
    if (found === undefined || exprSize(found) > LARGEST) return current
    current = found
  }
  return current
}

const keys = new WeakMap<Expr, string>()

/** Names an expression: equal keys are equal expressions. */
export function keyOf(expr: Expr): string {
  const known = keys.get(expr)
  if (known !== undefined) return known
  const key = written(expr)
  keys.set(expr, key)
  return key
}

function written(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return `${expr.type}:${typeof expr.value}:${String(expr.value)}`
    case 'column':
      return `#${expr.id}`
    case 'call':
      return `${expr.fn}(${expr.args.map(keyOf).join(';')})`
  }
}

/** The column that the expression is about, if it is about one. */
export function nameOf(expr: Expr, definitions: Definitions): string | undefined {
  if (expr.kind === 'column') {
    const found = definitions.computed.get(expr.id)
    return definitions.names.get(expr.id) ?? (found === undefined ? undefined : nameOf(found, definitions))
  }
  if (expr.kind === 'literal') return undefined
  const names = new Set(expr.args.flatMap((arg) => nameOf(arg, definitions) ?? []))
  const [only] = names
  return names.size === 1 ? only : undefined
}
