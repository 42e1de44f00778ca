/** A label of a message and the field that its value is; null for the heading of a section. */
export interface Label {
  /** With its colon. */
  readonly mark: string
  readonly field: string | null
  /** Some versions of the message lack it. */
  readonly isOptional?: boolean
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a

/** Where a label stands as a word of its own, from a place on; -1 where it does not. */
function find(message: string, mark: string, from: number): number {
  for (let at = message.indexOf(mark, from); at !== -1; at = message.indexOf(mark, at + 1)) {
    const after = at + mark.length
    const begins = at === 0 || isBlank(message.charCodeAt(at - 1))
    if (begins && (after >= message.length || isBlank(message.charCodeAt(after)))) return at
  }
  return -1
}

/**
 * The fields of a message of which the line breaks are gone: `Label: value Label: value`, in a known order, since values
 * hold blanks, colons and other labels. A label that may be missing is missing when a later one stands before it.
 */
export function readLabelled(message: string, labels: readonly Label[]): Record<string, string> {
  // Not without a prototype, which is slow: the names are of our own lists.
  const data: Record<string, string> = {}
  let from = 0
  let open: string | null = null
  for (let index = 0; index < labels.length; index += 1) {
    const label = labels[index]
    if (label === undefined) continue
    const at = find(message, label.mark, from)
    if (at === -1) continue
    if (label.isOptional === true && isBehindLater(message, labels, index, from, at)) continue
    if (open !== null) data[open] = message.slice(from, at).trim()
    open = label.field
    from = at + label.mark.length
  }
  if (open !== null) data[open] = message.slice(from).trim()
  return data
}

function isBehindLater(message: string, labels: readonly Label[], index: number, from: number, at: number): boolean {
  let next = index + 1
  while (labels[next]?.isOptional === true) next += 1
  const mark = labels[next]?.mark
  if (mark === undefined) return false
  // Most stand next to each other.
  if (at - from <= 1) return false
  const place = find(message, mark, from)
  return place !== -1 && place < at
}

/** `Label: value` pairs in any order, for messages of which the labels are not known. */
export function readAnyLabelled(message: string): Record<string, string> {
  const marks = [...message.matchAll(/(?<![^\s])([A-Z][A-Za-z0-9]{1,40}):(?=\s|$)/g)]
  const data: Record<string, string> = Object.create(null)
  for (const [index, mark] of marks.entries()) {
    const name = mark[1] ?? ''
    const end = marks[index + 1]?.index ?? message.length
    if (!Object.hasOwn(data, name)) data[name] = message.slice(mark.index + name.length + 1, end).trim()
  }
  return data
}
