import type { Writable } from 'node:stream'
import type { ResultColumn, Row } from '../../session/result.ts'
import { CsvWriter } from './csv.ts'
import { JsonWriter, NdjsonWriter } from './json.ts'
import { TableWriter } from './table.ts'

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/** Writes rows in one format; `begin` once, `rows` any number of times, `end` once. */
export interface RowWriter {
  begin(columns: readonly ResultColumn[]): Promise<void>
  rows(rows: readonly Row[]): Promise<void>
  end(): Promise<void>
}

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
