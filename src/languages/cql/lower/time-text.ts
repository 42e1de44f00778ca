import type { Zone } from '../../../functions/java-zone.ts'
import { call, type Expr, long, text } from '../../../plan/expr.ts'
import { TICKS_PER_MINUTE } from '../../../types/value.ts'
import { localTime } from './zone.ts'
import { zoneNames } from './zone-names.ts'

/** A time to be written: the instant, the zone whose clock is read, and the language of names. */
export interface Moment {
  readonly instant: Expr
  readonly zone: Zone
  readonly locale?: string
}

/** A part of a text: a pattern of strftime over the wall clock, or a value of its own. */
type Piece = { readonly kind: 'pattern'; readonly pattern: string } | { readonly kind: 'value'; readonly expr: Expr }

/** Letters that are patterns of strftime as they are. `%u`, which is not documented, is that of strftime. */
const LETTERS: Readonly<Record<string, string>> = {
  Y: '%Y',
  y: '%y',
  m: '%m',
  d: '%d',
  e: '%-d',
  H: '%H',
  I: '%I',
  k: '%-H',
  l: '%-I',
  M: '%M',
  S: '%S',
  L: '%g',
  N: '%f000',
  j: '%j',
  a: '%a',
  A: '%A',
  b: '%b',
  h: '%b',
  B: '%B',
  R: '%H:%M',
  T: '%H:%M:%S',
  r: '%I:%M:%S %p',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  u: '%u',
}

const NAMED = /[aAbBhpc]/

/** Locales whose short names are those of the United States. */
const AMERICAN = /^(?:en|us|en[_-](?:us|uae|ae|in|001))$/i

function pattern(written: string): Piece {
  return { kind: 'pattern', pattern: written }
}

function value(expr: Expr): Piece {
  return { kind: 'value', expr }
}

/**
 * What one letter of `formatTime()` writes (library.humio.com/data-analysis/functions-formattime.html); undefined where it
 * has no exact form.
 */
function pieces(letter: string, moment: Moment): readonly Piece[] | undefined {
  const { instant, zone, locale = 'en_US' } = moment
  if (NAMED.test(letter) && !AMERICAN.test(locale)) return localized(letter, moment)
  const known = LETTERS[letter]
  if (known !== undefined) return [pattern(known)]
  switch (letter) {
    case 'p':
      return [value(call('text.lower', [call('time.format', [localTime(instant, zone), text('%p')])]))]
    case 'C':
      return [
        value(call('text.substring', [call('time.format', [localTime(instant, zone), text('%Y')]), long(0), long(2)])),
      ]
    case 's':
      return [value(call('convert.integer_to_text', [call('number.divide_integer', [floored(instant), long(1000)])]))]
    case 'Q':
      return [value(call('convert.integer_to_text', [call('convert.datetime_to_milliseconds', [instant])]))]
    case 'z':
      return [offsetPiece(moment)]
    case 'Z':
      return zonePieces(moment)
    case 'c': {
      const named = zonePieces(moment)
      return named === undefined ? undefined : [pattern('%a %b %d %H:%M:%S '), ...named, pattern(' %Y')]
    }
    default:
      return undefined
  }
}

/** Milliseconds moved down to a whole second. */
function floored(instant: Expr): Expr {
  return call('number.floor_to', [call('convert.datetime_to_milliseconds', [instant]), long(1000)])
}

/** `+0200`. */
function offsetPiece({ instant, zone }: Moment): Piece {
  if (zone.kind === 'offset') {
    const minutes = Number(zone.ticks / TICKS_PER_MINUTE)
    return pattern(`${minutes < 0 ? '-' : '+'}${clock(Math.abs(minutes))}`)
  }
  const ahead = minutesAhead(instant, zone)
  const size = call('number.abs', [ahead])
  const hundreds = call('number.add', [
    call('number.multiply', [call('number.divide_integer', [size, long(60)]), long(100)]),
    call('number.remainder', [size, long(60)]),
  ])
  const sign = call('logic.case', [call('compare.lt', [ahead, long(0)]), text('-'), text('+')])
  return value(call('text.concat', [sign, call('number.printf', [hundreds, text('%04d')])]))
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join('')
}

function minutesAhead(instant: Expr, zone: Zone): Expr {
  const [local, utc] = [localTime(instant, zone), instant].map((t) => call('convert.datetime_to_milliseconds', [t]))
  if (local === undefined || utc === undefined) return long(0)
  return call('number.divide_integer', [call('number.subtract', [local, utc]), long(60_000)])
}

