import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser,
  type Scalar,
} from 'yaml'
import type { Report } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../source/text.ts'
import type { Value } from './ast.ts'

/** YAML 1.2 with the core schema: what a document holds, aliases followed, every node with its place in the text. */
export type YamlNode = YamlMap | YamlList | YamlScalar

export interface YamlMap {
  readonly kind: 'map'
  readonly span: Span
  readonly entries: readonly YamlEntry[]
}

export interface YamlList {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly YamlNode[]
}

export type YamlScalar = Value

/** `keySpan` is that of the name itself, without quotes when nothing in it is escaped. */
export interface YamlEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: YamlNode
}

const LONGEST = 8_000_000
const DEEPEST = 50
/** Of one document, counting what aliases stand for each time. */
const MOST_NODES = 500_000

/** A document, or nothing when the reports say why it could not be read. Documents of nothing but comments are left out. */
export interface YamlDocument {
  readonly span: Span
  readonly node?: YamlNode
}

/**
 * The documents of a text, each read by itself: what is wrong in one does not touch the others, as a line that begins
 * with `---` begins a document wherever it stands (https://yaml.org/spec/1.2.2/#914-explicit-documents).
 */
export function* readDocuments(text: string, reportOf: (span: Span) => Report): Generator<YamlDocument> {
  const whole = { start: 0, end: text.length }
  if (text.length > LONGEST) {
    reportOf(whole).add('syntax/sigma-limit', { start: 0, end: 0 }, { what: 'characters', limit: LONGEST })
    return
  }
  for (const span of documentSpans(text)) {
    const piece = text.slice(span.start, span.end)
    if (isBlank(piece)) continue
    const node = new DocumentReader(piece, span.start, reportOf(span)).read()
    yield node === undefined ? { span } : { span, node }
  }
}

