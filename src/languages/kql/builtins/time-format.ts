import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, long, text } from '../../../plan/expr.ts'
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../../../types/value.ts'
import { constantText, orEmpty, retype, toDatetime, toTimespan } from '../values.ts'
import { type CallSite, of } from './builtin.ts'

export function instant(value: Expr | undefined, site: CallSite): Expr | undefined {
  if (value === undefined) return undefined
  if (value.type === 'datetime') return value
  return value.type === 'dynamic' ? toDatetime(site.cx, value) : undefined
}

/** Specifiers of `format_datetime` as strftime writes them (`format-datetime-function.md`). */
const SPECIFIERS: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  yy: '%y',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  m: '%-M',
  ss: '%S',
  s: '%-S',
  tt: '%p',
}

const DELIMITERS = /^[ \-/:,._[\]]+$/

/** The pieces of a pattern: a run of one letter, or what stands between; `undefined` where a piece has no exact form. */
function assembled(
  pattern: string,
  specifier: (letters: string, before: string) => Expr | undefined,
): Expr | undefined {
  const pieces: Expr[] = []
  let before = ''
  for (const [token] of pattern.matchAll(/([a-zA-Z])\1*|[^a-zA-Z]+/g)) {
    const piece = DELIMITERS.test(token) ? text(token) : specifier(token, before)
    if (piece === undefined) return undefined
    pieces.push(piece)
    before = token
  }
  const [only] = pieces
  if (only === undefined) return undefined
  return orEmpty(pieces.length === 1 ? only : call('text.concat', pieces))
}

/** `f` cuts the seven digits, `F` drops zeros at their end, too. */
function fraction(letters: string, digits: Expr): Expr | undefined {
  if (!/^(f{1,7}|F{1,7})$/.test(letters)) return undefined
  const cut = call('text.substring', [digits, long(0), long(letters.length)])
  return letters.startsWith('f') ? cut : call('regex.replace_all', [cut, text('0+$'), text('')])
}

export const formatDatetime = of(2, ([value, format], site) => {
  const at = instant(value, site)
  const written = format === undefined ? undefined : constantText(format)
  if (at === undefined || written === undefined) return undefined
  return assembled(written, (letters, before) => {
    const specifier = SPECIFIERS[letters]
    if (specifier !== undefined) return call('time.format', [at, text(specifier)])
    if (letters === 'y') {
      return call('convert.integer_to_text', [call('number.modulus', [call('time.year', [at]), long(100)])])
    }
    // The page does not say whether the point goes with a fraction that is zero.
    if (letters.startsWith('F') && before.endsWith('.')) return undefined
    return fraction(letters, call('text.substring', [call('time.to_text', [at]), long(20), long(7)]))
  })
})

/** A part of a span: its ticks modulo `whole`, in units of `unit`, as digits. */
const SPAN_PARTS: Readonly<Record<string, readonly [unit: bigint, whole: bigint | undefined]>> = {
  d: [TICKS_PER_DAY, undefined],
  h: [TICKS_PER_HOUR, TICKS_PER_DAY],
  H: [TICKS_PER_HOUR, TICKS_PER_DAY],
  m: [TICKS_PER_MINUTE, TICKS_PER_HOUR],
  s: [TICKS_PER_SECOND, TICKS_PER_MINUTE],
}

/** `format-timespan-function.md`; the sign of a negative span is no part of the pattern and does not show. */
export const formatTimespan = of(2, ([value, format], site) => {
  const span = value?.type === 'dynamic' ? toTimespan(site.cx, value) : value
  const written = format === undefined ? undefined : constantText(format)
  if (span?.type !== 'timespan' || written === undefined) return undefined
  if (span.kind !== 'literal' || (typeof span.value === 'bigint' && span.value < 0n)) {
    site.cx.note(site.span, 'a negative timespan', 'it is written without its sign')
  }
  const ticks = call('number.abs', [retype(span, 'long')])
  const digits = (fn: FunctionId, part: Expr, width: number): Expr => call(fn, [part, text(`%0${width}d`)])
  return assembled(written, (letters) => {
    const [unit, whole] = SPAN_PARTS[letters.slice(0, 1)] ?? []
    const longest = letters.startsWith('d') ? 8 : 2
    if (unit !== undefined && letters.length <= longest) {
      const within = whole === undefined ? ticks : call('number.remainder', [ticks, long(whole)])
      return digits('number.printf', call('number.divide_integer', [within, long(unit)]), letters.length)
    }
    return fraction(letters, digits('number.printf', call('number.remainder', [ticks, long(TICKS_PER_SECOND)]), 7))
  })
})
