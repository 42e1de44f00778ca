import { reference } from '../../plan/expr.ts'
import type { Computed } from '../../plan/plan.ts'
import { type Ast, kqlTypeName, plainName, type SchemaColumn, shorten } from './ast.ts'
import type { Environment, Rows } from './binding.ts'
import { enterFunction, enterPattern, isView } from './functions.ts'
import { type Lowering, type PipelineStart, rowsOf } from './lowering.ts'
import { OPERATORS, SOURCES } from './operators/index.ts'
import { refusalReason } from './refusals.ts'
import { scan } from './scan.ts'
import { constantText, isInteger, retype } from './values.ts'

/** Longer pipelines than this are refused: every later stage walks the plan recursively. */
const LONGEST_PIPELINE = 200

/** A tabular expression. Total: what has no exact form is refused at its place. */
export function lowerTable(cx: Lowering, node: Ast, environment: Environment): Rows {
  return cx.nested(
    node.span,
    () => lower(cx, node, environment),
    () => nothing(cx, node),
  )
}

/** A table of the right columns and no sense, after a refusal. */
function nothing(cx: Lowering, node: Ast): Rows {
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  return rowsOf({ kind: 'values', columns, rows: [], span: node.span })
}

function refusedTable(cx: Lowering, node: Ast, what: string, reason?: string): Rows {
  cx.refuse(node.span, what, reason)
  return nothing(cx, node)
}

function lower(cx: Lowering, node: Ast, environment: Environment): Rows {
  switch (node.kind) {
    case 'PipeExpression':
      return lowerPipe(cx, node, environment)
    case 'ParenthesizedExpression':
    case 'MaterializeExpression': {
      const inner = node.child('Expression') ?? node.child('ArgumentList')?.list('Expressions')[0]
      return inner === undefined
        ? refusedTable(cx, node, `\`${shorten(node.text)}\``)
        : lowerTable(cx, inner, environment)
    }
    case 'NameReference':
      return lowerTableName(cx, node, environment)
    case 'FunctionCallExpression':
      return lowerTableFunction(cx, node, environment)
    case 'PathExpression':
      return lowerPath(cx, node, environment)
    default: {
      const source = Object.hasOwn(SOURCES, node.kind) ? SOURCES[node.kind] : undefined
      if (source === undefined) return refusedTable(cx, node, operatorWords(node), operatorReason(node))
      const rows = checked(cx, node, source(cx, node, environment))
      return { ...rows, ownColumns: false, serialized: ORDERED_SOURCES.has(node.kind) }
    }
  }
}

function operatorWord(node: Ast): string | undefined {
  return /^[a-z_-]+/i.exec(node.text.trim())?.[0]
}

function operatorReason(node: Ast): string | undefined {
  return refusalReason('operator', operatorWord(node) ?? '')
}

function operatorWords(node: Ast): string {
  const word = operatorWord(node)
  return word === undefined ? `\`${shorten(node.text)}\`` : `the operator \`${word}\``
}

/** Sources of which each row has its place. */
const ORDERED_SOURCES: ReadonlySet<string> = new Set(['PrintOperator', 'RangeOperator', 'DataTableExpression'])

const SORTING: ReadonlySet<string> = new Set(['SortOperator', 'TopOperator', 'TopHittersOperator', 'SerializeOperator'])

const ORDER_KEEPING: ReadonlySet<string> = new Set([
  'FilterOperator',
  'ExtendOperator',
  'ProjectOperator',
  'ProjectAwayOperator',
  'ProjectKeepOperator',
  'ProjectReorderOperator',
  'ProjectRenameOperator',
  'TakeOperator',
  'MvExpandOperator',
  'ParseOperator',
  'ParseWhereOperator',
  'ParseKvOperator',
  'ScanOperator',
  'AsOperator',
  'RenderOperator',
])

/** The name that `as` gives the rows. */
function nameGiven(operator: Ast): string | undefined {
  const name = operator.kind === 'AsOperator' ? operator.child('Name') : undefined
  return name === undefined ? undefined : plainName(name)
}

/** Whether the operator's rows are serialized (`window-functions.md`). */
function isSerialized(operator: Ast, input: Rows): boolean {
  return SORTING.has(operator.kind) || (ORDER_KEEPING.has(operator.kind) && input.serialized === true)
}

/** An operator and the pipeline that ends with it, which `as` gives a name. */
interface Step {
  readonly operator: Ast
  readonly whole: Ast | undefined
}

