import type { Diagnostic, Fix, Report } from '../../diagnostics/diagnostic.ts'
import type { SourceText, Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Expression, Operator, Query, Scope } from './ast.ts'

/**
 * `{{name}}`, which a dashboard or a saved search puts its text in for before the query is read; three braces do the same
 * (https://help.sumologic.com/docs/search/get-started-with-search/build-search/search-templates/).
 */
const PARAMETER = /\{\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}\}|\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g

export interface Filled {
  readonly source: SourceText
  /** Diagnostics, plan and all, with their places in the text as it was. */
  readonly placed: <T>(found: T) => T
}

interface Piece {
  /** In the filled text. */
  readonly start: number
  readonly end: number
  /** In the text as it was. */
  readonly from: number
  readonly to: number
}

/** The text with the values that are given; `undefined` when it asks for none of them. */
export function fillParameters(source: SourceText, values: ReadonlyMap<string, string>): Filled | undefined {
  const found = [...source.text.matchAll(PARAMETER)].flatMap((match) => {
    const value = values.get(match[1] ?? match[2] ?? '')
    return value === undefined
      ? []
      : [{ span: { start: match.index, end: match.index + match[0].length }, text: value }]
  })
  return withTexts(source, found)
}

/** The text with others in some of its places, which are in order; `undefined` when there are none. */
export function withTexts(
  source: SourceText,
  others: readonly { readonly span: Span; readonly text: string }[],
): Filled | undefined {
  if (others.length === 0) return undefined
  const pieces: Piece[] = []
  let text = ''
  let at = 0
  for (const { span, text: value } of others) {
    text += source.text.slice(at, span.start)
    at = span.end
    pieces.push({ start: text.length, end: text.length + value.length, from: span.start, to: at })
    text += value
  }
  text += source.text.slice(at)
  return { source: { ...source, text }, placed: (found) => placed(found, pieces) }
}

function placed<T>(value: T, pieces: readonly Piece[]): T {
  const place = (offset: number, isEnd: boolean): number => {
    const piece = pieces.findLast((p) => (isEnd ? p.start < offset : p.start <= offset))
    if (piece === undefined) return offset
    const inside = isEnd ? offset <= piece.end : offset < piece.end
    if (inside) return isEnd ? piece.to : piece.from
    return offset - piece.end + piece.to
  }
  const seen = new Map<object, unknown>()
  const rewrite = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null || node instanceof Map || node instanceof Set) return node
    const known = seen.get(node)
    if (known !== undefined) return known
    let made: unknown
    if (isSpan(node)) {
      const start = place(node.start, false)
      made = { start, end: Math.max(start, place(node.end, true)) }
    } else if (Array.isArray(node)) made = node.map(rewrite)
    else made = Object.fromEntries(Object.entries(node).map(([key, part]) => [key, rewrite(part)]))
    seen.set(node, made)
    return made
  }
  // Each node becomes one of the same shape.
  return rewrite(value) as T
}

/** Edits inside a value cannot be made in the text as it was. */
export function withoutUnplaced(found: Diagnostic, filled: Filled, written: SourceText): Diagnostic {
  const fits = (fix: Fix): boolean => {
    const { start, end } = filled.placed(fix.span)
    return written.text.slice(start, end) === filled.source.text.slice(fix.span.start, fix.span.end)
  }
  return { ...found, fixes: found.fixes.every(fits) ? found.fixes : [] }
}

function isSpan(node: object): node is Span {
  return 'start' in node && 'end' in node && typeof node.start === 'number' && Object.keys(node).length === 2
}

/**
 * The query with `*` for parameters without a value where a pattern or a text stands, which is what variables of
 * dashboards hold at first
 * (https://help.sumologic.com/docs/dashboards/filter-template-variables/). Anywhere else a value is asked for: an error,
 * or a warning for who does not run the plan.
 */
export function defaultParameters(query: Query, report: Report, options: CompileOptions): Query {
  if (namesIn(report.source.text).length === 0) return query
  return new Defaults(report, options).query(query)
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(PARAMETER)].map((found) => found[1] ?? found[2] ?? '')
}

function starred(text: string): string {
  return text.replace(PARAMETER, '*').replace(/\*{2,}/g, '*')
}

