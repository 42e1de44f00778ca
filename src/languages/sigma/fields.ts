import { nearHint } from '../../diagnostics/near.ts'
import { LEAF_MARK } from '../../functions/leaves.ts'
import { type Column, call, type Expr, literal, long, reference, text } from '../../plan/expr.ts'
import type { ColumnSource, PlanOf } from '../../plan/plan.ts'
import { SIGMA_HEADER } from '../../schemas/sigma/header.ts'
import type { Table, TableColumn } from '../../schemas/table.ts'
import { NO_SPAN } from '../../source/text.ts'

/** What a field of a rule is in the events of a table. */
export type FieldSource =
  | { readonly kind: 'column'; readonly column: Column; readonly text: Expr }
  /** A dynamic column: `leaves` are all its values (`leaves.of`), of which tests ask for one. */
  | { readonly kind: 'column'; readonly column: Column; readonly text: Expr; readonly leaves: Expr }
  /** Of a dynamic column: by the whole name, else by the path that its dots make. */
  | {
      readonly kind: 'member'
      readonly column: Column
      readonly member: string
      readonly text: Expr
      readonly leaves: Expr
    }
  /** Events of the table never carry it. */
  | { readonly kind: 'absent'; readonly hints: readonly string[]; readonly text: Expr }

type HeaderName = keyof typeof SIGMA_HEADER

/** The fields that hold what a table has no column for. */
const REST: HeaderName = '@fields'

/** The columns of one table that rules read: one for all rules, so that one scan serves all of them. */
export class TableFields {
  readonly name: string
  readonly #table: Table | undefined
  readonly #ids: ColumnSource
  readonly #known: ReadonlyMap<string, TableColumn>
  readonly #read = new Map<string, Column>()
  readonly #fields = new Map<string, FieldSource>()
  #keywordSubjects: readonly Expr[] | undefined

  /** Without a table nothing is known of the log source: every field is taken for a column of text. */
  constructor(name: string, table: Table | undefined, ids: ColumnSource) {
    this.name = name
    this.#table = table
    this.#ids = ids
    this.#known = new Map(table?.columns.map((column) => [column.name, column]))
  }

  /** What its records write where a field has no value, beside leaving it out. */
  get missing(): readonly string[] {
    return this.#table?.missing ?? []
  }

  get scan(): PlanOf<'scan'> {
    return { kind: 'scan', table: this.name, columns: [...this.#read.values()], span: NO_SPAN }
  }

  field(name: string): FieldSource {
    const known = this.#fields.get(name)
    if (known !== undefined) return known
    const found = this.#resolve(name)
    this.#fields.set(name, found)
    return found
  }

  /** A column that every event of Sigma's tables has, if this table has it. */
  header(name: HeaderName): Column | undefined {
    const column = this.#column(name)
    return column === undefined ? undefined : this.#use(column)
  }

  /** Where keywords are looked for: in the text of all values, else in each column, of objects in the values within. */
  get keywordSubjects(): readonly Expr[] {
    this.#keywordSubjects ??= this.#subjects()
    return this.#keywordSubjects
  }

  #subjects(): readonly Expr[] {
    const values = this.header('@values')
    if (values !== undefined) return [textOf(reference(values))]
    const own = [...this.#known.values()].filter((c) => c.target === undefined && !c.name.startsWith('@'))
    return own.map((column) => {
      const value = reference(this.#use(column))
      return value.type === 'dynamic' ? call('dynamic.leaf_lines', [value]) : textOf(value)
    })
  }

  #resolve(name: string): FieldSource {
    const exact = this.#known.get(name) ?? (this.#table === undefined ? textColumn(name) : undefined)
    if (exact !== undefined) {
      const column = this.#use(this.#known.get(exact.target ?? '') ?? exact)
      const found = { kind: 'column', column, text: textOf(reference(column)) } as const
      return column.type === 'dynamic' ? { ...found, leaves: call('leaves.of', [reference(column)]) } : found
    }
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const prefix = this.#known.get(name.slice(0, dot))
      if (prefix?.type === 'dynamic') return this.#member(prefix, name.slice(dot + 1))
    }
    const rest = this.#known.get(REST)
    if (rest !== undefined && rest.isAbsent !== true) return this.#member(rest, name)
    const names = [...this.#known.keys()].filter((known) => !known.startsWith('@'))
    return { kind: 'absent', hints: nearHint(name, names), text: literal('string', null) }
  }

  #member(of: TableColumn, name: string): FieldSource {
    const column = this.#use(this.#known.get(of.target ?? '') ?? of)
    const leaves = leavesOf(column, name)
    return { kind: 'member', column, member: name, text: memberOf(column, name), leaves }
  }

  #column(name: HeaderName): TableColumn | undefined {
    if (this.#table !== undefined) return this.#known.get(name)
    return name === REST ? undefined : { name, type: SIGMA_HEADER[name], standing: 'schema' }
  }

  #use({ name, type }: TableColumn): Column {
    const read = this.#read.get(name)
    if (read !== undefined) return read
    const column = this.#ids.fresh(name, type)
    this.#read.set(name, column)
    return column
  }
}

function leavesOf(column: Column, name: string): Expr {
  return call('leaves.of', [reference(column), ...name.split('.').map((step) => text(step))])
}

/** More characters than a text has. */
const ALL = 1_000_000_000

/**
 * A member of the objects in a dynamic column as text: by its whole name, else by the path that its dots make. What lies
 * behind arrays on the way are several values, with `, ` between them.
 */
export function memberOf(column: Column, name: string): Expr {
  const whole = call('dynamic.member', [reference(column), text(name)])
  const path = name.split('.')
  if (path.length === 1) return call('dynamic.to_text', [whole])
  const inner = path.reduce<Expr>((of, step) => call('dynamic.member', [of, text(step)]), reference(column))
  const direct = call('dynamic.to_text', [call('logic.coalesce', [whole, inner])])
  const between = call('text.substring', [
    call('text.before_last', [leavesOf(column, name), text(LEAF_MARK)]),
    long(1),
    long(ALL),
  ])
  return call('logic.coalesce', [direct, call('text.replace_all', [between, text(LEAF_MARK), text(', ')])])
}

function textColumn(name: string): TableColumn {
  return { name, type: 'string', standing: 'record' }
}

/** The value as rules write it. */
function textOf(value: Expr): Expr {
  switch (value.type) {
    case 'string':
      return value
    case 'dynamic':
      return call('dynamic.to_text', [value])
    case 'int':
    case 'long':
      return call('convert.integer_to_text', [value])
    case 'real':
      return call('convert.number_to_plain_text', [value])
    case 'boolean':
      return call('convert.boolean_to_text', [value])
    case 'datetime':
      return call('time.to_text', [value])
    case 'timespan':
      return call('time.span_to_text', [value])
    case 'guid':
      return call('convert.guid_to_text', [value])
  }
}
