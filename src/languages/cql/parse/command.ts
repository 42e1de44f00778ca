import type { Span } from '../../../source/text.ts'
import type { Argument, Call, Expr, FieldName, Step } from '../ast.ts'
import { readString } from './lexis.ts'
import type { Parser } from './parser.ts'

/**
 * `table a, b`, `stats count by x`, `sort -x`, `head 10` and other commands of SPL and KQL, which are no CQL: their names
 * are not searched as text, so a word that follows one makes a command.
 */
export function parseCommand(p: Parser, start: number): Step | undefined {
  return p.attempt(() => {
    const words = readWords(p)
    const [first, ...rest] = words
    if (first === undefined || rest.length === 0) return undefined
    const span = p.spanFrom(start)
    const steps = stepsOf(first.text.toLowerCase(), rest, span)
    if (steps === undefined) return undefined
    return { kind: 'command', written: p.scanner.text.slice(span.start, span.end), steps, span }
  })
}

interface Word {
  readonly text: string
  readonly quoted: boolean
  readonly span: Span
}

const COMMANDS =
  /^(?:table|select|drop|fields|project|sort|order|head|tail|limit|take|top|groupby|stats|summari[sz]e|count|rename)$/i

/** `count() by x` without a word before it. */
const FOLDED = /^(?:count|sum|avg|min|max)$/i

/** The words of a step up to its end: names, numbers, strings and single signs. */
function readWords(p: Parser): readonly Word[] {
  const words: Word[] = []
  for (;;) {
    const next = p.peek()
    if (next === '' || '|;}'.includes(next)) return words
    const start = p.at
    if (next === '"') {
      const token = readString(p.scanner)
      if (!token.closed) return []
      words.push({ text: token.value, quoted: true, span: p.spanFrom(start) })
    } else {
      const text = p.scanner.match(/[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]+(?:\[\d+\])*|[-+,()=]/y)
      if (text === undefined) return []
      words.push({ text, quoted: false, span: p.spanFrom(start) })
    }
    const [first] = words
    const command = first !== undefined && !first.quoted && (COMMANDS.test(first.text) || FOLDED.test(first.text))
    if (!command) return []
    // A call, a comparison, an assignment.
    const after = words[1]?.text ?? ''
    if (words.length === 2 && (after === '=' || (after === '(' && !FOLDED.test(first.text)))) return []
  }
}

function stepsOf(name: string, words: readonly Word[], span: Span): readonly Step[] | undefined {
  switch (name) {
    case 'table':
      return fieldsCall('table', words, span)
    case 'select':
    case 'project':
      return fieldsCall('select', words, span)
    case 'drop':
      return fieldsCall('drop', words, span)
    case 'groupby':
      return fieldsCall('groupBy', words, span)
    case 'fields': {
      const [sign] = words
      if (sign?.text === '-') return fieldsCall('drop', words.slice(1), span)
      return fieldsCall('select', sign?.text === '+' ? words.slice(1) : words, span)
    }
    case 'head':
    case 'limit':
    case 'take':
      return counted('head', words, span)
    case 'tail':
      return counted('tail', words, span)
    case 'top':
      return topCall(words, span)
    case 'order':
      return words[0]?.text.toLowerCase() === 'by' ? sortCall(words.slice(1), span) : undefined
    case 'sort':
      return sortCall(words[0]?.text.toLowerCase() === 'by' ? words.slice(1) : words, span)
    case 'rename':
      return renames(words, span)
    case 'stats':
    case 'summarize':
    case 'summarise':
      return statsCall(words, span)
    default: {
      const called = words[0]?.text === '('
      if (called && !words.some((w) => !w.quoted && w.text.toLowerCase() === 'by')) return undefined
      if (!called && name !== 'count') return undefined
      return statsCall([{ text: name, quoted: false, span }, ...words], span, called)
    }
  }
}

/** Names with commas or blanks between them. */
function names(words: readonly Word[]): readonly Expr[] | undefined {
  const found = words.filter((w) => w.quoted || w.text !== ',')
  if (found.length === 0 || found.some((w) => !w.quoted && !isName(w.text))) return undefined
  return found.map(fieldExpr)
}

