import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkFormula } from '../../test/support/check-formula.ts'
import { openEventTables, rowsOf } from '../../test/support/event-tables.ts'
import { ColumnSource } from '../plan/plan.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import type { Platform } from '../schemas/table.ts'
import { findView } from '../schemas/views.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Scalar, ValueType } from '../types/value.ts'
import { enrich } from './enrichment.ts'
import { filledClasses } from './filled.ts'
import type { BoundTable } from './ingest.ts'
import { NATIVE_MAPPINGS } from './native-mappings.ts'
import { mapBoundTable } from './platform-mappings.ts'

const sumo = { platforms: ['sumo'], bound: [] } as const
const defender = { platforms: ['defender'], bound: [] } as const
const falcon = { platforms: ['falcon'], bound: [] } as const

describe('mappings of platforms’ own rows', () => {
  test.each(Object.entries(NATIVE_MAPPINGS))(
    '%s: every formula fits the platform’s columns and the class',
    (key, mappings) => {
      // Keys are `platform.table`.
      const [platform, table = ''] = key.split('.') as [Platform, string]
      const view = findView(platform, table)
      const columns = new Map<string, ValueType>(Object.entries({ ...view?.extra, ...view?.columns }))
      const faults = mappings.flatMap((mapping) => {
        const checked = Object.entries(mapping.columns).map(
          ([name, formula]) => [name, checkFormula(formula, columns)] as const,
        )
        return [
          ...checkFormula(mapping.when, columns).faults,
          ...checked.flatMap(([name, { type, faults }]) => [
            ...faults.map((fault) => `${mapping.label}: ${name}: ${fault}`),
            ...(type === OCSF_CLASSES[mapping.to][name] ? [] : [`${mapping.label}: ${name} is ${type}`]),
          ]),
        ]
      })
      // Names that consoles and copies of tables differ in, and keys of LEEF and CEF, are read as text.
      const elsewhere =
        /no column (?:Image|ParentImage|CommandLine|ParentCommandLine|Process Id|deviceProduct|name|msg|in|out|act|deviceAction|action|(?:src|dst)(?:Bytes|Packets))$/
      expect(faults.filter((fault) => !elsewhere.test(fault))).toEqual([])
    },
  )
})

describe('rows of one platform', () => {
  let tables: Awaited<ReturnType<typeof openEventTables>>
  beforeEach(async () => {
    tables = await openEventTables()
  })
  afterEach(() => tables.close())

  async function bind(
    platform: Platform,
    name: string,
    types: Record<string, ValueType>,
    rows: readonly (readonly Scalar[])[],
  ) {
    const ids = new ColumnSource()
    const columns = Object.entries(types).map(([column, type]) => ids.fresh(column, type))
    await tables.engine.createAs('bound_1', { kind: 'values', columns, rows, span: NO_SPAN })
    const bound: BoundTable = { name, table: 'bound_1', platform, explicit: false, columns }
    await mapBoundTable(tables.engine, bound)
    await enrich(tables.engine, await filledClasses(tables.engine))
    return bound
  }

  test('of Defender are seen by the other platforms, once', async () => {
    const bound = await bind(
      'defender',
      'DeviceProcessEvents',
      {
        Timestamp: 'datetime',
        DeviceName: 'string',
        FileName: 'string',
        FolderPath: 'string',
        ProcessCommandLine: 'string',
        AccountName: 'string',
        SHA256: 'string',
      },
      [[20_000_000n, 'pc1', 'curl.exe', 'C:\\Tools\\curl.exe', 'curl x', 'ann', 'CC']],
    )
    expect(
      await rowsOf(
        tables.engine,
        'messages',
        { EventID: 'string', Image: 'string', CommandLine: 'string', User: 'string', _messageTime: 'long' },
        sumo,
      ),
    ).toEqual([{ EventID: '1', Image: 'C:\\Tools\\curl.exe', CommandLine: 'curl x', User: 'ann', _messageTime: 2000n }])
    expect(
      await rowsOf(
        tables.engine,
        'events',
        { '#event_simpleName': 'string', FileName: 'string', SHA256HashData: 'string' },
        falcon,
      ),
    ).toEqual([{ '#event_simpleName': 'ProcessRollup2', FileName: 'curl.exe', SHA256HashData: 'cc' }])
    expect(
      await rowsOf(
        tables.engine,
        'DeviceProcessEvents',
        { FileName: 'string', SHA256: 'string' },
        { ...defender, bound: [bound] },
      ),
    ).toEqual([{ FileName: 'curl.exe', SHA256: 'CC' }])
  })

  test('of Falcon get the process of a connection by its id', async () => {
    const types = {
      '#event_simpleName': 'string',
      '@timestamp': 'long',
      aid: 'string',
      ComputerName: 'string',
      TargetProcessId: 'string',
      ContextProcessId: 'string',
      ImageFileName: 'string',
      CommandLine: 'string',
      RemoteAddressIP4: 'string',
      RemotePort: 'string',
    } as const
    await bind('falcon', 'events', types, [
      ['ProcessRollup2', 1000n, 'a1', 'PC1', '77', null, '\\Device\\HarddiskVolume3\\curl.exe', 'curl x', null, null],
      ['NetworkConnectIP4', 2000n, 'a1', 'PC1', null, '77', null, null, '8.8.8.8', '443'],
      ['SomethingElse', 3000n, 'a1', 'PC1', null, null, null, null, null, null],
    ])
    expect(
      await rowsOf(
        tables.engine,
        'DeviceNetworkEvents',
        {
          RemoteIP: 'string',
          RemotePort: 'int',
          InitiatingProcessFileName: 'string',
          InitiatingProcessCommandLine: 'string',
        },
        defender,
      ),
    ).toEqual([
      {
        RemoteIP: '8.8.8.8',
        RemotePort: 443n,
        InitiatingProcessFileName: 'curl.exe',
        InitiatingProcessCommandLine: 'curl x',
      },
    ])
    expect(await rowsOf(tables.engine, 'messages', {}, sumo)).toHaveLength(3)
  })

  test('of QRadar, whichever generation of property names they use', async () => {
    await bind(
      'qradar',
      'events',
      {
        starttime: 'long',
        EventID: 'string',
        'Process Name': 'string',
        CommandLine: 'string',
        destinationip: 'string',
        destinationport: 'int',
        username: 'string',
      },
      [
        [1000n, '1', 'C:\\Tools\\curl.exe', 'curl x', null, null, 'CORP\\ann'],
        [2000n, '3', 'curl.exe', null, '8.8.8.8', 443n, 'ann'],
        [3000n, '4624', null, null, null, null, 'ann'],
      ],
    )
    expect(
      await rowsOf(
        tables.engine,
        'DeviceProcessEvents',
        {
          FileName: 'string',
          FolderPath: 'string',
          ProcessCommandLine: 'string',
          AccountName: 'string',
          AccountDomain: 'string',
        },
        defender,
      ),
    ).toEqual([
      {
        FileName: 'curl.exe',
        FolderPath: 'C:\\Tools\\curl.exe',
        ProcessCommandLine: 'curl x',
        AccountName: 'ann',
        AccountDomain: 'corp',
      },
    ])
    expect(
      await rowsOf(
        tables.engine,
        'DeviceNetworkEvents',
        { RemoteIP: 'string', InitiatingProcessFileName: 'string' },
        defender,
      ),
    ).toEqual([{ RemoteIP: '8.8.8.8', InitiatingProcessFileName: 'curl.exe' }])
  })
})
