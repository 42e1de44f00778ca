import { and, call, type Expr, literal, type SortKey } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { JoinTable, LookupKey, Name, Operator } from '../ast.ts'
import type { Field, Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printKeys, printName } from '../print-expression.ts'
import { toReal, unify } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

const CONDITIONS = ['conditions are equalities between fields of two tables, joined by `and`']

/**
 * Rows of two or more parts of the rows so far that have equal fields, as an inner join
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/join/). Fields are then named
 * `table_field`; the result shows them by their own names where only one table has them, as on the page.
 */
export const JOIN: OperatorDefinition<'join'> = {
  words: ['join'],
  parse: (p, start) => {
    const mark = p.at
    try {
      return parseJoin(p, start)
    } catch (error) {
      // Its pipes belong to it.
      p.skipOperator(mark)
      throw error
    }
  },
  print: ({ tables, on, within }) => {
    const parts = tables.map(({ text, name }) => `(${text}) as ${printName(name)}`)
    const window = within === undefined ? '' : ` timewindow ${within}`
    return `join ${parts.join(', ')} on ${printKeys(on, ' and ')}${window}`
  },
  lower: ({ tables, on, within, span }, frame) => lowerJoin({ tables, on, within, span }, frame),
}

function parseJoin(p: Parser, start: number): Operator {
  const tables = [parseTable(p)]
  while (p.acceptSymbol(',')) tables.push(parseTable(p))
  if (tables.length < 2) p.fail('`,` and another table')
  p.expectWord('on')
  const on = [parseCondition(p, tables)]
  while (p.acceptWord('and')) on.push(parseCondition(p, tables))
  if (p.isWord('or', 'not')) p.fail('`and`', CONDITIONS)
  const bracket = p.acceptSymbol('[')
  let within: string | undefined
  if (p.acceptWord('timewindow')) {
    if (!p.is('number')) p.fail('a time such as `10m`')
    within = p.next().text
  } else if (bracket !== undefined) p.fail('`timewindow`')
  if (bracket !== undefined) p.expectSymbol(']')
  return { kind: 'join', tables, on, within, span: p.spanFrom(start) }
}

/** `(operators) as name` */
function parseTable(p: Parser): JoinTable {
  const { start } = p.expectSymbol('(').span
  const { closer } = p
  p.closer = ')'
  const operators: Operator[] = []
  const scoped = isScope(p)
  let text = ''
  try {
    if (scoped) while (!p.atEnd) p.next()
    else operators.push(p.reader.operator(p))
    while (p.acceptSymbol('|')) operators.push(p.reader.operator(p))
    text = p.text.slice(start + 1, p.expectSymbol(')').span.start).trim()
  } finally {
    p.closer = closer
  }
  p.expectWord('as')
  return { text, scoped, operators, name: p.expectName(), span: p.spanFrom(start) }
}

/** Whether keywords stand before the first operator of a table. */
function isScope(p: Parser): boolean {
  if (p.is('string') || p.isSymbol('*')) return true
  const { text } = p
  const rest = text.slice(p.peek().span.start)
  return /^_[a-z]+\s*=/i.test(rest)
}

/** `t1.a = t2.b` */
function parseCondition(p: Parser, tables: readonly JoinTable[]): LookupKey {
  const side = (): Name => {
    const name = p.isWord('not') ? undefined : p.acceptName()
    if (name === undefined) return p.fail('a field of a table, as `t1.field`', CONDITIONS)
    if (sideOf(name, tables) === undefined) {
      p.at -= 1
      p.fail(`a field of ${tables.map((t) => `\`${t.name.text}\``).join(' or ')}, as \`${tables[0]?.name.text}.field\``)
    }
    return name
  }
  const left = side()
  if (p.acceptSymbol('=', '==') === undefined) p.fail('`=`', CONDITIONS)
  return { left, right: side() }
}

interface SideField {
  /** The place of the table. */
  readonly table: number
  readonly name: Name
}

function sideOf(name: Name, tables: readonly JoinTable[]): SideField | undefined {
  const key = name.text.toLowerCase()
  const table = tables.findIndex((t) => key.startsWith(`${t.name.text.toLowerCase()}.`))
  const own = tables[table]
  return own === undefined ? undefined : { table, name: { ...name, text: name.text.slice(own.name.text.length + 1) } }
}

interface Join {
  readonly tables: readonly JoinTable[]
  readonly on: readonly LookupKey[]
  readonly within: string | undefined
  readonly span: Span
}

interface Side {
  readonly frame: Frame
  readonly key: string
}

interface Condition {
  readonly tables: ReadonlySet<number>
  readonly expr: Expr
}

