import { readFile } from 'node:fs/promises'
import { LIST_VALUE, LOOKUP_KEY } from '../schemas/bound.ts'
import { CsvParser, type CsvRow } from './csv/dialect.ts'
import { readBlocks, readHead } from './file.ts'
import { parseJson } from './json/parse.ts'
import type { ReadItem } from './record.ts'
import { isObject, type Row, type RowReadOptions, rejected } from './row.ts'

/** Rows of a file that queries look values up in, as text. The first batch names all columns of a CSV file. */
export interface LookupBatch {
  readonly columns: readonly string[]
  readonly items: readonly ReadItem<Row>[]
}

const MAX_ROW = 4 << 20

/** JSON is read as a whole. */
const LARGEST_JSON = 100 << 20

/**
 * `name`: as queries name the file, which says what it is; else its own name does, when it is a list (`.txt`), and its
 * contents.
 */
export async function* readLookup(
  name: string,
  file: { readonly name: string; readonly path: string; readonly bytes: number },
  options: RowReadOptions,
): AsyncGenerator<LookupBatch> {
  if (/\.txt(?:\.gz)?$/i.test(file.name) && !/\.(?:csv|json)$|^(?:ioc|rdns)$/i.test(name)) {
    yield* readList(file.path, options)
    return
  }
  const isJson = /\.json$/i.test(name) || (!/\.csv$/i.test(name) && /^\uFEFF?\s*[[{]/.test(await headOf(file.path)))
  if (isJson) yield await readObjects(file)
  else yield* readTable(file.path, options)
}

async function headOf(path: string): Promise<string> {
  return (await readHead(path, 4096)).toString('utf8')
}

/** A plain list, one value a line; blanks around it do not count, empty lines are none. */
async function* readList(path: string, options: RowReadOptions): AsyncGenerator<LookupBatch> {
  const decoder = new TextDecoder('utf-8')
  let columns: readonly string[] = [LIST_VALUE]
  let line = 0
  let rest = ''
  let done = 0
  const batch = (lines: readonly string[]): LookupBatch => {
    const items = lines.flatMap((written): readonly ReadItem<Row>[] => {
      line += 1
      const value = written.trim()
      return value === ''
        ? []
        : [{ kind: 'record', record: { values: { [LIST_VALUE]: value }, place: `line ${line}` } }]
    })
    const named = { columns, items }
    columns = []
    return named
  }
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const lines = (rest + decoder.decode(block, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    options.advance?.(done)
    yield batch(lines)
    if (rest.length > MAX_ROW) {
      yield { columns: [], items: [rejected('a line that does not end', 'end of file', '')] }
      return
    }
  }
  yield batch([rest])
}

/** Commas separate; blanks count; the first row names the columns. An empty cell is the empty text. */
async function* readTable(path: string, options: RowReadOptions): AsyncGenerator<LookupBatch> {
  const parser = new CsvParser(',')
  const decoder = new TextDecoder('utf-8')
  let header: readonly string[] | undefined
  let done = 0
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const rows = parser.push(decoder.decode(block, { stream: true }))
    options.advance?.(done)
    const [first] = rows
    if (header === undefined && first !== undefined) {
      header = first.fields
      const problem = problemOf(header)
      if (problem !== undefined) {
        yield { columns: [], items: [rejected(problem, `line ${first.line}`, header.join(','))] }
        return
      }
      yield { columns: header, items: itemsOf(header, rows.slice(1)) }
    } else if (header !== undefined && rows.length > 0) yield { columns: [], items: itemsOf(header, rows) }
    if (parser.pending > MAX_ROW) {
      yield { columns: [], items: [rejected('a quoted field that does not end', 'end of file', '')] }
      return
    }
  }
  const open = parser.open
  const rest = parser.end()
  if (header === undefined) {
    const [first] = rest
    const problem =
      first === undefined ? 'it has no header' : open ? 'the file ends inside quotes' : problemOf(first.fields)
    if (problem === undefined) yield { columns: first?.fields ?? [], items: [] }
    else yield { columns: [], items: [rejected(problem, 'line 1', '')] }
  } else if (open) yield { columns: [], items: [rejected('the file ends inside quotes', 'last row', '')] }
  else if (rest.length > 0) yield { columns: [], items: itemsOf(header, rest) }
}

/** What is wrong with the names of the columns: tables ignore case in them. */
function problemOf(header: readonly string[]): string | undefined {
  const seen = new Map<string, string>()
  for (const name of header) {
    if (name === '') return 'the header has a column without a name'
    const before = seen.get(name.toLowerCase())
    if (before === name) return `the header names \`${name}\` twice`
    if (before !== undefined) return `the columns \`${before}\` and \`${name}\` differ in case only`
    seen.set(name.toLowerCase(), name)
  }
  return undefined
}

function itemsOf(header: readonly string[], rows: readonly CsvRow[]): readonly ReadItem<Row>[] {
  return rows.map((row) => {
    const place = `line ${row.line}`
    if (row.fields.length !== header.length) {
      const reason = `${row.fields.length} fields where the header names ${header.length}`
      return rejected(reason, place, row.fields.join(','))
    }
    const values: Record<string, unknown> = Object.create(null)
    for (const [i, name] of header.entries()) values[name] = row.fields[i]
    return { kind: 'record', record: { values, place } }
  })
}

/** An array of objects, or an object of objects, whose keys become a column. Nested values are not looked up. */
async function readObjects(file: { readonly path: string; readonly bytes: number }): Promise<LookupBatch> {
  if (file.bytes > LARGEST_JSON) {
    return { columns: [], items: [rejected('it is larger than 100 MB, which only a CSV file may be', 'the file', '')] }
  }
  const text = (await readFile(file.path, 'utf8')).replace(/^\uFEFF/, '')
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    return { columns: [], items: [rejected('it is no JSON', 'the file', text)] }
  }
  if (Array.isArray(value)) return { columns: [], items: value.map((row, i) => itemOf(row, `element ${i + 1}`)) }
  if (!isObject(value)) return { columns: [], items: [rejected('it is no array and no object', 'the file', text)] }
  const items = Object.entries(value).map(([key, row]) => itemOf(row, `member ${key}`, key))
  return { columns: [LOOKUP_KEY], items }
}

function itemOf(row: unknown, place: string, key?: string): ReadItem<Row> {
  if (!isObject(row)) return rejected('it is no object', place, JSON.stringify(row) ?? '')
  const values: Record<string, unknown> = Object.create(null)
  if (key !== undefined) values[LOOKUP_KEY] = key
  for (const [name, value] of Object.entries(row)) if (typeof value !== 'object') values[name] = value
  return { kind: 'record', record: { values, place } }
}
