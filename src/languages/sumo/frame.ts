import { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { compute, extend, filter, keep, project } from '../../plan/build.ts'
import { copyPlan } from '../../plan/copy.ts'
import {
  and,
  type Column,
  type ColumnId,
  call,
  type Expr,
  literal,
  not,
  or,
  reference,
  type SortKey,
  text,
  windowCall,
} from '../../plan/expr.ts'
import { type ColumnSource, outputColumns, type Plan } from '../../plan/plan.ts'
import { findColumn, resolveColumn } from '../../schemas/resolve.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Name } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { isTrue, toText, toWhole } from './values.ts'

/** A field that queries can name. */
export interface Field {
  readonly name: string
  readonly column: Column
  /** Of the records themselves, so that its first use is checked against the platform's schema. */
  readonly ofRecord: boolean
  /** Made by `transpose`: rows that `fillmissing` adds have null here, whatever the type. */
  readonly transposed?: true
  /** Made by `withtime`: the value and its time, which only `most_recent` and `least_recent` read. */
  readonly withTime?: { readonly value: Expr; readonly time: Expr }
}

/**
 * The state between two operators: the plan so far, the fields and the order of the rows. Columns are never dropped from
 * the plan before the end, so that the order can refer to what the query no longer shows.
 */
export class Frame {
  readonly lowering: Lowering<Frame>
  readonly table: Table
  readonly report: Report
  readonly options: CompileOptions
  readonly columns: ColumnSource
  plan: Plan
  fields = new Map<string, Field>()
  /** Built-in fields that `fields a, b` no longer shows and later operators can still name. */
  hidden: ReadonlyMap<string, Field> = new Map()
  order: readonly SortKey[] = []
  /** After a group operator: the records' own fields are gone. */
  aggregated = false
  /** After `fields a, b`: only these and built-in fields are left. */
  restricted = false
  /** After an operator that is refused: what fields there are is not known. */
  opaque = false
  /** In lower case: fields that tell the rows of a group operator apart. */
  keys: ReadonlySet<string> = new Set()
  /** After `compare`, of which a query has one. */
  compared = false
  /** The rows hang on the bounds of the searched range, not only on the messages in it. */
  ranged = false
  /** Milliseconds of the slices that the last `timeslice` made, when it gave a length. */
  slice: { readonly length: number } | undefined
  /** Under which condition what is being lowered is evaluated; undefined: always. */
  reached: Expr | undefined
  /** Whether any of the `parse .. nodrop` operators just before matched. */
  parsed: Expr | undefined
  /** Columns of the plan that have been parsed as JSON. */
  readonly json = new Map<ColumnId, Expr>()
  /** After `save`: no operator is processed any more. */
  saved = false
  /** What was joined, by the names of the tables; until an operator makes other fields of it. */
  #joined: { readonly fields: Frame['fields']; readonly sides: ReadonlyMap<string, Frame> } | undefined
  readonly #dropped = new Set<string>()
  readonly #reported = new Set<string>()
  #scanned: ReadonlyMap<string, Column> = new Map()
  #raw: Expr | undefined

  constructor(lowering: Lowering<Frame>) {
    const { table, columns } = lowering
    this.lowering = lowering
    this.table = table
    this.report = lowering.report
    this.options = lowering.options
    this.columns = columns
    const scanned = table.columns.map((c) => columns.fresh(c.name, c.type))
    this.#scanned = new Map(scanned.map((c) => [c.name, c]))
    this.plan = { kind: 'scan', table: table.name, columns: scanned, span: { start: 0, end: 0 } }
    for (const [index, column] of scanned.entries()) {
      const known = table.columns[index]
      if (known !== undefined) this.#put({ name: column.name, column, ofRecord: true }, known.standing === 'alias')
    }
    this.#setTime()
    this.#setCategory()
  }

  /** What the user says of messages that no file gives a category. */
  #setCategory(): void {
    const { sourceCategory } = this.options
    if (sourceCategory === undefined) return
    const own = this.fields.get('_sourcecategory')?.column
    const given = text(sourceCategory)
    const column = this.columns.fresh('_sourceCategory', 'string')
    const value = own === undefined ? given : call('logic.coalesce', [toText(reference(own)), given])
    this.plan = extend(this.plan, [compute(column, value)])
    this.fields.set('_sourcecategory', { name: '_sourceCategory', column, ofRecord: false })
  }

  #put(field: Field, hidden = false): void {
    const key = field.name.toLowerCase()
    if (!hidden && !this.fields.has(key)) this.fields.set(key, field)
  }

  /** The same state over a plan with columns of its own, so that both can be inputs of one plan. */
  fork(): Frame {
    const fork = new Frame(this.lowering)
    const { plan, column, expr } = copyPlan(this.plan, this.columns)
    const copied = (field: Field): Field => {
      const { withTime } = field
      const own = { ...field, column: column(field.column) }
      return withTime === undefined
        ? own
        : { ...own, withTime: { value: expr(withTime.value), time: expr(withTime.time) } }
    }
    const renamed = (fields: ReadonlyMap<string, Field>): Map<string, Field> =>
      new Map([...fields].map(([key, field]) => [key, copied(field)]))
    fork.plan = plan
    fork.fields = renamed(this.fields)
    fork.hidden = renamed(this.hidden)
    fork.order = this.order.map((key) => ({ ...key, expr: expr(key.expr) }))
    fork.aggregated = this.aggregated
    fork.restricted = this.restricted
    fork.opaque = this.opaque
    fork.keys = this.keys
    fork.slice = this.slice
    fork.ranged = this.ranged
    fork.compared = this.compared
    fork.#scanned = new Map([...this.#scanned].map(([name, scanned]) => [name, column(scanned)]))
    fork.#raw = this.#raw === undefined ? undefined : expr(this.#raw)
    for (const name of this.#dropped) fork.#dropped.add(name)
    for (const name of this.#reported) fork.#reported.add(name)
    return fork
  }

  /**
   * Stands over other rows, with these fields only. `sides`: the frames that were joined, by the name before `_` in the
   * fields of theirs that no operator made.
   */
  restart(
    plan: Plan,
    fields: ReadonlyMap<string, Field>,
    order: readonly SortKey[],
    sides?: ReadonlyMap<string, Frame>,
  ): void {
    this.plan = plan
    this.fields = new Map(fields)
    this.hidden = new Map()
    this.order = order
    this.aggregated = true
    this.parsed = undefined
    this.json.clear()
    this.#joined = sides === undefined ? undefined : { fields: this.fields, sides }
  }

  /** A field of one of the frames that were joined. */
  #ofSide(name: Name): Expr | undefined {
    const key = name.text.toLowerCase()
    if (this.#joined?.fields !== this.fields || this.#dropped.has(key)) return undefined
    for (const [table, side] of this.#joined.sides) {
      if (!key.startsWith(`${table}_`)) continue
      side.plan = this.plan
      const value = side.resolve({ ...name, text: name.text.slice(table.length + 1) })
      this.plan = side.plan
      return value
    }
    return undefined
  }

  /** Newest first is the order of messages; `_messageTime` is milliseconds whatever the records hold. */
  #setTime(): void {
    const found = this.fields.get('_messagetime')?.column ?? this.#scanned.get(this.table.timeColumn ?? '')
    if (found === undefined) return
    let column = found
    if (found.type !== 'long' && found.type !== 'int') {
      column = this.columns.fresh('_messageTime', 'long')
      const whole = milliseconds(reference(found))
      this.plan = extend(this.plan, [compute(column, whole)])
    }
    this.fields.set('_messagetime', { name: '_messageTime', column, ofRecord: false })
    this.order = [{ expr: reference(column), direction: 'desc', nulls: 'last' }]
  }

  /** What a name stands for; null, with a report, when nothing carries it. */
  resolve(name: Name): Expr {
    const key = name.text.toLowerCase()
    const field = this.fields.get(key) ?? this.hidden.get(key) ?? this.#plainlyNamed(name)
    if (field !== undefined) {
      if (field.withTime !== undefined) {
        this.refuse(`the text of \`${name.text}\`, which only \`most_recent\` and \`least_recent\` read,`, name.span)
      }
      if (!field.ofRecord || this.aggregated) return reference(field.column, name.span)
    }
    const ofSide = field === undefined ? this.#ofSide(name) : undefined
    if (ofSide !== undefined) return ofSide
    if (key === '_raw' && !this.aggregated && field?.ofRecord !== false) return this.raw(name.span)
    const gone = this.aggregated || this.#dropped.has(key) || (this.restricted && !key.startsWith('_'))
    const reachable = field !== undefined || !gone
    if (!reachable) {
      if (!this.opaque) {
        const ofJoin = this.#joined?.fields === this.fields
        const names = [...this.fields].map(([own, f]) => (ofJoin && f.name.toLowerCase() !== own ? own : f.name))
        const shown = names.slice(0, 8).map((n) => `\`${n}\``)
        const left = `the fields left here are ${shown.join(', ')}${names.length > shown.length ? ' and others' : ''}`
        const hints = [...nearHint(name.text, names), ...(this.aggregated || this.restricted ? [left] : [])]
        this.report.add('name/unknown-column', name.span, { name: name.text, table: 'the result so far' }, { hints })
      }
      return literal('string', null, name.span)
    }
    return this.#resolveInRecord(name)
  }

  /** `keyvalue` writes `_` for what is no letter or digit of a key; `%"..."` may name the key itself. */
  #plainlyNamed(name: Name): Field | undefined {
    const plain = name.text.toLowerCase().replace(/[^a-z0-9_]/g, '_')
    const field = name.quoted && plain !== name.text.toLowerCase() ? this.fields.get(plain) : undefined
    return field?.ofRecord === false ? field : undefined
  }

  #resolveInRecord(name: Name): Expr {
    const direct = findColumn(this.table, name.text, true)
    const nested = this.#nested(name)
    if (direct === undefined && nested !== undefined) {
      if (nested.isAlias) this.#reportAlias(name)
      return nested.value
    }
    const message = direct === undefined && this.table.rest === undefined ? this.#scanned.get('_raw') : undefined
    if (message !== undefined && !name.text.startsWith('_')) return this.#inMessage(message, name)
    const report = this.#reported.has(name.text) || this.opaque ? undefined : this.report
    this.#reported.add(name.text)
    const found = resolveColumn(this.table, name.text, name.span, report ?? new Report(this.report.source), {
      profile: this.options.profile,
      ignoreCase: true,
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
    const outer = findColumn(this.table, dot > 0 ? name.text.slice(0, dot) : 'EventData', true)
    const column = outer?.type === 'dynamic' ? this.#scanned.get(outer.name) : undefined
    if (column === undefined || outer?.name.toLowerCase() === name.text.toLowerCase()) return undefined
    const inner = dot > 0 ? { ...name, text: name.text.slice(dot + 1) } : name
    return { value: this.#members(reference(column), inner), isAlias: dot <= 0 }
  }

  #reportAlias(name: Name): void {
    if (this.#reported.has(name.text) || this.opaque) return
    this.#reported.add(name.text)
    const severity = this.options.profile === 'vendor' ? { severity: 'error' as const } : {}
    const parameters = { name: name.text, table: this.table.name, platform: 'Sumo Logic' }
    this.report.add('schema/column-alias', name.span, { ...parameters, target: `EventData.${name.text}` }, severity)
  }

  /** The member of the whole name first, then the path that its dots spell. */
  #members(value: Expr, name: Name): Expr {
    const member = (of: Expr, key: string): Expr => call('dynamic.member', [of, text(key)], name.span)
    const steps = name.text.split('.')
    const whole = member(value, name.text)
    const found = steps.length === 1 ? whole : call('logic.coalesce', [whole, steps.reduce(member, value)], name.span)
    return call('dynamic.to_text', [found], name.span)
  }

  /** The message; where a record carries none, its own fields as JSON, which is what the message of a JSON log is. */
  raw(span: Span): Expr {
    const own = this.fields.get('_raw') ?? this.hidden.get('_raw')
    const parts = this.table.columns.filter((c) => !c.name.startsWith('_') && c.standing !== 'alias')
    // A view of the platform (it keeps the rest of a record) has every message; a file may have fields only.
    const complete = own !== undefined && (!own.ofRecord || this.table.rest !== undefined || parts.length === 0)
    if (complete || this.aggregated)
      return own === undefined ? literal('string', null, span) : reference(own.column, span)
    if (this.#raw === undefined) {
      const args = parts.flatMap((c) => {
        const column = this.#scanned.get(c.name)
        return column === undefined ? [] : [text(c.name), jsonValue(reference(column))]
      })
      this.report.add('fidelity/choice', span, {
        topic: '`_raw`',
        choice: 'of a record that carries no message text, it is the JSON object of its fields',
      })
      const fields = call('dynamic.to_text', [call('dynamic.object_present', args)])
      const message = own === undefined ? fields : call('logic.coalesce', [toText(reference(own.column)), fields])
      this.#raw = this.hold('message', message)
    }
    return this.#raw
  }

  has(name: string): boolean {
    return this.fields.has(name.toLowerCase())
  }

  /** The expression of a field that stands already, without a report; for names that an operator may overwrite. */
  existing(name: string): Expr | undefined {
    const key = name.toLowerCase()
    const field = this.fields.get(key) ?? this.hidden.get(key)
    return field === undefined || field.withTime !== undefined ? undefined : reference(field.column)
  }

  /** Takes a field away; its name means nothing from here on. */
  remove(name: string): void {
    this.fields.delete(name.toLowerCase())
    this.#dropped.add(name.toLowerCase())
  }

  /** The plan's column of that id. */
  column(id: ColumnId): Column {
    const found = outputColumns(this.plan).find((c) => c.id === id)
    if (found === undefined) throw new Error('columns stay in the plan until the end')
    return { id: found.id, name: found.name, type: found.type }
  }

  filter(predicate: Expr, span: Span = predicate.span): void {
    this.plan = filter(this.plan, predicate, span)
  }

  /** Drops the rows whose value a function refuses; not those in which it is never asked, as `if` takes another value. */
  requires(predicate: Expr, span: Span): void {
    this.filter(this.reached === undefined ? predicate : or([not(isTrue(this.reached)), predicate], span), span)
  }

  /** Lowers what is evaluated where the condition is true only. */
  where<T>(condition: Expr, run: () => T): T {
    const outer = this.reached
    this.reached = outer === undefined ? condition : and([outer, condition], condition.span)
    const value = run()
    this.reached = outer
    return value
  }

  /** Computes a column that no name reaches. */
  hold(name: string, expr: Expr, span: Span = expr.span): Expr {
    if (expr.kind === 'column') return expr
    const column = this.columns.fresh(name, expr.type)
    this.plan = extend(this.plan, [compute(column, expr)], span)
    return reference(column, expr.span)
  }

  /** Makes fields; one of the same name (in any case) is replaced where it stands. All expressions see the fields before. */
  define(fields: readonly { readonly name: string; readonly expr: Expr }[], span: Span): void {
    const computed = fields.map(({ name, expr }) => compute(this.columns.fresh(name, expr.type), expr))
    this.plan = extend(this.plan, computed, span)
    for (const column of computed) this.name(column.name, { id: column.id, name: column.name, type: column.type })
  }

  /** Fields without values, after a report, so that later operators can name them. */
  defineNulls(names: readonly string[], span: Span): void {
    this.define(
      names.map((name) => ({ name, expr: literal('string', null, span) })),
      span,
    )
  }

  /** Gives a column of the plan a name. */
  name(name: string, column: Column, withTime?: Field['withTime']): void {
    const field = { name, column, ofRecord: false }
    this.fields.set(name.toLowerCase(), withTime === undefined ? field : { ...field, withTime })
  }

  refuse(what: string, span: Span, hints: readonly string[] = []): void {
    this.report.add('fidelity/not-supported', span, { what, language: 'Sumo Logic' }, { hints })
  }

  choose(topic: string, choice: string, span: Span): void {
    this.report.add('fidelity/choice', span, { topic, choice })
  }

  /** Sorts the plan by the order so far, each expression once. */
  sorted(span: Span): void {
    const keys: SortKey[] = []
    const seen = new Set<ColumnId>()
    for (const key of this.order) {
      if (key.expr.kind === 'column' && seen.has(key.expr.id)) continue
      if (key.expr.kind === 'column') seen.add(key.expr.id)
      keys.push(key)
    }
    if (keys.length > 0) this.plan = { kind: 'sort', input: this.plan, keys, span }
  }

  /** The place of each row in the order so far, from 1, as a column; the rows are in this order from here on. */
  numbered(span: Span): Expr {
    const column = this.columns.fresh('row', 'long')
    const place = windowCall('window.row_number', [], { partitionBy: [], orderBy: this.order }, span)
    this.plan = { kind: 'window', input: this.plan, columns: [{ ...column, expr: place }], span }
    this.order = [{ expr: reference(column), direction: 'asc', nulls: 'last' }]
    return reference(column)
  }

  /** The plan of the result: sorted, only the visible fields. */
  finish(span: Span): Plan {
    this.sorted(span)
    const visible = [...this.fields.values()].filter((f) => f.withTime === undefined)
    return project(
      this.plan,
      visible.map((f) =>
        f.name === f.column.name
          ? keep(f.column)
          : compute(this.columns.fresh(f.name, f.column.type), reference(f.column)),
      ),
      span,
    )
  }
}

/** The time of a message, from whatever the records hold: milliseconds as a number or a text, or an ISO 8601 text. */
function milliseconds(time: Expr): Expr {
  const number = toWhole(time)
  if (time.type !== 'string' && time.type !== 'dynamic') return number
  const read = call('convert.text_to_datetime', [toText(time)])
  return call('logic.coalesce', [number, call('convert.datetime_to_milliseconds', [read])])
}

/** JSON holds times as text and numbers as they are. */
function jsonValue(expr: Expr): Expr {
  if (expr.type === 'datetime') return call('time.to_text', [expr])
  return expr.type === 'dynamic' ? expr : call('dynamic.from', [expr])
}
