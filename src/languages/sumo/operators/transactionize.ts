import { filter, project } from '../../../plan/build.ts'
import { copyPlan } from '../../../plan/copy.ts'
import {
  aggregateCall,
  and,
  boolean,
  call,
  type Expr,
  long,
  not,
  reference,
  type SortKey,
  type WindowCall,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { MergedField, NamedOption } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNull, toText, toWhole } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { mergeRows, parseMerged, printMerged } from './merge.ts'

const MOST = Number.MAX_SAFE_INTEGER

/** https://help.sumologic.com/docs/search/search-query-language/transaction-analytics/transactionize-operator/ */
export const TRANSACTIONIZE: OperatorDefinition<'transactionize'> = {
  words: ['transactionize'],
  parse: (p, start) => {
    const fields = p.expectNames()
    const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
    const options: NamedOption[] = []
    for (let option = parseOption(p); option !== undefined; option = parseOption(p)) options.push(option)
    const merge = parseSubquery(p)
    return { kind: 'transactionize', fields, alias, options, merge, span: p.spanFrom(start) }
  },
  print: ({ fields, alias, options, merge }) => {
    const named = alias === undefined ? '' : ` as ${printName(alias)}`
    const given = options.map(({ name, value }) => ` ${name}=${value}`).join('')
    const merged = merge === undefined ? '' : ` (merge${merge.length === 0 ? '' : ` ${printMerged(merge)}`})`
    return `transactionize ${printNames(fields)}${named}${given}${merged}`
  },
  lower: ({ fields, alias, options, merge, span }, frame) => {
    const limits = limitsOf(options, fields.length, frame)
    const keepOrphans = !options.some(
      (o) => o.name.toLowerCase() === 'keeporphans' && o.value.toLowerCase() === 'false',
    )
    const values = fields.map((name) => frame.hold(name.text, toText(frame.resolve(name))))
    const place = frame.numbered(span)
    const isBounded = Object.values(limits).some((limit) => limit !== undefined)
    if (isBounded) {
      const choice = 'messages are taken from the earliest on, and one beyond a limit begins the next transaction'
      frame.choose('the limits of `transactionize`', choice, span)
    }
    const [value] = values
    let linked: Expr
    if (isBounded && value !== undefined) linked = within(limits, value, place, span, frame)
    else linked = values.length === 1 ? ofOneField(values, place, span, frame) : ofSeveral(values, place, span, frame)
    lowerGroups(alias?.text ?? '_group', values, linked, place, keepOrphans, merge, span, frame)
  },
}

/** Milliseconds and a number of messages. */
interface Limits {
  readonly maxspan: number | undefined
  readonly maxpause: number | undefined
  readonly maxlogs: number | undefined
}

/** Reports what has no exact form. */
function limitsOf(options: readonly NamedOption[], fields: number, frame: Frame): Limits {
  const limits = new Map<string, number>()
  const seen = new Set<string>()
  for (const { name, value, span } of options) {
    const key = name.toLowerCase()
    const refuse = (hint: string): void => frame.refuse(`\`${name}=${value}\` of \`transactionize\``, span, [hint])
    const shape = SHAPES[key]
    if (seen.has(key)) refuse('it stands there twice')
    else if (shape === undefined)
      refuse('no page says whether case counts and where in a message its text has to stand')
    else if (!shape.test(value)) refuse('times are as `30s`, numbers of messages as `10`, orphans `true` or `false`')
    else if (key !== 'keeporphans' && fields > 1) {
      refuse(
        'no page says what a limit does to messages that several fields link; `transactionize` takes one field, too',
      )
    } else if (key !== 'keeporphans') limits.set(key, numberValue(value))
    seen.add(key)
  }
  return { maxspan: limits.get('maxspan'), maxpause: limits.get('maxpause'), maxlogs: limits.get('maxlogs') }
}

const LENGTH = /^[0-9]+(?:\.[0-9]+)?(?:ms|[smhdw])$/

const SHAPES: Readonly<Record<string, RegExp>> = {
  maxspan: LENGTH,
  maxpause: LENGTH,
  maxlogs: /^[1-9][0-9]{0,8}$/,
  keeporphans: /^(?:true|false)$/i,
}

/** `maxlogs = 10`, `startsWith="x";strict`; the value is as written. */
function parseOption(p: Parser): NamedOption | undefined {
  const mark = p.at
  p.acceptSymbol(',')
  const { start } = p.peek().span
  if (!p.isWord('maxspan', 'maxpause', 'maxlogs', 'startswith', 'endswith', 'keeporphans')) {
    p.at = mark
    return undefined
  }
  const name = p.next().text
  p.expectSymbol('=')
  const token = p.accept('number') ?? p.accept('string') ?? p.accept('word') ?? p.fail('a value')
  const isStrict = p.peek().text === ';' && p.peek(1).text.toLowerCase() === 'strict'
  if (isStrict) p.at += 2
  return { name, value: `${token.text}${isStrict ? ';strict' : ''}`, span: p.spanFrom(start) }
}

