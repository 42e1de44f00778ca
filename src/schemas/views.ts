import { DEFENDER_VIEWS } from './defender/index.ts'
import { FALCON_VIEWS } from './falcon/index.ts'
import { QRADAR_VIEWS } from './qradar/index.ts'
import { SENTINEL_VIEWS } from './sentinel/index.ts'
import { SIGMA_VIEWS } from './sigma/index.ts'
import { SUMO_VIEWS } from './sumo/index.ts'
import type { Platform } from './table.ts'
import type { ViewDefinition } from './view.ts'

/** Every table of every platform that siemless knows. */
export const VIEWS: Readonly<Record<Platform, readonly ViewDefinition[]>> = {
  defender: DEFENDER_VIEWS,
  sentinel: SENTINEL_VIEWS,
  falcon: FALCON_VIEWS,
  qradar: QRADAR_VIEWS,
  sumo: SUMO_VIEWS,
  sigma: SIGMA_VIEWS,
}

export function findView(platform: Platform, name: string): ViewDefinition | undefined {
  const wanted = nameKey(platform, name)
  return VIEWS[platform].find((view) => nameKey(platform, view.name) === wanted)
}

/**
 * The table of that name as the platforms together give it: Defender's tables have some columns more in Sentinel, with
 * the same legs, so that both are one table where a language sees both.
 */
export function mergedView(platforms: readonly Platform[], name: string): ViewDefinition | undefined {
  const [view, ...others] = platforms.flatMap((platform) => findView(platform, name) ?? [])
  if (view === undefined) return undefined
  let merged = view
  for (const other of others) merged = mergeViews(merged, other)
  return merged
}

function mergeViews(view: ViewDefinition, other: ViewDefinition): ViewDefinition {
  const legs = view.legs.map((leg, index) => {
    const more = other.legs[index]
    return more === undefined ? leg : { ...leg, columns: { ...more.columns, ...leg.columns } }
  })
  return { ...view, columns: { ...view.columns, ...missing(other.columns, view.columns) }, legs }
}

function missing(columns: ViewDefinition['columns'], known: ViewDefinition['columns']): ViewDefinition['columns'] {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !(name in known)))
}

/** AQL (IBM AQL guide, "AQL statements") and Sumo ignore the case of names. */
function ignoresCase(platform: Platform | undefined): boolean {
  return platform === 'qradar' || platform === 'sumo'
}

export function nameKey(platform: Platform | undefined, name: string): string {
  return ignoresCase(platform) ? name.toLowerCase() : name
}
