import { limit, project } from '../../plan/build.ts'
import { boolean, call, type Expr, reference } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'
import type { DataColumns } from '../language.ts'
import type { Expression, Operator, OperatorOf, Scope, Subquery } from './ast.ts'
import type { Frame } from './frame.ts'
import { lookUp } from './lookups.ts'
import { toText } from './values.ts'

type Compose = OperatorOf<'compose'>

const DEFAULT_MOST = 2500
const MOST = 10_000

/** The rows that `compose` takes, as the frame's; the texts of its fields as columns of them. */
export function composedRows({ fields, most, span }: Compose, frame: Frame): readonly Expr[] {
  const values = fields.map((field) => frame.hold(field.text, toText(frame.resolve(field)), field.span))
  if (most === undefined && !frame.options.vendorLimits) {
    frame.report.add('fidelity/vendor-limit', span, {
      what: 'a subquery without `maxresults`',
      platform: 'Sumo Logic',
      limit: DEFAULT_MOST,
    })
  } else {
    frame.sorted(span)
    frame.plan = limit(frame.plan, Math.min(most ?? DEFAULT_MOST, MOST), span)
  }
  return values
}

interface Composed {
  readonly compose: Compose
  readonly frame: Frame
  readonly values: readonly Expr[]
}

function lowerChild(subquery: Subquery, frame: Frame): Composed | undefined {
  const { query, span } = subquery
  const compose = query.operators.at(-1)
  if (compose?.kind !== 'compose') {
    const at = query.operators.at(-1)?.span ?? span
    const hints = ['`compose field` tells what the query around it gets']
    frame.report.add('syntax/unexpected', at, { found: 'the end of the subquery', expected: '`| compose`' }, { hints })
    return undefined
  }
  const window = timeWindow(subquery, frame)
  const operators = [...(window === undefined ? [] : [window]), ...query.operators.slice(0, -1)]
  const child = frame.lowering.lower({ ...query, operators })
  return { compose, frame: child, values: composedRows(compose, child) }
}

/** Whether the row has the values of one of the subquery's rows in all of its fields. */
export function lowerSubquery(subquery: Subquery, frame: Frame): Expr {
  const { span } = subquery
  const child = lowerChild(subquery, frame)
  if (child === undefined) return boolean(false, span)
  const { compose } = child
  if (compose.keywords) {
    frame.refuse('`keywords` of a subquery outside the scope', compose.span, ['its page allows it in the scope only'])
    return boolean(false, span)
  }
  const pairs = child.values.flatMap((value, i) => {
    const field = compose.fields[i]
    if (value.kind !== 'column' || field === undefined) return []
    return [{ value: toText(frame.resolve(field)), column: child.frame.column(value.id) }]
  })
  const rows = { name: 'the subquery', plan: child.frame.plan, columns: pairs.map((p) => p.column), isGuessed: false }
  const { isFound } = lookUp(rows, pairs, [], { ignoreCase: false }, frame, span)
  return { ...isFound, span }
}

/**
 * The scope that a subquery in the scope stands for: the data is asked for its rows, as the product runs it first. None
 * where the data has not been asked.
 */
export function expandSubquery(subquery: Subquery, frame: Frame): Scope | undefined {
  const { span } = subquery
  const child = lowerChild(subquery, frame)
  if (child === undefined) return undefined
  const { compose, values } = child
  const row = frame.columns.fresh('row', 'string')
  const cells = values.map((value) => call('dynamic.from', [value]))
  const listed = project(child.frame.plan, [{ ...row, expr: call('dynamic.to_text', [call('dynamic.array', cells)]) }])
  const key = frame.columns.fresh('row', 'string')
  const plan: Plan = {
    kind: 'aggregate',
    input: listed,
    keys: [{ ...key, expr: reference(row) }],
    aggregates: [],
    span,
  }
  const shown = project(plan, [{ ...key, expr: reference(key) }])
  const answer = frame.lowering.ask({ key: `subquery ${span.start}`, plan: shown, read })
  if ('problem' in answer) {
    frame.refuse(answer.problem, span)
    return undefined
  }
  if (!frame.lowering.isAsked(`subquery ${span.start}`)) {
    if (frame.options.openTables === true) {
      frame.choose('the subquery', 'without data it has no rows, so the plan shown here leaves its condition out', span)
    }
    return undefined
  }
  const rows = answer.flatMap((column): readonly Scope[] => rowScope(column.name, compose))
  frame.choose('the subquery', `it stands for \`${shownRows(rows)}\``, span)
  return { kind: 'or', items: rows, span }
}

