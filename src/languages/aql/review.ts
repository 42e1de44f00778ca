import { type Diagnostic, diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import { newerName } from '../../schemas/qradar/columns.ts'
import type { SourceText } from '../../source/text.ts'
import type { Expression, Name, Query } from './ast.ts'
import { childrenOf } from './children.ts'
import { UNASSIGNED_LOG_SOURCE_TYPES } from './facts.ts'
import { isAggregateName } from './lower-call.ts'
import { parse } from './parser.ts'
import { orderOfPattern } from './pattern-order.ts'

/** What a console makes of a query that runs, and that its writer hardly means. */
export function review(source: SourceText): readonly Diagnostic[] {
  const query = parse(new Report(source), 'lenient')
  if (query === undefined) return []
  const look: Look = { source, oldNames: new Set() }
  return [...ofQuery(query, look), ...unlimitedOrder(query, source)]
}

interface Look {
  readonly source: SourceText
  /** Old names that were told of: once a text is enough. */
  readonly oldNames: Set<string>
}

function ofQuery(query: Query, look: Look): readonly Diagnostic[] {
  const parts = partsOf(query)
  const inner = query.source.kind === 'query' ? ofQuery(query.source.query, look) : []
  const found = parts.flatMap((part) => {
    if (part.kind === 'in' && 'items' in part.list) return ofQuery(part.list, look)
    if (part.kind === 'name') return oldName(part.name, look)
    return unassignedTypes(part, look.source)
  })
  return [
    ...inner,
    ...found,
    ...receiptTime(query, look.source),
    ...formattedOrder(query, look.source),
    ...bothDirections(query, parts, look.source),
  ]
}

/** Every expression of the query's own clauses in the order of the text; ORDER BY and HAVING name columns of the result. */
function partsOf(query: Query): readonly Expression[] {
  const open: Expression[] = [
    ...query.items.flatMap((item) => (item.kind === 'expression' ? [item.value] : [])),
    ...(query.where === undefined ? [] : [query.where]),
    ...query.groupBy,
  ]
  const parts: Expression[] = []
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts.push(part)
    open.push(...childrenOf(part))
  }
  return parts.toSorted((a, b) => a.span.start - b.span.start)
}

function oldName(name: Name, { source, oldNames }: Look): readonly Diagnostic[] {
  const newer = newerName(name.name)
  if (newer === undefined || oldNames.has(newer)) return []
  oldNames.add(newer)
  const hints = [`a console without the older content extension runs the query, and the property is null: "${newer}"`]
  return [diagnostic('lint/old-property', source.name, name.span, { name: name.name, newer }, { hints })]
}

const TYPE_COLUMNS: ReadonlySet<string> = new Set(['devicetype', 'logsourcetypeid'])

function isNameOf(expression: Expression, names: ReadonlySet<string>): boolean {
  return expression.kind === 'name' && names.has(expression.name.name.toLowerCase())
}

/** The values that a column is compared with for equality. */
function comparedWith(part: Expression, names: ReadonlySet<string>): readonly Expression[] {
  if (part.kind === 'in' && isNameOf(part.value, names)) return 'items' in part.list ? [] : part.list
  if (part.kind !== 'binary' || part.operator !== '=') return []
  if (isNameOf(part.left, names)) return [part.right]
  return isNameOf(part.right, names) ? [part.left] : []
}

function constantOf(expression: Expression): string | undefined {
  if (expression.kind === 'number') return expression.text
  return expression.kind === 'text' ? expression.value : undefined
}

function unassignedTypes(part: Expression, source: SourceText): readonly Diagnostic[] {
  return comparedWith(part, TYPE_COLUMNS).flatMap((value) => {
    const id = constantOf(value) ?? ''
    const between = UNASSIGNED_LOG_SOURCE_TYPES[id]
    if (between === undefined) return []
    const hints = ['Sysmon arrives as 12, the log source type of the Microsoft Windows Security Event Log']
    return [diagnostic('lint/unassigned-log-source-type', source.name, value.span, { id, between }, { hints })]
  })
}

