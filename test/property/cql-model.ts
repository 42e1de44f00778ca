import type { Argument, Call, Expr, Pipeline, Step } from '../../src/languages/cql/ast.ts'
import { aggregate, isAggregate, sorted } from './cql-model-aggregates.ts'
import {
  argument,
  captures,
  evaluate,
  type Fields,
  globMatches,
  guardMatches,
  holds,
  inSubnet,
  numberOf,
  type Row,
  regexOf,
  textOf,
  unsaid,
  type World,
  word,
  words,
} from './cql-model-values.ts'

/** The rows that a query gives over the events, which are in the order of time. */
export function runQuery(query: Pipeline, source: readonly Row[]): readonly Row[] {
  const world: World = {
    source,
    tables: new Map(),
    run: (pipeline, rows) => runPipeline(pipeline, rows, world),
  }
  return runPipeline(query, source, world)
}

function runPipeline(pipeline: Pipeline, rows: readonly Row[], world: World): readonly Row[] {
  return pipeline.steps.reduce((left, step) => runStep(step, left, world), rows)
}

const needed = (text: string | undefined): string => text ?? unsaid('an argument that is missing')

const set = (row: Row, ...values: readonly (readonly [string, string | null | undefined])[]): Row => {
  const fields = new Map(row.fields)
  for (const [name, value] of values) if (value !== null && value !== undefined) fields.set(name, value)
  return { ...row, fields }
}

function runStep(step: Step, rows: readonly Row[], world: World): readonly Row[] {
  switch (step.kind) {
    case 'filter':
      return rows.flatMap((row) => {
        const found = new Map<string, string>()
        return holds(step.condition, row.fields, found) ? [set(row, ...found)] : []
      })
    case 'assign': {
      const { value, target } = step
      if (value.kind === 'call' && !SCALARS.has(value.name.toLowerCase())) {
        const as: Argument = {
          name: target,
          value: { kind: 'field', name: target.name, span: target.span },
          span: target.span,
        }
        return runCall(
          { ...value, args: [...value.args, { ...as, name: { ...target, name: 'as' } }] },
          false,
          rows,
          world,
        )
      }
      return rows.map((row) => set(row, [target.name, evaluate(value, row.fields, callValue)]))
    }
    case 'apply': {
      const field: Argument = {
        name: { ...step.field, name: 'field' },
        value: { kind: 'string', value: step.field.name, triple: false, span: step.span },
        span: step.span,
      }
      return runCall({ ...step.call, args: [...step.call.args, field] }, step.negated, rows, world)
    }
    case 'call':
      return runCall(step.call, step.negated, rows, world)
    case 'stats':
      return aggregate({ kind: 'stats', items: step.items }, rows, world)
    case 'case':
      return rows.flatMap((row) => firstBranch(step.branches, row, world))
    case 'match':
      return rows.flatMap((row) => {
        const text = row.fields.get(step.field.name)
        const fitting = step.branches.filter(({ guard }) => {
          if (guard.kind === 'param') return unsaid('a parameter')
          if (guard.kind !== 'call') return guardMatches(text, guard)
          const values = words(argument(guard, 'values'))
          return text !== undefined && values.some((value) => globMatches(text, value))
        })
        return firstBranch(
          fitting.map((b) => b.pipeline),
          row,
          world,
        )
      })
    default:
      return unsaid(step.kind)
  }
}

/** The first branch that lets the event through takes it. */
function firstBranch(branches: readonly Pipeline[], row: Row, world: World): readonly Row[] {
  for (const branch of branches) {
    const out = runPipeline(branch, [row], world)
    if (out.length > 0) return out
  }
  return []
}

/** Functions of one event that give one value. */
const SCALARS = new Set(['lower', 'upper', 'length', 'concat', 'format', 'coalesce', 'if', 'replace', 'splitstring'])

