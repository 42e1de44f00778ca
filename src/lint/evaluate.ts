import { FUNCTIONS } from '../functions/index.ts'
import type { ColumnId, Expr } from '../plan/expr.ts'
import type { Scalar } from '../types/value.ts'
import { keyOf, unfold } from './conditions/definitions.ts'
import { textSearchOf } from './conditions/needles.ts'
import type { ConditionReader } from './conditions/read.ts'
import { holdsText } from './sets/text-set.ts'

const DEEPEST = 60

/** The value of the expression where the column has `value`; undefined where it also depends on others, or is not known. */
export function valueWith(
  expr: Expr,
  column: ColumnId,
  value: Scalar,
  reader: ConditionReader,
  depth = 0,
): Scalar | undefined {
  if (expr.kind === 'literal') return expr.value
  if (expr.kind === 'column') {
    if (expr.id === column) return value
    const defined = unfold(expr, reader.definitions)
    return defined === expr || depth > DEEPEST ? undefined : valueWith(defined, column, value, reader, depth + 1)
  }
  if (depth > DEEPEST) return undefined
  const args = expr.args.map((arg) => valueWith(arg, column, value, reader, depth + 1))
  if (expr.fn === 'logic.and' && args.includes(false)) return false
  if (expr.fn === 'logic.or' && args.includes(true)) return true
  const known = args.filter((arg) => arg !== undefined)
  if (known.length < args.length) return undefined
  const fn = FUNCTIONS[expr.fn]
  if (fn.nulls === 'propagate' && known.includes(null)) return null
  if (fn.evaluate !== undefined) return fn.evaluate(known)
  const search = textSearchOf(expr)
  const [text] = known
  if (search === undefined || typeof text !== 'string') return undefined
  const key = `${expr.fn} ${expr.args.slice(1).map(keyOf).join(';')}`
  const set = reader.textsOf(
    search.needles.map((n) => n.pattern),
    search,
    key,
  )
  return set === undefined ? undefined : holdsText(set, text)
}

/** The columns that an expression reads, through those that are computed. */
export function columnsIn(expr: Expr, reader: ConditionReader, into = new Set<ColumnId>(), depth = 0): Set<ColumnId> {
  if (expr.kind === 'column') {
    const defined = unfold(expr, reader.definitions)
    if (defined === expr || depth > DEEPEST) into.add(expr.id)
    else columnsIn(defined, reader, into, depth + 1)
  } else if (expr.kind === 'call') for (const arg of expr.args) columnsIn(arg, reader, into, depth + 1)
  return into
}
