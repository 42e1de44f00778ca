import type { Call, Expr } from '../../src/languages/cql/ast.ts'
import {
  argument,
  type Fields,
  numberOf,
  type Row,
  textOf,
  unsaid,
  type World,
  word,
  words,
} from './cql-model-values.ts'

const AGGREGATES = new Set(['count', 'sum', 'avg', 'min', 'max', 'collect', 'selectlast', 'top', 'groupby', 'stats'])

export const isAggregate = (name: string): boolean => AGGREGATES.has(name)

/** `[...]`, the short form of `stats`. */
interface Stats {
  readonly kind: 'stats'
  readonly items: readonly Expr[]
}

const noRank = (fields: Fields): Row => ({ fields, rank: null, time: null })

/** The rows that an aggregate gives; ranked where it orders them. */
export function aggregate(call: Call | Stats, rows: readonly Row[], world: World): readonly Row[] {
  if (call.kind === 'stats') return product(call.items, rows, world).map(noRank)
  const name = call.name.toLowerCase()
  const as = word(argument(call, 'as')) ?? `_${call.name}`
  const field = word(argument(call, 'field', !['collect', 'selectlast', 'top', 'groupby', 'stats'].includes(name)))
  const texts = field === undefined ? [] : rows.flatMap((row) => row.fields.get(field) ?? [])
  const numbers = texts.flatMap((text) => numberOf(text) ?? [])
  const one = (value: string | null): readonly Row[] => [noRank(new Map(value === null ? [] : [[as, value]]))]
  switch (name) {
    case 'count':
      if (field === undefined) return one(textOf(rows.length))
      return one(textOf(word(argument(call, 'distinct')) === 'true' ? new Set(texts).size : texts.length))
    case 'sum':
      return one(textOf(numbers.reduce((sum, n) => sum + n, 0)))
    case 'avg':
      return one(numbers.length === 0 ? null : textOf(numbers.reduce((sum, n) => sum + n, 0) / numbers.length))
    case 'min':
      return one(numbers.length === 0 ? null : textOf(Math.min(...numbers)))
    case 'max':
      return one(numbers.length === 0 ? null : textOf(Math.max(...numbers)))
    case 'collect': {
      const separator = word(argument(call, 'separator')) ?? '\n'
      const collected = words(argument(call, 'fields', true)).flatMap((of) => {
        const values = [...new Set(rows.flatMap((row) => row.fields.get(of) ?? []))]
        return values.length === 0 ? [] : [[of, values.toSorted(byCodePoint).join(separator)] as const]
      })
      return [noRank(new Map(collected))]
    }
    case 'selectlast': {
      const last = words(argument(call, 'fields', true)).flatMap((of) => {
        const having = rows.filter((row) => row.fields.has(of))
        const newest = Math.max(...having.map((row) => row.time ?? unsaid('the newest of unordered rows')))
        const values = new Set(having.filter((row) => row.time === newest).map((row) => row.fields.get(of) ?? ''))
        if (values.size > 1) return unsaid('two newest rows')
        return [...values].map((value) => [of, value] as const)
      })
      return [noRank(new Map(last))]
    }
    case 'top':
      return top(call, rows)
    case 'groupby': {
      const keys = words(argument(call, 'field', true))
      const given = argument(call, 'function')
      const functions = given?.kind === 'array' ? given.items : given === undefined ? undefined : [given]
      return groups(rows, keys).flatMap(({ key, members }) =>
        (functions === undefined
          ? [new Map([['_count', String(members.length)]])]
          : product(functions, members, world)
        ).map((result) => noRank(new Map([...key, ...result]))),
      )
    }
    default: {
      const items = argument(call, 'function', true)
      return product(items?.kind === 'array' ? items.items : items === undefined ? [] : [items], rows, world).map(
        noRank,
      )
    }
  }
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

interface Group {
  readonly key: readonly (readonly [string, string])[]
  readonly members: readonly Row[]
}

function groups(rows: readonly Row[], keys: readonly string[]): readonly Group[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const id = JSON.stringify(keys.map((key) => row.fields.get(key) ?? null))
    found.set(id, [...(found.get(id) ?? []), row])
  }
  return [...found.values()].map((members) => ({
    key: keys.flatMap((key) => {
      const value = members[0]?.fields.get(key)
      return value === undefined ? [] : [[key, value] as const]
    }),
    members,
  }))
}

/** Each row of one function with each of the others. A function without rows takes none away. */
function product(functions: readonly Expr[], rows: readonly Row[], world: World): readonly Fields[] {
  return functions.reduce<readonly Fields[]>(
    (left, item) => {
      const out = outputs(item, rows, world)
      if (out.length === 0) return left
      return left.flatMap((a) => out.map((b) => new Map([...a, ...b])))
    },
    [new Map()],
  )
}

function outputs(item: Expr, rows: readonly Row[], world: World): readonly Fields[] {
  if (item.kind === 'subquery') return world.run(item.pipeline, rows).map((row) => row.fields)
  if (item.kind === 'assignment' && item.value.kind === 'call') {
    const as = { ...item.target, name: 'as' }
    const value: Expr = { kind: 'field', name: item.target.name, span: item.span }
    return outputs({ ...item.value, args: [...item.value.args, { name: as, value, span: item.span }] }, rows, world)
  }
  if (item.kind !== 'call' || !isAggregate(item.name.toLowerCase())) return unsaid('no aggregate')
  return aggregate(item, rows, world).map((row) => row.fields)
}

function top(call: Call, rows: readonly Row[]): readonly Row[] {
  const keys = words(argument(call, 'field', true))
  const limit = Number(word(argument(call, 'limit')) ?? 10)
  const as = word(argument(call, 'as')) ?? '_count'
  const counted = groups(
    rows.filter((row) => keys.every((key) => row.fields.has(key))),
    keys,
  ).toSorted((a, b) => b.members.length - a.members.length)
  if (counted.length > limit && counted[limit]?.members.length === counted[limit - 1]?.members.length)
    return unsaid('counts that tie at the limit')
  return counted.slice(0, limit).map(({ key, members }) => ({
    fields: new Map([...key, [as, String(members.length)]]),
    rank: -members.length,
    time: null,
  }))
}

/** Rows ranked anew by fields; what has no place (text as numbers, missing) is last and in no order. */
export function sorted(
  rows: readonly Row[],
  by: readonly string[],
  order: string,
  type: string,
  limit: number,
): readonly Row[] {
  const sign = order === 'asc' ? 1 : -1
  const compare = (a: Row, b: Row): number => {
    for (const name of by) {
      const [left, right] = [a.fields.get(name), b.fields.get(name)]
      const place = type === 'string' ? texts(left, right, sign) : numbers(numberOf(left), numberOf(right), sign)
      if (place !== 0) return place
    }
    return 0
  }
  const inOrder = rows.toSorted(compare)
  let rank = 0
  const ranked = inOrder.map((row, i) => {
    const before = inOrder[i - 1]
    if (before !== undefined && compare(before, row) !== 0) rank += 1
    return { ...row, rank }
  })
  if (ranked.length > limit && ranked[limit]?.rank === ranked[limit - 1]?.rank)
    return unsaid('rows that tie at the limit')
  return ranked.slice(0, limit)
}

function numbers(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return sign * (a - b)
}

function texts(a: string | undefined, b: string | undefined, sign: number): number {
  if (a === undefined && b === undefined) return 0
  if (a === undefined || b === undefined) return unsaid('where sorting puts missing text')
  return sign * byCodePoint(a, b)
}
