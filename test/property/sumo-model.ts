import {
  type AggregateNode,
  type Name,
  type Operator,
  type OperatorOf,
  type Query,
  stringValue,
} from '../../src/languages/sumo/ast.ts'
import { inScope } from './sumo-model-scope.ts'
import {
  condition,
  Dropped,
  type Field,
  type Fields,
  fieldOf,
  numberOf,
  order,
  type Row,
  regexOf,
  type Type,
  type Typed,
  textOf,
  typed,
  unsaid,
  type Value,
} from './sumo-model-values.ts'

/** Rows in their order, the newest message first, and the fields that queries can name. */
export interface Stream {
  readonly fields: Fields
  readonly rows: readonly Row[]
  readonly aggregated: boolean
  /** Whether the rows' order is known. */
  readonly ordered: boolean
}

/** Not a name that a query could write: whether one of the parse operators with `nodrop` just before found something. */
const MATCHED = ' matched'

export function runQuery(query: Query, source: Stream): Stream {
  const scoped = inScope(query.scope, source.fields)
  return query.operators.reduce<Stream>((left, operator) => runOperator(operator, left), {
    ...source,
    rows: source.rows.filter((row) => scoped(row)),
  })
}

export const shown = (fields: Fields): readonly Field[] => [...fields.values()].filter(({ hidden }) => !hidden)

type Made = readonly [name: string, type: Type, of: (row: Row) => Value]

/** Fields of the row as it was before; a row that a function refuses goes. */
function define(stream: Stream, made: readonly Made[]): Stream {
  const fields = new Map(stream.fields)
  for (const [name, type] of made) fields.set(name.toLowerCase(), { name, type, hidden: false })
  const rows = stream.rows.flatMap((row) => {
    try {
      return [new Map([...row, ...made.map(([name, , of]) => [name.toLowerCase(), of(row)] as const)])]
    } catch (error) {
      if (error instanceof Dropped) return []
      throw error
    }
  })
  return { ...stream, fields, rows }
}

const IN_PLACE = 'num number double tolong toint long int tostring tolowercase touppercase round trim'.split(' ')

function runOperator(operator: Operator, given: Stream): Stream {
  const parses = operator.kind === 'parse' || operator.kind === 'parse regex' || operator.kind === 'json'
  const rows = parses ? given.rows : given.rows.map((row) => new Map([...row].filter(([name]) => name !== MATCHED)))
  const stream = { ...given, rows }
  const { fields } = stream
  if (!stream.ordered && !['where', 'assign', 'fields', 'aggregate'].includes(operator.kind)) return unsaid('no order')
  switch (operator.kind) {
    case 'where': {
      const holds = condition(operator.condition, fields)
      const kept = define(stream, [[' held', 'boolean', holds]])
      return { ...stream, rows: kept.rows.filter((row) => row.get(' held') === true) }
    }
    case 'assign': {
      const { expr, alias } = operator
      const value = typed(expr, fields)
      if (alias !== undefined) return define(stream, [[alias.text, value.type, value.of]])
      const [first] = expr.kind === 'call' && IN_PLACE.includes(expr.fn.text.toLowerCase()) ? expr.args : []
      return first?.kind === 'field' ? define(stream, [[first.name.text, value.type, value.of]]) : unsaid('no name')
    }
    case 'parse':
      return operator.terms.reduce(
        (left, { pattern, names }) =>
          extract(left, {
            source: operator.field,
            found: (of) => anchored(pattern.raw, of),
            names: names.map((name) => name.text),
            nodrop: operator.nodrop,
            keepsOld: true,
          }),
        stream,
      )
    case 'parse regex':
      return parseRegex(operator, stream)
    case 'json': {
      const { paths, names } = operator
      return extract(stream, {
        source: operator.field,
        found: (of) => {
          const document = json(of)
          const values = paths.map(({ raw }) => at(document, raw))
          return { matched: values.every((value) => value !== undefined), values: values.map(jsonText) }
        },
        names: paths.map(({ raw }, i) => names[i]?.text ?? raw),
        nodrop: operator.nodrop,
        keepsOld: false,
      })
    }
    case 'fields': {
      const keys = operator.names.map((name) => name.text.toLowerCase())
      if (operator.drop) return { ...stream, fields: new Map([...fields].filter(([key]) => !keys.includes(key))) }
      const kept = operator.names.map((name): readonly [string, Field] => {
        const { type } = fieldOf(name, fields)
        return [name.text.toLowerCase(), { name: name.text, type, hidden: false }]
      })
      const builtIn = [...fields].flatMap(([key, field]) =>
        key.startsWith('_') ? [[key, { ...field, hidden: true }] as const] : [],
      )
      return { ...stream, fields: new Map([...builtIn, ...kept]) }
    }
    case 'aggregate':
      return aggregate(operator.calls, operator.by, stream)
    case 'timeslice': {
      const [, count, unit] = /^(\d+)([smh])$/.exec(operator.size ?? '') ?? unsaid('timeslice')
      const length = Number(count) * (unit === 's' ? 1000 : unit === 'm' ? 60_000 : 3_600_000)
      const start = (row: Row): number => Math.floor((numberOf(row.get('_messagetime') ?? null) ?? 0) / length) * length
      const name = operator.alias?.text ?? '_timeslice'
      return define(stream, [
        [name, 'number', start],
        ['__timeslice_end', 'number', (row) => start(row) + length],
      ])
    }
    case 'sort':
      return {
        ...stream,
        rows: sorted(
          rows,
          operator.keys.map(({ name, direction }) => ({ name, direction })),
          fields,
        ),
      }
    case 'limit':
      return { ...stream, rows: rows.slice(0, operator.count) }
    case 'top': {
      const { count, by, keys } = operator
      if (keys.length > 0) return { ...stream, rows: sorted(rows, keys, fields).slice(0, count) }
      const node = by ?? { fn: named('count'), args: undefined, star: false, alias: undefined, span: operator.span }
      const counted = aggregate([node], operator.fields, stream)
      const last = shown(counted.fields).at(-1) ?? unsaid('top')
      const ranked = sorted(counted.rows, [{ name: named(last.name), direction: 'desc' }], counted.fields)
      return { ...counted, rows: ranked.slice(0, count) }
    }
    case 'topk': {
      const ranked = sorted(
        rows,
        operator.fields.map((name) => ({ name, direction: 'desc' })),
        fields,
      )
      const taken = groups(
        ranked,
        operator.by.map((name) => fieldOf(name, fields)),
      ).flatMap((group) => group.slice(0, operator.count).map((row, i) => new Map([...row, ['_rank', i + 1] as const])))
      return { ...define(stream, [['_rank', 'number', () => null]]), rows: taken }
    }
    case 'dedup': {
      const by = (operator.by.length === 0 ? [named('_raw')] : operator.by).map((name) => fieldOf(name, fields))
      const seen = new Map<string, number>()
      let before: string | undefined
      const kept = rows.filter((row) => {
        const key = keyOf(by, row)
        if (operator.consecutive && before !== key) seen.clear()
        before = key
        seen.set(key, (seen.get(key) ?? 0) + 1)
        return (seen.get(key) ?? 0) <= (operator.count ?? 1)
      })
      return { ...stream, rows: kept }
    }
    case 'series':
      return series(operator, stream)
    case 'transpose':
      return transpose(operator, stream)
    default:
      return unsaid(operator.kind)
  }
}

