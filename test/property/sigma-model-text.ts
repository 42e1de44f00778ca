import type { ModelBody, ModelCondition, ModelItem, ModelRule, ModelValue } from './sigma-model.ts'
import type { Random } from './sigma-model-random.ts'

/** Writes rules as YAML in any of its forms: quotes, blocks, flow, anchors, documents that begin and end. */
export function writeRule(rule: ModelRule, logSource: string, random: Random): string {
  const scalars = new Scalars(random)
  const searches = rule.searches.map(([name, body]) => `    ${name}:${scalars.body(body)}\n`)
  const conditions = rule.conditions.map((one) => scalars.condition(conditionText(one, random)))
  const [only = ''] = conditions
  const condition =
    conditions.length === 1 && random.chance(0.8)
      ? `    condition: ${only}\n`
      : `    condition:\n${conditions.map((one) => `        - ${one}\n`).join('')}`
  const detection = random.chance(0.8) ? [...searches, condition] : [condition, ...searches]
  const members = [`logsource: ${logSource}\n`, `detection:\n${detection.join('')}`]
  const comment = random.chance(0.2) ? '# a remark: not: yaml\n' : ''
  return `title: ${rule.title}\n${comment}${(random.chance(0.8) ? members : members.toReversed()).join('')}`
}

/** Parentheses only where needed, and some more. */
function conditionText(condition: ModelCondition, random: Random, binding = 0): string {
  const [text, own] = bare(condition, random)
  return own < binding || random.chance(0.1) ? `(${random.chance(0.3) ? ` ${text} ` : text})` : text
}

function bare(condition: ModelCondition, random: Random): readonly [string, number] {
  switch (condition.kind) {
    case 'name':
      return [condition.name, 4]
    case 'of':
      return [`${condition.all ? 'all' : random.pick(['1', '1', 'any'])} of ${condition.pattern}`, 4]
    case 'not':
      return [`not ${conditionText(condition.operand, random, 3)}`, 3]
    default: {
      const own = condition.kind === 'and' ? 2 : 1
      const space = random.chance(0.05) ? '  ' : ' '
      return [
        condition.operands.map((one) => conditionText(one, random, own + 1)).join(`${space}${condition.kind} `),
        own,
      ]
    }
  }
}

class Scalars {
  readonly #random: Random
  /** Values that have an anchor, and its name. */
  readonly #anchors = new Map<string, string>()

  constructor(random: Random) {
    this.#random = random
  }

  condition(text: string): string {
    return this.#random.pick([
      text,
      text,
      `"${text}"`,
      `'${text}'`,
      `>-\n            ${text.replaceAll(' or ', '\n            or ')}`,
    ])
  }

  body(body: ModelBody): string {
    const flow = this.#random.chance(0.15)
    if (body.kind === 'map')
      return flow
        ? ` {${body.items.map((item) => this.#item(item, '', true)).join(', ')}}`
        : `\n${this.#items(body.items, '        ')}`
    const entries = body.entries.map((entry) => {
      if (!Array.isArray(entry)) return this.#value(entry as ModelValue, '            ', flow)
      const items: readonly ModelItem[] = entry
      return flow
        ? `{${items.map((item) => this.#item(item, '', true)).join(', ')}}`
        : this.#items(items, '          ').trimStart().trimEnd()
    })
    return flow ? ` [${entries.join(', ')}]` : entries.map((entry) => `\n        - ${entry}`).join('')
  }

  #items(items: readonly ModelItem[], indent: string): string {
    return items.map((item) => `${indent}${this.#item(item, indent, false)}`).join('\n')
  }

  #item(item: ModelItem, indent: string, flow: boolean): string {
    const key = [item.field ?? '', ...item.modifiers].join('|')
    const name = item.field === undefined || flow || this.#random.chance(0.1) ? `'${key}'` : key
    const inFlow = flow || this.#random.chance(0.2)
    const [only] = item.values
    if (item.values.length === 1 && only !== undefined && this.#random.chance(0.8))
      return `${name}: ${this.#value(only, `${indent}    `, inFlow && flow)}`
    const values = item.values.map((value) => this.#value(value, `${indent}        `, inFlow))
    return inFlow
      ? `${name}: [${values.join(', ')}]`
      : `${name}:${values.map((value) => `\n${indent}    - ${value}`).join('')}`
  }

  #value(value: ModelValue, indent: string, flow: boolean): string {
    if (value === null) return this.#random.pick(flow ? ['null', '~', 'Null'] : ['null', '~', 'NULL'])
    if (typeof value === 'boolean') return value ? 'true' : 'false'
    if (typeof value === 'object') return value.number
    const known = this.#anchors.get(value)
    if (known !== undefined && this.#random.chance(0.5)) return `*${known}${flow ? ' ' : ''}`
    const text = this.#text(value, indent, flow)
    if (known !== undefined || !this.#random.chance(0.1)) return text
    const anchor = `a${this.#anchors.size}`
    this.#anchors.set(value, anchor)
    return `&${anchor} ${text}`
  }

  #text(value: string, indent: string, flow: boolean): string {
    const double = `"${JSON.stringify(value).slice(1, -1).replaceAll('\u2028', '\\u2028').replaceAll('\u0000', '\\0')}"`
    const forms = [double]
    if (!/[\n\r\u0000-\u0008\u2028]/.test(value))
      forms.push(`'${value.replaceAll("'", "''")}'`, `'${value.replaceAll("'", "''")}'`)
    if (isPlain(value, flow)) forms.push(value, value)
    if (!flow && /^[^\s\u0000-\u0008][^\r\u2028\u0000-\u0008]*$/s.test(value) && !value.endsWith('\n'))
      forms.push(
        `|-\n${value
          .split('\n')
          .map((line) => `${indent}${line}`)
          .join('\n')}`,
      )
    return this.#random.pick(forms)
  }
}

function isPlain(value: string, flow: boolean): boolean {
  if (!/^[A-Za-z\\/.:(<][^\n\r\t\u0000-\u001f\u2028]*$/.test(value) || value.endsWith(' ')) return false
  if (/: |:$| #/.test(value) || /^(?:true|false|null|[.]?inf|[.]nan|\.\d.*|[-.]{3}.*)$/i.test(value)) return false
  return !flow || !/[,[\]{}:]/.test(value)
}
