import { entry } from './entry.ts'

export const DETECTION = {
  'detection/invalid': entry<{ path: string; reason: string }>('error', (p) => `\`${p.path}\`: ${p.reason}`),
  'detection/unmatched-query': entry<{ path: string; reason: string }>('warning', (p) => `\`${p.path}\`: ${p.reason}`),
  'simulation/no-sensor': entry<{ written: string; reason: string }>('error', (p) => `\`${p.written}\`: ${p.reason}`),
  'simulation/no-time': entry<{ written: string }>(
    'error',
    (p) => `\`${p.written}\` is no time from 1970 to 2199: ISO 8601 is expected, such as 2026-03-02T00:00:00Z`,
  ),
}