const MOST_SHOWN = 500

/** What the product writes instead of the subquery. */
function shownRows(rows: readonly Scope[]): string {
  const shown = rows.map((row) => {
    const terms = row.kind === 'and' ? row.items : []
    const written = terms.map((term) => {
      if (term.kind === 'field') return `${term.name.text.toLowerCase()}="${term.text}"`
      return term.kind === 'keyword' ? `"${term.text}"` : ''
    })
    return `(${written.join(' AND ')})`
  })
  const whole = `(${shown.join(' OR ')})`
  return whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)} …` : whole
}

function read(values: readonly string[]): DataColumns {
  if (values.length > MOST) return { problem: `a subquery of more than ${MOST} rows` }
  return values.toSorted().map((name) => ({ name, type: 'string', source: '' }))
}

/** A row as the product writes it: `(f="v" AND g="w")`, or the values alone. */
function rowScope(json: string, { fields, keywords, span }: Compose): readonly Scope[] {
  // What the probe's plan makes: an array of texts.
  const values = JSON.parse(json) as readonly (string | null)[]
  const items = values.flatMap((value, i): readonly Scope[] => {
    const name = fields[i]
    if (value === null || value === '' || name === undefined) return []
    const text = value.replaceAll('"', '\\"')
    const common = { text, quoted: true, span } as const
    return [keywords ? { kind: 'keyword', ...common } : { kind: 'field', name, negated: false, ...common }]
  })
  const complete = items.length === values.length
  return complete || (keywords && items.length > 0) ? [{ kind: 'and', items, span }] : []
}

/** `from=(..)` and `to=(..)` as the first operator of the subquery. */
function timeWindow({ from, to, span }: Subquery, frame: Frame): Operator | undefined {
  const time: Expression = { kind: 'field', name: { text: '_messageTime', quoted: false, span }, span }
  const sides = [
    { written: from, op: '>=' },
    { written: to, op: '<' },
  ] as const
  const items = sides.flatMap(({ written, op }): readonly Expression[] => {
    const right = written === undefined ? undefined : timePoint(written, subqueryEnd(frame), frame, span)
    return right === undefined ? [] : [{ kind: 'binary', op, left: time, right, span }]
  })
  const [first] = items
  if (first === undefined) return undefined
  const condition: Expression = items.length === 1 ? first : { kind: 'and', items, span }
  return { kind: 'where', condition, span }
}

function subqueryEnd({ options }: Frame): number {
  return Number((options.interval?.end ?? options.now) / TICKS_PER_MILLISECOND)
}

const MILLISECONDS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8 }

const ABSOLUTE = /^(?:(\d{4})([-/]))?(\d{2})([-/])(\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(\.\d{3})?)?$/

/** https://help.sumologic.com/docs/search/subqueries/#supported-time-formats */
function timePoint(written: string, end: number, frame: Frame, span: Subquery['span']): Expression | undefined {
  const number = (value: number): Expression => ({ kind: 'number', text: String(Math.round(value)), span })
  if (/^now$/i.test(written)) return number(end)
  if (/^\d{10,15}$/.test(written)) return number(Number(written))
  const relative = /^-((?:\d+[smhdw]\s*)+)$/.exec(written)
  if (relative !== null) {
    const parts = relative[1]?.match(/\d+[smhdw]/g) ?? []
    return number(
      end - parts.reduce((sum, part) => sum + Number.parseInt(part, 10) * (MILLISECONDS[part.slice(-1)] ?? 0), 0),
    )
  }
  const found = ABSOLUTE.exec(written)
  if (found === null) {
    frame.refuse(`the time \`${written}\` of a subquery`, span, [
      'times are as `-15m`, `2026-11-20 12:00:00` or milliseconds since 1970',
    ])
    return undefined
  }
  const [, year, , month, , day, minutes = '00:00', seconds = ':00', fraction = '.000'] = found
  const shown = year ?? new Date(end).getUTCFullYear().toString()
  const text = `${shown}-${month}-${day} ${minutes}${seconds}${fraction}`
  const args: readonly Expression[] = [text, 'yyyy-MM-dd HH:mm:ss.SSS'].map((raw) => ({ kind: 'string', raw, span }))
  return { kind: 'call', fn: { text: 'parseDate', quoted: false, span }, args, span }
}
