import { and, call, type Expr, literal, long, not, or, reference, text } from '../../plan/expr.ts'
import { exprSize } from '../../plan/traverse.ts'
import type { Span } from '../../source/text.ts'
import type { Json } from '../../types/codec.ts'
import { aggregateReference, isAggregate } from './aggregates.ts'
import { arithmetic, negated as negate } from './arithmetic.ts'
import { type Ast, plainName, shorten } from './ast.ts'
import type { Environment, Rows } from './binding.ts'
import { BUILTINS } from './builtins/index.ts'
import { between, equality, isOrdering, membership, ordering } from './compare.ts'
import { enterFunction } from './functions.ts'
import { lowerLiteral } from './literals.ts'
import { type Lowering, missing, type Scope } from './lowering.ts'
import { refusalReason } from './refusals.ts'
import { columnOfSeveral, severalAsOne, severalColumns } from './several.ts'
import {
  anyColumn,
  caseSensitive,
  hasAll,
  hasAny,
  isStringOperator,
  matchesRegex,
  plainOperator,
  stringOperator,
  termTest,
} from './strings.ts'
import {
  isQuery,
  isSharedList,
  keepMembers,
  listOfQuery,
  lowerScalarQuery,
  memberOfList,
  memberOfQuery,
} from './subquery.ts'
import { constantJson, constantText, convertTo, isInteger, toText } from './values.ts'

/** A value that is read twice is written twice, so that nested calls can grow without end. */
const LARGEST = 50_000

/** A scalar expression. Total: what has no exact form is refused at its place. */
export function lowerExpr(cx: Lowering, node: Ast, scope: Scope): Expr {
  const expr = cx.nested(
    node.span,
    () => lower(cx, node, scope),
    () => missing(node.type ?? 'string', node.span),
  )
  if (exprSize(expr) <= LARGEST) return expr
  return cx.refused(node.span, `an expression of more than ${LARGEST} parts, written out,`, expr.type)
}

/** The columns of an expression that names or makes columns: several for some functions. */
export function lowerColumns(cx: Lowering, node: Ast, scope: Scope): readonly Expr[] {
  return severalColumns(cx, node, scope) ?? [lowerExpr(cx, node, scope)]
}

function lower(cx: Lowering, node: Ast, scope: Scope): Expr {
  const found = lowerLiteral(cx, node)
  if (found !== undefined) return found
  switch (node.kind) {
    case 'ParenthesizedExpression':
    case 'MaterializeExpression':
      return lowerPart(cx, node, 'Expression', scope)
    case 'SimpleNamedExpression':
    case 'CompoundNamedExpression':
      return lowerPart(cx, node, 'Expression', scope)
    case 'NameReference':
      return lowerName(cx, node, scope)
    case 'UnaryMinusExpression':
      return negate(lowerPart(cx, node, 'Expression', scope), node.span)
    case 'UnaryPlusExpression':
      return lowerPart(cx, node, 'Expression', scope)
    case 'FunctionCallExpression':
      return lowerCall(cx, node, scope)
    case 'PathExpression':
      return lowerPath(cx, node, scope)
    case 'ElementExpression':
      return lowerElement(cx, node, scope)
    case 'ToScalarExpression':
      return lowerScalarQuery(cx, node, scope)
    default:
      return node.child('Left') !== undefined && node.child('Operator') !== undefined
        ? lowerOperator(cx, node, scope)
        : refusedNode(cx, node)
  }
}

