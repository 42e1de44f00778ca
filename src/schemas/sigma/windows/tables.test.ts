import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addRecords,
  openEventTables,
  rowsOf,
  type TestRecord,
  type TestRow,
} from '../../../../test/support/event-tables.ts'
import type { ValueType } from '../../../types/value.ts'
import { findView } from '../../views.ts'

const GUID = '{5A1E77C0-0001-0000-0000-000000000000}'
const OTHER = '{5A1E77C0-0002-0000-0000-000000000000}'
const UTC = '2026-03-04 05:06:07.891'
const HASHES = 'SHA1=AA11,MD5=BB22,SHA256=CC33,IMPHASH=DD44'

const system = (provider: string, channel: string, id: string): TestRecord => ({
  'System.Provider': provider,
  'System.Channel': channel,
  'System.EventID': id,
  'System.Computer': 'pc1.lab.example',
  'System.Time': '2026-03-04T05:06:08.000000Z',
  'System.ProcessID': '77',
})
const sysmon = (id: string, data: TestRecord): TestRecord => ({
  ...system('Microsoft-Windows-Sysmon', 'Microsoft-Windows-Sysmon/Operational', id),
  RuleName: 'a rule',
  UtcTime: UTC,
  ...data,
})
const security = (id: string, data: TestRecord): TestRecord => ({
  ...system('Microsoft-Windows-Security-Auditing', 'Security', id),
  ...data,
})
const acting = { ProcessGuid: GUID, ProcessId: '4120', Image: 'C:\\Tools\\a.exe', User: 'LAB\\ann' }
const version = {
  FileVersion: '1.2',
  Description: 'A tool',
  Product: 'Tools',
  Company: 'Acme',
  OriginalFileName: 'orig.exe',
  Hashes: HASHES,
}
const file = { ...acting, TargetFilename: 'C:\\Temp\\x.txt' }
const value = { ...acting, TargetObject: 'HKLM\\SOFTWARE\\Acme\\Run\\start' }

