import { describe, expect, test } from 'vitest'
import type { BoundTable } from './bound.ts'
import { buildCatalog } from './catalog.ts'
import { platformColumns } from './platform-columns.ts'
import type { Platform } from './table.ts'

const bind = (name: string, platform: Platform | undefined, ...columns: readonly string[]): BoundTable => ({
  name,
  table: 'bound_1',
  explicit: true,
  columns: columns.map((column) => ({ name: column, type: 'string' })),
  ...(platform === undefined ? {} : { platform }),
})

const standing = (bound: readonly BoundTable[], platforms: readonly Platform[], table: string, column: string) =>
  buildCatalog({ platforms, bound })
    .tables.get(table)
    ?.columns.find((c) => c.name === column)?.standing

describe('the catalog', () => {
  test('has the tables of the platforms, Defender’s with Sentinel’s further columns', () => {
    const { tables } = buildCatalog({ platforms: ['defender', 'sentinel'], bound: [] })
    const names = tables.get('DeviceProcessEvents')?.columns.map((c) => c.name)
    expect(tables.get('DeviceProcessEvents')?.timeColumn).toBe('Timestamp')
    expect(names?.[0]).toBe('Timestamp')
    expect(names).toContain('TimeGenerated')
    expect(names?.filter((name) => name === 'FileName')).toHaveLength(1)
    expect(tables.has('SigninLogs')).toBe(true)
    expect(buildCatalog({ platforms: ['defender'], bound: [] }).tables.has('SigninLogs')).toBe(false)
  })

  test('knows no bytes in Defender’s network events', () => {
    const { tables } = buildCatalog({ platforms: ['defender', 'sentinel'], bound: [] })
    expect(tables.get('DeviceNetworkEvents')?.columns.map((c) => c.name)).not.toContain('SentBytes')
  })

  test('tells documented columns of a bound file from those that only the file has', () => {
    const bound = [bind('DeviceNetworkEvents', 'defender', 'RemoteIP', 'SentBytes')]
    const of = (column: string) => standing(bound, ['defender', 'sentinel'], 'DeviceNetworkEvents', column)
    expect([of('RemoteIP'), of('SentBytes'), of('RemotePort'), of('Nothing')]).toEqual([
      'schema',
      'record',
      'schema',
      undefined,
    ])
  })

  test('reads another name as the property that it stands for, unless the file has that name', () => {
    expect(standing([], ['qradar'], 'events', 'CommandLine')).toBe('alias')
    expect(standing([bind('events', 'qradar', 'CommandLine')], ['qradar'], 'events', 'CommandLine')).toBe('record')
  })

  test('has one column for names that differ in case where the platform ignores it', () => {
    const { tables } = buildCatalog({
      platforms: ['qradar'],
      bound: [bind('events', 'qradar', 'StartTime', 'SourceIP')],
    })
    const names = tables.get('events')?.columns.map((c) => c.name.toLowerCase()) ?? []
    expect(new Set(names).size).toBe(names.length)
  })

  test('takes all columns of a table that is no platform’s as they are', () => {
    const { tables } = buildCatalog({ platforms: ['defender'], bound: [bind('mine', undefined, 'a', 'B')] })
    expect(tables.get('mine')).toEqual({
      name: 'mine',
      columns: [
        { name: 'a', type: 'string', standing: 'schema' },
        { name: 'B', type: 'string', standing: 'schema' },
      ],
    })
  })
})

describe('the platform of a bound table', () => {
  test.each([
    ['DeviceProcessEvents', ['Timestamp', 'FileName'], 'defender'],
    ['DeviceProcessEvents', ['TimeGenerated', 'FileName'], 'sentinel'],
    ['SecurityEvent', ['EventID'], 'sentinel'],
    ['events', ['#event_simpleName', 'ImageFileName'], 'falcon'],
    ['events', ['event_simpleName', 'aid'], 'falcon'],
    ['events', ['starttime', 'qid', 'EventID', 'CommandLine'], 'qradar'],
    ['events', ['@timestamp', 'startTime', 'endTime', 'username'], 'falcon'],
    ['messages', ['_raw'], 'sumo'],
    ['mine', ['a'], undefined],
  ] as const)('%s with %j is %s', (table, columns, platform) => {
    expect(platformColumns(table, columns).platform).toBe(platform)
  })

  test('gives the types of the columns that it knows', () => {
    expect(platformColumns('events', ['StartTime', 'destinationport', 'EventID', 'other']).columns).toEqual({
      StartTime: 'long',
      destinationport: 'int',
      EventID: 'string',
    })
  })
})
