import type { Expression, ExpressionOf, Query, TimeClause } from '../../src/languages/aql/ast.ts'
import {
  type Cells,
  calculated,
  compared,
  every,
  inOrder,
  type ModelValue,
  matched,
  not,
  numberOf,
  type Reading,
  ranked,
  scalar,
  some,
  textOf,
  unsaid,
} from './aql-model-values.ts'

/** `rank`: rows of equal rank are in no known order. */
export interface Ranked {
  readonly cells: readonly ModelValue[]
  readonly rank: number
}

export interface Answer {
  readonly names: readonly string[]
  readonly rows: readonly Ranked[]
}

/** What a naive reading of the language gives; `now` in milliseconds. */
export function answerOf(query: Query, source: readonly Cells[], now: number): Answer {
  return new Model(query, source, now).run()
}

const AGGREGATES: ReadonlySet<string> = new Set('COUNT SUM AVG MIN MAX FIRST LAST UNIQUECOUNT STDEV STDEVP'.split(' '))

function holdsAggregate(of: Expression): boolean {
  if (of.kind === 'call' && AGGREGATES.has(of.name.name.toUpperCase())) return true
  return Object.values(of).some((child: unknown) => {
    if (Array.isArray(child)) return child.some((c: Expression) => holdsAggregate(c))
    return typeof child === 'object' && child !== null && 'kind' in child && holdsAggregate(child as Expression)
  })
}

/** Equal for expressions that are written alike. */
const shape = (of: Expression): string =>
  JSON.stringify(of, (key, value: unknown) => (key === 'span' || key === 'quote' ? undefined : value)).toLowerCase()

class Model {
  readonly #query: Query
  readonly #source: readonly Cells[]
  readonly #now: number
  readonly #aliases: ReadonlyMap<string, Expression>
  readonly #given: readonly Cells[]

