import { type AggregateCall, aggregateCall, type Expr, reference, type SortKey, text } from '../../../plan/expr.ts'
import type { Computed } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { MergedField, MergeStrategy, Name } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import { isNotNull, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/transaction-analytics/merge-operator/ */
export const MERGE: OperatorDefinition<'merge'> = {
  words: ['merge'],
  parse: (p, start) => ({ kind: 'merge', fields: parseMerged(p), span: p.spanFrom(start) }),
  print: ({ fields }) => `merge${fields.length === 0 ? '' : ` ${printMerged(fields)}`}`,
  lower: ({ fields, span }, frame) => mergeRows(fields, [], span, frame),
}

/** What follows `merge`; none: the messages. */
export function parseMerged(p: Parser): readonly MergedField[] {
  if (p.atEnd || p.isSymbol(')')) return []
  const fields: MergedField[] = []
  do {
    const { start } = p.peek().span
    const field = p.expectName()
    const strategy = parseStrategy(p)
    const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
    fields.push({ field, strategy, alias, span: p.spanFrom(start) })
  } while (p.acceptSymbol(','))
  return fields
}

function parseStrategy(p: Parser): MergeStrategy | undefined {
  if (p.acceptWord('takedistinct')) return { kind: 'takeDistinct' }
  if (p.acceptWord('takefirst')) return { kind: 'takeFirst' }
  if (p.acceptWord('takelast')) return { kind: 'takeLast' }
  if (p.acceptWord('join') === undefined) return undefined
  const separator = p.acceptWord('with') === undefined ? undefined : p.expectString('a text between the values')
  return { kind: 'join', separator: separator?.raw }
}

export function printMerged(fields: readonly MergedField[]): string {
  return fields
    .map(({ field, strategy, alias }) => {
      const how = strategy === undefined ? '' : ` ${printStrategy(strategy)}`
      return `${printName(field)}${how}${alias === undefined ? '' : ` as ${printName(alias)}`}`
    })
    .join(', ')
}

function printStrategy(strategy: MergeStrategy): string {
  if (strategy.kind !== 'join') return strategy.kind
  return strategy.separator === undefined ? 'join' : `join with "${strategy.separator}"`
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function separatorOf(raw: string): string {
  return raw.replace(/\\([nrt"\\])/g, (_, letter: string) => ESCAPES[letter] ?? letter)
}

/** A row for all rows, or for those that agree in the groups, which stay as fields behind the merged ones. */
export function mergeRows(fields: readonly MergedField[], groups: readonly Name[], span: Span, frame: Frame): void {
  const name = (written: string): Name => ({ text: written, quoted: false, span })
  const merged: readonly MergedField[] =
    fields.length > 0
      ? fields
      : [
          { field: name('_messageTime'), strategy: { kind: 'takeFirst' }, alias: undefined, span },
          { field: name('_raw'), strategy: undefined, alias: undefined, span },
        ]
  const kept = groups.filter(
    (g) => !merged.some((m) => (m.alias ?? m.field).text.toLowerCase() === g.text.toLowerCase()),
  )
  const keys: Computed[] = groups.map((group) => {
    const expr = frame.resolve(group)
    return { ...frame.columns.fresh(group.text, expr.type), expr }
  })
  const place = inOrderOfTime(span, frame)
  const made = merged.map(({ field, strategy, alias, span: at }): Computed<AggregateCall> => {
    const value = frame.hold(field.text, frame.resolve(field))
    const isTime = field.text.toLowerCase() === '_messagetime'
    if (isTime && strategy?.kind !== 'takeFirst' && strategy?.kind !== 'takeLast') {
      frame.refuse('`_messageTime` merged by anything but `takeFirst` and `takeLast`', at)
    }
    const expr = aggregateOf(strategy ?? { kind: 'join', separator: undefined }, value, place, at)
    if (strategy?.kind === 'takeDistinct') {
      frame.choose('`merge .. takeDistinct`', 'the values are sorted, one in a line', at)
    }
    return { ...frame.columns.fresh((alias ?? field).text, expr.type), expr }
  })
  const names = made.map((m) => m.name.toLowerCase())
  const twice = names.find((n, i) => names.indexOf(n) !== i)
  if (twice !== undefined) frame.refuse(`two merged fields named \`${twice}\``, span, ['`as` gives one another name'])
  frame.sorted(span)
  const hasTime = merged.some((m) => (m.alias ?? m.field).text.toLowerCase() === '_messagetime')
  const earliest = hasTime ? undefined : earliestTime(frame.resolve(name('_messageTime')), frame)
  const aggregates = earliest === undefined ? made : [...made, earliest]
  frame.plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span }
  frame.fields = new Map()
  frame.hidden = new Map()
  frame.aggregated = true
  for (const column of made) frame.name(column.name, { id: column.id, name: column.name, type: column.type })
  if (earliest !== undefined) {
    const { id, name: called, type } = earliest
    frame.hidden = new Map([['_messagetime', { name: called, column: { id, name: called, type }, ofRecord: false }]])
  }
  for (const group of kept) {
    const key = keys.find((k) => k.name === group.text)
    if (key !== undefined) frame.name(key.name, { id: key.id, name: key.name, type: key.type })
  }
  frame.order = keys.map((key): SortKey => ({ expr: reference(key), direction: 'asc', nulls: 'last' }))
}

/** The page adds the earliest time where `merge` names no field; later operators may ask for it in any case. */
function earliestTime(time: Expr, frame: Frame): Computed<AggregateCall> {
  const expr = aggregateCall('agg.min', [time], time.span)
  return { ...frame.columns.fresh('_messageTime', expr.type), expr }
}

/** Puts the rows in the order of their times, earliest first, and numbers them. */
export function inOrderOfTime(span: Span, frame: Frame): Expr {
  const time = frame.hold('time', frame.resolve({ text: '_messageTime', quoted: false, span }))
  const listed = frame.numbered(span)
  frame.order = [
    { expr: time, direction: 'asc', nulls: 'last' },
    { expr: listed, direction: 'asc', nulls: 'last' },
  ]
  return frame.numbered(span)
}

function aggregateOf(strategy: MergeStrategy, value: Expr, place: Expr, span: Span): AggregateCall {
  switch (strategy.kind) {
    case 'takeFirst':
      return aggregateCall('agg.at_min', [value, place], span, isNotNull(value))
    case 'takeLast':
      return aggregateCall('agg.at_max', [value, place], span, isNotNull(value))
    case 'takeDistinct':
      return aggregateCall('agg.join_distinct_text', [toText(value), text('\n')], span)
    case 'join':
      return aggregateCall('agg.join_text', [toText(value), text(separatorOf(strategy.separator ?? '\\n'))], span)
  }
}