function lowerJoin({ tables, on, within, span }: Join, frame: Frame): void {
  const names = tables.map((t) => t.name.text.toLowerCase())
  const twice = tables.find((t, i) => names.indexOf(t.name.text.toLowerCase()) !== i)
  if (twice !== undefined) {
    frame.refuse(`a second table named \`${twice.name.text}\``, twice.name.span)
    return
  }
  const sides = tables.map((table, i): Side => {
    if (table.scoped) {
      frame.choose('keywords in `join`', 'they are ignored, as its page says', table.span)
    }
    const side = frame.fork()
    frame.lowering.run(table.operators, side)
    return { frame: side, key: names[i] ?? '' }
  })
  const conditions = on.flatMap((condition): readonly Condition[] => {
    const [left, right] = [sideOf(condition.left, tables), sideOf(condition.right, tables)]
    const [a, b] = [left, right].map((f) => (f === undefined ? undefined : sides[f.table]?.frame.resolve(f.name)))
    if (left === undefined || right === undefined || a === undefined || b === undefined) return []
    const both = unify(a, b)
    return [{ tables: new Set([left.table, right.table]), expr: call('compare.eq', [both.a, both.b]) }]
  })
  const windows = within === undefined ? [] : timeConditions(sides, numberValue(within), span)
  if (windows === undefined) {
    frame.refuse('`timewindow` over rows of a group operator, which have no time,', span)
    return
  }
  // The place of each row, as the order of those that are joined is that of the tables.
  const order = sides.flatMap((side): readonly SortKey[] => {
    side.frame.numbered(span)
    return side.frame.order
  })
  const plan = joined(sides, conditions, windows, span)
  if (typeof plan === 'number') {
    const table = tables[plan]
    const what = `the table \`${table?.name.text ?? ''}\`, which no condition of \`on\` joins to those before it,`
    frame.refuse(what, table?.span ?? span)
    return
  }
  const opaque = sides.some((side) => side.frame.opaque)
  frame.restart(plan, fieldsOf(sides, tables), order, new Map(sides.map((side) => [side.key, side.frame])))
  frame.opaque = opaque
}

/** The rows of two tables are at most so far apart. */
function timeConditions(sides: readonly Side[], within: number, span: Span): readonly Condition[] | undefined {
  const times = sides.map(({ frame }) =>
    frame.aggregated ? undefined : frame.resolve({ text: '_messageTime', quoted: false, span }),
  )
  const known = times.filter((time) => time !== undefined)
  if (known.length < times.length) return undefined
  const most = literal('real', within)
  return known.flatMap((a, i) =>
    known.slice(i + 1).map((b, j): Condition => {
      const apart = call('number.abs', [call('number.subtract', [toReal(a), toReal(b)])])
      return { tables: new Set([i, i + 1 + j]), expr: call('compare.le', [apart, most], span) }
    }),
  )
}

/** The tables one after another, each by an equality; the place of one that none joins. */
function joined(
  sides: readonly Side[],
  conditions: readonly Condition[],
  windows: readonly Condition[],
  span: Span,
): Plan | number {
  const [first] = sides
  if (first === undefined) return 0
  let plan = first.frame.plan
  const done = new Set([0])
  let left = conditions
  let leftWindows = windows
  while (done.size < sides.length) {
    const next = sides.findIndex(
      (_, i) => !done.has(i) && left.some((c) => c.tables.has(i) && c.tables.size > 1 && isWithin(c, done, i)),
    )
    const side = sides[next]
    if (side === undefined) return sides.findIndex((_, i) => !done.has(i))
    done.add(next)
    const now = [...left, ...leftWindows].filter((c) => isWithin(c, done))
    left = left.filter((c) => !isWithin(c, done))
    leftWindows = leftWindows.filter((c) => !isWithin(c, done))
    plan = {
      kind: 'join',
      join: 'inner',
      left: plan,
      right: side.frame.plan,
      on: and(
        now.map((c) => c.expr),
        span,
      ),
      span,
    }
  }
  return plan
}

function isWithin(condition: Condition, tables: ReadonlySet<number>, another?: number): boolean {
  return [...condition.tables].every((table) => table === another || tables.has(table))
}

/** What operators made, in each table; the message's own fields are reached by name only. */
function fieldsOf(sides: readonly Side[], tables: readonly JoinTable[]): ReadonlyMap<string, Field> {
  const shown = sides.map(({ frame }) =>
    [...frame.fields].filter(
      ([key, f]) => (frame.aggregated || (!f.ofRecord && key !== '_messagetime')) && f.withTime === undefined,
    ),
  )
  const counts = new Map<string, number>()
  for (const [key] of shown.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(
    shown.flatMap((fields, i) =>
      fields.map(([key, field]): readonly [string, Field] => {
        const table = tables[i]?.name.text ?? ''
        const name = counts.get(key) === 1 ? field.name : `${table}_${field.name}`
        return [`${table}_${key}`.toLowerCase(), { name, column: field.column, ofRecord: false }]
      }),
    ),
  )
}
