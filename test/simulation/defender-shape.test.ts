import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEFENDER_COLUMNS } from '../../src/schemas/defender/columns.ts'
import type { SensorRecord } from '../../src/simulation/sensor.ts'
import { DEFENDER } from '../../src/simulation/sensors/defender/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { unzippedLines } from '../support/unzip.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const windows = observed(DEFENDER, sampleActivities('windows'))
const linux = observed(DEFENDER, sampleActivities('linux'))
const macos = observed(DEFENDER, sampleActivities('macos'))
const all = [...windows, ...linux, ...macos]
const actions = (records: readonly SensorRecord[], stream: string) =>
  records.filter((record) => record.stream === stream).map((record) => record.event)
const row = (event: string, records = windows) => {
  const found = records.find((record) => record.event === event)
  if (found === undefined) throw new Error(`no ${event}`)
  return found.fields
}

const JSON_FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  datetime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/.test(value),
  long: Number.isSafeInteger,
  int: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  bool: (value) => typeof value === 'boolean',
  dynamic: (value) => typeof value === 'string' && typeof JSON.parse(value) === 'object',
  string: (value) => typeof value === 'string' && value !== '',
}

function wrong(
  columns: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(fields)
    .filter(([name, value]) => JSON_FORMS[columns[name] ?? '']?.(value) !== true)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
}

