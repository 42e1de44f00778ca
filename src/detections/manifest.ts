import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap } from 'yaml'
import { type Diagnostic, Report } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import type { SourceText, Span } from '../source/text.ts'

/** A file with more faults than this is something else; the rest would only bury the first. */
const MOST_FAULTS = 50

/** Reads the members of one YAML mapping and reports what is missing, of the wrong kind or unknown, at its place. */
export class ManifestReader {
  readonly #node: YAMLMap
  readonly #report: Report
  readonly #known = new Set<string>()

  constructor(node: YAMLMap, report: Report) {
    this.#node = node
    this.#report = report
  }

  /** Whether the member is there; for members that may be absent. */
  has(key: string): boolean {
    return this.#node.has(key)
  }

  text(key: string): string {
    const node = this.#take(key)
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value.trim()
    this.#wrong(key, node, 'a text')
    return ''
  }

  number(key: string): number {
    const node = this.#take(key)
    if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value
    this.#wrong(key, node, 'a number')
    return 0
  }

  choice<T extends string>(key: string, choices: readonly T[], fallback: T): T {
    const node = this.#take(key)
    const found = isScalar(node) ? choices.find((choice) => choice === node.value) : undefined
    if (found === undefined) this.#wrong(key, node, `one of ${choices.join(', ')}`)
    return found ?? fallback
  }

