import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../../types/value.ts'
import type {
  Condition,
  Correlation,
  CorrelationCondition,
  Metadata,
  Named,
  Search,
  SearchBody,
  SearchItem,
  SigmaDocument,
} from './ast.ts'
import { printLongText, printText, printValue } from './print-scalar.ts'

/** YAML before it is text: what `lines` writes. */
type Node = string | readonly Member[] | readonly Entry[]

interface Member {
  readonly key: string
  readonly value: Node
}

interface Entry {
  readonly item: Node
}

const INDENT = '    '

/** A document as YAML that `parseSigma` reads as the same document, but for the places in the text. */
export function printSigma(document: SigmaDocument): string {
  const { metadata } = document
  const body = document.kind === 'correlation' ? correlationMembers(document) : detectionMembers(document)
  return `${lines([...head(metadata), ...body, ...tail(metadata)], '').join('\n')}\n`
}

function head(metadata: Metadata): readonly Member[] {
  return [
    ...text('title', metadata.title),
    ...text('id', metadata.id),
    ...text('name', metadata.name),
    ...listed(
      'related',
      metadata.related.map(({ id, type }) => [...text('id', id), ...text('type', type)]),
    ),
    ...text('taxonomy', metadata.taxonomy),
    ...text('status', metadata.status),
    ...(metadata.description === undefined
      ? []
      : [{ key: 'description', value: printLongText(metadata.description, INDENT) }]),
    ...text('license', metadata.license),
    ...texts('references', metadata.references),
    ...text('author', metadata.author),
    ...text('date', metadata.date),
    ...text('modified', metadata.modified),
    ...texts('tags', metadata.tags),
    ...texts('scope', metadata.scope),
  ]
}

function tail(metadata: Metadata): readonly Member[] {
  return [
    ...texts('fields', metadata.fields),
    ...texts('falsepositives', metadata.falsePositives),
    ...text('level', metadata.level),
  ]
}

function text(key: string, value: string | undefined): readonly Member[] {
  return value === undefined ? [] : [{ key, value: printText(value) }]
}

function texts(key: string, values: readonly string[]): readonly Member[] {
  return listed(key, values.map(printText))
}

function listed(key: string, values: readonly Node[]): readonly Member[] {
  return values.length === 0 ? [] : [{ key, value: values.map((item) => ({ item })) }]
}

function names(key: string, values: readonly Named[]): readonly Member[] {
  return texts(
    key,
    values.map(({ name }) => name),
  )
}

function detectionMembers(document: Exclude<SigmaDocument, { kind: 'correlation' }>): readonly Member[] {
  const { logSource, searches, conditions } = document
  const source = ['category' as const, 'product' as const, 'service' as const]
  const printed = conditions.map((condition) => printText(printCondition(condition)))
  const [only = ''] = printed
  const body: readonly Member[] = [
    ...(document.kind !== 'filter'
      ? []
      : document.rules === 'any'
        ? text('rules', 'any')
        : names('rules', document.rules)),
    ...searches.map(searchMember),
    ...(printed.length === 1 ? [{ key: 'condition', value: only }] : listed('condition', printed)),
  ]
  return [
    { key: 'logsource', value: source.flatMap((key) => text(key, logSource[key])) },
    { key: document.kind === 'rule' ? 'detection' : 'filter', value: body },
  ]
}

function searchMember({ name, body }: Search): Member {
  return { key: printText(name), value: bodyNode(body) }
}

function bodyNode(body: SearchBody): Node {
  switch (body.kind) {
    case 'map':
      return body.items.map((item): Member => ({ key: printText(keyOf(item)), value: valuesNode(item) }))
    case 'list':
      return body.entries.map((entry): Entry => ({ item: bodyNode(entry) }))
    case 'keywords':
      return valuesNode(body.item)
  }
}

function keyOf({ field, modifiers }: SearchItem): string {
  return [field?.name ?? '', ...modifiers.map((use) => use.modifier)].join('|')
}

function valuesNode({ values, isList }: SearchItem): Node {
  const [only] = values
  if (!isList && only !== undefined) return printValue(only)
  return values.map((value): Entry => ({ item: printValue(value) }))
}

const BINDING = { or: 0, and: 1, not: 2, of: 3, name: 3 } as const

/** The condition in the grammar of conditions. */
function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'name':
      return condition.name
    case 'of':
      return `${condition.quantity} of ${condition.pattern}`
    case 'not':
      return `not ${inside(condition.operand, BINDING.not)}`
    default:
      return condition.operands
        .map((operand) => inside(operand, BINDING[condition.kind] + 1))
        .join(` ${condition.kind} `)
  }
}

function inside(condition: Condition, least: number): string {
  const printed = printCondition(condition)
  return BINDING[condition.kind] < least ? `(${printed})` : printed
}

function correlationMembers(correlation: Correlation): readonly Member[] {
  const { type, rules, groupBy, aliases, condition, generate } = correlation
  const aliasMembers = aliases.map(({ name, fields }): Member => {
    const value = fields.map(({ rule, field }) => ({ key: printText(rule.name), value: printText(field.name) }))
    return { key: printText(name), value }
  })
  const body: readonly Member[] = [
    ...text('type', type),
    ...names('rules', rules),
    ...names('group-by', groupBy),
    { key: 'timespan', value: printTimespan(correlation.timespan) },
    ...(aliases.length === 0 ? [] : [{ key: 'aliases', value: aliasMembers }]),
    ...(condition === undefined ? [] : [{ key: 'condition', value: correlationCondition(condition) }]),
  ]
  return [{ key: 'correlation', value: body }, ...(generate ? [{ key: 'generate', value: 'true' }] : [])]
}

function correlationCondition(condition: CorrelationCondition): Node {
  if (condition.kind === 'rules') return printText(printCondition(condition.condition))
  const { fields, percentile } = condition
  const [only] = fields
  return [
    ...(fields.length === 1 ? text('field', only?.name) : names('field', fields)),
    ...condition.comparisons.map(({ operator, value }) => ({ key: operator, value: String(value) })),
    ...(percentile === undefined ? [] : [{ key: 'percentile', value: String(percentile) }]),
  ]
}

const UNITS = [
  ['d', TICKS_PER_DAY],
  ['h', TICKS_PER_HOUR],
  ['m', TICKS_PER_MINUTE],
  ['s', TICKS_PER_SECOND],
] as const

function printTimespan(ticks: bigint): string {
  const [unit, size] = UNITS.find(([, ticksOf]) => ticks % ticksOf === 0n) ?? ['s', TICKS_PER_SECOND]
  return `${ticks / size}${unit}`
}

/** Longer keys are no implicit keys of YAML. */
const LONGEST_KEY = 1000

function lines(node: readonly Member[] | readonly Entry[], indent: string): readonly string[] {
  return node.flatMap((part) => {
    if ('item' in part) return entryLines(part.item, indent)
    const { key, value } = part
    const start = key.length > LONGEST_KEY ? `${indent}? ${key}\n${indent}:` : `${indent}${key}:`
    if (typeof value === 'string') return [`${start} ${value}`]
    return value.length === 0 ? [`${start} {}`] : [start, ...lines(value, indent + INDENT)]
  })
}

function entryLines(item: Node, indent: string): readonly string[] {
  if (typeof item === 'string') return [`${indent}- ${item}`]
  const [first = '', ...rest] = lines(item, `${indent}  `)
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest]
}
