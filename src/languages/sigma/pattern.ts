import type { Pattern, PatternPart } from './predicate.ts'

const RUN: PatternPart = { kind: 'run' }
const ONE: PatternPart = { kind: 'one' }

/**
 * A text with wildcards: `\*` and `\?` are plain signs, `\\` is a backslash, and a backslash before any other sign, or at
 * the end, is itself (specification, "Escaping"). Runs side by side are one.
 */
export function readPattern(text: string): Pattern {
  const parts: PatternPart[] = []
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    if (char === '\\' && (next === '*' || next === '?' || next === '\\')) {
      plain += next
      at += 1
    } else if (char === '*' || char === '?') {
      parts.push({ kind: 'text', text: plain }, char === '*' ? RUN : ONE)
      plain = ''
    } else plain += char
  }
  return joined([...parts, { kind: 'text', text: plain }])
}

export function literalPattern(text: string): Pattern {
  return text === '' ? [] : [{ kind: 'text', text }]
}

/** One pattern after the other, in its one form. */
export function joined(parts: readonly PatternPart[]): Pattern {
  const result: PatternPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.kind === 'text' && part.text === '') continue
    if (part.kind === 'text' && last?.kind === 'text')
      result[result.length - 1] = { kind: 'text', text: last.text + part.text }
    else if (part.kind !== 'run' || last?.kind !== 'run') result.push(part)
  }
  return result
}

export function withRunBefore(pattern: Pattern): Pattern {
  return joined([RUN, ...pattern])
}

export function withRunAfter(pattern: Pattern): Pattern {
  return joined([...pattern, RUN])
}

/** The text that the pattern stands for; undefined when it has wildcards. */
export function plainText(pattern: Pattern): string | undefined {
  const [only, ...more] = pattern
  if (only === undefined) return ''
  return more.length === 0 && only.kind === 'text' ? only.text : undefined
}

/** The same pattern with every text replaced by patterns. */
export function mapTexts(pattern: Pattern, change: (text: string) => Pattern): Pattern {
  return joined(pattern.flatMap((part) => (part.kind === 'text' ? change(part.text) : [part])))
}
