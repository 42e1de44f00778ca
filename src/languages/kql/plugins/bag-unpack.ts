import { type Column, call, type Expr, reference, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { ValueType } from '../../../types/value.ts'
import type { DataColumn, DataColumns } from '../../language.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'
import { named, passed, projected } from '../operators/operator.ts'
import { constantJson, constantText, convertTo, orEmpty } from '../values.ts'
import { argument, nothing, outputSchema, type PluginLowering } from './plugin.ts'

type Conflict = 'error' | 'replace_source' | 'keep_source'

interface Unpacking {
  readonly prefix: string
  readonly conflict: Conflict
  readonly ignored: ReadonlySet<string>
}

/** More columns than this no table of the product has in practice, and no engine takes in good time. */
const MOST_COLUMNS = 1000

/** `bag_unpack(column, prefix, columnsConflict, ignoredProperties)` (`bag-unpack-plugin.md`). */
export const lowerBagUnpack: PluginLowering = (cx, node, args, input, environment) => {
  const [first] = args
  const bag = input.columns.find((c) => first?.kind === 'NameReference' && c.name === plainName(first))
  const unpacking = unpackingOf(cx, args, environment)
  const called = node.child('FunctionCall')
  if (bag?.type !== 'dynamic' || unpacking === undefined || called === undefined) {
    cx.refuse(node.span, '`bag_unpack` with these arguments')
    return nothing(cx, node)
  }
  const others = input.columns.filter((c) => c !== bag)
  if (outputSchema(node) !== undefined) return promised(cx, node, input, others, bag, unpacking)
  const known = cx.dataColumns(called, node.span, '`bag_unpack`', () => ({
    plan: slotsPlan(cx, input.plan, bag),
    read: (slots) => columnsOf(slots, others, unpacking),
  }))
  if (known === undefined) return projected(input.plan, others.map(passed), node.span)
  if ('problem' in known) {
    cx.refuse(node.span, known.problem)
    return nothing(cx, node)
  }
  const columns = known.map((column): Computed => {
    const source = others.find((c) => column.source === 'input' && c.name === column.name)
    return source === undefined
      ? named(cx, column.name, slot(cx, bag, column.source.slice('slot '.length), column.type))
      : passed(source)
  })
  return projected(input.plan, columns, node.span)
}

function unpackingOf(cx: Lowering, args: readonly Ast[], environment: Environment): Unpacking | undefined {
  const value = (name: string, place: number): Expr | undefined => {
    const node = argument(args, name, place)
    return node === undefined ? undefined : cx.expr(node, { environment })
  }
  const known = ['OutputColumnPrefix', 'column_prefix', 'columnsConflict', 'ignoredProperties']
  const strange = args.some(
    (a) => a.kind === 'SimpleNamedExpression' && !known.includes(a.child('Name')?.text.trim() ?? ''),
  )
  const prefix = value('OutputColumnPrefix', 1) ?? value('column_prefix', 1)
  const conflict = value('columnsConflict', 2)
  const ignored = value('ignoredProperties', 3)
  const names = ignored === undefined ? [] : constantJson(ignored)
  const prefixText = prefix === undefined ? '' : constantText(prefix)
  const conflictText = conflict === undefined ? 'error' : constantText(conflict)
  const way = (['error', 'replace_source', 'keep_source'] as const).find((c) => c === conflictText)
  if (strange || args.length > 4 || prefixText === undefined || way === undefined) return undefined
  if (!Array.isArray(names) || !names.every((n) => typeof n === 'string')) return undefined
  return { prefix: prefixText, conflict: way, ignored: new Set(names) }
}

/** The columns of the output schema: from the input, or from the slot of the name. */
function promised(
  cx: Lowering,
  node: Ast,
  input: Rows,
  others: readonly Column[],
  bag: Column,
  unpacking: Unpacking,
): Rows {
  const columns = node.columns.map(({ name, type = 'dynamic' }): Computed => {
    const source = others.find((c) => c.name === name)
    if (source !== undefined && (unpacking.conflict !== 'replace_source' || source.type !== type)) return passed(source)
    const plain = name.startsWith(unpacking.prefix) ? name.slice(unpacking.prefix.length) : undefined
    if (plain === undefined || unpacking.ignored.has(plain)) {
      cx.refuse(node.span, `the column \`${name}\` of this schema, which is neither in the input nor a slot`)
    }
    return named(cx, name, slot(cx, bag, plain ?? name, type))
  })
  return projected(input.plan, columns, node.span)
}

function slot(cx: Lowering, bag: Column, name: string, type: ValueType): Expr {
  const member = call('dynamic.member', [reference(bag), text(name)])
  const value = convertTo(cx, member, type)
  return type === 'string' ? orEmpty(value) : value
}

/** A row for each slot that occurs and each type that it has. */
function slotsPlan(cx: Lowering, input: Plan, bag: Column): Plan {
  const { span } = input
  const slots = cx.columns.fresh('slots', 'dynamic')
  const element = cx.columns.fresh('slot', 'dynamic')
  const key = cx.columns.fresh('slot', 'string')
  const listed: Plan = {
    kind: 'project',
    input,
    columns: [{ ...slots, expr: call('dynamic.slots', [reference(bag)]) }],
    span,
  }
  return {
    kind: 'aggregate',
    input: { kind: 'unnest', input: listed, array: reference(slots), element, outer: false, span },
    keys: [{ ...key, expr: call('dynamic.to_text', [reference(element)]) }],
    aggregates: [],
    span,
  }
}

const TYPES: readonly ValueType[] = ['boolean', 'long', 'real', 'string', 'dynamic']

/** The result's columns: the input's, then a column for each slot in the order of their names. */
function columnsOf(slots: readonly string[], others: readonly Column[], unpacking: Unpacking): DataColumns {
  const types = new Map<string, ValueType>()
  for (const found of slots) {
    const at = found.indexOf(' ')
    const name = found.slice(at + 1)
    const type = TYPES.find((t) => t === found.slice(0, at)) ?? 'dynamic'
    if (unpacking.ignored.has(name)) continue
    types.set(name, (types.get(name) ?? type) === type ? type : 'dynamic')
  }
  if (types.size > MOST_COLUMNS) return { problem: `\`bag_unpack\` to more than ${MOST_COLUMNS} columns` }
  const made = [...types]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]): DataColumn => ({ name: unpacking.prefix + name, type, source: `slot ${name}` }))
  const clashing = new Set(others.filter((c) => made.some((m) => m.name === c.name)).map((c) => c.name))
  const [clash] = clashing
  if (clash !== undefined && unpacking.conflict === 'error') {
    return {
      problem: `\`bag_unpack\` of a slot \`${clash}\` beside a column of that name, without \`columnsConflict\`,`,
    }
  }
  const keeps = unpacking.conflict === 'keep_source'
  const kept = others.filter((c) => keeps || !clashing.has(c.name))
  return [
    ...kept.map((c): DataColumn => ({ name: c.name, type: c.type, source: 'input' })),
    ...made.filter((m) => !(keeps && clashing.has(m.name))),
  ]
}
