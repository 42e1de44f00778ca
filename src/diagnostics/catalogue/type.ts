import { entry } from './entry.ts'

export const TYPE = {
  'type/mismatch': entry<{ what: string; expected: string; found: string }>(
    'error',
    (p) => `${p.what} takes ${p.expected}, not ${p.found}`,
  ),
  'type/argument-count': entry<{ name: string; expected: string; found: number }>(
    'error',
    (p) => `\`${p.name}\` takes ${p.expected}, but ${p.found} ${p.found === 1 ? 'is' : 'are'} given`,
  ),
  'type/not-constant': entry<{ what: string }>('error', (p) => `${p.what} must be a constant`),
}
