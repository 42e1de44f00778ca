import type { LintRule } from './rule.ts'
import { absentFields } from './rules/absent-fields.ts'
import { contradictions } from './rules/contradictions.ts'
import { deadAlternatives } from './rules/dead-alternatives.ts'
import { impliedConditions } from './rules/implied-conditions.ts'
import { impossibleComparisons } from './rules/impossible-comparisons.ts'
import { incompleteSums } from './rules/incomplete-sums.ts'
import { loosePatterns } from './rules/loose-patterns.ts'
import { mixedCase } from './rules/mixed-case.ts'
import { partialPrivateNetworks } from './rules/partial-private-networks.ts'
import { shadowedBranches } from './rules/shadowed-branches.ts'
import { unqualifiedEventIds } from './rules/unqualified-event-ids.ts'
import { unusedFields } from './rules/unused-fields.ts'

/** In the order in which they are asked; what they find is reported in the order of the text. */
export const RULES: readonly LintRule[] = [
  { name: 'impossible-comparisons', site: impossibleComparisons },
  { name: 'contradictions', site: contradictions },
  { name: 'implied-conditions', site: impliedConditions },
  { name: 'dead-alternatives', site: deadAlternatives },
  { name: 'shadowed-branches', site: shadowedBranches },
  { name: 'loose-patterns', site: loosePatterns },
  { name: 'absent-fields', plan: absentFields },
  { name: 'incomplete-sums', plan: incompleteSums },
  { name: 'unused-fields', plan: unusedFields },
  { name: 'mixed-case', site: mixedCase },
  { name: 'partial-private-networks', site: partialPrivateNetworks },
  { name: 'unqualified-event-ids', plan: unqualifiedEventIds },
]
