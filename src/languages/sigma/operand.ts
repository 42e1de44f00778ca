import type { Modifier } from './ast.ts'
import { dashForms } from './dashes.ts'
import { base64, base64Offsets, bytesOf, type Encoding, wideText } from './encoding.ts'
import { readNetwork } from './network.ts'
import { joined, literalPattern, mapTexts, plainText, withRunAfter, withRunBefore } from './pattern.ts'
import { fillPlaceholders } from './placeholders.ts'
import type { FieldComparison, Pattern, TimePart } from './predicate.ts'
import { departs } from './reading.ts'
import { asText, departed, type Operand, refuse, type Step, wrongValue } from './step.ts'

/** The alternatives that a modifier makes of a value; undefined after a report. */
export function modify(operand: Operand, step: Step): readonly Operand[] | undefined {
  const { modifier } = step.use
  switch (modifier) {
    case 'all':
    case 'neq':
      return [operand]
    case 'contains':
    case 'startswith':
    case 'endswith':
      return placedAt(operand, modifier, step)
    case 'cased':
      return cased(operand, step)
    case 're':
      return asRegex(operand, step)
    case 'i':
    case 'm':
    case 's':
      if (operand.kind === 'regex') return [{ ...operand, flags: { ...operand.flags, [modifier]: true } }]
      return refuse(step, 'it is a flag of `re`, which stands before it')
    case 'windash':
      return onPattern(operand, step, (parts) => dashForms(parts))
    case 'utf16':
    case 'utf16be':
    case 'utf16le':
    case 'wide':
      return encoded(operand, modifier === 'wide' ? 'utf16le' : modifier, step)
    case 'base64':
      return inBase64(operand, step, (bytes) => [base64(bytes)])
    case 'base64offset':
      return inBase64(operand, step, base64Offsets)
    case 'cidr':
      return asNetwork(operand, step)
    case 'exists':
      return asExistence(operand, step)
    case 'expand':
      return fillPlaceholders(operand, step)
    case 'fieldref':
      return asField(operand, step)
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return compared(operand, modifier, step)
    default:
      return asTimePart(operand, modifier, step)
  }
}

function onPattern(
  operand: Operand,
  step: Step,
  change: (parts: Pattern, operand: Operand & { kind: 'pattern' }) => readonly Pattern[] | undefined,
): readonly Operand[] | undefined {
  const text = asText(operand, step)
  if (text === undefined) return undefined
  return change(text.parts, text)?.map((parts) => ({ ...text, parts }))
}

type Place = 'contains' | 'startswith' | 'endswith'

function placedAt(operand: Operand, place: Place, step: Step): readonly Operand[] | undefined {
  if (operand.kind === 'regex') return [anchored(operand, place)]
  if (operand.kind === 'predicate' && operand.predicate.kind === 'field') {
    const { predicate } = operand
    const how = bothPlaces(predicate.how, place)
    return [{ kind: 'predicate', predicate: { ...predicate, how } }]
  }
  return onPattern(operand, step, (parts) => {
    const before = place === 'startswith' ? parts : withRunBefore(parts)
    return [place === 'endswith' ? before : withRunAfter(before)]
  })
}

function bothPlaces(before: FieldComparison, place: Place): FieldComparison {
  return before === 'equals' || before === place ? place : 'contains'
}

/** Regular expressions are found anywhere already. */
function anchored(operand: Operand & { kind: 'regex' }, place: Place): Operand {
  if (place === 'contains') return operand
  const pattern = place === 'startswith' ? `\\A(?:${operand.pattern})` : `(?:${operand.pattern})\\z`
  return { ...operand, pattern }
}

function cased(operand: Operand, step: Step): readonly Operand[] | undefined {
  if (operand.kind === 'predicate' && operand.predicate.kind === 'field') {
    return [{ kind: 'predicate', predicate: { ...operand.predicate, cased: true } }]
  }
  if (operand.kind === 'regex') {
    if (operand.flags.i) return refuse(step, '`i` says the opposite')
    return departed(step, 'regular expressions tell letters of different case apart already') ? [operand] : undefined
  }
  const text = asText(operand, step)
  return text && [{ ...text, cased: true }]
}

function asRegex(operand: Operand, step: Step): readonly Operand[] | undefined {
  const { value, uses } = step
  if (uses[0] !== step.use) return refuse(step, 'it takes values as they are written, so it stands first')
  if (value.kind === 'null') return wrongValue(step, 'a text', operand)
  if (value.kind !== 'text' && asText(operand, step) === undefined) return undefined
  return [{ kind: 'regex', pattern: value.text, flags: { i: false, m: false, s: false } }]
}

function encoded(operand: Operand, encoding: Encoding, step: Step): readonly Operand[] | undefined {
  const text = asText(operand, step)
  if (text === undefined) return undefined
  if (text.encoding !== undefined) return refuse(step, 'the text is encoded already')
  return [{ ...text, encoding }]
}

function inBase64(
  operand: Operand,
  step: Step,
  encode: (bytes: readonly number[]) => readonly string[],
): readonly Operand[] | undefined {
  const text = asText(operand, step)
  if (text === undefined) return undefined
  const plain = plainText(text.parts)
  if (plain === undefined) return wrongValue(step, 'a text without wildcards', operand)
  const { cased } = text
  return encode(bytesOf(plain, text.encoding)).map((form) => ({ kind: 'pattern', parts: literalPattern(form), cased }))
}

