import { entry } from './entry.ts'

/** What rules of Sigma mean over the tables of their log sources, and to each other. */
export const SIGMA_RULES = {
  'schema/sigma-field': entry<{ name: string; table: string }>(
    'warning',
    (p) => `events of \`${p.table}\` never carry the field \`${p.name}\`: it is null everywhere`,
  ),
  'schema/sigma-log-source': entry<{ table: string }>(
    'warning',
    (p) => `siemless knows no log source \`${p.table}\`: the rule runs over a file that is bound to that name only`,
  ),
  'schema/sigma-filter-log-source': entry<{ reference: string; rule: string; filter: string }>(
    'warning',
    (p) =>
      `the filter does not apply to \`${p.reference}\`: its log source \`${p.filter}\` does not cover the rule's, \`${p.rule}\``,
  ),
  'name/sigma-duplicate': entry<{ what: string; name: string }>(
    'warning',
    (p) => `several rules have the ${p.what} \`${p.name}\`: each runs, and none can be referred to by it`,
  ),
  'name/sigma-ambiguous': entry<{ name: string }>(
    'error',
    (p) => `\`${p.name}\` may be any of several rules, which share it as their id or name`,
  ),
  'name/sigma-reference': entry<{ name: string }>('error', (p) => `no rule here has the id or name \`${p.name}\``),
  'name/sigma-cycle': entry<{ circle: readonly string[] }>(
    'error',
    (p) => `the correlation refers to itself: ${p.circle.map((name) => `\`${name}\``).join(' -> ')}`,
  ),
  'name/sigma-refused-reference': entry<{ name: string }>(
    'error',
    (p) => `\`${p.name}\`, to which it refers, has errors`,
  ),
  'fidelity/sigma-filter-suppresses': entry<Record<never, never>>(
    'warning',
    () =>
      'events for which this condition holds are left out, as the specification has it; pySigma would keep only them',
  ),
  'fidelity/sigma-regex': entry<{ construct: string }>(
    'warning',
    (p) => `RE2 has no form of ${p.construct}: the pattern is searched for step by step, which is slower`,
  ),
  'fidelity/sigma-several': entry<{ count: number }>(
    'error',
    (p) =>
      `a query is one rule, or one correlation with its rules; this text has ${p.count === 0 ? 'none' : `${p.count} of them`}`,
  ),
} as const
