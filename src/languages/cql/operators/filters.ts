import { boolean, call, type Expr, literal, or, text } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import { anyHolds, inAnyField } from '../lower/any-field.ts'
import type { Arguments } from '../lower/arguments.ts'
import { argumentOf } from '../lower/branch-steps.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { hasColumns, rowsOfFile } from '../lower/files.ts'
import { containsIgnoringCase, extract, extractAll, truth } from '../lower/filter.ts'
import { type Frame, where } from '../lower/frame.ts'
import { joined } from '../lower/lookup.ts'
import { globRegex, matchesAny, matchesGlob } from '../lower/pattern.ts'
import { patternLookup } from '../lower/pattern-lookup.ts'
import { type CompiledRegex, found } from '../lower/regex.ts'
import { regexArgument } from '../lower/regex-argument.ts'
import { asText, negate } from '../lower/value.ts'

function fieldValue(args: Arguments, name: string, frame: Frame, cx: Lowering): Expr {
  const field = args.field(name)
  return field === undefined ? cx.field(frame, '@rawstring', args.span) : cx.field(frame, field.name, field.span)
}

/** library.humio.com/data-analysis/functions-in.html */
function lowerIn(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const value = fieldValue(args, 'field', frame, cx)
  const values = args.texts('values')
  if (!args.flag('ignorecase', args.flag('ignoreCase', false)))
    return or(matchesAny(value, values, args.span), args.span)
  const folded = values.map((v) => call('regex.full_matches', [asText(value), text(globRegex(v, 'i'))], args.span))
  return or(folded, args.span)
}

/**
 * library.humio.com/data-analysis/functions-wildcard.html: with fields the whole value, without them a part of any field
 * that the event came with. Case aside, both are what the pattern is as a filter.
 */
function lowerWildcard(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const pattern = args.text('pattern')
  if (pattern === undefined) return undefined
  if (/^\**$/.test(pattern) && args.flag('includeEverythingOnAsterisk', false)) return boolean(true, args.span)
  const named = args.list('field').length > 0
  const ignoreCase = args.flag('ignoreCase', false)
  if (!named && !/^\**$/.test(pattern)) {
    const bare = pattern.replace(/^\*+|\*+$/g, '')
    const fields = cx.original(frame)
    if (!ignoreCase) return anyHolds(fields, bare, args.span)
    const plain = (f: Expr): Expr => containsIgnoringCase(f, bare, args.span)
    return inAnyField(fields, { plain, pattern: globRegex(bare, '').replace('(?s)', ''), flags: 'isu' }, args.span)
  }
  const fields = named ? args.fields('field').map((f) => cx.field(frame, f.name, f.span)) : cx.original(frame)
  const whole = named ? pattern : `*${pattern}*`
  if (!ignoreCase || /^\**$/.test(pattern))
    return or(
      fields.map((f) => matchesGlob(f, whole, args.span)),
      args.span,
    )
  const inner = /^\*+(.*?)\*+$/.exec(whole)?.[1]
  const folded = text(globRegex(whole, 'i'))
  return or(
    fields.map((f) =>
      inner === undefined
        ? call('regex.full_matches', [asText(f), folded], args.span)
        : containsIgnoringCase(f, inner, args.span),
    ),
    args.span,
  )
}

/** library.humio.com/data-analysis/functions-regex.html: multi-line by default; without a match the event goes. */
function lowerRegex(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const repeat = args.flag('repeat', repeatsByFlag(args))
  const regex = regexArgument(args, 'regex', cx, 'm', repeat)
  if (regex === undefined) return frame
  const value = fieldValue(args, 'field', frame, cx)
  if (repeat && regex.captures.length > 0) return repeated(frame, value, regex, args, cx)
  const passed = args.flag('strict', true) ? where(frame, found(value, regex, args.span)) : frame
  return extract(passed, value, regex, args.span, cx)
}

/** Whether each match can give an event, as far as the text of a call shows. */
function repeats(called: Ast.Call): boolean {
  const repeat = argumentOf(called, 'repeat')
  const pattern = (
    called.args.find((arg) => arg.name === undefined) ?? called.args.find((arg) => arg.name?.name === 'regex')
  )?.value
  if (repeat !== undefined) return !(repeat.kind === 'field' && repeat.name.toLowerCase() === 'false')
  const flags = argumentOf(called, 'flags')
  if (flags !== undefined)
    return flags.kind === 'string' ? flags.value.includes('g') : flags.kind === 'field' && flags.name.includes('g')
  return pattern?.kind === 'regex' && pattern.flags.includes('g')
}

/** The flag `g` (library.humio.com/data-analysis/syntax-regex-flags.html). */
function repeatsByFlag(args: Arguments): boolean {
  const raw = args.raw('regex')
  return (args.has('flags') ? (args.text('flags') ?? '') : raw?.kind === 'regex' ? raw.flags : '').includes('g')
}

function repeated(frame: Frame, value: Expr, regex: CompiledRegex, args: Arguments, cx: Lowering): Frame {
  const most = args.number('limit') ?? 100
  return extractAll(frame, value, regex, { most, strict: args.flag('strict', true), span: args.span }, cx)
}

