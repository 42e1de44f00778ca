import { readBlocks } from '../file.ts'
import type { ReadItem } from '../record.ts'
import { type Row, type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { CsvParser, type CsvRow } from './dialect.ts'

const MAX_ROW = 4 << 20

/** Rows of a CSV file whose first row names the columns. An empty field is an absent value. */
export async function* readCsv(
  path: string,
  options: RowReadOptions & { readonly delimiter: string },
): AsyncGenerator<RowBatch> {
  const parser = new CsvParser(options.delimiter)
  const decoder = new TextDecoder('utf-8')
  let header: readonly string[] | undefined
  let done = 0
  const take = (rows: readonly CsvRow[]): ReadItem<Row>[] => {
    const items: ReadItem<Row>[] = []
    for (const row of rows) {
      if (header === undefined) header = uniqueNames(row.fields)
      else items.push(toItem(header, row, options.delimiter))
    }
    return items
  }
  for await (const block of readBlocks(path, options.signal)) {
    done += block.length
    const items = take(parser.push(decoder.decode(block, { stream: true })))
    options.advance?.(done)
    if (items.length > 0) yield items
    if (parser.pending > MAX_ROW) {
      yield [rejected('a quoted field that does not end', 'end of file', '')]
      return
    }
  }
  const open = parser.open
  const items = take(parser.end())
  if (open && items.length > 0) yield [...items.slice(0, -1), rejected('the file ends inside quotes', 'last row', '')]
  else if (items.length > 0) yield items
}

function toItem(header: readonly string[], row: CsvRow, delimiter: string): ReadItem<Row> {
  const place = `line ${row.line}`
  if (row.fields.length !== header.length) {
    const reason = `${row.fields.length} fields where the header names ${header.length}`
    return rejected(reason, place, row.fields.join(delimiter))
  }
  const values: Record<string, unknown> = Object.create(null)
  for (let i = 0; i < header.length; i += 1) {
    const value = row.fields[i]
    if (value !== '') values[header[i] ?? ''] = value
  }
  return { kind: 'record', record: { values, place } }
}

/** A name that occurs again gets `_2`, `_3` ... */
function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.map((raw) => {
    const name = raw.trim()
    let unique = name
    for (let n = 2; seen.has(unique); n += 1) unique = `${name}_${n}`
    seen.add(unique)
    return unique
  })
}
