import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EVENT_KINDS } from '../../src/schemas/falcon/event-kinds.ts'
import type { SensorRecord } from '../../src/simulation/sensor.ts'
import { FALCON } from '../../src/simulation/sensors/falcon/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const windows = observed(FALCON, sampleActivities('windows'))
const linux = observed(FALCON, sampleActivities('linux'))
const macos = observed(FALCON, sampleActivities('macos'))
const all = [...windows, ...linux, ...macos]

const named = (event: string, records: readonly SensorRecord[] = windows): readonly SensorRecord['fields'][] =>
  records.filter((record) => record.event === event).map((record) => record.fields)

const FORMS: Readonly<Record<string, RegExp>> = {
  'string:uint64': /^\d{1,20}$/,
  'string:uint32': /^\d{1,10}$/,
  'string:int': /^-?\d+$/,
  'string:epoch_ms': /^\d{13}$/,
  'string:epoch_s.fff': /^(?:\d{10}\.\d{3})?$/,
  'string:ip': /^[0-9a-f.:]+$/,
}

describe('events of Falcon', () => {
  test('have fields of their kind only, and every value is text', () => {
    for (const { event, fields } of all) {
      const strange = Object.keys(fields).filter(
        (name) => !EVENT_KINDS.common.has(name) && EVENT_KINDS.fields.get(event)?.has(name) !== true,
      )
      expect([event, strange]).toEqual([event, []])
      expect(Object.values(fields).filter((value) => typeof value !== 'string')).toEqual([])
    }
  })

  test('are of the kinds that the sensor sends', () => {
    expect(windows.map(({ event }) => event)).toEqual([
      'ProcessRollup2',
      'ScriptControlScanTelemetry',
      'DnsRequest',
      'DnsRequest',
      'NetworkConnectIP4',
      'ZipFileWritten',
      'NewScriptWritten',
      'ExecutableDeleted',
      'ProcessRollup2',
      'NetworkConnectIP4',
      'NetworkConnectIP4',
      'NetworkConnectIP4',
      'NetworkConnectIP4',
      'NetworkConnectIP4',
      'NetworkConnectIP4',
      'NetworkReceiveAcceptIP4',
      'NetworkConnectIP4',
      'EndOfProcess',
    ])
    expect(linux.map(({ event }) => event)).toEqual([
      'ProcessRollup2',
      'NewScriptWritten',
      'DnsRequest',
      'NetworkConnectIP4',
      'TerminateProcess',
    ])
    expect(macos.at(-1)?.event).toBe('EndOfProcess')
  })

  test('of starts have device paths, the parents by name and id, and the sensor’s numbers', () => {
    const [shell, tool] = named('ProcessRollup2')
    expect(tool).toMatchObject({
      ImageFileName: '\\Device\\HarddiskVolume3\\Users\\Public\\Rclone.exe',
      FilePath: '\\Device\\HarddiskVolume3\\Users\\Public\\',
      FileName: 'Rclone.exe',
      ParentBaseFileName: 'powershell.exe',
      GrandParentBaseFileName: 'explorer.exe',
      ParentProcessId: shell?.['TargetProcessId'],
      OriginalFilename: 'rclone.exe',
      IntegrityLevel: '8192',
      SHA1HashData: '0'.repeat(40),
      ComputerName: 'WS-LAB-01',
      UserName: 'J.Doe',
    })
    expect(named('NewScriptWritten')[0]).toMatchObject({
      TargetFileName: '\\Device\\HarddiskVolume4\\Tools\\send.ps1',
    })
    expect(Object.keys(named('ProcessRollup2', linux)[0] ?? {})).not.toContain('IntegrityLevel')
  })

  test('of connections name the process by id and base name only, and have no bytes', () => {
    const first = named('NetworkConnectIP4').find((fields) => fields['RemotePort'] === '22')
    expect(first).toMatchObject({
      ContextBaseFileName: 'Rclone.exe',
      ContextProcessId: named('ProcessRollup2')[1]?.['TargetProcessId'],
      LocalAddressIP4: '10.20.3.17',
      RemoteAddressIP4: '93.184.215.14',
      RemotePort: '22',
      Protocol: '6',
      ConnectionDirection: '0',
    })
    expect(Object.keys(first ?? {}).filter((name) => /Image|Command|User|Bytes/i.test(name))).toEqual([])
    expect(named('NetworkConnectIP4').map((fields) => fields['Protocol'])).toEqual([
      '17',
      '6',
      '6',
      '6',
      '6',
      '6',
      '6',
      '17',
    ])
  })

  test.each(['logscale', 'fdr'])('are read whole when written as %s', async (format) => {
    const session = await sessionOver(FALCON, format, all)
    const { counts, diagnostics } = session.ingested
    expect([counts.read, counts.rejected, counts.unmapped, diagnostics]).toEqual([all.length, 0, 0, []])
    const joined = `#event_simpleName=NetworkConnectIP4 RemotePort=22
      | join({#event_simpleName=ProcessRollup2}, field=[aid, ContextProcessId], key=[aid, TargetProcessId], include=[ImageFileName])
      | select([ComputerName, ImageFileName, RemoteAddressIP4])`
    expect(await rowsOf(session, 'cql', joined)).toEqual([
      {
        ComputerName: 'WS-LAB-01',
        ImageFileName: '\\Device\\HarddiskVolume3\\Users\\Public\\Rclone.exe',
        RemoteAddressIP4: '93.184.215.14',
      },
    ])
    const tool = '#event_simpleName=ProcessRollup2 ImageFileName=/rclone/i | select([@timestamp, UserName, FileName])'
    const added =
      format === 'logscale' ? { UserName: 'J.Doe', FileName: 'Rclone.exe' } : { UserName: null, FileName: null }
    expect(await rowsOf(session, 'cql', tool)).toEqual([{ '@timestamp': Date.UTC(2026, 2, 2, 9, 14, 4), ...added }])
  })
})

describeWithSharedData('events of Falcon beside the fields seen in public', () => {
  test('have their names and forms', () => {
    const schema: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(`${SHARED}/schemas/falcon.json`, 'utf8'),
    )
    for (const { event, fields } of all) {
      for (const [name, value] of Object.entries(fields)) {
        const form = schema[event]?.[name]
        expect([event, name, form]).toEqual([event, name, expect.any(String)])
        expect(String(value)).toMatch(FORMS[form ?? ''] ?? /^/)
      }
    }
  })
})
