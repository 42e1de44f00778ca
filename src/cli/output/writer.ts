import type { Writable } from 'node:stream'
import { CsvWriter } from './csv.ts'
import { JsonWriter, NdjsonWriter } from './json.ts'
import type { RowWriter } from './row-writer.ts'
import { TableWriter } from './table.ts'

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export function openWriter(format: Format, stream: Writable, width: number | undefined): RowWriter {
  switch (format) {
    case 'table':
      return new TableWriter(stream, width)
    case 'json':
      return new JsonWriter(stream)
    case 'ndjson':
      return new NdjsonWriter(stream)
    case 'csv':
      return new CsvWriter(stream)
  }
}
