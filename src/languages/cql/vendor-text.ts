import type { Call, Choice, Condition, Expr, FilterValue } from './ast.ts'
import { printCall, printCondition, printExpr, printField } from './print.ts'

/** A condition as filter syntax that LogScale takes; undefined when it has none. */
function vendorCondition(condition: Condition): Condition | undefined {
  const { span } = condition
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const items = condition.items.map(vendorCondition)
      if (!items.every((i) => i !== undefined)) return undefined
      return { ...condition, items }
    }
    case 'not': {
      const item = vendorCondition(condition.item)
      return item === undefined ? undefined : { ...condition, item }
    }
    case 'boolean':
      return { ...condition, called: false }
    case 'compare':
      if (condition.value.kind !== 'null') return condition
      return {
        ...condition,
        operator: condition.operator === '!=' ? '=' : '!=',
        value: { kind: 'pattern', text: '*', quoted: false, span },
      }
    case 'in': {
      const any = anyOf(
        condition.values,
        (value) => ({ kind: 'compare', field: condition.field, operator: '=', value, span }),
        span,
      )
      return condition.negated ? { kind: 'not', item: any, span } : any
    }
    case 'call':
      return callAsFilter(condition.call)
    case 'text':
      return condition
    case 'expression':
      return undefined
  }
}

function anyOf(
  values: readonly Extract<FilterValue, { kind: 'pattern' }>[],
  make: (value: Extract<FilterValue, { kind: 'pattern' }>) => Condition,
  span: Condition['span'],
): Condition {
  const items = values.map(make)
  const [only] = items
  if (items.length === 1 && only !== undefined) return only
  return items.length === 0
    ? { kind: 'boolean', value: false, called: false, span }
    : { kind: 'or', items, mixed: false, span }
}

/** `in(f, values=[..])` and `regex(.., field=f)` as comparisons. */
function callAsFilter(call: Call): Condition | undefined {
  const { span } = call
  const argument = (name: string): Expr | undefined => call.args.find((a) => a.name?.name === name)?.value
  const unnamed = call.args.find((a) => a.name === undefined)?.value
  if (call.name.toLowerCase() !== 'in') return undefined
  const field = unnamed ?? argument('field')
  const values = argument('values')
  if (field === undefined || values?.kind !== 'array' || call.args.length !== 2) return undefined
  if (field.kind !== 'field' && field.kind !== 'string') return undefined
  const name = {
    name: field.kind === 'field' ? field.name : field.value,
    quoted: field.kind === 'string',
    span: field.span,
  }
  const patterns = values.items.map((item) => {
    const text =
      item.kind === 'string'
        ? item.value
        : item.kind === 'number' || item.kind === 'word'
          ? item.text
          : item.kind === 'field'
            ? item.name
            : undefined
    return text === undefined
      ? undefined
      : ({ kind: 'pattern', text, quoted: item.kind === 'string', span: item.span } as const)
  })
  if (!patterns.every((p) => p !== undefined)) return undefined
  return anyOf(patterns, (value) => ({ kind: 'compare', field: name, operator: '=', value, span }), span)
}

/** Where a condition holds a call or `in` besides being one itself. */
export function needsSteps(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some((i) => i.kind === 'call' || i.kind === 'in' || needsSteps(i))
    case 'not':
      return condition.item.kind === 'in' || condition.item.kind === 'call' || needsSteps(condition.item)
    default:
      return false
  }
}

/** A condition as steps of a pipeline: the parts of `and` one after another, calls as steps. */
export function vendorSteps(condition: Condition): string | undefined {
  if (condition.kind === 'and' && needsSteps(condition)) {
    const parts = condition.items.map(vendorSteps)
    return parts.every((p) => p !== undefined) ? parts.join(' | ') : undefined
  }
  if (condition.kind === 'or' && vendorCondition(condition) === undefined) {
    // "A or B" is `case { A; B; }` (library.humio.com/lql-grammar/syntax-grammar-guide-subset.html).
    const parts = condition.items.map(vendorSteps)
    return parts.every((p) => p !== undefined) ? `case { ${parts.map((p) => `${p}; `).join('')}}` : undefined
  }
  if (condition.kind === 'call') return printCall(condition.call)
  if (condition.kind === 'not' && condition.item.kind === 'call') return `!${printCall(condition.item.call)}`
  if (condition.kind === 'in') return vendorIn(condition, condition.negated)
  if (condition.kind === 'not' && condition.item.kind === 'in') return vendorIn(condition.item, !condition.item.negated)
  if (condition.kind === 'expression') return `test(${printExpr(condition.expr)})`
  const vendor = vendorCondition(condition)
  return vendor === undefined ? undefined : printCondition(vendor)
}

function vendorIn(condition: Extract<Condition, { kind: 'in' }>, negated: boolean): string {
  const values = condition.values.map((v) => printCondition({ kind: 'text', value: v, span: v.span }))
  return `${negated ? '!' : ''}in(${printField(condition.field)}, values=[${values.join(', ')}])`
}

/** A part of a condition, put into a place inside `and`, `or` or `not`. */
export function vendorPart(condition: Condition): string | undefined {
  const vendor = vendorCondition(condition)
  return vendor === undefined ? undefined : printCondition(vendor, 'not')
}

/** `name := ...` for a choice: as `case { ... }`, or as `if` with its parameters where the conditions are expressions. */
export function vendorAssignment(name: string, choice: Choice): string | undefined {
  const asIf = vendorIf(choice)
  if (asIf !== undefined) return `${name} := ${asIf}`
  const branches: string[] = []
  for (let rest: Expr | undefined = choice; ; ) {
    if (rest?.kind !== 'choice') {
      if (rest !== undefined && holdsChoice(rest)) return undefined
      branches.push(rest === undefined ? '*;' : `* | ${name} := ${printExpr(rest)};`)
      break
    }
    for (const arm of rest.arms) {
      const steps = vendorSteps(arm.condition)
      const value = arm.value.kind === 'choice' ? vendorAssignment(name, arm.value) : undefined
      if (steps === undefined || (value === undefined && holdsChoice(arm.value))) return undefined
      branches.push(`${steps} | ${value ?? `${name} := ${printExpr(arm.value)}`};`)
    }
    rest = rest.otherwise
  }
  return `case {\n${branches.map((b) => `    ${b}\n`).join('')}  }`
}

/** `if(c, then=a, else=b)`; undefined unless the condition is an expression and there are both values. */
export function vendorIf(choice: Choice): string | undefined {
  const [arm] = choice.arms
  if (choice.form !== 'if' || arm?.condition.kind !== 'expression' || choice.otherwise === undefined) return undefined
  if (holdsChoice(arm.condition.expr) || holdsChoice(arm.value) || holdsChoice(choice.otherwise)) return undefined
  const values = `then=${printExpr(arm.value)}, else=${printExpr(choice.otherwise)}`
  return `if(${printExpr(arm.condition.expr)}, ${values})`
}

function holdsChoice(expr: Expr): boolean {
  switch (expr.kind) {
    case 'choice':
      return true
    case 'unary':
      return holdsChoice(expr.operand)
    case 'binary':
      return holdsChoice(expr.left) || holdsChoice(expr.right)
    case 'call':
      return expr.alias !== undefined || expr.args.some((a) => holdsChoice(a.value))
    default:
      return false
  }
}
