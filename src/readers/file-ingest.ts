import { rm } from 'node:fs/promises'
import type { Engine } from '../plan/engine.ts'
import { isLookupName } from '../schemas/bound.ts'
import type { Platform } from '../schemas/table.ts'
import { findView } from '../schemas/views.ts'
import type { BoundRows } from './bound.ts'
import type { BoundSet } from './bound-set.ts'
import type { Content } from './containers.ts'
import { readContent } from './contents.ts'
import { isPlainKind, type LineScan, SMALLEST_DIRECT, scanJsonLines, sliceLines } from './direct.ts'
import { EventXmlParser, nextEvent } from './event-xml.ts'
import type { EventLoader } from './events.ts'
import { readHead } from './file.ts'
import { flatRecords, type RecordFormulas } from './flat-records.ts'
import { detectFormat, FORMATS_LOOKED_FOR, type Format, HEAD_SIZE, textFormat } from './formats.ts'
import type { IngestOptions } from './ingest-types.ts'
import { readLine } from './json/lines.ts'
import { LineTaker } from './line-taker.ts'
import type { LineRecord } from './lines/read.ts'
import { readLookup } from './lookup.ts'
import { boundValues, isRewrittenExport } from './qradar/bound-export.ts'
import type { ReadItem, WindowsRecord } from './record.ts'
import { cellText, type Row } from './row.ts'
import type { Taken, WholeRows } from './shape.ts'
import { type Recognised, Recogniser, SHAPES } from './shapes.ts'
import type { FileTally } from './tally.ts'
import { isWebLog } from './web/read.ts'
import { FLAT } from './windows/flat.ts'
import { EMPTY_RECORD } from './windows-text.ts'

/** Tables whose rows hold Windows events: each row is looked into. */
const HOLDS_EVENTS: ReadonlySet<string> = new Set(['messages', 'SecurityEvent', 'Event', 'WindowsEvent', 'Syslog'])

/** The only log source that takes several lines for one event. */
const AUDIT = 'linux/auditd'

const XML = new EventXmlParser()

/** The first event of a short text, such as a syslog message. */
function parseEventXml(text: string): WindowsRecord | undefined {
  const start = nextEvent(text, 0)
  const found = start === -1 ? undefined : XML.parse(text, start)
  return found?.kind === 'event' ? found.record : undefined
}

/** So many records of no known shape at the start make a file unrecognised. */
const TRIED = 200

export interface FileIngestContext {
  readonly tally: FileTally
  readonly content: Content
  readonly engine: Engine
  /** For temporary files. */
  readonly directory: string
  readonly options: IngestOptions
  readonly events: EventLoader
  readonly bound: BoundSet
  /** The table that the file is bound to. */
  readonly table?: string
  /** The user gave the file by its name. */
  readonly isNamed: boolean
  readonly advance: (bytes: number) => void
}

/** Reads one file: finds its format, recognises its records and hands them on. */
export class FileIngest {
  readonly #context: FileIngestContext
  readonly #recogniser: Recogniser
  readonly #forced: boolean
  readonly #lines: LineTaker
  /** The file is bound to a log source of Sigma. */
  readonly #isSigma: boolean
  #rows: BoundRows | undefined
  /** Rows of no shape, kept until it is clear whether the file holds any that has one. */
  #unknown: Row[] | undefined = []

  constructor(context: FileIngestContext) {
    this.#context = context
    const forced = SHAPES.find((shape) => shape.id === context.options.as)
    this.#forced = forced !== undefined && context.table === undefined
    this.#recogniser = new Recogniser(forced, parseEventXml, context.tally.name)
    this.#lines = new LineTaker(this.#recogniser, parseEventXml, (text) => context.tally.note(text))
    this.#isSigma = context.table !== undefined && findView('sigma', context.table) !== undefined
    if (context.table !== undefined) this.#rows = context.bound.explicit(context.table)
  }