  constructor(query: Query, source: readonly Cells[], now: number) {
    this.#query = query
    this.#source = source
    this.#now = now
    this.#aliases = new Map(
      query.items.flatMap((item) =>
        item.kind === 'expression' && item.alias !== undefined ? [[item.alias.name.toLowerCase(), item.value]] : [],
      ),
    )
    this.#given = query.source.kind === 'query' ? this.#inner(query.source.query) : source
  }

  #inner(query: Query): readonly Cells[] {
    const { names, rows } = answerOf(query, this.#source, this.#now)
    return rows.map(({ cells }) => new Map(names.map((name, i) => [name.toLowerCase(), cells[i] ?? null])))
  }

  run(): Answer {
    const { where, time, groupBy, items } = this.#query
    const inWindow = this.#given.filter((row) => time === undefined || isInWindow(row, time, this.#now))
    const rows = inWindow.filter((row) => where === undefined || this.#ofRow(where, row, 'WHERE') === true)
    const isGrouped = groupBy.length > 0 || items.some((i) => i.kind === 'expression' && holdsAggregate(i.value))
    const names = this.#names(isGrouped)
    const found = isGrouped ? this.#groups(rows) : this.#rows(rows)
    const { limit } = this.#query
    return { names, rows: limit === undefined ? found : found.slice(0, limit.count) }
  }

  #names(isGrouped: boolean): readonly string[] {
    return this.#query.items.map((item) => {
      if (item.kind === 'star') return unsaid('SELECT *')
      if (item.alias !== undefined) return item.alias.name
      const { value } = item
      if (value.kind === 'name') {
        const isKey = this.#query.groupBy.some((key) => shape(key) === shape(value))
        return isGrouped && !isKey ? `FIRST_${value.name.name}` : value.name.name
      }
      if (value.kind !== 'call' || value.args.length > 1) return '?'
      const [argument] = value.args
      if (argument === undefined) return value.name.name
      return argument.kind === 'name' ? `${value.name.name}_${argument.name.name}` : '?'
    })
  }

  #values(): readonly Expression[] {
    return this.#query.items.map((item) => (item.kind === 'expression' ? item.value : unsaid('SELECT *')))
  }

  #rows(rows: readonly Cells[]): readonly Ranked[] {
    const { orderBy } = this.#query
    const isTimed = this.#query.source.kind !== 'query'
    const keysOf = (row: Cells): readonly ModelValue[] =>
      orderBy.length > 0
        ? orderBy.map((key) => this.#ofRow(key.value, row, 'ORDER BY'))
        : isTimed
          ? [row.get('starttime') ?? null]
          : []
    const directions = orderBy.length > 0 ? orderBy.map((key) => key.direction) : ['DESC' as const]
    const made = rows.map((row) => ({
      keys: keysOf(row),
      cells: this.#values().map((value) => this.#ofRow(value, row, 'SELECT')),
    }))
    return rankBy(made, directions)
  }

  #groups(rows: readonly Cells[]): readonly Ranked[] {
    const { groupBy, having, orderBy } = this.#query
    const groups = new Map<string, { readonly keys: readonly ModelValue[]; readonly rows: Cells[] }>()
    if (groupBy.length === 0) groups.set('[]', { keys: [], rows: [] })
    for (const row of rows) {
      const keys = groupBy.map((key) => this.#ofRow(key, row, 'GROUP BY'))
      const id = JSON.stringify(keys.map((key) => (typeof key === 'bigint' ? `${key}n` : key)))
      const group = groups.get(id) ?? { keys, rows: [] }
      group.rows.push(row)
      groups.set(id, group)
    }
    const made = [...groups.values()].flatMap((group) => {
      const of = (expression: Expression): ModelValue => this.#ofGroup(expression, group.rows)
      if (having !== undefined && of(having) !== true) return []
      const keys = [...orderBy.map((key) => of(key.value)), ...group.keys]
      return [{ keys, cells: this.#values().map(of) }]
    })
    return rankBy(made, [...orderBy.map((key) => key.direction), ...groupBy.map(() => 'ASC' as const)])
  }

  #ofRow(expression: Expression, row: Cells, place: string): ModelValue {
    const reading: Reading = {
      name: (name) => {
        const key = name.toLowerCase()
        const alias = this.#aliases.get(key)
        const isColumn = row.has(key)
        if (alias !== undefined && (!isColumn || place === 'ORDER BY')) return this.#ofRow(alias, row, 'SELECT')
        return isColumn ? (row.get(key) ?? null) : unsaid(`no column ${name}`)
      },
      text: (value) => {
        const alias = place === 'ORDER BY' || place === 'GROUP BY' ? this.#aliases.get(value.toLowerCase()) : undefined
        return alias === undefined ? value : this.#ofRow(alias, row, 'SELECT')
      },
      call: () => undefined,
      isListed: (value, test) => this.#isListed(value, test, row),
    }
    return evaluate(expression, reading)
  }

  #isListed(value: ModelValue, test: ExpressionOf<'in'>, row: Cells): boolean | null {
    if (!('items' in test.list)) {
      return some(test.list.map((item) => compared('=', [test.value, value], [item, this.#ofRow(item, row, 'WHERE')])))
    }
    const listed = this.#inner(test.list).flatMap((found) => [...found.values()])
    if (value === null) return null
    return listed.some((one) => ranked(one, value) === 0)
  }

  /** What is no key and no aggregate is that of the earliest row. */
  #ofGroup(expression: Expression, rows: readonly Cells[]): ModelValue {
    const isKey = this.#query.groupBy.some((key) => shape(key) === shape(expression))
    const first = earliest(rows)
    if (isKey) return first === undefined ? null : this.#ofRow(expression, first, 'GROUP BY')
    const reading: Reading = {
      name: (name) => {
        const alias = this.#aliases.get(name.toLowerCase())
        if (alias !== undefined) return this.#ofGroup(alias, rows)
        return first === undefined ? null : this.#ofRow(expression, first, 'SELECT')
      },
      text: (value) => {
        const alias = this.#aliases.get(value.toLowerCase())
        return alias === undefined ? value : this.#ofGroup(alias, rows)
      },
      call: (call) => {
        const name = call.name.name.toUpperCase()
        if (!AGGREGATES.has(name)) return undefined
        const [argument] = call.args
        if (argument === undefined) return BigInt(rows.length)
        const values = rows.map((row) => ({ row, value: this.#ofRow(argument, row, 'SELECT') }))
        return aggregated(name, values)
      },
      isListed: (value, test) =>
        'items' in test.list
          ? unsaid('a sub-select behind the grouping')
          : some(test.list.map((item) => compared('=', [test.value, value], [item, this.#ofGroup(item, rows)]))),
    }
    if (expression.kind === 'name') return reading.name(expression.name.name)
    return evaluate(expression, reading, (inner) => this.#ofGroup(inner, rows))
  }
}

const timeOf = (row: Cells): bigint => {
  const time = row.get('starttime')
  return typeof time === 'bigint' ? time : 2n ** 62n
}

function earliest(rows: readonly Cells[]): Cells | undefined {
  return rows.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))[0]
}

function latest(rows: readonly Cells[]): Cells | undefined {
  const sign = (row: Cells): bigint => (row.get('starttime') === null ? -1n : timeOf(row))
  return rows.toSorted((a, b) => (sign(a) > sign(b) ? -1 : 1))[0]
}

function aggregated(name: string, all: readonly { readonly row: Cells; readonly value: ModelValue }[]): ModelValue {
  const of = (row: Cells | undefined): ModelValue => all.find((one) => one.row === row)?.value ?? null
  const rows = all.map(({ row }) => row)
  const values = all.flatMap(({ value }) => (value === null ? [] : [value]))
  const numbers = values.flatMap((value) => numberOf(value) ?? [])
  const total = numbers.reduce((sum: number, value) => sum + Number(value), 0)
  const mean = total / numbers.length
  const squares = numbers.reduce((sum: number, value) => sum + (Number(value) - mean) ** 2, 0)
  switch (name) {
    case 'COUNT':
      return BigInt(values.length)
    case 'UNIQUECOUNT':
      return BigInt(new Set(values.map(String)).size)
    case 'SUM':
      if (Math.abs(total) >= 2 ** 62) return unsaid('a sum beyond 64 bits')
      return numbers.length === 0 ? null : total
    case 'AVG':
      return numbers.length === 0 ? null : mean
    case 'STDEV':
      return numbers.length < 2 ? null : Math.sqrt(squares / (numbers.length - 1))
    case 'STDEVP':
      return numbers.length === 0 ? null : Math.sqrt(squares / numbers.length)
    case 'MIN':
      return values.toSorted(inOrder)[0] ?? null
    case 'MAX':
      return values.toSorted(inOrder).at(-1) ?? null
    case 'FIRST':
      return of(earliest(rows))
    default:
      return of(latest(rows))
  }
}

function rankBy(
  rows: readonly { readonly keys: readonly ModelValue[]; readonly cells: readonly ModelValue[] }[],
  directions: readonly ('ASC' | 'DESC')[],
): readonly Ranked[] {
  const order = (a: readonly ModelValue[], b: readonly ModelValue[]): number => {
    for (const [i, direction] of directions.entries()) {
      const found = inOrder(a[i] ?? null, b[i] ?? null)
      if (found !== 0) return direction === 'DESC' ? -found : found
    }
    return 0
  }
  const sorted = rows.toSorted((a, b) => order(a.keys, b.keys))
  let rank = 0
  return sorted.map(({ keys, cells }, i) => {
    const before = sorted[i - 1]
    if (before !== undefined && order(before.keys, keys) !== 0) rank += 1
    return { cells, rank }
  })
}

const MINUTE = 60_000
const UNITS = { MINUTES: MINUTE, HOURS: 60 * MINUTE, DAYS: 1440 * MINUTE }

/** `LAST n` has both ends in it; START counts from its minute on, STOP up to the next full one. */
function isInWindow(row: Cells, clause: TimeClause, now: number): boolean {
  const time = row.get('starttime')
  if (typeof time !== 'bigint') return false
  const at = Number(time)
  if (clause.kind === 'last') return at >= now - Number(clause.count) * UNITS[clause.unit] && at <= now
  if (clause.kind === 'times') return unsaid('the times of offenses')
  const start = Math.floor(instant(clause.start) / MINUTE) * MINUTE
  const { stop } = clause
  return at >= start && (stop === undefined ? at <= now : at < Math.ceil(instant(stop) / MINUTE) * MINUTE)
}

function instant(of: Expression): number {
  if (of.kind === 'number') return Number(of.text)
  return of.kind === 'text' ? Date.parse(`${of.value.replace(' ', 'T')}Z`) : unsaid('a time that is computed')
}

function evaluate(
  expression: Expression,
  reading: Reading,
  again: (of: Expression) => ModelValue = (of) => evaluate(of, reading),
): ModelValue {
  const holds = (of: Expression): boolean | null => {
    const value = again(of)
    return typeof value === 'boolean' || value === null ? value : unsaid('a value as a condition')
  }
  const flip = (negated: boolean, value: boolean | null): boolean | null => (negated ? not(value) : value)
  switch (expression.kind) {
    case 'text':
      return reading.text(expression.value)
    case 'number':
      return /^(?:\d+|0x[0-9a-f]+)$/i.test(expression.text) ? BigInt(expression.text) : Number(expression.text)
    case 'null':
      return null
    case 'name':
      return reading.name(expression.name.name)
    case 'call': {
      const own = reading.call(expression)
      return own === undefined ? scalar(expression.name.name.toUpperCase(), expression.args.map(again)) : own
    }
    case 'negate':
      return calculated('-', 0n, again(expression.value))
    case 'complement':
      return calculated('#', again(expression.value), -1n)
    case 'not':
      return not(holds(expression.value))
    case 'logical':
      return (expression.operator === 'AND' ? every : some)(expression.items.map(holds))
    case 'binary': {
      const { operator, left, right } = expression
      const [a, b] = [again(left), again(right)]
      if (operator === '/' && (holdsAggregate(left) || holdsAggregate(right))) {
        return calculated('/', scalar('DOUBLE', [a]), scalar('DOUBLE', [b]))
      }
      switch (operator) {
        case '=':
        case '!=':
        case '<':
        case '<=':
        case '>':
        case '>=':
          return compared(operator, [left, a], [right, b])
        default:
          return calculated(operator, a, b)
      }
    }
    case 'in':
      return flip(expression.negated, reading.isListed(again(expression.value), expression))
    case 'between': {
      const value = [expression.value, again(expression.value)] as const
      const low = compared('>=', value, [expression.low, again(expression.low)])
      const high = compared('<=', value, [expression.high, again(expression.high)])
      return flip(expression.negated, every([low, high]))
    }
    case 'is-null':
      return flip(expression.negated, again(expression.value) === null)
    case 'match': {
      const value = textOf(again(expression.value))
      const tests = expression.patterns.map((p) => matched(expression.operator, value, textOf(again(p))))
      return flip(expression.negated, some(tests))
    }
    case 'case': {
      const { subject, arms, otherwise } = expression
      const taken = arms.find(({ when }) =>
        subject === undefined ? holds(when) === true : compared('=', [subject, again(subject)], [when, again(when)]),
      )
      if (taken !== undefined) return again(taken.result)
      return otherwise === undefined ? null : again(otherwise)
    }
    case 'if':
      return again(holds(expression.when) === true ? expression.result : expression.otherwise)
    default:
      return unsaid(expression.kind)
  }
}
