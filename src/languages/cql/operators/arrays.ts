import { boolean, call, type Expr, literal, long, or, text } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import {
  allSlotsOf,
  arrayName,
  bindSlot,
  isPresent,
  listOf,
  namesOf,
  type Slot,
  setArray,
  slotsOf,
  testElement,
  valuesOf,
} from '../lower/array.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { type Frame, put, remove } from '../lower/frame.ts'
import { found } from '../lower/regex.ts'
import { regexArgument } from '../lower/regex-argument.ts'
import { asText, isMissing, negate } from '../lower/value.ts'

interface Read {
  readonly name: string
  readonly slots: readonly Slot[]
  /** The flat values as a dynamic array. */
  readonly list: Expr
  /** Where the result goes. */
  readonly target: string
  readonly variable: string
}

function read(args: Arguments, frame: Frame, cx: Lowering): Read | undefined {
  const name = arrayName(args, 'array')
  if (name === undefined) return undefined
  const slots = slotsOf(name, frame, args.span, cx)
  const list = listOf(valuesOf(slots), args.span)
  return { name, slots, list, target: arrayName(args, 'asArray') ?? name, variable: args.text('var') ?? name }
}

/** A change of a whole array: its elements in, as many out at most (and so many more). */
function changing(
  names: readonly string[],
  change: (list: Expr, args: Arguments, frame: Frame, cx: Lowering) => { readonly list: Expr; readonly more?: number },
  keepsRest = false,
): Builtins[string] {
  return {
    kind: 'events',
    names: ['array', 'asArray', ...names],
    required: ['array'],
    lower: (args, frame, cx) => {
      const array = read(args, frame, cx)
      if (array === undefined) return frame
      const changed = change(array.list, args, frame, cx)
      return setArray(frame, array.target, changed.list, array.slots.length + (changed.more ?? 0), !keepsRest, cx)
    },
  }
}

/** The conditions of the elements, each true only for an element that is there. */
function elementTests(array: Read, body: Ast.Expr, flat: boolean, frame: Frame, cx: Lowering): readonly Expr[] {
  let reached: Expr = boolean(true)
  return array.slots.map((slot) => {
    const present = isPresent(slot)
    reached = flat ? call('logic.and', [reached, present]) : present
    return call('logic.and', [reached, testElement(body, bindSlot(frame, array.variable, slot), cx)])
  })
}

function existing(flat: boolean): Builtins[string] {
  return {
    kind: 'filter',
    names: ['array', 'condition', 'var'],
    required: ['array', 'condition'],
    lower: (args, frame, cx) => {
      const array = read(args, frame, cx)
      const body = args.raw('condition')
      if (array === undefined || body === undefined) return undefined
      return or(elementTests(array, body, flat, frame, cx), args.span)
    },
  }
}

/** library.humio.com/data-analysis/functions-array-filter.html: the order stays. */
function lowerFilter(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const array = read(args, frame, cx)
  const body = args.raw('function')
  if (array === undefined || body === undefined) return frame
  const tests = elementTests(array, body, true, frame, cx)
  const values = valuesOf(array.slots).map((value, i) =>
    call('logic.case', [tests[i] ?? boolean(false), value, literal('string', null)]),
  )
  const list = call('texts.present', [listOf(values, args.span)], args.span)
  return setArray(frame, array.target, list, array.slots.length, true, cx)
}

/**
 * library.humio.com/data-analysis/functions-array-eval.html and functions-objectarray-eval.html: the field of the body
 * that has the output array's name is the element; elements without it are left out. An array of objects may have holes.
 */
function evaluating(flat: boolean): Builtins[string] {
  return {
    kind: 'events',
    names: ['array', 'asArray', 'function', 'var'],
    required: flat ? ['array', 'function'] : ['array', 'function', 'asArray'],
    lower: (args, frame, cx) => {
      const array = read(args, frame, cx)
      const body = args.raw('function')
      if (array === undefined || body?.kind !== 'subquery') {
        if (body !== undefined) cx.refuse(`\`${args.fn}()\` with a function that is no \`{ ... }\``, body.span)
        return frame
      }
      const slots = flat ? array.slots : allSlotsOf(array.name, frame, args.span, cx)
      let reached: Expr = boolean(true)
      const values = slots.map((slot) => {
        const present = isPresent(slot)
        reached = flat ? call('logic.and', [reached, present]) : present
        const end = cx.steps(body.pipeline.steps, bindSlot(frame, array.variable, slot))
        const value = end.fields.get(array.target)
        const none = literal('string', null)
        if (value === undefined || value === frame.fields.get(array.target)) return none
        const held = asText(value)
        const guard = call('logic.and', [reached, ...(end.conditions ?? [])])
        return isMissing(held) ? held : call('logic.case', [guard, held, none])
      })
      const list = call('texts.present', [listOf(values, args.span)], args.span)
      return setArray(frame, array.target, list, values.length, true, cx)
    },
  }
}

/**
 * library.humio.com/data-analysis/functions-array-rename.html: the places from 0 on up to the first hole; an event without
 * them keeps what it has under the new name.
 */