  /** Returns what was looked for when the file is of no known format or shape. */
  async run(): Promise<string | undefined> {
    const { tally, table } = this.#context
    if (table !== undefined && isLookupName(table)) return this.#readLookup(table)
    const format = await this.#format()
    if (format === undefined) return FORMATS_LOOKED_FOR
    tally.format = format.kind
    if (format.kind === 'json-lines' && (await this.#handOver())) return undefined
    return this.#readRecords(format)
  }

  async #readLookup(table: string): Promise<undefined> {
    const { tally, content, options, advance } = this.#context
    tally.format = 'lookup'
    const common = { advance, ...(options.signal === undefined ? {} : { signal: options.signal }) }
    for await (const { columns, items } of readLookup(table, content, common)) {
      options.signal?.throwIfAborted()
      this.#rows?.declare(columns)
      await this.#takeRows(items, true)
    }
    return undefined
  }

  /** Leaves a large regular file of JSON lines to the engine; false when it has to be read here. */
  async #handOver(): Promise<boolean> {
    const { content, options, tally, table } = this.#context
    const rows = this.#rows
    if (content.bytes < SMALLEST_DIRECT) return false
    if (rows !== undefined && (table === undefined || HOLDS_EVENTS.has(table))) return false
    const scan = await scanJsonLines(content.path, content.bytes, options.signal)
    if (scan === undefined) return false
    if (rows !== undefined) {
      if (isRewrittenExport(table, scan)) return false
      if (this.#ownRows(this.#recognised(await this.#firstRecord(), false)).length > 0) return false
      await this.#handRows(rows, scan)
      return true
    }
    const head = await this.#firstRecord()
    for (const shape of options.as === undefined ? SHAPES : SHAPES.filter(({ id }) => id === options.as)) {
      const whole = shape.whole?.(scan, head, tally.name)
      if (whole === undefined) continue
      tally.sawShape(shape.id)
      await this.#handRows(this.#context.bound.recognised(whole.platform, whole.table), scan, whole)
      return true
    }
    return this.#handEvents(scan)
  }

  async #handRows(rows: BoundRows, scan: LineScan, whole?: WholeRows): Promise<void> {
    const { content, tally } = this.#context
    const path = await content.keep()
    this.#unknown = undefined
    rows.addFile({
      path,
      scan,
      ...(whole === undefined ? {} : { whole }),
      loaded: (count) => {
        tally.read += count
        tally.mapped += count
        this.#noteSample(scan)
      },
      fallBack: async () => {
        await this.#readRecords({ kind: 'json-lines' }, path)
      },
    })
  }

