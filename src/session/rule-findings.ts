import type { Finding, Row } from '../detections/finding.ts'
import { entitiesOf, type RuleFacts, ruleFindingMaker } from '../detections/rule-finding.ts'
import type { Metadata, Rule } from '../languages/sigma/ast.ts'
import type { RuleField, RuleMatch } from '../languages/sigma/compiled.ts'
import type { MatchedRow } from '../matching/index.ts'
import type { Column } from '../plan/expr.ts'
import { type Json, toJson } from '../types/codec.ts'

/** Makes the findings of one rule text from their rows, where it belongs to a detection of a package; else they are the rule's own. */
export type Attribution = (file: string) => ((row: Row) => Finding) | undefined

interface MatchingRule {
  readonly document: Rule
  readonly match: RuleMatch
}

/** What of a rule holds: each combination is worked out once. */
interface Held {
  readonly selections: readonly string[]
  readonly tested: ReadonlySet<string>
}

type Match = MatchedRow['matched'][number]

/** The findings of a row that matches, in the order of what it matches. A million rows may: what is known of a rule or a row is told once. */
export function ruleFindings(
  rules: readonly MatchingRule[],
  header: readonly RuleField[],
  columns: readonly Column[],
  attribution: Attribution,
): (row: MatchedRow) => readonly (Finding | undefined)[] {
  const places = new Map(columns.map((column, place) => [column.id, place]))
  const makers = rules.map(({ document: { metadata, source }, match }) => ({
    make: ruleFindingMaker(factsOf(metadata, source.name)),
    own: attribution(source.name),
    title: metadata.title,
    match,
  }))
  const held = new WeakMap<Match, Held>()
  const heldOf = (matched: Match, { parts }: RuleMatch): Held => {
    const known = held.get(matched)
    if (known !== undefined) return known
    const of = matched.parts.flatMap((place) => parts[place] ?? [])
    const made = {
      selections: [...new Set(of.flatMap((part) => (part.kind === 'search' ? [part.search] : [])))],
      tested: new Set(of.flatMap((part) => (part.kind === 'field' && part.field !== undefined ? [part.field] : []))),
    }
    held.set(matched, made)
    return made
  }
  return ({ values, matched }) => {
    const known = new Map<number, Json>()
    const valueAt = (column: Column): Json => {
      const place = places.get(column.id) ?? -1
      const before = known.get(place)
      if (before !== undefined) return before
      const value = toJson(values[place] ?? null, column.type)
      known.set(place, value)
      return value
    }
    const shared = present(header, valueAt)
    const entities = entitiesOf(shared)
    return matched.map((one) => {
      const maker = makers[one.condition]
      if (maker === undefined) return undefined
      const fields = present(maker.match.fields, valueAt)
      const row = merged(shared, fields)
      if (maker.own !== undefined) return maker.own({ ...row, ...shared, rule: maker.title })
      const { selections, tested } = heldOf(one, maker.match)
      const testedFields: Record<string, Json> = {}
      for (const [name, value] of Object.entries(fields)) if (tested.has(name)) set(testedFields, name, value)
      return maker.make(row, { selections, fields: testedFields }, entities)
    })
  }
}

/** A field that is called like a column of the header keeps its name; the header's is `@time` then. */
function merged(header: Row, fields: Row): Row {
  const row: Record<string, Json> = {}
  for (const [name, value] of Object.entries(header)) set(row, Object.hasOwn(fields, name) ? `@${name}` : name, value)
  for (const [name, value] of Object.entries(fields)) set(row, name, value)
  return row
}

/** The values that the event has, by name. */
function present(named: readonly RuleField[], valueAt: (column: Column) => Json): Row {
  const row: Record<string, Json> = {}
  for (const { name, column, member } of named) {
    const whole = valueAt(column)
    const value = member === undefined ? whole : memberOf(whole, member)
    if (value !== null && value !== '') set(row, name, value)
  }
  return row
}

/** Assigning a field of this name would set the object's prototype. */
function set(row: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true })
  else row[name] = value
}

/** A member by its whole name, else by the path that its dots make, through the elements of arrays. */
function memberOf(value: Json, name: string): Json {
  const whole = own(value, name)
  if (whole !== null) return whole
  return name.split('.').reduce(own, value)
}

function own(value: Json, name: string): Json {
  if (Array.isArray(value)) {
    const found = value.flatMap((element: Json) => own(element, name) ?? [])
    return found.length === 0 ? null : found
  }
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return null
  // What is no array is an object of JSON, which the check above does not tell the compiler.
  return (value as Readonly<Record<string, Json>>)[name] ?? null
}

export function factsOf(metadata: Metadata, file: string): RuleFacts {
  return {
    id: metadata.id ?? null,
    title: metadata.title,
    level: metadata.level ?? null,
    status: metadata.status ?? null,
    author: metadata.author ?? null,
    license: metadata.license ?? null,
    description: metadata.description ?? null,
    file,
    references: metadata.references,
    false_positives: metadata.falsePositives,
    tags: metadata.tags,
  }
}
