import { entry } from './entry.ts'

export const READER = {
  'reader/not-found': entry<{ path: string }>('error', (p) => `there is no file or directory \`${p.path}\``),
  'reader/no-match': entry<{ pattern: string }>('error', (p) => `no file matches \`${p.pattern}\``),
  'reader/no-files': entry<{ path: string }>('warning', (p) => `there are no files in \`${p.path}\``),
  'reader/unreadable': entry<{ path: string; reason: string }>(
    'error',
    (p) => `\`${p.path}\` could not be read: ${p.reason}`,
  ),
  'reader/empty': entry<{ path: string }>('warning', (p) => `\`${p.path}\` is empty`),
  'reader/not-recognised': entry<{ path: string; looked: string }>(
    'warning',
    (p) => `\`${p.path}\` is of no known log format (${p.looked}); \`--as SHAPE\` names one`,
  ),
  'reader/unknown-shape': entry<{ shape: string }>('error', (p) => `there is no shape \`${p.shape}\``),
  'reader/rejected': entry<{ path: string; count: number; reason: string }>(
    'warning',
    (p) => `${p.count} ${p.count === 1 ? 'record' : 'records'} of \`${p.path}\` set aside: ${p.reason}`,
  ),
  'reader/archive': entry<{ path: string; reason: string }>(
    'warning',
    (p) => `\`${p.path}\` was not read to its end: ${p.reason}`,
  ),
  'reader/note': entry<{ path: string; note: string }>('info', (p) => `\`${p.path}\`: ${p.note}`),
  'reader/value-not-of-type': entry<{ table: string; column: string; type: string; count: number }>(
    'warning',
    (p) =>
      `${p.count} ${p.count === 1 ? 'value' : 'values'} of \`${p.column}\` in \`${p.table}\` ${p.count === 1 ? 'is' : 'are'} no ${p.type}, as the platform's schema has it, and became null`,
  ),
}
