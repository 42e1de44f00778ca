import { nearHint } from '../../../diagnostics/near.ts'
import type { Expression, Operator } from '../ast.ts'
import { parseExpression } from '../expression-parser.ts'
import { lowerExpression } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printExpression, printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** Functions that, without `as`, put their result back into the field they are given. */
const IN_PLACE = new Set([
  'num',
  'number',
  'double',
  'tolong',
  'toint',
  'long',
  'int',
  'tostring',
  'tolowercase',
  'touppercase',
  'round',
  'trim',
  'urldecode',
  'urlencode',
  'hash',
  'ipv4tonumber',
])

/** Likewise; that they need no `as` is documented, where the result goes is not. */
const IN_PLACE_BY_CHOICE = new Set(['length', 'substring'])

/** What a misspelt operator, which reads as a field, may have meant. */
const OPERATOR_WORDS = 'where parse json fields count sum avg timeslice sort order limit top topk dedup extract'.split(
  ' ',
)

/** Operators of other languages, and of this one in other forms, by what Sumo Logic has instead. */
const OTHER_OPERATORS: Readonly<Record<string, string>> = {
  stats: '`count by x`, `sum(y) by x` and the like stand by themselves',
  summarize: '`count by x`, `sum(y) by x` and the like stand by themselves',
  groupby: '`count by x` counts by a field',
  countby: '`count by x` counts by a field',
  head: '`limit 10` takes the first rows',
  take: '`limit 10` takes the first rows',
  tail: '`sort by _messageTime asc | limit 10` takes the oldest messages',
  table: '`fields a, b` keeps fields',
  project: '`fields a, b` keeps fields',
  select: '`fields a, b` keeps fields',
  rename: '`x as y` gives a field another name',
  extend: '`expression as name` makes a field',
  eval: '`expression as name` makes a field',
  unique: '`count by x` gives each value once',
  distinct: '`count by x` gives each value once',
  search: 'keywords stand before the first `|`, conditions in `where`',
  rex: '`parse regex "(?<name>...)"` extracts fields',
  filter: '`where` filters',
  sum: '`sum(x) by y`',
  avg: '`avg(x) by y`',
  min: '`min(x) by y`',
  max: '`max(x) by y`',
  count_distinct: '`count_distinct(x) by y`',
  first: '`first(x) by y`',
  last: '`last(x) by y`',
}

/** Functions that, without `as`, only drop the rows whose address is not valid. */
const FILTERS = new Set(['ispublicip', 'isprivateip', 'isreservedip'])

/** Functions whose pages let them stand without `as`, too, and say of no field that has the result then. */
const UNNAMED = new Set([
  'isnumeric',
  'isvalidip',
  'isvalidipv4',
  'isvalidipv6',
  'luhn',
  'isnan',
  'isinfinity',
  'isinfinite',
])

/** `expr as name` (https://help.sumologic.com/docs/search/search-query-language/field-expressions/). */
export const ASSIGN: OperatorDefinition<'assign'> = {
  parse: (p, start) => {
    const expr = parseExpression(p)
    const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
    if (alias === undefined && !standsAlone(expr)) {
      const instead = expr.kind === 'field' ? OTHER_OPERATORS[expr.name.text.toLowerCase()] : undefined
      const near = expr.kind === 'field' ? nearHint(expr.name.text, OPERATOR_WORDS) : []
      const isEquation = expr.kind === 'binary' && expr.op === '=' && expr.left.kind === 'field'
      const hints = instead !== undefined ? [instead] : isEquation ? ['`expression as name` makes a field'] : near
      p.fail('`as` and a field', hints)
    }
    return { kind: 'assign', expr, alias, assigned: undefined, span: p.spanFrom(start) }
  },
  print: (operator) => {
    const value = printExpression(operator.expr)
    if (operator.alias === undefined) return value
    if (operator.assigned !== undefined) return `eval ${printName(operator.alias)} = ${value}`
    return `${value} as ${printName(operator.alias)}`
  },
  lower: (operator, frame) => {
    const expr = lowerExpression(operator.expr, frame)
    const name = operator.alias?.text ?? fieldOf(operator.expr)
    const call = operator.alias === undefined && operator.expr.kind === 'call' ? operator.expr.fn : undefined
    if (call !== undefined && IN_PLACE_BY_CHOICE.has(call.text.toLowerCase())) {
      frame.choose(`\`${call.text}\` without \`as\``, 'its result takes the place of the field', operator.span)
    }
    if (name !== undefined) frame.define([{ name, expr }], operator.span)
    else if (operator.expr.kind === 'call' && UNNAMED.has(operator.expr.fn.text.toLowerCase())) {
      const topic = `\`${operator.expr.fn.text}\` without \`as\``
      frame.choose(topic, 'no field has its result, as its page names none', operator.span)
    }
  },
}

/** `eval X = e`, as people used to SPL write `e as X`; `start` is where `eval` begins. */
export function parseEval(p: Parser, start: number): Operator {
  const alias = p.expectName()
  const equals = p.expectSymbol('=')
  const expr = parseExpression(p)
  return { kind: 'assign', expr, alias, assigned: { start, end: equals.span.end }, span: p.spanFrom(start) }
}

function standsAlone(expr: Expression): boolean {
  if (expr.kind !== 'call') return false
  const name = expr.fn.text.toLowerCase()
  return FILTERS.has(name) || UNNAMED.has(name) || (isInPlace(name) && expr.args[0]?.kind === 'field')
}

function isInPlace(name: string): boolean {
  return IN_PLACE.has(name) || IN_PLACE_BY_CHOICE.has(name)
}

function fieldOf(expr: Expression): string | undefined {
  if (expr.kind !== 'call' || !isInPlace(expr.fn.text.toLowerCase())) return undefined
  const [field] = expr.args
  return field?.kind === 'field' ? field.name.text : undefined
}
