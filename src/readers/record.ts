/**
 * One Windows event, whatever encoding it came in. Every value is text as Windows renders it: hex kept as `0x...`,
 * GUIDs with braces, times in ISO 8601 with up to seven fraction digits.
 */
export interface WindowsRecord {
  readonly provider: string
  readonly channel: string
  readonly eventId: string
  readonly computer: string
  /** EventRecordID. */
  readonly recordId: string
  /** System.TimeCreated. */
  readonly time: string
  readonly level: string
  readonly task: string
  readonly opcode: string
  readonly keywords: string
  /** Security.UserID. */
  readonly userSid: string
  /** Execution.ProcessID and ThreadID. */
  readonly processId: string
  readonly threadId: string
  /** EventData or UserData by name; unnamed Data items are `Data` (one) or `Data1`, `Data2` ... */
  readonly data: Readonly<Record<string, string>>
  /** The log line that held the event, where that is how it came. */
  readonly raw?: string
  /** The address of the log source, where the line came from one. */
  readonly address?: string
}

/**
 * What a reader yields: a record, or what it could not read, with the reason and where it stood. `carved`: from the
 * unused space of a log, where records that were deleted or overwritten in part remain.
 */
export type ReadItem<T> =
  | { readonly kind: 'record'; readonly record: T; readonly carved?: true }
  | {
      readonly kind: 'rejected'
      readonly reason: string
      readonly place: string
      readonly raw: string
      readonly carved?: true
    }
