import type { Report } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../source/text.ts'
import { member } from './reading.ts'
import type { YamlDocument, YamlEntry, YamlMap, YamlNode } from './yaml.ts'

interface Merged {
  readonly span: Span
  /** Absent after a report. */
  readonly map?: YamlMap
}

/**
 * Documents with the `action`s of version 1 of Sigma worked in: what stands in a `global` one is part of all that follow,
 * up to `reset`; `repeat` is the document before with other members. Documents without actions stay as they are.
 */
export function mergeDocuments(
  documents: readonly YamlDocument[],
  reportOf: (span: Span) => Report,
): readonly Merged[] {
  const merged: Merged[] = []
  let shared: YamlMap | undefined
  let previous: YamlMap | undefined
  for (const { span, node } of documents) {
    const report = reportOf(span)
    if (node?.kind !== 'map') {
      if (node !== undefined) report.add('syntax/sigma-document', node.span, { reason: 'a mapping is expected' })
      merged.push({ span })
      continue
    }
    const action = member(node, 'action')
    if (action === undefined) {
      previous = node
      merged.push({ span, map: shared === undefined ? node : merge(node, shared, report) })
      continue
    }
    const name = action.value.kind === 'text' ? action.value.text : ''
    const own = { ...node, entries: node.entries.filter((e) => e !== action) }
    if (name === 'global') shared = own
    else if (name === 'reset') shared = undefined
    else if (name === 'repeat' && previous !== undefined) {
      previous = over(previous, own)
      merged.push({ span, map: shared === undefined ? previous : merge(previous, shared, report) })
    } else {
      const reason = name === 'repeat' ? 'there is no document before it to repeat' : 'its `action` is none of Sigma'
      report.add('syntax/sigma-document', action.value.span, { reason })
      merged.push({ span })
      continue
    }
    report.add('syntax/sigma-action', action.keySpan, { action: name })
  }
  return merged
}

/** Both maps in one; which of two different values counts is nowhere said, so they are reported. */
function merge(map: YamlMap, shared: YamlMap, report: Report): YamlMap {
  const others = byKey(shared)
  const own = byKey(map)
  const entries = map.entries.map((entry): YamlEntry => {
    const other = others.get(entry.key)
    if (other === undefined) return entry
    if (entry.value.kind === 'map' && other.value.kind === 'map') {
      return { ...entry, value: merge(entry.value, other.value, report) }
    }
    report.add('syntax/sigma-duplicate', entry.keySpan, { member: entry.key })
    return entry
  })
  return { ...map, entries: [...entries, ...shared.entries.filter((e) => !own.has(e.key))] }
}

/** The first map with the members of the second in place of its own. */
function over(map: YamlMap, changes: YamlMap): YamlMap {
  const others = byKey(changes)
  const own = byKey(map)
  const entries = map.entries.map((entry): YamlEntry => {
    const other = others.get(entry.key)
    return other === undefined ? entry : { ...other, value: overValue(entry.value, other.value) }
  })
  return { ...changes, entries: [...entries, ...changes.entries.filter((e) => !own.has(e.key))] }
}

function byKey({ entries }: YamlMap): ReadonlyMap<string, YamlEntry> {
  return new Map(entries.map((entry) => [entry.key, entry]))
}

function overValue(value: YamlNode, change: YamlNode): YamlNode {
  return value.kind === 'map' && change.kind === 'map' ? over(value, change) : change
}
