import { describe, expect, it } from 'vitest'
import { Recogniser, SHAPES } from './shapes.ts'

const recogniser = new Recogniser(undefined, () => undefined)

function take(values: Record<string, unknown>): unknown {
  const found = recogniser.take(values)
  return found === undefined ? undefined : [found.shape, ...found.taken]
}

function event(values: Record<string, unknown>): Record<string, unknown> {
  const found = recogniser.take(values)
  const [taken] = found?.taken ?? []
  return taken?.kind === 'event' ? { shape: found?.shape, ...taken.record } : {}
}

describe('Windows shapes', () => {
  it('evtx_dump: attributes, text, braces, unnamed and user data', () => {
    const System = {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon', Guid: '5770385F-C22A-43E0-BF4C-06F5698FFBD9' } },
      EventID: { '#attributes': { Qualifiers: 16384 }, '#text': 1 },
      Level: 4,
      Keywords: '0x8000000000000000',
      TimeCreated: { '#attributes': { SystemTime: '2026-01-02T03:04:05.678Z' } },
      EventRecordID: 7,
      Correlation: null,
      Execution: { '#attributes': { ProcessID: 10, ThreadID: 11 } },
      Channel: 'microsoft-windows-sysmon/operational',
      Computer: 'pc',
      Security: { '#attributes': { UserID: 'S-1-5-18' } },
    }
    expect(
      event({
        Event: {
          System,
          EventData: { ProcessGuid: '0197231E-005A-6928-A50B-000000000D00', Signed: true, ProcessId: 5 },
        },
      }),
    ).toEqual({
      shape: 'evtx-dump',
      provider: 'Microsoft-Windows-Sysmon',
      channel: 'Microsoft-Windows-Sysmon/Operational',
      eventId: '1',
      computer: 'pc',
      recordId: '7',
      time: '2026-01-02T03:04:05.678Z',
      level: '4',
      task: '',
      opcode: '',
      keywords: '0x8000000000000000',
      userSid: 'S-1-5-18',
      processId: '10',
      threadId: '11',
      data: { ProcessGuid: '{0197231E-005A-6928-A50B-000000000D00}', Signed: 'true', ProcessId: '5' },
    })
    const data = (EventData: unknown): unknown => event({ Event: { System, EventData } })['data']
    expect(data({ Data: { '#text': ['x', 'y'] } })).toEqual({ Data1: 'x', Data2: 'y' })
    expect(data({ Data: ['x'] })).toEqual({ Data: 'x' })
    expect(event({ Event: { System, UserData: { Cleared: { SubjectUserName: 'bob' } } } })['data']).toEqual({
      SubjectUserName: 'bob',
    })
  })

  it('winlogbeat: nested, with dotted names, and as a search hit', () => {
    const winlog = {
      channel: 'Security',
      provider_name: 'Microsoft-Windows-Security-Auditing',
      event_id: 4688,
      record_id: 12,
      computer_name: 'pc',
      event_data: { NewProcessName: 'C:\\a.exe', param1: 'x' },
    }
    const expected = {
      shape: 'winlogbeat',
      eventId: '4688',
      recordId: '12',
      time: '2026-01-01T00:00:00.000Z',
      data: { NewProcessName: 'C:\\a.exe', Data1: 'x' },
    }
    const time = { '@timestamp': '2026-01-01T00:00:00.000Z' }
    expect(event({ ...time, winlog })).toMatchObject(expected)
    expect(event({ _source: { ...time, winlog } })).toMatchObject(expected)
    const dotted = Object.fromEntries(Object.entries(winlog).map(([name, value]) => [`winlog.${name}`, value]))
    expect(event({ ...time, ...dotted })).toMatchObject(expected)
  })

  it.each([
    ['Microsoft-Windows-Security-Auditing', 'information', ['Audit Failure'], '0', '0x8010000000000000'],
    ['Microsoft-Windows-Security-Auditing', 'information', ['Audit Success'], '0', '0x8020000000000000'],
    ['Microsoft-Windows-Eventlog', 'information', ['Audit Success'], '4', 'Audit Success'],
    ['Acme', 'Warning', ['Classic', 'Acme'], '3', 'Classic, Acme'],
    ['Acme', 'notice', undefined, 'notice', ''],
  ])('winlogbeat tells levels and keywords of %s in words', (provider_name, level, words, number, bits) => {
    const winlog = { provider_name, channel: 'Acme', event_id: 1, keywords: words }
    expect(event({ '@timestamp': '2026-01-01T00:00:00Z', log: { level }, winlog })).toMatchObject({
      level: number,
      keywords: bits,
    })
  })

  it.each([
    [-0x7fe0 * 2 ** 48, '0x8020000000000000'],
    ['-9218868437227405312', '0x8010000000000000'],
    [36028797018963968, '0x80000000000000'],
    ['0x8010000000000000', '0x8010000000000000'],
    ['Audit Failure', 'Audit Failure'],
    [null, ''],
  ])('keywords %s of flat records', (Keywords, keywords) => {
    const header = { SourceName: 'Acme', EventID: 1, TimeCreated: '2026-01-01T00:00:00Z' }
    expect(event({ ...header, Keywords, Provider: 'data of its own' })).toMatchObject({
      keywords,
      provider: 'Acme',
      data: { Provider: 'data of its own' },
    })
  })

  it('flat data sets and NXLog', () => {
    expect(
      event({
        SourceName: 'Microsoft-Windows-Sysmon',
        Channel: 'security',
        EventID: 1,
        Hostname: 'pc',
        TimeCreated: '2026-01-01T00:00:00Z',
        '@timestamp': '2026-01-02T00:00:00Z',
        Task: '1',
        ProcessId: '77',
        host: 'collector',
      }),
    ).toMatchObject({
      shape: 'windows-flat',
      channel: 'Security',
      computer: 'pc',
      time: '2026-01-01T00:00:00Z',
      data: { ProcessId: '77' },
    })
    expect(
      event({
        SourceName: 'x',
        EventID: 1,
        EventTime: '2026-01-01 10:00:00',
        '@timestamp': '2026-01-01T15:00:00Z',
        SourceModuleType: 'im_msvistalog',
        ProcessID: 4,
        RecordNumber: 9,
      }),
    ).toMatchObject({ time: '2026-01-01T15:00:00Z', processId: '4', recordId: '9' })
  })

  it('Get-WinEvent: dates of ConvertTo-Json, data out of the message of Sysmon', () => {
    expect(
      event({
        Id: 1,
        ProviderName: 'Microsoft-Windows-Sysmon',
        LogName: 'Microsoft-Windows-Sysmon/Operational',
        MachineName: 'pc',
        TimeCreated: '/Date(1767225600000)/',
        Message: 'Process Create:\r\nImage: C:\\a.exe\r\nCommandLine: a: b',
      }),
    ).toMatchObject({
      shape: 'get-winevent',
      time: '2026-01-01T00:00:00.000Z',
      data: { Image: 'C:\\a.exe', CommandLine: 'a: b' },
    })
  })
})