/** `Z` and `+02:00` as java.time writes offsets; `CEST` for a region. */
function zonePieces({ instant, zone }: Moment): readonly Piece[] | undefined {
  if (zone.kind === 'offset') return zone.label === undefined ? undefined : [pattern(zone.label)]
  const names = zoneNames(zone.name)
  if (names === undefined) return undefined
  if (names.summer === names.standard) return [pattern(names.standard)]
  const isSummer = call('compare.gt', [minutesAhead(instant, zone), long(names.minutes)])
  return [value(call('logic.case', [isSummer, text(names.summer), text(names.standard)]))]
}

/** Full names in other languages; their short names differ between versions of the Unicode tables. */
function localized(letter: string, { instant, zone, locale = 'en' }: Moment): readonly Piece[] | undefined {
  const local = localTime(instant, zone)
  const english = /^en/i.test(locale)
  if (english && /[aAB]/.test(letter)) return [pattern(LETTERS[letter] ?? '')]
  if (!/[AB]/.test(letter)) return undefined
  const names = namesIn(locale, letter === 'A' ? 'weekday' : 'month')
  if (names === undefined) return undefined
  const place = letter === 'A' ? call('time.day_of_week', [local]) : call('time.month', [local])
  const first = letter === 'A' ? 0 : 1
  const arms = names.slice(0, -1).flatMap((name, i) => [call('compare.eq', [place, long(i + first)]), text(name)])
  const otherwise = call('logic.case', [call('logic.is_null', [place]), text(''), text(names.at(-1) ?? '')])
  return [value(call('logic.case', [...arms, otherwise]))]
}

/** Names of months, or of days from Sunday on, as they stand in a date. */
function namesIn(locale: string, kind: 'weekday' | 'month'): readonly string[] | undefined {
  try {
    const options = kind === 'month' ? { day: 'numeric', month: 'long' } : { weekday: 'long' }
    // The two literals above are what the type lists.
    const style = options as Intl.DateTimeFormatOptions
    const [canonical] = Intl.getCanonicalLocales(locale.replaceAll('_', '-'))
    if (canonical === undefined || Intl.DateTimeFormat.supportedLocalesOf(canonical).length === 0) return undefined
    const format = new Intl.DateTimeFormat(canonical, { ...style, timeZone: 'UTC', calendar: 'gregory' })
    const days = kind === 'month' ? Array.from({ length: 12 }, (_, i) => Date.UTC(2023, i, 1)) : WEEK
    return days.map((day) => format.formatToParts(day).find((p) => p.type === kind)?.value ?? '')
  } catch {
    return undefined
  }
}

/** A Sunday and the days after it. */
const WEEK = Array.from({ length: 7 }, (_, i) => Date.UTC(2023, 0, 1 + i))

/** The text of a moment: words as they are, letters after `%`. The letter that has no exact form, where there is one. */
export function timeText(parts: readonly TimePart[], moment: Moment): Expr | { readonly unknown: string } {
  const all: Piece[] = []
  for (const part of parts) {
    if (part.kind === 'text') all.push(pattern(part.text.replaceAll('%', '%%')))
    else {
      const found = pieces(part.letter, moment)
      if (found === undefined) return { unknown: part.letter }
      all.push(...found)
    }
  }
  const local = localTime(moment.instant, moment.zone)
  const exprs: Expr[] = []
  let open = ''
  const close = (): void => {
    if (open !== '') exprs.push(call('time.format', [local, text(open)]))
    open = ''
  }
  for (const piece of all) {
    if (piece.kind === 'pattern') open += piece.pattern
    else {
      close()
      exprs.push(piece.expr)
    }
  }
  close()
  const [only] = exprs
  if (exprs.length === 1 && only !== undefined) return only
  return exprs.length === 0 ? text('') : call('text.concat', exprs)
}

export type TimePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'letter'; readonly letter: string }

/** `%Y-%m`: the letters and the text between them. */
export function timeParts(format: string): readonly TimePart[] {
  const parts: TimePart[] = []
  for (const [written, letter] of format.matchAll(/%([\s\S])|[^%]+|%$/g)) {
    if (letter === undefined || letter === '%') parts.push({ kind: 'text', text: letter ?? written })
    else parts.push({ kind: 'letter', letter })
  }
  return parts
}
