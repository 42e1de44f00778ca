import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addRecords,
  openEventTables,
  rowsOf,
  type TestRecord,
  type TestRow,
} from '../../../../test/support/event-tables.ts'

function record(provider: string, channel: string, id: string, data: TestRecord): TestRecord {
  return {
    'System.Provider': provider,
    'System.Channel': channel,
    'System.EventID': id,
    'System.Computer': 'pc1.lab.example',
    'System.Time': '2026-03-04T05:06:08.000000Z',
    'System.ProcessID': '612',
    ...data,
  }
}

describe('services of Windows', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  beforeEach(async () => {
    tables = await openEventTables()
  })
  afterEach(() => tables.close())

  const ask = (table: string, ...names: readonly string[]): Promise<readonly TestRow[]> =>
    rowsOf(tables.engine, table, Object.fromEntries(names.map((name) => [name, 'string'] as const)), {
      platforms: ['sigma'],
      bound: [],
    })

  test.each(['Source Name', 'Source_Name', 'SourceName'])('Defender calls a field %s', async (name) => {
    const defender = 'Microsoft-Windows-Windows Defender'
    await addRecords(tables.engine, [record(defender, `${defender}/Operational`, '1116', { [name]: 'AMSI' })])
    expect(await ask('windows/windefend', 'SourceName', 'Source_Name', 'ThreatName')).toEqual([
      { SourceName: 'AMSI', Source_Name: 'AMSI', ThreatName: null },
    ])
  })

  test.each([
    ['named', { param1: 'Acme Updater', param2: 'stopped' }],
    ['renamed by a shipper', { Data1: 'Acme Updater', Data2: 'stopped' }],
  ])('parameters that are %s', async (_, data) => {
    await addRecords(tables.engine, [record('Service Control Manager', 'System', '7036', data)])
    expect(await ask('windows/system', 'param1', 'param2', 'param3')).toEqual([
      { param1: 'Acme Updater', param2: 'stopped', param3: null },
    ])
  })

  test('data without names is one field', async () => {
    const channel = 'Microsoft-ServiceBus-Client'
    await addRecords(tables.engine, [
      record(channel, channel, '40300', { Data: 'sb://acme' }),
      record(channel, channel, '40301', { Data1: 'a', Data2: 'b' }),
    ])
    const rows = await ask('windows/servicebus-client', 'EventID', 'Data', 'param1')
    expect([...rows].sort((a, b) => String(a['EventID']).localeCompare(String(b['EventID'])))).toEqual([
      { EventID: '40300', Data: 'sb://acme', param1: 'sb://acme' },
      { EventID: '40301', Data: 'a\nb', param1: 'a' },
    ])
  })

  test('the log that was cleared is the channel, and who asks for a service is a process', async () => {
    await addRecords(tables.engine, [
      record('Microsoft-Windows-Eventlog', 'System', '104', { Channel: 'Windows PowerShell' }),
      record('Service Control Manager', 'System', '7045', { ServiceName: 'acme', ImagePath: 'C:\\a.exe' }),
    ])
    const rows = await ask('windows/system', 'EventID', 'Channel', 'ProcessId')
    expect([...rows].sort((a, b) => String(a['EventID']).localeCompare(String(b['EventID'])))).toEqual([
      { EventID: '104', Channel: 'Windows PowerShell', ProcessId: '612' },
      { EventID: '7045', Channel: 'System', ProcessId: '612' },
    ])
    expect(await ask('windows', 'Channel')).toEqual([{ Channel: 'System' }, { Channel: 'System' }])
  })

  test.each(['4624', '4611'])('the blanks after the name of a logon process are not told (%s)', async (id) => {
    const data = { LogonProcessName: 'NtLmSsp ', SubjectUserName: '-', TargetUserName: 'eve' }
    await addRecords(tables.engine, [record('Microsoft-Windows-Security-Auditing', 'Security', id, data)])
    for (const table of ['windows/security', 'windows']) {
      expect(await ask(table, 'LogonProcessName', 'SubjectUserName')).toEqual([
        { LogonProcessName: 'NtLmSsp', SubjectUserName: null },
      ])
    }
  })
})
