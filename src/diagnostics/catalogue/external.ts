import { entry } from './entry.ts'

/** What a query needs from outside, and the user has not given. */
export const EXTERNAL = {
  'external/no-file': entry<{ uri: string }>(
    'error',
    (p) => `there is no local file for \`${p.uri}\`, and nothing is read from the network`,
  ),
  'external/unreadable': entry<{ uri: string; path: string; reason: string }>(
    'error',
    (p) => `\`${p.path}\`, given for \`${p.uri}\`, could not be read: ${p.reason}`,
  ),
  'external/no-locations': entry<{ knowledge: 'places' | 'systems' }>('error', (p) =>
    p.knowledge === 'places'
      ? 'places of addresses are asked for, and no database of places is given'
      : 'autonomous systems of addresses are asked for, and no database of them is given',
  ),
  'external/bad-locations': entry<{ path: string; reason: string }>(
    'error',
    (p) => `the database of places \`${p.path}\` could not be read: ${p.reason}`,
  ),
  'external/no-parameter': entry<{ name: string }>(
    'error',
    (p) => `the query's parameter \`${p.name}\` has no value and no default`,
  ),
}
