import type { ModelBody, ModelCondition, ModelItem, ModelRule, ModelValue } from './sigma-model.ts'
import { isOf } from './sigma-model.ts'
import type { Random } from './sigma-model-random.ts'
import { randomRegex, regexExample, regexText } from './sigma-model-regex.ts'

/** What rules may ask of a log source. */
export interface ModelFields {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
  readonly booleans: readonly string[]
  /** Whether wildcards and line feeds may stand in keywords: where all values of an event are one text they reach over several. */
  readonly wildKeywords: boolean
}

const PIECES = [
  'cmd',
  'Cmd.EXE',
  'a',
  'B',
  'ß',
  'é',
  'É',
  'İ',
  'ſ',
  's',
  'K',
  'k',
  'i',
  'Σ',
  'ς',
  '😀',
  ' ',
  ' ',
  '-',
  '/',
  ' -x',
  ' /Y',
  '--z',
  '–q',
  '\\',
  '\\\\',
  '\\*',
  '\\?',
  '\\\\*',
  '\\\\\\*',
  '*',
  '*',
  '?',
  '%',
  '_',
  '%name%',
  '\n',
  "'",
  '"',
  'C:\\Temp\\',
  '.',
  '$',
  '(',
  ')',
  '[x]',
  '{',
  '|',
  '\t',
  ',',
  ':',
  '#',
] as const

const NUMBERS = ['0', '7', '-3', '42', '10', '0.5', '100'] as const

const SPECIAL = ['', '-', '*', '?', '\\', '**', ' ', 'null', 'true', '7', '%'] as const

export function randomRule(title: string, fields: ModelFields, random: Random): ModelRule {
  const names = ['sel', 'sel_b', 'filter_x', '_hidden', 'selection-c', 'other1', 'keywords'].filter(() =>
    random.chance(0.4),
  )
  const used = names.length === 0 ? ['selection'] : names
  const searches = used.map((name) => [name, randomBody(fields, random)] as const)
  const conditions = Array.from({ length: random.chance(0.15) ? 2 : 1 }, () => randomCondition(used, random, 0))
  return { title, searches, conditions }
}

function randomCondition(names: readonly string[], random: Random, depth: number): ModelCondition {
  const kind = random.below(depth > 2 ? 3 : 8)
  if (kind < 2) return { kind: 'name', name: random.pick(names) }
  if (kind === 2) {
    const fitting = ['them', 'sel*', 'filter_*', '*e*', 'sel_b', 'other*', '*'].filter((pattern) =>
      names.some((name) => isOf(pattern, name)),
    )
    if (fitting.length === 0) return { kind: 'name', name: random.pick(names) }
    return { kind: 'of', all: random.chance(0.5), pattern: random.pick(fitting) }
  }
  if (kind < 5) return { kind: 'not', operand: randomCondition(names, random, depth + 1) }
  const operands = Array.from({ length: 2 + random.below(2) }, () => randomCondition(names, random, depth + 1))
  return { kind: kind < 7 ? 'and' : 'or', operands }
}

function randomBody(fields: ModelFields, random: Random): ModelBody {
  const kind = random.below(10)
  if (kind === 0) return { kind: 'list', entries: many(random, () => randomKeyword(fields, random)) }
  if (kind === 1)
    return {
      kind: 'map',
      items: [
        {
          modifiers: random.pick([['all'], ['contains'], ['cased'], ['all', 'windash'], ['contains', 'all']]),
          values: [0, 1].map(() => randomKeyword(fields, random, randomText(random))),
        },
      ],
    }
  if (kind < 5)
    return {
      kind: 'list',
      entries: many(random, () =>
        random.chance(0.1) ? randomKeyword(fields, random) : randomItems(fields, random),
      ).toSorted((a, b) => Number(Array.isArray(b)) - Number(Array.isArray(a))),
    }
  return { kind: 'map', items: randomItems(fields, random) }
}

const many = <T>(random: Random, make: () => T): readonly T[] => Array.from({ length: 1 + random.below(3) }, make)

