import '../fixed-seed.ts'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DetectionQuery, Entity } from '../../src/detections/package.ts'
import type { Exclusion } from '../../src/detections/tuning.ts'
import { exclusionCondition, findExclusion } from '../../src/detections/tuning-condition.ts'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { openSession, type Session } from '../../src/index.ts'
import { filter } from '../../src/plan/build.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { not } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { PLATFORM_NAMES, type Platform } from '../../src/schemas/table.ts'
import { LANGUAGE_OF } from '../../src/session/platforms.ts'
import { tunedQuery } from '../../src/session/tuned.ts'

let directory: string
let engine: Engine
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'siemless-tuning-'))
  engine = await openDuckDb({ memoryLimit: '500MB', threads: 1, tempDirectory: join(directory, 'spill') })
})
afterAll(async () => {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
})

/** Pieces with what each language escapes, and letters whose case is not the same everywhere. */
const PIECES = [
  ...[
    'svc',
    'SVC',
    'bak',
    'K',
    '\u212a',
    'i',
    '\u0130',
    'É',
    'é',
    'ſ',
    '-',
    '_',
    '%',
    '*',
    '?',
    '.',
    '\\',
    '/',
    '"',
    "'",
  ],
  ...[
    '\n',
    '\t',
    '$',
    '^',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '|',
    '+',
    '#',
    '`',
    '//',
    '--',
    '/*',
    '*/',
    ' ',
    '{{x}}',
    '10',
    '7.10',
    '.7',
    '\\n',
    ';',
    ',',
  ],
]

const piece = fc.constantFrom(...PIECES)
const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''))
const address = fc.constantFrom('203.0.113.7', '203.0.114.1', '10.0.0.1', '2001:db8::1', 'fe80::1', 'x.example', '')
const port = fc.constantFrom(443, 22, 4430, null)

interface Row {
  readonly host: string | null
  readonly user: string | null
  readonly process: string | null
  readonly command: string | null
  readonly destination: string | null
  readonly port: number | null
}

const textOrNone = fc.option(word, { freq: 6, nil: null })

/** Values of exclusions and rows share pieces, so that some hold. */
const rowOf = (values: readonly string[]): fc.Arbitrary<Row> => {
  const near = fc.oneof(
    textOrNone,
    fc
      .tuple(
        fc.constantFrom('', 'a', '\\', 'CORP\\', '/', 'C:\\x\\', 'é.', '10.20.', '7'),
        fc.constantFrom(...values, 'b'),
        fc.constantFrom('', '.corp', 'z', '\\', '/', '\n', '.20.7.10', '.7'),
      )
      .map((parts) => parts.join(''))
      .chain((text) => fc.constantFrom(text, text.toUpperCase(), text.toLowerCase())),
  )
  return fc.record({ host: near, user: near, process: near, command: near, destination: address, port })
}

const FORBIDDEN: Readonly<Partial<Record<Entity, RegExp>>> = {
  user: /\\/,
  host: /[^\d.].*\.|\..*[^\d.]/s,
  process: /[\\/]/,
}
const TEXT_TESTS = ['is', 'starts_with', 'ends_with', 'contains'] as const

const condition: fc.Arbitrary<Exclusion['when'][number]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        entity: fc.constantFrom<Entity>('host', 'user', 'process', 'command'),
        test: fc.constantFrom(...TEXT_TESTS),
        values: fc.array(word, { minLength: 1, maxLength: 2 }),
      })
      .filter(({ entity, values }) => values.every((v) => v.trim() !== '' && !(FORBIDDEN[entity]?.test(v) ?? false))),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      entity: fc.constant<Entity>('destination'),
      test: fc.constant('within' as const),
      values: fc.subarray(['203.0.113.0/24', '10.0.0.0/8', '203.0.113.7/32'], { minLength: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      entity: fc.constant<Entity>('port'),
      test: fc.constantFrom(...TEXT_TESTS),
      values: fc.constantFrom(['443'], ['44'], ['22', '30']),
    }),
  },
)