function callValue(call: Call, fields: Fields): string | null {
  const name = call.name.toLowerCase()
  const read = (expr: Expr | undefined): string | null =>
    expr === undefined ? unsaid('a missing argument') : evaluate(expr, fields, callValue)
  const field = (): string | undefined =>
    fields.get(needed(word(argument(call, 'field', name !== 'replace' && name !== 'format'))))
  switch (name) {
    case 'lower':
      return field()?.toLowerCase() ?? null
    case 'upper':
      return field()?.toUpperCase() ?? null
    case 'length':
      return textOf(field()?.length ?? null)
    case 'concat': {
      const parts = words(argument(call, 'field', true)).flatMap((of) => fields.get(of) ?? [])
      return parts.length === 0 ? unsaid('concat of nothing') : parts.join('')
    }
    case 'format': {
      const values = words(argument(call, 'field')).map((of) => fields.get(of) ?? 'null')
      let at = 0
      return needed(word(argument(call, 'format', true))).replace(/%s/g, () => values[at++] ?? unsaid('too few fields'))
    }
    case 'coalesce': {
      const items = argument(call, 'expressions', true)
      if (items?.kind !== 'array') return unsaid('coalesce')
      return items.items.map(read).find((value) => value !== null && value !== '') ?? null
    }
    case 'if':
      return read(argument(call, read(argument(call, 'condition', true)) === 'true' ? 'then' : 'else'))
    case 'replace': {
      const regex = regexOf(needed(word(argument(call, 'regex', true))), word(argument(call, 'flags')) ?? '', 'gm')
      return field()?.replace(regex, needed(word(argument(call, 'with')))) ?? null
    }
    case 'splitstring': {
      const parts = field()?.split(regexOf(needed(word(argument(call, 'by'))), ''))
      if (parts !== undefined && parts.length > 1 && parts.at(-1) === '') return unsaid('empty parts at the end')
      return parts?.at(Number(needed(word(argument(call, 'index'))))) ?? null
    }
    default: {
      const test = FILTERS[name]
      return test === undefined ? unsaid(name) : textOf(test(call, fields))
    }
  }
}

const FILTERS: Readonly<Record<string, (call: Call, fields: Fields) => boolean>> = {
  in: (call, fields) => {
    const text = fields.get(needed(word(argument(call, 'field', true))))
    const anyCase = word(argument(call, 'ignoreCase')) === 'true'
    return text !== undefined && words(argument(call, 'values')).some((value) => globMatches(text, value, anyCase))
  },
  cidr: (call, fields) => {
    const text = fields.get(needed(word(argument(call, 'field', true))))
    return text !== undefined && words(argument(call, 'subnet')).some((subnet) => inSubnet(text, subnet))
  },
  wildcard: (call, fields) => {
    const text = fields.get(needed(word(argument(call, 'field'))))
    const anyCase = word(argument(call, 'ignoreCase')) === 'true'
    return text !== undefined && globMatches(text, needed(word(argument(call, 'pattern', true))), anyCase)
  },
  test: (call, fields) => {
    const expr = argument(call, 'expression', true)
    return expr !== undefined && evaluate(expr, fields, callValue) === 'true'
  },
}

