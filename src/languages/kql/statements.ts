import { type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { readDynamic, writeDynamic } from '../../types/dynamic.ts'
import type { Scalar, ValueType } from '../../types/value.ts'
import { type Ast, kqlTypeName, plainName, shorten, valueTypeNamed } from './ast.ts'
import { Environment } from './binding.ts'
import { declare } from './functions.ts'
import { parseDatetime, parseGuid, parseTimespan } from './literals.ts'
import { type Lowering, missing } from './lowering.ts'
import { convertTo } from './values.ts'

/** The names that the statements before the query declare, and the query; all else is refused or left out with a note. */
export function lowerStatements(
  cx: Lowering,
  root: Ast,
): { readonly environment: Environment; readonly query: Ast | undefined } {
  let environment = new Environment()
  let query: Ast | undefined
  for (const statement of root.list('Statements')) {
    const next = declare(statement, environment)
    if (next !== undefined) environment = next
    else if (statement.kind === 'ExpressionStatement' && query === undefined) query = statement.child('Expression')
    else if (statement.kind === 'QueryParametersStatement') environment = declareParameters(cx, statement, environment)
    else if (statement.kind === 'SetOptionStatement') setOption(cx, statement)
    else if (statement.kind !== 'EmptyStatement') {
      const reason = Object.hasOwn(REASONS, statement.kind) ? REASONS[statement.kind] : undefined
      cx.refuse(statement.span, `the statement \`${shorten(statement.text)}\``, reason)
    }
  }
  return { environment, query }
}

const REASONS: Readonly<Record<string, string>> = {
  ExpressionStatement: 'it gives a second table, and a result is one',
  AliasStatement: 'it names a database of a cluster',
  RestrictStatement: 'it guards what only a cluster holds',
}

/** Options that change the answer (`set-statement.md`); the others change how the product runs. */
const TELLING =
  /^(?:query_now|query_datetimescope_|query_take_max_records|query_results_|query_language|query_force_row_level_security)/

function setOption(cx: Lowering, statement: Ast): void {
  const name = statement.child('Name')?.text.trim() ?? ''
  const value = statement.child('ValueClause')?.child('Expression')
  if (/^query_bin_auto_(?:at|size)$/.test(name)) {
    if (value !== undefined) cx.settings.set(name, value)
  } else if (TELLING.test(name)) {
    cx.refuse(statement.span, `the statement \`${shorten(statement.text)}\``, 'the option changes the answer')
  } else {
    cx.note(
      statement.span,
      `\`set ${name}\``,
      'the option changes how the product runs, not the answer, and is left out',
    )
  }
}

/** `declare query_parameters(name:type = default, ...)`: values come from the user (`query-parameters-statement.md`). */
function declareParameters(cx: Lowering, statement: Ast, environment: Environment): Environment {
  let next = environment
  for (const parameter of statement.list('Parameters')) {
    const named = parameter.child('NameAndType')
    const nameNode = named?.child('Name')
    const written = named?.child('Type')?.text.trim() ?? ''
    const type = valueTypeNamed(written)
    if (nameNode === undefined || type === undefined) {
      cx.refuse(parameter.span, `a parameter of type \`${written}\``)
      continue
    }
    const name = plainName(nameNode)
    const fallback = parameter.child('DefaultValue')?.child('Value')
    const given = cx.options.parameters?.get(name)
    const expr = given === undefined ? undefined : parameterValue(cx, name, given, type, parameter.span)
    if (expr === undefined && fallback === undefined) cx.needParameter(name, parameter.span)
    const own =
      expr ?? (fallback === undefined ? missing(type) : convertTo(cx, cx.expr(fallback, { environment }), type))
    next = next.with(name, { kind: 'value', expr: own })
  }
  return next
}

function parameterValue(cx: Lowering, name: string, given: string, type: ValueType, span: Span): Expr | undefined {
  // What `long(5)` or `datetime(2026-01-01)` says without its type.
  const plain = type === 'string' ? given : given.replace(/^\s*[a-z]+\((.*)\)\s*$/is, '$1').trim()
  const value = scalarOf(plain, type)
  if (value !== undefined) return type === 'string' ? text(given, span) : literal(type, value, span)
  cx.report.add('type/mismatch', span, {
    what: `the parameter \`${name}\``,
    expected: `a value of type ${kqlTypeName(type)}`,
    found: `\`${shorten(given)}\``,
  })
  return undefined
}

function scalarOf(written: string, type: ValueType): Scalar | undefined {
  switch (type) {
    case 'string':
      return written
    case 'int':
    case 'long': {
      const value = /^[+-]?\d{1,19}$/.test(written) ? BigInt(written) : undefined
      const bits = type === 'int' ? 32 : 64
      return value !== undefined && BigInt.asIntN(bits, value) === value ? value : undefined
    }
    case 'real':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written) ? Number(written) : undefined
    case 'boolean':
      return /^(?:true|false)$/i.test(written) ? written.toLowerCase() === 'true' : undefined
    case 'datetime':
      return parseDatetime(written)
    case 'timespan':
      return parseTimespan(written)
    case 'guid':
      return parseGuid(written)
    case 'dynamic': {
      const value = readDynamic(written)
      return value === undefined ? undefined : writeDynamic(value)
    }
  }
}