/** Category to an event of it, whose every field comes back as it is written. */
const EVENTS: readonly (readonly [category: string, record: TestRecord])[] = [
  [
    'process_creation',
    sysmon('1', {
      ...acting,
      ...version,
      CommandLine: 'a.exe -x "y z"',
      CurrentDirectory: 'C:\\Temp\\',
      LogonGuid: OTHER,
      LogonId: '0x3e7',
      TerminalSessionId: '1',
      IntegrityLevel: 'High',
      ParentProcessGuid: OTHER,
      ParentProcessId: '88',
      ParentImage: 'C:\\Windows\\explorer.exe',
      ParentCommandLine: 'explorer.exe /e',
      ParentUser: 'LAB\\bob',
    }),
  ],
  ['process_termination', sysmon('5', acting)],
  [
    'network_connection',
    sysmon('3', {
      ...acting,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIsIpv6: 'false',
      SourceIp: '10.0.0.5',
      SourceHostname: 'pc1',
      SourcePort: '50123',
      DestinationIsIpv6: 'false',
      DestinationIp: '203.0.113.9',
      DestinationHostname: 'x.example',
      DestinationPort: '443',
      DestinationPortName: 'https',
    }),
  ],
  ['file_change', sysmon('2', { ...file, CreationUtcTime: UTC, PreviousCreationUtcTime: UTC })],
  [
    'driver_load',
    sysmon('6', {
      ImageLoaded: 'C:\\d.sys',
      Hashes: HASHES,
      Signed: 'true',
      Signature: 'Acme',
      SignatureStatus: 'Valid',
    }),
  ],
  [
    'image_load',
    sysmon('7', {
      ...acting,
      ...version,
      ImageLoaded: 'C:\\x.dll',
      Signed: 'false',
      Signature: 'Acme',
      SignatureStatus: 'Valid',
    }),
  ],
  [
    'create_remote_thread',
    sysmon('8', {
      SourceProcessGuid: GUID,
      SourceProcessId: '1',
      SourceImage: 'C:\\a.exe',
      SourceUser: 'LAB\\ann',
      TargetProcessGuid: OTHER,
      TargetProcessId: '2',
      TargetImage: 'C:\\b.exe',
      TargetUser: 'LAB\\bob',
      NewThreadId: '3',
      StartAddress: '0x00007FF9',
      StartModule: 'C:\\k.dll',
      StartFunction: 'LoadLibraryA',
    }),
  ],
  ['raw_access_thread', sysmon('9', { ...acting, Device: '\\Device\\HarddiskVolume2' })],
  [
    'process_access',
    sysmon('10', {
      SourceProcessGUID: GUID,
      SourceProcessId: '1',
      SourceThreadId: '5',
      SourceImage: 'C:\\a.exe',
      TargetProcessGUID: OTHER,
      TargetProcessId: '2',
      TargetImage: 'C:\\Windows\\system32\\lsass.exe',
      GrantedAccess: '0x1010',
      CallTrace: 'C:\\ntdll.dll+1|UNKNOWN(0)',
      SourceUser: 'LAB\\ann',
      TargetUser: 'NT AUTHORITY\\SYSTEM',
    }),
  ],
  ['file_event', sysmon('11', { ...file, CreationUtcTime: UTC })],
  ['registry_add', sysmon('12', { ...value, EventType: 'CreateKey' })],
  ['registry_delete', sysmon('12', { ...value, EventType: 'DeleteValue' })],
  ['registry_set', sysmon('13', { ...value, EventType: 'SetValue', Details: 'DWORD (0x00000001)' })],
  ['registry_event', sysmon('13', { ...value, EventType: 'SetValue', Details: 'C:\\a.exe' })],
  ['registry_rename', sysmon('14', { ...value, EventType: 'RenameKey', NewName: 'HKLM\\SOFTWARE\\Other' })],
  ['create_stream_hash', sysmon('15', { ...file, CreationUtcTime: UTC, Hash: HASHES, Contents: '[ZoneTransfer]' })],
  ['pipe_created', sysmon('17', { ...acting, PipeName: '\\acme-1', EventType: 'CreatePipe' })],
  [
    'wmi_event',
    sysmon('20', {
      EventType: 'WmiConsumerEvent',
      Operation: 'Created',
      User: 'LAB\\ann',
      Name: ' "c"',
      Type: 'Command Line',
      Destination: ' "a.exe"',
    }),
  ],
  [
    'dns_query',
    sysmon('22', { ...acting, QueryName: 'x.example', QueryStatus: '0', QueryResults: '::ffff:203.0.113.9;' }),
  ],
  ['file_delete', sysmon('23', { ...file, Hashes: HASHES, IsExecutable: 'true', Archived: 'false' })],
  [
    'clipboard_capture',
    sysmon('24', { ...acting, Session: '1', ClientInfo: 'user: LAB\\ann', Hashes: HASHES, Archived: 'true' }),
  ],
  ['process_tampering', sysmon('25', { ...acting, Type: 'Image is replaced' })],
  ['file_delete_detected', sysmon('26', { ...file, Hashes: HASHES, IsExecutable: 'true' })],
  ['file_block_executable', sysmon('27', { ...file, Hashes: HASHES })],
  ['file_block_shredding', sysmon('28', { ...file, Hashes: HASHES, IsExecutable: 'false' })],
  ['file_executable_detected', sysmon('29', { ...file, Hashes: HASHES })],
  ['sysmon_status', sysmon('16', { Configuration: 'C:\\c.xml', ConfigurationFileHash: 'SHA256=CC33' })],
  ['sysmon_error', sysmon('255', { ID: 'DriverCommunication', Description: 'Failed' })],
  [
    'ps_script',
    {
      ...system('Microsoft-Windows-PowerShell', 'Microsoft-Windows-PowerShell/Operational', '4104'),
      MessageNumber: '1',
      MessageTotal: '2',
      ScriptBlockText: 'Get-Item\r\n"x"',
      ScriptBlockId: 'b1',
      Path: 'C:\\s.ps1',
    },
  ],
  [
    'ps_module',
    {
      ...system('PowerShellCore', 'PowerShellCore/Operational', '4103'),
      ContextInfo: '        Host Application = pwsh -c x\r\n',
      Payload: 'CommandInvocation(Get-Item): "Get-Item"',
    },
  ],
]

