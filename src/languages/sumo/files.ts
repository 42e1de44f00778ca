import { nearHint } from '../../diagnostics/near.ts'
import type { Column } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { lookupTable } from '../../schemas/bound.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { TablePath } from './ast.ts'
import type { Frame } from './frame.ts'

/** The rows of a table of the product's library, of a saved file or of what the query itself saved. */
export interface TableRows {
  readonly name: string
  readonly plan: Plan
  readonly columns: readonly Column[]
  /** Nothing is known of the table: it has the columns that are asked for. */
  readonly isGuessed: boolean
}

/** The name in a path: without `path://` and quotes. */
function tableName({ text }: TablePath): string {
  return text
    .replace(/^path:\/\/\s*/i, '')
    .replace(/^["“”]|["“”]$/g, '')
    .trim()
}

/**
 * The rows that a path names: what the query saved there, else the file that the user gave under the path as written, the
 * name in it, its last part, or that without its ending. A file that is not given is refused; who does not run the plan
 * gets a table that has the columns `asked`.
 */
export function rowsOfTable(path: TablePath, asked: readonly string[], frame: Frame): TableRows | undefined {
  const name = tableName(path)
  const saved = frame.lowering.savedRows(savedKey(path))
  if (saved !== undefined) {
    const copy = saved.fork()
    const fields = [...copy.fields.values()].filter((f) => f.withTime === undefined)
    const columns = fields.map(({ name: called, column }) => ({ ...column, name: called }))
    return { name, plan: copy.plan, columns, isGuessed: false }
  }
  const { span } = path
  const table = givenTable([path.text, path.text.replaceAll(/["“”]/g, ''), name], frame)
  if (table !== undefined) return scanOf(table, name, false, span, frame)
  const given = lastPart(name)
  const hints = [`\`--external '${given}=FILE'\` gives a CSV file with a header for it`]
  if (frame.options.openTables !== true || frame.options.profile !== 'lenient') {
    frame.report.add('external/no-file', span, { uri: name }, { hints })
    return undefined
  }
  frame.report.add('name/table-without-schema', span, { name }, { hints })
  const columns = [...new Map(asked.map((column) => [column.toLowerCase(), column])).values()]
  const guessed: Table = {
    name: lookupTable(name),
    columns: columns.map((column) => ({ name: column, type: 'string', standing: 'record' })),
    isOpen: true,
  }
  return scanOf(guessed, name, true, span, frame)
}

/** What the query saves under a path. */
export function savedKey(path: TablePath): string {
  return tableName(path).replace(/^\/+/, '').toLowerCase()
}

function scanOf(table: Table, name: string, isGuessed: boolean, span: Span, frame: Frame): TableRows {
  const columns = table.columns.map((c) => frame.columns.fresh(c.name, c.type))
  return { name, plan: { kind: 'scan', table: table.name, columns, span }, columns, isGuessed }
}

function givenTable(names: readonly string[], frame: Frame): Table | undefined {
  const last = lastPart(names.at(-1) ?? '')
  for (const name of [...names, ...names.map((n) => n.replace(/^\/+/, '')), last, last.replace(/\.[^.]*$/, '')]) {
    if (name === '') continue
    for (const called of [lookupTable(name), name]) {
      const table = frame.options.catalog.tables.get(called)
      if (table !== undefined && table.platform === undefined) return table
    }
  }
  return undefined
}

function lastPart(name: string): string {
  return /[^/:]*$/.exec(name)?.[0] ?? name
}

/** A column by its name, without regard to case. */
export function columnOf(rows: TableRows, name: string): Column | undefined {
  return (
    rows.columns.find((c) => c.name === name) ?? rows.columns.find((c) => c.name.toLowerCase() === name.toLowerCase())
  )
}

export function reportNoColumn(rows: TableRows, name: string, span: Span, frame: Frame): void {
  const names = rows.columns.map((c) => c.name)
  frame.report.add('name/unknown-column', span, { name, table: rows.name }, { hints: nearHint(name, names) })
}
