import { dropEmpty } from './drop-empty.ts'
import { foldAlternatives } from './fold-alternatives.ts'
import { foldConstants } from './fold-constants.ts'
import { foldParts } from './fold-parts.ts'
import { mergeFilters } from './merge-filters.ts'
import { mergeProjections } from './merge-projections.ts'
import { orderConditions } from './order-conditions.ts'
import { pruneColumns } from './prune-columns.ts'
import { pushFilters } from './push-filters.ts'
import { pushProjections } from './push-projections.ts'
import { readMembers } from './read-members.ts'
import type { OptimizerRule } from './rule.ts'
import { simplifyConditions } from './simplify-conditions.ts'

/** Applied in this order: what is not needed goes first, so that the others see little. */
export const RULES: readonly OptimizerRule[] = [
  { name: 'drop-empty', rewrite: dropEmpty },
  { name: 'prune-columns', rewrite: pruneColumns },
  { name: 'push-projections', rewrite: pushProjections },
  { name: 'merge-projections', rewrite: mergeProjections },
  { name: 'read-members', rewrite: readMembers },
  { name: 'fold-constants', rewrite: foldConstants },
  { name: 'simplify-conditions', rewrite: simplifyConditions },
  { name: 'push-filters', rewrite: pushFilters },
  { name: 'merge-filters', rewrite: mergeFilters },
  { name: 'fold-alternatives', rewrite: foldAlternatives },
  { name: 'fold-parts', rewrite: foldParts },
  { name: 'order-conditions', rewrite: orderConditions },
]
