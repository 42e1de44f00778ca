import { type Name, type OperatorOf, stringValue } from '../../src/languages/sumo/ast.ts'
import { define, named, type Stream } from './sumo-model-stream.ts'
import { fieldOf, type Row, regexOf, type Typed, textOf, unsaid, type Value } from './sumo-model-values.ts'

/** Not a name that a query could write: whether one of the parse operators with `nodrop` just before found something. */
export const MATCHED = ' matched'

interface Extraction {
  readonly source: Name | undefined
  readonly found: (text: string) => { readonly matched: boolean; readonly values: readonly Value[] }
  readonly names: readonly string[]
  readonly nodrop: boolean
  readonly keepsOld: boolean
}

/** A row that nothing matches goes, unless `nodrop` of this operator, or of those just before that matched, keeps it. */
export function extract(stream: Stream, { source, found, names, nodrop, keepsOld }: Extraction, from?: Typed): Stream {
  const value = from ?? fieldOf(source ?? named('_raw'), stream.fields)
  const tried = stream.rows.map((row) => {
    const text = textOf(value.of(row))
    return { row, ...(text === null ? { matched: false, values: names.map(() => null) } : found(text)) }
  })
  const kept = tried.filter(({ row, matched }) => nodrop || matched || row.get(MATCHED) === true)
  const rows = kept.map(({ row, matched, values }) => {
    const made = names.map((name, i): readonly [string, Value] => {
      const key = name.toLowerCase()
      const old = keepsOld && stream.fields.has(key) ? textOf(row.get(key) ?? null) : null
      return [key, matched || !keepsOld ? (values[i] ?? null) : old]
    })
    const passed = new Map([...row, ...made])
    if (nodrop) passed.set(MATCHED, matched || row.get(MATCHED) === true)
    else passed.delete(MATCHED)
    return passed
  })
  const typedFields = names.map((name) => [name, 'text', () => null] as const)
  return { ...stream, fields: define({ ...stream, rows: [] }, typedFields).fields, rows }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** Each `*` runs to the first place of the next anchor, the last one to the end; anchors ignore case. */
export function anchored(raw: string, of: string): { readonly matched: boolean; readonly values: readonly string[] } {
  const pieces = raw.replace(/\\([nrt"\\])/g, (_, char: string) => ESCAPES[char] ?? '').split('*')
  const [first = '', ...rest] = pieces.map((piece) => piece.toLowerCase())
  const text = of.toLowerCase()
  if (text.length !== of.length) return unsaid('a letter whose case has another length')
  let at = text.indexOf(first)
  if (at === -1) return { matched: false, values: rest.map(() => '') }
  at += first.length
  const values: string[] = []
  for (const [i, anchor] of rest.entries()) {
    const isLast = i === rest.length - 1 && anchor === ''
    const next = isLast ? of.length : text.indexOf(anchor, at)
    if (next === -1) return { matched: false, values: [] }
    values.push(of.slice(at, next))
    at = next + anchor.length
  }
  return { matched: true, values }
}

export function parseRegex(operator: OperatorOf<'parse regex'>, stream: Stream): Stream {
  const [first, ...others] = operator.patterns
  if (first === undefined || others.length > 0) return unsaid('several patterns')
  const pattern = stringValue(first.raw)
  const regex = regexOf(pattern, 'g')
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => name)
  const common = { source: operator.field, names, nodrop: operator.nodrop, keepsOld: true }
  const valuesOf = (match: RegExpMatchArray | undefined): readonly Value[] =>
    names.map((name) => (match === undefined ? null : (match.groups?.[name] ?? '')))
  if (!operator.multi)
    return extract(stream, {
      ...common,
      found: (of) => {
        const [match] = of.matchAll(regex)
        return { matched: match !== undefined, values: valuesOf(match) }
      },
    })
  // A row for each match, and one for a row without.
  const source = fieldOf(operator.field ?? named('_raw'), stream.fields)
  const copies = stream.rows.flatMap((row) => {
    const matches = [...(textOf(source.of(row)) ?? '').matchAll(regex)]
    return (matches.length === 0 ? [undefined] : matches).map((match) => ({ row, match }))
  })
  let i = 0
  const found = (): ReturnType<Extraction['found']> => {
    const match = copies[i++]?.match
    return { matched: match !== undefined, values: valuesOf(match) }
  }
  const hasText = { type: 'text', of: (row: Row) => textOf(source.of(row)) ?? '' } as const
  return extract({ ...stream, rows: copies.map(({ row }) => row) }, { ...common, found }, hasText)
}

export function json(of: string): unknown {
  try {
    const document: unknown = JSON.parse(of)
    return typeof document === 'object' ? document : undefined
  } catch {
    return undefined
  }
}

/** `undefined`: not there. */
export function at(document: unknown, path: string): unknown {
  return path.split(/\.|(?=\[)/).reduce((value: unknown, step): unknown => {
    if (typeof value !== 'object' || value === null) return undefined
    if (step === '[*]') return Array.isArray(value) ? value : unsaid('[*] of what is no array')
    if (step.startsWith('[')) return Array.isArray(value) ? value[Number(step.slice(1, -1))] : undefined
    if (Array.isArray(value)) return undefined
    return Object.entries(value).find(([name]) => name === step)?.[1]
  }, document)
}

export const jsonText = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
