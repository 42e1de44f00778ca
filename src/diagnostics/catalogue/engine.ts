import { entry } from './entry.ts'

export const ENGINE = {
  'engine/failed': entry<{ reason: string }>('error', (p) => `the engine stopped the query: ${p.reason}`),
  'engine/timeout': entry<{ seconds: number }>('error', (p) => `the query did not finish within ${p.seconds} s`),
  'engine/memory': entry<{ limit: string }>('error', (p) => `the query needs more than ${p.limit} of memory`),
  'engine/disk-full': entry('error', () => 'the disk that holds temporary files is full'),
  'engine/interrupted': entry('error', () => 'the query was interrupted'),
}
