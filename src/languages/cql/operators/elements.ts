import { extend, project } from '../../../plan/build.ts'
import {
  type AggregateCall,
  aggregateCall,
  call,
  type Expr,
  literal,
  long,
  reference,
  text,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import { arrayName, isPresent, listOf, namesOf, type Slot, slotsOf, valuesOf } from '../lower/array.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { putRecord } from '../lower/data-fields.ts'
import { old } from '../lower/filter.ts'
import { closed } from '../lower/fold.ts'
import { assign, type Frame, put, remove, where } from '../lower/frame.ts'
import { splitBy } from '../lower/regex.ts'
import { regexArgument } from '../lower/regex-argument.ts'
import { asText } from '../lower/value.ts'

/** More elements than become fields. */
const MOST = 100_000

/** Between any two characters, as library.humio.com/data-analysis/functions-splitstring.html writes it. */
const BETWEEN_CHARACTERS = ['(?!\\A)(?=.)', '(?!^)(?=.)']

/** The pieces of a text as a dynamic array; undefined, and reported, where the pattern has no exact form. */
function pieces(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const raw = args.raw('by')
  const by = raw?.kind === 'regex' ? raw.pattern : args.text('by')
  if (by === undefined || raw === undefined) return undefined
  const field = args.field('field') ?? { name: '@rawstring', quoted: false, span: args.span }
  const value = asText(cx.field(frame, field.name, field.span))
  if (BETWEEN_CHARACTERS.includes(by)) return call('text.characters', [value], args.span)
  const plain = by.replace(/\\([^A-Za-z0-9])/g, '$1')
  const special = /[\\^$.|?*+()[\]{}]/
  if (by !== '' && !special.test(by.replace(/\\[^A-Za-z0-9]/g, ''))) {
    return call('text.split', [value, text(plain)], args.span)
  }
  const regex = regexArgument(args, 'by', cx, '', true)
  return regex === undefined ? undefined : splitBy(value, regex, args.span)
}

/** library.humio.com/data-analysis/functions-splitstring.html */
function lowerSplitString(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const list = pieces(args, frame, cx)
  if (list === undefined) return frame
  const target = args.as?.name ?? '_splitstring'
  const index = args.number('index')
  if (index === undefined) {
    return putRecord(frame, call('record.of_list', [list, text(target)], args.span), 'replace', args.span, cx)
  }
  const piece = asText(call('dynamic.element', [list, long(Math.trunc(index))], args.span))
  return assign(frame, target, piece, old(frame, target, cx), cx.columns)
}

/** A row for each element that there is; `place` is its number, from 0. */
function unnested(frame: Frame, slots: readonly Slot[], args: Arguments, cx: Lowering) {
  const { span } = args
  const present = slots.map((slot, i) =>
    call('logic.case', [isPresent(slot), text(String(i)), literal('string', null)]),
  )
  const places = cx.columns.fresh('places', 'dynamic')
  const element = cx.columns.fresh('element', 'dynamic')
  const list = call('texts.cut', [listOf(present, span)], span)
  const input = extend(frame.plan, [{ ...places, expr: list }], span)
  const plan: Plan = { kind: 'unnest', input, array: reference(places), element, outer: false, span }
  const place = asText(call('dynamic.to_text', [reference(element)], span))
  return { frame: { ...frame, plan }, place }
}

/** What the slots hold inside, chosen by the place. */
function chosen(slots: readonly Slot[], inner: string, place: Expr): Expr {
  const arms = slots.flatMap((slot, i) => {
    const value = slot.get(inner)
    return value === undefined ? [] : [call('compare.eq', [place, text(String(i))]), asText(value)]
  })
  return call('logic.case', [...arms, literal('string', null)])
}

/** library.humio.com/data-analysis/functions-split.html: an event for each element, with all fields but the array. */
function lowerSplit(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = (args.text('field') ?? '_events').replace(/\[\]$/, '')
  const strip = args.flag('strip', false)
  const slots = slotsOf(name, frame, args.span, cx)
  const { frame: rows, place } = unnested(frame, slots, args, cx)
  const inner = new Set(slots.flatMap((slot) => [...slot.keys()]))
  const values = [...inner].map((part) => {
    const bare = part.replace(/^\./, '')
    return { field: part !== '' && (strip || name === '') ? bare : `${name}${part}`, value: chosen(slots, part, place) }
  })
  const id = old(frame, '@id', cx)
  const without = remove(rows, namesOf(name, frame, args.span, cx))
  const filled = values.reduce((f, { field, value }) => put(f, field, value, cx.columns), without)
  const indexed = put(filled, '_index', place, cx.columns)
  return id.kind === 'literal'
    ? indexed
    : put(indexed, '@id', call('text.concat', [asText(id), text('__'), place]), cx.columns)
}

/** library.humio.com/data-analysis/functions-array-union.html: the distinct elements of all events, as one event. */
function lowerUnion(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = arrayName(args, 'array')
  if (name === undefined) return frame
  const { span } = args
  const target = (args.as?.name ?? '_union').replace(/\[\]$/, '')
  const values = cx.columns.fresh('values', 'dynamic')
  const element = cx.columns.fresh('element', 'dynamic')
  const list = call('texts.cut', [listOf(valuesOf(slotsOf(name, frame, span, cx)), span)], span)
  const input = project(frame.plan, [{ ...values, expr: list }], span)
  const each: Plan = { kind: 'unnest', input, array: reference(values), element, outer: false, span }
  const set = aggregateCall('agg.set', [call('dynamic.to_text', [reference(element)]), long(MOST)], span)
  const distinct: Computed<AggregateCall> = { ...cx.columns.fresh('distinct', set.type), expr: set }
  const plan: Plan = { kind: 'aggregate', input: each, keys: [], aggregates: [distinct], span }
  const sorted = call('texts.sorted', [reference(distinct), text('string'), literal('boolean', false)], span)
  const record = call('record.of_list', [sorted, text(target)], span)
  return putRecord(ofArrays(closed(frame, plan, new Map(), args.fn), reference(distinct)), record, 'replace', span, cx)
}

/** Where no event has an array, there is no result. */
function ofArrays(frame: Frame, elements: Expr): Frame {
  return where(frame, call('compare.gt', [call('dynamic.array_length', [elements]), long(0)]))
}

/** library.humio.com/data-analysis/functions-array-intersection.html: the elements of every event that has any, as one event. */
function lowerIntersection(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = arrayName(args, 'array')
  if (name === undefined) return frame
  const { span } = args
  const target = (args.as?.name ?? '_intersection').replace(/\[\]$/, '')
  const element = cx.columns.fresh('element', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const marked = call('texts.marked', [listOf(valuesOf(slotsOf(name, frame, span, cx)), span)], span)
  const values: Computed = { ...cx.columns.fresh('values', 'dynamic'), expr: marked }
  const input = project(frame.plan, [values], span)
  const each: Plan = { kind: 'unnest', input, array: reference(values), element, place, outer: false, span }
  const key: Computed = { ...cx.columns.fresh('key', 'string'), expr: call('dynamic.to_text', [reference(element)]) }
  const events: Computed<AggregateCall> = {
    ...cx.columns.fresh('events', 'long'),
    expr: aggregateCall('agg.count', []),
  }
  const first: Computed<AggregateCall> = {
    ...cx.columns.fresh('first', 'long'),
    expr: aggregateCall('agg.min', [reference(place)]),
  }
  const counted: Plan = { kind: 'aggregate', input: each, keys: [key], aggregates: [events, first], span }
  const row = call('dynamic.array', [reference(events), reference(first), reference(key)])
  const rows: Computed<AggregateCall> = {
    ...cx.columns.fresh('rows', 'dynamic'),
    expr: aggregateCall('agg.list', [row, long(MOST)], span),
  }
  const plan: Plan = { kind: 'aggregate', input: counted, keys: [], aggregates: [rows], span }
  const record = call('record.of_list', [call('texts.common', [reference(rows)]), text(target)], span)
  return putRecord(ofArrays(closed(frame, plan, new Map(), args.fn), reference(rows)), record, 'replace', span, cx)
}

/** library.humio.com/data-analysis/functions-array-reduceall.html: one aggregate over the elements of all events. */
function lowerReduceAll(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = arrayName(args, 'array')
  const body = args.raw('function')
  if (name === undefined || body === undefined) return frame
  const slots = slotsOf(name, frame, args.span, cx)
  const { frame: rows, place } = unnested(frame, slots, args, cx)
  const bound = put(rows, args.text('var') ?? name, chosen(slots, '', place), cx.columns)
  const steps: readonly Ast.Step[] =
    body.kind === 'subquery'
      ? body.pipeline.steps
      : body.kind === 'call'
        ? [{ kind: 'call', call: body, negated: false, span: body.span }]
        : body.kind === 'array'
          ? [{ kind: 'stats', items: body.items, span: body.span }]
          : []
  if (steps.length === 0) {
    cx.refuse('this kind of `function`', body.span)
    return frame
  }
  return cx.steps(steps, bound)
}

export const ELEMENTS: Builtins = {
  splitstring: {
    kind: 'events',
    names: ['field', 'by', 'index'],
    required: ['by'],
    lower: lowerSplitString,
  },
  split: { kind: 'table', inBranch: () => 'rows', names: ['field', 'strip'], lower: lowerSplit },
  'array:union': { kind: 'table', names: ['array'], required: ['array'], lower: lowerUnion },
  'array:intersection': { kind: 'table', names: ['array'], required: ['array'], lower: lowerIntersection },
  'array:reduceall': {
    kind: 'table',
    names: ['array', 'function', 'var'],
    required: ['array', 'function'],
    lower: lowerReduceAll,
  },
}
