import { call, type Expr, literal, reference, text } from '../../../plan/expr.ts'
import type { ExternalColumn, ExternalFormat } from '../../../schemas/external.ts'
import { isArray, isBag, readDynamic } from '../../../types/dynamic.ts'
import type { ValueType } from '../../../types/value.ts'
import { type Ast, plainName, valueTypeNamed } from '../ast.ts'
import type { Environment } from '../binding.ts'
import { type Lowering, rowsOf } from '../lowering.ts'
import { constantText, convertTo, orEmpty } from '../values.ts'
import { named, projected, type SourceLowering } from './operator.ts'

type Kind = ExternalFormat['kind']

/** By the name of the ingestion format; the others that the product reads have no exact reader here. */
const FORMATS: Readonly<Record<string, { readonly kind: Kind; readonly delimiter?: string }>> = {
  csv: { kind: 'delimited', delimiter: ',' },
  tsv: { kind: 'delimited', delimiter: '\t' },
  psv: { kind: 'delimited', delimiter: '|' },
  scsv: { kind: 'delimited', delimiter: ';' },
  sohsv: { kind: 'delimited', delimiter: '\u0001' },
  txt: { kind: 'lines' },
  raw: { kind: 'whole' },
  json: { kind: 'json-lines' },
  multijson: { kind: 'json-documents' },
  parquet: { kind: 'parquet' },
}

const NO_READER = ['tsve', 'avro', 'apacheavro', 'orc', 'w3clogfile', 'sstream']

interface Declared {
  readonly name: string
  readonly type: ValueType
}

/**
 * `externaldata (...) [uri, ...] with (...)`: files that the session finds among those the user gave
 * (`externaldata-operator.md`). What is written in them is read as the conversion functions read text.
 */
export const lowerExternalData: SourceLowering = (cx, node, environment) => {
  const declared = declaredColumns(cx, node)
  const uris = node.list('URIs').flatMap((uri) => {
    const value = constantText(cx.expr(uri, { environment }))
    if (value === undefined) cx.refuse(uri.span, 'a URI that is no constant in `externaldata`')
    return value ?? []
  })
  const properties = propertiesOf(cx, node, environment)
  const format = formatOf(cx, node, uris, properties)
  const columns = format === undefined ? undefined : sourcesOf(cx, declared, format, properties.get('ingestionmapping'))
  if (format === undefined || columns === undefined)
    return rowsOf({
      kind: 'values',
      columns: declared.map((c) => cx.columns.fresh(c.name, c.type)),
      rows: [],
      span: node.span,
    })
  cx.note(node.span, '`externaldata`', 'the rows come from local files; nothing is read from the network')
  const table = cx.externalTable({ uris, format, columns, span: node.span })
  const read = columns.map((c) => cx.columns.fresh(c.name, c.type))
  const made = declared.map(({ name, type }, i) => {
    const source = read[i]
    return named(cx, name, source === undefined ? literal(type, null) : typed(cx, reference(source, node.span), type))
  })
  return projected({ kind: 'scan', table, columns: read, span: node.span }, made, node.span)
}

function declaredColumns(cx: Lowering, node: Ast): readonly Declared[] {
  return (node.child('Schema')?.list('Columns') ?? []).map((column) => {
    const name = column.child('Name')
    const written = column.child('Type')?.text.trim() ?? ''
    const type = valueTypeNamed(written)
    if (type === undefined) cx.refuse(column.span, `a column of type \`${written}\``)
    return { name: name === undefined ? '' : plainName(name), type: type ?? 'string' }
  })
}

interface Property {
  readonly node: Ast
  readonly value: Expr
}

/** By name in lower case. */
function propertiesOf(cx: Lowering, node: Ast, environment: Environment): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>()
  for (const property of node.child('WithClause')?.list('Properties') ?? []) {
    const name = property.child('Name')
    const value = property.child('Expression')
    if (name === undefined || value === undefined) continue
    const key = plainName(name).toLowerCase()
    if (['format', 'ignorefirstrecord', 'ingestionmapping'].includes(key))
      properties.set(key, { node: property, value: propertyValue(cx, value, environment) })
    else cx.refuse(property.span, `the property \`${plainName(name)}\` of \`externaldata\``)
  }
  return properties
}

/** A property's value; a bare word such as `csv` stands for itself. */
function propertyValue(cx: Lowering, node: Ast, environment: Environment): Expr {
  const isWord = node.kind === 'NameReference' && environment.get(plainName(node)) === undefined
  return isWord || node.kind.startsWith('Token') ? text(node.text.trim(), node.span) : cx.expr(node, { environment })
}

