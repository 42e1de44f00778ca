import { otherNames } from './qradar/columns.ts'
import { otherWebNames } from './sigma/web-columns.ts'
import type { Platform } from './table.ts'

/**
 * Other names of one and the same value: LogScale writes the tag `#event_simpleName` where the sensor's JSON has
 * `event_simpleName`, and takes `@timestamp` from `timestamp` (CrowdStrike's FLTR parser); Sentinel's copies of
 * Defender's tables have `TimeGenerated` beside `Timestamp`; QRadar's properties have names of two generations; Sigma's
 * web servers and proxies name the same fields differently.
 */
export function standIns(platform: Platform | undefined, name: string): readonly string[] {
  if (platform === 'falcon') {
    if (name === '@timestamp') return ['timestamp']
    return name.startsWith('#') ? [name.slice(1)] : [`#${name}`]
  }
  if (platform === 'defender' || platform === 'sentinel') {
    if (name === 'Timestamp') return ['TimeGenerated']
    if (name === 'TimeGenerated') return ['Timestamp']
  }
  if (platform === 'sigma') return otherWebNames(name)
  return platform === 'qradar' ? otherNames(name) : []
}
