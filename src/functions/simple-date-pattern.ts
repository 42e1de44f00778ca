/** A part of a pattern of java.text.SimpleDateFormat: a text that stands for itself, or a letter and how often it stands. */
export type DatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'letter'; readonly letter: string; readonly count: number }

/** The parts of a pattern; undefined where a quote is never closed or a letter means nothing. */
export function dateParts(pattern: string): readonly DatePart[] | { readonly problem: string } {
  const parts: DatePart[] = []
  const add = (text: string): void => {
    const last = parts.at(-1)
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text }
    else parts.push({ kind: 'text', text })
  }
  for (const [part] of pattern.matchAll(/''|'(?:[^']|'')*'?|([A-Za-z])\1*|[\s\S]/g)) {
    const letter = part.charAt(0)
    if (part === "''") add("'")
    else if (letter === "'") {
      if (part.length < 2 || !part.endsWith("'")) return { problem: 'a quote that is never closed' }
      add(part.slice(1, -1).replaceAll("''", "'"))
    } else if (!/[A-Za-z]/.test(letter)) add(part)
    else if (!'GyYMLwWDdFEuaHkKhmsSzZX'.includes(letter)) return { problem: `\`${part}\`` }
    else if (letter === 'X' && part.length > 3) return { problem: `\`${part}\`` }
    else parts.push({ kind: 'letter', letter, count: part.length })
  }
  return parts
}

/** Zones whose short names in English are Java's and Intl's alike. */
const NAMED_ZONES =
  /^(?:(?:etc\/)?(?:utc|gmt)|america\/(?:new_york|chicago|denver|los_angeles|phoenix|anchorage)|pacific\/honolulu|us\/\w+)$/i

/** What of a pattern has no exact form for printing in the zone, or for reading where there is none. */
export function datePatternProblem(pattern: string, zone: string | undefined): string | undefined {
  const parts = dateParts(pattern)
  if ('problem' in parts) return parts.problem
  for (const part of parts) {
    if (part.kind === 'text') continue
    const written = part.letter.repeat(part.count)
    if (zone === undefined && 'YwWFu'.includes(part.letter)) return `a day told by its week (\`${written}\`)`
    if (zone !== undefined && part.letter === 'z' && (part.count > 3 || !NAMED_ZONES.test(zone))) {
      return `the name of this time zone (\`${written}\`)`
    }
  }
  return undefined
}
