import { isMap, isScalar, isSeq, type Pair, parseAllDocuments, type YAMLMap } from 'yaml'
import { printText } from '../../languages/sigma/print-scalar.ts'
import type { Formula } from '../../plan/formula.ts'
import { logSourceTable } from '../../schemas/sigma/log-source.ts'
import type { ViewDefinition } from '../../schemas/view.ts'
import { findView } from '../../schemas/views.ts'
import type { Entity } from '../package.ts'
import type { EntityCondition, Exclusion } from '../tuning.ts'
import { partPattern, type TextTest, testsOf } from '../tuning-condition.ts'
import { remark, type Tuned, type TuningTask } from './part.ts'

/**
 * Every rule of the file with a search for each condition of the exclusions, and-not-ed to its own condition; the rest of
 * the text is kept. A rule whose log source has no field for an entity keeps its findings, and a note says so.
 */
export function tunedSigma(task: TuningTask): Tuned {
  const { text } = task.query
  const notes: string[] = []
  const edits: Edit[] = []
  for (const document of parseAllDocuments(text)) {
    const map = 'contents' in document ? document.contents : undefined
    if (!isMap(map)) continue
    if (document.errors.length > 0) return { refused: 'the rule is no YAML' }
    if (map.has('action')) return { refused: 'documents of version 1 of Sigma with `action` are not rewritten' }
    const title = String(map.get('title') ?? 'without a title')
    if (!map.has('detection')) {
      if (map.has('correlation')) notes.push(`the correlation \`${title}\` keeps its findings`)
      continue
    }
    const result = ruleEdits(map, title, task.exclusions, text)
    if ('refused' in result) return { refused: `the rule \`${title}\`: ${result.refused}` }
    edits.push(...result.edits)
    notes.push(...result.notes)
  }
  let tuned = text
  for (const { start, end, with: replacement } of edits.toSorted((a, b) => b.start - a.start)) {
    tuned = tuned.slice(0, start) + replacement + tuned.slice(end)
  }
  return { text: tuned, notes }
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly with: string
}

function ruleEdits(
  rule: YAMLMap,
  title: string,
  exclusions: readonly Exclusion[],
  text: string,
): { readonly refused: string } | { readonly edits: readonly Edit[]; readonly notes: readonly string[] } {
  const notes: string[] = []
  const fields = fieldsOf(rule)
  const detection = rule.get('detection', true)
  if (!isMap(detection) || detection.flow === true) return { refused: 'its detection is no mapping of lines' }
  const pair = detection.items.find((item) => isScalar(item.key) && item.key.value === 'condition')
  const conditions = pair === undefined ? [] : conditionTexts(pair)
  if (pair === undefined || conditions.length === 0) return { refused: 'it has no condition' }
  const [start, end] = rangeOf(pair)
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1))
  const name = freeName(detection, conditions)
  if (name === undefined) return { refused: 'its condition takes in every search, whatever its name' }
  const searches: string[] = []
  const excluded: string[] = []
  for (const [index, exclusion] of exclusions.entries()) {
    // No finding of the rule has such an entity: the exclusion never holds.
    if (exclusion.when.some(({ entity }) => fields[entity] === 'never')) continue
    const unknown = exclusion.when.find(({ entity }) => fields[entity] === undefined)
    if (unknown !== undefined) {
      notes.push(
        `the rule \`${title}\` keeps what \`${exclusion.id}\` covers: its log source has no field for ${unknown.entity}`,
      )
      continue
    }
    const inferred = exclusion.when.find(({ entity }) => isPartly(fields[entity]))
    if (inferred !== undefined) {
      notes.push(
        `the rule \`${title}\` leaves out for \`${exclusion.id}\` only events that tell their ${inferred.entity} themselves`,
      )
    }
    const names = exclusion.when.map((_, place) => `${name}_${index + 1}_${place + 1}`)
    searches.push(`# ${remark(exclusion)}`)
    for (const [place, condition] of exclusion.when.entries()) {
      const maps = searchMaps(condition, fields[condition.entity])
      searches.push(`${names[place]}:`, ...searchLines(maps))
    }
    excluded.push(names.length === 1 ? String(names[0]) : `(${names.join(' and ')})`)
  }
  if (excluded.length === 0) return { edits: [], notes }
  const own = conditions.length === 1 ? String(conditions[0]) : conditions.map((one) => `(${one})`).join(' or ')
  const without = excluded.length === 1 ? String(excluded[0]) : `(${excluded.join(' or ')})`
  const lines = [...searches, 'condition: >-', `    (${own.replace(/\s+/g, ' ').trim()})`, `    and not ${without}`]
  const tail = text.slice(start, end).endsWith('\n') ? '\n' : ''
  return { edits: [{ start, end, with: lines.join(`\n${indent}`) + tail }], notes }
}

function isPartly(field: Field | 'never' | undefined): boolean {
  return typeof field === 'object' && !field.isWhole
}

function conditionTexts({ value }: Pair): readonly string[] {
  const items = isSeq(value) ? value.items : [value]
  return items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : []))
}

function rangeOf(pair: Pair): readonly [number, number] {
  const start = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
  const value = pair.value
  const end = isScalar(value) || isSeq(value) ? (value.range?.[1] ?? start) : start
  return [start, end]
}

