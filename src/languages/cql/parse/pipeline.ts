import type { Span } from '../../../source/text.ts'
import type { Argument, Expr, Guard, Located, Pipeline, Step } from '../ast.ts'
import { parseArgumentValue, parseCall } from './call.ts'
import { parseCommand } from './command.ts'
import { parseExpression } from './expression.ts'
import { isStepAhead, parseCondition, parsePattern } from './filter.ts'
import { readFunctionName, readRegex, readString, skipTrivia } from './lexis.ts'
import { Abandon, type Parser } from './parser.ts'

/** Steps between `|`, up to `;`, `}` or the end; a leading and a trailing `|` are tolerated. */
export function parsePipeline(p: Parser): Pipeline {
  return p.nested(() => {
    p.skip()
    const start = p.at
    const steps: Step[] = []
    p.accept('|')
    let unpiped: Located | undefined
    for (;;) {
      const next = p.peek()
      if (next === '' || ';})'.includes(next)) break
      const step = readStep(p)
      if (step !== undefined) steps.push(unpiped === undefined ? step : { ...step, unpiped })
      unpiped = undefined
      if (p.accept('|')) continue
      p.skip()
      if (step === undefined || !beginsStep(p, step)) break
      unpiped = { span: { start: p.at, end: p.at } }
    }
    return { steps, span: { start: steps[0]?.span.start ?? start, end: steps.at(-1)?.span.end ?? p.at } }
  })
}

/** One step; after an error goes on at the next `|`, `;` or closing bracket of this level. */
function readStep(p: Parser): Step | undefined {
  const start = p.at
  try {
    const step = parseStep(p)
    const next = p.peek()
    if (next !== '' && !'|;})'.includes(next) && !beginsStep(p, step)) p.fail('`|` or the end of the step')
    return step
  } catch (error) {
    if (!(error instanceof Abandon)) throw error
    recover(p, start)
    return undefined
  }
}