class Defaults {
  readonly #report: Report
  readonly #options: CompileOptions
  readonly #told = new Set<string>()
  #asked = 0

  constructor(report: Report, options: CompileOptions) {
    this.#report = report
    this.#options = options
  }

  query(query: Query): Query {
    return { ...query, scope: this.#scope(query.scope), operators: query.operators.map((o) => this.#operator(o)) }
  }

  #scope(scope: Scope): Scope {
    switch (scope.kind) {
      case 'parameter':
        this.#star(scope.text, scope.span)
        return { kind: 'all', star: true, span: scope.span }
      case 'keyword':
      case 'field': {
        if (!this.#star(scope.text, scope.span)) return scope
        const text = starred(scope.text)
        if (scope.kind === 'keyword' && text === '*') return { kind: 'all', star: true, span: scope.span }
        return { ...scope, text }
      }
      case 'and':
      case 'or':
        return { ...scope, items: scope.items.map((item) => this.#scope(item)) }
      case 'not':
        return { ...scope, item: this.#scope(scope.item) }
      default:
        // A tree is rewritten as a tree.
        return this.#rewrite(scope, scope.span) as Scope
    }
  }

  #operator(operator: Operator): Operator {
    if (operator.kind === 'parameter') {
      this.#ask(operator.text, operator.span)
      return operator
    }
    if (operator.kind === 'unsupported') return operator
    const asked = this.#asked
    const filled = this.#rewrite(operator, operator.span)
    if (this.#asked > asked) return { kind: 'parameter', text: '', piped: true, span: operator.span }
    // As above.
    return filled as Operator
  }

  #rewrite(node: unknown, around: Span): unknown {
    if (Array.isArray(node)) return node.map((part: unknown) => this.#rewrite(part, around))
    if (typeof node === 'string') {
      this.#ask(node, around)
      return node
    }
    if (typeof node !== 'object' || node === null || isSpan(node)) return node
    if (isQuery(node)) return this.query(node)
    const span = 'span' in node && isObject(node.span) && isSpan(node.span) ? node.span : around
    if (isExpression(node)) {
      const changed = this.#expression(node)
      if (changed !== undefined) return changed
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, part]: [string, unknown]) => {
        // What is kept as written beside its own tree.
        const isCopy = key === 'text' && ('query' in node || 'operators' in node || 'subquery' in node)
        return [key, isCopy ? part : this.#rewrite(part, span)]
      }),
    )
  }

  #expression(expr: Expression): Expression | undefined {
    if (expr.kind === 'string') return this.#star(expr.raw, expr.span) ? { ...expr, raw: starred(expr.raw) } : undefined
    if (expr.kind === 'parameter') {
      this.#ask(expr.text, expr.span)
      return { kind: 'constant', value: null, span: expr.span }
    }
    if (expr.kind !== 'matches' || expr.pattern.kind !== 'parameter') return undefined
    this.#star(expr.pattern.text, expr.pattern.span)
    const pattern = { kind: 'string', raw: '*', span: expr.pattern.span } as const
    // As above.
    return { ...expr, value: this.#rewrite(expr.value, expr.value.span) as Expression, pattern }
  }

  /** Whether parameters stand in the text. */
  #star(text: string, span: Span): boolean {
    const names = namesIn(text)
    for (const name of names) {
      if (this.#told.has(name)) continue
      this.#told.add(name)
      this.#report.add('external/sumo-parameter', span, { name }, { hints: [`the option \`parameters\` gives it one`] })
    }
    return names.length > 0
  }

  #ask(text: string, span: Span): void {
    const open = this.#options.openTables === true && this.#options.profile === 'lenient'
    for (const name of namesIn(text)) {
      this.#asked += 1
      const hints = ['the option `parameters` gives it one']
      this.#report.add('external/no-parameter', span, { name }, open ? { severity: 'warning', hints } : { hints })
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isQuery(node: object): node is Query {
  return 'scope' in node && 'operators' in node
}

/** Strings, parameters and `matches` are kinds of expressions only, but for operators that only a value makes. */
function isExpression(node: object): node is Expression {
  return 'kind' in node && ['string', 'parameter', 'matches'].includes(String(node.kind))
}