/** A name that no pattern of the conditions takes in. */
function freeName(detection: YAMLMap, conditions: readonly string[]): string | undefined {
  const words = conditions.flatMap((condition) => condition.match(/[^\s()|]+/g) ?? [])
  const patterns = words.filter((word) => word.includes('*') || word.toLowerCase() === 'them')
  const keys = detection.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
  const takes = (pattern: string, name: string): boolean => {
    // `them` leaves out names that begin with `_` (specification, "Search-Identifier").
    if (pattern.toLowerCase() === 'them') return !name.startsWith('_')
    const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(name)
  }
  return ['filter_tuned', '_tuned', 'tuned'].find(
    (name) => !patterns.some((pattern) => takes(pattern, `${name}_1_1`)) && !keys.some((key) => key.startsWith(name)),
  )
}

/** `also`: has the value where `name` has none. `isWhole`: the field says the entity wherever findings do. */
interface Field {
  readonly name: string
  readonly also?: string
  readonly isWhole: boolean
}

const CANDIDATES: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  host: ['Computer', 'ComputerName', 'hostname'],
  user: ['User', 'username', 'user'],
  process: ['Image', 'exe'],
  command: ['CommandLine'],
  destination: ['DestinationIp', 'QueryName', 'query', 'dst_ip'],
  port: ['DestinationPort', 'dst_port'],
}

/** The fields of a rule's log source that say what the header of its findings says. */
function fieldsOf(rule: YAMLMap): Readonly<Partial<Record<Entity, Field | 'never'>>> {
  const source = rule.get('logsource')
  const member = (key: string): string | undefined => {
    const value: unknown = isMap(source) ? source.get(key) : undefined
    return typeof value === 'string' ? value : undefined
  }
  const [category, product, service] = [member('category'), member('product'), member('service')]
  const table = logSourceTable({
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(service === undefined ? {} : { service }),
  })
  const view = findView('sigma', table)
  const found: Partial<Record<Entity, Field | 'never'>> = {}
  if (view === undefined || view.legs.length === 0) return found
  for (const entity of Object.keys(CANDIDATES)) {
    // The keys of CANDIDATES are entities.
    const field = fieldOf(view, entity as Entity)
    if (field !== undefined) found[entity as Entity] = field
  }
  return found
}

function fieldOf(view: ViewDefinition, entity: Entity): Field | 'never' | undefined {
  const told = view.legs.flatMap((leg) => leg.columns[`@${entity}`] ?? [])
  if (told.every(isNothing)) return 'never'
  const candidates = (CANDIDATES[entity] ?? []).filter((name) =>
    view.legs.some((leg) => leg.columns[name] !== undefined && !isNothing(leg.columns[name])),
  )
  const header = view.legs.map((leg) => keyOf(leg.columns[`@${entity}`]))
  const same = candidates.find((name) => view.legs.every((leg, i) => keyOf(leg.columns[name]) === header[i]))
  if (same !== undefined) return { name: same, isWhole: true }
  const [name] = candidates
  if (name === undefined) return undefined
  const others = Object.keys(view.columns).filter(
    (other) => /^Destination(?:Ip|Hostname)$/.test(other) && other !== name,
  )
  for (const also of others) {
    const isBoth = view.legs.every((leg, i) => {
      const [a, b] = [leg.columns[name], leg.columns[also]]
      return (
        a !== undefined && b !== undefined && keyOf({ kind: 'apply', fn: 'logic.coalesce', args: [a, b] }) === header[i]
      )
    })
    if (isBoth) return { name, also, isWhole: true }
  }
  return { name, isWhole: false }
}

function isNothing(formula: Formula | undefined): boolean {
  return formula?.kind === 'constant' && formula.value === null
}

function keyOf(formula: Formula | undefined): string {
  return JSON.stringify(formula, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
}

/** Lines of one map of a search, any of which holds. */
function searchMaps(
  { entity, test, values }: EntityCondition,
  field: Field | 'never' | undefined,
): readonly (readonly string[])[] {
  const { tests } = testsOf({ entity, test, values })
  const byModifier = new Map<string, string[]>()
  for (const one of tests) {
    const { modifier, value } = sigmaTest(one)
    byModifier.set(modifier, [...(byModifier.get(modifier) ?? []), value])
  }
  return [...byModifier].flatMap(([modifier, list]): readonly (readonly string[])[] => {
    const lines = (name: string): readonly string[] =>
      list.length === 1
        ? [`${name}${modifier}: ${printText(String(list[0]))}`]
        : [`${name}${modifier}:`, ...list.map((value) => `    - ${printText(value)}`)]
    if (typeof field !== 'object') return []
    const { name } = field
    if (field.also === undefined || modifier === '|cidr') return [lines(name)]
    return [lines(name), [`${name}: null`, ...lines(field.also)]]
  })
}

function searchLines(maps: readonly (readonly string[])[]): readonly string[] {
  const [only] = maps
  if (maps.length === 1 && only !== undefined) return only.map((line) => `    ${line}`)
  return maps.flatMap((lines) => lines.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`))
}

const MODIFIERS = { equals: '', starts: '|startswith', ends: '|endswith', contains: '|contains' } as const

function sigmaTest(test: TextTest): { readonly modifier: string; readonly value: string } {
  switch (test.how) {
    case 'within':
      return { modifier: '|cidr', value: test.text }
    case 'last':
    case 'first':
      return { modifier: '|re', value: partPattern(test, 'classes', '$') }
    default:
      return { modifier: MODIFIERS[test.how], value: plainValue(test.text) }
  }
}

/** Without wildcards (specification, "Escaping"): a backslash is one unless another, `*` or `?` follows, or the end. */
function plainValue(text: string): string {
  return text.replace(/\\(?=[\\*?]|$)|[*?]/g, '\\$&')
}
