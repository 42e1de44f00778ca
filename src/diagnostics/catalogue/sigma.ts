import { entry } from './entry.ts'

/** What rules, correlations and filters of Sigma can have wrong. */
export const SIGMA = {
  'syntax/sigma-yaml': entry<{ reason: string }>('error', (p) => `this is not valid YAML: ${p.reason}`),
  'syntax/sigma-empty': entry('error', () => 'there is no Sigma document here'),
  'syntax/sigma-limit': entry<{ what: string; limit: number }>(
    'error',
    (p) => `more than ${p.limit} ${p.what}: the document is refused`,
  ),
  'syntax/sigma-document': entry<{ reason: string }>('error', (p) => `this is no Sigma document: ${p.reason}`),
  'syntax/sigma-missing': entry<{ member: string; parent: string }>(
    'error',
    (p) => `${p.parent} has no \`${p.member}\``,
  ),
  'syntax/sigma-duplicate': entry<{ member: string }>('error', (p) => `\`${p.member}\` is given twice`),
  'syntax/sigma-type': entry<{ member: string; expected: string }>(
    'error',
    (p) => `\`${p.member}\` must be ${p.expected}`,
  ),
  'syntax/sigma-form': entry<{ what: string }>('error', (p) => p.what),
  'syntax/sigma-metadata': entry<{ what: string }>('warning', (p) => p.what),
  'syntax/sigma-member': entry<{ name: string; parent: string }>(
    'warning',
    (p) => `${p.parent} has no member \`${p.name}\` in the specification: it is kept as a custom one`,
  ),
  'syntax/sigma-action': entry<{ action: string }>(
    'warning',
    (p) => `\`action: ${p.action}\` is of version 1 of Sigma; version 2 has none`,
  ),
  'syntax/sigma-chain': entry<{ modifier: string; reason: string }>(
    'error',
    (p) => `the modifier \`${p.modifier}\` cannot stand here: ${p.reason}`,
  ),
  'name/sigma-search': entry<{ name: string }>('error', (p) => `there is no search \`${p.name}\``),
  'name/sigma-rule': entry<{ name: string }>('error', (p) => `the correlation has no rule \`${p.name}\``),
  'name/sigma-modifier': entry<{ name: string }>('error', (p) => `there is no modifier \`${p.name}\``),
  'type/sigma-value': entry<{ modifier: string; expected: string; found: string }>(
    'error',
    (p) => `the modifier \`${p.modifier}\` takes ${p.expected}, not ${p.found}`,
  ),
  'lint/sigma-unused-search': entry<{ name: string }>('warning', (p) => `no condition uses the search \`${p.name}\``),
  'lint/sigma-value': entry<{ what: string }>('warning', (p) => p.what),
  'fidelity/sigma-aggregation': entry<{ what: string }>(
    'error',
    (p) => `${p.what} in a condition is of version 1 of Sigma and not supported: a correlation says the same`,
  ),
  'fidelity/sigma-placeholder': entry<{ name: string }>(
    'error',
    (p) => `the placeholder \`%${p.name}%\` has no value, so the rule cannot run`,
  ),
}
