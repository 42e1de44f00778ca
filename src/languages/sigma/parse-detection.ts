import { nearHint } from '../../diagnostics/near.ts'
import type { LogSource } from '../../schemas/sigma/log-source.ts'
import type { Span } from '../../source/text.ts'
import {
  type Condition,
  MODIFIERS,
  type ModifierUse,
  type Search,
  type SearchBody,
  type SearchItem,
  type Value,
} from './ast.ts'
import { parseCondition } from './condition.ts'
import { member, missing, type Reading, reportDuplicates, reportNearMisses } from './reading.ts'
import type { YamlEntry, YamlMap, YamlNode } from './yaml.ts'

/** Spellings of other tools. */
const OTHER_NAMES: Readonly<Record<string, (typeof MODIFIERS)[number]>> = {
  ignorecase: 'i',
  multiline: 'm',
  dotall: 's',
}

export interface Detection {
  readonly searches: readonly Search[]
  readonly conditions: readonly Condition[]
}

/** `reserved`: members that are no searches. */
export function readDetection(map: YamlMap, parent: string, reserved: readonly string[], reading: Reading): Detection {
  const { report } = reading
  reportDuplicates(map, report)
  const condition = member(map, 'condition')
  const entries = map.entries.filter((e) => !reserved.includes(e.key))
  const searches = entries.flatMap((entry): Search[] => {
    const body = readBody(entry, reading)
    return body === undefined ? [] : [{ name: entry.key, body, span: entry.keySpan }]
  })
  if (entries.length === 0) report.add('syntax/sigma-form', map.span, { what: `${parent} has no search` })
  if (condition === undefined) {
    missing(map, 'condition', parent, report)
    return { searches, conditions: [] }
  }
  const conditions = readConditions(
    condition,
    entries.map((e) => e.key),
    reading,
  )
  reportUnused(entries, conditions, reading)
  return { searches, conditions }
}

function readConditions(entry: YamlEntry, names: readonly string[], reading: Reading): readonly Condition[] {
  const { report } = reading
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value]
  if (nodes.length === 0) report.add('syntax/sigma-type', entry.value.span, { member: 'condition', expected: 'a text' })
  return nodes.flatMap((node): Condition[] => {
    if (node.kind === 'map' || node.kind === 'list' || node.kind === 'null') {
      report.add('syntax/sigma-type', node.span, { member: 'condition', expected: 'a text or a list of texts' })
      return []
    }
    const condition = parseCondition(
      node.text,
      placeIn(node.text, node.span, report.source.text),
      { names, unknown: 'name/sigma-search' },
      report,
    )
    return condition === undefined ? [] : [condition]
  })
}

/** Where a part of a scalar stands; all of it when the text is not written as it is meant. */
export function placeIn(text: string, span: Span, source: string): (start: number, end: number) => Span {
  const quoted = source.startsWith(text, span.start + 1) && !source.startsWith(text, span.start)
  const base = quoted ? span.start + 1 : span.start
  if (!source.startsWith(text, base)) return () => span
  return (start, end) => ({ start: base + start, end: base + end })
}

function reportUnused(entries: readonly YamlEntry[], conditions: readonly Condition[], { report }: Reading): void {
  const used = new Set<string>()
  const pending = [...conditions]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'name') used.add(next.name)
    else if (next.kind === 'of') for (const name of next.names) used.add(name)
    else if (next.kind === 'not') pending.push(next.operand)
    else for (const operand of next.operands) pending.push(operand)
  }
  if (conditions.length === 0) return
  for (const { key, keySpan } of entries) {
    if (!used.has(key) && !key.startsWith('_')) report.add('lint/sigma-unused-search', keySpan, { name: key })
  }
}

function readBody({ key, value }: YamlEntry, reading: Reading): SearchBody | undefined {
  if (value.kind === 'map') return readMap(value, `the search \`${key}\``, reading)
  if (value.kind !== 'list') {
    if (value.kind === 'null') {
      reading.report.add('syntax/sigma-form', value.span, { what: `the search \`${key}\` is empty` })
      return undefined
    }
    const what = `the search \`${key}\` is one text: the specification has keywords in a list`
    reading.report.add('lint/sigma-value', value.span, { what })
    return {
      kind: 'keywords',
      item: { modifiers: [], values: [value], isList: false, span: value.span },
      span: value.span,
    }
  }
  const { items, span } = value
  if (items.length === 0) {
    reading.report.add('syntax/sigma-form', span, { what: `the search \`${key}\` is empty` })
    return undefined
  }
  if (items.every((item) => item.kind !== 'map')) {
    const values = readValues(items, `the search \`${key}\``, reading)
    return values && { kind: 'keywords', item: { modifiers: [], values, isList: true, span }, span }
  }
  const entries = items.map((item): SearchBody | undefined => {
    if (item.kind === 'map') return readMap(item, `an entry of the search \`${key}\``, reading)
    const values = readValues([item], `the search \`${key}\``, reading)
    return (
      values && { kind: 'keywords', item: { modifiers: [], values, isList: false, span: item.span }, span: item.span }
    )
  })
  const read = entries.filter((entry) => entry !== undefined)
  return read.length === entries.length ? { kind: 'list', entries: read, span } : undefined
}

