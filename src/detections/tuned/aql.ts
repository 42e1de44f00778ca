import { Report } from '../../diagnostics/diagnostic.ts'
import type { Expression, Query } from '../../languages/aql/ast.ts'
import { tokenize } from '../../languages/aql/lexer.ts'
import { parse } from '../../languages/aql/parser.ts'
import { printExpression, printQuery, quoteName } from '../../languages/aql/printer.ts'
import type { Entity } from '../package.ts'
import { foldedPattern, partPattern, type TextTest, testsOf } from '../tuning-condition.ts'
import { columnOf, hasControls, joined, remark, type Tuned, type TuningTask } from './part.ts'

/**
 * The exclusions in WHERE, over what the columns of the result are made of, as WHERE does not know their aliases. A query
 * that groups or cuts its rows stands in FROM of another one.
 */
export function tunedAql(task: TuningTask): Tuned {
  const { text } = task.query
  const query = parsed(text)
  if (query === undefined) return { refused: 'the query is no AQL' }
  if (isPerRow(query)) {
    const items = valuesByName(query)
    const missing = usedColumns(task).find((column) => !items.has(column.toLowerCase()))
    if (missing !== undefined) return { refused: `the column \`${missing}\` is none of those that SELECT names` }
    const conditions = conditionsOf(task, (entity) => items.get(columnOf(task, entity).toLowerCase()) ?? '')
    const edited = withCondition(text, query, conditions)
    return isSame(edited, query, conditions) ? { text: edited, notes: [] } : { refused: 'WHERE could not be widened' }
  }
  const own = conditionsOf(task, (entity) => quoteName(columnOf(task, entity)))
  const start = text.length - text.trimStart().length
  const first = tokenize(text)[0]?.span.start ?? start
  const body = text.slice(first).replace(/;\s*$/, '').trimEnd()
  return { text: `${text.slice(0, first)}SELECT * FROM (\n${body}\n)\nWHERE ${written(own)}\n`, notes: [] }
}

function parsed(text: string): Query | undefined {
  const report = new Report({ name: '', text })
  const query = parse(report, 'lenient')
  return report.hasErrors ? undefined : query
}

/** Whether every row of the result is one of the table, whatever the other rows are. */
function isPerRow(query: Query): boolean {
  return (
    !query.distinct &&
    query.groupBy.length === 0 &&
    query.having === undefined &&
    query.limit === undefined &&
    query.items.every((item) => item.kind === 'star' || !hasAggregate(item.value))
  )
}

const AGGREGATES = /^(?:AVG|COUNT|FIRST|LAST|MAX|MIN|STDEV|STDEVP|SUM|UNIQUECOUNT)$/i

function hasAggregate(expression: Expression): boolean {
  const names = JSON.stringify(expression, (key, value: unknown) =>
    key === 'span' ? undefined : typeof value === 'bigint' ? String(value) : value,
  ).matchAll(/"kind":"call","name":\{"name":"((?:[^"\\]|\\.)*)"/g)
  return [...names].some(([, name = '']) => AGGREGATES.test(name))
}

function usedColumns(task: TuningTask): readonly string[] {
  return task.exclusions.flatMap(({ when }) => when.map(({ entity }) => columnOf(task, entity)))
}

/** What each column of the result is made of, by its name in lower case. */
function valuesByName(query: Query): ReadonlyMap<string, string> {
  return new Map(
    query.items.flatMap((item) => {
      if (item.kind === 'star') return []
      const name = item.alias?.name ?? (item.value.kind === 'name' ? item.value.name.name : undefined)
      if (name === undefined) return []
      const value = printExpression(item.value)
      return [
        [name.toLowerCase(), item.value.kind === 'name' || item.value.kind === 'call' ? value : `(${value})`] as const,
      ]
    }),
  )
}

interface Condition {
  readonly remark: string
  readonly text: string
}

