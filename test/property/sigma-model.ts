import { matchesRegex, type RegexNode } from './sigma-model-regex.ts'

/**
 * A naive reading of Sigma v2.1 (https://github.com/SigmaHQ/sigma-specification, specification/sigma-rules-specification.md
 * and sigma-appendix-modifiers.md) over one event at a time. Rules are what they mean; sigma-model-text.ts writes them.
 */
export interface ModelRule {
  readonly title: string
  readonly searches: readonly (readonly [name: string, body: ModelBody])[]
  readonly conditions: readonly ModelCondition[]
}

/** `map`: all of the items. `list`: any of the entries. */
export type ModelBody =
  | { readonly kind: 'map'; readonly items: readonly ModelItem[] }
  | { readonly kind: 'list'; readonly entries: readonly (readonly ModelItem[] | ModelValue)[] }

export interface ModelItem {
  /** Absent: keywords. */
  readonly field?: string
  readonly modifiers: readonly string[]
  readonly values: readonly ModelValue[]
  /** What the values of `re` are the texts of. */
  readonly regexes?: readonly RegexNode[]
}

/** A number is the text that it is written as. */
export type ModelValue = string | { readonly number: string } | boolean | null

export type ModelCondition =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'of'; readonly all: boolean; readonly pattern: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly ModelCondition[] }
  | { readonly kind: 'not'; readonly operand: ModelCondition }

/** The texts of an event's fields: what is absent has no value. Nested members have dotted names. */
export interface ModelEvent {
  readonly fields: ReadonlyMap<string, string>
  /** Where keywords are looked for. */
  readonly texts: readonly string[]
  /** What the source writes for no value, beside null. */
  readonly missing: readonly string[]
}

/** What a finding tells: the searches that hold and the fields whose tests hold, of those that no `not` negates. */
export interface ModelMatch {
  readonly holds: boolean
  readonly selections: readonly string[]
  readonly fields: readonly string[]
}

export function matchModel(rule: ModelRule, event: ModelEvent): ModelMatch {
  const bodies = new Map(rule.searches)
  const holds = rule.conditions.some((condition) => conditionHolds(condition, bodies, event))
  const told = [...bodies].filter(
    ([name, body]) => rule.conditions.some((one) => isNamed(one, name, false)) && bodyHolds(body, event),
  )
  const fields = new Set<string>()
  for (const [name, body] of bodies) {
    if (!rule.conditions.some((one) => isNamed(one, name, false))) continue
    for (const field of fieldsOf(body)) if (fieldHolds(body, field, event)) fields.add(field)
  }
  return { holds, selections: told.map(([name]) => name).toSorted(), fields: [...fields].toSorted() }
}

function conditionHolds(condition: ModelCondition, bodies: ReadonlyMap<string, ModelBody>, event: ModelEvent): boolean {
  switch (condition.kind) {
    case 'name': {
      const body = bodies.get(condition.name)
      if (body === undefined) throw new Error(`no search ${condition.name}`)
      return bodyHolds(body, event)
    }
    case 'of': {
      const named = [...bodies].filter(([name]) => isOf(condition.pattern, name))
      return condition.all
        ? named.every(([, body]) => bodyHolds(body, event))
        : named.some(([, body]) => bodyHolds(body, event))
    }
    case 'not':
      return !conditionHolds(condition.operand, bodies, event)
    case 'and':
      return condition.operands.every((one) => conditionHolds(one, bodies, event))
    case 'or':
      return condition.operands.some((one) => conditionHolds(one, bodies, event))
  }
}

/** Searches that begin with an underscore are of no pattern ("1/all of them"; pySigma: of no pattern at all). */
export function isOf(pattern: string, name: string): boolean {
  if (name.startsWith('_')) return false
  if (pattern === 'them') return true
  const [first = '', ...rest] = pattern.split('*')
  return new RegExp(`^${[first, ...rest].join('.*')}$`).test(name)
}

function isNamed(condition: ModelCondition, name: string, negated: boolean): boolean {
  switch (condition.kind) {
    case 'name':
      return !negated && condition.name === name
    case 'of':
      return !negated && isOf(condition.pattern, name)
    case 'not':
      return isNamed(condition.operand, name, !negated)
    default:
      return condition.operands.some((one) => isNamed(one, name, negated))
  }
}

const isItems = (entry: readonly ModelItem[] | ModelValue): entry is readonly ModelItem[] => Array.isArray(entry)

