import { plainName, shorten } from '../ast.ts'
import { enterFunction } from '../functions.ts'
import { rowsOf } from '../lowering.ts'
import type { OperatorLowering } from './operator.ts'

/** `invoke f(...)`: a function of a `let` whose first parameter is the rows (`invoke-operator.md`). */
export const lowerInvoke: OperatorLowering = (cx, node, input, environment) => {
  const called = node.child('Function')
  const name = called?.child('Name')
  const binding = name === undefined ? undefined : environment.get(plainName(name))
  if (called !== undefined && binding?.kind === 'function') {
    const args = called.child('ArgumentList')?.list('Expressions') ?? []
    const inner = enterFunction(cx, called, binding.node, binding.environment, args, { environment }, input)
    if (inner !== undefined) return cx.table(inner.result, inner.environment)
  }
  cx.refuse(node.span, `\`${shorten(node.text)}\``)
  return rowsOf({ kind: 'values', columns: [], rows: [], span: node.span })
}
