import { and, boolean, call, type Expr, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type Scope, stringValue } from './ast.ts'
import { rowsOfTable } from './files.ts'
import type { Frame } from './frame.ts'
import { escapeRegex } from './patterns.ts'
import { expandSubquery } from './subqueries.ts'
import { isNull, isTrue, toText } from './values.ts'

/** https://help.sumologic.com/docs/search/get-started-with-search/search-basics/built-in-metadata/ */
const METADATA = new Set([
  '_sourcecategory',
  '_sourcehost',
  '_sourcename',
  '_source',
  '_collector',
  '_index',
  '_view',
  '_format',
  '_messagecount',
  '_receipttime',
  '_size',
  '_collectorid',
  '_sourceid',
  '_messageid',
  '_blockid',
  '_datatier',
  '_siemforward',
  '_parser',
])

const ELISION = /^(?:\.{3}|…)$/u

/** Filters by what stands before the first pipe. */
export function lowerScope(scope: Scope, frame: Frame): void {
  if (scope.kind === 'cat') {
    const rows = rowsOfTable(scope.path, [], frame)
    if (rows === undefined || rows.isGuessed) frame.opaque = true
    if (rows === undefined) return
    const fields = rows.columns.map(
      (column) => [column.name.toLowerCase(), { name: column.name, column, ofRecord: false }] as const,
    )
    frame.restart(rows.plan, new Map(fields), [])
    return
  }
  const condition = lowerTerm(scope, frame, false)
  if (condition !== undefined) frame.filter(condition, scope.span)
}

/**
 * `undefined` means: met by every record, also under NOT. A term on metadata that a record lacks is such a term, so
 * that files without a source category are searched at all; `negated` tells which way that goes.
 */
function lowerTerm(scope: Scope, frame: Frame, negated: boolean): Expr | undefined {
  const { span } = scope
  switch (scope.kind) {
    case 'all':
      return scope.star && negated ? boolean(true, span) : undefined
    case 'keyword': {
      if (!scope.quoted && ELISION.test(scope.text)) {
        frame.choose(`\`${scope.text}\``, 'any scope, as pages of the documentation leave it out', span)
        return undefined
      }
      const pattern = keywordPattern(scope.quoted ? stringValue(scope.text) : scope.text)
      if (pattern === undefined) {
        frame.refuse('a `*` within one term of a keyword of several terms', span)
        return undefined
      }
      return isTrue(call('regex.matches', [toText(frame.raw(span)), text(pattern)], span))
    }
    case 'field':
      return lowerField(scope, frame, negated)
    case 'and': {
      const terms = scope.items.map((i) => lowerTerm(i, frame, negated)).filter((t) => t !== undefined)
      return terms.length === 0 ? undefined : and(terms, span)
    }
    case 'or': {
      const terms = scope.items.map((i) => lowerTerm(i, frame, negated))
      const certain = terms.filter((t) => t !== undefined)
      return certain.length < terms.length ? undefined : or(certain, span)
    }
    case 'not': {
      const term = lowerTerm(scope.item, frame, !negated)
      return term === undefined ? undefined : not(term, span)
    }
    case 'parameter':
      throw new Error('parameters are filled in before')
    case 'subquery':
      return lowerSubqueryScope(expandSubquery(scope.subquery, frame), frame, negated, span)
    case 'cat':
      return undefined
  }
}

/** A query whose subquery finds nothing finds nothing. */
function lowerSubqueryScope(scope: Scope | undefined, frame: Frame, negated: boolean, span: Span): Expr | undefined {
  if (scope?.kind !== 'or') return undefined
  if (scope.items.length === 0) return boolean(false, span)
  const keywords = scope.items.flatMap((row) => {
    const [only, other] = row.kind === 'and' ? row.items : []
    return only?.kind === 'keyword' && other === undefined ? [stringValue(only.text)] : []
  })
  if (keywords.length < scope.items.length) return lowerTerm(scope, frame, negated)
  const pattern = anyKeywordPattern(keywords)
  if (pattern === undefined) {
    frame.refuse('a `*` within one term of a keyword of several terms', span)
    return undefined
  }
  return or(pattern.map((p) => isTrue(call('regex.matches', [toText(frame.raw(span)), text(p)], span))))
}

