export interface RegexWidth {
  /** Whether the pattern can match the empty text. */
  readonly empty: boolean
  /** Whether it looks at what stands around a match: `^`, `$`, `\b` and the like. */
  readonly looksAround: boolean
}

/** What an RE2 pattern, which is valid, can match; said of some patterns that cannot, too. */
export function regexWidth(pattern: string): RegexWidth {
  // One entry for each open group: whether what was read since its last `|` can be empty, and any alternative before.
  const groups: { sequence: boolean; alternative: boolean }[] = [{ sequence: true, alternative: false }]
  let looksAround = false
  let atomEmpty = true
  let before = true
  const top = (): { sequence: boolean; alternative: boolean } => groups.at(-1) ?? { sequence: true, alternative: true }
  const atom = (empty: boolean): void => {
    before = top().sequence
    atomEmpty = empty
    top().sequence = before && empty
  }
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at)
    const char = pattern.charAt(at)
    const quantifier = /^(?:[*?+]|\{(\d+)(?:,\d*)?\})\??/.exec(rest)
    if (char === '\\') {
      const escaped = /^\\(?:[pPx]\{[^}]*\}|Q.*?(?:\\E|$)|x[0-9A-Fa-f]{2}|.)/s.exec(rest)?.[0] ?? '\\'
      const around = /^\\[bBAz]$/.test(escaped)
      looksAround ||= around
      atom(around)
      at += escaped.length - 1
    } else if (char === '[') {
      const set = /^\[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]/s.exec(rest)?.[0] ?? '['
      atom(false)
      at += set.length - 1
    } else if (char === '(') {
      const flags = /^\(\?[A-Za-z-]*\)/.exec(rest)?.[0]
      if (flags === undefined) groups.push({ sequence: true, alternative: false })
      at += (flags ?? /^\((?:\?(?:P?<[^>]*>|[A-Za-z-]*:))?/.exec(rest)?.[0] ?? '(').length - 1
    } else if (char === ')') {
      const group = groups.length > 1 ? groups.pop() : undefined
      atom(group === undefined || group.sequence || group.alternative)
    } else if (char === '|') {
      top().alternative ||= top().sequence
      top().sequence = true
    } else if (char === '^' || char === '$') {
      looksAround = true
      atom(true)
    } else if (quantifier !== null) {
      const optional = char === '*' || char === '?' || quantifier[1] === '0'
      if (optional) top().sequence = before
      else top().sequence = before && atomEmpty
      at += quantifier[0].length - 1
    } else {
      atom(false)
    }
  }
  return { empty: top().sequence || top().alternative, looksAround }
}