function runCall(call: Call, negated: boolean, rows: readonly Row[], world: World): readonly Row[] {
  const name = call.name.toLowerCase()
  const filter = FILTERS[name]
  if (filter !== undefined) return rows.filter((row) => filter(call, row.fields) !== negated)
  if (negated && !['join', 'match', 'regex', 'selfjoinfilter'].includes(name)) return unsaid(`!${name}`)
  if (SCALARS.has(name)) {
    const as = word(argument(call, 'as')) ?? `_${call.name}`
    return rows.map((row) => set(row, [as, callValue(call, row.fields)]))
  }
  if (isAggregate(name)) return aggregate(call, rows, world)
  const text = (of: string): string | undefined => word(argument(call, of))
  switch (name) {
    case 'eval':
      return rows.map((row) =>
        call.args.reduce(
          (left, a) => set(left, [a.name?.name ?? unsaid('eval'), evaluate(a.value, left.fields, callValue)]),
          row,
        ),
      )
    case 'rename': {
      const field = argument(call, 'field', true)
      const pairs = field?.kind === 'array' ? field.items.map(words) : [[needed(word(field)), needed(text('as'))]]
      return rows.map((row) => {
        const fields = new Map(row.fields)
        for (const [from = '', to = ''] of pairs) {
          const value = fields.get(from)
          if (value === undefined) continue
          fields.delete(from)
          fields.set(to, value)
        }
        return { ...row, fields }
      })
    }
    case 'drop': {
      const gone = words(argument(call, 'fields', true))
      return rows.map((row) => ({ ...row, fields: new Map([...row.fields].filter(([of]) => !gone.includes(of))) }))
    }
    case 'select':
      return rows.map((row) => kept(row, words(argument(call, 'fields', true))))
    case 'default': {
      const empty = text('replaceEmpty') === 'true'
      return rows.map((row) =>
        set(
          row,
          ...words(argument(call, 'field')).flatMap((of) => {
            const held = row.fields.get(of)
            return held === undefined || (empty && held === '') ? [[of, needed(text('value'))] as const] : []
          }),
        ),
      )
    }
    case 'regex':
      return runRegex(call, negated, rows)
    case 'sort':
      return sorted(
        rows,
        words(argument(call, 'field', true)),
        text('order') ?? 'desc',
        text('type') ?? 'number',
        Number(text('limit') ?? 200),
      )
    case 'table': {
      const by = words(argument(call, 'sortby'))
      const limit = Number(text('limit') ?? 200)
      const ranked = sorted(
        rows,
        by.length === 0 ? ['@timestamp'] : by,
        text('order') ?? 'desc',
        text('type') ?? 'number',
        limit,
      )
      return ranked.map((row) => kept(row, words(argument(call, 'fields', true))))
    }
    case 'head':
    case 'tail':
      return end(rows, Number(word(argument(call, 'limit', true)) ?? 200), name === 'tail')
    case 'join':
      return runJoin(call, negated, rows, world)
    case 'definetable': {
      const query = argument(call, 'query')
      if (query?.kind !== 'subquery') return unsaid('a table without a query')
      const include = words(argument(call, 'include'))
      world.tables.set(
        needed(text('name')),
        runPipeline(query.pipeline, world.source, world).map((row) => kept(row, include)),
      )
      return rows
    }
    case 'match':
      return lookUp(rows, world.tables.get(needed(text('table'))) ?? unsaid('a table'), {
        field: words(argument(call, 'field')),
        key: words(argument(call, 'column')),
        include: words(argument(call, 'include')),
        mode: negated ? 'anti' : text('strict') === 'false' ? 'left' : 'inner',
        max: Number(text('nrows') ?? 1),
        lacking: undefined,
      })
    case 'selfjoinfilter':
      return selfJoinFilter(call, negated, rows, world)
    default:
      return unsaid(name)
  }
}

const kept = (row: Row, names: readonly string[]): Row => ({
  ...row,
  fields: new Map(names.flatMap((name) => (row.fields.has(name) ? [[name, row.fields.get(name) ?? ''] as const] : []))),
})

function runRegex(call: Call, negated: boolean, rows: readonly Row[]): readonly Row[] {
  const flags = word(argument(call, 'flags')) ?? 'm'
  const regex = regexOf(needed(word(argument(call, 'regex', true))), flags, 'g')
  const repeat = word(argument(call, 'repeat')) === 'true' || flags.includes('g')
  const strict = word(argument(call, 'strict')) !== 'false'
  return rows.flatMap((row) => {
    const matches = [
      ...(row.fields.get(word(argument(call, 'field')) ?? '@rawstring') ?? unsaidNothing()).matchAll(regex),
    ]
    if (negated) return matches.length === 0 ? [row] : []
    if (matches.length === 0) return strict ? [] : [row]
    return matches.slice(0, repeat ? 100 : 1).map((match) => set(row, ...captures(match)))
  })
}