describe('log sources of Windows', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  beforeEach(async () => {
    tables = await openEventTables()
  })
  afterEach(() => tables.close())

  const ask = (table: string, columns: Readonly<Record<string, ValueType>>): Promise<readonly TestRow[]> =>
    rowsOf(tables.engine, table, columns, { platforms: ['sigma'], bound: [] })
  const strings = (...names: readonly string[]): Record<string, ValueType> =>
    Object.fromEntries(names.map((name) => [name, 'string']))

  test.each(EVENTS)('%s gives every field as Windows renders it', async (category, record) => {
    await addRecords(tables.engine, [record])
    const data = Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith('System.')))
    const columns = {
      ...strings(...Object.keys(data), 'EventID', 'Channel', 'Provider_Name', 'Computer', '@host'),
      '@time': 'datetime',
    } as const
    const expected = {
      ...data,
      EventID: record['System.EventID'],
      Channel: record['System.Channel'],
      Provider_Name: record['System.Provider'],
      Computer: 'pc1.lab.example',
      '@host': 'pc1.lab.example',
    }
    for (const table of [`windows/${category}`, category]) {
      const rows = await ask(table, columns)
      expect(rows, table).toMatchObject([expected])
      expect(rows[0]?.['@time']).not.toBeNull()
    }
    const view = findView('sigma', `windows/${category}`)
    expect(Object.keys(view?.columns ?? {})).toEqual(expect.arrayContaining(Object.keys(data)))
    const [{ '@values': values } = { '@values': null }] = await ask(`windows/${category}`, strings('@values'))
    for (const text of Object.values(data))
      if (text !== '-') expect(String(values).split('\n').join('\n')).toContain(text)
  })

  test('an event stands in the tables of its category, its channel and its product, and in no other', async () => {
    await addRecords(tables.engine, [EVENTS.find(([name]) => name === 'registry_set')?.[1] ?? {}])
    const counts = async (...names: readonly string[]): Promise<readonly number[]> =>
      Promise.all(names.map(async (name) => (await ask(name, strings('EventID'))).length))
    expect(
      await counts(
        'windows/registry_set',
        'windows/registry_event',
        'windows/sysmon',
        'windows',
        'windows/registry_set/sysmon',
      ),
    ).toEqual([1, 1, 1, 1, 1])
    expect(
      await counts(
        'windows/registry_add',
        'windows/registry_delete',
        'windows/security',
        'linux',
        'windows/registry_set/security',
      ),
    ).toEqual([0, 0, 0, 0, 0])
  })

  test('a launch that auditing tells has the names of Sysmon, too', async () => {
    await addRecords(tables.engine, [
      security('4688', {
        SubjectUserSid: 'S-1-5-18',
        SubjectUserName: 'ann',
        SubjectDomainName: 'LAB',
        SubjectLogonId: '0x3e7',
        NewProcessId: '0x1a24',
        NewProcessName: 'C:\\Tools\\a.exe',
        TokenElevationType: '%%1936',
        ProcessId: '0x58',
        CommandLine: 'a.exe -x',
        TargetUserSid: 'S-1-0-0',
        TargetUserName: '-',
        ParentProcessName: 'C:\\Windows\\explorer.exe',
        MandatoryLabel: 'S-1-16-12288',
      }),
    ])
    const expected = {
      Image: 'C:\\Tools\\a.exe',
      NewProcessName: 'C:\\Tools\\a.exe',
      CommandLine: 'a.exe -x',
      ParentImage: 'C:\\Windows\\explorer.exe',
      ParentProcessName: 'C:\\Windows\\explorer.exe',
      User: 'LAB\\ann',
      SubjectUserName: 'ann',
      ProcessId: '6692',
      NewProcessId: '0x1a24',
      ParentProcessId: '88',
      LogonId: '0x3e7',
      IntegrityLevel: 'High',
      MandatoryLabel: 'S-1-16-12288',
      OriginalFileName: null,
      '@process': 'C:\\Tools\\a.exe',
      '@command': 'a.exe -x',
      '@user': 'LAB\\ann',
    }
    expect(await ask('windows/process_creation', strings(...Object.keys(expected)))).toEqual([expected])
    const raw = { ProcessId: '0x58', NewProcessId: '0x1a24', TargetUserName: null, EventID: '4688' }
    expect(await ask('windows/security', strings(...Object.keys(raw)))).toEqual([raw])
  })

  test('a connection that the filtering platform allows has the names of Sysmon, too', async () => {
    await addRecords(tables.engine, [
      security('5156', {
        ProcessID: '4120',
        Application: '\\device\\harddiskvolume2\\tools\\a.exe',
        Direction: '%%14593',
        SourceAddress: '10.0.0.5',
        SourcePort: '50123',
        DestAddress: '203.0.113.9',
        DestPort: '443',
        Protocol: '6',
        LayerName: '%%14611',
      }),
    ])
    const expected = {
      Image: '\\device\\harddiskvolume2\\tools\\a.exe',
      Application: '\\device\\harddiskvolume2\\tools\\a.exe',
      ProcessId: '4120',
      Initiated: 'true',
      DestinationIp: '203.0.113.9',
      DestAddress: '203.0.113.9',
      DestinationPort: '443',
      Protocol: 'tcp',
      LayerName: '%%14611',
      '@destination': '203.0.113.9',
      '@port': '443',
    }
    expect(await ask('windows/network_connection', strings(...Object.keys(expected)))).toEqual([expected])
  })

  test.each([
    ['%%1876', '10', 'DWORD (0x0000000a)'],
    ['%%1883', '4294967298', 'QWORD (0x00000001-0x00000002)'],
    ['%%1873', 'C:\\a.exe', 'C:\\a.exe'],
    ['%%1876', 'no number', 'no number'],
  ])('an audited registry value of type %s is written as Sysmon does', async (type, written, details) => {
    const data = {
      SubjectUserName: 'ann',
      SubjectDomainName: 'LAB',
      ObjectName: '\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\acme',
      ObjectValueName: 'Start',
      OperationType: '%%1905',
      NewValueType: type,
      NewValue: written,
      ProcessId: '0x10',
      ProcessName: 'C:\\Windows\\regedit.exe',
    }
    await addRecords(tables.engine, [security('4657', data), security('4657', { ...data, OperationType: '%%1906' })])
    const expected = {
      TargetObject: 'HKLM\\System\\CurrentControlSet\\Services\\acme\\Start',
      Details: details,
      Image: 'C:\\Windows\\regedit.exe',
      EventType: 'SetValue',
      User: 'LAB\\ann',
      EventID: '4657',
    }
    expect(await ask('windows/registry_set', strings(...Object.keys(expected)))).toEqual([expected])
    expect(await ask('windows/registry_delete', strings('EventType'))).toEqual([{ EventType: 'DeleteValue' }])
    expect(await ask('windows/registry_event', strings('EventType'))).toHaveLength(2)
  })

  test('classic PowerShell has its text as Data and the settings in it as fields', async () => {
    await addRecords(tables.engine, [
      {
        ...system('PowerShell', 'Windows PowerShell', '400'),
        Data1: 'Available',
        Data2: 'None',
        Data3:
          '\tNewEngineState=Available\r\n\tHostName=ConsoleHost\r\n\tHostApplication=powershell -v 2 x=y\r\n\tEngineVersion=2.0\r\n\tCommandLine=',
      },
    ])
    const [row] = await ask(
      'windows/ps_classic_start',
      strings('Data', 'HostApplication', 'EngineVersion', 'HostName', 'CommandLine'),
    )
    expect(row).toMatchObject({ HostApplication: 'powershell -v 2 x=y', EngineVersion: '2.0', HostName: 'ConsoleHost' })
    expect(row?.['Data']).toContain('Available\nNone\n\tNewEngineState=Available')
    expect(await ask('windows/powershell-classic', strings('HostName'))).toHaveLength(1)
    expect(await ask('windows/ps_classic_script', strings('HostName'))).toHaveLength(0)
  })

  test('services keep what has no column among the other fields', async () => {
    await addRecords(tables.engine, [
      {
        ...system('Microsoft-Windows-Windows Defender', 'Microsoft-Windows-Windows Defender/Operational', '1116'),
        'Threat Name': 'Virus:Test',
        Path: 'file:_C:\\x',
      },
      {
        ...system('Service Control Manager', 'System', '7045'),
        ServiceName: 'svc',
        ImagePath: 'C:\\s.exe',
        Other: 'o',
      },
      security('4625', { TargetUserName: 'eve', Status: '0xc000006d', LogonType: '3', Later: 'field' }),
    ])
    const fields = { '@fields': 'dynamic' } as const
    const [virus] = await ask('windows/windefend', { ...strings('ThreatName', '@values'), ...fields })
    expect(virus).toMatchObject({ ThreatName: 'Virus:Test', '@values': expect.stringContaining('file:_C:\\x') })
    expect(JSON.parse(String(virus?.['@fields']))).toMatchObject({ 'Threat Name': 'Virus:Test', Path: 'file:_C:\\x' })
    expect(await ask('antivirus', strings('Signature', 'Filename'))).toEqual([
      { Signature: 'Virus:Test', Filename: 'file:_C:\\x' },
    ])
    expect(await ask('windows/system', strings('ServiceName', 'ImagePath'))).toEqual([
      { ServiceName: 'svc', ImagePath: 'C:\\s.exe' },
    ])
    const [logon] = await ask('windows/security', {
      ...strings('TargetUserName', 'Status', 'LogonType', 'EventID'),
      ...fields,
    })
    expect(logon).toMatchObject({ TargetUserName: 'eve', Status: '0xc000006d', LogonType: '3', EventID: '4625' })
    expect(JSON.parse(String(logon?.['@fields']))).toEqual({ Later: 'field' })
  })

  test('hosts are told apart by their provider and their paths', async () => {
    const launch = (id: string, provider: string, path: string) => ({
      ...system(provider, `${provider}/Operational`, id),
      Image: path,
      ProcessId: '1',
      CommandLine: path,
    })
    await addRecords(tables.engine, [
      launch('1', 'Microsoft-Windows-Sysmon', 'C:\\a.exe'),
      launch('1', 'Linux-Sysmon', '/usr/bin/a'),
      launch('1', 'Microsoft-Windows-Sysmon', '//host/share/a.exe'),
      launch('1', 'Linux-Sysmon', '-'),
    ])
    const images = async (table: string) => (await ask(table, strings('Image'))).map((row) => row['Image'])
    // A provider of Windows counts, whatever the path: `//host/share` is one of Windows, too.
    expect(await images('windows/process_creation')).toEqual(['C:\\a.exe', '//host/share/a.exe'])
    expect(await images('linux/process_creation')).toEqual(['/usr/bin/a', null])
    expect(await images('macos/process_creation')).toEqual([])
    expect(await images('process_creation')).toHaveLength(4)
    expect(await images('linux/process_creation/sysmon')).toEqual(['/usr/bin/a', null])
  })
})
