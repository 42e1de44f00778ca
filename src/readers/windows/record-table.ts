import type { TableColumnType } from '../../plan/engine.ts'
import { WINDOWS_DATA_FIELDS } from './mapping.ts'

export { WINDOWS_DATA_FIELDS } from './mapping.ts'

/** The members of a record beside its data, as `WindowsRecord` holds them. */
export const WINDOWS_SYSTEM_FIELDS = {
  'System.Provider': 'provider',
  'System.Channel': 'channel',
  'System.EventID': 'eventId',
  'System.Computer': 'computer',
  'System.RecordID': 'recordId',
  'System.Time': 'time',
  'System.Level': 'level',
  'System.Task': 'task',
  'System.Opcode': 'opcode',
  'System.Keywords': 'keywords',
  'System.UserID': 'userSid',
  'System.ProcessID': 'processId',
  'System.ThreadID': 'threadId',
  'Line.Raw': 'raw',
  'Line.Address': 'address',
} as const

/**
 * The staging table of Windows records, all text as Windows renders it: the system fields, a column for each data field
 * that a mapping reads by its own name, `rest` for all other data fields as a JSON object (null when there are none),
 * `source` for the file that the record came from.
 */
export const WINDOWS_RECORD_COLUMNS: readonly TableColumnType[] = [
  ...Object.keys(WINDOWS_SYSTEM_FIELDS).map((name) => ({ name, type: 'string' as const })),
  ...WINDOWS_DATA_FIELDS.map((name) => ({ name, type: 'string' as const })),
  { name: 'rest', type: 'dynamic' },
  { name: 'source', type: 'string' },
]