/** A missing field matches nothing; no pattern of the tests matches this text. */
const unsaidNothing = (): string => '\u0001'

/** The first or last rows of a stream in order. */
function end(rows: readonly Row[], count: number, fromEnd: boolean): readonly Row[] {
  const timed = rows.map((row) => ({ ...row, rank: numberOf(row.fields.get('@timestamp')) ?? row.rank }))
  const inOrder = timed.map((row) => row.rank ?? unsaid('the order of rows')).toSorted((a, b) => a - b)
  if (rows.length <= count) return timed
  const edge = (fromEnd ? inOrder[rows.length - count] : inOrder[count - 1]) ?? unsaid('no rows')
  if ((fromEnd ? inOrder[rows.length - count - 1] : inOrder[count]) === edge) return unsaid('rows that tie')
  return timed.filter(({ rank }) => rank !== null && (fromEnd ? rank >= edge : rank <= edge))
}

interface LookUp {
  readonly field: readonly string[]
  readonly key: readonly string[]
  readonly include: readonly string[]
  readonly mode: string
  readonly max: number
  /** What stands for a value that a row lacks. */
  readonly lacking: string | undefined
}

function runJoin(call: Call, negated: boolean, rows: readonly Row[], world: World): readonly Row[] {
  const query = argument(call, 'query', true)
  if (query?.kind !== 'subquery') return unsaid('a join without a query')
  const field = words(argument(call, 'field'))
  const key = words(argument(call, 'key'))
  return lookUp(rows, runPipeline(query.pipeline, world.source, world), {
    field,
    key: key.length === 0 ? field : key,
    include: words(argument(call, 'include')),
    mode: negated ? 'anti' : (word(argument(call, 'mode')) ?? 'inner'),
    max: Number(word(argument(call, 'max')) ?? 1),
    lacking: '',
  })
}

function lookUp(rows: readonly Row[], table: readonly Row[], by: LookUp): readonly Row[] {
  return rows.flatMap((row) => {
    const fitting = table.filter(({ fields }) =>
      by.field.every((name, i) => row.fields.has(name) && row.fields.get(name) === fields.get(by.key[i] ?? '')),
    )
    if (by.mode === 'anti') return fitting.length === 0 ? [row] : []
    if (fitting.length === 0) return by.mode === 'left' ? [row] : []
    const shown = lastOf(fitting, by.max).map((found) => by.include.map((name) => found.fields.get(name) ?? by.lacking))
    return shown.map((values) =>
      set(
        row,
        ...by.include.map((name, i) => {
          if (values[i] === undefined && row.fields.has(name)) return unsaid('a cell without value')
          return [name, values[i]] as const
        }),
      ),
    )
  })
}

/** As many of the last rows as are asked for. */
function lastOf(rows: readonly Row[], count: number): readonly Row[] {
  const alike = new Set(rows.map((row) => JSON.stringify([...row.fields].toSorted()))).size === 1
  return rows.length <= count || alike ? rows.slice(0, count) : end(rows, count, true)
}

function selfJoinFilter(call: Call, negated: boolean, rows: readonly Row[], world: World): readonly Row[] {
  const names = words(argument(call, 'field', true))
  const where = argument(call, 'where')
  if (where?.kind !== 'array') return unsaid('selfJoinFilter without where')
  const passes = where.items.map((item) => {
    if (item.kind !== 'subquery') return unsaid('where')
    return (row: Row): boolean => runPipeline(item.pipeline, [row], world).length > 0
  })
  const keyOf = (row: Row): string | null =>
    names.every((name) => row.fields.has(name)) ? JSON.stringify(names.map((name) => row.fields.get(name))) : null
  const prefilter = word(argument(call, 'prefilter')) === 'true'
  if (negated) return unsaid('!selfJoinFilter')
  return rows.filter((row) => {
    const key = keyOf(row)
    if (key === null || (prefilter && !passes.some((pass) => pass(row)))) return false
    return passes.every((pass) => rows.some((other) => keyOf(other) === key && pass(other)))
  })
}
