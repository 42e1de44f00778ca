import { nearHint } from '../../../diagnostics/near.ts'
import { type Expr, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { LOOKUP_KEY } from '../../../schemas/bound.ts'
import type { Table, TableColumn } from '../../../schemas/table.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Lowering } from './context.ts'
import type { Frame } from './frame.ts'
import { asText } from './value.ts'

/** The rows of a file or of a table that the query defines, in order; every field is text. */
export interface Rows {
  readonly frame: Frame
  /** The columns that are taken when none are asked for. */
  readonly columns: readonly string[]
  /** Of an object of objects: the keys are looked up, whatever the query calls them. */
  readonly key?: string
  /** Absent for a table that the query defines. */
  readonly file?: string
  /** Nothing is known of the file: it has the columns that are asked for. */
  readonly isGuessed?: true
}

/** The stream of events is no file. */
const EVENTS = 'events'

/**
 * The rows that a query names as `users.csv`, `package/name/users.csv` or `table`: those of the table that it defines, else
 * of the file that the user gave under that name, its last part, or that without its ending. A file that is not given is
 * refused; who does not run the plan gets one over a file that has the columns `asked`.
 */
export function rowsOfFile(name: string, asked: readonly Ast.FieldName[], span: Span, cx: Lowering): Rows | undefined {
  const defined = cx.tables.get(name)
  if (defined !== undefined) return { frame: defined.frame, columns: defined.include }
  const table = givenTable(name, cx)
  if (table === undefined) {
    const guessed = guessedRows(name, asked, span, cx)
    if (guessed !== undefined) return guessed
    const hints = [`\`${lastPart(name)}=FILE\` among the sources gives it`]
    cx.report.add('external/no-file', span, { uri: name }, { hints })
    return undefined
  }
  if (table.columns.length === 0) {
    const reason = 'it has no columns'
    cx.report.add('external/unreadable', span, { uri: name, path: table.name, reason })
    return undefined
  }
  const key = table.columns.find((c) => c.name === LOOKUP_KEY)?.name
  const columns = table.columns.map((c) => c.name).filter((column) => column !== key)
  return { frame: scanOf(table, span, cx), columns, file: table.name, ...(key === undefined ? {} : { key }) }
}

/** The file that the user gave for what a function asks of its vendor. */
export function givenRows(
  name: string,
  asked: readonly Ast.FieldName[],
  what: string,
  span: Span,
  cx: Lowering,
): Rows | undefined {
  if (givenTable(name, cx) !== undefined) return rowsOfFile(name, asked, span, cx)
  const guessed = guessedRows(name, asked, span, cx)
  if (guessed !== undefined) return guessed
  const hints = [`\`--external ${name}=FILE\` gives ${what}`]
  cx.report.add('external/no-file', span, { uri: name }, { hints })
  return undefined
}

function guessedRows(name: string, asked: readonly Ast.FieldName[], span: Span, cx: Lowering): Rows | undefined {
  if (cx.options.openTables !== true || cx.options.profile !== 'lenient') return undefined
  cx.report.add('name/table-without-schema', span, { name }, { hints: [`\`${name}=FILE\` among the sources gives it`] })
  const columns = [...new Set(asked.map((f) => f.name))].filter((column) => column !== '*')
  const table: Table = {
    name,
    columns: columns.map((column) => ({ name: column, type: 'string', standing: 'record' })),
    isOpen: true,
  }
  return { frame: scanOf(table, span, cx), columns, file: name, isGuessed: true }
}

function givenTable(name: string, cx: Lowering): Table | undefined {
  const last = lastPart(name)
  for (const candidate of [name, last, last.replace(/\.[^.]*$/, '')]) {
    const table = candidate === EVENTS ? undefined : cx.options.catalog.tables.get(candidate)
    if (table !== undefined && table.platform === undefined) return table
  }
  return undefined
}

function lastPart(name: string): string {
  return /[^/:]*$/.exec(name)?.[0] ?? name
}

function scanOf(table: Table, span: Span, cx: Lowering): Frame {
  const scanned = table.columns.map((c) => ({ ...cx.columns.fresh(c.name, c.type) }))
  const plan: Plan = { kind: 'scan', table: table.name, columns: scanned, span }
  const fields = new Map(scanned.map((c): [string, Expr] => [c.name, asText(reference(c, span))]))
  return {
    plan,
    fields,
    open: false,
    scan: new Map(),
    removed: new Set(),
    closedBy: table.name,
    aggregated: true,
    limited: true,
  }
}

/** Whether the file has the columns, and has their text as it was written; reported where not. */
export function hasColumns(rows: Rows, names: readonly Ast.FieldName[], cx: Lowering): boolean {
  const { file, isGuessed } = rows
  if (file === undefined || isGuessed === true) return true
  const table = cx.options.catalog.tables.get(file)
  return names.every(({ name, span }) => {
    const column = table?.columns.find((c) => c.name === name)
    if (column === undefined) {
      cx.report.add('name/unknown-column', span, { name, table: file }, { hints: nearHint(name, rows.columns) })
      return false
    }
    return isText(column, file, span, cx)
  })
}

/** Numbers and times that were told from text may have been written in another way. */
function isText(column: TableColumn, file: string, span: Span, cx: Lowering): boolean {
  if (column.type === 'string' || column.type === 'long' || column.type === 'dynamic') return true
  const hints = [`\`${file}.csv=FILE\` among the sources gives the file with its text`]
  const what = `the column \`${column.name}\` of \`${file}\`, which was read as ${column.type} and not as text,`
  cx.report.add('fidelity/not-supported', span, { what, language: 'CQL' }, { hints })
  return false
}

/** Rows one after another under common columns; a column that a part lacks is missing there. */
export function united(parts: readonly Frame[], names: readonly string[], span: Span, cx: Lowering): Frame {
  const columns = names.map((name) => cx.columns.fresh(name, 'string'))
  const inputs = parts.map((part): Plan => {
    const shown = names.map((name): Computed => {
      const expr = asText(cx.field(part, name, { start: -1, end: -1 }))
      return { ...cx.columns.fresh(name, 'string'), expr }
    })
    return { kind: 'project', input: part.plan, columns: shown, span }
  })
  const [only] = inputs
  const plan: Plan =
    inputs.length === 1 && only !== undefined && only.kind === 'project'
      ? { ...only, columns: only.columns.map((c, i) => ({ ...c, id: columns[i]?.id ?? c.id })) }
      : { kind: 'union', inputs, columns, span }
  return {
    plan,
    fields: new Map(columns.map((c): [string, Expr] => [c.name, reference(c, span)])),
    open: false,
    scan: new Map(),
    removed: new Set(),
    closedBy: 'readFile',
    aggregated: true,
    limited: true,
  }
}
