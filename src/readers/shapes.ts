import { azureRow } from './cloud/azure.ts'
import { CLOUD_SHAPES } from './cloud/shapes.ts'
import { DEFENDER_EXPORT } from './defender/export.ts'
import { DEFENDER_STREAMING } from './defender/streaming.ts'
import { FALCON_EVENTS, FALCON_FEEDS } from './falcon/events.ts'
import { parseJson } from './json/parse.ts'
import { QRADAR_EVENTS } from './qradar/events.ts'
import type { WindowsRecord } from './record.ts'
import { isObject } from './row.ts'
import { SENTINEL_ROWS } from './sentinel/rows.ts'
import type { Nested, Shape, Taken } from './shape.ts'
import { SUMO_MESSAGES } from './sumo/messages.ts'
import { SURICATA } from './suricata/events.ts'
import { WEB_LOGS } from './web/read.ts'
import { EVTX_DUMP } from './windows/evtx-dump.ts'
import { FLAT } from './windows/flat.ts'
import { GET_WINEVENT } from './windows/get-winevent.ts'
import { WINLOGBEAT } from './windows/winlogbeat.ts'
import { ZEEK } from './zeek/json.ts'

/** Rows of some tables are records of Azure's logs, too. */
const SENTINEL: Shape = {
  ...SENTINEL_ROWS,
  take: (values, nested) => {
    const taken = SENTINEL_ROWS.take(values, nested)
    const row = taken?.find((item) => item.kind === 'row')
    const record = row === undefined ? undefined : azureRow(row.table, values)
    return taken === undefined || record === undefined ? taken : [...taken, record]
  },
}

const WINDOWS_SHAPES: readonly Shape[] = [EVTX_DUMP, WINLOGBEAT, GET_WINEVENT, FLAT]

/** Every shape of JSON objects and rows, in the order in which they are tried: those that are told most surely first. */
export const SHAPES: readonly Shape[] = [
  EVTX_DUMP,
  WINLOGBEAT,
  DEFENDER_STREAMING,
  FALCON_EVENTS,
  FALCON_FEEDS,
  SUMO_MESSAGES,
  ZEEK,
  SURICATA,
  ...CLOUD_SHAPES,
  DEFENDER_EXPORT,
  SENTINEL,
  GET_WINEVENT,
  FLAT,
  QRADAR_EVENTS,
]

/** Shape ids of files that are no JSON objects or rows; also accepted by `--as`. */
export const FILE_SHAPES = {
  evtx: 'Windows event log files',
  'event-xml': 'Windows events as XML: Event Viewer, wevtutil',
  'log-lines': 'Log lines, with or without a syslog header: LEEF, CEF, WinCollect, Snare, JSON, plain text',
  ...WEB_LOGS,
  text: 'Text of any kind: a message a line, with the lines that go on with it',
} as const

/** What `--as` accepts, with a line of help each. */
export const SHAPE_HELP: readonly (readonly [id: string, doc: string])[] = [
  ...Object.entries(FILE_SHAPES),
  ...SHAPES.map((shape) => [shape.id, shape.doc] as const),
]

type Values = Readonly<Record<string, unknown>>

/** What a record is, and the id of its shape. */
export interface Recognised {
  readonly shape: string
  readonly taken: readonly Taken[]
}

/** Tells what records are. */
export class Recogniser {
  readonly #forced: Shape | undefined
  readonly #nested: Nested

  constructor(forced: Shape | undefined, parseEventXml: (text: string) => WindowsRecord | undefined, file?: string) {
    this.#forced = forced
    this.#nested = {
      windowsEvent: (value) => windowsEventIn(value, this.#nested, parseEventXml),
      ...(file === undefined ? {} : { file }),
    }
  }

  /** What the record is and by which shape; undefined when it is of none. `isTextual`: its format has no types. */
  take(values: Values, isTextual = false): Recognised | undefined {
    const shape = this.#forced ?? this.#find(values)
    if (shape === undefined) return undefined
    const taken = shape.take(values, this.#nested, isTextual)
    return taken === undefined ? undefined : { shape: shape.id, taken }
  }

  #find(values: Values): Shape | undefined {
    return SHAPES.find((shape) => shape.detect(values, this.#nested.file))
  }
}

/** Text longer than this is not looked into. */
const LONGEST_NESTED = 1 << 20

function windowsEventIn(
  value: unknown,
  nested: Nested,
  parseEventXml: (text: string) => WindowsRecord | undefined,
): WindowsRecord | undefined {
  if (isObject(value)) {
    const taken = WINDOWS_SHAPES.find((shape) => shape.detect(value))?.take(value, nested) ?? []
    for (const item of taken) if (item.kind === 'event') return item.record
    return undefined
  }
  if (typeof value !== 'string' || value.length > LONGEST_NESTED) return undefined
  const text = value.trimStart()
  if (text.startsWith('<Event')) return parseEventXml(text)
  if (!text.startsWith('{')) return undefined
  try {
    const parsed = parseJson(text)
    return isObject(parsed) ? windowsEventIn(parsed, nested, parseEventXml) : undefined
  } catch {
    return undefined
  }
}
