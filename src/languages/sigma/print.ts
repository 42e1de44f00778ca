import { logSourceTable } from '../../schemas/sigma/log-source.ts'
import type { Condition, Correlation, Search, SearchBody, SearchItem, SigmaDocument, Value } from './ast.ts'

/** The documents as indented text, for `explain`. */
export function printDocuments(documents: readonly SigmaDocument[]): string {
  return documents.map((document) => linesOf(document).join('\n')).join('\n')
}

function linesOf(document: SigmaDocument): readonly string[] {
  const head = `${document.kind} ${JSON.stringify(document.metadata.title)}`
  if (document.kind === 'correlation') return [head, ...indented(correlationLines(document))]
  const rules = document.kind === 'filter' ? [`rules ${rulesText(document.rules)}`] : []
  return [
    head,
    ...indented([
      ...rules,
      `logsource ${logSourceTable(document.logSource)}`,
      ...document.searches.flatMap(searchLines),
      ...document.conditions.flatMap((condition) => ['condition', ...indented(conditionLines(condition))]),
    ]),
  ]
}

function rulesText(rules: 'any' | readonly { readonly name: string }[]): string {
  return rules === 'any' ? rules : rules.map(({ name }) => name).join(', ')
}

function correlationLines({ type, rules, groupBy, timespan, aliases, condition }: Correlation): readonly string[] {
  return [
    `type ${type}`,
    `rules ${rulesText(rules)}`,
    ...(groupBy.length === 0 ? [] : [`group-by ${rulesText(groupBy)}`]),
    `timespan ${timespan / 10_000_000n} s`,
    ...aliases.map(({ name, fields }) => {
      const meanings = fields.map(({ rule, field }) => `${rule.name}: ${field.name}`)
      return `alias ${name} (${meanings.join(', ')})`
    }),
    ...(condition === undefined ? [] : ['condition', ...indented(correlationCondition(condition))]),
  ]
}

function correlationCondition(condition: NonNullable<Correlation['condition']>): readonly string[] {
  if (condition.kind === 'rules') return conditionLines(condition.condition)
  const fields = condition.fields.length === 0 ? [] : [`field ${rulesText(condition.fields)}`]
  const percentile = condition.percentile === undefined ? [] : [`percentile ${condition.percentile}`]
  return [...condition.comparisons.map(({ operator, value }) => `${operator} ${value}`), ...fields, ...percentile]
}

function searchLines({ name, body }: Search): readonly string[] {
  return [`search ${name}`, ...indented(bodyLines(body))]
}

function bodyLines(body: SearchBody): readonly string[] {
  switch (body.kind) {
    case 'keywords':
      return [itemText(body.item)]
    case 'list':
      return body.entries.flatMap((entry) => ['or', ...indented(bodyLines(entry))])
    case 'map':
      return body.items.map(itemText)
  }
}

function itemText({ field, modifiers, values }: SearchItem): string {
  const name = [field?.name ?? 'keywords', ...modifiers.map(({ modifier }) => modifier)].join('|')
  return `${name}: ${values.map(valueText).join(', ')}`
}

function valueText(value: Value): string {
  if (value.kind === 'null') return 'null'
  return value.kind === 'text' ? JSON.stringify(value.text) : value.text
}

function conditionLines(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'name':
      return [condition.name]
    case 'of':
      return [`${condition.quantity} of ${condition.names.join(', ')}`]
    case 'not':
      return ['not', ...indented(conditionLines(condition.operand))]
    default:
      return [condition.kind, ...indented(condition.operands.flatMap(conditionLines))]
  }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}
