import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Lowering, rowsOf } from '../lowering.ts'

/** Lowers one `evaluate`; `node` is the operator, with the columns that the binder gives it. */
export type PluginLowering = (
  cx: Lowering,
  node: Ast,
  args: readonly Ast[],
  input: Rows,
  environment: Environment,
) => Rows

/** The schema after the colon: the columns that the user promises. */
export function outputSchema(node: Ast): Ast | undefined {
  const schema = node.child('Schema')
  return schema === undefined || schema.text.trim() === '' ? undefined : schema
}

/** The value of a named argument (`name=value`), or else the positional one. */
export function argument(args: readonly Ast[], name: string, place?: number): Ast | undefined {
  const named = args.find((a) => a.kind === 'SimpleNamedExpression' && a.child('Name')?.text.trim() === name)
  if (named !== undefined) return named.child('Expression')
  const found = place === undefined ? undefined : args[place]
  return found?.kind === 'SimpleNamedExpression' ? undefined : found
}

/** An empty table, after a refusal. */
export function nothing(cx: Lowering, node: Ast): Rows {
  const columns = node.columns.map((c) => cx.columns.fresh(c.name, c.type ?? 'string'))
  return rowsOf({ kind: 'values', columns, rows: [], span: node.span })
}