  /** Windows events with header and data side by side, which the engine can map without a look at each. */
  async #handEvents(scan: LineScan): Promise<boolean> {
    const { content, options, events, tally } = this.#context
    if (options.as !== undefined && options.as !== FLAT.id) return false
    const records = flatRecords(scan.members.map((member) => member.name))
    if (records === undefined || scan.members.some((member) => !isPlainKind(member.kinds))) return false
    if (!(await this.#startsFlat())) return false
    const count = await events.addLines(content.path, tally.name, records, {
      staged: false,
      advance: (part) => this.#context.advance(Math.floor(content.bytes * part)),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    if (count === undefined) await this.#handSlices(records)
    else tally.read += count
    tally.sawShape(FLAT.id)
    this.#unknown = undefined
    this.#noteSample(scan)
    return true
  }

  /** Something in the file is not as it should be: only the slice that has it is read record by record. */
  async #handSlices(records: RecordFormulas): Promise<void> {
    const { content, options, events, tally, directory } = this.#context
    for await (const slice of sliceLines(content, directory, options.signal)) {
      const count = await events.addLines(slice.path, tally.name, records, { staged: true })
      if (count === undefined) await this.#readRecords({ kind: 'json-lines' }, slice.path, slice.line)
      else tally.read += count
      this.#context.advance(slice.end)
      if (slice.path !== content.path) await rm(slice.path, { force: true })
    }
  }

  async #firstLines(): Promise<readonly ReadItem<Row>[]> {
    const head = await readHead(this.#context.content.path, HEAD_SIZE)
    const lines = head.toString('utf8').split('\n').slice(0, -1).slice(0, 50)
    return lines.flatMap((line) => readLine(line, 1) ?? [])
  }

  async #firstRecord(): Promise<Row['values']> {
    const [first] = await this.#firstLines()
    return first?.kind === 'record' ? first.record.values : {}
  }

  async #startsFlat(): Promise<boolean> {
    const items = await this.#firstLines()
    return (
      items.length > 0 &&
      items.every((item) => item.kind === 'record' && this.#recogniser.take(item.record.values)?.shape === FLAT.id)
    )
  }

  #noteSample(scan: LineScan): void {
    if (scan.isWhole) return
    this.#context.tally.note(
      'fields were told from the first 256 MiB and samples of the rest; a field that occurs elsewhere only is not kept',
    )
  }

  async #readRecords(format: Format, path = this.#context.content.path, line = 1): Promise<string | undefined> {
    const { tally, content, options, engine } = this.#context
    const batches = readContent({ path, bytes: content.bytes, line }, format, {
      engine,
      carve: options.carve,
      advance: this.#context.advance,
      note: (text) => tally.note(text),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    for await (const batch of batches) {
      options.signal?.throwIfAborted()
      if (batch.kind === 'events') await this.#takeEvents(batch.items, format.kind === 'xml' ? 'event-xml' : 'evtx')
      else if (batch.kind === 'taken') await this.#takeTaken(batch.items, batch.shape)
      else if (batch.kind === 'lines') await this.#takeLines(batch.items)
      else if (!(await this.#takeRows(batch.items, batch.textual))) break
      await this.#context.events.breathe()
    }
    const last = this.#lines.finish()
    if (this.#rows === undefined) for (const item of last) this.#add(item)
    else for (const row of this.#ownRows(last)) this.#rows.add(row, false)
    if (this.#unknown !== undefined && this.#unknown.length > 0) {
      const ids = SHAPES.map((shape) => shape.id).join(', ')
      return `${format.kind} whose records are of none of the shapes ${ids}`
    }
    return undefined
  }

  async #format(): Promise<Format | undefined> {
    const { content, options, table } = this.#context
    if (options.as === 'evtx') return { kind: 'evtx' }
    if (options.as === 'event-xml') return { kind: 'xml' }
    if (options.as === 'log-lines') return { kind: 'log-lines' }
    if (isWebLog(options.as)) return { kind: 'web', log: options.as }
    const head = await readHead(content.path, HEAD_SIZE)
    if (options.as === 'text') return textFormat(head.toString('utf8'))
    const format = detectFormat(head, head.length >= content.bytes)
    // Another platform has lines as they are.
    if (format?.kind === 'web' && table !== undefined && findView('sigma', table) === undefined)
      return textFormat(head.toString('utf8'))
    // What lies beside logs in a directory or an archive is text, too: only what looks like a log is one there.
    return format?.kind === 'text' && !format.isTimed && !this.#context.isNamed ? undefined : format
  }

  async #takeEvents(items: readonly ReadItem<WindowsRecord>[], shape: string): Promise<void> {
    const { tally, events } = this.#context
    this.#unknown = undefined
    for (const item of items) {
      if (item.kind === 'rejected') await this.#reject(item)
      else {
        tally.read += 1
        tally.sawShape(shape)
        if (this.#rows === undefined) events.add(item.record, tally.name)
        else {
          const { data, ...header } = item.record
          this.#rows.add({ ...header, ...data }, false)
          tally.mapped += 1
        }
      }
    }
  }

  /** False when the file turned out to be of no known shape. */
  async #takeRows(items: readonly ReadItem<Row>[], textual: boolean): Promise<boolean> {
    const { tally } = this.#context
    for (const item of items) {
      if (item.kind === 'rejected') await this.#reject(item)
      else if (this.#rows !== undefined) {
        this.#unknown = undefined
        const own = this.#ownRows(this.#recognised(item.record.values, textual))
        const rows = own.length > 0 ? own : [boundValues(this.#context.table, item.record.values, textual)]
        for (const row of rows) this.#rows.add(row, textual && own.length === 0)
        tally.read += 1
        tally.mapped += 1
        this.#takeHeldEvent(item.record)
      } else await this.#takeRow(item.record, textual)
    }
    return this.#unknown === undefined || this.#unknown.length < TRIED
  }

  /** What is known of a record that is bound to a log source of Sigma, which has names that records may not have. */
  #recognised(values: Row['values'], textual: boolean): readonly Taken[] {
    return this.#isSigma ? (this.#recogniser.take(values, textual)?.taken ?? []) : []
  }

  #ownRows(taken: readonly Taken[]): readonly Row['values'][] {
    const { table } = this.#context
    return taken.flatMap((item) =>
      item.kind === 'row' && item.platform === 'sigma' && item.table === table ? [item.values] : [],
    )
  }

  #takeHeldEvent(row: Row): void {
    const { table, events, tally } = this.#context
    if (table === undefined || !HOLDS_EVENTS.has(table)) return
    const found = this.#recogniser.take(row.values)?.taken ?? []
    const platform = found.find((taken) => taken.kind === 'row')?.platform
    for (const taken of found) if (taken.kind === 'event') events.add(taken.record, tally.name, platform)
  }

  async #takeRow(row: Row, textual: boolean): Promise<void> {
    const found = this.#recogniser.take(row.values, textual)
    if (found === undefined) {
      if (this.#forced) {
        this.#unknown = undefined
        await this.#reject({
          reason: `not of the shape ${this.#context.options.as}`,
          place: row.place,
          raw: cellText(row.values) ?? '',
        })
      } else if (this.#unknown === undefined) this.#keepUnknown(row)
      else this.#unknown.push(row)
      return
    }
    this.#releaseUnknown()
    this.#keep(found, textual)
  }

  #keep({ shape, taken }: Recognised, textual: boolean): void {
    const { tally } = this.#context
    tally.read += 1
    tally.sawShape(shape)
    const asRow = taken.find((item) => item.kind === 'row')
    if (asRow !== undefined) tally.mapped += 1
    for (const item of taken) this.#add(item, asRow?.platform, textual)
  }

  /** `platform`: whose row tells the same. */
  #add(item: Taken, platform?: Platform, textual = false): void {
    const { tally, events, bound } = this.#context
    if (item.kind === 'event') events.add(item.record, tally.name, platform)
    else bound.recognised(item.platform, item.table).add(item.values, textual)
  }

  async #takeLines(items: readonly ReadItem<LineRecord>[]): Promise<void> {
    const { tally, table, events } = this.#context
    this.#unknown = undefined
    for (const item of items) {
      if (item.kind === 'rejected') await this.#reject(item)
      else if (this.#rows !== undefined && table === AUDIT) {
        const found = this.#lines.take(item.record)
        for (const row of this.#ownRows(found.taken)) this.#rows.add(row, false)
        tally.read += 1
        if (found.shape === 'auditd') tally.mapped += 1
        else tally.unmapped += 1
      } else if (this.#rows !== undefined && table !== undefined) {
        const { values, event } = this.#lines.rowOf(item.record, table)
        this.#rows.add(values, false)
        tally.read += 1
        tally.mapped += 1
        if (event !== undefined && HOLDS_EVENTS.has(table)) events.add(event, tally.name, 'sumo')
      } else this.#keep(this.#lines.take(item.record), false)
    }
  }

  async #takeTaken(items: readonly ReadItem<Taken>[], shape: string): Promise<void> {
    const { tally } = this.#context
    this.#unknown = undefined
    for (const item of items) {
      if (item.kind === 'rejected') await this.#reject(item)
      else if (this.#rows === undefined) this.#keep({ shape, taken: [item.record] }, false)
      else if (item.record.kind === 'row') {
        this.#rows.add(item.record.values, false)
        tally.read += 1
        tally.mapped += 1
      }
    }
  }

  /** The file holds records of a known shape: those before them are kept as events of no class. */
  #releaseUnknown(): void {
    const rows = this.#unknown ?? []
    this.#unknown = undefined
    for (const row of rows) this.#keepUnknown(row)
  }

  #keepUnknown(row: Row): void {
    const data: Record<string, string> = Object.create(null)
    for (const [name, value] of Object.entries(row.values)) {
      const text = cellText(value)
      if (text !== null) data[name] = text
    }
    this.#context.tally.read += 1
    this.#context.events.add({ ...EMPTY_RECORD, data }, this.#context.tally.name)
  }

  async #reject(item: { readonly reason: string; readonly place: string; readonly raw: string }): Promise<void> {
    const { tally, options } = this.#context
    tally.reject(item.reason)
    await options.reject?.({ file: tally.name, place: item.place, reason: item.reason, raw: item.raw })
  }
}
