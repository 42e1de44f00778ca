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
import { findView } from '../../src/schemas/views.ts'
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
})
