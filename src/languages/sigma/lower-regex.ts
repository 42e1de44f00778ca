import type { Report } from '../../diagnostics/diagnostic.ts'
import { compileBacktracking, requiredLiteral } from '../../functions/backtracking/index.ts'
import { exactPattern } from '../../functions/pattern.ts'
import { and, boolean, call, type Expr, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { toRe2 } from '../../syntax/regex.ts'
import type { TextPredicate } from './predicate.ts'

type RegexPredicate = Extract<TextPredicate, { readonly kind: 'regex' }>

/** A pattern that is longer takes RE2 and the search that backtracks too long to prepare. */
const LONGEST = 20_000

/**
 * Whether the pattern, which is one of PCRE, is found in the value: by RE2 where that can take it, else by the search
 * that backtracks.
 */
export function lowerRegex(subject: Expr, { pattern, flags }: RegexPredicate, span: Span, report: Report): Expr {
  const refuse = (construct: string, isInvalid: boolean): Expr => {
    if (isInvalid) report.add('syntax/regex', span, { reason: construct })
    else report.add('fidelity/regex', span, { construct })
    return boolean(false, span)
  }
  if (pattern.length > LONGEST) return refuse(`more than ${LONGEST} characters`, false)
  const on = `${flags.i ? 'i' : ''}${flags.m ? 'm' : ''}${flags.s ? 's' : ''}`
  const isDotAll = flags.s || /\(\?[a-z]*s/.test(pattern)
  const isMultiLine = flags.m || /\(\?[a-z]*m/.test(pattern)
  const re2 = toRe2(isMultiLine ? pattern : rewritten(pattern, { $: RE2_END }), 're2', on)
  if (re2.ok) return call('regex.matches', [subject, text(re2.pattern, span)], span)
  const java = isMultiLine ? pattern : rewritten(pattern, { $: JAVA_END, ...(isDotAll ? {} : { '.': '[^\\n]' }) })
  const own = compileBacktracking(java, on)
  if (!own.ok) return refuse(re2.invalid ? re2.construct : own.construct, re2.invalid && own.invalid)
  report.add('fidelity/sigma-regex', span, { construct: re2.construct })
  const matches = call('backtracking.matches', [subject, text(java, span), text(on)], span)
  const holds = requiredLiteral(own.parsed.root)
  if (holds.length < 2) return matches
  // What every match holds is asked first, without calling back.
  return and([call('regex.matches', [subject, text(`(?i)${exactPattern(holds)}`, span)], span), matches], span)
}

/** PCRE's `$` is the end of the value, or the place before a line feed that ends it. */
const RE2_END = '(?:\\n?\\z)'
const JAVA_END = '(?=\\n?\\z)'

/** The pattern with other text for some of the characters that stand outside escapes and classes. */
function rewritten(pattern: string, replacements: Readonly<Record<string, string>>): string {
  let result = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at)
    const whole = char === '\\' ? pattern.slice(at, at + 2) : char === '[' ? characterClass(pattern, at) : char
    result += replacements[whole] ?? whole
    at += whole.length - 1
  }
  return result
}

/** The class that starts here: up to the first `]` that is not the first of its members. */
function characterClass(pattern: string, start: number): string {
  CLASS.lastIndex = start
  return CLASS.exec(pattern)?.[0] ?? pattern.slice(start)
}

const CLASS = /\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]/y
