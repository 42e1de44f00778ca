import type { ValueType } from '../../types/value.ts'
import { Ast, plainName, valueTypeNamed } from './ast.ts'
import type { Environment, Rows } from './binding.ts'
import type { Lowering, Scope } from './lowering.ts'
import { isScalarQuery } from './subquery.ts'
import { constantText, convertTo } from './values.ts'

interface Parameter {
  readonly name: string
  /** Absent for a tabular parameter. */
  readonly type: ValueType | undefined
  readonly fallback: Ast | undefined
}

/** The parameters of a function in a `let`; `undefined` where one has no plain type. */
function parametersOf(declaration: Ast): readonly Parameter[] | undefined {
  const parameters: Parameter[] = []
  for (const parameter of declaration.child('Parameters')?.list('Parameters') ?? []) {
    const named = parameter.child('NameAndType')
    const name = named?.child('Name')
    const type = named?.child('Type')
    if (name === undefined || type === undefined) return undefined
    const scalar = type.kind === 'PrimitiveTypeExpression' ? valueTypeNamed(type.text.trim()) : undefined
    if (type.kind === 'PrimitiveTypeExpression' && scalar === undefined) return undefined
    parameters.push({ name: plainName(name), type: scalar, fallback: parameter.child('DefaultValue')?.child('Value') })
  }
  return parameters
}

/** Whether `union`, `search` and `find` see the function of a `let` by its name (`let-statement.md`). */
export function isView(declaration: Ast): boolean {
  return /^view\b/.test(declaration.text.trim())
}

/** Arguments by the parameters they are for: in order, by name, or the rows before `invoke`. */
function argumentsFor(
  parameters: readonly Parameter[],
  args: readonly Ast[],
  piped: Rows | undefined,
): ReadonlyMap<string, Ast | Rows> | undefined {
  const given = new Map<string, Ast | Rows>()
  const [first] = parameters
  if (piped !== undefined) {
    if (first === undefined || first.type !== undefined) return undefined
    given.set(first.name, piped)
  }
  const offset = piped === undefined ? 0 : 1
  for (const [index, argument] of args.entries()) {
    const label = argument.kind === 'SimpleNamedExpression' ? argument.child('Name') : undefined
    const value = label === undefined ? argument : argument.child('Expression')
    const name = label === undefined ? parameters[index + offset]?.name : plainName(label)
    if (name === undefined || value === undefined || given.has(name)) return undefined
    if (!parameters.some((p) => p.name === name)) return undefined
    given.set(name, value)
  }
  return given
}

interface Entered {
  readonly environment: Environment
  readonly result: Ast
}

/**
 * The names in force inside a function of a `let` when it is called (`functions/user-defined-functions.md`); `undefined`
 * where the call has no exact form. `piped`: the rows before `invoke`.
 */
export function enterFunction(
  cx: Lowering,
  call: Ast,
  declaration: Ast,
  environment: Environment,
  args: readonly Ast[],
  scope: Scope,
  piped?: Rows,
): Entered | undefined {
  const declared = declaration.child('Body')
  const parameters = parametersOf(declaration)
  const given = parameters === undefined ? undefined : argumentsFor(parameters, args, piped)
  if (declared === undefined || parameters === undefined || given === undefined) return undefined
  let inner = environment
  for (const { name, type, fallback } of parameters) {
    const argument = given.get(name)
    const node = argument instanceof Ast ? argument : undefined
    if (argument !== undefined && !(argument instanceof Ast)) {
      inner = inner.with(name, { kind: 'rows', rows: argument })
    } else if (type === undefined) {
      if (node === undefined) return undefined
      inner = inner.with(name, { kind: 'expression', node, environment: scope.environment })
    } else {
      if (node === undefined && fallback === undefined) return undefined
      // Its table is joined where the parameter is used, which is not always a place that sees the rows of the call.
      if (node !== undefined && isScalarQuery(node, scope.environment)) {
        inner = inner.with(name, { kind: 'expression', node, environment: scope.environment, type })
        continue
      }
      const expr = node === undefined && fallback !== undefined ? cx.expr(fallback, { environment }) : undefined
      const value = expr ?? (node === undefined ? undefined : cx.expr(node, scope))
      if (value === undefined) return undefined
      inner = inner.with(name, { kind: 'value', expr: convertTo(cx, value, type) })
    }
  }
  return enterBody(call.calledBody(declared), inner)
}

function enterBody(body: Ast, environment: Environment): Entered | undefined {
  const result = body.child('Expression')
  if (result === undefined) return undefined
  let inner = environment
  for (const statement of body.list('Statements')) {
    const next = declare(statement, inner)
    if (next === undefined) return undefined
    inner = next
  }
  return { environment: inner, result }
}

/** The case of a pattern that the constants of a call choose (`pattern-statement.md`). */
export function enterPattern(
  cx: Lowering,
  call: Ast,
  path: Ast | undefined,
  declaration: Ast,
  environment: Environment,
): Entered | undefined {
  const value = (node: Ast): string | undefined => constantText(cx.expr(node, { environment }))
  const args = (call.child('ArgumentList')?.list('Expressions') ?? []).map(value)
  const wanted = path === undefined ? undefined : plainName(path)
  const chosen = declaration.list('Patterns').find((match) => {
    const values = (match.child('ParameterValues')?.list('Expressions') ?? []).map(value)
    const pathValue = match.child('PathValue')?.child('Value')
    const own = pathValue === undefined ? undefined : value(pathValue)
    return own === wanted && values.length === args.length && values.every((v, i) => v !== undefined && v === args[i])
  })
  const body = chosen?.child('Body')
  return body === undefined ? undefined : enterBody(body, environment)
}

/** The environment after a `let`; `undefined` for any other statement. */
export function declare(statement: Ast, environment: Environment): Environment | undefined {
  const name = statement.child('Name')
  const node = statement.child('Expression')
  const pattern = statement.child('Pattern')
  if (statement.kind === 'PatternStatement' && name !== undefined && pattern !== undefined) {
    return environment.with(plainName(name), { kind: 'pattern', node: pattern, environment })
  }
  if (statement.kind !== 'LetStatement' || name === undefined || node === undefined) return undefined
  const kind = node.kind === 'FunctionDeclaration' ? 'function' : 'expression'
  return environment.with(plainName(name), { kind, node, environment })
}