/** Whether a step begins here without its `|`; `before` stands in front of it. */
function beginsStep(p: Parser, before: Step): boolean {
  p.skip()
  return isStepAhead(p) || (before.kind === 'call' && p.onNewLine && /[\w#@"/?(*!]/.test(p.scanner.peek()))
}

function recover(p: Parser, start: number): void {
  // Brackets are counted from the start of the step, so that the end found is the step's own.
  const reached = p.at
  const scanner = p.scanner
  scanner.at = start
  let depth = 0
  while (!scanner.done) {
    skipTrivia(scanner)
    if (scanner.done) return
    const char = scanner.peek()
    if (depth <= 0 && scanner.at >= reached && (char === '|' || char === ';' || char === '}')) return
    if (char === '"') readString(scanner)
    else if (char === '/' && /[=\s(]/.test(scanner.text[scanner.at - 1] ?? ' ')) readRegex(scanner)
    else {
      if ('([{'.includes(char) && char !== '') depth += 1
      if (')]}'.includes(char)) depth -= 1
      scanner.at += 1
    }
  }
}

function parseStep(p: Parser): Step {
  p.skip()
  const start = p.at
  const next = p.scanner.peek()
  if (next === '[') {
    const array = parseArgumentValue(p, false)
    const items = array.kind === 'array' ? array.items : []
    return { kind: 'stats', items, span: p.spanFrom(start) }
  }
  if (next === '$') return parseSaved(p, start)
  if (next === '`') return parseDynamicAssign(p, start)
  if (p.attempt(() => (p.keyword('case') && p.peek() === '{' ? true : undefined)) === true) return parseCase(p, start)
  return (
    parseWhere(p, start) ??
    parseEvalKeyword(p, start) ??
    parseFieldStep(p, start) ??
    parseCommand(p, start) ??
    parseFilter(p, start)
  )
}

function parseFilter(p: Parser, start: number, where?: Span): Step {
  const condition = parseCondition(p, '')
  const span = p.spanFrom(start)
  const word = where === undefined ? {} : { where }
  if (condition.kind === 'call') return { kind: 'call', call: condition.call, negated: false, ...word, span }
  if (condition.kind === 'not' && condition.item.kind === 'call') {
    return { kind: 'call', call: condition.item.call, negated: true, ...word, span }
  }
  return {
    kind: 'filter',
    condition,
    ...word,
    span: { start, end: Math.max(condition.span.end, trimmedEnd(p, start)) },
  }
}

/** The end of what was read, without the blanks and comments after it. */
function trimmedEnd(p: Parser, start: number): number {
  return start + p.scanner.text.slice(start, p.at).trimEnd().length
}

/** `where COND`, when a condition follows: `where` alone, or before `=`, is text or a field. */
function parseWhere(p: Parser, start: number): Step | undefined {
  const found = p.attempt(() => {
    if (!p.keyword('where')) return undefined
    const next = p.peek()
    return next === '' || '|;})=<>'.includes(next) || p.looksAt('!=') || p.looksAt(':=') ? undefined : p.at
  })
  if (found === undefined) return undefined
  return parseFilter(p, start, { start, end: found })
}

/** `eval X = expr`. */
function parseEvalKeyword(p: Parser, start: number): Step | undefined {
  const head = p.attempt(() => {
    if (!p.keyword('eval') || p.peek() === '(' || p.peek() === '=') return undefined
    const target = p.fieldName()
    const equals = p.at
    return target !== undefined && (p.accept(':=') || (!p.looksAt('==') && p.accept('='))) && equals !== undefined
      ? { target, evalKeyword: p.spanFrom(start) }
      : undefined
  })
  if (head === undefined) return undefined
  const value = parseExpression(p)
  return { kind: 'assign', ...head, dynamic: false, value, span: { start, end: value.span.end } }
}

/** `f := e`, `f =~ fn()` and `f match {`. */
function parseFieldStep(p: Parser, start: number): Step | undefined {
  const head = p.attempt(() => {
    const field = p.fieldName()
    if (field === undefined) return undefined
    if (p.accept(':=')) return { field, kind: 'assign' as const }
    if (p.accept('=~')) return { field, kind: 'apply' as const }
    return p.keyword('match') && p.accept('{') ? { field, kind: 'match' as const } : undefined
  })
  if (head === undefined) return undefined
  const { field } = head
  if (head.kind === 'match') return parseMatch(p, start, field)
  if (head.kind === 'apply') {
    const negated = p.accept('!') || p.keyword('not')
    const call = parseCall(p)
    if (call.kind === 'choice') p.fail('a function of a field')
    return { kind: 'apply', field, call, negated, span: p.spanFrom(start) }
  }
  const value = parseExpression(p)
  return {
    kind: 'assign',
    target: field,
    dynamic: false,
    value,
    span: { start, end: Math.max(value.span.end, field.span.end) },
  }
}

function parseDynamicAssign(p: Parser, start: number): Step {
  p.expect('`')
  const nameStart = p.at
  const name = p.scanner.match(/[^`\n]*/y) ?? ''
  const target = { name, quoted: false, span: p.spanFrom(nameStart) }
  p.expect('`')
  p.expect(':=')
  const value = parseExpression(p)
  return { kind: 'assign', target, dynamic: true, value, span: p.spanFrom(start) }
}

function parseCase(p: Parser, start: number): Step {
  p.keyword('case')
  p.expect('{')
  const branches: Pipeline[] = []
  while (p.peek() !== '}' && p.peek() !== '') {
    const before = p.at
    const branch = parsePipeline(p)
    if (branch.steps.length > 0) branches.push(branch)
    if (!p.accept(';') && (p.peek() !== '}' || p.at === before)) break
  }
  p.expect('}')
  return { kind: 'case', branches, span: p.spanFrom(start) }
}

function parseMatch(p: Parser, start: number, field: Extract<Step, { kind: 'match' }>['field']): Step {
  const branches: { guard: Guard; pipeline: Pipeline }[] = []
  while (p.peek() !== '}' && p.peek() !== '') {
    const guard = parseGuard(p)
    p.expect('=>')
    const pipeline = parsePipeline(p)
    branches.push({ guard, pipeline })
    if (!p.accept(';')) break
  }
  p.expect('}')
  return { kind: 'match', field, branches, span: p.spanFrom(start) }
}

function parseGuard(p: Parser): Guard {
  const next = p.peek()
  if (next === '/') return p.regex()
  if (next === '?') return p.parameter()
  const start = p.at
  if (p.attempt(() => (readFunctionName(p.scanner) !== undefined && p.peek() === '(' ? true : undefined)) === true) {
    p.scanner.at = start
    const call = parseCall(p)
    if (call.kind === 'choice') p.fail('a guard')
    return call
  }
  return parsePattern(p)
}

/** `$name(a=b)` or `$"package/name"(a=b)`. */
function parseSaved(p: Parser, start: number): Step {
  p.expect('$')
  const name =
    p.scanner.peek() === '"'
      ? p.quoted()
      : (p.scanner.match(/[A-Za-z0-9_.:/-]+/y) ?? p.fail('the name of a saved query'))
  p.expect('(')
  const args: Argument[] = []
  while (p.peek() !== ')' && p.peek() !== '') {
    p.skip()
    const argStart = p.at
    const key = p.attempt(() => {
      const found = p.fieldName()
      return found !== undefined && p.accept('=') ? found : undefined
    })
    const value: Expr = parseArgumentValue(p, false)
    args.push({ ...(key === undefined ? {} : { name: key }), value, span: p.spanFrom(argStart) })
    if (!p.accept(',')) break
  }
  p.expect(')')
  return { kind: 'saved', name, args, span: p.spanFrom(start) }
}
