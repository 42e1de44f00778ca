import type { Name, Operator, OperatorOf, Query } from '../../src/languages/sumo/ast.ts'
import { condition, typed } from './sumo-model-expressions.ts'
import { anchored, at, extract, json, jsonText, MATCHED, parseRegex } from './sumo-model-extract.ts'
import { aggregate, fillMissing, series, transpose } from './sumo-model-groups.ts'
import { inScope } from './sumo-model-scope.ts'
import { define, groups, keyOf, named, type Stream, shown, sorted } from './sumo-model-stream.ts'
import { type Field, fieldOf, numberOf, type Row, type Typed, textOf, unsaid, type Value } from './sumo-model-values.ts'

export function runQuery(query: Query, source: Stream): Stream {
  const scoped = inScope(query.scope, source.fields)
  return query.operators.reduce<Stream>((left, operator) => runOperator(operator, left), {
    ...source,
    rows: source.rows.filter((row) => scoped(row)),
  })
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
      const time = fieldOf(named('_messageTime'), fields)
      const start = (row: Row): number => Math.floor((numberOf(time.of(row)) ?? 0) / length) * length
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
      const [last] = shown(counted.fields).at(-1) ?? unsaid('top')
      const ranked = sorted(counted.rows, [{ name: named(last), direction: 'desc' }], counted.fields)
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
    case 'split': {
      const source = fieldOf(operator.field, fields)
      const mark = operator.marks.delim?.raw ?? ','
      let next = 1
      const items = operator.items.flatMap(({ place, name }) => {
        const at = place ?? next
        next = at + 1
        return name.text === '_' ? [] : [[name.text, at] as const]
      })
      const pieces = (text: string | null): readonly string[] =>
        text === null ? [] : /["\\]/.test(text) ? unsaid('quotes and escapes') : text.split(mark)
      return define(
        stream,
        items.map(([name, at]) => [name, 'text', (row) => pieces(textOf(source.of(row)))[at - 1] ?? null]),
      )
    }
    case 'lookup': {
      const [{ left, right } = unsaid('lookup'), other] = operator.keys
      if (other !== undefined || right.text !== 'k') return unsaid('lookup')
      const key = fieldOf(left, fields)
      const ignoresCase = operator.path.text.startsWith('path:')
      const folded = (text: string): string => (ignoresCase ? text.toLowerCase() : text)
      return define(
        stream,
        operator.columns.map(({ name, alias }) => [
          (alias ?? name).text,
          'text',
          (row) => {
            const text = textOf(key.of(row))
            const found = LOOKED_UP.find(({ k }) => text !== null && folded(k) === folded(text))
            return found?.[name.text === 'v' ? 'v' : 'k'] ?? null
          },
        ]),
      )
    }
    case 'join':
      return join(operator, stream)
    case 'fillmissing':
      return fillMissing(operator, stream)
    default:
      return unsaid(operator.kind)
  }
}

/** The table that queries look values up in. */
export const LOOKED_UP = [
  { k: 'x', v: 'ex' },
  { k: '7', v: 'seven' },
  { k: 'XY', v: '' },
  { k: 'é x', v: 'É' },
] as const

/** Each row of the first table with each row of the second that has the same value. */
function join(operator: OperatorOf<'join'>, stream: Stream): Stream {
  const { tables, on, within } = operator
  const [condition, other] = on
  if (condition === undefined || other !== undefined || tables.length !== 2 || within !== undefined)
    return unsaid('join')
  const sides = tables.map((table) => ({
    name: table.name.text,
    ...table.operators.reduce<Stream>((left, step) => runOperator(step, left), stream),
  }))
  const made = sides.flatMap((side) =>
    shown(side.fields).flatMap(([key, field]) =>
      field.ofMessage === true ? [] : [{ key: `${side.name}_${key}`, own: key, field }],
    ),
  )
  const fields = made.map(({ key, own, field }): readonly [string, Field] => {
    const isAlone = made.filter((one) => one.own === own).length === 1
    return [key, { ...field, name: isAlone ? field.name : key }]
  })
  const sideValue = ({ text }: Name): Typed => {
    const [table, name = unsaid('join')] = text.split('.')
    const side = sides.find((of) => of.name === table) ?? unsaid('join')
    return fieldOf(named(name), side.fields)
  }
  const [first, second] = sides
  if (first === undefined || second === undefined || !condition.left.text.startsWith(first.name)) return unsaid('join')
  const [left, right] = [sideValue(condition.left), sideValue(condition.right)]
  const prefixed = (name: string, row: Row): readonly (readonly [string, Value])[] =>
    [...row].map(([key, value]) => [`${name}_${key}`, value] as const)
  const rows = first.rows.flatMap((a) =>
    second.rows.flatMap((b) => {
      const [x, y] = [textOf(left.of(a)), textOf(right.of(b))]
      return x === null || x !== y ? [] : [new Map([...prefixed(first.name, a), ...prefixed(second.name, b)])]
    }),
  )
  return { fields: new Map(fields), rows, aggregated: true, ordered: true }
}
