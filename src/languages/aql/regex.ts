import { compileBacktracking, requiredLiteral } from '../../functions/backtracking/index.ts'
import { and, call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type RegexGroup, toRe2 } from '../../syntax/regex.ts'
import { regexWidth } from '../../syntax/regex-width.ts'
import type { ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'

type Pattern = ExpressionOf<'text'>

/** A pattern of java.util.regex: by RE2 where it can take it, else by the search that backtracks. */
type Machine =
  | { readonly kind: 're2'; readonly pattern: string; readonly groups: readonly RegexGroup[] }
  | { readonly kind: 'backtracking'; readonly pattern: string; readonly flags: string; readonly holds: string }

const LONGEST = 20_000

/** The pattern from `skip` on; `whole`: it must cover the value. Reports what has no exact form. */
function compile(
  lowering: Lowering,
  written: Pattern,
  flags: string,
  whole: boolean,
  skip: number,
): Machine | undefined {
  const { session } = lowering
  const source = written.value.slice(skip)
  const first = written.span.start + 1 + skip
  const refuse = (offset: number, construct: string, invalid: boolean): undefined => {
    const start = Math.min(first + offset, written.span.end - 1)
    const place = { start, end: written.span.end - 1 }
    if (invalid) session.add('syntax/regex', place, { reason: construct })
    else session.add('fidelity/regex', place, { construct })
    return undefined
  }
  if (source.length > LONGEST) return refuse(0, `more than ${LONGEST} characters`, false)
  // At the end of a pattern for the whole value `$` says nothing more; elsewhere it may stand before a last line end.
  const body = whole ? source.replace(/(?<=(?:^|[^\\])(?:\\\\)*)\$$/, '') : source
  const re2 = toRe2(body, 'java', flags)
  if (re2.ok && !(whole && body.includes('$'))) return { kind: 're2', pattern: re2.pattern, groups: re2.groups }
  if (!re2.ok && re2.invalid) return refuse(re2.offset, re2.construct, true)
  const own = compileBacktracking(source, flags)
  if (!own.ok) return refuse(re2.ok ? own.offset : re2.offset, re2.ok ? own.construct : re2.construct, false)
  const pattern = whole ? `\\A(?:${source})\\z` : source
  const compiled = whole ? compileBacktracking(pattern, flags) : own
  if (!compiled.ok) return refuse(0, compiled.construct, false)
  return { kind: 'backtracking', pattern, flags, holds: requiredLiteral(compiled.parsed.root) }
}

const READINGS = {
  find: 'a pattern is found anywhere in the value; the option `aqlRegex` (--aql-regex full) makes it cover the whole value',
  full: 'a pattern must cover the whole value, as the option `aqlRegex` says',
} as const

/**
 * No page says whether a pattern must cover the whole value. IBM's own Sigma backend writes patterns that only hold
 * when found anywhere (https://github.com/IBM/pySigma-backend-QRadar-AQL), so that is the reading unless the user
 * chooses the other one.
 */
export function lowerRegex(lowering: Lowering, subject: Expr, pattern: Pattern, ignoreCase: boolean, span: Span): Expr {
  const { session } = lowering
  const flag = ignoreCase && pattern.value.startsWith('(?i)')
  if (flag) {
    const place = { start: pattern.span.start + 1, end: pattern.span.start + 5 }
    session.add('aql/redundant-flag', place, {}, { fixes: [{ title: 'Remove `(?i)`', span: place, text: '' }] })
  }
  const reading = session.options.aqlRegex ?? 'find'
  session.choose('MATCHES and IMATCHES', READINGS[reading], span)
  const whole = reading === 'full'
  const machine = compile(lowering, pattern, ignoreCase ? 'i' : '', whole, flag ? 4 : 0)
  if (machine === undefined) return literal('boolean', null, span)
  const written = text(machine.pattern, pattern.span)
  if (machine.kind === 're2') return call(whole ? 'regex.full_matches' : 'regex.matches', [subject, written], span)
  const matches = call('backtracking.matches', [subject, written, text(machine.flags)], span)
  if (machine.holds.length < 2) return matches
  // What every match holds is asked first, without calling back.
  const holds = text(`(?i)${machine.holds.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&')}`)
  return and([call('regex.matches', [subject, holds], span), matches], span)
}

/** REPLACEFIRST and REPLACEALL; reports what has no exact form. */
export function lowerReplacement(
  lowering: Lowering,
  value: Expr,
  pattern: Pattern,
  replacement: Pattern,
  all: boolean,
  span: Span,
): Expr | undefined {
  const { session } = lowering
  const machine = compile(lowering, pattern, '', false, 0)
  if (machine === undefined) return undefined
  const own = compileBacktracking(pattern.value, '')
  const names = own.ok ? own.parsed.names : new Map<string, number>()
  const groups = machine.kind === 're2' ? machine.groups.length : own.ok ? own.parsed.groups : 0
  const rewritten = re2Replacement(replacement.value, groups, (name) =>
    machine.kind === 're2' ? machine.groups.find((g) => g.name === name)?.index : names.get(name),
  )
  if (rewritten === undefined) {
    session.refuse('a replacement that names a group that the pattern lacks', replacement.span)
    return undefined
  }
  const template = text(rewritten, replacement.span)
  // RE2 passes over an empty match right after a match, and the line end before which `$` stands belongs to its match.
  const isSame = machine.kind === 're2' && !(all && regexWidth(machine.pattern).empty) && !pattern.value.includes('$')
  if (isSame) {
    const fn = all ? 'regex.replace_all' : 'regex.replace_first'
    return call(fn, [value, text(machine.pattern, pattern.span), template], span)
  }
  if (!own.ok) {
    session.refuse(`a replacement by a pattern with ${own.construct}`, pattern.span)
    return undefined
  }
  const fn = all ? 'backtracking.replace_every' : 'backtracking.replace_first'
  return call(fn, [value, text(pattern.value, pattern.span), text(''), template], span)
}

/** Java's `$1`, `${name}` and `\$` as RE2's `\1`. */
function re2Replacement(
  replacement: string,
  groups: number,
  named: (name: string) => number | undefined,
): string | undefined {
  let result = ''
  for (let at = 0; at < replacement.length; at += 1) {
    const char = replacement.charAt(at)
    if (char === '\\') {
      at += 1
      const next = replacement.charAt(at)
      if (next === '') return undefined
      result += next === '\\' ? '\\\\' : next
    } else if (char === '$') {
      const reference = /^\$(?:(\d)|\{([A-Za-z]\w*)\})/.exec(replacement.slice(at))
      if (reference === null) return undefined
      const [whole, digit, name] = reference
      const index = digit === undefined ? named(name ?? '') : Number(digit)
      // Java reads a second digit as part of the number where there are so many groups.
      const isLonger = digit !== undefined && groups > 9 && /^\d/.test(replacement.slice(at + 2))
      if (index === undefined || index > groups || index > 9 || isLonger) return undefined
      result += `\\${index}`
      at += whole.length - 1
    } else result += char
  }
  return result
}
