/** The regular expression flavours of the products: Java (AQL, CQL, Sumo's parse regex), Rust (KQL), RE2 (Sumo's matches). */
export type RegexFlavour = 'java' | 'rust' | 're2'

export interface RegexGroup {
  /** 1-based. */
  readonly index: number
  readonly name?: string
}

export type RegexTranslation =
  | { readonly ok: true; readonly pattern: string; readonly groups: readonly RegexGroup[] }
  /** `construct` names what RE2 lacks (`a look-ahead`) or, with `invalid`, what is wrong; `offset` is its place in the pattern. */
  | { readonly ok: false; readonly invalid: boolean; readonly construct: string; readonly offset: number }

/**
 * A pattern of some flavour as an RE2 pattern of the same meaning (named groups become plain ones, listed in `groups`),
 * or the construct that has no exact form. `flags`: inline flags to switch on for the whole pattern, such as `is`.
 */
export function toRe2(pattern: string, flavour: RegexFlavour, flags = ''): RegexTranslation {
  const groups: RegexGroup[] = []
  let result = flags === '' ? '' : `(?${flags})`
  let inClass = false
  for (let i = 0; i < pattern.length; i += 1) {
    const rest = pattern.slice(i)
    if (pattern[i] === '\\') {
      if (!inClass && /^\\[1-9k]/.test(rest)) return refuse('a back-reference', i)
      result += rest.slice(0, 2)
      i += 1
    } else if (inClass) {
      if (flavour !== 're2' && rest.startsWith('&&')) return refuse('an intersection of character classes', i)
      if (pattern[i] === ']') inClass = false
      result += pattern[i]
    } else if (pattern[i] === '[') {
      inClass = true
      const negated = /^\[\^?\]?/.exec(rest)?.[0] ?? '['
      result += negated
      i += negated.length - 1
    } else if (/^\(\?[=!]/.test(rest)) {
      return refuse('a look-ahead', i)
    } else if (/^\(\?<[=!]/.test(rest)) {
      return refuse('a look-behind', i)
    } else if (rest.startsWith('(?>')) {
      return refuse('an atomic group', i)
    } else if (/^[*+?}]\+/.test(rest) && flavour === 'java') {
      return refuse('a possessive quantifier', i)
    } else if (/^\(\?P?<([^>]+)>/.test(rest)) {
      const opening = /^\(\?P?<([^>]+)>/.exec(rest)
      const name = opening?.[1]
      groups.push(name === undefined ? { index: groups.length + 1 } : { index: groups.length + 1, name })
      result += '('
      i += (opening?.[0].length ?? 1) - 1
    } else {
      if (pattern[i] === '(' && !rest.startsWith('(?')) groups.push({ index: groups.length + 1 })
      result += pattern[i]
    }
  }
  return { ok: true, pattern: result, groups }
}

function refuse(construct: string, offset: number): RegexTranslation {
  return { ok: false, invalid: false, construct, offset }
}
