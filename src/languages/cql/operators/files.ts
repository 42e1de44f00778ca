import type { Plan } from '../../../plan/plan.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { hasColumns, type Rows, rowsOfFile, united } from '../lower/files.ts'
import type { Frame } from '../lower/frame.ts'

/**
 * library.humio.com/data-analysis/functions-readfile.html: the rows of the files and tables one after another, each in its
 * order, in place of the events.
 */
function lowerReadFile(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const named = args.has('table') ? 'table' : 'file'
  const names = args.list(named).flatMap((item) => args.nameOf(item) ?? [])
  if (names.length < args.list(named).length || names.length === 0) {
    if (args.has(named)) args.fields(named)
    else cx.report.add('name/cql-missing-parameter', args.span, { name: named, fn: args.fn })
    return frame
  }
  const include = args.has('include') ? args.fields('include') : undefined
  const found = names.flatMap(({ name, span }) => rowsOfFile(name, include ?? [], span, cx) ?? [])
  const limit = args.has('limit') ? limitOf(args, cx) : undefined
  if (found.length < names.length || (args.has('limit') && limit === undefined)) return frame
  if (found.some((rows) => !readable(rows, args, cx))) return frame
  if (include !== undefined && !include.every((f) => isAnywhere(f, found, cx))) return frame
  const columns = include?.map((f) => f.name) ?? found.flatMap((rows) => rows.columns)
  const frames = found.map((rows) => rows.frame)
  const rows = united(frames, [...new Set(columns)], args.span, cx)
  if (limit === undefined) return rows
  const plan: Plan = { kind: 'limit', input: rows.plan, count: limit, offset: 0, span: args.span }
  return { ...rows, plan }
}

function limitOf(args: Arguments, cx: Lowering): number | undefined {
  const limit = args.number('limit')
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1)) return limit
  const span = args.raw('limit')?.span ?? args.span
  cx.report.add('type/mismatch', span, { what: '`limit`', expected: 'a whole number from 1', found: `\`${limit}\`` })
  return undefined
}

/** An object of objects is for lookups only. */
function readable(rows: Rows, args: Arguments, cx: Lowering): boolean {
  if (rows.key === undefined) return true
  cx.refuse(`\`readFile()\` of \`${rows.file ?? ''}\``, args.span, 'its keys have no name, so they are no field')
  return false
}

/** A column that one of the files lacks is missing in its rows. */
function isAnywhere(field: Ast.FieldName, found: readonly Rows[], cx: Lowering): boolean {
  const [first] = found
  const known = found.some((rows) => rows.columns.includes(field.name))
  return known || first === undefined || hasColumns(first, [field], cx)
}

export const FILES: Builtins = {
  readfile: {
    kind: 'table',
    names: ['file', 'table', 'include', 'limit'],
    listed: true,
    lower: lowerReadFile,
  },
}
