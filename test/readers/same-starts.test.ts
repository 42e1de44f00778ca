import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { type Ingested, ingest } from '../../src/readers/ingest.ts'
import { platformColumns } from '../../src/schemas/platform-columns.ts'
import type { Platform } from '../../src/schemas/table.ts'
import type { ValueType } from '../../src/types/value.ts'
import { rowsOf } from '../support/event-tables.ts'

const LOG = '../shared/telemetry/evtx/AutomatedTestingTools/PanacheSysmon_vs_AtomicRedTeam01.evtx'
const isPresent = existsSync(LOG)

describe.skipIf(!isPresent)(`one Sysmon log in four languages${isPresent ? '' : ' (skipped: no shared data)'}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'siemless-test-'))
  let engine: Engine
  let ingested: Ingested
  beforeAll(async () => {
    engine = await openDuckDb({ memoryLimit: '1GB', tempDirectory: directory })
    ingested = await ingest([{ kind: 'path', path: LOG }], engine, {
      carve: false,
      tempDirectory: directory,
      platformColumns,
    })
  }, 120_000)
  afterAll(async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const ask = (platform: Platform, table: string, columns: Readonly<Record<string, ValueType>>) =>
    rowsOf(engine, table, columns, { platforms: [platform], bound: ingested.bound })

  test('gives the same process starts', async () => {
    const kql = await ask('defender', 'DeviceProcessEvents', { FolderPath: 'string', ProcessCommandLine: 'string' })
    const cql = await ask('falcon', 'events', {
      '#event_simpleName': 'string',
      FileName: 'string',
      CommandLine: 'string',
    })
    const aql = await ask('qradar', 'events', { EventID: 'string', 'Process Path': 'string', Command: 'string' })
    const sumo = await ask('sumo', 'messages', { EventID: 'string', Image: 'string', CommandLine: 'string' })
    const starts = kql.map((row) => `${row['FolderPath']} ${row['ProcessCommandLine']}`).sort()
    expect(starts).toHaveLength(511)
    expect(
      aql
        .filter((row) => row['EventID'] === '1')
        .map((row) => `${row['Process Path']} ${row['Command']}`)
        .sort(),
    ).toEqual(starts)
    expect(
      sumo
        .filter((row) => row['EventID'] === '1')
        .map((row) => `${row['Image']} ${row['CommandLine']}`)
        .sort(),
    ).toEqual(starts)
    const named = kql
      .map((row) => `${String(row['FolderPath']).replace(/^.*\\/, '')} ${row['ProcessCommandLine']}`)
      .sort()
    expect(
      cql
        .filter((row) => row['#event_simpleName'] === 'ProcessRollup2')
        .map((row) => `${row['FileName']} ${row['CommandLine']}`)
        .sort(),
    ).toEqual(named)
  })

  test('keeps every record', async () => {
    expect(ingested.counts).toMatchObject({ read: 565, rejected: 0 })
    expect(await ask('sumo', 'messages', {})).toHaveLength(565)
    expect(await ask('qradar', 'events', {})).toHaveLength(565)
  })

  test('shows the one plain HTTP connection to a public address with its process', async () => {
    const rows = await ask('defender', 'DeviceNetworkEvents', {
      RemoteIP: 'string',
      RemotePort: 'int',
      RemoteIPType: 'string',
      InitiatingProcessFileName: 'string',
      InitiatingProcessCommandLine: 'string',
    })
    const http = rows.filter((row) => row['RemotePort'] === 80n && row['RemoteIPType'] === 'Public')
    expect(http).toHaveLength(1)
    expect(http[0]).toMatchObject({ RemoteIP: '172.217.17.132', InitiatingProcessFileName: 'powershell.exe' })
    expect(http[0]?.['InitiatingProcessCommandLine']).toEqual(expect.stringContaining('powershell'))
  })
})
