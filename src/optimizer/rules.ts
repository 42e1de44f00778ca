import { foldConstants } from './fold-constants.ts'
import { mergeFilters } from './merge-filters.ts'
import { orderConditions } from './order-conditions.ts'
import { pruneColumns } from './prune-columns.ts'
import { pushFilters } from './push-filters.ts'
import type { OptimizerRule } from './rule.ts'
import { simplifyConditions } from './simplify-conditions.ts'

/** Applied in this order. */
export const RULES: readonly OptimizerRule[] = [
  { name: 'fold-constants', rewrite: foldConstants },
  { name: 'simplify-conditions', rewrite: simplifyConditions },
  { name: 'push-filters', rewrite: pushFilters },
  { name: 'merge-filters', rewrite: mergeFilters },
  { name: 'order-conditions', rewrite: orderConditions },
  { name: 'prune-columns', rewrite: pruneColumns },
]
