import { compute, filter, limit, project } from '../../../plan/build.ts'
import { copyPlan } from '../../../plan/copy.ts'
import {
  type AggregateCall,
  and,
  boolean,
  type Column,
  call,
  type Expr,
  literal,
  long,
  reference,
  type SortKey,
  text,
  type WindowCall,
  windowCall,
} from '../../../plan/expr.ts'
import { type Computed, outputColumns, type Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { isNumeric, type ValueType } from '../../../types/value.ts'
import { type FillConstant, type FillGenerator, type Name, type StringText, stringValue } from '../ast.ts'
import type { Field, Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import { toReal, toText, toWhole } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { fillMessages } from './fill-messages.ts'
import { lengthOf, parseLength, searchedRange, sliceStart } from './timeslice.ts'

/** The page's limit of combinations; the product leaves out further ones. */
const MOST = 10_000

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/fillmissing/ */
export const FILLMISSING: OperatorDefinition<'fillmissing'> = {
  words: ['fillmissing'],
  parse: (p, start) => {
    const generators = [parseGenerator(p)]
    while (p.acceptSymbol(',')) generators.push(parseGenerator(p))
    const constants: FillConstant[] = []
    let takeLast = p.acceptWord('takelast') !== undefined
    if (p.acceptWord('with')) {
      do constants.push(parseConstant(p))
      while (p.acceptSymbol(','))
    }
    takeLast = p.acceptWord('takelast') !== undefined || takeLast
    return { kind: 'fillmissing', generators, constants, takeLast, span: p.spanFrom(start) }
  },
  print: ({ generators, constants, takeLast }) => {
    const given = constants.map(({ value, field }) => `${value} for ${printName(field)}`).join(', ')
    const filled = given === '' ? '' : ` with ${given}`
    return `fillmissing ${generators.map(printGenerator).join(', ')}${filled}${takeLast ? ' takeLast' : ''}`
  },
  lower: ({ generators, constants, takeLast, span }, frame) => {
    if (frame.opaque) return
    const made = generators.map((g) => lowerGenerator(g, frame))
    const known = made.flatMap((m) => (m === undefined ? [] : [m]))
    if (known.length < made.length) return
    if (takeLast && !generators.some((g) => g.kind === 'timeslice')) {
      frame.refuse('`takeLast` without a `timeslice` generator', span)
      return
    }
    const twice = known.find((m, i) => known.findIndex((o) => o.field.column.id === m.field.column.id) !== i)
    if (twice !== undefined) {
      frame.refuse(`two generators for \`${twice.field.name}\``, span)
      return
    }
    fill(known, constants, takeLast, span, frame)
  },
}

function parseGenerator(p: Parser): FillGenerator {
  const { start } = p.peek().span
  if (p.acceptWord('timeslice')) {
    let size: string | undefined
    if (p.acceptSymbol('(')) {
      size = parseLength(p)
      p.expectSymbol(')')
    }
    const field = p.acceptWord('in') === undefined ? undefined : p.expectName()
    return { kind: 'timeslice', size, field, span: p.spanFrom(start) }
  }
  if (p.acceptWord('values', 'value') === undefined) p.fail('`timeslice` or `values`')
  const values: StringText[] | undefined = p.acceptWord('all') === undefined ? [] : undefined
  if (values !== undefined) {
    p.expectSymbol('(')
    do values.push(p.expectString('a text'))
    while (p.acceptSymbol(','))
    p.expectSymbol(')')
  }
  p.expectWord('in')
  return { kind: 'values', values, field: p.expectName(), span: p.spanFrom(start) }
}

function printGenerator(generator: FillGenerator): string {
  if (generator.kind === 'timeslice') {
    const { size, field } = generator
    return `timeslice${size === undefined ? '' : `(${size})`}${field === undefined ? '' : ` in ${printName(field)}`}`
  }
  const { values, field } = generator
  const listed = values === undefined ? ' all' : `(${values.map((v) => `"${v.raw}"`).join(', ')})`
  return `values${listed} in ${printName(field)}`
}

function parseConstant(p: Parser): FillConstant {
  const { start } = p.peek().span
  const sign = p.acceptSymbol('-') === undefined ? '' : '-'
  const token = p.accept('number') ?? (sign === '' ? (p.accept('string') ?? p.acceptWord('null')) : undefined)
  if (token === undefined) p.fail('a number, a text or `null`')
  p.expectWord('for')
  return { value: `${sign}${token.text}`, field: p.expectName(), span: p.spanFrom(start) }
}

/** A key field and a plan of one column with the values that it is to have. */
interface Generated {
  readonly field: Field
  readonly plan: Plan
  readonly column: Column
  readonly isSlice: boolean
}

function lowerGenerator(generator: FillGenerator, frame: Frame): Generated | undefined {
  const { span } = generator
  const name: Name =
    generator.kind === 'values'
      ? generator.field
      : (generator.field ?? { text: '_timeslice', quoted: false, span: generator.span })
  const field = frame.aggregated ? frame.fields.get(name.text.toLowerCase()) : ofMessages(name, frame)
  if (field === undefined) {
    frame.resolve(name)
    return undefined
  }
  if (generator.kind === 'timeslice') return slices(generator.size, field, span, frame)
  if (generator.values === undefined) return allValues(field, span, frame)
  const { type } = field.column
  const written = frame.columns.fresh('written', 'string')
  const texts = [...new Set(generator.values.map((v) => stringValue(v.raw)))]
  const values: Plan = { kind: 'values', columns: [written], rows: texts.map((t) => [t]), span }
  const column = frame.columns.fresh(field.name, type)
  const plan = project(values, [compute(column, withType(reference(written), type))], span)
  return { field, plan, column, isSlice: false }
}

function ofMessages(name: Name, frame: Frame): Field | undefined {
  if (name.text.startsWith('_') && !frame.has(name.text)) return undefined
  const value = frame.resolve(name)
  const held = frame.hold(name.text, value.type === 'dynamic' ? toText(value) : value)
  return held.kind === 'column' ? { name: name.text, column: frame.column(held.id), ofRecord: false } : undefined
}

/** A text as a value of the field's type; null when it is none. */
function withType(value: Expr, type: ValueType): Expr {
  if (type === 'real') return toReal(value)
  if (type === 'long' || type === 'int') return call('number.with_type', [toWhole(value), literal(type, 0n)])
  if (type === 'boolean') return call('convert.text_to_boolean', [value])
  return value
}

/** All slices of the searched range, each by its start. */
function slices(size: string | undefined, field: Field, span: Span, frame: Frame): Generated | undefined {
  if (!isNumeric(field.column.type)) {
    frame.refuse(`\`fillmissing timeslice\` in \`${field.name}\`, which holds no times,`, span)
    return undefined
  }
  const length = size === undefined ? frame.slice?.length : lengthOf(size, frame, span)
  if (length === undefined) {
    if (size === undefined) frame.refuse('`fillmissing timeslice` without a length and a `timeslice` before', span)
    return undefined
  }
  const { plan: copy, column: copied } = copyPlan(frame.plan, frame.columns)
  const rows = frame.plan
  frame.plan = copy
  const { first, last } = searchedRange(reference(copied(field.column)), '`fillmissing timeslice`', span, frame)
  // A range that the data has nothing to say about needs no data.
  const bounded = first.kind === 'literal' && last.kind === 'literal'
  const source: Plan = bounded
    ? { kind: 'values', columns: [frame.columns.fresh('one', 'long')], rows: [[1n]], span }
    : limit(frame.plan, 1, span)
  frame.plan = rows
  // Where clocks change, slices are shorter or longer: half steps meet them all.
  const step = frame.options.timeZone === 'UTC' ? length : Math.max(1, Math.floor(length / 2))
  const from = sliceStart(toWhole(first), long(length), frame)
  const all = {
    ...frame.columns.fresh('slices', 'dynamic'),
    expr: call('array.range_of_integers', [from, toWhole(last), long(step)]),
  }
  const element = frame.columns.fresh('element', 'dynamic')
  const each: Plan = {
    kind: 'unnest',
    input: project(source, [all], span),
    array: reference(all),
    element,
    outer: false,
    span,
  }
  const at = toWhole(reference(element))
  const start = { ...frame.columns.fresh(field.name, 'long'), expr: sliceStart(at, long(length), frame) }
  const aggregates: readonly Computed<AggregateCall>[] = []
  const distinct: Plan = { kind: 'aggregate', input: each, keys: [start], aggregates, span }
  const column = frame.columns.fresh(field.name, field.column.type)
  const plan = project(distinct, [compute(column, withType(reference(start), field.column.type))], span)
  return { field, plan, column, isSlice: true }
}

function allValues(field: Field, span: Span, frame: Frame): Generated {
  const { plan: copy, column: copied } = copyPlan(frame.plan, frame.columns)
  const source = copied(field.column)
  const column: Computed = { ...frame.columns.fresh(field.name, source.type), expr: reference(source) }
  const aggregates: readonly Computed<AggregateCall>[] = []
  const distinct: Plan = { kind: 'aggregate', input: copy, keys: [column], aggregates, span }
  const present = filter(distinct, call('logic.not', [call('logic.is_null', [reference(column)])]))
  return { field, plan: present, column: { id: column.id, name: column.name, type: column.type }, isSlice: false }
}

/** The rows so far and, behind them, a row for every combination that none of them has. */
function fill(
  generated: readonly Generated[],
  constants: readonly FillConstant[],
  takeLast: boolean,
  span: Span,
  frame: Frame,
): void {
  const combinations = generated
    .map((g) => g.plan)
    .reduce((left, right): Plan => ({ kind: 'join', join: 'inner', left, right, on: boolean(true), span }))
  const bounded = limit(
    { kind: 'sort', input: combinations, keys: generated.map((g) => ascending(g.column)), span },
    MOST,
  )
  if (!frame.aggregated) {
    if (takeLast) frame.refuse('`takeLast` among messages', span, ['`count by _timeslice` may stand before'])
    for (const constant of constants) if (!frame.has(constant.field.text)) frame.resolve(constant.field)
    fillMessages(generated, bounded, (field) => defaultOf(field.column, field, constants), span, frame)
    return
  }
  const { plan: copy, column: copied } = copyPlan(frame.plan, frame.columns)
  const on = and(generated.map((g) => call('compare.eq', [reference(g.column), reference(copied(g.field.column))])))
  const missing: Plan = { kind: 'join', join: 'anti', left: bounded, right: copy, on, span }
  const before = outputColumns(frame.plan)
  const defaults = before.map((column) => {
    const key = generated.find((g) => g.field.column.id === column.id)
    const field = [...frame.fields.values()].find((f) => f.column.id === column.id)
    return key === undefined ? defaultOf(column, field, constants) : reference(key.column)
  })
  // A constant of another type than the field's: both become what can hold either.
  const types = defaults.map((value, i) => jointType(before[i]?.type ?? value.type, value.type))
  const under = (value: Expr, i: number): Expr => {
    const type = types[i] ?? value.type
    if (value.type === type) return value
    return type === 'real' ? toReal(value) : toText(value)
  }
  const isFilled = frame.columns.fresh('filled', 'boolean')
  const rows = (input: Plan, values: readonly Expr[], filled: boolean): Plan =>
    project(input, [
      ...values.map((value, i) => {
        const expr = under(value, i)
        return compute(frame.columns.fresh(before[i]?.name ?? 'value', expr.type), expr)
      }),
      compute(frame.columns.fresh('filled', 'boolean'), boolean(filled)),
    ])
  const inputs = [
    rows(
      frame.plan,
      before.map((c) => reference(c)),
      false,
    ),
    rows(missing, defaults, true),
  ]
  const columns = before.map((c, i) => frame.columns.fresh(c.name, types[i] ?? c.type))
  frame.plan = { kind: 'union', inputs, columns: [...columns, isFilled], span }
  const moved = (column: Column): Column => columns[before.findIndex((c) => c.id === column.id)] ?? column
  for (const [key, field] of frame.fields) frame.fields.set(key, { ...field, column: moved(field.column) })
  const kept = frame.order.flatMap((key): readonly SortKey[] => {
    const { expr } = key
    const column = expr.kind === 'column' ? columns[before.findIndex((c) => c.id === expr.id)] : undefined
    return column === undefined ? [] : [{ ...key, expr: reference(column) }]
  })
  const keys = generated.map((g) => moved(g.field.column))
  frame.order = [...kept, ...keys.map(ascending)]
  const slice = generated.find((g) => g.isSlice)
  if (takeLast && slice !== undefined) takeFromBefore(moved(slice.field.column), keys, isFilled, constants, span, frame)
}

function ascending(column: Column): SortKey {
  return { expr: reference(column), direction: 'asc', nulls: 'last' }
}

function jointType(own: ValueType, given: ValueType): ValueType {
  if (own === given) return own
  return isNumeric(own) && isNumeric(given) ? (own === 'real' || given === 'real' ? 'real' : 'long') : 'string'
}

/** What added rows have in a field that no generator is for: 0 or false, else null, unless `with` says otherwise. */
function defaultOf(column: Column, field: Field | undefined, constants: readonly FillConstant[]): Expr {
  const given = field === undefined ? undefined : constantOf(field, constants)
  if (given !== undefined) {
    if (given.value === 'null') return literal(column.type, null)
    if (given.value.startsWith('"')) return text(stringValue(given.value.slice(1, -1)))
    const sign = given.value.startsWith('-') ? -1 : 1
    const value = sign * numberValue(given.value.replace(/^-/, ''))
    const whole = Number.isSafeInteger(value) && !given.value.includes('.')
    return whole
      ? call('number.with_type', [long(value), literal(column.type === 'int' ? 'int' : 'long', 0n)])
      : literal('real', value)
  }
  if (field?.transposed === true) return literal(column.type, null)
  switch (column.type) {
    case 'int':
    case 'long':
      return literal(column.type, 0n)
    case 'real':
      return literal('real', 0)
    case 'boolean':
      return boolean(false)
    default:
      return literal(column.type, null)
  }
}

function constantOf(field: Field, constants: readonly FillConstant[]): FillConstant | undefined {
  return constants.find((c) => c.field.text.toLowerCase() === field.name.toLowerCase())
}

/** `takeLast`: added rows have the values of the row before them in time that was there already. */
function takeFromBefore(
  slice: Column,
  keys: readonly Column[],
  isFilled: Column,
  constants: readonly FillConstant[],
  span: Span,
  frame: Frame,
): void {
  const groups = keys.filter((k) => k.id !== slice.id).map((k) => reference(k))
  const over = (expr: WindowCall): Expr => {
    const column = frame.columns.fresh('before', expr.type)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span }
    return reference(column, span)
  }
  const own = call('logic.not', [reference(isFilled)])
  const counted = frame.hold('own', call('logic.case', [own, long(1), long(0)]))
  const run = over(
    windowCall('window.sum', [counted], {
      partitionBy: groups,
      orderBy: [ascending(slice)],
      frame: { preceding: 'all' },
    }),
  )
  const taken = [...frame.fields.values()].filter((f) => !keys.some((k) => k.id === f.column.id))
  for (const field of taken) {
    const value = reference(field.column)
    const kept = frame.hold('kept', call('logic.case', [own, value, literal(value.type, null)]))
    const before = over(windowCall('window.max', [kept], { partitionBy: [...groups, run], orderBy: [] }))
    const isAfter = call('compare.gt', [run, long(0)])
    const expr = call('logic.case', [isAfter, before, value])
    const { transposed } = field
    frame.define([{ name: field.name, expr }], span)
    const made = frame.fields.get(field.name.toLowerCase())
    if (transposed && made !== undefined) frame.fields.set(field.name.toLowerCase(), { ...made, transposed })
  }
  if (constants.length > 0) {
    frame.choose('`fillmissing .. with .. takeLast`', 'the constants stand where no row is before', span)
  }
}
