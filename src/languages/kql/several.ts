import type { Expr } from '../../plan/expr.ts'
import { type Ast, plainName } from './ast.ts'
import { SEVERAL } from './builtins/index.ts'
import { type Lowering, missing, type Scope } from './lowering.ts'
import { constantInteger } from './values.ts'

/** The call itself, without names and parentheses around it. */
function callIn(node: Ast): Ast | undefined {
  let inner: Ast | undefined = node
  while (inner !== undefined && /^(?:Simple|Compound)NamedExpression$|^ParenthesizedExpression$/.test(inner.kind)) {
    inner = inner.child('Expression')
  }
  return inner?.kind === 'FunctionCallExpression' ? inner : undefined
}

/** The columns of a call of a function that gives several; `undefined` for any other expression. */
export function severalColumns(cx: Lowering, node: Ast, scope: Scope): readonly Expr[] | undefined {
  const call = callIn(node)
  const nameNode = call?.child('Name')
  if (call === undefined || nameNode === undefined) return undefined
  const name = plainName(nameNode)
  const builtin = Object.hasOwn(SEVERAL, name) ? SEVERAL[name] : undefined
  if (builtin === undefined || scope.environment.get(name) !== undefined) return undefined
  const nodes = call.child('ArgumentList')?.list('Expressions') ?? []
  const columns = builtin({ cx, node: call, scope, span: call.span, nodes, lower: (n) => cx.expr(n, scope) })
  if (columns !== undefined) return columns
  cx.refuse(call.span, `\`${name}\` with these arguments`)
  return call.columns.map((c) => missing(c.type ?? 'dynamic', call.span))
}

/** Such a call where one value is wanted: only that of a single column is one. */
export function severalAsOne(cx: Lowering, node: Ast, scope: Scope): Expr | undefined {
  const columns = severalColumns(cx, node, scope)
  const [only, ...others] = columns ?? []
  if (only === undefined || others.length === 0) return only
  return cx.refused(node.span, 'several columns as one value', node.type ?? 'dynamic')
}

/** `array_sort_asc(a, b)[1]`: one of the columns. */
export function columnOfSeveral(cx: Lowering, owner: Ast, selector: Ast, scope: Scope): Expr | undefined {
  const columns = severalColumns(cx, owner, scope)
  if (columns === undefined) return undefined
  const place = selector.child('Expression')
  const index = place === undefined ? undefined : constantInteger(cx.expr(place, scope))
  const column = index === undefined || index < 0n ? undefined : columns[Number(index)]
  return column ?? cx.refused(selector.span, 'this place among several columns', 'dynamic')
}
