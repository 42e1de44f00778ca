import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { constantInteger, constantJson, constantText, isInteger, orEmpty, toText } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

const simple = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  ofAny(([value, ...others], site) =>
    value === undefined || others.length > 0 ? undefined : build(toText(site.cx, value), site),
  )

const WHOLE = 2n ** 31n - 1n

/** From a 0-based start; a negative one counts from the end (`substring-function.md`). */
const substring = of(3, ([value, start, count], site) => {
  if (value === undefined || start === undefined) return undefined
  const source = toText(site.cx, value)
  if (!isInteger(start.type) || (count !== undefined && !isInteger(count.type))) return undefined
  const wanted = count ?? long(WHOLE)
  const length = constantInteger(wanted)
  if (length !== undefined && length < 0n) return undefined
  const size = length === undefined ? call('number.greatest', [wanted, long(0)]) : wanted
  const known = constantInteger(start)
  if (known !== undefined && known >= 0n) return orEmpty(call('text.substring', [source, start, size], site.span))
  const fromEnd = call('number.greatest', [call('number.add', [call('text.length', [source]), start]), long(0)])
  const from = call('logic.case', [call('compare.lt', [start, long(0)]), fromEnd, start])
  return orEmpty(call('text.substring', [source, from, size], site.span))
})

const replaceString = of(3, ([source, lookup, replacement], site) => {
  if (source === undefined || lookup === undefined || replacement === undefined) return undefined
  const needle = toText(site.cx, lookup)
  const written = constantText(needle)
  if (written === '') return undefined
  const subject = toText(site.cx, source)
  const replaced = call('text.replace_all', [subject, needle, toText(site.cx, replacement)], site.span)
  if (written !== undefined) return replaced
  site.cx.note(lookup.span, '`replace_string` of a text that is data', 'an empty text is found nowhere')
  return call('logic.case', [call('compare.eq', [needle, text('')]), subject, replaced], site.span)
})

/** Needles have precedence by their order (`replace-strings-function.md`). */
const replaceStrings = of(3, ([source, lookups, rewrites], site) => {
  if (source === undefined || lookups?.type !== 'dynamic' || rewrites?.type !== 'dynamic') return undefined
  const [from, to] = [constantJson(lookups), constantJson(rewrites)]
  if (!Array.isArray(from) || !Array.isArray(to) || from.length !== to.length || from.includes('')) return undefined
  return call('text.replace_listed', [toText(site.cx, source), lookups, rewrites], site.span)
})

/** A list that is shorter goes on with its last character; an empty one drops all (`translate-function.md`). */
const translate = of(3, ([search, replacement, source], site) => {
  if (search === undefined || replacement === undefined || source === undefined) return undefined
  const [from, to] = [constantText(toText(site.cx, search)), constantText(toText(site.cx, replacement))]
  if (from === undefined || to === undefined) return undefined
  const searched = Array.from(from)
  if (new Set(searched).size < searched.length) return undefined
  const put = Array.from(to)
  const padded = searched.map((_, i) => put[i] ?? put.at(-1) ?? '').join('')
  return call('text.translate', [toText(site.cx, source), text(from), text(padded)], site.span)
})

/** With an index the array holds that piece alone (`split-function.md`). */
const split = of(3, ([source, delimiter, index], site) => {
  if (source === undefined || delimiter === undefined) return undefined
  const [subject, between] = [toText(site.cx, source), toText(site.cx, delimiter)]
  const written = constantText(between)
  if (written === '') return undefined
  const parts = call('text.split', [subject, between], site.span)
  const pieces =
    written === undefined
      ? call('logic.case', [call('compare.eq', [between, text('')]), call('dynamic.array', [subject]), parts])
      : parts
  if (written === undefined)
    site.cx.note(delimiter.span, '`split` by a text that is data', 'an empty one splits nothing')
  if (index === undefined) return pieces
  const place = constantInteger(index)
  if (place === undefined || place < 0n) return undefined
  site.cx.note(site.span, '`split` with an index', 'an index beyond the pieces gives an empty array')
  const piece = call('dynamic.element', [pieces, index])
  const none = literal('dynamic', '[]')
  return call('logic.case', [call('logic.is_null', [piece]), none, call('dynamic.array', [piece])], site.span)
})