function parseSubquery(p: Parser): readonly MergedField[] | undefined {
  if (p.acceptSymbol('(') === undefined) return undefined
  if (p.acceptWord('merge') === undefined) p.fail('`merge`')
  const merged = parseMerged(p)
  p.expectSymbol(')')
  return merged
}

function over(expr: WindowCall, frame: Frame): Expr {
  const column = frame.columns.fresh('linked', expr.type)
  frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span: expr.span }
  return reference(column)
}

/** The first row with the same value; null for rows without one. */
function ofOneField(values: readonly Expr[], place: Expr, span: Span, frame: Frame): Expr {
  return over(windowCall('window.min', [place], { partitionBy: values, orderBy: [] }, span), frame)
}

/** The first of the rows that are linked with each, over one list of all rows. */
function ofSeveral(values: readonly Expr[], place: Expr, span: Span, frame: Frame): Expr {
  return overList([place, ...values], [place], place, (list) => call('array.linked_rows', [list], span), span, frame)
}

/** The first row of the transaction that each is in, of those that the limits cut the rows with one value into. */
function within({ maxspan, maxpause, maxlogs }: Limits, value: Expr, place: Expr, span: Span, frame: Frame): Expr {
  const time = frame.hold('time', toWhole(frame.resolve({ text: '_messageTime', quoted: false, span })))
  const limits = [maxspan, maxpause, maxlogs].map((limit) => long(Math.trunc(limit ?? -1)))
  const grouped = (list: Expr): Expr => call('array.linked_rows_within', [list, ...limits], span)
  return overList([place, time, value], [time, place], place, grouped, span, frame)
}

/** Joins each row, by its place, with what a function says of the list of all rows: pairs of places. */
function overList(
  parts: readonly Expr[],
  order: readonly Expr[],
  place: Expr,
  pairsOf: (list: Expr) => Expr,
  span: Span,
  frame: Frame,
): Expr {
  const { plan: copy, expr: copied } = copyPlan(frame.plan, frame.columns)
  const row = call(
    'dynamic.array',
    parts.map((e) => call('dynamic.from', [copied(e)])),
  )
  const gathered = {
    ...frame.columns.fresh('rows', 'dynamic'),
    expr: aggregateCall('agg.list', [row, long(MOST)], span),
  }
  const keys = order.map((e): SortKey => ({ expr: copied(e), direction: 'asc', nulls: 'last' }))
  const sorted: Plan = { kind: 'sort', input: copy, keys, span }
  const list: Plan = { kind: 'aggregate', input: sorted, keys: [], aggregates: [gathered], span }
  const links = { ...frame.columns.fresh('links', 'dynamic'), expr: pairsOf(reference(gathered)) }
  const element = frame.columns.fresh('link', 'dynamic')
  const each: Plan = {
    kind: 'unnest',
    input: project(list, [links], span),
    array: reference(links),
    element,
    outer: false,
    span,
  }
  const part = (at: number): Computed => {
    const value = toWhole(call('dynamic.element', [reference(element), long(at)]))
    return { ...frame.columns.fresh('part', value.type), expr: value }
  }
  const [own, first] = [part(0), part(1)]
  const right = project(each, [own, first], span)
  const on = call('compare.eq', [place, reference(own)])
  frame.plan = { kind: 'join', join: 'left', left: frame.plan, right, on, span }
  return reference(first)
}

function lowerGroups(
  prefix: string,
  values: readonly Expr[],
  linked: Expr,
  place: Expr,
  keepOrphans: boolean,
  merge: readonly MergedField[] | undefined,
  span: Span,
  frame: Frame,
): void {
  const orphaned = frame.hold('orphaned', and(values.map((value) => isNull(value))))
  if (keepOrphans) {
    frame.choose('`transactionize`', 'a message without any of the fields is a group of its own, and an orphan', span)
  } else frame.plan = filter(frame.plan, not(orphaned))
  const group = frame.hold('group', call('logic.case', [orphaned, place, linked]))
  const time = frame.hold('time', toWhole(frame.resolve({ text: '_messageTime', quoted: false, span })))
  const partition = { partitionBy: [group], orderBy: [] }
  const size = over(windowCall('window.count', [], partition, span), frame)
  const first = over(windowCall('window.min', [time], partition, span), frame)
  const last = over(windowCall('window.max', [time], partition, span), frame)
  const made = [
    { name: prefix, expr: group },
    { name: `${prefix}_duration`, expr: call('number.subtract', [last, first], span) },
    { name: `${prefix}_size`, expr: size },
    { name: `${prefix}_orphaned`, expr: call('logic.or', [orphaned, boolean(false)]) },
  ]
  frame.define(made, span)
  if (merge === undefined) return
  const groups = made.map(({ name }) => ({ text: name, quoted: false, span }))
  mergeRows(merge, groups, span, frame)
}
