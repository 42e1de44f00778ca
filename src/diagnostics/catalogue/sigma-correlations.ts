import { entry } from './entry.ts'

/** What correlations of Sigma say that has no meaning, or another than it seems. */
export const SIGMA_CORRELATIONS = {
  'name/sigma-alias-rule': entry<{ alias: string; name: string }>(
    'error',
    (p) => `the alias \`${p.alias}\` names \`${p.name}\`, which is no rule of this correlation`,
  ),
  'name/sigma-condition-rule': entry<{ name: string }>(
    'error',
    (p) => `the condition names \`${p.name}\`, which is no rule of this correlation`,
  ),
  'schema/sigma-correlation-field': entry<{ name: string; rule: string }>(
    'warning',
    (p) => `what \`${p.rule}\` finds has no field \`${p.name}\`, so nothing of it can count here`,
  ),
  'schema/sigma-correlation-nowhere': entry<{ name: string }>(
    'error',
    (p) => `nothing that the rules of this correlation find has a field \`${p.name}\`, so it could never hold`,
  ),
  'type/sigma-correlation-condition': entry<{ type: string; expected: string }>(
    'error',
    (p) => `a correlation of type \`${p.type}\` needs ${p.expected}`,
  ),
  'type/sigma-correlation-empty': entry<{ condition: string }>(
    'error',
    (p) => `no window can meet the condition: ${p.condition}`,
  ),
  'lint/sigma-temporal-single': entry<{ type: string }>(
    'warning',
    (p) => `a \`${p.type}\` correlation of one rule holds whenever that rule matches`,
  ),
} as const