/** What is left of an encoding that no Base64 took; undefined after a report. */
export function decoded(operand: Operand & { kind: 'pattern' }, step: Omit<Step, 'use'>): Pattern | undefined {
  const { encoding, parts } = operand
  if (encoding === undefined) return parts
  const forms = parts.map((part) => (part.kind === 'text' ? wideText(part.text, encoding) : ''))
  const use = step.uses.find(({ modifier }) => modifier.startsWith('utf16') || modifier === 'wide')
  if (forms.includes(undefined) && use !== undefined) {
    return refuse(
      { ...step, use },
      'without `base64` or `base64offset` after it, it can only encode ASCII without a mark',
    )
  }
  return mapTexts(parts, (text) => literalPattern(wideText(text, encoding) ?? ''))
}

function asNetwork(operand: Operand, step: Step): readonly Operand[] | undefined {
  const { value, uses, report, options } = step
  if (uses.find(({ modifier }) => modifier !== 'expand') !== step.use) {
    return refuse(step, 'it takes values as they are written, so it stands first')
  }
  const network = operand.kind === 'pattern' ? readNetwork(plainText(operand.parts) ?? '') : undefined
  if (network === undefined) return wrongValue(step, 'a network such as `10.0.0.0/8` or `fe80::/10`', operand)
  if (network.hasHost) {
    const expected = `a network: \`${network.text}\``
    const found = 'an address in it'
    report.add('type/sigma-value', value.span, { modifier: 'cidr', expected, found }, departs(options))
    if (options.profile === 'vendor') return undefined
  }
  return [{ kind: 'predicate', predicate: { kind: 'cidr', network: network.text } }]
}

function asExistence(operand: Operand, step: Step): readonly Operand[] | undefined {
  const { value, uses, report, options } = step
  if (uses[0] !== step.use) return refuse(step, 'it takes `true` or `false` as they are written, so it stands first')
  const written = value.kind === 'text' ? /^(?:(true)|false)$/i.exec(value.text) : null
  if (operand.kind !== 'boolean' && written === null) return wrongValue(step, '`true` or `false`', operand)
  if (operand.kind !== 'boolean') {
    const facts = { modifier: 'exists', expected: '`true` or `false`', found: 'a text' }
    report.add('type/sigma-value', value.span, facts, departs(options))
    if (options.profile === 'vendor') return undefined
  }
  const expected = operand.kind === 'boolean' ? operand.value : written?.[1] !== undefined
  return [{ kind: 'predicate', predicate: { kind: 'exists', expected } }]
}

function asField(operand: Operand, step: Step): readonly Operand[] | undefined {
  const text = asText(operand, step)
  if (text === undefined) return undefined
  if (text.encoding !== undefined) return refuse(step, 'a field is not encoded')
  const [first, last] = [text.parts[0], text.parts.at(-1)]
  const hasRuns = step.uses.slice(0, step.uses.indexOf(step.use)).some(({ modifier }) => isPlace(modifier))
  const how: FieldComparison = !hasRuns
    ? 'equals'
    : first?.kind === 'run'
      ? last?.kind === 'run'
        ? 'contains'
        : 'endswith'
      : 'startswith'
  const bare = hasRuns ? text.parts.filter((part) => part.kind !== 'run') : text.parts
  const name = plainText(joined(bare))
  if (name === undefined || name === '') return wrongValue(step, 'the name of a field', operand)
  if (hasRuns && !departed(step, 'it stands before what says how the fields are compared')) return undefined
  const other = { name, span: step.value.span }
  return [{ kind: 'predicate', predicate: { kind: 'field', other, how, cased: text.cased } }]
}

function isPlace(modifier: Modifier): modifier is Place {
  return modifier === 'contains' || modifier === 'startswith' || modifier === 'endswith'
}

type Operator = 'lt' | 'lte' | 'gt' | 'gte'

function compared(operand: Operand, operator: Operator, step: Step): readonly Operand[] | undefined {
  if (operand.kind === 'predicate' && operand.predicate.kind === 'time-part') {
    const { predicate } = operand
    if (predicate.operator !== 'eq') return refuse(step, 'the values are compared already')
    return [{ kind: 'predicate', predicate: { ...predicate, operator } }]
  }
  const value = numberOf(operand, step)
  return value === undefined ? undefined : [{ kind: 'predicate', predicate: { kind: 'compare', operator, value } }]
}

/** A quoted number is told apart in `vendor` only. */
function numberOf(operand: Operand, step: Step): number | undefined {
  const written = operand.kind === 'number' ? operand.text : plainOf(operand)
  const number = /^[+-]?(?:\d|\.\d)/.test(written) ? Number(written) : Number.NaN
  if (!Number.isFinite(number)) return wrongValue(step, 'a number', operand)
  if (operand.kind === 'number') return number
  const { use, value, report, options } = step
  const facts = { modifier: use.modifier, expected: 'a number', found: 'a text' }
  report.add('type/sigma-value', value.span, facts, departs(options))
  return options.profile === 'vendor' ? undefined : number
}

function plainOf(operand: Operand): string {
  return operand.kind === 'pattern' && operand.encoding === undefined ? (plainText(operand.parts) ?? '') : ''
}

const RANGES: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
}

function asTimePart(operand: Operand, part: TimePart, step: Step): readonly Operand[] | undefined {
  const compare = operand.kind === 'predicate' && operand.predicate.kind === 'compare' ? operand.predicate : undefined
  const value = compare === undefined ? numberOf(operand, step) : compare.value
  if (value === undefined) return undefined
  const [least, most] = RANGES[part]
  if (!Number.isInteger(value) || ((value < least || value > most) && compare === undefined)) {
    return wrongValue(step, `a whole number from ${least} to ${most}`, operand)
  }
  const operator = compare?.operator ?? 'eq'
  return [{ kind: 'predicate', predicate: { kind: 'time-part', part, operator, value } }]
}
