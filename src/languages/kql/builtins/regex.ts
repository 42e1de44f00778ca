import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { regexWidth } from '../../../syntax/regex-width.ts'
import type { Json } from '../../../types/codec.ts'
import type { Lowering } from '../lowering.ts'
import { regexOf } from '../strings.ts'
import { constantInteger, constantJson, constantText, convertTo, orEmpty, toText } from '../values.ts'
import { type Builtin, type CallSite, castType, of, ofAny } from './builtin.ts'

const EMPTY_MATCH = 'the product may count empty matches elsewhere'

/** Whether a pattern whose matches are counted never matches the empty text; refused otherwise. */
function isCountable(cx: Lowering, pattern: string, place: Expr): boolean {
  if (!regexWidth(pattern).empty) return true
  cx.refuse(place.span, 'all matches of a pattern that matches the empty text', EMPTY_MATCH)
  return false
}

const extract = of(3, ([pattern, group, source], site) => {
  if (pattern === undefined || group === undefined || source === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  const index = constantInteger(group)
  if (regex === undefined) return text('')
  if (index === undefined || index < 0n || index > BigInt(regex.groups)) return undefined
  const found = call(
    'regex.extract',
    [toText(site.cx, source), text(regex.pattern, pattern.span), long(index)],
    site.span,
  )
  return orEmpty(found)
})

/** `extract(..., typeof(long))`: the type argument is no expression of its own. */
const extractTyped: Builtin = (site) => {
  const [pattern, group, source, typeNode, ...others] = site.nodes
  if (others.length > 0 || pattern === undefined || group === undefined || source === undefined) return undefined
  if (typeNode === undefined) return extract(site)
  const type = castType(typeNode)
  const plain = extract({ ...site, nodes: [pattern, group, source] })
  // Where nothing matches the text is empty, which no other type can read: null.
  return plain === undefined || type === undefined ? undefined : convertTo(site.cx, plain, type, site.span)
}

/** The groups that `captureGroups` names by number or name; `undefined` when it is no such list. */
function chosenGroups(
  wanted: Json | undefined,
  regex: NonNullable<ReturnType<typeof regexOf>>,
): readonly number[] | undefined {
  if (!Array.isArray(wanted) || wanted.length === 0) return undefined
  const groups = wanted.map((one: Json) =>
    typeof one === 'string' ? regex.named.find((g) => g.name === one)?.index : one,
  )
  const valid = groups.every((g) => typeof g === 'number' && Number.isInteger(g) && g >= 1 && g <= regex.groups)
  return valid ? groups.map(Number) : undefined
}

/** `extract_all(regex, [groups,] source)`: null without a match (`extract-all-function.md`). */
const extractAll = of(3, (args, site) => {
  const [pattern, source] = [args[0], args.at(-1)]
  if (args.length < 2 || pattern === undefined || source === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  if (regex === undefined || !isCountable(site.cx, regex.pattern, pattern)) return literal('dynamic', null)
  const every = Array.from({ length: regex.groups }, (_, i) => i + 1)
  const listed = args.length === 3 && args[1] !== undefined ? chosenGroups(constantJson(args[1]), regex) : every
  if (listed === undefined || listed.length === 0) return undefined
  const groups = listed.map((g) => long(g))
  return call(
    'regex.extract_groups_all',
    [toText(site.cx, source), text(regex.pattern, pattern.span), ...groups],
    site.span,
  )
})

const replaceRegex = of(3, ([source, pattern, replacement], site) => replaced(source, pattern, replacement, site))

function replaced(source: Expr | undefined, pattern: Expr | undefined, by: Expr | undefined, site: CallSite) {
  if (source === undefined || pattern === undefined || by === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  const written = constantText(by)
  if (regex === undefined) return text('')
  // A `\` that names no group means different things to different engines.
  if (written === undefined || /\\(?![0-9])/.test(written)) return undefined
  const groups = [...written.matchAll(/\\([0-9])/g)].map((m) => Number(m[1]))
  if (groups.some((g) => g > regex.groups)) return undefined
  const parts = [toText(site.cx, source), text(regex.pattern, pattern.span), text(written, by.span)]
  return orEmpty(call('regex.replace_all', parts, site.span))
}

/** The old `replace(regex, rewrite, text)` has the arguments of `replace_regex` in another order. */
const replaceOld = of(3, ([pattern, replacement, source], site) => replaced(source, pattern, replacement, site))

/** `trim`, `trim_start`, `trim_end`: matches at the ends are cut off, as often as they follow one another. */
const trim = (start: boolean, end: boolean): Builtin =>
  of(2, ([pattern, source], site) => {
    if (pattern === undefined || source === undefined) return undefined
    const regex = regexOf(site.cx, pattern)
    if (regex === undefined) return text('')
    if (!/[+*]$/.test(regex.pattern)) {
      site.cx.note(site.span, '`trim` and the like', 'matches that follow one another are all cut off')
    }
    const body = `(?:${regex.pattern})+`
    const sides = [...(start ? [`^${body}`] : []), ...(end ? [`${body}$`] : [])].join('|')
    return orEmpty(call('regex.replace_all', [toText(site.cx, source), text(sides, pattern.span), text('')], site.span))
  })

/** `indexof_regex(text, regex [, start [, length [, occurrence]]])` (`indexof-regex-function.md`). */
const indexOfRegex = of(5, ([source, pattern, ...window], site) => {
  if (source === undefined || pattern === undefined) return undefined
  const numbers = window.map(constantInteger)
  if (numbers.includes(undefined)) return undefined
  const [start = 0n, length = -1n, nth = 1n] = numbers
  // The page takes a negative start from the end, its example gives null.
  if (start < 0n || length < -1n || nth < 0n) return literal('long', null, site.span)
  const regex = regexOf(site.cx, pattern)
  if (regex === undefined || !isCountable(site.cx, regex.pattern, pattern)) return literal('long', null)
  if (nth === 0n) return undefined
  const whole = start === 0n && length === -1n
  if (!whole && regexWidth(regex.pattern).looksAround) return undefined
  const subject = toText(site.cx, source)
  const examined = whole ? subject : call('text.substring', [subject, long(start), long(length < 0n ? WHOLE : length)])
  const found = call('regex.index_of_nth', [examined, text(regex.pattern, pattern.span), long(nth)], site.span)
  if (start === 0n) return found
  const shifted = call('number.add', [found, long(start)])
  return call('logic.case', [call('compare.lt', [found, long(0)]), long(-1), shifted], site.span)
})

const WHOLE = 2n ** 31n - 1n

/** `countof`: plain occurrences may overlap, matches do not (`countof-function.md`). */
const countOf = of(3, ([source, search, kind], site) => {
  if (source === undefined || search === undefined) return undefined
  const how = kind === undefined ? 'normal' : constantText(kind)
  const subject = toText(site.cx, source)
  if (how === 'normal') return countPlain(subject, toText(site.cx, search), site)
  if (how !== 'regex') return undefined
  const regex = regexOf(site.cx, search)
  if (regex === undefined || !isCountable(site.cx, regex.pattern, search)) return literal('long', null)
  return call('regex.count', [subject, text(regex.pattern, search.span)], site.span)
})

function countPlain(subject: Expr, needle: Expr, site: CallSite): Expr | undefined {
  const written = constantText(needle)
  if (written === '') return undefined
  if (written === undefined)
    site.cx.note(needle.span, '`countof` of a text that is data', 'an empty text occurs nowhere')
  return call('text.count_overlapping', [subject, needle], site.span)
}

/** Functions of patterns. */
export const REGEX_BUILTINS: Readonly<Record<string, Builtin>> = {
  extract: extractTyped,
  extract_all: extractAll,
  extractall: extractAll,
  replace_regex: replaceRegex,
  replace: replaceOld,
  trim: trim(true, true),
  trim_start: trim(true, false),
  trim_end: trim(false, true),
  indexof_regex: indexOfRegex,
  countof: countOf,
  regex_quote: ofAny(([value, ...others], site) =>
    value === undefined || others.length > 0
      ? undefined
      : orEmpty(call('regex.quote', [toText(site.cx, value)], site.span)),
  ),
}
