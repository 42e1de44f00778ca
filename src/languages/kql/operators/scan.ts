import { isStepFunction } from '../../../functions/step-values.ts'
import { aggregateCall, type Column, call, type Expr, literal, long, reference, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { walkExpr } from '../../../plan/traverse.ts'
import { type Dynamic, writeDynamic } from '../../../types/dynamic.ts'
import type { ValueType } from '../../../types/value.ts'
import { type Ast, plainName, valueTypeNamed } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { carried, restored } from '../carried.ts'
import type { Lowering, Scope } from '../lowering.ts'
import { missing } from '../lowering.ts'
import { convertTo } from '../values.ts'
import { named, type OperatorLowering, parameter, projected, refuseParameters } from './operator.ts'

const EVERY_ROW = 1_000_000_000n

/** A column that `declare` adds, and what it holds unless a step fills it. */
interface Declared {
  readonly name: string
  readonly type: ValueType
  readonly otherwise: Expr
}

/** The values of a row that go into the scan: its columns first. */
interface Packed {
  readonly values: Expr[]
  readonly columns: readonly Column[]
  /** The columns of each step's state. */
  readonly states: ReadonlyMap<string, readonly Column[]>
}

/**
 * `scan`: all rows in their order as one list, through which the steps go (`scan-operator.md`). What a condition or an
 * assignment computes from the row alone is computed before; what reads a state is computed along the way.
 */
export const lowerScan: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['with_match_id'])
  if (input.serialized !== true) {
    cx.refuse(node.span, '`scan` over rows that are not serialized (by `sort`, `top` or `serialize`)')
  }
  if (node.child('OrderByClause') !== undefined || node.child('PartitionByClause') !== undefined) {
    cx.refuse(node.span, '`scan` with `order by` or `partition by` inside')
  }
  const declared = declaredColumns(cx, node, environment)
  const stepNodes = node.list('Steps')
  const all = [...input.columns, ...declared]
  const states = new Map<string, readonly Column[]>()
  for (const step of stepNodes) {
    const name = step.child('Name')
    if (name !== undefined) {
      states.set(
        plainName(name),
        all.map((c) => cx.columns.fresh(c.name, c.type)),
      )
    }
  }
  const rows = { ...input }
  const packed: Packed = { values: input.columns.map((c) => reference(c)), columns: input.columns, states }
  const scope: Scope = { environment, rows, steps: states }
  const steps = stepNodes.map((step) => stepOf(cx, step, scope, packed, declared))
  const program = writeDynamic(
    new Map<string, Dynamic>([
      ['types', packed.values.map((v) => kindOf(v.type))],
      ['columns', all.map((c) => kindOf(c.type))],
      ['defaults', declared.map((d) => literalOf(d.otherwise))],
      [
        'missing',
        all.map((c, i) =>
          i < input.columns.length
            ? c.type === 'string'
              ? ''
              : null
            : literalOf(declared[i - input.columns.length]?.otherwise),
        ),
      ],
      ['steps', steps],
    ]),
  )
  return unpacked(cx, node, rows, packed, all, program)
}

function declaredColumns(cx: Lowering, node: Ast, environment: Environment): readonly Declared[] {
  return (node.child('DeclareClause')?.list('Declarations') ?? []).flatMap((declaration): readonly Declared[] => {
    const nameNode = declaration.child('NameAndType')?.child('Name')
    const type = valueTypeNamed(declaration.child('NameAndType')?.child('Type')?.text.trim() ?? '')
    if (nameNode === undefined || type === undefined) {
      cx.refuse(declaration.span, 'a column of this type in `scan`')
      return []
    }
    const given = declaration.child('DefaultValue')?.child('Value')
    const otherwise = given === undefined ? missing(type) : convertTo(cx, cx.expr(given, { environment }), type)
    if (otherwise.kind !== 'literal') cx.refuse(declaration.span, 'a default in `scan` that is no constant')
    return [{ name: plainName(nameNode), type, otherwise }]
  })
}

/** How values of the type are held on the way through the scan. */
function kindOf(type: ValueType): string {
  return type === 'real' || type === 'dynamic' ? type : 'plain'
}

function literalOf(expr: Expr | undefined): Dynamic {
  return expr?.kind === 'literal' ? expr.value : null
}

