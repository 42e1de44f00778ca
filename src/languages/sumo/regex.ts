import { compileBacktracking, requiredLiteral } from '../../functions/backtracking/index.ts'
import { and, call, type Expr, long, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type RegexFlavour, toRe2 } from '../../syntax/regex.ts'
import type { Frame } from './frame.ts'
import { escapeRegex } from './patterns.ts'

export interface NamedGroup {
  /** 1-based, among all groups. */
  readonly index: number
  readonly name: string
}

/** A regular expression for the engine: RE2 where it can take it, else the search that backtracks. */
export interface Regex {
  readonly machine: 're2' | 'backtracking'
  readonly pattern: string
  /** A text that every match of a search with back-tracking holds, in any case. */
  readonly holds: string
  readonly named: readonly NamedGroup[]
  /** How many groups there are, named or not. */
  readonly groups: number
}

/** `java`: what `parse regex` takes, Java or RE2. `re2`: what `matches` and `replace` are documented to take. */
type Taken = Exclude<RegexFlavour, 'rust'>

/** Longer patterns are refused. */
const LONGEST = 20_000

/** A `/regex/` or quoted pattern for the engine, or a report of what is wrong with it or has no exact form. */
export function compileRegex(written: string, taken: Taken, span: Span, frame: Frame): Regex | undefined {
  const { report } = frame
  if (written.length > LONGEST) {
    report.add('fidelity/regex', span, { construct: `more than ${LONGEST} characters` })
    return undefined
  }
  const { pattern, named, problem } = plainNames(written)
  if (problem !== undefined) {
    report.add('syntax/regex', placeOf(problem.offset, span, report.source.text), { reason: problem.reason })
    return undefined
  }
  const first = toRe2(pattern, taken)
  if (first.ok) return re2(first.pattern, named, first.groups.length)
  const place = placeOf(first.offset, span, report.source.text)
  const backtracking = compileBacktracking(pattern, '')
  if (backtracking.ok && (taken === 'java' || !first.invalid)) {
    if (taken === 're2' && frame.options.profile === 'vendor') {
      report.add('syntax/regex', place, { reason: `RE2, which Sumo Logic takes here, has no ${bare(first.construct)}` })
      return undefined
    }
    if (taken === 're2') {
      frame.choose('a regular expression', `it has ${first.construct}, as Java has it; RE2 is documented`, place)
    }
    const { root, groups } = backtracking.parsed
    return { machine: 'backtracking', pattern, holds: requiredLiteral(root), named, groups }
  }
  // `parse regex` takes Java's or RE2's, and what one of them finds invalid may be the other's.
  const other = toRe2(pattern, taken === 'java' ? 're2' : 'java')
  if (taken === 'java' && first.invalid && other.ok) return re2(other.pattern, named, other.groups.length)
  if (first.invalid) report.add('syntax/regex', place, { reason: first.construct })
  else report.add('fidelity/regex', place, { construct: first.construct })
  return undefined
}

function re2(pattern: string, named: readonly NamedGroup[], groups: number): Regex {
  return { machine: 're2', pattern, holds: '', named, groups }
}

function bare(construct: string): string {
  return construct.replace(/^an? /, '')
}

interface PlainNames {
  readonly pattern: string
  readonly named: readonly NamedGroup[]
  readonly problem?: { readonly reason: string; readonly offset: number }
}

/**
 * Names of groups become ones that Java takes, too (`_` is none of its), without a change of length; `(?P<name>` becomes
 * `(?<name>`. What they were called is told aside.
 */
function plainNames(written: string): PlainNames {
  const named: NamedGroup[] = []
  const seen = new Map<string, string>()
  let groups = 0
  let problem: PlainNames['problem']
  const parts =
    /\\Q[\s\S]*?(?:\\E|$)|\\k<(\w+)>|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]?|\(\?P?<(?![=!])([^>)]*)>?|\((?!\?)/g
  const pattern = written.replace(parts, (part, reference?: string, name?: string, offset = 0) => {
    if (reference !== undefined) return `\\k<${seen.get(reference) ?? reference}>`
    if (part === '(') groups += 1
    if (name === undefined) return part
    groups += 1
    const wrong = !/^\w+$/.test(name)
      ? `the name of a group is made of letters, digits and \`_\`, not \`${name}\``
      : undefined
    const twice = seen.has(name) ? `two of its groups are named \`${name}\`` : undefined
    const reason = wrong ?? twice
    if (reason !== undefined) problem ??= { reason, offset: Number(offset) }
    named.push({ index: groups, name })
    const plain = plainName(name, part.startsWith('(?P') ? name.length + 1 : name.length, groups)
    seen.set(name, plain)
    return `(?<${plain}>`
  })
  return problem === undefined ? { pattern, named } : { pattern, named, problem }
}

/** A name of letters and digits with so many characters, and no other group's. */
function plainName(name: string, length: number, group: number): string {
  if (length === name.length && /^[A-Za-z][A-Za-z0-9]*$/.test(name)) return name
  const number = String(group)
  return length > number.length ? `z${number.padStart(length - 1, '0')}` : 'z'.repeat(Math.max(length, 1))
}

/** From a place of the pattern to its end, in the text; the delimiter is written with a backslash inside. */
export function placeOf(offset: number, span: Span, source: string): Span {
  const delimiter = source.charAt(span.start)
  const end = span.end - 1
  let at = span.start + 1
  for (let left = offset; left > 0 && at < end; left -= 1) at += source.startsWith(`\\${delimiter}`, at) ? 2 : 1
  return { start: Math.min(at, end - 1), end }
}

/** Whether the pattern is found anywhere in the value. */
export function found(value: Expr, regex: Regex, span: Span): Expr {
  if (regex.machine === 're2') return call('regex.matches', [value, text(regex.pattern)], span)
  const matches = call('backtracking.matches', [value, text(regex.pattern), text('')], span)
  if (regex.holds.length < 2) return matches
  // What every match holds is asked first, without calling back.
  return and([call('regex.matches', [value, text(`(?i)${escapeRegex(regex.holds)}`)], span), matches], span)
}

/** What a group holds in the first match: null without a match, empty where the group took no part. */
export function captured(value: Expr, regex: Regex, group: number, span: Span): Expr {
  if (regex.machine === 're2') return call('regex.extract', [value, text(regex.pattern), long(group)], span)
  const held = call('backtracking.extract', [value, text(regex.pattern), text(''), long(group)], span)
  const matched = found(value, regex, span)
  return call('logic.case', [matched, call('logic.coalesce', [held, text('')]), held], span)
}

/** What a group holds in every match, as a list; null without a match. */
export function capturedAll(value: Expr, regex: Regex, group: number, span: Span): Expr {
  return regex.machine === 're2'
    ? call('regex.extract_all', [value, text(regex.pattern), long(group)], span)
    : call('backtracking.extract_groups_all', [value, text(regex.pattern), text(''), long(group)], span)
}

/** Every match replaced; `\1` in the template is a group. */
export function replacedAll(value: Expr, regex: Regex, template: string, span: Span): Expr {
  return regex.machine === 're2'
    ? call('regex.replace_all', [value, text(regex.pattern), text(template)], span)
    : call('backtracking.replace_all', [value, text(regex.pattern), text(''), text(template)], span)
}
