import { extend } from '../../../plan/build.ts'
import { call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from './arguments.ts'
import type { Lowering } from './context.ts'
import { old, truth } from './filter.ts'
import { type Frame, put, tested } from './frame.ts'
import { asText, exists, firstOf } from './value.ts'

/** One place of an array: its own value under the empty name, and the values inside it as `.name` or `[n]`. */
export type Slot = ReadonlyMap<string, Expr>

/** `a[]` is the array `a`, and so is `` `a`[] `` (library.humio.com/data-analysis/syntax-array.html). */
export function arrayName(args: Arguments, parameter: string): string | undefined {
  return args
    .field(parameter)
    ?.name.replace(/\[\]$/, '')
    .replace(/`([^`]*)`/g, '$1')
}

/** The places that the fields of events have, from 0 on without holes. */
export function slotsOf(name: string, frame: Frame, span: Span, cx: Lowering): readonly Slot[] {
  const found = placesOf(name, frame, span, cx)
  const slots: Slot[] = []
  for (let slot = found.get(0); slot !== undefined; slot = found.get(slots.length)) slots.push(slot)
  return slots
}

/** All places that the fields of events have, in order. */
export function allSlotsOf(name: string, frame: Frame, span: Span, cx: Lowering): readonly Slot[] {
  return [...placesOf(name, frame, span, cx)].toSorted(([a], [b]) => a - b).map(([, slot]) => slot)
}

function placesOf(name: string, frame: Frame, span: Span, cx: Lowering): ReadonlyMap<number, Slot> {
  const found = new Map<number, Map<string, Expr>>()
  const head = `${name}[`
  for (const [field, expr] of cx.allFields(frame, span)) {
    if (!field.startsWith(head)) continue
    const [whole, place] = /^(\d{1,9})\]/.exec(field.slice(head.length)) ?? []
    if (whole === undefined) continue
    const slot = found.get(Number(place)) ?? new Map<string, Expr>()
    found.set(Number(place), slot.set(field.slice(head.length + whole.length), expr))
  }
  return found
}

/** The flat values of an array; those without a field of their own are missing. */
export function valuesOf(slots: readonly Slot[]): readonly Expr[] {
  return slots.map((slot) => asText(slot.get('') ?? literal('string', null)))
}

/** The values as one dynamic array. */
export function listOf(values: readonly Expr[], span: Span): Expr {
  return call('dynamic.array', values, span)
}

/** Names of all fields that belong to an array. */
export function namesOf(name: string, frame: Frame, span: Span, cx: Lowering): readonly string[] {
  return [...cx.allFields(frame, span).keys()].filter((field) => field.startsWith(`${name}[`))
}

/**
 * Writes an array from a dynamic one of at most `size` elements. Elements that the target has beyond its end are kept,
 * or taken off when the target is `replaced`.
 */
export function setArray(frame: Frame, name: string, list: Expr, size: number, replaced: boolean, cx: Lowering): Frame {
  const held = slotsOf(name, frame, list.span, cx).length
  const column = cx.columns.fresh('array', 'dynamic')
  const inBranch = frame.conditions !== undefined
  const start = inBranch ? frame : { ...frame, plan: extend(frame.plan, [{ ...column, expr: list }], list.span) }
  const source = inBranch ? list : reference(column)
  const count = replaced ? Math.max(size, held) : size
  return Array.from({ length: count }, (_, i) => i).reduce((f, i) => {
    const field = `${name}[${i}]`
    const element = asText(call('dynamic.element', [source, long(i)], list.span))
    return put(f, field, replaced ? element : firstOf(element, old(f, field, cx)), cx.columns)
  }, start)
}

/** The frame in which the body of a function over elements is lowered: the element has the variable's name. */
export function bindSlot(frame: Frame, variable: string, slot: Slot): Frame {
  const fields = new Map(frame.fields)
  for (const [inner, expr] of slot) fields.set(`${variable}${inner}`, expr)
  return tested({ ...frame, fields })
}

/** Whether an element has a value of any kind. */
export function isPresent(slot: Slot): Expr {
  const tests = [...slot.values()].map((v) => exists(v))
  const [only] = tests
  return tests.length === 1 && only !== undefined ? only : call('logic.or', tests)
}

/** `{ ... }` or a call as the condition of an element. */
export function testElement(body: Ast.Expr, frame: Frame, cx: Lowering): Expr {
  if (body.kind !== 'subquery') return truth(cx.expr(body, frame), cx)
  const tests = cx.steps(body.pipeline.steps, frame).conditions ?? []
  const [only] = tests
  if (tests.length === 0) return literal('boolean', true)
  return tests.length === 1 && only !== undefined ? only : call('logic.and', tests)
}
