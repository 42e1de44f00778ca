import { nearHint } from '../../diagnostics/near.ts'
import { type Column, type Expr, reference } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { lookupTable } from '../../schemas/bound.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { LoweringSession } from './session.ts'
import { toText } from './value.ts'

/** What lies in a console in QRadar, and how a file that the user gives for it is laid out. */
export interface Wanted {
  /** As the query names it; the user gives the file under this name. */
  readonly name: string
  /** `a reference set: one value a row`. */
  readonly layout: string
  /** The columns that the query asks for, where nothing is known of the file. */
  readonly asked: readonly string[]
  readonly span: Span
}

/** The file of that name, if the user gave one. */
export function givenTable(session: LoweringSession, name: string): Table | undefined {
  const { tables } = session.options.catalog
  const wanted = lookupTable(name)
  const lower = wanted.toLowerCase()
  return tables.get(wanted) ?? [...tables].find(([key]) => key.toLowerCase() === lower)?.[1]
}

/**
 * The file of that name. Without one it is refused; who does not run the plan gets a table that has the columns asked
 * for.
 */
export function wantedTable(session: LoweringSession, wanted: Wanted): Table | undefined {
  const { name, layout, asked, span } = wanted
  const given = givenTable(session, name)
  if (given !== undefined) {
    if (given.columns.length > 0) return given
    session.add('external/unreadable', span, { uri: name, path: given.name, reason: 'it has no columns' })
    return undefined
  }
  const argument = /^[\w.-]+$/.test(name) ? `${name}=FILE` : `'${name}=FILE'`
  const hints = [`\`--external ${argument}\` gives ${layout}`]
  if (session.options.openTables !== true) {
    session.add('external/no-file', span, { uri: name }, { hints })
    return undefined
  }
  session.add('name/table-without-schema', span, { name }, { hints })
  const columns = asked.map((column) => ({ name: column, type: 'string' as const, standing: 'record' as const }))
  return { name: lookupTable(name), columns, isOpen: true }
}

/** The rows of a file, its values as text. */
export class FileRows {
  readonly plan: Plan
  readonly #table: Table
  readonly #columns: readonly Column[]

  constructor(session: LoweringSession, table: Table, span: Span) {
    this.#table = table
    this.#columns = table.columns.map((c) => session.columns.fresh(c.name, c.type))
    this.plan = { kind: 'scan', table: table.name, columns: this.#columns, span }
  }

  get #name(): string {
    return this.#table.name.replace(/^lookup:/, '')
  }

  /** The column of one of the names, whatever its case, blanks and underscores; else the one at the place. */
  column(names: readonly string[], place: number | undefined, span: Span): Expr | undefined {
    const found = this.#columns.find((c) => names.some((n) => plainName(n) === plainName(c.name)))
    const column = found ?? (place === undefined ? undefined : this.#columns[place])
    return column === undefined ? undefined : toText({ expr: reference(column, span) })
  }

  /** The column of a name that the query has; reports one that there is not. */
  named(session: LoweringSession, name: string, span: Span): Expr | undefined {
    const column = this.column([name], undefined, span)
    if (column !== undefined) return column
    const hints = nearHint(
      name,
      this.#table.columns.map((c) => c.name),
    )
    session.add('name/unknown-column', span, { name, table: this.#name }, { hints })
    return undefined
  }

  /** Reports that the file has fewer columns than are needed. */
  refuse(session: LoweringSession, wanted: Wanted): undefined {
    const reason = `it has too few columns for ${wanted.layout}`
    session.add('external/unreadable', wanted.span, { uri: wanted.name, path: this.#name, reason })
    return undefined
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}
