import { cover } from '../../../source/text.ts'
import type { Call, CompareOperator, Condition, FieldName, FilterValue, Located, Pattern } from '../ast.ts'
import { isFunctionName } from '../names.ts'
import { readFunctionName, readPattern } from './lexis.ts'
import type { Parser } from './parser.ts'

/** Filter := Or (("and" | nothing) Or)*: `and` binds loosest, and standing side by side means it. */
export function parseCondition(p: Parser, stop: string): Condition {
  return p.nested(() => {
    const items = [parseOr(p)]
    const nextStep = (): boolean => stop === '' && (isStepAhead(p) || (isCall(items.at(-1)) && p.onNewLine))
    while (p.keyword('and') || !(atEnd(p, stop) || nextStep())) items.push(parseOr(p))
    // Only an explicit `or` without parentheses reads otherwise than in other languages.
    const mixed =
      items.length > 1 &&
      items.some((i) => i.kind === 'or' && p.scanner.text[i.span.start - 1] !== '(' && !grouped.has(i))
    return connective('and', items, mixed)
  })
}

function isCall(condition: Condition | undefined): boolean {
  return condition?.kind === 'call' || (condition?.kind === 'not' && condition.item.kind === 'call')
}

/** Whether what stands here is the next step though no `|` does: a call, or on a new line what no filter begins with. */
export function isStepAhead(p: Parser): boolean {
  if (isCallAhead(p)) return true
  const { at, onNewLine } = p
  if (!onNewLine) return false
  const found = p.attempt(() => {
    if (p.scanner.peek() === '$') return true
    if (p.keyword('case')) return p.accept('{') ? true : undefined
    if (p.fieldName() === undefined) return undefined
    return p.accept(':=') || p.accept('=~') || (p.keyword('match') && p.accept('{')) ? true : undefined
  })
  p.scanner.at = at
  return found === true
}

/** `fn(`, `!fn(` or `not fn(` of a known function. */
function isCallAhead(p: Parser): boolean {
  p.skip()
  const start = p.at
  if (!p.accept('!')) p.keyword('not')
  p.skip()
  const name = readFunctionName(p.scanner)
  const found = name !== undefined && isFunctionName(name) && p.scanner.peek() === '('
  p.scanner.at = start
  return found
}

/** Conditions that were written in parentheses. */
const grouped = new WeakSet<Condition>()

function parseOr(p: Parser): Condition {
  const items = [parseNot(p)]
  const signs: Located[] = []
  for (;;) {
    if (p.looksAt('||')) signs.push({ span: p.expect('||') })
    else if (!p.keyword('or')) break
    items.push(parseNot(p))
  }
  const found = connective('or', items, false)
  return signs.length === 0 || found.kind !== 'or' ? found : { ...found, signs }
}

function connective(kind: 'and' | 'or', items: readonly Condition[], mixed: boolean): Condition {
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) throw new Error('a connective has items')
  if (items.length === 1) return first
  const flat = items.flatMap((i) => (i.kind === kind ? i.items : [i]))
  return { kind, items: flat, mixed, span: cover(first.span, last.span) }
}

function parseNot(p: Parser): Condition {
  p.skip()
  const start = p.at
  const bang = p.peek() === '!' && !p.looksAt('!=')
  if (bang) p.accept('!')
  if (bang || p.keyword('not')) {
    const item = p.nested(() => parseNot(p))
    return { kind: 'not', item, span: p.spanFrom(start) }
  }
  return parsePrimary(p)
}

/** Whether nothing of the filter can start here. */
function atEnd(p: Parser, stop: string): boolean {
  const next = p.peek()
  return (
    next === '' ||
    ('|;})],'.includes(next) && !p.looksAt('||')) ||
    (stop !== '' && p.looksAt(stop)) ||
    p.looksAtKeyword('or')
  )
}

function parsePrimary(p: Parser): Condition {
  p.skip()
  const start = p.at
  const next = p.scanner.peek()
  if (next === '(') {
    p.scanner.at += 1
    const inner = parseCondition(p, ')')
    p.expect(')')
    grouped.add(inner)
    return inner
  }
  if (next === '/') return { kind: 'text', value: p.regex(), span: p.spanFrom(start) }
  if (next === '?') return { kind: 'text', value: p.parameter(), span: p.spanFrom(start) }
  const call = parseConditionCall(p)
  if (call !== undefined) return call
  const compared = p.attempt(() => {
    const field = p.fieldName()
    return field === undefined ? undefined : parseComparison(p, field, start)
  })
  if (compared !== undefined) return finishComparison(p, compared, start)
  const value = parsePattern(p)
  const word = value.quoted ? '' : value.text.toLowerCase()
  if (word === 'true' || word === 'false') {
    return { kind: 'boolean', value: word === 'true', called: false, span: value.span }
  }
  return { kind: 'text', value, span: value.span }
}

