import type { Report } from '../../../diagnostics/diagnostic.ts'
import { type Column, call, type Expr, long, reference, text } from '../../../plan/expr.ts'
import type { ColumnSource } from '../../../plan/plan.ts'
import { findColumn, type Profile, resolveColumn } from '../../../schemas/resolve.ts'
import type { Table, TableColumn } from '../../../schemas/table.ts'
import type { Span } from '../../../source/text.ts'
import type { Frame } from './frame.ts'
import { tagForm } from './frame.ts'
import { asField, asText, MISSING } from './value.ts'

/** Fields that free text does not look into (library.humio.com/data-analysis/syntax-filters.html). */
const NOT_SEARCHED = new Set(['@id', '@timestamp', '@timestamp.nanos', '@ingesttimestamp', '@timezone'])

/** Fields that functions read without being told. */
const DEFAULTS = new Set(['@timestamp', '@rawstring', '@id', 'url', 'ip.lat', 'ip.lon'])

/** The events of the table: which of its columns a query reads, and what a name stands for. */
export class EventSource {
  readonly #table: Table
  readonly #report: Report
  readonly #columns: ColumnSource
  readonly #profile: Profile
  readonly #wanted: readonly TableColumn[]
  readonly #reported = new Set<string>()
  /** The columns of the first scan; a subquery scans under ids of its own. */
  #scanned = new Map<string, Column>()

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
    this.#wanted = table.columns.filter(
      (c) => c.standing !== 'alias' && (mentions === undefined || mentions(c.name) || this.#isAlwaysRead(c)),
    )
  }

  #isAlwaysRead(column: TableColumn): boolean {
    return DEFAULTS.has(column.name) || column.name === this.#table.timeColumn || column.name === this.#table.rest
  }

  /** A frame over a fresh scan. Frames of one query share the names, so the current scan is what names resolve to. */
  frame(): Frame {
    const scanned = this.#wanted.map((c) => ({ ...this.#columns.fresh(c.name, c.type) }))
    this.#scanned = new Map(scanned.map((c) => [c.name, c]))
    return {
      plan: { kind: 'scan', table: this.#table.name, columns: scanned, span: { start: 0, end: 0 } },
      fields: new Map(),
      open: true,
      removed: new Set(),
      closedBy: '',
      aggregated: false,
      limited: false,
    }
  }

  /** Runs a subquery over a scan of its own. */
  within<T>(run: (frame: Frame) => T): T {
    const outer = this.#scanned
    try {
      return run(this.frame())
    } finally {
      this.#scanned = outer
    }
  }

  /** The fields that an event shows when the query names none. */
  all(): readonly { readonly name: string; readonly expr: Expr }[] {
    return [...this.#scanned.values()].map((c) => ({ name: c.name, expr: asField(reference(c)) }))
  }

  /** The same; a nested value is numbered, for its members are fields too. The rest has no name of its own. */
  allFlat(): readonly { readonly name: string; readonly expr: Expr; readonly nested?: number }[] {
    return [...this.#scanned.values()].map((c, nested) => {
      const name = c.name === this.#table.rest ? '' : c.name
      return c.type === 'dynamic' ? { name, expr: reference(c), nested } : { name, expr: asField(reference(c)) }
    })
  }

  /** The values that free text looks into; absent when records carry more than the columns. */
  searched(): readonly Expr[] | undefined {
    if (this.#table.rest !== undefined) return undefined
    return this.all()
      .filter((f) => !NOT_SEARCHED.has(f.name) && !f.name.startsWith('#') && f.name !== this.#table.timeColumn)
      .map((f) => f.expr)
  }

  resolve(name: string, span: Span): Expr {
    const direct = this.#column(name)
    if (direct !== undefined) return this.#reportDeparture(direct.name, span, () => this.#read(direct, span))
    const nested = this.#nested(name, span)
    if (nested !== undefined) return nested
    return this.#reportDeparture(name, span, () => this.#member(name, span))
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

  #read(column: TableColumn, span: Span): Expr {
    const target = column.standing === 'alias' && column.target !== undefined ? column.target : column.name
    const scanned = this.#scanned.get(target)
    return scanned === undefined ? { ...MISSING, span } : asField(reference(scanned, span))
  }

  /** `a.b[0]` inside a dynamic column `a`. */
  #nested(name: string, span: Span): Expr | undefined {
    for (const match of [...name.matchAll(/[.[]/g)].reverse()) {
      const head = this.#scanned.get(name.slice(0, match.index))
      if (head?.type === 'dynamic' && head.name !== this.#table.rest)
        return path(reference(head, span), name.slice(match.index), span)
    }
    return undefined
  }

  #member(name: string, span: Span): Expr {
    const rest = this.#table.rest === undefined ? undefined : this.#scanned.get(this.#table.rest)
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