/** `!regex(...)` asks that nothing matches and sets no field. */
function lowerRegexFilter(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const regex = regexArgument(args, 'regex', cx, 'm')
  return regex === undefined ? undefined : found(fieldValue(args, 'field', frame, cx), regex, args.span)
}

const IPV4_NETWORK =
  /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\/(?:3[0-2]|[12]?\d))?$/

const IPV6_NETWORK = /^[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\/(?:12[0-8]|1[01]\d|[1-9]?\d))?$/

/** Networks of IPv4 hold IPv4 addresses, those of IPv6 hold IPv6 addresses. */
function lowerMixedNetworks(value: Expr, networks: readonly string[], args: Arguments): Expr {
  const four = networks.filter((n) => IPV4_NETWORK.test(n))
  const six = networks.filter((n) => !IPV4_NETWORK.test(n))
  const list = literal('dynamic', JSON.stringify(six))
  const isSix = call('text.contains', [value, text(':')])
  const inSix = call('logic.and', [isSix, call('ip.in_any_network', [value, list], args.span)])
  return four.length === 0
    ? inSix
    : or([call('ip.in_ipv4_networks', [value, ...four.map((n) => text(n))], args.span), inSix], args.span)
}

/** library.humio.com/data-analysis/functions-cidr.html */
function lowerCidr(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const inside = insideNetworks(args, frame, cx)
  return inside !== undefined && args.flag('negate', false) ? negate(inside) : inside
}

function insideNetworks(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  if (args.has('file') || args.has('column')) {
    cx.refuse('`cidr()` over a file inside an expression', args.span)
    return undefined
  }
  const networks = args.texts('subnet')
  const value = asText(fieldValue(args, 'field', frame, cx))
  if (networks.some((n) => IPV6_NETWORK.test(n)) && networks.every((n) => IPV6_NETWORK.test(n) || IPV4_NETWORK.test(n)))
    return lowerMixedNetworks(value, networks, args)
  const other = networks.find((n) => !IPV4_NETWORK.test(n))
  if (other !== undefined) {
    cx.refuse(`\`cidr()\` with the network \`${other}\``, args.raw('subnet')?.span ?? args.span)
    return undefined
  }
  return call('ip.in_ipv4_networks', [value, ...networks.map((n) => text(n))], args.span)
}

/** The networks of a file: an event whose address is in one of them passes. */
function stepCidr(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame | undefined {
  const name = args.text('file')
  const inTest = frame.conditions !== undefined && frame.grows !== true
  if (name === undefined || inTest) return undefined
  const [field, column] = [args.field('field'), args.field('column')]
  const rows = rowsOfFile(name, args.fields('column'), args.raw('file')?.span ?? args.span, cx)
  if (column === undefined) cx.report.add('name/cql-missing-parameter', args.span, { name: 'column', fn: args.fn })
  if (rows === undefined || field === undefined || column === undefined || !hasColumns(rows, [column], cx)) return frame
  const looking = { rows: 1, ignoreCase: false }
  const lookup = patternLookup(frame, field, rows.frame, column, [], 'cidr', looking, args.span, cx)
  return joined(
    frame,
    [field],
    lookup,
    negated !== args.flag('negate', false) ? 'anti' : 'inner',
    looking,
    args.span,
    cx,
  )
}

function textTest(fn: 'text.contains' | 'text.starts_with' | 'text.ends_with'): Builtins[string] {
  return {
    kind: 'filter',
    names: ['string', 'substring'],
    required: ['string', 'substring'],
    lower: (args, frame, cx) => {
      const [whole, part] = ['string', 'substring'].map((name) => {
        const raw = args.raw(name)
        return raw === undefined ? literal('string', null) : asText(cx.expr(raw, frame))
      })
      return whole === undefined || part === undefined ? undefined : call(fn, [whole, part], args.span)
    },
  }
}

export const FILTERS: Builtins = {
  in: {
    kind: 'filter',
    names: ['field', 'values', 'ignoreCase', 'ignorecase'],
    required: ['field', 'values'],
    lower: lowerIn,
  },
  wildcard: {
    kind: 'filter',
    names: ['pattern', 'field', 'ignoreCase', 'includeEverythingOnAsterisk'],
    required: ['pattern'],
    lower: lowerWildcard,
  },
  regex: {
    kind: 'events',
    inBranch: (called) => (repeats(called) ? 'rows' : 'columns'),
    names: ['regex', 'field', 'flags', 'repeat', 'strict', 'limit'],
    required: ['regex'],
    negated: lowerRegexFilter,
    lower: lowerRegex,
  },
  cidr: {
    kind: 'filter',
    names: ['field', 'subnet', 'file', 'column', 'negate'],
    required: ['field'],
    step: stepCidr,
    lower: lowerCidr,
  },
  test: {
    kind: 'filter',
    names: ['expression'],
    required: ['expression'],
    lower: (args, frame, cx) => {
      const raw = args.raw('expression')
      return raw === undefined ? undefined : truth(cx.expr(raw, frame), cx)
    },
  },
  'text:contains': textTest('text.contains'),
  'text:startswith': textTest('text.starts_with'),
  'text:endswith': textTest('text.ends_with'),
  dropevent: { kind: 'filter', names: [], lower: (args) => boolean(false, args.span) },
}
