import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { hasColumns, type Rows, rowsOfFile } from '../lower/files.ts'
import { closed } from '../lower/fold.ts'
import type { Frame } from '../lower/frame.ts'
import {
  intervalOf,
  joined,
  type Looking,
  type Lookup,
  lookupOf,
  oneRow,
  refusedArguments,
  rowsOf,
  sameCount,
  subqueryOf,
} from '../lower/lookup.ts'
import { patternLookup } from '../lower/pattern-lookup.ts'

/** library.humio.com/data-analysis/functions-definetable.html */
function lowerDefineTable(args: Arguments, frame: Frame, cx: Lowering): Frame {
  refusedArguments(args, ['view'], cx)
  const interval = intervalOf(args, cx)
  const pipeline = subqueryOf(args, 'query', cx)
  const name = args.text('name')
  if (pipeline === undefined || name === undefined || interval === undefined) return frame
  const include = args.fields('include')
  cx.within((start) => {
    const end = cx.steps(pipeline.steps, start)
    // A table has the included fields only; they are looked up while its own scan is the current one.
    const fields = new Map(include.some((f) => f.name === '*') ? cx.allFields(end, args.span) : [])
    for (const f of include) if (f.name !== '*') fields.set(f.name, cx.field(end, f.name, f.span))
    cx.tables.set(name, { frame: closed(end, end.plan, fields, args.fn), include: [...fields.keys()] })
  }, interval)
  return frame
}

const MODES = ['string', 'cidr', 'glob'] as const

type Mode = (typeof MODES)[number]

function modeOf(args: Arguments, cx: Lowering): Mode | undefined {
  const written = args.text('mode') ?? (args.flag('glob', false) ? 'glob' : 'string')
  const mode = MODES.find((m) => m === written.toLowerCase())
  if (mode === undefined) {
    const expected = 'string, cidr or glob'
    const span = args.raw('mode')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`mode`', expected, found: `\`${written}\`` })
  }
  return mode
}

/** The rows that are asked for: `max` is the most that there can be. */
function nrowsOf(args: Arguments, cx: Lowering): number | undefined {
  const most = args.has('nrows') ? args.raw('nrows') : undefined
  if (most !== undefined && (most.kind === 'field' || most.kind === 'string') && args.text('nrows') === 'max')
    return MOST_ROWS
  return rowsOf('nrows', MOST_ROWS, args, cx)
}

const MOST_ROWS = 500

/** library.humio.com/data-analysis/functions-match.html */
function lowerMatch(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  const named = args.has('table') ? 'table' : 'file'
  const name = args.text(named)
  const fields = args.fields('field')
  const include = args.has('include') ? args.fields('include') : undefined
  if (!args.has(named)) cx.report.add('name/cql-missing-parameter', args.span, { name: named, fn: args.fn })
  const asked = [...(args.has('column') ? args.fields('column') : fields), ...(include ?? [])]
  const rows = name === undefined ? undefined : rowsOfFile(name, asked, args.raw(named)?.span ?? args.span, cx)
  const mode = modeOf(args, cx)
  const most = nrowsOf(args, cx)
  if (rows === undefined || mode === undefined || most === undefined) return frame
  const columns = args.has('column') ? args.fields('column') : keysFor(rows, fields)
  if (!sameCount(args, fields, columns, cx)) return frame
  const stars = include?.some((f) => f.name === '*') ?? true
  const wanted = (include ?? []).filter((f) => f.name !== '*')
  if (!hasColumns(rows, [...columns, ...wanted], cx)) return frame
  const given = new Set(wanted.map((f) => f.name))
  const keys = new Set(columns.map((c) => c.name))
  const others = stars ? rows.columns.filter((n) => !keys.has(n) && !given.has(n)) : []
  const shown = [...given, ...others]
  const looking: Looking = { rows: most, ignoreCase: args.flag('ignoreCase', false) }
  const kind = negated ? 'anti' : args.flag('strict', true) ? 'inner' : 'left'
  const lookup = looked(args, frame, { fields, columns, shown, mode, looking, rows }, cx)
  return lookup === undefined ? frame : joined(frame, fields, lookup, kind, looking, args.span, cx)
}

interface Asked {
  readonly fields: readonly Ast.FieldName[]
  readonly columns: readonly Ast.FieldName[]
  readonly shown: readonly string[]
  readonly mode: Mode
  readonly looking: Looking
  readonly rows: Rows
}

function looked(args: Arguments, frame: Frame, asked: Asked, cx: Lowering): Lookup | undefined {
  const { fields, columns, shown, mode, looking, rows } = asked
  if (mode === 'string') return lookupOf(rows.frame, columns, shown, looking, args.span, cx)
  const [field, another] = fields
  const [column] = columns
  if (field === undefined || column === undefined) return undefined
  if (another !== undefined || (mode === 'cidr' && looking.rows > 1)) {
    const what = another === undefined ? 'nrows' : 'field'
    const reason = 'its page does not tell which rows are taken'
    cx.refuse(`\`match(mode=${mode})\` with more than one of \`${what}\``, args.raw(what)?.span ?? args.span, reason)
    return undefined
  }
  return patternLookup(frame, field, rows.frame, column, shown, mode, looking, args.span, cx)
}

/** Without `column` the columns are called as the fields; in an object of objects its keys are meant. */
function keysFor(rows: Rows, fields: readonly Ast.FieldName[]): readonly Ast.FieldName[] {
  const { key } = rows
  return key === undefined ? fields : fields.map((field) => ({ ...field, name: key }))
}

export const MATCHES: Builtins = {
  definetable: {
    kind: 'table',
    names: ['query', 'name', 'include', 'start', 'end', 'view'],
    required: ['query', 'name', 'include'],
    lower: lowerDefineTable,
  },
  match: {
    kind: 'table',
    negatable: true,
    inBranch: oneRow('nrows'),
    names: ['file', 'table', 'field', 'column', 'include', 'mode', 'glob', 'ignoreCase', 'nrows', 'strict'],
    required: ['field'],
    lower: lowerMatch,
  },
}
