import type { ReadItem } from '../record.ts'
import { type Row, type RowBatch, type RowReadOptions, rejected } from '../row.ts'
import { readTextLines } from '../text-lines.ts'
import { logPath } from './logs.ts'

/** Whether the beginning of a file is that of a Zeek log in its own format. */
export function isZeekTsv(head: string): boolean {
  return /^#separator \S/.test(head) && /\n#fields./.test(head.slice(0, 65_536))
}

interface Layout {
  separator: string
  setSeparator: string
  empty: string
  unset: string
  path: string
  fields: readonly string[]
  types: readonly string[]
}

const INITIAL: Layout = {
  separator: '\t',
  setSeparator: ',',
  empty: '(empty)',
  unset: '-',
  path: '',
  fields: [],
  types: [],
}

/**
 * Zeek's own format (https://docs.zeek.org/en/master/log-formats.html#zeek-tsv-format-logs). Values are typed by
 * `#types`; a record has `_path`, as Zeek's JSON has. Headers may come again, as in files that were put together.
 */
export async function* readZeekTsv(
  path: string,
  options: RowReadOptions = {},
  firstLine = 1,
): AsyncGenerator<RowBatch> {
  let layout = INITIAL
  const take = (line: string, number: number): ReadItem<Row> | undefined => {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line
    if (text === '') return undefined
    if (text.startsWith('#')) {
      layout = withHeader(layout, text)
      return undefined
    }
    return record(layout, text, `line ${number}`)
  }
  yield* readTextLines(path, { longest: LONGEST, take }, options, firstLine)
}

const LONGEST = 8 << 20
/** More columns than any log has. */
const MOST_FIELDS = 2000

function withHeader(layout: Layout, line: string): Layout {
  const separator = /^#separator (.+)$/.exec(line)?.[1]
  if (separator !== undefined) return { ...INITIAL, separator: unescaped(separator.trim()) || '\t' }
  const [name = '', ...values] = line.split(layout.separator)
  const value = values[0] ?? ''
  switch (name) {
    case '#set_separator':
      return { ...layout, setSeparator: unescaped(value) || ',' }
    case '#empty_field':
      return { ...layout, empty: value }
    case '#unset_field':
      return { ...layout, unset: value }
    case '#path':
      return { ...layout, path: value }
    case '#fields':
      return { ...layout, fields: values.slice(0, MOST_FIELDS), types: [] }
    case '#types':
      return { ...layout, types: values.slice(0, MOST_FIELDS) }
    default:
      // `#open`, `#close`, and whatever else tells of the file.
      return layout
  }
}

function record(layout: Layout, text: string, place: string): ReadItem<Row> {
  const { fields, types, separator, path } = layout
  if (fields.length === 0) return rejected('a record before `#fields`', place, text)
  const cells = text.split(separator)
  if (cells.length !== fields.length)
    return rejected(`${cells.length} fields where \`#fields\` names ${fields.length}`, place, text)
  const values: Record<string, unknown> = Object.create(null)
  if (logPath(path) !== undefined) values['_path'] = path
  for (let i = 0; i < fields.length; i += 1) {
    const cell = cells[i] ?? ''
    if (cell === layout.unset) continue
    const value = typed(layout, cell, types[i] ?? 'string')
    if (value !== undefined) values[fields[i] ?? ''] = value
  }
  return { kind: 'record', record: { values, place } }
}

const LIST = /^(?:set|vector|table)\[(.*)\]$/

function typed(layout: Layout, cell: string, type: string): unknown {
  const list = LIST.exec(type)
  if (list === null) return cell === layout.empty ? '' : scalar(cell, type)
  if (cell === layout.empty) return []
  const items = cell.split(layout.setSeparator)
  return items.map((item) => (item === layout.unset ? null : scalar(item, list[1] ?? 'string')))
}

function scalar(cell: string, type: string): unknown {
  switch (type) {
    case 'bool':
      return cell === 'T' ? true : cell === 'F' ? false : cell
    case 'int':
    case 'count':
    case 'port':
    case 'time':
    case 'interval':
    case 'double': {
      const number = Number(cell)
      if (!/^-?\d/.test(cell) || !Number.isFinite(number)) return cell
      return /^-?\d+$/.test(cell) && !Number.isSafeInteger(number) ? BigInt(cell) : number
    }
    default:
      return cell.includes('\\x') ? unescaped(cell) : cell
  }
}

const ESCAPES = /(?:\\x[0-9a-fA-F]{2})+/g

/** Bytes that the format could not hold as they are; together they are UTF-8. */
function unescaped(text: string): string {
  return text.replace(ESCAPES, (run) => Buffer.from(run.replaceAll('\\x', ''), 'hex').toString('utf8'))
}