function formatOf(
  cx: Lowering,
  node: Ast,
  uris: readonly string[],
  properties: ReadonlyMap<string, Property>,
): ExternalFormat | undefined {
  const given = properties.get('format')
  const written = given === undefined ? undefined : constantText(given.value)?.toLowerCase()
  if (given !== undefined && written === undefined) {
    cx.refuse(given.node.span, 'a format that is no constant')
    return undefined
  }
  const [first, ...others] = new Set(uris.map(endingOf))
  if (written === undefined && others.length > 0) {
    cx.refuse(node.span, '`externaldata` over files of several formats')
    return undefined
  }
  const name = written ?? first ?? 'csv'
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (format === undefined) {
    cx.refuse(given?.node.span ?? node.span, `the format \`${name}\` in \`externaldata\``)
    return undefined
  }
  return { ...format, skipFirst: skipsFirst(cx, properties.get('ignorefirstrecord'), format.kind) }
}

/** The format of the file's ending; CSV where it tells none. */
function endingOf(uri: string): string {
  const path = uri.replace(/[?#;].*$/s, '').replace(/\.(?:gz|zip)$/i, '')
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? 'csv'
  return Object.hasOwn(FORMATS, ending) || NO_READER.includes(ending) ? ending : 'csv'
}

function skipsFirst(cx: Lowering, property: Property | undefined, kind: Kind): boolean {
  if (property === undefined) return false
  const { value, node } = property
  const written = constantText(value)
  const flag =
    value.kind === 'literal' && typeof value.value === 'boolean' ? value.value : written?.toLowerCase() === 'true'
  const isKnown =
    (value.kind === 'literal' && typeof value.value === 'boolean') || /^(?:true|false)$/i.test(written ?? '')
  if (!isKnown) cx.refuse(node.span, '`ignoreFirstRecord` that is neither true nor false')
  else if (flag && kind !== 'delimited' && kind !== 'lines') {
    cx.refuse(node.span, '`ignoreFirstRecord` for a format without a header')
  }
  return flag
}

/** Where each column's value stands in a record: its own name or place, or what `ingestionMapping` says. */
function sourcesOf(
  cx: Lowering,
  declared: readonly Declared[],
  format: ExternalFormat,
  mapping: Property | undefined,
): readonly ExternalColumn[] | undefined {
  const isNamed = ['json-lines', 'json-documents', 'parquet'].includes(format.kind)
  const mapped = mapping === undefined ? undefined : mappedColumns(constantText(mapping.value) ?? '', isNamed)
  if (mapping !== undefined && mapped === undefined) {
    cx.refuse(mapping.node.span, 'this form of `ingestionMapping`')
    return undefined
  }
  return declared.map(({ name, type }, i): ExternalColumn => {
    const own = isNamed ? [name] : i
    const from = mapped === undefined ? own : (mapped.get(name) ?? -1)
    // Engines tell names apart by more than case.
    return { name: `${name}_${i + 1}`, from, type: isNamed && type === 'dynamic' ? 'dynamic' : 'string' }
  })
}

/** `[{"Column": "a", "Properties": {"Path": "$.x.y"}}]`, or `"Ordinal"` for fields by place; `undefined` for other forms. */
function mappedColumns(json: string, isNamed: boolean): ReadonlyMap<string, ExternalColumn['from']> | undefined {
  const entries = readDynamic(json)
  if (entries === undefined || !isArray(entries)) return undefined
  const columns = new Map<string, ExternalColumn['from']>()
  for (const entry of entries) {
    if (!isBag(entry)) return undefined
    const members = new Map([...entry].map(([name, value]) => [name.toLowerCase(), value]))
    const given = members.get('properties') ?? null
    const inner = isBag(given) ? new Map([...given].map(([name, value]) => [name.toLowerCase(), value])) : members
    const column = members.get('column') ?? members.get('name')
    const place = inner.get(isNamed ? 'path' : 'ordinal')
    const from = isNamed ? jsonPath(String(place)) : Number(place)
    const isPlain = [...inner.keys()].every((key) => ['path', 'ordinal', 'column', 'name', 'datatype'].includes(key))
    if (typeof column !== 'string' || from === undefined || Number.isNaN(from) || !isPlain) return undefined
    columns.set(column, from)
  }
  return columns
}

/** `$.a['b c'][0]` as its steps; `undefined` for wildcards and filters. */
function jsonPath(path: string): readonly (string | number)[] | undefined {
  const steps: (string | number)[] = []
  let rest = path.replace(/^\$/, '')
  if (rest === path) return undefined
  while (rest !== '') {
    const m = /^(?:\.([A-Za-z_]\w*)|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]|\[(\d+)\])/.exec(rest)
    if (m === null) return undefined
    steps.push(m[4] === undefined ? (m[1] ?? m[2] ?? m[3] ?? '') : Number(m[4]))
    rest = rest.slice(m[0].length)
  }
  return steps
}

/** What is written in a file as a value of the column's type, as the conversion functions read it. */
function typed(cx: Lowering, value: Expr, type: ValueType): Expr {
  if (type === 'string') return orEmpty(value)
  if (type !== 'dynamic' || value.type === 'dynamic') return convertTo(cx, value, type)
  const parsed = call('logic.coalesce', [call('dynamic.parse', [value]), call('dynamic.from', [value])], value.span)
  const isEmpty = call('compare.eq', [value, text('')], value.span)
  return call('logic.case', [isEmpty, literal('dynamic', null), parsed], value.span)
}
