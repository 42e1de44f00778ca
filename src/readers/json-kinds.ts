/** Kinds of values that a member of JSON lines has, as bits. */
export const JSON_KINDS = { boolean: 1, integer: 2, real: 4, datetime: 8, text: 16, nested: 32 } as const

export interface ScannedMember {
  readonly name: string
  /** Of `JSON_KINDS`. */
  readonly kinds: number
  /** Values that are neither null nor ''. */
  readonly present: number
}
