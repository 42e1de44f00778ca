import { call, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { setNamed } from '../lower/data-fields.ts'
import { conditional } from '../lower/expression.ts'
import { old, truth } from '../lower/filter.ts'
import { assign, type Frame, put, remove } from '../lower/frame.ts'
import { keepingTime } from '../lower/rows.ts'
import { asText, firstOf, MISSING, unify } from '../lower/value.ts'

/** library.humio.com/data-analysis/functions-eval.html: from left to right. The names are the user's own. */
function lowerEval(args: Arguments, frame: Frame, cx: Lowering): Frame {
  return args.entries().reduce((f, [name, value]) => {
    const lowered = cx.expr(value, f)
    return assign(f, name, lowered, old(f, name, cx), cx.columns)
  }, frame)
}

/** library.humio.com/data-analysis/functions-rename.html: overwrites the target; a missing field renames nothing. */
function lowerRename(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const pairs = args.list('field').map((item) => (item.kind === 'array' ? item.items : [item]))
  const names = pairs.map((pair) => pair.map((item) => args.nameOf(item)))
  return names.reduce((f, [from, to]) => {
    const target = to ?? args.as
    if (from === undefined || target === undefined) {
      cx.report.add('name/cql-missing-parameter', args.span, { name: 'as', fn: args.fn })
      return f
    }
    const value = cx.field(f, from.name, from.span)
    const kept = firstOf(value, old(f, target.name, cx))
    return remove(put(f, target.name, kept, cx.columns), from.name === target.name ? [] : [from.name])
  }, frame)
}

function isPrintedInteger(written: string): boolean {
  return /^(?:0|[1-9]\d{0,14})$/.test(written)
}

/** library.humio.com/data-analysis/functions-default.html: a constant, as it is written. */
function lowerDefault(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const raw = args.raw('value')
  if (raw === undefined) return frame
  const constant =
    raw.kind === 'number' && isPrintedInteger(raw.text) ? cx.expr(raw, frame) : text(args.text('value') ?? '', raw.span)
  return args.fields('field').reduce((f, field) => {
    const value = cx.field(f, field.name, field.span)
    if (!args.flag('replaceEmpty', false)) return put(f, field.name, firstOf(value, constant), cx.columns)
    const empty = call('compare.eq', [asText(value), text('')])
    const [kept = value, given = constant] = unify([value, constant])
    const filled = call('logic.case', [call('logic.is_null', [value]), given, empty, given, kept], args.span)
    return put(f, field.name, filled, cx.columns)
  }, frame)
}

export const ASSIGNMENTS: Builtins = {
  eval: { kind: 'events', names: [], open: true, lower: lowerEval },
  rename: { kind: 'events', names: ['field'], required: ['field'], lower: lowerRename },
  default: {
    kind: 'events',
    names: ['value', 'field', 'replaceEmpty'],
    required: ['value', 'field'],
    lower: lowerDefault,
  },
  drop: {
    kind: 'events',
    names: ['fields'],
    required: ['fields'],
    lower: (args, frame, cx) => {
      const names = args.fields('fields').map((f) => f.name)
      const rest = remove(frame, names)
      return names.includes('@timestamp') ? keepingTime(frame, rest, cx) : rest
    },
  },
  setfield: {
    kind: 'events',
    names: ['target', 'value'],
    required: ['target', 'value'],
    lower: (args, frame, cx) => {
      const target = args.raw('target')
      const value = args.raw('value')
      if (target === undefined || value === undefined) return frame
      return setNamed(frame, cx.expr(target, frame), cx.expr(value, frame), args.span, cx)
    },
  },
  if: {
    kind: 'value',
    output: '_if',
    names: ['condition', 'then', 'else'],
    required: ['condition', 'then', 'else'],
    lower: (args, frame, cx) => {
      const [condition, yes, no] = ['condition', 'then', 'else'].map((name) => args.raw(name))
      if (condition === undefined || yes === undefined || no === undefined) return undefined
      const arm = { condition: truth(cx.expr(condition, frame), cx), value: cx.expr(yes, frame) }
      return conditional([arm], cx.expr(no, frame), args.span)
    },
  },
  coalesce: {
    kind: 'value',
    output: '_coalesce',
    names: ['expressions', 'ignoreEmpty'],
    required: ['expressions'],
    lower: (args, frame, cx) => {
      const values = unify(args.list('expressions').map((e) => asText(cx.expr(e, frame))))
      const kept = args.flag('ignoreEmpty', true)
        ? values.map((v) => call('logic.case', [call('compare.eq', [v, text('')]), literal('string', null), v], v.span))
        : values
      return kept.length === 0 ? MISSING : call('logic.coalesce', kept, args.span)
    },
  },
}
