import type { Formula } from '../plan/formula.ts'
import type { Platform } from '../schemas/table.ts'
import type { LineScan } from './direct.ts'
import type { WindowsRecord } from './record.ts'

/** What a record of a text format is: a Windows event, a row of a platform's table, or both. */
export type Taken =
  | { readonly kind: 'event'; readonly record: WindowsRecord }
  | {
      readonly kind: 'row'
      readonly platform: Platform
      readonly table: string
      readonly values: Readonly<Record<string, unknown>>
    }

/** What a shape may ask about text or objects found inside a record, such as the event in a syslog message. */
export interface Nested {
  /** The Windows event in a JSON object of any Windows shape, in JSON text or in `<Event>` XML text. */
  readonly windowsEvent: (value: unknown) => WindowsRecord | undefined
  /** The name of the file, where products tell there what the records are. */
  readonly file?: string
}

/** Rows that an engine can read from JSON lines by itself. */
export interface WholeRows {
  readonly platform: Platform
  readonly table: string
  /** Columns that the lines do not have, of text, whole numbers or times, over the lines' members as text. */
  readonly added: Readonly<Record<string, Formula>>
  /** An added column that every row has a value of, if the file is what it seems. */
  readonly required: string
}

/** One way in which products write records as JSON objects or rows. */
export interface Shape {
  /** For `--as`, reports and help. */
  readonly id: string
  readonly doc: string
  /** Whether the record is surely of this shape. */
  readonly detect: (values: Readonly<Record<string, unknown>>, file?: string) => boolean
  /**
   * The record as this shape has it, also when `detect` was not sure; undefined when nothing can be made of it.
   * `isTextual`: the format has no types.
   */
  readonly take: (
    values: Readonly<Record<string, unknown>>,
    nested: Nested,
    isTextual?: boolean,
  ) => readonly Taken[] | undefined
  /**
   * The rows of a file whose lines are all of this shape and need no look at each; undefined where that is not sure.
   * `head`: its first record.
   */
  readonly whole?: (scan: LineScan, head: Readonly<Record<string, unknown>>, file: string) => WholeRows | undefined
}
