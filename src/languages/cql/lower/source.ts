import type { Report } from '../../../diagnostics/diagnostic.ts'
import { type Column, call, type Expr, long, reference, text } from '../../../plan/expr.ts'
import type { ColumnSource } from '../../../plan/plan.ts'
import { findColumn, type Profile, resolveColumn } from '../../../schemas/resolve.ts'
import type { Table, TableColumn } from '../../../schemas/table.ts'
import type { Span } from '../../../source/text.ts'
import { NOT_SEARCHED } from './any-field.ts'
import type { Frame } from './frame.ts'
import { tagForm } from './frame.ts'
import { asField, asText, MISSING } from './value.ts'

/** Fields that functions read without being told. */
const DEFAULTS = new Set([
  '@timestamp',
  '@timestamp.nanos',
  '@ingesttimestamp',
  '@timezone',
  '@rawstring',
  '@id',
  'url',
  'ip',
  'ip.lat',
  'ip.lon',
])

/** The events of the table: which of its columns a query reads, and what a name stands for. */
export class EventSource {
  readonly #table: Table
  readonly #report: Report
  readonly #columns: ColumnSource
  readonly #profile: Profile
  readonly #wanted: readonly TableColumn[]
  readonly #absent: ReadonlySet<string>
  readonly #reported = new Set<string>()

  /** `mentions`: whether the query can name a column; all columns are read when it is absent. */
  constructor(
    table: Table,
    report: Report,
    columns: ColumnSource,
    profile: Profile,
    mentions?: (name: string) => boolean,
  ) {
    this.#table = table
    this.#report = report
    this.#columns = columns
    this.#profile = profile
    this.#absent = new Set(table.columns.filter((c) => c.isAbsent === true).map((c) => c.name))
    this.#wanted = table.columns.filter(
      (c) =>
        c.standing !== 'alias' &&
        // Without times there is no interval to search and no order of events, which must not go unnoticed.
        !(c.isAbsent === true && c.name === table.timeColumn) &&
        (mentions === undefined || mentions(c.name) || this.#isAlwaysRead(c)),
    )
  }

  #isAlwaysRead(column: TableColumn): boolean {
    return DEFAULTS.has(column.name) || column.name === this.#table.timeColumn || column.name === this.#table.rest
  }

  /** A frame over a scan with columns of its own. */
  frame(): Frame {
    const scanned = this.#wanted.map((c) => ({ ...this.#columns.fresh(c.name, c.type) }))
    return {
      plan: { kind: 'scan', table: this.#table.name, columns: scanned, span: { start: 0, end: 0 } },
      fields: new Map(),
      open: true,
      scan: new Map(scanned.map((c) => [c.name, c])),
      removed: new Set(),
      closedBy: '',
      aggregated: false,
      limited: false,
    }
  }

  /** Columns that some event has a value of. */
  #carried(scan: Frame['scan']): readonly Column[] {
    return [...scan.values()].filter((c) => !this.#absent.has(c.name))
  }

  /** The fields that an event shows when the query names none. */
  all(scan: Frame['scan']): readonly { readonly name: string; readonly expr: Expr }[] {
    return this.#carried(scan).map((c) => ({ name: c.name, expr: asField(reference(c)) }))
  }

  /** The same; a nested value is numbered, for its members are fields too. The rest has no name of its own. */
  allFlat(scan: Frame['scan']): readonly { readonly name: string; readonly expr: Expr; readonly nested?: number }[] {
    return this.#carried(scan).map((c, nested) => {
      const name = c.name === this.#table.rest ? '' : c.name
      return c.type === 'dynamic' ? { name, expr: reference(c), nested } : { name, expr: asField(reference(c)) }
    })
  }

  /** The values that free text looks into; nested ones are searched inside, so is the rest of a record. */
  searched(scan: Frame['scan']): readonly Expr[] {
    return this.#carried(scan)
      .filter((c) => !NOT_SEARCHED.includes(c.name) && !c.name.startsWith('#') && c.name !== this.#table.timeColumn)
      .map((c) => (c.type === 'dynamic' ? reference(c) : asField(reference(c))))
  }

  resolve(scan: Frame['scan'], name: string, span: Span): Expr {
    const direct = this.#column(name)
    if (direct !== undefined) return this.#reportDeparture(direct.name, span, () => this.#read(scan, direct, span))
    const nested = this.#nested(scan, name, span)
    if (nested !== undefined) return nested
    return this.#reportDeparture(name, span, () => this.#member(scan, name, span))
  }

  #column(name: string): TableColumn | undefined {
    const found = findColumn(this.#table, name, false) ?? findColumn(this.#table, tagForm(name), false)
    if (found !== undefined) return found
    return name === '@timestamp' && this.#table.timeColumn !== undefined
      ? findColumn(this.#table, this.#table.timeColumn, false)
      : undefined
  }

  /** Each name is reported once; a span before the text asks for no report. */
  #reportDeparture(name: string, span: Span, read: () => Expr): Expr {
    if (span.start >= 0 && !this.#reported.has(name)) {
      this.#reported.add(name)
      const options = { profile: this.#profile, ignoreCase: false, missingIsNull: true }
      resolveColumn(this.#table, name, span, this.#report, options)
    }
    return read()
  }

  #read(scan: Frame['scan'], column: TableColumn, span: Span): Expr {
    const target = column.standing === 'alias' && column.target !== undefined ? column.target : column.name
    const scanned = scan.get(target)
    return scanned === undefined ? { ...MISSING, span } : asField(reference(scanned, span))
  }

  /** `a.b[0]` inside a dynamic column `a`. */
  #nested(scan: Frame['scan'], name: string, span: Span): Expr | undefined {
    for (const match of [...name.matchAll(/[.[]/g)].reverse()) {
      const head = scan.get(name.slice(0, match.index))
      if (head?.type === 'dynamic' && head.name !== this.#table.rest)
        return path(reference(head, span), name.slice(match.index), span)
    }
    return undefined
  }

  #member(scan: Frame['scan'], name: string, span: Span): Expr {
    const rest = this.#table.rest === undefined ? undefined : scan.get(this.#table.rest)
    if (rest === undefined) return { ...MISSING, span }
    const flat = path1(reference(rest, span), name, span)
    if (!/[.[]/.test(name)) return asText(flat)
    return call('logic.coalesce', [asText(flat), asText(path(reference(rest, span), `.${name}`, span))], span)
  }
}

function path1(value: Expr, name: string, span: Span): Expr {
  return call('dynamic.member', [value, text(name)], span)
}

/** Follows `.member` and `[n]` steps. */
function path(value: Expr, steps: string, span: Span): Expr {
  let result = value
  for (const [, member, place] of steps.matchAll(/\.?([^.[\]]+)|\[(\d+)\]/g)) {
    result =
      place === undefined
        ? path1(result, member ?? '', span)
        : call('dynamic.element', [result, long(Number(place))], span)
  }
  return result
}