function documentSpans(text: string): readonly Span[] {
  const starts = [0]
  for (const match of text.matchAll(/^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    if (match.index > 0) starts.push(match.index)
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
}

/** Nothing but comments, directives and markers. */
function isBlank(piece: string): boolean {
  const body = piece.replace(/^\uFEFF/, '').replace(/^(?:---|\.\.\.)/, '')
  return !/^(?!%)[ \t]*[^#\s]/m.test(body)
}

class DocumentReader {
  readonly #text: string
  readonly #base: number
  readonly #report: Report
  readonly #anchors = new Map<string, unknown>()
  /** Collections that are being read: an alias inside itself is one of them. */
  readonly #open = new Set<unknown>()
  #nodes = 0
  #failed = false

  constructor(text: string, base: number, report: Report) {
    this.#text = text
    this.#base = base
    this.#report = report
  }

  read(): YamlNode | undefined {
    const document = this.#compose()
    if (document === undefined) return undefined
    for (const error of [...document.errors, ...document.warnings].slice(0, 10)) {
      const [start, end] = error.pos
      this.#fail({ start, end: Math.max(start, Math.min(end, this.#text.length)) }, reasonOf(error))
    }
    if (this.#failed) return undefined
    const node = this.#node(document.contents)
    return this.#failed ? undefined : node
  }

  #compose(): Document.Parsed | undefined {
    const tokens: CST.Token[] = []
    for (const token of new Parser().parse(this.#text)) {
      if (isTooDeep(token)) {
        this.#limit({ start: 0, end: 0 }, 'levels of nesting', DEEPEST)
        return undefined
      }
      tokens.push(token)
    }
    const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
    for (const document of composer.compose(tokens, true, this.#text.length)) return document as Document.Parsed
    return undefined
  }

  #node(node: unknown): YamlNode {
    this.#nodes += 1
    const span = this.#spanOf(node)
    const nothing: YamlNode = { kind: 'null', span }
    if (this.#nodes > MOST_NODES) {
      if (!this.#failed) this.#limit(span, 'values', MOST_NODES, true)
      return nothing
    }
    if (isAlias(node)) return this.#alias(node.source, span)
    if (isScalar(node)) {
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
      return this.#scalar(node, span)
    }
    if (!isCollection(node)) return nothing
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    this.#open.add(node)
    const read: YamlNode = isMap(node)
      ? { kind: 'map', span, entries: this.#entries(node.items) }
      : { kind: 'list', span, items: isSeq(node) ? node.items.map((item) => this.#node(item)) : [] }
    this.#open.delete(node)
    return read
  }

  #alias(name: string, span: Span): YamlNode {
    const target = this.#anchors.get(name)
    if (target === undefined || this.#open.has(target)) {
      const reason =
        target === undefined ? `nothing before is called \`&${name}\`` : `\`*${name}\` stands inside itself`
      this.#fail(span, reason, true)
      return { kind: 'null', span }
    }
    return this.#node(target)
  }

  #entries(items: readonly unknown[]): readonly YamlEntry[] {
    const entries: YamlEntry[] = []
    const merged: YamlEntry[] = []
    for (const pair of items) {
      if (!isPair(pair)) continue
      const keySpan = this.#spanOf(pair.key)
      const key = isScalar(pair.key) || isAlias(pair.key) ? this.#node(pair.key) : undefined
      if (key === undefined || key.kind === 'map' || key.kind === 'list') {
        this.#fail(keySpan, 'the name of a member must be a text', true)
        continue
      }
      const name = key.kind === 'null' ? 'null' : key.text
      const value = this.#node(pair.value ?? undefined)
      const placed = isNoNode(pair.value) ? { ...value, span: { start: keySpan.end, end: keySpan.end } } : value
      // Merge keys are of YAML 1.1, which the readers of other tools know.
      if (name === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') merged.push(...mergedEntries(placed))
      else entries.push({ key: name, keySpan: this.#inner(keySpan, name), value: placed })
    }
    if (merged.length === 0) return entries
    const own = new Set(entries.map((e) => e.key))
    return [...entries, ...merged.filter((e) => !own.has(e.key) && own.add(e.key))]
  }

  #scalar(node: Scalar, span: Span): YamlScalar {
    const { value } = node
    if (typeof value === 'string') {
      if (node.type === 'PLAIN' && /^(?:yes|no|on|off)$/i.test(value)) {
        const what = `\`${value}\` without quotes is a text in YAML 1.2 and was ${/^(?:yes|on)$/i.test(value)} in YAML 1.1`
        this.#report.add('lint/sigma-value', span, { what })
      }
      return { kind: 'text', text: value, span }
    }
    if (typeof value === 'boolean') return { kind: 'boolean', text: node.source ?? String(value), value, span }
    if (typeof value === 'number' || typeof value === 'bigint') {
      return { kind: 'number', text: node.source ?? String(value), span }
    }
    if (value !== null && value !== undefined)
      this.#fail(span, `rules have no values of the kind \`${node.tag ?? ''}\``, true)
    return { kind: 'null', span }
  }

  #spanOf(node: unknown): Span {
    const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : undefined
    if (range === undefined || range === null) return { start: this.#base, end: this.#base }
    return { start: this.#base + range[0], end: this.#base + range[1] }
  }

  /** The span of a name inside its quotes. */
  #inner(span: Span, name: string): Span {
    const start = span.start + 1
    const inside = this.#text.startsWith(name, start - this.#base) && span.end - span.start === name.length + 2
    return inside ? { start, end: start + name.length } : span
  }

  #fail(span: Span, reason: string, isPlaced = false): void {
    this.#failed = true
    this.#report.add('syntax/sigma-yaml', isPlaced ? span : this.#place(span), { reason })
  }

  #limit(span: Span, what: string, limit: number, isPlaced = false): void {
    this.#failed = true
    this.#report.add('syntax/sigma-limit', isPlaced ? span : this.#place(span), { what, limit })
  }

  #place({ start, end }: Span): Span {
    return { start: this.#base + start, end: this.#base + end }
  }
}

function isNoNode(value: unknown): boolean {
  return value === null || value === undefined
}

function mergedEntries(node: YamlNode): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries
  if (node.kind === 'list') return node.items.flatMap((item) => (item.kind === 'map' ? item.entries : []))
  return [{ key: '<<', keySpan: node.span, value: node }]
}

function reasonOf(error: { readonly message: string }): string {
  return error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? ''
}

/** Walks without recursion, level by level: the text may nest a million levels deep. */
function isTooDeep(token: CST.Token): boolean {
  let level: CST.Token[] = [token]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    const next: CST.Token[] = []
    for (const one of level) {
      if (one.type === 'document') addNesting(one.value, next)
      else if ('items' in one) {
        for (const { key, value } of one.items) {
          addNesting(key, next)
          addNesting(value, next)
        }
      }
    }
    level = next
  }
  return false
}

/** Scalars hold nothing. */
function addNesting(token: CST.Token | null | undefined, into: CST.Token[]): void {
  if (token?.type === 'document' || (token !== undefined && token !== null && 'items' in token)) into.push(token)
}