/** A value that is missing is told aside: NOT of nothing is nothing, and the row would be gone. */
function conditionsOf(task: TuningTask, textOf: (entity: Entity) => string): readonly Condition[] {
  return task.exclusions.map((exclusion) => {
    const parts = exclusion.when.map((condition) => {
      const raw = textOf(condition.entity)
      const isText = task.typeOf(condition.entity) === 'string' && condition.entity !== 'destination'
      const subject = isText ? raw : `STR(${raw})`
      const tests = testsOf(condition).tests.map((test) => testText(subject, raw, test))
      return `${raw} IS NOT NULL AND ${joined(tests, 'OR')}`
    })
    return { remark: remark(exclusion), text: `NOT (${parts.join(' AND ')})` }
  })
}

function written(conditions: readonly Condition[]): string {
  return conditions.map(({ remark, text }) => `\n  -- ${remark}\n  ${text}`).join('\n  AND')
}

const CLAUSE_ENDS: ReadonlySet<string> = new Set([
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'LAST',
  'START',
  'TIMES',
  'PARAMETERS',
  'INTO',
])

function withCondition(text: string, query: Query, conditions: readonly Condition[]): string {
  let depth = 0
  let where: number | undefined
  let end: number | undefined
  let last = 0
  for (const token of tokenize(text)) {
    if (token.kind === 'end') break
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    const isAfter = token.span.start >= query.source.span.end
    if (depth === 0 && isAfter && token.kind === 'word') {
      if (token.value === 'WHERE' && where === undefined) where = token.span.end
      else if (CLAUSE_ENDS.has(token.value) && end === undefined) end = last
    }
    if (depth === 0 && token.text === ';' && end === undefined) end = last
    last = token.span.end
  }
  const to = end ?? last
  if (where === undefined) return `${text.slice(0, to)}\nWHERE${written(conditions)}${text.slice(to)}`
  return `${text.slice(0, where)} (${text.slice(where, to)}\n)\n  AND${written(conditions)}${text.slice(to)}`
}

/** Whether the text is the query with the conditions, and nothing else. */
function isSame(text: string, query: Query, conditions: readonly Condition[]): boolean {
  const edited = parsed(text)
  const reread = conditions.map((condition) => parsed(`SELECT a FROM events WHERE ${condition.text}`)?.where)
  const items = [...(query.where === undefined ? [] : [query.where]), ...reread.flatMap((where) => where ?? [])]
  if (edited === undefined || items.length !== conditions.length + (query.where === undefined ? 0 : 1)) return false
  const [only] = items
  const where: Expression =
    items.length === 1 && only !== undefined
      ? only
      : {
          kind: 'logical',
          operator: 'AND',
          items,
          span: query.span,
        }
  return printQuery(edited) === printQuery({ ...query, where })
}

function testText(subject: string, raw: string, test: TextTest): string {
  if (test.how === 'within') return `INCIDR('${test.text}', ${raw})`
  if (test.how === 'last' || test.how === 'first')
    return `${subject} MATCHES ${quoted(`\\A[\\s\\S]*?(?:${anchored(partPattern(test, 'ascii', '\\z'))})[\\s\\S]*\\z`)}`
  const [start, end] = [test.how === 'equals' || test.how === 'starts', test.how === 'equals' || test.how === 'ends']
  // ILIKE has no escape for its wildcards, and lower-cases letters beyond ASCII.
  if (/^[\0-\x7f]*$/.test(test.text) && !/[%_]/.test(test.text) && !hasControls(test.text))
    return `${subject} ILIKE ${quoted(`${start ? '' : '%'}${test.text}${end ? '' : '%'}`)}`
  // Whether a pattern is found or covers the value is the same of these.
  return `${subject} MATCHES ${quoted(`\\A${start ? '' : '[\\s\\S]*'}${foldedPattern(test.text, 'ascii')}${end ? '' : '[\\s\\S]*'}\\z`)}`
}

/** `^` stands at the begin of the value also where text may stand before it. */
function anchored(pattern: string): string {
  return pattern.replace('(?:^|', '(?:\\A|').replace(/^\^/, '\\A')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
