import { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { type Column, call, type Expr, literal, reference, text } from '../../plan/expr.ts'
import type { ColumnSource, Plan } from '../../plan/plan.ts'
import { findColumn, resolveColumn } from '../../schemas/resolve.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Name } from './ast.ts'
import { toText } from './values.ts'

/** What the records of one compilation are read from. */
interface Records {
  readonly table: Table
  readonly columns: ColumnSource
  readonly report: Report
  readonly options: CompileOptions
}

/** https://help.sumologic.com/docs/manage/field-extractions/ and https://help.sumologic.com/docs/manage/fields/ */
const OWN_FIELDS = { how: 'a field extraction rule, a field of its source or Auto Parse Mode', unlessNear: false }

/** The fields of the records of a scan: columns, members of nested columns, and what a message that is JSON holds. */
export class RecordFields {
  readonly #table: Table
  readonly #report: Report
  readonly #options: CompileOptions
  readonly #scanned: ReadonlyMap<string, Column>
  readonly #reported: Set<string>

  private constructor(records: Records, scanned: ReadonlyMap<string, Column>, reported: ReadonlySet<string>) {
    this.#table = records.table
    this.#report = records.report
    this.#options = records.options
    this.#scanned = scanned
    this.#reported = new Set(reported)
  }

  static of(records: Records): RecordFields {
    const { table, columns } = records
    const scanned = table.columns.map((c) => columns.fresh(c.name, c.type))
    return new RecordFields(records, new Map(scanned.map((c) => [c.name, c])), new Set())
  }

  /** The same fields over other columns. */
  moved(column: (own: Column) => Column, columns: ColumnSource): RecordFields {
    const records = { table: this.#table, columns, report: this.#report, options: this.#options }
    return new RecordFields(records, new Map([...this.#scanned].map(([n, own]) => [n, column(own)])), this.#reported)
  }

  scan(): Plan {
    const columns = [...this.#scanned.values()]
    return { kind: 'scan', table: this.#table.name, columns, span: { start: 0, end: 0 } }
  }

  /** The columns that names reach by themselves: not those that only stand for another. */
  get named(): readonly Column[] {
    return this.#table.columns.flatMap((c) => {
      const column = this.#scanned.get(c.name)
      return column === undefined || c.standing === 'alias' ? [] : [column]
    })
  }

  column(name: string): Column | undefined {
    return this.#scanned.get(name)
  }

  /** What a name stands for in a record; what the schema says of it is reported once, and not when `isOpaque`. */
  resolve(name: Name, isOpaque: boolean): Expr {
    const direct = findColumn(this.#table, name.text, true)
    const nested = this.#nested(name)
    if (direct === undefined && nested !== undefined) {
      if (nested.isAlias && !isOpaque) this.#reportAlias(name)
      return nested.value
    }
    const message = direct === undefined && this.#table.rest === undefined ? this.#scanned.get('_raw') : undefined
    if (message !== undefined && !name.text.startsWith('_')) {
      if (!isOpaque) this.#reportInMessage(name)
      return this.#inMessage(message, name)
    }
    const report = this.#reported.has(name.text) || isOpaque ? undefined : this.#report
    this.#reported.add(name.text)
    const found = resolveColumn(this.#table, name.text, name.span, report ?? new Report(this.#report.source), {
      profile: this.#options.profile,
      ignoreCase: true,
      ...(name.text.startsWith('_') ? {} : { ownNames: OWN_FIELDS }),
    })
    if (found.kind === 'column') {
      const column = this.#scanned.get(found.column.name)
      if (column === undefined) return literal('string', null, name.span)
      const own = reference(column, name.span)
      // A file keeps the fields nested; the platform's flat columns of the same names are then null.
      const both = nested !== undefined && (direct?.standing === 'record' || !nested.isAlias)
      return both ? call('logic.coalesce', [toText(own), nested.value], name.span) : own
    }
    if (found.kind === 'member') {
      const rest = this.#scanned.get(found.rest)
      if (rest !== undefined) return this.#members(reference(rest), name)
    }
    return literal('string', null, name.span)
  }

  #reportInMessage(name: Name): void {
    if (this.#reported.has(name.text)) return
    this.#reported.add(name.text)
    const known = this.#table.columns.filter((c) => c.isAbsent !== true).map((c) => c.name)
    const parameters = { name: name.text, table: this.#table.name }
    this.#report.add('schema/field-of-message', name.span, parameters, { hints: nearHint(name.text, known) })
  }

  /** A field of a JSON message that the file keeps as text, by itself or inside `EventData`. */
  #inMessage(message: Column, name: Name): Expr {
    const raw = reference(message, name.span)
    const json = raw.type === 'dynamic' ? raw : call('dynamic.parse', [toText(raw)], name.span)
    const ofEvent = call('dynamic.member', [json, text('EventData')], name.span)
    return call('logic.coalesce', [this.#members(json, name), this.#members(ofEvent, name)], name.span)
  }

  /** `EventData.Image` inside a nested column; `isAlias`: a bare Windows event field inside `EventData`. */
  #nested(name: Name): { readonly value: Expr; readonly isAlias: boolean } | undefined {
    if (name.text.startsWith('_')) return undefined
    const dot = name.text.indexOf('.')
    const outer = findColumn(this.#table, dot > 0 ? name.text.slice(0, dot) : 'EventData', true)
    const column = outer?.type === 'dynamic' ? this.#scanned.get(outer.name) : undefined
    if (column === undefined || outer?.name.toLowerCase() === name.text.toLowerCase()) return undefined
    const inner = dot > 0 ? { ...name, text: name.text.slice(dot + 1) } : name
    return { value: this.#members(reference(column), inner), isAlias: dot <= 0 }
  }

  #reportAlias(name: Name): void {
    if (this.#reported.has(name.text)) return
    this.#reported.add(name.text)
    const severity = this.#options.profile === 'vendor' ? { severity: 'error' as const } : {}
    const parameters = { name: name.text, table: this.#table.name, platform: 'Sumo Logic' }
    this.#report.add('schema/column-alias', name.span, { ...parameters, target: `EventData.${name.text}` }, severity)
  }

  /** The member of the whole name first, then the path that its dots spell. */
  #members(value: Expr, name: Name): Expr {
    const member = (of: Expr, key: string): Expr => call('dynamic.member', [of, text(key)], name.span)
    const steps = name.text.split('.')
    const whole = member(value, name.text)
    const found = steps.length === 1 ? whole : call('logic.coalesce', [whole, steps.reduce(member, value)], name.span)
    return call('dynamic.to_text', [found], name.span)
  }

  /** What stands for the text of a message: its column `own`, and the record's fields as JSON where it is empty. */
  message(own: Column | undefined, span: Span): Expr {
    const parts = this.#table.columns.filter((c) => !c.name.startsWith('_') && c.standing !== 'alias')
    // A view of the platform (it keeps the rest of a record) has every message; a file may have fields only.
    const isComplete = this.#table.rest !== undefined || parts.length === 0
    if (own !== undefined && isComplete) return reference(own, span)
    const args = parts.flatMap((c) => {
      const column = this.#scanned.get(c.name)
      return column === undefined ? [] : [text(c.name), jsonValue(reference(column))]
    })
    this.#report.add('fidelity/choice', span, {
      topic: '`_raw`',
      choice: 'of a record that carries no message text, it is the JSON object of its fields',
    })
    const fields = call('dynamic.to_text', [call('dynamic.object_present', args)])
    return own === undefined ? fields : call('logic.coalesce', [toText(reference(own)), fields])
  }
}

/** JSON holds times as text and numbers as they are. */
function jsonValue(expr: Expr): Expr {
  if (expr.type === 'datetime') return call('time.to_text', [expr])
  return expr.type === 'dynamic' ? expr : call('dynamic.from', [expr])
}
