import { and, call, type Expr, literal, or, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { mapExprs, transformExpr, transformUp } from '../plan/traverse.ts'

/**
 * What is built in the plan is not read back out of JSON text: `to_text(member(parse(to_text(object_present("a", x))),
 * "a"))` is `x`. Exact about nulls: `object_present` leaves out null members, at any depth, and `merge_objects` takes
 * the second object as a patch (RFC 7396), in which a JSON null deletes.
 */
export function readMembers(plan: Plan): Plan {
  return transformUp(plan, (node) => mapExprs(node, readBuilt))
}

export function readBuilt(expr: Expr): Expr {
  return transformExpr(expr, read)
}

/** Whether a call on this expression may be answered without computing it. */
export function isBuilt(expr: Expr): boolean {
  if (expr.kind !== 'call') return false
  const [value] = expr.args
  if (expr.fn === 'dynamic.to_text') return value !== undefined && isObject(value)
  return expr.fn === 'dynamic.merge_objects' || expr.fn === 'dynamic.from' || isObject(expr)
}

type Call = Extract<Expr, { kind: 'call' }>

function isCall<F extends Call['fn']>(expr: Expr | undefined, fn: F): expr is Call & { readonly fn: F } {
  return expr?.kind === 'call' && expr.fn === fn
}

function isObject(expr: Expr): boolean {
  return isCall(expr, 'dynamic.object_present') || isCall(expr, 'dynamic.object')
}

function read(expr: Expr): Expr {
  if (expr.kind !== 'call') return expr
  const [value, name] = expr.args
  if (value === undefined) return expr
  switch (expr.fn) {
    case 'dynamic.parse': {
      const inner = isCall(value, 'dynamic.to_text') ? value.args[0] : undefined
      return inner !== undefined && isObject(inner) ? inner : expr
    }
    case 'dynamic.member':
      return name?.kind === 'literal' && typeof name.value === 'string' ? (memberOf(value, name.value) ?? expr) : expr
    case 'dynamic.to_text':
      return textOf(value) ?? expr
    default:
      return expr
  }
}

const NULL = literal('dynamic', null)

/** The values of an object's members by name; absent when the names are not known or not distinct. */
function membersOf(object: Expr): ReadonlyMap<string, Expr> | undefined {
  if (object.kind !== 'call' || !isObject(object)) return undefined
  const members = new Map<string, Expr>()
  for (let at = 0; at + 1 < object.args.length; at += 2) {
    const [name, value] = [object.args[at], object.args[at + 1]]
    if (name?.kind !== 'literal' || typeof name.value !== 'string' || value === undefined) return undefined
    if (members.has(name.value)) return undefined
    members.set(name.value, value)
  }
  return members
}

/** `member(value, name)`; absent when nothing is known of the value. */
function memberOf(value: Expr, name: string): Expr | undefined {
  if (isCall(value, 'dynamic.without_nulls')) {
    const [bare] = value.args
    return bare === undefined ? undefined : stripped(memberOf(bare, name) ?? call('dynamic.member', [bare, text(name)]))
  }
  if (isCall(value, 'dynamic.merge_objects')) return memberOfMerged(value, name)
  const members = membersOf(value)
  if (members === undefined) return undefined
  const found = members.get(name)
  if (found === undefined) return NULL
  if (isCall(value, 'dynamic.object_present')) return stripped(asValue(found))
  return call('logic.case', [call('logic.is_null', [found]), literal('dynamic', 'null'), asValue(found)])
}

function memberOfMerged({ args }: Call, name: string): Expr | undefined {
  const [first, second] = args
  if (first === undefined || second === undefined) return undefined
  const member = (of: Expr): Expr => memberOf(of, name) ?? call('dynamic.member', [of, text(name)])
  const patch = isCall(second, 'dynamic.object_present') ? membersOf(second) : undefined
  if (patch !== undefined) {
    const found = patch.get(name)
    if (found === undefined) return member(first)
    return found.type === 'dynamic' ? undefined : call('logic.coalesce', [asValue(found), member(first)])
  }
  const base = isCall(first, 'dynamic.object_present') ? membersOf(first) : undefined
  if (base === undefined) return undefined
  const found = base.get(name)
  const patched = member(second)
  if (found === undefined) return stripped(patched)
  if (found.type === 'dynamic') return undefined
  const isPassedOver = and([call('logic.is_null', [patched]), call('dynamic.is_object', [second])])
  const stays = or([call('logic.is_null', [second]), isPassedOver])
  return call('logic.case', [stays, asValue(found), stripped(patched)])
}

function asValue(expr: Expr): Expr {
  if (expr.type === 'dynamic') return expr
  return expr.kind === 'literal' && expr.value === null ? NULL : call('dynamic.from', [expr])
}

/** The value as a member of a patch ends up: without null members, null itself when it is JSON null. */
function stripped(value: Expr): Expr {
  if (value.kind === 'literal' && value.value === null) return value
  if (value.kind === 'call') {
    if (isNullFree(value)) return value
    if (value.fn === 'logic.case') {
      return { ...value, args: value.args.map((arg, at) => (isValueOfCase(value, at) ? stripped(arg) : arg)) }
    }
    const [first, second] = value.args
    if (value.fn === 'logic.coalesce' && value.args.length === 2 && first !== undefined && second !== undefined) {
      if (isNullFree(first)) return call('logic.coalesce', [first, stripped(second)])
    }
  }
  return call('dynamic.without_nulls', [value])
}

function isNullFree(value: Expr): boolean {
  if (isCall(value, 'dynamic.from')) return value.args[0]?.type !== 'dynamic'
  return isCall(value, 'dynamic.object_present') || isCall(value, 'dynamic.without_nulls')
}

function isValueOfCase(expr: Call, at: number): boolean {
  return at % 2 === 1 || at === expr.args.length - 1
}

/** `to_text(value)`; absent when nothing is known of the value. */
function textOf(value: Expr): Expr | undefined {
  if (value.kind === 'literal') return value.value === null ? literal('string', null) : undefined
  if (value.kind !== 'call') return undefined
  const [first, second] = value.args
  if (value.fn === 'dynamic.from') return first?.type === 'string' ? first : undefined
  const asText = (expr: Expr): Expr => textOf(expr) ?? call('dynamic.to_text', [expr])
  if (value.fn === 'logic.coalesce' && value.args.length === 2 && first !== undefined && second !== undefined) {
    return isCall(first, 'dynamic.from') ? call('logic.coalesce', [asText(first), asText(second)]) : undefined
  }
  if (value.fn !== 'logic.case') return undefined
  const values = value.args.filter((_, at) => isValueOfCase(value, at))
  if (values.every((arg) => textOf(arg) === undefined)) return undefined
  return call(
    'logic.case',
    value.args.map((arg, at) => (isValueOfCase(value, at) ? asText(arg) : arg)),
  )
}