function lowerRename(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const array = read(args, frame, cx)
  if (array === undefined || array.target === array.name || array.slots.length === 0) return frame
  const [first] = array.slots
  const moves = first === undefined ? boolean(false) : isPresent(first)
  let reached: Expr = boolean(true)
  const moved = array.slots.flatMap((slot, i) => {
    reached = call('logic.and', [reached, isPresent(slot)])
    const isReached = reached
    return [...slot].map(([inner, value]) => ({ inner: `[${i}]${inner}`, value: asText(value), isReached }))
  })
  const none = literal('string', null)
  const emptied = namesOf(array.target, frame, args.span, cx).reduce((f, name) => {
    const before = asText(old(f, name, cx))
    return put(f, name, call('logic.case', [moves, none, before]), cx.columns)
  }, frame)
  return moved.reduce((f, { inner, value, isReached }) => {
    const before = asText(old(emptied, `${array.target}${inner}`, cx))
    const filled = put(f, `${array.target}${inner}`, call('logic.case', [isReached, value, before]), cx.columns)
    return put(filled, `${array.name}${inner}`, call('logic.case', [isReached, none, value]), cx.columns)
  }, emptied)
}

function lowerRegex(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const array = read(args, frame, cx)
  if (array === undefined) return undefined
  const regex = regexArgument(args, 'regex', cx, '')
  if (regex === undefined) return undefined
  let reached: Expr = boolean(true)
  const tests = valuesOf(array.slots).map((value) => {
    reached = call('logic.and', [reached, negate(call('logic.is_null', [value]))])
    return call('logic.and', [reached, found(value, regex, args.span)])
  })
  return or(tests, args.span)
}

function lowerConcat(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const name = arrayName(args, 'field')
  if (name === undefined) return undefined
  const [from, to] = [args.number('from') ?? 0, args.number('to')]
  if ([from, to ?? 0].some((n) => !Number.isInteger(n) || n < 0)) {
    cx.refuse('this kind of `concatArray()`', args.span)
    return undefined
  }
  const list = listOf(valuesOf(slotsOf(name, frame, args.span, cx)), args.span)
  const [separator = '', prefix = '', suffix = ''] = ['separator', 'prefix', 'suffix'].map((p) => args.text(p) ?? '')
  const last = to === undefined ? literal('long', null) : long(to)
  return call('texts.joined', [list, text(separator), text(prefix), text(suffix), long(from), last], args.span)
}

/** Functions over the fields `x[0]`, `x[1]` ... (library.humio.com/data-analysis/functions-array-functions.html). */
export const ARRAYS: Builtins = {
  'array:contains': {
    kind: 'filter',
    names: ['array', 'value'],
    required: ['array', 'value'],
    lower: (args, frame, cx) => {
      const array = read(args, frame, cx)
      const value = args.text('value')
      return array === undefined || value === undefined
        ? undefined
        : call('texts.has', [array.list, text(value)], args.span)
    },
  },
  'array:exists': existing(true),
  'objectarray:exists': existing(false),
  'array:regex': {
    kind: 'filter',
    names: ['array', 'regex', 'flags'],
    required: ['array', 'regex'],
    lower: lowerRegex,
  },
  'array:length': {
    kind: 'value',
    output: '_length',
    names: ['array'],
    required: ['array'],
    lower: (args, frame, cx) => {
      const array = read(args, frame, cx)
      return array === undefined ? undefined : call('texts.length', [array.list], args.span)
    },
  },
  'array:append': changing(['values'], (list, args, frame, cx) => {
    const values = args.list('values').map((v) => asText(cx.expr(v, frame)))
    return { list: call('texts.append', [list, listOf(values, args.span)], args.span), more: values.length }
  }),
  'array:dedup': changing([], (list, args) => ({ list: call('texts.distinct', [list], args.span) })),
  'array:sort': changing(
    ['order', 'type'],
    (list, args) => {
      const type = args.text('type')?.toLowerCase() === 'number' ? 'number' : 'string'
      const descending = /^desc/i.test(args.text('order') ?? '')
      return { list: call('texts.sorted', [list, text(type), boolean(descending)], args.span) }
    },
    true,
  ),
  'array:drop': {
    kind: 'events',
    names: ['array'],
    required: ['array'],
    lower: (args, frame, cx) => {
      const name = arrayName(args, 'array')
      return name === undefined ? frame : remove(frame, namesOf(name, frame, args.span, cx))
    },
  },
  'array:rename': { kind: 'events', names: ['array', 'asArray'], required: ['array', 'asArray'], lower: lowerRename },
  'array:filter': {
    kind: 'events',
    names: ['array', 'function', 'var', 'asArray'],
    required: ['array', 'function'],
    lower: lowerFilter,
  },
  'array:eval': evaluating(true),
  'objectarray:eval': evaluating(false),
  concatarray: {
    kind: 'value',
    output: '_concatArray',
    names: ['field', 'separator', 'prefix', 'suffix', 'from', 'to'],
    required: ['field'],
    lower: lowerConcat,
  },
}
