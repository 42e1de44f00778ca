import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happenings } from '../../src/simulation/happenings.ts'
import { argumentsOf } from '../../src/simulation/linux/arguments.ts'
import { isLoopback } from '../../src/simulation/network.ts'
import type { ConnectionDeed, LookupDeed, Scenario, ScenarioProcess } from '../../src/simulation/scenario.ts'
import type { Sensor } from '../../src/simulation/sensor.ts'
import { SENSORS } from '../../src/simulation/sensors/index.ts'
import { AUDITD, SYSMON_LINUX } from '../../src/simulation/sensors/linux.ts'
import { QRADAR } from '../../src/simulation/sensors/qradar/events.ts'
import { QRADAR_FLOWS } from '../../src/simulation/sensors/qradar/flows.ts'
import { SUMO } from '../../src/simulation/sensors/sumo.ts'
import { ZEEK } from '../../src/simulation/sensors/zeek/index.ts'
import { observed, rowsOf, sessionOver } from '../simulation/written-records.ts'

/** Texts that formats must quote: blanks, quotes, separators, markup, other scripts, control signs. */
const sign = fc.constantFrom(...'abcXYZ019 ./-_=:;,|&<>"\'\\$`%#()[]{}é漢\t\n\r\u0001'.split(''))
const words = fc.string({ unit: sign, minLength: 1, maxLength: 30 })
const address = fc.constantFrom('93.184.215.14', '192.0.2.7', '10.9.9.9', '127.0.0.1', '::1', '2001:db8::5')
const name = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'.split('')), minLength: 1, maxLength: 40 })

const connection: fc.Arbitrary<ConnectionDeed> = fc.record({
  at: fc.nat(5000),
  to: address,
  port: fc.constantFrom(21, 22, 25, 53, 80, 443, 8443),
  transport: fc.constantFrom('tcp' as const, 'udp' as const, 'icmp' as const),
  direction: fc.constantFrom('outbound' as const, 'inbound' as const),
  state: fc.constantFrom('established' as const, 'refused' as const),
  bytesOut: fc.nat(1e9),
  bytesIn: fc.nat(1e9),
  duration: fc.nat(100_000),
})
const http = fc.record({
  method: fc.constantFrom('GET', 'PUT'),
  host: name,
  uri: words,
  userAgent: words,
  status: fc.constantFrom(200, 404, 299),
  requestBytes: fc.nat(1e6),
  responseBytes: fc.nat(1e6),
})
const smtp = fc.record({
  helo: name,
  from: words,
  to: fc.array(words, { minLength: 1, maxLength: 3 }),
  subject: words,
  isEncrypted: fc.boolean(),
})
const talking: fc.Arbitrary<ConnectionDeed> = fc.oneof(
  connection,
  fc.tuple(connection, http).map(([deed, exchange]) => ({ ...deed, http: exchange })),
  fc.tuple(connection, smtp).map(([deed, exchange]) => ({ ...deed, smtp: exchange })),
)
const lookup: fc.Arbitrary<LookupDeed> = fc.record({
  at: fc.nat(5000),
  name: name.map((label) => `${label}.example`),
  type: fc.constantFrom('A', 'AAAA', 'TXT', 'NULL', 'TYPE99'),
  answers: fc.array(words, { maxLength: 2 }),
  status: fc.constantFrom('NOERROR' as const, 'NXDOMAIN' as const, 'SERVFAIL' as const, 'TIMEOUT' as const),
  by: fc.constantFrom('system' as const, 'self' as const),
  server: fc.constantFrom('10.0.0.2', '127.0.0.53'),
})
const process = (os: 'linux' | 'windows'): fc.Arbitrary<Omit<ScenarioProcess, 'id'>> =>
  fc.record({
    at: fc.nat(5000),
    isRunning: fc.constant(false),
    image: words.map((text) => (os === 'linux' ? `/opt/${text}` : `C:\\Tools\\${text}.exe`)),
    commandLine: words,
    version: fc.constant({}),
    integrity: fc.constant('medium' as const),
    ends: fc.nat(9000),
    exitCode: fc.nat(255),
    files: fc.array(
      fc.record({
        at: fc.nat(5000),
        action: fc.constantFrom('create' as const, 'modify' as const, 'read' as const, 'delete' as const),
        path: words.map((text) => (os === 'linux' ? `/tmp/${text}` : `C:\\Temp\\${text}`)),
      }),
      { maxLength: 2 },
    ),
    lookups: fc.array(lookup, { maxLength: 2 }),
    connections: fc.array(talking, { maxLength: 3 }),
    scripts: fc.constant([]),
    children: fc.constant([]),
  })

