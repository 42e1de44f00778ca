import type { RegexFlavour } from './regex-escape.ts'
import { RegexRefusal } from './regex-refusal.ts'
import { RegexTranslator, type Translated } from './regex-translator.ts'

export type { RegexFlavour } from './regex-escape.ts'
export type { RegexGroup } from './regex-translator.ts'

export type RegexTranslation =
  | Translated
  /** `construct` names what RE2 lacks (`a look-ahead`) or, with `invalid`, what is wrong; `offset` is its place in the pattern. */
  | { readonly ok: false; readonly invalid: boolean; readonly construct: string; readonly offset: number }

/**
 * A pattern of some flavour as an RE2 pattern that matches the same texts (named groups become plain ones, listed in
 * `groups`), or the construct that has no exact form. `flags`: inline flags to switch on for the whole pattern, such as
 * `is`.
 *
 * - Java ignores case among ASCII letters only: letters become classes. Its `.` stops at five line ends, its `$` also
 *   stands before a final one (which then belongs to the match), its `\s` has the vertical tab.
 * - Rust's `\d`, `\w` and `\s` are Unicode's. Its `\b` is taken as RE2's, which knows ASCII words only: the two differ
 *   where a letter or digit beyond ASCII stands at the boundary.
 */
export function toRe2(pattern: string, flavour: RegexFlavour, flags = ''): RegexTranslation {
  try {
    return new RegexTranslator(pattern, flavour, flags).translate()
  } catch (error) {
    if (!(error instanceof RegexRefusal)) throw error
    return { ok: false, invalid: error.invalid, construct: error.construct, offset: error.offset }
  }
}
