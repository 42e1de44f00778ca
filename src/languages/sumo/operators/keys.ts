import { project } from '../../../plan/build.ts'
import { aggregateCall, call, type Expr, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Probe } from '../../language.ts'
import { type Name, type StringText, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { toText } from '../values.ts'

/** So many fields that the query does not name are extracted, as documented. */
const MOST_FIELDS = 100

/** What `json auto` and `keyvalue auto` take from the records that they made of texts. */
export interface DetectedFields {
  /** Objects of names and texts, by name. */
  readonly record: Expr
  readonly keys: readonly StringText[]
  /** Names for the keys, or none. */
  readonly names: readonly Name[]
  /** Only what `keys` name. */
  readonly referencedOnly: boolean
  /** The field's name for a key that has none given. */
  readonly nameOf: (key: string) => string
  readonly what: string
  readonly span: Span
}

/** Makes fields of the keys, and of all that the data has; a key is found in any case. What a record lacks stays as it was. */
export function defineDetected(detected: DetectedFields, frame: Frame): void {
  const { record, keys, names, referencedOnly, nameOf, what, span } = detected
  const found = frame.lowering.ask(probeOf(record, `${what} ${span.start}`, frame))
  if ('problem' in found) frame.refuse(found.problem, span)
  const known = 'problem' in found ? [] : found.map((column) => column.name)
  if (known.length === 0 && !referencedOnly) frame.opaque = true
  const fields = new Map<string, { name: string; keys: string[] }>()
  keys.forEach((key, i) => {
    const wanted = stringValue(key.raw).toLowerCase()
    const variants = known.filter((name) => name.toLowerCase() === wanted || nameOf(name).toLowerCase() === wanted)
    const name = names[i]?.text ?? nameOf(stringValue(key.raw))
    fields.set(name.toLowerCase(), { name, keys: variants.length > 0 ? variants : [stringValue(key.raw)] })
  })
  const others = referencedOnly ? [] : withoutNamed(known, keys)
  const written = frame.report.source.text.toLowerCase()
  const taken = new Set(others.filter((key) => written.includes(nameOf(key).toLowerCase())))
  for (const key of others) if (taken.size < MOST_FIELDS) taken.add(key)
  if (others.length > taken.size) {
    frame.choose(
      `\`${what}\``,
      `of ${others.length} different fields the ${taken.size} that most records have are extracted, and those the query names`,
      span,
    )
  }
  for (const key of others.filter((other) => taken.has(other))) {
    const name = nameOf(key)
    const same = fields.get(name.toLowerCase())
    if (same === undefined) fields.set(name.toLowerCase(), { name, keys: [key] })
    else if (!same.keys.includes(key)) same.keys.push(key)
  }
  frame.define(
    [...fields.values()].map((field) => {
      const values = field.keys.map((key) =>
        call('dynamic.to_text', [call('dynamic.member', [record, text(key)], span)], span),
      )
      const old = frame.existing(field.name)
      const all = old === undefined ? values : [...values, toText(old)]
      const [first] = all
      return {
        name: field.name,
        expr: all.length === 1 && first !== undefined ? first : call('logic.coalesce', all, span),
      }
    }),
    span,
  )
}

function withoutNamed(known: readonly string[], keys: readonly StringText[]): readonly string[] {
  const named = new Set(keys.map((key) => stringValue(key.raw).toLowerCase()))
  return known.filter((name) => !named.has(name.toLowerCase()))
}

/** The names in the records, those of most records first. */
function probeOf(record: Expr, key: string, frame: Frame): Probe {
  const { span } = record
  const { columns } = frame
  const names = columns.fresh('names', 'dynamic')
  const listed = project(frame.plan, [{ ...names, expr: call('dynamic.keys', [record], span) }], span)
  const element = columns.fresh('element', 'dynamic')
  const each: Plan = { kind: 'unnest', input: listed, array: reference(names), element, outer: false, span }
  const name = columns.fresh('name', 'string')
  const count = columns.fresh('count', 'long')
  const counted: Plan = {
    kind: 'aggregate',
    input: each,
    keys: [{ ...name, expr: call('dynamic.to_text', [reference(element)], span) }],
    aggregates: [{ ...count, expr: aggregateCall('agg.count', [], span) }],
    span,
  }
  const sorted: Plan = {
    kind: 'sort',
    input: counted,
    keys: [
      { expr: reference(count), direction: 'desc', nulls: 'last' },
      { expr: reference(name), direction: 'asc', nulls: 'last' },
    ],
    span,
  }
  return {
    key,
    plan: project(sorted, [{ ...name, expr: reference(name) }], span),
    read: (values) => values.map((value) => ({ name: value, type: 'string', source: '' })),
  }
}
