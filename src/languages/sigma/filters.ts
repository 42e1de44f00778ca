import type { Report } from '../../diagnostics/diagnostic.ts'
import { coversLogSource, logSourceTable } from '../../schemas/sigma/log-source.ts'
import type { Condition, Filter, Rule } from './ast.ts'
import type { References } from './references.ts'

/**
 * The rules that a filter applies to: those it names whose log source its own one covers, or every rule of it
 * (https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-filters-specification.md).
 * Names that mean no such rule are reported.
 */
export function filteredRules(
  filter: Filter,
  rules: readonly Rule[],
  references: References,
  report: Report,
): readonly Rule[] {
  if (filter.rules === 'any') return rules.filter((rule) => coversLogSource(filter.logSource, rule.logSource))
  return filter.rules.flatMap((reference) => {
    const found = references.find(reference.name)
    if (found.length !== 1) {
      const code = found.length === 0 ? 'name/sigma-reference' : 'name/sigma-ambiguous'
      const hints = found.length === 0 ? references.near(reference.name) : []
      report.add(code, reference.span, { name: reference.name }, { severity: 'warning', hints })
      return []
    }
    return found.flatMap((rule) => {
      // A correlation is no rule over events; its rules can be filtered.
      if (rule.kind !== 'rule') return []
      if (coversLogSource(filter.logSource, rule.logSource)) return [rule]
      const parameters = { filter: logSourceTable(filter.logSource), rule: logSourceTable(rule.logSource) }
      report.add('schema/sigma-filter-log-source', reference.span, { reference: reference.name, ...parameters })
      return []
    })
  })
}

/**
 * Whether events for which the condition holds are left out. The specification's example of a filter has a condition
 * without `not`, for what it is to suppress; SigmaHQ's documentation and pySigma join the condition to the rule's by `and`
 * and write `not selection`. So a condition without `not` suppresses, and one with `not` is joined as it stands.
 */
export function isSuppressing(condition: Condition): boolean {
  return !hasNot(condition)
}

/** Says how a condition is read that the specification and pySigma read in opposite ways. */
export function reportSuppressing(filter: Filter, report: Report): void {
  for (const condition of filter.conditions) {
    if (!isSuppressing(condition)) continue
    const hints = ['`condition: not selection` says so wherever the filter is read']
    report.add('fidelity/sigma-filter-suppresses', condition.span, {}, { hints })
  }
}

function hasNot(condition: Condition): boolean {
  switch (condition.kind) {
    case 'not':
      return true
    case 'and':
    case 'or':
      return condition.operands.some(hasNot)
    default:
      return false
  }
}
