import type { Report } from '../../diagnostics/diagnostic.ts'
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
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Name } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { RecordFields } from './record-fields.ts'
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
  #records: RecordFields
  #raw: Expr | undefined

  constructor(lowering: Lowering<Frame>) {
    const { table, columns } = lowering
    this.lowering = lowering
    this.table = table
    this.report = lowering.report
    this.options = lowering.options
    this.columns = columns
    this.#records = RecordFields.of(lowering)
    this.plan = this.#records.scan()
    for (const column of this.#records.named) {
      const key = column.name.toLowerCase()
      if (!this.fields.has(key)) this.fields.set(key, { name: column.name, column, ofRecord: true })
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
    fork.#records = this.#records.moved(column, this.columns)
    fork.#raw = this.#raw === undefined ? undefined : expr(this.#raw)
    for (const name of this.#dropped) fork.#dropped.add(name)
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
    const found = this.fields.get('_messagetime')?.column ?? this.#records.column(this.table.timeColumn ?? '')
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
    return this.#records.resolve(name, this.opaque)
  }

  /** `keyvalue` writes `_` for what is no letter or digit of a key; `%"..."` may name the key itself. */
  #plainlyNamed(name: Name): Field | undefined {
    const plain = name.text.toLowerCase().replace(/[^a-z0-9_]/g, '_')
    const field = name.quoted && plain !== name.text.toLowerCase() ? this.fields.get(plain) : undefined
    return field?.ofRecord === false ? field : undefined
  }

  /** The message; where a record carries none, its own fields as JSON, which is what the message of a JSON log is. */
  raw(span: Span): Expr {
    const own = this.fields.get('_raw') ?? this.hidden.get('_raw')
    if (this.aggregated || own?.ofRecord === false)
      return own === undefined ? literal('string', null, span) : reference(own.column, span)
    if (this.#raw !== undefined) return this.#raw
    const message = this.#records.message(own?.column, span)
    if (message.kind === 'column') return message
    this.#raw = this.hold('message', message)
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

  /** Whole messages show neither what nothing carries nor the other name of a field inside `EventData`. */
  #isUnshown({ name, ofRecord }: Field): boolean {
    if (!ofRecord || this.restricted) return false
    const column = this.table.columns.find((c) => c.name === name)
    const isOther = column?.standing === 'record' && this.table.columns.some((c) => c.name === `EventData.${name}`)
    return column?.isAbsent === true || isOther
  }

  /** The plan of the result: sorted, only the visible fields. */
  finish(span: Span): Plan {
    this.sorted(span)
    const visible = [...this.fields.values()].filter((f) => f.withTime === undefined && !this.#isUnshown(f))
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
