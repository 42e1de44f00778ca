/** What a pattern has that LogScale refuses (`invalid`), or that has no exact form. */
export interface Unsupported {
  readonly construct: string
  readonly invalid: boolean
}

interface Rewrite {
  readonly read: number
  readonly write: string
}

/** A class from its `[` to its `]`: the first character is none that closes it. */
const CLASS = /^\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/

/** Copies a pattern, offering every place outside classes and escapes to `rewrite`. */
function walk(pattern: string, rewrite: (rest: string) => Rewrite | undefined): string {
  let result = ''
  const lastClose = pattern.lastIndexOf(']')
  for (let i = 0; i < pattern.length; ) {
    const quoted = /^\\Q[\s\S]*?(?:\\E|$)/.exec(pattern.slice(i))?.[0]
    const plain =
      quoted ??
      (pattern[i] === '\\' ? pattern.slice(i, i + 2) : i < lastClose ? CLASS.exec(pattern.slice(i))?.[0] : undefined)
    const change = plain === undefined ? rewrite(pattern.slice(i)) : undefined
    const copied = plain ?? pattern[i] ?? ''
    result += change?.write ?? copied
    i += change?.read ?? copied.length
  }
  return result
}

// library.humio.com/data-analysis/syntax-regex-unsupported.html
const UNSUPPORTED_GROUPS: readonly (readonly [string, string])[] = [
  ['(?<=', 'LogScale has no look-behind'],
  ['(?<!', 'LogScale has no look-behind'],
  ['(?>', 'LogScale has no atomic groups'],
]

/** Letters that an escape gives a meaning; the first engine takes all others for themselves. */
const MEANING = /[AZzbBdDwWsSntrfaxucQEpP]/

const HORIZONTAL = '\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000'
const VERTICAL = '\\n-\\r\\u0085\\u2028\\u2029'

/**
 * The pattern with LogScale's own readings made plain, for java.util.regex: in a class `[` and `&&` stand for
 * themselves, so does a `{` that begins no quantifier; `\h` is the letter for the first engine and blanks for the second
 * (library.humio.com/data-analysis/syntax-regex-engines.html).
 */
export function plainPattern(
  source: string,
  second: boolean,
): { readonly pattern: string; readonly letters: readonly string[] } | Unsupported {
  const letters: string[] = []
  let result = ''
  const lastClose = source.lastIndexOf(']')
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at)
    const refused = UNSUPPORTED_GROUPS.find(([opening]) => rest.startsWith(opening))
    if (refused !== undefined) return { construct: refused[1], invalid: true }
    const quoted = /^\\Q[\s\S]*?(?:\\E|$)/.exec(rest)?.[0]
    const set = quoted === undefined && at < lastClose ? CLASS.exec(rest)?.[0] : undefined
    if (quoted !== undefined) {
      result += quoted
      at += quoted.length
    } else if (set !== undefined) {
      const inner = plainClass(set, second, letters)
      if (typeof inner !== 'string') return inner
      result += inner
      at += set.length
    } else if (rest.startsWith('\\')) {
      const written = plainEscape(rest.slice(1, 3), second, letters, false)
      if (typeof written !== 'string') return written
      result += written
      at += 2
    } else {
      const literal = rest.startsWith('{') && !/^\{\d+(?:,\d*)?\}/.test(rest)
      result += literal ? '\\{' : (source[at] ?? '')
      at += 1
    }
  }
  return { pattern: result, letters }
}

function plainClass(set: string, second: boolean, letters: string[]): string | Unsupported {
  const named = /\[:\^?[a-z]+:\]/.exec(set)
  if (named !== null) return { construct: 'LogScale has no named classes inside a class', invalid: true }
  let result = /^\[\^?\]?/.exec(set)?.[0] ?? ''
  for (let at = result.length; at < set.length - 1; ) {
    if (set[at] === '\\') {
      const written = plainEscape(set.slice(at + 1, at + 3), second, letters, true)
      if (typeof written !== 'string') return written
      result += written
      at += 2
    } else {
      result += set[at] === '[' || set[at] === '&' ? `\\${set[at]}` : (set[at] ?? '')
      at += 1
    }
  }
  return `${result}]`
}

