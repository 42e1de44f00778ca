import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { inStatedOrder, type Leg, legsOf, shapesOf, stated, telling, united } from './legs.ts'
import { type OperatorLowering, parameter, refuseParameters, type SourceLowering } from './operator.ts'

/** Engines plan every column of every table. */
const MOST_CELLS = 100_000

/** `union`: by default all columns of all tables, with a column per type where types clash (`union-operator.md`). */
export const lowerUnionSource: SourceLowering = (cx, node, environment) => unite(cx, node, [], environment)

export const lowerUnion: OperatorLowering = (cx, node, input, environment) =>
  unite(cx, node, [{ rows: input, name: input.name, node }], environment)

function unite(cx: Lowering, node: Ast, before: readonly Leg[], environment: Environment): Rows {
  refuseParameters(cx, node, ['kind', 'withsource', 'isfuzzy'])
  const isFuzzy = parameter(node, 'isfuzzy')?.text.trim() === 'true'
  const legs = [...before, ...legsOf(cx, node.list('Expressions'), environment, isFuzzy)]
  const source = parameter(node, 'withsource')
  const sourceName = source === undefined ? undefined : plainName(source)
  if (legs.some((l) => l.rows.columns.some((c) => c.name === sourceName))) {
    cx.refuse(node.span, `\`withsource=${sourceName}\` over tables that have a column \`${sourceName}\``)
  }
  const kind = parameter(node, 'kind')?.text.trim()
  const shapes = shapesOf(
    legs.map((l) => l.rows.columns),
    kind === 'inner',
  )
  if (telling(legs).length * shapes.length > MOST_CELLS) {
    cx.refuse(node.span, `a union of more than ${MOST_CELLS} columns over all its tables`)
  }
  return stated(node, united(cx, legs, inStatedOrder(node, shapes), sourceName, node.span))
}
