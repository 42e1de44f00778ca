import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ingest } from '../../src/readers/ingest.ts'
import type { SourceSpec } from '../../src/readers/ingest-types.ts'
import { platformColumns } from '../../src/schemas/platform-columns.ts'
import type { ValueType } from '../../src/types/value.ts'
import { rowsOf, type TestRow } from '../support/event-tables.ts'

describe('log sources of Sigma over other records than those of Windows', () => {
  let directory = ''
  let engine: Engine
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'siemless-test-'))
    engine = await openDuckDb({ memoryLimit: '512MB', tempDirectory: directory })
  })
  afterEach(async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  })

  async function ask(
    rows: readonly Readonly<Record<string, unknown>>[],
    table: string,
    columns: Readonly<Record<string, ValueType>>,
    name?: string,
  ): Promise<readonly TestRow[]> {
    const path = join(directory, 'records.jsonl')
    writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'))
    const spec: SourceSpec = name === undefined ? { kind: 'path', path } : { kind: 'bound', table: name, path }
    const read = await ingest([spec], engine, { carve: false, tempDirectory: directory, platformColumns })
    return rowsOf(engine, table, columns, { platforms: ['sigma'], bound: read.bound })
  }

  test('Defender tells the registry in the words of Sysmon', async () => {
    const row = {
      Timestamp: '2026-03-04T05:06:07Z',
      DeviceName: 'pc1.lab.example',
      ActionType: 'RegistryValueSet',
      RegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme',
      RegistryValueName: 'start',
      RegistryValueType: 'Dword',
      RegistryValueData: '1',
      InitiatingProcessFolderPath: 'c:\\tools\\a.exe',
      InitiatingProcessFileName: 'a.exe',
    }
    const asked = { TargetObject: 'string', Details: 'string', EventType: 'string', EventID: 'string' } as const
    expect(await ask([row], 'windows/registry_set', asked)).toEqual([
      {
        TargetObject: 'HKLM\\SOFTWARE\\Acme\\start',
        Details: 'DWORD (0x00000001)',
        EventType: 'SetValue',
        EventID: '13',
      },
    ])
  })

  test('rows that a user binds have a time and all their values', async () => {
    const [row] = await ask(
      [{ time: '2026-03-04T05:06:07Z', 'cs-uri-stem': '/a.php', 'sc-status': 404, more: { deep: ['x "y"'] } }],
      'webserver',
      { '@time': 'datetime', '@values': 'string', 'sc-status': 'string', 'c-ip': 'string' },
      'webserver',
    )
    expect(row).toMatchObject({ 'sc-status': '404', 'c-ip': null })
    expect(row?.['@time']).not.toBeNull()
    for (const text of ['/a.php', '404', 'x "y"']) expect(String(row?.['@values']).split('\n')).toContain(text)
  })
})
