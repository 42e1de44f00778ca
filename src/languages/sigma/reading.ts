import type { Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import { nearHint, nearMatches } from '../../diagnostics/near.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Span } from '../../source/text.ts'
import type { Named } from './ast.ts'
import type { YamlEntry, YamlList, YamlMap, YamlNode } from './yaml.ts'

/** Where a document is read: what is wrong goes to `report`. */
export interface Reading {
  readonly report: Report
  readonly profile: Profile
}

/** What the specification forbids but whose meaning is certain: refused in `vendor`, told in `lenient`. */
export function departs({ profile }: Pick<Reading, 'profile'>): { readonly severity: Diagnostic['severity'] } {
  return { severity: profile === 'vendor' ? 'error' : 'warning' }
}

export function member(map: YamlMap, name: string): YamlEntry | undefined {
  return map.entries.find((e) => e.key === name)
}

/** Members given twice, of which only the first is read. */
export function reportDuplicates(
  map: YamlMap,
  report: Report,
  severityOf: (key: string) => Diagnostic['severity'] = () => 'error',
): void {
  const seen = new Set<string>()
  for (const { key, keySpan } of map.entries) {
    if (seen.has(key)) report.add('syntax/sigma-duplicate', keySpan, { member: key }, { severity: severityOf(key) })
    seen.add(key)
  }
}

/** Members that are none of the known, but nearly one of them. */
export function reportNearMisses(map: YamlMap, parent: string, known: readonly string[], report: Report): void {
  const given = new Set(map.entries.map((entry) => entry.key))
  for (const { key, keySpan } of map.entries) {
    if (known.includes(key)) continue
    const near = nearMatches(key, known).filter((name) => !given.has(name))
    if (near.length > 0)
      report.add('syntax/sigma-member', keySpan, { name: key, parent }, { hints: nearHint(key, near) })
  }
}

/** The text of a scalar as a name; numbers and booleans are names in the form they are written in. */
export function nameOf(node: YamlNode): Named | undefined {
  if (node.kind === 'map' || node.kind === 'list' || node.kind === 'null' || node.text === '') return undefined
  return { name: node.text, span: node.span }
}

/** A list of names, or one name alone; undefined after a report. */
export function namesOf(entry: YamlEntry, report: Report): readonly Named[] | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value]
  const names = nodes.map(nameOf)
  const all = names.filter((name) => name !== undefined)
  if (all.length === nodes.length) return all
  report.add('syntax/sigma-type', entry.value.span, { member: entry.key, expected: 'a list of texts' })
  return undefined
}

export function asMap(entry: YamlEntry, report: Report): YamlMap | undefined {
  if (entry.value.kind === 'map') return entry.value
  report.add('syntax/sigma-type', entry.value.span, { member: entry.key, expected: 'a mapping' })
  return undefined
}

export function missing(map: YamlMap, name: string, parent: string, report: Report, at: Span = startOf(map)): void {
  const near = nearMatches(
    name,
    map.entries.map((e) => e.key),
  )
  report.add('syntax/sigma-missing', at, { member: name, parent }, { hints: nearHint(name, near) })
}

/** The first member: where a report stands that something is missing. */
export function startOf(map: YamlMap | YamlList): Span {
  if (map.kind === 'map') return map.entries[0]?.keySpan ?? map.span
  return map.span
}
