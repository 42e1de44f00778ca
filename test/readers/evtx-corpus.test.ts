import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NotThisFormatError } from '../../src/readers/file-source.ts'
import type { WindowsRecord } from '../../src/readers/record.ts'
import { readBytes, readFile } from './evtx-files.ts'

const SHARED = join(import.meta.dirname, '../../../shared')
const TELEMETRY = join(SHARED, 'telemetry')
const REGRESSION = join(SHARED, 'sigma-regression')
const hasShared = existsSync(join(TELEMETRY, 'README.md')) && existsSync(REGRESSION)
if (!hasShared) console.log('skipped: no shared data')

interface Listed {
  readonly file: string
  readonly records: number
  /** `Sysmon 1x511`: provider (short), event id and how often; the most frequent only. */
  readonly events: readonly string[]
}

function listedLogs(): Listed[] {
  if (!hasShared) return []
  return readFileSync(join(TELEMETRY, 'README.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, file = '', , records, events = ''] = line.split('|').map((cell) => cell.trim())
      return file.endsWith('.evtx') ? [{ file, records: Number(records), events: events.split(', ') }] : []
    })
}

/** A document of a JSON twin, as evtx_dump writes them. */
interface Twin {
  readonly Event: {
    readonly System: Readonly<Record<string, unknown>>
    readonly EventData?: Readonly<Record<string, unknown>> | null
    readonly UserData?: Readonly<Record<string, unknown>> | null
  }
}

function twinPaths(): string[] {
  if (!hasShared) return []
  return readdirSync(join(REGRESSION, 'regression_data'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && existsSync(join(REGRESSION, 'regression_data', evtxBeside(path))))
    .toSorted()
}

const evtxBeside = (json: string): string => json.replace(/json$/, 'evtx')

/** The documents stand one after another, each closed by a brace at the start of a line. */
function readTwins(path: string): Twin[] {
  return readFileSync(path, 'utf8')
    .split(/(?<=^\})\s+/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text))
}

