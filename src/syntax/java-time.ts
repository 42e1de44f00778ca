/** `simple`: java.text.SimpleDateFormat. `formatter`: java.time.format.DateTimeFormatter. Both in the English locale. */
type JavaTimeFlavour = 'simple' | 'formatter'

export type JavaTimeTranslation =
  | { readonly ok: true; readonly pattern: string }
  /** `construct` names what has no exact form (`week year (YYYY)`) or what is wrong; `offset` is its place in the pattern. */
  | { readonly ok: false; readonly construct: string; readonly offset: number }

export interface JavaTimeOptions {
  readonly flavour: JavaTimeFlavour
  /**
   * IANA zone of the printed wall clock: zone letters print its constant name and offset, so only UTC has them.
   * Absent when the pattern reads text: zone letters then read an offset.
   */
  readonly timeZone?: string
}

type Letter = (count: number, options: JavaTimeOptions) => string | null

/** One letter: the number without padding. Two: padded. More: refused, as no strftime code pads further. */
const padded =
  (code: string): Letter =>
  (count) =>
    count === 1 ? `%-${code}` : count === 2 ? `%${code}` : null

const named =
  (short: string, long: string): Letter =>
  (count) =>
    count < 4 ? short : count === 4 ? long : null

const month: Letter = (count) =>
  count < 3 ? padded('m')(count, { flavour: 'simple' }) : named('%b', '%B')(count, { flavour: 'simple' })

const weekday = named('%a', '%A')

const year: Letter = (count) => (count === 2 ? '%y' : count === 1 || count === 4 ? '%Y' : null)

const isUtc = (zone: string): boolean => /^(?:etc\/)?(?:utc|gmt|zulu|uct|universal|greenwich)$/i.test(zone)

const zoneText =
  (utc: string): Letter =>
  (_count, { timeZone }) => {
    if (timeZone === undefined) return '%z'
    return isUtc(timeZone) ? utc : null
  }

/** Milliseconds as a number in `simple` (`S` of 7 ms is `7`, `SSSS` is `0007`); digits of the fraction in `formatter`. */
const fraction: Letter = (count, { flavour, timeZone }) => {
  if (count === 3) return '%g'
  if (timeZone === undefined) return count === 6 && flavour === 'formatter' ? '%f' : null
  if (flavour === 'formatter') return count === 6 ? '%f' : count === 9 ? '%f000' : null
  return count > 3 ? `${'0'.repeat(count - 3)}%g` : null
}

/** https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html and .../java/time/format/DateTimeFormatter.html */
const LETTERS: Readonly<Record<string, Letter>> = {
  y: year,
  u: (count, options) => (options.flavour === 'formatter' ? year(count, options) : count === 1 ? '%u' : null),
  M: month,
  L: month,
  d: padded('d'),
  D: (count) => (count === 1 ? '%-j' : count === 3 ? '%j' : null),
  H: padded('H'),
  h: padded('I'),
  m: padded('M'),
  s: padded('S'),
  S: fraction,
  a: (count, { flavour }) => (count === 1 || flavour === 'simple' ? '%p' : null),
  E: weekday,
  z: zoneText('UTC'),
  Z: (count, options) => (count < 4 || options.flavour === 'simple' ? zoneText('+0000')(count, options) : null),
  X: (count, options) => (count < 4 ? zoneText('Z')(count, options) : null),
  x: (count, options) =>
    options.flavour === 'formatter' ? zoneText(['+00', '+0000', '+00:00'][count - 1] ?? '+0000')(count, options) : null,
}

const NAMES: Readonly<Record<string, string>> = {
  Y: 'the week year',
  w: 'the week of the year',
  W: 'the week of the month',
  F: 'the place of the weekday in the month',
  k: 'the hour from 1 to 24',
  K: 'the hour from 0 to 11',
  G: 'the era',
  z: 'a zone name',
  Z: 'a zone offset',
  X: 'a zone offset',
  x: 'a zone offset',
  S: 'so many fraction digits',
}

/** A Java date pattern as the strftime pattern that prints (or reads) the same text, or the letters that have no such form. */
export function toStrftime(pattern: string, options: JavaTimeOptions): JavaTimeTranslation {
  let result = ''
  let at = 0
  while (at < pattern.length) {
    const char = pattern[at] ?? ''
    if (char === "'") {
      const quoted = quotedText(pattern, at)
      if (quoted === null) return { ok: false, construct: 'a quote that is never closed', offset: at }
      result += escapePercent(quoted.text)
      at = quoted.end
    } else if (/[A-Za-z]/.test(char)) {
      let end = at
      while (pattern[end] === char) end += 1
      const letters = pattern.slice(at, end)
      const code = LETTERS[char]?.(end - at, options) ?? null
      if (code === null) {
        const what = NAMES[char]
        return { ok: false, construct: what === undefined ? `\`${letters}\`` : `${what} (\`${letters}\`)`, offset: at }
      }
      result += code
      at = end
    } else {
      result += escapePercent(char)
      at += 1
    }
  }
  return { ok: true, pattern: result }
}

/** Text between quotes; `''` inside and outside quotes is one quote. */
function quotedText(pattern: string, start: number): { readonly text: string; readonly end: number } | null {
  if (pattern[start + 1] === "'") return { text: "'", end: start + 2 }
  let text = ''
  for (let at = start + 1; at < pattern.length; at += 1) {
    if (pattern[at] !== "'") text += pattern[at]
    else if (pattern[at + 1] === "'") {
      text += "'"
      at += 1
    } else return { text, end: at + 1 }
  }
  return null
}

function escapePercent(text: string): string {
  return text.replaceAll('%', '%%')
}
