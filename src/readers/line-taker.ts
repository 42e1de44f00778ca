import { SUDO_FIELDS } from '../schemas/sigma/linux.ts'
import { AuditGroups } from './audit/group.ts'
import { readAuditRecord } from './audit/record.ts'
import { readLine } from './json/lines.ts'
import { fortigateRow } from './lines/fortigate.ts'
import type { EventValues } from './lines/normalised.ts'
import type { Line, LineRecord } from './lines/read.ts'
import type { WindowsRecord } from './record.ts'
import { cellText } from './row.ts'
import type { Taken } from './shape.ts'
import type { Recognised, Recogniser } from './shapes.ts'

/** So many custom properties of one file become columns; others stay in the payload. */
const MOST_PROPERTIES = 1000

/** Takes log lines to events and rows: what is no Windows event and of no platform's shape is a row of QRadar's `events`. */
export class LineTaker {
  readonly #recogniser: Recogniser
  readonly #parseEventXml: (text: string) => WindowsRecord | undefined
  readonly #note: (text: string) => void
  readonly #properties = new Set<string>()
  readonly #audit = new AuditGroups()

  constructor(
    recogniser: Recogniser,
    parseEventXml: (text: string) => WindowsRecord | undefined,
    note: (text: string) => void,
  ) {
    this.#recogniser = recogniser
    this.#parseEventXml = parseEventXml
    this.#note = note
  }

  take(item: LineRecord): Recognised {
    switch (item.kind) {
      case 'event':
        return { shape: item.shape, taken: [{ kind: 'event', record: item.record }] }
      case 'values':
        return this.#withRows(this.#row(item.shape, item.values), item.line)
      case 'nested':
        return this.#nested(item.text, item.shape, item.line)
    }
  }

  /** What lines before told that is known to be complete only at the end. */
  finish(): readonly Taken[] {
    return this.#audit.finish()
  }

  /** With what the line is in a log source of Sigma that has fields. */
  #withRows(found: Recognised, line: Line): Recognised {
    const record = readAuditRecord(line.raw)
    if (record !== undefined)
      return { shape: 'auditd', taken: [...found.taken, ...this.#audit.add(record, line.source)] }
    const row = fortigateRow(line)
    return row === undefined ? found : { shape: 'fortigate', taken: [...found.taken, row] }
  }

  /** The line as a row of a table that the user bound, and the Windows event that it holds. */
  rowOf(item: LineRecord, table: string): { readonly values: EventValues; readonly event?: WindowsRecord } {
    const { taken } = this.take(item)
    const event = taken.find((found) => found.kind === 'event')?.record
    const rows = taken.filter((found) => found.kind === 'row')
    const row = (rows.find((found) => found.platform === 'sigma' && found.table === table) ?? rows[0])?.values
    if (table.toLowerCase() === 'messages') {
      const { raw, time } = item.line
      const values = { _raw: raw, ...(time === undefined ? {} : { _messagetime: time }) }
      return { values, ...(event === undefined ? {} : { event }) }
    }
    if (event === undefined) return { values: { ...row, ...(table === 'linux/sudo' ? sudoFields(item.line.raw) : {}) } }
    const { data, raw, address: _, ...header } = event
    return { values: { ...header, ...data, payload: raw }, event }
  }

  #nested(text: string, shape: string, line: Line): Recognised {
    if (text.startsWith('<')) {
      const record = this.#parseEventXml(text)
      if (record !== undefined) return { shape, taken: [{ kind: 'event', record: inLine(record, line) }] }
      return this.#row(shape, payload(line))
    }
    const item = readLine(text, 0)
    if (item?.kind !== 'record') return this.#row(shape, payload(line))
    const { values } = item.record
    const found = this.#recogniser.take(values)
    if (found === undefined) return this.#row(shape, { ...payload(line), ...properties(values), ...payload(line) })
    return {
      shape: found.shape,
      taken: found.taken.map(
        (taken): Taken => (taken.kind === 'event' ? { ...taken, record: inLine(taken.record, line) } : taken),
      ),
    }
  }

  #row(shape: string, values: EventValues): Recognised {
    let isAllKnown = true
    for (const name in values) if (!this.#properties.has(name)) isAllKnown = false
    if (isAllKnown) return { shape, taken: [{ kind: 'row', platform: 'qradar', table: 'events', values }] }
    const kept: EventValues = {}
    for (const name of Object.keys(values)) {
      if (!this.#properties.has(name)) {
        if (this.#properties.size >= MOST_PROPERTIES) {
          this.#note(`more than ${MOST_PROPERTIES} different properties; later ones are in the payload alone`)
          continue
        }
        this.#properties.add(name)
      }
      kept[name] = values[name]
    }
    return { shape, taken: [{ kind: 'row', platform: 'qradar', table: 'events', values: kept }] }
  }
}

const SUDO = Object.entries(SUDO_FIELDS).map(([name, pattern]) => [name, new RegExp(pattern)] as const)

function sudoFields(line: string): EventValues {
  return Object.fromEntries(
    SUDO.flatMap(([name, pattern]) => {
      const value = pattern.exec(line)?.[1]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function inLine(record: WindowsRecord, { raw, address }: Line): WindowsRecord {
  return { ...record, raw, address }
}

function payload({ raw, time, source }: Line): EventValues {
  return {
    payload: raw,
    eventcount: 1,
    ...(time === undefined ? {} : { starttime: time, endtime: time, devicetime: time }),
    ...(source === undefined ? {} : { logsourceidentifier: source, logsourcename: source }),
  }
}

/** The members of a JSON payload by their paths. */
function properties(values: Readonly<Record<string, unknown>>, prefix = '', depth = 0): EventValues {
  const found: EventValues = {}
  for (const [name, value] of Object.entries(values)) {
    const path = `${prefix}${name}`
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 8
    // Its members are own, since JSON was parsed.
    if (isNested) Object.assign(found, properties(value as Readonly<Record<string, unknown>>, `${path}.`, depth + 1))
    else if (path.length <= 128) found[path] = cellText(value)
  }
  return found
}
