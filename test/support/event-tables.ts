import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import type { Column } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import { mapRecords } from '../../src/readers/map-records.ts'
import { WINDOWS_MAPPINGS } from '../../src/readers/windows/mapping.ts'
import { WINDOWS_RECORD_COLUMNS } from '../../src/readers/windows/record-table.ts'
import type { TableSources } from '../../src/schemas/bound.ts'
import { expandScans } from '../../src/schemas/expand.ts'
import { OCSF_CLASSES } from '../../src/schemas/ocsf/columns.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'

/** A Windows record as tests write it: `System.*` members and data fields, all text. */
export type TestRecord = Readonly<Record<string, string>>
export type TestRow = Readonly<Record<string, Scalar>>

/** An engine with the OCSF tables, empty; `close` removes what it left. */
export async function openEventTables(): Promise<{ engine: Engine; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'siemless-test-'))
  const engine = await openDuckDb({ memoryLimit: '512MB', threads: 1, tempDirectory: directory })
  for (const [name, columns] of Object.entries(OCSF_CLASSES)) {
    await engine.create(
      name,
      Object.entries(columns).map(([column, type]) => ({ name: column, type })),
    )
  }
  const close = async (): Promise<void> => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { engine, close }
}

/** Maps the records; fields without a column of the stage go to `rest`. */
export async function addRecords(engine: Engine, records: readonly TestRecord[]): Promise<void> {
  const ids = new ColumnSource()
  // DuckDB does not tell `ProcessId` from `ProcessID`: the stage has names of its own.
  const columns = WINDOWS_RECORD_COLUMNS.map(({ type }, index) => ids.fresh(`c${index}`, type))
  const staged = new Set(WINDOWS_RECORD_COLUMNS.map(({ name }) => name))
  const rows = records.map((record) => {
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => !staged.has(name)))
    return WINDOWS_RECORD_COLUMNS.map(({ name }): Scalar => {
      if (name === 'rest') return Object.keys(rest).length === 0 ? null : JSON.stringify(rest)
      return record[name] ?? null
    })
  })
  const scope = new Map<string, Column>()
  WINDOWS_RECORD_COLUMNS.forEach(({ name }, index) => {
    const column = columns[index]
    if (column !== undefined) scope.set(name, column)
  })
  await mapRecords(engine, 'stage', { kind: 'values', columns, rows, span: NO_SPAN }, scope, WINDOWS_MAPPINGS)
}

/** The rows of a table, the named columns of it. */
export async function rowsOf(
  engine: Engine,
  table: string,
  columns: Readonly<Record<string, ValueType>>,
  options?: TableSources,
): Promise<readonly TestRow[]> {
  const ids = new ColumnSource()
  const asked = Object.entries(columns).map(([name, type]) => ids.fresh(name, type))
  const scan: Plan = { kind: 'scan', table, columns: asked, span: NO_SPAN }
  const result = await engine.query(options === undefined ? scan : expandScans(scan, options))
  const rows: TestRow[] = []
  for await (const batch of result.batches()) {
    for (const row of batch) rows.push(Object.fromEntries(asked.map((column, i) => [column.name, row[i] ?? null])))
  }
  return rows
}

/** Columns of one class, by name. */
export function typed(from: keyof typeof OCSF_CLASSES, ...names: readonly string[]): Record<string, ValueType> {
  return Object.fromEntries(names.map((name) => [name, OCSF_CLASSES[from][name] ?? 'string']))
}

/** Times of tests: seconds after 2026-01-02T03:04:00Z. */
const at = (second: number): string => `2026-01-02 03:04:${String(second).padStart(2, '0')}.500`

export const sysmon = (id: string, second: number, data: TestRecord): TestRecord => ({
  'System.Provider': 'Microsoft-Windows-Sysmon',
  'System.Channel': 'Microsoft-Windows-Sysmon/Operational',
  'System.EventID': id,
  'System.Computer': 'PC1.example.com',
  'System.RecordID': String(1000 + second),
  'System.Time': `2026-01-02T03:04:${String(second).padStart(2, '0')}.7654321Z`,
  'System.UserID': 'S-1-5-18',
  UtcTime: at(second),
  ...data,
})

export const security = (id: string, second: number, data: TestRecord): TestRecord => ({
  'System.Provider': 'Microsoft-Windows-Security-Auditing',
  'System.Channel': 'Security',
  'System.EventID': id,
  'System.Computer': 'PC1.example.com',
  'System.RecordID': String(5000 + second),
  'System.Time': `2026-01-02T03:04:${String(second).padStart(2, '0')}.7654321Z`,
  ...data,
})
