import type { Report } from '../../../diagnostics/diagnostic.ts'
import { compileBacktracking, requiredLiteral } from '../../../functions/backtracking/index.ts'
import { and, call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { toRe2 } from '../../../syntax/regex.ts'
import { regexWidth } from '../../../syntax/regex-width.ts'
import { escapeRegex } from './pattern.ts'
import { markLines, nameGroups, plainPattern, scopeInlineFlags, type Unsupported } from './regex-text.ts'
import { asText } from './value.ts'

interface Capture {
  readonly field: string
  readonly index: number
  /** The group may take no part in a match, and then sets no field. */
  readonly optional: boolean
}

/** RE2 where it can take the pattern; else the search that backtracks, with what every match holds. */
type Machine =
  | { readonly kind: 're2'; readonly pattern: string }
  | { readonly kind: 'backtracking'; readonly pattern: string; readonly flags: string; readonly holds: string }

export interface CompiledRegex {
  readonly machine: Machine
  readonly captures: readonly Capture[]
  /** The same pattern for searches with back-tracking. */
  readonly search: { readonly pattern: string; readonly flags: string }
  /** How many groups it has, named or not. */
  readonly groups: number
  /** The flag `g`: every match counts. */
  readonly repeats: boolean
}

/** Longer patterns are refused. */
const LONGEST = 20_000

const FLAGS: Readonly<Record<string, string>> = { i: 'i', m: '', d: 's', g: '', F: '' }

/**
 * A regular expression of LogScale (library.humio.com/data-analysis/syntax-regex.html): `d` lets the dot match line ends,
 * `F` chooses the second engine, and with `m` lines end at `\n`. Reports and gives undefined what has no exact form.
 * `every`: all matches count, and are found as LogScale finds them where they can be empty.
 */
export function compileRegex(
  source: string,
  flags: string,
  span: Span,
  report: Report,
  every = false,
): CompiledRegex | undefined {
  const unknown = [...flags].find((flag) => FLAGS[flag] === undefined)
  if (unknown !== undefined) {
    report.add('syntax/regex', span, { reason: `there is no flag \`${unknown}\`` })
    return undefined
  }
  if (source.length > LONGEST) {
    reportUnsupported({ construct: `more than ${LONGEST} characters`, invalid: false }, span, report)
    return undefined
  }
  const second = flags.includes('F')
  const plain = plainPattern(source, second)
  if ('construct' in plain) {
    reportUnsupported(plain, span, report)
    return undefined
  }
  for (const letter of plain.letters) report.add('lint/cql-regex-letter', span, { letter })
  const leading = /^\(\?([a-z]*)m([a-z]*)\)/.exec(plain.pattern)
  const body = leading === null ? plain.pattern : plain.pattern.replace(leading[0], inlineFlags(leading))
  const scoped = second ? { pattern: body, narrowed: [] } : scopeInlineFlags(body)
  for (const found of scoped.narrowed) report.add('lint/cql-inline-flag-scope', span, { flags: found })
  const named = nameGroups(scoped.pattern)
  const lines = flags.includes('m') || leading !== null
  const inline = [...new Set([...flags].map((flag) => FLAGS[flag] ?? ''))].sort().join('')
  const optional = /\||\)(?:[?*]|\{0)/.test(source)
  // Letters beyond ASCII match in either case, too; a quantifier after a quantifier repeats it.
  const machineFlags = `${inline}ru`
  const written = markLines(named.pattern, lines, 'backtracking').pattern
  const common = { repeats: flags.includes('g'), search: { pattern: written, flags: machineFlags } }

  const marked = markLines(named.pattern, lines, 're2')
  const ignoresCase = inline.includes('i') || /\(\?[a-z]*i/.test(scoped.pattern)
  const wide = ignoresCase && /[^\0-\x7f]|\\[xu]/.test(marked.pattern)
  const translated = wide ? undefined : toRe2(marked.pattern, 'java', inline)
  if (translated?.ok === true && !(every && regexWidth(translated.pattern).empty)) {
    const captures = translated.groups.flatMap((group) => {
      const field = named.fields.get(group.name ?? '')
      return field === undefined ? [] : [{ field, index: group.index, optional }]
    })
    const pattern = marked.restore(translated.pattern)
    return { ...common, machine: { kind: 're2', pattern }, captures, groups: translated.groups.length }
  }
  const compiled = compileBacktracking(written, machineFlags)
  if (!compiled.ok) {
    reportUnsupported(compiled, span, report)
    return undefined
  }
  const captures = [...named.places].map(([field, index]): Capture => ({ field, index, optional: false }))
  const holds = requiredLiteral(compiled.parsed.root)
  const machine: Machine = { kind: 'backtracking', pattern: written, flags: machineFlags, holds }
  return { ...common, machine, captures, groups: compiled.parsed.groups }
}

/** The flags before and after `m`, which is worked into the pattern. */
function inlineFlags([, before = '', after = '']: RegExpExecArray): string {
  return before + after === '' ? '' : `(?${before}${after})`
}

function reportUnsupported(found: Unsupported, span: Span, report: Report): void {
  if (found.invalid) report.add('syntax/regex', span, { reason: found.construct })
  else report.add('fidelity/regex', span, { construct: found.construct })
}

/** Whether the pattern is found in the value. */
export function found(value: Expr, regex: CompiledRegex, span: Span): Expr {
  const { machine } = regex
  const held = asText(value)
  if (machine.kind === 're2') return call('regex.matches', [held, text(machine.pattern)], span)
  const matches = call('backtracking.matches', [held, text(machine.pattern), text(machine.flags)], span)
  if (machine.holds.length < 2) return matches
  // What every match holds is asked first, without calling back.
  return and([call('regex.matches', [held, text(`(?i)${escapeRegex(machine.holds)}`)], span), matches], span)
}

/** What a named group holds in the first match; missing without a match, and where the group took no part. */
export function captured(value: Expr, regex: CompiledRegex, capture: Capture, span: Span): Expr {
  const { machine } = regex
  const held = asText(value)
  if (machine.kind === 'backtracking') {
    const args = [held, text(machine.pattern), text(machine.flags), long(capture.index)]
    return call('backtracking.extract', args, span)
  }
  return unlessEmpty(call('regex.extract', [held, text(machine.pattern), long(capture.index)], span), capture, span)
}

/** RE2 does not tell a group that took no part from one that holds the empty text. */
export function unlessEmpty(extracted: Expr, capture: Capture, span: Span): Expr {
  if (!capture.optional) return extracted
  return call('logic.case', [call('compare.eq', [extracted, text('')], span), literal('string', null), extracted], span)
}

/** Every match replaced; `\1` in the template is a group. */
export function replaced(value: Expr, regex: CompiledRegex, template: string, span: Span): Expr {
  const { machine } = regex
  const held = asText(value)
  return machine.kind === 're2'
    ? call('regex.replace_all', [held, text(machine.pattern), text(template)], span)
    : call('backtracking.replace_all', [held, text(machine.pattern), text(machine.flags), text(template)], span)
}

/** The texts between the matches, as a list; the pattern was compiled for `every` match. */
export function splitBy(value: Expr, regex: CompiledRegex, span: Span): Expr {
  const { machine } = regex
  const held = asText(value)
  if (machine.kind === 'backtracking') {
    return call('backtracking.split', [held, text(machine.pattern), text(machine.flags)], span)
  }
  return call('regex.split', [held, text(machine.pattern)], span)
}

/** What the named groups hold in every match: a list of texts for one group, of lists for several. */
export function capturedAll(value: Expr, regex: CompiledRegex, span: Span): Expr {
  const { machine } = regex
  const groups = regex.captures.map((c) => long(c.index))
  const held = asText(value)
  return machine.kind === 're2'
    ? call('regex.extract_groups_all', [held, text(machine.pattern), ...groups], span)
    : call('backtracking.extract_groups_all', [held, text(machine.pattern), text(machine.flags), ...groups], span)
}