describe('shapes of platforms', () => {
  it('Defender: the table by its columns, by ActionType, and in the streaming envelope', () => {
    const row = { Timestamp: '2026-01-01T00:00:00Z', DeviceName: 'pc', ActionType: 'ConnectionSuccess' }
    expect(take(row)).toEqual([
      'defender-export',
      { kind: 'row', platform: 'defender', table: 'DeviceNetworkEvents', values: row },
    ])
    const process = {
      Timestamp: 'x',
      DeviceId: 'd',
      ActionType: 'Other',
      ProcessCommandLine: 'a',
      ProcessIntegrityLevel: '',
      FolderPath: '',
    }
    expect(take(process)).toMatchObject(['defender-export', { table: 'DeviceProcessEvents' }])
    expect(
      take({
        time: 't',
        tenantId: 'i',
        operationName: 'Publish',
        category: 'AdvancedHunting-DeviceFileEvents',
        properties: row,
      }),
    ).toEqual(['defender-streaming', { kind: 'row', platform: 'defender', table: 'DeviceFileEvents', values: row }])
  })

  it('Falcon: seconds or milliseconds become @timestamp', () => {
    expect(take({ event_simpleName: 'ProcessRollup2', aid: 'a', timestamp: '1767225600123' })).toEqual([
      'falcon',
      {
        kind: 'row',
        platform: 'falcon',
        table: 'events',
        values: {
          '@timestamp': 1767225600123,
          '#event_simpleName': 'ProcessRollup2',
          '#repo': 'base_sensor',
          '#kind': 'Primary',
          event_simpleName: 'ProcessRollup2',
          aid: 'a',
          timestamp: '1767225600123',
        },
      },
    ])
    expect(take({ event_simpleName: 'X', aid: 'a', timestamp: 1767225600.5 })).toMatchObject([
      'falcon',
      { values: { '@timestamp': 1767225600500 } },
    ])
  })

  it('Falcon: tags of records out of LogScale stay as they are', () => {
    const exported = { '@timestamp': 1767225600123, '#event_simpleName': 'X', '#repo': 'mine', aid: 'a' }
    expect(take(exported)).toEqual(['falcon', { kind: 'row', platform: 'falcon', table: 'events', values: exported }])
  })

  it('Falcon: feeds of hosts and users are events of their own kind', () => {
    const host = { Time: '1767225600.5', AgentLocalTime: '1767225599.1', FirstSeen: '1', aid: 'a', ComputerName: 'PC' }
    expect(take(host)).toEqual([
      'falcon-feed',
      {
        kind: 'row',
        platform: 'falcon',
        table: 'events',
        values: {
          '@timestamp': 1767225600500,
          '#repo': 'sensor_metadata',
          '#data_source_name': 'aidmaster',
          '#kind': 'Secondary',
          SecondaryEventType: 'aidmaster',
          ...host,
        },
      },
    ])
    expect(take({ _time: '5', LastLoggedOnHost: 'PC', LogonTime: '4', cid: 'c' })).toMatchObject([
      'falcon-feed',
      { values: { SecondaryEventType: 'userinfo' } },
    ])
  })

  it('QRadar: events and flows', () => {
    expect(take({ starttime: 1, qid: 2, devicetype: 12, username: 'bob' })).toMatchObject([
      'qradar',
      { table: 'events' },
    ])
    expect(
      take({ starttime: 1, qid: 2, category: 3, firstpackettime: 1, sourcebytes: 5, logsourceid: 1 }),
    ).toMatchObject(['qradar', { table: 'flows' }])
  })

  it('Sumo: with and without map, and the Windows event in _raw', () => {
    const raw = JSON.stringify({ SourceName: 'p', EventID: 4, TimeCreated: '2026-01-01T00:00:00Z' })
    expect(take({ map: { _raw: raw, _messagetime: '5', _sourcecategory: 'c' } })).toMatchObject([
      'sumo',
      { platform: 'sumo', table: 'messages', values: { _messagetime: 5, _raw: raw } },
      { kind: 'event', record: { provider: 'p', eventId: '4' } },
    ])
    expect(take({ _raw: 'plain', _messageTime: 5 })).toHaveLength(2)
  })

  it('Sentinel: the table by Type or columns, and the event that it holds', () => {
    expect(
      take({
        TimeGenerated: '2026-01-01T00:00:00Z',
        Type: 'SecurityEvent',
        EventID: 4688,
        EventSourceName: 'Microsoft-Windows-Security-Auditing',
        Channel: 'Security',
        Computer: 'pc',
        NewProcessName: 'C:\\a.exe',
        TenantId: 't',
      }),
    ).toMatchObject([
      'sentinel',
      { platform: 'sentinel', table: 'SecurityEvent' },
      { record: { eventId: '4688', time: '2026-01-01T00:00:00Z', data: { NewProcessName: 'C:\\a.exe' } } },
    ])
    expect(
      take({ TimeGenerated: 'x', Type: 'Application', ActivityDisplayName: 'a', LoggedByService: 'b' }),
    ).toMatchObject(['sentinel', { table: 'AuditLogs' }, { platform: 'sigma', table: 'azure/auditlogs' }])
  })

  it('knows when it does not know', () => {
    expect(take({ ts: 1, uid: 'C1', 'id.orig_h': '10.0.0.1' })).toBeUndefined()
    expect(take({})).toBeUndefined()
  })

  it('has an id of its own for each', () => {
    expect(new Set(SHAPES.map((shape) => shape.id)).size).toBe(SHAPES.length)
  })
})