const scenario = (os: 'linux' | 'windows'): fc.Arbitrary<Scenario> =>
  fc.array(process(os), { minLength: 12, maxLength: 12 }).map((processes) => ({
    id: 'generated',
    title: 'Anything',
    kind: 'attack',
    description: 'Anything at all.',
    techniques: [],
    references: [],
    start: Date.UTC(2026, 2, 2, 9, 14),
    hosts: [{ name: 'lab-09', domain: 'corp.example', os, address: '10.20.3.19' }],
    users: [{ name: 'jdoe', domain: os === 'windows' ? 'CORP' : '' }],
    processes: processes.map((each, index) => ({ ...each, id: `p${index}` })),
    signals: [],
    expect: {},
    evasion: { notVisible: [] },
  }))

const cases: readonly (readonly [Sensor, 'linux' | 'windows', string])[] = [
  [AUDITD, 'linux', 'log'],
  [AUDITD, 'linux', 'syslog'],
  [SYSMON_LINUX, 'linux', 'syslog'],
  [SYSMON_LINUX, 'linux', 'xml'],
  [ZEEK, 'windows', 'json'],
  [ZEEK, 'linux', 'tsv'],
  [QRADAR, 'windows', 'ariel'],
  [QRADAR, 'linux', 'ariel'],
  [QRADAR, 'windows', 'lines'],
  [QRADAR, 'windows', 'leef'],
  [QRADAR, 'linux', 'leef'],
  [SUMO, 'windows', 'jsonl'],
  [SUMO, 'linux', 'jsonl'],
  [QRADAR_FLOWS, 'windows', 'ariel'],
]

describe('records of any scenario', () => {
  test.each(cases.map(([sensor, os, format]) => [`${sensor.id}:${format}`, os, sensor, format] as const))(
    'are read whole, of %s on %s',
    { timeout: 60_000 },
    async (_, os, sensor, format) => {
      await fc.assert(
        fc.asyncProperty(scenario(os), async (generated) => {
          const activities = happenings(generated)
          const records = observed(sensor, activities)
          expect(observed(sensor, happenings(generated))).toEqual(records)
          for (const activity of activities) {
            const times = sensor.observe(activity).map(({ time }) => time)
            expect(times).toEqual(times.toSorted((a, b) => a - b))
            for (const time of times) expect(time).toBeGreaterThanOrEqual(activity.at)
          }
          if (records.length === 0) return
          const session = await sessionOver(sensor, format, records)
          const { read, rejected, unmapped } = session.ingested.counts
          expect({ read, rejected, unmapped }).toEqual({ read: records.length, rejected: 0, unmapped: 0 })
        }),
        { numRuns: 4 },
      )
    },
  )

  test('tell nothing that their sensor cannot know', () => {
    fc.assert(
      fc.property(scenario('windows'), (generated) => {
        for (const activity of happenings(generated)) {
          const isLocal =
            activity.kind === 'connection' &&
            [activity.local, activity.remote].every(({ address: at }) => isLoopback(at))
          for (const { id, observe } of SENSORS) {
            const records = observe(activity)
            if (isLocal && (id === 'zeek' || id === 'qradar-flows')) expect(records).toEqual([])
            for (const { event, fields } of records) {
              const names = Object.keys(fields).join(' ')
              if (id === 'sysmon' && event === '3') expect(names).not.toMatch(/bytes/i)
              if (id === 'falcon' && event.startsWith('Network')) expect(names).not.toMatch(/Image|CommandLine|bytes/i)
              if (id === 'zeek' || id === 'qradar-flows')
                expect(names).not.toMatch(/process_?(?:id|name|path)|image|user_?name/i)
            }
          }
        }
      }),
      { numRuns: 10 },
    )
  })

  test('hold the arguments of programs as they were given', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(scenario('linux'), async (generated) => {
        const activities = happenings(generated)
        const session = await sessionOver(AUDITD, 'log', observed(AUDITD, activities))
        const rule = `title: t\nlogsource: {product: linux, service: auditd}\ndetection: {s: {type: EXECVE}, condition: s}\nfields: [a0, a1, a2]\n`
        const rows = await rowsOf(session, 'sigma', rule)
        const starts = activities.filter(({ kind }) => kind === 'process-start')
        const told = rows.map((row) => [row['a0'], row['a1'], row['a2']].map((value) => value ?? '').join('\u0000'))
        const given = starts.map(({ process: { commandLine } }) =>
          [0, 1, 2].map((index) => argumentsOf(commandLine)[index] ?? '').join('\u0000'),
        )
        expect(told.toSorted()).toEqual(given.toSorted())
      }),
      { numRuns: 4 },
    )
  })
})
