import { plainName } from '../ast.ts'
import { rowsOf } from '../lowering.ts'
import { PLUGINS } from '../plugins/index.ts'
import { refusalReason } from '../refusals.ts'
import type { OperatorLowering } from './operator.ts'

/** `evaluate`: a plugin over the rows (`evaluate-operator.md`). */
export const lowerEvaluate: OperatorLowering = (cx, node, input, environment) => {
  const called = node.child('FunctionCall')
  const nameNode = called?.child('Name')
  const name = nameNode === undefined ? '' : plainName(nameNode)
  const plugin = Object.hasOwn(PLUGINS, name) ? PLUGINS[name] : undefined
  if (plugin !== undefined) {
    return plugin(cx, node, called?.child('ArgumentList')?.list('Expressions') ?? [], input, environment)
  }
  cx.refuse(node.span, `the plugin \`${name}\``, refusalReason('plugin', name))
  return rowsOf({ kind: 'values', columns: [], rows: [], span: node.span })
}
