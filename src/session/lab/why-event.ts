import type { Platform } from '../../schemas/table.ts'
import type { SensorRecord } from '../../simulation/sensor.ts'
import type { Json } from '../../types/codec.ts'

/** What another platform's query finds about the same scenario. */
export interface Witness {
  readonly platform: Platform
  readonly records: readonly SensorRecord[]
  /** Whether that platform's query finds something in these records alone. */
  readonly finds: (records: readonly SensorRecord[]) => Promise<boolean>
}

export interface SmallestEvent {
  readonly platform: Platform
  readonly fields: Readonly<Record<string, string>>
}

/**
 * The smallest event that the query still finds: records are left out, then fields of the one that remains, as long as it
 * is found (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002). Undefined when it finds
 * nothing in all of them. Of a query that needs several events it is the last of them.
 */
export async function smallestEvent(witness: Witness, mostRuns = 60): Promise<SmallestEvent | undefined> {
  let runs = 0
  const finds = async (records: readonly SensorRecord[]): Promise<boolean> => {
    runs += 1
    return runs <= mostRuns && (await witness.finds(records))
  }
  if (!(await finds(witness.records))) return undefined
  const records = await reduce(witness.records, finds)
  const last = records.at(-1)
  if (last === undefined) return undefined
  const others = records.slice(0, -1)
  const withFields = (names: readonly (readonly [string, Json])[]): readonly SensorRecord[] => [
    ...others,
    { ...last, fields: Object.fromEntries(names) },
  ]
  const fields = await reduce(Object.entries(last.fields), (names) => finds(withFields(names)))
  return {
    platform: witness.platform,
    fields: Object.fromEntries(fields.map(([name, value]) => [name, textOf(value)])),
  }
}

/** A part of the items for which the test holds as it does for all of them; of tests that are exhausted, what is left. */
export async function reduce<T>(
  items: readonly T[],
  test: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items
  let pieces = 2
  while (kept.length > 1) {
    const size = Math.ceil(kept.length / pieces)
    const starts = Array.from({ length: Math.ceil(kept.length / size) }, (_, index) => index * size)
    let smaller: readonly T[] | undefined
    for (const start of starts) {
      const piece = kept.slice(start, start + size)
      const others = [...kept.slice(0, start), ...kept.slice(start + size)]
      if (await test(piece)) smaller = piece
      else if (starts.length > 2 && (await test(others))) smaller = others
      if (smaller !== undefined) break
    }
    if (smaller !== undefined) {
      pieces = smaller.length < kept.length / 2 + 1 && smaller.length <= size ? 2 : Math.max(pieces - 1, 2)
      kept = smaller
    } else if (size === 1) return kept
    else pieces = Math.min(2 * pieces, kept.length)
  }
  return kept
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
