import { or } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import { Arguments, type Signature } from './arguments.ts'
import type { Lowering } from './context.ts'
import { type Frame, where } from './frame.ts'
import { exists } from './value.ts'

/** The parameters of `collect()`. */
export const COLLECT: Signature = { names: ['fields', 'limit', 'separator', 'multival'], required: ['fields'] }

/**
 * `collect(..., multival=false)`, whose distinct values are rows and no text
 * (library.humio.com/data-analysis/functions-collect.html); undefined for other calls.
 */
export function collectedRows(called: Ast.Call, cx: Lowering): ((frame: Frame) => Frame) | undefined {
  const multival = called.args.find((arg) => arg.name?.name === 'multival')
  if (called.name.toLowerCase() !== 'collect' || multival === undefined) return undefined
  const args = new Arguments(cx, { call: called }, COLLECT)
  const fields = args.raw('fields')
  if (!args.valid || fields === undefined || args.flag('multival', true)) return undefined
  if (args.list('fields').length > 1) {
    const choice = 'a row for each combination of values that an event has'
    cx.report.add('fidelity/choice', multival.span, { topic: '`collect(multival=false)` of several fields', choice })
  }
  const { span, nameSpan, close } = called
  const none: Ast.Argument = {
    name: { name: 'function', quoted: false, span: nameSpan },
    value: { kind: 'array', items: [], span },
    span,
  }
  const named = called.args.filter((arg) => arg.name?.name === 'limit')
  const all: Ast.Argument = {
    name: { name: 'limit', quoted: false, span: nameSpan },
    value: { kind: 'field', name: 'max', span },
    span,
  }
  const limit = named.length === 0 ? [all] : named
  const groups: Ast.Call = {
    kind: 'call',
    name: 'groupBy',
    nameSpan,
    args: [{ value: fields, span: fields.span }, none, ...limit],
    close,
    span,
  }
  return (frame) => {
    const present = args.fields('fields').map((f) => exists(cx.field(frame, f.name, f.span)))
    return cx.steps([{ kind: 'call', call: groups, negated: false, span }], where(frame, or(present, span)))
  }
}
