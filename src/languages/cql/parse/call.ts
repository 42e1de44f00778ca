import type { Argument, Call, Choice, Condition, Expr, FieldName, Located } from '../ast.ts'
import { takesExpressions } from '../names.ts'
import { readFunctionName, readName, readPattern } from './lexis.ts'
import type { Parser } from './parser.ts'

/** A call at its name; `if` and `case` with filters as conditions give a choice. */
export function parseCall(p: Parser): Call | Choice {
  return p.nested(() => {
    p.skip()
    const start = p.at
    const name = readFunctionName(p.scanner)
    if (name === undefined) p.fail('a function')
    const nameSpan = p.spanFrom(start)
    const word = name.toLowerCase()
    if (word === 'case') return parseCaseCall(p, start)
    if (word === 'if') {
      const choice = p.attempt(() => parseIfCall(p, start))
      if (choice !== undefined) return choice
    }
    p.expect('(')
    const args = parseArguments(p, word)
    const close = p.expect(')')
    const alias = parseAlias(p)
    const span = p.spanFrom(start)
    return { kind: 'call', name, nameSpan, args, close, ...(alias === undefined ? {} : { alias }), span }
  })
}

function parseArguments(p: Parser, fn: string): readonly Argument[] {
  const args: Argument[] = []
  let uncomma: Located | undefined
  while (p.peek() !== ')' && p.peek() !== '') {
    const arg = parseArgument(p, fn)
    args.push(uncomma === undefined ? arg : { ...arg, uncomma })
    uncomma = undefined
    if (p.accept(',')) continue
    // `{...} key=x`: a comma was forgotten.
    p.skip()
    const { at } = p
    if (p.attempt(() => (parseArgumentName(p) === undefined ? undefined : true)) === undefined) break
    p.scanner.at = at
    uncomma = { span: { start: at, end: at } }
  }
  return args
}

function parseArgumentName(p: Parser): FieldName | undefined {
  const found = p.fieldName()
  if (found === undefined || p.looksAt('==') || p.looksAt('=~') || !p.accept('=')) return undefined
  return found
}

function parseAlias(p: Parser): FieldName | undefined {
  const end = p.at
  const alias = p.attempt(() => (p.keyword('as') ? p.fieldName() : undefined))
  if (alias === undefined) p.scanner.at = end
  return alias
}

function parseArgument(p: Parser, fn: string): Argument {
  p.skip()
  const start = p.at
  // Dashboards of the vendor hold `fn(a, (b=c))`.
  const grouped = p.attempt(() => {
    if (!p.accept('(') || parseArgumentName(p) === undefined) return undefined
    p.scanner.at = start + 1
    const inner = parseArgument(p, fn)
    return p.accept(')') && endsArgument(p) ? inner : undefined
  })
  if (grouped !== undefined) return { ...grouped, span: p.spanFrom(start) }
  const name = p.attempt(() => parseArgumentName(p))
  if (name !== undefined) {
    // `eval(a=b-c)` assigns an expression to a name of the user's; so do the parameters of functions over expressions.
    const value = parseArgumentValue(p, takesExpressions(fn))
    return { name, value, span: p.spanFrom(start) }
  }
  const value = parseArgumentValue(p, takesExpressions(fn))
  return { value, span: p.spanFrom(start) }
}

/** A value of an argument or an element of an array. `expressions`: `a-b` is a difference, not a word. */
export function parseArgumentValue(p: Parser, expressions: boolean): Expr {
  return p.nested(() => {
    p.skip()
    const start = p.at
    const next = p.scanner.peek()
    if (next === '[') return parseArray(p, expressions)
    if (next === '{') return parseSubquery(p)
    if (next === '(') {
      const grouped = p.attempt(() => {
        p.accept('(')
        if (!'[{('.includes(p.peek()) && !isCallAhead(p)) return undefined
        const inner = parseArgumentValue(p, expressions)
        return p.accept(')') && endsArgument(p) ? inner : undefined
      })
      if (grouped !== undefined) return grouped
    }
    if (next === '/') return p.regex()
    const special =
      p.attempt(() => parseCorrelated(p)) ??
      p.attempt(() => parseArrayAssignment(p)) ??
      p.attempt(() => parseRenamed(p))
    if (special !== undefined) return special
    const word = p.attempt(() => parseWord(p, expressions))
    if (word !== undefined) return word
    p.scanner.at = start
    return p.grammar.expression(p)
  })
}

function isCallAhead(p: Parser): boolean {
  const start = p.at
  const ahead = readFunctionName(p.scanner) !== undefined && p.peek() === '('
  p.scanner.at = start
  return ahead
}

function endsArgument(p: Parser): boolean {
  const next = p.peek()
  return next === '' || ',)]}'.includes(next)
}

