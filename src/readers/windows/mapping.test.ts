import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFormula } from '../../../test/support/check-formula.ts'
import { addRecords, openEventTables, rowsOf, security, typed } from '../../../test/support/event-tables.ts'
import { SAMPLE_EVENTS } from '../../../test/support/sample-events.ts'
import { OCSF_CLASSES } from '../../schemas/ocsf/columns.ts'
import { NATIVE_MAPPINGS } from '../native-mappings.ts'
import { WINDOWS_MAPPINGS } from './mapping.ts'
import { WINDOWS_RECORD_COLUMNS } from './record-table.ts'

describe('mappings of Windows records', () => {
  test('every formula fits the record table and its class', () => {
    const columns = new Map(WINDOWS_RECORD_COLUMNS.map(({ name, type }) => [name, type] as const)).set(
      'extra',
      'string',
    )
    const faults = WINDOWS_MAPPINGS.flatMap((mapping) => {
      const when = checkFormula(mapping.when, columns)
      return [
        ...when.faults,
        ...(when.type === 'boolean' ? [] : [`${mapping.label}: condition is ${when.type}`]),
        ...Object.entries(mapping.columns).flatMap(([name, formula]) => {
          const checked = checkFormula(formula, columns)
          const wanted = OCSF_CLASSES[mapping.to][name]
          return [
            ...checked.faults.map((fault) => `${mapping.label}: ${name}: ${fault}`),
            ...(checked.type === wanted ? [] : [`${mapping.label}: ${name} is ${checked.type}, not ${wanted}`]),
          ]
        }),
      ]
    })
    expect(faults).toEqual([])
  })

  test('the columns of native mappings are columns of their classes', () => {
    const faults = Object.entries(NATIVE_MAPPINGS).flatMap(([table, mappings]) =>
      mappings.flatMap((mapping) =>
        Object.keys(mapping.columns)
          .filter((name) => OCSF_CLASSES[mapping.to][name] === undefined)
          .map((name) => `${table}: ${mapping.label}: ${name}`),
      ),
    )
    expect(faults).toEqual([])
  })
})

describe('records become events', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  beforeAll(async () => {
    tables = await openEventTables()
    await addRecords(tables.engine, [
      ...SAMPLE_EVENTS,
      security('4663', 10, { ObjectType: 'Key', ObjectName: '\\REGISTRY\\x', AccessMask: '0x1' }),
      security('4663', 11, { ObjectType: 'File', ObjectName: 'C:\\s.txt', AccessMask: '0x2', ProcessId: '0xc8' }),
      { 'System.EventID': '1', 'System.Provider': 'Other', Image: 'kept' },
      { Message: 'nothing else' },
    ])
  })
  afterAll(() => tables.close())

  test('each exactly once, in the class of its kind', async () => {
    const counts: Record<string, number> = {}
    for (const name of Object.keys(OCSF_CLASSES)) {
      counts[name] = (await rowsOf(tables.engine, name, { time: 'datetime' })).length
    }
    expect(counts).toEqual({
      process_activity: 5,
      network_activity: 2,
      file_activity: 2,
      dns_activity: 1,
      http_activity: 0,
      script_activity: 1,
      registry_activity: 1,
      module_activity: 1,
      authentication: 1,
      base_event: 4,
    })
  })

  test('a process start by Sysmon and by Security say the same', async () => {
    const rows = await rowsOf(
      tables.engine,
      'process_activity',
      typed(
        'process_activity',
        ...['metadata.event_code', 'activity_id', 'process.pid', 'process.file.name', 'process.user.name'],
        ...['process.user.domain', 'process.integrity', 'process.session.logon_id', 'actor.process.pid'],
        'actor.process.file.name',
      ),
    )
    const said = {
      activity_id: 1n,
      'process.pid': 200n,
      'process.file.name': 'curl.exe',
      'process.user.name': 'Ann',
      'process.user.domain': 'CORP',
      'process.integrity': 'High',
      'process.session.logon_id': 0x1a2bn,
      'actor.process.pid': 100n,
      'actor.process.file.name': 'explorer.exe',
    }
    expect(rows).toContainEqual({ 'metadata.event_code': '1', ...said })
    expect(rows).toContainEqual({ 'metadata.event_code': '4688', ...said })
  })

  test('the time is what Sysmon says, else when the event was logged', async () => {
    const rows = await rowsOf(tables.engine, 'process_activity', {
      'metadata.event_code': 'string',
      time: 'datetime',
      'metadata.logged_time': 'datetime',
    })
    const logged = BigInt(Date.UTC(2026, 0, 2, 3, 4, 2)) * 10_000n + 7_654_321n
    const sysmonTime = BigInt(Date.UTC(2026, 0, 2, 3, 4, 2, 500)) * 10_000n
    expect(rows).toContainEqual({ 'metadata.event_code': '1', time: sysmonTime, 'metadata.logged_time': logged })
    expect(rows).toContainEqual({ 'metadata.event_code': '4688', time: logged, 'metadata.logged_time': logged })
  })

  test('who opened the connection is the source, in Sysmon 3 and 5156', async () => {
    const rows = await rowsOf(
      tables.engine,
      'network_activity',
      typed(
        'network_activity',
        ...['metadata.event_code', 'src_endpoint.ip', 'dst_endpoint.port', 'connection_info.direction_id'],
        ...['connection_info.protocol_name', 'connection_info.protocol_num', 'actor.process.file.name'],
        'dst_endpoint.hostname',
      ),
    )
    expect(rows).toEqual([
      {
        'metadata.event_code': '3',
        'src_endpoint.ip': '10.0.0.5',
        'dst_endpoint.port': 80n,
        'connection_info.direction_id': 2n,
        'connection_info.protocol_name': 'tcp',
        'connection_info.protocol_num': 6n,
        'actor.process.file.name': 'curl.exe',
        'dst_endpoint.hostname': null,
      },
      {
        'metadata.event_code': '5156',
        'src_endpoint.ip': '10.0.0.9',
        'dst_endpoint.port': 8080n,
        'connection_info.direction_id': 1n,
        'connection_info.protocol_name': 'tcp',
        'connection_info.protocol_num': 6n,
        'actor.process.file.name': 'curl.exe',
        'dst_endpoint.hostname': null,
      },
    ])
  })

  test('fields without a column are kept, also those that other events have a column for', async () => {
    const rows = await rowsOf(tables.engine, 'base_event', { 'metadata.event_code': 'string', unmapped: 'dynamic' })
    const kept = Object.fromEntries(
      rows.map((row) => [String(row['metadata.event_code']), JSON.parse(String(row['unmapped']))]),
    )
    expect(kept).toEqual({
      4672: { SubjectUserName: 'Ann', SubjectDomainName: 'CORP', PrivilegeList: 'SeDebugPrivilege' },
      4663: { ObjectType: 'Key', ObjectName: '\\REGISTRY\\x', AccessMask: '0x1' },
      1: { Image: 'kept' },
      null: { Message: 'nothing else' },
    })
  })

  test('a registry value is split from its key', async () => {
    const rows = await rowsOf(
      tables.engine,
      'registry_activity',
      typed('registry_activity', 'reg_key.path', 'reg_value.name', 'reg_value.data', 'activity_id'),
    )
    expect(rows).toEqual([
      {
        'reg_key.path': 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
        'reg_value.name': 'Up',
        'reg_value.data': 'DWORD (0x00000010)',
        activity_id: 2n,
      },
    ])
  })
})
