import { nearHint } from '../../diagnostics/near.ts'
import { TICKS_PER_SECOND } from '../../types/value.ts'
import {
  type Alias,
  COMPARISONS,
  CORRELATION_TYPES,
  type Comparison,
  type Correlation,
  type CorrelationCondition,
  type CorrelationType,
  type Named,
} from './ast.ts'
import { parseCondition } from './condition.ts'
import { placeIn } from './parse-detection.ts'
import {
  asMap,
  departs,
  member,
  missing,
  nameOf,
  namesOf,
  type Reading,
  reportDuplicates,
  reportNearMisses,
} from './reading.ts'
import type { YamlEntry, YamlMap } from './yaml.ts'

const MEMBERS = ['type', 'rules', 'group-by', 'timespan', 'aliases', 'condition', 'generate']
const CONDITION_MEMBERS = [...COMPARISONS, 'field', 'percentile']
const PARENT = '`correlation`'

type Common = Pick<Correlation, 'source' | 'metadata' | 'span'>

/** https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md */
export function readCorrelation(
  section: YamlEntry,
  document: YamlMap,
  common: Common,
  reading: Reading,
): Correlation | undefined {
  const { report } = reading
  const map = asMap(section, report)
  if (map === undefined) return undefined
  reportDuplicates(map, report)
  reportNearMisses(map, PARENT, MEMBERS, report)
  for (const name of ['type', 'timespan']) if (member(map, name) === undefined) missing(map, name, PARENT, report)
  const type = readType(member(map, 'type'), reading)
  const rules = readRules(member(map, 'rules'), reading) ?? rulesOfCondition(map, reading)
  const groupEntry = member(map, 'group-by')
  const groupBy = groupEntry === undefined || groupEntry.value.kind === 'null' ? [] : namesOf(groupEntry, report)
  const timespan = readTimespan(member(map, 'timespan'), reading)
  const aliases = readAliases(member(map, 'aliases'), reading)
  const generate = readGenerate(member(map, 'generate') ?? member(document, 'generate'), reading)
  const read = type && readCondition(member(map, 'condition'), type, map, rules ?? [], reading)
  if (type === undefined || rules === undefined || groupBy === undefined || timespan === undefined) return undefined
  if (aliases === undefined || generate === undefined || read === undefined) return undefined
  const condition = read === 'none' ? {} : { condition: read }
  return { kind: 'correlation', ...common, type, rules, groupBy, timespan, aliases, ...condition, generate }
}

function readType(entry: YamlEntry | undefined, { report }: Reading): CorrelationType | undefined {
  if (entry === undefined) return undefined
  const name = nameOf(entry.value)?.name ?? ''
  const found = CORRELATION_TYPES.find((type) => type === name)
  if (found === undefined) {
    const expected = `one of ${CORRELATION_TYPES.join(', ')}`
    const hints = nearHint(name, CORRELATION_TYPES)
    report.add('syntax/sigma-type', entry.value.span, { member: 'type', expected }, { hints })
  }
  return found
}

function readRules(entry: YamlEntry | undefined, { report }: Reading): readonly Named[] | undefined {
  const names = entry && namesOf(entry, report)
  if (entry === undefined || names === undefined) return undefined
  if (names.length === 0) report.add('syntax/sigma-form', entry.value.span, { what: '`rules` is empty' })
  const seen = new Set<string>()
  for (const { name, span } of names) {
    if (seen.has(name)) report.add('syntax/sigma-duplicate', span, { member: name })
    seen.add(name)
  }
  return names.length === 0 ? undefined : names
}

/** Without `rules` those that the condition names. */
function rulesOfCondition(map: YamlMap, { report }: Reading): readonly Named[] | undefined {
  if (member(map, 'rules') !== undefined) return undefined
  const value = member(map, 'condition')?.value
  if (value?.kind !== 'text') {
    missing(map, 'rules', PARENT, report)
    return undefined
  }
  const words = value.text.match(/[^\s()]+/g) ?? []
  const names = new Set(words.filter((word) => !/^(?:and|or|not)$/i.test(word)))
  return [...names].map((name) => ({ name, span: value.span }))
}

/** Weeks, and a twelfth of a year of 365.2425 days: pySigma has them, the specification has not. */
const UNITS_OF_PYSIGMA: Readonly<Record<string, string>> = { w: 'weeks', M: 'months', y: 'years' }
const SECONDS: Readonly<Record<string, bigint>> = {
  s: 1n,
  m: 60n,
  h: 3600n,
  d: 86_400n,
  w: 604_800n,
  M: 2_629_746n,
  y: 31_556_952n,
}

function readTimespan(entry: YamlEntry | undefined, reading: Reading): bigint | undefined {
  if (entry === undefined) return undefined
  const text = nameOf(entry.value)?.name ?? ''
  const [, count = '', unit = ''] = /^(\d{1,9})([smhdwMy])$/.exec(text) ?? []
  const seconds = SECONDS[unit]
  const span = entry.value.span
  if (seconds === undefined || /^0+$/.test(count)) {
    const expected = 'a number and a unit: `30s`, `5m`, `1h` or `7d`'
    reading.report.add('syntax/sigma-type', span, { member: 'timespan', expected })
    return undefined
  }
  const name = UNITS_OF_PYSIGMA[unit]
  if (name !== undefined) {
    const what = `the specification has no ${name}: \`${text}\` is taken for \`${BigInt(count) * seconds}s\``
    reading.report.add('syntax/sigma-form', span, { what }, departs(reading))
  }
  return BigInt(count) * seconds * TICKS_PER_SECOND
}