/** A comparison whose right side is still to be read; the left side is decided without an error. */
interface Head {
  readonly field: FieldName
  readonly operator: CompareOperator | 'in' | 'not in'
  readonly close?: ')' | ']'
  readonly doubled?: Located
}

function parseComparison(p: Parser, field: FieldName, _start: number): Head | undefined {
  p.skip()
  const before = p.at
  if (p.keyword('like')) {
    return p.peek() !== '=' ? { field, operator: 'like' } : undefined
  }
  if (!isBareKeyword(field)) {
    for (const operator of ['in', 'not in'] as const) {
      if (operator.split(' ').every((word) => p.keyword(word))) {
        if (p.accept('(')) return { field, operator }
        if (p.accept('[')) return { field, operator, close: ']' }
      }
      p.scanner.at = before
    }
  }
  if (p.accept('<=>')) return { field, operator: '<=>' }
  // library.humio.com/crowdstrike-query-language/sql-to-cql-approaches-matching.html
  if (p.accept('<>')) return { field, operator: '!=' }
  for (const operator of ['!=', '<=', '>=', '<', '>'] as const) if (p.accept(operator)) return { field, operator }
  if (p.looksAt('==')) return { field, operator: '=', doubled: { span: p.expect('==') } }
  if (p.looksAt('=~') || p.looksAt('=>')) return undefined
  return p.accept('=') ? { field, operator: '=' } : undefined
}

function isBareKeyword(field: FieldName): boolean {
  return !field.quoted && /^(?:and|or|not)$/i.test(field.name)
}

function finishComparison(p: Parser, head: Head, start: number): Condition {
  if (head.operator === 'in' || head.operator === 'not in') {
    const values: Pattern[] = []
    const close = head.close ?? ')'
    do {
      if (p.peek() === close) break
      values.push(parsePattern(p))
    } while (p.accept(','))
    p.expect(close)
    return { kind: 'in', field: head.field, negated: head.operator === 'not in', values, span: p.spanFrom(start) }
  }
  const value = parseValue(p)
  const doubled = head.doubled === undefined ? {} : { doubled: head.doubled }
  return { kind: 'compare', field: head.field, operator: head.operator, value, ...doubled, span: p.spanFrom(start) }
}

function parseValue(p: Parser): FilterValue {
  const next = p.peek()
  if (next === '/') return p.regex()
  if (next === '?') return p.parameter()
  const pattern = parsePattern(p)
  if (!pattern.quoted && pattern.text === 'null') return { kind: 'null', span: pattern.span }
  return pattern
}

export function parsePattern(p: Parser): Pattern {
  p.skip()
  const start = p.at
  if (p.scanner.peek() === '"' || p.scanner.peek() === "'") return p.quotedPattern()
  const text = readPattern(p.scanner)
  if (text === undefined) p.fail('a filter')
  return { kind: 'pattern', text, quoted: false, span: p.spanFrom(start) }
}

/** `fn(...)`; with a blank before the parenthesis only for names of functions, since `Win (a=1)` is text and a group. */
function parseConditionCall(p: Parser): Condition | undefined {
  const start = p.at
  const call = p.attempt((): { readonly name: string } | undefined => {
    const name = readFunctionName(p.scanner)
    if (name === undefined) return undefined
    const direct = p.scanner.peek() === '('
    return p.peek() === '(' && (direct || isFunctionName(name)) && !/^(?:and|or|not|like)$/i.test(name)
      ? { name }
      : undefined
  })
  if (call === undefined) return undefined
  p.scanner.at = start
  const word = call.name.toLowerCase()
  if (word === 'true' || word === 'false') {
    p.scanner.at += word.length
    p.expect('(')
    p.expect(')')
    return { kind: 'boolean', value: word === 'true', called: true, span: p.spanFrom(start) }
  }
  const parsed = p.grammar.call(p)
  if (parsed.kind === 'choice') return { kind: 'expression', expr: parsed, span: parsed.span }
  return { kind: 'call', call: parsed satisfies Call, span: parsed.span }
}
