import type { Compilation, DataColumns, Probe } from './language.ts'

/** A query asks the data about at most so many of its parts. */
const MOST_PROBES = 20

/**
 * Compiles, asks the data for what only it tells, and compiles again until nothing is asked. `ask` runs a probe, or gives
 * up. What is still unknown in the end has a `probe` and must not run.
 */
export async function compileWithData(
  compile: (probed: ReadonlyMap<string, DataColumns>) => Compilation,
  ask: (probe: Probe, asking: Compilation) => Promise<readonly string[] | undefined>,
): Promise<Compilation> {
  const probed = new Map<string, DataColumns>()
  for (;;) {
    const compiled = compile(probed)
    const { probe } = compiled
    if (probe === undefined || probed.has(probe.key) || probed.size === MOST_PROBES) return compiled
    const values = await ask(probe, compiled)
    if (values === undefined) return compiled
    probed.set(probe.key, probe.read(values))
  }
}
