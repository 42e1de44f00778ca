import { call, type Expr, reference, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { type Ast, plainName, valueTypeNamed } from '../ast.ts'
import type { Rows } from '../binding.ts'
import { type Lowering, missing, rowsOf } from '../lowering.ts'
import { convertTo, toDynamic } from '../values.ts'
import { everyLeg, type Leg, legsOf, type Shape, shapesOf, sourceOf, telling } from './legs.ts'
import { named, parameter, refuseParameters, type SourceLowering } from './operator.ts'
import { matches, readsOf } from './search.ts'

/**
 * `find`: the rows of several tables for which the condition is true, with the columns that the condition names or all
 * tables have, and the others in one bag; or with the columns of `project` (`find-operator.md`).
 */
export const lowerFind: SourceLowering = (cx, node, environment) => {
  refuseParameters(cx, node, ['withsource'])
  const tables = node.child('InClause')?.list('Expressions')
  const condition = node.child('Condition')
  const every = tables === undefined ? everyLeg(cx, node, environment) : legsOf(cx, tables, environment)
  const reads = condition === undefined ? { names: new Set<string>(), all: true } : readsOf(condition)
  // Tables that lack all columns of the condition are left out.
  const legs = every.filter((l) => reads.all || l.rows.columns.some((c) => reads.names.has(c.name)))
  const shapes = shapesOf(
    legs.map((l) => l.rows.columns),
    false,
  )
  const source = parameter(node, 'withsource')
  const sourceName = source === undefined ? 'source_' : plainName(source)
  const clash = shapes.find((s) => s.name !== s.from)
  const wanted = projectedColumns(cx, node)
  const shown = wanted ?? smartColumns(node, sourceName, shapes)
  if (clash !== undefined && (reads.names.has(clash.from) || shown.names.some((n) => n.name === clash.from))) {
    cx.refuse(node.span, `\`find\` over tables in which \`${clash.from}\` has different types`)
  }
  const told = telling(legs)
  const found = legs.map((leg): Leg => {
    return told.includes(leg) ? { ...leg, rows: matches(cx, condition, leg.rows, shapes, false, environment) } : leg
  })
  return gathered(cx, node, found, shapes, sourceName, shown)
}

interface Shown {
  readonly names: readonly { readonly name: string; readonly cast?: Shape['type'] }[]
  /** The name of the bag of the other columns. */
  readonly rest: string | undefined
}

/** The columns of `project`; `undefined` without it. */
function projectedColumns(cx: Lowering, node: Ast): Shown | undefined {
  const clause = node.child('Project')
  if (clause?.kind !== 'FindProjectClause' || /^project-smart\b/.test(clause.text.trim())) return undefined
  const columns = clause.list('Columns')
  const packs = columns.some((c) => c.kind === 'PackExpression')
  if (packs && columns.length > 1) cx.refuse(clause.span, '`find` with `pack(*)` beside other columns')
  const names = columns.flatMap((column): { name: string; cast?: Shape['type'] }[] => {
    if (column.kind === 'PackExpression') return []
    const inner = column.kind === 'TypedColumnReference' ? column.child('Column') : column
    const cast = valueTypeNamed(column.child('Type')?.text.trim() ?? '')
    const name = inner === undefined ? '' : plainName(inner)
    return [cast === undefined ? { name } : { name, cast }]
  })
  return { names, rest: packs ? 'pack_' : undefined }
}

/** `project-smart`: what the binder states. */
function smartColumns(node: Ast, sourceName: string, shapes: readonly Shape[]): Shown {
  const stated = node.columns.map((c) => c.name).filter((name) => name !== sourceName)
  const names = stated.filter((name) => name !== 'pack_' || shapes.some((s) => s.name === 'pack_'))
  return { names: names.map((name) => ({ name })), rest: stated.includes('pack_') ? 'pack_' : undefined }
}

function gathered(
  cx: Lowering,
  node: Ast,
  legs: readonly Leg[],
  shapes: readonly Shape[],
  sourceName: string,
  shown: Shown,
): Rows {
  const { span } = node
  const types = shown.names.map(({ name, cast }) => cast ?? shapes.find((s) => s.name === name)?.type ?? 'string')
  const inputs = telling(legs).map((leg): Plan => {
    const { columns } = leg.rows
    const values = shown.names.map(({ name }, i): Expr => {
      const type = types[i] ?? 'string'
      const column = columns.find((c) => c.name === name)
      return column === undefined ? missing(type, span) : convertTo(cx, reference(column, span), type)
    })
    const projected: Computed[] = [named(cx, sourceName, text(sourceOf(cx, legs, leg), span))]
    for (const [i, value] of values.entries()) projected.push(named(cx, shown.names[i]?.name ?? '', value))
    if (shown.rest !== undefined) {
      const others = columns.filter((c) => !shown.names.some((n) => n.name === c.name))
      const parts = others.flatMap((c) => [text(c.name), toDynamic(reference(c, span))])
      projected.push(named(cx, shown.rest, call('dynamic.object', parts, span)))
    }
    return { kind: 'project', input: leg.rows.plan, columns: projected, span: leg.node.span }
  })
  const columns = [
    cx.columns.fresh(sourceName, 'string'),
    ...shown.names.map(({ name }, i) => cx.columns.fresh(name, types[i] ?? 'string')),
    ...(shown.rest === undefined ? [] : [cx.columns.fresh(shown.rest, 'dynamic')]),
  ]
  return rowsOf({ kind: 'union', inputs, columns, span })
}
