import type { Argument, Call, Choice, Condition, Expr, FieldName, FilterValue, Guard, Pipeline, Step } from './ast.ts'

/** A query as text that reads back as the same tree. What is no CQL stays as it was written. */
export function printQuery(query: Pipeline): string {
  return printPipeline(query, '\n| ')
}

function printPipeline(pipeline: Pipeline, separator = ' | '): string {
  return pipeline.steps.reduce(
    (text, step, i) => `${text}${i === 0 ? '' : step.unpiped === undefined ? separator : '\n'}${printStep(step)}`,
    '',
  )
}

export function printStep(step: Step): string {
  switch (step.kind) {
    case 'filter':
      return `${step.where === undefined ? '' : 'where '}${printCondition(step.condition)}`
    case 'call':
      return `${step.where === undefined ? '' : 'where '}${step.negated ? '!' : ''}${printCall(step.call)}`
    case 'assign': {
      if (step.dynamic) return `\`${step.target.name}\` := ${printExpr(step.value)}`
      const name = printField(step.target)
      return step.evalKeyword === undefined
        ? `${name} := ${printExpr(step.value)}`
        : `eval ${name} = ${printExpr(step.value)}`
    }
    case 'apply':
      return `${printField(step.field)} =~ ${step.negated ? '!' : ''}${printCall(step.call)}`
    case 'case':
      return `case { ${step.branches.map((b) => `${printPipeline(b)};`).join(' ')} }`
    case 'match': {
      const branches = step.branches.map((b) => `${printGuard(b.guard)} => ${printPipeline(b.pipeline)};`)
      return `${printField(step.field)} match { ${branches.join(' ')} }`
    }
    case 'stats':
      return `[${step.items.map(printValue).join(', ')}]`
    case 'saved':
      return `$${/^[A-Za-z0-9_.:/-]+$/.test(step.name) ? step.name : quote(step.name)}(${printArguments(step.args)})`
    case 'command':
      return step.written
  }
}

/** `or` binds tighter than `and`, so it is `and` inside `or` that needs parentheses. */
export function printCondition(condition: Condition, inside: 'and' | 'or' | 'not' | '' = ''): string {
  const text = conditionText(condition)
  const loose = (condition.kind === 'and' && inside !== '') || (condition.kind === 'or' && inside !== '')
  return loose ? `(${text})` : text
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items
        .map((i) => printCondition(i, condition.kind))
        .join(condition.signs === undefined ? ` ${condition.kind} ` : ' || ')
    case 'not':
      return `not ${printCondition(condition.item, 'not')}`
    case 'boolean':
      return `${condition.value}${condition.called ? '()' : ''}`
    case 'text':
      return printFilterValue(condition.value)
    case 'compare':
      return `${printField(condition.field)}${condition.doubled === undefined ? spaced(condition.operator) : ' == '}${printFilterValue(condition.value)}`
    case 'in': {
      const values = condition.values.map(printFilterValue).join(', ')
      return `${printField(condition.field)} ${condition.negated ? 'not ' : ''}in (${values})`
    }
    case 'call':
      return printCall(condition.call)
    case 'expression':
      return printExpr(condition.expr)
  }
}

function spaced(operator: string): string {
  return operator === '=' || operator === '!=' ? operator : ` ${operator} `
}

export function printField(field: FieldName): string {
  return field.quoted ? quote(field.name) : field.name
}

function printFilterValue(value: FilterValue): string {
  switch (value.kind) {
    case 'pattern':
      if (value.triple === true) return `"""${value.text}"""`
      if (value.single === true) return singleQuoted(value.text)
      return value.quoted ? quote(value.text) : value.text
    case 'regex':
      return `/${value.pattern.replace(/\\[\s\S]|\//g, (m) => (m === '/' ? '\\/' : m))}/${value.flags}`
    case 'param':
      return printParameter(value)
    case 'null':
      return 'null'
  }
}