/** Pipes nest to the left as deep as they are long, so they are taken apart without recursion. */
function takeApart(node: Ast): { readonly source: Ast | undefined; readonly operators: readonly Step[] } {
  const operators: Step[] = []
  let source: Ast | undefined = node
  while (source?.kind === 'PipeExpression') {
    const operator = source.child('Operator')
    if (operator !== undefined) operators.push({ operator, whole: source })
    source = source.child('Expression')
  }
  return { source, operators: operators.toReversed() }
}

function lowerPipe(cx: Lowering, node: Ast, environment: Environment): Rows {
  const { source, operators } = takeApart(node)
  if (source === undefined) return refusedTable(cx, node, 'a pipeline without a source')
  return applyOperators(cx, node, operators, () => lowerTable(cx, source, environment), environment)
}

/** The pipeline of a subquery: its first operator has the rows given for its input. */
export function lowerSubquery(cx: Lowering, node: Ast, start: PipelineStart, environment: Environment): Rows {
  const { source, operators } = takeApart(node)
  if (source === undefined) return refusedTable(cx, node, 'a pipeline without a source')
  if (typeof start === 'function') {
    return applyOperators(cx, node, operators, () => start(lowerTable(cx, source, environment)), environment)
  }
  if (!Object.hasOwn(OPERATORS, source.kind))
    return refusedTable(cx, source, operatorWords(source), operatorReason(source))
  return applyOperators(
    cx,
    node,
    [{ operator: source, whole: undefined }, ...operators.map(({ operator }) => ({ operator, whole: undefined }))],
    () => start,
    environment,
  )
}

function applyOperators(
  cx: Lowering,
  node: Ast,
  operators: readonly Step[],
  start: () => Rows,
  given: Environment,
): Rows {
  let environment = given
  if (operators.length > LONGEST_PIPELINE) {
    return refusedTable(cx, node, `a pipeline of more than ${LONGEST_PIPELINE} operators`)
  }
  let rows = start()
  for (const { operator, whole } of operators) {
    const lowerer = Object.hasOwn(OPERATORS, operator.kind) ? OPERATORS[operator.kind] : undefined
    if (lowerer === undefined) {
      rows = refusedTable(cx, operator, operatorWords(operator), operatorReason(operator))
      continue
    }
    const input = rows
    const names = environment
    rows = cx.nested(
      operator.span,
      () => {
        const output = lowerer(cx, operator, input, names)
        const absent = [...(input.absent ?? []), ...(output.absent ?? [])]
        const unstated = [...(input.unstated ?? []), ...(output.unstated ?? [])]
        const found = checked(cx, operator, { ...output, absent, unstated })
        return {
          ...found,
          absent,
          unstated,
          ownColumns: false,
          serialized: isSerialized(operator, input),
          name: nameGiven(operator),
        }
      },
      () => nothing(cx, operator),
    )
    const name = operator.kind === 'AsOperator' ? operator.child('Name') : undefined
    if (name !== undefined && whole !== undefined) {
      environment = environment.with(plainName(name), { kind: 'expression', node: whole, environment: names })
    }
  }
  return rows
}

/**
 * The official binder states the columns of every operator's result; rows that differ from it would be a silent
 * error here, so they are refused.
 */
function checked(cx: Lowering, node: Ast, rows: Rows): Rows {
  // What is refused inside has no columns to speak of; one refusal says enough.
  if (cx.report.hasErrors) return nothing(cx, node)
  if (rows.ownColumns === true) return rows
  const isAbsent = (name: string): boolean =>
    rows.absent?.includes(name) === true && !rows.columns.some((c) => c.name === name)
  const stated = node.columns.filter((c) => !isAbsent(c.name))
  const expected =
    rows.unstated === undefined || rows.unstated.length === 0 ? stated : withUnstated(stated, rows, rows.unstated)
  const same = expected.length === rows.columns.length && expected.every((c, i) => c.name === rows.columns[i]?.name)
  if (!same) {
    return refusedTable(cx, node, `${operatorWords(node)} in this form`)
  }
  const wrong = rows.columns.filter((c, i) => {
    const type = expected[i]?.type
    return type !== undefined && type !== c.type && !(isInteger(type) && isInteger(c.type))
  })
  if (wrong.length > 0) {
    const names = wrong.map((c) => `\`${c.name}\` as ${kqlTypeName(c.type)}`).join(', ')
    return refusedTable(cx, node, `${operatorWords(node)} with ${names}`)
  }
  const exact = rows.columns.every((c, i) => expected[i]?.type === undefined || expected[i]?.type === c.type)
  if (exact) return rows
  const columns: Computed[] = rows.columns.map((c, i) => {
    const type = expected[i]?.type ?? c.type
    const expr = reference(c, node.span)
    return type === c.type ? { ...c, expr } : { ...cx.columns.fresh(c.name, type), expr: retype(expr, type) }
  })
  return rowsOf({ kind: 'project', input: rows.plan, columns, span: node.span })
}

