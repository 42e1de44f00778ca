import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import type { Lowering } from '../lowering.ts'

/** Lowers one `evaluate`; `node` is the operator, with the columns that the binder gives it. */
export type PluginLowering = (
  cx: Lowering,
  node: Ast,
  args: readonly Ast[],
  input: Rows,
  environment: Environment,
) => Rows

/** Plugins of `evaluate` by their KQL name; any other plugin is refused. */
export const PLUGINS: Readonly<Record<string, PluginLowering>> = {}
