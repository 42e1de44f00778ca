import { type AggregateNode, type Name, type OperatorOf, stringValue } from '../../src/languages/sumo/ast.ts'
import { typed } from './sumo-model-expressions.ts'
import { define, groups, keyOf, type Stream, shown } from './sumo-model-stream.ts'
import {
  compareTexts,
  fieldOf,
  numberOf,
  type Row,
  type Type,
  type Typed,
  textOf,
  unsaid,
  type Value,
} from './sumo-model-values.ts'

export function aggregate(calls: readonly AggregateNode[], by: readonly Name[], stream: Stream): Stream {
  const keys = by.map((name) => fieldOf(name, stream.fields))
  const made = calls.map((node) => aggregator(node, stream))
  const names = [...by.map((name) => name.text), ...made.map(({ name }) => name)]
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return unsaid('two columns of a name')
  const reached = define(
    stream,
    made.map(({ value }, i) => [` value ${i}`, value.type, value.of]),
  )
  const all = by.length === 0 ? [reached.rows] : groups(reached.rows, keys)
  const rows = all.map((group) => {
    const values = [
      ...keys.map(({ of }) => (group[0] === undefined ? null : of(group[0]))),
      ...made.map(({ fold }, i) => fold(group.map((row) => row.get(` value ${i}`) ?? null))),
    ]
    return new Map(names.map((name, i) => [name.toLowerCase(), values[i] ?? null]))
  })
  const types = [...keys.map(({ type }) => type), ...made.map(({ type }) => type)]
  const fields = names.map(
    (name, i) => [name.toLowerCase(), { name, type: types[i] ?? 'text', hidden: false }] as const,
  )
  return { fields: new Map(fields), rows, aggregated: true, ordered: true }
}

interface Aggregator {
  readonly name: string
  readonly type: Type
  readonly value: Typed
  readonly fold: (values: readonly Value[]) => Value
}

function aggregator(node: AggregateNode, stream: Stream): Aggregator {
  const fn = node.fn.text.toLowerCase()
  const [first, second] = node.args ?? []
  const value: Typed = first === undefined ? { type: 'boolean', of: () => true } : typed(first, stream.fields)
  const make = (type: Type, fold: Aggregator['fold'], name = `_${fn}`): Aggregator => ({
    name: node.alias?.text ?? name,
    type,
    value,
    fold,
  })
  const ofNumbers = (fold: (numbers: readonly number[]) => number, name?: string): Aggregator =>
    make(
      'number',
      (values) => {
        const numbers = values.flatMap((of) => numberOf(of) ?? [])
        return numbers.length === 0 ? null : fold(numbers)
      },
      name,
    )
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
  if ((fn === 'first' || fn === 'last') && !stream.ordered) return unsaid('no order')
  switch (fn) {
    case 'count':
      return make('number', (values) => values.filter((of) => of !== null).length)
    case 'count_distinct':
      return make('number', (values) => new Set(values.flatMap((of) => textOf(of) ?? [])).size)
    case 'sum':
      return ofNumbers(sum)
    case 'avg':
      return ofNumbers((of) => sum(of) / of.length)
    case 'min':
      return ofNumbers((of) => Math.min(...of))
    case 'max':
      return ofNumbers((of) => Math.max(...of))
    case 'first':
      return make(value.type, (values) => values[0] ?? null)
    case 'last':
      return make(value.type, (values) => values.at(-1) ?? null)
    case 'values':
      return make('text', (values) => {
        const distinct = [...new Set(values.flatMap((of) => textOf(of) ?? []))]
        return distinct.length === 0 ? null : distinct.toSorted(compareTexts).join('\n')
      })
    case 'pct': {
      const rank = second?.kind === 'number' ? second.text : unsaid('pct')
      const name = first?.kind === 'field' ? first.name.text : unsaid('pct')
      const place = (count: number): number => Math.max(1, Math.ceil((Number(rank) / 100) * count))
      return ofNumbers(
        (of) => of.toSorted((a, b) => a - b)[place(of.length) - 1] ?? unsaid('pct'),
        `_${name}_pct_${rank}`,
      )
    }
    default:
      return unsaid(fn)
  }
}