/** What the binder states and what it does not see, in the order of the rows. */
function withUnstated(stated: readonly SchemaColumn[], rows: Rows, names: readonly string[]): readonly SchemaColumn[] {
  const known = new Map(stated.map((c) => [c.name, c]))
  const unseen = new Set(names)
  const found = rows.columns.flatMap((c) => known.get(c.name) ?? (unseen.has(c.name) ? [c] : []))
  const missing = stated.filter((c) => !rows.columns.some((k) => k.name === c.name))
  return [...found, ...missing]
}

function lowerTableName(cx: Lowering, node: Ast, environment: Environment): Rows {
  const name = plainName(node)
  const binding = environment.get(name)
  if (binding?.kind === 'expression') return lowerTable(cx, binding.node, binding.environment)
  if (binding?.kind === 'rows') return cx.copyOf(binding.rows)
  if (binding?.kind === 'function') {
    const inner = enterFunction(cx, node, binding.node, binding.environment, [], { environment })
    if (inner !== undefined) {
      const rows = lowerTable(cx, inner.result, inner.environment)
      return { ...rows, name: isView(binding.node) ? name : undefined }
    }
  }
  if (binding === undefined) {
    const table = cx.options.catalog.tables.get(name)
    if (table !== undefined) return { ...scan(cx, table, node.span), name }
  }
  return refusedTable(cx, node, `the name \`${shorten(node.text)}\` as a table`)
}

/** `pattern(...).path` (`pattern-statement.md`). */
function lowerPath(cx: Lowering, node: Ast, environment: Environment): Rows {
  const called = node.child('Expression')
  const name = called?.child('Name')
  const binding = name === undefined ? undefined : environment.get(plainName(name))
  return called !== undefined && binding?.kind === 'pattern'
    ? lowerPattern(cx, called, node.child('Selector'), binding.node, binding.environment)
    : refusedTable(cx, node, `\`${shorten(node.text)}\` as a table`)
}

function lowerPattern(
  cx: Lowering,
  call: Ast,
  path: Ast | undefined,
  declaration: Ast,
  environment: Environment,
): Rows {
  const inner = enterPattern(cx, call, path, declaration, environment)
  return inner === undefined
    ? refusedTable(cx, call, `the call \`${shorten(call.text)}\`, which no case of the pattern matches,`)
    : lowerTable(cx, inner.result, inner.environment)
}

const TABLE = 'table'

/** Functions that give tables: `table('T')` is the table itself (`table-function.md`). */
export const TABLE_FUNCTIONS: readonly string[] = [TABLE]

function lowerTableFunction(cx: Lowering, node: Ast, environment: Environment): Rows {
  const nameNode = node.child('Name')
  const binding = nameNode === undefined ? undefined : environment.get(plainName(nameNode))
  const args = node.child('ArgumentList')?.list('Expressions') ?? []
  if (binding?.kind === 'function') {
    const inner = enterFunction(cx, node, binding.node, binding.environment, args, { environment })
    if (inner !== undefined) return lowerTable(cx, inner.result, inner.environment)
  }
  if (binding?.kind === 'pattern') return lowerPattern(cx, node, undefined, binding.node, binding.environment)
  const [argument, scope] = args
  if (nameNode !== undefined && plainName(nameNode) === TABLE && argument !== undefined && scope === undefined) {
    const name = constantText(cx.expr(argument, { environment }))
    const table = name === undefined ? undefined : cx.options.catalog.tables.get(name)
    if (table !== undefined) return { ...scan(cx, table, node.span), name }
  }
  const reason = nameNode === undefined ? undefined : refusalReason('function', plainName(nameNode))
  return refusedTable(cx, node, `the function \`${shorten(node.text)}\` as a table`, reason)
}