/** Unquoted text up to the end of the argument: `5m`, `web-*`, `Europe/Berlin`, a field. */
function parseWord(p: Parser, expressions: boolean): Expr | undefined {
  const start = p.at
  const text = readPattern(p.scanner)
  if (text === undefined || !endsArgument(p)) return undefined
  const span = { start, end: start + text.length }
  if (/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return { kind: 'number', text, span }
  if (/^-\d+(?:\.\d+)?$/.test(text)) {
    const operand: Expr = { kind: 'number', text: text.slice(1), span: { start: start + 1, end: span.end } }
    return { kind: 'unary', operator: '-', operand, span }
  }
  p.scanner.at = start
  const name = readName(p.scanner)
  if (name === text) return endsArgument(p) ? { kind: 'field', name, span } : undefined
  // `sort(-x)`: a sign before one name is read as a sign.
  if (expressions || /^-[^*+\-:~/]+$/.test(text)) return undefined
  p.scanner.at = span.end
  return { kind: 'word', text, span }
}

function parseArray(p: Parser, expressions: boolean): Expr {
  const start = p.at
  p.expect('[')
  const items: Expr[] = []
  while (p.peek() !== ']' && p.peek() !== '') {
    items.push(parseArgumentValue(p, expressions))
    if (!p.accept(',')) break
  }
  p.expect(']')
  return { kind: 'array', items, span: p.spanFrom(start) }
}

function parseSubquery(p: Parser): Expr {
  const start = p.at
  p.expect('{')
  const pipeline = p.grammar.pipeline(p)
  p.expect('}')
  return { kind: 'subquery', pipeline, span: p.spanFrom(start) }
}

/** `name: { query } include: [...]` of `correlate`. */
function parseCorrelated(p: Parser): Expr | undefined {
  const start = p.at
  const name = p.scanner.peek() === '"' ? p.quoted() : p.scanner.match(/[A-Za-z_][A-Za-z0-9_]*/y)
  if (name === undefined || !p.accept(':') || p.peek() !== '{') return undefined
  const query = parseSubquery(p)
  if (query.kind !== 'subquery') return undefined
  let include: Expr | undefined
  p.skip()
  if (p.scanner.match(/include\s*:/iy) !== undefined) {
    include = parseArgumentValue(p, false)
  }
  const rest = include === undefined ? {} : { include }
  return { kind: 'correlated', name, pipeline: query.pipeline, ...rest, span: p.spanFrom(start) }
}

/** `name := fn()` inside `[...]`. */
function parseArrayAssignment(p: Parser): Expr | undefined {
  const start = p.at
  const target = p.fieldName()
  if (target === undefined || !p.accept(':=')) return undefined
  const value = p.grammar.expression(p)
  return { kind: 'assignment', target, value, span: p.spanFrom(start) }
}

/** `a as b`. */
function parseRenamed(p: Parser): Expr | undefined {
  const start = p.at
  const source = p.fieldName()
  if (source === undefined || !p.keyword('as')) return undefined
  const target = p.fieldName()
  return target !== undefined && endsArgument(p)
    ? { kind: 'renamed', source, target, span: p.spanFrom(start) }
    : undefined
}

/** `case(condition, value, ..., default)`. */
function parseCaseCall(p: Parser, start: number): Choice {
  p.expect('(')
  const arms: { condition: Condition; value: Expr }[] = []
  let otherwise: Expr | undefined
  while (p.peek() !== ')' && p.peek() !== '') {
    const last = p.attempt(() => {
      const value = p.grammar.expression(p)
      return p.peek() === ')' ? value : undefined
    })
    if (last !== undefined) {
      otherwise = last
      break
    }
    const condition = parseChoiceCondition(p)
    p.expect(',')
    const value = p.grammar.expression(p)
    if (condition.kind === 'boolean' && condition.called && condition.value) {
      otherwise = value
      p.accept(',')
      break
    }
    arms.push({ condition, value })
    if (!p.accept(',')) break
  }
  p.expect(')')
  return {
    kind: 'choice',
    form: 'case',
    arms,
    ...(otherwise === undefined ? {} : { otherwise }),
    span: p.spanFrom(start),
  }
}

/** `if(condition, a, b)`: three arguments by place. CQL's own form has `then=` and `else=`. */
function parseIfCall(p: Parser, start: number): Choice | undefined {
  p.expect('(')
  const condition = parseChoiceCondition(p)
  if (!p.accept(',')) return undefined
  const named = p.attempt(() => {
    const name = p.fieldName()
    return name !== undefined && /^(?:then|else)$/i.test(name.name) && p.accept('=') && !p.looksAt('=')
      ? true
      : undefined
  })
  if (named === true) return undefined
  const value = p.grammar.expression(p)
  const otherwise = p.accept(',') ? p.grammar.expression(p) : undefined
  p.expect(')')
  const rest = otherwise === undefined ? {} : { otherwise }
  return { kind: 'choice', form: 'if', arms: [{ condition, value }], ...rest, span: p.spanFrom(start) }
}

/** A filter, or an expression where it cannot be one. */
function parseChoiceCondition(p: Parser): Condition {
  p.skip()
  const start = p.at
  const expr = p.attempt(() => {
    const found = p.grammar.expression(p)
    const decides = found.kind === 'binary' || found.kind === 'unary'
    return decides && p.peek() === ',' ? found : undefined
  })
  if (expr !== undefined) return { kind: 'expression', expr, span: p.spanFrom(start) }
  return p.grammar.condition(p, ',')
}