/** The time column that an expression shows, as it is or formatted. */
function timeShown(expression: Expression): Name | undefined {
  const shown =
    expression.kind === 'call' && /^dateformat$/i.test(expression.name.name) ? expression.args[0] : expression
  return shown?.kind === 'name' && /^(?:start|end|device)time$/i.test(shown.name.name) ? shown.name : undefined
}

function receiptTime(query: Query, source: SourceText): readonly Diagnostic[] {
  return query.items.flatMap((item) => {
    if (item.kind !== 'expression' || item.alias === undefined) return []
    const time = timeShown(item.value)
    if (time?.name.toLowerCase() !== 'starttime' || !/^(?:event|log|device)[ _-]?time$/i.test(item.alias.name))
      return []
    return [diagnostic('lint/receipt-time', source.name, item.alias.span, { alias: item.alias.name })]
  })
}

function isGrouped(query: Query): boolean {
  const isAggregate = (part: Expression): boolean => part.kind === 'call' && isAggregateName(part.name.name)
  return query.groupBy.length > 0 || partsOf(query).some(isAggregate)
}

function formattedOrder(query: Query, source: SourceText): readonly Diagnostic[] {
  const aliases = new Map<string, Expression>()
  for (const item of query.items) {
    if (item.kind === 'expression' && item.alias !== undefined) aliases.set(item.alias.name.toLowerCase(), item.value)
  }
  return query.orderBy.flatMap(({ value }) => {
    const name = value.kind === 'name' ? value.name.name : value.kind === 'text' ? value.value : undefined
    const shown = name === undefined ? value : aliases.get(name.toLowerCase())
    const pattern = shown?.kind === 'call' ? shown.args[1] : undefined
    const time = shown?.kind === 'call' ? timeShown(shown) : undefined
    if (time === undefined || pattern?.kind !== 'text') return []
    const problem = orderOfPattern(pattern.value)
    // A day or an hour may be a group's key, and there is no other to sort by.
    if (problem === undefined && isGrouped(query)) return []
    const written = source.text.slice(value.span.start, value.span.end)
    const fixes = isGrouped(query) ? [] : [{ title: 'Sort by the time itself', span: value.span, text: time.name }]
    const parameters = { written, time: time.name, problem }
    const severity = problem === undefined ? 'info' : 'warning'
    return [diagnostic('lint/formatted-order', source.name, value.span, parameters, { fixes, severity })]
  })
}

/** Of the query that gives the result: all its rows are sorted, and all are returned. */
function unlimitedOrder(query: Query, source: SourceText): readonly Diagnostic[] {
  const [first] = query.orderBy
  if (first === undefined || query.limit !== undefined || isGrouped(query)) return []
  const hints = ["`LIMIT 1000` before the time clause; IBM's page: an error might occur without LIMIT"]
  return [diagnostic('lint/unlimited-order', source.name, first.span, {}, { hints })]
}

const EVENT_IDS: ReadonlySet<string> = new Set(['event id', 'eventid'])
const PORTS: ReadonlySet<string> = new Set(['destinationport'])
const DIRECTIONS: ReadonlySet<string> = new Set(['initiated', 'eventdirection', 'sourceport', 'direction'])

/** Network connections of Sysmon by the port alone: one that a process answers on that port is one, too. */
function bothDirections(query: Query, parts: readonly Expression[], source: SourceText): readonly Diagnostic[] {
  if (query.where === undefined || parts.some((part) => isNameOf(part, DIRECTIONS))) return []
  const port = parts.find((part) => comparedWith(part, PORTS).length > 0)
  const ids = parts.flatMap((part) => comparedWith(part, EVENT_IDS)).filter((id) => constantOf(id) === '3')
  const [id] = ids
  if (port === undefined || id === undefined) return []
  return [diagnostic('lint/both-directions', source.name, id.span, {})]
}