function stepOf(cx: Lowering, node: Ast, scope: Scope, packed: Packed, declared: readonly Declared[]): Dynamic {
  const condition = node.child('Condition')
  const output = node.child('ScanStepOutput')?.child('OutputKind')?.text.trim() ?? 'all'
  if (!['all', 'last', 'none'].includes(output)) cx.refuse(node.span, `\`output=${output}\``)
  const matches = condition === undefined ? literal('boolean', true) : cx.expr(condition, scope)
  const assignments = (node.child('ComputationClause')?.list('Assignments') ?? []).flatMap((assignment): Dynamic[] => {
    const name = assignment.child('Name')
    const value = assignment.child('Expression')
    const place = name === undefined ? -1 : declared.findIndex((d) => d.name === plainName(name))
    const target = declared[place]
    if (value === undefined || target === undefined) {
      cx.refuse(assignment.span, 'an assignment to a column that `declare` does not add')
      return []
    }
    const assigned = convertTo(cx, cx.expr(value, scope), target.type)
    return [[BigInt(packed.columns.length + place), formulaOf(cx, assigned, packed)]]
  })
  return [output, formulaOf(cx, convertTo(cx, matches, 'boolean'), packed), assignments]
}

/** The expression as data for the scan; what reads no state is packed with the row. */
function formulaOf(cx: Lowering, expr: Expr, packed: Packed): Dynamic {
  const places = new Map<Column['id'], readonly [number, number]>()
  for (const [step, columns] of [...packed.states.values()].entries()) {
    for (const [place, column] of columns.entries()) places.set(column.id, [step, place])
  }
  const build = (part: Expr): Dynamic => {
    if (part.kind === 'literal')
      return ['v', part.type === 'dynamic' && part.value !== null ? String(part.value) : part.value]
    if (!readsState(part, places)) {
      const known = packed.values.findIndex(
        (v) => v === part || (v.kind === 'column' && part.kind === 'column' && v.id === part.id),
      )
      return ['r', BigInt(known === -1 ? packed.values.push(part) - 1 : known)]
    }
    if (part.kind === 'column') {
      const [step = 0, place = 0] = places.get(part.id) ?? []
      return ['s', BigInt(step), BigInt(place)]
    }
    if (!isStepFunction(part.fn)) cx.refuse(part.span, 'this function of a value of a step, in `scan`,')
    return ['c', part.fn, ...part.args.map(build)]
  }
  return build(expr)
}

function readsState(expr: Expr, places: ReadonlyMap<Column['id'], unknown>): boolean {
  let found = false
  walkExpr(expr, (part) => {
    if (part.kind === 'column' && places.has(part.id)) found = true
  })
  return found
}

/** The rows as a list through the scan, and back as rows. */
function unpacked(
  cx: Lowering,
  node: Ast,
  rows: Rows,
  packed: Packed,
  all: readonly { readonly name: string; readonly type: ValueType }[],
  program: string,
): Rows {
  const { span } = node
  const rowList = cx.columns.fresh('rows', 'dynamic')
  const element = cx.columns.fresh('element', 'dynamic')
  const packedRow = call('dynamic.array', packed.values.map(carried), span)
  const lists: Plan = {
    kind: 'aggregate',
    input: rows.plan,
    keys: [],
    aggregates: [{ ...rowList, expr: aggregateCall('agg.list', [packedRow, long(EVERY_ROW)], span) }],
    span,
  }
  const array = call('step.scan', [reference(rowList), text(program)], span)
  const plan: Plan = { kind: 'unnest', input: lists, array, element, outer: false, span }
  const columns: Computed[] = all.map((column, i) => {
    const value = call('dynamic.element', [reference(element), long(i)], span)
    return named(cx, column.name, restored(cx, value, column.type))
  })
  const idName = parameter(node, 'with_match_id')
  // The binder gives a match's number a name of its own where the text does not.
  if (idName === undefined) return { ...projected(plan, columns, span), absent: ['match_id'] }
  const id = call('dynamic.element', [reference(element), long(all.length)], span)
  columns.push(named(cx, plainName(idName), restored(cx, id, 'long')))
  return projected(plan, columns, span)
}
