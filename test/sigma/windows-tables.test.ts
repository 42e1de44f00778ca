import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { type Ingested, ingest } from '../../src/readers/ingest.ts'
import { platformColumns } from '../../src/schemas/platform-columns.ts'
import { logSourceTable } from '../../src/schemas/sigma/log-source.ts'
import { findView, VIEWS } from '../../src/schemas/views.ts'
import type { ValueType } from '../../src/types/value.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { rowsOf, type TestRow } from '../support/event-tables.ts'

const CASES = join(SHARED, 'sigma-regression')

interface Case {
  readonly name: string
  readonly table: string
  /** The fields that the rule reads. */
  readonly fields: readonly string[]
  readonly log: string
}

function cases(): readonly Case[] {
  return readdirSync(CASES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.startsWith('rules') && path.endsWith('.yml'))
    .toSorted()
    .flatMap((path) =>
      parseAllDocuments(readFileSync(join(CASES, path), 'utf8')).flatMap((document): readonly Case[] => {
        const rule = document.toJS()
        if (rule?.regression_tests_path === undefined) return []
        const info = join(CASES, rule.regression_tests_path)
        const [tested] = parse(readFileSync(info, 'utf8')).regression_tests_info ?? []
        if (tested?.type !== 'evtx') return []
        const { condition: _, ...searches } = rule.detection
        return [
          {
            name: path.replace(/^.*\//, ''),
            table: logSourceTable(rule.logsource),
            fields: [...new Set(fieldsIn(searches, 0))],
            log: join(CASES, tested.path ?? join(dirname(rule.regression_tests_path), `${rule.id}.evtx`)),
          },
        ]
      }),
    )
}

/** The keys of the maps below the searches' names. */
function fieldsIn(value: unknown, depth: number): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(item, depth))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [
    ...(depth > 0 ? [key.replace(/\|.*$/, '')] : []),
    ...fieldsIn(item, depth + 1),
  ])
}

async function reading<T>(paths: readonly string[], use: (engine: Engine, read: Ingested) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'siemless-test-'))
  const engine = await openDuckDb({ memoryLimit: '1GB', tempDirectory: directory })
  try {
    const specs = paths.map((path) => ({ kind: 'path' as const, path }))
    return await use(engine, await ingest(specs, engine, { carve: false, tempDirectory: directory, platformColumns }))
  } finally {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

const ask = (engine: Engine, read: Ingested, table: string, columns: Readonly<Record<string, ValueType>>) =>
  rowsOf(engine, table, columns, { platforms: ['sigma'], bound: read.bound })

const strings = (names: readonly string[]): Record<string, ValueType> =>
  Object.fromEntries(names.map((name) => [name, 'string']))

describeWithSharedData('the log sources of Windows over recorded events', () => {
  test('carry every field that a rule reads, in an event of the log that it must match', async () => {
    const missing: string[] = []
    const all = cases()
    expect(all).toHaveLength(120)
    for (const { name, table, fields, log } of all) {
      const view = findView('sigma', table)
      expect(view, table).toBeDefined()
      const rows: readonly TestRow[] = await reading([log], (engine, read) =>
        ask(engine, read, table, {
          ...strings([...fields, '@values', '@host']),
          ...(view?.rest === undefined ? {} : { '@fields': 'dynamic' }),
        }),
      )
      if (rows.length === 0) missing.push(`${name}: no event in ${table}`)
      for (const field of fields) {
        const isColumn = view?.columns[field] !== undefined
        const values = rows.map((row) => (isColumn ? row[field] : JSON.parse(String(row['@fields']))?.[field]))
        if (values.every((value) => value === null || value === undefined)) missing.push(`${name}: ${table}: ${field}`)
      }
      for (const row of rows) if (row['@host'] === null || row['@values'] === null) missing.push(`${name}: no header`)
    }
    // The address of a logon on the machine itself is `-`, which is null.
    expect(missing).toEqual(['win_security_explicit_credential_local_logon.yml: windows/security: IpAddress'])
  }, 240_000)

  test('hold the events of the recorded logs', async () => {
    const logs = readdirSync(join(SHARED, 'telemetry/evtx'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.evtx'))
      .map((path) => join(SHARED, 'telemetry/evtx', path))
    await reading(logs, async (engine, read) => {
      const counts: Record<string, number> = {}
      const unknown = new Set<string>()
      for (const { name } of VIEWS.sigma.filter((view) => /^windows(?:\/[^/]+)?$/.test(view.name))) {
        const isClosed = findView('sigma', name)?.rest === undefined
        const rows = await ask(engine, read, name, { EventID: 'string', Provider_Name: 'string' })
        if (rows.length > 0) counts[name] = rows.length
        if (!isClosed || rows.length === 0) continue
        // What a closed table lacks, no event of its kinds has.
        const columns = findView('sigma', name)?.columns ?? {}
        const kinds = new Set(rows.map((row) => `${row['Provider_Name']} ${row['EventID']}`))
        for (const row of await ask(engine, read, 'windows', {
          EventID: 'string',
          Provider_Name: 'string',
          '@fields': 'dynamic',
        })) {
          if (!kinds.has(`${row['Provider_Name']} ${row['EventID']}`) || row['@fields'] === null) continue
          for (const field of Object.keys(JSON.parse(String(row['@fields'])))) {
            if (columns[field] === undefined)
              unknown.add(`${name}: ${row['Provider_Name']} ${row['EventID']}: ${field}`)
          }
        }
      }
      expect([...unknown]).toEqual([])
      expect(counts).toMatchInlineSnapshot(`
        {
          "windows": 4437,
          "windows/application": 351,
          "windows/bits-client": 1543,
          "windows/create_remote_thread": 6,
          "windows/create_stream_hash": 1,
          "windows/dns_query": 1,
          "windows/driver_load": 6,
          "windows/file_access": 4,
          "windows/file_change": 3,
          "windows/file_delete": 3,
          "windows/file_event": 30,
          "windows/image_load": 541,
          "windows/network_connection": 130,
          "windows/pipe_created": 11,
          "windows/powershell": 5,
          "windows/process_access": 19,
          "windows/process_creation": 720,
          "windows/process_termination": 17,
          "windows/ps_script": 2,
          "windows/registry_add": 18,
          "windows/registry_delete": 5,
          "windows/registry_event": 87,
          "windows/registry_set": 64,
          "windows/security": 1027,
          "windows/sysmon": 1497,
          "windows/system": 3,
          "windows/windefend": 11,
          "windows/wmi_event": 12,
        }
      `)
    })
  }, 240_000)
})
