import type { Engine } from '../plan/engine.ts'
import { readCsv } from './csv/rows.ts'
import { readEvtx } from './evtx/index.ts'
import { NotThisFormatError, type ReaderNote } from './file-source.ts'
import type { Format } from './formats.ts'
import { readJsonDocuments } from './json/documents.ts'
import { readJsonLines } from './json/lines.ts'
import { type LineRecord, readLogLines, readTextLog } from './lines/read.ts'
import { readParquet } from './parquet/rows.ts'
import type { ReadItem, WindowsRecord } from './record.ts'
import type { Row } from './row.ts'
import type { Taken } from './shape.ts'
import { readWebLog } from './web/read.ts'
import { readEventXml } from './xml/index.ts'
import { readZeekTsv } from './zeek/tsv.ts'

/** A batch of what a file holds: Windows events of formats that hold nothing else, or rows still to be recognised, or log lines. */
export type Batch =
  | { readonly kind: 'events'; readonly items: readonly ReadItem<WindowsRecord>[] }
  | { readonly kind: 'rows'; readonly items: readonly ReadItem<Row>[]; readonly textual: boolean }
  /** Rows of formats whose lines are of one table each. */
  | { readonly kind: 'taken'; readonly items: readonly ReadItem<Taken>[]; readonly shape: string }
  | { readonly kind: 'lines'; readonly items: readonly ReadItem<LineRecord>[] }

export interface ContentOptions {
  readonly engine: Engine
  readonly carve: boolean
  readonly signal?: AbortSignal
  readonly advance: (bytes: number) => void
  readonly note: (text: string) => void
}

/** Reads a file of a known format to its end. A file that turns out to be none of that format ends in a rejection. */
export async function* readContent(
  file: { readonly path: string; readonly bytes: number; readonly line?: number },
  format: Format,
  options: ContentOptions,
): AsyncGenerator<Batch> {
  const { signal, advance } = options
  const common = { advance, ...(signal === undefined ? {} : { signal }) }
  switch (format.kind) {
    case 'evtx':
    case 'xml':
      yield* readEvents(file, format.kind, options)
      return
    case 'log-lines':
      for await (const items of readLogLines(file.path, { ...common, note: options.note }))
        yield { kind: 'lines', items }
      return
    case 'text':
      for await (const items of readTextLog(file.path, { ...common, note: options.note, isTimed: format.isTimed }))
        yield { kind: 'lines', items }
      return
    case 'json-lines':
      for await (const items of readJsonLines(file.path, common, file.line))
        yield { kind: 'rows', items, textual: false }
      return
    case 'json-documents':
      for await (const items of readJsonDocuments(file.path, common)) yield { kind: 'rows', items, textual: false }
      return
    case 'zeek':
      for await (const items of readZeekTsv(file.path, common, file.line)) yield { kind: 'rows', items, textual: false }
      return
    case 'web':
      for await (const items of readWebLog(format.log, file.path, common))
        yield { kind: 'taken', items, shape: format.log }
      return
    case 'csv':
      for await (const items of readCsv(file.path, { ...common, delimiter: format.delimiter })) {
        yield { kind: 'rows', items, textual: true }
      }
      return
    case 'parquet':
      for await (const items of readParquet(file.path, options.engine, common)) {
        yield { kind: 'rows', items, textual: false }
      }
  }
}

async function* readEvents(
  file: { readonly path: string; readonly bytes: number },
  kind: 'evtx' | 'xml',
  options: ContentOptions,
): AsyncGenerator<Batch> {
  const source = { path: file.path, size: file.bytes }
  const common = {
    note: (note: ReaderNote) => options.note(`${note.place}: ${note.text}`),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }
  const batches = kind === 'evtx' ? readEvtx(source, { ...common, carve: options.carve }) : readEventXml(source, common)
  try {
    for await (const items of batches) yield { kind: 'events', items }
  } catch (error) {
    if (!(error instanceof NotThisFormatError)) throw error
    yield { kind: 'events', items: [{ kind: 'rejected', reason: error.message, place: 'file', raw: '' }] }
  }
}