function readAliases(entry: YamlEntry | undefined, { report }: Reading): readonly Alias[] | undefined {
  if (entry === undefined || entry.value.kind === 'null') return []
  const map = asMap(entry, report)
  if (map === undefined) return undefined
  reportDuplicates(map, report)
  const aliases = map.entries.map((alias): Alias | undefined => {
    const fields = asMap(alias, report)
    if (fields === undefined) return undefined
    reportDuplicates(fields, report)
    const named = fields.entries.map((e) => {
      const field = nameOf(e.value)
      if (field === undefined)
        report.add('syntax/sigma-type', e.value.span, { member: e.key, expected: 'the name of a field' })
      return field && { rule: { name: e.key, span: e.keySpan }, field }
    })
    const whole = named.filter((n) => n !== undefined)
    return whole.length === named.length ? { name: alias.key, span: alias.keySpan, fields: whole } : undefined
  })
  const whole = aliases.filter((alias) => alias !== undefined)
  return whole.length === aliases.length ? whole : undefined
}

function readGenerate(entry: YamlEntry | undefined, { report }: Reading): boolean | undefined {
  if (entry === undefined || entry.value.kind === 'null') return false
  if (entry.value.kind === 'boolean') return entry.value.value
  report.add('syntax/sigma-type', entry.value.span, { member: 'generate', expected: '`true` or `false`' })
  return undefined
}

/** `none`: nothing is asked, as temporal correlations may. */
function readCondition(
  entry: YamlEntry | undefined,
  type: CorrelationType,
  map: YamlMap,
  rules: readonly Named[],
  reading: Reading,
): CorrelationCondition | 'none' | undefined {
  const { report } = reading
  const isTemporal = type === 'temporal' || type === 'temporal_ordered'
  if (entry === undefined || entry.value.kind === 'null') {
    if (isTemporal) return 'none'
    missing(map, 'condition', PARENT, report)
    return undefined
  }
  const { value } = entry
  if (value.kind === 'text' && isTemporal) {
    const scope = { names: rules.map((rule) => rule.name), unknown: 'name/sigma-rule' as const }
    const condition = parseCondition(value.text, placeIn(value.text, value.span, report.source.text), scope, report)
    return condition && { kind: 'rules', condition, span: value.span }
  }
  if (value.kind !== 'map') {
    const expected = isTemporal ? 'a mapping or a text' : 'a mapping such as `gte: 10`'
    report.add('syntax/sigma-type', value.span, { member: 'condition', expected })
    return undefined
  }
  return readNumbers(value, type, reading)
}

function readNumbers(map: YamlMap, type: CorrelationType, { report }: Reading): CorrelationCondition | undefined {
  reportDuplicates(map, report)
  let failed = false
  const comparisons: { operator: Comparison; value: number }[] = []
  for (const { key, keySpan, value } of map.entries) {
    const operator = COMPARISONS.find((name) => name === key)
    if (operator === undefined) {
      if (CONDITION_MEMBERS.includes(key)) continue
      const what = `a condition of a correlation has no member \`${key}\``
      report.add('syntax/sigma-form', keySpan, { what }, { hints: nearHint(key, CONDITION_MEMBERS) })
      failed = true
      continue
    }
    const text = value.kind === 'number' || value.kind === 'text' ? value.text : ''
    if (/\d/.test(text) && Number.isFinite(Number(text))) {
      const number = Number(text)
      comparisons.push({ operator, value: number })
    } else {
      report.add('syntax/sigma-type', value.span, { member: key, expected: 'a number' })
      failed = true
    }
  }
  if (comparisons.length === 0 && !failed) {
    const what = `the condition compares nothing: it has none of ${COMPARISONS.join(', ')}`
    report.add('syntax/sigma-form', map.span, { what })
    return undefined
  }
  const fieldEntry = member(map, 'field')
  const fields = fieldEntry === undefined ? [] : namesOf(fieldEntry, report)
  if (type.startsWith('value_') && fieldEntry === undefined)
    missing(map, 'field', `the condition of \`${type}\``, report)
  const percentile = readPercentile(member(map, 'percentile'), report)
  if (failed || fields === undefined || percentile === 'wrong') return undefined
  const part = percentile === undefined ? {} : { percentile }
  return { kind: 'number', comparisons, fields, ...part, span: map.span }
}

function readPercentile(entry: YamlEntry | undefined, report: Reading['report']): number | 'wrong' | undefined {
  if (entry === undefined) return undefined
  const number = entry.value.kind === 'number' ? Number(entry.value.text) : Number.NaN
  if (number >= 0 && number <= 100) return number
  report.add('syntax/sigma-type', entry.value.span, { member: 'percentile', expected: 'a number from 0 to 100' })
  return 'wrong'
}