const named = (text: string): Name => ({ text, quoted: false, span: { start: 0, end: 0 } })

function sorted(
  rows: readonly Row[],
  keys: readonly { readonly name: Name; readonly direction: 'asc' | 'desc' | undefined }[],
  fields: Fields,
): readonly Row[] {
  const by = keys.map(({ name, direction }) => ({ of: fieldOf(name, fields).of, sign: direction === 'asc' ? 1 : -1 }))
  return rows.toSorted((a, b) => by.reduce((first, { of, sign }) => first || sign * order(of(a), of(b)), 0))
}

const keyOf = (by: readonly Typed[], row: Row): string => JSON.stringify(by.map(({ of }) => of(row)))

/** The rows of each combination of values, by these values from the least on, nulls at the end. */
function groups(rows: readonly Row[], by: readonly Typed[]): readonly (readonly Row[])[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(by, row)
    found.set(key, [...(found.get(key) ?? []), row])
  }
  const ascending = (a: Value, b: Value): number =>
    a === null || b === null ? (a === null ? 1 : 0) - (b === null ? 1 : 0) : order(a, b)
  return [...found.values()].toSorted(([a], [b]) =>
    by.reduce((first, { of }) => first || (a === undefined || b === undefined ? 0 : ascending(of(a), of(b))), 0),
  )
}

interface Extraction {
  readonly source: Name | undefined
  readonly found: (text: string) => { readonly matched: boolean; readonly values: readonly Value[] }
  readonly names: readonly string[]
  readonly nodrop: boolean
  readonly keepsOld: boolean
}