function readMap(map: YamlMap, what: string, reading: Reading): SearchBody | undefined {
  reportDuplicates(map, reading.report)
  if (map.entries.length === 0) reading.report.add('syntax/sigma-form', map.span, { what: `${what} is empty` })
  const items = map.entries.map((entry) => readItem(entry, reading))
  const read = items.filter((item) => item !== undefined)
  return read.length === items.length && read.length > 0 ? { kind: 'map', items: read, span: map.span } : undefined
}

function readItem({ key, keySpan, value }: YamlEntry, reading: Reading): SearchItem | undefined {
  const [field = '', ...names] = key.split('|')
  const isPlain = keySpan.end - keySpan.start === key.length
  let at = keySpan.start + field.length
  const uses = names.map((name): ModifierUse | undefined => {
    const span = isPlain ? { start: at + 1, end: at + 1 + name.length } : keySpan
    at += 1 + name.length
    return readModifier(name, span, reading)
  })
  const span = { start: keySpan.start, end: Math.max(value.span.end, keySpan.end) }
  const nodes = value.kind === 'list' ? value.items : [value]
  const values = readValues(nodes, `\`${key}\``, reading, value.span)
  const modifiers = uses.filter((use) => use !== undefined)
  if (values === undefined || modifiers.length < uses.length) return undefined
  const item = { modifiers, values, isList: value.kind === 'list', span }
  if (field !== '') {
    const fieldSpan = isPlain ? { start: keySpan.start, end: keySpan.start + field.length } : keySpan
    return { ...item, field: { name: field, span: fieldSpan } }
  }
  if (names.length > 0) return item
  reading.report.add('syntax/sigma-form', keySpan, { what: 'a field has no name' })
  return undefined
}

function readModifier(name: string, span: Span, { report }: Reading): ModifierUse | undefined {
  const found = MODIFIERS.find((modifier) => modifier === name)
  if (found !== undefined) return { modifier: found, span }
  const other = OTHER_NAMES[name] ?? MODIFIERS.find((modifier) => modifier === name.toLowerCase())
  if (other !== undefined) {
    report.add('lint/sigma-value', span, { what: `the specification writes the modifier \`${name}\` as \`${other}\`` })
    return { modifier: other, span }
  }
  report.add('name/sigma-modifier', span, { name }, { hints: nearHint(name, MODIFIERS) })
  return undefined
}

function readValues(
  nodes: readonly YamlNode[],
  what: string,
  { report }: Reading,
  at?: Span,
): readonly Value[] | undefined {
  if (nodes.length === 0) {
    report.add('syntax/sigma-form', at ?? { start: 0, end: 0 }, { what: `${what} has an empty list of values` })
    return undefined
  }
  const values: Value[] = []
  for (const node of nodes) {
    if (node.kind === 'map' || node.kind === 'list') {
      const found = node.kind === 'map' ? 'a mapping' : 'a list'
      const hints = node.kind === 'map' ? ['a text with `: ` in it stands in quotes'] : []
      report.add('syntax/sigma-form', node.span, { what: `a value of ${what} is ${found}` }, { hints })
      return undefined
    }
    values.push(node)
  }
  return values
}

const SOURCE_MEMBERS = ['category', 'product', 'service'] as const

/** Undefined after a report. Names are lower case with `_` for blanks; other spellings are told and read as that. */
export function readLogSource(map: YamlMap, reading: Reading): (LogSource & { readonly span: Span }) | undefined {
  const { report } = reading
  reportDuplicates(map, report)
  reportNearMisses(map, '`logsource`', [...SOURCE_MEMBERS, 'definition'], report)
  const found: { [K in (typeof SOURCE_MEMBERS)[number]]?: string } = {}
  let failed = false
  for (const name of SOURCE_MEMBERS) {
    const entry = member(map, name)
    if (entry === undefined || entry.value.kind === 'null') continue
    const { value } = entry
    if (value.kind === 'map' || value.kind === 'list' || value.text === '') {
      report.add('syntax/sigma-type', value.span, { member: name, expected: 'a text' })
      failed = true
      continue
    }
    const plain = value.text.trim().toLowerCase().replaceAll(/\s+/g, '_')
    if (plain !== value.text) {
      const what = `the specification writes \`${value.text}\` as \`${plain}\``
      report.add('lint/sigma-value', value.span, { what })
    }
    found[name] = plain
  }
  if (Object.keys(found).length === 0 && !failed) {
    const what = '`logsource` names no category, product or service'
    report.add('syntax/sigma-form', map.span, { what })
    return undefined
  }
  return failed ? undefined : { ...found, span: map.span }
}