/** `indexof(text, lookup [, start [, length [, occurrence]]])` (`indexof-function.md`). */
const indexOf = of(5, ([source, lookup, start, length, occurrence], site) => {
  if (source === undefined || lookup === undefined) return undefined
  const [haystack, needle] = [toText(site.cx, source), toText(site.cx, lookup)]
  if (start === undefined) return call('text.index_of', [haystack, needle], site.span)
  const from = constantInteger(start)
  if (length === undefined && from !== undefined && from >= 0n && constantText(needle) !== '') {
    const found = call('text.index_of', [call('text.substring', [haystack, start, long(WHOLE)]), needle])
    const shifted = call('number.add', [found, start])
    return call('logic.case', [call('compare.lt', [found, long(0)]), long(-1), shifted], site.span)
  }
  const numbers = [start, length ?? long(-1), occurrence ?? long(1)]
  if (!numbers.every((n) => isInteger(n.type)) || constantText(needle) === '') return undefined
  if (constantInteger(occurrence ?? long(1)) !== 1n && !isCountable(constantText(needle), occurrence)) return undefined
  if (occurrence !== undefined && constantInteger(length ?? long(-1)) !== -1n) {
    const choice = 'the length holds for each occurrence, from behind the start of the one before'
    site.cx.note(site.span, '`indexof` with a length and an occurrence', choice)
  }
  return call('text.index_of_within', [haystack, needle, ...numbers], site.span)
})

/** Whether further occurrences cannot overlap, so that all ways to count them agree. */
function isCountable(needle: string | undefined, occurrence: Expr | undefined): boolean {
  if (needle === undefined || constantInteger(occurrence ?? long(1)) === 0n) return false
  return !Array.from(needle, (_, i) => i).some((i) => i > 0 && needle.startsWith(needle.slice(i)))
}

const hasAnyIndex = of(2, ([source, values], site) => {
  if (source === undefined || values?.type !== 'dynamic') return undefined
  if (constantJson(values) === undefined)
    site.cx.note(values.span, '`has_any_index`', 'an empty needle is in every text')
  const found = call('text.index_of_listed_term_ci', [toText(site.cx, source), values], site.span)
  return call('logic.coalesce', [found, long(-1)], site.span)
})

const strcat = ofAny((args, site) => {
  const texts = args.map((a) => toText(site.cx, a))
  const [only] = texts
  return texts.length === 1 ? only : call('text.concat', texts, site.span)
})

const strcatDelim = ofAny(([delimiter, ...args], site) => {
  if (delimiter === undefined) return undefined
  const between = toText(site.cx, delimiter)
  const parts = args.flatMap((a, i) => (i === 0 ? [toText(site.cx, a)] : [between, toText(site.cx, a)]))
  return call('text.concat', parts, site.span)
})

const strcmp = of(2, ([first, second], site) => {
  if (first === undefined || second === undefined) return undefined
  const pair = [toText(site.cx, first), toText(site.cx, second)]
  const less = call('compare.lt', pair)
  return call('logic.case', [less, long(-1), call('compare.gt', pair), long(1), long(0)], site.span)
})

/** More than 1,024 times are 1,024 (`strrep-function.md`). */
const MOST_TIMES = 1024n

const strrep = of(3, ([value, times, delimiter], site) => {
  if (value === undefined || times === undefined || !isInteger(times.type)) return undefined
  const known = constantInteger(times)
  if (known !== undefined && known < 0n) return undefined
  const part = toText(site.cx, value)
  const count = known === undefined ? call('number.least', [times, long(MOST_TIMES)]) : long(leastOf(known, MOST_TIMES))
  const filled = (repeated: Expr): Expr => (known === undefined ? orEmpty(repeated) : repeated)
  if (delimiter === undefined) return filled(call('text.repeat', [part, count], site.span))
  const others = call('text.repeat', [
    call('text.concat', [toText(site.cx, delimiter), part]),
    call('number.subtract', [count, long(1)]),
  ])
  const whole = call('text.concat', [part, others])
  return filled(call('logic.case', [call('compare.gt', [count, long(0)]), whole, text('')], site.span))
})

function leastOf(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export const TEXT_BUILTINS: Readonly<Record<string, Builtin>> = {
  strlen: simple((value, site) => call('text.length', [value], site.span)),
  tolower: simple((value, site) => call('text.lower', [value], site.span)),
  toupper: simple((value, site) => call('text.upper', [value], site.span)),
  reverse: simple((value, site) => orEmpty(call('text.reverse', [value], site.span))),
  string_size: simple((value, site) => call('text.byte_length', [value], site.span)),
  isascii: simple((value, site) =>
    call('compare.eq', [call('text.length', [value]), call('text.byte_length', [value])], site.span),
  ),
  // Every string is UTF-8 here.
  isutf8: simple((_, site) => literal('boolean', true, site.span)),
  substring,
  replace_string: replaceString,
  replace_strings: replaceStrings,
  translate,
  split,
  indexof: indexOf,
  has_any_index: hasAnyIndex,
  strcat,
  strcat_delim: strcatDelim,
  strcmp,
  strrep,
}