function lowerField(scope: Extract<Scope, { kind: 'field' }>, frame: Frame, negated: boolean): Expr | undefined {
  const { name, span } = scope
  const written = scope.quoted ? stringValue(scope.text) : scope.text
  const key = name.text.toLowerCase()
  const metadata = METADATA.has(key)
  const given = key === '_sourcecategory' && frame.options.sourceCategory !== undefined
  if (metadata && !given) {
    const hints = key === '_sourcecategory' ? ['the option `sourceCategory` names the category of such records'] : []
    frame.report.add('schema/sumo-missing-metadata', span, { name: name.text }, { hints })
  }
  if (scope.quoted && /[*?]/.test(written)) {
    const choice = 'they are wildcards, though a page of the product says that they do not go together'
    frame.report.add('fidelity/choice', span, { topic: '`*` and `?` in quotes', choice })
  }
  if (metadata && !frame.has(name.text)) return undefined
  const value = toText(metadata ? (frame.existing(name.text) ?? frame.resolve(name)) : frame.resolve(name))
  const found = isTrue({ ...matchesValue(value, written), span })
  const wanted = scope.negated ? not(found, span) : found
  if (!metadata) return wanted
  // Under NOT the term has to be false for a record that lacks the field.
  return negated ? and([not(isNull(value)), wanted], span) : or([isNull(value), wanted], span)
}

/** A metadata value: the whole of it, without case, `*` any text and `?` one character. */
function matchesValue(value: Expr, written: string): Expr {
  const plain = /^(\*?)([\x20-\x7e]*?)(\*?)$/.exec(written)
  const [, before, middle = '', after] = plain ?? []
  if (plain !== null && !/[*?]/.test(middle)) {
    const needle = text(middle)
    if (before === '*' && after === '*') return call('text.contains_ci', [value, needle])
    if (before === '*') return call('text.ends_with_ci', [value, needle])
    if (after === '*') return call('text.starts_with_ci', [value, needle])
    return call('text.equals_ci', [value, needle])
  }
  const pattern = [...written].map((c) => (c === '*' ? '.*' : c === '?' ? '.' : escapeRegex(c))).join('')
  return call('regex.full_matches', [value, text(`(?is)${pattern}`)])
}

const TERM = '\\pL\\pN'
/** The white space of Java, any run of which stands for one blank. */
const BLANKS =
  '[\\t-\\r\\x1c-\\x1f \\x{1680}\\x{2000}-\\x{2006}\\x{2008}-\\x{200a}\\x{2028}\\x{2029}\\x{205f}\\x{3000}]+'

/**
 * A keyword or phrase as a pattern over the message: whole terms (runs of letters and digits) without case, what stands
 * between them as it is. `*` is the rest of a term or, alone between others, one whole term; `?` one character of a term
 * (https://help.sumologic.com/docs/search/get-started-with-search/build-search/keyword-search-expressions/).
 * `undefined`: a `*` inside one term of several, which the page rules out.
 */
export function keywordPattern(keyword: string): string | undefined {
  const parts = keywordParts(keyword)
  return parts === undefined ? undefined : bounded(parts, parts.pattern)
}

interface Keyword {
  /** Whether a term begins and ends it, which is then a whole one. */
  readonly before: boolean
  readonly after: boolean
  readonly pattern: string
}

function keywordParts(keyword: string): Keyword | undefined {
  const pieces = keyword.match(/[\p{L}\p{N}*?]+|\s+|[^\p{L}\p{N}*?\s]/gu) ?? []
  const isTerm = (piece: string | undefined): boolean => piece !== undefined && /[\p{L}\p{N}*?]/u.test(piece)
  if (pieces.filter(isTerm).length > 1 && pieces.some((p) => /[\p{L}\p{N}]\*+[\p{L}\p{N}]/u.test(p))) return undefined
  let pattern = ''
  for (const piece of pieces) {
    if (/^\s+$/.test(piece)) pattern += BLANKS
    else if (piece === '*') pattern += `[${TERM}]+`
    else if (!isTerm(piece)) pattern += escapeRegex(piece)
    else {
      for (const char of piece) pattern += char === '*' ? `[${TERM}]*` : char === '?' ? `[${TERM}]` : escapeRegex(char)
    }
  }
  return { before: isTerm(pieces[0]), pattern, after: isTerm(pieces.at(-1)) }
}

function bounded({ before, after }: Omit<Keyword, 'pattern'>, pattern: string): string {
  return `(?is)${before ? `(?:^|[^${TERM}])` : ''}${pattern}${after ? `(?:[^${TERM}]|$)` : ''}`
}

/** So many keywords are looked for at once. */
const AT_ONCE = 200

/** Patterns that together find any of the keywords. */
function anyKeywordPattern(keywords: readonly string[]): readonly string[] | undefined {
  const parts = keywords.map(keywordParts)
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) return undefined
  const groups = [true, false].flatMap((before) => [true, false].map((after) => ({ before, after })))
  return groups.flatMap((group) => {
    const alike = known.filter((p) => p.before === group.before && p.after === group.after).map((p) => p.pattern)
    const chunks = Array.from({ length: Math.ceil(alike.length / AT_ONCE) }, (_, i) => i * AT_ONCE)
    return chunks.map((at) => bounded(group, `(?:${alike.slice(at, at + AT_ONCE).join('|')})`))
  })
}
