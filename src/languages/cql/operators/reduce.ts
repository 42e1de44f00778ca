import { and, boolean, call, type Expr, reference } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import { arrayName, bindSlot, isPresent, listOf, slotsOf, valuesOf } from '../lower/array.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { aggregate, type Item, itemsOf } from '../lower/fold.ts'
import { type Frame, type Group, put } from '../lower/frame.ts'
import { windowed } from '../lower/rows.ts'

/** What folds elements: an item whose result has no name but that of the array or of the field it goes to. */
function onlyItem(args: Arguments, frame: Frame, cx: Lowering): Item | undefined {
  const body = args.raw('function')
  if (body === undefined) return undefined
  const items = itemsOf(body, frame, cx)
  const [item] = items
  if (items.length === 1 && item !== undefined) return item
  // How several results share the places of one array is not documented.
  if (items.length > 1) cx.refuse(`\`${args.fn}()\` with several aggregates`, body.span)
  return undefined
}

function where(item: Item, condition: Expr): Item {
  return { ...item, only: item.only === undefined ? condition : and([condition, item.only]) }
}

/** The pages contradict themselves about the names of results; what their examples print is given. */
function note(args: Arguments, choice: string, cx: Lowering): void {
  cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
}

/**
 * library.humio.com/data-analysis/functions-array-reducerow.html: one aggregate over the elements of each event, beside
 * the fields of the event. Its page prints the aggregate's own name where `as` gives no other.
 */
function lowerReduceRow(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = arrayName(args, 'array')
  const variable = args.field('var')?.name
  if (name === undefined || variable === undefined) return frame
  const { span } = args
  const { groups: _, ...ungrouped } = frame
  const [rows, place] = windowed(ungrouped, 'window.row_number', [], {}, span, cx)
  const slots = slotsOf(name, rows, span, cx)
  const element = cx.columns.fresh('element', 'dynamic')
  const array = call('texts.cut', [listOf(valuesOf(slots), span)], span)
  // An event without elements has a result, too: that of none.
  const plan: Plan = { kind: 'unnest', input: rows.plan, array, element, outer: true, span }
  const value = call('dynamic.to_text', [reference(element)])
  const each = put({ ...rows, plan }, variable, value, cx.columns)
  const item = onlyItem(args, each, cx)
  if (item === undefined) return frame
  const key: Group = { name: '\u0000row', expr: place }
  const inside = call('logic.not', [call('logic.is_null', [value])])
  const folded = aggregate(each, [key], [where(item, inside)], span, args.fn, cx)
  const row = folded.fields.get(key.name)
  const result = folded.fields.get(item.name)
  if (row === undefined || result === undefined) return frame
  const on = call('logic.same', [place, row])
  if (args.as === undefined) note(args, `the result is in \`${item.name}\``, cx)
  const joined: Plan = { kind: 'join', join: 'left', left: rows.plan, right: folded.plan, on, span }
  return put({ ...frame, plan: joined }, args.as?.name ?? item.name, result, cx.columns)
}

/**
 * library.humio.com/data-analysis/functions-array-reducecolumn.html: for each place of the array one aggregate over the
 * events that have an element there, as an array of one event. Its page prints the default name of that array even where
 * the call is assigned to a field.
 */
function lowerReduceColumn(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const name = arrayName(args, 'array')
  const variable = args.field('var')?.name
  if (name === undefined || variable === undefined) return frame
  const target = (args.text('as') ?? '_reduceColumn').replace(/\[\]$/, '')
  if (args.as !== undefined && !args.has('as')) note(args, `the results are in \`${target}[]\``, cx)
  let reached: Expr = boolean(true)
  const items: Item[] = []
  for (const slot of slotsOf(name, frame, args.span, cx)) {
    reached = call('logic.and', [reached, isPresent(slot)])
    const item = onlyItem(args, bindSlot(frame, variable, slot), cx)
    if (item === undefined) return frame
    items.push({ ...where(item, reached), name: `${target}[${items.length}]` })
  }
  return aggregate(frame, [], items, args.span, args.fn, cx)
}

const PARAMETERS = { names: ['array', 'function', 'var'], required: ['array', 'function', 'var'] }

/** Aggregates over the elements of arrays within events and across them. */
export const REDUCTIONS: Builtins = {
  'array:reducerow': { kind: 'table', ...PARAMETERS, lower: lowerReduceRow },
  'array:reducecolumn': { kind: 'table', ...PARAMETERS, lower: lowerReduceColumn },
}
