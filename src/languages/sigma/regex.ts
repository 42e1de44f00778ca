import { compileBacktracking, requiredLiteral } from '../../functions/backtracking/index.ts'
import { toRe2 } from '../../syntax/regex.ts'
import type { RegexFlags } from './predicate.ts'

/** What searches for a pattern: RE2 where it can take it; else the search that backtracks. `holds`: a text in every match. */
export type RegexMachine =
  | { readonly kind: 're2'; readonly pattern: string }
  | {
      readonly kind: 'backtracking'
      readonly pattern: string
      readonly flags: string
      readonly holds: string
      /** What RE2 lacks. */
      readonly construct: string
    }
  | { readonly kind: 'none'; readonly construct: string; readonly invalid: boolean }

const LONGEST = 20_000

/**
 * A regular expression of a rule: PCRE (specification, appendix "Modifiers"), which the constructs that the appendix
 * names share with Java's. Lines end at `\n`, as in PCRE.
 */
export function regexMachine(pattern: string, flags: RegexFlags): RegexMachine {
  if (pattern.length > LONGEST) return { kind: 'none', construct: `more than ${LONGEST} characters`, invalid: false }
  const inline = `${flags.i ? 'i' : ''}${flags.m ? 'm' : ''}${flags.s ? 's' : ''}`
  const translated = toRe2(pattern, 're2', inline)
  if (translated.ok) return { kind: 're2', pattern: translated.pattern }
  const compiled = compileBacktracking(pattern, `${inline}u`)
  if (!compiled.ok) return { kind: 'none', construct: compiled.construct, invalid: compiled.invalid }
  const { construct } = translated
  return { kind: 'backtracking', pattern, flags: `${inline}u`, holds: requiredLiteral(compiled.parsed.root), construct }
}
