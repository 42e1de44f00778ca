import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

/** Test data that CI has and a user's checkout has not: real logs, documented examples, the seed queries. */
export const SHARED = fileURLToPath(new URL('../../shared', import.meta.url))

const present = existsSync(`${SHARED}/telemetry/README.md`)

/** A suite that needs the shared data; without it, one skipped test says so. */
export function describeWithSharedData(name: string, suite: () => void): void {
  if (present) describe(name, suite)
  else describe.skip(`${name} (skipped: no shared data)`, suite)
}
