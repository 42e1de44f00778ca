import { nearHint } from '../../../diagnostics/near.ts'
import type { Condition, Correlation, CorrelationType, Named } from '../ast.ts'
import type { CorrelationContext, CorrelationInput } from './input.ts'

/** One of the rules that a correlation goes by, under the names that it has there. */
export interface Member {
  readonly reference: Named
  readonly input: CorrelationInput
  /** Field or alias, as the correlation says it, to the field of this rule. */
  readonly fieldOf: (name: string) => string
}

/** `undefined` when the references have errors of their own. */
export function membersOf(
  { rules, aliases }: Correlation,
  inputs: ReadonlyMap<string, CorrelationInput>,
): readonly Member[] | undefined {
  const members = rules.flatMap((reference): readonly Member[] => {
    const input = inputs.get(reference.name)
    if (input === undefined) return []
    const own = (name: string): boolean => name === reference.name || input.names.includes(name)
    const fieldOf = (name: string): string =>
      aliases.find((alias) => alias.name === name)?.fields.find(({ rule }) => own(rule.name))?.field.name ?? name
    return [{ reference, input, fieldOf }]
  })
  return members.length === rules.length ? members : undefined
}

/** The place of the rule with this id or name among the members. */
export function placeOf(name: string, members: readonly Member[]): number | undefined {
  const exact = members.findIndex(({ reference }) => reference.name === name)
  const place = exact >= 0 ? exact : members.findIndex(({ input }) => input.names.includes(name))
  return place < 0 ? undefined : place
}

export function isTemporal(type: CorrelationType): boolean {
  return type === 'temporal' || type === 'temporal_ordered'
}

/** Whether every rule that the correlation's aliases and condition name is one of its own. */
export function namesAreKnown(correlation: Correlation, members: readonly Member[], cx: CorrelationContext): boolean {
  const known = members.flatMap(({ reference, input }) => [reference.name, ...input.names])
  const before = cx.report.count
  for (const alias of correlation.aliases) {
    for (const { rule } of alias.fields) {
      if (placeOf(rule.name, members) !== undefined) continue
      const parameters = { alias: alias.name, name: rule.name }
      cx.report.add('name/sigma-alias-rule', rule.span, parameters, { hints: nearHint(rule.name, known) })
    }
  }
  const { condition } = correlation
  if (condition?.kind === 'rules') {
    for (const { name, span } of namesIn(condition.condition)) {
      if (placeOf(name, members) !== undefined) continue
      cx.report.add('name/sigma-condition-rule', span, { name }, { hints: nearHint(name, known) })
    }
  }
  return cx.report.count === before
}

function namesIn(condition: Condition): readonly Named[] {
  switch (condition.kind) {
    case 'name':
      return [condition]
    case 'of':
      return condition.names.map((name) => ({ name, span: condition.span }))
    case 'not':
      return namesIn(condition.operand)
    default:
      return condition.operands.flatMap(namesIn)
  }
}
