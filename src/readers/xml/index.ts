import { type FileSource, NotThisFormatError, type ReaderNote } from '../file-source.ts'
import type { ReadItem, WindowsRecord } from '../record.ts'
export async function* readEventXml(_file: FileSource, _options: { signal?: AbortSignal; note?: (note: ReaderNote) => void }): AsyncGenerator<ReadItem<WindowsRecord>[]> {
  throw new NotThisFormatError('Windows event XML', 'it is not read yet')
}