function refusedNode(cx: Lowering, node: Ast): Expr {
  const what = node.kind
    .replace(/Expression$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return cx.refused(node.span, `the expression \`${shorten(node.text)}\` (${what})`, node.type ?? 'string')
}

function lowerPart(cx: Lowering, node: Ast, role: string, scope: Scope): Expr {
  const part = node.child(role)
  return part === undefined ? refusedNode(cx, node) : lowerExpr(cx, part, scope)
}

function lowerName(cx: Lowering, node: Ast, scope: Scope): Expr {
  const name = plainName(node)
  const column = scope.hidesColumns === true ? undefined : scope.rows?.columns.find((c) => c.name === name)
  if (column !== undefined) {
    cx.readColumn(column, node.span)
    return reference(column, node.span)
  }
  const absent = scope.hidesColumns === true ? undefined : scope.search?.absent.find((c) => c.name === name)
  if (absent !== undefined) return missing(absent.type, node.span)
  const binding = scope.environment.get(name)
  if (binding?.kind === 'value') return { ...binding.expr, span: node.span }
  if (binding?.kind === 'expression') {
    const value = lowerExpr(cx, binding.node, {
      ...scope,
      environment: binding.environment,
      hidesColumns: true,
    })
    const typed = binding.type === undefined ? value : convertTo(cx, value, binding.type)
    return { ...typed, span: node.span }
  }
  if (binding?.kind === 'function') return lowerOwnFunction(cx, node, binding.node, binding.environment, [], scope)
  return cx.refused(node.span, `the name \`${name}\` at this place`, node.type ?? 'string')
}

function lowerOperator(cx: Lowering, node: Ast, scope: Scope): Expr {
  const written = (node.child('Operator')?.text ?? '').replace(/\s+/g, ' ').trim()
  const { operator, negated } = plainOperator(written)
  if (operator === 'and' || operator === 'or') {
    const terms = connected(node, operator).map((term) => condition(cx, term, scope))
    return operator === 'and' ? and(terms, node.span) : or(terms, node.span)
  }
  const left = node.child('Left')
  const right = node.child('Right')
  if (left === undefined || right === undefined) return refusedNode(cx, node)
  if (left.kind === 'StarExpression') return lowerStar(cx, node, right, operator, negated, scope)
  const applied = applyOperator(cx, node, operator, lowerExpr(cx, left, scope), right, scope)
  return negated ? not(applied, node.span) : applied
}

/** The conditions of a chain of one connective, however long, without recursion. */
export function connected(node: Ast, operator: string): readonly Ast[] {
  const terms: Ast[] = []
  let next: Ast | undefined = node
  while (next !== undefined && next.child('Operator')?.text.trim() === operator) {
    const right: Ast | undefined = next.child('Right')
    if (right !== undefined) terms.push(right)
    next = next.child('Left')
  }
  if (next !== undefined) terms.push(next)
  return terms.toReversed()
}

/** A condition; where the binder allows numbers and dynamics, they are read as bool. In a search a text is a term. */
export function condition(cx: Lowering, node: Ast, scope: Scope): Expr {
  const term = scope.search === undefined ? undefined : withoutParentheses(node)
  if (term !== undefined && /^(?:Compound)?StringLiteralExpression$/.test(term.kind)) {
    const needle = lowerLiteral(cx, term)
    const columns = (scope.rows?.columns ?? []).map((c) => reference(c, term.span))
    return needle === undefined ? refusedNode(cx, node) : searchTerm(cx, columns, needle, scope, term.span)
  }
  return convertTo(cx, lowerExpr(cx, node, scope), 'boolean', node.span)
}

function withoutParentheses(node: Ast): Ast {
  let inner = node
  while (inner.kind === 'ParenthesizedExpression') {
    const next = inner.child('Expression')
    if (next === undefined) break
    inner = next
  }
  return inner
}

function searchTerm(cx: Lowering, subjects: readonly Expr[], needle: Expr, scope: Scope, span: Span): Expr {
  const written = constantText(needle)
  const test = written === undefined ? undefined : termTest(cx, written, scope.search?.caseSensitive === true, span)
  if (test === undefined) return cx.refused(span, 'this term of a search', 'boolean')
  return anyColumn(
    subjects.filter((s) => !(s.kind === 'literal' && s.value === '')),
    test,
    false,
    span,
  )
}

function applyOperator(cx: Lowering, node: Ast, written: string, left: Expr, right: Ast, scope: Scope): Expr {
  const { span } = node
  const operator = scope.search?.caseSensitive === true ? caseSensitive(cx, written, span) : written
  if (operator === ':' && scope.search !== undefined) {
    return searchTerm(cx, [left], toText(cx, lowerExpr(cx, right, scope)), scope, span)
  }
  if (isStringOperator(operator)) return stringOperator(cx, operator, left, lowerExpr(cx, right, scope), span)
  if (isOrdering(operator)) return ordering(cx, operator, left, lowerExpr(cx, right, scope), span)
  switch (operator) {
    case '==':
      return equality(cx, left, lowerExpr(cx, right, scope), false, span)
    case '!=':
    case '<>':
      return equality(cx, left, lowerExpr(cx, right, scope), true, span)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(cx, operator, left, lowerExpr(cx, right, scope), node.type, span)
    case 'matches regex':
      return matchesRegex(cx, left, lowerExpr(cx, right, scope), span)
    case 'in':
    case 'in~':
      return lowerIn(cx, node, left, right, operator === 'in~', scope)
    case 'has_any':
    case 'has_all':
      return lowerHas(cx, node, left, right, operator, scope)
    case 'between': {
      const first = right.child('First')
      const last = right.child('Second')
      if (first === undefined || last === undefined) return refusedNode(cx, node)
      return between(cx, left, lowerExpr(cx, first, scope), lowerExpr(cx, last, scope), span)
    }
    default:
      return cx.refused(span, `the operator \`${operator}\``, node.type ?? 'boolean')
  }
}

function lowerStar(cx: Lowering, node: Ast, right: Ast, operator: string, negated: boolean, scope: Scope): Expr {
  const columns = scope.rows?.columns ?? []
  if (operator === '==' || operator === '!=') {
    const texts = columns.filter((c) => c.type === 'string').map((c) => reference(c, node.span))
    const sought = lowerExpr(cx, right, scope)
    if (sought.type === 'string' && operator === '==') {
      return anyColumn(texts, (c) => equality(cx, c, sought, false, node.span), negated, node.span)
    }
  }
  if (!isStringOperator(operator)) return cx.refused(node.span, `\`*\` with the operator \`${operator}\``, 'boolean')
  const needle = lowerExpr(cx, right, scope)
  const subjects = columns.map((c) => reference(c, node.span))
  return anyColumn(subjects, (c) => stringOperator(cx, operator, c, needle, node.span), negated, node.span)
}

/** What stands in the list of `in`, `has_any` or `has_all`. */
interface Elements {
  readonly constants: readonly Expr[]
  /** Dynamics that are no constants. */
  readonly lists: readonly Ast[]
  readonly tables: readonly Ast[]
}

function elementsOf(cx: Lowering, right: Ast, scope: Scope): Elements {
  const nodes = right.kind === 'ExpressionList' ? right.list('Expressions') : [right]
  const constants: Expr[] = []
  const lists: Ast[] = []
  const tables: Ast[] = []
  for (const node of nodes) {
    if (isQuery(node, scope.environment)) {
      tables.push(node)
    } else if (isSharedList(node, scope.environment) && !isConstantList(node, scope.environment)) {
      lists.push(node)
    } else {
      const value = lowerExpr(cx, node, scope)
      // Arrays are flattened (`in-operator.md`).
      const json = value.type === 'dynamic' ? constantJson(value) : undefined
      const flat = value.type === 'dynamic' ? (json === undefined ? undefined : flatten(json, value.span)) : [value]
      if (flat === undefined) lists.push(node)
      else constants.push(...flat)
    }
  }
  return { constants, lists, tables }
}

/** Whether lowering gives a literal: a literal itself, or the name of one. */
function isConstantList(node: Ast, environment: Environment): boolean {
  if (node.kind === 'DynamicExpression') return true
  if (node.kind === 'ParenthesizedExpression') {
    const inner = node.child('Expression')
    return inner !== undefined && isConstantList(inner, environment)
  }
  if (node.kind !== 'NameReference') return false
  const binding = environment.get(plainName(node))
  if (binding?.kind === 'value') return binding.expr.kind === 'literal'
  return binding?.kind === 'expression' && isConstantList(binding.node, binding.environment)
}

function lowerIn(cx: Lowering, node: Ast, left: Expr, right: Ast, foldCase: boolean, scope: Scope): Expr {
  const { constants, lists, tables } = elementsOf(cx, right, scope)
  const { span } = node
  const tests = tables.map((table) => memberOfQuery(cx, left, table, foldCase, scope, span))
  for (const list of lists) {
    const test =
      isSharedList(list, scope.environment) && scope.rows !== undefined
        ? memberOfQuery(cx, left, list, foldCase, scope, span)
        : memberOfList(cx, left, lowerExpr(cx, list, scope), foldCase, span)
    tests.push(test)
  }
  if (constants.length > 0 || tests.length === 0) tests.unshift(membership(cx, left, constants, foldCase, span))
  return or(tests, span)
}

function lowerHas(cx: Lowering, node: Ast, left: Expr, right: Ast, operator: string, scope: Scope): Expr {
  const { constants, lists, tables } = elementsOf(cx, right, scope)
  const { span } = node
  const all = operator === 'has_all'
  const tests: Expr[] = []
  for (const list of [...tables.map((t) => listOfQuery(cx, t, scope)), ...lists.map((l) => lowerExpr(cx, l, scope))]) {
    cx.note(span, `\`${operator}\` with needles that are data`, 'an empty needle is in every text')
    const fn = all ? 'text.has_all_terms_of_ci' : 'text.has_any_term_of_ci'
    const search = call(fn, [toText(cx, left), list], span)
    // A null list is an empty one.
    tests.push(call('logic.coalesce', [search, literal('boolean', all)], span))
  }
  if (constants.length > 0 || tests.length === 0) {
    tests.unshift(all ? hasAll(cx, left, constants, span) : hasAny(cx, left, constants, span))
  }
  return all ? and(tests, span) : or(tests, span)
}

/**
 * `x in (T)` as a condition of its own: only the rows that have a match (that have none), without a mark on them. False
 * where the condition has another form.
 */
export function keepIn(cx: Lowering, node: Ast, scope: Scope & { readonly rows: Rows }): boolean {
  const operator = /^(!?)in(~?)$/.exec(node.child('Operator')?.text.trim() ?? '')
  const left = node.child('Left')
  const elements = node.child('Right')?.list('Expressions') ?? []
  const [list] = elements
  if (operator === null || left === undefined || list === undefined || elements.length > 1) return false
  if (left.kind === 'StarExpression') return false
  const shared = isSharedList(list, scope.environment) && !isConstantList(list, scope.environment)
  if (!shared && !isQuery(list, scope.environment)) return false
  const how = { foldCase: operator[2] === '~', negated: operator[1] === '!' }
  keepMembers(cx, lowerExpr(cx, left, scope), list, how, scope, node.span)
  return true
}

function flatten(json: Json, span: Span): readonly Expr[] | undefined {
  if (typeof json === 'string') return [text(json, span)]
  if (typeof json === 'boolean') return [literal('boolean', json, span)]
  if (typeof json === 'number') {
    if (!Number.isInteger(json)) return [literal('real', json, span)]
    return Number.isSafeInteger(json) ? [long(json, span)] : undefined
  }
  if (!Array.isArray(json)) return undefined
  const parts = json.map((element) => flatten(element, span))
  return parts.some((p) => p === undefined) ? undefined : parts.flatMap((p) => p ?? [])
}

/** `$left.x`, `$right.x` or a member of a dynamic. */
function lowerPath(cx: Lowering, node: Ast, scope: Scope): Expr {
  const owner = node.child('Expression')
  const selector = node.child('Selector')
  if (owner === undefined || selector === undefined) return refusedNode(cx, node)
  const side = owner.text.trim()
  if (scope.sides !== undefined && (side === '$left' || side === '$right')) {
    const columns = side === '$left' ? scope.sides.left : scope.sides.right
    const column = columns.find((c) => c.name === plainName(selector))
    if (column === undefined) return refusedNode(cx, node)
    cx.readColumn(column, selector.span)
    return reference(column, node.span)
  }
  const step = owner.kind === 'NameReference' ? scope.steps?.get(plainName(owner)) : undefined
  if (step !== undefined) {
    const column = step.find((c) => c.name === plainName(selector))
    return column === undefined ? refusedNode(cx, node) : reference(column, node.span)
  }
  const value = lowerExpr(cx, owner, scope)
  if (value.type !== 'dynamic') return cx.refused(node.span, `a path into ${owner.typeName}`, 'dynamic')
  if (selector.kind === 'BracketedExpression') return elementOf(cx, node, value, selector, scope)
  return call('dynamic.member', [value, text(plainName(selector), selector.span)], node.span)
}

function lowerElement(cx: Lowering, node: Ast, scope: Scope): Expr {
  const owner = node.child('Expression')
  const selector = node.child('Selector')
  if (owner === undefined || selector === undefined) return refusedNode(cx, node)
  const column = columnOfSeveral(cx, owner, selector, scope)
  if (column !== undefined) return column
  const value = lowerExpr(cx, owner, scope)
  if (value.type !== 'dynamic') return cx.refused(node.span, `\`[...]\` on ${owner.typeName}`, 'dynamic')
  return elementOf(cx, node, value, selector, scope)
}

function elementOf(cx: Lowering, node: Ast, value: Expr, selector: Ast, scope: Scope): Expr {
  const index = lowerPart(cx, selector, 'Expression', scope)
  if (isInteger(index.type)) return call('dynamic.element', [value, index], node.span)
  if (constantText(index) !== undefined) return call('dynamic.member', [value, index], node.span)
  if (index.type === 'string') return call('dynamic.member', [value, index], node.span)
  return cx.refused(node.span, 'this kind of index into a dynamic', 'dynamic')
}

function lowerCall(cx: Lowering, node: Ast, scope: Scope): Expr {
  const nameNode = node.child('Name')
  const name = nameNode === undefined ? '' : plainName(nameNode)
  const args = node.child('ArgumentList')?.list('Expressions') ?? []
  const binding = scope.environment.get(name)
  if (binding?.kind === 'function') return lowerOwnFunction(cx, node, binding.node, binding.environment, args, scope)
  if (scope.aggregates !== undefined && isAggregate(name)) {
    return aggregateReference(cx, node, name, args, scope, scope.aggregates)
  }
  const several = severalAsOne(cx, node, scope)
  if (several !== undefined) return several
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (builtin === undefined) {
    const reason = refusalReason('function', name) ?? refusalReason('aggregate', name)
    return cx.refused(node.span, `the function \`${name}\``, node.type ?? 'string', reason)
  }
  const lowered = builtin({ cx, node, scope, span: node.span, nodes: args, lower: (n) => lowerExpr(cx, n, scope) })
  return lowered ?? cx.refused(node.span, `\`${name}\` with these arguments`, node.type ?? 'string')
}

/** A function of a `let`: its body with the arguments in place of the parameters. */
function lowerOwnFunction(
  cx: Lowering,
  node: Ast,
  declaration: Ast,
  environment: Environment,
  args: readonly Ast[],
  scope: Scope,
): Expr {
  const inner = enterFunction(cx, node, declaration, environment, args, scope)
  if (inner === undefined) return cx.refused(node.span, `this call of \`${shorten(node.text)}\``, node.type ?? 'string')
  return lowerExpr(cx, inner.result, { ...scope, environment: inner.environment, hidesColumns: true })
}