/** The twins' tool drops the braces of GUIDs, the seventh digit of times and space at the end; empty values are null. */
function plain(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value).trimEnd()
  if (/^\{[0-9A-F-]{36}\}$/i.test(text)) return text.slice(1, -1)
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT[\d:]+)\.(\d+)Z$/.exec(text) ?? []
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(6, '0').slice(0, 6)}Z`
}

function attribute(element: unknown, name: string): unknown {
  return Object(Object(element)['#attributes'])[name]
}

function twinFields({ Event: { System } }: Twin): Omit<WindowsRecord, 'data'> {
  const text = (name: string): string => {
    const element = System[name]
    return plain(Object(element) === element ? Object(element)['#text'] : element)
  }
  return {
    provider: plain(attribute(System['Provider'], 'Name')),
    channel: text('Channel'),
    eventId: text('EventID'),
    computer: text('Computer'),
    recordId: text('EventRecordID'),
    time: plain(attribute(System['TimeCreated'], 'SystemTime')),
    level: text('Level'),
    task: text('Task'),
    opcode: text('Opcode'),
    keywords: text('Keywords'),
    userSid: plain(attribute(System['Security'], 'UserID')),
    processId: plain(attribute(System['Execution'], 'ProcessID')),
    threadId: plain(attribute(System['Execution'], 'ThreadID')),
  }
}

/** Leaves by name; attributes of elements that hold others as `Element.Attribute`. */
function twinData(twin: Twin): Record<string, string> {
  const found: Record<string, string> = {}
  const visit = (name: string, value: unknown): void => {
    if (value === null || typeof value !== 'object') found[name] = plain(value)
    else if (!Array.isArray(value)) visitAll(name, value)
    else
      for (const [index, item] of value.entries())
        found[value.length === 1 ? name : `${name}${index + 1}`] = plain(item)
  }
  const visitAll = (name: string, element: object): void => {
    for (const [key, value] of Object.entries(element)) {
      if (key !== '#attributes') visit(key === '#text' ? name : key, value)
      else
        for (const [attribute, text] of Object.entries(Object(value))) {
          if (!attribute.startsWith('xmlns')) found[`${name}.${attribute}`] = plain(text)
        }
    }
  }
  visitAll('EventData', twin.Event.EventData ?? {})
  visitAll('UserData', twin.Event.UserData ?? {})
  return found
}

describe.skipIf(!hasShared)('the sample logs (skipped: no shared data)', () => {
  it('are all listed', () => {
    expect(listedLogs()).toHaveLength(43)
    expect(twinPaths()).toHaveLength(120)
  })

  it.each(listedLogs())('$file has its $records records', async ({ file, records, events }) => {
    const outcome = await readFile(join(TELEMETRY, 'evtx', file))
    expect(outcome.records).toHaveLength(records)
    expect(outcome.rejected).toEqual([])
    for (const event of events) {
      const [, provider = '', id, count] = /^(.+) (\d+)x(\d+)$/.exec(event) ?? []
      const found = outcome.records.filter((r) => r.eventId === id && r.provider.includes(provider))
      expect([event, found.length]).toEqual([event, Number(count)])
    }
  })

  it.each(twinPaths())('%s has the values of its JSON', async (path) => {
    const twins = readTwins(join(REGRESSION, 'regression_data', path))
    const { records, rejected } = await readFile(join(REGRESSION, 'regression_data', evtxBeside(path)))
    expect(rejected).toEqual([])
    expect(records).toHaveLength(twins.length)
    for (const [index, twin] of twins.entries()) {
      const { data, ...fields } = records[index] ?? { data: {} }
      expect(Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, plain(v)]))).toEqual(twinFields(twin))
      const ours = Object.fromEntries(Object.entries(data).map(([k, v]) => [k, plain(v)]))
      const theirs = twinData(twin)
      // Edited by hand in the JSON (README of the regression data).
      if (path.includes('right_to_left_override')) {
        for (const [name, value] of Object.entries(theirs)) theirs[name] = value.replace('Explorer.exe', 'Explorer.EXE')
      }
      expect(ours).toEqual(theirs)
    }
  })

  it('give stale records when carved', async () => {
    const outcome = await readFile(join(TELEMETRY, 'evtx/Privilege_Escalation/Sysmon_UACME_64.evtx'), { carve: true })
    expect(outcome.records).toHaveLength(530)
    expect(outcome.carved.filter((item) => item.kind === 'record')).toHaveLength(44)
  })

  it('neither crash nor hang the reader when cut or changed', async () => {
    const random = generator(20_261_122)
    const logs = listedLogs().map(({ file }) => readFileSync(join(TELEMETRY, 'evtx', file)))
    let slowest = 0
    for (let copy = 0; copy < 200; copy += 1) {
      const original = logs[Math.floor(random() * logs.length)] ?? Buffer.alloc(0)
      const damaged = damage(original, random)
      const start = performance.now()
      try {
        const outcome = await readBytes(damaged, { carve: copy % 2 === 0 })
        expect(outcome.records.length + outcome.rejected.length).toBeGreaterThanOrEqual(0)
      } catch (error) {
        expect(error).toBeInstanceOf(NotThisFormatError)
      }
      slowest = Math.max(slowest, performance.now() - start)
    }
    expect(slowest).toBeLessThan(5000)
  })
})

/** Cuts one copy in four; the others get up to 64 changed bits, mostly where records are. */
function damage(original: Buffer, random: () => number): Buffer {
  if (random() < 0.25) return original.subarray(0, Math.floor(random() * original.length))
  const copy = Buffer.from(original)
  for (let bits = 1 + Math.floor(random() * 64); bits > 0; bits -= 1) {
    const at = Math.floor(random() * (random() < 0.2 ? 4700 : copy.length))
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  }
  return copy
}

/** A repeatable sequence of numbers in [0, 1): mulberry32. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