  texts(key: string): readonly string[] {
    const node = this.#take(key)
    if (isSeq(node) && node.items.every((item) => isScalar(item) && typeof item.value === 'string')) {
      return node.items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value.trim()] : []))
    }
    this.#wrong(key, node, 'a list of texts')
    return []
  }

  flag(key: string): boolean {
    const node = this.#take(key)
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    this.#wrong(key, node, '`true` or `false`')
    return false
  }

  /** A text or a number, as text: what YAML reads as a number is often a name. */
  word(key: string): string {
    const node = this.#take(key)
    if (isScalar(node) && typeof node.value === 'number') return String(node.source ?? node.value)
    if (isScalar(node) && typeof node.value === 'string') return node.value
    this.#wrong(key, node, 'a text')
    return ''
  }

  /** A text that `read` makes a value of; `undefined` from it is reported as `expected`. */
  parsed<T>(key: string, expected: string, read: (text: string) => T | undefined): T | undefined {
    const node = this.#take(key)
    const text = isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')
    const value = text ? read(String(node.value)) : undefined
    if (value === undefined) this.#wrong(key, node, expected)
    return value
  }

  /** Every member by name, all of them texts or numbers. */
  words(): Readonly<Record<string, string>> {
    const names = this.keys()
    return Object.fromEntries(names.map((name) => [name, this.word(name)]))
  }

  keys(): readonly string[] {
    return this.#node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
  }

  /** Whether the member is there and a text, where it may also be a mapping. */
  isText(key: string): boolean {
    const node = this.#node.get(key, true)
    return isScalar(node) && typeof node.value === 'string'
  }

  map(key: string): ManifestReader | undefined {
    const node = this.#take(key)
    if (isMap(node)) return new ManifestReader(node, this.#report)
    this.#wrong(key, node, 'a mapping')
    return undefined
  }

  maps(key: string): readonly ManifestReader[] {
    const node = this.#take(key)
    if (isSeq(node) && node.items.length > 0 && node.items.every((item) => isMap(item))) {
      return node.items.flatMap((item) => (isMap(item) ? [new ManifestReader(item, this.#report)] : []))
    }
    this.#wrong(key, node, 'a list of mappings')
    return []
  }

  /** Like `maps`, of a list that may be empty. */
  mapsOrNone(key: string): readonly ManifestReader[] {
    const node = this.#node.get(key, true)
    if (!isSeq(node) || node.items.length > 0) return this.maps(key)
    this.#known.add(key)
    return []
  }

  /** A list of texts or numbers as texts, each with its place. */
  items(key: string): readonly { readonly text: string; readonly node: Node }[] {
    const node = this.#take(key)
    if (!isSeq(node)) {
      this.#wrong(key, node, 'a list of texts')
      return []
    }
    return node.items.flatMap((item) => {
      if (isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number')) {
        // What was written: YAML reads 0443 and 1e3 as other numbers.
        return [{ text: typeof item.value === 'number' ? (item.source ?? String(item.value)) : item.value, node: item }]
      }
      this.report(`an entry of \`${key}\` must be a text`, isNode(item) ? item : node)
      return []
    })
  }

  /** The members' names, each with its place. */
  members(): readonly { readonly text: string; readonly node: Node }[] {
    return this.#node.items.flatMap(({ key }) => (isScalar(key) ? [{ text: String(key.value), node: key }] : []))
  }

  /** The place of a member's value. */
  nodeOf(key: string): Node | undefined {
    const node = this.#node.get(key, true)
    return isNode(node) ? node : undefined
  }

  /** Reads something of it; `isSound`: no error was found in doing so. */
  attempt<T>(read: () => T): { readonly value: T; readonly isSound: boolean } {
    const before = this.#report.diagnostics.length
    const value = read()
    return { value, isSound: this.#report.diagnostics.length === before }
  }

  /** The members among `keys` that are present, all of them texts. */
  textsByKey<K extends string>(keys: readonly K[]): Readonly<Partial<Record<K, string>>> {
    const found: Partial<Record<K, string>> = {}
    for (const key of keys) {
      if (this.#node.has(key)) found[key] = this.text(key)
    }
    this.finish(keys)
    return found
  }

  /** Reports members that nothing has asked for. */
  finish(alsoKnown: readonly string[] = []): void {
    const known = new Set([...this.#known, ...alsoKnown])
    const unknown = this.#node.items.filter(({ key }) => !known.has(isScalar(key) ? String(key.value) : ''))
    for (const { key } of unknown.slice(0, MOST_FAULTS)) {
      const name = isScalar(key) ? String(key.value) : ''
      this.report(`there is no member \`${name}\``, isScalar(key) ? key : this.#node, nearHint(name, known))
    }
  }

  /** Reports what is wrong with a member that was read. */
  complain(key: string, reason: string, hints: readonly string[] = []): void {
    const node = this.#node.get(key, true)
    this.report(reason, isNode(node) ? node : this.#node, hints)
  }

  report(reason: string, node: Node = this.#node, hints: readonly string[] = []): void {
    this.#report.add('detection/invalid', spanOf(node), { path: this.#report.source.name, reason }, { hints })
  }

  #take(key: string): Node | undefined {
    this.#known.add(key)
    const node = this.#node.get(key, true)
    return node as Node | undefined
  }

  #wrong(key: string, node: Node | undefined, expected: string): void {
    if (node === undefined) this.report(`\`${key}\` is missing: ${expected} is expected`)
    else this.report(`\`${key}\` must be ${expected}`, node)
  }
}

/** Parses one YAML document whose top is a mapping; `read` builds the value from it. */
export function readManifest<T>(
  source: SourceText,
  read: (manifest: ManifestReader) => T,
): { readonly value?: T; readonly diagnostics: readonly Diagnostic[] } {
  const report = new Report(source)
  const complain = (reason: string, start: number, end: number): void => {
    report.add('detection/invalid', { start, end }, { path: source.name, reason })
  }
  // The parser compares each key with each other one, minutes for a file of many: `checkTree` finds those that are there
  // twice. Reports say the place themselves.
  const document = parseDocument(source.text, { uniqueKeys: false, prettyErrors: false })
  for (const { message, pos, code } of document.errors.slice(0, MOST_FAULTS)) {
    complain(REASONS.find(([sign]) => sign === code || message.startsWith(sign))?.[1] ?? message, ...pos)
  }
  if (document.errors.length === 0) checkTree(document, complain)
  if (report.hasErrors) return { diagnostics: report.diagnostics }
  if (!isMap(document.contents)) {
    complain('a mapping is expected', 0, 0)
    return { diagnostics: report.diagnostics }
  }
  const manifest = new ManifestReader(document.contents, report)
  const value = read(manifest)
  manifest.finish()
  if (report.hasErrors) return { diagnostics: report.diagnostics.slice(0, MOST_FAULTS) }
  return { value, diagnostics: report.diagnostics }
}

/** What the parser says of a few faults is for programmers. */
const REASONS: readonly (readonly [string, string])[] = [
  ['Maximum call stack', 'values are nested too deep here'],
  ['MULTIPLE_DOCS', 'one document is expected, and a second one begins here'],
]

/** What may not be anywhere: keys that are there twice, aliases, and characters that no command line, path or name has. */
function checkTree(document: Document, complain: (reason: string, start: number, end: number) => void): void {
  let faults = 0
  const at = (node: Node, reason: string): symbol | undefined => {
    const { start, end } = spanOf(node)
    complain(reason, start, end)
    faults += 1
    return faults === MOST_FAULTS ? visit.BREAK : undefined
  }
  visit(document, {
    Map: (_, map) => {
      const keys = new Set<unknown>()
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : key
        if (keys.has(name) && isNode(key) && at(key, `\`${String(name)}\` is there twice`)) return visit.BREAK
        keys.add(name)
      }
      return undefined
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value !== 'string' || !scalar.value.includes('\u0000')) return undefined
      return at(scalar, 'a text may not hold the character NUL')
    },
    Alias: (_, alias) => at(alias, `\`*${alias.source}\`: write the value out; references are not followed`),
  })
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0]
  return { start, end }
}
