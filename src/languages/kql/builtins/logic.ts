import { call, type Expr, literal, not } from '../../../plan/expr.ts'
import { constantText, constantValue, convertTo, dynamicText, toText, unifyTo } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

const choose = ofAny((args, site) => {
  const conditions: Expr[] = []
  const values: Expr[] = []
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [condition, value] = [args[i], args[i + 1]]
    if (condition === undefined || value === undefined) return undefined
    conditions.push(convertTo(site.cx, condition, 'boolean'))
    values.push(value)
  }
  const otherwise = args.at(-1)
  if (otherwise === undefined || args.length % 2 === 0) return undefined
  const unified = unifyTo(site.cx, [...values, otherwise], site.node.type, site.span)
  const arms = conditions.flatMap((condition, i) => {
    const value = unified[i]
    return value === undefined ? [] : [condition, value]
  })
  const last = unified.at(-1)
  return last === undefined ? undefined : call('logic.case', [...arms, last], site.span)
})

/** `isempty`: the empty string or null (`isempty-function.md`). */
function empty(value: Expr, site: CallSite): Expr {
  if (value.type === 'string' || value.type === 'dynamic') {
    return call('compare.eq', [toText(site.cx, value), literal('string', '')], site.span)
  }
  return call('logic.is_null', [value], site.span)
}

/** Strings are never null (`isnull-function.md`). */
function isNull(value: Expr, site: CallSite): Expr {
  if (value.type === 'string') return literal('boolean', false, site.span)
  return call('logic.is_null', [value.type === 'dynamic' ? dynamicText(value) : value], site.span)
}

const one = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  ofAny(([value, ...others], site) => (value === undefined || others.length > 0 ? undefined : build(value, site)))

/** A column by its constant name, or the other argument where there is none (`column-ifexists-function.md`). */
const columnIfExists: Builtin = (site) => {
  const [nameNode, fallback] = site.nodes
  if (nameNode === undefined || fallback === undefined) return undefined
  const name = site.lower(nameNode)
  if (name.kind !== 'literal' || typeof name.value !== 'string') return undefined
  const column =
    site.scope.hidesColumns === true ? undefined : site.scope.rows?.columns.find((c) => c.name === name.value)
  if (column === undefined) return site.lower(fallback)
  site.cx.readColumn(column, nameNode.span)
  return { kind: 'column', id: column.id, type: column.type, span: site.span }
}

/** A condition on constants, without which the product does not run the query (`assert-function.md`). */
const assert = of(2, ([condition, message], site) => {
  if (condition === undefined || message === undefined) return undefined
  const holds = constantValue(convertTo(site.cx, condition, 'boolean'))
  if (holds === undefined) return undefined
  if (holds === true) return literal('boolean', true, site.span)
  return site.cx.refused(site.span, `an \`assert\` that fails with \`${constantText(message) ?? ''}\``, 'boolean')
})

export const LOGIC_BUILTINS: Readonly<Record<string, Builtin>> = {
  assert,
  case: choose,
  iff: choose,
  iif: choose,
  not: one((value, site) => not(convertTo(site.cx, value, 'boolean'), site.span)),
  isempty: one(empty),
  isnotempty: one((value, site) => not(empty(value, site), site.span)),
  notempty: one((value, site) => not(empty(value, site), site.span)),
  isnull: one(isNull),
  isnotnull: one((value, site) => not(isNull(value, site), site.span)),
  notnull: one((value, site) => not(isNull(value, site), site.span)),
  // `coalesce` passes over the empty string as over null (`coalesce-function.md`).
  coalesce: ofAny((args, site) => {
    const unified = unifyTo(site.cx, args, site.node.type, site.span)
    const last = unified.at(-1)
    if (last === undefined) return undefined
    if (last.type !== 'string') return call('logic.coalesce', unified, site.span)
    const arms = unified
      .slice(0, -1)
      .flatMap((value) => [call('compare.ne', [value, literal('string', '')], site.span), value])
    return arms.length === 0 ? last : call('logic.case', [...arms, last], site.span)
  }),
  column_ifexists: columnIfExists,
  columnifexists: columnIfExists,
}
