import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { CompileOptions, LanguageId } from '../../src/languages/language.ts'
import type { Engine } from '../../src/plan/engine.ts'
import type { Column } from '../../src/plan/expr.ts'
import { ColumnSource, type Plan } from '../../src/plan/plan.ts'
import type { Catalog, Platform, Table, TableColumn } from '../../src/schemas/table.ts'
import { NO_SPAN, positionAt, type SourceText } from '../../src/source/text.ts'
import { toJson } from '../../src/types/codec.ts'
import { parseIsoTicks } from '../../src/types/time.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'

/** `tables.json` of a case: the tables by name. Datetimes are ISO text, timespans ticks, dynamic values nested. */
interface GoldenTable {
  readonly platform?: Platform
  readonly timeColumn?: string
  readonly rest?: string
  /** What its records write where a field has no value. */
  readonly missing?: readonly string[]
  readonly columns: Readonly<Record<string, ValueType>>
  /** Names that are not in the vendor's schema. */
  readonly record?: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

interface GoldenOptions {
  readonly profile?: CompileOptions['profile']
  readonly sourceCategory?: string
  readonly now?: string
  readonly since?: string
  readonly until?: string
  readonly timeZone?: string
  readonly vendorLimits?: boolean
  readonly aqlRegex?: CompileOptions['aqlRegex']
  readonly parameters?: Readonly<Record<string, string>>
  /** Texts of the queries that the query may call, by name. */
  readonly saved?: Readonly<Record<string, string>>
}

export interface GoldenCase {
  readonly directory: string
  readonly source: SourceText
  readonly tables: Readonly<Record<string, GoldenTable>>
  readonly options: CompileOptions
  /** The order of the rows says nothing: they are sorted before they are compared. */
  readonly unordered: boolean
}

const ROOT = import.meta.dirname

export function caseNames(language: LanguageId): readonly string[] {
  const directory = join(ROOT, language)
  if (!existsSync(directory)) return []
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

export function loadCase(language: LanguageId, name: string): GoldenCase {
  const directory = join(ROOT, language, name)
  const query = readdirSync(directory).find((file) => file.startsWith('query.'))
  if (query === undefined) throw new Error(`${directory} has no query`)
  const tables = readJson<Record<string, GoldenTable>>(join(directory, 'tables.json'))
  const given = existsSync(join(directory, 'options.json'))
    ? readJson<GoldenOptions>(join(directory, 'options.json'))
    : {}
  const options: CompileOptions = {
    catalog: catalogOf(tables),
    profile: given.profile ?? 'lenient',
    now: ticks(given.now ?? '2026-11-20T12:00:00Z'),
    timeZone: given.timeZone ?? 'UTC',
    vendorLimits: given.vendorLimits ?? false,
    ...(given.aqlRegex === undefined ? {} : { aqlRegex: given.aqlRegex }),
    ...(given.sourceCategory === undefined ? {} : { sourceCategory: given.sourceCategory }),
    parameters: new Map(Object.entries(given.parameters ?? {})),
    savedQueries: new Map(Object.entries(given.saved ?? {}).map(([called, text]) => [called, { name: called, text }])),
    interval: {
      ...(given.since === undefined ? {} : { start: ticks(given.since) }),
      ...(given.until === undefined ? {} : { end: ticks(given.until) }),
    },
  }
  const source = { name: query, text: readFileSync(join(directory, query), 'utf8') }
  return { directory, source, tables, options, unordered: existsSync(join(directory, 'unordered')) }
}

// The files are part of the repository; their shape is what this module documents.
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

function catalogOf(tables: Readonly<Record<string, GoldenTable>>): Catalog {
  const entries = Object.entries(tables).map(([name, table]): [string, Table] => {
    const columns = Object.entries(table.columns).map(
      ([column, type]): TableColumn => ({
        name: column,
        type,
        standing: table.record?.includes(column) === true ? 'record' : 'schema',
      }),
    )
    return [
      name,
      {
        name,
        columns,
        ...(table.platform === undefined ? {} : { platform: table.platform }),
        ...(table.timeColumn === undefined ? {} : { timeColumn: table.timeColumn }),
        ...(table.rest === undefined ? {} : { rest: table.rest }),
        ...(table.missing === undefined ? {} : { missing: table.missing }),
      },
    ]
  })
  return { tables: new Map(entries) }
}

export async function loadTables(engine: Engine, tables: Readonly<Record<string, GoldenTable>>): Promise<void> {
  for (const [name, table] of Object.entries(tables)) {
    const ids = new ColumnSource()
    const columns = Object.entries(table.columns).map(([column, type]) => ids.fresh(column, type))
    const rows = table.rows.map((row) => columns.map((column) => physical(row[column.name], column)))
    await engine.drop(name)
    await engine.createAs(name, { kind: 'values', columns, rows, span: NO_SPAN })
  }
}

function physical(value: unknown, column: Column): Scalar {
  if (value === undefined || value === null) return null
  switch (column.type) {
    case 'dynamic':
      return JSON.stringify(value)
    case 'datetime':
      return ticks(String(value))
    case 'int':
    case 'long':
    case 'timespan':
      return BigInt(String(value))
    case 'real':
      return Number(value)
    case 'boolean':
      return value === true
    default:
      return String(value)
  }
}

function ticks(text: string): bigint {
  const value = parseIsoTicks(text)
  if (value === null) throw new Error(`not an ISO 8601 datetime: ${text}`)
  return value
}

export async function rowsOf(engine: Engine, plan: Plan): Promise<readonly (readonly Scalar[])[]> {
  const rows: (readonly Scalar[])[] = []
  const result = await engine.query(plan)
  for await (const batch of result.batches()) rows.push(...batch)
  return rows
}

/** A JSON object a line; of columns that share a name the later ones are numbered. */
export function printRows(columns: readonly Column[], rows: readonly (readonly Scalar[])[]): readonly string[] {
  const names: string[] = []
  for (const { name } of columns) {
    let free = name
    for (let count = 2; names.includes(free); count += 1) free = `${name}_${count}`
    names.push(free)
  }
  return rows.map((row) => {
    const values = columns.map((column, index) => toJson(row[index] ?? null, column.type))
    return `{${values.map((value, index) => `${JSON.stringify(names[index])}:${JSON.stringify(value)}`).join(',')}}`
  })
}

/** One line each: `severity code line:column-line:column message`, then its hints and the titles of its fixes. */
export function printDiagnostics(source: SourceText, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .flatMap((d) => {
      const [start, end] = [positionAt(source.text, d.span.start), positionAt(source.text, d.span.end)]
      const place = `${start.line}:${start.column}-${end.line}:${end.column}`
      return [
        `${d.severity} ${d.code} ${place} ${d.message}`,
        ...d.hints.map((hint) => `  hint: ${hint}`),
        ...d.fixes.map((fix) => `  fix: ${fix.title} -> ${JSON.stringify(fix.text)}`),
      ]
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** Output columns are the same, whatever the optimizer did. */
export function columnsOf(columns: readonly Column[]): readonly Column[] {
  return columns.map(({ id, name, type }) => ({ id, name, type }))
}
