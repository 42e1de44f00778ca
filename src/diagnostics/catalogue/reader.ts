import { entry } from './entry.ts'

export const READER = {
  'reader/not-found': entry<{ path: string }>('error', (p) => `there is no file or directory \`${p.path}\``),
  'reader/unreadable': entry<{ path: string; reason: string }>(
    'error',
    (p) => `\`${p.path}\` could not be read: ${p.reason}`,
  ),
  'reader/empty': entry<{ path: string }>('warning', (p) => `\`${p.path}\` is empty`),
  'reader/not-recognised': entry<{ path: string; looked: string }>(
    'warning',
    (p) => `\`${p.path}\` is of no known log format (${p.looked}); \`--as SHAPE\` names one`,
  ),
  'reader/rejected': entry<{ path: string; count: number; reason: string }>(
    'warning',
    (p) => `${p.count} ${p.count === 1 ? 'record' : 'records'} of \`${p.path}\` set aside: ${p.reason}`,
  ),
}
