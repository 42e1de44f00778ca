import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { valueTypeNamed } from '../ast.ts'
import { regexOf } from '../strings.ts'
import { constantInteger, constantText, convertTo, isInteger, orEmpty, toText } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

const simple = (build: (value: Expr, site: CallSite) => Expr | undefined): Builtin =>
  ofAny(([value, ...others], site) => {
    if (value === undefined || others.length > 0) return undefined
    return build(value.type === 'dynamic' ? toText(site.cx, value) : value, site)
  })

const ofText = (build: (value: Expr, site: CallSite) => Expr): Builtin =>
  simple((value, site) => (value.type === 'string' ? build(value, site) : undefined))

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

const extract = of(3, ([pattern, group, source], site) => {
  if (pattern === undefined || group === undefined || source === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  const index = constantInteger(group)
  if (regex === undefined) return missingText()
  if (index === undefined || index < 0n || index > BigInt(regex.groups)) return undefined
  const found = call(
    'regex.extract',
    [toText(site.cx, source), text(regex.pattern, pattern.span), long(index)],
    site.span,
  )
  return orEmpty(found)
})

function missingText(): Expr {
  return text('')
}

/** `extract(..., typeof(long))`: the type argument is no expression of its own. */
const extractTyped: Builtin = (site) => {
  const [pattern, group, source, typeNode, ...others] = site.nodes
  if (others.length > 0 || pattern === undefined || group === undefined || source === undefined) return undefined
  if (typeNode === undefined) return extract(site)
  const written = typeNode.list('Types')[0]?.text.trim()
  const type = written === undefined ? undefined : valueTypeNamed(written)
  if (type === undefined) return undefined
  const plain = extract({ ...site, nodes: [pattern, group, source] })
  // Where nothing matches the text is empty, which no other type can read: null.
  return plain === undefined ? undefined : convertTo(site.cx, plain, type, site.span)
}

const extractAll = ofAny((args, site) => {
  const [pattern, source] = [args[0], args.at(-1)]
  if (args.length !== 2 || pattern === undefined || source === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  if (regex === undefined) return literal('dynamic', null)
  if (regex.groups !== 1) return undefined
  return call('regex.extract_all', [toText(site.cx, source), text(regex.pattern, pattern.span), long(1)], site.span)
})

const replaceRegex = of(3, ([source, pattern, replacement], site) => {
  if (source === undefined || pattern === undefined || replacement === undefined) return undefined
  const regex = regexOf(site.cx, pattern)
  const written = constantText(replacement)
  if (regex === undefined) return missingText()
  // A `\` that names no group, and a `$`, mean different things to different engines.
  if (written === undefined || /\\(?![0-9])|\$/.test(written)) return undefined
  const groups = [...written.matchAll(/\\([0-9])/g)].map((m) => Number(m[1]))
  if (groups.some((g) => g > regex.groups)) return undefined
  return orEmpty(
    call('regex.replace_all', [toText(site.cx, source), text(regex.pattern, pattern.span), replacement], site.span),
  )
})

/** `trim`, `trim_start`, `trim_end`: matches at the ends are cut off, as often as they follow one another. */
const trim = (start: boolean, end: boolean): Builtin =>
  of(2, ([pattern, source], site) => {
    if (pattern === undefined || source === undefined) return undefined
    const regex = regexOf(site.cx, pattern)
    if (regex === undefined) return missingText()
    const body = `(?:${regex.pattern})+`
    const sides = [...(start ? [`^${body}`] : []), ...(end ? [`${body}$`] : [])].join('|')
    return orEmpty(call('regex.replace_all', [toText(site.cx, source), text(sides, pattern.span), text('')], site.span))
  })

const replaceString = of(3, ([source, lookup, replacement], site) => {
  if (source === undefined || lookup === undefined || replacement === undefined) return undefined
  const needle = constantText(lookup)
  if (needle === undefined || needle === '') return undefined
  return call('text.replace_all', [toText(site.cx, source), lookup, toText(site.cx, replacement)], site.span)
})

const split = ofAny(([source, delimiter, ...others], site) => {
  if (source === undefined || delimiter === undefined || others.length > 0) return undefined
  const written = constantText(delimiter)
  if (written === undefined || written === '') return undefined
  return call('text.split', [toText(site.cx, source), delimiter], site.span)
})

/** `indexof(text, lookup)`; with a start (not negative) the search begins there. */
const indexOf = ofAny(([source, lookup, start, ...others], site) => {
  if (source === undefined || lookup === undefined || others.length > 0) return undefined
  const [haystack, needle] = [toText(site.cx, source), toText(site.cx, lookup)]
  if (start === undefined) return call('text.index_of', [haystack, needle], site.span)
  const from = constantInteger(start)
  if (from === undefined || from < 0n) return undefined
  const found = call('text.index_of', [call('text.substring', [haystack, start, long(WHOLE)]), needle])
  const shifted = call('number.add', [found, start])
  return call('logic.case', [call('compare.lt', [found, long(0)]), long(-1), shifted], site.span)
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

const strcmp = of(2, ([a, b], site) => {
  if (a?.type !== 'string' || b?.type !== 'string') return undefined
  const less = call('compare.lt', [a, b])
  return call('logic.case', [less, long(-1), call('compare.gt', [a, b]), long(1), long(0)], site.span)
})

export const TEXT_BUILTINS: Readonly<Record<string, Builtin>> = {
  strlen: ofText((value, site) => call('text.length', [value], site.span)),
  tolower: ofText((value, site) => call('text.lower', [value], site.span)),
  toupper: ofText((value, site) => call('text.upper', [value], site.span)),
  reverse: simple((value, site) => orEmpty(call('text.reverse', [toText(site.cx, value)], site.span))),
  substring,
  extract: extractTyped,
  extract_all: extractAll,
  replace_regex: replaceRegex,
  replace: replaceRegex,
  replace_string: replaceString,
  trim: trim(true, true),
  trim_start: trim(true, false),
  trim_end: trim(false, true),
  split,
  indexof: indexOf,
  strcat,
  strcat_delim: strcatDelim,
  strcmp,
  base64_decode_tostring: ofText((value, site) => orEmpty(call('hash.base64_decode', [value], site.span))),
  base64_encode_tostring: ofText((value, site) => orEmpty(call('hash.base64_encode', [value], site.span))),
  hash_sha256: simple((value, site) => orEmpty(call('hash.sha256', [toText(site.cx, value)], site.span))),
  hash_sha1: simple((value, site) => orEmpty(call('hash.sha1', [toText(site.cx, value)], site.span))),
  hash_md5: simple((value, site) => orEmpty(call('hash.md5', [toText(site.cx, value)], site.span))),
  string_size: ofText((value, site) => call('text.byte_length', [value], site.span)),
  strrep: of(3, ([value, times, delimiter], site) => {
    const count = times === undefined ? undefined : constantInteger(times)
    if (value === undefined || count === undefined || count < 0n || count > 1024n) return undefined
    const part = toText(site.cx, value)
    const between = delimiter === undefined ? undefined : toText(site.cx, delimiter)
    const parts = Array.from({ length: Number(count) }, (_, i) =>
      i === 0 || between === undefined ? [part] : [between, part],
    )
    return parts.length === 0 ? text('') : call('text.concat', parts.flat(), site.span)
  }),
}
