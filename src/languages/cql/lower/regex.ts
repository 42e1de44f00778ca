import type { Report } from '../../../diagnostics/diagnostic.ts'
import type { Span } from '../../../source/text.ts'
import { toRe2 } from '../../../syntax/regex.ts'

interface Capture {
  readonly field: string
  readonly index: number
  /** The group may take no part in a match, and then sets no field. */
  readonly optional: boolean
}

export interface CompiledRegex {
  readonly pattern: string
  readonly captures: readonly Capture[]
}

const FLAGS: Readonly<Record<string, string>> = { i: 'i', m: '', d: 's', g: '', F: '' }

/** Stand for `^` and `$` of the multi-line mode while the pattern is translated. */
const LINE_START = '\u{E000}'
const LINE_END = '\u{E001}'

/**
 * A regular expression of LogScale as RE2 (library.humio.com/data-analysis/syntax-regex.html): `d` lets the dot match
 * line ends, `F` chooses the second engine, and with `m` lines end at `\n`. Reports and gives undefined what has no exact form.
 */
export function compileRegex(source: string, flags: string, span: Span, report: Report): CompiledRegex | undefined {
  const unknown = [...flags].find((flag) => FLAGS[flag] === undefined)
  if (unknown !== undefined) {
    report.add('syntax/regex', span, { reason: `there is no flag \`${unknown}\`` })
    return undefined
  }
  const scoped = flags.includes('F') ? { pattern: source, narrowed: [] } : scopeInlineFlags(source)
  for (const found of scoped.narrowed) report.add('lint/cql-inline-flag-scope', span, { flags: found })
  const named = nameGroups(flags.includes('m') ? markLineEnds(scoped.pattern) : scoped.pattern)
  const inline = [...new Set([...flags].map((flag) => FLAGS[flag] ?? ''))].sort().join('')
  const translated = toRe2(named.pattern, 'java', inline)
  if (!translated.ok) {
    if (translated.invalid) report.add('syntax/regex', span, { reason: translated.construct })
    else report.add('fidelity/regex', span, { construct: translated.construct })
    return undefined
  }
  const optional = /\||\)(?:[?*]|\{0)/.test(source)
  const captures = translated.groups.flatMap((group) => {
    const field = named.fields.get(group.name ?? '')
    return field === undefined ? [] : [{ field, index: group.index, optional }]
  })
  const pattern = translated.pattern.replaceAll(LINE_START, '(?m:^)').replaceAll(LINE_END, '(?m:$)')
  return { pattern, captures }
}

function markLineEnds(pattern: string): string {
  return walk(pattern, (rest) => {
    if (rest.startsWith('^')) return { read: 1, write: LINE_START }
    return rest.startsWith('$') ? { read: 1, write: LINE_END } : undefined
  })
}

/** Names of fields may hold what names of groups may not: groups get plain names. */
function nameGroups(pattern: string): { readonly pattern: string; readonly fields: ReadonlyMap<string, string> } {
  const fields = new Map<string, string>()
  const renamed = walk(pattern, (rest) => {
    const opening = /^\(\?<(?![=!])([^>]*)>/.exec(rest)
    if (opening === null) return undefined
    const name = `g${fields.size + 1}`
    fields.set(name, opening[1] ?? '')
    return { read: opening[0].length, write: `(?<${name}>` }
  })
  return { pattern: renamed, fields }
}

interface Rewrite {
  readonly read: number
  readonly write: string
}

/** Copies a pattern, offering every place outside classes and escapes to `rewrite`. */
function walk(pattern: string, rewrite: (rest: string) => Rewrite | undefined): string {
  let result = ''
  for (let i = 0; i < pattern.length; ) {
    const plain = /^(?:\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\])/.exec(pattern.slice(i))?.[0]
    const change = plain === undefined ? rewrite(pattern.slice(i)) : undefined
    const copied = plain ?? pattern[i] ?? ''
    result += change?.write ?? copied
    i += change?.read ?? copied.length
  }
  return result
}

/** The first engine applies `(?i)` up to the next `|` of the same group only: `(?i)a|b` is `(?i:a)|b`. */
function scopeInlineFlags(source: string): { readonly pattern: string; readonly narrowed: readonly string[] } {
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