const exclusions: fc.Arbitrary<readonly Exclusion[]> = fc
  .array(fc.record({ title: word, when: fc.array(condition, { minLength: 1, maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((list) => list.map(({ title, when }, i) => ({ id: `e${i}`, title, reason: 'r', when })))

const cases = exclusions.chain((list) => {
  const values = list.flatMap(({ when }) => when.flatMap((c) => (c.test === 'within' ? [] : c.values)))
  return fc.tuple(fc.constant(list), fc.array(rowOf(values), { minLength: 6, maxLength: 10 }))
})

const ENTITY_COLUMNS = ['host', 'user', 'process', 'command', 'destination', 'port'] as const

function entitiesOf(row: { readonly [column: string]: unknown }): Partial<Record<Entity, string>> {
  const found: Partial<Record<Entity, string>> = {}
  for (const entity of ENTITY_COLUMNS) {
    const value = row[entity]
    if (value !== null && value !== undefined && value !== '') found[entity] = String(value)
  }
  return found
}

function kept(rows: readonly Row[], list: readonly Exclusion[], platform: Platform): readonly number[] {
  return rows.flatMap((row, i) =>
    findExclusion(list, { platform, entities: entitiesOf({ ...row }) }) === undefined ? [i] : [],
  )
}

// The keys are all platforms.
const PLATFORMS = Object.keys(PLATFORM_NAMES) as readonly Platform[]
const ALL = Object.fromEntries(ENTITY_COLUMNS.map((entity) => [entity, entity]))

describe('over a plan and over findings exclusions mean the same', () => {
  test.each(PLATFORMS)('%s', async (platform) => {
    let excluded = 0
    await fc.assert(
      fc.asyncProperty(cases, async ([list, rows]) => {
        const ids = new ColumnSource()
        const columns = [
          ids.fresh('n', 'long'),
          ...ENTITY_COLUMNS.map((name) => ids.fresh(name, name === 'port' ? 'int' : 'string')),
        ]
        const values = rows.map((row, i) => [
          BigInt(i),
          ...ENTITY_COLUMNS.map((name) =>
            name === 'port' ? (row.port === null ? null : BigInt(row.port)) : row[name],
          ),
        ])
        const plan: Plan = { kind: 'values', columns, rows: values, span: { start: 0, end: 0 } }
        const held = exclusionCondition(plan, { platform, entities: ALL }, list)
        if (held === undefined) throw new Error('every entity is shown')
        const result = await engine.query(filter(plan, not(held)))
        const numbers: number[] = []
        for await (const batch of result.batches()) numbers.push(...batch.map(([n]) => Number(n)))
        const expected = kept(rows, list, platform)
        excluded += rows.length - expected.length
        expect(numbers).toEqual(expected)
      }),
      { numRuns: 120, endOnFailure: true },
    )
    expect(excluded).toBeGreaterThan(60)
  })
})

interface Sample {
  readonly platform: Platform
  readonly table: string
  readonly text: string
  readonly rowOf: (row: Row, i: number) => Readonly<Record<string, unknown>>
  readonly entities: Readonly<Record<string, string>>
}

const SAMPLES: readonly Sample[] = [
  {
    platform: 'defender',
    table: 'DeviceNetworkEvents',
    text: 'DeviceNetworkEvents\n| project ReportId, Host = DeviceName, User = InitiatingProcessAccountName, InitiatingProcessFileName, ["the command"] = InitiatingProcessCommandLine, RemoteIP, RemotePort\n| sort by ReportId asc // the end',
    rowOf: (row, i) => ({
      ReportId: i,
      DeviceName: row.host,
      InitiatingProcessAccountName: row.user,
      InitiatingProcessFileName: row.process,
      InitiatingProcessCommandLine: row.command,
      RemoteIP: row.destination,
      RemotePort: row.port,
    }),
    entities: {
      host: 'Host',
      user: 'User',
      process: 'InitiatingProcessFileName',
      command: 'the command',
      destination: 'RemoteIP',
      port: 'RemotePort',
    },
  },
  {
    platform: 'falcon',
    table: 'events',
    text: '#event_simpleName=NetworkConnectIP4\n| table([n, ComputerName, UserName, Process, CommandLine, RemoteAddressIP4, RemotePort], limit=20000, sortby=n, order=asc)',
    rowOf: (row, i) => ({
      '@timestamp': 1_770_000_000_000 + i,
      '#event_simpleName': 'NetworkConnectIP4',
      n: i,
      ComputerName: row.host,
      UserName: row.user,
      Process: row.process,
      CommandLine: row.command,
      RemoteAddressIP4: row.destination,
      RemotePort: row.port,
    }),
    entities: {
      host: 'ComputerName',
      user: 'UserName',
      process: 'Process',
      command: 'CommandLine',
      destination: 'RemoteAddressIP4',
      port: 'RemotePort',
    },
  },
  {
    platform: 'qradar',
    table: 'events',
    text: '-- what it is; and why\nSELECT magnitude AS n, "Machine Identifier" AS Host, username, "Process Path" AS ProcessName,\n  CASE WHEN 1 = 1 THEN "Command" ELSE \'\' END AS CommandLine, destinationip AS Destination, destinationport AS Port\nFROM events\nWHERE magnitude < 100 OR magnitude > 1000 -- all of them\nORDER BY magnitude ASC',
    rowOf: (row, i) => ({
      magnitude: i,
      'Machine Identifier': row.host,
      username: row.user,
      'Process Path': row.process,
      Command: row.command,
      destinationip: row.destination,
      destinationport: row.port,
    }),
    entities: {
      host: 'Host',
      user: 'username',
      process: 'ProcessName',
      command: 'CommandLine',
      destination: 'Destination',
      port: 'Port',
    },
  },
  {
    platform: 'sumo',
    table: 'messages',
    text: '*\n| where n >= 0\n| sort by n asc\n| fields n, Computer, User, Image, CommandLine, DestinationIp, DestinationPort // the end',
    rowOf: (row, i) => ({
      n: i,
      Computer: row.host,
      User: row.user,
      Image: row.process,
      CommandLine: row.command,
      DestinationIp: row.destination,
      DestinationPort: row.port,
    }),
    entities: {
      host: 'Computer',
      user: 'User',
      process: 'Image',
      command: 'CommandLine',
      destination: 'DestinationIp',
      port: 'DestinationPort',
    },
  },
]

function queryOf(sample: Pick<Sample, 'platform' | 'text' | 'entities'>): DetectionQuery {
  const { platform, text, entities } = sample
  return { platform, text, entities, file: 'q', path: 'q', requiredTables: [] }
}

async function rowsOf(session: Session, query: DetectionQuery, text: string) {
  const language = LANGUAGE_OF[query.platform]
  const result = await session.query(text, { language, profile: 'lenient' })
  const errors = result.diagnostics.filter((d) => d.severity === 'error')
  expect(errors, text).toEqual([])
  return result.rows()
}

describe('a tuned query gives the rows that no exclusion holds of', () => {
  test.each(SAMPLES)('$platform', async (sample) => {
    let excluded = 0
    const query = queryOf(sample)
    await fc.assert(
      fc.asyncProperty(cases, async ([list, rows]) => {
        const tuned = await tunedQuery(query, list)
        if ('refused' in tuned) throw new Error(`${tuned.refused}: ${JSON.stringify(list)}`)
        const session = await openSession({
          sources: [{ table: sample.table, rows: rows.map(sample.rowOf) }],
          now: '2026-03-01T00:00:00Z',
        })
        try {
          const all = await rowsOf(session, query, query.text)
          const expected = all.filter((row) => {
            const values = Object.entries(sample.entities).map(([entity, column]) => [entity, row[column]])
            const entities = entitiesOf(Object.fromEntries(values))
            return findExclusion(list, { platform: sample.platform, entities }) === undefined
          })
          excluded += all.length - expected.length
          expect(all.length).toBe(rows.length)
          expect(await rowsOf(session, query, tuned.text), tuned.text).toEqual(expected)
        } finally {
          await session.close()
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
    expect(excluded).toBeGreaterThan(15)
  })
})

const RULES = `title: Every process
id: 5b0f9f1e-2f5c-4f0e-9a52-0c8f2b0d1c11
status: test
logsource:
    category: process_creation
    product: windows
detection:
    # what is kept
    selection:
        Image|contains: ''
    other:
        EventID: 7
    condition:
        - selection and not other
        - 1 of select*
level: low # the end
---
title: Every connection
id: 1d3a2e55-7a53-4b8a-a84e-55f4c2a6b0aa
status: test
logsource:
    category: network_connection
    product: windows
detection:
    selection:
        Initiated: 'true'
    condition: >-
        selection
        or selection
level: low
`

function manifestOf(id: string): string {
  return `id: ${id}
title: T
description: D
status: test
severity: low
confidence: low
attack: [{ technique: T1048, tactic: exfiltration }]
data_sources: []
false_positives: []
tuning: []
blind_spots: []
references: []
threat_actors: []
risk: { score: 1, reason: R }
schedule: { every: 1h, lookback: 24h }
queries:
  - platform: sigma
    file: rule.sigma.yml
    required_tables: [windows/process_creation]
    entities: { host: host, user: user, process: process, command: command, destination: destination, port: port }
`
}

/** A start and a connection by Sysmon, which tells no command line with a connection. */
function sysmonEvents(row: Row, i: number): readonly Readonly<Record<string, unknown>>[] {
  const UtcTime = `2026-02-02 07:00:${String(i).padStart(2, '0')}.000`
  const common = {
    '@timestamp': `2026-02-02T07:00:${String(i).padStart(2, '0')}.000Z`,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    UtcTime,
    Hostname: row.host ?? '',
    Image: row.process ?? 'x',
    User: row.user ?? '',
  }
  return [
    { ...common, EventID: 1, RecordNumber: 2 * i, CommandLine: row.command ?? '' },
    {
      ...common,
      EventID: 3,
      RecordNumber: 2 * i + 1,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIp: '10.0.0.9',
      DestinationIp: row.destination === 'x.example' ? '' : (row.destination ?? ''),
      DestinationHostname: row.destination === 'x.example' ? row.destination : '',
      DestinationPort: row.port ?? '',
    },
  ]
}

test('tuned rules find what no exclusion holds of, and a note tells what a rule cannot say', async () => {
  let excluded = 0
  const original: DetectionQuery = {
    platform: 'sigma',
    text: RULES,
    entities: ALL,
    file: 'rule.sigma.yml',
    path: 'rule.sigma.yml',
    requiredTables: [],
  }
  const folder = async (name: string, text: string): Promise<string> => {
    const at = join(directory, name)
    await mkdir(at, { recursive: true })
    await writeFile(join(at, 'detection.yaml'), manifestOf('d'))
    await writeFile(join(at, 'rule.sigma.yml'), text)
    return at
  }
  await fc.assert(
    fc.asyncProperty(cases, async ([list, rows]) => {
      const tuned = await tunedQuery(original, list)
      if ('refused' in tuned) throw new Error(`${tuned.refused}: ${JSON.stringify(list)}`)
      const events = join(directory, 'events.jsonl')
      await writeFile(
        events,
        rows
          .flatMap(sysmonEvents)
          .map((event) => `${JSON.stringify(event)}\n`)
          .join(''),
      )
      const session = await openSession({ sources: [events] })
      const hunt = async (at: string) => {
        const found: { readonly uid: string; readonly rule: unknown; readonly hides: boolean }[] = []
        const run = session.hunt({ packages: [at] })
        for await (const { time, platform, entities, evidences } of run) {
          const { rule } = evidences[0].data
          // The notes say which exclusions a rule cannot ask.
          const asked = list.filter(
            ({ id }) =>
              !tuned.notes.some(
                (note) => note.includes('keeps what') && note.includes(`\`${rule}\``) && note.includes(`\`${id}\``),
              ),
          )
          found.push({
            uid: JSON.stringify([time, rule, entities]),
            rule,
            hides: findExclusion(asked, { platform, entities }) !== undefined,
          })
        }
        expect(
          run.runs.flatMap((one) => one.diagnostics).filter((d) => d.severity === 'error'),
          tuned.text,
        ).toEqual([])
        return found
      }
      try {
        const all = await hunt(await folder('original', RULES))
        expect(all.length).toBe(2 * rows.length)
        const rest = await hunt(await folder('tuned', tuned.text))
        excluded += all.length - rest.length
        const uids = (found: typeof all) => found.map(({ uid }) => uid).toSorted()
        expect(uids(rest), tuned.text).toEqual(uids(all.filter(({ hides }) => !hides)))
      } finally {
        await session.close()
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(excluded).toBeGreaterThan(15)
})

test('a tuned query is as clean as the query', async () => {
  const { loadDetections } = await import('../../src/detections/load.ts')
  const { lint } = await import('../../src/session/lint.ts')
  const { detections } = await loadDetections(['content'])
  const list: readonly Exclusion[] = [
    {
      id: 'backup',
      title: 'Backup; of \n "all"',
      reason: 'r',
      when: [
        { entity: 'user', test: 'is', values: ['svc-backup', 'svc_b'] },
        { entity: 'host', test: 'starts_with', values: ['SRV-BKP-'] },
        { entity: 'process', test: 'starts_with', values: ['rclone'] },
        { entity: 'command', test: 'contains', values: ['backup:', 'x\'"y'] },
      ],
    },
    {
      id: 'partner',
      title: 'Partner',
      reason: 'r',
      when: [
        { entity: 'destination', test: 'within', values: ['203.0.113.0/24'] },
        { entity: 'user', test: 'ends_with', values: ['$'] },
      ],
    },
  ]
  const problems = async (file: string): Promise<readonly string[]> => {
    const found: string[] = []
    for await (const { diagnostics } of lint([file], { profile: 'vendor' }))
      found.push(...diagnostics.map((d) => `${d.code} ${d.message}`))
    return found
  }
  for (const query of detections.flatMap((detection) => detection.queries)) {
    const tuned = await tunedQuery(query, list)
    if ('refused' in tuned) throw new Error(tuned.refused)
    expect(tuned.text).not.toBe(query.text)
    const file = join(directory, query.file.replaceAll('/', '-'))
    await writeFile(file, tuned.text)
    expect(await problems(file), tuned.text).toEqual(await problems(query.path))
  }
}, 240_000)
