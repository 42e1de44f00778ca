import { assertNever } from '../../plan/plan.ts'
import type { Expression, Name, OrderKey, Query, SelectItem, Source, TimeClause } from './ast.ts'

/** A query as AQL text; reading it again gives the same tree. */
export function printQuery(query: Query): string {
  const clauses = [
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${query.items.map(printItem).join(', ')}`,
    `FROM ${printSource(query.source)}`,
  ]
  if (query.into !== undefined) clauses.push(`INTO ${printName(query.into)}`)
  if (query.where !== undefined) clauses.push(`WHERE ${printExpression(query.where)}`)
  if (query.groupBy.length > 0) clauses.push(`GROUP BY ${printList(query.groupBy)}`)
  if (query.having !== undefined) clauses.push(`HAVING ${printExpression(query.having)}`)
  if (query.orderBy.length > 0) clauses.push(`ORDER BY ${query.orderBy.map(printOrderKey).join(', ')}`)
  if (query.limit !== undefined) clauses.push(`LIMIT ${query.limit.count}`)
  if (query.time !== undefined) clauses.push(printTimeClause(query.time))
  if (query.parameters.length > 0) {
    const parameters = query.parameters.map((p) => `${printName(p.name)}=${printExpression(p.value)}`)
    clauses.push(`PARAMETERS ${parameters.join(', ')}`)
  }
  return clauses.join('\n')
}

function printItem(item: SelectItem): string {
  if (item.kind === 'star') return '*'
  return item.alias === undefined
    ? printExpression(item.value)
    : `${printExpression(item.value)} AS ${printName(item.alias)}`
}

function printSource(source: Source): string {
  switch (source.kind) {
    case 'table':
      return `${printName(source.name)}${source.alias === undefined ? '' : ` AS ${printName(source.alias)}`}`
    case 'query':
      return `(${printQuery(source.query)})${source.alias === undefined ? '' : ` AS ${printName(source.alias)}`}`
    case 'call':
      return printExpression(source.call)
    default:
      return assertNever(source)
  }
}

function printTimeClause(clause: TimeClause): string {
  if (clause.kind === 'last') return `LAST ${clause.count} ${clause.unit}`
  if (clause.kind === 'times') return `TIMES ${printExpression(clause.of)}`
  const stop = clause.stop === undefined ? '' : ` STOP ${printExpression(clause.stop)}`
  return `START ${printExpression(clause.start)}${stop}`
}

function printOrderKey(key: OrderKey): string {
  const collate = key.collate === undefined ? '' : ` COLLATE ${quoteText(key.collate)}`
  return `${printExpression(key.value)} ${key.direction}${collate}`
}

function printName(name: Name): string {
  if (name.quote === '"') return quoteName(name.name)
  return name.quote === "'" ? quoteText(name.name) : name.name
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function printList(items: readonly Expression[]): string {
  return items.map((item) => printExpression(item)).join(', ')
}

const BINARY_STRENGTH: Readonly<Record<string, number>> = {
  '|': 5,
  '#': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '>>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '^': 11,
}
const PREDICATE = 4
const UNARY = 12
const ATOM = 13

function strength(expression: Expression): number {
  switch (expression.kind) {
    case 'logical':
      return expression.operator === 'OR' ? 1 : 2
    case 'not':
      return 3
    case 'time-condition':
      return 3
    case 'in':
    case 'between':
    case 'is-null':
    case 'match':
      return PREDICATE
    case 'binary':
      return BINARY_STRENGTH[expression.operator] ?? PREDICATE
    case 'negate':
    case 'complement':
      return UNARY
    case 'if':
      return 0
    default:
      return ATOM
  }
}

/** In parentheses where it binds weaker than its place asks for. */
function at(minimum: number, expression: Expression): string {
  const printed = printExpression(expression)
  return strength(expression) < minimum ? `(${printed})` : printed
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return quoteText(expression.value)
    case 'number':
      return expression.text
    case 'boolean':
      return expression.value ? 'TRUE' : 'FALSE'
    case 'null':
      return 'NULL'
    case 'name':
      return printName(expression.name)
    case 'call': {
      const args = expression.star ? '*' : `${expression.distinct ? 'DISTINCT ' : ''}${printList(expression.args)}`
      return `${printName(expression.name)}(${args})`
    }
    case 'negate':
      return `- ${at(UNARY, expression.value)}`
    case 'complement':
      return `~${at(UNARY, expression.value)}`
    case 'not':
      return `NOT ${at(3, expression.value)}`
    case 'logical': {
      const own = strength(expression)
      return expression.items.map((item) => at(own + 1, item)).join(` ${expression.operator} `)
    }
    case 'binary': {
      const own = strength(expression)
      const right = expression.operator === '^'
      const left = own === PREDICATE ? own : right ? own + 1 : own
      return `${at(left, expression.left)} ${expression.operator} ${at(right ? own : own + 1, expression.right)}`
    }
    case 'in': {
      const list = 'items' in expression.list ? `(${printQuery(expression.list)})` : `(${printList(expression.list)})`
      return `${at(PREDICATE, expression.value)} ${not(expression.negated)}IN ${list}`
    }
    case 'between': {
      const bounds = `${at(PREDICATE + 1, expression.low)} AND ${at(PREDICATE + 1, expression.high)}`
      return `${at(PREDICATE, expression.value)} ${not(expression.negated)}BETWEEN ${bounds}`
    }
    case 'is-null':
      return `${at(PREDICATE, expression.value)} IS ${not(expression.negated)}NULL`
    case 'match': {
      const [first] = expression.patterns
      const pattern =
        expression.enumeration || first === undefined
          ? `ENUMERATION(${printList(expression.patterns)})`
          : at(PREDICATE + 1, first)
      return `${at(PREDICATE, expression.value)} ${not(expression.negated)}${expression.operator} ${pattern}`
    }
    case 'text-search':
      return `TEXT SEARCH ${at(ATOM, expression.query)}`
    case 'case': {
      const subject = expression.subject === undefined ? '' : `${printExpression(expression.subject)} `
      const arms = expression.arms.map(
        (arm) => `WHEN ${printExpression(arm.when)} THEN ${printExpression(arm.result)} `,
      )
      const otherwise = expression.otherwise === undefined ? '' : `ELSE ${printExpression(expression.otherwise)} `
      return `CASE ${subject}${arms.join('')}${otherwise}END`
    }
    case 'if':
      return `IF ${printExpression(expression.when)} THEN ${printExpression(expression.result)} ELSE ${printExpression(expression.otherwise)}`
    case 'cast':
      return `CAST(${printExpression(expression.value)} AS ${printName(expression.type)})`
    case 'interval':
      return `INTERVAL ${quoteText(expression.count)} ${printName(expression.unit)}`
    case 'time-condition':
      return printTimeClause(expression.clause)
    case 'missing':
      return '<missing>'
    default:
      return assertNever(expression)
  }
}

function not(negated: boolean): string {
  return negated ? 'NOT ' : ''
}