/** A row that nothing matches goes, unless `nodrop` of this operator, or of those just before that matched, keeps it. */
function extract(stream: Stream, { source, found, names, nodrop, keepsOld }: Extraction, from?: Typed): Stream {
  const value = from ?? fieldOf(source ?? named('_raw'), stream.fields)
  const tried = stream.rows.map((row) => {
    const text = textOf(value.of(row))
    return { row, ...(text === null ? { matched: false, values: names.map(() => null) } : found(text)) }
  })
  const kept = tried.filter(({ row, matched }) => nodrop || matched || row.get(MATCHED) === true)
  const rows = kept.map(({ row, matched, values }) => {
    const made = names.map((name, i): readonly [string, Value] => {
      const key = name.toLowerCase()
      const old = keepsOld && stream.fields.has(key) ? textOf(row.get(key) ?? null) : null
      return [key, matched || !keepsOld ? (values[i] ?? null) : old]
    })
    const passed = new Map([...row, ...made])
    if (nodrop) passed.set(MATCHED, matched || row.get(MATCHED) === true)
    else passed.delete(MATCHED)
    return passed
  })
  const typedFields = names.map((name) => [name, 'text', () => null] as const)
  return { ...stream, fields: define({ ...stream, rows: [] }, typedFields).fields, rows }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** Each `*` runs to the first place of the next anchor, the last one to the end; anchors ignore case. */
function anchored(raw: string, of: string): { readonly matched: boolean; readonly values: readonly string[] } {
  const pieces = raw.replace(/\\([nrt"\\])/g, (_, char: string) => ESCAPES[char] ?? '').split('*')
  const [first = '', ...rest] = pieces.map((piece) => piece.toLowerCase())
  const text = of.toLowerCase()
  if (text.length !== of.length) return unsaid('a letter whose case has another length')
  let at = text.indexOf(first)
  if (at === -1) return { matched: false, values: rest.map(() => '') }
  at += first.length
  const values: string[] = []
  for (const [i, anchor] of rest.entries()) {
    const isLast = i === rest.length - 1 && anchor === ''
    const next = isLast ? of.length : text.indexOf(anchor, at)
    if (next === -1) return { matched: false, values: [] }
    values.push(of.slice(at, next))
    at = next + anchor.length
  }
  return { matched: true, values }
}

function parseRegex(operator: OperatorOf<'parse regex'>, stream: Stream): Stream {
  const [first, ...others] = operator.patterns
  if (first === undefined || others.length > 0) return unsaid('several patterns')
  const pattern = stringValue(first.raw)
  const regex = regexOf(pattern, 'g')
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => name)
  const common = { source: operator.field, names, nodrop: operator.nodrop, keepsOld: true }
  const valuesOf = (match: RegExpMatchArray | undefined): readonly Value[] =>
    names.map((name) => (match === undefined ? null : (match.groups?.[name] ?? '')))
  if (!operator.multi)
    return extract(stream, {
      ...common,
      found: (of) => {
        const [match] = of.matchAll(regex)
        return { matched: match !== undefined, values: valuesOf(match) }
      },
    })
  // A row for each match, and one for a row without.
  const source = fieldOf(operator.field ?? named('_raw'), stream.fields)
  const copies = stream.rows.flatMap((row) => {
    const matches = [...(textOf(source.of(row)) ?? '').matchAll(regex)]
    return (matches.length === 0 ? [undefined] : matches).map((match) => ({ row, match }))
  })
  let i = 0
  const found = (): ReturnType<Extraction['found']> => {
    const match = copies[i++]?.match
    return { matched: match !== undefined, values: valuesOf(match) }
  }
  const hasText = { type: 'text', of: (row: Row) => textOf(source.of(row)) ?? '' } as const
  return extract({ ...stream, rows: copies.map(({ row }) => row) }, { ...common, found }, hasText)
}

function json(of: string): unknown {
  try {
    const document: unknown = JSON.parse(of)
    return typeof document === 'object' ? document : undefined
  } catch {
    return undefined
  }
}

/** `undefined`: not there. */
function at(document: unknown, path: string): unknown {
  return path.split(/\.|(?=\[)/).reduce((value: unknown, step): unknown => {
    if (typeof value !== 'object' || value === null) return undefined
    if (step === '[*]') return Array.isArray(value) ? value : unsaid('[*] of what is no array')
    if (step.startsWith('[')) return Array.isArray(value) ? value[Number(step.slice(1, -1))] : undefined
    if (Array.isArray(value)) return undefined
    return Object.entries(value).find(([name]) => name === step)?.[1]
  }, document)
}

const jsonText = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)

function aggregate(calls: readonly AggregateNode[], by: readonly Name[], stream: Stream): Stream {
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
        return distinct.length === 0 ? null : distinct.toSorted().join('\n')
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
function series(operator: OperatorOf<'series'>, stream: Stream): Stream {
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
function transpose(operator: OperatorOf<'transpose'>, stream: Stream): Stream {
  const { rows: across, columns, output } = operator
  if (!stream.aggregated || output !== undefined || columns.length > 1) return unsaid('transpose')
  const by = across.map((name) => fieldOf(name, stream.fields))
  const [column = unsaid('transpose')] = columns.map((name) => fieldOf(name, stream.fields))
  const taken = new Set([...across, ...columns].map((name) => name.text.toLowerCase()))
  const [field, other] = shown(stream.fields).filter(({ name }) => !taken.has(name.toLowerCase()))
  if (field === undefined || other !== undefined) return unsaid('transpose of several fields')
  const header = (row: Row): string => textOf(column.of(row)) ?? 'null'
  const headers = [...new Set(stream.rows.map(header))]
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