const keyword = (value: ModelValue): ModelItem => ({ modifiers: [], values: [value] })

function bodyHolds(body: ModelBody, event: ModelEvent): boolean {
  if (body.kind === 'map') return body.items.every((item) => itemHolds(item, event))
  return body.entries.some((entry) =>
    isItems(entry) ? entry.every((item) => itemHolds(item, event)) : itemHolds(keyword(entry), event),
  )
}

function fieldsOf(body: ModelBody): readonly string[] {
  const items = body.kind === 'map' ? body.items : body.entries.flatMap((entry) => (isItems(entry) ? entry : []))
  return items.flatMap((item) => item.field ?? [])
}

/** Of a map all of its tests of the field; of a list those of any entry that has some. */
function fieldHolds(body: ModelBody, field: string, event: ModelEvent): boolean {
  const maps = body.kind === 'map' ? [body.items] : body.entries.filter(isItems)
  return maps.some((items) => {
    const own = items.filter((item) => item.field === field)
    return own.length > 0 && own.every((item) => itemHolds(item, event))
  })
}

const isIn = (item: ModelItem, ...modifiers: readonly string[]): boolean =>
  modifiers.some((modifier) => item.modifiers.includes(modifier))

function itemHolds(item: ModelItem, event: ModelEvent): boolean {
  const each = item.values.map((value, place) => valueHolds(item, value, place, event))
  const holds = isIn(item, 'all') ? each.every(Boolean) : each.some(Boolean)
  return isIn(item, 'neq') ? !holds : holds
}

function valueHolds(item: ModelItem, value: ModelValue, place: number, event: ModelEvent): boolean {
  if (item.field === undefined) {
    const test = textTest(item, value, place)
    const anywhere = isIn(item, 're')
      ? test
      : textTest({ ...item, modifiers: [...item.modifiers, 'contains'] }, value, place)
    return event.texts.some(anywhere)
  }
  const held = event.fields.get(item.field)
  const text = held === undefined || event.missing.includes(held) ? null : held
  if (isIn(item, 'exists')) return (text !== null) === value
  const isMissing = typeof value === 'string' && event.missing.includes(value)
  if (value === null) return text === null || text === ''
  if (isMissing && item.modifiers.every((one) => one === 'all' || one === 'neq' || one === 'cased'))
    return text === null
  if (text === null) return false
  if (isIn(item, 'lt', 'lte', 'gt', 'gte')) return compares(item, text, textOf(value))
  if (isIn(item, 'cidr')) return isWithin(text, textOf(value))
  if (isIn(item, 'fieldref')) {
    const other = event.fields.get(textOf(value))
    return other !== undefined && !event.missing.includes(other) && refers(item, text, other)
  }
  return textTest(item, value, place)(text)
}

function compares(item: ModelItem, text: string, value: string): boolean {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return false
  const [left, right] = [Number(text), Number(value)]
  if (isIn(item, 'lt')) return left < right
  if (isIn(item, 'lte')) return left <= right
  return isIn(item, 'gt') ? left > right : left >= right
}

/** IPv4 only. */
function isWithin(text: string, network: string): boolean {
  const [base = '', bits = '32'] = network.split('/')
  const [left, right] = [addressOf(text), addressOf(base)]
  if (left === undefined || right === undefined) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(left / size) === Math.floor(right / size)
}

function addressOf(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined
  const parts = text.split('.').map(Number)
  return parts.some((part) => part > 255) ? undefined : parts.reduce((sum, part) => sum * 256 + part, 0)
}

function refers(item: ModelItem, text: string, other: string): boolean {
  const [left, right] = isIn(item, 'cased') ? [text, other] : [lower(text), lower(other)]
  if (isIn(item, 'contains')) return left.includes(right)
  if (isIn(item, 'startswith')) return left.startsWith(right)
  return isIn(item, 'endswith') ? left.endsWith(right) : left === right
}

const textOf = (value: ModelValue): string =>
  value !== null && typeof value === 'object' ? value.number : String(value)

/** Each code point by the Unicode simple mapping. */
function lower(text: string): string {
  return [...text]
    .map((one) => (one === '\u0130' ? 'i' : [...one.toLowerCase()].length === 1 ? one.toLowerCase() : one))
    .join('')
}

type Part = string | '*' | '?'
/** Wildcards are other values than the characters. */
interface Wild {
  readonly wild: '*' | '?'
}
type Parts = readonly (Part | Wild)[]

