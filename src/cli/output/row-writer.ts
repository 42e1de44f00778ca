import type { ResultColumn, Row } from '../../session/result.ts'

/** Writes rows in one format; `begin` once, `rows` any number of times, `end` once. */
export interface RowWriter {
  begin(columns: readonly ResultColumn[]): Promise<void>
  rows(rows: readonly Row[]): Promise<void>
  end(): Promise<void>
}
