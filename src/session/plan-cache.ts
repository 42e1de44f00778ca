import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Compilation } from '../languages/language.ts'
import { readCached, writeCached } from '../languages/user-cache.ts'

export type KeptCompilation = Omit<Compilation, 'printAst' | 'probe'>

const KIND = 'plan-'
const MOST_PLANS = 300

/** The identity of this build; a run from sources has none and keeps no plans. */
function buildId(): string | undefined {
  try {
    return readFileSync(new URL('../build-id', import.meta.url), 'utf8')
  } catch {
    return undefined
  }
}

/**
 * The name under which a compilation is kept: everything that it is a function of, and the build that computes it.
 * `undefined` where nothing is kept.
 */
export function planKey(inputs: readonly unknown[]): string | undefined {
  const build = buildId()
  return (
    build &&
    KIND +
      createHash('sha256')
        .update(serialize([build, process.version, ...inputs]))
        .digest('hex')
  )
}

export function readPlan(key: string): KeptCompilation | undefined {
  const data = readCached(key)
  if (data === undefined) return undefined
  try {
    // Written by the function below, of this very build.
    return deserialize(data) as KeptCompilation
  } catch {
    return undefined
  }
}

/** A compilation that asked no data. */
export function keepPlan(key: string, compilation: Compilation): void {
  const { printAst: _, probe: __, ...kept } = compilation
  writeCached(KIND, key, serialize(kept), MOST_PLANS)
}
