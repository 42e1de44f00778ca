import type { ValueType } from '../../types/value.ts'
import { type Ast, plainName, valueTypeNamed } from './ast.ts'
import type { Environment } from './binding.ts'
import type { Lowering, Scope } from './lowering.ts'
import { convertTo } from './values.ts'

interface Parameter {
  readonly name: string
  /** Absent for a tabular parameter. */
  readonly type: ValueType | undefined
}

/** The parameters of a function in a `let`; `undefined` where one has a default value or no plain type. */
function parametersOf(declaration: Ast): readonly Parameter[] | undefined {
  const parameters: Parameter[] = []
  for (const parameter of declaration.child('Parameters')?.list('Parameters') ?? []) {
    const named = parameter.child('NameAndType')
    const name = named?.child('Name')
    const type = named?.child('Type')
    if (name === undefined || type === undefined || parameter.child('DefaultValue') !== undefined) return undefined
    const scalar = type.kind === 'PrimitiveTypeExpression' ? valueTypeNamed(type.text.trim()) : undefined
    if (type.kind === 'PrimitiveTypeExpression' && scalar === undefined) return undefined
    parameters.push({ name: plainName(name), type: scalar })
  }
  return parameters
}

/** The names in force inside a function of a `let` when it is called; `undefined` where the call has no exact form. */
export function enterFunction(
  cx: Lowering,
  declaration: Ast,
  environment: Environment,
  args: readonly Ast[],
  scope: Scope,
): { readonly environment: Environment; readonly result: Ast } | undefined {
  const body = declaration.child('Body')
  const result = body?.child('Expression')
  const parameters = parametersOf(declaration)
  if (body === undefined || result === undefined || parameters?.length !== args.length) return undefined
  let inner = environment
  for (const [index, parameter] of parameters.entries()) {
    const argument = args[index]
    if (argument === undefined || argument.kind === 'SimpleNamedExpression') return undefined
    inner = inner.with(
      parameter.name,
      parameter.type === undefined
        ? { kind: 'expression', node: argument, environment: scope.environment }
        : { kind: 'value', expr: convertTo(cx, cx.expr(argument, scope), parameter.type) },
    )
  }
  for (const statement of body.list('Statements')) {
    const next = declare(statement, inner)
    if (next === undefined) return undefined
    inner = next
  }
  return { environment: inner, result }
}

/** The environment after a `let`; `undefined` for any other statement. */
export function declare(statement: Ast, environment: Environment): Environment | undefined {
  const name = statement.child('Name')
  const node = statement.child('Expression')
  if (statement.kind !== 'LetStatement' || name === undefined || node === undefined) return undefined
  const kind = node.kind === 'FunctionDeclaration' ? 'function' : 'expression'
  return environment.with(plainName(name), { kind, node, environment })
}
