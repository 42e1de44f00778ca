import { type Column, call, type Expr, literal, reference, text } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { findColumn, resolveColumn } from '../../schemas/resolve.ts'
import type { Table, TableColumn } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { Name } from './ast.ts'
import { ADDRESS_COLUMNS, NUMBER_COLUMNS, TIME_COLUMNS } from './facts.ts'
import { quoteName } from './printer.ts'
import type { LoweringSession } from './session.ts'
import { textToMilliseconds, type Value } from './value.ts'

/** What FROM gives: its columns by name, and the plan once it is known which of them are used. */
export class Scope {
  readonly table: Table
  readonly #session: LoweringSession
  readonly #columns = new Map<string, Column>()
  readonly #values = new Map<Name, Value>()
  readonly #input: Plan | undefined
  readonly #span: Span

  /** A table, or with `input` the result of a sub-select whose columns `table` describes. */
  constructor(session: LoweringSession, table: Table, span: Span, input?: Plan, columns: readonly Column[] = []) {
    this.#session = session
    this.table = table
    this.#span = span
    this.#input = input
    for (const column of columns) this.#columns.set(column.name, column)
  }

  get isSubselect(): boolean {
    return this.#input !== undefined
  }

  get plan(): Plan {
    if (this.#input !== undefined) return this.#input
    const [first] = this.table.columns
    if (this.#columns.size === 0 && first !== undefined) this.column(first)
    return { kind: 'scan', table: this.table.name, columns: [...this.#columns.values()], span: this.#span }
  }

  /** The column of a name, whatever its case; nothing is reported. */
  find(name: string): TableColumn | undefined {
    return findColumn(this.table, name, true)
  }

  /** The column by which time windows and FIRST go, in milliseconds. */
  get time(): Expr | undefined {
    const found =
      this.find('starttime') ?? (this.table.timeColumn === undefined ? undefined : this.find(this.table.timeColumn))
    if (found === undefined) return undefined
    const { expr } = this.value(found, this.#span)
    return expr.type === 'string' ? textToMilliseconds(expr) : expr
  }

  value(found: TableColumn, span: Span): Value {
    const name = found.name.toLowerCase()
    const expr = plainValue(reference(this.column(found), span))
    if (TIME_COLUMNS.has(name) && expr.type === 'string') {
      return { expr: textToMilliseconds(expr), numeric: true, time: true }
    }
    return {
      expr,
      ...(ADDRESS_COLUMNS.has(name) ? { address: found.name } : {}),
      ...(NUMBER_COLUMNS.has(name) ? { numeric: true } : {}),
      ...(TIME_COLUMNS.has(name) ? { time: true } : {}),
    }
  }

  /** Resolves a name that is no alias, and reports how it departs from the schema. */
  resolve(name: Name): Value {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const value = this.#resolve(name)
    this.#values.set(name, value)
    return value
  }

  #resolve(name: Name): Value {
    const { report, options } = this.#session
    if (this.table.isOpen === true) {
      const guessed: TableColumn = { name: name.name, type: 'string', standing: 'record' }
      return this.value(this.find(name.name) ?? guessed, name.span)
    }
    const resolution = resolveColumn(this.table, name.name, name.span, report, {
      profile: options.profile,
      ignoreCase: true,
      spell: spellName,
      ...(this.isSubselect || this.table.platform === undefined
        ? {}
        : { ownNames: { how: 'a custom property', unlessNear: name.quote !== '"' } }),
      ...(name.quote === '"' ? { hints: ['double quotes name a column; a text stands in single quotes'] } : {}),
    })
    switch (resolution.kind) {
      case 'column':
        return this.value(resolution.column, name.span)
      case 'member': {
        const rest = this.find(resolution.rest)
        if (rest === undefined) break
        const member = call(
          'dynamic.member',
          [reference(this.column(rest), name.span), text(resolution.name)],
          name.span,
        )
        return { expr: call('dynamic.to_text', [member], name.span) }
      }
      default:
    }
    return { expr: literal('string', null, name.span) }
  }

  column(found: TableColumn): Column {
    const known = this.#columns.get(found.name)
    if (known !== undefined) return known
    const column = this.#session.columns.fresh(found.name, found.type)
    this.#columns.set(found.name, column)
    return column
  }
}

/** AQL knows numbers, texts and conditions: datetimes become milliseconds and JSON values text. */
function plainValue(expr: Expr): Expr {
  switch (expr.type) {
    case 'dynamic':
      return call('dynamic.to_text', [expr], expr.span)
    case 'datetime':
      return call('convert.datetime_to_milliseconds', [expr], expr.span)
    case 'timespan': {
      const ticks = call('number.with_type', [expr, literal('long', 0n)], expr.span)
      return call('number.divide_integer', [ticks, literal('long', 10_000n)], expr.span)
    }
    case 'guid':
      return call('number.with_type', [expr, text('')], expr.span)
    default:
      return expr
  }
}

/** A column name as AQL has it: built-in columns bare, properties in double quotes. */
export function spellName(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) ? name : quoteName(name)
}
