import { type Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import type { SourceText, Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Argument, Expr, Parameter, Pipeline, Step } from './ast.ts'
import { reportLeniencies } from './lenient.ts'
import { parseQuery } from './parse/index.ts'

/** The query with its saved queries written out and its parameters filled. */
export interface Expanded {
  readonly query: Pipeline
  /** The text of the query and of all that it calls, one after another: the spans of `query` are places in it. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  /** The diagnostic of such a place, as one of the file that has the text. */
  readonly placed: (found: Diagnostic) => Diagnostic
}

/** Written out, so many calls and characters are enough for every honest query. */
const MOST_CALLS = 200
const MOST_TEXT = 1 << 20

/** What a parameter holds: several texts fill the place of a list. */
type Value = string | readonly string[]

/** Where a tree is rewritten: what its parameters hold, and which saved queries it stands in. */
interface Scope {
  readonly values: ReadonlyMap<string, Value>
  readonly within: readonly string[]
  /** Of the tree's text in the whole text. */
  readonly offset: number
  readonly report: Report
}

interface Part {
  readonly source: SourceText
  readonly offset: number
}

type SavedStep = Extract<Step, { kind: 'saved' }>

/**
 * library.humio.com/data-analysis/syntax-function-user.html: `$name(argument=value)` stands for the steps of a saved query,
 * in which `?argument` is the value. Parameters that no call fills have the value that the user gave, else their default.
 */
export function expandSaved(query: Pipeline, source: SourceText, options: CompileOptions): Expanded {
  const expansion = new Expansion(source, options)
  return expansion.run(query)
}

class Expansion {
  readonly #options: CompileOptions
  readonly #parts: Part[]
  readonly #reports: Report[]
  #text: string
  #calls = 0

  constructor(source: SourceText, options: CompileOptions) {
    this.#options = options
    this.#text = source.text
    this.#parts = [{ source, offset: 0 }]
    this.#reports = [new Report(source)]
  }

  run(query: Pipeline): Expanded {
    const given = this.#options.parameters ?? new Map<string, string>()
    const [report] = this.#reports
    if (report === undefined) throw new Error('there is a report for the query itself')
    const scope: Scope = { values: given, within: [], offset: 0, report }
    const expanded = this.#rewrite(query, scope) as Pipeline // a tree is rewritten as a tree
    return {
      query: expanded,
      // Values can name fields.
      text: [this.#text, ...given.values()].join('\n'),
      diagnostics: this.#reports.flatMap((r) => r.diagnostics),
      placed: (found) => this.#placed(found),
    }
  }

  #placed(found: Diagnostic): Diagnostic {
    const part = this.#parts.findLast((p) => p.offset <= found.span.start)
    if (part === undefined || part.offset === 0 || found.file !== this.#parts[0]?.source.name) return found
    return { ...found, file: part.source.name, span: shifted(found.span, -part.offset) }
  }

  #rewrite(node: unknown, scope: Scope): unknown {
    if (Array.isArray(node)) return node.flatMap((item: unknown): unknown => this.#rewriteItem(item, scope))
    if (typeof node !== 'object' || node === null) return node
    if (isSpan(node)) return shifted(node, scope.offset)
    if (isParameter(node)) return this.#filled(node, scope)
    return Object.fromEntries(
      Object.entries(node).map(([key, member]): [string, unknown] => {
        const found = this.#rewrite(member, scope)
        return [key, isParameter(member) && isList(found) && takesOne(node, key) ? this.#refused(member, scope) : found]
      }),
    )
  }

  #refused(parameter: Parameter, scope: Scope): Parameter {
    const found = 'a list of values'
    scope.report.add('type/mismatch', parameter.span, { what: `\`?${parameter.name}\``, expected: 'one value', found })
    return { ...parameter, span: shifted(parameter.span, scope.offset) }
  }

  #rewriteItem(item: unknown, scope: Scope): unknown {
    if (isSaved(item)) return this.#called(item, scope)
    const found = this.#rewrite(item, scope)
    return isParameter(item) && isList(found) ? found.items : [found]
  }

  /** A parameter with one value keeps its place; a list takes the place of an argument. */
  #filled(parameter: Parameter, scope: Scope): Parameter | Expr {
    const span = shifted(parameter.span, scope.offset)
    const value = scope.values.get(parameter.name)
    if (value === undefined) return { ...parameter, span }
    if (typeof value === 'string') return { ...parameter, span, fallback: value }
    const items = value.map((text): Expr => ({ kind: 'string', value: text, triple: false, span }))
    return { kind: 'array', items, span }
  }

  #called(step: SavedStep, scope: Scope): readonly Step[] {
    const { report } = scope
    const refuse = (what: string, reason: string): readonly Step[] => {
      report.add('fidelity/not-supported', step.span, { what, language: 'CQL', reason })
      return []
    }
    const called = `the saved query \`$${step.name}()\``
    const saved = this.#find(step.name)
    if (saved === undefined && this.#options.openTables === true && this.#options.profile === 'lenient') {
      report.add('name/unknown-saved-query', step.span, { name: `$${step.name}` })
      return []
    }
    if (saved === undefined) {
      const hints = [`the option \`external\` names a file with its text: \`$${step.name}=FILE.cql\``]
      report.add('external/no-file', step.span, { uri: `$${step.name}` }, { hints })
      return []
    }
    if ('reason' in saved) {
      report.add('external/unreadable', step.span, { uri: `$${step.name}`, ...saved })
      return []
    }
    if (scope.within.includes(saved.name)) return refuse(called, 'it calls itself')
    this.#calls += 1
    if (this.#calls > MOST_CALLS || this.#text.length + saved.text.length > MOST_TEXT)
      return refuse(called, `with all that it calls it is longer than ${MOST_CALLS} calls or 1 MB`)
    const values = this.#arguments(step.args, scope)
    const offset = this.#text.length + 1
    this.#text += `\n${saved.text}`
    this.#parts.push({ source: saved, offset })
    const own = new Report(saved)
    this.#reports.push(own)
    const query = parseQuery(saved, own)
    if (own.hasErrors) return []
    reportLeniencies(query, own, this.#options.profile)
    const all = new Map([...(this.#options.parameters ?? []), ...values])
    const inner: Scope = { values: all, within: [...scope.within, saved.name], offset, report: own }
    return (this.#rewrite(query, inner) as Pipeline).steps // a tree is rewritten as a tree
  }

  #arguments(args: readonly Argument[], scope: Scope): ReadonlyMap<string, Value> {
    const values = new Map<string, Value>()
    for (const { name, value, span } of args) {
      const found = name === undefined ? undefined : heldBy(value, scope.values)
      if (name !== undefined && found !== undefined) values.set(name.name, found)
      else
        scope.report.add('type/not-constant', span, { what: name === undefined ? 'an argument' : `\`${name.name}\`` })
    }
    return values
  }

  /** By the whole name, with `/` for `:`, or by what follows the package. */
  #find(name: string) {
    const { savedQueries } = this.#options
    for (const candidate of [name, name.replaceAll(':', '/'), /[^:]*$/.exec(name)?.[0] ?? name]) {
      const found = savedQueries?.get(candidate)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function heldBy(value: Expr, outer: ReadonlyMap<string, Value>): Value | undefined {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'number':
    case 'word':
      return value.text
    case 'field':
      return value.name
    case 'param':
      return outer.get(value.name) ?? value.fallback ?? '*'
    case 'array': {
      const items = value.items.map((item) => heldBy(item, outer))
      return items.every((item) => item !== undefined) ? items.flat() : undefined
    }
    default:
      return undefined
  }
}

/** Where a filter compares with a parameter. */
function takesOne(node: object, key: string): boolean {
  return key === 'guard' || ('kind' in node && (node.kind === 'compare' || node.kind === 'text'))
}

function shifted(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset }
}

function isSpan(node: object): node is Span {
  return 'start' in node && 'end' in node && typeof node.start === 'number'
}

function isParameter(node: unknown): node is Parameter {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'param'
}

function isSaved(node: unknown): node is SavedStep {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'saved'
}

function isList(node: unknown): node is Extract<Expr, { kind: 'array' }> {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'array'
}
