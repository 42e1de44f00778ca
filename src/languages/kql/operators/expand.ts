import { extend, filter } from '../../../plan/build.ts'
import { call, type Expr, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { ValueType } from '../../../types/value.ts'
import { type Ast, kqlTypeName, plainName, valueTypeNamed } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Lowering, missing } from '../lowering.ts'
import { constantInteger, convertTo } from '../values.ts'
import { ownName } from './extend.ts'
import { named, parameter, passed, projected } from './operator.ts'

interface Expansion {
  readonly name: string
  readonly type: ValueType
  readonly array: Expr
  readonly span: Ast['span']
}

/** The columns that the expansions of the operator make; what has no name becomes `Column1`, `Column2` ... */
export function expandedNames(node: Ast): readonly string[] {
  let unnamed = 0
  return sourcesOf(node).map((source) => {
    const own = ownName(source)
    if (own === '') unnamed += 1
    return own === '' ? `Column${unnamed}` : own
  })
}

function sourcesOf(node: Ast): readonly Ast[] {
  return node.list('Expressions').flatMap((e) => e.child('Expression') ?? [])
}

/**
 * A row for each element of an array or member of a bag, one row for null and for a value that is neither, none for an
 * empty array or bag; several values go side by side, the shorter ones filled with null (`mv-expand-operator.md`).
 */
export function expandRows(cx: Lowering, node: Ast, input: Rows, environment: Environment, most?: bigint): Rows {
  const rows = { ...input }
  const asPairs = pairs(cx, node)
  const names = expandedNames(node)
  const expansions = node.list('Expressions').flatMap((expression, i): readonly Expansion[] => {
    const source = expression.child('Expression')
    if (source === undefined) return []
    const value = cx.expr(source, { environment, rows })
    if (value.type !== 'dynamic') {
      cx.refuse(source.span, 'expanding a value that is not dynamic')
      return []
    }
    const array = call(asPairs ? 'dynamic.expandable_pairs' : 'dynamic.expandable', [value], source.span)
    return [{ name: names[i] ?? '', type: typeOf(cx, expression), array, span: source.span }]
  })
  const limit = rowLimit(cx, node, environment) ?? most
  const indexName = parameter(node, 'with_itemindex')
  const element = cx.columns.fresh('element', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const [first, ...others] = expansions
  if (first === undefined) return input
  const arrays = expansions.map((e) => e.array)
  const unnested: Plan = {
    kind: 'unnest',
    input: rows.plan,
    array: others.length === 0 ? first.array : call('dynamic.zip', arrays, node.span),
    element,
    ...(indexName === undefined && limit === undefined ? {} : { place }),
    outer: false,
    span: node.span,
  }
  const plan =
    limit === undefined
      ? unnested
      : filter(unnested, call('compare.lt', [reference(place), long(limit)], node.span), node.span)
  const elements = expansions.map((expansion, i): Computed => {
    const whole = reference(element, expansion.span)
    const own = others.length === 0 ? whole : call('dynamic.element', [whole, long(i)], expansion.span)
    return named(cx, expansion.name, own)
  })
  // A cast reads its element several times.
  const split = others.length === 0 ? plan : extend(plan, elements, node.span)
  const made = expansions.map((expansion, i) => {
    const part = elements[i]
    const value =
      others.length === 0 || part === undefined ? reference(element, expansion.span) : reference(part, expansion.span)
    return named(cx, expansion.name, castElement(cx, value, expansion.type))
  })
  if (new Set(names).size < names.length) cx.refuse(node.span, 'expanding two values into one column')
  const columns = [
    ...input.columns.map((c) => made.find((m) => m.name === c.name) ?? passed(c)),
    ...made.filter((m) => !input.columns.some((c) => c.name === m.name)),
    ...(indexName === undefined ? [] : [named(cx, plainName(indexName), reference(place, node.span))]),
  ]
  return projected(split, columns, node.span)
}

/** `kind=array`, also spelled `bagexpansion=array`: members of bags as pairs of name and value. */
function pairs(cx: Lowering, node: Ast): boolean {
  const kind = parameter(node, 'kind') ?? parameter(node, 'bagexpansion')
  const written = kind?.text.trim() ?? 'bag'
  if (kind !== undefined && written !== 'bag' && written !== 'array') cx.refuse(kind.span, `\`kind=${written}\``)
  return written === 'array'
}

function rowLimit(cx: Lowering, node: Ast, environment: Environment): bigint | undefined {
  const clause = node.child('RowLimitClause')
  const written = clause?.child('RowLimit')
  if (clause === undefined || written === undefined) return undefined
  const limit = constantInteger(cx.expr(written, { environment }))
  if (limit === undefined || limit < 0n) cx.refuse(clause.span, 'a limit that is no constant')
  return limit
}

function typeOf(cx: Lowering, expression: Ast): ValueType {
  const written = expression.child('ToTypeOf')?.child('TypeOf')?.list('Types')[0]?.text.trim()
  const type = written === undefined ? 'dynamic' : valueTypeNamed(written)
  if (type === undefined) cx.refuse(expression.span, `the type \`${written}\``)
  return type ?? 'dynamic'
}

/**
 * `to typeof(...)` casts and does not parse: text is no number. Datetimes, timespans and guids are text inside a
 * dynamic, as are the reals that JSON cannot hold.
 */
function castElement(cx: Lowering, element: Expr, type: ValueType): Expr {
  const isText = call('dynamic.is_text', [element], element.span)
  switch (type) {
    case 'dynamic':
    case 'string':
      return convertTo(cx, element, type)
    case 'datetime':
    case 'timespan':
    case 'guid':
      return call('logic.case', [isText, convertTo(cx, element, type), missing(type)], element.span)
    case 'real': {
      const special = call('dynamic.special_real', [element], element.span)
      return call('logic.case', [isText, special, convertTo(cx, element, type)], element.span)
    }
    case 'boolean': {
      const isTruth = call('dynamic.is_boolean', [element], element.span)
      return call('logic.case', [isTruth, convertTo(cx, element, type), missing(type)], element.span)
    }
    case 'int':
    case 'long':
      return call('logic.case', [isText, missing(type), convertTo(cx, element, type)], element.span)
    default:
      return cx.refused(element.span, `an expansion to ${kqlTypeName(type)}`, type)
  }
}