/** No key twice. */
function randomItems(fields: ModelFields, random: Random): readonly ModelItem[] {
  const items = many(random, () => randomItem(fields, random))
  return [...new Map(items.map((item) => [[item.field, ...item.modifiers].join('|'), item])).values()]
}

const CHAINS: readonly (readonly string[])[] = [
  ['contains'],
  ['startswith'],
  ['endswith'],
  ['contains', 'all'],
  ['endswith', 'all'],
  ['cased'],
  ['contains', 'cased'],
  ['startswith', 'cased'],
  ['cased', 'endswith'],
  ['neq'],
  ['contains', 'neq'],
  ['windash'],
  ['contains', 'windash'],
  ['windash', 'contains'],
  ['contains', 'all', 'windash'],
  ['endswith', 'windash'],
  ['startswith', 'windash', 'cased'],
]

const ENCODINGS: readonly (readonly string[])[] = [
  ['base64'],
  ['base64', 'contains'],
  ['base64offset', 'contains'],
  ['wide', 'base64offset', 'contains'],
  ['utf16le', 'base64', 'contains'],
  ['utf16be', 'base64offset', 'contains'],
  ['utf16', 'base64', 'contains'],
  ['base64offset', 'contains', 'all'],
  ['base64', 'cased'],
]

function randomItem(fields: ModelFields, random: Random): ModelItem {
  const field = random.pick([...fields.texts, ...fields.texts, ...fields.numbers, ...fields.booleans])
  const kind = random.below(24)
  const values = many(random, () => randomText(random))
  const several = values.length === 1 ? [...values, randomText(random)] : values
  if (kind < 6) return { field, modifiers: [], values: many(random, () => randomValue(random)) }
  if (kind < 13) {
    const modifiers = random.pick(CHAINS)
    return { field, modifiers, values: modifiers.includes('all') ? several : values }
  }
  if (kind < 16) {
    const regexes = values.map(() => randomRegex(random))
    const flags = ['i', 'm', 's'].filter(() => random.chance(0.3))
    const all = regexes.length > 1 && random.chance(0.2) ? ['all'] : []
    return { field, modifiers: ['re', ...flags, ...all], values: regexes.map(regexText), regexes }
  }
  if (kind < 18) {
    const modifiers = random.pick(ENCODINGS)
    const plain = (modifiers.includes('all') ? several : values).map((text) => text.replace(/[*?\\]/g, '') || 'x')
    const ascii = plain.map((text) => (modifiers.length > 0 ? text.replace(/[^ -~]/g, 'z') : text))
    return { field, modifiers, values: modifiers.some((one) => /^(wide|utf)/.test(one)) ? ascii : plain }
  }
  if (kind === 18) return { field, modifiers: ['exists'], values: [random.chance(0.5)] }
  if (kind === 19) {
    const how = random.pick([[], ['contains'], ['startswith'], ['endswith'], ['neq'], ['cased']])
    return { field, modifiers: ['fieldref', ...how], values: [random.pick([...fields.texts, ...fields.numbers])] }
  }
  if (kind === 20)
    return {
      field,
      modifiers: ['cidr'],
      values: many(random, () => random.pick(['10.0.0.0/8', '192.168.1.0/24', '203.0.113.5/32', '0.0.0.0/0'])),
    }
  if (kind === 21) return { field, modifiers: ['neq'], values: many(random, () => randomValue(random)) }
  const number = random.pick([...fields.numbers, ...fields.numbers, ...fields.texts])
  return {
    field: number,
    modifiers: [random.pick(['lt', 'lte', 'gt', 'gte'])],
    values: [{ number: random.pick(NUMBERS) }],
  }
}

function randomValue(random: Random): ModelValue {
  const kind = random.below(12)
  if (kind === 0) return null
  if (kind === 1) return random.chance(0.5)
  if (kind === 2) return { number: random.pick(NUMBERS) }
  return randomText(random)
}