describe('records of Defender', () => {
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = DEFENDER_COLUMNS

  test('have fields of their table only, each in the form of its type', () => {
    expect(all.flatMap(({ stream, fields }) => wrong(tables[stream] ?? {}, fields))).toEqual([])
  })

  test('tell starts, changes of files and outcomes of connections, and nothing else', () => {
    expect(actions(windows, 'DeviceProcessEvents')).toEqual(['ProcessCreated', 'ProcessCreated'])
    expect(actions(windows, 'DeviceFileEvents')).toEqual([
      'FileCreated',
      'FileCreated',
      'FileCreated',
      'FileModified',
      'FileDeleted',
    ])
    expect(actions(windows, 'DeviceNetworkEvents')).toEqual([
      'DnsConnectionInspected',
      'DnsConnectionInspected',
      'ConnectionSuccess',
      'DnsConnectionInspected',
      'ConnectionSuccess',
      'ConnectionSuccess',
      'ConnectionSuccess',
      'ConnectionSuccess',
      'HttpConnectionInspected',
      'ConnectionSuccess',
      'SmtpConnectionInspected',
      'ConnectionFailed',
      'InboundConnectionAccepted',
      'IcmpConnectionInspected',
      'ConnectionSuccess',
    ])
    expect(actions(windows, 'DeviceEvents')).toEqual([
      'ScriptContent',
      'PowerShellCommand',
      'DnsQueryResponse',
      'DnsQueryResponse',
    ])
    expect(actions(linux, 'DeviceNetworkEvents')).toEqual(['ConnectionRequest'])
    expect(actions(macos, 'DeviceEvents')).toEqual([])
  })

  test('give who acts in full, paths in lower case with the name of the file', () => {
    const connection = windows.find(({ fields }) => fields['RemotePort'] === 22)?.fields ?? {}
    expect(connection).toMatchObject({
      DeviceName: 'ws-lab-01.corp.example',
      RemoteIP: '93.184.215.14',
      RemotePort: 22,
      RemoteUrl: 'drop.example',
      RemoteIPType: 'Public',
      LocalIPType: 'Private',
      Protocol: 'Tcp',
      InitiatingProcessFileName: 'Rclone.exe',
      InitiatingProcessFolderPath: 'c:\\users\\public\\rclone.exe',
      InitiatingProcessParentFileName: 'powershell.exe',
      InitiatingProcessAccountName: 'j.doe',
      InitiatingProcessAccountDomain: 'corp',
      InitiatingProcessVersionInfoOriginalFileName: 'rclone.exe',
    })
    expect(Object.keys(connection)).not.toContain('AccountName')
  })

  test('class addresses by what they are', () => {
    const classes = windows.map(({ fields }) => `${fields['RemoteIP']} ${fields['RemoteIPType']}`)
    expect(classes).toContain('192.0.2.1 Reserved')
    expect(classes).toContain('127.0.0.1 Loopback')
    expect(windows.find(({ fields }) => fields['RemoteIP'] === '127.0.0.1')?.fields).toMatchObject({
      ActionType: 'ConnectionSuccess',
      LocalIP: '127.0.0.1',
      LocalIPType: 'Loopback',
    })
    expect(classes).toContain('10.20.3.99 Private')
  })

  test('name no process where the network is inspected, and give bytes of pings only', () => {
    const ping = row('IcmpConnectionInspected')
    expect(Object.keys(ping).filter((name) => /Process|Port/.test(name))).toEqual([])
    expect(JSON.parse(String(ping['AdditionalFields']))).toMatchObject({ direction: 'Out', orig_bytes: 9000 })
  })

  test('show a program that speaks DNS itself by its connection and the inspected query', () => {
    const told = windows.filter(
      ({ fields }) => fields['RemotePort'] === 53 && fields['InitiatingProcessId'] !== undefined,
    )
    expect(told.map(({ event, fields }) => `${event} ${fields['InitiatingProcessFileName']}`)).toEqual([
      'ConnectionSuccess powershell.exe',
      'ConnectionSuccess Rclone.exe',
    ])
    const queries = windows.filter(({ event }) => event === 'DnsConnectionInspected')
    expect(queries.map(({ fields }) => JSON.parse(String(fields['AdditionalFields'])).query)).toEqual([
      'drop.example',
      'gone.example',
      'tunnel.example',
    ])
  })

  test('of POSIX systems have the host for a domain, no integrity, and the directory in AdditionalFields', () => {
    const started = row('ProcessCreated', linux)
    expect(started).toMatchObject({ AccountDomain: 'lab-02', ProcessTokenElevation: 'None', LogonId: 0 })
    expect(Object.keys(started)).not.toContain('ProcessIntegrityLevel')
    expect(JSON.parse(String(started['AdditionalFields']))).toMatchObject({
      ProcessCurrentWorkingDirectory: '/home/jdoe',
    })
  })

  test('number every row of a host differently', () => {
    const numbers = windows.map(({ fields }) => fields['ReportId'])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test.each(['rows', 'streaming'])('are read whole when written as %s', async (format) => {
    const session = await sessionOver(DEFENDER, format, all)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([all.length, 0, 0, []])
    const found = await rowsOf(
      session,
      'kql',
      `DeviceProcessEvents
      | join kind=inner DeviceNetworkEvents on DeviceId, $left.ProcessId == $right.InitiatingProcessId, $left.ProcessCreationTime == $right.InitiatingProcessCreationTime
      | where ActionType1 == "ConnectionSuccess" and RemoteIPType == "Public"
      | project FileName, RemoteIP, RemotePort, AccountName, IsProcessRemoteSession
      | sort by RemotePort asc | take 1`,
    )
    expect(found).toEqual([
      {
        FileName: 'Rclone.exe',
        RemoteIP: '93.184.215.14',
        RemotePort: 22,
        AccountName: 'j.doe',
        IsProcessRemoteSession: false,
      },
    ])
    const members = await rowsOf(
      session,
      'kql',
      `DeviceEvents | where isnotempty(AdditionalFields)
      | project ActionType, Command = tostring(AdditionalFields.Command), Name = tostring(parse_json(AdditionalFields).DnsQueryString)
      | where isnotempty(Command) or isnotempty(Name) | sort by ActionType asc, Name asc`,
    )
    expect(members).toEqual([
      { ActionType: 'DnsQueryResponse', Command: '', Name: 'drop.example' },
      { ActionType: 'DnsQueryResponse', Command: '', Name: 'gone.example' },
      { ActionType: 'PowerShellCommand', Command: 'Invoke-WebRequest', Name: '' },
    ])
  })
})

describeWithSharedData('records of Defender beside the documented schema', () => {
  const path = `${SHARED}/schemas/defender.json`

  test('have its columns and types', () => {
    expect(existsSync(path)).toBe(true)
    const schema: Record<string, Record<string, string>> = JSON.parse(readFileSync(path, 'utf8'))
    for (const { stream, fields } of all) {
      const columns = { ...schema[stream], AdditionalFields: 'dynamic' }
      expect(wrong(columns, fields)).toEqual([])
    }
  })

  test('have the initiating process as real rows have it', () => {
    const archive = `${SHARED}/telemetry/security-datasets/compound/GoldenSAMLADFSMailAccess/Microsoft365DefenderEvents.Zip`
    const real: readonly Readonly<Record<string, unknown>>[] = unzippedLines(archive)
      .map((line) => JSON.parse(line))
      .filter((each) => each.ActionType === 'LdapSearch')
    const form = (value: unknown): string =>
      typeof value !== 'string'
        ? typeof value
        : value
            .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,7}Z$/, 'time')
            .replace(/^[0-9a-f]+$/, (digits) => `${digits.length} digits`)
            .replace(/^S-1-5-21(?:-\d+){4}$/, 'SID')
            .replace(/^[a-z]:\\[^A-Z]*\.exe$/, 'path in lower case')
            .replace(/^(?!time|\d+ digits|SID|path).*$/s, 'text')
    const own = row('PowerShellCommand')
    const shared = Object.keys(own).filter((name) => /^InitiatingProcess|^Timestamp/.test(name) && real[0]?.[name])
    expect(shared.length).toBeGreaterThan(20)
    for (const each of real) {
      expect(shared.map((name) => `${name} ${form(own[name])}`)).toEqual(
        shared.map((name) => `${name} ${form(each[name])}`),
      )
    }
  })
})
