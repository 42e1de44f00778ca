import { readFile } from 'node:fs/promises'
import type { Engine } from '../plan/engine.ts'
import { ColumnSource } from '../plan/plan.ts'
import type { ExternalColumn, ExternalTable } from '../schemas/external.ts'
import { NO_SPAN } from '../source/text.ts'
import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { openContainers } from './containers.ts'
import { CsvParser } from './csv/dialect.ts'
import { readParquet } from './parquet/rows.ts'
import { cellText } from './row.ts'
import { reasonOf } from './sources.ts'

/** Kusto reads no more of a file from outside (`externaldata-operator.md`). */
const LARGEST = 100 << 20
const ROWS_AT_ONCE = 2000

export interface ExternalFile {
  /** What the query names. */
  readonly uri: string
  readonly path: string
  readonly bytes: number
}

/** Why a file cannot be loaded. */
export interface ExternalFailure {
  readonly file: ExternalFile
  readonly reason: string
}

class ExternalError extends Error {
  override readonly name = 'ExternalError'
}

export interface ExternalOptions {
  /** An existing directory for what is unpacked. */
  readonly directory: string
  /** An engine that may read files, for formats that only an engine reads. */
  readonly openEngine: () => Promise<Engine>
  readonly signal?: AbortSignal
}

type TextRow = readonly (string | null)[]

/** Makes the engine's table `name` of what the files hold; after a failure there is no such table. */
export async function loadExternal(
  engine: Engine,
  name: string,
  request: ExternalTable,
  files: readonly ExternalFile[],
  options: ExternalOptions,
): Promise<ExternalFailure | undefined> {
  const ids = new ColumnSource()
  const columns = request.columns.map((c) => ids.fresh(c.name, c.type))
  await engine.create(name, columns)
  for (const file of files) {
    try {
      for await (const rows of readExternal(file, request, options)) {
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
          options.signal?.throwIfAborted()
          const part = rows.slice(at, at + ROWS_AT_ONCE)
          await engine.insert(name, { kind: 'values', columns, rows: part, span: NO_SPAN })
        }
      }
    } catch (error) {
      await engine.drop(name)
      if (error instanceof ExternalError) return { file, reason: error.message }
      if (error instanceof Error && 'syscall' in error) return { file, reason: reasonOf(error) }
      throw error
    }
  }
  return undefined
}

async function* readExternal(
  file: ExternalFile,
  request: ExternalTable,
  options: ExternalOptions,
): AsyncGenerator<readonly TextRow[]> {
  const problems: string[] = []
  const contents = openContainers(
    { name: file.path, path: file.path, bytes: file.bytes },
    {
      directory: options.directory,
      report: (_, reason) => problems.push(reason),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  )
  for await (const content of contents) {
    if (content.bytes > LARGEST) throw new ExternalError('it is larger than 100 MB, the most that the product reads')
    if (request.format.kind === 'parquet') yield* parquetRows(content.path, request.columns, options)
    else yield textRows((await readFile(content.path, 'utf8')).replace(/^\uFEFF/, ''), request)
  }
  const [problem] = problems
  if (problem !== undefined) throw new ExternalError(problem)
}

function textRows(text: string, request: ExternalTable): readonly TextRow[] {
  const { format, columns } = request
  const from = format.skipFirst ? 1 : 0
  switch (format.kind) {
    case 'delimited': {
      const parser = new CsvParser(format.delimiter ?? ',')
      const records = [...parser.push(text)]
      if (parser.open) throw new ExternalError('it ends inside quotes')
      return [...records, ...parser.end()].slice(from).map((row) => fieldsOf(row.fields, columns))
    }
    case 'lines': {
      const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
      return lines
        .filter((line) => line !== '')
        .slice(from)
        .map((line) => fieldsOf([line], columns))
    }
    case 'whole':
      return [fieldsOf([text], columns)]
    case 'json-lines':
      return text.split('\n').flatMap((line, i) => {
        if (line.trim() === '') return []
        const bag = readDynamic(line)
        if (bag === undefined || !isBag(bag)) throw new ExternalError(`line ${i + 1} is no JSON object`)
        return [columns.map((c) => memberOf(bag, c))]
      })
    case 'json-documents':
      return documents(text).map((bag) => columns.map((c) => memberOf(bag, c)))
    case 'parquet':
      return []
  }
}

function fieldsOf(fields: readonly string[], columns: readonly ExternalColumn[]): TextRow {
  return columns.map(({ from }) => (typeof from === 'number' ? (fields[from] ?? null) : null))
}

function memberOf(record: Dynamic, column: ExternalColumn): string | null {
  if (typeof column.from === 'number') return null
  let value: Dynamic = record
  for (const step of column.from) {
    if (typeof step === 'number') value = isArray(value) ? (value[step] ?? null) : null
    else value = isBag(value) ? (value.get(step) ?? null) : null
  }
  if (value === null) return null
  return column.type === 'string' && typeof value === 'string' ? value : writeDynamic(value)
}

/** The bags of an array, or bags one after another with blanks between. */
function documents(text: string): readonly Dynamic[] {
  const whole = readDynamic(text)
  const found = whole === undefined ? oneByOne(text) : isArray(whole) ? whole : [whole]
  if (!found.every(isBag)) throw new ExternalError('it holds JSON that is no object')
  return found
}

const MARK = /["{}[\]]/g

function oneByOne(text: string): readonly Dynamic[] {
  const found: Dynamic[] = []
  let depth = 0
  let start = 0
  MARK.lastIndex = 0
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    if (mark[0] === '"') MARK.lastIndex = endOfString(text, mark.index)
    else depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1
    if (depth > 0 || mark[0] === '"') continue
    const end = mark.index + 1
    const value = readDynamic(text.slice(start, end))
    if (value === undefined) throw new ExternalError(`it is no JSON at character ${start + 1}`)
    found.push(value)
    start = end
  }
  if (text.slice(start).trim() !== '') throw new ExternalError(`it is no JSON at character ${start + 1}`)
  return found
}

/** After the quote that closes the string which opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

async function* parquetRows(
  path: string,
  columns: readonly ExternalColumn[],
  options: ExternalOptions,
): AsyncGenerator<readonly TextRow[]> {
  const engine = await options.openEngine()
  try {
    for await (const items of readParquet(
      path,
      engine,
      options.signal === undefined ? {} : { signal: options.signal },
    )) {
      yield items.map((item) => {
        if (item.kind === 'rejected') throw new ExternalError(item.reason)
        const { values } = item.record
        return columns.map((c) => {
          const [name] = typeof c.from === 'number' ? [] : c.from
          const value = name === undefined ? undefined : values[name]
          return c.type === 'dynamic' && typeof value === 'string' ? JSON.stringify(value) : cellText(value)
        })
      })
    }
  } finally {
    await engine.close()
  }
}