function randomKeyword(fields: ModelFields, random: Random, value = randomValue(random)): ModelValue {
  if (fields.wildKeywords) return value ?? 'a'
  return typeof value === 'string' ? value.replace(/[*?\n\\]/g, '') || 'b' : (value ?? 'c')
}

function randomText(random: Random): string {
  if (random.chance(0.1)) return random.pick(SPECIAL)
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(PIECES)).join('')
}

/** A value near to what some rule asks of the field: `undefined` is absent. */
export function randomFieldText(field: string, rules: readonly ModelRule[], random: Random): string | null | undefined {
  if (random.chance(0.1)) return random.chance(0.5) ? null : undefined
  if (random.chance(0.1))
    return random.pick(['', '-', ' ', '7', 'TRUE', '10.1.2.3', '192.168.1.77', '203.0.113.5', '-3', '0.50'])
  const items = rules.flatMap(({ searches }) =>
    searches.flatMap(([, body]) =>
      body.kind === 'map'
        ? body.items
        : body.entries.flatMap((entry): readonly ModelItem[] =>
            Array.isArray(entry) ? entry : [{ modifiers: [], values: [entry as ModelValue] }],
          ),
    ),
  )
  const own = items.filter((item) => item.field === field || (item.field === undefined && random.chance(0.5)))
  const near = own.length === 0 ? [] : [example(random.pick(own), random)]
  const made = near[0] ?? Array.from({ length: random.below(4) }, () => random.pick(PIECES)).join('')
  return changed(made, random)
}

function example(item: ModelItem, random: Random): string {
  const place = random.below(item.values.length)
  const value = item.values[place] ?? null
  const regex = item.regexes?.[place]
  if (regex !== undefined) return regexExample(regex, random)
  if (value === null) return ''
  if (typeof value === 'object') return value.number
  const text = String(value)
  if (item.modifiers.some((one) => one.startsWith('base64'))) {
    const wide = item.modifiers.includes('utf16be')
      ? Buffer.from(text, 'utf16le').swap16()
      : Buffer.from(text, 'utf16le')
    const data = item.modifiers.some((one) => /^(wide|utf16)/.test(one)) ? wide : Buffer.from(text)
    const bom = item.modifiers.includes('utf16') ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0)
    const around = item.modifiers.includes('contains') ? Buffer.alloc(random.below(3), 'q') : Buffer.alloc(0)
    return Buffer.concat([around, bom, data, around]).toString('base64')
  }
  const filled = text.replace(/\\([\\*?])|([*?])/g, (_, escaped: string | undefined, wild: string) =>
    escaped !== undefined
      ? escaped
      : wild === '?'
        ? random.pick(['x', '😀', '\n', ''])
        : random.pick(['', 'xy', '\\', '\n']),
  )
  const all = item.modifiers.includes('all') && item.values.every((one) => typeof one === 'string')
  const whole = all ? item.values.join(random.pick(['', ' '])) : filled
  const before = item.modifiers.some((one) => one === 'contains' || one === 'endswith') || item.field === undefined
  const behind = item.modifiers.some((one) => one === 'contains' || one === 'startswith') || item.field === undefined
  const dashes = item.modifiers.includes('windash')
    ? whole.replace(/[-/]/, random.pick(['-', '/', '–', '—', '―']))
    : whole
  return `${before ? random.pick(['', 'x ', '\n']) : ''}${dashes}${behind ? random.pick(['', ' y', '\n']) : ''}`
}

function changed(text: string, random: Random): string {
  switch (random.below(10)) {
    case 0:
      return text.toUpperCase()
    case 1:
      return text.toLowerCase()
    case 2:
      return [...text].slice(1).join('')
    case 3:
      return `${text}${random.pick(PIECES)}`
    case 4:
      return text.replace(/[iIİsſSkK]/, (char) => (/s/iu.test(char) ? 'ſ' : /k/iu.test(char) ? 'K' : 'İ'))
    default:
      return text
  }
}