/** The escape of a letter, its backslash included; `ahead` begins with the letter. */
function plainEscape(ahead: string, second: boolean, letters: string[], inClass: boolean): string | Unsupported {
  const letter = ahead.charAt(0)
  const written = `\\${letter}`
  if (!/[A-Za-z]/.test(letter)) return written
  if (letter === 'b' && ahead === 'b{') return { construct: 'LogScale has no `\\b{...}`', invalid: true }
  if (letter === 'v' && !second) return { construct: '`\\v`, which depends on the rest of the pattern', invalid: false }
  if (second && (letter === 'h' || letter === 'v')) {
    const members = letter === 'h' ? HORIZONTAL : VERTICAL
    return inClass ? members : `[${members}]`
  }
  if (second && (letter === 'H' || letter === 'V') && !inClass) return `[^${letter === 'H' ? HORIZONTAL : VERTICAL}]`
  if (second && letter === 'e') return '\\x1b'
  if (MEANING.test(letter)) return written
  if (second || /[eGkRXNC]/.test(letter)) return { construct: `LogScale has no \`${written}\``, invalid: true }
  letters.push(letter)
  return letter
}

/** Stand for `^` and `$` of the multi-line mode while the pattern is translated. */
const LINE_START = '\u{E000}'
const LINE_END = '\u{E001}'

/**
 * `$` without `m` is the end of the text alone; with `m`, `^` and `$` stand at `\n`. RE2 writes lines by flags, which are
 * put in by `restore`; the backtracking search by what is around.
 */
export function markLines(
  pattern: string,
  lines: boolean,
  machine: 're2' | 'backtracking',
): { readonly pattern: string; readonly restore: (translated: string) => string } {
  const [start, end] = machine === 're2' ? [LINE_START, LINE_END] : ['(?<![^\\n])', '(?![^\\n])']
  const marked = walk(pattern, (rest) => {
    if (rest.startsWith('$')) return { read: 1, write: lines ? end : '\\z' }
    return lines && rest.startsWith('^') ? { read: 1, write: start } : undefined
  })
  const restore = (translated: string): string =>
    translated.replaceAll(LINE_START, '(?m:^)').replaceAll(LINE_END, '(?m:$)')
  return { pattern: marked, restore }
}

export interface NamedGroups {
  readonly pattern: string
  /** Fields by the plain names of their groups. */
  readonly fields: ReadonlyMap<string, string>
  /** Fields with the numbers of their groups among all groups. */
  readonly places: readonly (readonly [field: string, index: number])[]
}

/** Names of fields may hold what names of groups may not, and stand twice: groups get plain names. */
export function nameGroups(pattern: string): NamedGroups {
  const fields = new Map<string, string>()
  const places: [string, number][] = []
  let groups = 0
  const renamed = walk(pattern, (rest) => {
    if (rest.startsWith('(') && !rest.startsWith('(?')) groups += 1
    const opening = /^\(\?P?<(?![=!])([^>]*)>/.exec(rest)
    if (opening === null) return undefined
    groups += 1
    const name = `g${fields.size + 1}`
    fields.set(name, opening[1] ?? '')
    places.push([opening[1] ?? '', groups])
    return { read: opening[0].length, write: `(?<${name}>` }
  })
  return { pattern: renamed, fields, places }
}

/** The first engine applies `(?i)` up to the next `|` of the same group only: `(?i)a|b` is `(?i:a)|b`. */
export function scopeInlineFlags(source: string): { readonly pattern: string; readonly narrowed: readonly string[] } {
  const narrowed: string[] = []
  // For every open group, the inline flags that still wait for their end.
  const open: string[][] = [[]]
  const close = (flags: readonly string[] | undefined): string => ')'.repeat(flags?.length ?? 0)
  const scoped = walk(source, (rest) => {
    const inline = /^\(\?[a-zA-Z-]+\)/.exec(rest)?.[0]
    if (inline !== undefined) {
      open.at(-1)?.push(inline)
      return { read: inline.length, write: `${inline.slice(0, -1)}:` }
    }
    if (rest.startsWith('(')) open.push([])
    else if (rest.startsWith(')') && open.length > 1) return { read: 1, write: `${close(open.pop())})` }
    else if (rest.startsWith('|')) {
      const ended = open.at(-1) ?? []
      narrowed.push(...ended)
      const write = `${close(ended)}|`
      ended.length = 0
      return { read: 1, write }
    }
    return undefined
  })
  return { pattern: scoped + close(open[0]), narrowed }
}