function isName(text: string): boolean {
  return /[A-Za-z_@#]/.test(text) && !/^[-+,()=]$/.test(text)
}

function fieldExpr(word: Word): Expr {
  return word.quoted
    ? { kind: 'string', value: word.text, triple: false, span: word.span }
    : { kind: 'field', name: word.text, span: word.span }
}

function fieldName(word: Word): FieldName {
  return { name: word.text, quoted: word.quoted, span: word.span }
}

function made(name: string, args: readonly Argument[], span: Span): Call {
  return { kind: 'call', name, nameSpan: span, args, close: { start: span.end, end: span.end }, span }
}

function step(call: Call): readonly Step[] {
  return [{ kind: 'call', call, negated: false, span: call.span }]
}

function named(name: string, value: Expr): Argument {
  return { name: { name, quoted: false, span: value.span }, value, span: value.span }
}

function array(items: readonly Expr[], span: Span): Expr {
  return { kind: 'array', items, span }
}

function fieldsCall(name: string, words: readonly Word[], span: Span): readonly Step[] | undefined {
  const items = names(words)
  return items === undefined ? undefined : step(made(name, [{ value: array(items, span), span }], span))
}

function numberExpr(word: Word | undefined): Expr | undefined {
  return word !== undefined && !word.quoted && /^\d+$/.test(word.text)
    ? { kind: 'number', text: word.text, span: word.span }
    : undefined
}

function counted(name: string, words: readonly Word[], span: Span): readonly Step[] | undefined {
  const number = numberExpr(words[0])
  return number === undefined || words.length > 1 ? undefined : step(made(name, [{ value: number, span }], span))
}

/** `top 5 a, b`, `top limit=5 a`. */
function topCall(words: readonly Word[], span: Span): readonly Step[] | undefined {
  const stated = words[0]?.text === 'limit' && words[1]?.text === '='
  const limit = numberExpr(stated ? words[2] : words[0])
  const items = names(words.slice(limit === undefined ? 0 : stated ? 3 : 1))
  if (items === undefined || (stated && limit === undefined)) return undefined
  const args = [{ value: array(items, span), span }, ...(limit === undefined ? [] : [named('limit', limit)])]
  return step(made('top', args, span))
}

/** `sort -a`, `sort a, b`, `sort a desc`: all fields the same way. */
function sortCall(words: readonly Word[], span: Span): readonly Step[] | undefined {
  const limit = numberExpr(words[0])
  const ways = new Set<'asc' | 'desc'>()
  const items: Expr[] = []
  const rest = words.slice(limit === undefined ? 0 : 1)
  for (let i = 0; i < rest.length; i += 1) {
    const sign = rest[i]?.text
    if (!rest[i]?.quoted && sign === ',') continue
    const signed = !rest[i]?.quoted && (sign === '-' || sign === '+')
    if (signed) i += 1
    const word = rest[i]
    if (word === undefined || (!word.quoted && !isName(word.text))) return undefined
    items.push(fieldExpr(word))
    const after = rest[i + 1]?.text.toLowerCase()
    const written = after === 'asc' || after === 'desc' ? after : undefined
    if (written !== undefined) i += 1
    ways.add(sign === '-' ? 'desc' : (written ?? 'asc'))
  }
  const [way] = ways
  if (way === undefined || ways.size > 1) return undefined
  const args = [{ value: array(items, span), span }, named('order', { kind: 'field', name: way, span })]
  return step(made('sort', limit === undefined ? args : [...args, named('limit', limit)], span))
}

/** `rename a as b, c as d`. */
function renames(words: readonly Word[], span: Span): readonly Step[] | undefined {
  const parts = words.filter((w) => w.quoted || w.text !== ',')
  const pairs: Expr[] = []
  for (let i = 0; i < parts.length; i += 3) {
    const [from, as, to] = parts.slice(i, i + 3)
    if (from === undefined || as?.text.toLowerCase() !== 'as' || to === undefined) return undefined
    pairs.push(array([fieldExpr(from), fieldExpr(to)], span))
  }
  return step(made('rename', [{ value: array(pairs, span), span }], span))
}

/** Functions of SPL by what CQL calls them. */
const FOLDS: Readonly<Record<string, string>> = {
  count: 'count',
  c: 'count',
  dc: 'count',
  dcount: 'count',
  distinct_count: 'count',
  sum: 'sum',
  avg: 'avg',
  mean: 'avg',
  min: 'min',
  max: 'max',
  range: 'range',
  values: 'collect',
}

/** `stats count, dc(a) as n by b, c`; `native`: a result without a name has CQL's. */
function statsCall(words: readonly Word[], span: Span, native = false): readonly Step[] | undefined {
  const by = words.findIndex((w) => !w.quoted && w.text.toLowerCase() === 'by')
  const keys = by === -1 ? [] : names(words.slice(by + 1))
  const folds = foldsOf(by === -1 ? words : words.slice(0, by), span, native)
  if (keys === undefined || folds === undefined) return undefined
  const list = array(folds, span)
  if (keys.length === 0) return step(made('stats', [{ value: list, span }], span))
  return step(made('groupBy', [{ value: array(keys, span), span }, named('function', list)], span))
}

function foldsOf(words: readonly Word[], span: Span, native: boolean): readonly Expr[] | undefined {
  const folds: Expr[] = []
  for (let i = 0; i < words.length; ) {
    if (words[i]?.text === ',') {
      i += 1
      continue
    }
    const written = words[i]?.text ?? ''
    const fn = Object.hasOwn(FOLDS, written.toLowerCase()) ? FOLDS[written.toLowerCase()] : undefined
    if (fn === undefined || words[i]?.quoted) return undefined
    i += 1
    let field: Word | undefined
    if (words[i]?.text === '(') {
      if (words[i + 1]?.text === ')') i += 2
      else {
        field = words[i + 1]
        if (field === undefined || !isName(field.text) || words[i + 2]?.text !== ')') return undefined
        i += 3
      }
    }
    let target: FieldName | undefined = native
      ? undefined
      : { name: field === undefined ? written : `${written}(${field.text})`, quoted: field !== undefined, span }
    const alias = words[i + 1]
    if (words[i]?.text.toLowerCase() === 'as' && alias !== undefined) {
      target = fieldName(alias)
      i += 2
    }
    if (field === undefined && fn !== 'count') return undefined
    folds.push(fold(fn, /^d/i.test(written), field, target, span))
  }
  return folds.length === 0 ? undefined : folds
}

function fold(fn: string, distinct: boolean, field: Word | undefined, target: FieldName | undefined, span: Span): Expr {
  const of = field === undefined ? [] : [{ value: fieldExpr(field), span }]
  // `collect` has no `as`: its result has the field's name.
  if (fn === 'collect') return made(fn, of, span)
  const once = distinct ? [named('distinct', { kind: 'field', name: 'true', span })] : []
  if (target === undefined) return made(fn, [...of, ...once], span)
  const as: Expr = target.quoted
    ? { kind: 'string', value: target.name, triple: false, span }
    : { kind: 'field', name: target.name, span }
  return made(fn, [...of, ...once, named('as', as)], span)
}