function printParameter(value: Extract<FilterValue, { kind: 'param' }>): string {
  const name = /^[#%&.0-9@A-Z\\^_a-z]+$/.test(value.name) ? value.name : quote(value.name)
  return value.fallback === undefined ? `?${name}` : `?{${name}=${quote(value.fallback)}}`
}

function printGuard(guard: Guard): string {
  return guard.kind === 'call' ? printCall(guard) : printFilterValue(guard)
}

/** A string literal: backslash and quote are escaped, a line end is written as `\\n`, other control characters alike. */
export function quote(text: string): string {
  return `"${withControls(text.replace(/[\\"]/g, '\\$&'))}"`
}

function singleQuoted(text: string): string {
  return `'${withControls(text.replace(/[\\']/g, '\\$&'))}'`
}

const CONTROLS: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' }

function withControls(text: string): string {
  return text.replace(/[\n\t\r]/g, (char) => CONTROLS[char] ?? char)
}

export function printCall(call: Call): string {
  const alias = call.alias === undefined ? '' : ` as ${printField(call.alias)}`
  return `${call.name}(${printArguments(call.args)})${alias}`
}

function printArguments(args: readonly Argument[]): string {
  return args.reduce(
    (text, arg, i) => `${text}${i === 0 ? '' : arg.uncomma === undefined ? ', ' : ' '}${printArgument(arg)}`,
    '',
  )
}

function printArgument(argument: Argument): string {
  const name = argument.name === undefined ? '' : `${printField(argument.name)}=`
  return `${name}${printValue(argument.value)}`
}

/** A value of an argument; it may be what no expression can hold. */
function printValue(value: Expr): string {
  return printExpr(value)
}

const STRENGTH: Readonly<Record<string, number>> = {
  '==': 1,
  '!=': 1,
  '<=': 2,
  '>=': 2,
  '<': 2,
  '>': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '%': 4,
}

/** `binding`: operators that bind looser than this stand in parentheses. */
export function printExpr(expr: Expr, binding = 0): string {
  switch (expr.kind) {
    case 'string':
      if (expr.single === true) return singleQuoted(expr.value)
      return expr.triple ? `"""${expr.value}"""` : quote(expr.value)
    case 'number':
      return expr.text
    case 'field':
      return expr.name
    case 'word':
      return expr.text
    case 'unary': {
      // `--a` as an argument would be a word.
      const operand = printExpr(expr.operand, 5)
      return expr.operand.kind === 'unary' ? `${expr.operator}(${operand})` : `${expr.operator}${operand}`
    }
    case 'binary': {
      const strength = STRENGTH[expr.operator] ?? 0
      const text = `${printExpr(expr.left, strength)} ${expr.operator} ${printExpr(expr.right, strength + 1)}`
      return strength < binding ? `(${text})` : text
    }
    case 'array':
      return `[${expr.items.map(printValue).join(', ')}]`
    case 'subquery':
      return `{${printPipeline(expr.pipeline)}}`
    case 'correlated': {
      const include = expr.include === undefined ? '' : ` include: ${printValue(expr.include)}`
      return `${/^[A-Za-z_][A-Za-z0-9_]*$/.test(expr.name) ? expr.name : quote(expr.name)}: {${printPipeline(expr.pipeline)}}${include}`
    }
    case 'assignment':
      return `${printField(expr.target)} := ${printExpr(expr.value)}`
    case 'renamed':
      return `${printField(expr.source)} as ${printField(expr.target)}`
    case 'call':
      return printCall(expr)
    case 'choice':
      return printChoice(expr)
    case 'param':
      return printParameter(expr)
    case 'regex':
      return printFilterValue(expr)
  }
}

function printChoice(choice: Choice): string {
  const parts = choice.arms.flatMap((arm) => [printCondition(arm.condition), printExpr(arm.value)])
  if (choice.otherwise !== undefined) {
    parts.push(...(choice.form === 'case' ? ['true()', printExpr(choice.otherwise)] : [printExpr(choice.otherwise)]))
  }
  return `${choice.form}(${parts.join(', ')})`
}