/** Rows whose value is no number are skipped, but by `backshift`, whose page does not say so. */
export function series(operator: OperatorOf<'series'>, stream: Stream): Stream {
  const { fn, count, alias } = operator
  const value = fieldOf(operator.field, stream.fields)
  const by = operator.by.map((name) => fieldOf(name, stream.fields))
  const rows = stream.rows.filter((row) => fn === 'backshift' || numberOf(value.of(row)) !== null)
  const before = new Map<string, (number | null)[]>()
  for (const row of rows) before.set(keyOf(by, row), [])
  const sum = (of: readonly (number | null)[]): number => of.reduce((a: number, b) => a + (b ?? 0), 0)
  const total = (row: Row): number =>
    sum(rows.flatMap((other) => (keyOf(by, other) === keyOf(by, row) ? [numberOf(value.of(other))] : [])))
  const values = rows.map((row): number | null => {
    const own = numberOf(value.of(row))
    const passed = before.get(keyOf(by, row)) ?? []
    passed.push(own)
    switch (fn) {
      case 'total':
        return total(row)
      case 'accum':
        return sum(passed)
      case 'diff':
        return passed.length === 1 || own === null ? null : own - (passed.at(-2) ?? 0)
      case 'backshift':
        return passed.at(-1 - (count ?? 1)) ?? null
      case 'smooth': {
        const window = passed.slice(-(count ?? 10))
        return sum(window) / window.length
      }
      default:
        return unsaid(fn)
    }
  })
  const placed = rows.map((row, i) => new Map([...row, [' value', values[i] ?? null] as const]))
  return define({ ...stream, rows: placed }, [[alias?.text ?? `_${fn}`, 'number', (row) => row.get(' value') ?? null]])
}

/** A row for each combination of the row fields, and a column for each value of the column field. */
export function transpose(operator: OperatorOf<'transpose'>, stream: Stream): Stream {
  const { rows: across, columns, output } = operator
  if (!stream.aggregated || columns.length > 1) return unsaid('transpose')
  const by = across.map((name) => fieldOf(name, stream.fields))
  const [column = unsaid('transpose')] = columns.map((name) => fieldOf(name, stream.fields))
  const taken = new Set([...across, ...columns].map((name) => name.text.toLowerCase()))
  const [[key, field] = [], other] = shown(stream.fields).filter(([of]) => !taken.has(of))
  if (key === undefined || field === undefined || other !== undefined) return unsaid('transpose of several fields')
  const header = (row: Row): string => textOf(column.of(row)) ?? 'null'
  const named = (output ?? []).map(({ text }) => text)
  const headers = [...new Set([...named, ...(operator.star ? stream.rows.map(header) : [])])]
  const names = [...across.map(({ text }) => text), ...headers]
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return unsaid('columns of the same name')
  const rows = groups(stream.rows, by).map((group) => {
    const keys = by.map(({ of }) => (group[0] === undefined ? null : of(group[0])))
    const cells = headers.map(
      (name) => group.find((row) => header(row) === name)?.get(field.name.toLowerCase()) ?? null,
    )
    const values = [...keys, ...cells]
    return new Map(names.map((name, i) => [name.toLowerCase(), values[i] ?? null]))
  })
  const types = [...by.map(({ type }) => type), ...headers.map(() => field.type)]
  const fields = names.map(
    (name, i) => [name.toLowerCase(), { name, type: types[i] ?? 'text', hidden: false }] as const,
  )
  return { fields: new Map(fields), rows, aggregated: true, ordered: false }
}

/** A row for each of the values that no row has. */
export function fillMissing(operator: OperatorOf<'fillmissing'>, stream: Stream): Stream {
  const [generator, other] = operator.generators
  if (generator?.kind !== 'values' || other !== undefined || operator.constants.length > 0 || !stream.aggregated)
    return unsaid('fillmissing')
  const key = generator.field.text.toLowerCase()
  if (fieldOf(generator.field, stream.fields).type !== 'text') return unsaid('fillmissing')
  const missing = (generator.values ?? []).flatMap(({ raw }) =>
    stream.rows.some((row) => row.get(key) === raw) ? [] : [stringValue(raw)],
  )
  const filled = missing.map((value) => {
    const others = [...stream.fields].map(([name, { type }]): readonly [string, Value] => [
      name,
      name === key ? value : type === 'number' ? 0 : type === 'boolean' ? false : null,
    ])
    return new Map(others)
  })
  return { ...stream, rows: [...stream.rows, ...filled], ordered: false }
}
