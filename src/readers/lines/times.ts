/** When a line was written, by what it begins with. */
export interface LineTime {
  readonly time: number
  /** No year was written. */
  readonly isYearGuessed?: true
  /** No zone was written, and none is known of the file: it is taken for UTC. */
  readonly isZoneGuessed?: true
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY = 86_400_000

type Reader = (found: RegExpExecArray, now: number) => LineTime | undefined

const CLOCK = '(\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?'
const ZONE = '( ?Z| ?[+-]\\d\\d:?\\d\\d| (?:UTC|GMT))?'
const MONTH = '([A-Za-z]{3})'

function instant(
  [year, month, day, hour, minute, second, fraction]: readonly (string | number | undefined)[],
  zone: string | undefined,
): LineTime | undefined {
  if (month === 0) return undefined
  const millisecond = Number(
    String(fraction ?? '')
      .padEnd(3, '0')
      .slice(0, 3),
  )
  const clock = [Number(hour), Number(minute), Number(second), millisecond] as const
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), ...clock)
  if (Number.isNaN(local) || Number(month) > 12 || Number(day) > 31 || clock[0] > 24) return undefined
  if (zone === undefined) return { time: local, isZoneGuessed: true }
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return { time: sign === '-' ? local + offset : local - offset }
}

const monthNumber = (name: string | undefined): number => MONTHS.indexOf((name ?? '').toLowerCase()) + 1

/** Words and signs that stand before the time in some logs. */
const LEAD = '(?:\\[|[A-Z]{4,8}[: ]{1,3}\\[?|(?:time|ts|timestamp|t|date)="?)?'

/** How logs write times at the beginnings of lines. */
const FORMATS: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  [
    new RegExp(`^${LEAD}(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T _-]${CLOCK}${ZONE}(?![\\d:])`),
    ([, y, mo, d, h, mi, s, f, zone]) => instant([y, mo, d, h, mi, s, f], zone),
  ],
  // Access logs in the format that servers share: https://httpd.apache.org/docs/2.4/logs.html#accesslog
  [
    new RegExp(`^(?:\\S{1,255} \\S{1,255} [^\\[]{1,255} )?\\[(\\d\\d)/${MONTH}/(\\d{4}):${CLOCK}(?: ([+-]\\d{4}))?\\]`),
    ([, d, mo, y, h, mi, s, f, zone]) => instant([y, monthNumber(mo), d, h, mi, s, f], zone),
  ],
  [
    new RegExp(`^\\[?[A-Za-z]{3} ${MONTH} {1,2}(\\d{1,2}) ${CLOCK} (\\d{4})\\b`),
    ([, mo, d, h, mi, s, f, y]) => instant([y, monthNumber(mo), d, h, mi, s, f], undefined),
  ],
  [
    new RegExp(`^${LEAD}(\\d{1,2})[- /]${MONTH}[- /](\\d{4})[ :T]${CLOCK}${ZONE}(?![\\d:])`),
    ([, d, mo, y, h, mi, s, f, zone]) => instant([y, monthNumber(mo), d, h, mi, s, f], zone),
  ],
  [
    new RegExp(`^${MONTH} {1,2}(\\d{1,2}),? (?:(\\d{4}),? )?${CLOCK}\\b`),
    ([, mo, d, y, h, mi, s, f], now) => {
      const year = y ?? new Date(now).getUTCFullYear()
      const found = instant([year, monthNumber(mo), d, h, mi, s, f], undefined)
      if (found === undefined || y !== undefined) return found
      const past =
        found.time > now + DAY ? instant([Number(year) - 1, monthNumber(mo), d, h, mi, s, f], undefined) : found
      return past === undefined ? undefined : { ...past, isYearGuessed: true }
    },
  ],
  [
    /^\[?(1\d{9})(?:\.(\d{1,9})|(\d{3}))?(?![\w.])/,
    ([, seconds, fraction = '', milliseconds]) => ({
      time: Number(seconds) * 1000 + Number((milliseconds ?? fraction).padEnd(3, '0').slice(0, 3)),
    }),
  ],
]

/** A time lies within so many characters. */
const NEAR = 800

/** Reads the times of a file's lines, of which most are written alike. `now`: for years that are not written. */
export function lineTimes(now: number): (line: string) => LineTime | undefined {
  let last = FORMATS[0]
  const read = (format: (typeof FORMATS)[number], line: string): LineTime | undefined => {
    const found = format[0].exec(line)
    return found === null ? undefined : format[1](found, now)
  }
  return (line) => {
    const head = line.length > NEAR ? line.slice(0, NEAR) : line
    const same = last === undefined ? undefined : read(last, head)
    if (same !== undefined) return same
    for (const format of FORMATS) {
      const found = format === last ? undefined : read(format, head)
      if (found === undefined) continue
      last = format
      return found
    }
    return undefined
  }
}