/** pySigma's reading of escapes: a backslash is one unless it stands before a wildcard or another backslash. */
function partsOf(text: string): Parts {
  const parts: (string | Wild)[] = []
  let plain = ''
  const chars = [...text]
  for (let i = 0; i < chars.length; i += 1) {
    const char = chars[i] ?? ''
    const next = chars[i + 1]
    if (char === '\\' && (next === '\\' || next === '*' || next === '?')) {
      plain += next
      i += 1
    } else if (char === '*' || char === '?') {
      if (plain !== '') parts.push(plain)
      parts.push({ wild: char })
      plain = ''
    } else plain += char
  }
  return plain === '' ? parts : [...parts, plain]
}

function textTest(item: ModelItem, value: ModelValue, place: number): (text: string) => boolean {
  if (isIn(item, 're')) {
    const node = item.regexes?.[place]
    if (node === undefined) throw new Error('a regular expression without a tree')
    const flags = { i: isIn(item, 'i'), m: isIn(item, 'm'), s: isIn(item, 's') }
    return (text) => matchesRegex(node, flags, text)
  }
  let patterns: readonly Parts[] = [
    value !== null && typeof value === 'object' ? [value.number] : partsOf(textOf(value)),
  ]
  let bytes: ((text: string) => Buffer) | undefined
  for (const modifier of item.modifiers) {
    if (modifier === 'startswith' || modifier === 'contains')
      patterns = patterns.map((parts) => [...parts, { wild: '*' }])
    if (modifier === 'endswith' || modifier === 'contains')
      patterns = patterns.map((parts) => [{ wild: '*' }, ...parts])
    if (modifier === 'windash') patterns = patterns.flatMap(dashed)
    if (modifier === 'wide' || modifier === 'utf16le') bytes = (text) => Buffer.from(text, 'utf16le')
    if (modifier === 'utf16be') bytes = (text) => Buffer.from(text, 'utf16le').swap16()
    if (modifier === 'utf16') bytes = (text) => Buffer.from(`\ufeff${text}`, 'utf16le')
    if (modifier === 'base64' || modifier === 'base64offset') {
      const encode = bytes ?? ((text: string) => Buffer.from(text, 'utf8'))
      patterns = patterns.flatMap((parts) => {
        const data = encode(parts.map((part) => (typeof part === 'string' ? part : part.wild)).join(''))
        return modifier === 'base64' ? [[data.toString('base64')]] : offsets(data).map((text) => [text])
      })
    }
  }
  const isCased = isIn(item, 'cased')
  return (text) => patterns.some((parts) => fits([...parts].flatMap(split), [...text], isCased))
}

const split = (part: Part | Wild): readonly (string | Wild)[] => (typeof part === 'string' ? [...part] : [part])

function fits(parts: readonly (string | Wild)[], text: readonly string[], isCased: boolean): boolean {
  let places = new Set([0])
  for (const part of parts) {
    const next = new Set<number>()
    for (const place of places) {
      if (typeof part === 'object' && part.wild === '*') for (let i = place; i <= text.length; i += 1) next.add(i)
      else {
        const char = text[place]
        if (char === undefined) continue
        if (typeof part === 'object' || part === char || (!isCased && lower(part) === lower(char))) next.add(place + 1)
      }
    }
    places = next
  }
  return places.has(text.length)
}

/** pySigma: `\B[-/]\b` within each text between wildcards becomes each of five dashes. */
function dashed(parts: Parts): readonly Parts[] {
  return parts.reduce<readonly Parts[]>(
    (heads, part) => {
      const tails = typeof part === 'string' ? dashedText(part) : [part]
      return heads.flatMap((head) => tails.map((tail) => [...head, tail]))
    },
    [[]],
  )
}

function dashedText(text: string): readonly string[] {
  const chars = [...text]
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_]/u.test(char)
  return chars.reduce<readonly string[]>(
    (heads, char, i) => {
      const isDash = (char === '-' || char === '/') && !isWord(chars[i - 1]) && isWord(chars[i + 1])
      const forms = isDash ? ['-', '/', '\u2013', '\u2014', '\u2015'] : [char]
      return heads.flatMap((head) => forms.map((form) => head + form))
    },
    [''],
  )
}

/** What stands in the Base64 of any text around the bytes, whichever the bytes before and behind it are. */
function offsets(data: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before, ' '), data])
    const text = whole.toString('base64')
    const cut = [undefined, -3, -2][whole.length % 3]
    return text.slice([0, 2, 3][before], cut)
  })
}
