import type { Expression, LookupKey, Name } from './ast.ts'

export function printName(name: Name): string {
  return name.quoted ? `%"${name.text}"` : name.text
}

export function printNames(names: readonly Name[]): string {
  return names.map(printName).join(', ')
}

export function printKeys(keys: readonly LookupKey[], separator: string): string {
  return keys.map(({ left, right }) => `${printName(left)}=${printName(right)}`).join(separator)
}

/** Binding strength; what stands in a weaker place than its own is put in parentheses. */
function strength(expr: Expression): number {
  switch (expr.kind) {
    case 'conditional':
      return 0
    case 'or':
      return 1
    case 'and':
      return 2
    case 'not':
      return 3
    case 'matches':
      return expr.prefix ? 8 : 4
    case 'in':
      return 4
    case 'binary':
      if (expr.op === '+' || expr.op === '-') return 5
      return expr.op === '*' || expr.op === '/' || expr.op === '%' ? 6 : 4
    case 'negate':
      return 7
    default:
      return 8
  }
}

export function printExpression(expr: Expression, least = 0): string {
  const own = strength(expr)
  const text = print(expr, own)
  return own < least ? `(${text})` : text
}

function print(expr: Expression, own: number): string {
  switch (expr.kind) {
    case 'field':
      return printName(expr.name)
    case 'string':
      return `"${expr.raw}"`
    case 'number':
    case 'parameter':
      return expr.text
    case 'constant':
      return String(expr.value)
    case 'regex':
      return `/${expr.raw}/`
    case 'subquery':
      return expr.subquery.text
    case 'lookup contains':
      return `lookupContains(${expr.path.text}, ${printKeys(expr.keys, ' and ')})`
    case 'call':
      return `${printName(expr.fn)}(${expr.args.map((a) => printExpression(a)).join(', ')})`
    case 'and':
    case 'or':
      return expr.items.map((i) => printExpression(i, own + 1)).join(` ${expr.kind} `)
    case 'not':
      return `!${printExpression(expr.item, expr.item.kind === 'not' ? own : 8)}`
    case 'negate':
      return `- ${printExpression(expr.item, own)}`
    case 'binary': {
      // `% "x"` is a field.
      const isString = expr.op === '%' && expr.right.kind === 'string'
      const right = printExpression(expr.right, isString ? 9 : own < 5 ? 5 : own + 1)
      return `${printExpression(expr.left, own)} ${expr.op} ${right}`
    }
    case 'matches': {
      if (expr.prefix) return `matches(${printExpression(expr.value)}, ${printExpression(expr.pattern)})`
      const word = expr.negated ? 'not matches' : 'matches'
      return `${printExpression(expr.value, own)} ${word} ${printExpression(expr.pattern, 5)}`
    }
    case 'in': {
      const items = expr.items.map((i) => printExpression(i)).join(', ')
      return `${printExpression(expr.value, own)} ${expr.negated ? 'not in' : 'in'} (${items})`
    }
    case 'conditional':
      return `${printExpression(expr.condition, 1)} ? ${printExpression(expr.then)} : ${printExpression(expr.otherwise)}`
  }
}
